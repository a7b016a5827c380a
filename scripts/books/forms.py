"""Write the forms of a text (lists, tables, pictures, links) as XHTML for a book."""

import html
import posixpath
import re
from collections.abc import Collection, Mapping

from scripts.article.edition_model import Edition
from scripts.pages.config import Config
from scripts.pages.forms import FormWriter

# Characters that XML 1.0 cannot carry, and line ends that its parsers would change.
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

TOP = "main"  # the id of the whole text, in a book and on its page, to which a link to its title leads
# Pictures that every reader of books knows (EPUB 3.3, 3.2).
TYPES = {f".{name}": f"image/{name}" for name in ("jpeg", "png", "gif", "webp")} | {".jpg": "image/jpeg"}


def escape(text: str) -> str:
    """Escape a text for XML, in an element or an attribute. Raises ``ValueError`` if XML cannot carry it."""
    if unfit := _UNFIT.search(text):
        raise ValueError(f"XML cannot carry U+{ord(unfit[0]):04X}, which is in {text[:40]!r}")
    return html.escape(text)


def book_pictures(edition: Edition, beside: Mapping[str, bytes]) -> dict[str, bytes]:
    """List the pictures of a book, name in it → bytes; only of the types that every reader knows.

    ``beside``: path of a picture on the site → its bytes.
    """
    files = [picture.file for picture in edition.targets.pictures.values()]
    named = {posixpath.basename(file): beside[file] for file in files}
    return {name: raw for name, raw in named.items() if posixpath.splitext(name)[1] in TYPES}


def book_writer(edition: Edition, config: Config, pictures: Collection[str]) -> FormWriter:
    """Make the writer of forms for a book: it shows ``pictures``, which are in the book; links lead to the
    site.
    """

    def shows(file: str) -> str:
        name = posixpath.basename(file)
        return name if name in pictures else ""

    return FormWriter(
        escape, edition, config.site_url.__add__, shows, "/", ' epub:type="noteref"', typeset=True
    )


def with_places(documents: Mapping[str, str], called: Mapping[str, str]) -> dict[str, str]:
    """Complete the links between documents of a book: #p5 becomes text2.xhtml#p5 where text2 holds p5.

    ``documents``, and what is returned: name → XHTML. ``called``: id on the page → id in the book.
    """
    within = {id: name for name, text in documents.items() for id in re.findall(r' id="([^"]+)"', text)}
    within[TOP] = next(iter(documents), "")

    def led(match: re.Match[str]) -> str:
        id = called.get(html.unescape(match[1]), match[1])
        return f'href="{within[id]}.xhtml#{id}"' if id in within else match[0]

    return {name: re.sub(r'href="#([^"]+)"', led, text) for name, text in documents.items()}
