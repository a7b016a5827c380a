"""Words are edited without their markup, and the edits are put back into the source."""

import pytest

from scripts.markdown.parse import parse
from scripts.markdown.tree import shape
from scripts.markdown.words import Words
from scripts.text.traced import Edit, Traced


def words(source: str) -> Words:
    parsed = parse(source)
    return Words.of(parsed.items, parsed.named)


def edited(source: str, old: str, new: str) -> str:
    """The source after its words ``old`` became ``new``."""
    found = words(source)
    at = found.text.index(old)
    return Traced.received(source).edited(found.in_source([Edit(at, at + len(old), new, "x")])).now


@pytest.mark.parametrize(
    ("source", "old", "new", "becomes"),
    [
        ("一**只**猫", "只", "隻", "一**隻**猫"),
        ("一**只**猫", "一只猫", "一隻貓", "一**隻**貓"),
        ("學**校**", "學校", "大學堂", "大學堂****"),  # another length: the first part takes it
        ("前\\,後", ",", "，", "前，後"),
        ("前\\\\,後", ",", "，", "前\\\\，後"),
        ("說&ldquo;好&rdquo;", "“", "「", "說「好&rdquo;"),
        # In HTML a backslash would be shown, and < is an entity.
        ("<p>说&nbsp;[好] &lt;b&gt;</p>", "说", "說", "<p>說&#160;[好] &lt;b&gt;</p>"),
        ("<p>&emsp;说</p>", "说", "說", "<p>&#8195;說</p>"),
        ('<img src="a.png" alt="说&quot;*好*">', "说", "說", '<img src="a.png" alt="說&quot;*好*">'),
        ("一<b>说&nbsp;*好</b>", "说\xa0*好", "說*好", "一<b>說\\*好</b>"),
        ("甲(ji)乙", "(ji)", "", "甲乙"),
        ("甲乙", "甲", "C*", "C\\*乙"),
        ('[見](a.md "標题")', "题", "題", '[見](a.md "標題")'),
        ("![图](a.png '说')", "图", "圖", "![圖](a.png '说')"),
        ("[标题]\n\n[标题]: a.md", "标题", "標題", "[標題][标题]\n\n[标题]: a.md"),
        ("[标题][]\n\n[标题]: a.md", "标题", "標題", "[標題][标题]\n\n[标题]: a.md"),
        ("[x]\n\n[x]: a.md '标题'", "标题", "標題", "[x]\n\n[x]: a.md '標題'"),
        ("> 一\n> 只", "一只", "一隻", "> 一\n> 隻"),
        ("| 台 | 湾 |\n|---|---|", "湾", "灣", "| 台 | 灣 |\n|---|---|"),
    ],
)
def test_an_edit_of_words_is_an_edit_of_the_source(source: str, old: str, new: str, becomes: str) -> None:
    assert edited(source, old, new) == becomes


def test_code_addresses_and_names_of_notes_are_no_words() -> None:
    source = "见`后台`<https://a.b/后>[^后]\n\n```后\n后\n```\n\n[后](后.md)\n\n[^后]: 注"
    assert words(source).text.count("后") == 1
    assert edited(source, "后", "後").replace("[後](后.md)", "[后](后.md)") == source


def test_the_forms_stay_whatever_the_words_become() -> None:
    source = "# 题*一*\n\n- 甲**「乙」**丙\n- [链](x)\n\n> 引[^1]\n\n[^1]: 注\n"
    found = words(source)
    edits = [Edit(at, at + 1, "漢", "x") for at, one in enumerate(found.text) if "一" <= one <= "龥"]
    traced = Traced.received(source).edited(found.in_source(edits))
    assert traced.was == source
    assert [shape(b) for b in parse(traced.now).blocks] == [shape(b) for b in parse(source).blocks]


def test_words_remember_what_was_received_in_their_source() -> None:
    source = Traced.received("數(shù)**據**").edited([Edit(1, 6, "", "annotation")])
    cut = Words.of(parse(source.now).items, []).traced(source)
    assert (cut.was.strip(), cut.now.strip()) == ("數(shù)據", "數據")


@pytest.mark.parametrize(("mark", "shown"), [("&ldquo;", "“"), ("\\,", ",")])
def test_words_that_the_source_writes_otherwise_count_as_unchanged(mark: str, shown: str) -> None:
    received = f"說{mark}好(hǎo)"
    source = Traced.received(received).edited([Edit(len(received) - 5, len(received), "", "annotation")])
    cut = Words.of(parse(source.now).items, []).traced(source)
    assert (cut.was.strip(), cut.now.strip()) == (f"說{shown}好(hǎo)", f"說{shown}好")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲**乙**丙*丁*", "甲乙丙*丁*"),  # the first of two forms
        ("甲**乙**丙*丁*", "甲**乙**丙丁"),
        ("甲**乙**", "**甲**乙"),
        ("- 甲\n- 乙", "- 甲"),
        ("[甲](a.md)", "[甲](b.md)"),
        ("## 甲", "### 甲"),
    ],
)
def test_blocks_of_other_forms_have_another_shape(one: str, other: str) -> None:
    shapes = [[shape(block) for block in parse(source).blocks] for source in (one, other)]
    assert shapes[0] != shapes[1]


def test_words_are_no_matter_of_the_shape() -> None:
    assert [shape(b) for b in parse("甲**乙**丙").blocks] == [shape(b) for b in parse("子**丑**寅卯").blocks]
