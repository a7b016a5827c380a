"""Make a text for seeds/ of a file that somebody has: in any encoding of Chinese, a Word file, a web page.

The error for a file that cannot be taken says what it is.
"""

import io
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.editing.documents import Imported, install
from scripts.editing.encodings import CHINESE, Decoding, byte_order_mark, decodings, is_sure, other_language
from scripts.editing.from_web import from_html
from scripts.editing.from_word import from_docx
from scripts.editing.packed_pages import SUFFIXES, unpacked
from scripts.editing.values import table_in
from scripts.findings import Rejected
from scripts.restoring.leftovers import bytes_of, entities
from scripts.restoring.markup import divides, tags
from scripts.source.decoding import FILES, decode_copy
from scripts.text.han import HAN_CHARACTER
from scripts.text.tables import cells_in
from scripts.text.traced import Traced
from scripts.text.untouched import untouched

# What a ZIP file is, by a name in it.
_IN_ZIP = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "a table of Excel",
    "ppt/presentation.xml": "a presentation of PowerPoint",
    "META-INF/container.xml": "an EPUB",
    "content.xml": "a file of LibreOffice, as .odt is",
}
_OF_HTML = re.compile(r"(?<![/.])\bHTML|[標标][籤签]|程式|程序|代[碼码]", re.IGNORECASE)
# Files of text that hold more than words: what they are, how they begin, and how to get their words.
_NOT_ONLY_WORDS = cells_in("editing/not_only_words.tsv")
_ADVICE = "save it as plain text, or as .docx or .html, in the program that opens it"
MARKDOWN = (".md", ".markdown", ".mdx", ".qmd", ".rmd")


@dataclass(frozen=True)
class Taken:
    """A text in UTF-8, and what it was made of, like "cp950" or "a Word file": "" if it is as received."""

    raw: bytes
    made_of: str = ""


def take(path: Path, root: Path, encoding: str = "") -> tuple[Taken, Imported | None]:
    """Read the file that somebody has; give its text, and what else a Word file or a web page has.

    ``root``: the project's folder, for what has to be installed. Raises ``Rejected``.
    """
    raw, name = path.read_bytes(), str(path)
    what = kind(raw, name)
    if what == "text" or path.suffix.lower() in MARKDOWN:
        taken = read_text(raw, name, encoding)
        if path.suffix.lower() in MARKDOWN:
            return taken, None
        return _table(taken, path) or (_divided(taken), None)
    install(root)
    try:
        if what == "docx":
            made_of, document = "a Word file", from_docx(raw, path.stem)
        else:
            page = unpacked(raw) if what == "packed" else raw
            html = read_text(page, name, encoding).raw.decode("utf-8-sig", "replace")
            made_of, document = "a web page", from_html(html, path.stem, path.parent)
    except ValueError as error:
        raise _rejected(name, f"this is {error}", _ADVICE) from error
    return Taken(document.markdown.encode(), made_of), document


def kind(raw: bytes, name: str) -> str:
    """Say what a file is: "docx", "html", "packed" (a web page in parts) or "text".

    Raises ``Rejected`` for what cannot be taken.
    """
    what = next((what for begins, what in FILES.items() if raw.startswith(begins)), "")
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")) or name.lower().endswith(".docx"):
        what = _zipped(raw) or f"a broken {'.docx' if name.lower().endswith('.docx') else 'ZIP file'}"
    if raw[60:68] == b"BOOKMOBI":
        what = "a book for Kindle (MOBI)"
    if what == "docx":
        return what
    if what:
        raise _rejected(name, f"this is {what}", _ADVICE)
    if name.lower().endswith(SUFFIXES):
        return "packed"
    # Without U+0000 the letters and marks of UTF-16 are those of ASCII.
    begins = raw[:4000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\r\n", b"\n")
    for shown, pattern, advice in _NOT_ONLY_WORDS:
        if re.match(pattern.encode(), begins, re.IGNORECASE):
            raise _rejected(name, f"this is {shown}", advice.format(name))
    is_part = name.lower().endswith((".html", ".htm")) and re.match(rb"<[a-z!]", begins, re.IGNORECASE)
    is_html = is_part or begins.lower().startswith((b"<!doctype html", b"<html", b"<?xml"))
    return "html" if is_html else "text"


def _zipped(raw: bytes) -> str:
    """Say what a ZIP file is, as _IN_ZIP does; "" for a broken one."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
            broken = packed.testzip()
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return ""
    return "" if broken else next((what for part, what in _IN_ZIP.items() if part in names), "a ZIP file")


def read_text(raw: bytes, name: str, encoding: str = "") -> Taken:
    """Give a text in UTF-8, as it goes to ``seeds/``, and the encoding that it had: "" if that was UTF-8.

    ``encoding``: what the user named, "" to guess it. UTF-8 with a few broken bytes stays as it is too.
    Raises ``Rejected`` if it is not in the encoding named; or, where none is, if that cannot be told or the
    text is Japanese or Korean.
    """
    if encoding:
        try:
            return Taken(raw.decode(encoding).removeprefix("\ufeff").encode(), encoding)
        except (LookupError, UnicodeDecodeError, UnicodeEncodeError) as error:
            raise _rejected(name, f"not in {encoding}: {error}", f"known are {', '.join(CHINESE)}") from error
    if mark := byte_order_mark(raw):
        return read_text(raw, name, mark) if mark != "utf-8-sig" else Taken(raw)
    if raw.isascii() and (found := decodings(raw)) and is_sure(found):
        return Taken(found[0].text.encode(), found[0].encoding)
    if back := _read_back(raw):
        return back
    try:
        decode_copy(raw if b"\n" in raw else raw.replace(b"\r", b" "), name)  # CR alone: see _divided
        return Taken(raw)
    except Rejected as rejected:
        if rejected.findings[0].code not in ("F05", "F06"):
            raise
        found = decodings(raw)
        if language := other_language(raw, found):
            raise _rejected(name, f"this is {language}", "only Chinese can be published here") from rejected
        if not found:
            raise
        if not is_sure(found):
            raise _in_doubt(name, found) from rejected
        return Taken(found[0].text.encode(), found[0].encoding)


def _read_back(raw: bytes) -> Taken | None:
    """Read a text again that another program read as Latin letters: æ¸…æ™¨ is 清晨. ``None`` if none did."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    raws = [bytes_of(character, "cp1252") for character in text]
    if not all(raws):
        return None  # with characters that are no Latin letters
    bare = b"".join(raws)
    try:
        read, encoding = bare.decode(), "UTF-8"
    except UnicodeDecodeError:
        found = decodings(bare)
        read, encoding = (found[0].text, found[0].encoding) if found and is_sure(found) else ("", "")
    return Taken(read.encode(), f"{encoding} read as Latin letters") if HAN_CHARACTER.search(read) else None


def _table(taken: Taken, path: Path) -> tuple[Taken, Imported] | None:
    """Make a table of what a spreadsheet saved; ``None`` where a text is none. Raises ``Rejected``."""
    try:
        found = table_in(taken.raw.decode("utf-8-sig", "surrogateescape"), path.stem, path.suffix.lower())
    except ValueError as error:
        advice = "make its rows equally long, or name it .txt to have its lines as they stand"
        raise _rejected(str(path), f"this is {error}", advice) from error
    made_of = f"{taken.made_of}, a table of values".removeprefix(", ")
    return (Taken(found.markdown.encode("utf-8", "surrogateescape"), made_of), found) if found else None


def _divided(taken: Taken) -> Taken:
    """Put line ends where tags of HTML, U+2028 or CR alone divide lines; take out all the text has of HTML.

    One that speaks of HTML keeps it.
    """
    received = taken.raw.decode("utf-8", "surrogateescape")
    text = re.sub("[\u2028\u2029]\n?", "\n", received if "\n" in received else received.replace("\r", "\n"))
    found = tags(text, untouched(text))
    if _OF_HTML.search(text) or not any(divides(text, one) for one in found):
        made_of = f"{taken.made_of}, a text with other line ends".removeprefix(", ")
        return taken if text == received else Taken(text.encode("utf-8", "surrogateescape"), made_of)
    edits = [replace(one, new=_ends(text[one.start : one.end].lower(), divides(text, one))) for one in found]
    plain = Traced.received(text).edited(edits)
    plain = plain.edited(entities(plain.now, untouched(plain.now)))
    made_of = f"{taken.made_of}, a text with tags of HTML".removeprefix(", ")
    return Taken(plain.now.encode("utf-8", "surrogateescape"), made_of)


def _ends(found: str, divides: bool) -> str:
    """Give what goes in place of tags in a row (in small letters): a line end and, before an item, a bullet.

    Between paragraphs it is an empty line; of tags that do not divide lines, between cells, a tab.
    """
    bullet = "• " if re.search(r"<li\b", found) else ""
    if not divides:
        return ("\t" if re.search(r"</t[dh]>\s*<t[dh]\b", found) else "") + bullet
    is_one_line = found.count("<br") == 1 or re.search(r"<(?:li|tr)\b", found)
    return ("\n" if is_one_line else "\n\n") + bullet


def _in_doubt(name: str, found: list[Decoding]) -> Rejected:
    said = ", or ".join(f"{one.encoding}: {' '.join(one.text.split())[:12]}" for one in found)
    advice = f"say which it is: make new FILE=… ENCODING={found[0].encoding}"
    return _rejected(name, f"it may be {said}", advice)


def _rejected(name: str, message: str, advice: str) -> Rejected:
    return Rejected.of("F05", name, None, message, advice)
