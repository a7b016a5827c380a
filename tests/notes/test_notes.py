"""The textual notes: what they say to a reader who has never heard of such, and that it is true."""

import html
import re
from collections.abc import Sequence
from typing import Any, get_args

import yaml

from scripts.article.edition import edition
from scripts.article.edition_model import record_edition
from scripts.article.interpret import interpret
from scripts.article.model import Article
from scripts.converting.variants import TABLE
from scripts.notes.changes import RULES, Account, collate, visible
from scripts.notes.example import example
from scripts.notes.notes_page import LISTED, notes_page
from scripts.notes.record import Record, make_record
from scripts.pages.interface import words
from scripts.source.folder import read_seeds
from scripts.source.seed import Seed
from scripts.source.settings import Correction, Left, Settings, Word
from scripts.source.values import Script
from scripts.text.traced import Piece
from tests.clean import TEXT as CLEAN
from tests.conftest import PUBLICATION, SEED
from tests.seeds import seed_of

UNTOUCHED = "作者的話一字未改。"
BOTH = ("zh-Hant", "zh-Hans")
Made = tuple[Article, Record, str]
GENUINE = "河邊有一家書店。\n店主姓林。\n下雨天沒有客人。\n"


def made(
    text: str, langs: Sequence[str] = ("zh-Hant", "zh-Hans"), **settings: Any
) -> tuple[Any, Record, str]:
    """Article, record and the notes' Markdown of a text, in the first of the variants."""
    titled = {} if "title" in settings else {"title_line": 1, "lines": {"title_line": 1}}
    given = {"slug": "x", "script": "traditional", **titled, **settings}
    return notes_of(seed_of(text, Settings(**given)), langs)


def notes_of(seed: Seed, langs: Sequence[str]) -> Made:
    article, _ = interpret(seed)
    editions = [edition(article, TABLE[lang]) for lang in langs]
    record = make_record(article, record_edition(editions), editions)
    return article, record, notes_page(Account(article, editions[0], editions, record)).decode()


def the_article(langs: Sequence[str] = BOTH) -> Made:
    (seed,) = [seed for seed in read_seeds(PUBLICATION)[0] if SEED in seed.file]
    return notes_of(seed, langs)


def meta(page: str) -> dict[str, Any]:
    return dict(yaml.safe_load(page.split("---\n")[1]))


def body(page: str) -> str:
    return html.unescape(page.split("---\n", 2)[2])


def test_the_title_breaks_between_phrases_as_the_articles_does() -> None:
    cut = meta(the_article()[2])["phrases"]
    assert "".join(cut) == "《小米數科更名天星數科：三家持牌消金落地重慶》校勘記"
    assert "三家持牌" in cut


def test_what_is_shown_around_a_change_begins_with_no_mark_that_begins_no_line() -> None:
    page = the_article()[2]
    befores = re.findall(r"^- \[\d+\]\(\S+\) (.)", page, re.MULTILINE)
    assert len(befores) >= 18
    assert not set(befores) & set("，。、；：？！…—）」』》")


# --- the first paragraph ---------------------------------------------------------------------


def test_blanks_between_characters_are_told_as_what_can_be_seen_in_both_scripts() -> None:
    text = "題\n" + "\n".join(" ".join(line) for line in CLEAN.split("\n")[1:4])
    for langs, words_, others in (
        (("zh-Hant",), ("字間的空格", "文字辨識"), "看不見的空格"),
        (("zh-Hans",), ("字间的空格", "文字识别"), "看不见的空格"),
    ):
        for script in ("damaged", "traditional"):
            page = made(text, langs, script=script)[2]
            assert all(word in page for word in words_)
            assert others not in page
    assert "看不見的空格" in made("題\n他說\u200b走吧。", script="damaged")[2]


def test_the_first_paragraph_says_what_was_received_what_was_changed_and_why_to_trust_it() -> None:
    _, record, page = the_article()
    said, wrong = meta(page)["description"], sum("script" in one.rules for one in record.entries)
    assert wrong >= 17, "17 by eye; what is only style is counted too, if it is on"
    assert said.startswith(
        f"收到的稿子夾著 260 處拼音，有 {wrong} 個字在繁簡轉換時換錯了，有 75 處標點是半形的；這些都已改正。"
    )
    assert "作者的話，除了本站編者校改的 1 處，一字未改。" in said
    trusted = "憑記錄，誰都可以把本站的文字還原成收到的檔案，分毫不差。"
    assert f"全部 {len(record.entries)} 處改動都記錄在案，{trusted}" in said
    assert said.endswith(trusted), "all that is counted comes before the sum"


def test_the_only_change_is_told_before_it_is_said_to_be_the_only_one() -> None:
    said = meta(made(GENUINE.rstrip() + "  \n", title_line=1)[2])["description"]
    assert said.index("整理了 1 處") < said.index("只有這 1 處改動")


def test_a_number_stays_with_its_unit_in_the_first_paragraph() -> None:
    page = meta(the_article()[2])
    assert "".join(page["summary"]) == page["description"]
    assert page["summary"][1::2] == [*re.findall(r"\d+ .", page["description"])]
    assert page["summary"][1] == "260 處"


def test_in_another_variant_it_says_the_same() -> None:
    said = meta(the_article(["zh-Hans", "zh-Hant"])[2])["description"]
    assert re.match("收到的稿子夹着 260 处拼音，有 1[78] 个字在繁简转换时换错了", said)
    assert "谁都可以把本站的文字还原成收到的文件，分毫不差。" in said


def test_in_another_variant_it_says_first_of_which_the_changes_are_and_names_that_over_the_example() -> None:
    own, other = meta(the_article()[2]), meta(the_article(["zh-Hans", "zh-Hant"])[2])
    assert (own["between"], own["example"]["version"]) == ("", "")
    assert other["between"].startswith("这里说的，是收到的稿子与繁体版之间的改动。")
    assert (other["example"]["version"], other["example"]["lang"]) == ("繁体版", "zh-Hant")
    assert "4 个引号改成繁体通行的形式" in other["description"]


def test_nothing_changed_is_one_sentence_without_table_or_second_copy() -> None:
    _, record, page = made(GENUINE)
    assert record.entries == ()
    assert meta(page)["description"] == "收到的文字，本站一個字也沒有動過。"
    assert "example" not in meta(page)
    assert [section["id"] for section in meta(page)["sections"]] == ["received"]
    assert "店主姓林" not in page
    assert "<del>" not in page


def test_a_title_alone_leaves_the_text_as_received() -> None:
    _, _, page = made(GENUINE, title="書店")
    said = meta(page)["description"]
    assert said.startswith("正文與收到的一字不差。題目不在稿子裡，是本站補的。")
    assert "collation" not in [section["id"] for section in meta(page)["sections"]]
    assert "下雨天" not in page


def test_a_title_beside_another_one_in_the_text_is_not_said_to_be_the_first() -> None:
    _, _, page = made("舊題\n今天下雨，沒有客人來。\n", title="新題")
    assert "題目不在稿子裡，是本站補的。" in meta(page)["description"]


def test_marks_made_full_width_leave_the_authors_words_alone() -> None:
    said = meta(made("題目\n下雨天,沒有客人。\n", punctuation=True)[2])["description"]
    assert "1 處半形標點改為全形" in said
    assert UNTOUCHED in said
    assert "改正" not in said, "nothing was damaged"


def test_a_correction_is_counted_and_the_rest_is_not_claimed_of_it() -> None:
    fixed = Correction(1, "沒有客人", "沒有一個客人", 1, "漏字")
    _, _, page = made(GENUINE, corrections=(fixed,))
    assert "作者的話，除了本站編者校改的 1 處，一字未改。" in meta(page)["description"]
    assert UNTOUCHED not in page
    assert "<small>漏字</small>" in body(page)


def test_a_word_of_the_glossary_may_be_another_word_so_nothing_is_claimed() -> None:
    word = Word(1, "客人", {"zh-Hant": "顧客"})
    said = meta(made(GENUINE, words=(word,))[2])["description"]
    assert "編者指定用字的地方" in said
    assert UNTOUCHED not in said
    elsewhere = Word(1, "客人", {"zh-Hans": "顾客"})
    assert meta(made(GENUINE, words=(elsewhere,))[2])["description"].startswith(
        "收到的文字，本站一個字也沒有動過"
    )


def test_control_characters_are_named_where_they_were_taken_out() -> None:
    _, _, page = made("題目\n下雨天\x07，沒有客人。\n")
    assert "1 處控制字元刪去了" in meta(page)["description"]
    assert UNTOUCHED in meta(page)["description"]
    assert "天<del>[U+0007]</del>" in body(page)
    damaged = meta(made("題目\n下雨天\x07，沒有客人。\n", script="damaged")[2])["description"]
    assert damaged.startswith("收到的稿子混進了 1 處控制字元；這些都已改正。")


def test_a_form_of_another_region_is_not_told_as_converted_wrongly() -> None:
    _, record, page = made("題目\n屋裏后面有人唱着歌，羣山皇後。\n", script="damaged")
    rules = {entry.was: entry.rules for entry in record.entries if entry.was}
    assert rules == {**dict.fromkeys("裏着羣", ("glyph",)), **dict.fromkeys("后後", ("script",))}
    assert meta(page)["description"].startswith("收到的稿子有 2 個字在繁簡轉換時換錯了；這些都已改正。")
    assert "另外，3 個字改成繁體通行的字形。" in page
    _, record, _ = made("題目\n屋裏有人唱着歌。\n", script="hongkong", langs=("zh-Hant", "zh-Hans"))
    assert {rule for entry in record.entries for rule in entry.rules} == {"script"}


HONG_KONG = "題目\n我在巴士上說話，甚麼都有，的士也有，衞生署裏面。\n"


def test_a_hong_kong_text_has_notes_and_what_conversion_did_is_no_copys_mistake() -> None:
    for langs in (("zh-Hant-HK", "zh-Hant"), ("zh-Hant", "zh-Hans"), ("zh-Hans",)):
        _, _, page = made(HONG_KONG, langs, script="hongkong")
        assert words(langs[0])["script_hongkong"] in body(page)
        assert words(langs[0])["rule_script"] not in body(page)
    converted = meta(made(HONG_KONG, ("zh-Hant",), script="hongkong")[2])["description"]
    assert re.match(r"有 \d+ 處用字轉為繁體。", converted)
    assert "用字" not in meta(made(HONG_KONG, ("zh-Hant-HK",), script="hongkong")[2])["description"]


def test_a_form_in_the_texts_own_script_is_the_editors_and_in_another_the_conversions() -> None:
    form = Word(1, "瞭望", {"zh-Hant": "了望"})
    own = meta(made("題目\n他在瞭望遠方。\n", ("zh-Hant",), words=(form,))[2])["description"]
    assert "1 處用字照編者指定的寫" in own
    other = meta(made("題目\n他在瞭望遠方。\n", ("zh-Hans",))[2])["description"]
    assert "处用字转为简体" in other


def test_every_script_has_its_name() -> None:
    for lang in TABLE:
        assert {f"script_{script}" for script in get_args(Script)} <= words(lang).keys()


def test_every_rule_has_its_words() -> None:
    for lang in TABLE:
        assert not [rule for rule in RULES if not {f"rule_{rule}", f"rule_{rule}_why"} <= words(lang).keys()]


# --- the changes -----------------------------------------------------------------------------


def test_each_change_of_words_is_listed_in_its_context_with_a_link_to_its_paragraph() -> None:
    _, record, page = the_article()
    text = body(page)
    assert "- [12](index.md#p12) 在自己手中的大哥，<del>后</del><ins>後</ins>者是出生於互聯網背\n" in text
    characters = sum("script" in one.rules for one in record.entries)
    assert text.count("\n- [") == 1 + 1 + characters, "a correction, the title, the characters"


def test_changes_that_are_alike_are_shown_by_example_with_a_link_to_all() -> None:
    text = body(the_article()[2])
    assert "費<del>(fèi)</del> 26 次、業<del>(yè)</del> 12 次" in text
    assert "[全部 260 處](#collation)" in text


def test_each_kind_of_change_says_how_many_and_signs_stand_for_what_cannot_be_seen() -> None:
    text = body(made("題目 \n　　下雨天,沒有\n客人,有書。\u00a0\n", wrapped=True, punctuation=True)[2])
    assert "## 標點 <small>2 處</small> {: #punctuation }" in text
    assert "就是：<del>,</del><ins>，</ins> 2 次。[全部 2 處](#collation)" in text, "those are all"
    assert "就是：有<del>↵</del>。[全部 1 處](#collation)" in text, "what is taken out has its neighbour"
    assert "[2](index.md#p2) <del>□□</del>下雨天<del>,</del><ins>，</ins>沒有<del>↵</del>\n" in text
    assert "<b>1</b> 題目<del>␣</del>\n" in text
    assert "書。<del>·</del>\n" in text
    assert re.search(r"就是：(目<del>␣</del>|<del>□□</del>|。<del>·</del>)、.*。\[全部 3 處\]", text)
    assert visible("有\n客\x07") == "有↵客[U+0007]", "within what is shown too"
    many = body(made("題目\n甲,乙;丙!丁:戊?己(庚)辛,壬\n", punctuation=True)[2])
    assert "## 標點 <small>8 處</small> {: #punctuation }" in many
    assert "\n例如：<del>,</del><ins>，</ins> 2 次、" in many, "six kinds of seven"


def test_more_changes_than_are_listed_are_said_with_a_link_to_the_rest() -> None:
    lines = "\n".join(["题目", *["书店。"] * (LISTED + 5)]) + "\n"
    _, record, page = made(lines, ["zh-Hant"], script="simplified")
    assert len(record.entries) == LISTED + 5 + 1, "書 in each line, 題 in the title"
    assert page.count("<ins>書</ins>店。") == LISTED - 1 + LISTED + 5, (
        "listed, and all of them in the collation"
    )
    assert f"[其餘 {len(record.entries) - LISTED} 處](#collation)" in body(page)


def test_what_was_left_is_told_with_its_reason() -> None:
    assert "- 店主姓林 <small>查不到</small>" in body(made(GENUINE, left=(Left(1, "店主姓林", "查不到"),))[2])


def test_lines_without_a_change_are_told_by_their_numbers() -> None:
    lines = "\n".join(["題目", "一。", "二。", "三,四。", "五。"]) + "\n"
    text = body(made(lines, punctuation=True)[2])
    assert "第 1 至 3 行沒有改動。" in text
    assert "三<del>,</del><ins>，</ins>四。\n{: #l4 }" in text
    assert "第 5 行沒有改動。" in text
    assert "二。" not in text


def test_taking_away_what_was_put_in_gives_each_line_as_received() -> None:
    article, _, page = the_article()
    shown = re.findall(r"^(?:\[(\d+)\]\(\S+\)|<b>\d+</b>) (.*)\n\{: #l\d+ \}$", body(page), re.MULTILINE)
    assert len(shown) > 15
    for number, line in shown:
        kept = re.sub("</?del>", "", re.sub("<ins>.*?</ins>", "", line))
        assert kept == article.seed.lines[int(number) - 1]


# --- the example -----------------------------------------------------------------------------


def test_the_example_is_whole_clauses_with_most_kinds_of_changes() -> None:
    article, record, page = the_article()
    pieces = example(collate(article, record))
    assert "".join(piece.was for piece in pieces) == "前不久,馬上消費(fèi)金融獲批沖刺IPO,;"
    assert "".join(piece.now for piece in pieces) == "前不久，馬上消費金融獲批衝刺IPO；"
    shown = meta(page)["example"]
    assert [part["text"] for part in shown["before"] if part["changed"]] == [",", "(fèi)", "沖", ",;"]
    assert [part["text"] for part in shown["after"] if part["changed"]] == ["，", "衝", "；"]


def test_a_text_of_one_endless_clause_has_no_example() -> None:
    _, _, page = made("題目\n" + "字" * 60 + ",字\n", punctuation=True)
    assert "example" not in meta(page)


def test_the_example_has_no_title_and_no_white_space() -> None:
    article, record, _ = made("  下雨天,沒有客人。\n", title="題", punctuation=True)
    mark = Piece(",", "，", ("punctuation",))
    assert example(collate(article, record)) == (
        Piece("下雨天", "下雨天"),
        mark,
        Piece("沒有客人。", "沒有客人。"),
    )
