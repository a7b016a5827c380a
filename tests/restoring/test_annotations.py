"""Readings in brackets that a copy added, told from an author's own: kind by kind, each with a neighbour."""

import re
from random import Random

import pytest

from scripts.restoring.annotations import annotations, readings_left
from scripts.restoring.census import common, take_census
from scripts.source.values import Script
from tests.clean import TEXT
from tests.damage import FAMILIES, GLOSSES, annotate
from tests.seeds import restore

COPY = (
    "數(shù)科進(jìn)行升級(jí)，個(gè)人數(shù)據(jù)進(jìn)來，"
    "升級(jí)時(shí)，個(gè)個(gè)都學(xué)，時(shí)時(shí)學(xué)。"
)
WHOLE = "數科進行升級，個人數據進來，升級時，個個都學，時時學。"


def stripped(
    text: str, script: Script | None = "damaged", untouched: tuple[tuple[int, int], ...] = ()
) -> str:
    found = annotations(text, untouched, script)
    for edit in reversed(found.edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def asked(text: str, untouched: tuple[tuple[int, int], ...] = ()) -> tuple[list[str], list[str]]:
    """What goes and may be the author's, and what stays and may be the copy's."""
    found = annotations(text, untouched, "damaged")
    once, doubted = ([text[start:end] for start, end in spans] for spans in (found.once, found.doubted))
    return once, doubted


@pytest.mark.parametrize(
    ("kind", "annotated", "right"),
    [
        ("as copies do it", "學(xué)校", "學校"),
        ("doubled and without tone", "學(xue)(xue)校", "學校"),
        ("a space inside", "學(xué )校", "學校"),
        ("full-width brackets", "學（xué）校", "學校"),
        ("a word behind the reading", "同學（xué姐姐）", "同學"),
        ("a word before the reading", "同學(免費xué)", "同學"),
        ("v for ü", "綠(lv)色", "綠色"),
        ("square brackets", "學[xué]校", "學校"),
        ("black brackets", "學【xué】校", "學校"),
        ("capitals", "學(XUÉ)校", "學校"),
        ("a number for the tone", "學(xue2)校", "學校"),
        ("Zhuyin", "學(ㄒㄩㄝˊ)校", "學校"),
        ("a blank before", "學 (xué)校", "學校"),
        ("no brackets", "學xué校", "學校"),
        ("advertising behind two characters, each annotated once", "同(tóng姐姐)學，書(shū姐姐)", "同學，書"),
        ("著, which the other script writes otherwise", "有著(zhù)理想", "有著理想"),
        ("not annotated once", "學校", "學校"),
        # Neighbours that stay.
        ("a rare character", "魑(chī)是精怪", "魑(chī)是精怪"),
        ("a reading that is not the first", "可惡(wù)", "可惡(wù)"),
        ("著 with another reading", "執著(zhuó)", "執著(zhuó)"),
        ("two characters", "饕餮(tāotiè)", "饕餮(tāotiè)"),
        ("a reading that is not the first, in square brackets", "可惡[wù]", "可惡[wù]"),
        ("a reading that is not the first, without brackets", "可惡wù", "可惡wù"),
        ("a reading that is not the first, in Zhuyin", "可惡(ㄨˋ)", "可惡(ㄨˋ)"),
        ("a rare character in black brackets", "魑【chī】是精怪", "魑【chī】是精怪"),
        ("a word in square brackets", "學[校]校", "學[校]校"),
        ("another number", "學(2)校", "學(2)校"),
        ("toneless letters without brackets", "學xue校", "學xue校"),
        ("a letter behind a blank", "學 (A)校", "學 (A)校"),
        ("an English word", "天星(App)", "天星(App)"),
        ("a word that is no reading", "智能(ai)", "智能(ai)"),
        ("a letter that reads like a character", "天鵝(e)", "天鵝(e)"),
        ("a word behind one reading", "書(shū名詞)", "書(shū名詞)"),
        ("another remark", "同學（指姐姐）", "同學（指姐姐）"),
        ("a reading explained", "學（xué，動詞）", "學（xué，動詞）"),
    ],
)
def test_in_a_copy_what_it_added_goes_and_what_an_author_explains_stays(
    kind: str, annotated: str, right: str
) -> None:
    assert stripped(COPY + annotated) == WHOLE + right, kind


def test_a_character_annotated_nearly_always_counts_and_one_annotated_now_and_then_does_not() -> None:
    assert stripped(COPY + "學校。學(xué)問。") == WHOLE + "學校。學問。"
    assert stripped(COPY + "重(zhòng)要，重心，重力，重來。") == WHOLE + "重(zhòng)要，重心，重力，重來。"


def test_what_stays_and_may_be_an_annotation_is_a_question() -> None:
    _, doubted = asked(COPY + "魑(chī)是精怪，可惡(wù)，重(zhòng)要，重心，重力，重來，天星(App)。")
    assert doubted == ["魑(chī)", "惡(wù)", "重(zhòng)"]
    _, doubted = asked(COPY + "可惡wù，學xue校。")  # letters without brackets: those with a tone alone
    assert doubted == ["惡wù"]


def test_a_reading_behind_a_mark_is_a_question_whose_answer_leaves_the_mark() -> None:
    text = COPY + "他說，(shuō)走吧。”（ba1）他笑，(hé)走了，(App)說（他）。"
    assert asked(text)[1] == ["說，(shuō)", "吧。”（ba1）"]
    _, findings = restore(text, "damaged")
    doubts = [one.doubt for one in findings if one.code == "R05" and one.doubt]
    assert [(one.quotes, one.becomes) for one in doubts] == [
        (("說，(shuō)",), ("說，",)),
        (("吧。”（ba1）",), ("吧。”",)),
    ]


def test_what_goes_and_occurs_once_is_a_question() -> None:
    once, _ = asked(COPY)
    assert "據(jù)" in once
    assert "學(xué)" not in once


def test_ranges_that_must_not_be_touched_are_not_touched() -> None:
    start = COPY.index("進(jìn)來")
    assert "進(jìn)來" in stripped(COPY, untouched=((start, start + 7),))
    assert "進行" in stripped(COPY, untouched=((start, start + 7),))


def test_beside_what_must_not_be_touched_annotations_go_and_questions_are_asked() -> None:
    text = COPY + "鵝(é)數(shù)鵝(é)。魑(chī)鵝(é)"
    kept = [(match.start(), match.end()) for match in re.finditer(r"鵝\(é\)|。(?=魑)", text)]
    assert stripped(text, untouched=tuple(kept)) == WHOLE + "鵝(é)數鵝(é)。魑(chī)鵝(é)"
    alone = [(text.index("數(shù)鵝"), text.index("(shù)鵝"))]  # the character, without its bracket
    assert "數鵝" in stripped(text, untouched=tuple(alone))
    assert "魑(chī)" in asked(text, tuple(kept))[1]


def test_annotations_in_a_simplified_text_go_on_characters_that_never_changed_too() -> None:
    text = "书(shū)店(diàn)在河(hé)边，书(shū)架很高(gāo)，河(hé)水清，店(diàn)里有书(shū)，高(gāo)处也有。"
    assert stripped(text, "simplified") == "书店在河边，书架很高，河水清，店里有书，高处也有。"
    genuine = "饕餮(tāotiè)可恶(wù)，魑(chī)魅(mèi)从厦(shà)门来，执著(zhuó)。"
    assert stripped(genuine, "simplified") == genuine


@pytest.mark.parametrize("script", ["traditional", None])
def test_a_genuine_text_keeps_its_glosses(script: Script | None) -> None:
    text = TEXT + "。".join(GLOSSES[:8])
    assert stripped(text, script) == text
    assert not take_census(text).is_a_copy(script)


def test_a_book_for_learners_is_no_copy() -> None:
    text = "我(wǒ)們(men)上(shàng)學(xué)，學(xué)生(shēng)上(shàng)山(shān)，我(wǒ)看(kàn)書(shū)。"
    assert stripped(text, None) == text


def test_a_few_annotations_in_a_long_text_are_enough_where_no_author_explains_them() -> None:
    sparse, _ = annotate(TEXT, {"店": "diàn", "窗": "chuāng", "茶": "chá", "借": "jiè", "損": "sǔn"})
    assert take_census(sparse).per_thousand < 25
    assert stripped(sparse, None) == TEXT


def test_readings_of_common_characters_are_a_copys_unless_many_others_are_explained_too() -> None:
    common = TEXT + "話要說(shuō)好(hǎo)，孩子會長(zhǎng)大，擔子重(zhòng)，日當中(zhōng)。"
    assert take_census(common).is_a_copy(None)
    explained = common + "魑(chī)魅(mèi)魍(wǎng)都不來。"
    assert not take_census(explained).is_a_copy(None)
    assert stripped(explained, None) == explained


def test_glosses_in_a_copy_are_kept_or_asked_about() -> None:
    copy = FAMILIES["annotated"](TEXT, Random(3)).text  # noqa: S311 (not for secrets)
    lost = 0
    for gloss in GLOSSES:
        found = annotations(f"{copy}又說{gloss}。", (), "damaged")
        at = len(copy) + 2 + gloss.index("(")
        gone = any(edit.start == at for edit in found.edits)
        shown = any(start == at - 1 for start, _ in (*found.once, *found.doubted))
        assert shown or not gone, gloss
        lost += gone
    assert lost <= 3


def test_a_blank_behind_a_reading_goes_where_a_copy_put_one_behind_most() -> None:
    copy = COPY.replace(")", ") ")
    assert stripped(copy) == WHOLE
    assert stripped(COPY + "學(xué) 校") == WHOLE + "學 校"
    assert stripped(copy + "學(xué) App") == WHOLE + "學 App"


def test_readings_in_an_unknown_form_are_found_but_not_those_that_go_or_are_asked_about() -> None:
    text = COPY + "魑(chī)與學/xué/校"
    left = readings_left(text, annotations(text, (), "damaged"), "damaged")
    assert [text[at : at + 4] for at in left] == ["xué/"]


def test_common_characters_are_those_of_the_first_level_of_gb_2312() -> None:
    assert [common(character) for character in "數数著魑饕"] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "春(chūn)眠(mián)不(bù)覺(jué)曉(xiǎo)，處(chù)處(chù)聞(wén)啼(tí)鳥(niǎo)。",
            "as in a book for learners",
        ),
        ("夜來風雨聲，花落知多少。" * 9 + "魑(chī)魅(mèi)魍(wǎng)魎(liǎng)。", "too few to be a copy's"),
        # A neighbour: one or two are the author's, and nothing is said.
        ("夜來風雨聲，花落知多少。" * 9 + "魑(chī)魅(mèi)。", ""),
    ],
)
def test_readings_that_stay_are_told_of_with_the_reason(text: str, why: str) -> None:
    lines, findings = restore(text, "simplified")
    assert [line.now for line in lines] == [text]
    said = [one.message for one in findings if one.code == "R07"]
    assert len(said) == bool(why)
    assert all(why in one for one in said)
