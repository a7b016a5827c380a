"""Search as a reader uses it: several words, help where nothing is found, the way out and the way on."""

import pytest
from playwright.sync_api import Page, expect

from tests.article.test_article import EXPECTED
from tests.site.conftest import ARTICLE, Open


def status(page: Page) -> str:
    return page.locator(".search [role=status]").inner_text()


def ask(page: Page, query: str) -> list[str]:
    """Type a query; what is marked in the results, once all is loaded."""
    page.locator(".search .close").wait_for()
    expect(page.locator(".search [role=status]")).not_to_have_text("正在載入…")
    page.locator(".search input").fill(query)
    return page.locator(".search mark").all_inner_texts()


def blocks(lang: str, *words: str) -> int:
    """How many lines of the text hold all the words."""
    lines = (EXPECTED / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    return sum(all(word in line for word in words) for line in lines)


@pytest.mark.parametrize("query", ["重慶 消費", "消费　重庆", "  重庆  消費 重慶 "])
def test_several_words_must_all_be_there_and_are_all_marked(visit: Open, query: str) -> None:
    page = visit()
    page.keyboard.press("/")
    marked = ask(page, query)
    both = blocks("zh-Hant", "重慶", "消費")
    assert 1 < both < blocks("zh-Hant", "重慶")
    assert status(page) == f"找到 {both} 處"
    assert page.locator(".search li").count() == both
    assert set(marked) == {"重慶", "消費"}
    for item in page.locator(".search li").all():
        assert set(item.locator("mark").all_inner_texts()) == {"重慶", "消費"}


def test_one_word_twice_is_one_word(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    assert ask(page, "App app") == ask(page, "App") == ["App", "App"]


def test_words_that_are_never_together_are_not_found_and_each_is_proposed(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    assert blocks("zh-Hant", "App", "川渝") == 0
    assert ask(page, "App 川渝 臺積電") == []
    assert status(page) == "沒有找到"
    buttons = page.locator(".search .help button")
    expect(buttons).to_have_text(["只找「app」，有 2 處", "只找「川渝」，有 1 處"])
    buttons.nth(1).click()
    expect(page.locator(".search mark")).to_have_text(["川渝"])
    expect(page.locator(".search input")).to_have_value("川渝")
    expect(page.locator(".search input")).to_be_focused()


def test_of_a_word_that_is_nowhere_the_parts_that_are_somewhere_are_proposed(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    assert ask(page, "螞蟻重慶") == []
    text = (EXPECTED / "zh-Hant.txt").read_text(encoding="utf-8")
    expected = [f"只找「{word}」，有 {text.count(word)} 處" for word in ("螞蟻", "重慶")]
    expect(page.locator(".search .help button")).to_have_text(expected)
    assert ask(page, "龘") == []
    expect(page.locator(".search .help")).to_have_text("換一個短一點的詞，或只找其中的一部分。")


def test_nothing_typed_says_what_can_be(visit: Open) -> None:
    page = visit("zh-hans/")
    page.keyboard.press("/")
    help = page.locator(".search .help")
    expect(help).to_contain_text("几个词用空格分开")
    page.locator(".search input").fill("重庆")
    expect(help).to_have_text("")
    page.locator(".search input").fill("")
    expect(help).to_contain_text("几个词用空格分开")


def test_the_search_closes_by_what_lies_beside_it_and_by_nothing_in_it(visit: Open) -> None:
    page = visit(width=1280, height=900)
    page.keyboard.press("/")
    ask(page, "App")
    dialog = page.locator(".search")
    box = dialog.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 20)
    expect(dialog).to_be_visible()
    page.mouse.move(box["x"] + 100, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(40, 400)
    page.mouse.up()
    expect(dialog).to_be_visible()
    page.mouse.click(40, 400)
    expect(dialog).not_to_be_visible()


MARKED = """() => new Promise(done => {
    const look = () => CSS.highlights.size
        ? done([...CSS.highlights.get("found")].map(range => `${range}`)) : requestAnimationFrame(look)
    look()
})"""


@pytest.mark.parametrize(
    ("path", "query", "forms"), [("", "执着", ["執著"]), ("zh-hans/", "消費 重慶", ["消费", "重庆"])]
)
def test_the_searched_words_are_marked_in_the_page_that_the_search_leads_to(
    visit: Open, path: str, query: str, forms: list[str]
) -> None:
    page = visit(path)
    page.keyboard.press("/")
    ask(page, query)
    page.locator(".search li a").first.click()
    page.wait_for_url(f"**/{path}{ARTICLE}#*")
    lang = "zh-Hans" if path else "zh-Hant"
    text = (EXPECTED / f"{lang}.txt").read_text(encoding="utf-8")
    marked = page.evaluate(MARKED)
    assert sorted(marked) == sorted(form for form in forms for _ in range(text.count(form)))
    page.reload()
    page.locator(".mark").first.wait_for()
    assert page.evaluate("CSS.highlights.size || sessionStorage.found") is None, "once, and not again"


def test_a_result_that_is_opened_in_another_tab_leaves_the_search_as_it_is(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    ask(page, "川渝")
    with page.context.expect_page():
        page.locator(".search li a").first.click(modifiers=["Control"])
    expect(page.locator(".search")).to_be_visible()
    assert page.evaluate("CSS.highlights.size") == 0


def test_a_word_found_in_the_same_page_is_marked_at_once_and_the_text_stays_as_it_is(visit: Open) -> None:
    page = visit()
    text = page.locator(".text").inner_html()
    page.keyboard.press("/")
    ask(page, "川渝")
    page.keyboard.press("Enter")
    expect(page.locator("#p13")).to_be_in_viewport()
    expect(page.locator(".search")).not_to_be_visible()
    assert page.evaluate(MARKED) == ["川渝"]
    assert page.locator(".text").inner_html() == text
