"""Write the files that list what is in a book: the container, the package, and the contents for EPUB 2."""

import posixpath
from collections.abc import Collection, Iterable

from scripts.books.book import Book
from scripts.books.documents import ContentDocument
from scripts.books.forms import TYPES, escape
from scripts.pages.feed import changed

CONTAINER = """\
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""

# EPUB Accessibility 1.1: what a reader may rely on. The seal needs no words: it says nothing.
ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)


def package(book: Book, documents: Collection[ContentDocument], pictures: Iterable[str]) -> str:
    """Write package.opf (EPUB 3.3, 5): what the book is, its files, and the order of its documents."""
    files = [
        '<item id="style" href="style.css" media-type="text/css"/>',
        '<item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    ]
    files += [_item(document.name, document.properties) for document in documents]
    for number, name in enumerate(pictures, 1):
        kind = TYPES[posixpath.splitext(name)[1]]
        files.append(f'<item id="picture{number}" href="{name}" media-type="{kind}"/>')
    lines = "\n".join(
        [
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            *_metadata(book),
            "</metadata>",
            "<manifest>",
            *files,
            "</manifest>",
            '<spine toc="ncx" page-progression-direction="ltr">',
            *(f'<itemref idref="{document.name}"/>' for document in documents),
            "</spine>",
        ]
    )
    names = 'xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="address"'
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package {names} xml:lang="{book.lang}">
{lines}
</package>
"""


def _metadata(book: Book) -> list[str]:
    """Write the metadata of package.opf, an element each: what the book is, by whom, and how it is used."""
    edition = book.edition
    facts = {
        "title": edition.title,
        "language": book.lang,
        "creator": edition.author,
        "publisher": book.site,
        "date": str(edition.facts.date or ""),
        "source": edition.facts.source,
        "description": edition.description,
    }
    metadata = [f'<dc:identifier id="address">{escape(book.address)}</dc:identifier>']
    metadata += [f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in facts.items() if text]
    for element, id, text, refined in (
        ("title", "subtitle", edition.subtitle, 'property="title-type">subtitle'),
        ("contributor", "translator", edition.translator, 'property="role" scheme="marc:relators">trl'),
    ):
        if text:
            metadata.append(f'<dc:{element} id="{id}">{escape(text)}</dc:{element}>')
            metadata.append(f'<meta refines="#{id}" {refined}</meta>')
    metadata += [f"<dc:subject>{escape(tag)}</dc:subject>" for tag in edition.tags]
    if edition.series:
        number = edition.facts.part
        metadata += [
            f'<meta property="belongs-to-collection" id="series">{escape(edition.series)}</meta>',
            '<meta refines="#series" property="collection-type">series</meta>',
            *([f'<meta refines="#series" property="group-position">{number}</meta>'] if number else []),
        ]
    summary = escape(book.word["book_summary"])
    return [
        *metadata,
        f'<meta property="dcterms:modified">{changed(edition).isoformat()}T00:00:00Z</meta>',
        *(f'<meta property="schema:{name}">{value}</meta>' for name, value in ACCESSIBILITY),
        f'<meta property="schema:accessibilitySummary">{summary}</meta>',
        '<meta name="cover" content="cover-image"/>',  # where readers of EPUB 2 look
    ]


def _item(name: str, properties: str) -> str:
    more = f' properties="{properties}"' if properties else ""
    return f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"{more}/>'


def ncx(book: Book, documents: Iterable[ContentDocument]) -> str:
    """Write toc.ncx, the contents for readers of EPUB 2, which do not know ``nav`` (OPF 2.0.1, 2.4.1)."""
    entries = [entry for document in documents for entry in document.entries]
    points: list[str] = []
    above: list[int] = []  # the levels of the points in which the next may stand
    for number, (to, label, level) in enumerate(entries, 1):
        while above and above[-1] >= level:
            above.pop()
            points.append("</navPoint>")
        points.append(
            f'<navPoint id="n{number}" playOrder="{number}"><navLabel><text>{escape(label)}</text></navLabel>'
            f'<content src="{to}"/>'
        )
        above.append(level)
    lines = "\n".join([*points, *("</navPoint>" for _ in above)])
    return f"""<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{book.lang}">
<head>
<meta name="dtb:uid" content="{escape(book.address)}"/>
</head>
<docTitle><text>{escape(book.edition.title)}</text></docTitle>
<navMap>
{lines}
</navMap>
</ncx>
"""
