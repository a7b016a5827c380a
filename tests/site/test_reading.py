"""What a reader does on a page: settings, switch, search, addresses, keyboard, print."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts.pages import search
from scripts.publish.pieces import of_piece
from tests.article.test_article import EXPECTED
from tests.conftest import SLUG
from tests.site.conftest import ARTICLE, Open, move


def colour(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


# --- settings ----------------------------------------------------------------

PAPER = {"light": "rgb(253, 252, 248)", "sepia": "rgb(246, 236, 216)", "dark": "rgb(22, 23, 25)"}


def test_the_scheme_follows_the_system_until_the_reader_chooses(visit: Open) -> None:
    page = visit(color_scheme="dark")
    assert colour(page) == PAPER["dark"]
    page.get_by_label("閱讀設定").click()
    for name, scheme in (("米黃", "sepia"), ("淺色", "light"), ("深色", "dark"), ("米黃", "sepia")):
        page.get_by_label(name).check(force=True)
        assert colour(page) == PAPER[scheme]
    page.reload()
    assert colour(page) == PAPER["sepia"]
    move(page)
    page.get_by_label("閱讀設定").click()
    expect(page.get_by_label("米黃")).to_be_checked()
    page.get_by_label("自動").check(force=True)
    page.reload()
    assert colour(page) == PAPER["dark"]


def test_there_are_four_sizes_of_text_and_the_choice_is_remembered(visit: Open) -> None:
    page = visit()
    page.get_by_label("閱讀設定").click()
    size = "parseFloat(getComputedStyle(document.querySelector('#p2')).fontSize)"
    sizes = []
    for name in ("小", "中", "大", "特大"):
        page.get_by_label(name, exact=True).check(force=True)
        sizes.append(page.evaluate(size))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert sizes == sorted(set(sizes))
    page.reload()
    assert page.evaluate(size) == sizes[-1]


def test_in_the_settings_what_is_chosen_and_what_has_the_focus_are_seen(visit: Open) -> None:
    page = visit()
    page.get_by_label("閱讀設定").click()
    page.get_by_label("特大").check(force=True)
    colour = "inputs => inputs.map(e => [e.parentElement.textContent, getComputedStyle(e).borderTopColor])"
    colours = dict(page.locator(".settings input").evaluate_all(colour))
    assert [name for name in colours if colours[name] != colours["小"]] == ["自動", "特大", "黑體", "適中"]
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_escape_and_a_click_elsewhere_close_the_settings(visit: Open) -> None:
    page = visit()
    summary = page.get_by_label("閱讀設定")
    summary.click()
    page.get_by_label("米黃").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".settings")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    page.mouse.click(20, 700)
    expect(page.locator(".settings")).not_to_have_attribute("open", "")


# --- the switch --------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "part"), [("p3", 0), ("market", 0), ("p18", 0), ("p22", 0), ("p12", 0.7), ("p18", 0.6)]
)
def test_the_switch_stays_at_the_same_place_of_a_paragraph(visit: Open, id: str, part: float) -> None:
    page = visit()
    page.evaluate("id => document.getElementById(id).scrollIntoView()", id)
    height = page.locator(f"#{id}").evaluate("block => block.getBoundingClientRect().height")
    page.evaluate("y => scrollBy(0, y)", part * height)
    top = "id => document.getElementById(id).getBoundingClientRect().top"
    before = page.evaluate(top, id)
    page.get_by_role("link", name="简", exact=True).click()
    page.wait_for_url("**/zh-hans/**")
    assert abs(page.evaluate(top, id) - before) < 40
    assert page.url.endswith(ARTICLE)
    assert page.evaluate("sessionStorage.scroll") is None, "once"


def test_a_place_in_another_page_moves_nothing(visit: Open, address: str) -> None:
    page = visit("")
    page.evaluate("localStorage.variant = 'zh-Hant'")
    page.evaluate("sessionStorage.scroll = JSON.stringify(['/another/', 'p12', 0])")
    page.goto(address + ARTICLE)
    assert page.evaluate("scrollY") == 0


def test_the_switch_stays_at_the_same_line_of_the_notes(visit: Open) -> None:
    page = visit(f"{ARTICLE}notes/")
    page.evaluate("document.getElementById('l15').scrollIntoView()")
    page.get_by_role("link", name="简", exact=True).click()
    page.wait_for_url("**/zh-hans/**")
    expect(page.locator("#l15")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("locale", "path", "offered"),
    [
        ("zh-CN", ARTICLE, "这一页也有简体版"),
        ("zh-SG", ARTICLE, "这一页也有简体版"),
        ("zh", "", "这一页也有简体版"),
        ("zh-TW", f"zh-hans/{ARTICLE}", "這一頁也有繁體版"),
        ("zh-HK", f"zh-hans/{ARTICLE}notes/", "這一頁也有繁體版"),
        ("zh-TW", ARTICLE, None),
        ("zh-CN", f"zh-hans/{ARTICLE}", None),
        ("en-US", ARTICLE, None),
    ],
)
def test_the_other_script_is_offered_once_and_never_forced(
    visit: Open, address: str, locale: str, path: str, offered: str | None
) -> None:
    page = visit(path, locale=locale)
    assert page.url == address + path
    line = page.locator(".offer")
    if offered is None:
        expect(line).to_have_count(0)
        return
    expect(line.get_by_role("link")).to_have_text(offered)
    words = "() => { const r = new Range(); r.selectNodeContents(document.querySelector('h1')); return r.getBoundingClientRect().top }"  # noqa: E501
    shown = line.bounding_box()
    assert shown is not None
    seen = page.locator("h1.unseen").count() == 0
    assert not seen or shown["y"] + shown["height"] <= page.evaluate(words), "it covers nothing"
    page.reload()
    expect(page.locator(".offer")).to_have_count(0)


def test_a_choice_counts_more_than_the_browsers_language(visit: Open, address: str) -> None:
    page = visit(locale="zh-TW")
    page.get_by_role("link", name="简", exact=True).click()
    page.wait_for_url("**/zh-hans/**")
    expect(page.locator(".offer")).to_have_count(0)
    page.goto(address + ARTICLE)
    expect(page.locator(".offer")).to_have_text("这一页也有简体版×")


# --- search ------------------------------------------------------------------


def find(page: Page, query: str) -> list[str]:
    """Type a query; what is found, once all is loaded: the marked text of every result."""
    page.locator(".search input").fill(query)
    expect(page.locator(".search [role=status]")).to_have_text(r"" if not query.strip() else EXACTLY)
    return page.locator(".search mark").all_inner_texts()


EXACTLY = re.compile(r"^(找到 [\d]+ 處|找到 [\d]+ 处|沒有找到|没有找到)$")

WORDS = [
    ("馬上消費", "马上消费"),
    ("螞蟻", "蚂蚁"),
    ("重慶", "重庆"),
    ("平臺", "平台"),
    ("執著", "执着"),
    ("雲計算", "云计算"),
    ("於今年", "于今年"),
    ("「消費第三城」", "“消费第三城”"),
    ("，", "，"),
    ("App", "App"),
    ("4269", "4269"),
    ("IPO；", "IPO；"),
    ("消費", "消费"),
    ("香餑餑？", "香饽饽？"),
    ("三家持牌消金", "三家持牌消金"),
    ("的", "的"),
]
ABSENT = ["臺積電", "馬上行動", "马上行动", "活潑", "髮", "麵", "隻", "網際網路", "消費消費", "p3", "慶重"]


@pytest.mark.parametrize(("root", "column"), [("", 0), ("zh-hans/", 1)])
def test_search_finds_every_place_in_either_script_and_no_other(visit: Open, root: str, column: int) -> None:
    page = visit(root + ARTICLE)
    page.keyboard.press("/")
    text = (EXPECTED / f"{'zh-Hans' if root else 'zh-Hant'}.txt").read_text(encoding="utf-8")
    for pair in WORDS:
        own = pair[column]
        places = text.count(own)
        assert places, own
        for query in pair:
            page.locator(".search input").fill(query)
            expect(page.locator(".search [role=status]")).to_have_text(re.compile(r"^找到 \d+ [處处]$"))
            while page.locator(".search li button").count():
                page.locator(".search li button").click()
            marks = page.locator(".search mark").all_inner_texts()
            expect(page.locator(".search [role=status]")).to_have_text(
                re.compile(rf"^找到 {len(marks)} [處处]$")
            )
            here = page.locator(f".search a[href*='{SLUG}'] mark").all_inner_texts()
            assert here == [own] * places, query
    for query in ABSENT:
        assert find(page, query) == [], query


def test_an_empty_query_finds_nothing_and_harms_nothing(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    text = (EXPECTED / "zh-Hant.txt").read_text(encoding="utf-8")
    for query in ("重", "", " ", "\u3000", "App"):
        page.locator(".search input").fill(query)
        expect(page.locator(".search mark")).to_have_count(text.count(query) if query.strip() else 0)


def test_a_linked_paragraph_is_marked(visit: Open, address: str) -> None:
    page = visit(f"{ARTICLE}#p7")
    ground = "getComputedStyle(document.querySelector('{}')).backgroundColor"
    assert page.evaluate(ground.format("#p7")) != page.evaluate(ground.format("#p8"))


def test_a_hurried_enter_follows_the_first_result(visit: Open) -> None:
    page = visit("")
    held: list[Route] = []
    page.route("**/a/1.dat*", lambda route: held.append(route))
    page.reload()
    with page.expect_request("**/a/1.dat*"):
        page.keyboard.press("/")
    page.locator(".search input").fill("川渝")
    page.keyboard.press("Enter")
    held[0].continue_()
    page.wait_for_url("**#p13")


def test_two_forms_of_one_character_are_one_place(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    assert find(page, "平台") == find(page, "平臺") == ["平臺"]


def test_case_and_width_do_not_matter(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    for query in ("app", "APP", "ＡＰＰ", "ａｐｐ"):
        assert find(page, query) == ["App", "App"]
    ground = "mark => getComputedStyle(mark).backgroundColor"
    assert page.locator(".search mark").first.evaluate(ground) != "rgba(0, 0, 0, 0)"
    assert find(page, "４２６９") == ["4269"]
    assert find(page, "ipo;") == ["IPO；"]


def test_a_result_names_its_section_and_leads_to_its_paragraph(visit: Open, address: str) -> None:
    page = visit("")
    page.get_by_label("搜尋").first.click()
    assert find(page, "香饽饽") == ["香餑餑"]
    find(page, "執著")
    expect(page.locator(".search small")).to_have_text(
        "小米數科更名天星數科：三家持牌消金落地重慶 › 一場行業該有的良性競爭"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/path/" + ARTICLE + "#p20")
    expect(page.locator("#p20")).to_be_in_viewport()
    page.keyboard.press("/")
    find(page, "川渝")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search li a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#p13")).to_be_in_viewport()
    expect(page.locator(".search")).not_to_be_visible()


def test_arrows_go_down_the_results_and_up_again_to_the_field(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    assert len(find(page, "App")) == 2
    results = page.locator(".search li a")
    for key, stop in (("Down", results.nth(0)), ("Down", results.nth(1)), ("Down", results.nth(1))):
        page.keyboard.press(f"Arrow{key}")
        expect(stop).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(results.nth(0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search input")).to_be_focused()


def test_a_slash_in_the_search_field_is_text(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    expect(page.locator(".search input")).to_be_focused()
    page.keyboard.type("1/2")
    expect(page.locator(".search input")).to_have_value("1/2")


def test_what_is_typed_at_once_is_not_lost(visit: Open) -> None:
    page = visit()
    held: list[Route] = []
    page.route("**/search.js*", lambda route: held.append(route))
    page.reload()
    with page.expect_request("**/search.js*"):
        page.keyboard.press("/")
    page.keyboard.type("App")
    expect(page.locator(".search mark")).to_have_count(0)
    held[0].continue_()
    expect(page.locator(".search mark")).to_have_text(["App", "App"])
    expect(page.locator(".search input")).to_have_value("App")


def test_nothing_is_searched_in_mid_composition(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    find(page, "重慶")
    found = page.locator(".search mark").count()
    page.evaluate("""() => {
        const input = document.querySelector(".search input")
        input.dispatchEvent(new CompositionEvent("compositionstart"))
        input.value = "ma"
        input.dispatchEvent(new InputEvent("input", { isComposing: true }))
        input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }))
    }""")
    assert page.locator(".search mark").count() == found
    assert page.locator(".search").is_visible()
    page.evaluate("""() => {
        const input = document.querySelector(".search input")
        input.value = "馬上"
        input.dispatchEvent(new CompositionEvent("compositionend"))
    }""")
    expect(page.locator(".search mark").first).to_have_text("馬上")


def test_the_search_is_closed_by_escape_and_button_and_gives_the_focus_back(visit: Open) -> None:
    page = visit()
    page.get_by_label("搜尋").first.click()
    page.keyboard.press("Escape")
    expect(page.get_by_label("搜尋").first).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="關閉").click()
    expect(page.locator(".search")).not_to_be_visible()


def test_a_search_that_cannot_load_says_so_and_can_be_tried_again(visit: Open) -> None:
    page = visit()
    page.route("**/search/**", lambda route: route.abort())
    page.keyboard.press("/")
    expect(page.locator(".search [role=status]")).to_have_text("沒有載入，請檢查網路後再試一次")
    page.unroute("**/search/**")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement == document.body")
    page.keyboard.press("/")
    assert find(page, "App") == ["App", "App"]


def test_markup_in_a_query_or_a_text_is_text(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    assert find(page, "<img src=x onerror=alert(1)>") == []
    assert page.locator(".search img").count() == 0


def test_nothing_of_the_search_is_loaded_before_it_is_opened(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + ARTICLE, wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    page.close()


# --- addresses ---------------------------------------------------------------


def test_every_paragraph_has_an_address_to_copy(visit: Open, address: str) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("第 3 段：連結與報錯").click()
    assert page.locator(".said").evaluate("said => said.offsetHeight") == 0, "nothing was done yet"
    page.get_by_role("button", name="複製連結").click()
    expect(page.get_by_role("status").filter(has_text="已複製")).to_be_visible()
    expect(page.get_by_role("button", name="複製連結")).to_be_hidden()
    expect(page.get_by_label("第 3 段：連結與報錯")).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}{ARTICLE}#p3"
    page.goto(copied)
    expect(page.locator("#p3")).to_be_in_viewport()


def test_where_nothing_may_be_copied_the_address_stands_where_addresses_stand(
    visit: Open, address: str
) -> None:
    page = visit()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.get_by_label("第 3 段：連結與報錯").click()
    page.get_by_role("button", name="複製連結").click()
    page.wait_for_url(f"{address}{ARTICLE}#p3")
    expect(page.get_by_role("status").filter(has_text="已複製")).to_have_count(0)


def test_a_report_carries_the_paragraphs_address(visit: Open, address: str) -> None:
    page = visit()
    page.evaluate("document.querySelector('.text').dataset.mail = 'editor@example.org'")
    page.get_by_label("第 3 段：連結與報錯").click()
    report = page.get_by_role("link", name="回報錯字").get_attribute("href")
    assert report is not None
    query = parse_qs(urlsplit(report).query)
    assert f"{address}{ARTICLE}#p3" in query["body"][0]
    assert "疫情催化下" in query["body"][0]
    assert "小米數科更名天星數科" in query["subject"][0]
    page.keyboard.press("Escape")
    expect(page.get_by_label("第 3 段：連結與報錯")).to_be_focused()


def reported(page: Page, **to: str) -> dict[str, list[str]]:
    """What a report of the third paragraph says, field by field."""
    page.evaluate("to => Object.assign(document.querySelector('.text').dataset, to)", to)
    page.get_by_label("第 3 段：連結與報錯").click()
    report = page.get_by_role("link", name="回報錯字").get_attribute("href")
    assert report is not None
    page.keyboard.press("Escape")
    return parse_qs(urlsplit(report).query)


CHOOSE = "([id, from, to]) => getSelection().setBaseAndExtent(...[from, to].flatMap(at => [document.getElementById(id).firstChild, at]))"  # noqa: E501


def test_a_report_quotes_what_was_chosen_in_the_paragraph_and_names_the_script(visit: Open) -> None:
    page = visit()
    words = page.locator("#p3").inner_text()
    page.evaluate(CHOOSE, ["p3", 2, 9])
    assert f"\n{'zh-Hant'}\n\n> {words[2:9]}\n" in reported(page, mail="a@example.org")["body"][0]
    page.evaluate(CHOOSE, ["p5", 0, 9])  # chosen elsewhere: the beginning of the paragraph
    told = reported(page, to="https://example.org/a/b")
    assert told["template"] == ["wrong-character.yml"]
    assert told["text"] == [words[:40]]
    assert told["address"] == [page.url + "#p3"]


@pytest.mark.parametrize("up", [True, False])
def test_the_menu_of_a_paragraph_opens_where_there_is_room(visit: Open, up: bool) -> None:
    page = visit()
    mark = page.get_by_label("第 3 段：連結與報錯")
    mark.evaluate("(mark, block) => mark.scrollIntoView({ block })", "end" if up else "center")
    mark.click()
    menu, at = page.locator(".menu").bounding_box(), mark.bounding_box()
    assert menu is not None
    assert at is not None
    assert 0 <= menu["x"] <= menu["x"] + menu["width"] <= 390
    assert menu["y"] + menu["height"] <= at["y"] + 1 if up else menu["y"] >= at["y"] + at["height"] - 1


def test_a_mark_stands_in_the_last_line_where_that_has_room_else_below_it(visit: Open) -> None:
    page = visit()
    page.evaluate("document.querySelector('#p3').textContent = '短。'")
    page.locator(".mark.up").nth(0).wait_for(state="attached")
    mark, block = (page.locator(one).bounding_box() for one in (".mark >> nth=2", "#p3"))
    assert mark is not None
    assert block is not None
    assert block["y"] - 4 <= mark["y"] <= block["y"] + block["height"] - 20


def test_where_nobody_can_be_told_no_report_is_offered(visit: Open) -> None:
    page = visit()
    page.get_by_label("第 3 段：連結與報錯").click()
    expect(page.get_by_role("button", name="複製連結")).to_be_visible()
    expect(page.get_by_role("link", name="回報錯字")).to_have_count(0)


def test_marks_do_not_change_the_text(visit: Open) -> None:
    page = visit()
    assert page.locator("#p3 *").count() == 0
    assert page.locator("#p3").inner_text().startswith("疫情催化下，不少科技巨頭")


# --- the page ----------------------------------------------------------------


NAME = "document.activeElement.ariaLabel || document.activeElement.textContent.trim()"


def stops(page: Page, count: int, key: str = "Tab") -> list[str]:
    """Press the key; the names of what is focused, one after the other."""
    names = []
    for _ in range(count):
        page.keyboard.press(key)
        names.append(str(page.evaluate(NAME)))
    return names


def test_the_keyboard_reaches_everything_and_focus_is_seen(visit: Open) -> None:
    page = visit(width=1280)
    names = []
    for _ in range(12):
        names += stops(page, 1)
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid", names[-1]
    assert names[:6] == ["跳到正文", "正字", "繁", "简", "搜尋", "閱讀設定"]
    # Contents and marks are one stop each.
    assert names[6:9] == ["校勘記", "重慶是個香餑餑？", "第 1 段：連結與報錯"]
    assert names[9:12] == ["純文字", "EPUB", "列印"]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_skip_link_comes_into_view_and_leads_to_the_text(visit: Open, width: int) -> None:
    page = visit(width=width)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    expect(page.locator(".text")).to_be_focused()
    top = page.evaluate("document.querySelector('#p1').getBoundingClientRect().top")
    assert 54 <= top < 160
    assert stops(page, 1) == ["第 1 段：連結與報錯"], "there is no link in this text"


def test_arrows_go_on_among_marks_and_among_contents(visit: Open) -> None:
    page = visit(width=1280)
    page.get_by_label("第 1 段：連結與報錯").focus()
    assert stops(page, 3, "ArrowDown") == [f"第 {number} 段：連結與報錯" for number in (2, 3, 4)]
    assert stops(page, 2, "ArrowUp") == [f"第 {number} 段：連結與報錯" for number in (3, 2)]
    assert stops(page, 1) == ["純文字"]
    page.get_by_role("link", name="重慶是個香餑餑？").focus()
    assert stops(page, 2, "ArrowDown") == ["重慶的消費市場比較活躍？", "一場行業該有的良性競爭"]
    assert stops(page, 1, "ArrowDown") == ["一場行業該有的良性競爭"], "the last stays"


def test_tab_comes_to_the_mark_of_the_paragraph_that_is_read(visit: Open) -> None:
    page = visit()
    page.locator("#p13").scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, document.getElementById('p13').getBoundingClientRect().top - 100)")
    page.locator(".text").evaluate("text => text.focus({ preventScroll: true })")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#p13"


@pytest.mark.parametrize(("width", "height"), [(390, 500), (1280, 500)])
def test_nothing_that_is_focused_stands_under_the_bar(visit: Open, width: int, height: int) -> None:
    page = visit(width=width, height=height)
    page.keyboard.press("Shift+Tab")
    covered = """() => {
        const here = document.activeElement, { top, bottom } = here.getBoundingClientRect()
        const stays = [...document.querySelectorAll(".bar, .contents")]
            .filter(e => !e.contains(here) && e.offsetWidth == innerWidth)
        const over = e => top < e.getBoundingClientRect().bottom && bottom > e.getBoundingClientRect().top
        return stays.some(over) || top < 0 || bottom > innerHeight
    }"""

    def go(key: str) -> None:
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.closest('main')"):
            assert not page.evaluate(covered), page.evaluate(NAME)

    while not page.evaluate("document.activeElement.matches('.mark')"):
        go("Shift+Tab")
    for key in ["ArrowUp"] * 12 + ["ArrowDown"] * 9 + ["Shift+Tab"] * 3:
        go(key)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_bar_is_at_hand_wherever_a_reader_is(visit: Open, width: int) -> None:
    page = visit(width=width)
    for place in ("scrollTo(0, 1500)", "scrollTo(0, document.body.scrollHeight)"):
        page.evaluate(place)
        assert page.evaluate("scrollY") >= 1500
        assert page.locator(".bar").evaluate("bar => bar.getBoundingClientRect().top") == 0


def test_focus_in_the_bar_moves_nothing(visit: Open) -> None:
    page = visit()
    moved = "() => { scrollTo(0, 1500); document.querySelector('.find').focus(); return scrollY }"
    assert page.evaluate(moved) == 1500


def test_a_listener_hears_the_article_and_nothing_twice(visit: Open) -> None:
    page = visit()
    said = page.locator("article").aria_snapshot()
    text = (EXPECTED / "zh-Hant.txt").read_text(encoding="utf-8").splitlines()
    heard = [line.strip() for line in said.splitlines()]
    headings = ["重慶是個香餑餑？", "重慶的消費市場比較活躍？", "一場行業該有的良性競爭"]
    assert f'- heading "{text[0]}" [level=1]' in heard
    for heading in headings:
        assert f'- heading "{heading}" [level=2]' in heard
    assert heard.count(f"- paragraph: {text[2]}") == 1
    marks = next(number for number, line in enumerate(heard) if line.startswith("- toolbar"))
    last = next(number for number, line in enumerate(heard) if text[-1][:20] in line)
    assert marks > last, "marks stand after the text"
    assert not [line for line in heard[:marks] if "連結與報錯" in line]


def test_copied_text_takes_no_marks_along(visit: Open) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    copied = page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read()
        return await (await item.getType("text/html")).text()
    }""")
    assert "疫情催化下" in copied
    assert 'class="mark' not in copied
    assert "第 1 段" not in copied


def test_marks_can_be_seen_and_touched_away_from_the_edge(visit: Open) -> None:
    from tests.site.test_first_view import contrast

    page = visit(has_touch=True, is_mobile=True)
    for name in ("light", "sepia", "dark"):
        page.evaluate("name => { document.documentElement.dataset.scheme = name }", name)
        for mark in page.locator(".mark").all()[:5]:
            shown = mark.evaluate(
                "mark => getComputedStyle(mark, '::before').opacity * getComputedStyle(mark).opacity"
            )
            assert shown == 1
            channels = mark.evaluate("mark => getComputedStyle(mark).color.match(/[\\d.]+/g).map(Number)")
            colour = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels[:3])
            paper = page.evaluate(
                "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
            ).strip()
            assert contrast(colour, paper) >= 3
            box = mark.bounding_box()
            assert box is not None
            assert box["height"] >= 24
            assert box["width"] >= 24
            # Android's gesture for back begins within 24 px of the edge; a reader can make it 40.
            assert box["x"] + box["width"] / 2 <= 390 - 40


def test_a_mark_is_shown_beside_the_paragraph_that_is_pointed_at(visit: Open) -> None:
    page = visit(width=1280)
    opacity = "getComputedStyle(document.querySelectorAll('.mark')[{}], '::before').opacity"
    page.locator("#p2").hover()
    assert page.evaluate(opacity.format(1)) == "1"
    assert page.evaluate(opacity.format(2)) == "0"
    mark, block = (page.locator(one).bounding_box() for one in (".mark >> nth=1", "#p2"))
    assert mark is not None
    assert block is not None
    assert mark["x"] >= block["x"] + block["width"]
    assert 0 < block["y"] + block["height"] - mark["y"] < 40, "at its last line"


def test_the_keyboard_goes_from_a_mark_into_its_menu_and_on(visit: Open) -> None:
    page = visit(width=1280)
    page.evaluate("document.querySelector('.text').dataset.mail = 'editor@example.org'")
    page.get_by_label("第 3 段：連結與報錯").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="複製連結")).to_be_focused()
    assert stops(page, 2) == ["回報錯字", "純文字"]


SPACED = "* { line-height:1.5 !important; letter-spacing:.12em !important; word-spacing:.16em !important }"


@pytest.mark.parametrize("path", ["", ARTICLE, f"{ARTICLE}notes/", "nowhere/"])
def test_a_narrow_page_holds_enlarged_spacing(visit: Open, path: str) -> None:
    """WCAG 2.2, 1.4.10 and 1.4.12."""
    page = visit(path, width=320, height=640, bypass_csp=True)
    page.add_style_tag(content=SPACED + "p { margin-bottom:2em !important }")
    out = """[...document.querySelectorAll("body *")].filter(e => {
        const { left, right, width } = e.getBoundingClientRect()
        return width && e.checkVisibility() && !e.matches(".unseen, .skip") && (right > 321 || left < -1)
    }).map(e => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(out) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("width", "height"), [(320, 200), (740, 340)])
def test_every_setting_can_be_reached_at_400_percent_and_on_a_phone_held_across(
    visit: Open, width: int, height: int
) -> None:
    page = visit(width=width, height=height)
    page.get_by_label("閱讀設定").click()
    for label in page.locator(".settings label").all():
        label.scroll_into_view_if_needed()
        expect(label).to_be_in_viewport(ratio=0.9)
        label.click()


def test_nothing_covers_the_text_on_a_phone(visit: Open) -> None:
    page = visit()
    page.evaluate("document.getElementById('p12').scrollIntoView({ block: 'center' })")
    covered = """() => {
        const block = document.getElementById("p12")
        const { left, top, width, height } = block.getBoundingClientRect()
        const at = y => document.elementFromPoint(left + width / 2, top + height * y)
        return [.1, .5, .9].filter(y => !block.contains(at(y)))
    }"""
    assert page.evaluate(covered) == []


def test_print_shows_the_article_and_its_addresses_and_no_interface(visit: Open, address: str) -> None:
    page = visit()
    expect(page.locator(".printed")).to_be_hidden()
    page.emulate_media(media="print")
    for selector in (".bar", ".contents", ".links >> nth=0", ".foot", ".mark >> nth=0", ".skip"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".printed")).to_contain_text(f"/{ARTICLE}notes/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).breakAfter") == "avoid"


def test_reduced_motion_is_respected(visit: Open) -> None:
    page = visit(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """[...document.querySelectorAll("*")]
        .filter(e => getComputedStyle(e).transitionDuration != "0s").length"""
    assert page.evaluate(moving) == 0


def test_without_scripts_no_control_is_shown_that_does_nothing(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    for selector in (".find", ".settings", ".print"):
        expect(page.locator(selector)).to_be_hidden()


def test_the_index_holds_nothing_but_the_text(site: Path) -> None:
    article = of_piece((site / "search/a/1.dat").read_bytes())
    langs = list(article["urls"])
    texts = dict(zip(langs, zip(*(search.texts(rows, langs) for _, _, *rows in article["blocks"]))))
    for lang in ("zh-Hant", "zh-Hans"):
        assert list(texts[lang]) == (EXPECTED / f"{lang}.txt").read_text(encoding="utf-8").splitlines()


def test_marks_take_no_place_in_the_text(visit: Open) -> None:
    page = visit()
    left = "id => { const r = new Range(); r.selectNodeContents(document.getElementById(id).lastChild); return r.getClientRects()[0].left }"  # noqa: E501
    edge = "document.getElementById('p3').getBoundingClientRect().left"
    assert abs(page.evaluate(left, "p3") - page.evaluate(edge)) < 1
