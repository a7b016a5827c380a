"""Hand-written pages: what is converted and what is not, and what readers and machines get."""

import html
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.by_hand.links import Known
from scripts.by_hand.python_markdown import renderer
from scripts.by_hand.written import read_pages, written_pages
from scripts.by_hand.written_page import convert_page, parse_page
from scripts.converting.variants import TABLE, Variant
from scripts.findings import Rejected
from scripts.pages.generated import MADE_BY
from scripts.pages.interface import words
from tests.conftest import SLUG, URL, Project, copy_project
from tests.projects import ROOT
from tests.reading import Page
from tests.site.test_site import names_its_language_and_its_variants

HANS, HK = TABLE["zh-Hans"], TABLE["zh-Hant-HK"]

# Every component of the theme that an author may use.
EVERY = f"""---
title: 各式「元件」
description: 這一頁<b>&"用到"</b>每一種。
words:
  檔案: {{ zh-Hans: 文件 }}
---

# 各式元件

正文，有**粗體**、*斜體*、`程式碼體`、[首頁](index.md)、[文章](articles/{SLUG}/index.md "題」目")、腳註[^1]。
檔案、<mark>標記</mark>、<kbd>Ctrl</kbd>、<del>刪</del>、<ins>增</ins>。
{{{{ 變數 }}}} {{% 條件 %}} 「引號『內』」。

[純文字][down] <https://example.org/繁體>

[down]: articles/{SLUG}/{SLUG}.zh-Hant.txt

## 提示 {{: #hints .對 title="題目與體" }}

!!! note "說明"

    內容與[程式](#code)。

    ```py title="檔案體.py" hl_lines="2"
    def restore(text: str) -> str:
        # 註解不轉換
        return f"{{text}} 體" + str(12.5)
    ```

!!! warning "注意"
    小心。

!!! danger "危險"
    小心。

??? question "可以展開嗎？"

    可以。

???+ success "已經展開"

    好。

## 程式 {{: #code }}

```yaml linenums="1"
site_name: 繁體   # (1)!
list: [true, 12.5]
```

1.  註釋：轉換。

=== "繁體的"

    這是繁體

=== "簡體的"

    ```sh
    echo "變數 $HOME" && true
    ```

## 表 {{: #tables }}

| 欄 | 說明 |
| --- | --- |
| 甲 | `體` |

術語
:   它的說明。

1. 一
    - 二

- [x] 做完
- [ ] 未做

> 引文。

### 與 OpenCC `code` & <乙>

#### 更小

---

![圖的說明](assets/share.png){{ width="300" title="圖的題目" }}

<div class="grid cards" markdown>

- **卡片** 內容

</div>

[^1]: 腳註的內容。
"""


NOTHING: Known = {}
SETTINGS = ROOT / "tests/publication/mkdocs.yml"


@pytest.fixture(scope="module")
def markdown() -> Callable[[str], str]:
    return renderer(SETTINGS)


PLAIN = """# 備忘

遠行之前要看的備忘，
在*這一頁*，見[首頁](index.md)[^1]。

- 雨傘

| 欄 | 數 |
| --- | --: |
| 甲 | 12 |

## 第二站

> 引文 {{ 變數 }} {% endraw %}

## 第三站 {: #third }

[^1]: 腳註。
"""


def convert(source: str, variant: Variant = HANS, path: str = "about.md", known: Known = NOTHING) -> str:
    """The page in a variant as HTML, without its title."""
    page = parse_page(path, f"---\ntitle: 題\n---\n{source}".encode(), renderer(SETTINGS))
    known = {**known, path: page.content.ids}
    return convert_page(page, variant).html(known).removeprefix("<h1>题</h1>\n").removeprefix("<h1>題</h1>\n")


# --- what is converted -------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("這裡的「體」", "<p>这里的“体”</p>"),
        ("**粗體**、~~體~~", "<p><strong>粗体</strong>、<del>体</del></p>"),
        ('[連結](https://a.example "題體")', '<p><a href="https://a.example" title="题体">连结</a></p>'),
        ("<kbd>換行鍵</kbd>", "<p><kbd>换行键</kbd></p>"),
        ('<abbr title="說明" class="體">縮寫</abbr>', '<p><abbr title="说明" class="體">缩写</abbr></p>'),
        ("{繁體}", "<p>{繁体}</p>"),
        ("[關於][]\n\n[關於]: https://a.example", '<p><a href="https://a.example">关于</a></p>'),
        ("著名的*論著*和執著", "<p>著名的<em>论著</em>和执着</p>"),
        ("- 體\n\n    ```\n    體\n    ```", None),
    ],
)
def test_what_readers_read_is_converted(source: str, expected: str | None) -> None:
    if expected is None:
        assert re.sub("<[^>]*>", "", convert(source)).split() == ["体", "體"]
    else:
        assert convert(source) == expected


# Each form that Material offers, with what is read of it in Simplified, without code.
FORMS = {
    "admonition": ('!!! note "說體"\n\n    第一體。\n\n    第二體。', "说体 第一体。 第二体。"),
    "admonition without a title": ("!!! note inline end\n    第一體。", "附注 第一体。"),
    "details without a title": ("??? tip\n    第一體。", "提示 第一体。"),
    "admonition at once": ('!!! note "說體"\n    第一體。\n\n    第二體。', "说体 第一体。 第二体。"),
    "details": ('??? note "說體"\n\n    體。', "说体 体。"),
    "tabs": ('=== "甲體"\n\n    體。\n\n    又一體。\n\n=== "乙體"\n\n    體。', "甲体乙体体。又一体。体。"),
    "footnote": ("這裡[^1]。\n\n[^1]:\n    註的體。\n\n    第二體。", "这里1。 注的体。 第二体。 ↩"),
    "table": ("| 欄 | 說 |\n| :-- | --: |\n| 體 | 體 |", "栏 说 体 体"),
    "definition": ("術語\n:   說明的體。\n\n    又一體。", "术语 说明的体。 又一体。"),
    "tasks": ("- [x] 體\n- [ ] 體", "体 体"),
    "list in a list": ("1. 體\n\n    - 體\n\n    說體", "体 体 说体"),
    "quotation": ("> 體\n>\n> > 體", "体 体"),
    "grid": ('<div class="grid cards" markdown>\n\n- **卡體** 體\n\n</div>', "卡体 体"),
    "HTML": ("<figure>\n<figcaption>體</figcaption>\n</figure>", "体"),
    "Markdown in HTML": ('<div markdown>\n\n體\n\n第二體\n\n</div>', "体 第二体"),
    "reference": ("[體][a]、[關於][]\n\n[a]: https://a.example '體'\n[關於]: https://a.example", "体、关于"),
    "code with a title": ('```py title="檔案的體"\n體 = 1\n```', "文件的体"),
    "annotation": ("```py\n體 # (1)!\n```\n\n1.  註釋的體。", "注释的体。"),
    "abbreviation": ("這是體制。\n\n*[體制]: 說體", "这是体制。"),
    "icon": (":material-check: 體", "体"),
    "emoji": (":smile: 體", "😄体"),
    "key": ("按++enter++鍵。", "按Enter键。"),
    "marked": ("==體==、^^體^^、~~體~~", "体、体、体"),
    "critic": ("{++體++}、{==體==}", "体、体"),
    "mathematics": ("見 $\\text{體}$ 的體。", "见 的体。"),
    "image with a caption": ("![圖體](https://a.example/x.png)\n/// caption\n說體\n///", "说体"),
}  # fmt: skip
MORE = """
  - abbr
  - attr_list
  - pymdownx.arithmatex: { generic: true }
  - pymdownx.blocks.caption
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.tilde"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Markdown with every extension that Material documents."""
    settings = tmp_path_factory.mktemp("settings") / "mkdocs.yml"
    source = SETTINGS.read_text(encoding="utf-8")
    settings.write_text(source.replace("  - attr_list", MORE.strip("\n")), encoding="utf-8")
    return renderer(settings)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_material_is_converted_and_keeps_its_structure(
    form: str, everything: Callable[[str], str]
) -> None:
    source, says = FORMS[form]
    front = "---\ntitle: 題\nwords: {檔案: {zh-Hans: 文件}}\n---\n"
    page = parse_page("a.md", f"{front}{source}\n".encode(), everything)
    one, other = (p.html({}) for p in (page, convert_page(page, HANS)))
    code = r"<(svg|pre|code)\b.*?</\1>|<span class=\"arithmatex\">.*?</span>|^<h1>.*?</h1>"
    said = re.sub("<[^>]*>", " ", re.sub(code, "", other, flags=re.DOTALL))
    assert said.split() == re.sub("<[^>]*>", " ", said).split()
    assert "".join(said.split()) == says.replace(" ", "")
    assert re.findall("</?[a-z0-9]+", one) == re.findall("</?[a-z0-9]+", other)
    kept = [found[0] for found in re.finditer(code, one, re.DOTALL)][1:]
    assert kept == [found[0] for found in re.finditer(code, other, re.DOTALL)][1:]


@pytest.mark.parametrize(
    "source",
    [
        "`體`",
        "``體 ` 體``",
        "```\n體\n```",
        "~~~~ py\n體\n~~~\n體\n~~~~",
        "> ```\n> 體\n> ```",
        "<pre>體\n\n體</pre>",
        "<script>體()</script>",
        "<!-- 體 -->",
        '<a id="體" data-title="體" class="體">a</a>',
        "https://example.org/體?體=體#體",
        "<https://example.org/體>",
        "[a](https://example.org/體(體)體)",
        "[a](/體)",
        "[a][b]\n\n[b]: https://example.org/體",
        '<span translate="no">體</span>',
        '<span lang="ja">黒體</span>、<i lang="zh-Hant">體</i>',
        "\ue000 \ufffc",
    ],
)
def test_what_is_no_text_is_left_alone(source: str) -> None:
    assert convert(source) == convert(source, TABLE["zh-Hant"])


def test_a_sentence_is_converted_as_one() -> None:
    """頭 tells which 发 it is, on the other side of a link's address as well."""
    assert convert("以後`x`頭髮", HK) == "<p>以後<code>x</code>頭髮</p>"
    assert convert("[皇后](https://a.example)以後") == '<p><a href="https://a.example">皇后</a>以后</p>'
    assert convert("**乾**隆、餅**乾**") == "<p><strong>乾</strong>隆、饼<strong>干</strong></p>"


def test_words_of_other_lengths_stay_where_they_are() -> None:
    words = "---\ntitle: 題\nwords: {計程車: {zh-Hans: 出租汽车}, 的: {zh-Hans: 之}}\n---\n"
    source = "坐**計程**車*去*、**計程車**`計程車`[的](https://a.example)"
    page = convert_page(parse_page("a.md", (words + source).encode(), renderer(SETTINGS)), HANS)
    said = page.html({}).removeprefix("<h1>题</h1>\n")
    assert re.sub("<[^>]*>", "", said) == "坐出租汽车去、出租汽车計程車之"
    assert said.endswith('<strong>出租汽车</strong><code>計程車</code><a href="https://a.example">之</a></p>')


def test_front_matter_keeps_its_keys_and_loses_the_glossary(markdown: Callable[[str], str]) -> None:
    said = "title: 標題「體」\nicon: 體.html\ntags: [標籤, {鍵體: 值體}]\nwords: {檔案: {zh-Hans: 文件}}"
    page = parse_page("a.md", f"---\n{said}\n---\n檔案、檔".encode(), markdown)
    page = convert_page(page, HANS)
    assert page.meta == {"title": "标题“体”", "icon": "體.html", "tags": ["标签", {"鍵體": "值体"}]}
    assert (page.title, page.file) == ("标题“体”", "zh-hans/a.md")
    assert "<p>文件、档</p>" in page.html({})


# --- as Chinese is written ---------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("甲乙\n丙丁，\n戊", "<p>甲乙丙丁，戊</p>"),
        ("**甲**\n乙\n**丙**", "<p><strong>甲</strong>乙<strong>丙</strong></p>"),
        ("甲\nword\n乙", "<p>甲 word 乙</p>"),
        ("一 word\nand 二", "<p>一 word and 二</p>"),
        ("甲  \n乙", "<p>甲<br/> 乙</p>"),
        ("他說：\n「走。」", "<p>他说：“走。”</p>"),
        ("<pre>甲\n乙</pre>", "<pre>甲\n乙</pre>"),
    ],
)
def test_a_line_break_between_han_is_no_space(source: str, expected: str) -> None:
    assert convert(source).replace("<br />", "<br/>") == expected


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("如下：\n- 雨傘\n- 乾糧", "p ul li li"),
        ("如下：\n1. 雨傘\n2. 乾糧", "p ol li li"),
        ("**如下**：\n* 雨傘", "p strong ul li"),
        ("如下：\n\n- 雨傘", "p ul li"),
        ("如下：\n| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |", "p div table thead tr th th tbody tr td td"),
        ("> 如下：\n> - 雨傘", "blockquote p ul li"),
        ("- 甲\n\n1. 乙", "ul li ol li"),
        ("- 甲\n    1. 乙\n    2. 丙", "ul li ol li li"),
        ("如下：\n```\n甲\n```\n就是這樣。", "p div pre span code p"),
        # What is none
        ("他生於\n1949. 那年冬天", "p"),
        ("他說\n-- 走吧", "p"),
        ("溫度是\n-5 度", "p"),
        ("甲\n\\- 乙", "p"),
        ("甲 | 乙\n丙 | 丁", "p"),
        ("```\n如下：\n- 雨傘\n```", "div pre span code"),
    ],
)  # fmt: skip
def test_a_list_or_table_right_below_its_lead_is_one(source: str, tags: str) -> None:
    assert re.findall("<([a-z]+)", convert(source)) == tags.split()


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("- 帽子\n  - 草帽\n    - 新的\n- 傘", "ul li ul li ul li li"),
        ("1. 帽子\n   - 草帽\n2. 傘", "ol li ul li li"),
        ("- 帽子\n\n  另一段。\n\n- 傘", "ul li p p li p"),
        ('!!! note "題"\n    - 帽子\n      - 草帽', "div p ul li ul li"),
        # As Python-Markdown wants it, and what is no list within a list.
        ("- 帽子\n    - 草帽\n        - 新的\n\n    另一段。", "ul li p ul li ul li p"),
        ("- 帽子\n- 傘\n\n段落。\n\n  段落。", "ul li li p p"),
        ("```\n- 帽子\n  - 草帽\n```", "div pre span code"),
    ],
)
def test_a_list_within_a_list_may_be_indented_as_far_as_its_item_says(source: str, tags: str) -> None:
    assert re.findall("<([a-z]+)", convert(source)) == tags.split()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("==體==、^^體^^、~~體~~", "<mark>体</mark>、<ins>体</ins>、<del>体</del>"),
        ("x^2^", "x<sup>2</sup>"),
        (":smile:", "😄"),
        ("++ctrl++", '<span class="keys"><kbd class="key-control">Ctrl</kbd></span>'),
        ("HTML 的體。\n\n*[HTML]: 說明的體", '<abbr title="说明的体">HTML</abbr> 的体。'),
        # What is none
        ("120~140，60~80", "120~140，60~80"),
        ("10:30:45、a == b == c、C++ 和 D++", "10:30:45、a == b == c、C++ 和 D++"),
        (":沒有這個:、:nothing-of-this:", ":没有这个:、:nothing-of-this:"),
    ],
)
def test_what_material_documents_works_without_a_setting(source: str, shown: str) -> None:
    assert convert(source) == f"<p>{shown}</p>"


def test_an_icon_is_a_drawing_in_the_page() -> None:
    assert convert(":material-check: 體").startswith('<p><span class="twemoji"><svg ')


def test_notes_lead_back_in_chinese() -> None:
    assert 'title="返回正文（註 1）"' in convert("甲[^1]\n\n[^1]: 乙", TABLE["zh-Hant"])
    assert 'title="返回正文（注 1）"' in convert("甲[^1]\n\n[^1]: 乙")


def test_a_checkbox_has_a_name() -> None:
    tasks = convert("- [x] 做完\n- [ ] 未做\n\n<input type=checkbox id=a><label for=a>同意</label>")
    assert tasks.count('aria-label="完成"') == 2


def test_a_table_scrolls_by_keys_too() -> None:
    table = convert("| 欄 | 說 |\n| --- | --- |\n| 體 | 體 |")
    assert table.startswith('<div class="wide" tabindex="0" role="region" aria-label="表格"><table>')
    assert table.endswith("</table></div>")
    assert "wide" not in convert('```py linenums="1"\nx\n```')
    assert convert("</table>甲") == "<p></table>甲</p>"


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("甲[^1]\n\n- 乙\n\n> 丙\n\n| 丁 | 戊 |\n| - | -: |\n| 己 | 庚 |\n\n`辛`\n\n[^1]: 壬", False),
        ("<details><summary>甲</summary>乙</details>", False),
        ("!!! note\n    甲", True),
        ("```py\nx\n```", True),
        ("- [x] 甲", True),
        ('=== "甲"\n\n    乙', True),
        ("[甲](https://a.example){ .md-button }", True),
    ],
)
def test_only_what_uses_the_theme_needs_it(source: str, needs: bool, markdown: Callable[[str], str]) -> None:
    page = parse_page("a.md", f"# 題\n\n{source}\n".encode(), markdown)
    assert page.content.needs_theme is needs


# --- where addresses lead ----------------------------------------------------

FILES: Known = dict.fromkeys(
    root + name
    for root in ("", "zh-hans/")
    for name in ("index.md", "feed.xml", "x.png", "my file.md", "圖.png", "guide/a.md", "guide/b.md")
    if not root or name in ("index.md", "guide/a.md", "guide/b.md")
)


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("about.md", "[a](index.md#體)", "../../zh-hans/#體"),
        ("about.md", "[a](feed.xml)", "../../feed.xml"),
        ("about.md", "[a](<my file.md>)", "../../my%20file/"),
        ("about.md", "[a](my%20file.md)", "../../my%20file/"),
        ("about.md", "![a](圖.png)", "../../%E5%9C%96.png"),
        ("guide/a.md", "[a](../index.md)", "../../../zh-hans/"),
        ("guide/a.md", "[a](b.md?c#d)", "../../../zh-hans/guide/b/?c#d"),
        ("guide/a.md", "[a](../x.png)", "../../../x.png"),
        ("guide/a.md", "[a][b]\n\n[b]: ../x.png", "../../../x.png"),
        ("guide/a.md", '<img src="../../x.png">', "../../../x.png"),
        ("guide/a.md", '<video poster="../../x.png"></video>', "../../../x.png"),
        ("guide/a.md", '<a href="../b/">b</a>', "../../../zh-hans/guide/b/"),
        ("guide/a.md", '<a href="../../" data-src="x">b</a>', "../../../zh-hans/"),
        ("guide/a.md", '<a href="b.md">b</a>', "../../../zh-hans/guide/b/"),
        ("guide/a.md", "[a](../b/)", "../../../zh-hans/guide/b/"),
        ("guide/a.md", "[a](nothere.md)", "nothere.md"),
        ("guide/a.md", "[a](/x.png)", "../../../x.png"),  # from docs/, as MkDocs can have it
        ("guide/a.md", '<a href="/guide/b/">b</a>', "../../../zh-hans/guide/b/"),
        ("guide/a.md", "[a](/)", "/"),
        ("guide/a.md", "[a](mailto:a@b.example)", "mailto:a@b.example"),
        ("guide/a.md", "[a](?c)", "?c"),
    ],
)
def test_an_address_leads_where_it_led(path: str, source: str, expected: str) -> None:
    shown = re.search('(?:href|src|poster)="([^"]*)"', convert(source, HANS, path, FILES))
    assert shown
    assert shown[1] == expected


def test_of_two_files_of_a_name_markdown_means_that_beside_it_and_html_that_beside_the_page() -> None:
    known: Known = {"x.png": None, "about/x.png": None}
    assert 'href="../../x.png"' in convert("[a](x.png)", known=known)
    assert 'src="../../x.png"' in convert("![a](x.png)", known=known)
    assert 'href="../../about/x.png"' in convert('<a href="x.png">a</a>', known=known)


def test_each_address_of_a_srcset_is_one() -> None:
    source = '<img src="../x.png" srcset="../x.png 1x, ../圖.png 2x, https://a.example/b,c.png 3x">'
    assert 'srcset="../../x.png 1x, ../../%E5%9C%96.png 2x, https://a.example/b,c.png 3x"' in convert(
        source, known=FILES
    )


@pytest.mark.parametrize(
    ("source", "lines", "says"),
    [
        ("見`nothere.md`、[甲](nothere.md)。", [3], "a link to nothere.md, which is not there"),
        ("```\n[甲](nothere.md)\n```\n\n[甲](nothere.md)", [7], "nothere.md"),
        ("[甲](nothere.md)\n\n[乙](nothere.md)", [3, 5], "nothere.md"),
        ("[甲][a]\n\n[a]: nothere.md", [5], "nothere.md"),
        ('<img src="../assets/沒有.png">', [3], "a link to ../assets/沒有.png, which is not there"),
        ("[甲](/nothere/)", [3], "a link to /nothere/, which is not there"),
        ("[甲](#乙)", [3], "a link to #乙, and there is no such place"),
        ("[甲](guide/b.md#丙)", [3], "a link to guide/b.md#丙, and there is no such place"),
        # What is there
        ("[甲](#題)、[甲](#top)、[甲](#)、[甲](#:~:text=題)", [], ""),
        ("[甲](guide/b.md#甲)、[甲](guide/b.md#%E7%94%B2)", [], ""),
        ("[甲](x.png#y)、[甲](https://a.example/#z)、[甲](//a.example/x)", [], ""),
    ],
)
def test_a_dead_link_is_said_once_with_its_line(
    source: str, lines: list[int], says: str, markdown: Callable[[str], str]
) -> None:
    sources = {"a.md": f"# 題\n\n{source}\n".encode(), "guide/b.md": "# 乙\n\n## 甲\n".encode()}
    own, _ = read_pages(sources, markdown)
    findings = written_pages(own, {"x.png": None}, [TABLE["zh-Hant"], HANS, HK], markdown).findings
    assert [(finding.file, finding.line) for finding in findings] == [("docs/a.md", line) for line in lines]
    assert all(says in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("---\ntitle: 甲\n---\n# 乙", "甲"),
        ("# 關於 `本站` **好** {: #about }", "關於 本站 好"),
        ("```\n# 不是\n```\n\n# [甲](b.md) #", "甲"),
        ("甲\n===", "甲"),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_heading(
    source: str, title: str, markdown: Callable[[str], str]
) -> None:
    assert parse_page("a.md", source.encode(), markdown).title == title


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("沒有標題".encode(), "docs/a.md: error: has no title"),
        ("---\na: [甲\n---\n# 題".encode(), "docs/a.md:2: error: its front matter is not YAML: a bracket"),
        (
            "---\na: 1\ntitle：甲\n---\n# 題".encode(),
            "docs/a.md:3: error: its front matter is not YAML: a full",
        ),
        ("---\ntitle: 題\n\n字。".encode(), "docs/a.md:1: error: the front matter is never closed"),
        ("---\n- a\n---\n# 題".encode(), "docs/a.md:1: error: its front matter is not a list of keys"),
        ("---\nwords: {檔: 文}\n---\n# 題".encode(), "docs/a.md:1: error: words is not"),
        ("# 題".encode("big5"), "docs/a.md: error: is not UTF-8"),
    ],
)
def test_a_slip_is_named_with_its_place(raw: bytes, message: str, markdown: Callable[[str], str]) -> None:
    with pytest.raises(Rejected, match=re.escape(message)):
        parse_page("a.md", raw, markdown)


def test_an_extension_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("markdown_extensions: [pymdownx.nothere]", encoding="utf-8")
    with pytest.raises(Rejected, match=r"mkdocs\.yml: error: markdown_extensions: .*pymdownx\.nothere"):
        renderer(tmp_path / "mkdocs.yml")


def test_every_slip_of_all_pages_is_told_at_once(markdown: Callable[[str], str]) -> None:
    _, findings = read_pages({"a.md": b"", "b.md": b""}, markdown)
    assert [finding.file for finding in findings] == ["docs/a.md", "docs/b.md"]


def test_a_page_knows_the_variants_that_it_has(markdown: Callable[[str], str]) -> None:
    sources = {"guide/index.md": b"# \xe7\x94\xb2", "zh-hans/own.md": b"# Own"}
    pages = written_pages(read_pages(sources, markdown)[0], {}, [TABLE["zh-Hant"], HANS], markdown)
    assert pages.made.keys() == {"zh-hans/guide/index.md"}
    assert {url: [other["path"] for other in meta["alternates"]] for url, meta in pages.table.items()} == {
        "guide/": ["guide/", "zh-hans/guide/"],
        "zh-hans/guide/": ["guide/", "zh-hans/guide/"],
        "zh-hans/own/": ["zh-hans/own/"],
    }


# --- in docs/ ----------------------------------------------------------------


def test_a_page_written_by_hand_in_a_variant_stays(small_project: Project) -> None:
    mine = small_project.root / "docs/zh-hans/about.md"
    mine.parent.mkdir()
    mine.write_text("# 我写的\n", encoding="utf-8")
    here = Page((small_project.site() / "zh-hans/about/index.html").read_text(encoding="utf-8"))
    assert mine.read_text(encoding="utf-8") == "# 我写的\n"
    assert here.text[0] == "我写的"
    assert {link["hreflang"] for link in here.links("alternate") if "hreflang" in link} >= {"zh-Hant"}


def test_a_made_page_is_taken_over_by_removing_its_mark(small_project: Project) -> None:
    small_project.build()
    made = small_project.root / "docs/zh-hans/about.md"
    source = made.read_text(encoding="utf-8")
    made.write_text(source + "改\n", encoding="utf-8")
    small_project.build()
    assert made.read_text(encoding="utf-8") == source
    mine = source.replace(f"{MADE_BY}\n", "") + "改\n"
    made.write_text(mine, encoding="utf-8")
    small_project.build()
    (small_project.root / "docs/about.md").unlink()
    small_project.build()
    assert made.read_text(encoding="utf-8") == mine


def test_a_word_that_changes_in_a_page_changes_where_it_is_shown(small_project: Project) -> None:
    small_project.build()
    page = small_project.root / "docs/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n一句新的話。\n", encoding="utf-8")
    small_project.build()
    shown = small_project.files("docs/.overrides/.generated").values()
    assert sum("一句新的話。".encode() in raw for raw in shown) == 1
    assert sum("一句新的话。".encode() in raw for raw in shown) == 1


def test_a_page_that_is_gone_is_gone_in_every_variant(small_project: Project) -> None:
    small_project.build()
    (small_project.root / "docs/about.md").unlink()
    site = small_project.site()
    assert not list(site.rglob("about"))
    assert "about/" not in (site / "index.html").read_text(encoding="utf-8")


# --- the built pages ---------------------------------------------------------


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the page of all components, built by MkDocs in site/, by Zensical in zensical/."""
    project = copy_project(tmp_path_factory.mktemp("every"), seeds="damaged")
    (project.root / "docs/every.md").write_text(EVERY, encoding="utf-8")
    (project.root / "docs/plain.md").write_text(PLAIN, encoding="utf-8")
    site = project.site()
    site.rename(project.root / "mkdocs")
    done = project.run("zensical", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    site.rename(project.root / "zensical")
    (project.root / "mkdocs").rename(site)
    return project


PATHS = [root + name for root in ("", "zh-hans/") for name in ("about/", "every/")]
PLAIN_PATHS = ["plain/", "zh-hans/plain/"]


def load(project: Project, path: str, folder: str = "site") -> Page:
    return Page((project.root / folder / path / "index.html").read_text(encoding="utf-8"))


def ids(page: Page) -> list[tuple[str, str]]:
    return [(tag, attributes["id"]) for tag, attributes in page.tags if "id" in attributes]


@pytest.mark.parametrize("folder", ["site", "zensical"])
@pytest.mark.parametrize("name", ["about/", "every/", "plain/"])
def test_a_page_has_the_same_structure_in_every_script(every: Project, name: str, folder: str) -> None:
    hant, hans = load(every, name, folder), load(every, f"zh-hans/{name}", folder)
    assert [tag for tag, _ in hant.tags] == [tag for tag, _ in hans.tags]
    assert ids(hant) == ids(hans)
    assert len(set(ids(hant))) == len(ids(hant))
    assert [block.tag for block in hant.blocks] == [block.tag for block in hans.blocks]


@pytest.mark.parametrize("folder", ["site", "zensical"])
@pytest.mark.parametrize("path", PATHS + PLAIN_PATHS)
def test_a_page_tells_its_language_and_its_variants(every: Project, path: str, folder: str) -> None:
    here = load(every, path, folder)
    names_its_language_and_its_variants(here, path)
    assert len(here.all("title")) == len([m for m in here.all("meta") if m.get("name") == "viewport"]) == 1
    assert not [meta for meta in here.all("meta") if meta.get("name") == "generator"]


def test_the_site_map_lists_the_page_with_its_variants(every: Project) -> None:
    for folder in ("site", "zensical"):
        source = (every.root / folder / "sitemap.xml").read_text(encoding="utf-8").replace("&#x2f;", "/")
        assert [source.count(f"<loc>{URL}{one}about/</loc>") for one in ("", "zh-hans/")] == [1, 1]


def test_front_matter_reaches_the_head_as_it_is(every: Project) -> None:
    here = load(every, "zh-hans/every/")
    meta = {tag.get("name") or tag.get("property"): tag.get("content") for tag in here.all("meta")}
    assert meta["description"] == '这一页<b>&"用到"</b>每一种。'
    assert meta["og:title"] == "各式“元件”"


@pytest.mark.parametrize("path", PATHS)
def test_the_interface_speaks_the_pages_script(every: Project, path: str) -> None:
    for folder in ("site", "zensical"):
        source = (every.root / folder / path / "index.html").read_text(encoding="utf-8")
        config = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), source[source.index("__config") :])
        frame = source[: source.index("<article")] + source[source.index("</article>") :] + config
        frame = re.sub(r'data-(offer|close)="[^"]*"', "", html.unescape(frame))
        foreign = "頁閱讀設複製條" if path.startswith("zh-hans/") else "个页阅设复制条"
        assert not set(foreign) - {"制"} & set(frame)


@pytest.mark.parametrize("path", ["every/", "zh-hans/every/"])
def test_what_the_theme_says_is_in_the_words_of_the_site(every: Project, path: str) -> None:
    source = (every.root / "site" / path / "index.html").read_text(encoding="utf-8")
    said = json.loads(source.split('id="__config"')[1].partition(">")[2].partition("</script>")[0])[
        "translations"
    ]
    own = words("zh-Hans" if path.startswith("zh-hans/") else "zh-Hant")
    assert (said["clipboard.copy"], said["clipboard.copied"]) == (own["copy_code"], own["copied"])


@pytest.mark.parametrize("path", PATHS + PLAIN_PATHS)
def test_a_page_with_several_headings_has_contents_with_or_without_components(
    every: Project, path: str
) -> None:
    source = (every.root / "site" / path / "index.html").read_text(encoding="utf-8")
    (contents,) = re.findall('<details class="contents">(.*?)</details>', source, re.DOTALL)
    assert re.findall('href="#([^"]*)"', contents) == re.findall('<h2 (?:[^>]* )?id="([^"]*)"', source)


def test_every_foot_leads_to_the_page_in_its_own_variant(every: Project) -> None:
    for root, title in (("", "關於本站"), ("zh-hans/", "关于本站")):
        for name in ("", f"articles/{SLUG}/", f"articles/{SLUG}/notes/", "every/"):
            source = (every.root / "site" / root / name / "index.html").read_text(encoding="utf-8")
            up = "../" * name.count("/")
            assert f'<a href="{up}about/">{title}</a>' in source, root + name


@pytest.mark.parametrize("folder", ["site", "zensical"])
@pytest.mark.parametrize("path", PLAIN_PATHS)
def test_a_page_without_components_loads_nothing_of_the_theme(every: Project, path: str, folder: str) -> None:
    here = load(every, path, folder)
    assert not here.links("stylesheet")
    assert not [script for script in here.all("script") if "src" in script]
    said = {block.text for block in here.blocks}
    assert ("引文 {{ 变数 }} {% endraw %}" if "zh-hans" in path else "引文 {{ 變數 }} {% endraw %}") in said
    assert load(every, path.replace("plain", "every"), folder).links("stylesheet")


def test_the_search_finds_hand_written_pages(
    every: Project, serve: Callable[[Path], str], browser: Browser
) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{serve(every.root / 'site')}plain/")
    assert page.evaluate("getComputedStyle(document.querySelector('em')).fontStyle") == "normal"
    assert page.evaluate("getComputedStyle(document.querySelector('td:last-child')).textAlign") == "right"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click(".find")
    for query, where in (
        ("备忘，在这", "plain/#備忘"),
        ("變數", "every/#各式元件"),
        ("二站", "plain/#第二站"),
    ):
        page.fill(".search input", query)
        page.wait_for_function(
            "where => decodeURI(document.querySelector('.search li a')?.href).endsWith(where)", arg=where
        )
    page.close()
    assert problems == []


def test_every_link_leads_somewhere(every: Project) -> None:
    site = every.root / "site"
    for path in PATHS:
        here = load(every, path)
        for tag in [*here.all("a"), *here.all("img"), *here.all("script"), *here.all("link")]:
            address = tag.get("href") or tag.get("src") or ""
            if address.startswith(("https://example.org/%", "https://example.org/繁")) or not address:
                continue
            if address.startswith("https://") and not address.startswith(URL):
                assert tag in here.all("a"), address
                continue
            bare, _, fragment = address.partition("#")
            target = site / bare.removeprefix(URL) if bare.startswith(URL) else site / path / bare
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (path, address)
            if fragment:
                assert fragment in {id for _, id in ids(Page(target.read_text(encoding="utf-8")))}, address


def test_no_page_lists_all_articles(every: Project) -> None:
    frame = (every.root / "site/about/index.html").read_text(encoding="utf-8")
    assert SLUG not in frame
    assert "md-nav" not in frame


def test_the_site_is_as_it_was_where_articles_are(every: Project, site: Path) -> None:
    """What hand-written pages use changes nothing on the others."""
    for path in (f"articles/{SLUG}/index.html", f"zh-hans/articles/{SLUG}/notes/index.html"):
        ours, theirs = (folder / path for folder in (every.root / "site", site))
        foot = re.compile(r"<footer.*</footer>")
        assert foot.sub("", ours.read_text("utf-8")) == foot.sub("", theirs.read_text("utf-8"))
        assert "md-" not in foot.sub("", ours.read_text("utf-8")).replace("md-header", "")


# --- in a browser ------------------------------------------------------------

# The least contrast of any text of the page with what is behind it.
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = (under, [r, g, b, a]) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a))
  const behind = e => {
    const layers = []
    for (; e; e = e.parentElement) layers.unshift(rgba(getComputedStyle(e).backgroundColor))
    return layers.reduce(over, [255, 255, 255])
  }
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4
  const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255)
  let least = [99]
  for (const e of document.querySelectorAll("article *")) {
    const own = [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())
    if (!own || !e.checkVisibility() || e.closest(".md-annotation")) continue
    const under = behind(e)
    const [x, y] = [light(over(under, rgba(getComputedStyle(e).color))), light(under)]
    const ratio = (Math.max(x, y) + .05) / (Math.min(x, y) + .05)
    if (ratio < least[0]) least = [ratio, e.outerHTML.slice(0, 80)]
  }
  return least
}"""


@pytest.mark.parametrize("folder", ["site", "zensical"])
def test_all_components_are_legible_in_every_scheme(
    every: Project, serve: Callable[[Path], str], browser: Browser, folder: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    address = serve(every.root / folder)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    for scheme in ("light", "sepia", "dark"):
        page.goto(f"{address}every/", wait_until="load")
        page.evaluate("scheme => { localStorage.scheme = scheme }", scheme)
        page.reload(wait_until="load")
        page.add_style_tag(content="* { transition: none !important }")
        page.evaluate("document.querySelectorAll('article details').forEach(e => e.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            ratio, where = page.evaluate(CONTRAST)
            assert ratio >= 4.5, (scheme, media, where)
        page.emulate_media(media="screen")
    page.close()
    assert problems == []
    assert all(url.startswith((address, "data:")) for url in asked), asked
    assert not [url for url in asked if "sitemap" in url or "worker" in url]


def test_the_bar_works_as_on_every_page(
    every: Project, serve: Callable[[Path], str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 844})
    address = serve(every.root / "site")
    page.goto(f"{address}every/")
    page.click(".settings summary")
    page.click("text=米黃")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 236, 216)"
    page.click(".find")
    page.type(".search input", "小米数科")
    page.wait_for_selector(".search mark")
    page.click(".search .close")
    page.locator("#tables").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.querySelector('#tables').offsetTop + 200)")
    before = page.evaluate("document.querySelector('#tables').getBoundingClientRect().top")
    page.click(".switch a[lang=zh-Hans]")
    page.wait_for_url("**/zh-hans/every/")
    page.wait_for_selector(".md-code__button[title=复制]")
    after = page.evaluate("document.querySelector('#tables').getBoundingClientRect().top")
    assert abs(after - before) < 200
    page.click("text=简体的")
    assert page.is_visible("text=echo")
    page.close()


LOOK = """() => [".text>p:nth-of-type(2)", ".text h2", ".foot", ".bar .site"].map(which => {
  const element = document.querySelector(which), style = getComputedStyle(element)
  const names = ["color", "fontFamily", "fontSize", "fontWeight", "lineHeight", "lineBreak", "textAlign"]
  return [which, element.getBoundingClientRect().left, ...names.map(name => style[name])]
})"""


def test_the_text_looks_like_an_articles(
    every: Project, serve: Callable[[Path], str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 844})
    address = serve(every.root / "site")
    looks = []
    for path in (f"articles/{SLUG}/", "every/"):
        page.goto(address + path)
        looks.append(page.evaluate(LOOK))
    page.close()
    assert looks[0] == looks[1]


def test_zensical_shows_what_mkdocs_shows(every: Project) -> None:
    for path in PATHS + PLAIN_PATHS:
        ours, theirs = load(every, path), load(every, path, "zensical")
        assert [(b.tag, b.id, b.text) for b in ours.blocks if b.tag not in ("script", "style")] == [
            (b.tag, b.id, b.text) for b in theirs.blocks if b.tag not in ("script", "style")
        ]
        assert ours.all("meta") == theirs.all("meta")


# --- what is made again ------------------------------------------------------


def test_links_of_a_made_page_follow_the_articles(full_project: Project) -> None:
    about = full_project.root / "docs/mine.md"
    about.write_text(f"# 我的頁\n\n[文](articles/{SLUG}/index.md)\n", encoding="utf-8")
    made = full_project.root / "docs/zh-hans/mine.md"
    full_project.build()
    assert f'href="../../zh-hans/articles/{SLUG}/"' in made.read_text(encoding="utf-8")
    (settings,) = (full_project.root / "seeds").glob("*.toml")
    source = settings.read_text(encoding="utf-8")
    settings.write_text('variants = ["zh-Hant"]\n' + source, encoding="utf-8")
    full_project.build()
    assert f'href="../../articles/{SLUG}/"' in made.read_text(encoding="utf-8")


def test_a_made_page_that_somebody_took_over_outlives_its_origin(small_project: Project) -> None:
    origin = small_project.root / "docs/about.md"
    made = small_project.root / "docs/zh-hans/about.md"
    small_project.build()
    made.write_text(
        made.read_text(encoding="utf-8").replace(f"{MADE_BY}\n", "") + "我写的。\n", encoding="utf-8"
    )
    origin.rename(small_project.root / "docs/info.md")
    assert small_project.build().returncode == 0
    assert "我写的。" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("關於.markdown", "# 題", "does not end in .md"),
        ("README.md", "# 題", "its name is README"),
        ("x.md", "---\nauthor: 2020-01-01\n---\n# 題", "author is not what it must be"),
        ("x.md", "---\nwords:\n  檔案: { zh-Hans: }\n---\n# 題", "words is not a list"),
        ("zh-hk/x.md", "# 題", "a page in zh-Hant-HK, which is off"),
    ],
)
def test_a_page_that_cannot_be_published_is_an_error(
    small_project: Project, name: str, text: str, says: str
) -> None:
    path = small_project.root / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    done = small_project.build()
    assert done.returncode == 1
    assert f"docs/{name}" in done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["archive.md"], ["docs/archive.md: has the address archive/, where docs/archive/index.md stands"]),
        (["a.md", "a/index.md"], ["docs/a/index.md: has the address a/, where docs/a.md stands"]),
        (["b.md"], ["docs/b.md: has the address b/, where docs/b/index.html stands"]),
        (
            ["a.md", "zh-hans/a/index.md"],
            ["docs/a.md: has the address zh-hans/a/, where docs/zh-hans/a/index.md stands"],
        ),
        (["a.md", "b/a.md", "archive/a.md", "zh-hans/a.md"], []),
    ],
)
def test_two_pages_at_one_address_are_one_finding(
    names: list[str], told: list[str], markdown: Callable[[str], str]
) -> None:
    known: Known = {"b/index.html": None, "archive/index.md": [], "zh-hans/archive/index.md": []}
    own, _ = read_pages({name: "# 題\n".encode() for name in names}, markdown)
    findings = written_pages(own, known, [TABLE["zh-Hant"], HANS], markdown).findings
    assert [f"{one.file}: {one.message}" for one in findings] == told


def test_a_style_sheet_that_is_not_utf_8_is_one_finding(small_project: Project) -> None:
    small_project.configure("markdown_extensions:", "extra_css: [assets/mine.css]\nmarkdown_extensions:")
    (small_project.root / "docs/assets/mine.css").write_bytes("/* 樣式 */".encode("big5"))
    done = small_project.build()
    assert done.returncode == 1
    assert "docs/assets/mine.css: error: is not UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


def test_pages_are_there_without_material_and_an_icon_is_its_name_then() -> None:
    source = (
        "import sys; sys.modules['material.extensions.emoji'] = None\n"
        "from pathlib import Path; from scripts.by_hand.python_markdown import renderer\n"
        "print(renderer(Path('mkdocs.yml'))(':smile: :material-home: ==字=='))"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "<p>😄 :material-home: <mark>字</mark></p>\n"
