"""Broken bytes: what is certain comes back, what is not is proposed, nothing becomes nonsense."""

from collections import Counter
from itertools import product
from random import Random

import pytest

from scripts.findings import Finding
from scripts.restoring.control import invisible_taken_out
from scripts.source.settings import Correction
from scripts.source.values import Script
from scripts.text.traced import Traced
from tests.broken_bytes import FAMILIES, judged
from tests.clean import TEXT
from tests.conftest import EXAMPLES
from tests.restoring.test_restore import restored
from tests.seeds import restore

# A copy that annotates 數 進 級 字 科 現.
COPY = "數(shù)科進(jìn)行升級(jí)，數(shù)字科技進(jìn)行升級(jí)，現(xiàn)在現(xiàn)有。\n"


# Paragraphs only, so that each family finds places to break.
PROSE = "\n".join(line for line in TEXT.split("\n") if "。" in line)


def of(text: str, script: Script = "damaged") -> tuple[str, list[Finding]]:
    """What becomes of the last line, and what is said of it."""
    published, findings = restored(text, script)
    return published.split("\n")[-1], [one for one in findings if "annotated only" not in one.message]


@pytest.mark.parametrize("name", FAMILIES)
def test_no_made_break_is_repaired_into_anything_but_what_it_was(name: str) -> None:
    """The same with 1,000 breaks a family: python -m tests.broken_bytes 1000."""
    random = Random(7)  # noqa: S311 (not for secrets)
    kinds: Counter[str] = Counter()
    for _ in range(EXAMPLES // 10):
        kinds += Counter(line.kind for line in judged(FAMILIES[name](PROSE, random)))
    assert kinds["WRONG"] == 0, kinds
    assert kinds.total() >= EXAMPLES // 10, kinds


@pytest.mark.parametrize(
    ("received", "published"),
    [
        ("表面\x06，無需", "表面，無需"),
        ("\x05\x07\x08甲乙\x7f。", "甲乙。"),
        ("甲\x84乙\x85丙", "甲乙丙"),
        ("甲\t乙", "甲\t乙"),  # a tab is text
        ("甲\0乙\x0b丙\r丁\ufffe。", "甲乙丙丁。"),
    ],
)
def test_control_characters_go_and_nothing_else_does(received: str, published: str) -> None:
    assert of(received)[0] == published


@pytest.mark.parametrize("mark", [*",;:!", *"，；：！。"])
def test_before_a_whole_mark_of_either_width_a_control_character_is_no_lost_byte(mark: str) -> None:
    for codes in ("\x06", "\x05\x08\x07"):
        _, findings = of(f"{COPY}這件事大家都知道{codes}{mark}他沒有說什麼。")
        assert not [one for one in findings if one.code == "R03"]
    # Neighbours: where the mark itself is the rest of what was broken
    assert of(f"{COPY}這是要求\x06,F(xiàn)有的產品。")[0] == "這是要求。現有的產品。"
    assert any(one.code == "R03" for one in of(f"{COPY}這是一種形式\x06,拔覐暮芏嗄昵伴_始做的。")[1])


@pytest.mark.parametrize(
    ("received", "published"),
    [
        ("甲\u200b乙，\u2060丙\u00ad（\ufeff丁）", "甲乙，丙（丁）"),
        ("用\u200bPython\u200b寫", "用Python寫"),
        ("甲\u200d乙\u200e丙", "甲乙丙"),
        ("甲乙 \u200b\n\u200b　丙", "甲乙\n丙"),
        ("數\u200b(shù)", "數(shù)"),
        ("題\u200b\u202e“", "題“"),
        ("甲&#8203;乙。", "甲乙。"),
        ("甲乙 \u00ad</p>", "甲乙"),
        ("題 \ufeff?中", "題 ？中"),
        ("\u200b \u200ba\n a\u200b \u200b", "a\na"),
        # what joins or directs other scripts and emoji, and what chooses a form, stays
        ("ab\u200bc می\u200cخ 👩\u200d💻 葛\U000e0100城", "ab\u200bc می\u200cخ 👩\u200d💻 葛\U000e0100城"),
        ("甲\u200f(שלום)乙", "甲\u200f(שלום)乙"),
    ],
)
def test_what_nobody_sees_goes_where_it_stands_beside_chinese(received: str, published: str) -> None:
    lines, findings = restore(received, "damaged")
    assert "\n".join(line.now for line in lines) == published
    assert "\n".join(line.text.was for line in lines) == received
    assert any(one.code == "R16" for one in findings) == (received != published)


def test_what_nobody_sees_stays_in_a_genuine_text() -> None:
    assert of("甲\u200b乙", "traditional")[0] == "甲\u200b乙"


def test_a_quote_matches_with_and_without_what_nobody_sees() -> None:
    for received in ("甲\u200b乙", "甲乙"):
        corrections = (Correction(1, received, "丙", 1, "誤。"),)
        text, findings = restored("甲\u200b乙。", "damaged", corrections=corrections)
        assert text == "丙。"
        assert not [one for one in findings if one.level == "error"]


def test_control_characters_are_said_once_and_in_a_genuine_text_as_a_warning() -> None:
    (finding,) = [one for one in of("\x06甲\x06乙。\n丙\x05丁。")[1] if "taken out" in one.message]
    assert (finding.level, "taken out in 3 places: 1:1, 1:3, 2:2" in finding.message) == ("notice", True)
    (finding,) = [one for one in of("甲\x06乙。", "traditional")[1] if "taken out" in one.message]
    assert finding.level == "warning"


@pytest.mark.parametrize(
    ("received", "published"),
    [
        # the first byte of a mark, read on from to where characters and bytes agree again
        ("這只是一種形式?！拔覐暮芏嗄昵伴_始做的。”", "這只是一種形式。“我從很多年前開始做的。”"),
        ("形式?！拔覐暮芏嗄暱", "形式。“我從很多年"),
        (COPY + "這是要求?,F(xiàn)有的產品。", "這是要求。現有的產品。"),
    ],
)
def test_a_lost_first_byte_comes_back(received: str, published: str) -> None:
    assert of(received)[0] == published


def test_a_last_character_of_which_half_is_there_is_proposed() -> None:
    _, findings = of("形式?！拔覐暮芏嗄暱")
    (finding,) = [one for one in findings if "last character" in one.message]
    assert 'becomes = "。“我從很多年□"' in finding.advice


@pytest.mark.parametrize(
    "received",
    [
        COPY + "邊?chǔ)?挥幸",  # a ? that stands for a whole code
        "城市東邊有一條小河??舆呴_著一家舊書店。",
        COPY + "他把名字並(bìng)且?sì)趲げ?bù)上記下",  # 簿 may have been listed as well as 不
    ],
)
def test_what_is_not_certain_is_proposed_and_stays(received: str) -> None:
    published, findings = of(received)
    line = received.split("\n")[-1]
    assert "?" in published or "？" in published
    assert any("column" in one.message and one.level == "warning" for one in findings), line


@pytest.mark.parametrize(
    "received",
    [
        "正式發行 ?YI唱片的人多數是高中生。",  # 。買 behind a blank
        "都能發現各式各樣的 PAH?D壳罢J為，宇宙中有碳。",  # 。目前認為 behind a letter
        "(型式未定)?D/台灣電力公司",
        "標準風格(詳見附錄 D)??ust 團隊已經納入。",
        "?H愛的讀者：",
        "(「陳浩天案」判?xìng)~第 42 段)",  # 詞, in brackets of the author's
    ],
)
def test_no_broken_place_is_passed_over(received: str) -> None:
    text, found = of(received)
    assert "?" not in text or any(one.code in ("R03", "R04") for one in found)


def test_a_question_before_a_blank_or_at_the_end_of_a_line_is_whole() -> None:
    for text in ("你去不去?", "你是誰? 我是王先生。", "Who are you? 他笑了。"):
        assert not [one for one in of(text)[1] if one.code in ("R03", "R04")]


def test_at_the_end_of_a_line_it_is_said_only_in_a_text_that_lost_bytes_elsewhere() -> None:
    broken = "這是要求?,F(xiàn)有的產品。\n"
    for last, told in (("那已經是過去的事情?", True), ("你知道他去不去?", False), ("他問：是嗎?", False)):
        assert any(one.code == "R04" for one in restored(COPY + broken + last, "damaged")[1]) is told
        assert not [one for one in restored(COPY + last, "damaged")[1] if one.code == "R04"]


def test_what_cannot_be_seen_goes_at_once_and_not_a_bit_more_each_time() -> None:
    def without(text: str) -> str:
        return Traced.received(text).edited(invisible_taken_out(text)).now

    for drawn in product("題a \u200b\u202e", repeat=5):
        once = without("".join(drawn))
        assert without(once) == once, ascii("".join(drawn))


def test_what_runs_into_what_the_editor_keeps_is_said_and_left() -> None:
    text, findings = restored(COPY + "這是要求?,F(xiàn)有的產品。", "damaged", keep=("F(xiàn)",))
    assert text.endswith("F(xiàn)有的產品。")
    assert any(one.code == "R03" for one in findings)


@pytest.mark.parametrize(
    "text",
    [
        "你覺得好不好?他說好。",
        "what? 他問",
        "見 https://a.org/?b=1&c=2 好",
        "(真的嗎?yes)",
        "他問：「去嗎?」",
        "為什麼??因為如此。",
    ],
)
def test_a_question_mark_is_never_repaired(text: str) -> None:
    published, _ = of(TEXT + text)
    assert published.replace("？", "?").replace("（", "(").replace("）", ")") == text


def test_a_question_before_what_closes_it_is_a_question() -> None:
    asked, lost = (of(f"你有替書店做過事{end}", "traditional")[1] for end in ("嗎?_", "?qū)_"))
    assert not [one for one in asked if "broken bytes" in one.message]
    assert [one for one in lost if "broken bytes" in one.message]


def test_several_marks_behind_a_question_are_its_authors_and_elsewhere_may_be_lost_bytes() -> None:
    def lost(text: str) -> bool:
        return any(one.code in ("R03", "R04") for one in of(text, "traditional")[1])

    asked = ("你說什麼??", "真的嗎???", "是嗎?? 我不知道", "你是誰?!我問", "「有嗎??」他問")
    assert not [text for text in asked if lost(text)]
    assert all(map(lost, ("今天???很好", "怎??了", "他回來了???", "真的嗎???我問")))


def test_questions_about_names_are_whole_where_a_text_asks_with_half_width_marks() -> None:
    def told(text: str) -> list[str]:
        return [one.message for one in of(text, "simplified")[1] if "broken bytes" in one.message]

    asked = '"你去过吗?"我问他."你等的是谁?"他说:"难道是鄢婧雯?"我摇摇头.'
    lost = "那年在岬湾钓鲀?都没钓着。"
    assert not told(asked)
    assert told(lost)  # the text has no such marks …
    assert told(f"“你去过吗？”“你等的是谁？”{lost}")  # … or whole ones


def test_in_a_genuine_text_nothing_is_repaired() -> None:
    text = "這只是一種形式?！拔覐暮芏嗄昵伴_始做的。”"
    published, findings = of(text, "traditional")
    assert published == text
    assert any(one.level == "warning" and "從很多年前開" in one.advice for one in findings)


@pytest.mark.parametrize("text", ["乙的文章。\ufffd", "a\ufffdb", "他說\ufffd?", "\ufffd\n好"])
@pytest.mark.parametrize("script", ["damaged", "traditional"])
def test_a_character_that_a_decoder_lost_is_always_a_warning(text: str, script: Script) -> None:
    assert any(one.level == "warning" and "lost bytes" in one.message for one in of(text, script)[1])
