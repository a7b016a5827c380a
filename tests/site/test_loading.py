"""What is not in the page: a control says that it comes, or did not; what was chosen holds offline."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site.conftest import ARTICLE, Open, move

CHOSEN = """(() => {
  const { backgroundColor, color, fontSize } = getComputedStyle(document.body)
  const { fontFamily, lineHeight } = getComputedStyle(document.querySelector("#p2"))
  return [backgroundColor, color, fontSize, fontFamily, lineHeight]
})()"""
FIRST = re.compile(r"/assets/made/first\.js")
MOVED = re.compile(r"/assets/\w+\.(js|css)|/search/")  # what a reader's moves and wishes bring
ASSETS = re.compile(r"/(assets|search)/.*\.(js|css|json|bin)")


def open_settings(page: Page) -> None:
    page.get_by_label("閱讀設定").click()


def open_search(page: Page) -> None:
    page.locator(".find").click()  # A key that is pressed before the page is painted can be lost.


def close_search(page: Page) -> None:
    page.keyboard.press("Escape")


# How each is opened and closed while nothing has come (Escape closes the settings only once all has), and
# what it shows once all has.
CONTROLS = {
    "settings": (open_settings, open_settings, ".settings [type=radio] >> nth=0"),
    "search": (open_search, close_search, ".search .close"),
}


@pytest.mark.parametrize("name", CONTROLS)
@pytest.mark.parametrize("missing", ["its script", "the words", "the styles"])
def test_a_control_says_that_it_comes_and_if_it_does_not_and_is_tried_again(
    visit: Open, name: str, missing: str
) -> None:
    page = visit("", moves=False)
    opened, closed, there = CONTROLS[name]
    file = {"its script": f"{name}.js", "the words": "words.js", "the styles": "controls.css"}[missing]
    held: list[Route] = []
    page.route(f"**/assets/{file}*", lambda route: held.append(route))
    with page.expect_request(f"**/assets/{file}*"):
        opened(page)
    status = page.locator(f".{name} [role=status]")
    expect(status).to_have_text("正在載入…")
    expect(status).to_be_visible()
    if missing == "its script":
        # What comes with the first move asks for a control whose button it finds under the pointer. After the
        # failure it would try again at once, and that request would be held here for ever.
        page.locator("head [type=speculationrules]").wait_for(state="attached")
    held[0].abort()
    expect(status).to_have_text("沒有載入，請檢查網路後再試一次")
    page.unroute(f"**/assets/{file}*")
    closed(page)
    expect(status).not_to_be_visible()
    expect(page.locator(".search input")).not_to_be_focused()
    opened(page)
    expect(page.locator(there)).to_be_attached()


@pytest.mark.parametrize("how", ["hover", "focus"])
@pytest.mark.parametrize(("button", "script"), [(".find", "search"), (".settings summary", "settings")])
def test_a_control_begins_to_come_when_its_button_is_approached(
    visit: Open, how: str, button: str, script: str
) -> None:
    page = visit(moves=False)
    with page.expect_response(f"**/assets/{script}.js*"):
        getattr(page.locator(button), how)()
    expect(page.locator(".search")).not_to_be_visible()
    assert not page.locator(".settings").get_attribute("open")


@pytest.mark.parametrize("press", ["click", "/"])
def test_the_search_that_is_asked_for_before_its_script_has_come_opens_then(
    browser: Browser, address: str, press: str
) -> None:
    page = browser.new_context(locale="zh-TW").new_page()
    held: list[Route] = []
    page.route(FIRST, lambda route: held.append(route))
    with page.expect_request(FIRST):
        page.goto(address + ARTICLE)
    page.keyboard.press("ArrowUp")
    page.locator(".find").click() if press == "click" else page.keyboard.press(press)
    held[0].continue_()
    expect(page.locator(".search input")).to_be_focused()
    expect(page.locator(".search .close")).to_be_attached()


def test_a_script_that_did_not_come_is_tried_again_when_the_search_is_asked_for(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(locale="zh-TW").new_page()
    page.route(FIRST, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(address + ARTICLE)
    page.unroute(FIRST)
    page.locator(".find").click()
    expect(page.locator(".search input")).to_be_focused()


def test_chosen_settings_and_the_place_hold_where_nothing_more_can_be_loaded(visit: Open) -> None:
    page = visit(moves=False)
    page.evaluate("() => { localStorage.scheme = 'sepia'; localStorage.size = 'huge' }")
    page.route(MOVED, lambda route: route.abort())
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 236, 216)"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "23px"
    page.evaluate("document.getElementById('p12').scrollIntoView()")
    before = page.locator("#p12").bounding_box()
    page.get_by_role("link", name="简", exact=True).click()
    page.wait_for_url("**/zh-hans/**")
    after = page.locator("#p12").bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 40
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 236, 216)"


def test_what_was_chosen_holds_before_the_styles_behind_the_text_have_come(visit: Open) -> None:
    page = visit()
    page.get_by_label("閱讀設定").click()
    for name in ("深色", "特大", "明體", "鬆"):
        page.get_by_label(name, exact=True).check(force=True)
    chosen = page.evaluate(CHOSEN)
    page.route("**/after.css*", lambda route: route.abort())
    page.reload()
    move(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(CHOSEN) == chosen
    page.unroute("**/after.css*")
    page.evaluate("localStorage.look = '--paper:#123456;font-size:8px'")  # as an older site had it
    page.reload()
    move(page)
    page.wait_for_function("!document.documentElement.style.cssText")
    assert page.evaluate(CHOSEN) == chosen
    page.get_by_label("閱讀設定").click()
    for name in ("自動", "中", "黑體", "適中"):
        page.get_by_label(name, exact=True).check(force=True)
    assert page.evaluate("localStorage.look ?? ''") == ""


def test_the_first_touch_prints_at_once(visit: Open) -> None:
    """A button that stands in the page works before anything has come."""
    page = visit(moves=False)
    page.route(ASSETS, lambda route: route.abort())
    page.evaluate("window.print = () => { window.printed = true }")
    page.locator(".print").click()
    assert page.evaluate("window.printed")


def test_a_choice_in_another_page_counts_when_one_comes_back(visit: Open, address: str) -> None:
    page = visit("")
    page.goto(address + ARTICLE)
    page.get_by_label("閱讀設定").click()
    page.get_by_label("米黃").check(force=True)
    page.go_back()
    assert page.evaluate("document.documentElement.dataset.scheme") == "sepia"
    page.get_by_label("閱讀設定").click()
    expect(page.get_by_label("米黃")).to_be_checked()


def test_a_choice_counts_in_a_page_that_the_browser_kept_as_it_was(visit: Open) -> None:
    """The browser of the tests keeps none, so the page is told that it comes back from there."""
    page = visit("")
    page.get_by_label("閱讀設定").click()
    expect(page.get_by_label("自動")).to_be_checked()
    page.evaluate("localStorage.scheme = 'sepia'")
    assert page.evaluate("document.documentElement.dataset.scheme ?? null") is None
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.evaluate("document.documentElement.dataset.scheme") == "sepia"
    expect(page.get_by_label("米黃")).to_be_checked()
