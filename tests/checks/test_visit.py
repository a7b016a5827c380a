"""A visitor finds a built site whole; and every planted fault is found."""

import re
import shutil
from pathlib import Path

import pytest

from scripts.checks.crawl import visit
from tests.checks.planting import packed, unpacked
from tests.conftest import SLUG, URL, Project

ARTICLE = f"articles/{SLUG}/index.html"


def test_every_page_link_place_variant_feed_and_download_is_there(site: Path) -> None:
    assert visit(site, URL) == (len(list(site.rglob("*.html"))) - 1, [])


def test_the_command_says_so(article_project: Project) -> None:
    done = article_project.run("scripts.checks.crawl", "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert "every link, place, variant, feed and download of them is there" in done.stdout


# what is planted: the file, what of it, what instead, and what must be said of it
FAULTS = {
    "a dead link": (ARTICLE, 'href="notes/"', 'href="nots/"', "/nots/, where there is nothing"),
    "a dead fragment": (ARTICLE, 'href="#market"', 'href="#markt"', "#markt, which has no such place"),
    "a link that takes a detour": (
        ARTICLE,
        'href="notes/"',
        'href="notes"',
        "/notes, which must end in a slash",
    ),
    "an empty download": (f"articles/{SLUG}/received.txt", ".*", "", "received.txt, which is empty"),
    "a place that is only in the search": (
        "search/a/1.dat",
        '"p2"',
        '"p222"',
        "#p222, which is not there",
    ),
    "a search index that cannot be read": ("search/a/1.dat", r"^\{", "", "the index cannot be read"),
    "a dead link on the 404 page": (
        "404.html",
        "/sub/path/zh-hans/",
        "/sub/path/nots/",
        "/nots/, where there is nothing",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(site: Path, tmp_path: Path, fault: str) -> None:
    file, pattern, planted, says = FAULTS[fault]
    shutil.copytree(site, tmp_path / "site")
    path = tmp_path / "site" / file
    source = unpacked(path)
    changed = re.sub(pattern, planted, source, flags=re.DOTALL)
    assert changed != source
    path.write_bytes(packed(file, changed))
    _, findings = visit(tmp_path / "site", URL)
    assert [finding for finding in findings if says in str(finding)]


def test_a_page_to_which_nothing_leads_is_found(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/lost").mkdir()
    shutil.copyfile(site / "index.html", tmp_path / "site/lost/index.html")
    _, findings = visit(tmp_path / "site", URL)
    assert [str(f) for f in findings] == [
        "lost/: error: no link leads here; mend what makes it, and build again [S02]"
    ]


def test_a_page_in_the_search_to_which_no_link_leads_is_found(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    for path in (tmp_path / "site").rglob("index.html"):
        source = path.read_text(encoding="utf-8")
        # Its notes lead to it, so no link leads there either.
        link = rf'<a [^>]*href="[^"]*articles/{SLUG}/(?:notes/)?(?:#[^"]*)?"'
        path.write_text(re.sub(link, "<a", source), encoding="utf-8")
    _, findings = visit(tmp_path / "site", URL)
    assert [f for f in findings if f.file == f"articles/{SLUG}/" and f.message == "no link leads here"]


def test_a_dead_address_is_told_once_with_the_line_where_it_was_written(small_project: Project) -> None:
    small_project.seed("small", f"短文\n他說的是 {URL}gone/ 。\n", f'slug = "small"\nsource = "{URL}gone/"\n')
    text = f"# 長文\n\n見[甲]({URL}gone/)。\n\n又見[乙]({URL}gone/a)與<{URL}無/>，又見[甲]({URL}gone/)。\n"
    (small_project.root / "seeds/long.md").write_text(text, encoding="utf-8")
    page = f'# 頁\n\n<a href="{URL}gone/#x">丙</a>\n'
    (small_project.root / "docs/頁.md").write_text(page, encoding="utf-8")
    small_project.site()
    done = small_project.run("scripts.checks.crawl", "site")
    said = f": error: a link to {URL}"
    assert sorted(line.split("; ")[0].replace(said, " ") for line in done.stderr.splitlines()) == [
        "docs/頁.md:3 gone/#x, where there is nothing",
        "seeds/long.md:3 gone/, where there is nothing",
        "seeds/long.md:5 gone/, where there is nothing",
        "seeds/long.md:5 gone/a, where there is nothing",
        "seeds/long.md:5 無/, where there is nothing",
        "seeds/small.toml:2 gone/, where there is nothing",
    ]


def test_a_file_that_a_publisher_put_there_as_it_is_needs_no_link(small_project: Project) -> None:
    for name in ("token123.html", "own/index.html"):
        (small_project.root / "docs" / name).parent.mkdir(exist_ok=True)
        (small_project.root / "docs" / name).write_text("token-of-a-search-engine: 123", encoding="utf-8")
    small_project.site()
    done = small_project.run("scripts.checks.crawl", "site")
    assert (done.returncode, done.stderr) == (0, "")
