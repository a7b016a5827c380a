"""Characters that stand apart one by one, as text recognition writes them; and what only looks so."""

import re

import pytest

from scripts.source.values import Script
from scripts.text.han import HAN
from tests.clean import TEXT
from tests.seeds import restore


def restored(text: str, script: Script = "traditional") -> tuple[str, list[str]]:
    lines, findings = restore(text, script)
    return "\n".join(line.now for line in lines), [one.code for one in findings]


def apart(text: str, blank: str = " ") -> str:
    return "\n".join(blank.join(line) for line in text.split("\n"))


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0", "\u2002"])
@pytest.mark.parametrize("script", ["traditional", "simplified", "damaged"])
def test_a_text_whose_characters_stand_apart_is_put_together_and_told_of(blank: str, script: Script) -> None:
    text, codes = restored(apart(TEXT, blank), script)
    assert text == TEXT
    assert "R22" in codes


def test_one_line_of_a_text_is_put_together_alone() -> None:
    line = "這是由掃描的書頁認出來的一行字，每個字之間都有空格，很不好讀。"
    text, codes = restored(f"{TEXT}\n{apart(line)}\n王 小 明")
    assert text == f"{TEXT}\n{line}\n王 小 明"
    assert "R22" in codes


def test_words_and_marks_that_stand_apart_are_put_together() -> None:
    words = re.sub(f"([{HAN}]{{1,2}}|[，。：；、「」])", r"\1 ", TEXT)
    text, codes = restored(words)
    assert text == TEXT
    assert "R22" in codes


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("a title with a wide blank", f"目\u3000錄\n{TEXT}"),
        (
            "verse whose lines are parted by blanks",
            "床前明月光 疑是地上霜\n" * 20 + "完",
        ),
        ("a table", "甲 乙 丙\n子 丑 寅\n" * 40 + "完"),
        ("a blank behind marks", re.sub("([，。])", r"\1 ", TEXT).replace(" \n", "\n")),
        ("words in a row", "蘋果 香蕉 西瓜 葡萄 鳳梨 芒果，都有。\n" * 20 + "完"),
        ("names in a row", "王小明 李大同 陳思遠 林一心\n" * 9 + "完"),
        ("words of other languages", "今天 use Python 寫 code 很 happy，明天 go 回家。\n" * 9 + "完"),
    ],
)
def test_blanks_that_are_meant_stay(kind: str, text: str) -> None:
    said, codes = restored(text)
    assert "R22" not in codes, kind
    assert said == text, kind


def test_words_of_other_languages_stay_apart_among_characters_that_do() -> None:
    text, _ = restored(apart(TEXT) + "\n我 們 用 App Store 下 載 ， 很 快 。")
    assert text.endswith("我們用 App Store 下載，很快。")
