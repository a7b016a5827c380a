"""From one article to a publication: order, neighbours, drafts, feeds."""

import datetime
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.article.edition import edition
from scripts.article.edition_model import Edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.pages.archive import WHOLE, archive_pages
from scripts.pages.feed import NEWEST
from scripts.pages.lists import LENGTH, list_pages
from scripts.publish.pieces import of_piece
from scripts.publish.shards import LEAST
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from tests.conftest import URL, Project, copy_project, needs_git
from tests.reading import Page

ATOM = "{http://www.w3.org/2005/Atom}"
SETTINGS = 'slug = "{0}"\ntitle = "{0}題"\nscript = "traditional"\n'


def seeded(project: Project) -> Project:
    """Three articles: c was added last, b before it, and a has no day."""
    project.seed("1", "甲的文章，說發展。", SETTINGS.format("a"))
    project.seed("2", "乙的文章，說<x>電腦</x>。", SETTINGS.format("b") + "added = 2024-05-01\n")
    project.seed(
        "3",
        "丙的文章。",
        SETTINGS.format("c")
        + 'date = 2025-01-01\nadded = 2025-02-01\nupdated = 2025-03-04\nauthor = "王 & 李"\n'
        + 'source = "https://example.org/?a=1&copy=2"',
    )
    return project


@pytest.fixture
def three(project: Project) -> Project:
    return seeded(project)


@pytest.fixture(scope="module")
def of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the three, built once for all tests that only look."""
    return seeded(copy_project(tmp_path_factory.mktemp("three"), seeds="none")).site()


def page(site: Path, path: str) -> Page:
    return Page((site / path / "index.html").read_text(encoding="utf-8"))


def test_home_lists_the_newest_first(of_three: Path) -> None:
    home = page(of_three, "")
    assert [block.text for block in home.blocks if block.tag == "h2"] == ["c題", "b題", "a題"]


def test_each_article_leads_to_its_neighbours(of_three: Path) -> None:
    site = of_three
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
    pieces = [of_piece(raw) for path, raw in three.files("docs/search").items() if path.endswith(".dat")]
    assert pieces
    assert "b題" not in str(pieces)
    three.build("--drafts")
    assert (three.root / "docs/articles/b/index.md").exists()
    three.build()
    assert not (three.root / "docs/articles/b").exists()


@pytest.mark.parametrize(("root", "lang"), [("", "zh-Hant"), ("zh-hans/", "zh-Hans")])
def test_the_feed_has_the_full_text_of_what_has_a_day(of_three: Path, root: str, lang: str) -> None:
    site = of_three
    feed = ElementTree.parse(site / root / "feed.xml").getroot()  # noqa: S314 (our own)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert feed.findtext(f"{ATOM}id") == f"{URL}{root}feed.xml"
    assert feed.findtext(f"{ATOM}updated") == "2025-03-04T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "正字"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [f"{URL}{root}articles/{n}/" for n in "cb"]
    assert [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries] == ["王 & 李", None]
    content = entries[1].findtext(f"{ATOM}content")
    computer = "电脑" if root else "電腦"
    assert content is not None
    assert f"&lt;x&gt;{computer}&lt;/x&gt;" in content, "text, not markup, within the HTML"
    assert content.startswith("<p>乙的文章")


def test_machines_are_told_when_a_text_was_published_and_changed(of_three: Path) -> None:
    sitemap = (of_three / "sitemap.xml").read_text(encoding="utf-8")
    days = dict(re.findall(r"<url><loc>([^<]*)</loc>\s*<lastmod>([^<]*)</lastmod>", sitemap))
    assert days == {f"{URL}{root}articles/c/": "2025-03-04" for root in ("", "zh-hans/")}
    source = (of_three / "articles/c/index.html").read_text(encoding="utf-8")
    assert '"datePublished":"2025-01-01","dateModified":"2025-03-04"' in source
    assert '<span>發表 <time datetime="2025-01-01">2025年1月1日</time></span>' in source
    assert '<span>更新 <time datetime="2025-03-04">2025年3月4日</time></span>' in source
    assert '<a href="https://example.org/?a=1&amp;copy=2">' in source
    assert re.search(r"<span>\d+ 字</span> <span>約 1 分鐘</span> <span>繁體</span>", source)


def test_every_page_but_notes_names_its_variants_feed(of_three: Path) -> None:
    site = of_three
    for path in ("", "zh-hans/", "articles/b/", "zh-hans/articles/b/"):
        here = page(site, path)
        (feed,) = [link for link in here.links("alternate") if link.get("type") == "application/atom+xml"]
        target = (site / path / feed["href"]).resolve()
        assert target == (site / ("zh-hans" if path.startswith("zh") else "") / "feed.xml").resolve()
    assert 'type="application/atom+xml"' not in (site / "articles/b/notes/index.html").read_text("utf-8")


# --- home in pages -----------------------------------------------------------


def editions(count: int) -> list[Edition]:
    """So many articles, newest first: number count is the newest."""
    article, _ = interpret(
        Seed("seeds/x.txt", b"x", "文。", Settings(slug="x", title="題", script="traditional"))
    )
    one = edition(article, TABLE["zh-Hant"])
    return [replace(one, title=str(number)) for number in range(count, 0, -1)]


@pytest.mark.parametrize(
    "count", [0, 1, LENGTH, 2 * LENGTH - 1, 2 * LENGTH, 3 * LENGTH - 1, 3 * LENGTH, 1000]
)
def test_pages_of_the_list_hold_every_article_once_newest_first(count: int) -> None:
    pages = list_pages(TABLE["zh-Hant"], editions(count))
    assert [one.title for page in pages for one in page.editions] == [str(n) for n in range(count, 0, -1)]
    assert [page.number for page in pages] == [0, *range(len(pages) - 1, 0, -1)]
    assert all(len(page.editions) == LENGTH for page in pages[1:])
    assert len(pages[0].editions) < 2 * LENGTH
    assert [page.older for page in pages] == [*[page.number for page in pages[1:]], None]
    assert [page.newer for page in pages] == [None, *[page.number for page in pages[:-1]]]


@pytest.mark.parametrize("count", [LENGTH, 2 * LENGTH, 5 * LENGTH + 3])
def test_a_full_page_of_the_list_never_changes_when_articles_are_added(count: int) -> None:
    def full(count: int) -> dict[int, list[str]]:
        pages = list_pages(TABLE["zh-Hant"], editions(count))[1:]
        return {page.number: [one.title for one in page.editions] for page in pages}

    assert full(count).items() <= full(count + LENGTH).items()


def test_home_leads_to_older_pages_and_they_back_in_every_variant(project: Project) -> None:
    for number in range(1, 2 * LENGTH + 2):
        day = f"2025-{1 + number // 28:02}-{1 + number % 28:02}"
        project.seed(
            f"n{number:02}", f"第{number}篇。", SETTINGS.format(f"n{number:02}") + f"added = {day}\n"
        )
    site = project.site()
    for root in ("", "zh-hans/"):
        home, first = page(site, root), page(site, f"{root}page/1")
        assert [b.text for b in first.blocks if b.tag == "h2"] == [
            f"n{n:02}题" if root else f"n{n:02}題" for n in range(LENGTH, 0, -1)
        ]
        assert [a["href"] for a in home.all("a") if a.get("rel") == "next"] == ["page/1/"]
        assert [a["href"].rstrip("/") for a in first.all("a") if a.get("rel") == "prev"] == ["../.."]
        assert not [a for a in first.all("a") if a.get("rel") == "next"]
    assert "<title>正字 第 1 頁</title>" in (site / "page/1/index.html").read_text(encoding="utf-8")
    project.seed("n99", "新的。", SETTINGS.format("n99") + "added = 2026-01-01\n")
    written = project.build().stdout.split()
    assert "docs/index.md" in written
    assert "docs/page/1.md" not in written


def test_home_shows_author_day_and_length_as_chinese_readers_write_them(of_three: Path) -> None:
    site = of_three
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<span>王 &amp; 李</span> <span><time datetime="2025-01-01">2025年1月1日</time></span>' in home
    assert '收錄 <time datetime="2024-05-01">2024年5月1日</time>' in home
    links = [a["href"] for a in page(site, "").all("a")]
    assert [href for href in links if "articles/" in href] == [f"articles/{slug}/" for slug in "cba"]


def test_an_old_text_that_came_last_stands_first(three: Project) -> None:
    three.seed("4", "丁的詩。", SETTINGS.format("d") + "date = 1928-03-01\nadded = 2025-03-01\n")
    site = three.site()
    assert [block.text for block in page(site, "").blocks if block.tag == "h2"] == [
        f"{slug}題" for slug in "dcba"
    ]
    archive = page(site, "archive")
    heads = [block.text for block in archive.blocks if block.tag == "h2"]
    assert heads == ["2025年 1 篇", "2024年 1 篇", "1928年 1 篇", "年份不詳 1 篇"]
    assert [a["href"] for a in archive.all("a") if "articles/" in a["href"]] == [
        f"../articles/{slug}/" for slug in "cbda"
    ]
    listed = (site / "archive/index.html").read_text(encoding="utf-8")
    assert '<time datetime="1928-03-01">3月1日</time>' in listed, "below its year without the year"
    assert "archive/" in [a["href"] for a in page(site, "").all("a")]
    heads = [block.text for block in page(site, "zh-hans/archive").blocks if block.tag == "h1"]
    assert heads == ["全部文章"]


def test_the_article_that_mkdocs_yml_names_stands_first(three: Project) -> None:
    three.configure("extra:\n", "extra:\n  lead: a\n")
    site = three.site()
    for root in ("", "zh-hans/"):
        heads = [block.text[0] for block in page(site, root).blocks if block.tag == "h2"]
        assert heads == ["a", "c", "b"]
    three.configure("lead: a", "lead: nobody")
    done = three.build()
    assert done.returncode == 0
    assert "mkdocs.yml: warning: extra.lead is 'nobody'" in done.stderr


def test_home_with_one_article_shows_what_was_done_to_it(full_project: Project) -> None:
    site = full_project.site()
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<h1>正字</h1>" in home
    assert "金融獲批<del>沖</del>刺IPO" in home
    assert "金融獲批<ins>衝</ins>刺IPO" in home
    hrefs = [a["href"] for a in page(site, "").all("a")]
    assert [href for href in hrefs if href.endswith("notes/")]
    assert "archive/" not in hrefs
    full_project.seed("2", "乙的文章。", SETTINGS.format("b"))
    home = (full_project.site() / "index.html").read_text(encoding="utf-8")
    assert "<del>" not in home


def test_home_with_many_articles_has_one_stop_of_the_tab_key_for_each(project: Project) -> None:
    for number in range(25):
        project.seed(f"n{number:02}", f"第{number}篇。", SETTINGS.format(f"n{number:02}"))
    home = page(project.site(), "")
    main = [a["href"] for a in home.all("a")]
    assert len([href for href in main if "articles/" in href]) == 25
    assert len(main) + len(home.all("button")) + len(home.all("summary")) < 43


# --- the archive -------------------------------------------------------------


def test_the_archive_goes_by_the_year_of_publication_else_of_coming_here() -> None:
    def dated(date: int | None, added: int | None) -> Edition:
        one = editions(1)[0]
        first, second = (datetime.date(year, 5, 6) if year else None for year in (date, added))
        return replace(one, facts=replace(one.facts, date=first, added=second))

    found = [dated(None, None), dated(1928, 2026), dated(None, 2026), dated(2026, 2026)]
    (whole,) = archive_pages(TABLE["zh-Hant"], found)
    assert [(year["year"], year["count"]) for year in whole.lists["years"]] == [
        ("2026", 2),
        ("1928", 1),
        ("", 1),
    ]
    assert archive_pages(TABLE["zh-Hant"], found[:1]) == [], "home shows one article"


def test_a_large_archive_has_a_page_for_each_year() -> None:
    one = editions(1)[0]
    days = [datetime.date(2000 + number % 3, 1, 1) for number in range(WHOLE + 1)]
    found = [replace(one, facts=replace(one.facts, date=day)) for day in days]
    first, *years = archive_pages(TABLE["zh-Hans"], found)
    assert first.url == "zh-hans/archive/"
    assert not any(year["articles"] for year in first.lists["years"])
    assert [year.url for year in years] == [f"zh-hans/archive/{year}/" for year in (2002, 2001, 2000)]
    assert sum(len(listed["articles"]) for year in years for listed in year.lists["years"]) == WHOLE + 1
    (whole,) = archive_pages(TABLE["zh-Hans"], found[1:])
    assert sum(len(year["articles"]) for year in whole.lists["years"]) == WHOLE


def test_where_each_year_has_a_page_the_archive_says_how_many_it_has_and_leads_there(three: Project) -> None:
    for program in ("pages/archive.py", "checks/site.py"):
        path = three.root / "scripts" / program
        source = path.read_text(encoding="utf-8")
        assert "\nWHOLE = 200 " in source
        path.write_text(source.replace("\nWHOLE = 200 ", "\nWHOLE = 2 "), encoding="utf-8")
    site = three.site()
    archive, year = page(site, "archive"), page(site, "archive/2025")
    heads = [block.text for block in archive.blocks if block.tag == "h2"]
    assert heads == ["2025年 1 篇", "2024年 1 篇", "年份不詳 1 篇"]
    leads = [a["href"] for a in archive.all("a")]
    assert {"2025/", "2024/", "0/"} <= set(leads)
    assert not [href for href in leads if "articles/" in href]
    assert [block.text for block in year.blocks if block.tag in ("h1", "h2")] == ["2025年"], "said once"
    assert [a["href"] for a in year.all("a") if "articles/" in a["href"]] == ["../../articles/c/"]
    assert "../" in [a["href"] for a in year.all("a")]


# --- what an edit makes again ------------------------------------------------


def test_an_edit_makes_again_what_shows_it_and_nothing_else(three: Project) -> None:
    three.build()
    three.seed("2", "乙的文章，改了一字。")
    written = three.build().stdout.split()
    own = ["index.md", "notes.md"]
    assert sorted(written) == sorted(
        [
            "docs/.memory/b.json",
            *(f"docs/{root}articles/b/{name}" for root in ("", "zh-hans/") for name in own),
            *(f"docs/articles/b/b.zh-Hant.{kind}" for kind in ("txt", "epub")),
            *(f"docs/zh-hans/articles/b/b.zh-Hans.{kind}" for kind in ("txt", "epub")),
            "docs/articles/b/received.txt",
            "docs/articles/b/record.json",
            *(f"docs/{root}{name}" for root in ("", "zh-hans/") for name in ("index.md", "feed.xml")),
            "docs/.memory/search",
            "docs/search/meta.json",
            "docs/search/a/2.dat",
        ]
    )


@needs_git
def test_what_was_remembered_gives_the_same_files_as_a_build_from_nothing(three: Project) -> None:
    three.build()
    three.seed("2", "乙的文章，改了一字。")
    three.seed("4", "丁的文章。", SETTINGS.format("d") + "added = 2026-01-01")
    (three.root / "seeds/1.txt").rename(three.root / "seeds/9.txt")
    (three.root / "seeds/1.toml").rename(three.root / "seeds/9.toml")
    three.build()
    step_by_step = three.files()
    subprocess.run(["git", "init", "-q"], cwd=three.root, check=True)
    subprocess.run(["git", "clean", "-fdXq", "docs"], cwd=three.root, check=True)
    assert not (three.root / "docs/index.md").exists()
    three.build()
    at_once = three.files()
    assert step_by_step.pop(".generated") != at_once.pop(".generated"), "it has the times of the files"
    assert step_by_step == at_once


def test_a_generated_file_that_somebody_touched_is_made_again(three: Project) -> None:
    three.build()
    page, memory = three.root / "docs/articles/b/index.md", three.root / "docs/.memory/c.json"
    good = page.read_bytes(), memory.read_bytes()
    page.write_text("broken", encoding="utf-8")
    memory.write_text('{"key": 1}', encoding="utf-8")
    assert set(three.build().stdout.split()) == {"docs/articles/b/index.md", "docs/.memory/c.json"}
    assert (page.read_bytes(), memory.read_bytes()) == good


def test_a_change_of_the_program_or_the_site_makes_every_page_again(three: Project) -> None:
    three.build()
    script = three.root / "scripts/pages/article_page.py"
    script.write_text(
        script.read_text(encoding="utf-8").replace('"editors_title"', '"other"'), encoding="utf-8"
    )
    assert "docs/articles/a/index.md" in three.build().stdout
    (three.root / "seeds/glossary.toml").write_text(
        '[[words]]\nword = "發展"\nzh-Hans = "發"', encoding="utf-8"
    )
    assert "docs/zh-hans/articles/a/a.zh-Hans.txt" in three.build().stdout


def test_warnings_of_a_text_that_did_not_change_are_said_again(three: Project) -> None:
    three.seed("2", "乙的文章。\ufffd", SETTINGS.format("b"))
    first, second = three.build().stderr, three.build().stderr
    assert "warning: lost bytes" in first
    assert "warning: lost bytes" in second
    assert three.build("--strict").returncode == 1


# --- many articles -----------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site of four articles, and the same with 56 more: too many to load all that is searched."""
    sites = []
    for count in (4, 60):
        project = copy_project(tmp_path_factory.mktemp(f"of{count}"), seeds="none")
        for number in range(count):
            day = f"added = {datetime.date(2025, 12, 31) - datetime.timedelta(number)}\n"
            text = f"這是第{number}號文章，說頭髮。\n"
            project.seed(f"n{number:02}", text, SETTINGS.format(f"n{number:02}") + day)
        sites.append(project.site())
    return sites[0], sites[1]


def test_the_page_of_an_article_does_not_grow_with_their_number(many: tuple[Path, Path]) -> None:
    few, all_ = many
    for root in ("", "zh-hans/"):
        for path in (f"{root}articles/n01/index.html", f"{root}articles/n01/notes/index.html"):
            assert (few / path).read_bytes() == (all_ / path).read_bytes(), path


def test_a_large_index_is_in_shards_and_search_finds_what_is_in_any(
    many: tuple[Path, Path], serve: Callable[[Path], str], browser: Browser
) -> None:
    _, site = many
    assert json.loads((site / "search/meta.json").read_text(encoding="utf-8"))["shards"] >= LEAST
    here = browser.new_page()
    here.goto(serve(site))
    here.keyboard.press("/")
    for query, count in (("第7號文章", 1), ("第58号", 1), ("発", 0)):
        here.locator(".search input").fill(query)
        said = f"找到 {count} 處" if count else "沒有找到"
        here.locator(".search [role=status]").get_by_text(said, exact=True).wait_for()
    here.locator(".search input").fill("头发")
    for count in (10, 20, 30, 40, 50):
        here.get_by_text(f"找到至少 {count} 處", exact=True).wait_for()
        assert here.locator(".search li a").count() == count, "the first ten articles, and ten more on demand"
        here.get_by_role("button", name="再顯示一些").click()
    here.get_by_text("找到 60 處", exact=True).wait_for()
    here.close()


def test_the_feed_has_what_came_last_however_old_it_is(project: Project) -> None:
    for number in range(NEWEST + 2):
        day = f"date = 2024-01-{number + 1:02}\nadded = 2024-02-01\n"
        project.seed(f"n{number}", f"第{number}篇。", SETTINGS.format(f"n{number}") + day)
    project.seed("old", "古文。", SETTINGS.format("old") + "date = 1920-01-01\nadded = 2026-11-20\n")
    project.build()
    feed = ElementTree.parse(project.root / "docs/feed.xml").getroot()  # noqa: S314 (our own)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert titles[0] == "old題"
    assert len(titles) == NEWEST
