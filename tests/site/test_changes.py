"""What was changed, shown in the article itself, to who asks; sharing; and where a way would end."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.article.edition import edition
from scripts.converting.variants import TABLE
from scripts.notes.changes import Account
from scripts.notes.shown_changes import shown_changes
from scripts.source.settings import Word
from tests.conftest import SLUG
from tests.notes.test_notes import made
from tests.site.conftest import ARTICLE, Open, move

SHARED = "navigator.share = data => { window.shared = data; return Promise.resolve() }"


def shown(page: Page, name: str = "顯示校改") -> Page:
    page.get_by_role("button", name=name).click()
    page.locator(".legend").wait_for()
    return page


def test_nothing_is_marked_until_a_reader_asks(visit: Open) -> None:
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.locator(".text :is(del,ins)").count() == 0
    shown(page)
    assert [url.rsplit("/", 1)[-1] for url in asked if "changes" in url] == ["changes.js", "changes.json"]
    expect(page.locator("#p2 ins").first).to_have_text("，")
    assert "背[原為]后後" in page.locator("#p2").evaluate(
        """block => { const copy = block.cloneNode(true)
        copy.querySelectorAll(".unseen").forEach(e => e.textContent = `[${e.textContent}]`)
        return copy.textContent }"""
    )


def test_the_marks_are_heard_and_the_editors_reason_is_read(visit: Open) -> None:
    page = shown(visit())
    expect(page.locator(".legend [role=status]")).to_contain_text("劃線的是收到的，底線的是改成的。")
    expect(page.locator("#p5 .why")).to_have_text("〔逗號與分號連用，是筆誤。前後三事並列，用分號。〕")
    expect(page.locator("#p5 del", has_text="原為沖")).to_have_count(1)
    sizes = page.locator(".text .unseen").evaluate_all("all => all.map(e => e.offsetWidth * e.offsetHeight)")
    assert set(sizes) == {1}, "what is only heard takes no room"


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
def test_what_was_received_stays_on_the_line_of_the_character_before_it(visit: Open, width: int) -> None:
    """It may be a mark that begins no line: 第三城”」. And no line is stretched between marks."""
    page = shown(visit(width=width))
    apart = page.evaluate(
        """() => [...document.querySelectorAll(".text del")].filter(del => {
            const box = (node, at) => {
                const range = new Range()
                range.setStart(node, at)
                range.setEnd(node, at + 1)
                return [...range.getClientRects()].at(-1)
            }
            let before = del.previousSibling
            while (before?.lastChild) before = before.lastChild
            if (!before?.data) return false
            return Math.abs(box(before, before.length - 1).bottom - box(del.lastChild, 0).bottom) > 9
        }).length"""
    )
    assert apart == 0
    assert page.locator("#p2").evaluate("p => getComputedStyle(p).textAlign") == "start"


def test_taking_the_marks_away_gives_the_text_back(visit: Open) -> None:
    page = visit()
    pieces = """() => {
        const walk = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT)
        const found = []
        while (walk.nextNode()) found.push(walk.currentNode.data)
        return found
    }"""
    before, said = page.locator(".text").inner_html(), page.evaluate(pieces)
    shown(page)
    page.get_by_role("button", name="顯示校改").click()
    page.locator(".legend").wait_for(state="detached")
    assert page.locator(".text").inner_html() == before
    assert page.evaluate(pieces) == said, "in one piece, as it was"


def test_the_choice_is_remembered_in_every_variant(visit: Open) -> None:
    page = shown(visit())
    page.goto(page.url.replace("/articles/", "/zh-hans/articles/"))
    move(page)
    page.locator(".legend").wait_for()
    expect(page.get_by_role("button", name="显示校改")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#p5 ins").all_inner_texts() == ["，", "；", "；"], (
        "which Traditional form is right is no question here"
    )
    page.get_by_role("button", name="显示校改").click()
    expect(page.locator(".legend")).to_have_count(0)
    page.reload()
    move(page)
    assert page.locator(".legend").count() == 0


def test_the_line_that_is_read_stays_where_it_is(visit: Open) -> None:
    page = visit()
    page.locator("#p12").evaluate("block => scrollTo(0, scrollY + block.getBoundingClientRect().top - 90)")
    button = page.get_by_role("button", name="顯示校改")
    button.evaluate("button => button.click()")
    page.locator(".legend").wait_for(state="attached")
    assert abs(page.locator("#p12").evaluate("block => block.getBoundingClientRect().top") - 90) < 2


@pytest.mark.parametrize(("width", "open"), [(390, False), (1280, True)])
def test_the_reasons_stand_open_where_there_is_room(visit: Open, width: int, open: bool) -> None:
    page = shown(visit(width=width))
    expect(page.locator(".legend summary")).to_be_visible()
    expect(page.locator(".legend li").first).to_be_visible(visible=open)


def test_changes_are_printed_with_their_reasons(visit: Open) -> None:
    page = shown(visit())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".legend li").first).to_be_visible()
    expect(page.locator("#p2 del").first).to_be_visible()


# --- their places ----------------------------------------------------------------------------


@pytest.mark.parametrize("root", ["", "zh-hans/"])
def test_every_place_holds_what_the_text_says_there(site: Path, root: str) -> None:
    folder = site / root / ARTICLE
    table = json.loads((folder / "changes.json").read_text(encoding="utf-8"))
    lang = "zh-Hans" if root else "zh-Hant"
    lines = (folder / f"{SLUG}.{lang}.txt").read_text(encoding="utf-8").split("\n")
    number = {"sought-after": 4, "market": 9, "competition": 14}
    received = (site / ARTICLE / "received.txt").read_text(encoding="utf-8").split("\n")
    for id, changes in table["blocks"].items():
        at = number.get(id) or int(id[1:])
        text, line = lines[at], received[at - 1]
        for start, end, was, *_ in reversed(changes):
            text = text[:start] + was + text[end:]
        if not root:
            assert text == line, "the title is not in the file that was received, so line n is n + 1"
        assert sum(was.startswith("(") and len(was) > 1 for _, _, was, *_ in changes) == line.count("(") - (
            "(活" in line
        )


def test_places_are_right_in_a_variant_of_another_length() -> None:
    word = Word(1, "软件", {"zh-Hant": "軟體程式"})
    article, record, _ = made(
        "𠮷软件,好。\n", script="simplified", title="题", punctuation=True, words=(word,)
    )
    editions = [edition(article, TABLE[lang]) for lang in ("zh-Hant", "zh-Hans")]
    accounts = (Account(article, one, editions, record) for one in editions)
    one, other = (json.loads(shown_changes(account))["blocks"] for account in accounts)
    assert other == {"p1": [[4, 5, ",", "punctuation", ""]]}, "𠮷 counts as two, as scripts count"
    assert one == {"p1": [[6, 7, ",", "punctuation", ""]]}


# --- sharing, and ends -----------------------------------------------------------------------


def test_an_article_and_a_paragraph_are_shared_with_title_and_address(visit: Open) -> None:
    page = visit(f"{ARTICLE}#p3", moves=False)
    address = page.url.removesuffix("#p3")
    page.add_init_script(SHARED)
    page.reload()
    move(page)
    page.get_by_role("button", name="分享").click()
    title = "小米數科更名天星數科：三家持牌消金落地重慶"
    assert page.evaluate("window.shared") == {"title": title, "url": address}, "all of it, wherever one is"
    page.locator(".mark").nth(1).click()
    page.locator(".menu").get_by_role("button", name="分享").click()
    assert page.evaluate("window.shared") == {"title": title, "url": f"{address}#p2"}


def test_no_share_button_where_the_device_cannot_share(visit: Open) -> None:
    page = visit(moves=False)
    page.add_init_script("delete Navigator.prototype.share")
    page.reload()
    move(page)
    assert page.get_by_role("button", name="分享").count() == 0


def test_a_page_that_is_only_in_another_script_is_found_from_there(visit_any: Open) -> None:
    page = visit_any("articles/simplified-only/", moves=False)
    link = page.locator(".elsewhere a")
    expect(link).to_have_text("简体")
    expect(page.locator("section").first).to_contain_text("這一頁沒有這種文字的版本，但是有：")
    expect(page.get_by_text("这一页没有这种文字的版本")).to_be_hidden()
    link.click()
    expect(page.locator("h1")).to_have_text("简化字的来历")
    other = visit_any("zh-hans/articles/shapes/", moves=False)
    expect(other.locator(".elsewhere a").first).to_have_text("繁體")
    expect(other.locator("section").first).to_have_attribute("lang", "zh-Hans")
    nowhere = visit_any("articles/nobody/", moves=False)
    expect(nowhere.locator("h1")).to_have_text("沒有這一頁")
    expect(nowhere.locator(".elsewhere").first).to_be_hidden()


def test_an_old_address_leads_on_to_the_same_paragraph(visit_any: Open) -> None:
    page = visit_any("articles/software-class/#p2", moves=False)
    page.wait_for_url("**/articles/the-software-class/#p2")


def test_words_in_latin_letters_are_slanted_for_emphasis_and_others_have_dots(visit_any: Open) -> None:
    page = visit_any("articles/every-form/", moves=False)
    style = "e => [getComputedStyle(e).fontStyle, getComputedStyle(e).textEmphasisStyle]"
    assert page.locator("em.latin").first.evaluate(style) == ["italic", "none"]
    assert page.locator("em:not(.latin)").first.evaluate(style) == ["normal", "dot"]


def test_an_article_alone_in_its_variant_says_so_and_leads_on(visit_any: Open) -> None:
    page = visit_any("zh-hans/articles/simplified-only/")
    expect(page.locator(".alone")).to_contain_text("这一篇只有简体版。")
    expect(page.locator(".alone a")).to_have_attribute("hreflang", "zh-Hant")
    assert visit_any(ARTICLE).locator(".alone").count() == 0


@pytest.mark.parametrize("paper", [480, 800, 1280])
def test_a_printed_line_has_36_characters_or_fills_a_small_paper(visit: Open, paper: int) -> None:
    page = visit(width=paper)
    page.emulate_media(media="print")
    width, size = page.locator("#p2").evaluate(
        "p => [p.getBoundingClientRect().width, parseFloat(getComputedStyle(p).fontSize)]"
    )
    assert abs(width - min(36 * size, paper)) < 1
