"""Small slips of a copy or a hand are told as notices; genuine texts that look alike are not."""

import re
import time

import pytest

from scripts.restoring.restore import restored
from scripts.source.settings import Settings
from scripts.source.values import Script
from scripts.text.torn_words import torn_words
from tests.clean import TEXT
from tests.seeds import seed_of

LINES = TEXT.strip().split("\n")


def told(text: str, script: Script = "traditional") -> list[str]:
    now, findings = restored(seed_of(text, Settings(script=script)), script)
    assert script == "damaged" or now.now == text  # nothing is changed
    return [re.sub(" in \\d+ places?.*", "", one.message) for one in findings if one.code == "R26"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("characters or words that stand twice", "這是我的的書，也是他的書。"),
        ("characters or words that stand twice", "他說可以可以，我們我們都信了。"),
        ("characters or words that stand twice", "房屋署與與運輸署，以及及其他。"),
        ("marks that follow each other", "他走了，。我也走了。"),
        ("marks that follow each other", "雨傘、、鑰匙。"),
        ("letters or two widths in numbers", "2O24年出版。"),
        ("letters or two widths in numbers", "l949年10月l日，二O二四年。"),
        ("letters or two widths in numbers", "有２０24本書。"),
        ("— for 一", "他生了—個女兒，住在—起。"),
        ("— for 一", "見第—章。"),
        ("brackets without their pair", "他讀過《圍城，又讀過《圍城》。"),
        ("numbers of notes right behind words", "他讀過一本書1，後來住在河邊2。"),
        ("brackets without their pair", "見〈自己的文章》。"),
        ("clauses in the other script", "他說：「我们的国家发展很快。」這是引文。"),
    ],
)
def test_a_slip_is_told_of(kind: str, text: str) -> None:
    assert told(text) == [kind]
    assert kind.startswith("clauses") or told(text, "damaged") == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "目的的地圖，的的確確，標的的價格，他坐的士，參與與贈與與給與與否。",
        "但是是非很多，只是是不是真的，現在在上課，不了了之，受不了了，為了了解他。",
        "首都都市，從從容容，反而而家好，埃及及其鄰國，她她她地叫。",
        "沒有沒有，好啦好啦，這也不是不是他的錯，討論討論，人人為我。",
        "他走了……。我也走了！？「真的？」，他說。",
        "一九四九年，民國38年，A4紙，5O元素，二○○八年，H1N1，3D，l是字母。",
        "他——一個老人——走了；第——不說了；台北—高雄，1935—1949年，文學—個人的事業。",
        "《圍城》與〈自己的文章〉，《史記〈項羽本紀〉》，【編按】〔一〕。",
        "台上台下，牛群羊群，四十周年，仿佛；「只有几只」；帝国蓄音器株式会社の歌。",
        "圖1，表2。同意請按1，不同意加2。他要1、2、3本，又要2、3天。",
        "他１０歲，讀３年級，有100本書。",
    ],
)
def test_what_only_looks_like_a_slip_is_not(text: str) -> None:
    assert told(text) == []


def test_a_clause_in_traditional_within_a_simplified_text_is_told_of() -> None:
    assert told("他说：“我們的國家發展很快。”这是引文。", "simplified") == ["clauses in the other script"]
    assert told("他说：“我们的国家发展很快。”这是引文，沈默的星星。", "simplified") == []


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0", "\t"])
def test_a_blank_within_a_word_of_prose_is_told_of(blank: str) -> None:
    line = next(one for one in LINES if "書店" in one and len(one) > 40)
    assert told(line.replace("書店", f"書{blank}店", 1)) == ["blanks within words"]
    assert told(line.replace("書店", f"{blank}書店{blank}", 1)) == []
    assert told(f"書{blank}店") == []  # a heading, or a row


def test_a_text_that_was_cut_within_a_sentence_is_told_of() -> None:
    prose = [one for one in LINES if len(one) >= 40]
    whole = "\n".join([*prose, prose[0]])
    assert told(whole) == []
    assert told(whole[: whole.rindex("，") + 3]) == ["an end in the midst of a sentence"]
    assert told(whole[: whole.rindex("，") + 1]) == ["an end in the midst of a sentence"]
    assert told(f"{whole}\n林一心　二〇二四年三月") == []  # a signature
    without = "\n".join(one.rstrip("。」") for one in prose)
    assert told(without) == []  # an author who ends no line so


def test_a_line_that_never_ends_is_looked_through_once() -> None:
    start = time.process_time()
    assert list(torn_words("長" * 300_000)) == []
    assert time.process_time() - start < 20, "it took minutes to look for a mark from everywhere"


def test_lines_that_stand_twice_are_told_of_and_a_refrain_is_not() -> None:
    again = "\n".join([*LINES, *LINES[2:6]])
    assert told(again) == ["lines that stand twice"]
    verse = "長亭外，古道邊，芳草碧連天。\n晚風拂柳笛聲殘，夕陽山外山。\n天之涯，地之角。"
    assert told(f"{verse}\n知交半零落。\n{verse}") == []
