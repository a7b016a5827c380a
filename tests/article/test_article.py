"""The article itself, to the last character, and how a seed becomes an article."""

import re
from pathlib import Path

import pytest

from scripts.article.edition import edition, traced
from scripts.article.guess import guess_structure
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.findings import Rejected
from scripts.source.seed import Seed, Source, parse_source
from scripts.source.toml import parse_settings
from tests.conftest import PUBLICATION, SEED

EXPECTED = Path(__file__).parent / "expected"

# Every character that the blind conversion left wrong, with its neighbours: 17 in all.
MENDED = [
    ("背后", "背後"),
    ("沖刺", "衝刺"),
    ("終于", "終於"),
    ("于今年6月", "於今年6月"),
    ("僅次于", "僅次於"),
    ("對于", "對於"),
    ("后者", "後者"),
    ("出生于", "出生於"),
    ("防御", "防禦"),
    ("應用于", "應用於"),
    ("220余件", "220餘件"),
    ("占員工", "佔員工"),
    ("并不陌生", "並不陌生"),
    ("來自于", "來自於"),
    ("最后", "最後"),
    ("云計算", "雲計算"),
    ("同位于", "同位於"),
]


@pytest.fixture(scope="module")
def seed() -> Seed:
    raw = (PUBLICATION / "seeds" / f"{SEED}.txt").read_bytes()
    settings = (PUBLICATION / "seeds" / f"{SEED}.toml").read_bytes()
    seed, findings = parse_source(Source(f"seeds/{SEED}.txt", raw, settings))
    assert seed
    assert not findings
    return seed


def by_hand(seed: Seed) -> str:
    """What the Traditional page must say, made of the seed without any code of ours."""
    text, count = re.subn(r"\([^A-Z\u4e00-\u9fff()]+\)", "", seed.text)
    assert count == 260
    text = text.replace("IPO,;", "IPO;")
    assert sum(map(text.count, ",;?:")) == 69 + 2 + 2 + 1
    for half, full in zip(",;?:()", "，；？：（）"):
        text = text.replace(half, full)
    for wrong, right in MENDED:
        assert text.count(wrong) == 1, wrong
        text = text.replace(wrong, right)
    return text.replace("“", "「").replace("”", "」")


def test_the_seed_is_the_one_received(seed: Seed) -> None:
    import hashlib

    digest = "504ee3897d8ef254c7dbed08bf929cf9bd913d7739cfed8fa026a73743bef714"
    assert hashlib.sha256(seed.raw).hexdigest() == digest


def test_the_traditional_text_is_the_seed_but_for_what_is_named(seed: Seed) -> None:
    article, _ = interpret(seed)
    published = edition(article, TABLE["zh-Hant"])
    assert [block.text for block in published.blocks] == by_hand(seed).split("\n")


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
def test_the_exact_text_of_both_variants(seed: Seed, lang: str) -> None:
    """The expected texts were read against the seed, character by character."""
    article, _ = interpret(seed)
    assert edition(article, TABLE[lang]).text == (EXPECTED / f"{lang}.txt").read_text(encoding="utf-8")


def test_the_simplified_text_has_no_traditional_form_left() -> None:
    from opencc import OpenCC

    text = (EXPECTED / "zh-Hans.txt").read_text(encoding="utf-8")
    assert OpenCC("t2s").convert(text) == text
    assert "著" not in text
    assert "执着" in text
    assert "朝着" in text
    assert not set("「」『』") & set(text)


def test_headings_have_the_same_ids_in_every_variant(seed: Seed) -> None:
    article, _ = interpret(seed)
    headings = {
        lang: [(block.id, block.text) for block in edition(article, TABLE[lang]).blocks if block.heading]
        for lang in TABLE
    }
    assert headings["zh-Hant"] == [
        ("sought-after", "重慶是個香餑餑？"),
        ("market", "重慶的消費市場比較活躍？"),
        ("competition", "一場行業該有的良性競爭"),
    ]
    assert [id for id, _ in headings["zh-Hans"]] == [id for id, _ in headings["zh-Hant"]]
    assert headings["zh-Hans"][1][1] == "重庆的消费市场比较活跃？"


def test_the_article_gives_no_warning(seed: Seed) -> None:
    _, findings = interpret(seed)
    assert [(one.code, one.level) for one in findings] == [("R08", "notice")]
    assert "29 characters annotated only once" in findings[0].message


def test_changes_of_the_article_by_rule(seed: Seed) -> None:
    article, _ = interpret(seed)
    changes = [piece for _, piece in traced(article, edition(article, TABLE["zh-Hant"])).changes()]
    count = {rule: sum(rule in c.rules for c in changes) for rule in ("annotation", "script", "quotes")}
    assert count == {"annotation": 260, "script": 17, "quotes": 4}
    punctuation = "".join(change.was for change in changes if "punctuation" in change.rules)
    assert {mark: punctuation.count(mark) for mark in ",;:?()"} == {
        ",": 69,
        ";": 1,
        ":": 1,
        "?": 2,
        "(": 1,
        ")": 1,
    }
    assert [(c.was, c.now) for c in changes if "correction" in c.rules] == [(",;", "；")]


# --- how a seed becomes an article -------------------------------------------


def seed_of(text: str, settings: str | None = None, file: str = "seeds/a-b.txt") -> Seed:
    parsed, findings = parse_settings(settings or "", "seeds/a-b.toml")
    assert not findings
    return Seed(file, text.encode(), text, parsed)


PLAIN = "重慶的夜晚\n這是第一段，說的是山城。\n小標題\n這是第二段。\n"


def test_without_settings_everything_is_guessed_and_each_guess_is_a_notice() -> None:
    article, findings = interpret(seed_of(PLAIN))
    assert (article.slug, article.title, article.title_line) == ("a-b", "重慶的夜晚", 1)
    assert article.script == "traditional"
    assert article.headings == {3: "s3"}
    assert [f.level for f in findings] == ["notice"] * 4
    assert (
        edition(article, TABLE["zh-Hans"]).text
        == "重庆的夜晚\n这是第一段，说的是山城。\n小标题\n这是第二段。\n"
    )


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("这是简体，说为什么。", "simplified"),
        ("這是繁體，說為什麼。", "traditional"),
        ("我們在衞生署裏面等着，甚麼也沒說。", "hongkong"),
        ("我們在臺北的公車裡等著，巴士沒來。", "traditional"),
        ((PUBLICATION / "seeds" / f"{SEED}.txt").read_text(encoding="utf-8"), "damaged"),
    ],
)
def test_the_script_is_guessed(text: str, script: str) -> None:
    assert interpret(seed_of(text))[0].script == script


def test_lines_that_are_no_headings_are_not_guessed_to_be() -> None:
    poem = "床前明月光\n疑是地上霜\n舉頭望明月\n低頭思故鄉\n"
    prose = (
        "他說了很久的話，大家都聽著。\n作者：某某\n二〇二〇年\n小孩說：「你看！」\n救命！\n天氣好，出門。\n"
    )
    for text in (poem, prose):
        article, _ = interpret(seed_of(text, 'title = "題"\nscript = "traditional"'))
        assert article.headings == {}


def test_a_text_without_a_title_gets_its_opening_words() -> None:
    article, _ = interpret(seed_of("今天天氣很好，我們出去走走。\n好。\n"))
    assert (article.title, article.title_line) == ("今天天氣很好", None)


@pytest.mark.parametrize(
    ("name", "slug"), [("000_d5.txt", "000-d5"), ("重慶.txt", "chong-qing"), ("A B.txt", "a-b")]
)
def test_the_slug_comes_from_the_file_name(name: str, slug: str) -> None:
    assert interpret(seed_of(PLAIN, file=f"seeds/{name}"))[0].slug == slug


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('[[words]]\nword = "沒有"', "[[words]] names '沒有'"),
        ('[[sections]]\nline = 9\nid = "x"', "names line 9, which has no text"),
        ("title_line = 9", "title_line names line 9"),
        ('title_line = 1\n[[sections]]\nline = 1\nid = "x"', "line 1 is title and heading"),
        ('[[sections]]\nline = 3\nid = "x"\n[[sections]]\nline = 4\nid = "x"', "two [[sections]] with id x"),
        (
            '[[sections]]\nline = 3\nid = "x"\n[[sections]]\nline = 3\nid = "y"',
            "two [[sections]] with line 3",
        ),
        ('protect = ["沒有"]', "protect names '沒有'"),
    ],
)
def test_settings_that_do_not_fit_the_text_are_errors(settings: str, message: str) -> None:
    with pytest.raises(Rejected) as rejected:
        interpret(seed_of(PLAIN, settings))
    assert message in str(rejected.value)


def test_a_heading_that_ends_like_a_sentence_is_a_warning() -> None:
    _, findings = interpret(seed_of(PLAIN, 'script = "traditional"\n[[sections]]\nline = 4\nid = "x"'))
    assert ["line" in f.message or f.line for f in findings if f.level == "warning"] == [4]


def test_a_text_in_the_other_script_is_a_warning() -> None:
    for script in ("damaged", "traditional"):
        _, findings = interpret(seed_of("这是简体，说为什么。", f'script = "{script}"\ntitle = "题"'))
        assert any("looks simplified" in f.message for f in findings if f.level == "warning")
    _, findings = interpret(seed_of("這是繁體，說為什麼。", 'script = "simplified"\ntitle = "题"'))
    assert any("looks traditional" in f.message for f in findings if f.level == "warning")


def test_a_rare_form_that_would_be_lost_is_a_warning_until_it_is_named() -> None:
    text, settings = "這是說鉅亨網的文章。", 'script = "damaged"\ntitle = "題"\nslug = "x"'
    _, findings = interpret(seed_of(text, settings))
    assert [(f.level, f.line) for f in findings] == [("warning", 1)]
    assert "鉅 became 巨" in findings[0].message
    article, findings = interpret(
        seed_of(text, settings + '\n[[words]]\nword = "鉅亨網"\nzh-Hant = "鉅亨網"')
    )
    assert findings == []
    assert "鉅亨網" in edition(article, TABLE["zh-Hant"]).text
    assert "巨亨网" in edition(article, TABLE["zh-Hans"]).text


def test_a_rare_form_is_quoted_with_what_stands_around_it() -> None:
    text = "題\n他的朋友在一家很大也很有名的公司裡做事，公司在鉅亨網上公布了消息。\n"
    _, findings = interpret(seed_of(text, 'script = "damaged"\nslug = "a"\ntitle_line = 1\n'))
    (told,) = [one.message for one in findings if one.code == "R13"]
    assert told.endswith("鉅 became 巨 in 司裡做事，公司在鉅亨網上公布了消息。")


def test_the_length_counts_characters_words_and_numbers() -> None:
    article, _ = interpret(seed_of("天星金融App，共1,000家。「好」", 'title = "題"\nscript = "traditional"'))
    assert edition(article, TABLE["zh-Hant"]).characters == len("天星金融") + 1 + len("共") + 1 + len("家好")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("【本報訊】河邊的書店昨午開張，去的人很多。", "河邊的書店昨午開張"),
        ("河邊社臨江10月3日電　書店今天開張，去的人很多。", "書店今天開張"),
        ("河邊社10月3日電（記者 王小明）記者從書店獲悉，明天開張。", "明天開張"),
        ("河邊社電影部今天宣布，書店開張。", "河邊社電影部今天宣布"),
        ("【河邊】書店今天開張，去的人很多。", "【河邊】書店今天開張"),
    ],
)
def test_the_opening_words_are_not_those_in_which_a_paper_says_that_it_reports(text: str, title: str) -> None:
    assert guess_structure([text, text * 3]).title == title


def test_a_speech_has_the_title_that_its_speaker_says() -> None:
    speech = ["各位老師、各位同學：", "大家好！", "我演講的題目是《餘下的時間》。", "時間不多了，我們走吧。"]
    assert guess_structure(speech).title == "餘下的時間"
    told = [speech[0], speech[1], "我出的題目是《餘下的時間》，難倒了他。", speech[3]]
    assert guess_structure(told).title == "各位老師、各位同學"
    assert guess_structure(["告別", *speech]).title == "告別"


def test_opening_lines_are_cut_at_a_mark() -> None:
    article, _ = interpret(seed_of("一二三四五六七八九，" * 30, 'title = "題"\nscript = "traditional"'))
    opening = edition(article, TABLE["zh-Hant"]).opening
    assert opening.endswith("九……")
    assert len(opening) <= 112


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The Winter\n\nIt snowed for three days.\n", True),
        ("冬の話\n\n三日三晩、雪が降った。だれも外に出なかった。\n", True),
        ("겨울 이야기\n\n눈이 사흘 동안 내렸다. 冬\n", True),
        ("* * *\n", True),
        ("The Winter 冬\n\nIt snowed for three days.\n", False),
        ("雪村舊事\n\n他只會說「おはよう」，說了一輩子。\n", False),
        ("學而\n\n子曰學而時習之\n", False),
    ],
)
def test_a_text_without_chinese_is_told_once(text: str, is_told: bool) -> None:
    seed, _ = parse_source(Source("seeds/x.txt", text.encode()))
    assert seed
    assert [one.code for one in interpret(seed)[1]].count("A13") == is_told
