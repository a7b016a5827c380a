"""The review shows what deserves a look, nothing else, and takes its own advice."""

import tomllib

import pytest

from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE, to_simplified
from scripts.editing.remarks import Remark, review
from scripts.findings import Rejected
from scripts.source.seed import Seed, Source, parse_source
from scripts.source.toml import parse_settings
from tests.clean import TEXT
from tests.conftest import Project

HEAD = 'slug = "x"\ntitle = "天下"\nsections = []\n'


def seed_of(text: str, script: str, settings: str = "", head: str = "") -> Seed:
    source = f'{head}{HEAD}script = "{script}"\n{settings}'
    parsed, findings = parse_settings(source, "seeds/x.toml")
    assert not findings, findings
    return Seed("seeds/x.txt", text.encode(), text, parsed)


def reviewed(text: str, script: str = "simplified", settings: str = "", head: str = "") -> list[Remark]:
    return review(*interpret(seed_of(text, script, settings, head)))


def shown(text: str, script: str = "simplified", settings: str = "") -> list[tuple[str, str]]:
    """Kind and first marked place of each remark."""
    remarks = reviewed(text, script, settings)
    return [(r.kind, r.spots[0].context.split("【")[1].split("】")[0]) for r in remarks]


def places_of(remarks: list[Remark]) -> set[tuple[str, int, int]]:
    return {(remark.kind, spot.line, spot.column) for remark in remarks for spot in remark.spots}


# --- conversion --------------------------------------------------------------


@pytest.mark.parametrize(
    ("simplified", "place", "rival"),
    [("以后可以拓制专案。", "制", "製"), ("一卷卷的照片", "卷", "捲")],
)
def test_a_form_that_is_hardly_likelier_than_another_is_shown_with_both_answers(
    simplified: str, place: str, rival: str
) -> None:
    (remark,) = [one for one in reviewed(simplified) if one.kind == "form in doubt"]
    assert f"【{place}】" in remark.spots[0].context
    assert f"it may be {rival}" in remark.message
    assert len(remark.paste) == 2


@pytest.mark.parametrize(
    ("simplified", "place"),
    [
        ("这早已被发明出来了。", "发 became 發, not 髮"),
        ("报告展示了如何做。", "了 stays, not 瞭"),
        ("可是只有十块钱。", "只 stays, not 隻"),
        ("余教授来了。", "余 stays, not 餘"),
        ("他被发明家邀请了。", "发 became 發, not 髮"),
    ],
)
def test_a_place_where_opencc_was_overruled_stays_a_remark_in_short(simplified: str, place: str) -> None:
    (remark,) = reviewed(simplified)
    assert remark.kind == "likely right"
    assert remark.spots[0].context.startswith(place)
    assert len(remark.paste) == 1


@pytest.mark.parametrize(
    "simplified",
    [
        "头发白了，发展很快。",
        "皇后走后，他在后面。",
        "三家公司的互联网业务。",
        "关于这件事，于是他走了。",
        "一碗面条，面对困难。",
    ],
)
def test_what_nobody_doubts_is_not_shown(simplified: str) -> None:
    assert shown(simplified) == []


def test_a_form_that_the_page_does_not_have_is_not_said_to_stand_there() -> None:
    assert not reviewed("盖上湿布，别弄污了。")
    assert [one.kind for one in reviewed("盖上湿布，一碗面粉。")] == ["likely right"]


def test_what_a_phrase_of_both_converters_writes_is_in_short() -> None:
    assert [one.kind for one in reviewed("《射雕英雄传》")] == ["likely right"]
    assert [one.kind for one in reviewed("以后可以拓制专案。")] == ["form in doubt"]


def test_words_of_vocabulary_and_mere_style_are_no_disagreement() -> None:
    assert shown("网络软件发布了，鼠标与打印机占三成，他在念书，刮起了飓风。") == []
    assert shown("他半眯着眼，空气弥漫着香味，听着都哄笑起来。") == []


@pytest.mark.parametrize(
    "simplified", ["松了口气。", "不准进来。", "藉着灯光。", "沈先生来了。", "他的胡须白了。"]
)
def test_no_line_is_offered_that_would_make_a_right_place_wrong(simplified: str) -> None:
    assert [block for remark in reviewed(simplified) for block in remark.paste if "[[words]]" in block] == []


def test_a_word_to_paste_changes_the_doubtful_places_and_no_other() -> None:
    (remark,) = [one for one in reviewed("他去拓制专案，印制书，拓制的。") if one.kind == "form in doubt"]
    entries = [tomllib.loads(block)["words"][0]["word"] for block in remark.paste[1:]]
    assert entries
    assert not any(word in "印制书" for word in entries)


def test_the_most_doubtful_comes_first_and_a_matter_is_one_line() -> None:
    (remark,) = [
        r for r in reviewed("余教授来了，余教授走了。\n可是只有他，可是只有我。") if r.kind == "likely right"
    ]
    matters = [spot.context.split(":")[0] for spot in remark.spots]
    assert len(matters) == len(set(matters))
    assert {(1, 7), (2, 9)} <= {
        place for spot in remark.spots for place in ((spot.line, spot.column), *spot.also)
    }


@pytest.mark.parametrize(
    ("text", "script", "name"),
    [
        ("干宝写了书。", "simplified", "干宝"),
        ("学者干宝认为如此。", "simplified", "干宝"),
        ("王汎森先生來了。", "traditional", "王汎森"),
        ("薛應旂的著作。", "traditional", "薛應旂"),
        ("我见过干宝老师。", "simplified", "干宝"),
        ("他叫李小冲，是我的同学。", "simplified", "李小冲"),
    ],
)
def test_what_may_be_a_name_comes_with_the_line_that_makes_it_one(text: str, script: str, name: str) -> None:
    (remark,) = [one for one in reviewed(text, script) if one.kind == "possible name"]
    assert f"【{name}】" in remark.spots[0].context
    assert tomllib.loads(remark.paste[1]) == {"names": [name]}
    assert [one.kind for one in reviewed(text, script, head=remark.paste[1] + "\n")] == []


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("若干宝石。", "simplified"),
        ("剩下两千余周。", "simplified"),
        ("脸上涂着粉。", "simplified"),
        ("汎神論，昇起。", "traditional"),
        ("你们好好干哦，我跟他干上了。", "simplified"),
        ("在公有云上的主机。", "simplified"),
        ("小岛从水里拔起来。", "simplified"),
        ("用眼角余光瞄他。", "simplified"),
        ("在涂酱的时候想到。", "simplified"),
        ("高官来干人时就走了。", "simplified"),
        ("涂内馅时要快。", "simplified"),
        ("他叫李小岳，是我的同学。", "simplified"),  # a name has the form that it has already
    ],
)
def test_what_is_no_name_is_not_taken_for_one(text: str, script: str) -> None:
    assert "possible name" not in dict(shown(text, script))


def test_names_to_paste_hold_those_that_are_there_and_say_which_line_goes() -> None:
    (remark,) = [
        one
        for one in reviewed("李白与干宝写了书。", head='names = ["李白"]\n')
        if one.kind == "possible name"
    ]
    assert remark.paste[1] == '# a name; strike what is none; in place of line 1\nnames = ["李白", "干宝"]'


def test_a_guessed_name_of_the_author_is_shown_once_as_a_guess() -> None:
    head = 'author = "干宝 著"\n'
    (remark,) = reviewed("今天来了。", head=head)
    assert (remark.kind, remark.file, remark.line) == ("guessed name", "seeds/x.toml", 1)
    assert remark.message == "干宝 is taken for the name of a person: 干寶 in zh-Hant, not 幹寶"
    assert reviewed("今天来了。", head=remark.paste[0] + "\n" + head) == []
    assert reviewed("今天来了。", head='author = "李明 著"\n') == []  # nothing hangs on it


def test_a_guessed_name_is_shown_where_its_field_stands_which_may_be_the_text_itself() -> None:
    text = "---\ntitle: 天下\nauthor: 干宝 著\n---\n\n今天来了。\n"
    source = Source("seeds/x.md", text.encode(), b'slug = "x"\nscript = "simplified"\n')
    seed, findings = parse_source(source)
    assert seed
    assert not findings
    (remark,) = [one for one in review(*interpret(seed)) if one.kind == "guessed name"]
    assert str(remark).startswith("seeds/x.md:3: guessed name: 干宝 is")


def test_a_remark_on_a_file_as_a_whole_names_no_line() -> None:
    remark = Remark("guessed name", "seeds/x.md", None, (), "干宝 is a name", ())
    assert str(remark) == "seeds/x.md: guessed name: 干宝 is a name"


@pytest.mark.parametrize(
    ("traditional", "place"),
    [
        ("郭子誠字乾之。", "乾"),
        ("院長是李鍾熙。", "鍾"),
        ("我是吳正乾，謝謝。", "乾"),
        ("他的戲較為沈了。", "沈"),
    ],
)
def test_what_simplified_writes_in_two_ways_is_shown_for_a_traditional_text(
    traditional: str, place: str
) -> None:
    assert shown(traditional, "traditional") == [("two forms", place)]


@pytest.mark.parametrize(
    "traditional",
    [
        "乾淨的餅乾，乾隆皇帝。",
        "特徵與徵求，宮商角徵羽。",
        "瞭望臺，一片狼藉。",
        "鍾先生和沈小姐來了。",
        "海水乾了，瀝乾水分，在徵件期間徵選三組。",
        "布巾覆在額上，到醫院覆診，別重蹈覆轍。",
        "藉由雷霆，也藉這個機會。",
    ],
)
def test_what_simplified_has_a_word_for_is_not_doubted(traditional: str) -> None:
    assert shown(traditional, "traditional") == []


@pytest.mark.parametrize("script", ["traditional", "damaged"])
@pytest.mark.parametrize("text", ["朱自清著，那年在北京。", "新著《山水》出版了。"])
def test_a_lone_zhù_is_shown(text: str, script: str) -> None:
    assert shown(text, script) == [("lone 著", "著")]
    assert shown("魯迅 著", script) == shown("朱自清著，北京出版社。", script) == []  # they stay


def test_every_variant_that_is_on_is_looked_at() -> None:
    def languages(langs: tuple[str, ...], script: str, text: str) -> set[str]:
        remarks = review(*interpret(seed_of(text, script)), langs)
        entries = [
            word for r in remarks for block in r.paste for word in tomllib.loads(block).get("words", [])
        ]
        return {key for word in entries for key in word if key != "word"}

    assert languages(("zh-Hant", "zh-Hant-HK"), "traditional", "新著《山水》出版了。") == {"zh-Hant-HK"}
    assert languages(("zh-Hant", "zh-Hans"), "traditional", "新著《山水》出版了。") == {"zh-Hans"}
    assert languages(("zh-Hant",), "traditional", "新著《山水》出版了。") == set()
    assert languages(("zh-Hans", "zh-Hant-HK"), "simplified", "以后可以拓制专案。") == {"zh-Hant-HK"}


@pytest.mark.parametrize(
    "text",
    [
        "門開著，燈亮著。",
        "看著《紅樓夢》，執著。",
        "著名的名著，編著者不詳。",
        "家家戶戶都張羅著米。",
        "他滿懷著希望，標誌著「新的一年」。",
    ],
)
def test_a_zhe_and_a_zhù_that_is_known_are_not_shown(text: str) -> None:
    assert shown(text, "traditional") == []


def test_the_tests_own_text_has_next_to_nothing_to_look_at() -> None:
    assert shown(TEXT, "traditional") == []
    assert [kind for kind, _ in shown(to_simplified(TEXT))] == ["likely right"]


def test_one_matter_is_one_remark_with_all_its_places() -> None:
    (remark,) = [
        r for r in reviewed("他去拓制专案。\n她去拓制专案，我去拓制专案。") if r.kind == "form in doubt"
    ]
    assert [(spot.line, spot.column) for spot in remark.spots] == [(1, 4), (2, 4), (2, 11)]


def test_the_editors_own_title_is_looked_at() -> None:
    source = 'slug = "x"\ntitle = "拓制专案"\nscript = "simplified"\nsections = []'
    settings, _ = parse_settings(source, "seeds/x.toml")
    (remark,) = review(*interpret(Seed("seeds/x.txt", "好。".encode(), "好。", settings)))
    assert (remark.kind, remark.spots[0].line) == ("form in doubt", 0)


# --- characters --------------------------------------------------------------


def test_characters_of_the_other_script_are_shown() -> None:
    assert shown("這個网站說了很多。", "traditional") == [("mixed scripts", "网")]
    assert shown("这个網站说了很多，他们这样讲。") == [("mixed scripts", "網")]
    assert shown("我部收音機日日都開住，佢話個网好慢。", "hongkong") == [("mixed scripts", "网")]


def test_a_passage_of_the_other_script_is_one_place() -> None:
    found = reviewed("他引的是：《從經濟學到數學：一位學者的回顧》，讲得很好，書没有。")
    assert [(remark.kind, [spot.context for spot in remark.spots]) for remark in found] == [
        ("mixed scripts", ["他引的是：《【從經濟學到數學：一位學者的回顧】》，讲得很好，書没有…"]),
        ("mixed scripts", ["…的回顧》，讲得很好，【書】没有。"]),
    ]


def test_a_form_that_an_author_of_hong_kong_has_and_a_word_of_japanese_belong() -> None:
    assert shown("衞生局和市民敍舊，涂先生嗰吓好驚，恒生四厘息。", "hongkong") == []
    assert shown("恒春的涂先生看マーテック研究会的文章。", "traditional") == []
    assert shown("研究会的文章。", "traditional") == [("mixed scripts", "会")]
    quoted = "開発時に「参考」にしてきたのは当然です。"
    assert shown(quoted, "traditional") == []
    assert shown(f"他說的「{quoted}」，在网站的文章裡有，你可以自己去看看，寫得很好。", "traditional") != []


def test_a_character_whose_form_in_simplified_nobody_has_belongs() -> None:
    assert shown("设计师李龑来了。") == []


@pytest.mark.parametrize("text", ["皇后在台上，里長姓于，茶几。", "這是我的網站，干戈與征服。"])
def test_old_characters_that_simplified_took_over_are_not(text: str) -> None:
    assert "mixed scripts" not in dict(shown(text, "traditional"))


@pytest.mark.parametrize(
    ("text", "place", "becomes"),
    [
        ("天下\ue000大同", "\ue000", "天下□大同"),
        ("天\u200b下", "\u200b", "天下"),
        ("天\u00ad下", "\u00ad", "天下"),
        ("天\u202e下", "\u202e", "天下"),
        ("天\ufe00下", "\ufe00", "天下"),
        ("⽇出而作", "⽇", "日出而"),
        ("小⻥小虾", "⻥", "小鱼小虾"),
        ("天\uf9e9下", "\uf9e9", "天里下"),
        ("天㇐下", "㇐", "天□下"),
        ("Аpp下", "А", "App"),
        ("AＢC下", "Ｂ", "ABC下"),
        ("二O二二年", "O", "二〇二二"),
        ("在2O22年", "O", "在2022"),
        ("在2l22年", "l", "在2122"),
        ("天ー下", "ー", "天一下"),
        ("アパ一ト", "一", "アパート"),
        ("安娜･李", "･", "安娜·李"),
        ("天ｱﾊﾟ下", "ｱﾊﾟ", "天アパ下"),
        ("天︵下", "︵", "天（下"),
        ("他說︓﹃來﹄", "︓﹃", "他說：『來"),
        ("天\u2028下", "\u2028", "天下"),
        ("他走了，，雨停了", "，，", "走了，雨停"),
        ("他走了.雨停了", ".", "走了。雨停"),
        ("他走了，。雨停了", "，。", "走了，雨停"),
        ("這是我的的書", "的的", "是我的書"),
        ("他說我們我們走", "我們我們", "他說我們走"),
        ("在２０24年", "２０", "在2024"),
        ("他生了—個女兒", "—", "生了一個女"),
        ("他說世紀 末的書店在河邊，後來搬到城東的一條小路上，我去過一次。", " ", "世紀末的"),
        ("他只相信自已的話", "已", "信自己的話"),
        ("沒有人知道末來的事", "末", "知道未來的"),
        ("从此过上了幸福的牛活，他曰夜操劳", "曰", "，他日夜操"),
    ],
)
def test_a_suspicious_character_is_shown_with_what_it_may_be(text: str, place: str, becomes: str) -> None:
    remark = reviewed(text, "traditional" if not {*text} & {*"虾劳"} else "simplified")[0]
    assert remark.kind == "suspicious character"
    assert f"【{place}】" in remark.spots[0].context
    assert tomllib.loads(remark.paste[1])["corrections"][0]["becomes"] == becomes


@pytest.mark.parametrize("text", ["第1\ufe0f\u20e3步。", "圖在 meme-2o8c 裡。"])
def test_a_number_on_a_key_and_a_letter_in_an_address_are_meant(text: str) -> None:
    assert shown(text, "traditional") == []


def test_of_look_alikes_a_text_with_several_shows_more() -> None:
    assert shown("他提到《千面英雄》一书。") == []
    scanned = "他只相信自已的话。没有人知道末来的事。他自已也不知道。"
    assert [place for _, place in shown("他提到《千面英雄》一书。" + scanned)] == ["千", "已", "末"]


@pytest.mark.parametrize(
    "text",
    [
        "❤️好，👨‍👩‍👧家。",
        "1O1",
        "5μm，TGF-β，Δx，Привет。",
        "アパート，安娜·李，安娜‧李。",
        "第二章：夢起・鄉村冬雪，王浩鈞・荒腔走板。",
        "二〇二二年，ＡＰＰ。",
        "日月魚鳥。",
        "自己、已經、辰巳；未來、末日；子曰、日子。",
        "他對自己說，已經太晚了，大人入了座，今日不能再住下去。",
        "。。。……，「好。」",
    ],
)
def test_what_looks_almost_the_same_and_is_meant_is_not_shown(text: str) -> None:
    expected = [("suspicious character", "O")] if text == "1O1" else []
    assert shown(text, "traditional") == expected


def test_what_cannot_be_seen_is_escaped() -> None:
    assert 'text = "天\\u200B下"' in str(reviewed("天\u200b下", "traditional")[0])


# --- what the restoration found ----------------------------------------------

DAMAGED = (
    "近日,小米數(shù)科進(jìn)行品牌升級(jí),更名為天星數(shù)科,面向個(gè)人用戶。\n"
    "早在小米數(shù)科時(shí),就彰顯出其奔向數(shù)字科技,進(jìn)行升級(jí)時(shí),增強(qiáng)個(gè)性。\n"
)
# One line for each kind of doubt that a damaged text can have.
FULL = DAMAGED + (
    "可惡(wù)的是,善有善報,惡有惡報。\n"
    "此後壞\ufffd\ufffd字,領(lǐng)域?qū)m?xiàng)整治。\n"
    "他說“不成對。\n"
    "鉅亨網的范先生,被發明,魯迅 著。\n"
    "看不\ufe0f見,二O二二年。\n"
)


COPY = "鳥在樹上，它們的歌（它自己的）好聽。\n媽媽說，你好。他來了。"


def test_what_simplified_writes_alike_is_a_line_a_kind_and_one_block_settles_it() -> None:
    (remark,) = [one for one in reviewed(COPY, "damaged") if one.kind == "written alike"]
    assert [spot.context.split(":")[0] for spot in remark.spots] == [
        "它 may have been 牠",
        "你 may have been 妳",
    ]
    assert [(spot.line, spot.column, spot.also) for spot in remark.spots] == [(1, 6, ((1, 11),)), (2, 5, ())]
    (block,) = remark.paste
    assert tomllib.loads(block) == {"settled": [{"text": ["它", "你"]}]}
    assert "written alike" not in [one.kind for one in reviewed(COPY, "damaged", block)]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (COPY, "traditional"),  # the author's own
        (to_simplified(COPY), "simplified"),
        (COPY.replace("它自己", "牠自己").replace("你", ""), "damaged"),  # which tells them apart
        ("這本書，它的字；你和他。", "damaged"),  # of no animal, woman or god
    ],
)
def test_what_simplified_writes_alike_is_no_matter_where_nothing_says_so(text: str, script: str) -> None:
    assert "written alike" not in [one.kind for one in reviewed(text, script)]


def test_what_the_restoration_found_is_shown() -> None:
    assert shown(FULL, "damaged") == [
        ("broken bytes", "\ufffd\ufffd"),
        ("broken bytes", "?qū)m?xiàng)"),
        ("bracket in doubt", "惡(wù)"),
        ("annotated once", "強(qiáng)"),
        ("suspicious character", "\ufe0f"),
        ("suspicious character", "O"),
        ("unpaired quotation mark", "他說“不成對"),
        ("rare form", "鉅"),
        ("lone 著", "著"),
        ("likely right", "范"),
    ]


# --- settling ----------------------------------------------------------------

TEXTS = [
    (FULL, "damaged"),
    ("余秋雨说可是只有范先生。\n这个網站，小⻥，二O二二年。他说“不成对。\n高适的诗，被发明。", "simplified"),
    ("這個网站，鍾先生，魯迅 著，新著《山》，看著書。\n天\ue000下，AＢC。\n他說“不成對。", "traditional"),
]


@pytest.mark.parametrize(("text", "script"), TEXTS)
def test_what_is_right_is_pasted_and_nothing_is_shown_again(text: str, script: str) -> None:
    remarks = reviewed(text, script)
    assert remarks
    assert reviewed(text, script, "\n".join(remark.paste[0] for remark in remarks)) == []


@pytest.mark.parametrize(("text", "script"), TEXTS)
def test_what_is_wrong_is_pasted_and_becomes_what_it_says(text: str, script: str) -> None:
    for remark in reviewed(text, script):
        assert len(remark.paste) > 1 or remark.kind == "likely right"
        for block in remark.paste[1:]:
            head, tail = ("", block) if "[[" in block.split("\n", 1)[1] else (block + "\n", "")
            entries = tomllib.loads(block)
            article, _ = interpret(seed_of(text, script, tail, head))
            for word in entries.get("words", []):
                (lang, form) = next((key, value) for key, value in word.items() if key != "word")
                assert form in edition(article, TABLE[lang]).text
            for quote in entries.get("keep", []):
                assert quote in edition(article, TABLE["zh-Hant"]).text
            for correction in entries.get("corrections", []):
                assert correction["received"] not in edition(article, TABLE["zh-Hant"]).text
            after = reviewed(text, script, tail, head)
            assert places_of([remark]) - places_of(after), "at least one place is decided"


def test_of_two_doubts_whose_lines_exclude_each_other_the_second_comes_later() -> None:
    text = "這裡下了一天的雨，这个网\ufffd站发展很快，我們都知道。後來這個网站，也走了。"
    first, other, later = reviewed(text, "traditional")
    assert [one.kind for one in (first, other, later)] == ["broken bytes", "mixed scripts", "later"]
    assert later.message.startswith("1 more doubt at places above")
    pasted = "\n".join(remark.paste[1] for remark in (first, other))
    assert [remark.kind for remark in reviewed(text, "traditional", pasted)] == ["mixed scripts"]


@pytest.mark.parametrize(("text", "script"), TEXTS)
def test_all_that_is_wrong_can_be_pasted_at_once(text: str, script: str) -> None:
    remarks = reviewed(text, script)
    remarks = [remark for remark in remarks if len(remark.paste) > 1]
    words = [remark.paste[1] for remark in remarks if "keep" not in remark.paste[1]]
    kept = [remark.paste[1] + "\n" for remark in remarks if "keep" in remark.paste[1]]
    left = reviewed(text, script, "\n".join(words), "".join(kept))
    assert len(left) < len(remarks) / 2


@pytest.mark.parametrize(
    "settings",
    [
        'protect = ["范先生"]',
        '[[words]]\nword = "范先生"\nzh-Hant = "范先生"',
        '[[left]]\nreceived = "范先生"\nwhy = "原文如此。"',
    ],
)
def test_what_the_toml_decides_elsewhere_is_not_shown(settings: str) -> None:
    assert shown("范先生来了。", settings=settings) == []


def test_an_entry_that_settles_nothing_is_shown() -> None:
    (remark,) = reviewed("今天来了。", settings='[[settled]]\ntext = "今天"')
    assert (remark.kind, remark.file, remark.line) == ("settled", "seeds/x.toml", 5)


def test_an_entry_that_quotes_nothing_is_an_error_at_every_build() -> None:
    with pytest.raises(Rejected, match=r"\[\[settled\]\] names '明天'"):
        interpret(seed_of("今天来了。", "simplified", '[[settled]]\ntext = "明天"'))


def test_a_settled_doubt_is_no_warning_of_the_build_either(project: Project) -> None:
    head = f'{HEAD}script = "damaged"\n'
    project.seed("x", DAMAGED + "可惡(wù)的是,惡有惡報。", head)
    assert "a bracket in doubt" in project.build("--strict").stderr
    project.seed("x", DAMAGED + "可惡(wù)的是,惡有惡報。", head + '[[settled]]\ntext = "惡(wù)"')
    assert project.build("--strict").returncode == 0


# --- the command -------------------------------------------------------------


def test_the_command_shows_everything_and_counts_it(project: Project) -> None:
    project.seed("x", "他去拓制专案。", f'{HEAD}script = "simplified"')
    done = project.run("scripts.review")
    assert done.returncode == 0
    assert "seeds/x.txt:1:4: form in doubt: 制 stays; it may be 製" in done.stdout
    assert done.stdout.endswith("1 remark; form in doubt: 1\n")


def test_the_command_fails_where_a_seed_is_wrong(project: Project) -> None:
    project.seed("x", "范先生来了。", 'slug = "X"')
    done = project.run("scripts.review")
    assert done.returncode == 1
    assert "slug must be of a-z" in done.stderr


def test_the_article_is_read_in_a_minute(full_project: Project) -> None:
    counted = full_project.run("scripts.review").stdout.rstrip().rpartition("\n")[2]
    assert int(counted.split()[0]) <= 5
