"""Whether a text is damaged is measured, in each way in which copies are; and every family comes back."""

import re
from random import Random

import pytest

from scripts.article.interpret import interpret
from scripts.converting.render import render
from scripts.converting.variants import TABLE, convert
from scripts.restoring.damage import measure
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from scripts.source.values import Script
from tests.clean import TEXT as CLEAN
from tests.damage import FAMILIES, Damaged, annotate, blind
from tests.seeds import restore, seed_of


def seed(text: str, script: Script | None = None) -> Seed:
    return seed_of(text, Settings(script=script, slug="x"))


# Without a surname that is a word, and with the form of 佔 that OpenCC chooses: neither is damage.
TEXT = CLEAN.replace("余", "林").replace("占", "佔")
SIMPLIFIED = convert(TEXT, ("tw2s",))


def hurt(name: str, number: int = 1) -> Damaged:
    return FAMILIES[name](TEXT, Random(number))  # noqa: S311 (not for secrets)


@pytest.mark.parametrize(
    ("kind", "text", "verdict"),
    [
        ("left unconverted", "由于下雨，這里沒有人，他說什么也沒有發生，后來雨停了。", "damaged"),
        ("converted too much", "皇後說各方麵都好，這是一係列的事，大傢飽嚐了辛苦。", "damaged"),
        ("annotated", TEXT[:40] + hurt("annotated").text, "damaged"),
        ("genuine", TEXT, "traditional"),
        (
            "classical Chinese",
            "子曰：「學而時習之，不亦說乎？」太后幾次問雲從何來，對曰：「雲生於山。」",
            "traditional",
        ),
        ("Cantonese", "佢係香港人，一係去，一係唔去，呢度有隻貓，係咁多喇，我哋係朋友嚟嘅。", "traditional"),
        (
            "后 and 里 that are right",
            "皇后住在三里外的里長家，鄰里都知道。幾案上有隻茶杯，只有一隻。",
            "traditional",
        ),
        (
            "dishes that are counted and made",
            "備有1200隻鮑魚，今天剩下400隻。醬料醃製一天，高溫烤製，再把蟹肉焗製，國製的最好。",
            "traditional",
        ),
        ("the queen of chess", "后翼的兵先走，后翼棄兵成形，后翼便空了。", "traditional"),
        (
            "words that are spoken of",
            "「发展」的「发」，與「头发」的「发」，「里」和「里」同形。",
            "traditional",
        ),
        ("a quotation in Simplified", TEXT + "他寫道：「这里什么都没有，后来发现只是面条。」", "traditional"),
        ("Simplified", SIMPLIFIED, "simplified"),
        (
            "Simplified with annotations",
            annotate(SIMPLIFIED, {"书": "shū", "河": "hé", "店": "diàn"})[0],
            "simplified",
        ),
    ],
)
def test_what_a_text_is_is_measured(kind: str, text: str, verdict: str) -> None:
    assert measure(text).verdict == verdict, (kind, str(measure(text)))


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_of_damage_is_called_damaged(name: str) -> None:
    assert measure(hurt(name).text).verdict == "damaged"


@pytest.mark.parametrize("name", FAMILIES)
def test_of_every_family_what_was_hurt_comes_back_or_is_reported(name: str) -> None:
    for number in range(5):
        damaged = hurt(name, number)
        lines, findings = restore(damaged.text, "damaged")
        text = "\n".join(render(line.now, "damaged", TABLE["zh-Hant"]) for line in lines)
        left = 0
        for finding in findings:
            if finding.doubt and finding.doubt.kind == "bracket":
                # The character itself may have been converted since.
                bracket = (
                    re.escape(finding.doubt.quotes[0][1:]).replace(r"\(", "[(（]").replace(r"\)", "[)）]")
                )
                text, count = re.subn(bracket, "", text)
                left += count
        wrong = sum(a != b for a, b in zip(text, TEXT, strict=True))
        assert wrong + left <= 0.02 * damaged.hurt, (name, number, wrong, left, damaged.hurt)


@pytest.mark.parametrize(
    ("received", "right"),
    [
        ("皇後", "皇后"),
        ("方麵", "方面"),
        ("一係列", "一系列"),
        ("飽嚐辛苦", "飽嘗辛苦"),
        ("隻有", "只有"),
        ("大傢", "大家"),
        ("來瞭，忙瞭一夜", "來了，忙了一夜"),
        # Neighbours that are right already.
        ("後來", "後來"),
        ("瞭望，瞭如指掌", "瞭望，瞭如指掌"),
        ("麵條", "麵條"),
        ("關係", "關係"),
        ("一隻貓", "一隻貓"),
    ],
)
def test_what_was_converted_too_much_comes_back_right(received: str, right: str) -> None:
    assert render(received, "damaged", TABLE["zh-Hant"]).replace("嚐", "嘗") == right


@pytest.mark.parametrize("code", ["\0", "\x06", "\x1f", "\x7f", "\x93"])
def test_a_control_character_hides_nothing_of_what_is_measured(code: str) -> None:
    copy = blind(TEXT).replace("，", f"{code}，")
    assert measure(copy) == measure(blind(TEXT))
    assert measure(TEXT.replace("，", f"{code}，")).verdict == "traditional"


def test_the_places_that_were_converted_too_much_are_named() -> None:
    text = "大家說這是一係列的事，派係很多，關係也好，體係不同。他係人。"
    assert measure(text).over == ("一【係】列", "派【係】很", "體【係】不")


def test_a_recipe_names_ginger_and_noodles_and_is_genuine() -> None:
    recipe = "牛肉麵\n薑 5 片\n拉麵 4 把\n鍋中放油，爆香薑、蔥。\n麵煮好後瀝乾，沖入熱湯。"
    assert measure(recipe).verdict == "traditional"
    assert measure("後麵的人和薑先生麵對麵，裡麵很熱。皇後於是衝過去，鬆樹後有人。").verdict == "damaged"


OLD = {
    "論語": "子曰：「吾十有五而志于學。」子曰：「書云：『友于兄弟，施於有政。』」"
    "子曰：「志于道，據于德，依於仁。」",
    "大學": "知止而后有定，定而后能靜。物有本末，事有終始，知所先後，則近道矣。欲治其國者，先齊其家；"
    "欲齊其家者，先脩其身。物格而后知至，知至而后意誠。詩云：「緡蠻黃鳥，止于丘隅。」",
    "詩經": "燕燕于飛，差池其羽。之子于歸，遠送于野。云誰之思，西方美人。道之云遠，曷云能來。",
    "桃花源記": "起筆即云「忘」，一篇之眼。初極狹，纔通人。村中聞有此人，咸來問訊。自云先世避秦時亂，率其邑人"
    "來此絕境。語云：「不足為外人道也。」〔二〕纔通人，一本作「才通人」。少長咸集。",
    "一九三〇年代": "我那時候纔知道，要一個人纔能領略。你纔到那裡，就喫了一驚；後來纔明白，這纔是春天。",
}


@pytest.mark.parametrize("name", OLD)
def test_an_old_text_is_genuine_with_what_the_old_language_writes(name: str) -> None:
    assert measure(OLD[name]).guess == "traditional"


@pytest.mark.parametrize(
    "text",
    [
        "余由津返里，道出楊村。是夕宿于蘆中，舟行甚緩，后舟相望。老母倚閭，相持而泣，并無他擾，余始心安矣。后三日乃歸。",
        "他是個天纔，也是個人纔，皇後說各方麵都好，這是一係列的事，纔能很高。",
        "他說這個島上今天多云，白云很低，這碗面太咸了，咸魚也咸，后來發現里面沒有東西。",
    ],
)
def test_a_copy_that_writes_the_same_where_nobody_did_is_damaged(text: str) -> None:
    assert measure(text).guess == "damaged"


def test_a_name_that_is_repeated_is_one_place_and_makes_no_doubt() -> None:
    named = "這把劍要三十蒙里他利幣，那把要五十蒙里的錢，蒙里，他們說不貴。"
    assert measure(TEXT[:600] + named).verdict == "traditional"
    slips = "這把劍在屋里他說，那把在河里的船上，心里，他們說不貴。"
    assert measure(TEXT[:600] + slips).verdict == "in doubt"


def test_a_family_whose_name_is_another_word_in_simplified_makes_no_doubt() -> None:
    named = "來臺祖范文開，生范廷發、范廷才。二房范文合，生范廷里、范廷后。「后」是本字。"
    assert measure(named).verdict == "traditional"
    half = named.replace("開", "开").replace("發", "发") + "這裡說的是他們的事，没有别人。"
    assert measure(half).verdict == "in doubt"
    assert measure("他在后山里。").verdict == "simplified"


def test_addresses_count_for_nothing_however_many_there_are() -> None:
    text = "他去https://a.example/隻有.html看，又去https://b.example/隻有.html看，{}好看。"
    for more, over in (("", ()), ("隻有", ("，【隻】有",))):
        assert measure(text.format(more)).over == over


def test_a_genuine_text_that_names_many_addresses_is_genuine() -> None:
    text = TEXT + "".join(f"見https://a.example/{word}/。\n" for word in ("由于", "这里", "皇後", "方麵") * 9)
    assert interpret(seed(text))[0].script == "traditional"
    assert interpret(seed(text.replace("https://a.example/", "")))[0].script != "traditional"


@pytest.mark.parametrize("bracket", ["({})", "（{}）", "[{}]", "【{}】", "{{{}}}", "〈{}〉", "{}"])
def test_a_word_that_a_reading_cuts_counts_whole_in_whatever_brackets(bracket: str) -> None:
    reading = bracket.format("guān")
    assert measure(f"這是{'關' + reading}係，不是一係{'列' + bracket.format('liè')}。").over == (
        "一【係】列",
    )
    # What is no reading stays, and cuts.
    assert measure("這是一係（App）列。").over == ()


def test_nobody_has_declared_a_script_and_the_figures_decide() -> None:
    article, _ = interpret(seed(blind(TEXT)))
    assert article.script == "damaged"
    assert interpret(seed(TEXT))[0].script == "traditional"


def test_in_doubt_the_build_says_so_with_the_figures_and_the_line_to_paste() -> None:
    text = (TEXT * 2).replace("以後", "以后", 1).replace("什麼", "什么", 1).replace("歷時", "历時", 1)
    assert measure(text).verdict == "in doubt"
    doubts = [f for f in interpret(seed(text))[1] if "nobody can say" in f.message]
    assert len(doubts) == 1
    assert "left unconverted" in doubts[0].message
    assert 'script = "' in doubts[0].advice
    assert not [f for f in interpret(seed(TEXT))[1] if "nobody can say" in f.message]


def test_in_doubt_about_a_single_character_a_text_is_published_as_it_stands() -> None:
    old = measure("河水之出山也，其勢不可禦矣。（禦，止也。）②禦：阻擋。")
    assert (old.verdict, old.guess) == ("in doubt", "traditional")
    copy = measure(
        (TEXT * 2).replace("以後", "以后", 1).replace("什麼", "什么", 1).replace("歷時", "历時", 1)
    )
    assert (copy.verdict, copy.guess) == ("in doubt", "damaged"), "several tell a copy"


@pytest.mark.parametrize(
    ("declared", "text", "warned"),
    [
        ("traditional", blind(TEXT), True),
        ("simplified", TEXT, True),
        ("traditional", SIMPLIFIED, True),
        ("damaged", blind(TEXT), False),
        ("traditional", TEXT, False),
        ("simplified", SIMPLIFIED, False),
        ("damaged", TEXT, False),
        ("hongkong", TEXT, False),  # Traditional, too: the figures cannot tell
        ("hongkong", SIMPLIFIED, True),
    ],
)
def test_a_declared_script_that_the_measure_contradicts_is_a_warning(
    declared: Script, text: str, warned: bool
) -> None:
    findings = interpret(seed(text, declared))[1]
    assert any(f.level == "warning" and "the text looks" in f.message for f in findings) == warned


def test_the_figures_are_per_thousand_han_characters() -> None:
    found = measure("這里" + "河" * 98)
    assert (found.census.han, found.under) == (100, ("這【里】河",))
    assert found.rate == 10
