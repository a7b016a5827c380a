"""What a line is guessed to be: each kind with a neighbour that is not of it."""

import datetime
from dataclasses import replace

import pytest

from scripts.article.credits import Credit, credit
from scripts.article.dates import find_date
from scripts.article.guess import guess_structure
from scripts.article.headings import shown_levels
from scripts.article.interpret import interpret
from scripts.article.line_kinds import is_break, is_caption, is_row
from scripts.source.settings import Settings
from tests.seeds import seed_of

TEXT = "這是一個很長的段落，說的是河邊的書店和裡面的人，一共有很多句話，說也說不完。"
OTHER = "後來書店搬到了山上，去的人少了，老闆卻說這樣很好，因為來的都是真正要看書的人。"


def headings(*lines: str) -> list[str]:
    return [lines[heading.line - 1] for heading in guess_structure(lines).headings]


@pytest.mark.parametrize(
    "title",
    [
        "河邊的書店",
        "注音：台灣獨有的文字密碼",
        "書店還在嗎？",
        "書店回來了！",
        "他說：「書店還在」",
        "輕輕地，書店關了門。",
        "# 河邊的書店",
        "一間書店怎樣走過五十年：從河邊到山上，從父親到女兒，從一萬本到一百本書的故事與數字（上）",
        "余",
    ],
)
def test_a_first_line_that_is_short_and_no_sentence_is_the_title(title: str) -> None:
    guess = guess_structure([title, "文／王小明", TEXT, OTHER])
    assert (guess.title_line, guess.title) == (1, title.removeprefix("# "))


@pytest.mark.parametrize("first", [TEXT, "雨停了。人都走了。", "今天下了雨，", "1896\t152", "說明如下："])
def test_a_first_line_that_is_a_sentence_a_row_or_goes_on_is_no_title(first: str) -> None:
    assert guess_structure([first, TEXT, OTHER]).title_line is None


def test_a_sentence_of_thirty_characters_may_be_the_title_and_a_longer_one_is_not() -> None:
    sentence = "書店從河邊搬到山上以後門前多了一棵樹下面常常有人坐著看舊書。"
    assert guess_structure([sentence, TEXT, OTHER]).title == sentence
    assert guess_structure([sentence.replace("書。", "雜誌。"), TEXT, OTHER]).title_line is None


_KICKERS = "專題報導|【人物專訪】|山海系列之三|* * *|點擊上方關注我們"
_KICKERS += "|轉載自《河報》|首頁 > 副刊 > 散文|第三屆河邊文學獎散文組首獎|副刊．散文"


@pytest.mark.parametrize("kicker", _KICKERS.split("|"))
def test_a_kicker_above_the_title_is_not_the_title(kicker: str) -> None:
    assert guess_structure([kicker, "河邊的書店", "文／王小明", TEXT]).title_line == 2


def test_the_name_of_a_section_is_no_author() -> None:
    assert credit("副刊．散文") is None
    assert credit("林遠／文") == Credit("林遠")


def test_what_stands_right_above_a_subtitle_is_the_title_but_not_above_who_said_a_motto() -> None:
    above = ["河邊筆記 12", "風從東邊來"]
    assert guess_structure([*above, "——記一個漁村的冬天", "文／王小明", TEXT]).title_line == 2
    assert guess_structure([*above, "——培根", "文／王小明", TEXT]).title_line == 1


@pytest.mark.parametrize("note", ["【編者按】本文原刊於三月號。", "編者按：本文原刊於三月號。"])
def test_a_note_of_the_editor_above_the_title_is_not_the_title(note: str) -> None:
    guess = guess_structure([note, "河邊的書店", "徐志摩", TEXT, OTHER])
    assert (guess.title_line, guess.author) == (2, "徐志摩")
    assert guess_structure(["【編者】的一天", "徐志摩", TEXT, OTHER]).title_line == 1


def test_a_day_in_han_digits_below_the_author_is_the_day() -> None:
    day = "民國一一二年三月一日"
    assert guess_structure(["河邊", "文／王小明", day, TEXT]).date == datetime.date(2023, 3, 1)
    assert guess_structure(["河邊", "文／王小明", "元和四年三月", TEXT]).date is None


def test_a_label_before_what_is_no_name_may_be_a_title() -> None:
    assert guess_structure(["口述：碼頭上的四十年", TEXT, OTHER]).title_line == 1
    assert guess_structure(["春天的河邊 2024-03-01", TEXT, OTHER]).title_line == 1
    assert guess_structure(["王小明 2024-03-01", TEXT, OTHER]).title_line is None
    assert guess_structure(["口述：王小明", TEXT, OTHER]).title_line is None
    assert guess_structure(["口述：碼頭工會", "河邊的書店", TEXT, OTHER]).title_line == 2


def test_a_text_that_begins_with_the_first_of_its_chapters_has_the_title_of_its_file() -> None:
    text = f"第1章　雨\n{TEXT}\n第2章　晴\n{OTHER}"
    article, _ = interpret(replace(seed_of(text), file="seeds/河邊.txt"))
    assert (article.title, sorted(article.headings)) == ("河邊", [1, 3])
    assert guess_structure(["第1章　雨", TEXT, OTHER]).title_line == 1


@pytest.mark.parametrize(
    "line",
    [
        "《雪村舊事》 王小明",
        "〈雪村舊事〉／王小明",
        "《雪村舊事》（王小明 著）",
        "作者：王小明《雪村舊事》",
        "王小明：《雪村舊事》",
        "雪村舊事／王小明",
        "雪村舊事 | 王小明",
        "雪村舊事（王小明）",
        "雪村舊事　作者：王小明",
        "雪村舊事 王小明著",
        "王小明：雪村舊事",
    ],
)
def test_a_first_line_may_say_the_title_and_its_author(line: str) -> None:
    guess = guess_structure([line, *[TEXT, OTHER] * 5])
    assert (guess.title, guess.title_line, guess.author) == ("雪村舊事", None, "王小明")


@pytest.mark.parametrize(
    "line",
    [
        "《雪村舊事》讀後",
        "雪村舊事（上）",
        "雪村舊事（節選）",
        "台北／高雄",
        "江南（水鄉）",
        "老王：我的鄰居",
        "王小明《雪村舊事》",
        "從《雪村舊事》說起",
        "王小明／李小河",
        "雪村舊事 第一章",
    ],
)
def test_a_title_that_only_looks_as_if_it_named_its_author_stays(line: str) -> None:
    guess = guess_structure([line, *[TEXT, OTHER] * 5])
    assert (guess.title, guess.title_line, guess.author) == (line, 1, None)


def test_a_name_before_a_colon_is_no_author_where_the_text_is_about_it() -> None:
    about = "王小明：一個人的一生"
    assert guess_structure([about, *[TEXT, "王小明走過了那座橋，再也沒有回來。"] * 5]).title == about
    assert guess_structure([about, TEXT, OTHER]).title == about, "a short text need not say it again"


def test_a_title_within_a_line_is_not_the_editors_own() -> None:
    article, findings = interpret(seed_of("\n".join(["《雪村舊事》 王小明", TEXT, OTHER])))
    assert (article.title, article.facts.editors_title) == ("雪村舊事", False)
    assert next(line.now for line in article.full) == "《雪村舊事》 王小明"
    assert any("the title is '雪村舊事'" in one.message for one in findings)


@pytest.mark.parametrize(
    "says",
    [
        "{} 2024/3/5 08:3{}:00\n早安",
        "2024/3/5 上午8:3{1} - {0}: 早安",
        "[2024/3/5 08:3{1}] {0}：早安",
        "{}, [2024/3/5 08:3{}]\n早安",
    ],
)
def test_a_chat_has_the_title_of_its_file_and_no_author(says: str) -> None:
    lines = "\n".join(says.format(who, at) for at, who in enumerate(("王小明", "李小河", "王小明"))).split(
        "\n"
    )
    guess = guess_structure(lines)
    assert (guess.title, guess.author) == ("", None)


def test_a_name_and_a_minute_that_come_once_are_a_credit() -> None:
    guess = guess_structure(["雪村舊事", "王小明 2024/3/5 08:30", TEXT, OTHER])
    assert (guess.title, guess.author, guess.date) == ("雪村舊事", "王小明", datetime.date(2024, 3, 5))


def test_a_running_head_with_the_number_of_its_page_is_no_title() -> None:
    assert guess_structure(["山水集　　　　　12", "河邊的書店", TEXT, OTHER]).title_line == 2
    assert guess_structure(["河邊的書店　12", TEXT, OTHER]).title_line == 1


def test_the_title_of_an_offices_letter_stands_below_where_it_is_filed() -> None:
    asked = ("地址：河邊鄉中山路1號", "主旨：檢送計畫乙份，請查照。")
    assert (
        guess_structure(["檔　　號：", "保存年限：", "河邊鄉公所　函", *asked, TEXT]).title
        == "河邊鄉公所　函"
    )
    assert guess_structure(["親愛的媽媽：", "我到了河邊", *asked, TEXT]).title_line is None, (
        "a letter has none"
    )


def test_the_title_of_a_press_release_stands_below_whom_to_ask() -> None:
    asked = ("發稿日期：2024年3月5日", "發稿單位：河邊出版社", "聯絡人：王小明　電話：02-1234-5678")
    assert guess_structure(["新聞稿", *asked, "新書發表會", TEXT, OTHER]).title == "新書發表會"
    assert guess_structure(["聯絡人的故事", TEXT, OTHER]).title == "聯絡人的故事"


def test_a_mark_before_the_first_of_many_chapters_makes_no_title_of_it() -> None:
    assert guess_structure(["☆、第一章　雪", TEXT, "☆、第二章　橋", OTHER]).title == ""
    assert guess_structure(["☆、第一章　雪", TEXT, OTHER]).title == "☆、第一章　雪"


def test_a_play_that_begins_with_the_number_of_an_act_has_the_title_of_its_file() -> None:
    assert guess_structure(["第一幕", TEXT, "第二場", TEXT]).title == ""
    assert guess_structure(["第一幕　河邊", TEXT, "第二場", TEXT]).title == "第一幕　河邊"
    assert guess_structure(["第一幕", TEXT, "他來了", TEXT]).title == "第一幕"


@pytest.mark.parametrize(
    ("line", "is_scene"),
    [
        ("場景二：走廊　夜　外", True),
        ("內景 咖啡館 日", True),
        ("3-2 客廳 夜", True),
        ("12 月 5 日", False),
        ("場景二十年沒有變過。", False),
        ("小李：走廊", False),
    ],
)
def test_a_scene_of_a_screenplay_is_a_heading_where_it_is_plainly_one(line: str, is_scene: bool) -> None:
    spoken = ("老周：走。", "小李：好。", "老周：路上塞車。", "小李：知道。")
    assert (line in headings("河邊的書店", "場景一：書店　日　內", TEXT, line, *spoken, TEXT)) is is_scene


def test_who_speaks_elsewhere_is_no_heading_alone() -> None:
    spoken = ("小李：您找我？", "王經理：坐。")
    assert headings("河邊的書店", TEXT, *spoken, TEXT, "小李", "我要一杯咖啡，還要一塊蛋糕。", TEXT) == []


def test_a_diary_that_begins_with_a_day_has_the_title_of_its_file() -> None:
    for first, second in (("周一", "周二"), ("2024年3月1日 晴", "3月2日 雨")):
        lines = [first, "雨", TEXT, second, "晴", OTHER]
        found = guess_structure(lines)
        assert (found.title_line, found.title, found.author) == (None, "", None)
        assert [lines[one.line - 1] for one in found.headings] == [first, second]
    assert guess_structure(["2024年3月1日", "雨中的書店", TEXT, OTHER]).title_line == 2


def test_the_months_of_a_calendar_are_headings_and_one_alone_is_a_title() -> None:
    months = ["正月", "二月", "七月至九月", "十月以後"]
    lines = ["園中一年", *(line for month in months for line in (month, TEXT))]
    assert headings(*lines) == months
    assert (guess_structure(["三月", TEXT, OTHER]).title_line, headings("三月", TEXT, OTHER)) == (1, [])


def test_a_short_title_above_a_heading_is_no_kicker() -> None:
    guess = guess_structure(["山海", "緣起", TEXT, "後來", OTHER])
    assert guess.title_line == 1
    assert [heading.line for heading in guess.headings] == [2, 4]


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("徐志摩", "徐志摩", None),
        ("周作人", "周作人", None),
        ("加西亞·馬爾克斯", "加西亞·馬爾克斯", None),
        ("歐陽語晴、楊牧之", "歐陽語晴、楊牧之", None),
        ("王小明（河邊大學歷史系教授）", "王小明", None),
        ("姓名：王小明", "王小明", None),
        ("2020年3月1日 星期日 晴", None, "2020-03-01"),
        ("謹訂於 2020年3月1日", None, "2020-03-01"),
        ("文／王小明", "王小明", None),
        ("文/王小明　圖/李大同", "王小明", None),
        ("作者：王小明", "王小明", None),
        ("作者： Ankush Das 譯者： 李四", "Ankush Das", None),
        ("撰文｜王小明", "王小明", None),
        ("王小明 著", "王小明", None),
        ("[美] 約翰·史密斯 著", "[美] 約翰·史密斯", None),
        ("詞曲：王小明", "王小明", None),
        ("原創 王小明 河邊書店 2020-03-01 08:00 發表於重慶", "王小明", "2020-03-01"),
        ("（王小明）", "王小明", None),
        ("採訪、撰文／王小明　攝影／李四", "王小明", None),
        ("時　間：2024年5月12日（星期日）下午2:00", None, "2024-05-12"),
        ("民國一百一十二年三月一日", None, "2023-03-01"),
        ("民國廿五年三月廿三日", None, "1936-03-23"),
        ("本報記者 王小明", "王小明", None),
        ("作者 河邊新聞記者", "河邊新聞記者", None),
        ("作者 記者王小明", "記者王小明", None),
        ("【記者王小明／台北報導】", "王小明", None),
        ("記者王小明台北報導", "王小明", None),
        ("本報記者 王小明 通訊員 李大同", "王小明", None),
        ("本報記者王小明 攝影李大同", "王小明", None),
        ("王小明、李大同 合著", "王小明、李大同", None),
        ("更新時間：2020-03-05　發布時間：2020-03-01", None, "2020-03-01"),
        ("更新時間：2020-03-05", None, "2020-03-05"),
        ("王小明　2020/03/01 10:32", "王小明", "2020-03-01"),
        ("2020年3月1日　滬尾師奶", "滬尾師奶", "2020-03-01"),
        ("2020年3月1日", None, "2020-03-01"),
        ("發佈於 2020-03-01", None, "2020-03-01"),
        ("民國109年3月1日", None, "2020-03-01"),
        ("二〇二〇年三月一日", None, "2020-03-01"),
        ("一九三六年十月二十三日", None, "1936-10-23"),
        ("2020年3月", None, None),
        ("詞曲：Mary Ann／中譯：李四", "Mary Ann", None),
        ("作者：Mary Ann Photo: Joe", "Mary Ann", None),
        ("2020-03-01 10:24 來源：河邊週刊 記者 王小明", "王小明", "2020-03-01"),
        ("來源：河邊日報 記者站", None, None),
        ("民國109年3月1日 出刊", None, "2020-03-01"),
        ("李志遠1　王思敏2", "李志遠、王思敏", None),
        ("譯者：李四", None, None),
        ("（責任編輯：李四）", None, None),
        ("來源：河邊日報", None, None),
        ("李四 譯", None, None),
    ],
)
def test_a_line_under_the_title_says_who_and_when(line: str, author: str | None, date: str | None) -> None:
    guess = guess_structure(["河邊的書店", line, TEXT, "山上的書店", OTHER])
    assert guess.author == author
    assert guess.date == (datetime.date.fromisoformat(date) if date else None)
    assert guess.credits == (2,)
    assert [heading.line for heading in guess.headings] == [4]


def test_a_label_and_a_blank_before_no_name_say_nobody() -> None:
    assert guess_structure(["河邊", "作者 回憶童年的書店", TEXT, OTHER]).author is None


def test_a_tune_is_no_author() -> None:
    assert (
        guess_structure(["詞", "念奴嬌·赤壁懷古", "大江東去，浪淘盡，千古風流人物。", OTHER]).author is None
    )


@pytest.mark.parametrize(
    "line",
    ["前言", "任務", "高山", "童年", "何為書店", "文化的意義", "2020年的春天", "記者的一天", "百里挑一"],
)
def test_a_heading_under_the_title_is_no_author(line: str) -> None:
    guess = guess_structure(["河邊的書店", line, TEXT, "山上的書店", OTHER])
    assert (guess.author, guess.date, guess.credits) == (None, None, ())
    assert [heading.line for heading in guess.headings] == [2, 4]


@pytest.mark.parametrize(
    ("lines", "author", "credits"),
    [
        (["——城東的一段往事", "文／王小明"], "王小明", (3,)),  # behind a second title
        (["香港河邊基金", "2020年3月1日"], "香港河邊基金", (2, 3)),  # a few words above the day
        (["照日格圖"], "照日格圖", (2,)),
        (["徐訏"], "徐訏", (2,)),
        (["李國文"], "李國文", (2,)),
        (["文／王小明", "——城東的一段往事"], "王小明", (2,)),
    ],
)
def test_who_wrote_is_found_behind_a_second_title_and_without_a_label(
    lines: list[str], author: str, credits: tuple[int, ...]
) -> None:
    guess = guess_structure(["河邊的書店", *lines, TEXT, OTHER])
    assert (guess.author, guess.credits) == (author, credits)


def test_several_lines_under_the_title_are_read_together() -> None:
    guess = guess_structure(["河邊的書店", "王小明 著", "李四 譯", "2020年3月1日", TEXT])
    assert (guess.author, guess.date) == ("王小明", datetime.date(2020, 3, 1))
    assert guess.credits == (2, 3, 4)


def test_the_first_line_of_a_stanza_is_no_author() -> None:
    stanzas = ["", "雪落在屋頂", "風停了", "人不見", "", "屋頂上", "落滿了雪", "沒有聲音"]
    for lines, author in (
        (["冬", "", "古池旁", "青蛙跳進水", "一聲響", *stanzas], None),
        (["冬", "", "山一程，水一程，", "身向橋邊那畔行，", "燈火幾千重。", *stanzas], None),
        (["冬", "", "古池旁", *stanzas], "古池旁"),
        (["冬", "古池旁", *stanzas], "古池旁"),
        (["冬", "", "王小明", "河邊大學", "歷史系", "", TEXT, OTHER, TEXT, OTHER, TEXT, OTHER], "王小明"),
    ):
        assert guess_structure(lines).author == author


def test_a_name_further_down_is_no_author() -> None:
    assert guess_structure(["河邊的書店", TEXT, "徐志摩", OTHER]).author is None


@pytest.mark.parametrize(
    "heading",
    [
        "第二章　舊宅",
        "第十回",
        "第三節 書店",
        "楔子",
        "一、緣起",
        "（一）緣起",
        "1. 緣起",
        "二",
        "山上的書店",
        "C.S.路易斯與E.B.懷特",
        "第一卷",
        "🛠️ 技術選型",
        "★ 活動辦法 ★",
        "● 活動時間",
        "今日氣溫25℃",
        "一無所有",
        "消費行為",
        "關注弱勢的人",
        "公眾號的一天",
        "不過如此",
        "（書店）的一天",
        "＊活動時間＊",
        "書店主人談河邊的日子：一個人守著一條河還有許多年的故事",
        "書店主人談河邊的日子　一個人守著一條河還有許多年的故事",
    ],
)
def test_a_numbered_or_a_short_line_above_a_paragraph_is_a_heading(heading: str) -> None:
    assert headings("河邊的書店", TEXT, heading, OTHER) == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "* * *",
        "＊＊＊",
        "———",
        "◇◇◇",
        "1896\t152",
        "（圖／李四攝）",
        "圖：河邊的書店",
        "▲ 圖說：書店",
        "（責任編輯：李四）",
        "2020年3月1日",
        "他說完就走了。",
        "「走吧」",
        "第二天他就走了，",
        "專欄 | 王小明",
        "（第三章·完）",
        "(A)一籌莫展　(B)迫不及待　(C)按部就班",
        "班級：____ 姓名：________",
        "• 只有一項的清單",
        "-出自 河邊的書店",
        "不是有希望才堅持⋯⋯",
        "歡迎來到我的部落格👋",
        "謝謝大家👋🏻",
        "祝你們平安❤️",
        "講這條河的書裡最流行的當屬",
        "書店裡最受歡迎的書有",
        "我聽老人這樣說：－－",
        "或者是你想找的那一本",
        "既然如此",
        "法釋〔2024〕12號",
        "案件編號：DCCC 123/2021",
        "2016年12月5日 河邊書店聯合會審判委員會第1702次會議通過",
        "官網位置：http://example.com/dummy/",
        "*與書店的開放時間相同",
        "王小明（河邊書店）：我怎樣開一家書店",
        "書店的書（取自河邊的分享）",
        "之後會看到『",
        "避免延伸的可怕事情發生(誤",
        "作者 河邊新聞記者",
        "[王小明 供圖]*",
        "圖片提供：example.com",
        "關注 河邊書店微信公眾號",
        "請支持《河邊新聞》",
        "產生的圖如下",
        "接著來說書店的工作內容",
        "上述書店會有下面的書",
        "書店老闆每天早上都要把所有的書從河邊一本一本搬回架上",
        "有人問：「書店為什麼不開在山上？」（參 一三五號）",
        "1．下列各項，完全正確的一項是（    ）",
        "河邊的人                                12",
        "王小明  00:05",
        "說話人 1  01:00:05",
        "原創",
        "1️⃣ 先看河邊的書",
        "反應式：CH₄ + 2O₂ → CO₂ + 2H₂O",
        "河邊書店　店員　2018/10－2021/03",
        "山上書店　店長（2021年4月－迄今）",
        "►延伸閱讀：書店為什麼越來越少？",
        "點擊上方藍字關注我們",
    ],
)
def test_breaks_rows_captions_credits_and_sentences_are_no_headings(line: str) -> None:
    assert headings("河邊的書店", TEXT, line, OTHER) == []


def test_a_heading_above_another_one_is_a_heading_and_levels_tell_them_apart() -> None:
    lines = ["河邊的書店", "第一章", "一、緣起", TEXT, "二、經過", OTHER, "第二章", "一、後來", TEXT]
    found = guess_structure(lines).headings
    assert [heading.line for heading in found] == [2, 3, 5, 7, 8]
    assert [heading.level for heading in found] == [2, 5, 5, 2, 5]


def test_the_items_of_a_list_are_no_headings() -> None:
    assert headings("河邊的書店", TEXT, "一、先看書", "二、再喝茶", "三、然後回家", OTHER) == []


@pytest.mark.parametrize("heading", ["公式：書與茶", "從河邊 → 山上", "書店的五十年　2018", "1 河邊的書店"])
def test_what_only_looks_like_a_formula_or_months_is_a_heading(heading: str) -> None:
    assert headings("書店", TEXT, heading, OTHER) == [heading]


def test_all_parts_of_minutes_are_headings_though_some_say_nothing_more() -> None:
    parts = (
        "壹、主席致詞（略）",
        "貳、報告事項",
        "參、討論事項",
        "肆、臨時動議：無",
        "伍、散會：下午3時40分",
    )
    first, second, third, fourth, last = parts
    lines = ["會議紀錄", first, second, f"一、{TEXT}", third, f"一、{OTHER}", fourth, last]
    assert headings(*lines) == [first, second, third, fourth]
    assert headings("書店", TEXT, *parts, OTHER) == [last], "the others are printed contents"


def test_only_the_outer_numbers_of_things_to_bring_are_headings() -> None:
    inner = ["1. 帳篷", "(1) 內帳", "(2) 外帳", "2. 睡袋", "3. 睡墊"]
    told = ["書店", "一、山上", "1. 緣起", TEXT, "2. 經過", OTHER, "二、河邊", TEXT]
    assert headings("裝備清單", "一、睡眠", *inner, "二、炊事", *inner) == ["一、睡眠", "二、炊事"]
    assert headings(*told) == ["一、山上", "1. 緣起", "2. 經過", "二、河邊"]


def test_verse_has_no_headings() -> None:
    assert (
        headings("夜雨", "雨下了一整夜", "窗子也沒有睡", "我在燈下", "數著你的名字", "天亮了", "雨還在下")
        == []
    )


def test_a_question_is_a_heading_only_where_others_are() -> None:
    assert headings("河邊", TEXT, "書店在哪裡？", OTHER, "山上的書店", TEXT) == ["書店在哪裡？", "山上的書店"]
    assert headings("河邊", TEXT, "他怎麼還不來？", OTHER) == []
    assert headings("河邊", TEXT, "那年賣了多少書呢？", OTHER, "山上的書店", TEXT) == ["山上的書店"]


def test_a_question_that_another_answers_is_no_heading() -> None:
    answer = "書店在哪裡？我不知道，你知道嗎？"
    assert headings("河邊", TEXT, "誰開的書店？", answer, OTHER, "山上的書店", TEXT) == ["山上的書店"]


def test_questions_alone_are_headings_where_there_are_many() -> None:
    asked = ["誰開的書店？", "書店在哪裡？", "可以訂書嗎？", "茶要錢嗎？"]
    lines = [line for question in asked for line in (question, OTHER)]
    assert headings("河邊", TEXT, *lines) == asked
    assert headings("河邊", TEXT, *lines[:6]) == []


def test_a_name_in_latin_letters_is_a_heading_above_a_text_in_chinese() -> None:
    assert headings("河邊", TEXT, "Zulip", OTHER, "Rocket.Chat", TEXT) == ["Zulip", "Rocket.Chat"]
    assert headings("河邊", TEXT, "Zulip", "The people of the shop talk about books here.", OTHER) == []
    assert headings("河邊", TEXT, "zulip status", OTHER) == []
    assert headings("河邊", TEXT, "Zulip, and more of it.", OTHER) == []


@pytest.mark.parametrize(
    ("points", "tells"),
    [
        ("這是書店的照片", "書店的照片"),
        ("我們可以先看一本書", "我們的一本書"),
        ("以下是去年的書單", "去年的書單"),
        ("門打開就變成茶館", "讀者就是老闆"),
        ("下列三本最有名", "最有名的三本"),
    ],
)
def test_a_line_that_points_at_the_text_around_it_is_no_heading(points: str, tells: str) -> None:
    assert headings("河邊", TEXT, points, OTHER, tells, TEXT) == [tells]


def test_a_heading_is_short_where_paragraphs_end_without_a_mark() -> None:
    said = [text.rstrip("。") for text in (TEXT + TEXT, OTHER + OTHER)]
    lines = (*said, TEXT, "書店的故事", OTHER, "下雨天走了很遠才到的書店", TEXT)
    assert headings("河邊", *lines) == ["書店的故事"]
    assert headings("河邊", *(f"{text}。" for text in said), *lines[2:]) == [lines[3], lines[5]]


def test_a_heading_may_follow_a_numbered_item_or_a_line_of_a_form() -> None:
    assert headings("河邊", TEXT, "1. 看書", "2. 喝茶", "書店的故事", OTHER) == ["書店的故事"]
    assert headings("河邊", TEXT, "1. 看書", "書店的故事", "2. 喝茶", "3. 回家", OTHER) == []
    assert headings("河邊", TEXT, "紀錄：林小姐", "會議記錄", OTHER) == ["會議記錄"]
    assert headings("河邊", TEXT, "紀錄的人說：", "林小姐的會議", OTHER) == []


def test_a_heading_may_stand_above_a_list() -> None:
    assert headings("河邊", TEXT, "書單", "- 河邊", "- 山上", OTHER) == ["書單"]
    assert headings("河邊", TEXT, "- 河邊", "書單", "- 山上", OTHER) == []


def test_the_titles_of_links_are_no_headings_and_what_stands_below_them_may_be() -> None:
    links = (
        "河邊的書店",
        "https://example.org/the-shop-by-the-river",
        "山上的書店",
        "https://example.org/the-shop",
    )
    assert headings("河邊", TEXT, "參考資料", *links) == ["參考資料"]
    assert headings("河邊", TEXT, "參考資料", "- 河邊", "- 山上", "書店", OTHER) == ["參考資料", "書店"]


def test_what_stands_right_below_a_heading_without_a_number_is_none() -> None:
    assert headings("河邊", TEXT, "書店", "老闆說的話都在河邊：", OTHER, "茶館", TEXT) == ["書店", "茶館"]
    assert headings(
        "河邊", TEXT, "書店", "河邊的老闆，以及山上的老闆說過的那一些話和另一些話的事", OTHER
    ) == ["書店"]


def test_numbers_before_half_a_bracket_are_those_of_headings() -> None:
    lines = ("1) 通過議程", f"1.1　{TEXT}", "2) 跟進維修", f"2.1　{OTHER}")
    assert headings("河邊", TEXT, *lines) == ["1) 通過議程", "2) 跟進維修"]
    assert headings("河邊", TEXT, "1) 看書", "2) 喝茶", "3) 回家", OTHER) == []


@pytest.mark.parametrize(
    "caption", ["河邊電台照片", "書店老闆林先生（左）", "裁判官王小明", "截圖來源：河邊書店", "《河邊》劇照"]
)
def test_who_is_in_a_picture_and_who_took_it_is_no_heading(caption: str) -> None:
    assert headings("河邊", TEXT, caption, OTHER, "遊記與照片", TEXT) == ["遊記與照片"]


def test_days_side_by_side_are_no_diary() -> None:
    assert headings("河邊", "一月二日 開店", "一月五日 關店", "一月九日 搬家", TEXT) == []
    assert headings("河邊", "一月二日 晴", TEXT, "一月五日 雨", OTHER) == ["一月二日 晴", "一月五日 雨"]


def test_a_comment_in_code_is_no_heading() -> None:
    assert headings("河邊", TEXT, "# 開啟書店", "open shop", OTHER, "// 關門", TEXT) == []
    assert headings("河邊", TEXT, "# 開啟書店", OTHER) == ["# 開啟書店"]


def test_a_line_in_the_middle_of_a_sentence_or_a_table_is_no_heading() -> None:
    assert headings("河邊", TEXT, "書從一個房間搬到另一個房間", "。" + OTHER) == []
    assert headings("河邊", "書\t價", "情境一：冬天", "書\t價", "情境二：夏天", "書\t價", TEXT) == []
    assert headings("河邊", TEXT, "情境一：冬天", OTHER, "情境二：夏天", TEXT) == [
        "情境一：冬天",
        "情境二：夏天",
    ]


def test_one_heading_in_all_right_under_the_title_is_a_second_title_or_a_name() -> None:
    assert headings("河邊", "一個人的書店", TEXT, OTHER) == []
    assert headings("河邊", "前言", TEXT, "一、書店", OTHER) == ["前言", "一、書店"]
    assert headings("河邊", TEXT, "一個人的書店", OTHER) == ["一個人的書店"]


def test_a_title_that_stands_again_is_no_heading() -> None:
    assert headings("河邊的書店", "王小明", "河邊的書店⑴", TEXT, "山上的書店", OTHER) == ["山上的書店"]
    assert headings("河邊的書店", "王小明", "河邊的茶館", TEXT, "山上的書店", OTHER) == [
        "河邊的茶館",
        "山上的書店",
    ]


def test_numbers_of_three_parts_stand_below_those_of_two() -> None:
    lines = ["河邊", "1.1 書店", "1.1.1 緣起", TEXT, "1.1.2 經過", OTHER, "1.2 茶館", TEXT]
    assert [(one.line, one.level) for one in guess_structure(lines).headings] == [
        (2, 8),
        (3, 9),
        (5, 9),
        (7, 8),
    ]


def test_a_text_without_lines_and_one_of_one_line_have_no_title_line() -> None:
    assert guess_structure([]).title == ""
    assert guess_structure(["", TEXT]).title_line is None


@pytest.mark.parametrize(
    "text",
    ["2020年十二月卅一日", "二〇二〇年12月31日", "2020／12／31", "December 31st, 2020", "31st December 2020"],
)
def test_a_day_is_found_in_mixed_numerals_full_width_and_with_english_ordinals(text: str) -> None:
    assert find_date(text) == datetime.date(2020, 12, 31)


def test_the_first_month_may_be_written_as_such() -> None:
    assert find_date("2020年元月2日") == datetime.date(2020, 1, 2)


@pytest.mark.parametrize(
    "text", ["2020年13月1日", "2020年2月30日", "20年3月1日", "1-5月", "3.14.15", "2020年正月初一"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("台北 2020年3月1日", None),
        ("寫於新北市，2020年3月1日", None),
        ("北京．2020年3月1日", None),
        ("王小明 香港 2020年3月1日", "王小明"),
        ("馬克·吐溫 2020年3月1日", "馬克·吐溫"),
        ("冰心 1923年8月1日", "冰心"),
    ],
)
def test_a_place_beside_a_date_is_no_author(line: str, author: str | None) -> None:
    found = credit(line)
    assert found is not None
    assert found.author == author
    assert found.date is not None


def test_kinds_of_lines_by_themselves() -> None:
    assert [is_break(text) for text in ("＊　＊　＊", "一")] == [True, False]
    assert [is_caption(text) for text in ("圖／李四", "圖書館的故事")] == [True, False]
    rows = ("甲\t乙", "\t甲", "│甲│乙│", "|甲|乙|", "甲│乙", "甲乙丙")
    assert [is_row(text) for text in rows] == [True, False, True, True, False, False]
    assert credit("他是作者，也是譯者。") is None


@pytest.mark.parametrize(
    ("line", "title", "headings"), [(1, "第一章　緣起", [3, 5]), (3, "第二章　回家", [1, 5])]
)
def test_a_title_that_an_editor_names_is_no_heading_though_it_looks_like_one(
    line: int, title: str, headings: list[int]
) -> None:
    text = f"第一章　緣起\n{TEXT}\n第二章　回家\n{OTHER}\n第三章　天明\n{TEXT}\n"
    settings = Settings(slug="x", script="traditional", title_line=line, lines={"title_line": line})
    article, _ = interpret(seed_of(text, settings))
    assert (article.title, [*article.headings]) == (title, headings)


def test_a_title_made_of_a_row_has_no_tabs() -> None:
    guess = guess_structure(["第一節\t國文\t英文", "第二節\t數學\t體育", TEXT])
    assert (guess.title_line, guess.title) == (None, "第一節 國文 英文")


def test_a_table_has_the_title_of_its_file() -> None:
    article, _ = interpret(replace(seed_of("第一節\t國文\n第二節\t數學"), file="seeds/課表.txt"))
    assert (article.title, {*article.forms.values()}) == ("課表", {"table"})


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("儲存日期：2024/03/12 21:05", None),
        ("發布日期：2020年1月1日 王小明", "王小明"),
        ("作者：王小明 日期：2020-01-01", "王小明"),
        ("2024年9月27日 施行", None),
        ("2020年3月1日 委員會第3次會議通過", None),
        ("2020年3月1日 王修", "王修"),
        ("2020年3月1日 國務院令第241號", None),
        ("Effective Date: 2024-05-03", None),
        ("時間：中華民國一一三年五月六日（星期一）下午七時", None),
        ("時間：2024年5月6日（一）14:00－16:00", None),
        ("2020年3月1日晚間八點三十分 王小明", "王小明"),
        ("2020年3月1日 李一點", "李一點"),
        ("時間：2020年3月1日下午", None),
        ("2020年3月1日深夜於河邊", None),
        ("Mar 1, 2020 · 5 min read", None),
        ("2020-03-01 · 閱讀時間 5 分鐘", None),
        ("原載《河邊》民國72年3月5日", None),
        ("2020年3月1日 夏夜", "夏夜"),
        ("[2021/3/4 下午9:13:02] 阿宏: <附件被省略>", None),
        ("2021/3/4 andy_lin", "andy_lin"),
    ],
)
def test_what_a_day_is_of_is_no_author(line: str, author: str | None) -> None:
    found = credit(line)
    assert found is not None
    assert (found.author, found.date is None) == (author, False)


def test_numerals_that_are_no_number_count_nothing_and_are_no_day() -> None:
    assert guess_structure(["十一一"]).headings == ()
    assert find_date("二〇二〇年十一一月一日") is None
    assert find_date("二〇二〇年一一月一日") == datetime.date(2020, 11, 1)
    assert find_date("二〇二〇年十一月一日") == datetime.date(2020, 11, 1)


# --- heads with labels --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        (
            [
                "寄件者：王小明 <ming@example.org>",
                "收件者：李四",
                "日期：2024年3月12日 下午 9:05",
                "主旨：搬家",
            ],
            "搬家",
            "王小明",
        ),
        (
            ["发件人: 王小明", "收件人: 李四; 张三;", "发送时间: 2024-03-12 21:05", "主题: 搬家"],
            "搬家",
            "王小明",
        ),
        (
            ["From: 王小明 <m@x.org>", "Date: Tue, 12 Mar 2024 21:05:00 +0800", "Subject: 搬家"],
            "搬家",
            "王小明",
        ),
        (["主題：搬家", "寄件者：河邊書店 <shop@example.org>", "Sent: March 12, 2024 9:05 PM"], "搬家", None),
        (
            ["作者: abc (小明) 看板: Book", "標題: [心得] 搬家", "時間: Tue Mar 12 21:05:00 2024"],
            "[心得] 搬家",
            "abc (小明)",
        ),
        (["標題：搬家", "作者：王小明", "日期：2024-03-12"], "搬家", "王小明"),
    ],
)
def test_the_head_of_a_saved_mail_or_post_says_title_author_and_day(
    head: list[str], title: str, author: str | None
) -> None:
    guess = guess_structure([*head, "", "大華您好：", TEXT, OTHER])
    assert (guess.title_line, guess.title, guess.author) == (None, title, author)
    assert (guess.date, guess.headings) == (datetime.date(2024, 3, 12), ())
    assert guess.credits == tuple(range(1, len(head) + 1)), "they stay in the text, and open nothing"


@pytest.mark.parametrize(
    "lines",
    [
        ["主旨說明了搬家的事", "收件者：李四", TEXT, OTHER],
        ["河邊的書店", "主旨：說明搬家的事", TEXT, OTHER],
        ["日期與時間", "地點與人", TEXT, OTHER],
    ],
)
def test_a_title_above_labels_is_no_head_nor_words_that_begin_like_labels(lines: list[str]) -> None:
    assert guess_structure(lines).title == lines[0]


# --- what is no author ------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["薑　一塊", "白米 兩杯", "姜三片", "葱　少許", "高湯　一大碗"])
def test_how_much_of_something_there_is_is_no_author(line: str) -> None:
    assert guess_structure(["薑母鴨", line, "米酒　兩瓶", TEXT, OTHER]).author is None


def test_who_speaks_or_is_listed_is_no_author_and_no_heading() -> None:
    chat = [
        "週末去哪裡",
        "王小明",
        "要不要去爬山？我帶熱茶，還有昨天買的餅乾。",
        "李四",
        "好啊，那要帶外套，山上很冷，風也大。",
    ] * 2
    guess = guess_structure(chat[:5] + chat[6:])
    assert (guess.author, guess.credits, guess.headings) == (None, (), ())
    stamped = [
        "週末",
        "王小明 2024-03-12 21:05:33",
        "要不要去爬山？",
        "李四 2024-03-12 21:06:02",
        "好啊，去哪裡？",
    ]
    assert guess_structure(stamped).author is None
    assert guess_structure(["讀書會", "王小明", "李小華", "張大同", TEXT, OTHER]).author is None
    assert guess_structure(["讀書會", "王小明", "李小華", TEXT, OTHER]).author == "王小明"


def test_what_looks_like_a_page_or_a_time_may_be_the_words_of_a_heading() -> None:
    for heading in ("第三章  1949", "比分是 3：2", "「書店」與一九四九"):
        assert headings("河邊的書店", TEXT, heading, OTHER) == [heading]


def test_of_articles_of_law_that_mostly_say_something_none_is_a_heading() -> None:
    said = [f"第{number}條　書店早上開門，晚上關門，第{number}天也是。" for number in "一二三"]
    assert headings("書店管理辦法", TEXT, *said, "第四條　（刪除）", OTHER) == []
    titled = ["第一條　開門", TEXT, "第二條　關門", OTHER, "第三條　休息", TEXT]
    assert headings("書店管理辦法", *titled) == titled[::2]


def test_years_of_a_life_and_headings_that_could_be_edited_are_headings() -> None:
    years = ["一九二○年（民國九年）　一歲", "生於河邊。", "一九二八年　九歲", "入學。", "一九四五年", TEXT]
    assert headings("王小明年譜", *years) == years[::2]
    assert headings("王小明", TEXT, "一九二○年　生", "一九二八年　入學", "一九四五年　開店", OTHER) == []
    copied = ["歷史[編輯]", TEXT, "地理[編輯]", "河流[編輯 | 編輯原始碼]", OTHER]
    assert headings("河邊鎮", TEXT, *copied) == [copied[0], *copied[2:4]]
    assert headings("河邊鎮", TEXT, "見註[二]", "[編輯]", OTHER) == []


def test_how_often_a_text_was_read_is_no_author_and_hides_none() -> None:
    line = "王小明 已於 2024-03-09 21:14:00 修改 閱讀量1.2k 收藏 12 點讚數 3"
    assert credit(line) == Credit("王小明", datetime.date(2024, 3, 9))
    assert credit("v1.0, 2024-03-09") == Credit(None, datetime.date(2024, 3, 9))
    assert credit("Created: March 9, 2024 9:14 PM") == Credit(None, datetime.date(2024, 3, 9))
    assert credit("閱讀 3 本書的王小明") is None


@pytest.mark.parametrize(
    "lines",
    [
        ["王小明 21:14", "歡迎大家。", "李四 21:15", "你好。", "王小明 21:15"],
        ["說話人 1  00:00", "歡迎大家。", "說話人 2  00:05", "你好。", "說話人 1  00:09"],
        ["小明：「去哪裡？」", "小華：「爬山。」", "小明：「好。」"],
        ["時間：三點", "地點：書店", "主席：王小明"],
    ],
)
def test_a_text_that_begins_with_who_speaks_or_a_form_has_the_title_of_its_file(lines: list[str]) -> None:
    assert guess_structure([*lines, TEXT]).title == ""


def test_a_label_that_comes_once_above_those_who_speak_again_and_again_is_a_title() -> None:
    said = ["問：哪一年入行？", "答：十四歲那年。", "問：難嗎？", "答：不難。"]
    assert guess_structure(["訪談：修鐘六十年", *said]).title == "訪談：修鐘六十年"
    # Neighbours: who speaks first, though once, and who speaks again
    assert guess_structure(["小明：歡迎兩位！", *said]).title == ""
    assert guess_structure(["問：修鐘六十年", *said]).title == ""


def test_a_title_with_a_label_above_labels_that_count_is_a_title() -> None:
    days = ["第1天：往東走，到海邊打開箱子。", "第2—3天：收集木材和石頭。", "第4天：釣魚。", TEXT]
    assert guess_structure(["新手入門：前十天怎麼玩", *days]).title == "新手入門：前十天怎麼玩"
    assert (
        guess_structure(["一週菜單：清淡為主", "週一：白粥。", "週二：湯麵。", TEXT]).title
        == "一週菜單：清淡為主"
    )
    # A neighbour: speakers whose names look like counting.
    assert guess_structure(["小明：去哪裡？", "三叔：爬山。", "阿三：好。", TEXT]).title == ""


def test_a_kicker_above_what_the_first_speaker_says_is_the_title() -> None:
    said = ["記者：為什麼開書店？", "林遠：因為喜歡。", "記者：後悔過嗎？", "林遠：沒有。"]
    assert guess_structure(["專訪", *said]).title == "專訪"
    # A neighbour: the title between them.
    assert guess_structure(["專訪", "修鐘的人", *said]).title == "修鐘的人"


def test_a_title_with_a_label_above_who_wrote_it_stays_the_title() -> None:
    assert guess_structure(["導讀：河邊的書店", "文：王小明", TEXT, OTHER]).title == "導讀：河邊的書店"


@pytest.mark.parametrize(
    "line",
    [
        "2023-08-02 聯合報 記者王小明／台北報導",
        "2023-08-02 〔記者王小明／台北報導〕",
        "2023-08-02 中央社 記者王小明台北2日電",
    ],
)
def test_a_reporter_behind_day_and_paper_is_the_author(line: str) -> None:
    guess = guess_structure(["地震後三天", line, TEXT, OTHER])
    assert (guess.author, guess.date) == ("王小明", datetime.date(2023, 8, 2))


# --- laws, and marks before headings ------------------------------------------------------------


def test_the_articles_of_a_law_stand_below_its_chapters_and_what_they_say_is_no_heading() -> None:
    lines = [
        "管理辦法",
        "第一章　總則",
        "第一條　本辦法依章程訂定之。",
        "第二章　借閱",
        "第一節　資格",
        "第二條",
    ]
    lines += ["讀者得借閱書籍，每次以三本為限，期間為十四日。", "第三條之一（期限）", TEXT, "第三章　附則"]
    lines += ["第四條　本辦法所稱讀者如下：", TEXT]
    found = guess_structure(lines).headings
    assert [one.line for one in found] == [2, 4, 5, 6, 8, 10]
    assert shown_levels(found) == {5: 3, 6: 4, 8: 4}


def test_chapters_alone_stay_on_one_level() -> None:
    assert shown_levels(guess_structure(["書店", "第一節", TEXT, "第二節", OTHER]).headings) == {}


@pytest.mark.parametrize("mark", ["◎", "■", "▍", "★ ", "◆"])
def test_lines_with_a_mark_are_all_headings_or_none(mark: str) -> None:
    lines = ["市集", f"{mark}時間", TEXT, f"{mark}怎麼報名？", OTHER, f"{mark}注意事項：", TEXT]
    assert [one.line for one in guess_structure(lines).headings] == [2, 4, 6]
    lines[5] = f"{mark}{TEXT}"
    assert guess_structure(lines).headings == ()
    lines[5:] = [f"{mark}茶", f"{mark}書", TEXT]
    assert guess_structure(lines).headings == ()


def test_a_mark_counts_more_than_a_label_behind_it() -> None:
    lines = ["老街散步", "出版：青山工作室", "★路線一：到廟口（約40分鐘）", TEXT, "★路線二：到河邊", OTHER]
    assert [one.line for one in guess_structure(lines).headings] == [3, 5]
    assert guess_structure(["市集", TEXT, "◎時間：三月", "◎地點：河邊", "◎費用：免費", OTHER]).headings == ()


def test_a_label_above_a_text_is_no_part_of_its_title() -> None:
    assert guess_structure(["書名：長安夜雨", "作者：青衫舊", "狀態：連載中", TEXT]).title == "長安夜雨"
    assert guess_structure(["標題：河邊的書店", TEXT, OTHER]).title == "河邊的書店"
    assert guess_structure(["主旨：說明搬家的事。", TEXT, OTHER]).title == "主旨：說明搬家的事。"


@pytest.mark.parametrize(("before", "behind"), [("【", "】"), ("<", ">"), ("〈", "〉")])
def test_lines_in_brackets_are_all_headings_or_none(before: str, behind: str) -> None:
    lines = [
        "小旅行",
        f"{before}交通{behind}",
        TEXT,
        f"{before}食咩好{behind}",
        "豆腐花十二蚊。",
        f"{before}路線{behind}（約四小時）",
        OTHER,
    ]
    assert [one.line for one in guess_structure(lines).headings] == [2, 4, 6]
    lines[3] = f"{before}提示：任務開始了！{behind}"
    assert guess_structure(lines).headings == ()


def test_the_parts_of_minutes_in_formal_numerals_stand_above_those_in_others() -> None:
    lines = [
        "會議紀錄",
        "壹、主席致詞",
        TEXT,
        "貳、上次會議決議事項執行情形",
        "一、冷氣",
        OTHER,
        "參、臨時動議",
    ]
    found = guess_structure([*lines, "無。", "肆、散會"]).headings
    assert [one.line for one in found] == [2, 4, 5, 7]
    assert shown_levels(found) == {5: 3}
    assert guess_structure(["收據", TEXT, "貳、萬元整，已收訖。", OTHER]).headings == ()


def test_the_parts_of_a_paper_are_headings_with_a_blank_behind_their_numbers() -> None:
    lines = ["書店調查", "分類號：G258", "0 引言", TEXT, "1 方法", "1.1 對象", OTHER, "2 結論", TEXT]
    found = guess_structure(lines).headings
    assert [one.line for one in found] == [3, 5, 6, 8]
    assert shown_levels(found) == {6: 3}
    assert guess_structure(["買菜", TEXT, "1 白菜", "2 豆腐", "3 魚", OTHER]).headings == ()


def test_one_line_in_brackets_that_says_what_follows_is_a_heading() -> None:
    assert [one.line for one in guess_structure(["茶園", TEXT, "【後記】", OTHER]).headings] == [3]
    assert guess_structure(["茶園", TEXT, "【間奏】", OTHER]).headings == ()


def test_the_first_day_of_a_diary_is_no_day_of_the_article() -> None:
    diary = guess_structure(["碎碎念", "2021-03-05", TEXT, "2021-03-09", OTHER, "2021-04-01 雨", TEXT])
    assert (diary.date, [one.line for one in diary.headings]) == (None, [2, 4, 6])
    article = guess_structure(["河邊的書店", "2021-03-05", TEXT, OTHER, "2021-03-09"])
    assert (article.date, article.headings) == (datetime.date(2021, 3, 5), ())


def test_behind_an_original_author_stands_his_account() -> None:
    guess = guess_structure(["深夜食堂", "原创 阿满 阿满的厨房 2023-03-08 22:10 发表于上海", TEXT, OTHER])
    assert (guess.author, guess.date) == ("阿满", datetime.date(2023, 3, 8))


def test_the_parts_of_a_life_and_of_a_judgment_are_headings_above_short_lines_too() -> None:
    life = ["林小山", "學歷", "2016　青山大學", "經　歷", "青山出版社　編輯", "專長", "校對"]
    assert [one.line for one in guess_structure(life).headings] == [2, 4, 6]
    assert guess_structure(["表格", TEXT, "學歷", "經歷", "專長", "備註"]).headings == ()
    judgment = ["民事判決", TEXT, "主　文", "訴訟費用由被告負擔。", OTHER]
    assert [one.line for one in guess_structure(judgment).headings] == [3]


def test_an_item_that_goes_on_from_the_line_above_is_no_heading() -> None:
    lines = ["通知", TEXT, "附件：1.值班表", "2.清單", OTHER]
    assert guess_structure(lines).headings == ()
    assert [one.line for one in guess_structure(["通知", TEXT, "2.清單", OTHER]).headings] == [3]


def test_a_number_between_two_tables_parts_them() -> None:
    tables = ["水壺", TEXT, "一、參數", "電壓\t220V", "容量\t1.7L", "二、故障", "現象\t方法", "不亮\t插好"]
    assert [one.line for one in guess_structure(tables).headings] == [3, 6]
    rows = [*tables[:5], "備註", *tables[6:], "三、保修", OTHER]
    assert 6 not in [one.line for one in guess_structure(rows).headings]


def test_answers_to_choose_from_and_what_they_answer_are_no_headings() -> None:
    lines = [
        "試題",
        TEXT,
        "1. 老人看的是什麼？",
        "(A)魚",
        "(B)水，和船",
        OTHER,
        "2. 老人說了什麼",
        "(A)他說水會走",
        TEXT,
    ]
    assert guess_structure(lines).headings == ()
    assert [one.line for one in guess_structure(["書店", TEXT, "1. 老人看的水", OTHER]).headings] == [3]


@pytest.mark.parametrize(
    "heads",
    [
        ("1. 天后宮", "2. 手指山", "3. 東灣"),
        ("一、春聯", "二、行業聯", "三、燈謎"),
        ("議題一　電梯", "議題二　車庫", "議題三　其他"),
        ("步驟1：洗米", "步驟2：加水", "步驟3：煮"),
    ],
)
def test_what_counts_the_parts_of_a_text_is_a_heading_whatever_stands_below(heads: tuple[str, ...]) -> None:
    below = ["永安街的老廟", "全日開放", "雨、花生"]
    lines = ["小旅行", TEXT, *(line for pair in zip(heads, below) for line in pair)]
    assert [one.line for one in guess_structure(lines).headings] == [3, 5, 7]
    assert guess_structure(["小旅行", TEXT, *heads, OTHER]).headings == (), "items of a list"
    assert guess_structure([*lines[:4], *lines[6:]]).headings == guess_structure(lines).headings[:0], (
        "no count"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["1F　拉桿A（水位-1）", "2F　拉桿B（水位+2）", "3F　拉桿C（水位-3，需要鑰匙）"],
        [
            "金記冰室　　豬扒包　　七點開門",
            "坪記士多　　豆腐花　　十點開門",
            "小島咖啡　　咖啡　　只做六日，逢一休息",
        ],
        ["叨在", "鄉學世友戚誼，哀此訃", "聞"],
        ["感謝大家的月票~", OTHER],
    ],
)
def test_rows_and_lines_of_a_letter_are_no_headings(lines: list[str]) -> None:
    assert guess_structure(["河邊的書店", TEXT, *lines, OTHER]).headings == ()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("編劇：何念慈", "何念慈"),
        ("詞：何樂兒", "何樂兒"),
        ("晉　陶潛　撰", "陶潛"),
        ("〔唐〕韓愈 著", "韓愈"),
        ("李志遠1，王思敏2*", "李志遠，王思敏"),
        ("金·弗珀茲·艾克松", "金·弗珀茲·艾克松"),
        ("後學　某某　輯注", None),
        ("宋　西天三藏朝奉大夫　某某奉詔譯", None),
        ("搜集整理　何松年", None),
        ("主唱：海風樂隊", None),
        ("受訪者：林阿滿（1938年生，前糖廠女工）", None),
        ("地點：小區活動室", None),
    ],
)
def test_whoever_else_had_a_part_is_a_credit_and_who_wrote_is_the_author(
    line: str, author: str | None
) -> None:
    guess = guess_structure(["河邊的書店", line, TEXT, OTHER])
    assert (guess.author, guess.credits, guess.headings) == (author, (2,), ())


@pytest.mark.parametrize(
    "line", ["主持人：大家好，歡迎收聽今天的節目。", "導演的話", "搜集整理　資料", "校勘很難。"]
)
def test_what_somebody_says_or_does_is_no_credit(line: str) -> None:
    assert guess_structure(["河邊的書店", line, TEXT, OTHER]).credits == ()


def test_the_day_of_an_interview_is_found_below_who_took_part() -> None:
    lines = [
        "糖廠的甜與苦",
        "受訪者：林阿滿",
        "訪問者：吳明哲",
        "訪問時間：2019年7月14日上午9時30分至11時",
        TEXT,
    ]
    assert guess_structure(lines).date == datetime.date(2019, 7, 14)
    assert guess_structure(lines).author is None


def test_what_a_form_says_beside_stands_between_title_and_day() -> None:
    lines = ["河邊市公所　函", "地址：河邊路1號", "承辦人：林專員", "發文日期：中華民國113年3月12日", TEXT]
    assert guess_structure(lines).date == datetime.date(2024, 3, 12)
    said = [
        "河邊",
        "店主：今天沒有人來，你說呢？",
        "客人：下雨了吧。",
        "發文日期：中華民國113年3月12日",
        TEXT,
    ]
    assert guess_structure(said).date is None


def test_of_a_text_without_a_title_the_credits_above_it_are_read_and_are_not_its_opening_words() -> None:
    guess = guess_structure(["文／王小明", "受訪者／李四", TEXT, OTHER])
    assert (guess.title_line, guess.author, guess.credits) == (None, "王小明", (1, 2))
    assert guess.title == "這是一個很長的段落"
    assert (
        guess_structure(["「走吧！」他說，天已經亮了，街上沒有人，只有一隻狗在路燈下面坐著。", TEXT]).title
        == "走吧"
    )


def test_who_speaks_before_a_blank_or_by_what_friends_say_is_no_heading() -> None:
    asked = ["專訪", TEXT, "問　什麼時候開始的？", f"答　{OTHER}", "問　然後呢？", f"答　{TEXT}"]
    assert guess_structure(asked).headings == ()
    play = [
        "夜班",
        TEXT,
        "老周",
        "老樣子，加蛋，不要蔥，湯多一點。",
        TEXT,
        "老周",
        "今天加蔥，湯少一點，謝謝你了。",
    ]
    assert guess_structure(play).headings == ()
    assert headings("河邊", TEXT, "一　緣起", OTHER, "二　後來", TEXT) == ["一　緣起", "二　後來"]


def test_what_stands_before_and_behind_all_chapters_is_on_their_level() -> None:
    lines = [
        "浮槎記",
        "楔子",
        TEXT,
        "卷一",
        "第一回　遇故人",
        OTHER,
        "卷二",
        "第二回　說往事",
        TEXT,
        "後記",
        OTHER,
    ]
    found = guess_structure(lines).headings
    assert [one.line for one in found] == [2, 4, 5, 7, 8, 10]
    assert shown_levels(found) == {5: 3, 8: 3}
    assert (
        shown_levels(guess_structure(["書店", "前言", TEXT, "一、緣起", OTHER, "二、後來", TEXT]).headings)
        == {}
    )


def test_an_official_document_has_its_subject_for_title() -> None:
    lines = [
        "青山区人民政府办公室文件",
        "青政办发〔2023〕15号",
        "关于做好防汛工作的通知",
        "各街道办事处：",
        TEXT,
    ]
    assert guess_structure(lines).title == "关于做好防汛工作的通知"
    assert guess_structure(["秘密文件", "一、雨夜", TEXT, OTHER]).title == "秘密文件"


def test_a_press_release_has_its_headline_for_title() -> None:
    lines = ["即時發放", "新聞稿", "2022年6月18日", "讀書節七月登場", TEXT, OTHER]
    guess = guess_structure(lines)
    assert (guess.title_line, guess.date) == (4, datetime.date(2022, 6, 18))
    assert guess_structure(["新聞稿怎麼寫", "2022年6月18日", TEXT, OTHER]).title_line == 1


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("片長：118分鐘｜上映日期：2020-03-01", None, None),
        ("出生日期：1980年3月1日", None, None),
        ("文／王小明　拍攝日期：2020-03-01", "王小明", None),
        ("發表日期：2020-03-01", None, "2020-03-01"),
        ("儲存日期：2020年3月1日", None, "2020-03-01"),
    ],
)
def test_the_day_of_something_else_is_not_the_day_of_the_text(
    line: str, author: str | None, date: str | None
) -> None:
    one = credit(line)
    assert one == Credit(author, datetime.date.fromisoformat(date) if date else None)
    assert credit("他的出生日期：1980年3月1日，是我問來的。") is None


@pytest.mark.parametrize("line", ["週會記錄 2024/03/18", "日記 2022-02-22", "读书笔记　2020年3月1日"])
def test_what_is_dated_is_no_author(line: str) -> None:
    one = credit(line)
    assert one
    assert (one.author, bool(one.date)) == (None, True)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("文 / 夏蟲　首發於“周日放映”公眾號", "夏蟲"),
        ("文／夏蟲　2020年3月1日　星期日", "夏蟲"),
        ("作者：周日放映", "周日放映"),
    ],
)
def test_a_weekday_in_a_name_stays_and_where_a_text_came_out_is_no_part_of_it(line: str, author: str) -> None:
    assert guess_structure(["河邊的書店", line, TEXT, OTHER]).author == author


def test_in_an_anthology_the_titles_above_names_are_headings() -> None:
    poems = [("水調歌頭", "蘇軾"), ("聲聲慢", "李清照"), ("破陣子", "辛棄疾"), ("永遇樂", "辛棄疾")]
    lines = ["宋詞四首", *(line for title, name in poems for line in (title, name, TEXT, OTHER))]
    guess = guess_structure(lines)
    assert [one.line for one in guess.headings] == [2, 6, 10, 14]
    assert guess.author is None
    assert guess_structure(["週末", "王小明", "好啊", "李四", "帶茶", "王小明", "走吧"]).headings == ()


@pytest.mark.parametrize(
    "line",
    [
        "可以先參考這兩篇教學",
        "這樣我只要下",
        "一樣先安裝套件",
        "如果連不上請重開機",
        "只好自己去找",
        "先看以下的程式",
        "除此之外還有很多",
        "相關文章：河邊的故事",
        "本文要來介紹這個套件",
        "看到這邊有點累了？",
        "一位在河邊開書店的年輕人，寫信給許多朋友",
        "也要有相對應的設定↓",
        "— 河邊書店的維護者",
        "作者是書店的店員",
        "參考資料：河邊的教學影片",
        "來自河邊網站，版權所有",
        "整理中，未完待續",
        "寫給想要了解書店的你",
        "蠔油 20 g（也可用醬油 15 ml）",
        "網絡照片",
        "圖二",
        "圖說",
        "筆者是書店的店員",
        "# 讓你知道更多書店的事。",
        "河邊日報製圖",
        "法官王小明",
        "【河邊大事記】 rb.ly/2yqukNk",
    ],
)
def test_sentences_of_speech_captions_and_lines_about_the_text_are_no_headings(line: str) -> None:
    assert headings(TEXT, line, OTHER, "後來的事", TEXT) == ["後來的事"]


@pytest.mark.parametrize(
    "line",
    [
        "一樣的月光",
        "首先，書店是什麼？",
        "如果我想開書店該怎麼辦？",
        "本文結構",
        "店裡的圖",
        "法官的一天",
        "公斤與公克",
        "但丁在河邊",
        "錯不可恥，可恥的是再犯",
        "河邊的書店：風雨裡點了二十年的一盞燈，和在燈下的人",
    ],
)
def test_headings_that_begin_or_end_like_such_lines_stay(line: str) -> None:
    assert headings(TEXT, line, OTHER, "後來的事", TEXT) == [line, "後來的事"]


def test_an_item_of_a_list_ends_what_it_says_and_a_heading_may_follow() -> None:
    items = ["・一本地圖", "・一雙舊鞋"]
    assert headings("河邊", TEXT, *items, "後來的事", OTHER) == ["後來的事"]
    # Neighbours: the rest of an item on a line of its own, above another item; a line that goes on.
    assert headings("河邊", TEXT, "・一本很舊的", "地圖", "・一雙舊鞋", OTHER) == []
    assert headings("河邊", TEXT, "那天的河邊", "後來的事", OTHER) == []


def test_chapters_of_a_book_may_have_a_short_label() -> None:
    text = ["Ch1 河邊", TEXT, "Ch2-3 山上", OTHER]
    assert headings("讀書筆記", TEXT, *text) == ["Ch1 河邊", "Ch2-3 山上"]
    assert headings("讀書筆記", TEXT, "Ch1 說的是河邊。", TEXT, "Chip2 在這裡。", OTHER) == []


def test_numbers_below_a_colon_or_above_bullets_count_a_list() -> None:
    listed, last = ["1. 輕巧", TEXT, "2. 便宜", OTHER], ["後來的事", TEXT]
    assert headings("河邊", TEXT, "它有以下特點：", *listed, *last) == ["後來的事"]
    bullets = ["1. 輕巧", "・放得進口袋的大小。", "2. 便宜", "・一天一杯咖啡的價錢。"]
    assert headings("河邊", TEXT, *bullets, *last) == ["後來的事"]
    assert headings("河邊", TEXT, *listed, *last) == ["1. 輕巧", "2. 便宜", "後來的事"]


def test_questions_in_a_row_are_no_headings() -> None:
    asked = ["錢從哪裡來？", "誰需要書店？", "交給誰來做？"]
    assert headings(TEXT, *asked, OTHER, "後來的事", TEXT) == ["後來的事"]
    assert headings(TEXT, asked[0], OTHER, "後來的事", TEXT) == [asked[0], "後來的事"]


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["發表於 2022-03-01　作者 minw"], "minw"),
        (["2022-03-01　作者 河邊讀書會"], "河邊讀書會"),
        (["作者 SK"], "SK"),
        (["◎王小明"], "王小明"),
        (["◎河邊"], None),
        (["Simon Arnold　著"], "Simon Arnold"),
        (["（L·W·史密斯）"], "L·W·史密斯"),
        (["三島由紀夫"], "三島由紀夫"),
        (["卡夫卡"], "卡夫卡"),
        (["山本的小屋"], None),
        (["作者 已死"], None),
    ],
)
def test_who_wrote_may_have_a_name_in_latin_letters_or_of_another_country(
    lines: list[str], author: str | None
) -> None:
    assert guess_structure(["河邊的書店", *lines, TEXT, OTHER]).author == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("王小明／台北報導", "王小明"),
        ("圖文：王小明", "王小明"),
        ("供稿：王小明", "王小明"),
        ("樓主：王小明", "王小明"),
        ("作者王小明", "王小明"),
        ("Author: 王小明", "王小明"),
        ("編輯：李小紅 作者：王小明", "王小明"),
        ("王小明 / 文 李小紅 / 圖", "王小明"),
        ("編輯：李小紅 作者的話：謝謝", None),
        ("圖文並茂", None),
        ("作者已死", None),
        ("春天／台北報導", None),
    ],
)
def test_who_wrote_is_found_behind_and_before_many_labels(line: str, author: str | None) -> None:
    assert guess_structure(["河邊的書店", line, TEXT, OTHER]).author == author


@pytest.mark.parametrize("text", ["醫生說沒事。", "沒什麼好說。"])
def test_a_name_above_nothing_but_paragraphs_is_who_wrote(text: str) -> None:
    assert guess_structure(["河邊的書店", "徐訏", TEXT, text, OTHER, TEXT, TEXT, TEXT]).author == "徐訏"
    short = text.rstrip("。")
    assert guess_structure(["河邊的書店", "徐訏", TEXT, short, OTHER, TEXT, TEXT, TEXT]).author is None


def test_who_signs_a_letter_is_who_wrote_it() -> None:
    assert guess_structure(["遠方來信", "王小明", TEXT, OTHER, "王小明"]).author == "王小明"
    assert guess_structure(["對談", "王小明", TEXT, "王小明", OTHER, TEXT]).author is None


def test_a_sentence_quoted_at_the_end_of_a_title_and_a_day_in_it_are_parts_of_it() -> None:
    quoted = "山裡的夫婦給的理由：「愛走路，更愛在這裡走路。」"
    assert guess_structure([quoted, "2021年8月21日", TEXT, OTHER]).title == quoted
    dated = guess_structure(["隨記-2021年2月3日", TEXT, OTHER])
    assert (dated.title, dated.author) == ("隨記-2021年2月3日", None)
    assert guess_structure(["2021年2月3日", "河邊的書店", TEXT, OTHER]).title == "河邊的書店"


def test_what_is_bought_is_no_title_above_a_name() -> None:
    bought = ["必備原料", "瘦肉", "鳳梨", "雞蛋", "雞精", "薑末", "芝麻"]
    assert "瘦肉" not in headings("鳳梨炒肉", TEXT, *bought, "操作", TEXT)
