"""Find the brackets of a text that hold a reading of the character before them: 數(shù), 數（shù姐姐）."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.text.han import HAN
from scripts.text.pinyin import LETTERS, ZHUYIN, is_reading, plain, readings, same_reading
from scripts.text.untouched import pieces

_OPEN, _CLOSE = r"(（\[［【〔〖{｛<〈", r")）\]］】〕〗}｝>〉"
_INSIDE = rf"[^{_OPEN}{_CLOSE}\n]"
# What may be a reading without brackets: 數shù科, or 他們men, which has no tone.
_BARE = rf"[{LETTERS}]{{1,6}}(?![{LETTERS}(])"
BRACKETS = re.compile(
    rf"([{HAN}])((?:[ \u3000]?[{_OPEN}]{_INSIDE}{{1,40}}[{_CLOSE}])+|{_BARE})", re.IGNORECASE
)
ONE_BRACKET = re.compile(rf"[ \u3000]?[{_OPEN}]({_INSIDE}+)[{_CLOSE}]|[{LETTERS}]+", re.IGNORECASE)
# A reading, perhaps with a word of advertising on one side: xué, ` luò `, xué姐姐, 免費shù.
_READING = re.compile(
    rf"\s*([{HAN}]{{0,8}})\s*([{LETTERS}]{{1,12}}[1-5]?|{ZHUYIN})\s*([{HAN}]{{0,8}})\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Bracket:
    """One or more brackets with a reading of the character before them."""

    character: str
    start: int  # of the first bracket, or a blank before it
    end: int
    reading: str
    word: str  # what it says more than the reading: 姐姐 in xué姐姐


def brackets(text: str) -> Iterator[Bracket]:
    """Find the brackets that hold a reading of the character before them; several behind one count as one."""
    for match in BRACKETS.finditer(text):
        end, reading, word = match.start(2), "", ""
        for bracket in ONE_BRACKET.finditer(text, match.start(2), match.end(2)):
            parts = _READING.fullmatch(bracket[1] or bracket[0])
            if not parts or not is_reading(parts[2], match[1]):
                break
            if bracket[1] is None and plain(bracket[0]) not in readings(match[1]):
                break
            if reading and not same_reading(reading, plain(parts[2])):
                break
            reading, word, end = plain(parts[2]), word or parts[1] or parts[3], bracket.end()
        if reading:
            yield Bracket(match[1], match.start(2), end, reading, word)


def without_readings(text: str) -> str:
    """Drop the brackets that hold a reading of the character before them: 數(shù)科 → 數科."""
    found = [(one.start, one.end) for one in brackets(text)]
    return "".join(part for part, stays in pieces(text, found) if stays)
