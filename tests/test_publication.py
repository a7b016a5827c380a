"""From one article to a publication: order, neighbours, drafts, feeds."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.conftest import URL, Project
from tests.reading import Page

ATOM = "{http://www.w3.org/2005/Atom}"
SETTINGS = 'slug = "{0}"\ntitle = "{0}題"\nscript = "traditional"\n'


@pytest.fixture
def three(project: Project) -> Project:
    """Three articles: c is the newest by its date, b comes next by the day it was added, a has no day."""
    project.seed("1", "甲的文章，說發展。", SETTINGS.format("a"))
    project.seed("2", "乙的文章，說<b>電腦</b>。", SETTINGS.format("b") + "added = 2024-05-01\n")
    project.seed(
        "3", "丙的文章。", SETTINGS.format("c") + 'date = 2025-01-01\nadded = 2025-02-01\nauthor = "王 & 李"'
    )
    return project


def page(site: Path, path: str) -> Page:
    return Page((site / path / "index.html").read_text(encoding="utf-8"))


def test_home_lists_the_newest_first(three: Project) -> None:
    home = page(three.site(), "")
    assert [block.text for block in home.blocks if block.tag == "h2"] == ["c題", "b題", "a題"]


def test_each_article_leads_to_its_neighbours(three: Project) -> None:
    site = three.site()
    for root in ("", "zh-hans/"):
        middle = [a["href"] for a in page(site, f"{root}articles/b").all("a")]
        assert "../c/" in middle
        assert "../a/" in middle
        newest = [a["href"] for a in page(site, f"{root}articles/c").all("a")]
        assert "../b/" in newest
        assert "../a/" not in newest


def test_a_new_article_rewrites_its_neighbours_and_the_lists_and_no_other(three: Project) -> None:
    three.build()
    three.seed("4", "丁的文章。", SETTINGS.format("d") + "added = 2026-01-01")
    written = three.build().stdout
    assert "docs/articles/d/index.md" in written
    assert "docs/articles/c/index.md" in written
    assert "docs/index.md" in written
    assert "articles/b/" not in written
    assert "articles/a/" not in written
    assert "docs/articles/c/notes.md" not in written


def test_a_draft_is_published_only_in_a_preview(three: Project) -> None:
    three.seed("2", "乙的文章。", SETTINGS.format("b") + "draft = true")
    done = three.build()
    assert "seeds/2.txt: notice: a draft: not published" in done.stderr
    assert not (three.root / "docs/articles/b").exists()
    assert "b題" not in (three.root / "docs/search/zh-Hant/0.json").read_text(encoding="utf-8")
    three.build("--drafts")
    assert (three.root / "docs/articles/b/index.md").exists()
    three.build()
    assert not (three.root / "docs/articles/b").exists()


@pytest.mark.parametrize(("root", "lang"), [("", "zh-Hant"), ("zh-hans/", "zh-Hans")])
def test_the_feed_has_the_full_text_of_what_has_a_day(three: Project, root: str, lang: str) -> None:
    site = three.site()
    feed = ElementTree.parse(site / root / "feed.xml").getroot()  # noqa: S314 (our own)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert feed.findtext(f"{ATOM}id") == f"{URL}{root}feed.xml"
    assert feed.findtext(f"{ATOM}updated") == "2025-02-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "正字"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [f"{URL}{root}articles/{n}/" for n in "cb"]
    assert [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries] == ["王 & 李", None]
    content = entries[1].findtext(f"{ATOM}content")
    computer = "电脑" if root else "電腦"
    assert content is not None
    assert f"&lt;b&gt;{computer}&lt;/b&gt;" in content, "text, not markup, within the HTML"
    assert content.startswith("<p>乙的文章")


def test_every_page_names_its_variants_feed(three: Project) -> None:
    site = three.site()
    for path in ("", "zh-hans/", "articles/b/", "zh-hans/articles/b/notes/"):
        here = page(site, path)
        (feed,) = [link for link in here.links("alternate") if link.get("type") == "application/atom+xml"]
        target = (site / path / feed["href"]).resolve()
        assert target == (site / ("zh-hans" if path.startswith("zh") else "") / "feed.xml").resolve()
