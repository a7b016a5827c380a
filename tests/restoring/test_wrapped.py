"""Lines that were broken at a width are put together; what only looks so stays a line a paragraph."""

import textwrap
from itertools import cycle, pairwise

import pytest

from scripts.article.edition import edition, traced
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.restoring.restore import Line
from scripts.restoring.wrapped import torn_apart
from scripts.source.settings import Correction, Settings
from tests.clean import TEXT as CLEAN
from tests.seeds import restore, seed_of

FIRST = (
    "那一年秋天我從宜昌坐船往上游去，船上的人都說這條路難走，水急，灘多，一到夜裡便要靠岸。船主是個矮小的"
    "中年人，抽著一根竹煙管，話不多，只在開船以前站在船頭看一陣天色，看完便揮手叫人解纜。"
)
SAID = "「你看得懂雲嗎？」我問。"
LAST = (
    "第二天早上霧很大，兩岸的山只剩下腳，上頭全是白的。船走得極慢，岸上的縴夫喊著號子，聲音從霧裡傳來，像在"
    "很遠的地方，又像就在耳邊，聽久了便分不清是人在喊還是水在喊。"
)
PROSE = [FIRST, SAID, LAST]


def broken(paragraph: str, width: int) -> str:
    return "\n".join(paragraph[at : at + width] for at in range(0, len(paragraph), width))


def restored(text: str, **settings: object) -> tuple[list[Line], list[str]]:
    lines, findings = restore(text, "traditional", Settings(**settings))  # type: ignore[arg-type]
    return [line for line in lines if line.now], [finding.code for finding in findings]


def texts(text: str, **settings: object) -> list[str]:
    return [line.now for line in restored(text, **settings)[0]]


@pytest.mark.parametrize("width", [20, 30, 35, 40])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_paragraphs_that_were_broken_at_a_width_are_paragraphs_again(width: int, between: str) -> None:
    indented = [f"\u3000\u3000{paragraph}" for paragraph in PROSE * 2]
    text = "三峽夜行\n\n" + between.join(broken(one, width) for one in indented)
    assert texts(text) == ["三峽夜行", *PROSE * 2]
    assert restored(text)[1] == ["R19", "R26"]  # what stands twice


def test_without_indents_an_empty_line_or_a_short_one_ends_a_paragraph() -> None:
    assert texts("\n\n".join(broken(one, 30) for one in PROSE)) == PROSE
    assert texts("\n".join(broken(one, 30) for one in [FIRST, LAST])) == [FIRST, LAST]


def test_a_line_knows_which_lines_of_the_seed_it_was() -> None:
    lines, _ = restored("三峽夜行\n" + "\n\n".join(broken(one, 30) for one in [FIRST, LAST]))
    assert [(line.number, line.last) for line in lines] == [(1, 1), (2, 5), (7, 9)]


def test_chapters_breaks_and_titles_are_not_drawn_in() -> None:
    full = FIRST[:60]
    text = f"{broken(full, 30)}\n第二章　霧\n{broken(LAST, 30)}\n＊＊＊\n{broken(FIRST, 30)}"
    assert texts(text) == [full, "第二章　霧", LAST, "＊＊＊", FIRST]


def test_words_in_latin_letters_keep_their_space_and_han_get_none() -> None:
    english = "He said that the river was wide and that nobody had ever crossed it at night without a light"
    lines = textwrap.wrap(english, 60)
    assert texts("\n".join(lines), wrapped=True) == [english]
    assert texts("他說 river\n很寬，比什麼都寬", wrapped=True) == ["他說 river很寬，比什麼都寬"]


def test_between_latin_letters_and_han_goes_a_space_where_the_text_writes_one() -> None:
    spaced = "他在 Leith 住了 3 年，天天沿著 river"
    assert texts(f"{spaced}\n走到城裡，比什麼都寬", wrapped=True) == [f"{spaced} 走到城裡，比什麼都寬"]
    close = spaced.replace(" ", "")
    assert texts(f"{close}\n走到城裡，比什麼都寬", wrapped=True) == [f"{close}走到城裡，比什麼都寬"]
    assert texts(f"{spaced}，\n走到城裡，比什麼都寬", wrapped=True) == [f"{spaced}，走到城裡，比什麼都寬"]


def test_a_hyphen_at_a_line_end_stays_and_is_told_of() -> None:
    above, below, *rest = broken(LAST, 30).split("\n")
    text = "\n".join([broken(FIRST, 30), f"{above[:-3]}infor-", f"mation{below[3:]}", *rest])
    lines, findings = restore(text, "traditional")
    assert "infor-mation" in lines[1].now
    (message,) = [one.message for one in findings if one.code == "R19"]
    assert message.endswith(", 1 of them behind a hyphen, which stays")
    findings = restore(broken(FIRST, 30), "traditional")[1]
    assert "hyphen" not in findings[0].message


def ragged(paragraph: str, least: int = 25) -> str:
    """A paragraph in lines of uneven length, as somebody types it."""
    lines, at = [], 0
    for more in cycle((3, 11, 0, 8, 13, 5)):
        lines.append(paragraph[at : at + least + more])
        at += least + more
        if at >= len(paragraph):
            return "\n".join(lines)
    return ""


LONG = [one for one in CLEAN.split("\n") if len(one) > 70]


@pytest.mark.parametrize(("before", "between"), [("\u3000\u3000", "\n"), ("", "\n\n"), ("    ", "\n\n")])
def test_uneven_lines_that_tear_words_are_paragraphs_again_where_these_show(
    before: str, between: str
) -> None:
    text = "三峽夜行\n\n" + between.join(ragged(before + one) for one in [*LONG, SAID])
    assert texts(text) == ["三峽夜行", *LONG, SAID]
    assert restored(text)[1] == ["R19"]


def test_uneven_lines_whose_paragraphs_do_not_show_are_told_of_and_put_together_on_demand() -> None:
    text = "三峽夜行\n\n" + "\n".join(ragged(one) for one in LONG)
    assert texts(text) == [line for line in text.split("\n") if line]
    (finding,) = restore(text, "traditional")[1]
    assert (finding.code, finding.level) == ("R24", "warning")
    assert text.split("\n")[finding.line or 0].startswith("，")  # the line below the first that is named
    assert restored(text, wrapped=False)[1] == restored(text, wrapped=True)[1] == []
    title, *together = texts(text, wrapped=True)
    assert (title, "".join(together)) == ("三峽夜行", "".join(LONG))
    assert {one[-1] for one in together} == {"。"}


def test_a_single_line_that_begins_with_a_mark_was_broken_and_is_told_of() -> None:
    text = "房租下調之後，不少人開始猶豫：是\n提前搬家，還是留在這裡？中介認為\n，要看自己的打算是否穩定。"
    assert restored(text)[1] == ["R24"]
    # A neighbour: lines that end where a clause does.
    assert restored("房租下調之後，\n不少人開始猶豫：\n是提前搬家，還是留在這裡？")[1] == []


def test_a_reading_that_a_line_end_divides_is_one_again_and_english_words_stay_apart() -> None:
    text = f"{FIRST[:18]}對(du\nì){FIRST[18:36]}(red\nhat){FIRST[36:]}\n{SAID}"
    assert texts(text, wrapped=True)[0].count("對(duì)") == 1
    assert texts(text, wrapped=True)[0].count("(red hat)") == 1


def test_a_quotation_of_mail_that_was_broken_keeps_its_mark_at_its_head_alone() -> None:
    text = "\n".join(f"> {line}" for one in [FIRST, LAST] for line in broken(one, 30).split("\n"))
    assert texts(f"{SAID}\n{text}") == [SAID, f"> {FIRST}", f"> {LAST}"]


def test_broken_lines_with_empty_ones_between_are_told_of() -> None:
    text = "三峽夜行\n\n" + "\n\n".join(broken(one, 26).replace("\n", "\n\n") for one in [FIRST, LAST])
    assert texts(text) == [line for line in text.split("\n") if line]
    assert (restored(text)[1], restored(text, wrapped=False)[1]) == (["R24"], [])
    assert restored("三峽夜行\n\n" + "\n\n".join(PROSE))[1] == []


@pytest.mark.parametrize("width", [12, 13, 14, 15, 16, 17])
def test_lines_that_were_broken_at_a_narrow_width_are_no_verse(width: int) -> None:
    text = "三峽夜行\n\n" + "\n\n".join(broken(one, width) for one in [FIRST, LAST])
    article, findings = interpret(seed_of(text))
    code = "R24" if width < 14 else "R19"
    assert (code in [one.code for one in findings], article.forms) == (True, {})


def test_the_rows_of_a_table_with_wide_blanks_are_not_put_together() -> None:
    head, row = "車次  舊站發  竹坑  雲海終點", "10{}   0{}:10   07:42   08:30"
    table = "\n".join([head, *(row.format(one, one) for one in range(1, 8))])
    assert restored(f"小火車時刻表\n\n{table}\n\n{table}")[1] == []
    assert "R19" in restored(f"三峽夜行\n\n{broken(FIRST, 30)}\n\n{table}\n\n{broken(LAST, 30)}")[1]


@pytest.mark.parametrize(
    "row",
    [
        "王小明 國文8{0} 英文9{0} 數學7{0} 總分25{0}",
        "林一心 臺北市河邊路一段{0}2號3樓 0912-345-67{0}",
        "茶點{0}..................12,{0}00元",
        "202{0}-01-0{0} 修正首頁不能捲動的問題，感謝讀者們的回報",
        "余秋，《河邊的書店之{0}》，臺北：水邊出版，199{0}年",
        "https://example.org/a/very/long/address/{0}.html",
    ],
)
def test_the_lines_of_a_list_are_not_put_together_though_they_are_as_long(row: str) -> None:
    rows = [row.format(number) for number in range(1, 8)]
    assert texts("\n".join(["河邊的書店", "", *rows])) == ["河邊的書店", *rows]


def test_prose_whose_clauses_are_as_long_is_put_together() -> None:
    clauses = "他走了，我沒走，雨還下，燈已滅，書沒讀，人在門外站了很久。" * 12
    assert "R19" in restored("三峽夜行\n\n" + broken(clauses, 37))[1]


def test_prose_with_figures_and_prose_in_english_are_put_together() -> None:
    years = "".join(f"他在19{one}2年走了，到199{one}年才回來，帶了{one}本書和一把傘。" for one in range(1, 8))
    assert "R19" in restored("三峽夜行\n\n" + broken(years, 25))[1]
    english = "He went down to the river with a book and an old lamp and sat there for a while " * 6
    assert "R19" in restored("三峽夜行\n\n" + textwrap.fill(english, 60))[1]


def test_half_width_marks_show_prose_too() -> None:
    text = "三峽夜行\n\n" + "\n\n".join(broken(one, 15) for one in [FIRST, LAST])
    half = text.translate(str.maketrans("，；！？", ",;!?"))
    assert "R19" in restored(half)[1]
    verse = "河水一直流到門前,我們聽見它\n燈一直亮到天明,我們看見它了\n" * 3
    assert len(texts(verse)) == 6


def test_verse_of_one_measure_is_not_put_together() -> None:
    for poem in (
        "門對寒流雪滿山，人歸落日雁橫秋，水邊燈火一船愁\n山深不見採樵客，樹老猶存避世鷗，雲外鐘聲幾度休\n"
        * 3,
        "無邊落木蕭蕭下，不盡長江滾滾來，\n萬里悲秋常作客，百年多病獨登臺，\n" * 2,
        "我說我要走了你不必送\n你說風這麼大該披衣裳\n" * 4,
        "河水一直流到門前，我們聽見它\n燈一直亮到天明，我們看見它了\n風停在窗外面，誰也沒有說話\n" * 2,
    ):
        assert texts(poem) == poem.strip().split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PROSE * 3),  # a paragraph a line
        "他說這條路難走。\n我說我知道。\n「那你還走？」\n「不走不行。」\n他看了我一眼，又看了看天。\n" * 5,
        "我把船繫在雨後發亮的碼頭上，水從昨天流到今天\n沒有人問我從哪裡來要到哪裡去，燈一盞一盞\n"
        "在霧裡亮起來又暗下去，像誰在遠處說話\n而我只是站著聽，聽風把名字一個一個吹散\n" * 4,
        "臺北市中正區重慶南路一段一百二十二號三樓\n電話：(02)2311-3001\n王小明先生收\n\n" * 2,
        "王小明：《三峽夜行》，臺北：河邊出版社，一九九八年，頁十二\n李大同：《河》，香港：南山書局，二〇〇一年\n"
        * 4,
        "床前明月光\n疑是地上霜\n舉頭望明月\n低頭思故鄉",
        "兩個黃鸝鳴翠柳　一行白鷺上青天\n窗含西嶺千秋雪　門泊東吳萬里船\n" * 3,
        "雨先落在瓦上\n再落在葉上，落在一整座沒有人的城市的葉上面啊\n最後落在\n沒有人走的路上，它一直下到天亮的時候\n"
        * 3,
        "他每天都去河邊散步，看看水，看看船，然後回家吃飯。\n" * 6,  # of one length, each a sentence
        "來的時候什麼也沒帶\n走的時候\n帶走了我的鞋\n像一個找眼\n鏡的老人",  # free verse tears words
        "雞蛋兩個\n麵粉一杯\n牛奶半杯\n糖一匙\n鹽少許",
    ],
)
def test_paragraphs_verse_and_lists_stay_as_they_are(text: str) -> None:
    assert texts(text) == [line for line in text.split("\n") if line]


def test_words_that_lines_without_marks_divide_are_the_poets() -> None:
    verse = ["我在雨夜走過了圖", "書館門前的一條長", "街路上只有三盞燈", "光慢慢地暗下去了"]
    prose = [f"{line[:4]}，{line[4:]}" for line in verse]
    for lines, torn in ((verse, []), (prose, [0, 1, 2])):
        assert torn_apart(dict(enumerate(pairwise(lines)))) == torn


def test_the_editor_says_that_lines_are_broken_or_are_not() -> None:
    short = "那一年秋天我從宜昌\n坐船往上游去，船上\n的人都說難走。"
    assert len(texts(short)) == 3
    assert len(texts(short, wrapped=True)) == 1
    text = "\n\n".join(broken(one, 30) for one in PROSE)
    assert texts(text, wrapped=False) == text.replace("\n\n", "\n").split("\n")
    assert restored(text, wrapped=True)[1] == restored(text, wrapped=False)[1] == []


def test_a_finding_names_the_line_of_the_seed() -> None:
    text = "三峽夜行\n" + "\n\n".join(broken(one, 30) for one in [FIRST, LAST, "錕斤拷"])
    _, findings = restore(text, "traditional")
    assert {one.code: one.line for one in findings}["R18"] == 11


def test_every_line_end_is_in_the_record_and_a_correction_may_reach_over_one() -> None:
    text = "三峽夜行\n" + "\n".join(broken(one, 30) for one in [FIRST, LAST])
    correction = Correction(1, "水急，灘多", "水急灘險", 1, "因")
    article, _ = interpret(seed_of(text, Settings(corrections=(correction,))))
    for variant in TABLE.values():
        made = edition(article, variant)
        whole = traced(article, made)
        assert (whole.was, whole.now) == (text, made.text)
        joined = [one for _, one in whole.changes() if "joined" in one.rules]
        assert [one.was.count("\n") for one in joined] == [1] * 5
        assert [one.now for one in joined if "correction" not in one.rules] == [""] * 4
    assert [block.lines for block in made.blocks] == [(2, 3, 4, 5), (6, 7, 8)]


def test_who_writes_when_in_a_chat_is_a_line_of_its_own() -> None:
    chat = [
        "王小明 2024-03-12 21:05:33",
        "週末要不要去爬山，聽說芒草開了？",
        "李四 2024年3月12日 下午 9:06",
        "好啊，那要帶外套，山上很冷。",
    ] * 3
    assert texts("\n".join(chat)) == chat


def test_lines_with_the_time_at_which_each_is_said_are_lines_of_their_own() -> None:
    said = [
        f"[00:{at:02}:12] 吳：那時候我爸爸在五分車上班，駛火車頭，我就跟著去包裝部工作" for at in range(9)
    ]
    assert texts("\n".join(said)) == said
