"""The book: a container that every reader opens, and in it exactly the text of the page."""

import datetime
import io
import re
import time
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scripts.article.edition import edition
from scripts.article.edition_model import Block, Edition
from scripts.article.interpret import interpret
from scripts.books.book import FONTS
from scripts.books.epub import epub
from scripts.books.forms import escape
from scripts.books.portions import LIMIT, portions
from scripts.converting.variants import TABLE, Variant
from scripts.pages.config import Config
from scripts.pages.interface import site_words, words
from scripts.source.folder import read_seeds
from scripts.source.settings import Left, Section, Settings
from tests.conftest import PUBLICATION, ROOT, SEED, SLUG, URL, Project
from tests.pages.test_pages import MARKUP, NASTY
from tests.reading import Page
from tests.seeds import seed_of

SEAL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="var(--seal,#a00)" d="M0 0"/></svg>'
)
FOOTER = ("每一處改動都有記錄。", "文章的權利屬於原作者。")
CONFIG = Config("正字" + MARKUP, URL, tuple(TABLE.values()), footer=FOOTER, seal=SEAL)
HANT = TABLE["zh-Hant"]
EVERY = pytest.mark.parametrize("variant", TABLE.values(), ids=TABLE)

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"
XML = "{http://www.w3.org/XML/1998/namespace}"


class Book:
    """Opens a book as a reader does: the container, the package, the documents in their order."""

    def __init__(self, raw: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(raw))
        container = self.xml("META-INF/container.xml")
        (root,) = [tag.attrib["full-path"] for tag in container.iter() if "full-path" in tag.attrib]
        self.package = self.xml(root)
        self.items = {item.attrib["id"]: item.attrib for item in self.package.iter(f"{OPF}item")}
        references = [reference.attrib["idref"] for reference in self.package.iter(f"{OPF}itemref")]
        self.spine = {name: self.xml(self.items[name]["href"]) for name in references}

    def xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.zip.read(name))  # noqa: S314 (our own)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Title, headings and paragraphs, in order: the id and the text of each."""
        return [
            (tag.get("id", ""), "".join(tag.itertext()))
            for document in self.spine.values()
            for tag in (
                *document.iter(f"{XHTML}h1"),
                *document.findall(f".//{XHTML}section[@class='text']/*"),
            )
        ]

    def said(self, name: str) -> list[str]:
        """What the package says: ``title``, ``language``; ``dcterms:modified``, ``schema:accessMode``."""
        metas = [meta for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name]
        return [tag.text or "" for tag in [*self.package.iter(DC + name), *metas]]


def an_edition(text: str, variant: Variant = HANT, **settings: Any) -> Edition:
    given = {"slug": "x", "title": "題", "script": "traditional", **settings}
    article, _ = interpret(seed_of(text, Settings(**given)))
    return edition(article, variant)


def nasty(variant: Variant = HANT) -> Edition:
    """An edition that has everything, and markup in all of it."""
    return an_edition(
        "\n".join(NASTY),
        variant,
        title="題" + MARKUP,
        author="人" + MARKUP,
        description="述" + MARKUP,
        source="https://example.org/?a=1&b='2'",
        date=datetime.date(2020, 1, 2),
        updated=datetime.date(2021, 3, 4),
        added=datetime.date(2020, 5, 6),
        sections=(Section(1, 2, "2020-s"), Section(1, 5, "7")),
        left=(Left(1, "::: warning", MARKUP),),
        forms={},
    )


def the_article(variant: Variant) -> Edition:
    (seed,) = [seed for seed in read_seeds(PUBLICATION)[0] if SEED in seed.file]
    return edition(interpret(seed)[0], variant)


# --- the container ---------------------------------------------------------------------------


def test_the_container_is_as_readers_ask_for_it() -> None:
    """EPUB 3.3, 4.2 (OCF ZIP container): what a reader recognises a book by stands in its first bytes."""
    raw = epub(nasty(), CONFIG)
    assert raw[30:58] == b"mimetypeapplication/epub+zip"
    entries = Book(raw).zip.infolist()
    assert entries[0].filename == "mimetype"
    assert entries[0].compress_type == zipfile.ZIP_STORED
    names = [entry.filename for entry in entries]
    assert len(set(names)) == len(names)
    for entry in entries:
        assert (entry.extra, entry.comment, entry.flag_bits) == (b"", b"", 0)
        assert (entry.date_time, entry.create_system) == ((1980, 1, 1, 0, 0, 0), 3)
        assert entry.external_attr == 0o644 << 16


def test_the_package_lists_every_file_and_no_other() -> None:
    book = Book(epub(nasty(), CONFIG))
    listed = {item["href"] for item in book.items.values()}
    others = {"mimetype", "META-INF/container.xml", "package.opf"}
    assert listed | others == set(book.zip.namelist())
    assert list(book.spine) == ["text1"]
    for name, document in book.spine.items():
        tags = {tag.tag.rpartition("}")[2] for tag in document.iter()}
        assert book.items[name].get("properties", "").split() == sorted({"nav", "svg"} & tags)


def test_books_are_the_same_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    first = epub(nasty(), CONFIG)
    monkeypatch.setenv("TZ", "Asia/Taipei")
    time.tzset()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert epub(nasty(), CONFIG) == first
    monkeypatch.undo()
    time.tzset()


# --- the text --------------------------------------------------------------------------------


def blocks(one: Edition) -> list[tuple[str, str]]:
    """The title and each block, with the id of a heading: nothing leads to a paragraph of a plain text."""
    return [("", one.title), *((block.id * block.heading, block.text) for block in one.blocks)]


@EVERY
def test_the_book_shows_exactly_the_text(variant: Variant) -> None:
    for one in (the_article(variant), nasty(variant)):
        book = Book(epub(one, CONFIG))
        assert book.shown == blocks(one)
        assert [text for _, text in book.shown] == one.text.removesuffix("\n").split("\n")


def test_a_lost_paragraph_a_wrong_character_and_a_damaged_file_are_seen() -> None:
    one = the_article(HANT)
    for position in range(len(one.blocks)):
        fewer = (*one.blocks[:position], *one.blocks[position + 1 :])
        book = Book(epub(replace(one, blocks=fewer), CONFIG))
        assert book.shown != blocks(one)
    wrong = replace(one.blocks[0], text=one.blocks[0].text.replace("，", ",", 1))
    assert Book(epub(replace(one, blocks=(wrong, *one.blocks[1:])), CONFIG)).shown != blocks(one)
    raw = bytearray(epub(one, CONFIG))
    raw[raw.index(b"text1.xhtml") + 400] ^= 1
    with pytest.raises((zipfile.BadZipFile, zlib.error)):
        Book(bytes(raw))


def test_the_book_has_the_text_of_the_page_and_the_ids_of_its_headings(site: Path) -> None:
    for root, lang in (("", "zh-Hant"), ("zh-hans/", "zh-Hans")):
        page = Page((site / root / f"articles/{SLUG}/index.html").read_text(encoding="utf-8"))
        book = Book((site / root / f"articles/{SLUG}/{SLUG}.{lang}.epub").read_bytes())
        assert book.shown[1:] == [
            (b.id * (b.tag == "h2"), b.text) for b in page.blocks if b.tag in ("h2", "p") and b.id
        ]
        assert book.shown[0][1] == page.text[0]


@EVERY
def test_every_document_says_its_language(variant: Variant) -> None:
    book = Book(epub(nasty(variant), CONFIG))
    assert book.said("language") == [variant.lang]
    assert book.package.get(f"{XML}lang") == variant.lang
    for document in book.spine.values():
        assert (document.get("lang"), document.get(f"{XML}lang")) == (variant.lang, variant.lang)


@EVERY
def test_the_contents_lead_to_the_text_and_its_headings(variant: Variant) -> None:
    one = nasty(variant)
    book = Book(epub(one, CONFIG))
    (nav,) = book.spine["text1"].iter(f"{XHTML}nav")
    assert nav.get(f"{OPS}type") == "toc"
    assert [h.text for h in nav.iter(f"{XHTML}h2")] == [words(variant.lang)["contents"]]
    links = [(a.attrib["href"], a.text) for a in nav.iter(f"{XHTML}a")]
    headings = [(f"text1.xhtml#{block.id}", block.text) for block in one.blocks if block.heading]
    assert links == [("text1.xhtml#main", one.title), *headings]
    assert len(headings) == 2


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ([4, 3, 4], [1, 2, 2, 3]),  # the first is the title's, which is at level 2
        ([2, 5, 4, 5, 3], [1, 1, 2, 2, 3, 2]),
        ([2, 3, 4, 3, 2], [1, 1, 2, 3, 2, 1]),
    ],
)
def test_a_heading_lies_below_the_last_higher_one_though_levels_were_left_out(
    levels: list[int], depths: list[int]
) -> None:
    sections = tuple(Section(1, line, f"s{line}", level) for line, level in enumerate(levels, 1))
    book = Book(epub(an_edition("第一節\n" * len(levels) + "字。", sections=sections), CONFIG))
    (nav,) = book.spine["text1"].iter(f"{XHTML}nav")

    def deep(tag: ElementTree.Element, level: str, entry: str, depth: int = 0) -> list[int]:
        here = depth + tag.tag.endswith(level)
        below = [one for child in tag for one in deep(child, level, entry, here)]
        return [here, *below] if tag.tag.endswith(entry) else below

    assert deep(nav, "}ol", "}a") == depths
    assert deep(book.xml("toc.ncx"), "}navPoint", "}navLabel") == depths, "in old readers, too"


def test_a_heading_whose_id_is_chinese_is_called_after_its_line_in_a_book() -> None:
    """calibre, which makes books for Kindles, finds no such id: its contents all led to the beginning."""
    sections = (Section(1, 1, "上篇", 2), Section(1, 3, "part-2", 2))
    book = Book(epub(an_edition("上篇\n一。\n下篇\n二。", sections=sections), CONFIG))
    text = book.spine["text1"]
    assert [tag.get("id") for tag in text.iter(f"{XHTML}h2") if tag.get("id")] == ["p1", "part-2"]
    led = [tag.get("href") for nav in text.iter(f"{XHTML}nav") for tag in nav.iter(f"{XHTML}a")]
    assert led == ["text1.xhtml#main", "text1.xhtml#p1", "text1.xhtml#part-2"]


def colophon_of(book: Book) -> ElementTree.Element:
    (found,) = (one for one in book.spine["text1"].iter() if one.get(f"{OPS}type") == "colophon")
    return found


# --- nothing is markup -----------------------------------------------------------------------


def test_no_field_becomes_markup() -> None:
    one = nasty()
    book = Book(epub(one, CONFIG))
    site = CONFIG.name_in(HANT)
    (title,) = book.spine.values()
    colophon = colophon_of(book)
    assert [tag.text for tag in title.iter(f"{XHTML}title")] == [one.title]
    assert "作者：人" + MARKUP in [tag.text for tag in title.iter(f"{XHTML}li")]
    assert site in "".join(title.itertext())
    assert colophon.findtext(f".//{XHTML}h2/../{XHTML}p") == site
    assert "https://example.org/?a=1&b='2'" in [a.attrib["href"] for a in colophon.iter(f"{XHTML}a")]
    for name, text in (
        ("title", one.title),
        ("creator", one.author),
        ("description", one.description),
        ("publisher", site),
        ("source", "https://example.org/?a=1&b='2'"),
    ):
        assert book.said(name) == [text]
    used = {tag.tag.rpartition("}")[2] for document in book.spine.values() for tag in document.iter()}
    expected = {"html", "head", "title", "link", "body", "section", "ul", "li", "i", "time", "svg", "path"}
    assert used == expected | {"h1", "h2", "p", "a", "img", "wbr", "nav", "ol", "span"}


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\r", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_carry_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match="XML cannot carry U\\+"):
        escape(f"甲{character}乙")


def test_what_xml_cannot_carry_is_said_before_it_comes_to_a_book(small_project: Project) -> None:
    small_project.seed("x", "文章。", 'slug = "x"\nauthor = "甲\\uFFFE"\n')
    assert "x.toml:2: error: author must stand on one line, without control" in small_project.build().stderr
    small_project.configure("site_name: 正字", 'site_name: "正\\uFFFF"')
    assert "mkdocs.yml:1: error: site_name is" in small_project.build().stderr


# --- what is said of the text ----------------------------------------------------------------


def test_the_package_says_what_is_known() -> None:
    book = Book(epub(nasty(TABLE["zh-Hans"]), CONFIG))
    assert book.said("identifier") == [f"{URL}zh-hans/articles/x/"]
    (identifier,) = book.package.iter(f"{DC}identifier")
    assert identifier.get("id") == book.package.get("unique-identifier")
    assert book.said("date") == ["2020-01-02"]
    assert book.said("dcterms:modified") == ["2021-03-04T00:00:00Z"]
    assert book.said("schema:accessMode") == book.said("schema:accessModeSufficient") == ["textual"]
    assert "tableOfContents" in book.said("schema:accessibilityFeature")
    assert book.said("schema:accessibilityHazard") == ["none"]


def test_the_package_invents_nothing() -> None:
    book = Book(epub(an_edition("甲。"), CONFIG))
    assert [book.said(name) for name in ("creator", "date", "source")] == [[], [], []]
    assert book.said("description") == [], "the text begins so: an editor's description is said"
    assert book.said("dcterms:modified") == ["1970-01-01T00:00:00Z"]
    bare = Book(epub(an_edition("只有題目", title=None, title_line=1), CONFIG))
    assert bare.said("description") == []
    assert list(bare.spine) == ["text1"]


def facts(book: Book) -> list[str]:
    (about,) = book.spine["text1"].iter(f"{XHTML}ul")
    return ["".join(tag.itertext()) for tag in about]


def test_the_title_page_says_what_the_head_of_the_page_says() -> None:
    author = "作者：人" + MARKUP
    assert facts(Book(epub(nasty(), CONFIG))) == [
        "編者擬題",
        author,
        "發表 2020年1月2日",
        "更新 2021年3月4日",
        "繁體",
    ]
    own = Book(epub(an_edition("題\n甲。", TABLE["zh-Hans"], title=None, title_line=1), CONFIG))
    assert facts(own) == ["简体"]
    assert "编者拟题" not in "".join(colophon_of(own).itertext())


def test_the_title_page_breaks_the_title_between_its_phrases() -> None:
    (heading,) = (
        Book(epub(an_edition("文。", title="三家持牌消金落地重慶"), CONFIG)).spine["text1"].iter(f"{XHTML}h1")
    )
    assert list(heading.itertext()) == ["三家持牌", "消金", "落地", "重慶"]


@EVERY
def test_the_colophon_says_where_the_text_is_from(variant: Variant) -> None:
    colophon = colophon_of(Book(epub(nasty(variant), CONFIG)))
    lines = ["".join(tag.itertext()) for tag in colophon.iter(f"{XHTML}p")]
    word = words(variant.lang)
    assert f"{word['address']}：{URL}{variant.root}articles/x/" in lines
    assert f"{word['editors_title']}：{word['editors_title_why']}" in lines
    assert lines[-2:] == [site_words(line, variant) for line in FOOTER]


# --- long texts ------------------------------------------------------------------------------


def a_text(*lengths: int) -> list[Block]:
    """Paragraphs of these lengths; 0 is a heading."""
    texts = ("題" if not length else "字" * length for length in lengths)
    return [Block(f"b{n}", n, not length, text) for n, (length, text) in enumerate(zip(lengths, texts))]


HALF = LIMIT // 2


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([10, 0, 10], [3]),
        ([HALF, HALF], [2]),  # just room enough
        ([HALF, 0, HALF], [1, 2]),  # a new document begins with a heading
        ([9, 0, HALF, 0, HALF - 11, 0, 9], [5, 2]),  # sections stay whole, as many as there is room for
        ([HALF, HALF, 1, HALF], [2, 2]),  # no headings: between paragraphs
        ([9, 0, LIMIT, 9], [1, 2, 1]),  # a heading keeps its paragraph, however long
    ],
)
def test_a_document_ends_before_a_section_that_would_make_it_too_long(
    lengths: list[int], expected: list[int]
) -> None:
    given = a_text(*lengths)
    documents = portions(given)
    assert [len(document) for document in documents] == expected
    assert [block for document in documents for block in document] == given


def test_a_long_text_is_split_and_whole() -> None:
    lines = ["一段不算太短的文字，說了些什麼。" * 40] * 100
    lines[50] = "中間的題目"
    one = an_edition("\n".join(lines), TABLE["zh-Hans"], sections=(Section(1, 51, "middle"),))
    book = Book(epub(one, CONFIG))
    assert book.shown == blocks(one)
    assert len(book.spine) >= 4
    for document in book.spine.values():
        assert len("".join(document.itertext())) < LIMIT + 1000
    (nav,) = book.spine["text1"].iter(f"{XHTML}nav")
    links = [a.attrib["href"].partition(".xhtml#") for a in nav.iter(f"{XHTML}a")]
    assert [id for _, _, id in links] == ["main", "middle"]
    assert all(id in [tag.get("id") for tag in book.spine[name].iter()] for name, _, id in links)


# --- as on the web ---------------------------------------------------------------------------


@EVERY
def test_the_fonts_are_those_of_the_web_page(variant: Variant) -> None:
    source = (ROOT / "docs/.overrides/.inline/reading.css").read_text(encoding="utf-8")
    selector = ":root" if variant.lang == "zh-Hant" else f":lang({variant.lang})"
    stacks = re.search(rf"^{re.escape(selector)} {{ --sans:(.*?); --serif:(.*?) }}$", source, re.MULTILINE)
    assert stacks is not None
    assert FONTS[variant.lang] == stacks.groups()
    style = Book(epub(nasty(variant), CONFIG)).zip.read("style.css").decode()
    assert all(stack in style for stack in stacks.groups())


def test_a_readers_own_colours_are_left_alone() -> None:
    style = Book(epub(nasty(), CONFIG)).zip.read("style.css").decode()
    assert not re.search(r"background|(?<![-\w])color:(?!inherit)", style)


def test_the_style_has_rules_only_for_what_is_in_the_book() -> None:
    """The title page has a list and a link in every book; a list of the text brings the rules of its own."""

    def rules(text: str) -> set[str]:
        style = Book(epub(an_edition(text), CONFIG)).zip.read("style.css").decode()
        return set(re.findall(r"[^{}]+(?={)", style))

    plain, listed = rules("甲。\n乙。"), rules("甲。\n\n- 一本書\n- 兩本書\n\n乙。")
    assert {"body", "h1", "p", "img", ".about", "nav li"} <= plain
    assert not plain & {".text ul", "table", "figure"}
    assert ".text ul" in listed
    assert not listed & {"table", "figure"}


def test_a_book_sets_english_and_long_addresses_as_the_page_does_and_numbers_without_elements() -> None:
    """Else marks in English are as wide as a Han, and the line above an address is stretched."""
    address = "https://example.org/2024/a-long-path"
    book = Book(epub(an_edition(f"他說It’s，重5 kg。\n見{address}。"), CONFIG))
    text, style = book.zip.read("text1.xhtml").decode(), book.zip.read("style.css").decode()
    assert '<p>他說<span lang="und-Latn">It’s</span>，重5 kg。</p>' in text
    assert f'<p>見<span class="w">{address}</span>。</p>' in text
    assert ".text [lang]{" in style
    assert ".w{" in style
    plain = Book(epub(an_edition("他說好。"), CONFIG)).zip.read("style.css").decode()
    assert not re.search(r"\[lang\]|\.w\{", plain)


def test_the_text_begins_on_a_page_of_its_own() -> None:
    """What stands before it is in the same document."""
    book = Book(epub(nasty(), CONFIG))
    assert colophon_of(book).get("class") == "colophon"
    assert ".cover,.colophon{page-break-after:always}" in book.zip.read("style.css").decode()


def test_the_page_and_the_notes_lead_to_the_book(site: Path) -> None:
    for root, lang in (("", "zh-Hant"), ("zh-hans/", "zh-Hans")):
        folder = site / root / f"articles/{SLUG}"
        name = f"{SLUG}.{lang}.epub"
        page = Page((folder / "index.html").read_text(encoding="utf-8"))
        assert name in [a.get("href") for a in page.all("a")]
        notes = Page((folder / "notes/index.html").read_text(encoding="utf-8"))
        assert f"../{name}" in [a.get("href") for a in notes.all("a")]


def test_the_seal_stands_on_the_title_page_in_colours_that_old_readers_know() -> None:
    title = Book(epub(nasty(), CONFIG)).spine["text1"]
    assert [tag.get("fill") for tag in title.iter() if tag.tag.endswith("}path")] == ["#a00"]
