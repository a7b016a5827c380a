"""Find control characters, which a damaged copy may contain and restoration removes; name them."""

import re

FEW = 5  # places that a message names, however many there are

# C0 and C1 controls and DEL, but tab and line ends; U+FFFE and its like, which neither HTML nor XML can
# carry; and CR without LF. Some are line breaks to some programs: LINE_BREAKS.
LINE_BREAKS = re.compile("[\x0b\x85]|\r(?!\n|\\Z)")
WINDOWS = re.compile("[\x91-\x97]")  # in Windows-1252, quotation marks and dashes
CONTROL = re.compile(
    "(?:[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]|\r(?!\n|\\Z))+"
)


def named(text: str) -> str:
    """List the different control characters of a text by their codes, like ``U+0005 U+0006``."""
    found = sorted({character for run in CONTROL.findall(text) for character in run})
    return " ".join(f"U+{ord(character):04X}" for character in found)


def first_places(text: str, pattern: re.Pattern[str]) -> tuple[int, str]:
    """Count the matches of a pattern in a text; return the count, and the first few places as line:column.

    Lines and columns (in characters) count from 1, like ``3:14, 5:1, …``.
    """
    places = [match.start() for match in pattern.finditer(text)]
    shown = [f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}" for at in places[:FEW]]
    return len(places), ", ".join(shown) + (", …" if len(places) > FEW else "")
