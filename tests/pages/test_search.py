"""What is searched: texts in all variants laid beside each other, and the grams that nominate them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.pages.grams import SAME, fold, grams
from scripts.pages.search import CELL, SAME_SIGN, rows, texts
from scripts.pages.searched import SearchEntry, grams_of

LANGS = ["zh-Hant", "zh-Hans", "zh-Hant-HK"]
SHOWN = {SAME_SIGN: ".", CELL: "|"}


def laid(*said: str) -> list[str]:
    made = rows(said, LANGS)
    assert [text.replace(CELL, "") for text in texts(made, LANGS)] == list(said)
    return ["".join(SHOWN.get(sign, sign) for sign in row) for row in made]


def entry(*said: str) -> SearchEntry:
    return {"urls": dict.fromkeys(LANGS[: len(said)]), "date": "", "blocks": [["", 0, *rows(said, LANGS)]]}


@pytest.mark.parametrize(
    ("said", "as_laid"),
    [
        (("用電腦寫字。", "用电脑写字。", "用電腦寫字。"), ["用電腦寫字。", "", ""]),
        (("台灣的名著", "台湾的名著", "台灣的名著"), ["台灣的名著", "....著", ""]),
        (("裡", "里", "裏"), ["裡", "", "裏"]),
        (("都用滑鼠寫字。", "都用鼠标写字。"), ["都用|滑鼠|寫字。", "..|鼠标|..."]),
        (
            ("同事都用滑鼠，用電腦寫字。", "同事都用鼠标，用计算机写字。"),
            ["同事都用|滑鼠|，用|電腦|寫字。", "....|鼠标|..|计算机|..."],
        ),
        (
            ("電腦連上網際網路。", "计算机连上互联网。"),
            ["|電腦|連上|網際網路|。", "|计算机|..|互联网|."],
        ),
        (("書店開了。", "这书店开了。"), ["|書|店開了。", "|这书|...."]),
        (("書店開了。", "书店开了吗。"), ["書店開|了|。", "...|了吗|."]),
        (("執著的衞生", "执着的卫生"), ["執著的衞生", ""]),
        (("臺上內容卻", "台上内容却"), ["臺上內容卻", ""]),
        (("臺上內容卻", "臺上内容却"), ["臺上內容卻", "臺...."]),
    ],
)
def test_a_word_of_another_length_takes_no_more_than_its_own_place(
    said: tuple[str, ...], as_laid: list[str]
) -> None:
    assert laid(*said) == as_laid


def test_what_cannot_be_seen_and_a_mark_above_a_letter_are_with_their_neighbour() -> None:
    assert laid("葛\U000e0100城，零\u200b寬", "葛\U000e0100城，零\u200b宽") == [
        "|葛\U000e0100|城，|零\u200b|寬",
        "",
    ]
    assert laid("讀lu\u0308\u0300。", "读lu\u0308\u0300。") == ["讀l|u\u0308\u0300|。", ""]
    assert laid("\ufeff零") == ["|\ufeff零|"]


@given(st.lists(st.text("電电腦脑計计算機机a\u0301\u200b，1", max_size=12), min_size=1, max_size=3))
def test_any_texts_are_given_back(said: list[str]) -> None:
    said = [text or "空" for text in said]
    assert [text.replace(CELL, "") for text in texts(rows(said, LANGS), LANGS)] == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺灣", "台灣"),
        ("裏", "裡"),
        ("爲", "為"),
        ("ＡＰＰ", "app"),
        ("甲　乙", "甲 乙"),
        ("l\u01dc", "lu\u0308\u0300"),
        ("葛\U000e0100城", "葛城"),
        ("零\u200b寬", "零寬"),
        ("don’t", "don't"),
        ("\uf900", "豈"),
    ],
)
def test_what_differs_by_custom_or_cannot_be_seen_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert grams_of(entry(one)) == grams_of(entry(other))


@pytest.mark.parametrize(
    ("one", "other"), [("髮", "發"), ("么", "麼"), ("着", "著"), ("后", "後"), ("u", "ü"), ("台", "抬")]
)
def test_what_differs_in_meaning_is_not_the_same(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_no_character_stands_for_two_and_none_that_stands_for_another_is_replaced() -> None:
    assert len(set(SAME[::2])) == len(SAME) // 2
    assert not set(SAME[::2]) & set(SAME[1::2])


def test_either_script_has_the_same_grams() -> None:
    assert grams_of(entry("歲月與衞生，說頭髮")) == grams_of(entry("岁月与卫生，说头发"))
    found = grams_of(entry("重慶市，App4269。"))
    assert {"重", "重庆", "庆市", ",", "app4", "p42", "4269"} <= found
    assert not {"市，", "市 a", "市a", "重慶", "重 市"} & found, "only neighbours, as they are folded"


def test_every_way_through_the_forms_of_a_place_is_a_gram() -> None:
    found = grams_of(entry("用電腦寫", "用计算机写"))
    assert {
        "用电",
        "电脑",
        "脑写",
        "用计",
        "计算",
        "算机",
        "机写",
    } <= found
    assert not {"电算", "脑算", "机脑"} & found


def test_the_grams_of_a_text_are_the_same_whether_it_is_given_whole_or_by_characters() -> None:
    parted = [("頭", "头"), ("髮", "发")]
    assert grams([[("頭髮", "头发")]]) == grams([parted]) == {"头", "发", "头发"}
    assert grams([[*parted, ("白",)]]) == {"头", "发", "头发", "白", "发白"}
    assert grams([[("軟體", "软件")]]) == {"软", "体", "件", "软体", "软件"}
