"""The changes that a page can show stand where they were made, in whatever form."""

import json

import pytest

from scripts.article.edition import edition
from scripts.article.edition_model import record_edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.notes.changes import Account, collate
from scripts.notes.record import make_record
from scripts.notes.shown_changes import shown_changes
from scripts.source.settings import Correction, Settings, Word
from tests.seeds import seed_of


def changes(
    text: str, received: str, becomes: str, lang: str, **said: object
) -> dict[str, list[tuple[str, str]]]:
    """What is shown of each block: the text that is there, and what was received."""
    corrections = (Correction(1, received, becomes, 1, "因"),)
    settings = Settings(**{"slug": "x", "script": "traditional", "corrections": corrections, **said})  # type: ignore[arg-type]
    article, _ = interpret(seed_of(text, settings))
    editions = [edition(article, variant) for variant in TABLE.values()]
    one = next(one for one in editions if one.lang == lang)
    record = make_record(article, record_edition(editions), editions)
    lines = collate(article, record)
    was = "".join(piece.was for line in lines for piece in line.pieces)
    assert was.replace("\n", "") == text.replace("\n", "")
    found = {}
    told = json.loads(shown_changes(Account(article, one, editions, record)))
    assert told.keys() == {"about", "rules", "blocks"}
    for id, shown in told["blocks"].items():
        block = next(block for block in one.blocks if block.id == id)
        leaves = [leaf.text for leaf in block.node.walk()] if block.node else [block.text]
        found[id] = [("".join(leaves)[start:end], was) for start, end, was, *_ in shown]
    return found


@pytest.mark.parametrize(("lang", "word"), [("zh-Hant", "後"), ("zh-Hans", "后")])
@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("題目\n　　露從今夜白\n　　　月是X鄉明\n\n　　有弟皆分散\n　　無家問死生", "verse"),
        ("題目\n• 裡面\n• 月是X鄉明\n• 裡面", "list"),
        ("題目\n裡面\t月是X鄉明\n裡面\t裡面", "table"),
        ("題目\n裡面。\n\n月是X鄉明。", "quote"),
    ],
)
def test_a_change_in_a_form_is_shown_where_it_is(text: str, form: str, lang: str, word: str) -> None:
    said = {"forms": {form: (range(2, 9),)}}
    assert changes(text, "X", "後", lang, **said) == {"p2": [(word, "X")]}


@pytest.mark.parametrize("end", ["。", "，计算机也是。"])
def test_a_change_between_words_that_have_another_length_in_a_variant_is_shown_where_it_is(end: str) -> None:
    text = f"題目\n这台计算机和U盘里的错字很多，没有人看见过它们{end}"
    words = (Word(1, "计算机", {"zh-Hant": "電腦"}), Word(2, "U盘", {"zh-Hant": "隨身碟"}))
    shown = changes(text, "和U", "与U", "zh-Hant", script="simplified", words=words)
    assert shown == {"p2": [("與", "和")]}


def test_a_change_within_a_word_that_has_another_length_in_a_variant_marks_the_word() -> None:
    text = "題目\n这台计X机坏了。"
    words = (Word(1, "计算机", {"zh-Hant": "電腦"}),)
    assert changes(text, "X", "算", "zh-Hant", script="simplified", words=words) == {"p2": [("電腦", "X")]}


@pytest.mark.parametrize(
    ("lang", "shown"), [("zh-Hant", [("後", "后"), ("說", "X")]), ("zh-Hans", [("说", "X")])]
)
def test_in_simplified_it_is_no_change_which_traditional_form_is_right(
    lang: str, shown: list[tuple[str, str]]
) -> None:
    assert changes("題目\n他后來在裡面X了。", "X", "說", lang, script="damaged") == {"p2": shown}


def test_a_change_behind_an_indent_is_shown_in_a_text_with_forms() -> None:
    text = "題目\n　　裡面的X是什麼？\n＊＊＊\n　　好。"
    assert changes(text, "X", "人", "zh-Hant", forms={"break": (range(3, 4),)}) == {"p2": [("人", "X")]}


@pytest.mark.parametrize(
    ("received", "becomes", "shown"), [("X", "人", ("人", "X")), ("一X個", "一個", ("", "↵X"))]
)
def test_a_change_in_lines_that_were_put_together_is_shown_where_it_is(
    received: str, becomes: str, shown: tuple[str, str]
) -> None:
    text = "題目\n天亮以前我們都是同一\n條河上的人，等著被一\nX個碼頭認領。"
    assert changes(text, received, becomes, "zh-Hant", wrapped=True) == {"p2": [shown]}
