"""The forms of a text in a book: what XML asks of them, the pictures in it, contents of all levels."""

import html
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from scripts.article.model import Edition
from scripts.pages.config import Config
from scripts.pages.forms import Forms
from scripts.pages.interface import words

# What is no Char of XML 1.0, and the line ends that parsers would change.
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What articles with forms have besides: no colours, since readers have their own.
STYLE_OF_FORMS = """\
h3, h4, h5, h6 { line-height:1.45; text-align:left; break-after:avoid; margin:2em 0 .6em }
blockquote { margin:1.4em 0 1.4em 2em }
.text ul, .text ol { margin:0 0 1.1em; padding-left:2em }
.text ul { list-style:disc }
.text ol { list-style:decimal }
.text .tasks { list-style:none; padding-left:.4em }
.task { margin-right:.5em }
em { font-style:normal; text-emphasis:filled dot; text-emphasis-position:under right }
em.latin { font-style:italic; text-emphasis:none }
pre { white-space:pre-wrap; font-size:.84em; line-height:1.6; text-align:left }
pre { border:1px solid; padding:.8em }
code { font-family:monospace }
table { border-collapse:collapse; margin:1.4em 0; font-size:.9em; text-align:left }
th, td { border-bottom:1px solid; padding:.4em .8em .4em 0; vertical-align:top }
.center { text-align:center }
.right { text-align:right }
figure { margin:1.6em 0; break-inside:avoid; text-align:center }
img { max-width:100%; max-height:95vh; height:auto }
figcaption { font-size:.84em; line-height:1.6; opacity:.8 }
hr { border:0; border-top:1px solid; width:6em; margin:2.4em auto }
sub, sup { line-height:0; font-size:.7em }
[role=doc-endnotes] { margin-top:3em; border-top:1px solid; padding-top:1em; font-size:.86em }
[role=doc-backlink] { margin-left:.4em; text-decoration:none }
"""

# Pictures that every reader of books knows (EPUB 3.3, 3.2).
TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


def escape(text: str) -> str:
    """Text → XML that says exactly this text, in an element or an attribute."""
    if unfit := _UNFIT.search(text):
        raise ValueError(f"XML cannot carry U+{ord(unfit[0]):04X}, which is in {text[:40]!r}")
    return html.escape(text)


def book_pictures(edition: Edition, beside: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures of a book, by their names in it; only of the types that every reader knows."""
    files = [picture.file for picture in edition.leads.pictures.values()]
    named = {posixpath.basename(file): beside[file] for file in files}
    return {name: raw for name, raw in named.items() if posixpath.splitext(name)[1] in TYPES}


def picture_items(pictures: Collection[str]) -> Iterator[str]:
    """What the package says of each picture."""
    for number, name in enumerate(pictures, 1):
        kind = TYPES[posixpath.splitext(name)[1]]
        yield f'<item id="picture{number}" href="{name}" media-type="{kind}"/>'


def book_forms(edition: Edition, config: Config, pictures: Collection[str]) -> Forms:
    """Make what writes the forms of a book: pictures from the book itself, other links to the site."""

    def shows(file: str) -> str:
        name = posixpath.basename(file)
        return name if name in pictures else ""

    to_site = config.site_url.__add__
    return Forms(escape, edition.leads, to_site, shows, words(edition.lang), "/", ' epub:type="noteref"')


def with_places(documents: Mapping[str, str]) -> dict[str, str]:
    """Documents, by name → the same, where a link to a place leads into the document that has it."""
    within = {id: name for name, text in documents.items() for id in re.findall(r' id="([^"]+)"', text)}

    def led(match: re.Match[str]) -> str:
        return f'href="{within[match[1]]}.xhtml#{match[1]}"' if match[1] in within else match[0]

    return {name: re.sub(r'href="#([^"]+)"', led, text) for name, text in documents.items()}


def nested(entries: Sequence[tuple[int, str]]) -> str:
    """Entries of the contents, each with its level → lists in lists."""
    parts: list[tuple[str, list[tuple[int, str]]]] = []
    for level, link in entries:
        if parts and level > entries[0][0]:
            parts[-1][1].append((level, link))
        else:
            parts.append((link, []))
    items = "".join(
        f"<li>{link}{chr(10) + nested(deeper) if deeper else ''}</li>\n" for link, deeper in parts
    )
    return f"<ol>\n{items}</ol>"
