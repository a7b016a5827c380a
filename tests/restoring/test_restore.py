"""The rules of restoration, each on a line of text."""

import json
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.findings import Doubt, Finding
from scripts.restoring.punctuation import full_width
from scripts.source.settings import Correction, Settings
from scripts.source.values import Script
from scripts.text.han import HAN
from scripts.text.pinyin import is_reading, readings
from scripts.text.traced import Traced
from scripts.text.untouched import untouched
from tests.clean import TEXT, annotate
from tests.seeds import restore

DAMAGED = (
    "近日,小米數(shù)科進(jìn)行品牌升級(jí),更名為天星數(shù)科,面向個(gè)人用戶。\n"
    "早在小米數(shù)科時(shí),就彰顯出其奔向數(shù)字科技,進(jìn)行升級(jí)時(shí),增強(qiáng)個(gè)性。\n"
)


def restored(text: str, script: Script = "damaged", **settings: object) -> tuple[str, list[Finding]]:
    lines, findings = restore(text, script, Settings(**settings))  # type: ignore[arg-type]
    return "\n".join(line.now for line in lines), findings


# --- white space -------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "published"),
    [
        ("\u3000\u3000甲乙", "甲乙"),
        ("甲 \t\r", "甲"),
        ("\ufeff甲", "甲"),
        (" \u3000", ""),
        ("甲 乙", "甲 乙"),
    ],
)
def test_white_space_at_the_ends_of_a_line_is_layout(received: str, published: str) -> None:
    (line,), _ = restore(received, "traditional")
    assert line.now == published
    assert line.text.was == received
    assert {rule for _, change in line.text.changes() for rule in change.rules} <= {"layout"}


# --- corrections -------------------------------------------------------------


def test_a_correction_replaces_the_text_as_received() -> None:
    correction = Correction(1, "IPO,;", "IPO；", 1, "筆誤")
    said = restored("獲批沖刺IPO,;螞蟻", "traditional", corrections=(correction,))
    assert said == ("獲批沖刺IPO；螞蟻", [])


@pytest.mark.parametrize(("times", "text"), [(1, "無"), (1, "甲甲"), (3, "甲甲")])
def test_a_correction_that_matches_otherwise_than_declared_is_an_error(times: int, text: str) -> None:
    findings = restored(text, corrections=(Correction(1, "甲", "乙", times, "試"),))[1]
    assert [finding.level for finding in findings if "correction" in finding.message] == ["error"]


def test_what_a_correction_inserts_goes_through_the_later_steps() -> None:
    assert restored("甲,乙", corrections=(Correction(1, "甲", "丙,丁", 1, "試"),))[0] == "丙，丁，乙"


def test_overlapping_corrections_are_an_error() -> None:
    both = (Correction(1, "甲乙", "丙", 1, "試"), Correction(2, "乙丁", "丙", 1, "試"))
    assert any("overlap" in finding.message for finding in restored("甲乙丁", corrections=both)[1])


def test_quotation_marks_without_their_other_half_are_told_with_their_line() -> None:
    (found,) = [one for one in restored("題目\n一行。\n他說“不成對。\n末行。")[1] if one.code == "R10"]
    assert (found.line, found.message) == (3, "quotation marks that do not pair: 他說“不成對。…")
    assert found.doubt == Doubt("quotes", ("他說“不成對",), ("他說不成對",))


def test_what_the_editor_keeps_must_be_there() -> None:
    assert any("keep names '鵝(e)'" in f.message for f in restored("沒有", keep=("鵝(e)",))[1])


# --- annotations -------------------------------------------------------------


def test_every_annotation_goes_from_a_densely_annotated_text() -> None:
    text, findings = restored(DAMAGED)
    assert "(" not in text
    assert "近日，小米數科進行品牌升級，更名為天星數科，面向個人用戶。" in text
    assert not [finding for finding in findings if finding.level != "notice"]


@pytest.mark.parametrize("form", ["shù ", "shu", "shù", "shù"])
def test_an_annotation_may_have_a_space_no_tone_or_a_combining_one(form: str) -> None:
    assert "(" not in restored(DAMAGED.replace("數(shù)", f"數({form})"))[0]


@pytest.mark.parametrize("form", ["shǔ", "ai", "数"])
def test_an_odd_bracket_stays_and_the_other_ones_of_that_character_go(form: str) -> None:
    text, findings = restored(DAMAGED.replace("數(shù)字", f"數({form})字"))
    assert f"數({form})字" in text.replace("（", "(").replace("）", ")")
    assert "小米數科" in text
    assert "升級，" in text
    doubts = [finding.message for finding in findings if finding.level == "warning"]
    assert doubts == ([f"a bracket in doubt: 數({form})"] if form in ("SHÙ", "shǔ") else [])


def test_readings_know_tones_and_v_for_ü() -> None:
    assert is_reading("lǜ", "綠")
    assert is_reading("lv", "綠")
    assert is_reading("lü", "綠")
    assert is_reading("diào", "調")
    assert is_reading("tiáo", "調")
    assert is_reading("luò ", "絡")
    assert not is_reading("ai", "能")
    assert not is_reading("app", "融")


GENUINE = (
    "饕餮(tāotiè)是古代的惡獸，魑(chī)魅(mèi)魍(wǎng)魎(liǎng)則是山林中的精怪，人人以為可惡(wù)。",
    "他從廈(shà)門來，執著(zhuó)於考證，著名的學者都佩服他。廈門的朋友卻說惡有惡報。",
    "天星金融(App)的股權(PE)與智能(ai)技術；白鵝(e)在水中游。（VFX）是視覺特效。",
    "長(zhǎng)大以後，他常說不要長(cháng)吁短嘆。重(chóng)新再來，重(zhòng)在堅持。",
    "(一)總則(二)分則(三)附則，參見第3頁(下)。單(shàn)于與單(dān)位讀音不同，行(xíng)走與行(háng)列也不同。",
)


@pytest.mark.parametrize("script", ["traditional", "simplified"])
def test_every_genuine_bracket_stays_in_a_text_that_is_not_damaged(script: Script) -> None:
    for text in (*GENUINE, "\n".join(GENUINE)):
        before = re.findall(r"[(（][^()（）]*[a-zāèéìíǎǐòúùōū]+[)）]", text)
        assert before == re.findall(r"[(（][^()（）]*[a-zāèéìíǎǐòúùōū]+[)）]", restored(text, script)[0])


def test_in_a_damaged_text_what_does_not_meet_the_whole_rule_stays() -> None:
    text, findings = restored(DAMAGED + "天星金融(App)的股權(PE)與智能(ai)，饕餮(tāotiè)可惡(wù)，惡有惡報。")
    for bracket in ("融(App)", "權(PE)", "能(ai)", "餮(tāotiè)", "惡(wù)"):
        assert bracket in text
    doubts = [finding.message for finding in findings if finding.level == "warning"]
    assert doubts == ["a bracket in doubt: 惡(wù)"]


def test_keep_protects_a_bracket_in_a_damaged_text() -> None:
    assert "鵝(é)" not in restored(DAMAGED + "白鵝(é)。")[0]
    text, findings = restored(DAMAGED + "白鵝(é)。", keep=("鵝(é)",))
    assert "鵝(é)" in text
    assert not [finding for finding in findings if finding.level == "warning"]


def test_characters_annotated_only_once_are_a_notice() -> None:
    notices = [f.message for f in restored(DAMAGED)[1] if f.level == "notice"]
    assert notices == ["1 character annotated only once: 強"]


def all_but_reported(text: str, findings: list[Finding]) -> str:
    """The text without the brackets that are reported as doubtful."""
    for finding in findings:
        if finding.doubt and finding.doubt.kind == "bracket":
            text = text.replace(finding.doubt.quotes[0], finding.doubt.becomes[0])
    return text


@settings(max_examples=60, deadline=None)
@given(st.integers(20, 200), st.randoms(use_true_random=False))
def test_every_annotation_goes_from_a_text_that_no_rule_was_tuned_to(size: int, random: Random) -> None:
    characters = sorted({c for c in TEXT if re.match(f"[{HAN}]", c)})
    table = {c: random.choice(sorted(readings(c))) for c in random.sample(characters, size)}
    damaged = annotate(TEXT, table)
    text, findings = restored(damaged, "damaged")
    assert all_but_reported(text, findings) == TEXT
    text, findings = restored(damaged, "simplified")  # Nobody has called it damaged: a small table may
    few = any("too few" in finding.message for finding in findings)  # be the author's.
    assert all_but_reported(text, findings) == TEXT or (few and size < 60)
    assert restored(TEXT, "damaged")[0] == TEXT, "a text without damage is untouched"


CHANGED = "數進級獨國過們時"  # each differs between the scripts


def test_a_gloss_on_what_no_conversion_changes_stays_where_the_farm_lists_only_what_it_does() -> None:
    table = {character: sorted(readings(character))[0] for character in CHANGED}
    text = annotate("數進級獨，國過們時。" * 3, table) + "高(gāo)俅在安(ān)陽。"
    stripped, findings = restored(text)
    assert stripped == "數進級獨，國過們時。" * 3 + "高(gāo)俅在安(ān)陽。"
    doubts = [f.message.rpartition(" ")[2] for f in findings if f.level == "warning"]
    assert doubts == ["高(gāo)", "安(ān)"]


@pytest.mark.parametrize("bracket", ["別(jí)", "重(zheng4)"])
def test_what_looks_like_an_annotation_and_is_no_reading_is_a_doubt(bracket: str) -> None:
    text, findings = restored(DAMAGED + f"這{bracket}慶。")
    assert bracket in text
    assert [f.message for f in findings if f.level == "warning"] == [f"a bracket in doubt: {bracket}"]


def test_spam_in_a_bracket_is_a_doubt() -> None:
    findings = restored(DAMAGED + "歷(lì免費看)史。")[1]
    assert [f.message for f in findings if f.level == "warning"] == ["a bracket in doubt: 歷(lì免費看)"]


def test_a_genuine_text_that_is_densely_annotated_is_left_alone_and_reported() -> None:
    text, findings = restored(DAMAGED * 2, "traditional")
    assert "數(shù)科" in text
    assert any("looks damaged" in finding.message for finding in findings)


# --- broken bytes ------------------------------------------------------------

ELSEWHERE = "驅(qū)動經(jīng)濟，各項(xiàng)實現(xiàn)；"  # what annotates 驅, 經, 項 and 現 elsewhere


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("領(lǐng)域?qū)m?xiàng)整治", "領域專項整治"),
        ("箱式?jīng)_水試驗(yàn)箱", "箱式沖水試驗箱"),
        ("能夠?qū)崿F(xiàn)升降", "能夠實現升降"),
    ],
)
def test_broken_bytes_are_repaired_where_there_is_one_answer(broken: str, whole: str) -> None:
    text, findings = restored(ELSEWHERE + broken)
    assert text.endswith(whole)
    assert not [finding for finding in findings if finding.level == "warning"]
    lines, _ = restore(ELSEWHERE + broken, "damaged")
    assert any("repair" in change.rules for _, change in lines[0].text.changes())
    assert lines[0].text.was == ELSEWHERE + broken


@pytest.mark.parametrize("text", ["領(lǐng)域?qū)m?xiàng)整治", "壞\ufffd\ufffd字", "能夠?qū)"])
def test_broken_bytes_without_an_answer_are_reported(text: str) -> None:
    findings = restored("好。\n" + text)[1]
    assert [(f.level, f.line) for f in findings][:1] == [("warning", 2)]
    assert "bytes at column" in findings[0].message


def test_where_several_answers_fit_the_lines_to_paste_are_proposed() -> None:
    text = "不(bù)是，簿(bù)子，布(bù)料，在(zài)。" + "帳げ?bù)上"
    findings = [f for f in restored(text)[1] if "broken bytes" in f.message]
    assert len(findings) == 1
    assert findings[0].advice


@pytest.mark.parametrize("text", ["真的嗎?(是的)", "he said (really?yes) twice", "什麼?好"])
def test_what_only_looks_like_broken_bytes_is_left_alone(text: str) -> None:
    changed, findings = restored(text)
    assert changed.replace("？", "?").replace("（", "(").replace("）", ")") == text
    # A lone ? between Han characters is worth a word in a copy that is damaged, and no more.
    lone = [finding for finding in findings if "half-width ? that may be lost bytes" in finding.message]
    assert findings == lone
    assert len(lone) == (text in ("真的嗎?(是的)", "什麼?好"))
    assert {finding.level for finding in lone} <= {"notice"}


def test_keep_protects_what_looks_like_broken_bytes() -> None:
    assert not restored("選哪個?a)蘋果", keep=("?a)",))[1]


def test_a_place_with_too_many_ways_is_given_up_and_reported() -> None:
    many = "".join(f"{c}({sorted(readings(c))[0]})" for c in "驅渠曲取區屈")
    text, findings = restored(many + "域" + "?qū)" * 200)
    assert "?qū)" in text
    assert any("broken bytes" in finding.message for finding in findings)


def test_a_half_width_question_mark_between_characters_is_said_in_a_damaged_text() -> None:
    assert any("half-width ?" in f.message and f.level == "notice" for f in restored("好。\n好不好?他說")[1])
    assert not restored("好。\n好不好?")[1]
    assert not [f for f in restored("好不好?他說", "traditional")[1] if "half-width ?" in f.message]


def test_nothing_is_put_together_in_a_text_that_is_called_genuine() -> None:
    text, findings = restored(ELSEWHERE + "按照要求?,F(xiàn)有人員", "traditional")
    assert "。現有" not in text
    assert [f.level for f in findings if "broken bytes" in f.message] == ["warning"]


def test_a_line_to_paste_is_quoted_so_that_it_is_unique_and_settles_the_place() -> None:
    text = "周圍?挥袔讘?在此\n四周?挥袔讘?在此"
    advice = [f.advice for f in restored(text)[1] if f.level == "warning"]
    assert len(advice) == 2
    quoted = [re.findall(r'received = ("[^"]*")', line)[0] for line in advice]
    assert [text.count(json.loads(one)) for one in quoted] == [1, 1]


# --- control characters ------------------------------------------------------


def test_control_characters_are_taken_out_and_recorded() -> None:
    lines, findings = restore("表面\x06，無需\x05\x08！\n好", "damaged")
    assert [line.now for line in lines] == ["表面，無需！", "好"]
    assert lines[0].text.was == "表面\x06，無需\x05\x08！"
    assert [(c.was, c.now, c.rules) for _, c in lines[0].text.changes()] == [
        ("\x06", "", ("control",)),
        ("\x05\x08", "", ("control",)),
    ]
    (finding,) = findings
    assert finding.level == "notice"
    assert "U+0005 U+0006 U+0008" in finding.message
    assert "2 places: 1:3, 1:7" in finding.message


@pytest.mark.parametrize("script", ["traditional", "simplified"])
def test_a_control_character_in_a_genuine_text_is_a_warning(script: Script) -> None:
    text, findings = restored("表面\x06，無需", script)
    assert text == "表面，無需"
    assert [finding.level for finding in findings] == ["warning"]


def test_keep_keeps_no_control_character_and_quotes_the_text_without_it() -> None:
    assert restored("甲\x06,乙,丙", keep=("甲,乙",))[0] == "甲,乙，丙"


def test_a_control_character_does_not_hide_an_annotation() -> None:
    assert restored(DAMAGED.replace("數(", "數\x06("))[0] == restored(DAMAGED)[0]


def test_a_control_character_is_the_sign_of_a_lost_byte() -> None:
    text, findings = restored("這是一種形式\x06！拔覐暮芏嗄暱")
    assert text == "這是一種形式。“我從很多年"
    assert any("last character" in finding.message for finding in findings)


# --- punctuation -------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "published"),
    [
        ("近日,小米", "近日，小米"),
        ("刺IPO;螞蟻", "刺IPO；螞蟻"),
        ("分別為:馬上", "分別為：馬上"),
        ("香餑餑?", "香餑餑？"),
        ("好!", "好！"),
        ("什麼?!", "什麼？！"),
        ("率100%,假體", "率100%，假體"),
        ("1000+,占員工", "1000+，占員工"),
        ("使用C++,", "使用C++，"),
        ("《排名》,今年", "《排名》，今年"),
        ("技術(活體檢測算法)正式", "技術（活體檢測算法）正式"),
        ("金融(App)也", "金融(App)也"),
        ("(見(甲)乙)", "（見（甲）乙）"),
        ("今年1-5月", "今年1-5月"),
        ("1,000元", "1,000元"),
        ("比分3:2", "比分3:2"),
        ("10:30開始", "10:30開始"),
        ("Hello, world; yes?", "Hello, world; yes?"),
        ("見https://a.com/?b=1,c&d:e,然後", "見https://a.com/?b=1,c&d:e，然後"),
        ("寫`print(參數,值)`即可", "寫`print(參數,值)`即可"),
        ("互聯網+新零售", "互聯網+新零售"),
        ("a+,b%;c", "a+,b%;c"),
        ("不成對(的括號", "不成對(的括號"),
        ("全形，不變；", "全形，不變；"),
        ("A&amp;然後B&#x4e00;在;然後", "A&amp;然後B&#x4e00;在；然後"),
        ("他走了.她沒有.「走吧.」\n雨停了.", "他走了。她沒有。「走吧。」\n雨停了。"),
        ('他說:"走吧."她說"好",雨停了.', "他說：“走吧.”她說“好”，雨停了."),
        ('用 "App" 和 "天星"', '用 "App" 和 “天星”'),
        # Inches, and a mark without its other
        ('27" 螢幕,"很大"', '27" 螢幕，"很大"'),
        ('他說"好', '他說"好'),
        # Fewer than its full stops, between names or before letters
        ("他走了。她沒有.雨停了。", "他走了。她沒有.雨停了。"),
        ("《壹.機械提琴》和《貳.海》", "《壹.機械提琴》和《貳.海》"),
        ("用Node.js、在第3.5節、見圖一.a和圖二.b", "用Node.js、在第3.5節、見圖一.a和圖二.b"),
        ("他說...她沒有...雨停了...", "他說...她沒有...雨停了..."),
    ],
)
def test_punctuation(received: str, published: str) -> None:
    def punctuated(text: str) -> str:
        return Traced.received(text).edited(full_width(text, untouched(text))).now

    assert punctuated(received) == published
    assert punctuated(published) == published, "done twice changes nothing more"


def test_keep_protects_punctuation() -> None:
    assert restored("甲,乙,丙", "damaged", keep=("甲,乙",))[0] == "甲,乙，丙"
