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
    "a dead link": (ARTICLE, 'href="notes/"', 'href="nots/"', "/nots/, which answers 404"),
    "a dead fragment": (ARTICLE, 'href="#market"', 'href="#markt"', "#markt, which has no such place"),
    "a link that takes a detour": (ARTICLE, 'href="notes/"', 'href="notes"', "/notes, which answers 301"),
    "an empty download": (f"articles/{SLUG}/received.txt", ".*", "", "received.txt, which is empty"),
    "a page for search engines that says it is none": (
        ARTICLE,
        "<title>",
        '<meta name="robots" content="noindex"><title>',
        "sitemap",
    ),
    "another language": (
        ARTICLE,
        '<html lang="zh-Hant">',
        '<html lang="zh-Hans">',
        "its language is 'zh-Hans'",
    ),
    "a variant that does not answer": (
        f"zh-hans/{ARTICLE}",
        '<link rel="alternate" hreflang="zh-Hant"[^>]*>',
        "",
        "its variant zh-Hans does not name the same variants",
    ),
    "no x-default": (
        "index.html",
        '<link rel="alternate" hreflang="x-default"[^>]*>',
        "",
        "names no x-default",
    ),
    "a page that the sitemap lacks": (
        "sitemap.xml",
        f"<url><loc>{URL}zh-hans/</loc>.*?</url>",
        "",
        "does not list",
    ),
    "a page that only the sitemap has": (
        "sitemap.xml",
        f"<loc>{URL}</loc>",
        f"<loc>{URL}x/</loc>",
        "it lists",
    ),
    "a sitemap that is no XML": ("sitemap.xml", "</urlset>", "", "sitemap.xml: error: not XML"),
    "a place that is only in the search": (
        "search/a/1.dat",
        '"p2"',
        '"p222"',
        "#p222, which is not there",
    ),
    "a search index that cannot be read": ("search/a/1.dat", r"^\{", "", "the index cannot be read"),
    "a 404 page that leads nowhere": ("404.html", "/sub/path/", "/", "with a page that does not lead home"),
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
