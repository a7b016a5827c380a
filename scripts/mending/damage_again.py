"""Make the damage again: what a copy would have made of a text, to compare with what was received.

A replacement on GBK bytes put ``(pinyin)`` behind every listed character, whether or not its two
bytes were one character's; single bytes were lost; then a decoder read what was left. Decoders differ
in what they do with bytes that are no character, so all known ways are made.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scripts.text.frequencies import exchanged_by, simplified
from scripts.text.gbk import characters, code

# Full-width ASCII comes out of such copies half-width, U+FFFD is some decoders' question mark.
_FOLD = {0xFF01 + n: 0x21 + n for n in range(94)} | {0xFFFD: "?"}


@dataclass(frozen=True)
class Decoder:
    """What becomes of bytes that are no character.

    ``swallows``: a first byte with an ASCII byte behind it gives one sign, and the ASCII byte is gone.
    ``empty``: a well-formed code without a character gives one sign ("sign"), its first byte alone
    gives one and the second is read again ("byte"), or it vanishes ("nothing"). ``euro``: 80 is €.
    """

    swallows: bool
    empty: str
    euro: bool


DECODERS = tuple(
    Decoder(swallows, empty, euro)
    for swallows in (True, False)
    for empty in ("sign", "byte", "nothing")
    for euro in (True, False)
)


def annotated(raw: bytes, table: Mapping[bytes, bytes]) -> bytes:
    """Put what ``table`` says behind each of its codes of two bytes, from left to right, at any byte."""
    codes = b"|".join(re.escape(one) for one in table if len(one) == 2)
    return re.sub(codes, lambda found: found[0] + table[found[0]], raw) if codes else raw


def decoded(raw: bytes, decoder: Decoder) -> str:
    """Read bytes as GBK, as one decoder does.

    What is no character becomes ?, € or nothing, by the decoder; half a character at the end becomes ?.
    """
    known = characters()
    read = []
    at = 0
    while at < len(raw):
        byte = raw[at]
        if byte < 0x80:
            read.append(chr(byte))
            at += 1
            continue
        if byte in (0x80, 0xFF):
            read.append("€" if byte == 0x80 and decoder.euro else "?")
            at += 1
            continue
        trail = raw[at + 1] if at + 1 < len(raw) else -1
        character = known.get((byte, trail))
        if character:
            read.append(character)
            at += 2
        elif trail >= 0x40 and trail not in (0x7F, 0xFF):
            read.append("" if decoder.empty == "nothing" else "?")
            at += 1 if decoder.empty == "byte" else 2
        else:
            read.append("?")
            at += 2 if decoder.swallows and trail >= 0 and trail != 0x0A else 1
    return "".join(read)


def again(
    text: str, table: Mapping[str, str], lost: Mapping[int, bytes], open_byte: bytes = b""
) -> Iterator[str]:
    """Make again all that a copy may have made of ``text``, folded.

    ``table`` is listed character → reading; ``lost`` the places in ``text`` of characters whose first
    byte was lost, with what stands there; ``open_byte`` the first byte of a last, incomplete character.
    """
    codes = {code(character): f"({reading})".encode("gbk", "ignore") for character, reading in table.items()}
    raw = bytearray()
    for at, character in enumerate(text):
        raw += lost[at] + code(character)[1:] if at in lost else code(character)
    made = annotated(bytes(raw + open_byte), codes)
    for decoder in DECODERS:
        yield folded(decoded(made, decoder))


def folded(text: str) -> str:
    """Bring a text to a form in which copies can be compared: half-width ASCII, ? for U+FFFD, Simplified."""
    return simplified(text.translate(_FOLD).translate(_traditional()))


@cache
def _traditional() -> dict[int, str]:
    return {ord(old): new for old, new in exchanged_by("s2t").items()}
