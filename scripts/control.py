"""Control characters in a text: copies have them where a byte was lost. They are never published."""

import re
from collections.abc import Iterator

from scripts.traced import Edit, Traced

# C0 and C1 controls and DEL, but: tab and line ends are text, NUL means that it is none, and U+000B
# and U+0085 are line breaks, which nobody may take out unseen (seed.py refuses those).
CONTROL = re.compile("[\x01-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+")


def taken_out(text: str) -> list[Edit]:
    """The edits that take every control character out of a text."""
    return [Edit(*match.span(), "", "control") for match in CONTROL.finditer(text)]


def where_taken_out(text: Traced) -> Iterator[int]:
    """The places of a text, as it is now, where control characters were taken out."""
    at = 0
    for piece in text.pieces:
        if "control" in piece.rules and not piece.now:
            yield at
        at += len(piece.now)


def named(text: str) -> str:
    """Which characters of a text are control characters, by their codes: U+0005 U+0006."""
    found = sorted({character for run in CONTROL.findall(text) for character in run})
    return " ".join(f"U+{ord(character):04X}" for character in found)


def first_places(text: str, pattern: re.Pattern[str], most: int = 5) -> tuple[int, str]:
    """How many matches a text has, and the first as line:column, both from 1."""
    places = [match.start() for match in pattern.finditer(text)]
    shown = []
    for at in places[:most]:
        shown.append(f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}")
    return len(places), ", ".join(shown) + (", …" if len(places) > most else "")
