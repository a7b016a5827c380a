"""Any text: a clear refusal, or pages, feed, book and index with exactly that text, and nothing else.

The number of texts is a setting: ``make test EXAMPLES=10000``.
"""

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from scripts.article.edition import edition
from scripts.article.edition_model import Edition, record_edition
from scripts.article.interpret import interpret
from scripts.article.model import Article
from scripts.books.epub import epub
from scripts.checks.records import read_record
from scripts.checks.texts import give_back
from scripts.converting.variants import TABLE
from scripts.findings import Finding, Rejected
from scripts.notes.changes import Account
from scripts.notes.notes_page import notes_page
from scripts.notes.record import make_record
from scripts.pages import search
from scripts.pages.article_page import article_page
from scripts.pages.config import Config
from scripts.pages.feed import ATOM, feed
from scripts.pages.searched import entry
from scripts.publish.parts import article_files
from scripts.source.seed import Source, parse_source
from scripts.source.settings import Settings
from tests.books.test_epub import Book
from tests.conftest import EXAMPLES, URL, copy_project
from tests.reading import Page, text_of
from tests.seeds import restore

FRAGMENTS = [
    "# 題", "## ", "> ", "- ", "* ", "+ ", "1. ", "1)", "    ", "\t", "```", "~~~", "`", "``", "***",
    "---", "===", "___", "+++", "\\", "\\\\", "a", "b", ": ", ":--", "[x]", "[ ]", "[^1]", "[^1]: ",
    "[a](b)", "![a](b)", "[a]: b", "<http://a.b>", "*[HTML]: x", "!!! note", "??? x", "=== \"x\"",
    "::: x", "{: #main .x onclick=alert(1) }", "{#x}", "{.x}", "{{ 7*7 }}", "{% raw %}",
    "{% include \"x\" %}", "{# x #}", "{{", "}}", "${x}", "%(x)s", "{0}", "$x$", "$$", "~x~", "^x^",
    "==x==", "++x++", "--8<-- \"x\"", ":x:", "<b>", "</b>", "<b onload=alert(1)>",
    "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->",
    "<![CDATA[", "]]>", "<?php", "<!DOCTYPE x>", "</p>", "</h1>", "</article>",
    "<article class=\"text\">", "<p id=\"p1\">", "<h1>", "javascript:alert(1)", "\" onx=\"", "' onx='",
    "&", "&amp;", "&lt;", "&#60;", "&#x3c;", "&nbsp;", "&notit;", "\u202e", "\u202d", "\u2066",
    "\u2069", "\u200b", "\u200d", "\u200f", "\u2028", "\u2029", "\u0085", "\u00a0", "\u3000", "\ufeff",
    "￼", "�", "\u00ad", "e\u0301", "\u0300", "⃝", '\U0001f469\u200d\U0001f469\u200d\U0001f467', "🇹🇼",
    "𠮷", "𫞩", "㊣", "﷽", "ﬁ", "İ", "ß", "數(shù)", "?shù)", "?", "(", ")", ",", ";", ":", "!", ".", "“",
    "”", "‘", "’", "「", "」", "『", "』", "，", "。", "……", "——", "1,000", "a,b", "http://a.b/?c=d&e,", "著",
    "后", "发", "發", "title: x", "---\n", "\n---\n", "\r\n", "\u0000", "\u001b",
]  # fmt: skip

LINES = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from("中文字的一是重慶发后云數"), st.text(max_size=6)),
    max_size=8,
).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=8).map("\n".join)
SCRIPTS = st.sampled_from(["damaged", "traditional", "simplified"])
# Each is rendered in three variants, so by default there are fewer of them than elsewhere.
MANY = settings(
    max_examples=EXAMPLES if EXAMPLES > 100 else 40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
CONFIG = Config("正字", URL, tuple(TABLE.values()))
Render = Callable[[bytes, str], str]


@pytest.fixture(scope="session")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    """What MkDocs makes of a Markdown page, with the project's own configuration and templates."""
    project = copy_project(tmp_path_factory.mktemp("render"), seeds="damaged")
    project.configure("[zh-Hant, zh-Hans]", f"[{', '.join(TABLE)}]")
    assert project.build().returncode == 0
    config = load_config(str(project.root / "mkdocs.yml"), site_url=URL)
    config.plugins._current_plugin = "tests"
    env = config.theme.get_env()

    def rendered(markdown: bytes, path: str) -> str:
        file = File.generated(config, path, content=markdown)
        files = Files([file])
        page = MkDocsPage(None, file, config)
        page.read_source(config)
        page.render(config, files)
        context = get_context(Navigation([], []), files, config, page)
        return str(env.get_template(str(page.meta["template"])).render(context))

    return rendered


# What is no matter of a random text: it is a line a paragraph.
PLAIN: dict[str, object] = {"wrapped": False, "forms": {}}


def read(text: str, toml: Mapping[str, object]) -> tuple[Article | None, list[Finding]]:
    said = "".join(f"{key} = {json.dumps(value)}\n" for key, value in toml.items())
    source = Source(
        "seeds/x.txt", text.encode("utf-8", "surrogatepass"), said.encode("utf-8", "surrogatepass")
    )
    seed, findings = parse_source(source)
    if seed is None or findings:
        return None, findings
    try:
        return interpret(seed)
    except Rejected as rejected:
        return None, rejected.findings


def structure(page: Page) -> list[tuple[str, ...]]:
    """Every tag with the names of its attributes, but for what sets lines by their words (breaks between
    phrases, numbers, words in Latin letters, the lead, a long title): of the same blocks, always the same."""
    by_words = {("wbr",), ("span", "class"), ("span", "lang")}
    bare = {"p": {"lang"}, "article": {"class"}, "h1": {"class"}}
    tags = [(tag, *sorted(attributes.keys() - bare.get(tag, set()))) for tag, attributes in page.tags]
    return [tag for tag in tags if tag not in by_words]


@given(TEXTS, SCRIPTS, LINES, LINES)
@MANY
def test_any_text_is_refused_clearly_or_shown_exactly(
    render: Render, text: str, script: str, title: str, about: str
) -> None:
    toml = {"slug": "x", "script": script, "title": title, "description": about, "author": about[:9], **PLAIN}
    article, findings = read(text, toml)
    assert all("\n" not in str(finding) and finding.message and finding.advice for finding in findings)
    if article is None:
        assert [finding for finding in findings if finding.level == "error"]
        return
    editions = [edition(article, variant) for variant in TABLE.values()]
    shape = [[(block.id, block.line, block.heading) for block in one.blocks] for one in editions]
    assert shape == [shape[0]] * len(shape), "every variant has the same headings and paragraphs"
    for one in editions:
        lines = one.text.split("\n")[:-1]
        html = render(article_page(one, editions), "articles/x/index.md")
        assert text_of(html) == lines
        page = Page(html)
        # (A line that says no more than who wrote it stands for the byline.)
        plain = [replace(block, text="人" if block.text == one.author else "文") for block in one.blocks]
        tame = replace(one, title="題", description="述", author=one.author and "人", blocks=tuple(plain))
        assert structure(page) == structure(Page(render(article_page(tame, editions), "articles/x/index.md")))
        assert not [a for a in page.all("a") if re.match(r"\s*(javascript|data):", a.get("href", ""), re.I)]
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert json.loads(data)["headline"] == one.title
        atom = ElementTree.fromstring(feed(TABLE[one.lang], [dated(one)], CONFIG))  # noqa: S314 (our own)
        content = atom.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}content") or ""
        assert [block.text for block in Page(content).blocks] == lines[1:]
        assert [shown for _, shown in Book(epub(one, CONFIG)).shown] == lines
    blocks = [rows for _, _, *rows in entry(editions)["blocks"]]
    searched = zip(*(search.texts(rows, list(TABLE)) for rows in blocks), strict=True)
    for one, said in zip(editions, searched, strict=True):
        assert [text.replace(search.CELL, "") for text in said] == one.text.split("\n")[:-1]
    files = article_files(article, editions, CONFIG)
    record = read_record(files["articles/x/record.json"].decode())
    published = files[
        "zh-hans/articles/x/x.zh-Hans.txt" if script == "simplified" else "articles/x/x.zh-Hant.txt"
    ]
    assert give_back(published.decode(), record["changes"]) == article.seed.text
    made = make_record(article, record_edition(editions), editions)
    notes = Page(render(notes_page(Account(article, editions[0], editions, made)), "articles/x/notes.md"))
    assert {tag for tag, _ in notes.tags} <= KNOWN
    assert not [name for _, attributes in notes.tags for name in attributes if name.startswith("on")]


def dated(one: Edition) -> Edition:
    """As if it came to the site on some day: the feed has only such articles."""
    return replace(one, facts=replace(one.facts, added=datetime.date(2026, 1, 1)))


KNOWN = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "style",
    "script",
    "body",
    "a",
    "header",
    "div",
    "nav",
    "button",
    "svg",
    "path",
    "rect",
    "details",
    "summary",
    "form",
    "fieldset",
    "legend",
    "label",
    "input",
    "main",
    "h1",
    "h2",
    "h3",
    "p",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "code",
    "small",
    "span",
    "del",
    "b",
    "ins",
    "ul",
    "li",
    "footer",
    "br",
    "wbr",
    "dialog",
    "ol",
}


@given(TEXTS, SCRIPTS)
@MANY
def test_restoring_twice_changes_nothing_more(text: str, script: str) -> None:
    article, _ = read(text, {"slug": "x", "script": script, "title": "題"})
    if article is None:
        return
    once = "\n".join(line.now for line in article.lines)
    if not once.strip():
        return
    # Whether lines were broken at a width is guessed of the text as received, and asked once.
    again, _ = restore(once, article.script, Settings(wrapped=False))
    assert "\n".join(line.now for line in again) == once


HAN_LINES = st.lists(
    st.text(alphabet="城市東邊有一條小河，邊開著一家舊書店。門很窄「」？！《》", min_size=1, max_size=40),
    min_size=1,
    max_size=9,
)


@given(HAN_LINES, st.sampled_from(["traditional", "damaged"]))
@MANY
def test_a_text_without_damage_is_untouched(lines: list[str], script: str) -> None:
    article, _ = read("\n".join(lines), {"slug": "x", "script": script, "title": "題", **PLAIN})
    assert article is not None
    assert [line.now for line in article.lines] == lines
    if script == "traditional":
        assert [block.text for block in edition(article, TABLE["zh-Hant"]).blocks] == lines


@pytest.mark.parametrize(
    "text",
    [
        "長" * 300_000,
        "<x>" * 10_000,
        "# " * 20_000,
        "*" * 20_000 + "文",
        "「" * 50_000 + "文" + "」" * 50_000,
        "數(shù)" * 10_000,
        "?shù)" * 3_000,
        "文\u0301" * 50_000,
        "𠮷" * 100_000,
        "\u202e" * 1_000 + "文",
    ],
    ids=lambda text: f"{text[:8]!r}…{len(text)}",
)
def test_an_extremely_long_line_is_shown_exactly(render: Render, text: str) -> None:
    article, findings = read(text, {"slug": "x", "script": "damaged", "title": "題"})
    assert article is not None, findings[:1]
    one = edition(article, TABLE["zh-Hans"])
    html = render(article_page(one, [one]), "zh-hans/articles/x/index.md")
    assert text_of(html) == one.text.split("\n")[:-1]


@pytest.mark.parametrize("text", ["<b>" * 100_000, "[" * 50_000, "(" * 50_000 + "文" + ")" * 50_000])
def test_a_line_that_would_take_hours_is_refused(text: str) -> None:
    _, findings = read(f"文\n{text}", {"slug": "x", "script": "damaged", "title": "題"})
    assert [(finding.level, finding.line) for finding in findings] == [("error", 2)]


def test_twenty_five_thousand_lines_are_shown_exactly(render: Render) -> None:
    text = "".join(f"第{number}行，文字。\n" for number in range(25_000))
    article, _ = read(text, {"slug": "x", "script": "traditional", "title": "題"})
    assert article is not None
    one = edition(article, TABLE["zh-Hant"])
    html = render(article_page(one, [one]), "articles/x/index.md")
    assert text_of(html) == one.text.split("\n")[:-1]
