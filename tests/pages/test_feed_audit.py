"""What ``make audit`` checks of a feed: our feeds pass, and every planted fault is named."""

import datetime
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.converting.variants import TABLE
from scripts.pages.config import Config
from scripts.pages.feed import feed
from tests.books.test_epub import an_edition
from tests.conftest import ROOT, URL
from tests.pages.test_pages import MARKUP, NASTY

HANT = TABLE["zh-Hant"]
CHECK = (ROOT / "audit/feed.js").read_text(encoding="utf-8")


CONFIG = Config("正字", URL, (HANT,))


def a_feed() -> str:
    editions = [
        an_edition("\n".join(NASTY), slug="b", title="題" + MARKUP, added=datetime.date(2024, 5, 1)),
        an_edition("甲的文章。", slug="a", author="人", added=datetime.date(2024, 1, 1)),
    ]
    return feed(HANT, editions, CONFIG).decode()


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def problems(blank: Page, source: str) -> list[str]:
    pages = [URL, f"{URL}articles/a/", f"{URL}articles/b/"]
    told = {"source": source, "address": f"{URL}feed.xml", "lang": "zh-Hant", "pages": pages}
    return [str(problem) for problem in blank.evaluate(CHECK, told)]


def test_our_feeds_have_no_fault(blank: Page) -> None:
    assert problems(blank, a_feed()) == []
    assert problems(blank, feed(HANT, [], CONFIG).decode()) == []


def test_an_address_of_mail_is_whole(blank: Page) -> None:
    mail = "&gt;甲&lt;a href='mailto:me@example.org'&gt;信&lt;/a&gt;"
    assert problems(blank, a_feed().replace("&gt;甲的文章。", mail, 1)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "named"),
    [
        ("</feed>", "", "the feed is not well formed"),
        ('xml:lang="zh-Hant"', 'xml:lang="zh-Hans"', "its language is zh-Hans"),
        (f'rel="self" type="application/atom+xml" href="{URL}', 'rel="self" href="', "self link"),
        (f"<id>{URL}articles/b/", f"<id>{URL}articles/a/", "two have the id"),
        ("<updated>2024-05-01T", "<updated>2023-05-01T", "when its newest entry was"),
        ("<updated>2024-01-01T", "<updated>2024-13-01T", "no such day as 2024-13-01"),
        ("<published>2024-01-01T", "<published>2024-01-02T", "updated before it was published"),
        ("<title>題", "<title> </title><title>", "no title"),
        (f'href="{URL}articles/a/"', f'href="{URL}articles/c/"', "no one alternate link to a page"),
        ("<author>\n<name>正字</name>\n</author>", "", "an entry has no author"),
        ('<content type="html">', "<content>", "no content in HTML"),
        ("&lt;p&gt;甲的文章。&lt;/p&gt;", "&lt;p&gt;甲的文章。", "its content is not well formed"),
        ("甲的文章。&lt;/p&gt;", "&lt;/p&gt;", "its content says nothing"),
        ("&gt;甲的文章。", "&gt;甲&lt;a href='../b/'&gt;乙&lt;/a&gt;", "the address ../b/ is not absolute"),
        ("&gt;甲的文章。", "&gt;甲&lt;a href='#note-1'&gt;1&lt;/a&gt;", "#note-1 is not absolute"),
        ("&gt;甲的文章。", "&gt;甲&lt;b onclick='x'&gt;乙&lt;/b&gt;", "onclick in its content"),
        ("&gt;甲的文章。", "&gt;甲&lt;script&gt;&lt;/script&gt;", "<script> in its content"),
    ],
)
def test_a_planted_fault_is_named(blank: Page, was: str, becomes: str, named: str) -> None:
    source = a_feed()
    assert was in source
    found = problems(blank, source.replace(was, becomes, 1))
    assert any(named in problem for problem in found), found
