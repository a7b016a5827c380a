"""Make the damage again: what a copy would have made of a text, to compare with what was received.

The program that made the copy put ``(pinyin)`` behind the two GBK bytes of every listed character, also where
these were of two characters; single bytes were lost; then a decoder read what was left. Decoders differ in
what they do with bytes that are no character, so each known kind is tried.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from scripts.text.frequencies import exchanged_by, simplified
from scripts.text.gbk import characters, code

# Full-width ASCII comes out of such copies half-width, U+FFFD is some decoders' question mark.
_FOLD = {0xFF01 + n: 0x21 + n for n in range(94)} | {0xFFFD: "?"}


@dataclass(frozen=True)
class Decoder:
    """What a decoder makes of bytes that are no character; a sign is ? or U+FFFD.

    ``swallows``: a first byte and a byte behind it that can be no second one, but for a line end, become one
    sign together; else the first alone does.
    ``empty``: what a well-formed code becomes that has no character: one sign ("sign"), one for its first
    byte while the second is read again ("byte"), or nothing ("nothing"). ``euro``: the byte 80 becomes
    €, else a sign.
    """

    swallows: bool
    empty: str
    euro: bool


DECODERS = tuple(Decoder(*one) for one in product((True, False), ("sign", "byte", "nothing"), (True, False)))


def annotated(raw: bytes, table: Mapping[bytes, bytes]) -> bytes:
    """Put ``table[code]`` behind each code of two bytes, from left to right, wherever its bytes stand."""
    codes = b"|".join(re.escape(one) for one in table if len(one) == 2)
    return re.sub(codes, lambda found: found[0] + table[found[0]], raw) if codes else raw


def decoded(raw: bytes, decoder: Decoder) -> str:
    """Read bytes as GBK, as one decoder does.

    Bytes that are no character become ?, € or nothing, by the decoder; half a character at the end becomes ?.
    """
    known = characters()
    read = []
    at = 0
    while at < len(raw):
        byte, trail = raw[at], raw[at + 1] if at + 1 < len(raw) else -1
        said, length = known.get((byte, trail), ""), 2
        if byte < 0x80:
            said, length = chr(byte), 1
        elif byte in (0x80, 0xFF):
            said, length = "€" if byte == 0x80 and decoder.euro else "?", 1
        elif not said and trail >= 0x40 and trail not in (0x7F, 0xFF):
            said = "" if decoder.empty == "nothing" else "?"
            length = 1 if decoder.empty == "byte" else 2
        elif not said:
            said, length = "?", 2 if decoder.swallows and trail >= 0 and trail != 0x0A else 1
        read.append(said)
        at += length
    return "".join(read)


def copies_of(
    text: str, table: Mapping[str, str], lost: Mapping[int, bytes], open_byte: bytes = b""
) -> Iterator[str]:
    """Yield what a copy would have made of ``text``, folded, once for each of ``DECODERS``.

    ``table``: listed character → reading; ``lost``: place in ``text`` of a character whose first byte was
    lost → what stands there instead; ``open_byte``: the first byte of a last, incomplete character.
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
