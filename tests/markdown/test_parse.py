"""Markdown is read as its author meant it, every word at its place."""

from itertools import pairwise

import comrak
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.markdown.parse import DEEPEST, parse
from scripts.markdown.parsed import Run
from scripts.markdown.tree import Node, said
from tests.conftest import EXAMPLES

TAGS = {"em": "Emph", "strong": "Strong", "del": "Strikethrough", "link": "Link", "image": "Image"}


def outline(node: Node) -> str:
    """A node as one line: kind(child child) and the words of leaves."""
    inner = " ".join(map(outline, node.children))
    return node.text if node.kind == "text" else f"{node.kind}({node.text or inner})"


def outlines(source: str) -> list[str]:
    return [outline(block) for block in parse(source).blocks]


def remarks(source: str) -> list[tuple[str, str]]:
    return [(one.key, one.text) for one in parse(source).remarks]


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("**「甲」**乙", "paragraph(strong(「甲」) 乙)"),
        ("*重點。*後", "paragraph(em(重點。) 後)"),
        ("他說**“對”**了", "paragraph(他說 strong(“對”) 了)"),
        ("前**(甲)**後", "paragraph(前 strong((甲)) 後)"),
        ("**甲（乙）**丙**丁！**戊", "paragraph(strong(甲（乙）) 丙 strong(丁！) 戊)"),
        ("~~舊，~~新", "paragraph(del(舊，) 新)"),
        ("**甲**。**乙。**", "paragraph(strong(甲) 。 strong(乙。))"),
        # What CommonMark reads rightly by itself stays.
        ("甲 ** 乙 ** 丙", "paragraph(甲 ** 乙 ** 丙)"),
        ("（_重點_）", "paragraph(（ em(重點) ）)"),
        ("a*b*c 3*4*5", "paragraph(a em(b) c 3 em(4) 5)"),
        ("\\*不是\\*", "paragraph(*不是 *)"),
        ("血壓140~159、90~99", "paragraph(血壓140~159、90~99)"),
        ("`**「甲」**乙`", "paragraph(mono(**「甲」**乙))"),
    ],
)
def test_emphasis_is_what_the_author_meant(source: str, meant: str) -> None:
    found = outline(parse(source).blocks[0])
    assert found.replace("literal(~)", "~").replace("140 ~ 159、90 ~ 99", "140~159、90~99") == meant


@pytest.mark.parametrize(
    ("text", "shown", "left_out"),
    [
        ("<style>\n.a > b {color: red}\n\n.c {}\n</style>\n\n文", ["文"], 1),
        ("文\n<style scoped>p{}</style> 後", ["文", "後"], 1),
        ("<style>\n沒有結尾\n", ["<style> 沒有結尾"], 0),
        ("`<style>x</style>`是標籤", ["<style>x</style>是標籤"], 0),
    ],
)
def test_a_style_sheet_is_left_out_and_said_and_what_only_looks_like_one_stays(
    text: str, shown: list[str], left_out: int
) -> None:
    parsed = parse(text)
    assert [said(one) for one in parsed.blocks] == shown
    assert [one.key for one in parsed.remarks].count("looks") == left_out


def test_a_single_tilde_strikes_nothing_and_two_do() -> None:
    assert said(parse("約3~5天，7~9天").blocks[0]) == "約3~5天，7~9天"
    assert "del" not in outlines("約3~5天，7~9天")[0]
    assert outlines("~~三~~四") == ["paragraph(del(三) 四)"]


def test_a_line_break_between_han_is_no_space_and_between_words_is_one() -> None:
    assert said(parse("一行\n二行，\nthree\nfour\n五").blocks[0]) == "一行二行，three four 五"
    assert said(parse("他說：\n“好”\n『也\n好』").blocks[0]) == "他說：“好”『也好』"


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("詞\n: 義\n: 又一義", "terms(term(詞) meaning(義) meaning(又一義))"),
        ("詞\n同義詞\n:   義", "terms(term(詞 br() 同義詞) meaning(義))"),
        ("**詞**\n\n: 義\n\n    又一段", "terms(term(strong(詞)) meaning(paragraph(義) paragraph(又一段)))"),
        ("> 詞\n> : 義", "quote(terms(term(詞) meaning(義)))"),
        # What is none
        ("詞\n:義", "paragraph(詞 literal( ) :義)"),
        ("甲\n:smile: 乙", "paragraph(甲 literal( ) :smile: 乙)"),
        ("詞\n： 義", "paragraph(詞 ： 義)"),
        ("# 詞\n: 義", "heading(詞)"),
    ],
)
def test_a_term_and_what_it_means_are_a_list_of_terms(source: str, meant: str) -> None:
    assert outlines(source)[0] == meant


def test_a_list_of_terms_ends_where_its_last_meaning_does() -> None:
    terms, paragraph = parse("詞\n: 義\n\n後面的一段。\n").blocks
    assert (terms.kind, paragraph.kind) == ("terms", "paragraph")
    assert terms.end <= paragraph.start


@pytest.mark.parametrize("colon", [":", "："])
def test_a_line_that_begins_with_a_label_and_a_blank_begins_a_line(colon: str) -> None:
    lines = f"時間{colon} 三點\n標籤{colon} 讀書, 活動\n狀態{colon} 進行中"
    assert outlines(lines) == [
        f"paragraph(時間{colon} 三點 br() 標籤{colon} 讀書, 活動 br() 狀態{colon} 進行中)"
    ]
    assert outlines("Q：開門？\nA：十點。\n問：幾點？\n答：九點。")[0].count("br()") == 3
    assert outlines("Q. 開門？\nA. 十點。")[0].count("br()") == 1
    assert outlines("我選了\nA 和 B。")[0].count("br()") == 0
    assert outlines("| 甲\n| 乙\n| 丙")[0].count("br()") == 2
    assert outlines("> 甲：不能加了。\n> 乙丙：那就不加。")[0].count("br()") == 1
    assert said(parse("他走了。\n我說：「好。」").blocks[0]) == "他走了。我說：「好。」"
    assert outlines("分為：\n一、甲。\n二、乙。")[0].count("br()") == 2
    assert said(parse("他說這裡有二、\n三、四個人。").blocks[0]) == "他說這裡有二、三、四個人。"
    assert said(parse("他看著我，\n主席說：走吧。").blocks[0]) == "他看著我，主席說：走吧。"
    assert said(parse("Look at this.\nNote: it rains.").blocks[0]) == "Look at this. Note: it rains."


def test_forms_of_html_are_forms_comments_are_left_out_and_other_tags_are_text() -> None:
    assert outlines("H<sub>2</sub>O<br>水<!-- 不印 -->也") == ["paragraph(H sub(2) O br() 水 也)"]
    assert outlines("<!-- 一\n\n二 -->\n\n三") == ["paragraph(三)"]
    source = '<time class="a">甲</time>'
    assert outlines(source) == ['paragraph(literal(<time class="a">) 甲 literal(</time>))']
    assert remarks(source) == [("tag", '<time class="a">'), ("tag", "</time>")]
    assert outlines('<font color="red">甲</font><b>乙</b><a href="x.md">丙</a>') == [
        "paragraph(甲 strong(乙) link(丙))"
    ]
    assert outlines("甲<sub>乙") == ["paragraph(甲 literal(<sub>) 乙)"]
    assert remarks("甲<sub>乙") == [("tag", "<sub>")]
    assert outlines("<dl>\n甲&lt;乙\n</dl>") == [
        "paragraph(literal(<dl>) literal( ) 甲<乙 literal( ) literal(</dl>))"
    ]
    assert said(parse("<ruby>重<rt>虫</rt></ruby>慶").blocks[0]) == "重（虫）慶"
    assert said(parse("<ruby>重<rp>(</rp><rt>虫</rt><rp>)</rp></ruby>慶").blocks[0]) == "重(虫)慶"
    assert outlines("<p>甲</p>\n<p>乙</p>") == ["paragraph(甲 br() 乙)"]
    assert outlines("<script>\n后 = 1\n</script>")[0].count("literal(后 = 1)") == 1  # never converted


def test_notes_stand_at_the_end_numbered_as_they_are_referred_to() -> None:
    parsed = parse("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n\n[^b]: 二\n\n    三\n\n[^c]: 無人引用")
    notes = parsed.blocks[-1]
    assert [(note.get("number"), note.get("times"), said(note)) for note in notes.children] == [
        ("1", "2", "二 三"),
        ("2", "1", "一"),
        ("3", "0", "無人引用"),
    ]
    assert remarks("甲[^x]") == [("note", "[^x]")]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| `a|b`、`||` | 或 |", ["a|b、||", "或"]),
        ("| `a\\|b` | 或 |", ["a|b", "或"]),
        ("| `a | b` |", ["`a", "b`"]),  # as many cells as the head: GitHub's way to read them
    ],
)
def test_a_bar_in_code_ends_no_cell_where_the_row_would_have_too_many(row: str, cells: list[str]) -> None:
    (table,) = parse(f"| 甲 | 乙 |\n|:-:|---|\n{row}\n").blocks
    assert [said(one) for one in table.children[1].children] == cells


def test_a_short_line_behind_eight_full_width_spaces_is_who_signs() -> None:
    far = "\u3000" * 8
    assert outlines(f"{far}王小明\n{far}一九年") == ["signature(王小明 br() 一九年)"]
    assert outlines(f"甲。\n\n{far}王小明\n\n{far}二〇二〇年 *春*") == [
        "paragraph(甲。)",
        "signature(王小明)",
        "signature(二〇二〇年  em(春))",
    ]
    for text in (
        f"{far}他走了。",
        f"{far}***",
        "\u3000" * 7 + "王小明",
        f"甲{far}王小明",
        f"- 甲\n\n{far}{'很長' * 21}",
    ):
        assert not [one for one in outlines(text) if one.startswith("signature")], text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        (
            "    他走了，很遠。\n\n    「後來呢？」\n",
            ["paragraph(他走了，很遠。)", "paragraph(「後來呢？」)"],
        ),
        ("\t他走了。\n\t我沒走。\n", ["paragraph(他走了。)", "paragraph(我沒走。)"]),
        ("> 引\n>\n>     他走了。\n", ["quote(paragraph(引) paragraph(他走了。))"]),
        ("    git add 圖  # 放進去，存好。\n", ["code(git add 圖  # 放進去，存好。\n)"]),
        ("    若（甲 = 乙），則走。\n", ["code(若（甲 = 乙），則走。\n)"]),
        ("    圖書館\n    ├─ 書，報。\n", ["code(圖書館\n├─ 書，報。\n)"]),
        ("```\n他走了。\n```\n", ["code(他走了。\n)"]),
    ],
)
def test_a_chinese_sentence_with_an_indent_is_a_paragraph_and_no_code(source: str, read: list[str]) -> None:
    assert outlines(source) == read


def test_marks_in_a_paragraph_with_an_indent_are_told() -> None:
    assert remarks("    他**走**了，很遠。\n") == [("emphasis", "**")]


def test_a_mark_that_is_escaped_is_no_form_that_was_left_open() -> None:
    assert remarks(r"他寫\*\*星號\*\*，見\[^x]。") == []
    assert remarks("他寫 ** 星號，見[^x]。") == [("note", "[^x]"), ("emphasis", "**")]


def test_a_picture_is_a_block_with_the_caption_below_it() -> None:
    assert outlines("![貓](a.png)\n\n*圖一*\n\n*不是圖說*") == [
        "figure(image(貓) caption(圖一))",
        "paragraph(em(不是圖說))",
    ]
    assert outlines("![貓](a.png)\n*圖一*") == ["figure(image(貓) caption(圖一))"]
    for ends in ("\n", "\n\n"):
        assert outlines(f"![貓](a.png){ends}圖：一隻貓") == ["figure(image(貓) caption(圖：一隻貓))"]
    assert outlines("![貓](a.png)\n這是一隻貓") == ["paragraph(image(貓) 這是一隻貓)"]
    assert outlines("![貓](a.png)\n圖：貓。走了。") == ["paragraph(image(貓) 圖：貓。走了。)"]
    assert outlines("![貓](a.png)\n\n圖中有貓。")[1] == "paragraph(圖中有貓。)"
    assert outlines("看![貓](a.png)吧") == ["paragraph(看 image(貓) 吧)"]


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("```\n碼", ["fence"]),
        ("文\n\n    ~~x = 1~~ 與 `y`\n\n    `z = 2`", []),  # code by its indent
        ("```\n碼\n```\t\n\n後", []),
        ("~~~\n碼\n~~~", []),
        ("    縮排的碼", []),
        ("> ```\n> 碼\n> ```", []),
        ("| 甲 | 乙 |\n|---|---|\n| 一 | 二 | 三 |", ["cells"]),
        ("| 甲 | 乙 |\n|---|---|\n| `a|b` | 二 |", []),
        ("| 甲 | 乙 |\n|---|---|\n| `a|b` | 二 | 三 |", ["cells"]),
        ("| 甲 | 乙 |\n|---|---|\n| 一 |", []),
        ("如下：\n3. 雨傘", ["list"]),
        ("如下：\n- 雨傘", []),
        ("**「甲」 **乙", ["emphasis"]),
        (">" * (DEEPEST + 2) + "甲", ["deep"]),
        ("* " * 60 + "甲", ["deep"]),
        ("* " * 9_000, []),
    ],
)
def test_what_may_be_meant_otherwise_is_remarked(source: str, keys: list[str]) -> None:
    assert [key for key, _ in remarks(source)] == keys


@pytest.mark.parametrize(
    "source",
    [
        "甲甲\n\n如下：\n【3.】 雨傘",
        "好\n\n【甲**「甲」 **乙】",
        "甲\n\n| 甲 | 乙 |\n|---|---|\n【| 一 | 二 | 三 |】",
        "甲【{{x}}】乙",
        "甲\n\n【```】\n碼",
    ],
)
def test_a_remark_says_where_what_it_means_stands(source: str) -> None:
    begin = source.index("【")
    (one,) = parse(source.replace("【", "").replace("】", "")).remarks
    assert one.at == begin
    assert source[begin + 1 :].startswith(one.text) or one.key == "emphasis"


PIECES = st.sampled_from(
    [
        "**",
        "*",
        "~~",
        "_",
        "`",
        "「甲」",
        "乙，",
        "（丙）",
        "丁",
        "a",
        " ",
        "!",
        "(b)",
        "。",
        "[x](y.md)",
        "==",
        "$",
        "“引”",
        "~",
    ]
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_no_word_is_lost_and_every_run_is_where_it_says(text: str) -> None:
    source = f"甲{text}甲"
    parsed = parse(source)
    runs = [item for item in parsed.items if isinstance(item, Run)]
    assert all(source[run.start : run.end] == run.text for run in runs)
    assert all(a.end <= b.start for a, b in pairwise(runs))
    shown = "".join(said(block) for block in parsed.blocks)
    assert [c for c in shown if c in "甲乙丙丁引"] == [c for c in source if c in "甲乙丙丁引"]


@pytest.mark.parametrize(
    "source",
    [
        "# 題 *一*\n\n甲**「乙」**丙[丁](x)`己`\n\n> 庚\n\n- 壬\n  1. 癸",
        "| 子 | 丑 |\n|---|---|\n| 寅 | ~~卯~~ |",
        "**粗。**後*斜？*後***都***後\n\n1. 一\n\n   二\n2. 三\n\n![圖](a.png)\n\n- [x] 好",
        "前**(甲)**後、**甲(**乙**)丙**、*甲，*乙、甲*（乙）*丙",
    ],
)
def test_a_second_parser_reads_the_same_forms(source: str) -> None:
    options = comrak.ExtensionOptions(
        table=True, strikethrough=True, tasklist=True, footnotes=True, cjk_friendly_emphasis=True
    )

    def theirs(node: comrak.AstNode) -> list[str]:
        kind = type(node.node_value).__name__
        below = [one for child in node.children for one in theirs(child)]
        return [kind, *below] if kind in TAGS.values() else below

    ours = [TAGS[one.kind] for block in parse(source).blocks for one in block.walk() if one.kind in TAGS]
    assert ours == theirs(comrak.parse_document(source, extension_options=options))
