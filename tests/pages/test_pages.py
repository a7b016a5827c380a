"""Verbatim: whatever a text or a field contains, the page shows exactly that."""

import cProfile
import json
import pstats
from pathlib import Path

import pytest

from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.pages.config import Config
from scripts.pages.page import verbatim
from scripts.publish.parts import article_files
from scripts.source.settings import Settings
from tests.conftest import URL, Project
from tests.reading import Page
from tests.seeds import seed_of

NASTY = [
    "# 不是標題",
    "## 也不是 ##",
    "*不是* _斜體_ **粗體** ~~刪除~~",
    "1. 不是清單",
    "- 也不是",
    "+ 加號開頭",
    "> 不是引文",
    "<script>alert(1)</script>",
    "<p id=x onclick=alert(1)>甲</p><!-- 註 --> </article>",
    "{{ config }} {% raw %} {# 註 #} {%",
    "[[wiki]] [連結](http://a.b) ![圖](x.png) [^1] [1]: http://a",
    "::: warning",
    "!!! note",
    "---",
    "===",
    "```",
    "`程式` ``",
    "&amp; &lt; &#35; &nbsp; &copy &",
    "{: #id .class } {#id}",
    "| a | b |",
    "| - | - |",
    "*[HTML]: 縮寫",
    "\\* \\\\ \\",
    "http://example.org/?a=1&b=2 a@b.org <http://x.y>",
    ":smile: (c) -- ... 'x' \"y\"",
    "甲  乙   丙\t丁",
    "零\u200b寬\u2060與\u202e方向\u202c",
    "𠮷野家與😀",
    "term",
    ": definition",
    "    四個空格",
    "e\u0301 組合",
    "\ue000 私用區",
    "甲\u2028乙",
    "wzxhzdk:0 klzzwxh:0000",
]
MARKUP = "<b onload=x>\"'&amp;{{ 7*7 }}{% x %}</title></script>`*_[a](b)|"


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Project:
    from tests.conftest import copy_project

    project = copy_project(tmp_path_factory.mktemp("nasty"), seeds="none")
    field = json.dumps(MARKUP)
    settings = f"""slug = "nasty"
title = {json.dumps("題" + MARKUP)}
description = {json.dumps("述" + MARKUP)}
author = {json.dumps("人" + MARKUP)}
script = "traditional"
source = "https://example.org/?a=1&b='2'"
keep = ["*[HTML]: 縮寫", ": definition"]
forms = {{}}
[[sections]]
line = 2
id = "s"
[[corrections]]
received = "term"
becomes = {field}
why = {field}
[[left]]
received = "::: warning"
why = {field}
[[settled]]
code = "R17"
[[settled]]
code = "R20"
[[settled]]
code = "R23"
"""
    project.seed("nasty", "\n".join(NASTY), settings)
    project.site()
    return project


def test_every_line_is_shown_exactly(nasty: Project) -> None:
    page = Page((nasty.root / "site/articles/nasty/index.html").read_text(encoding="utf-8"))
    assert page.text[0] == "題" + MARKUP
    for shown, line in zip(page.text[1:], NASTY, strict=True):
        assert shown == {"term": MARKUP}.get(line, line.strip()), line


def test_in_simplified_too(nasty: Project) -> None:
    page = Page((nasty.root / "site/zh-hans/articles/nasty/index.html").read_text(encoding="utf-8"))
    assert page.text[1:4] == ["# 不是标题", "## 也不是 ##", "*不是* _斜体_ **粗体** ~~删除~~"]
    assert len(page.text) == len(NASTY) + 1


@pytest.mark.parametrize(
    "name", ["index.html", "articles/nasty/index.html", "articles/nasty/notes/index.html"]
)
@pytest.mark.parametrize("root", ["", "zh-hans/"])
def test_no_field_becomes_markup_anywhere(nasty: Project, root: str, name: str) -> None:
    source = (nasty.root / "site" / root / name).read_text(encoding="utf-8")
    page = Page(source)
    assert "<b onload" not in source
    assert "alert(1)</script>" not in source
    assert not [tag for tag, attributes in page.tags if {"onload", "onclick"} & attributes.keys()]
    assert "49" not in "".join(block.text for block in page.blocks if block.tag in ("title", "h1", "h2"))
    assert len(page.all("title")) == 1
    titles = [block.text for block in page.blocks if block.tag in ("title", "h1", "h2")]
    assert any(MARKUP in title for title in titles)


def test_fields_reach_the_head_as_they_are(nasty: Project) -> None:
    page = Page((nasty.root / "site/articles/nasty/index.html").read_text(encoding="utf-8"))
    meta = {tag.get("name"): tag.get("content") for tag in page.all("meta")}
    assert meta["description"] == "述" + MARKUP
    assert meta["author"] == "人" + MARKUP
    assert "https://example.org/?a=1&b='2'" in [a.get("href") for a in page.all("a")]


def test_the_plain_text_is_the_text(nasty: Project) -> None:
    text = (nasty.root / "site/articles/nasty/nasty.zh-Hant.txt").read_text(encoding="utf-8")
    expected = [MARKUP if line == "term" else line.strip() for line in NASTY]
    assert text == "".join(f"{line}\n" for line in ["題" + MARKUP, *expected])


def test_the_seed_comes_back(nasty: Project) -> None:
    assert nasty.run("scripts.checks.proof", "site").returncode == 0


def test_ascii_marks_and_odd_spaces_are_written_as_entities() -> None:
    assert verbatim("1-5月") == "1&#45;5月"
    assert verbatim("甲 乙  丙") == "甲 乙 &#32;丙"


def test_a_received_text_is_downloaded_as_it_is(nasty: Project) -> None:
    received: Path = nasty.root / "site/articles/nasty/received.txt"
    assert received.read_bytes() == "\n".join(NASTY).encode()


def test_the_work_grows_with_the_text_and_not_with_its_square(tmp_path: Path) -> None:
    """Counted in calls, not in seconds: ten times the lines take about ten times the work."""

    config = Config("正字", URL, tuple(TABLE.values()))

    def calls(lines: int) -> int:
        text = "這是一行,說發展與于先生。\n" * lines
        seed = seed_of(text, Settings(slug="x", title="題", script="damaged"))
        profile = cProfile.Profile()
        with profile:
            article, _ = interpret(seed)
            article_files(article, [edition(article, variant) for variant in TABLE.values()], config)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(10)  # Opens what is opened once.
    assert calls(1000) < 14 * calls(100)
