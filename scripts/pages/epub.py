"""An edition → an EPUB 3.3 book (W3C): the article in one file, to read where there is no network."""

import datetime
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from scripts.article.model import Block, Edition
from scripts.pages.address import Address
from scripts.pages.book_forms import (
    STYLE_OF_FORMS,
    book_forms,
    book_pictures,
    escape,
    nested,
    picture_items,
    with_places,
)
from scripts.pages.config import Config
from scripts.pages.cover import cover
from scripts.pages.feed import changed
from scripts.pages.interface import said, words
from scripts.pages.ncx import ncx

LIMIT = 20_000  # characters in one document: small readers lay out a document as a whole
UNKNOWN = datetime.date(1970, 1, 1)  # every book must say when it was changed

# The stacks of the web page. A book is in one language, and old readers know no custom properties.
FONTS = {
    "zh-Hant": (
        '"PingFang TC","Noto Sans CJK TC","Noto Sans TC","Microsoft JhengHei",sans-serif',
        '"Songti TC","Noto Serif CJK TC","Noto Serif TC","Microsoft JhengHei",serif',
    ),
    "zh-Hans": (
        '"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif',
        '"Songti SC","Noto Serif CJK SC","Noto Serif SC","Microsoft YaHei",serif',
    ),
    "zh-Hant-HK": (
        '"PingFang HK","Noto Sans CJK HK","Noto Sans HK","PingFang TC","Microsoft JhengHei",sans-serif',
        '"Songti TC","Noto Serif CJK HK","Noto Serif HK","Microsoft JhengHei",serif',
    ),
}

ACCENT = "#c2452f"

# No colour but the accent, which can be seen on white and on black: readers have their own.
STYLE = """\
body { line-height:1.85; text-autospace:normal; text-spacing-trim:normal; line-break:strict }
body { overflow-wrap:anywhere }
h1, h2, .site { font-weight:bold; line-height:1.45; text-align:left; text-wrap:balance }
h1, h2 { break-after:avoid; break-inside:avoid }
h1 { font-size:2em; line-height:1.38; margin:0 0 .8em }
h2 { font-size:1.3em; margin:2.5em 0 .8em; padding-left:.7em; border-left:3px solid #c2452f }
p { margin:0 0 1.1em; text-align:justify; orphans:2; widows:2 }
a { color:inherit }
.text h2, .text p { white-space:pre-wrap }
.cover { margin:0; text-align:center }
.cover img { max-width:100%; max-height:95vh }
.site { margin:1em 0 5em; letter-spacing:.12em }
.site svg { width:1.45em; height:1.45em; margin-right:.5em; vertical-align:middle }
.about { margin:0; padding:1.2em 0 0; border-top:3px solid #c2452f; list-style:none }
.about li, .colophon p { font-size:.84em; text-align:left; opacity:.8 }
ol { list-style:none; padding:0 }
.about i { font-style:normal; border:1px solid; border-radius:3px; padding:0 .45em }
"""

CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""

# EPUB Accessibility 1.1: what a reader may rely on. The drawn seal says nothing.
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


@dataclass(frozen=True)
class Document:
    """An XHTML document of the book. ``entries``: what the contents list: fragment, label, level."""

    name: str
    title: str
    body: str
    entries: tuple[tuple[str, str, int], ...]
    properties: str = ""


def epub(edition: Edition, config: Config, beside: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The bytes of the book, the same wherever and whenever it is made. ``beside``: file → its bytes."""
    lang = edition.lang
    sans, serif = FONTS[lang]
    pictures = book_pictures(edition, beside)
    documents = [
        _cover_page(edition),
        _title_page(edition, config),
        *_text(edition, config, pictures),
        _colophon(edition, config),
    ]
    fonts = f"body {{ font-family:{sans} }}\nh1, h2, .site {{ font-family:{serif} }}\n"
    style = STYLE + STYLE_OF_FORMS if edition.has_forms else STYLE
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": _package(edition, config, documents, pictures),
        "EPUB/toc.ncx": ncx(lang, edition.title, _address(edition, config), _entries(documents)),
        "EPUB/cover.svg": cover(
            edition, _site(edition, config), _plain_seal(config), config.accent or ACCENT, serif, sans
        ),
        "EPUB/style.css": fonts + style.replace(ACCENT, config.accent or ACCENT),
        **{f"EPUB/{name}": raw for name, raw in pictures.items()},
    }
    for document in [_contents(edition, documents), *documents]:
        files[f"EPUB/{document.name}.xhtml"] = _xhtml(document, lang)
    return _zip(files)


def _cover_page(edition: Edition) -> Document:
    """What is drawn on the cover, for who cannot see it, is its alternative text."""
    word = words(edition.lang)
    drawn = [edition.title, edition.subtitle, edition.author, word[f"name_{edition.lang}"]]
    said = escape("，".join(filter(None, drawn)))
    body = f"""<section class="cover" epub:type="cover">
<img role="doc-cover" src="cover.svg" alt="{said}"/>
</section>"""
    return Document("cover", edition.title, body, ())


def _title_page(edition: Edition, config: Config) -> Document:
    """What the head of the web page shows, on a page of its own."""
    word = words(edition.lang)
    known = edition.facts
    facts = (
        f"<i>{escape(word['editors_title'])}</i>" if edition.facts.editors_title else "",
        escape(word["author"].replace("{n}", edition.author)) if edition.author else "",
        escape(word["translator"].replace("{n}", edition.translator)) if edition.translator else "",
        _day(word["published"], known.date),
        _day(word["updated"], known.updated),
        escape(word[f"name_{edition.lang}"]),
    )
    about = "".join(f"<li>{fact}</li>\n" for fact in facts if fact)
    subtitle = f'<p class="subtitle">{escape(edition.subtitle)}</p>\n' if edition.subtitle else ""
    body = f"""<section epub:type="titlepage">
<p class="site">{_plain_seal(config)}{escape(_site(edition, config))}</p>
<h1>{escape(edition.title)}</h1>
{subtitle}<ul class="about">
{about}</ul>
</section>"""
    return Document("title", edition.title, body, (("", edition.title, 2),), "svg")


def _plain_seal(config: Config) -> str:
    """The publisher's drawing, with plain colours: old readers know no custom properties."""
    return re.sub(r"var\(--[\w-]+,\s*([^()]+)\)", r"\1", config.seal)


def _day(label: str, day: datetime.date | None) -> str:
    return f'{escape(label)} <time datetime="{day}">{day}</time>' if day else ""


def _text(edition: Edition, config: Config, pictures: Collection[str]) -> Iterator[Document]:
    forms = book_forms(edition, config, pictures)
    parts = split(edition.blocks)
    shown = {f"text{number}": "\n".join(map(forms.block, blocks)) for number, blocks in enumerate(parts, 1)}
    for (name, text), blocks in zip(with_places(shown).items(), parts, strict=True):
        body = f'<section class="text" epub:type="bodymatter">\n{text}\n</section>'
        headings = [block for block in blocks if block.heading]
        entries = tuple((f"#{block.id}", block.text, block.level) for block in headings)
        yield Document(name, edition.title, body, entries)


def _colophon(edition: Edition, config: Config) -> Document:
    """Where the text is from, for whoever has only the file."""
    word = words(edition.lang)
    address = Address.of(edition)
    source = edition.facts.source
    addresses = [(word["address"], config.site_url + address.folder)]
    addresses += [(word["notes"], config.site_url + address.notes_url)]
    addresses += [(word["source"], source)] if source else []
    lines = [
        f'{escape(label)}：<a href="{escape(target)}">{escape(target)}</a>' for label, target in addresses
    ]
    if edition.facts.editors_title:
        lines.append(escape(f"{word['editors_title']}：{word['editors_title_why']}"))
    lines += [escape(said(line, edition.variant)) for line in config.footer]
    site = _site(edition, config)
    shown = "\n".join(f"<p>{line}</p>" for line in lines)
    body = f"""<section class="colophon" epub:type="colophon" role="doc-colophon">
<h2>{escape(site)}</h2>
{shown}
</section>"""
    return Document("colophon", site, body, (("", site, 2),))


def _entries(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """List what the contents have: address and label, in order."""
    for document in documents:
        for fragment, label, _ in document.entries:
            yield f"{document.name}.xhtml{fragment}", label


def _address(edition: Edition, config: Config) -> str:
    """Give the address of the article's page, by which the book is known."""
    return config.site_url + Address.of(edition).folder


def _contents(edition: Edition, documents: Iterable[Document]) -> Document:
    title = words(edition.lang)["contents"]
    entries = [
        (level, f'<a href="{document.name}.xhtml{fragment}">{escape(label)}</a>')
        for document in documents
        for fragment, label, level in document.entries
    ]
    body = f"""<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h2 id="contents">{escape(title)}</h2>
{nested(entries)}
</nav>"""
    return Document("nav", title, body, (), "nav")


def _package(edition: Edition, config: Config, documents: list[Document], pictures: Collection[str]) -> str:
    lang = edition.lang
    address = _address(edition, config)
    facts = {
        "title": edition.title,
        "language": lang,
        "creator": edition.author,
        "publisher": _site(edition, config),
        "date": edition.facts.date.isoformat() if edition.facts.date else "",
        "source": edition.facts.source,
        "description": edition.teaser,
        "rights": "".join(said(line, edition.variant) for line in config.footer),
    }
    metadata = [f'<dc:identifier id="address">{escape(address)}</dc:identifier>']
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
        metadata += [
            f'<meta property="belongs-to-collection" id="series">{escape(edition.series)}</meta>',
            '<meta refines="#series" property="collection-type">series</meta>',
            f'<meta refines="#series" property="group-position">{edition.facts.part}</meta>',
        ]
    day = changed(edition) or UNKNOWN
    metadata.append(f'<meta property="dcterms:modified">{day.isoformat()}T00:00:00Z</meta>')
    metadata += [f'<meta property="schema:{name}">{value}</meta>' for name, value in ACCESSIBILITY]
    summary = escape(words(lang)["book_summary"])
    metadata.append(f'<meta property="schema:accessibilitySummary">{summary}</meta>')
    metadata.append('<meta name="cover" content="cover-image"/>')  # where readers of EPUB 2 look
    items = [_item(document.name, document.properties) for document in documents]
    references = [f'<itemref idref="{document.name}"/>' for document in documents]
    lines = "\n".join(
        [
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            *metadata,
            "</metadata>",
            "<manifest>",
            _item("nav", "nav"),
            '<item id="style" href="style.css" media-type="text/css"/>',
            '<item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>',
            '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
            *items,
            *picture_items(pictures),
            "</manifest>",
            '<spine toc="ncx" page-progression-direction="ltr">',
            *references,
            "</spine>",
        ]
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="address" xml:lang="{lang}">
{lines}
</package>
"""


def _item(name: str, properties: str) -> str:
    more = f' properties="{properties}"' if properties else ""
    return f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"{more}/>'


def _xhtml(document: Document, lang: str) -> str:
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html {names} lang="{lang}" xml:lang="{lang}">
<head>
<title>{escape(document.title)}</title>
<link rel="stylesheet" href="style.css"/>
</head>
<body>
{document.body}
</body>
</html>
"""


def _site(edition: Edition, config: Config) -> str:
    return config.name_in(edition.variant) or config.site_url


# --- documents of a fair length ------------------------------------------------------------


def split(blocks: Iterable[Block]) -> list[list[Block]]:
    """Blocks → those of each document: whole sections together, as many as there is room for."""
    return _packed(chain.from_iterable(_portions(section) for section in _sections(blocks)))


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    sections: list[list[Block]] = []
    for block in blocks:
        if block.heading or not sections:
            sections.append([])
        sections[-1].append(block)
    return sections


def _portions(section: list[Block]) -> list[list[Block]]:
    """A section that is too long for one document, in several; no heading loses its first paragraph."""
    return _packed([section[:2], *([block] for block in section[2:])])


def _packed(portions: Iterable[list[Block]]) -> list[list[Block]]:
    """Portions joined in order, as far as they are not longer than a document."""
    packed: list[list[Block]] = []
    room = -1
    for portion in portions:
        length = sum(len(block.text) for block in portion)
        if length > room:
            packed.append([])
            room = LIMIT
        packed[-1] += portion
        room -= length
    return packed


# --- the container -------------------------------------------------------------------------


def _zip(files: dict[str, str | bytes]) -> bytes:
    """A ZIP as EPUB wants it, ``mimetype`` first and stored, with nothing of the machine in it."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as container:
        for name, text in {"mimetype": "application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name)  # dated 1980-01-01, the first day that ZIP knows
            entry.create_system = 3  # Unix, even where it is made on Windows
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            container.writestr(entry, text, kind, 6)
    return raw.getvalue()
