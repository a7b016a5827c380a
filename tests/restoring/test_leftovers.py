"""What other programs left: entities are decoded in a damaged copy, mojibake is proposed, never mended."""

import re

import pytest

from scripts.restoring.leftovers import entities, mojibake
from scripts.restoring.telling import MOST_TOLD
from scripts.source.settings import Settings
from scripts.text.pinyin import toneless
from tests.clean import TEXT as CLEAN
from tests.restoring.test_annotations import COPY, WHOLE
from tests.seeds import restore


def decoded(text: str) -> str:
    for edit in reversed(entities(text, [])):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("他說：&ldquo;走吧。&rdquo;", "他說：“走吧。”"),
        ("我&nbsp;&nbsp;還記得", "我\u00a0\u00a0還記得"),
        ("&#8220;走吧&#x201D;&#8230;", "“走吧”…"),
        ("甲&amp;乙&lt;丙&gt;", "甲&乙<丙>"),
        ("&amp;ldquo;走吧&amp;amp;rdquo;", "“走吧”"),  # copied twice
        ("&#20182&#35498&ldquo走吧&rdquo甲&nbsp乙", "他說“走吧”甲\u00a0乙"),  # cut
        # None of them
        ("R&D; 甲&乙；AT&T", "R&D; 甲&乙；AT&T"),
        ("&nothing; &#6; &#0;", "&nothing; &#6; &#0;"),
        ("一次&nbspa=1，&nbsp_", "一次&nbspa=1，&nbsp_"),
    ],
)
def test_an_entity_is_the_character_that_it_means(text: str, becomes: str) -> None:
    assert decoded(text) == becomes


def restored(text: str, script: str, **settings: object) -> tuple[list[str], list[str]]:
    lines, findings = restore(text, script, Settings(**settings))  # type: ignore[arg-type]
    return [line.now for line in lines], [finding.code for finding in findings]


def test_entities_are_decoded_in_a_damaged_copy_and_reported_in_any_other() -> None:
    text = "&nbsp;&nbsp;這是很久以前的事了，他說：&ldquo;走吧。&rdquo;&nbsp;"
    now, codes = restored(text, "damaged")
    assert now == ["這是很久以前的事了，他說：“走吧。”"]
    assert "R17" not in codes
    now, codes = restored(text, "traditional")
    assert now == [text]
    assert codes.count("R17") == 1


def test_what_keep_quotes_and_addresses_stay() -> None:
    text = "寫作&nbsp;的記號，見https://a.example/?a=1&copy;b=2。"
    assert restored(text, "damaged", keep=("&nbsp;",))[0] == [text]


@pytest.mark.parametrize(
    ("text", "found", "answers"),
    [
        ("舊聞：锟斤拷锟斤拷，完。", ["锟斤拷锟斤拷"], [()]),
        ("錕斤拷", ["錕斤拷"], [()]),
        ("烫烫烫屯屯屯", ["烫烫烫屯屯屯"], [()]),
        ("「浣犲ソ锛屾垜」", ["浣犲ソ锛屾垜"], [("你好，我",)]),
        ("今天浣犲ソ锛屾垜", ["浣犲ソ锛屾垜"], [("你好，我",)]),
        ("ä½\xa0å¥½ï¼Œæˆ‘ä»¬。", ["ä½\xa0å¥½ï¼Œæˆ‘ä»¬"], [("你好，我们",)]),
        # What is right
        ("屯屯田田，烫烫", [], []),
        ("涓流不息，鎮上的人浣衣，鏂一個字", [], []),
        ("Élève naïve, Ä Ö Ü", [], []),
    ],
)
def test_mojibake_is_found_and_read_back(text: str, found: list[str], answers: list[tuple[str, ...]]) -> None:
    places = list(mojibake(text))
    assert [text[one.start : one.end] for one in places] == found
    assert [one.answers for one in places] == answers


def test_mojibake_is_proposed_with_its_line_and_never_mended() -> None:
    text = "舊聞\n他說：浣犲ソ锛屾垜。"
    for script in ("traditional", "damaged"):
        lines, findings = restore(text, script)
        assert lines[1].now == "他說：浣犲ソ锛屾垜。"
        (finding,) = [one for one in findings if one.code == "R18"]
        assert finding.line == 2
        assert 'received = "浣犲ソ锛屾垜", becomes = "你好，我"' in finding.advice


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (r"題為\u6578\u64da。", ["數據"]),
        ("題為%E6%95%B8%E6%93%9A。", ["數據"]),
        ("題為=E6=95=B8=E6=93=9A。", ["數據"]),
        # Neighbours.
        ("見 https://zh.wikipedia.org/wiki/%E6%95%B8%E6%93%9A 一條", []),
        (r"路徑是C:\users\u6578，打折50%到60%", []),
        (r"寫作\u0041\u0042就是字母", []),
        ("一式：a=E6=95", []),
    ],
)
def test_escapes_of_characters_are_told_of_with_what_they_mean(text: str, answers: list[str]) -> None:
    assert [answer for one in mojibake(text) for answer in one.answers] == answers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("這是⼈們的書。", True),  # U+2F08
        ("這是\ue123的書。", True),
        ("這是⻅到的書。", True),  # U+2EC5
        # Neighbours: characters of their own.
        ("這是人們的書，見到的書。", False),
        ("朱鎔基與𠮷野家。", False),
    ],
)
def test_characters_that_no_reader_or_search_knows_are_told_of(text: str, told: bool) -> None:
    _, findings = restore(text, "traditional")
    assert ("R23" in [one.code for one in findings]) is told


@pytest.mark.parametrize(
    ("text", "line", "first"),
    [
        ("題\n這是⼈們的書。\n這是\ue123的書。", 2, "a Kangxi radical, U+2F08"),
        ("題\n這是\ue123的書。\n這是⼈們的書。", 2, "a private character, U+E123"),
        ("題\n這是書。\n這是⻅到的⼈，\ue123。", 3, "a radical, U+2EC5"),
    ],
)
def test_of_characters_of_several_kinds_the_first_place_is_named(text: str, line: int, first: str) -> None:
    _, findings = restore(text, "traditional")
    found = next(one for one in findings if one.code == "R23")
    assert (found.line, found.message.partition("in all: ")[2].partition(";")[0]) == (line, first)


def test_places_that_are_too_many_to_name_are_counted() -> None:
    text = "題\n" + "他說：浣犲ソ锛屾垜。\n" * (MOST_TOLD + 5)
    _, findings = restore(text, "traditional")
    told = [one for one in findings if one.code == "R18"]
    assert [one.line for one in told] == [*range(2, MOST_TOLD + 2), MOST_TOLD + 2]
    assert f"{MOST_TOLD + 5} places" in told[-1].message
    assert not any("places" in one.message for one in told[:-1])
    _, findings = restore("題\n" + "他說：浣犲ソ锛屾垜。\n" * MOST_TOLD, "traditional")
    assert len([one for one in findings if one.code == "R18"]) == MOST_TOLD, "as many as are named"


# --- tags, and Markdown ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("<p>他說：走吧。</p>", "他說：走吧。"),
        ('他<b>說</b>：<a href="https://a.example/x">走吧</a>。', "他說：走吧。"),
        ("<P CLASS=x>他說。<br/>\n<br />走吧。", "他說。\n走吧。"),
        ("<!-- 廣告 -->他說。", "他說。"),
        ("他<o:p></o:p>說<wbr>：[b]走[/b]，[url=https://a.example/x]吧[/url]。", "他說：走，吧。"),
        # None of them
        ("a<b 而 c>d", "a<b 而 c>d"),
        ("他寫道<走吧>。", "他寫道<走吧>。"),
        ("寫作`<br>`的記號", "寫作`<br>`的記號"),
        ("見[i]和[1]，[b]是一個", "見[i]和[1]，[b]是一個"),
    ],
)
def test_tags_are_taken_out_of_a_damaged_copy(text: str, becomes: str) -> None:
    now, codes = restored(text, "damaged")
    assert now == becomes.split("\n")
    assert "R17" not in codes


def test_readings_over_characters_are_those_of_a_copy_or_stand_in_brackets() -> None:
    ruby = re.sub(r"(.)\(([^()]+)\)", r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>", COPY)
    text = f"題\n{ruby}\n可<ruby>惡<rt>wù</rt></ruby>"
    lines, _ = restore(text, "damaged")
    assert [line.now for line in lines] == ["題", WHOLE, "可惡(wù)"]
    lines, findings = restore(text, "traditional")
    assert lines[2].now == "可<ruby>惡<rt>wù</rt></ruby>"
    assert "R17" in {one.code for one in findings}


def test_readings_in_a_form_that_nobody_knows_are_told_of_once() -> None:
    text = "題\n" + COPY.replace("(", "/").replace(")", "/")
    lines, findings = restore(text, "damaged")
    assert "數/shù/科" in lines[1].now
    (finding,) = [one for one in findings if one.code == "R21"]
    assert finding.line == 2
    assert "數/shù/科" in finding.message
    text = "題\n這是數/shù/科的事。"
    assert "R21" not in {one.code for one in restore(text, "damaged")[1]}


@pytest.mark.parametrize(
    "form",
    ["「{}」", "（拼音：{}）", "（讀{}）", "‧{}‧", "…{}…"],
    ids=["quoted", "named", "read", "dots", "ellipses"],
)
def test_readings_in_many_forms_that_nobody_knows_are_told_of(form: str) -> None:
    text = "題\n" + re.sub(r"\(([^()]+)\)", lambda match: form.format(match[1]), COPY)
    assert "R21" in restored(text, "damaged")[1]


def test_toneless_readings_without_brackets_and_readings_before_a_character_are_told_of() -> None:
    toneless_ = re.sub(r"\(([^()]+)\)", lambda match: toneless(match[1]), COPY)
    before = re.sub(r"(.)(\([^()]+\))", r"\2\1", COPY)
    assert all("R21" in restored(f"題\n{text}", "damaged")[1] for text in (toneless_, before))
    genuine = "題\n他用 Excel 做表，又用 Word 寫信，a 和 e 是字母，安An小姐和馬Ma先生來了。"
    assert "R21" not in restored(genuine, "damaged")[1]


def test_a_syllable_in_the_place_of_a_character_is_told_of_in_any_text() -> None:
    for text in ("城市東邊有一條小hé，河邊開著一jiā舊書diàn。", "城ᶜʰ市ˋ東邊ᵇ有一條小河ʰ。"):
        for script in ("damaged", "traditional", "simplified"):
            assert "R21" in restored(f"題\n{text}", script)[1]


@pytest.mark.parametrize(
    "genuine",
    [
        "「河」讀作 hé，漢語拼音寫 hé、jiā、diàn；他說 déjà vu，又說 café。",
        "漢語拼音：mā má mǎ mà，nǚ、lǜ、lüè、ê。",
        "「行」字有háng、xíng兩讀，「重」讀chóng，是重複，又讀zhòng；「樂」念lè，也念yuè。",
        "國際音標[tʰjɛn˥]，送氣音ʰ，去聲ˋ，排列為aⁿ；ㄇㄚˇ、ㄋㄩˇ、ㄌㄩㄝˋ。",
        "拼音是shì，不是sì；讀音為hǎo，聲調hào；韻腳是「hé」「gē」「duō」，ā音、ō音、ē音。",
    ],
)
def test_a_reading_that_an_author_tells_of_is_none(genuine: str) -> None:
    assert "R21" not in restored(f"題\n{genuine}", "traditional")[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("他說\u202e：走吧。", True),
        ("河\u0336邊的書店。", True),
        ("河邊\uf967遠。", True),  # a compatibility form of 不
        ("河邊的■店。", True),
        ("河邊的**店。", True),
        ("他亻門走了。", True),
        ("他說：走吧。\\n他走了。", True),
        ("雨傘丶鑰匙。", True),
        # Neighbours.
        ("河邊的□店。", False),  # what an editor puts for a lost character
        ("書＊，見注。2*3", False),
        ("部首是「亻」。", False),
        ("偏旁是亻旁與三點水氵部，從扌從刀，左邊亻右邊門。", False),
        ("C:\\new 檔案", False),
        ("é、ü、n̄ 是字母。", False),
    ],
)
def test_what_stands_for_a_character_or_hides_one_is_told_of(text: str, told: bool) -> None:
    assert ("R23" in restored(text, "traditional")[1]) is told


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("題為<U+6578><U+64DA>。", ["數據"]),
        ("題為%u6578%u64DA。", ["數據"]),
        (r"題為\x{6578}。", ["數"]),
        ("他說：â€œ走吧。", ["“"]),
        ("雨傘ï¼Œ鑰匙", ["，"]),
        ("題為Ò»³¡´óÓê。", ["一场大雨"]),
        ("題為Т»іЎґуУк。", ["一场大雨"]),
        ("寧끝댕黛，苟죄憐拈", ["一场大雨，下了整夜"]),
        ("cafÃ©，2Ã—3，25Â°C，ï»¿", ["é", "×", "°", "\ufeff"]),
        ("「ä½ 走吧」，å¼，é¡ž", ["類"]),  # cut, so that nothing says what it was
        # Neighbours.
        ("前半······", []),
        ("Élève âgé, Ångström, naïve, São", []),
        ("U+6578 是一個字，用<U>表示", []),
        ("他說“cliché”，巴黎café’s，«Liberté»，né（1900）", []),
        ("「é」、‘ñ’、“ç”、Nestlé®、Beyoncé™、Beyoncé…”、kéž”", []),
        ("Zürich—Genève—Orléans–Café «Ré»², ré\u00adsumé, À « Â »", []),
        ("德語有äöüß，大寫ÄÖÜß；法語éèêë，葡語ãõâêôç，西語áéíóú", []),
        ("Привет, как дела? «Москва» — столица Србије, Україна", []),
        ("오늘 날씨가 좋습니다，大韓民國의 수도는 서울입니다《임을 위한 행진곡》", []),
        ("Tâi-uân、sæ²¹³、phở、Nguyễn、E=mc²±3°、¥£€§¶", []),
    ],
)
def test_marks_and_words_of_another_encoding_are_told_of_one_by_one(text: str, answers: list[str]) -> None:
    assert [answer for one in mojibake(text) for answer in one.answers] == answers


@pytest.mark.parametrize(
    ("was", "read"),
    [("big5", "gbk"), ("gbk", "big5"), ("utf-8", "big5"), ("big5", "cp1252"), ("gbk", "cp1252")],
)
def test_a_line_that_nobody_can_read_is_told_of(was: str, read: str) -> None:
    line = CLEAN.split("\n")[3][:40].encode(was, "ignore").decode(read, "ignore")
    assert "R18" in restored(f"題\n{CLEAN}{line}\n完", "traditional")[1]


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "味噌馬鈴薯燉肉、芭樂、舞菇丼飯、花椰菜",
        "體長28英吋；喙長1 1/2英吋；翼長9英吋；尾長17英吋；跗蹠長4英吋。",
        "山有榛，隰有苓。云誰之思，西方美人。彼美人兮，西方之人兮。",
        "饕餮、魑魅魍魎，都是古書裡的怪物，說的是人心。",
        "茴香、蓴菜、薺菜、馬齒莧、萵苣、茼蒿、蕹菜、蒟蒻、蘿蔔。",
        "貔貅、狻猊、麒麟、饕餮、窮奇、檮杌、混沌、獬豸、螭吻、狴犴。",
        "誒誒誒誒誒誒誒誒誒誒？！怎麼通了！？",  # one character, again and again
    ],
)
def test_rare_characters_that_somebody_wrote_are_not(text: str) -> None:
    assert "R18" not in restored(f"題\n{text}", "traditional")[1]


def test_marks_of_windows_are_told_of_where_they_go_with_the_control_characters() -> None:
    text = "題\n他說：\x93走吧。\x94"
    for script in ("damaged", "traditional"):
        now, codes = restored(text, script)
        assert now[1] == "他說：走吧。"
        assert "R18" in codes
    assert "R18" not in restored("題\n他說：\x05走吧。", "damaged")[1]


def test_a_tag_that_divides_a_line_stays_and_is_reported() -> None:
    now, codes = restored("他說。<br>走吧。", "damaged")
    assert now == ["他說。<br>走吧。"]
    assert codes.count("R17") == 1


@pytest.mark.parametrize("text", ["他說。</p>&nbsp;", "&nbsp;<p>他說。", "他說。<br>\u3000"])
def test_a_tag_with_nothing_but_blanks_on_one_side_divides_no_line(text: str) -> None:
    assert restored(text, "damaged")[0] == ["他說。"]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("他說。<br>她說。", "add the file with make new: it puts line ends there"),
        ("他<b>說</b>。", "settle"),
    ],
)
def test_only_tags_that_divide_lines_are_a_matter_for_make_new(text: str, advice: str) -> None:
    (told,) = [one for one in restore(f"第一行。\n{text}", "traditional", Settings())[1] if one.code == "R17"]
    assert told.line == 2
    assert advice in told.advice
    assert ("make new" in told.advice) == ("make new" in advice)


def test_tags_in_a_genuine_text_and_a_saved_page_are_reported() -> None:
    assert restored("他<b>說</b>。", "traditional") == (["他<b>說</b>。"], ["R17"])
    page = "<!DOCTYPE html>\n<html><body><p>他說。</p></body></html>"
    for script in ("damaged", "traditional"):
        now, codes = restored(page, script)
        assert (now, codes.count("R17")) == (page.split("\n"), 1)


@pytest.mark.parametrize(
    "text",
    [
        "## 小標題",
        "---\ntitle: 甲\ntags:\n- 乙\n---\n正文。",
        "這是**重點**。",
        "[連結](https://a.example/)",
        "![圖](a.png)",
        "- [ ] 買菜",
        "```\n碼\n```",
        "-{后}-來",
        "{{lang|zh|甲}}乙",
        "[[甲|乙]]",
        "｜船家《ふなや》坐著。",
        "他說［＃「他說」有著重號］。",
        "'''甲'''乙",
    ],
)
def test_marks_of_markdown_in_a_plain_text_are_reported_and_stay(text: str) -> None:
    for script in ("damaged", "traditional"):
        now, codes = restored(text, script)
        assert (now, codes.count("R20")) == (text.split("\n"), 1)


@pytest.mark.parametrize(
    "text",
    [
        "---\n他說：走吧。\n---",
        "#標籤",
        "* * *",
        "2**3",
        "見[1](上)。",
        "- 買菜",
        "`碼`",
        "〔註〕(甲)",
        "見[[1]]",
        "小說｜《河邊》",
        "［註一］",
    ],
)
def test_what_only_looks_like_markdown_is_not_reported(text: str) -> None:
    assert "R20" not in restored(text, "traditional")[1]


def test_big5_behind_a_lost_byte_is_told_with_what_stood_there() -> None:
    right = "山上的書店只有一間房，門口種著一棵老樹，來的人總要先夠熱，才肯坐下來看書。"
    for lost in ("間", "棵", "夠"):
        raw = right.encode("cp950")
        at = len(right[: right.index(lost)].encode("cp950"))
        text = (raw[:at] + raw[at + 1 :]).decode("cp950", "replace")
        told = [one for one in mojibake(text) if "out of step" in one.reason]
        assert [text[: one.start] + lost + one.answers[0][1:] + text[one.end :] for one in told] == [right]
    # Neighbours: letters behind characters, and rare characters.
    genuine = "卡拉OK、維他命C，T恤和阿Q正傳，第n次說A股，蚰蜒與茼蒿X光，他唱K歌。"
    assert not [*mojibake(genuine)]


def test_a_backslash_that_big5_put_behind_a_character_is_told() -> None:
    assert [one.answers for one in mojibake("成功\\的人許\\多。")] == [("功",), ("許",)]
    assert not [*mojibake("路徑是 C:\\書，或是書\\店。")]
