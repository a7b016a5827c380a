"""Forms that other programs add to Markdown are what their authors see there, or are told."""

import pytest

from scripts.markdown.dialects import forms, planted
from scripts.markdown.parse import parse
from tests.markdown.test_parse import outlines, remarks


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        # Notices: of Obsidian and GitHub, VitePress, Docusaurus, Pandoc, Hexo, Hugo, GitBook, Notion.
        ("> [!quote]- 第*四*章\n> 文", ["quote(paragraph(strong(第 em(四) 章)) paragraph(文))"]),
        ("> [!WARNING]\n> 文", ["quote(paragraph(strong(literal(警告))) paragraph(文))"]),
        (
            "::: tip 提醒\n文\n- 一\n:::\n後",
            ["quote(paragraph(strong(提醒)) paragraph(文) list(item(一)))", "paragraph(後)"],
        ),
        (":::tip[我的]\n\n文\n\n:::", ["quote(paragraph(strong(我的)) paragraph(文))"]),
        ("::: {.quotation}\n文\n:::", ["quote(paragraph(文))"]),
        ('::: {.callout-tip title="讀法"}\n文\n:::', ["quote(paragraph(strong(讀法)) paragraph(文))"]),
        (
            ":::info\n外\n\n::::danger\n內\n::::\n:::",
            [
                "quote(paragraph(strong(literal(提示))) paragraph(外)"
                " quote(paragraph(strong(literal(警告))) paragraph(內)))"
            ],
        ),
        (
            "::: {.callout-note}\n\n## 讀法\n文\n:::\n## 後",
            ["quote(paragraph(strong(讀法)) paragraph(文))", "heading(後)"],
        ),
        (
            "::: {#fig-two layout-ncol=2}\n甲\n\n乙\n:::\n丙",
            ["paragraph(甲)", "paragraph(乙)", "paragraph(丙)"],
        ),
        (
            "- 甲\n  id:: 65e6f0a1-0000-4000-8000-000000000000\n  collapsed:: true\n- 乙",
            ["list(item(甲) item(乙))"],
        ),
        ("甲{/* 給編輯 */}乙", ["paragraph(甲 乙)"]),
        ("{% note warning 小心 %}\n文\n{% endnote %}", ["quote(paragraph(strong(小心)) paragraph(文))"]),
        (
            "{% blockquote 魯迅, 《熱風》 %}\n文\n{% endblockquote %}",
            ["quote(paragraph(strong(魯迅, 《熱風》)) paragraph(文))"],
        ),
        (
            "{% blockquote David Levithan, Wide Awake %}\n文\n{% endblockquote %}",
            ["quote(paragraph(strong(David Levithan, Wide Awake)) paragraph(文))"],
        ),
        ('{{< figure src="a.png" title="題" caption="圖說" >}}', ["figure(image(題))"]),
        (
            '{{% admonition tip "技巧" %}}\n文\n{{% /admonition %}}',
            ["quote(paragraph(strong(技巧)) paragraph(文))"],
        ),
        (
            '{% hint style="info" %}\n文\n{% endhint %}',
            ["quote(paragraph(strong(literal(提示))) paragraph(文))"],
        ),
        ("<aside>\n💡 文\n\n</aside>", ["quote(paragraph(💡 文))"]),
        # What folds or arranges its text.
        (
            "<details>\n<summary>點開</summary>\n\n文\n\n</details>",
            ["paragraph(strong(點開))", "paragraph(文)"],
        ),
        (
            "<details open><summary>點開</summary>\n<p>\n\n```\n碼\n```\n\n</p>\n</details>",
            ["paragraph(strong(點開))", "code(碼\n)"],
        ),
        ('<TabItem value="a" label="視窗">\n文\n</TabItem>', ["paragraph(strong(視窗))", "paragraph(文)"]),
        ('<div align="center">\n\n# 題\n\n</div>', ["heading(題)"]),
        ('<h1 align="center">題 <b>一</b></h1>\n文', ["heading(題  strong(一))", "paragraph(文)"]),
        ('<div class="note">\n\n文\n\n</div>', ["paragraph(文)"]),
        ("{% tabs tip %}\n文\n{% endtabs %}", ["paragraph(文)"]),
        # What leaves no trace.
        ("@[TOC](文章目录)\n\n文\n<hr style='x'>", ["paragraph(文)", "rule()"]),
        ("[TOC]\n\n文\n\n[[toc]]\n\n{{< toc >}}", ["paragraph(文)"]),
        ("* TOC\n{:toc}\n\n文", ["paragraph(文)"]),
        ("* TOC\n* 文", ["list(item(TOC) item(文))"]),
        ("甲%%不印%%乙 ^block-1", ["paragraph(甲 乙 )"]),
        ("![貓](a.png){: width=60}\n\n文。\n{: .lead}", ["figure(image(貓))", "paragraph(文。)"]),
        (
            "> [!quote] 題\n> 文。\n^quote-37\n\n文",
            ["quote(paragraph(strong(題)) paragraph(文。))", "paragraph(文)"],
        ),
        # Within a line.
        (
            "甲[^a]乙^[丙，丁]。\n\n[^a]: 戊",
            ["paragraph(甲 ref() 乙 ref() 。)", "notes(note(paragraph(戊)) note(paragraph(丙，丁)))"],
        ),
        (
            "甲![乙^[丙]](a.png)丁^[戊]",
            ["paragraph(甲 image(乙 ^[丙]) 丁 ref())", "notes(note(paragraph(戊)))"],
        ),
        ("[[水]]很深\n==", ["heading(link(水) 很深)"]),
        ("這是==重點，==嗎", ["paragraph(這是 mark(重點，) 嗎)"]),
        ("見[[山#節|那座*山*]]，[[水]]", ["paragraph(見 link(那座*山*) ， link(水))"]),
        ("![[a.png|300]]", ["figure(image())"]),
        ("![[a.png|貓]]\n\n![[水]]", ["figure(image(貓))", "paragraph(link(水))"]),
        ("![貓](a.png =300x)", ["figure(image(貓))"]),
        ('<img src="a.png" alt="貓" width="3">', ["figure(image(貓))"]),
        ("{% asset_img a.png 一隻貓 %}", ["figure(image(一隻貓))"]),
        ("{% img /a.png 400 300 \"一隻 貓\" '貓' %}", ["figure(image(一隻 貓))"]),
        ('{{< figure src="a.png" alt="貓" title="題" >}}', ["figure(image(貓))"]),
        (
            '<figure><img src="a.png" alt="貓"><figcaption><p>題</p></figcaption></figure>',
            ["figure(image(貓) caption(題))"],
        ),
        ("值$E = mc^2$，\n$$\na\\,b\n$$", ["paragraph(值 mono($E = mc^2$) ， mono($$ a\\,b $$))"]),
        ("{% codeblock lang:py %}\n*后* = 1\n{% endcodeblock %}\n文", ["code(*后* = 1\n)", "paragraph(文)"]),
    ],
)
def test_a_form_of_another_program_is_what_its_author_sees_there(source: str, meant: list[str]) -> None:
    assert outlines(source) == meant


@pytest.mark.parametrize(
    "source",
    [
        "`==x== [[y]] $a_1$`",
        "```\n::: tip\n文\n:::\n[TOC]\n==x==\n```",
        "    > [!NOTE]\n    [TOC]",
        "若a==b，c==d，arr[[0]]，\\==x==，\\[[y]]",
        "[[1]](https://example.org/)",
        "價錢是US$100與HK$50，他得$100，我得$200元",
        "2^10，甲 ^ 乙，100%%，增加到200%%，甲 ^12",
        "笑{:笑死:}，[甲]{重點}",
        "> 文\n\n[!NOTE] 不在引文裡",
        "他說：\n::",
    ],
)
def test_what_only_looks_like_such_a_form_stays(source: str) -> None:
    plain = [
        outline for outline in outlines(source) if "mark(" in outline or "quote(paragraph(strong" in outline
    ]
    assert plain == []
    shown = "".join(node.text for block in parse(source).blocks for node in block.walk())
    for piece in (
        "==x==",
        "[[y]]",
        "$a_1$",
        "::: tip",
        "[TOC]",
        "[!NOTE]",
        "a==b",
        "[[0]]",
        "100%%，",
        "$50",
        "^12",
        "{:笑死:}",
    ):
        assert (piece in source) == (piece in shown) or piece == "[[y]]", piece


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (":::\n甲\n\n::: tip\n乙", [":::", ":::"]),  # closed before it is open, and never closed
        ("- ::: tip\n\n甲\n\n:::", [":::", ":::"]),
        ("{% note %}\n甲", ["{% note %}"]),
        ("{% 筆記 %}", ["{% 筆記 %}"]),
        ("甲^[*注*]", ["^["]),
        ("![甲^[注]](a.png)乙^[注]", ["^[注]"]),
        ('!!! note "說明"\n    文', ["!!! note"]),
        ("- ^^甲^^ {{query}}\n\t- id:: 3", ["^^甲^^", "{{query}}", "id::"]),
        ("## 術語\n: 意思\n甲\n: 乙", []),
        ("*[甲]: 乙", ["*[甲]:"]),
        ("$x_1$與$$y$$", ["$x_1$", "$$y$$"]),
        (":tada: 12:30:45 a:b:c", [":tada:"]),
        ("甲++乙++丙，C++與C++", ["++乙++"]),
        ("import x from\n\nexport const a = 1", ["export const "]),
        ("import {Tabs, Tab} from 'x'", ["import {Tabs, Tab} from "]),
        ("import 與 export 都是字", []),
        ("見 @fig-shop 與@li2020，寄到 a@li2020.org", ["@fig-shop", "@li2020"]),
        ("| 年 |\n|---|\n| 一 |\n\n: 價目", [": 價目"]),
        ("#書店 #城市/東邊\n\n甲 #書店 #乙", ["#書店 #城市/東邊"]),
        ("#散文\n\n#下雪了# 真冷", ["#散文"]),
        ("{props.children}與{甲}{a}", ["{props.children}"]),
        ("  時刻   船名\n  ------ ----\n  8:00   長風", ["------ ----"]),
        ("+---+---+\n| 甲 | 乙 |\n+===+===+", ["+---+---+", "+===+===+"]),
        ("甲\n\n- - -\n\n-- --\n\n---\n\n乙 -- 丙 ---- 丁，1+---+2", []),
    ],
)
def test_what_is_shown_as_its_source_is_told(source: str, found: list[str]) -> None:
    assert sorted(text for key, text in remarks(source) if key == "dialect") == sorted(found)


def test_what_is_planted_is_as_long_as_what_it_stands_for() -> None:
    source = "> [!tip] 題\n> ==重點== [[頁|字𠀀é]] %%一\n> 二%%\n\n::: tip 提示\n文\n:::\n"
    source += "\n{% code 字 %}\n碼\n{% endcode %}\n"
    text = planted(source, forms(source))
    assert [len(one.encode()) for one in text] == [len(one.encode()) for one in source]
    assert text != source
