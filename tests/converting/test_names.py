"""People's names: converted as names, found at words' borders, read out of an author's field."""

import pytest

from scripts.converting.author_field import names_in_field
from scripts.converting.names import convert_name, find_names
from scripts.converting.render import render, render_author
from scripts.converting.variants import TABLE
from scripts.source.settings import Word
from scripts.source.toml import parse_settings

HANT, HANS, HK = (TABLE[lang] for lang in ("zh-Hant", "zh-Hans", "zh-Hant-HK"))


@pytest.mark.parametrize(
    ("name", "traditional"),
    [
        ("余华", "余華"),
        ("范冰洁", "范冰潔"),
        ("于丹", "于丹"),
        ("姜文", "姜文"),
        ("郁达夫", "郁達夫"),
        ("岳飞", "岳飛"),
        ("干宝", "干寶"),
        ("种师道", "种師道"),
        ("钟叔河", "鍾叔河"),
        ("谷梁赤", "穀梁赤"),
        ("万历", "萬曆"),
        ("黄郁璇", "黃郁璇"),
        ("范小里", "范小里"),
        ("黄征", "黃征"),
        ("胡须", "胡須"),
        ("魏征", "魏徵"),
        ("文徵明", "文徵明"),
        # Neighbours: nothing to choose
        ("李明", "李明"),
        ("陈发科", "陳發科"),
    ],
)
def test_a_name_keeps_its_surname_and_is_converted_for_the_rest(name: str, traditional: str) -> None:
    assert convert_name(name, name, "zh-Hant") == traditional
    assert render(f"我读{name}。", "simplified", HANT, names=[name]) == f"我讀{traditional}。"


def test_a_name_has_in_hong_kong_the_forms_of_hong_kong() -> None:
    assert convert_name("王葱钩", "王葱钩", "zh-Hant-HK") == "王葱鈎"
    assert convert_name("王葱钩", "王葱钩", "zh-Hant") == "王蔥鉤"


def test_names_keep_in_simplified_what_names_keep() -> None:
    names = ["王汎森", "薛應旂", "畢昇", "何勗"]
    text = "王汎森與薛應旂、畢昇、何勗。"
    assert render(text, "traditional", HANS, names=names) == "王汎森与薛应旂、毕昇、何勗。"
    assert render("汎神論，昇起，旂幟", "traditional", HANS, names=names) == "泛神论，升起，旗帜"


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("余华的书", "余华", [0]),
        ("我和余华说", "余华", [2]),
        ("若干宝石", "干宝", []),
        ("属于丹麦", "于丹", []),
        ("其余华丽的", "余华", []),
        ("范冰洁白天来了", "范冰洁", [0]),
        ("錢穆說", "錢穆", [0]),
    ],
)
def test_a_name_counts_at_a_words_border_only(text: str, name: str, places: list[int]) -> None:
    assert [one.start for one in find_names(text, [name])] == places


def test_a_word_of_the_glossary_counts_more_than_a_name() -> None:
    word = Word(1, "余华", {"zh-Hant": "餘華"})
    assert render("余华", "simplified", HANT, [word], ["余华"]) == "餘華"


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("余华", ["余华"]),
        ("本报记者 余华 范玮", ["余华", "范玮"]),
        ("文／余华 图／范冰", ["余华", "范冰"]),
        ("余华、于丹 译", ["余华", "于丹"]),
        ("余华 著；范明 译", ["余华", "范明"]),
        ("〔美〕余英时 著", ["余英时"]),
        ("新华社记者余华", ["余华"]),
        ("作者：欧阳修", ["欧阳修"]),
        ("余　华", ["余　华"]),
        # Neighbours: no names
        ("编辑部", []),
        ("余光中文学馆", []),
        ("村上春树", []),
        ("John Smith", []),
        # A surname, and nothing behind it
        ("令狐", []),
        ("尉迟 著", []),
    ],
)
def test_an_authors_field_is_read_as_names_and_roles(field: str, names: list[str]) -> None:
    found = names_in_field(field)
    assert [one.name for one in found] == names
    assert all(one.guessed and field[one.start : one.end] == one.name for one in found)


@pytest.mark.parametrize(
    ("field", "traditional"),
    [
        ("余华", "余華"),
        ("本报记者 余华", "本報記者 余華"),
        ("文／余华 图／范冰洁", "文／余華 圖／范冰潔"),
        ("余　华", "余　華"),
        ("发展研究部", "發展研究部"),
    ],
)
def test_an_authors_names_are_right_in_every_variant(field: str, traditional: str) -> None:
    assert render_author(field, "simplified", HANT) == traditional
    assert render_author(field, "simplified", HANS) == field
    assert render_author(traditional, "traditional", HANT) == traditional


def test_names_are_a_list_of_texts_of_two_characters_or_more() -> None:
    settings, findings = parse_settings('names = ["余华", "范冰洁"]', "x.toml")
    assert (settings.names, findings) == (("余华", "范冰洁"), [])
    _, (finding,) = parse_settings('names = ["余"]', "x.toml")
    assert "two characters" in finding.message


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        # Said of somebody, and what stays a word in the same text
        ("掌柜姓于，人称于掌柜。\n伙计是小于的弟弟。", "掌櫃姓于，人稱于掌櫃。\n伙計是小于的弟弟。"),
        ("他姓于。\n小于三，小于或等于五，老于世故。", "他姓于。\n小於三，小於或等於五，老於世故。"),
        ("于师傅：来。\n老于，对于师傅的话我不懂。", "于師傅：來。\n老于，對於師傅的話我不懂。"),
        ("小于 09:01\n在吗？找小于，大于五。", "小于 09:01\n在嗎？找小于，大於五。"),
        ("他姓后，人称后老师。\n之后老师走了。", "他姓后，人稱后老師。\n之後老師走了。"),
        ("她姓钟。\n老钟，那座老钟，停了。", "她姓鍾。\n老鍾，那座老鐘，停了。"),
        # With a title twice, and once
        ("游老师来了。游老师坐下。\n老游，老游客。", "游老師來了。游老師坐下。\n老游，老遊客。"),
        ("老百姓于是走了。\n它小于的，不多。", "老百姓於是走了。\n它小於的，不多。"),
        ("征护士：两名。\n征护士的医院。", "徵護士：兩名。\n徵護士的醫院。"),
    ],
)
def test_a_surname_that_a_text_gives_somebody_is_one_in_all_of_it(text: str, traditional: str) -> None:
    assert render(text, "simplified", HANT) == traditional
