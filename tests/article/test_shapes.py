"""Which lines of a plain text are guessed to be more than paragraphs: each with a neighbour that is none."""

from unittest.mock import Mock

import pytest

from scripts.article import verse
from scripts.article.interpret import interpret
from scripts.article.line_kinds import table_of
from scripts.article.model import Article
from scripts.article.shapes import in_toml
from scripts.source.toml import parse_settings
from tests.seeds import seed_of

LONG = "這是一個很長的段落，說的是河邊的書店和裡面的人，一共有很多句話，說也說不完。"
OTHER = "後來書店搬到了山上，去的人少了，老闆卻說這樣很好，因為來的都是真正要看書的人。"


def made(text: str, settings: str = "") -> Article:
    said, wrong = parse_settings(settings, "seeds/x.toml")
    assert not wrong
    return interpret(seed_of(text, said))[0]


def guessed(*lines: str) -> dict[int, str]:
    return dict(made("\n".join(["河邊的書店", *lines])).forms)


def among(*lines: str) -> list[str]:
    """What lines between two paragraphs are guessed to be."""
    found = guessed(LONG, *lines, OTHER, LONG)
    return [found.get(number, "") for number in range(3, 3 + len(lines))]


def test_what_holds_for_a_whole_text_is_found_once_however_many_headings_part_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = Mock(return_value=[])
    monkeypatch.setattr(verse, "torn_apart", asked)
    lines = [one for number in range(1, 40) for one in (f"第{number}章　書店", LONG, OTHER)]
    assert guessed(*lines) == {}
    assert asked.call_count == 1


# --- breaks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["* * *", "***", "＊＊＊", "＊　＊　＊", "※", "——", "———", "◇◇◇", "---", "☆", "★★★", "☆★☆", "　　* * *"],
)
def test_marks_alone_part_scenes(line: str) -> None:
    assert among(line) == ["break"]


@pytest.mark.parametrize(
    "line", ["……", "！！！", "？", "。", "」", "-", "二", "＊注", "OOO", "（完）", "·", "★★★★☆", "●●○"]
)
def test_what_somebody_may_have_said_or_a_mark_that_parts_nothing_is_no_break(line: str) -> None:
    assert among(line) == [""]


def test_marks_at_the_end_of_a_text_part_nothing() -> None:
    assert guessed(LONG, OTHER, "***") == {}


def test_an_empty_line_parts_scenes_where_paragraphs_have_none_between_them() -> None:
    assert guessed(LONG, OTHER, LONG, "", OTHER, LONG, OTHER) == {5: "break"}
    assert guessed(*"".join(f"{LONG}\n\n" for _ in range(5)).split("\n"), "", OTHER) == {13: "break"}


def test_empty_lines_that_are_between_all_paragraphs_or_many_part_no_scenes() -> None:
    assert guessed(LONG, "", OTHER, "", LONG, "", OTHER, "", LONG, "", OTHER) == {}
    assert guessed(LONG, "", OTHER, LONG, "", OTHER, LONG, "", OTHER) == {}


# --- captions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "圖：河邊的書店",
        "▲ 書店的門口。",
        "（圖／李四攝）",
        "圖1　書店",
        "圖片來源：河邊日報",
        "圖三：書店",
        "（照片：李四）",
    ],
)
def test_the_words_under_a_picture_are_a_caption_and_no_heading(line: str) -> None:
    assert among(line) == ["caption"]


@pytest.mark.parametrize(
    "line",
    [
        "圖書館的故事很長，說不完。",
        "圖中的人是誰，沒有人知道。",
        "這些書由出版社提供。",
        "表示同意的人不多。",
    ],
)
def test_a_paragraph_that_begins_or_ends_so_is_no_caption(line: str) -> None:
    assert among(line) == [""]


# --- lists and tables -------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["• ", "‧", "・", "- ", "* ", "● "])
def test_lines_with_bullets_are_a_list(mark: str) -> None:
    assert among(f"{mark}先看書", f"{mark}再喝茶") == ["list", "list"]


@pytest.mark.parametrize(
    "items",
    [
        ("1. ", "2. ", "3. "),
        ("一、", "二、", "三、"),
        ("（1）", "（2）", "（3）"),
        ("1️⃣ ", "2️⃣ ", "3️⃣ "),
    ],
)
def test_short_lines_that_count_from_one_are_a_list(items: tuple[str, ...]) -> None:
    assert among(*(f"{item}先看書，再喝茶" for item in items)) == ["list"] * 3


def test_short_lines_below_what_says_that_something_is_listed_are_a_list() -> None:
    assert among("材料（2人份）：", "麵條 200克", "小蔥 一把", "做法：") == ["", "list", "list", ""]
    assert among("用具：", "竹篩", "棉布") == ["", "list", "list"]
    assert among("＊蔥要瀝乾，不然濺油。", "＊油可以留一個月。") == ["list"] * 2


def test_a_list_below_its_lead_ends_before_what_is_not_as_deep() -> None:
    people = ["人物：", "　　阿婆，七十餘歲", "　　青年，二十出頭", "時間：一個冬天", "地點：車站"]
    assert among(*people) == ["", "list", "list", "", ""]
    assert among(*(line.strip() for line in people)) == ["", "list", "list", "list", "list"]


def test_one_item_alone_is_of_a_list_where_others_have_its_bullet() -> None:
    first = ["第二版", "- 新增夜市", "- 修正錯字"]
    assert among(*first, "第一版", "- 新增下雨天") == ["", "list", "list", "", "list"]
    assert among(*first, "第一版", "• 新增下雨天") == ["", "list", "list", "", ""]


@pytest.mark.parametrize(
    "lines",
    [
        ("材料：", "麵條 200克"),
        ("他說：", "麵條 200克", "小蔥 一把"),
        ("材料：", "", "麵條 200克", "小蔥 一把"),
        ("材料：", "先把麵條煮熟，", "再撈出來。"),
        ("＊活動時間＊", "＊活動辦法＊"),
    ],
)
def test_lines_that_nothing_says_to_be_listed_are_no_list(lines: tuple[str, ...]) -> None:
    assert "list" not in among(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("- 你好",),
        ("1. 先看書，再喝茶", "2. 然後回家"),
        ("一、" + LONG * 2, "二、" + LONG * 2, "三、" + LONG * 2),
        ("3.14 是圓周率。", "2.71 也是數。", "1.41 又是數。"),
        ("二、先看書", "三、再喝茶", "四、然後回家"),
        ("——他說。", "——她說。"),
        ("-5度", "-6度"),
    ],
)
def test_one_item_long_ones_and_figures_are_no_list(lines: tuple[str, ...]) -> None:
    assert "list" not in among(*lines)


def test_rows_with_as_many_cells_are_a_table() -> None:
    assert among("年份\t行人\t牛馬", "民國八年\t二文\t十文") == ["table"] * 2
    assert among("| 甲 | 乙 |", "| 丙 | 丁 |") == ["table"] * 2


@pytest.mark.parametrize(
    "lines", [("1896\t152",), ("甲\t乙", "丙\t丁\t戊"), ("甲　乙", "丙　丁"), ("\t甲", "\t乙")]
)
def test_one_row_and_rows_of_other_lengths_are_no_table(lines: tuple[str, ...]) -> None:
    assert "table" not in among(*lines)


def test_rows_with_empty_cells_are_of_the_table_and_each_cell_stays_in_its_column() -> None:
    rows = ("分店\t七月\t八月\t備註", "台北\t120\t99", "板橋\t88\t\t整修", "合計\t208\t99")
    assert among(*rows) == ["table"] * 4
    assert table_of(rows) == [
        ["分店", "七月", "八月", "備註"],
        ["台北", "120", "99", ""],
        ["板橋", "88", "", "整修"],
        ["合計", "208", "99", ""],
    ]
    assert table_of(("年份\t\t行人", "民國八年\t二文")) == [["年份", "行人"], ["民國八年", "二文"]], "aligned"


def test_three_rows_with_wide_blanks_are_a_table() -> None:
    assert among("月份    雨量    雨日", "一月    23.4    5", "二月    45.1    8") == ["table"] * 3
    assert among("五花肉　　500克", "冰糖　　　30克", "姜　　　　3片") == ["table"] * 3


@pytest.mark.parametrize(
    "lines",
    [
        ("月份    雨量", "一月    23.4"),
        ("甲　乙", "丙　丁", "戊　己"),
        ("老艄公　　霧散了。", "過　客　　那就走吧。", "老艄公　　走吧。"),
        ("床前明月光　　疑是地上霜", "舉頭望明月　　低頭思故鄉", "春眠不覺曉　　處處聞啼鳥"),
    ],
)
def test_few_rows_narrow_blanks_speech_and_verse_are_no_table(lines: tuple[str, ...]) -> None:
    assert "table" not in among(*lines)


def test_four_rows_of_figures_with_one_full_width_blank_are_a_table() -> None:
    rows = ["報紙　年份　條數", "河邊日報　1935—1949　612", "山城晚報　1938　351", "書店週報　1950　241"]
    assert among(*rows) == ["table"] * 4
    assert "table" not in among(*rows[:3])
    names = ["王小明　林一心　陳大文", "李小華　張三　周作人", "何四　余秋　范冰", "于洛溪　謝五　鄭六"]
    assert "table" not in among(*names)
    years = ["1935年　開張", "1949年　搬到山上", "1950年　停業", "1961年　又開張"]
    assert "table" not in among(*years)


def test_what_is_drawn_around_rows_is_of_the_table() -> None:
    drawn = ("+----+----+", "| 甲 | 乙 |", "+----+----+", "| 丙 | 丁 |", "+----+----+")
    assert among(*drawn) == ["table"] * 5
    assert among("| 甲 | 乙 |", "|----|:--:|", "| 丙 | 丁 |") == ["table"] * 3
    assert among("┌──┬──┐", "│甲│乙│", "└──┴──┘") == [""] * 3  # one row


def test_a_list_may_count_by_places_behind_nine() -> None:
    numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "一〇", "一一"]
    article = made("\n".join(["題目", LONG, *(f"{number}、茶" for number in numbers), OTHER]))
    assert article.forms == dict.fromkeys(range(3, 14), "list")


def test_each_way_of_counting_counts_for_itself() -> None:
    counted = ("一、住戶。", "二、下列人員：", "（一）學生。", "（二）老師。", "三、志工。")
    assert among(*counted) == ["list"] * 5
    assert among("一、住戶。", "（二）學生。", "3. 志工。") == [""] * 3
    assert among("① 見卷一。", "② 同上。", "③ 見卷三。") == ["list"] * 3
    assert among("[1] 張岱. 夜航船.", "[2] 胡益民. 張岱研究.", "[3] 同上.") == ["list"] * 3


def test_two_items_that_count_are_a_list_only_where_they_stand_deeper_than_paragraphs() -> None:
    assert among("第三條　入會：", "　　一、認同宗旨；", "　　二、每月讀書。")[1:] == ["list"] * 2
    assert among("第三條　入會：", "一、認同宗旨；", "二、每月讀書。") == [""] * 3


def test_printed_contents_are_a_list_and_no_headings() -> None:
    text = ["目　錄", "序言………………1", "第一章　河……………3", "後記……40", "序言", LONG, "第一章　河", OTHER]
    article = made("\n".join(["小城筆記", *text]))
    assert article.forms == dict.fromkeys((3, 4, 5), "list")
    assert sorted(article.headings) == [6, 8]
    article = made(
        "\n".join(["小城筆記", "目錄", "第一章　河", "第二章　橋", "第一章　河", LONG, "第二章　橋", LONG])
    )
    assert sorted(article.headings) == [5, 7]


def test_lines_of_mail_that_are_quoted_are_a_quotation() -> None:
    assert among("> 這一句讀起來突兀，", ">> 我當初這樣寫。") == ["quote"] * 2
    assert among("5 > 3，這是小學生也知道的。") == [""]


# --- quotations and verse -----------------------------------------------------------------------

INDENTED = [f"\u3000\u3000{LONG}", f"\u3000\u3000{OTHER}"]


def test_lines_deeper_than_paragraphs_are_a_quotation() -> None:
    assert guessed(*INDENTED, f"\u3000\u3000\u3000\u3000{LONG}", *INDENTED) == {4: "quote"}
    assert guessed(*INDENTED, f"    \u3000\u3000{LONG}", f"    \u3000\u3000{OTHER}", *INDENTED) == {
        4: "quote",
        5: "quote",
    }


def test_without_indents_a_colon_announces_a_quotation() -> None:
    assert guessed(LONG, "他寫道：", f"\u3000\u3000{OTHER}", LONG, OTHER) == {4: "quote"}
    assert guessed(LONG, OTHER, f"\u3000\u3000{OTHER}", LONG, OTHER) == {}


@pytest.mark.parametrize(
    "lines",
    [
        INDENTED * 2,
        [*INDENTED, "\u3000" * 12 + "二〇二〇年春於河邊。"],  # a sentence far to the right
        [*INDENTED, f"\u3000\u3000\u3000\u3000{LONG}", f"\u3000\u3000\u3000\u3000{LONG}"],  # half of a text
        [LONG, f"\u3000\u3000{OTHER}", LONG, f" {OTHER}"],  # a copy without order
    ],
)
def test_paragraphs_and_signatures_are_no_quotations(lines: list[str]) -> None:
    assert guessed(*lines) == {}


POEM = ["雨先落在瓦上", "再落在葉上", "", "一隻貓", "從窗裡看出去"]


def test_a_text_of_short_lines_that_end_no_sentence_is_verse() -> None:
    assert guessed(*POEM) == dict.fromkeys((2, 3, 5, 6), "verse")
    assert guessed("作者：于洛溪", *POEM) == dict.fromkeys((3, 4, 6, 7), "verse")
    assert guessed(*POEM, "＊", *POEM[:2])[7] == "break"
    assert guessed(*POEM, "", "一九二八年十一月六日") == dict.fromkeys((2, 3, 5, 6), "verse")


def test_indented_short_lines_and_lines_of_one_measure_are_verse_among_paragraphs() -> None:
    deep = "\u3000" * 4
    assert guessed(*INDENTED, f"{deep}空山不見人", f"{deep}但聞人語響", *INDENTED) == {4: "verse", 5: "verse"}
    assert among("床前明月光，疑是地上霜。", "舉頭望明月，低頭思故鄉。") == ["verse"] * 2
    assert among("露從今夜白", "月是故鄉明", "有弟皆分散", "無家問死生") == ["verse"] * 4


def test_indented_regular_verse_is_verse_and_no_quotation() -> None:
    deep = "\u3000" * 4
    lines = [f"{deep}一片寒潮起暮城，孤帆遙向石頭行。", f"{deep}重來不見當年樹，猶有漁歌三兩聲。"]
    assert guessed(*INDENTED, *lines, *INDENTED) == {4: "verse", 5: "verse"}
    assert guessed(*INDENTED, "\u3000\u3000正是：", f"{deep}有緣千里來相會，無緣對面不相逢。", *INDENTED) == {
        5: "verse"
    }


def test_whom_a_poem_is_for_and_where_it_was_written_stand_beside_it() -> None:
    assert guessed("——給一個沒有來的人", *POEM, "", "2019年冬，於哈爾濱") == dict.fromkeys(
        (3, 4, 6, 7), "verse"
    )


def test_a_line_of_verse_may_begin_with_a_dash_and_leaves_the_others_verse() -> None:
    cycle = ["一、海", "", "把燈關上", "——海就亮了", "魚在夢裡", "翻身", "", "二、山", ""]
    below = ["山不說話", "雲從它的肩上", "走過去", "又走回來"]
    assert guessed("", *cycle, *below) == dict.fromkeys((5, 6, 7, 8, 12, 13, 14, 15), "verse")
    signed = dict.fromkeys((5, 6, 7, 8, 12, 13, 14, 15), "verse") | {16: "signature"}
    assert guessed("", *cycle, *below, "——王小明") == signed
    ended = ["", *(one and f"{one}。" for one in cycle[2:7]), *(f"{one}。" for one in below)]
    assert guessed(*ended) == dict.fromkeys((3, 4, 5, 6, 8, 9, 10, 11), "verse")


def test_whom_a_part_of_a_cycle_is_for_is_no_verse_and_leaves_the_others_verse() -> None:
    lines = [
        "",
        "一、海",
        "",
        "——給母親",
        "",
        "把燈關上",
        "海就亮了",
        "",
        "二、山",
        "",
        "山不說話",
        "雲走過去",
    ]
    assert guessed(*lines) == dict.fromkeys((7, 8, 12, 13), "verse")


def test_speech_behind_dashes_is_no_verse() -> None:
    assert guessed("", "他坐下", "——你來了", "她沒有說話", "——不坐了", "他站起來", "門開著") == {}


def test_stanzas_of_short_lines_are_verse_though_each_ends_a_sentence() -> None:
    stanza = ["大江東去，浪淘盡，千古風流人物。", "江山如畫，一時多少豪傑。"]
    assert guessed(*stanza, "", *stanza) == dict.fromkeys((2, 3, 5, 6), "verse")
    assert "verse" not in guessed(*(f"\u3000\u3000{line}" for line in [*stanza, *stanza])).values()
    assert "verse" not in guessed(*"".join(f"{line}\n\n" for line in stanza * 2).split("\n")).values()


def test_lines_that_end_in_a_comma_are_verse_with_the_line_that_ends_the_sentence() -> None:
    assert among("可是它回來，", "帶著別人的船、別人的鞋子，", "回來了。") == ["verse"] * 3
    assert among("", "唱歌要唱一人一聲，", "採茶要採兩葉一心。", "") == ["", "verse", "verse", ""]
    assert guessed(LONG, "如：", "你站在橋上看風景，", "看風景人在樓上看你。", LONG)[4] == "verse"


@pytest.mark.parametrize(
    "lines",
    [
        ("親愛的讀者，", LONG),
        ("他說，", "「走吧，」", "「好。」"),
        ("第一次是2003年，", "第二次是2005年，", "後來沒有了。"),
        (LONG[:-1] + "，", LONG[:-1] + "，", OTHER),
        ("好，", OTHER),
        ("他回到家裡，", "看見門開著，", LONG[:-1] + "，"),
    ],
)
def test_a_greeting_speech_figures_and_long_lines_with_a_comma_are_no_verse(lines: tuple[str, ...]) -> None:
    assert "verse" not in among(*lines)


def test_two_lines_between_empty_ones_that_are_built_alike_are_verse() -> None:
    assert among("", "墨池飛出北溟魚", "筆陣掃開南浦雁", "") == ["", "verse", "verse", ""]
    assert among("", "風聲雨聲讀書聲，聲聲入耳；", "家事國事天下事，事事關心。", "")[1] == "verse"
    assert among("", "風聲雨聲，聲聲都入耳；", "家事國事天下，事事關心。", "")[1] == ""
    assert among("", "他走了。", "她來了。", "")[1] == ""
    assert among("", "上聯：墨池飛出北溟魚", "下聯：筆陣掃開南浦雁", "")[1] == "verse"
    assert among("", "出租人：王大明君", "承租人：李小華君", "")[1] == ""


@pytest.mark.parametrize("signs", [("①", "②"), ("[1]", "[2]"), ("¹", "")])
def test_the_signs_of_notes_change_nothing_of_a_couplet(signs: tuple[str, str]) -> None:
    couplet = (f"春到寒門增瑞氣，{signs[0]}", f"日臨小院有清風。{signs[1]}")
    assert among("", *couplet, "") == ["", "verse", "verse", ""]
    assert among("", f"他第一次來的時候{signs[0]}", f"後來就再也沒有來過了{signs[1]}", "") == [""] * 4


def test_chords_above_the_words_of_a_song_are_of_its_verse() -> None:
    song = ["C    G/B    Am7", "河邊的路彎彎", "Dm7   F#   C", "河邊的燈暗暗", "你走的那一天", "沒有人送別"]
    assert guessed("", *song) == dict.fromkeys(range(3, 9), "verse")
    assert among("", "A", "B", "") == [""] * 4


def test_a_stanza_in_latin_letters_is_verse_and_a_quotation_or_two_names_are_none() -> None:
    poem = [
        "We walked along the river in the morning,",
        "And nobody had told us of the rain;",
        "The boats",
        "Lay",
    ]
    assert among("", *poem, "") == ["", *["verse"] * 4, ""]
    said = ["He said that he would come back. He did not.", "Nobody believed him.", "The rain went on."]
    for lines in (
        said,
        ["Blue Note", "Bar Room"],
        ["The market had not", "opened yet, and the", "Old man sat there"],
    ):
        assert among("", *lines, "") == [""] * (len(lines) + 2)


def test_the_number_of_a_stanza_is_of_its_verse_and_credits_with_bars_are_no_table() -> None:
    hymn = [
        "1. 清晨日頭照山崙，",
        "　 鳥隻吟詩樹頂聽；",
        "",
        "2. 中晝日頭照田埂，",
        "　 農夫流汗無怨言；",
        "",
        "阿們。",
    ]
    assert {*guessed("", *hymn).values()} == {"verse"}
    assert guessed(LONG, OTHER, "作者 | 王小明", "编辑 | 小魚") == {}
    assert guessed(LONG, OTHER, "作者 | 書名", "林雨 | 《山》", "陳星 | 《海》") == dict.fromkeys(
        (4, 5, 6), "table"
    )


def test_a_stanza_that_a_colon_announces_is_verse() -> None:
    poem = ("", "後座上坐著一碗麵", "它怕涼了", "我怕它涼", "")
    assert guessed(LONG, "", OTHER, "", "這首叫《後座》：", *poem, "她說：真好。") == dict.fromkeys(
        (8, 9, 10), "verse"
    )
    assert guessed(LONG, "", OTHER, "", "這首叫《後座》。", *poem, "她說：真好。") == {}
    assert guessed(LONG, "", "要帶的東西：", "", "米三斤", "鹽", "油", "", OTHER) == {}


@pytest.mark.parametrize(
    "lines",
    [
        ["雨停了。", "人都走了。", "他還在等。", "天黑了。", "燈亮了。"],
        ["「走吧。」", "「去哪裡？」", "「回家。」", "「好。」"],
        ["王小明", "李四", "徐志摩", "周作人", "林語堂"],
        ["早上8點", "中午12點", "下午3點", "晚上9點"],
        ["茶", "米", "鹽", "油", "醬"],
        [
            "每年臘月，周先生在街口寫春聯。",
            "",
            "上聯在左",
            "下聯在右",
            "橫批在上",
            "",
            "他說，字還是那幾個字，沒有變。",
        ],
        [LONG, "先看書", "再喝茶", OTHER],
        ["礁：水下的石頭。", "澳：停船的地方。", "", "泊：停船。", "舶：大船。"],
    ],
)
def test_short_sentences_speech_names_times_and_few_words_are_no_verse(lines: list[str]) -> None:
    assert "verse" not in guessed(*lines).values()


# --- signatures ---------------------------------------------------------------------------------

FAR = "\u3000" * 14


@pytest.mark.parametrize(
    "lines",
    [
        [f"{FAR}王小明", f"{FAR}二〇二〇年三月於香港"],
        [f"{' ' * 30}香港中文大學"],
        [f"{FAR}——給河邊的人"],
        ["——魯迅《野草》"],
        ["\u3000" * 8 + "王小明敬上", f"{FAR}三月五日夜"],
        ["\u3000" * 8 + "王小明　2020年3月1日"],
    ],
)
def test_who_signs_far_to_the_right_at_the_end_and_a_last_line_with_a_dash_are_a_signature(
    lines: list[str],
) -> None:
    numbers = range(4, 4 + len(lines))
    assert guessed(*INDENTED, *lines) == dict.fromkeys(numbers, "signature")
    assert guessed(*INDENTED, "", *lines) == {number + 1: "signature" for number in numbers}


def test_a_letter_within_a_text_is_signed_and_its_signature_is_no_heading() -> None:
    signed = [f"{FAR}王小明", f"{FAR}二〇二〇年三月五日"]
    article = made("\n".join(["兩封信", *INDENTED, *signed, *INDENTED, f"{FAR}李四", *INDENTED]))
    assert article.forms == dict.fromkeys((4, 5, 8), "signature")
    assert article.headings == {}
    deep = "\u3000" * 4
    lines = [f"{deep}{LONG}", f"{deep}——魯迅《野草》"]
    assert guessed(*INDENTED, *lines, *INDENTED) == {4: "quote", 5: "signature"}


def test_a_song_whose_lines_are_translated_below_each_is_verse() -> None:
    song = ["I left the lamp beside the harbour wall,", "我把燈留在港口的牆邊，", "so you may read"]
    found = guessed("[Verse 1]", *song, "好讓你讀得見", "", "[Chorus]", *song, "好讓你讀得見")
    assert found == dict.fromkeys((3, 4, 5, 6, 9, 10, 11, 12), "verse")
    told = ["I left the lamp beside the wall.", "我把燈留在港口的牆邊。"] * 4
    assert guessed(*told) == {}
    assert guessed("lamp", "燈", "harbour", "港口", "wall", "牆邊") == {}


def test_a_poem_that_is_signed_is_verse() -> None:
    found = guessed(*POEM, "", f"{FAR}——于洛溪", f"{FAR}2019年冬，於哈爾濱")
    assert found == dict.fromkeys((2, 3, 5, 6), "verse") | dict.fromkeys((8, 9), "signature")


@pytest.mark.parametrize(
    "line",
    [
        f"{FAR}* * *",
        f"{FAR}（全文完）",
        f"{FAR}- 14 -",
        "——幕落——",
        f"{FAR}他沒有回來。",
        f"{FAR}圖：河邊的書店",
        "　　二〇二〇年三月五日",
        "——他說。",
        "王小明",
        f"{LONG}{FAR}王小明",
    ],
)
def test_breaks_ends_sentences_captions_and_lines_that_stand_as_paragraphs_do_are_no_signature(
    line: str,
) -> None:
    assert "signature" not in guessed(*INDENTED, line).values()
    assert "signature" not in guessed(*INDENTED, line, *INDENTED).values()


def test_numbered_headings_and_verse_far_to_the_right_are_no_signatures() -> None:
    article = made("\n".join(["題目", f"{FAR}第一章　河", *INDENTED, f"{FAR}第二章　山", *INDENTED]))
    assert (sorted(article.headings), article.forms) == ([2, 5], {})
    stairs = ["我在站台上數燈", "      一盞", "            兩盞", "火車來了", "沒有人下車", f"{FAR}只有風"]
    assert guessed(*stairs) == dict.fromkeys(range(2, 8), "verse")
    deep = [f"{FAR}空山不見人", f"{FAR}但聞人語響"]
    assert "signature" not in guessed(*INDENTED, *deep).values()
    assert "signature" not in guessed(*INDENTED, *deep, *INDENTED).values()


# --- headings -----------------------------------------------------------------------------------


def test_headings_of_several_levels_are_told_apart() -> None:
    lines = [
        "卷一　上水",
        "第一章　船主",
        "一、緣起",
        LONG,
        "二、經過",
        OTHER,
        "第二章　霧",
        LONG,
        "卷二",
        "第三章",
        OTHER,
    ]
    article = made("\n".join(["三峽夜行", *lines]))
    assert sorted(article.headings) == [2, 3, 4, 6, 8, 10, 11]
    assert article.levels == {3: 3, 4: 4, 6: 4, 8: 3, 11: 3}


def test_a_number_with_two_parts_stands_below_one_with_one() -> None:
    article = made("\n".join(["題目", "1　引言", LONG, "1.1　問題", OTHER, "2　結論", LONG]))
    assert (sorted(article.headings), article.levels) == ([2, 4, 6], {4: 3})


def test_headings_of_one_level_and_those_whose_highest_comes_later_have_no_levels() -> None:
    assert made("\n".join(["題目", "一、緣起", LONG, "二、經過", OTHER])).levels == {}
    assert made("\n".join(["題目", "緣起", LONG, "一、經過", OTHER, "尾聲", LONG])).levels == {}
    assert made("\n".join(["題目", "（一）緣起", LONG, "一、經過", OTHER, "（二）後來", LONG])).levels == {}


def test_numbers_that_count_the_parts_of_a_text_are_headings_above_short_lines_too() -> None:
    article = made("\n".join(["三首", "一　渡", "", *POEM[:2], "", "二　橋", "", *POEM[3:]]))
    assert (sorted(article.headings), article.forms) == ([2, 7], dict.fromkeys((4, 5, 9, 10), "verse"))
    assert sorted(made("\n".join(["老街", "01", "裁縫鋪", LONG, "02", "搬家", OTHER])).headings) == [
        2,
        3,
        5,
        6,
    ]
    assert sorted(made("\n".join(["夜航", "（一）", "船走。", "（二）", "船到。"])).headings) == [2, 4]
    assert made("\n".join(["老街", "一　渡", "二　橋", "三　岸", LONG])).headings == {}
    assert made("\n".join(["老街", "一", LONG[:8], "三", OTHER[:8]])).headings == {}


def test_a_chapter_that_a_half_width_mark_divides_stands_above_is_a_heading() -> None:
    lines = ["小說", LONG, "第2章 晴", "第二天,天晴了.", "第二天天晴了。"]
    assert list(made("\n".join(lines)).headings) == [3]


def test_a_series_of_a_book_stands_above_what_is_in_it() -> None:
    article = made("\n".join(["河邊集", "第一輯　水", "渡口", LONG, "第二輯　山", "書店", OTHER]))
    assert sorted(article.headings) == [2, 3, 5, 6]


def test_a_scroll_of_paper_is_no_volume() -> None:
    assert not made("\n".join(["題目", LONG, "卷一張紙就走", OTHER])).levels


@pytest.mark.parametrize(
    "lines",
    [
        ["Q：您什麼時候開始的？", "A：" + LONG, "Q：後來呢？", "A：" + OTHER],
        ["地　點：活動中心", "主　席：林主任", "請　假：黃老師", LONG],
        ["中華民國一百一十二年三月一日訂定", LONG, "2020年3月1日修正", OTHER],
        [LONG, "13", OTHER, "14", LONG],  # pages of a printed book
        ["獻給沒有回來的人", LONG],
        ["各位朋友，大家好！（掌聲）", LONG],
    ],
)
def test_speech_a_form_that_was_filled_in_days_and_pages_are_no_headings(lines: list[str]) -> None:
    assert made("\n".join(["題目", *lines])).headings == {}


def test_the_first_day_of_a_diary_is_a_heading_below_who_wrote_it() -> None:
    days = ["10月1日 晴 成都—康定", LONG, "10月2日 陰轉小雨", OTHER]
    assert [*made("\n".join(["川西七日", "阿木", *days])).headings] == [3, 5]
    assert [
        *made(
            "\n".join(["川西七日", LONG, OTHER, "10月1日", LONG, "去了三個地方", "10月2日", "晴。"])
        ).headings
    ] == []


def test_a_heading_with_a_colon_numbers_that_count_and_the_days_of_a_diary_are_headings() -> None:
    assert sorted(made("\n".join(["題目", "茶館：城市的客廳", LONG, "老街：昨天", OTHER])).headings) == [2, 4]
    assert sorted(made("\n".join(["題目", "1", LONG, "2", OTHER])).headings) == [2, 4]
    assert sorted(made("\n".join(["日記", "三月五日　晴", LONG, "三月六日　雨", "船來了。"])).headings) == [
        2,
        4,
    ]
    assert (
        made("\n".join(["兩封信", LONG, "一九八七年三月五日", OTHER, "一九八七年三月九日", LONG])).headings
        == {}
    )
    assert sorted(made("\n".join(["對聯", "其一", *POEM[:2], "其二", *POEM[3:], "其三", LONG])).headings) == [
        2,
        5,
        8,
    ]


# --- what an editor says ------------------------------------------------------------------------


def test_what_is_guessed_is_a_line_of_a_toml_that_says_the_same() -> None:
    text = "\n".join(["河邊的書店", LONG, "＊＊＊", "• 先看書", "• 再喝茶", LONG, "圖：書店", OTHER])
    article = made(text)
    said = in_toml(article.lines, article.forms)
    assert said == 'forms = { list = "4-5", caption = "7", break = "3" }'
    assert made(text, said).forms == article.forms


def test_what_an_editor_says_holds_alone() -> None:
    text = "\n".join(["河邊的書店", LONG, "＊＊＊", OTHER, "", LONG])
    assert made(text, "forms = {}").forms == {}
    assert made(text, 'forms = { break = "5", quote = "6-" }').forms == {5: "break", 6: "quote"}


def test_title_and_headings_are_no_forms() -> None:
    text = "\n".join(["河邊的書店", "一", "先看書", "再喝茶"])
    article = made(text, 'forms = { verse = "1-" }\n[[sections]]\nline = 2\nid = "one"')
    assert article.forms == {3: "verse", 4: "verse"}


def test_a_form_that_is_said_counts_more_than_a_heading_that_is_guessed() -> None:
    text = "\n".join(["河邊的書店", LONG, "山上的書店", OTHER])
    assert made(text).headings == {3: "s3"}
    article = made(text, 'forms = { caption = "3" }')
    assert (article.headings, article.forms) == ({}, {3: "caption"})


def test_lines_that_are_not_there_are_an_error() -> None:
    with pytest.raises(Exception, match="forms names line 9, which has no text"):
        made("河邊的書店\n好。\n", 'forms = { verse = "9-12" }')


# --- songs, letters, trees ----------------------------------------------------------------------


def test_a_song_is_verse_between_the_marks_of_its_parts() -> None:
    song = [
        "［主歌］",
        "夜深的海傍　只有街燈",
        "你話過要去遠方",
        "渡輪靠岸",
        "",
        "［副歌 x2］",
        "如果風可以寫信",
        "就寫落衣襟",
    ]
    song += ["（獨白：那年冬天，我才知道，等是一種天氣。）", "Repeat ［副歌］"]
    assert guessed(*song) == dict.fromkeys((3, 4, 5, 8, 9), "verse")
    assert guessed("［主歌］", LONG, "［副歌］", OTHER) == {}


def test_a_letter_below_whom_it_is_for_is_no_quotation() -> None:
    letter = ["父親大人膝下：", f"　　{LONG}", f"　　{OTHER}"]
    assert guessed(LONG, OTHER, LONG, OTHER, *letter) == {}
    assert guessed(LONG, OTHER, LONG, OTHER, "他在信裡寫道：", *letter[1:]) == {7: "quote", 8: "quote"}


def test_a_family_signs_in_many_lines() -> None:
    family = [
        f"{'　' * 11}{who}"
        for who in ("孝男　陳文雄", "陳文章", "孝媳　林秀枝", "孝女　陳淑貞", "孝孫　陳家豪")
    ]
    assert guessed(LONG, OTHER, *family, f"{'　' * 19}泣啟") == dict.fromkeys(range(4, 10), "signature")
    assert "signature" not in guessed(LONG, OTHER, *family).values()
    mourning = [f"{'　' * 8}{who}" for who in ("孤子　林志明　泣血稽顙", "女　林淑惠　拭淚")]
    assert guessed(LONG, OTHER, *mourning, LONG) == {4: "signature", 5: "signature"}


def test_a_tree_that_is_drawn_keeps_its_lines() -> None:
    tree = ["├─ 正德公──┬─ 文彬", "│　　　　　　└─ 文炳", "└─ 正禮公──── 文松"]
    assert among(*tree) == ["verse"] * 3
    assert among(tree[0]) == [""]


def test_what_is_to_be_filled_in_is_no_couplet() -> None:
    assert among("", "主持人簽字：＿＿＿＿＿＿", "記錄人簽字：＿＿＿＿＿＿", "")[1:3] == ["", ""]


def test_a_second_title_with_a_dash_is_no_signature() -> None:
    article = made(
        "\n".join(
            ["人物專訪", "把聲音種回土裡的人", "——專訪錄音師", "採訪、撰文｜周予寧", LONG, OTHER, "——全文"]
        )
    )
    assert article.forms == {7: "signature"}


@pytest.mark.parametrize("mark", ["•", "1.", "（1）"])
def test_bullets_and_numbers_with_a_tab_behind_them_are_items_and_no_cells(mark: str) -> None:
    marks = [mark.replace("1", str(number)) for number in (1, 2, 3)]
    assert among(*(f"{one}\t先看書" for one in marks)) == ["list"] * 3
    assert among(*(f"{one}\t先看書\t三點" for one in marks)) == ["table"] * 3


# --- plays ------------------------------------------------------------------------------------


def test_what_is_written_in_a_chat_is_no_verse_though_it_ends_no_sentence() -> None:
    said = ["週末有空沒", "有啊，幹啥", "後山開了一家羊肉館", "走起"]
    chat = [
        line
        for at, words in enumerate(said)
        for line in ("", f"老{'王李'[at % 2]} 2024-03-05 20:1{at}:32", words)
    ]
    assert guessed(*chat[1:]) == {}
    assert {*guessed(*(line for line in chat if "2024" not in line)).values()} == {"verse"}


@pytest.mark.parametrize(
    "lines",
    [
        ("阿青：（低聲）你來了？", "老周：路上塞車。", "△兩人沉默。", "阿青：走吧。", "老周：走。"),
        (
            "周　母　（自語）又下雨了。",
            "阿　青　我回來了。",
            "（她放下傘。）",
            "周　母　吃過了？",
            "阿　青　沒有。",
        ),
        ("阿青", "（低聲）", "你來了？", "老周", "路上塞車。", "阿青", "走吧。", "老周", "走。"),
    ],
)
def test_what_is_spoken_in_a_play_and_directions_between_are_paragraphs(lines: tuple[str, ...]) -> None:
    play = made("\n".join(["河邊的書店", "第一場　書店　夜　內", *lines]))
    assert dict(play.forms) == {}
    assert [*play.headings] == [2]


def test_when_and_where_a_text_was_finished_signs_it_as_its_last_line_and_nowhere_else() -> None:
    play = ["阿青：走吧。", "阿海：再等等。", "阿青：不等了。", "阿海：好。", "——幕落——", ""]
    finished = "一九八七年十二月 脫稿於鹿港"
    assert guessed("", *play, finished) == {9: "signature"}
    assert guessed(LONG, OTHER, "", finished, "", LONG) == {}
    assert guessed(LONG, OTHER, "", "一九八七年十二月他到了鹿港") == {}


def test_a_song_of_two_voices_and_one_that_is_sung_in_an_interview_stay_verse() -> None:
    voices = (
        "男：你從山上來",
        "女：我往海邊去",
        "男：你帶著月光",
        "女：我帶著雨",
        "男：走到天亮",
        "女：走到天亮",
    )
    assert set(guessed(*voices).values()) == {"verse"}
    sung = ("有一首歌是這樣唱的：", "", "鐘聲響在碼頭上", "船兒開向遠方去", "我的心也跟著走", "")
    asked = ("問：您會唱嗎？", "答：會。", *sung, "問：您修鐘嗎？", "答：修。")
    assert guessed(*asked) == dict.fromkeys((6, 7, 8), "verse")


def test_a_mark_between_what_is_spoken_is_a_break_and_one_at_its_end_is_none() -> None:
    asked = ("問：您修的第一把琴呢？", "答：賣了。", "——", "問：後悔嗎？", "答：後悔。")
    assert guessed(*asked) == {4: "break"}
    assert guessed(*asked[:2], *asked[3:], "——") == {}


def test_directions_are_captions_where_nobody_speaks() -> None:
    assert among("△老闆站在門口。") == ["caption"]


def test_three_ingredients_with_their_amounts_are_a_list_and_prices_scores_and_two_are_none() -> None:
    amounts = ("五花肉 500克", "冰糖 30克", "生抽 2大匙", "蔥 三根")
    assert among(*amounts) == ["list"] * 4
    assert among(*amounts[:2]) == [""] * 2
    assert among("五花肉 500元", "冰糖 30元", "生抽 25元") == [""] * 3
    assert among("河邊隊 3", "山上隊 2", "海隊 1") == [""] * 3
