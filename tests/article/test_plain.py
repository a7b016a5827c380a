"""A plain text with forms: its blocks, what is downloaded, and the way back to what was received."""

from dataclasses import replace

import pytest

from scripts.article.edition import edition, traced
from scripts.article.edition_model import Edition, record_edition
from scripts.article.interpret import interpret
from scripts.checks import texts
from scripts.checks.forms import check_forms
from scripts.checks.records import read_record
from scripts.checks.tree import well_formed
from scripts.converting.variants import TABLE
from scripts.findings import Rejected
from scripts.markdown.tree import Node
from scripts.notes.record import make_record
from scripts.pages.article_page import page_writer
from scripts.pages.feed import _content
from scripts.source import values
from scripts.source.settings import Settings
from tests.seeds import seed_of

LONG = "這是一個很長的段落，說的是河邊的書店和裡面的人，一共有很多句話，說也說不完。"
POEM = "秋夜\n\n　　露從今夜白\n　　　月是故鄉明\n\n　　有弟皆分散\n　　無家問死生\n"


def made(
    text: str, lang: str = "zh-Hant", by_hand: list[str] | None = None, said: Settings | None = None
) -> Edition:
    """The article in a variant; on the way its record and what a page must show are proved."""
    hand = {"zh-Hans": by_hand} if by_hand else {}
    settings = replace(said or Settings(), slug="x", script="traditional")
    article, _ = interpret(seed_of(text, settings, hand))
    editions = {one: edition(article, TABLE[one]) for one in TABLE}
    for one in editions.values():
        whole = traced(article, one)
        assert (whole.was, whole.now) == (text, one.text)
    recorded = record_edition([*editions.values()])
    record = read_record(make_record(article, recorded, [*editions.values()]).to_json().decode())
    assert texts.give_back(recorded.text, record["changes"]) == text
    for key, one in editions.items():
        if key in record.get("forms", {}):
            content = "\n".join(map(page_writer(one).block, one.blocks))
            check_forms(well_formed(content), record["pages"][key], record["forms"][key], one.text)
    return editions[lang]


def forms(**said: str) -> Settings:
    return Settings(forms=values.forms(said))


def kinds(one: Edition) -> list[str]:
    return [block.node.kind if block.node else "" for block in one.blocks]


def leaves(node: Node | None) -> list[str]:
    return [one.text for one in node.walk() if one.kind == "text"] if node else []


def test_a_stanza_is_a_block_with_its_lines_and_their_indents() -> None:
    one = made(POEM)
    assert kinds(one) == ["verse", "verse"]
    assert [block.id for block in one.blocks] == ["p3", "p6"]
    assert leaves(one.blocks[0].node) == ["露從今夜白", "　月是故鄉明"]
    assert one.ids == {3: "p3", 4: "p3", 6: "p6", 7: "p6"}


@pytest.mark.parametrize("lang", TABLE)
def test_the_download_of_a_text_with_forms_is_laid_out_as_received(lang: str) -> None:
    lines = made(POEM, lang).text.split("\n")
    assert [len(line) - len(line.lstrip("　")) for line in lines] == [0, 0, 2, 3, 0, 2, 2, 0]
    assert lines[0] == "秋夜"


def test_the_download_of_a_text_without_forms_stays_a_line_a_paragraph() -> None:
    assert made(f"題目\n\n　　{LONG}\n\n\n　　好。\n").text == f"題目\n{LONG}\n好。\n"


def test_words_are_converted_within_their_forms() -> None:
    text = f"題目\n{LONG}\n• 先看書\n• 後喝茶\n裡\t後\n後\t裡\n{LONG}\n"
    one = made(text, "zh-Hans")
    assert kinds(one) == ["", "list", "table", ""]
    assert leaves(one.blocks[1].node) == ["先看书", "后喝茶"]
    assert leaves(one.blocks[2].node) == ["里", "后", "后", "里"]


def test_bullets_are_the_lists_own_and_numbers_are_said() -> None:
    said = forms(list="2-3")
    assert leaves(made("題\n- 甲\n- 乙", said=said).blocks[0].node) == ["甲", "乙"]
    assert leaves(made("題\n一、甲\n二、乙", said=said).blocks[0].node) == ["一、甲", "二、乙"]


def test_cells_are_between_tabs_bars_or_wide_spaces() -> None:
    said = forms(table="2-3")
    assert leaves(made("題\n甲\t乙\n\t丙\t丁", said=said).blocks[0].node) == ["甲", "乙", "丙", "丁"]
    assert leaves(made("題\n| 甲 | 乙 |\n│丙│甲│", said=said).blocks[0].node) == ["甲", "乙", "丙", "甲"]
    assert leaves(made("題\n甲　　乙 丙\n甲  甲", said=said).blocks[0].node) == ["甲", "乙 丙", "甲", "甲"]


def cells_of(text: str) -> list[list[str]]:
    """How the cells of a text's table are set, a list a row: "right", "head" or both."""
    node = made(text, said=forms(table="2-9")).blocks[0].node
    assert node
    return [[" ".join(cell.attributes.values()) for cell in row.children] for row in node.children]


def test_columns_of_figures_stand_at_the_right_and_a_row_of_words_above_them_is_the_head() -> None:
    rain = "題\n月份\t雨量\t佔比\t備註\n一月\t1,032.5\t3%\t乾\n二月\t—\t12.5%\t\n三月\t48\t\t雨"
    assert cells_of(rain) == [["yes", "right yes", "right yes", "yes"], *([["", "right", "right", ""]] * 3)]
    years = cells_of("題\n項目\t2023\t2024\n船\t12\t30\n橋\t1\t1")
    assert years == [["", "right", "right"]] * 3, "its first row may be a figure too"


@pytest.mark.parametrize(
    "rows",
    [
        "甲\t乙\n丙\t丁\n戊\t己",
        "年份\t班次\n1937\t一百三十二",
        "班次\t起點\n12\t橋頭\n13\t渡口",  # a number that names a row
        "麵\t300克\n蔥\t2根\n鹽\t1",
        "站\t時\n橋頭\t6:30\n渡口\t7:00",
        "站\t里\n橋頭\t12",  # one figure is no column
    ],
)
def test_other_columns_stand_at_the_left_and_have_no_head(rows: str) -> None:
    assert {said for row in cells_of(f"題\n{rows}") for said in row} == {""}


def test_a_quotation_goes_on_over_empty_lines_and_verse_does_not() -> None:
    text = "題\n甲。\n\n乙。\n\n丙。"
    assert kinds(made(text, said=forms(quote="2-4"))) == ["quote", ""]
    assert kinds(made(text, said=forms(verse="2-4"))) == ["verse", "verse", ""]


def test_a_signature_is_a_block_of_lines_at_the_right_and_stands_in_the_download_as_received() -> None:
    text = f"題\n　　{LONG}\n\n　　　　　　　　　　　　王后\n\n　　　　　　　　　　　　二〇二〇年三月於裡\n"
    one = made(text, "zh-Hans")
    assert kinds(one) == ["", "signature"]
    assert one.blocks[1].text == "王后 二〇二〇年三月于里"
    assert one.text.endswith("　　　　　　　　　　　　王后\n\n　　　　　　　　　　　　二〇二〇年三月于里\n")
    signed = '<p id="p4" class="signature"{}>王后<br{}>二〇二〇年三月于里</p>'
    assert page_writer(one).block(one.blocks[1]).replace("&#32;", " ").endswith(signed.format("", ""))
    assert signed.format(' style="text-align:right"', "/") in _content(one, "https://example.org/")
    assert kinds(made("題\n甲。\n王后", said=forms(signature="3"))) == ["", "signature"]


def test_a_break_is_no_words_and_an_empty_line_may_be_one() -> None:
    one = made("題\n甲。\n＊＊＊\n乙。\n\n丙。", said=Settings(forms={"break": (range(3, 4), range(5, 6))}))
    assert kinds(one) == ["", "rule", "", "rule", ""]
    assert [block.id for block in one.blocks] == ["p2", "p3", "p4", "p5", "p6"]
    assert one.characters == 3
    content = page_writer(one).block(one.blocks[3])
    assert '<hr class="blank">' in content.replace("&#45;", "-")


def test_headings_have_their_levels_and_ids() -> None:
    one = made(f"題\n第一章　河邊\n一、緣起\n{LONG}\n二、後來\n{LONG}")
    found = [(block.id, block.level) for block in one.blocks if block.heading]
    assert found == [("s2", 2), ("s3", 3), ("s5", 3)]


def test_a_title_that_is_not_first_or_not_there_stands_first() -> None:
    text = "本期專題\n秋夜\n露從今夜白\n月是故鄉明\n\n有弟皆分散\n無家問死生"
    assert made(text, said=Settings(title_line=2)).text.startswith("秋夜\n本期專題\n露從今夜白")
    said = replace(forms(verse="1-"), title="秋夜")
    assert made(POEM.partition("\n")[2], said=said).text.startswith("秋夜\n　　露")


def test_a_version_by_hand_has_the_lines_of_the_text() -> None:
    by_hand = ["秋夜", "露从今夜白啊", "月是故乡明", "有弟皆分散", "无家问死生"]
    one = made(POEM, "zh-Hans", by_hand)
    assert leaves(one.blocks[0].node) == ["露从今夜白啊", "　月是故乡明"]
    assert one.by_hand
    with pytest.raises(Rejected, match="4 lines of text; the article has 5"):
        made(POEM, "zh-Hans", by_hand[:-1])


def test_a_poem_opens_with_its_first_stanza_and_prose_with_its_first_paragraph() -> None:
    assert made(POEM).opening == "露從今夜白 月是故鄉明"
    said = forms(verse="2-3")
    assert made(f"題\n露從今夜白\n月是故鄉明\n{LONG}", said=said).opening == LONG


def test_the_feed_has_the_lines_of_verse_without_any_style() -> None:
    content = _content(made(POEM), "https://example.org/")
    assert '<span class="line">露從今夜白</span><br/><span class="line">　月是故鄉明</span>' in content


@pytest.mark.parametrize("fault", ["露從今夜", '月是故鄉明</span><br/><span class="line">有', "verse"])
def test_a_page_that_shows_verse_otherwise_is_found(fault: str) -> None:
    one = made(POEM)
    article, _ = interpret(seed_of(POEM, Settings(slug="x", script="traditional")))
    record = read_record(make_record(article, one, [one]).to_json().decode())
    content = _content(one, "")
    planted = {
        "露從今夜": content.replace("露從今夜", "露从今夜"),
        "verse": content.replace(' class="verse"', "", 1),
    }.get(fault, content.replace("<br/>", "", 1))
    blocks = record["forms"]["zh-Hant"]
    check_forms(well_formed(content), "", blocks, one.text)
    with pytest.raises(ValueError, match="block 1 is"):
        check_forms(well_formed(planted), "", blocks, one.text)


def test_a_poem_opens_with_its_first_stanza_without_the_indents_of_its_lines() -> None:
    poem = "站台\n\n我在站台上數燈\n      一盞\n            兩盞\n火車來了\n\n沒有人下車\n    只有風\n"
    assert made(poem).opening == "我在站台上數燈 一盞 兩盞 火車來了"
    assert made("題目\n\n他說　　這樣也好，便走了，再也沒有回來過。\n").opening[:6] == "他說　　這樣"


def test_quoted_mail_loses_its_marks_and_a_drawn_table_its_borders_on_the_page_alone() -> None:
    text = (
        "題目\n\n"
        + LONG
        + "\n> 后面這一句，\n>\n>> 5 > 3。\n"
        + LONG
        + "\n+--+--+\n|年|雨|\n+--+--+\n|元|豐|\n+--+--+\n"
        + LONG
        + "\n"
    )
    one = made(text)
    assert kinds(one) == ["", "quote", "", "table", ""]
    assert [leaves(block.node) for block in one.blocks if block.node] == [
        ["后面這一句，", "5 > 3。"],
        ["年", "雨", "元", "豐"],
    ]
    assert "<thead>" not in page_writer(one).block(one.blocks[3]), (
        "nobody knows whether the first row is a head"
    )
    assert "\n>> 5 > 3。\n" in one.text
    assert "\n+--+--+\n|年|雨|\n" in one.text


def test_a_title_that_the_head_of_a_mail_says_is_not_the_editors() -> None:
    mail = f"寄件者：王小明\n主旨：搬家\n\n{LONG}\n"
    assert not made(mail, said=Settings(title="搬家")).facts.editors_title
    assert not made(mail).facts.editors_title
    assert made(mail, said=Settings(title="搬家記")).facts.editors_title
    assert made(f"{LONG}\n{LONG}", said=Settings(title="搬家")).facts.editors_title
