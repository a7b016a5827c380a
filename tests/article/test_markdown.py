"""An article in Markdown: the source stays the text, in every variant, and gives back what was received."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.article.edition import edition, traced
from scripts.article.edition_model import Edition
from scripts.article.interpret import interpret
from scripts.article.model import Article
from scripts.converting.variants import TABLE
from scripts.findings import Rejected
from scripts.source.seed import Source, parse_source
from tests.conftest import EXAMPLES


def article(text: str, said: str = 'script = "simplified"\n') -> Article:
    seed, findings = parse_source(Source("seeds/x.md", text.encode(), said.encode()))
    assert seed
    assert not [one for one in findings if one.level == "error"], findings
    return interpret(seed)[0]


def in_hant(text: str, said: str = 'script = "simplified"\n') -> Edition:
    return edition(article(text, said), TABLE["zh-Hant"])


def codes(text: str, said: str = 'script = "simplified"\n') -> list[str]:
    seed, findings = parse_source(Source("seeds/x.md", text.encode(), said.encode()))
    assert seed
    try:
        return [one.code for one in findings + interpret(seed)[1] if one.code != "A01"]
    except Rejected as rejected:
        return [one.code for one in rejected.findings if one.level == "error"]


@pytest.mark.parametrize(
    ("source", "published"),
    [
        ("# 题\n\n一**只**猫\n", "# 題\n\n一**隻**貓\n"),
        ("# 题\n\n一\n只猫\n", "# 題\n\n一\n隻貓\n"),
        ("# 题\n\n`头发`的头发\n", "# 題\n\n`头发`的頭髮\n"),
        ("# 题\n\n```\n头发\n```\n\n头发\n", "# 題\n\n```\n头发\n```\n\n頭髮\n"),
        ("# 题\n\n|头发|头发|\n|-|-|\n|发展|`发`|\n", "# 題\n\n|頭髮|頭髮|\n|-|-|\n|發展|`发`|\n"),
        ('# 题\n\n![头发](后.png "头发")\n', '# 題\n\n![頭髮](后.png "頭髮")\n'),
        ("# 题\n\n注[^发]\n\n[^发]: 头发\n", "# 題\n\n注[^发]\n\n[^发]: 頭髮\n"),
        ("# 题\n\n“**发展**，”他说\n", "# 題\n\n「**發展**，」他說\n"),
        ("---\ntitle: 头发\nauthor: 余华\n---\n发展\n", "---\ntitle: 頭髮\nauthor: 余華\n---\n發展\n"),
        ("# 题\r\n\r\n发展  \r\n头发\r\n", "# 題\r\n\r\n發展  \r\n頭髮\r\n"),
        ("\ufeff# 题\n\n头发\n", "\ufeff# 題\n\n頭髮\n"),
    ],
)  # fmt: skip
def test_the_published_text_is_markdown_with_its_words_converted(source: str, published: str) -> None:
    assert in_hant(source).text == published


def test_a_damaged_text_is_restored_across_its_markup() -> None:
    line = "**數(shù)據(jù)**進(jìn)入,發(fā)展*后*面(miàn)。"
    line += "國(guó)際(jì)機(jī)構(gòu)認(rèn)為數(shù)據(jù)很好\\,進(jìn)步。\n"
    damaged = f"# 數(shù)據(jù)\n\n{line * 3}"
    one = article(damaged, 'script = "damaged"\n')
    made = edition(one, TABLE["zh-Hant"])
    assert made.title == "數據"
    assert made.text.split("\n")[2] == "**數據**進入，發展*後*面。國際機構認為數據很好，進步。"
    assert traced(one, made).was == damaged


HAND = "---\ntitle: 头发\nauthor: 余华\n---\n\n# 节\n\n一**只**猫，[见](a.md)。\n\n- 发展\n"


def by_hand(text: str, hand: str) -> tuple[Article, Edition]:
    source = Source("seeds/x.md", text.encode(), b'script = "simplified"\n', {"zh-Hant": hand.encode()})
    seed, _ = parse_source(source)
    assert seed
    one = interpret(seed)[0]
    return one, edition(one, TABLE["zh-Hant"])


def test_a_version_by_hand_stands_in_place_of_the_converted_one_and_gives_back_the_seed() -> None:
    hand = "---\ntitle: 髮事\nauthor: 余先生\n---\n\n# 一節\n\n這**一隻**貓，[看](a.md)。\n\n- 發達！\n"
    one, made = by_hand(HAND, hand)
    assert (made.title, made.author, made.text, made.by_hand) == ("髮事", "余先生", hand, True)
    assert [block.text for block in made.blocks] == ["一節", "這一隻貓，看。", "發達！"]
    assert [block.id for block in made.blocks] == ["节", "p8", "p10"]
    assert (traced(one, made).was, traced(one, made).now) == (HAND, hand)
    assert by_hand("# 发\n\n文\n", "# 發！\n\n字\n")[1].title == "發！"


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("一**只**猫", "一只貓", "it has other forms than the article"),
        ("(a.md)", "(b.md)", "it has other forms than the article"),
        ("- 发展\n", "- 發展\n\n又一段\n", "13 lines of text; the article has 11"),
        ("", "", "it says what the conversion says"),
    ],
)
def test_a_version_by_hand_has_the_lines_and_forms_of_the_article(was: str, now: str, says: str) -> None:
    hand = in_hant(HAND).text if not was else HAND.replace(was, now)
    with pytest.raises(Rejected, match=f"seeds/x.zh-Hant.md.*{says}"):
        by_hand(HAND, hand)


def test_corrections_see_the_markup_and_can_mend_it() -> None:
    said = 'script = "traditional"\n[[corrections]]\n'
    said += 'received = "**「甲」 **"\nbecomes = "**「甲」**"\nwhy = "筆誤"\n'
    [block] = in_hant("# 題\n\n他說**「甲」 **乙。\n", said).blocks
    assert block.node
    assert [one.kind for one in block.node.children] == ["text", "strong", "text"]


@pytest.mark.parametrize(
    ("text", "title", "editors"),
    [
        ("# 題\n\n文。\n", "題", False),
        ("文。\n\n# 題 *一*\n\n文。\n", "題 一", False),
        ("---\ntitle: 題\n---\n\n# 別的\n\n文。\n", "題", False),
        ("## 小題\n\n很長的一段文字，裡面什麼都有，一直到這裡才完。\n", "小題", False),
    ],
)
def test_the_title_is_the_authors_or_the_first_heading(text: str, title: str, editors: bool) -> None:
    one = in_hant(text, 'script = "traditional"\n')
    assert (one.title, one.facts.editors_title) == (title, editors)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 前言\n\n文。\n\n# 总结\n\n完。\n", "x"),
        ("## 一、背景\n\n文。\n\n## 二、方案\n\n完。\n", "x"),
        ("# 第一章 河\n\n文。\n", "第一章 河"),
        ("# 第一章 河\n\n## 一、水\n\n文。\n\n## 二、船\n\n完。\n", "第一章 河"),
        ("# 前言\n\n文。\n", "前言"),
        ("## 安装\n\n文。\n\n## 使用\n\n完。\n", "x"),
        ("读书笔记\n\n## 安装\n\n文。\n\n## 使用\n\n完。\n", "读书笔记"),
    ],
)
def test_a_text_that_begins_with_one_of_its_parts_has_the_title_of_its_file(text: str, title: str) -> None:
    one = article(text, 'script = "simplified"\n')
    assert one.title == title
    assert len([block for block in edition(one, TABLE["zh-Hans"]).blocks if block.heading]) == text.count(
        "\n#"
    ) + (title == "x")


@pytest.mark.parametrize(
    ("text", "title", "shown"),
    [
        ("走了很久，才到。\n\n# 石阶\n\n文。\n\n# 渡口\n\n完。\n", "x", ["石阶", "渡口"]),
        ("走了很久，才到。\n\n# 石阶\n\n文。\n\n## 渡口\n\n完。\n", "石阶", ["渡口"]),
        (
            "经大会通过。\n\n## 会章\n\n# 第一章 名称\n\n文。\n\n# 第二章 会员\n\n完。\n",
            "会章",
            ["第一章 名称", "第二章 会员"],
        ),
        (
            "作者：王小明\n\n[上一篇](a.md)\n\n# 山路\n\n文。\n\n# 渡口\n\n完。\n",
            "山路",
            ["渡口"],
        ),
        ("---\ntitle: 山路\n---\n文。\n\n# 山路\n\n文。\n\n# 渡口\n", "山路", ["渡口"]),
    ],
)
def test_one_of_several_first_headings_that_stands_below_words_is_a_part_and_keeps_its_place(
    text: str, title: str, shown: list[str]
) -> None:
    one = article(text, 'script = "simplified"\n')
    blocks = edition(one, TABLE["zh-Hans"]).blocks
    assert (one.title, [block.text for block in blocks if block.heading]) == (title, shown)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# ![](a.png)\n\n很长的路，走了很久。\n", "很长的路"),
        ("# ![](https://example.org/a.png)\n\n# 山路\n\n文。\n", "山路"),
        ("# <br>\n\n## 山路\n\n文。\n", "山路"),
        ("# ![图](a.png) 山路\n\n文。\n", "图 山路"),
        ("# [山路](a.md)\n\n文。\n", "山路"),
    ],
)
def test_a_heading_without_words_is_no_title(text: str, title: str) -> None:
    assert article(text, 'script = "simplified"\n').title == title


def test_headings_have_the_ids_of_their_words_in_the_seeds_script_and_paragraphs_of_their_lines() -> None:
    text = "# 题\n\n一\n\n## 第一站\n\n## 第一站\n\n## 说 明 {#x}\n\n### 细\n\n- 单\n\n注[^1]\n\n[^1]: 无\n"
    blocks = in_hant(text).blocks
    assert [(one.id, one.level) for one in blocks if one.heading] == [
        ("第一站", 2),
        ("第一站-2", 2),
        ("x", 2),
        ("细", 3),
    ]
    assert [one.id for one in blocks if not one.heading] == ["p3", "p13", "p15", "notes"]


def test_an_id_that_an_author_gave_to_several_headings_is_that_of_the_first_alone() -> None:
    heads = "## 求和 {#method}", "## 求积 {#method}", "## 附录 {#notes}", "## 名单 {#p3}", "## 全文 {#Whole}"
    blocks = in_hant("\n\n".join(["# 题", *heads, "完\n"])).blocks
    assert [one.id for one in blocks if one.heading] == ["method", "求积", "附录", "名单", "Whole"]


def test_a_paragraph_with_single_tildes_is_nothing_but_text() -> None:
    (block,) = in_hant("# 题\n\n约140~159斤，或160~170斤。\n").blocks
    assert (block.text, block.node) == ("約140~159斤，或160~170斤。", None)


@pytest.mark.parametrize(
    "first",
    [
        "- 山里的路\n  - 石阶\n- 水边的路",
        "> 山里的路\n>\n> 石阶",
        "![山里的路](a.png)",
        "| 山里的路 | 石阶 |\n|---|---|\n| 1 | 2 |",
        "[山里的路](https://example.org)",
        "山里的路[^1]\n\n[^1]: 石阶",
        "山里的路 `path`",
    ],
)
def test_what_the_title_is_guessed_from_is_shown_where_it_says_more_than_the_title(first: str) -> None:
    made = in_hant(f"{first}\n\n走了很久，才看见一户人家。\n")
    assert made.title.startswith("山裡的路")
    assert "\ufffc" not in made.title
    assert made.blocks[0].text.startswith("山裡的路")
    assert made.blocks[0].node


@pytest.mark.parametrize("first", ["山里的路", "**山里的路**", "# 山里的路", "## *山里的路*"])
def test_a_line_that_is_the_title_is_not_shown_again(first: str) -> None:
    made = in_hant(f"{first}\n\n走了很久，才看见一户人家。\n")
    assert (made.title, [one.text[:2] for one in made.blocks]) == ("山裡的路", ["走了"])


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("# 山路[^1]\n\n石阶[^2]，渡口[^1]。\n", ["2:1", "1:1", "1:1", "2:1"]),
        ("石阶[^1]。\n\n# 山路[^1]\n\n渡口[^1]^[船]。\n", ["1:1", "1:2", "2:1", "1:2", "2:1", "3:0"]),
        ("---\ntitle: 水路\n---\n# 山路[^1]\n\n渡口[^1]。\n", ["1:1", "1:2", "1:2", "2:0"]),
    ],
)
def test_a_note_leads_back_only_to_references_that_are_shown_and_a_title_shows_none(
    text: str, counted: list[str]
) -> None:
    blocks = in_hant(f"{text}\n[^1]: 说明\n\n[^2]: 别的\n").blocks
    found = [one for block in blocks if block.node for one in block.node.walk()]
    refs = [f"{one.get('number')}:{one.get('again')}" for one in found if one.kind == "ref"]
    notes = [f"{one.get('number')}:{one.get('times')}" for one in found if one.kind == "note"]
    assert refs + notes == counted


def test_sections_are_marked_in_the_text_and_not_beside_it() -> None:
    said = 'script = "simplified"\n[[sections]]\nline = 3\nid = "a"\n'
    assert codes("# 题\n\n## 甲\n\n文。\n", said) == ["T05"]


def test_headings_in_a_quotation_do_not_change_the_levels_outside_it() -> None:
    blocks = in_hant("# 题\n\n### 三\n\n文。\n\n> ## 引\n>\n> #### 深\n").blocks
    assert [one.level for one in blocks if one.heading] == [2]
    quote = blocks[-1].node
    assert quote is not None
    assert [one.get("level") for one in quote.walk() if one.kind == "heading"] == ["2", "3"]


def test_levels_begin_below_the_title_and_leave_none_out() -> None:
    assert [one.level for one in in_hant("---\ntitle: 题\n---\n\n# 甲\n\n### 乙\n\n# 丙\n").blocks] == [
        2,
        3,
        2,
    ]


def test_the_indent_of_a_paragraph_is_no_part_of_it_whatever_forms_it_has() -> None:
    one, two, three = in_hant("# 题\n\n　　他说**重**。\n\n　　**后**。\n\n他　　说。\n").blocks
    assert [one.text, two.text, three.text] == ["他說重。", "後。", "他　　說。"]
    assert one.node
    assert one.node.children[0].text == "他說"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# 题\n\n<iframe>甲</iframe>\n", ["M05"]),
        ("# 题\n\n<font color=red>甲</font>\n", ["M15"]),
        ("# 题\n\n```\n码\n", ["M06", "A02"]),
        ("# 题\n\n甲\n\n```\n码\n", ["M06"]),
        ("# 题\n\n| 甲 |\n|---|\n| 乙 | 丙 |\n", ["M04"]),
        ("# 题\n\n甲" + ">" * 60 + "\n\n" + ">" * 60 + "乙\n", ["M01"]),
        ("# 题\n\n甲\n\n<!-- 不见 -->\n", []),
        ("# 题\n\n見[[河濱]]與==重點==\n", []),
        ("# 题\n\n| $a_1$ |\n|---|\n| {{ x }} |\n", ["M14"]),
        ("# 题\n\n> [!NOTE]\n> 提示\n\n::: tip\n甲\n:::\n", []),
        ("# 题\n\n[TOC]\n\n甲[TOC]乙\n", ["M14"]),
        ("# 题\n\n設$$\n\\int f(x)\\,dx\n$$\n", ["M14"]),
        ("# 题\n\n設$a\\;b$為\n", ["M14"]),
        ("# 题\n\n甲%%不要印%%乙\n", []),
        ("# 题\n\n| 甲 | 乙 |\n| 丙 | 丁 |\n", ["M06"]),
        ("# 题\n\n```\n上山去，\n下山来。\n```\n", ["M16"]),
        ("# 题\n\n    上山\n    下山\n", ["M16"]),
        ("# 题\n\n```r 函数如下：\nx <- 1\n```\n", ["M17"]),
        ("# 题\n\n```r\n# 函数如下：\nx <- 1\n```\n", []),
        ("# 题\n\n```js {1,3}\nlet x = 1\n```\n", []),
        ("# 题\n\n```py\n上山去，\n```\n\n```\n书/\n├─ 甲 = 1\n```\n", []),
        ("# 题\n\n红字{.red}\n", ["M14"]),
        ("# 题\n\n花了\\$5\\,000和\\$6，`$a\\,b$`，US$5\\*3與HK$6\n", []),
        ("# 题\n\n\\[\\[甲\\]\\]與`[[乙]]`，若a==b，x==y，arr[[1]]\n", []),
        ("# 题\n\n價錢是US$100與HK$50，他得$100，我得$200元，{0}與[1]。\n", []),
    ],
)
def test_what_a_page_cannot_show_as_it_is_meant_is_told(text: str, found: list[str]) -> None:
    assert [one for one in codes(text) if one[0] == "M"] == [one for one in found if one[0] == "M"]


def test_front_matter_alone_is_no_article_and_a_paragraph_behind_it_is() -> None:
    assert "A02" in codes("---\nlayout: home\n---\n")
    assert "A02" not in codes("---\nlayout: home\n---\n\n甲\n")


@pytest.mark.parametrize(
    "title", ["# 題\n", "---\ntitle: 題\n---\n", "---\ntitle: 題\n---\n\n# 題\n\n<!-- 不見 -->\n"]
)
def test_a_title_alone_is_no_article_and_one_above_anything_is(title: str) -> None:
    assert "A02" in codes(title)
    for below in ("甲\n", "## 甲\n", "![圖](a.png)\n", "- 甲\n"):
        assert "A02" not in codes(f"{title}\n{below}")


FORMS = st.sampled_from(
    [
        "# 题\n",
        "## 后台\n",
        "> 引“文”\n> 只\n",
        "- 头发\n  1. 面条\n",
        "3. 三\n4. 四\n",
        "| 发 | 后 |\n|---|---|\n| 里 | 面 |\n",
        "```py\n后 = 1\n```\n",
        "    缩排\n",
        "**「发」**展*出*去\n",
        "~~旧~~新 1~2\n",
        "[链接](https://example.org/后)\n",
        "![图](后.png '说')\n",
        "注[^1]\n\n[^1]: 干净\n",
        "- [ ] 未了\n- [x] 已了\n",
        "---\n",
        "<br>后<sub>下</sub>\n",
        "<!-- 后 -->\n",
        "[标题]\n\n[标题]: x.md\n",
        "一\n只\n",
        "\\*后\\*\n",
        "&ldquo;后&rdquo;\n",
        "<div>后</div>\n",
        "```\n没完\n",
        "“‘里’外\n",
        "***粗。***斜_面_\n",
        "|发|\n",
        "[^2]: 面\n",
        "::: tip 发\n",
        ":::\n",
        "> [!note] 后\n",
        "{% note 后 %}\n",
        "{% endnote %}\n",
        "==发==$a_b$\n",
        "后^[发]，[^1]\n",
        "[[后]]与[[后|发]]\n",
        "%%后\n%%\n",
        "[TOC]\n",
        "<summary>里</summary>\n",
        "{% code %}\n后\n{% endcode %}\n",
        "<img src='后.png' alt='里'>\n",
    ]
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(FORMS, min_size=1, max_size=8),
    st.sampled_from(["", "\n"]),
    st.sampled_from(["", "> ", "- ", "  "]),
)
def test_whatever_is_written_is_given_back_and_has_the_same_forms_in_every_variant(
    forms: list[str], between: str, before: str
) -> None:
    body = between.join(forms)
    text = "# 头\n\n开头。\n\n" + "".join(f"{before}{line}\n" for line in body.split("\n"))
    try:
        one = article(text)
    except Rejected as rejected:
        if any(found.level == "error" and found.code not in ("M01", "M04") for found in rejected.findings):
            raise
        return
    for variant in TABLE.values():
        made = edition(one, variant)  # raises where a block would have other forms
        back = traced(one, made)
        assert (back.was, back.now) == (text, made.text)
