"""The proof sees whatever a page shows otherwise than its Markdown says."""

import json
from pathlib import Path

import pytest

from scripts.checks.proof import prove
from tests.conftest import Project

TEXT = """# 題

文**粗**和[鏈](https://example.org/)與`碼`。

> 引了3個月

- 一
  1. 二

| 甲 | 乙 |
|---|--:|
| 1 | 2 |

```
碼
```

---

注[^1]H<sub>2</sub>O<br>行

### 深

[^1]: 釋
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.projects import copy_project

    project: Project = copy_project(tmp_path_factory.mktemp("forms"), seeds="none")
    (project.root / "seeds/x.md").write_text(TEXT, encoding="utf-8")
    (project.root / "seeds/x.toml").write_text('slug = "x"\nscript = "traditional"\n', encoding="utf-8")
    return project.site()


def test_words_in_a_form_are_set_as_those_of_any_paragraph(built: Path) -> None:
    page = (built / "articles/x/index.html").read_text(encoding="utf-8")
    assert '<p>引了<span class="n">3個月</span></p>' in page


def test_a_page_with_every_form_is_proved(built: Path) -> None:
    assert prove(built) == (1, 2, [])
    record = json.loads((built / "articles/x/record.json").read_text(encoding="utf-8"))
    assert set(record["forms"]) == {"zh-Hant"}, "those of the other variant are the same"


@pytest.mark.parametrize(
    "text",
    [
        "# 題\n\n文。\n\n## 甲 [^1]\n\n文。\n\n## 乙[^1]\n\n文。\n\n[^1]: 釋\n",
        "# 題\n\n文。\n\n```\n```\n\n文。\n",
        "# 題\n\n文。\n\n## 甲\u00a0\n\n文。\n\n##\u3000乙&nbsp;\n\n## &nbsp;**丙**\u00a0\n\n文。\n",
        "# 題\n\n文。\n\n## 甲<br>乙\n\n文。\n\n## 丙\n\n文。\n",
        "# 題\n\n[本站](https://example.org/sub/path/about/)。\n",
        "# 題\n\n文。\n\n## \n\n文。\n\n## 乙\n\n文。\n\n###\n",
        "# 題\n\n文。\n\n頭髮\n: 長在頭上。\n\n    又一段。\n\n髮型\n髮式\n: 見**上**。\n\n文。\n",
        "# 題\n\n文。\n\n## **甲。</br> </br> 乙**\n\n文。\n\n## 丙  丁\n",
        "# 題\n\n文。\n\n## 甲\n\n#### 乙\n\n### 丙\n\n#### 丁\n",
        "# 題\n\n## 甲 {#x}\n\n## 乙 {#x}\n",
        "# 題\n\n```{toctree}\n```\n",
        "一些胡言亂語\n",
    ],
    ids=[
        "a heading with a note",
        "code without a line",
        "headings between blanks",
        "a heading of two lines",
        "the address of the site",
        "a heading of nothing",
        "terms",
        "a heading with empty lines",
        "headings of a level that was left out",
        "headings with one id",
        "nothing but empty code",
        "one line",
    ],
)
def test_what_people_write_by_accident_is_proved(text: str, tmp_path: Path) -> None:
    from tests.projects import copy_project

    project: Project = copy_project(tmp_path, seeds="none")
    (project.root / "seeds/x.md").write_text(text, encoding="utf-8")
    (project.root / "seeds/x.toml").write_text('slug = "x"\nscript = "traditional"\n', encoding="utf-8")
    assert prove(project.site()) == (1, 2, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<strong>粗</strong>", "粗"),
        ("<strong>粗</strong>", "<em>粗</em>"),
        ("文<strong>", "<strong>文"),
        ("example&#46;org&#47;", "example&#46;com&#47;"),
        ("與<code>碼</code>", "與碼"),
        ("<li>二</li>", "<li>三</li>"),
        ("<ol><li>二</li></ol>", "<ul><li>二</li></ul>"),
        ('<td class="right">2</td>', "<td>2</td>"),
        ("<td>1</td>", ""),
        ("<hr>", ""),
        ("<sub>2</sub>", "2"),
        ("<br>", ""),
        ('<span class="n">', '<span class="n" hidden>'),
        ("3個月", "4個月"),
        ("<blockquote", '<blockquote><p>多</p></blockquote><blockquote'),
        ("<p>釋", "<p>解"),
        ('<h2 id="深">深</h2>', '<h3 id="深">深</h3>'),
        ('id="p5"', 'id="p6"'),
        ("<h1>題</h1>", "<h1>提</h1>"),
        ("</blockquote>", "</blockquote><script>1</script>"),
    ],
)  # fmt: skip
def test_whatever_is_shown_otherwise_is_seen(built: Path, old: str, new: str) -> None:
    page = built / "articles/x/index.html"
    was = page.read_text(encoding="utf-8")
    assert old in was
    try:
        page.write_text(was.replace(old, new, 1), encoding="utf-8")
        _, _, findings = prove(built)
        assert ("S01", "articles/x/index.html") in [(one.code, one.file) for one in findings]
    finally:
        page.write_text(was, encoding="utf-8")
