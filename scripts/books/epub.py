"""Make an EPUB 3.3 book (W3C) of an edition: the article in one file, to read where there is no network."""

import io
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
from scripts.pages.theme import compact


def epub(edition: Edition, config: Config, beside: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Make the bytes of the book, which are the same on any machine at any time.

    ``beside``: path of a picture on the site → its bytes.
    """
    book = Book(edition, config)
    pictures = book_pictures(edition, beside)
    listed = documents(book, pictures)
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package(book, listed, pictures),
        "EPUB/toc.ncx": ncx(book, listed),
        "EPUB/cover.svg": cover(book),
        "EPUB/style.css": _style(book),
        **{f"EPUB/{name}": raw for name, raw in pictures.items()},
        **{f"EPUB/{one.name}.xhtml": one.xhtml(book.lang) for one in listed},
    }
    return _zip(files)


def _style(book: Book) -> str:
    """Make the style sheet: the variant's fonts, book.css, and forms.css if the article has forms."""
    sans, serif = FONTS[book.lang]
    fonts = f"body {{ font-family:{sans} }}\nh1, h2, .site {{ font-family:{serif} }}\n"
    sheets = ("book.css", "forms.css") if book.edition.has_forms else ("book.css",)
    sources = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in sheets)
    return fonts + "".join(f"{compact(source)}\n" for source in sources).replace(ACCENT, book.accent)


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
