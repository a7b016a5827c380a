"""Where lines of titles break, and what is not set as Chinese is. Nothing of it changes a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.pages.phrases import LONGEST_TITLE, phrases
from scripts.pages.typeset import language, runs, set_words

# As a reader would cut them: never within a word or a name, nor before a particle or a mark.
TITLES = [
    "小米數科|更名|天星數科：|三家持牌|消金|落地|重慶",
    "《紅樓夢》|裡的|女人們|為什麼|都不|快樂？",
    "在菜市场上的|软件课",
    "怎樣|安裝|一部舊|打字機的|驅動程式",
    "2024年台灣|總統大選：|誰贏了？",
    "為什麼|Google|不再|是一家搜尋|公司",
    "「北漂」|十年，|我在 |App |Store |賣了|3萬份夢",
    "当|我们|谈论|爱情时|我们|在谈论|什么",
    "文章|發布時|改了|什麼",  # 時改 is no word
    "天黑前|到家|時間|還早",
    "讀O’Reilly|的書，|也讀|“Let’s |Go”",
    "用Node.js|和AT&T的|系統",
    "水位|3.5公尺|與COVID-19，|$100起",
    "用 |C++11 |寫 |snake_case",
    "寫給|小明.|然後呢",  # a mark behind Han is within no word
    "我與地壇",
    "三十天",
]


@pytest.mark.parametrize("title", TITLES)
def test_lines_of_a_title_break_between_its_phrases(title: str) -> None:
    assert list(phrases(title.replace("|", ""))) == title.split("|")


@given(st.text(alphabet="的一是不了在人有我他這个大来上国a1 「《，。”—𠀀\u0301", max_size=30))
def test_phrases_are_the_title_to_the_letter(title: str) -> None:
    assert "".join(phrases(title)) == title
    assert all(phrases(title)) or not title


def test_what_is_too_long_for_a_title_is_one_phrase() -> None:
    assert phrases("長" * (LONGEST_TITLE + 1)) == ("長" * (LONGEST_TITLE + 1),)


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[run.start : run.end], run.lang or run.kind) for run in runs(text)]


NUMBERS = [
    ("今年1-5月，重慶以社零總額4269億元的成績", ["1-5月", "4269億元"]),
    ("第3章有1,409字，約5分鐘讀完", ["第3章", "1,409字", "5分鐘"]),
    ("從2003年到2005年，開了12次會，共3場。", ["2003年", "2005年", "12次", "3場"]),
    ("重5 kg，時速10 km/h", ["5 kg", "10 km/h"]),
    ("100多人走了1998–2003年那條路", ["100多人", "1998–2003年"]),
    ("升了2.5個百分點", ["2.5個百分點"]),
    ("共有 12 頁，錯了 1,409 處", ["12 頁", "1,409 處"]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_number_stays_with_its_unit(text: str, expected: list[str]) -> None:
    assert [number for number, kind in marked(text) if kind in "nu"] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("從2003年到2005年，開了12次，共2次會", "nunn"),
        ("220餘件，1,409字", "uu"),
        ("5分鐘後，5分鐘。", "nu"),
        ("今年1-5月，10–12月，1998–2003年", "nnu"),  # not 1-/5月
    ],
)
def test_a_number_that_would_leave_a_hole_of_more_than_three_characters_may_break_on_a_phone(
    text: str, kinds: str
) -> None:
    """「2005年，」 are four: a line that ends before it would lack nearly as much."""
    assert "".join(kind for _, kind in marked(text)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "三人同行",
        "iPhone15個人版",
        "v2.0版",
        "v2.0 版",
        "12  頁",
        "比例是25%",
        "說明在https://a.org/3月/x",
        "1984",
    ],
)
def test_what_is_no_number_with_a_unit_is_left(text: str) -> None:
    assert marked(text) == []


def test_a_run_of_latin_words_is_in_its_language_where_that_is_known() -> None:
    assert marked("他說 To be or not to be, that is the question，就走了。") == [
        ("To be or not to be, that is the question", "en")
    ]
    assert marked("招牌上寫著La vie est belle三遍") == [("La vie est belle", "und-Latn")]
    assert language("Visual Studio Code") == "und-Latn", "a name is in no language"
    assert marked("用Visual Studio寫，再看Hello World和App") == [], "a word or two are the sentence's"
    assert marked("他在McDonald’s打工，說don’t，用Let’s Encrypt") == [
        ("McDonald’s", "und-Latn"),
        ("don’t", "und-Latn"),
        ("Let’s", "und-Latn"),
    ], "an apostrophe is as wide as a Han beside Han"
    assert marked("用Rock ’n’ Roll寫，’70，他說‘好’，她說O'Brien") == [], "a straight one is narrow"
    assert marked("檔案在https://example.org/the/and/of/x裡") == [
        ("https://example.org/the/and/of/x", "w")
    ], "an address is no words"


def test_what_is_longer_than_a_line_may_break_anywhere() -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"
    assert marked(f"鎮名{word}打到一半") == [(word, "w")]
    assert marked("鎮名Llanfair打到一半") == []


def test_an_address_of_mail_breaks_before_its_dots_and_its_at_and_nowhere_else() -> None:
    assert marked("寫信給me@example.org索取") == [("me@example.org", "m")]
    long = "wang.xiao@mountain-village.example.org"
    parts = "wang<wbr>.xiao<wbr>@mountain-village<wbr>.example<wbr>.org"
    assert set_words(f"寫信給{long}。", str) == f'寫信給<span class="m">{parts}</span>。'
    address = "https://example.org/@someone/and/more"
    assert set_words(f"見{address}。", str) == f'見<span class="w">{address}</span>。', (
        "it may break anywhere"
    )
    for text in ("寫信給internationals索取", "記號是@example-of-it索取", "a@b.c 短"):
        assert marked(text) == [], text


@given(st.text(alphabet="年月3-.,a b'第億個kg漢。", max_size=40))
def test_runs_follow_each_other(text: str) -> None:
    end = 0
    for run in runs(text):
        assert end <= run.start < run.end <= len(text)
        end = run.end


@pytest.mark.parametrize(
    "text",
    [
        "1-" * 50_000,
        "a'" * 50_000,
        "a " * 50_000,
        "a-" * 50_000,
        "a’" * 50_000,
        'a" "' * 50_000,
        "1 " * 50_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    list(runs(text))
