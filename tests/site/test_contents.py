"""Finding one's way in an article: its contents, and the line at which one reads."""

import json

import pytest
from playwright.sync_api import Page, expect

from scripts.pages.interface import words
from tests.site.conftest import ARTICLE, Open

THIRTY = "articles/thirty-days/"
TOP = "id => document.getElementById(id).getBoundingClientRect().top"


def shown(page: Page) -> bool:
    """Whether the current entry stands within the part of the contents that is seen."""
    inside = """() => {
        const parts = [".contents [aria-current]", ".contents nav"]
        const [entry, list] = parts.map(s => document.querySelector(s))
        const [a, b] = [entry, list].map(e => e.getBoundingClientRect())
        return a.top >= b.top - 1 && a.bottom <= b.bottom + 1 && b.bottom <= innerHeight
    }"""
    return bool(page.evaluate(inside))


def test_contents_are_folded_under_the_title_on_a_phone(visit_any: Open) -> None:
    page = visit_any(THIRTY)
    contents, summary = page.locator(".contents"), page.locator(".contents summary")
    expect(contents.get_by_role("link").first).to_be_hidden()
    title, folded, text = (page.locator(one).bounding_box() for one in ("h1", ".contents", "#day-1"))
    assert title is not None
    assert folded is not None
    assert text is not None
    assert title["y"] < folded["y"] < text["y"]
    summary.click()
    assert page.evaluate(TOP, "day-1") == text["y"], "what is unfolded moves nothing"
    contents.get_by_role("link", name="處暑").click()
    expect(contents.get_by_role("link").first).to_be_hidden()
    top = page.evaluate(TOP, "day-14")
    assert 94 <= top < 180, "below what stays at the top"
    expect(summary).to_have_text("目錄處暑")
    summary.click()
    assert shown(page)
    page.keyboard.press("Escape")
    expect(contents).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    page.mouse.click(200, 830)
    expect(contents).not_to_have_attribute("open", "")


def test_contents_stand_beside_the_text_and_their_current_entry_is_always_seen(visit_any: Open) -> None:
    page = visit_any(THIRTY, width=1280, height=500)
    current = page.locator(".contents [aria-current]")
    expect(current).to_have_count(0)
    for id, name in (("day-2", "雨水"), ("day-30", "重陽"), ("day-15", "白露"), ("day-1", "立春")):
        page.evaluate("id => document.getElementById(id).scrollIntoView()", id)
        expect(current).to_have_text(name)
        assert shown(page)
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_count(0)
    text, contents = (page.locator(one).bounding_box() for one in (".text", ".contents"))
    assert text is not None
    assert contents is not None
    assert contents["x"] > text["x"] + text["width"]


def test_one_heading_has_no_contents(visit_any: Open) -> None:
    page = visit_any("articles/the-bridge/", width=1280)
    expect(page.locator("article h2")).to_have_count(1)
    expect(page.locator(".contents")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_contents_work_without_scripts(visit_any: Open, width: int) -> None:
    page = visit_any(THIRTY, width=width, java_script_enabled=False)
    page.locator(".contents summary").click()
    page.get_by_role("link", name="白露").first.click()
    page.wait_for_url("**#day-15")


def test_further_levels_are_indented(visit_any: Open) -> None:
    page = visit_any("house-rules/", width=1280)
    depth = "links => links.map(a => a.getBoundingClientRect().left)"
    flat = page.locator(".contents a").evaluate_all(depth)
    assert len(flat) >= 2
    nested = """() => {
        const below = document.createElement("ol"), first = document.querySelector(".contents li")
        below.append(first.cloneNode(true))
        first.append(below)
    }"""
    page.evaluate(nested)
    lefts = page.locator(".contents a").evaluate_all(depth)
    assert lefts[1] > lefts[0] == flat[0]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_change_of_size_keeps_the_line_that_is_read(visit: Open, width: int) -> None:
    page = visit(width=width)
    share = """() => {
        const { top, height } = document.getElementById("p12").getBoundingClientRect()
        return (112 - top) / height
    }"""
    half = """() => {
        const { top, height } = document.getElementById("p12").getBoundingClientRect()
        scrollBy(0, top + height / 2 - 112)
    }"""
    lines = """() => {
        const block = document.getElementById("p12")
        return block.offsetHeight / parseFloat(getComputedStyle(block).lineHeight)
    }"""
    page.evaluate(half)
    page.get_by_label("閱讀設定").click()
    assert abs(page.evaluate(share) - 0.5) < 0.01
    for name in ("特大", "小", "大", "中"):
        page.get_by_label(name, exact=True).check(force=True)
        assert abs(page.evaluate(share) - 0.5) < 0.5 / page.evaluate(lines), name


# --- coming back -------------------------------------------------------------

RESUME = "回到上次讀到的地方"


def read_and_leave(page: Page, id: str, address: str) -> None:
    page.evaluate("id => document.getElementById(id).scrollIntoView()", id)
    page.goto(address)


def test_where_a_reader_left_off_is_offered_when_they_come_back(visit: Open, address: str) -> None:
    page = visit(locale="en-GB")
    expect(page.locator(".offer")).to_have_count(0)
    read_and_leave(page, "p16", address)
    page.goto(address + ARTICLE)
    assert page.evaluate("scrollY") == 0, "offered, not done"
    page.get_by_role("button", name=RESUME).click()
    assert 60 < page.evaluate(TOP, "p16") < 180
    expect(page.locator(".offer")).to_have_count(0)
    read_and_leave(page, "p18", address)
    page.goto(f"{address}zh-hans/{ARTICLE}")
    page.get_by_role("button", name="回到上次读到的地方").click()
    assert 60 < page.evaluate(TOP, "p18") < 180, "in the other script, too"


def test_nothing_is_offered_to_who_barely_began_or_is_done_or_follows_a_link(
    visit: Open, address: str
) -> None:
    page = visit()
    page.evaluate("scrollTo(0, 700)")  # less than the height of the window
    assert page.evaluate("document.getElementById('p1').getBoundingClientRect().top") < 100
    page.goto(address)
    page.goto(address + ARTICLE)
    expect(page.locator(".offer")).to_have_count(0)
    read_and_leave(page, "p16", address)
    page.goto(f"{address}{ARTICLE}#p3")
    expect(page.locator(".offer")).to_have_count(0)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.goto(address)
    page.goto(address + ARTICLE)
    expect(page.locator(".offer")).to_have_count(0)


def test_the_places_of_the_last_twenty_articles_are_kept(visit: Open, address: str) -> None:
    page = visit()
    others = {f"/{number}/": ["p1", 0] for number in range(30)}
    page.evaluate("others => { localStorage.left = JSON.stringify(others) }", others)
    read_and_leave(page, "p16", address)
    kept = list(json.loads(page.evaluate("localStorage.left")))
    assert kept == [*list(others)[-19:], f"/sub/path/{ARTICLE}"]


def test_an_offer_that_is_sent_away_goes(visit: Open, address: str) -> None:
    page = visit()
    read_and_leave(page, "p16", address)
    page.goto(address + ARTICLE)
    page.locator(".offer").get_by_role("button", name="關閉").click()
    expect(page.locator(".offer")).to_have_count(0)
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize(("width", "opened"), [(390, False), (1280, True)])
def test_contents_have_a_name_and_stand_open_where_there_is_room(
    visit: Open, width: int, opened: bool
) -> None:
    page = visit(width=width, moves=False)
    assert page.locator(".contents").evaluate("contents => contents.open") is opened
    assert page.locator(".contents nav").get_attribute("aria-label") == words("zh-Hant")["contents"]
