"""Decode bytes as received: UTF-8, of which a little may be broken; refuse anything else, and say what it is.

A few broken bytes are damage of the copy and no reason to refuse it: those that are no UTF-8 become U+FFFD,
and are remembered, so that the record can give them back.
"""

import re
import string
import unicodedata
from dataclasses import dataclass

from scripts.findings import Rejected, line_of
from scripts.source.control_codes import CONTROL, first_places

MAX_MARKS = 20_000  # ASCII marks in a line: each is escaped, and Markdown's time grows with their square

_MARKS = re.compile(f"[{re.escape(string.punctuation)}]")
_LOST = re.compile("[\udc80-\udcff]+")  # what "surrogateescape" makes of bytes that are no UTF-8
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]")
# A text is damaged UTF-8 if its lost bytes are at most a third of its Chinese characters (about one broken
# character in six), or few. If it is in GB18030, Big5 or UTF-16, nearly all bytes are lost.
LOST_SHARE = 3
LOST_FEW = 6
# At most one character in so many may be NUL. In UTF-16 each Latin letter has one; files of programs have
# hundreds.
NUL_SHARE = 10

_NUL = re.compile("\0")

_FREQUENT = set("的一是不了在人有我他這这中大來来上國国個个到說说們们為为子和你地出道也")
_ENCODINGS = {"UTF-16LE": "utf-16-le", "UTF-16BE": "utf-16-be", "GB18030": "gb18030", "BIG5": "big5"}
_ENCODINGS |= {"BIG5-HKSCS": "big5hkscs", "CP950": "cp950"}
# The first bytes of files that are no text, and what they are.
FILES = {
    **dict.fromkeys((b"PK\x03\x04", b"PK\x05\x06"), "a ZIP file, as .docx and .epub are"),
    b"%PDF-": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old file of Microsoft Office, as .doc is",
    b"{\\rtf": "a file of rich text (RTF)",
    b"\x1f\x8b": "a file packed by gzip",
    b"Rar!": "a file packed by RAR",
    b"7z\xbc\xaf": "a file packed by 7-Zip",
    **dict.fromkeys((b"\x89PNG", b"GIF8", b"\xff\xd8\xff"), "a picture"),
}


@dataclass(frozen=True)
class Lost:
    """Bytes that are no UTF-8: U+FFFD at place ``at`` (from 0) of the decoded text stands for them."""

    at: int
    raw: bytes


def decode(raw: bytes, file: str) -> str:
    """Decode a file that was written for this site, such as a .toml; return its text.

    Raises ``Rejected`` if it is not UTF-8 throughout, or has a character that no page can carry.
    """
    text = _decoded(raw, file)
    if lost := _LOST.search(text):
        raise _not_utf8(raw, text, lost.start(), file)
    _check(text, file)
    if found := CONTROL.search(text):
        raise _refused_characters(text, CONTROL, f"control character U+{ord(found[0][0]):04X}", file)
    return text


def decode_copy(raw: bytes, file: str) -> tuple[str, tuple[Lost, ...]]:
    """Decode a text that may be damaged; return it, and which of its characters stand for lost bytes.

    Raises ``Rejected`` if too much of it is not UTF-8, or it is no text.
    """
    text = _decoded(raw, file)
    chinese = len(_CHINESE.findall(text))
    lost = list(_LOST.finditer(text))
    many = LOST_SHARE * sum(len(run[0]) for run in lost) > chinese + LOST_FEW
    if lost and (many or not chinese):
        raise _not_utf8(raw, text, lost[0].start(), file)
    if NUL_SHARE * text.count("\0") > max(len(text), NUL_SHARE):
        raise _refused_characters(text, _NUL, "character U+0000, as in UTF-16 or in no text at all", file)
    _check(text, file)
    shift, kept = 0, []
    for run in lost:
        kept.append(Lost(run.start() - shift, run[0].encode("utf-8", "surrogateescape")))
        shift += len(run[0]) - 1
    return _LOST.sub("\ufffd", text), tuple(kept)


def _decoded(raw: bytes, file: str) -> str:
    """Decode UTF-8; for each byte that is no UTF-8 the text gets a surrogate (U+DC80 to U+DCFF).

    Raises ``Rejected`` if the file is empty, or of a kind that is no text.
    """
    if not raw.strip():
        raise Rejected.of("F07", file, None, "the file is empty", "put the text in it or remove it")
    for signature, what in FILES.items():
        if raw.startswith(signature):
            advice = "save it as plain text in UTF-8"
            raise Rejected.of("F05", file, None, f"this is {what}", advice)
    return raw.decode("utf-8", "surrogateescape")


_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")  # Unicode's kinds of controls, of what joins words, and of blanks


def _check(text: str, file: str) -> None:
    """Raise ``Rejected`` if a text has CR line ends, too many marks in a line, or nothing visible."""
    if "\r" in text and "\n" not in text:
        advice = "save it with LF line ends, as Unix does"
        raise Rejected.of("F06", file, 1, "the lines end in CR alone", advice)
    for number, said in enumerate(text.split("\n"), 1):
        if len(said) > MAX_MARKS and len(_MARKS.findall(said)) > MAX_MARKS:
            message = f"more than {MAX_MARKS:,} ASCII marks in one line"
            raise Rejected.of("F04", file, number, message, "divide the line")
    if all(unicodedata.category(one) in _UNSEEN for one in text):
        message = "the file holds only white space, or what cannot be seen"
        raise Rejected.of("F07", file, None, message, "put the text in it or remove it")


def _refused_characters(text: str, pattern: re.Pattern[str], what: str, file: str) -> Rejected:
    """Report, in one finding, all places of characters that no text may have: matches of ``pattern``."""
    count, places = first_places(text, pattern)
    line = line_of(text, pattern.search(text).start())  # type: ignore[union-attr]
    more = f", and more, {count} in all: {places}" if count > 1 else ""
    advice = "remove it, or save the text again as plain text"
    return Rejected.of("F06", file, line, f"{what}{more}", advice)


def _not_utf8(raw: bytes, text: str, at: int, file: str) -> Rejected:
    """Report that the byte at place ``at`` of a text is not UTF-8, and which encoding it may be in."""
    line, column = line_of(text, at), at - text.rfind("\n", 0, at)
    message = f"byte 0x{ord(text[at]) - 0xDC00:02X} at column {column} is not UTF-8"
    half = text[at] == "\udced" and "\udca0" <= text[at + 1 : at + 2] <= "\udcbf"
    advice = "a lone surrogate: half of a character; copy the text again from its source" if half else ""
    return Rejected.of("F05", file, line, message, advice or _suggest(raw, file))


def _suggest(raw: bytes, file: str) -> str:
    """Advise how to convert the bytes of a file that are not UTF-8, by the encoding that they look like."""
    convert = "move it out of the folder, and make new FILE=… adds it in UTF-8"
    convert = "save it as UTF-8" if file.endswith(".toml") else convert
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"it looks like UTF-16: {convert}"
    scores = {name: _score(raw.decode(codec, "replace")) for name, codec in _ENCODINGS.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] <= 0:
        return "copy the text again from its source and save it as UTF-8"
    return f"it looks like {best}: {convert}"


def _score(text: str) -> int:
    """Score what an encoding makes of bytes: one point for each frequent character, minus two for each
    failure to decode.
    """
    return sum(character in _FREQUENT for character in text) - 2 * text.count("\ufffd")
