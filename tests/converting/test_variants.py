"""The way of a text into each variant."""

import pytest

from scripts.converting.converters import by_opencc
from scripts.converting.rare_forms import rare_forms
from scripts.converting.render import protected, render
from scripts.converting.variants import TABLE, to_simplified
from scripts.pages.interface import WORDS, words
from scripts.source.settings import Word
from scripts.source.values import Script

HANT, HANS, HK = (TABLE[lang] for lang in ("zh-Hant", "zh-Hans", "zh-Hant-HK"))


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("終于", "終於"),
        ("背后", "背後"),
        ("皇后", "皇后"),
        ("沖刺", "衝刺"),
        ("防御", "防禦"),
        ("220余件", "220餘件"),
        ("占員工比重", "佔員工比重"),
        ("并不陌生", "並不陌生"),
        ("云計算", "雲計算"),
        ("為眾啟核", "為眾啟核"),
        ("執著", "執著"),
        ("雙循環", "雙循環"),
        ("互聯網", "互聯網"),
        ("個人用戶", "個人用戶"),
        ("“消費‘第三’城”", "「消費『第三』城」"),
        ("你去么？這么好，餓了么", "你去麼？這麼好，餓了麼"),
        ("老么和么妹么喝", "老么和么妹么喝"),  # yāo, as written
        ("他仿照瞭，我明瞭", "他仿照了，我明瞭"),
    ],
)
def test_a_damaged_text_is_mended_through_simplified(damaged: str, mended: str) -> None:
    assert render(damaged, "damaged", HANT) == mended


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("執著", "执着"),
        ("朝著", "朝着"),
        ("著名", "著名"),
        ("「第『三』城」", "“第‘三’城”"),
        ("平臺", "平台"),
        ("石沈大海，船沈了，沈到海底，消沈", "石沉大海，船沉了，沉到海底，消沉"),
        ("沈先生，樓下沈先生，沈入雲，瀋陽", "沈先生，楼下沈先生，沉入云，沈阳"),
        ("藉藉無名，藉著，狼藉", "藉藉无名，借着，狼藉"),
        ("慰藉著他，藉著燈光", "慰藉着他，借着灯光"),
        ("祗是誤會，簽帳，神祗，帳篷", "只是误会，签账，神祗，帐篷"),
        ("澈底，透澈，清澈的河底", "彻底，透彻，清澈的河底"),
        ("麻瘋病，瘋子，充份，補充份額，鈕扣，按鈕", "麻风病，疯子，充分，补充份额，纽扣，按钮"),
        ("懞懂，啟蒙懂得", "懵懂，启蒙懂得"),
        ("千鍾粟，鍾先生", "千钟粟，钟先生"),
        ("搥背，竚立", "捶背，伫立"),
    ],
)
def test_traditional_to_simplified(traditional: str, simplified: str) -> None:
    for script in ("damaged", "traditional"):
        assert render(traditional, script, HANS) == simplified


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("編著", "编著"),
        ("原著", "原著"),
        ("著有《論語》", "著有《论语》"),
        ("專著、論著、譯著", "专著、论著、译著"),
        ("拙著", "拙著"),
        ("議論著這件事", "议论着这件事"),
        ("翻譯著一本書", "翻译着一本书"),
        ("見微知著，彰明較著", "见微知著，彰明较著"),
        ("看著有人", "看着有人"),
        ("原著手準備", "原着手准备"),
    ],
)
def test_a_lone_zhù_stays_and_a_zhe_does_not(traditional: str, simplified: str) -> None:
    assert to_simplified(traditional) == simplified


@pytest.mark.parametrize(
    ("text", "script", "lang"),
    [("鉅亨網“x”終于", "traditional", "zh-Hant"), ("发「x」", "simplified", "zh-Hans")],
)
def test_a_genuine_text_is_published_as_it_is(text: str, script: Script, lang: str) -> None:
    assert render(text, script, TABLE[lang]) == text


def test_hong_kong_has_its_own_forms() -> None:
    assert render("平台里面的用户说为什么", "simplified", HK) == "平台裏面的用戶說為什麼"
    assert render("裡面的用戶說為什麼", "traditional", HK) == "裏面的用戶說為什麼"


def test_a_hong_kong_text_is_written_as_taiwan_writes() -> None:
    assert render("為眾人在灶台裏煮粽，吃了唇紅", "hongkong", HANT) == "為眾人在灶台裡煮粽，吃了唇紅"


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert render("It’s “App”", "simplified", HANT) == "It’s 「App」"


def test_protected_words_stay() -> None:
    for variant, after in ((HANT, "的曲，終於"), (HANS, "的曲，终于")):
        assert render("鉅亨網的麴，終于", "damaged", variant, protected(["鉅亨網"])) == f"鉅亨網{after}"


def test_a_word_is_what_the_glossary_says_and_converted_where_it_says_nothing() -> None:
    glossary = [Word(1, "鉅亨網", {"zh-Hant": "鉅亨網"}), Word(2, "網", {"zh-Hans": "網"})]
    assert render("鉅亨網的網", "damaged", HANT, glossary) == "鉅亨網的網"
    assert render("鉅亨網的網", "damaged", HANS, glossary) == "巨亨网的網"
    assert render("發明", "traditional", HANT, [Word(1, "發明", {"zh-Hant": "创"})]) == "创"


def test_of_words_of_the_glossary_that_begin_alike_the_longest_counts() -> None:
    glossary = [
        Word(1, "鉅", {"zh-Hans": "钜"}),
        Word(2, "鉅亨網", {"zh-Hans": "鉅亨網"}),
        Word(3, "鉅亨", {}),
    ]
    for order in (glossary, glossary[::-1]):
        assert render("鉅亨網的鉅額", "traditional", HANS, order) == "鉅亨網的钜额"


def test_a_form_that_only_chooses_among_characters_holds_in_hong_kong_too() -> None:
    name = Word(0, "范先生", {"zh-Hant": "范先生"})
    taxi = Word(0, "出租车", {"zh-Hant": "計程車"})
    assert render("范先生坐出租车", "simplified", TABLE["zh-Hant"], [name, taxi]) == "范先生坐計程車"
    assert render("范先生坐出租车", "simplified", TABLE["zh-Hant-HK"], [name, taxi]) == "范先生坐出租車"
    hair = Word(0, "头发", {"zh-Hant": "頭發"})  # as no converter writes it
    assert render("头发", "simplified", TABLE["zh-Hant-HK"], [hair]) == "頭發"
    said = Word(0, "范先生", {"zh-Hant": "范先生", "zh-Hant-HK": "範先生"})
    assert render("范先生", "simplified", TABLE["zh-Hant-HK"], [said]) == "範先生", (
        "what is said for it counts"
    )


def test_a_single_quote_that_closes_nothing_is_an_apostrophe() -> None:
    assert render("’90年代 rock ’n’ roll", "simplified", HANT) == "’90年代 rock ’n’ roll"
    assert render("“外‘內 It’s’”", "simplified", HANT) == "「外『內 It’s』」"


def test_lines_stay_lines() -> None:
    text = "\n".join(["終于", "", "“甲”", "a\tb"] * 50)
    for variant in TABLE.values():
        assert render(text, "damaged", variant).count("\n") == text.count("\n")


def test_rare_forms_that_are_lost_are_found_and_mended_damage_is_not() -> None:
    received = "鉅亨網的麴，背著手，迳自沖刺，終于公裡后來乾涉"
    published = "巨亨網的曲，揹著手，徑自衝刺，終於公里後來干涉"
    assert rare_forms(received, published) == {"鉅": "巨", "麴": "曲", "背": "揹", "迳": "徑"}


def test_the_sites_words_are_free_of_the_other_script() -> None:
    """材料主題的「个」與「脚」這類錯字，一個也不能有。"""
    for lang, own, foreign in (("zh-Hant", "traditional", HANS), ("zh-Hans", "simplified", HANT)):
        text = "\n".join(words(lang).values())
        assert (by_opencc(text, "t2s") == text) == (own == "simplified")
        assert not set("个脚筛请应这们") & set(text) or lang == "zh-Hans"
        assert text.count("\n") == len(WORDS) - 1
        assert render(text, own, foreign) != text  # type: ignore[arg-type]
    assert words("zh-Hans")["notes"] == "校勘记"
    assert words("zh-Hans")["settings"] == "阅读设置"


def test_what_a_plain_conversion_writes_is_no_rare_form_that_is_lost() -> None:
    assert rare_forms("爲什麼喫羣老板又溼", "為什麼吃群老闆又濕") == {}
    assert rare_forms("據了解，身份証", "據瞭解，身份證") == {}
    assert rare_forms("牠飛走了", "它飛走了") == {"牠": "它"}
