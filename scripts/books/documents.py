"""Make the XHTML documents of a book: cover, title page, text, colophon, and contents."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.books.book import Book
from scripts.books.forms import TOP, book_writer, escape, with_places
from scripts.books.portions import portions
from scripts.pages.address import Address
from scripts.pages.interface import filled
from scripts.pages.phrases import set_phrases


@dataclass(frozen=True)
class ContentDocument:
    """An XHTML document of the book. ``body``: what is in its <body>.

    ``entries``: its entries in the contents: address in the book, label, level of the heading.
    ``properties``: what the package says of it (EPUB 3.3, D.5).
    """

    name: str
    title: str
    body: str
    entries: tuple[tuple[str, str, int], ...] = ()
    properties: str = ""

    def xhtml(self, lang: str) -> str:
        """Write the whole document."""
        names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html {names} lang="{lang}" xml:lang="{lang}">
<head>
<title>{escape(self.title)}</title>
<link rel="stylesheet" href="style.css"/>
</head>
<body>
{self.body}
</body>
</html>
"""


def documents(book: Book, pictures: Collection[str]) -> list[ContentDocument]:
    """Make all documents in reading order. ``pictures``: their names in the book.

    The first begins with what stands before the text: cover, title page, contents, colophon. They are no
    documents of their own, since each would take half a kilobyte of every book.
    """
    first, *others = _text(book, pictures)
    entries = (entry for document in (first, *others) for entry in document.entries)
    front = [_cover_page(book), _title_page(book), _contents(book, entries), _colophon(book)]
    properties = "nav svg" if book.seal else "nav"
    return [replace(first, body="\n".join([*front, first.body]), properties=properties), *others]


def _cover_page(book: Book) -> str:
    """Show the cover; the words that are drawn on it are its alternative text."""
    edition = book.edition
    drawn = [edition.title, edition.subtitle, edition.author, book.name]
    return f"""<section class="cover" epub:type="cover">
<img role="doc-cover" src="cover.svg" alt="{escape("，".join(filter(None, drawn)))}"/>
</section>"""


def _title_page(book: Book) -> str:
    """Write the title page: title, subtitle, author, translator, days, variant, as on the web page."""
    word, edition, known = book.word, book.edition, book.edition.facts
    facts = (
        f"<i>{escape(word['editors_title'])}</i>" if known.editors_title else "",
        escape(filled(word["author"], edition.author)) if edition.author else "",
        escape(filled(word["translator"], edition.translator)) if edition.translator else "",
        _day(word["published"], known.date),
        _day(word["updated"], known.updated),
        escape(book.name),
    )
    about = "".join(f"<li>{fact}</li>\n" for fact in facts if fact)
    subtitle = f'<p class="subtitle">{escape(edition.subtitle)}</p>\n' if edition.subtitle else ""
    return f"""<section epub:type="titlepage">
<p class="site">{book.seal}{escape(book.site)}</p>
<h1>{set_phrases(edition.title, escape).replace("<wbr>", "<wbr/>")}</h1>
{subtitle}<ul class="about">
{about}</ul>
</section>"""


def _day(label: str, day: datetime.date | None) -> str:
    """Write a day as Chinese readers do, "" if there is none."""
    shown = f"{day.year}年{day.month}月{day.day}日" if day else ""
    return f'{escape(label)} <time datetime="{day}">{shown}</time>' if day else ""


def _text(book: Book, pictures: Collection[str]) -> Iterator[ContentDocument]:
    """Make the documents of the text itself, none of them too long for a small reader."""
    edition, writer = book.edition, book_writer(book.edition, book.config, pictures)
    plain = not edition.markdown and not edition.laid_out  # so that nothing leads to its paragraphs
    # calibre, which makes books for Kindles, finds no id in Chinese: its contents all led to the beginning.
    called = {one.id: f"p{one.line}" for one in edition.blocks if not one.id.isascii()}
    named = [
        replace(one, id="" if plain and not one.heading else called.get(one.id, one.id))
        for one in edition.blocks
    ]
    parts = {f"text{number}": blocks for number, blocks in enumerate(portions(named) or [[]], 1)}
    written = {name: "\n".join(map(writer.block, blocks)) for name, blocks in parts.items()}
    shown = with_places(written, called)
    for name, blocks in parts.items():
        id = f' id="{TOP}"' if name == "text1" else ""
        body = f'<section class="text"{id} epub:type="bodymatter">\n{shown[name]}\n</section>'
        headings = [block for block in blocks if block.heading]
        entries = [(f"{name}.xhtml#{block.id}", block.text, block.level) for block in headings]
        begin = [(f"{name}.xhtml#{TOP}", edition.title, 2)] if name == "text1" else []
        yield ContentDocument(name, edition.title, body, (*begin, *entries))


def _colophon(book: Book) -> str:
    """Say where the text is from, for whoever has only the file."""
    word, known = book.word, book.edition.facts
    notes = book.config.site_url + Address.of(book.edition).notes_url
    addresses = [(word["address"], book.address), (word["notes"], notes)]
    addresses += [(word["source"], known.source)] if known.source else []
    lines = [f'{escape(label)}：<a href="{escape(to)}">{escape(to)}</a>' for label, to in addresses]
    if known.editors_title:
        lines.append(escape(f"{word['editors_title']}：{word['editors_title_why']}"))
    shown = "\n".join(f"<p>{line}</p>" for line in (*lines, *map(escape, book.footer)))
    return f"""<section class="colophon" epub:type="colophon" role="doc-colophon">
<h2>{escape(word["about_book"])}</h2>
<p>{escape(book.site)}</p>
{shown}
</section>"""


def _contents(book: Book, entries: Iterable[tuple[str, str, int]]) -> str:
    """Write the contents (EPUB 3.3, 7.4)."""
    links = [(level, f'<a href="{to}">{escape(label)}</a>') for to, label, level in entries]
    return f"""<nav epub:type="toc" role="doc-toc">
<h2>{escape(book.word["contents"])}</h2>
{_nested(links)}
</nav>"""


def _nested(entries: Sequence[tuple[int, str]]) -> str:
    """Write entries (level, link) as an <ol>, each in a list within the last one before it that is higher."""
    parts: list[tuple[int, str, list[tuple[int, str]]]] = []
    for level, link in entries:
        if parts and level > parts[-1][0]:
            parts[-1][2].append((level, link))
        else:
            parts.append((level, link, []))
    items = "".join(
        f"<li>{link}{chr(10) + _nested(below) if below else ''}</li>\n" for _, link, below in parts
    )
    return f"<ol>\n{items}</ol>"
