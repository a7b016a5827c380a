"""How an article's page is set: centred, its title in phrases, its end in groups, its faces."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.checks.tree import Node, well_formed
from tests.conftest import ROOT
from tests.site.conftest import ARTICLE, Open

LONG_TITLE = "articles/the-bridge/"
NO_HEADINGS = "articles/rain-in-april/"
LATIN = "articles/typewriter-driver/"
FORMS = "articles/every-form/"
BY_HAND = "house-rules/"


def lines(page: Page, selector: str) -> list[str]:
    """The lines of an element as they are set."""
    return list(
        page.evaluate(
            """selector => {
                const lines = [], range = document.createRange(), element = document.querySelector(selector)
                const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
                for (let last, node; node = walker.nextNode();) for (let at = 0; at < node.length; at++) {
                    range.setStart(node, at)
                    range.setEnd(node, at + 1)
                    const { bottom } = range.getBoundingClientRect()
                    if (last === undefined || bottom > last + 4) lines.push("")
                    last = bottom
                    lines.push(lines.pop() + node.data[at])
                }
                return lines
            }""",
            selector,
        )
    )


@pytest.mark.parametrize("width", [320, 360, 390, 820, 1280])
def test_a_title_breaks_between_its_phrases(visit: Open, width: int) -> None:
    page = visit(width=width)
    set_as = lines(page, "h1")
    assert "".join(set_as) == "小米數科更名天星數科：三家持牌消金落地重慶"
    phrases = ["小米數科", "更名", "天星數科：", "三家持牌", "消金", "落地", "重慶"]
    ends = {sum(map(len, phrases[: n + 1])) for n in range(len(phrases))}
    broken = {sum(map(len, set_as[: n + 1])) for n in range(len(set_as))}
    assert broken <= ends
    assert page.get_by_role("heading", level=1, name="".join(set_as), exact=True).count() == 1


@pytest.mark.parametrize("width", [320, 360])
def test_titles_of_neighbours_and_in_lists_break_between_phrases_too(visit_any: Open, width: int) -> None:
    page = visit_any("articles/stone-steps/", width=width)
    ends = page.locator(".near a:nth-child(2)").evaluate(
        "a => [...a.childNodes].slice(1).filter(n => n.data?.trim()).map(n => n.data.trim())"
    )
    assert "".join(ends) == "怎樣安裝一部舊打字機的驅動程式"
    small, *set_as = lines(page, ".near a:nth-child(2)")
    assert small == "較早一篇"
    cuts = {sum(map(len, ends[: n + 1])) for n in range(len(ends))}
    assert len(set_as) > 1
    assert {sum(map(len, [one.strip() for one in set_as[: n + 1]])) for n in range(len(set_as))} <= cuts
    page.goto(page.url.replace("articles/stone-steps/", "archive/"))
    long = page.locator(".titles a[href*=the-bridge]")
    assert long.evaluate("a => getComputedStyle(a).wordBreak") == "keep-all"


def test_an_address_of_mail_breaks_at_its_dots_in_a_line_that_is_not_stretched(visit_any: Open) -> None:
    for width in range(320, 420, 20):
        page = visit_any(LATIN, width=width)
        paragraph = page.locator("p:has(> .m)")
        assert paragraph.evaluate("p => getComputedStyle(p).textAlign") == "start"
        set_as = [one.strip() for one in lines(page, ".text .m")]
        assert "".join(set_as) == "typewriters.and.other.machines@museum-of-writing.example.org"
        assert all(one[0] in ".@" or before[-1] == "-" for before, one in pairwise(set_as))


def test_every_navigation_has_a_name_of_its_own(visit_any: Open) -> None:
    for path in (ARTICLE, "articles/thirty-days/", "", "tags/tu-shu-guan/"):
        names = visit_any(path).locator("nav").evaluate_all("all => all.map(nav => nav.ariaLabel)")
        assert all(names)
        assert len(set(names)) == len(names)


def test_the_sites_own_sentences_break_between_phrases(visit: Open) -> None:
    page = visit("", width=360)
    assert lines(page, ".motto") == ["還原受損的中文文章，以繁體、", "簡體發布，每一處改動都可查驗。"]
    assert lines(page, ".why a") == ["這篇文章改了什麼、", "為什麼，一處一處都有記錄"]


@pytest.mark.parametrize("path", [FORMS, BY_HAND])
def test_no_line_begins_with_a_reference_to_a_note(visit_any: Open, path: str) -> None:
    page = visit_any(path)
    apart = """() => [...document.querySelectorAll("sup")].filter(sup => {
        const before = document.createRange(), text = sup.previousSibling
        if (!sup.firstElementChild?.matches("[role=doc-noteref],.footnote-ref") || !text?.length) return false
        before.setStart(text, text.length - 1)
        before.setEnd(text, text.length)
        return before.getBoundingClientRect().bottom < sup.firstElementChild.getBoundingClientRect().top
    }).length"""
    for width in range(320, 420, 9):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(apart) == 0, width


@pytest.mark.parametrize("width", [320, 660, 768, 1280])
def test_many_authors_leave_room_in_a_list_for_the_title_and_no_day_is_divided(
    visit_any: Open, width: int
) -> None:
    page = visit_any("archive/", width=width)
    page.locator(".titles small:has(time)").first.evaluate(
        "small => small.prepend('東溪鄉公所、'.repeat(12))"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    title = page.locator(".titles li:has(time) a").first.bounding_box()
    assert title
    assert title["width"] >= min(width, 680) / 2
    days = "days => days.filter(day => day.getClientRects().length > 1).length"
    assert page.locator(".titles time").evaluate_all(days) == 0


def test_a_long_title_is_smaller_than_a_short_one(visit_any: Open) -> None:
    sizes = []
    for path in (NO_HEADINGS, ARTICLE, LONG_TITLE):
        page = visit_any(path)
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"))
    assert sizes[0] == sizes[1] > sizes[2]
    assert page.locator("h1").evaluate("h1 => h1.offsetHeight") < 300, "less than a third of a phone"


@pytest.mark.parametrize(("path", "larger"), [(ARTICLE, True), ("articles/stone-steps/", False)])
def test_a_first_paragraph_is_larger_where_it_leads_into_an_article(
    visit_any: Open, path: str, larger: bool
) -> None:
    page = visit_any(path)
    size = "p => parseFloat(getComputedStyle(p).fontSize)"
    first, second = (page.locator(".text > p").nth(number).evaluate(size) for number in (0, 1))
    assert (first > second) == larger
    assert first >= second


def middle(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("width", [820, 1280, 1920])
def test_what_has_no_contents_is_centred_and_bar_and_foot_with_it(visit_any: Open, width: int) -> None:
    page = visit_any(NO_HEADINGS, width=width)
    for selector in (".bar > div", ".text", ".after", ".foot"):
        assert abs(middle(page, selector) - width / 2) < 2, selector
    text, seal, foot = (page.locator(one).bounding_box() for one in (".text", ".site", ".foot small"))
    assert text is not None
    assert seal is not None
    assert foot is not None
    assert abs(text["x"] - seal["x"]) < 2
    assert abs(text["x"] - foot["x"]) < 2


def test_an_article_ends_in_two_groups_its_neighbours_and_the_way_home(visit_any: Open) -> None:
    page = visit_any("articles/the-software-class/", java_script_enabled=True)
    page.mouse.move(5, 5)
    page.get_by_role("button", name="顯示校改").wait_for()
    groups = page.locator(".links p").all_inner_texts()
    assert [re.split(r"\s+", group.strip()) for group in groups] == [
        ["帶走", "純文字", "EPUB", "列印"],
        ["查驗", "校勘記", "原文出處", "顯示校改"],
    ]
    cards = page.locator(".near a").all_inner_texts()
    assert [card.split("\n")[0] for card in cards] == ["較新一篇", "較早一篇", "回到首頁"]
    page.get_by_role("link", name="回到首頁").click()
    expect(page.locator("body")).to_have_class("home")


def test_face_and_leading_can_be_chosen_and_are_remembered(visit: Open) -> None:
    page = visit()
    style = "getComputedStyle(document.querySelector('#p2')).{}"
    sans, usual = (page.evaluate(style.format(one)) for one in ("fontFamily", "lineHeight"))
    page.get_by_label("閱讀設定").click()
    page.get_by_label("明體").check(force=True)
    page.get_by_label("鬆", exact=True).check(force=True)
    page.reload()
    serif, loose = (page.evaluate(style.format(one)) for one in ("fontFamily", "lineHeight"))
    assert "Serif" in serif
    assert "Serif" not in sans
    assert float(loose[:-2]) > float(usual[:-2])
    page.get_by_label("閱讀設定").click()
    expect(page.get_by_label("明體")).to_be_checked()
    page.get_by_label("黑體").check(force=True)
    page.get_by_label("適中").check(force=True)
    page.reload()
    assert page.evaluate(style.format("fontFamily")) == sans
    assert page.evaluate("localStorage.length") == 0 or page.evaluate("localStorage.face") is None


def test_a_table_that_is_too_wide_is_scrolled_and_the_page_is_not(visit_any: Open) -> None:
    page = visit_any(FORMS, width=320)
    page.locator(".wide td").first.evaluate("cell => { cell.style.minWidth = '60em' }")
    assert (
        page.locator(".wide").first.evaluate("part => { part.scrollLeft = 40; return part.scrollLeft }") == 40
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [390, 1280])
def test_columns_of_a_wide_table_are_as_wide_as_their_words_and_on_paper_fit(
    visit_any: Open, width: int
) -> None:
    page = visit_any(FORMS, width=width)
    page.locator(".wide tr").evaluate_all(
        """rows => rows.map((row, at) => row.append(...["1", "橋通車以後又勉強開了三年", "A"].map(words => {
            const cell = row.lastElementChild.cloneNode()
            cell.textContent = at ? words : "欄"
            return cell
        })))"""
    )
    cells = page.locator(".wide tr:nth-child(2) td")
    em = cells.first.evaluate("cell => parseFloat(getComputedStyle(cell).fontSize)")
    lengths = cells.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().width)")
    assert lengths[-2] >= 8 * em
    assert lengths[-1] < lengths[-2] / 1.5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(media="print")
    inside = "part => part.firstElementChild.offsetWidth <= part.offsetWidth + 1"
    page.set_viewport_size({"width": 794, "height": 1123})
    assert page.locator(".wide").first.evaluate(inside)


def test_marks_in_english_are_as_narrow_as_its_letters(visit_any: Open) -> None:
    """In fonts for Chinese they are as wide as a Han: It’ s."""
    page = visit_any(FORMS)
    page.locator(".text p").first.evaluate(
        "p => p.append(Object.assign(document.createElement('span'), { lang: 'en', textContent: 'It’s' }))"
    )
    narrow = "e => getComputedStyle(e).fontFeatureSettings"
    assert page.locator(".text [lang=en]").evaluate(narrow) == '"pwid"'
    assert page.locator(".text p").first.evaluate(narrow) == "normal", "，；！ would become narrow as well"


def test_an_upright_picture_is_seen_as_a_whole(visit_any: Open) -> None:
    page = visit_any(FORMS, width=1280, height=800)
    picture = page.locator(".text figure img").first
    assert picture.get_attribute("class") is None, "it lies on its side"
    picture.evaluate("img => { img.className = 'upright'; img.width = 800; img.height = 1600 }")
    assert picture.evaluate("img => img.offsetHeight") <= 800
    assert picture.evaluate("img => getComputedStyle(img).objectFit") == "contain"


@pytest.mark.parametrize("path", [FORMS, BY_HAND])
def test_copied_text_has_no_numbers_of_notes_in_it(visit_any: Open, path: str) -> None:
    page = visit_any(path, permissions=["clipboard-read", "clipboard-write"])
    paragraph = page.locator(".text p:has([role=doc-noteref],.footnote-ref)").first
    shown = paragraph.evaluate("""p => {
        getSelection().selectAllChildren(p)
        const text = p.cloneNode(true)
        for (const note of text.querySelectorAll("[role=doc-noteref],.footnote-ref")) note.remove()
        return text.textContent
    }""")
    page.keyboard.press("Control+C")
    assert page.evaluate("navigator.clipboard.readText()").strip() == shown.strip()


@pytest.mark.parametrize("path", [FORMS, BY_HAND])
@pytest.mark.parametrize(
    "kind",
    [("[role=doc-noteref],.footnote-ref", ":is([role=doc-endnotes],.footnote) li"), (".contents a", "h2")],
)
def test_what_a_reader_goes_to_stands_below_bar_and_contents(
    visit_any: Open, path: str, kind: tuple[str, str]
) -> None:
    link, target = kind
    page = visit_any(path)
    page.evaluate("document.body.style.paddingBottom = '100vh'")
    page.locator(link).first.evaluate("link => link.click()")
    page.wait_for_function(
        "target => document.querySelector(target).getBoundingClientRect().top < 300", arg=f".text {target}"
    )
    stands = page.locator(f".text {target}").first.bounding_box()
    above = page.locator(".contents").bounding_box()
    assert stands
    assert above
    assert stands["y"] >= above["y"] + above["height"]


@pytest.mark.parametrize("width", range(320, 440, 8))
def test_a_number_and_its_unit_stand_on_one_line(visit: Open, width: int) -> None:
    page = visit(width=width)
    split = "numbers => numbers.filter(n => n.getClientRects().length > 1).map(n => n.textContent)"
    assert page.locator(".n").evaluate_all(split) == []
    assert "21世紀" in page.locator(".n").all_inner_texts()


def test_a_long_number_breaks_from_its_unit_on_a_phone_rather_than_leave_a_hole(visit: Open) -> None:
    page = visit(width=1280)
    for width in range(620, 1280, 60):
        page.set_viewport_size({"width": width, "height": 800})
        split = "numbers => numbers.filter(n => n.getClientRects().length > 1).length"
        assert page.locator(".n,.u").evaluate_all(split) == 0, width
    # What a line lacks shows when it is not justified. Nothing may break 「1000+，」, three and a half.
    holes = """() => [...document.querySelectorAll(".text>p:not(:has(>.m))")].flatMap(p => {
        p.style.textAlign = "start"
        const ends = new Map(), range = document.createRange(), em = parseFloat(getComputedStyle(p).fontSize)
        range.selectNodeContents(p)
        for (const { right, bottom } of range.getClientRects())
            ends.set(Math.round(bottom / em), Math.max(right, ends.get(Math.round(bottom / em)) ?? 0))
        return [...ends.values()].slice(0, -1).map(right => (p.getBoundingClientRect().right - right) / em)
    }).filter(lack => lack > 3.5)"""
    for width in range(320, 440, 8):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(holes) == [], width


def test_a_line_before_a_long_address_is_filled(visit_any: Open) -> None:
    page = visit_any(LATIN)
    first = lines(page, "#p3")[0]
    assert first.startswith("下載的地址是https://")


def test_no_title_ends_in_a_face_without_a_bold_of_its_own() -> None:
    """What a browser takes for serif on Windows is a bitmap (PMingLiU, SimSun), made bold by smearing it."""
    source = (ROOT / "docs/.overrides/.inline/reading.css").read_text(encoding="utf-8")
    stacks = re.findall(r"--serif:(.*?) }", source)
    assert len(stacks) == 3
    for stack in stacks:
        assert re.search(r'"Microsoft (JhengHei|YaHei)",serif$', stack), stack


def test_on_paper_what_leads_up_to_a_list_stays_with_it(visit_any: Open) -> None:
    page = visit_any(FORMS)
    page.emulate_media(media="print")
    after = """words => getComputedStyle([...document.querySelectorAll(".text>p")].find(
        p => p.textContent.startsWith(words))).breakAfter"""
    assert page.evaluate(after, "書分成三類") == "avoid"
    assert page.evaluate(after, "書架是") == "auto"


def test_on_paper_highlighted_words_keep_their_ground_and_code_has_none(visit_any: Open) -> None:
    """Browsers print no background of their own accord, and with colours of the reader's there is none."""
    page = visit_any(FORMS)
    page.emulate_media(media="print")
    printed = """selector => {
        const { printColorAdjust, backgroundColor } = getComputedStyle(document.querySelector(selector))
        return [printColorAdjust, backgroundColor]
    }"""
    assert page.evaluate(printed, ".text mark") == ["exact", "rgb(221, 221, 221)"]
    assert page.evaluate(printed, ".text pre")[0] == "economy"
    page.emulate_media(media="screen", forced_colors="active")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.text mark')).textDecorationLine")
        == "underline"
    )
    page = visit_any("letters/readers/")
    page.emulate_media(media="print", forced_colors="none")
    assert page.evaluate(printed, ".text mark") == ["exact", "rgb(221, 221, 221)"]


@pytest.mark.parametrize(("path", "first"), [("articles/thirty-days/", "#day-1"), (NO_HEADINGS, ".verse")])
def test_what_comes_first_stands_no_lower_than_a_first_paragraph(
    visit_any: Open, path: str, first: str
) -> None:
    page = visit_any(path)
    text, block = (page.locator(one).first.bounding_box() for one in (".text", first))
    assert text is not None
    assert block is not None
    assert block["y"] - text["y"] < 2


def test_what_variants_say_in_the_same_words_the_404_page_says_once(visit_any: Open) -> None:
    page = visit_any("nowhere/")
    assert page.get_by_role("heading").all_inner_texts() == ["沒有這一頁", "没有这一页"]
    assert page.locator("main .back a").all_inner_texts() == ["繁體首頁", "香港繁體首頁", "简体首页"]
    page = visit_any("zh-hk/articles/simplified-only/")
    expect(page.locator(".elsewhere:visible")).to_have_text("這一頁沒有這種文字的版本，但是有：简体 ")
    assert page.locator(".foot a").first.inner_text() == "關於本站"
    page = visit_any("zh-hans/nowhere/")
    expect(page.locator(".foot a").first).to_have_text("关于本站")
    assert page.get_by_role("heading").all_inner_texts() == ["没有这一页", "沒有這一頁"]


def test_an_entry_of_the_notes_is_not_divided_between_two_sheets(visit_any: Open) -> None:
    page = visit_any("articles/the-software-class/notes/")
    entries = page.locator(".text li:has(small)").evaluate_all(
        "all => all.map(e => getComputedStyle(e).breakInside)"
    )
    assert set(entries) == {"avoid"}


@pytest.mark.parametrize("path", [BY_HAND, "about/", "letters/readers/"])
def test_a_short_page_by_hand_is_printed_on_one_sheet(visit_any: Open, path: str) -> None:
    printed = visit_any(path, width=1280).pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_notes_in_pages_by_hand_have_the_sites_one_accent(visit_any: Open) -> None:
    page = visit_any(BY_HAND)
    colours = """e => { const probe = document.createElement("i")
        document.body.append(probe)
        return ["--line", "--seal"].map(name => {
            probe.style.color = `var(${name})`
            return getComputedStyle(probe).color
        }).concat(getComputedStyle(e.parentElement).borderTopColor)
            .concat(getComputedStyle(e, "::before").backgroundColor) }"""
    line, seal, border, icon = page.locator("details.note summary").evaluate(colours)
    assert (border, icon) == (line, seal)


def test_no_paragraph_below_a_short_text_is_taken_for_it_by_reader_views(site: Path) -> None:
    """Firefox's scores paragraphs of 25 characters: of an article of one sentence it showed the rights."""
    page = read(site)
    foot = page.one("footer", cls="foot")
    assert foot.all("small")
    assert [*foot.all("p"), *page.all("p", cls="printed")] == []


def test_what_is_said_of_an_article_is_in_words_apart_without_styles(site: Path) -> None:
    """It was 2024年3月9日497 字 in text browsers, in readers of pages, and in Chromium before 84."""
    page = read(site)
    for line in (page.one("p", cls="about"), *page.one("div", cls="links").all("p")):
        assert " ".join(child.text for child in line.children) == line.text.strip()


def read(site: Path) -> Node:
    return well_formed((site / ARTICLE / "index.html").read_text(encoding="utf-8"))
