"""Make an EPUB 3.3 book (W3C) of an edition: the article in one file, to read where there is no network."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from scripts.article.edition_model import Edition
from scripts.books.book import ACCENT, FONTS, Book
from scripts.books.cover import cover
from scripts.books.documents import documents
from scripts.books.forms import book_pictures
from scripts.books.package import CONTAINER, ncx, package
from scripts.pages.config import Config
from scripts.pages.theme import STYLE_SPACE, compact, tighten

STYLE = Path(__file__).with_name("book.css")
_ASKED = re.compile(r"\.?[\w-]+|\[[^]]+\]")  # what a selector asks of elements


def epub(edition: Edition, config: Config, beside: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Make the bytes of the book, which are the same on any machine at any time.

    ``beside``: path of a picture on the site → its bytes.
    """
    book = Book(edition, config)
    pictures = book_pictures(edition, beside)
    listed = documents(book, pictures)
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "package.opf": package(book, listed, pictures),
        "toc.ncx": ncx(book, listed),
        "cover.svg": cover(book),
        "style.css": _style(book, "".join(one.body for one in listed)),
        **pictures,
        **{f"{one.name}.xhtml": one.xhtml(book.lang) for one in listed},
    }
    return _zip(files)


def _style(book: Book, shown: str) -> str:
    """Make the style sheet: the variant's fonts, and the rules of book.css for what is ``shown`` (XHTML)."""
    sans, serif = FONTS[book.lang]
    sheet = compact(STYLE.read_text(encoding="utf-8")).replace(ACCENT, book.accent)
    there = {False: _names(shown), True: _names(shown[shown.index('<section class="text"') :])}
    rules = [
        selectors + rule
        for selectors, rule in re.findall(r"([^{}]+)(\{[^{}]*\})", tighten(sheet, STYLE_SPACE))
        if any(there[".text" in one].issuperset(_ASKED.findall(one)) for one in selectors.split(","))
    ]
    return f"body{{font-family:{sans}}}h1,h2,.site{{font-family:{serif}}}" + "".join(rules)


def _names(shown: str) -> set[str]:
    """List what selectors can ask of elements in XHTML: tags, classes with a dot, roles as "[role=note]", and
    "[lang]" if one has a language.
    """
    given = re.findall(r' (class|role)="([^"]+)"', shown)
    named = {
        f".{one}" if what == "class" else f"[role={one}]" for what, names in given for one in names.split()
    }
    languages = {"[lang]"} if ' lang="' in shown else set()
    return {"body", *re.findall(r"<(\w+)", shown), *named, *languages}


def _zip(files: dict[str, str | bytes]) -> bytes:
    """Make a ZIP as EPUB demands, with ``mimetype`` first and not compressed, and nothing that depends on the
    machine.
    """
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as container:
        for name, text in {"mimetype": "application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name)  # dated 1980-01-01, the first day that ZIP knows
            entry.create_system = 3  # Unix, even where it is made on Windows
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            container.writestr(entry, text, kind, 9)
    return raw.getvalue()
