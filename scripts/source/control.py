"""Control characters that a damaged copy may contain and restoration removes, and how to name them."""

import re

# C0 and C1 controls and DEL, with these exceptions. Tab, LF and CR are text. A file with NUL is no text.
# U+000B and U+0085 are line breaks to some programs, so removing them would change the lines: seed.py
# refuses files that contain these three.
CONTROL = re.compile("[\x01-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+")


def named(text: str) -> str:
    """List the different control characters of a text by their codes, like ``U+0005 U+0006``."""
    found = sorted({character for run in CONTROL.findall(text) for character in run})
    return " ".join(f"U+{ord(character):04X}" for character in found)


def first_places(text: str, pattern: re.Pattern[str], most: int = 5) -> tuple[int, str]:
    """Count the matches of a pattern in a text; give the count, and the first ``most`` as line:column.

    Lines and columns (in characters) count from 1, like ``3:14, 5:1, …``.
    """
    places = [match.start() for match in pattern.finditer(text)]
    shown = []
    for at in places[:most]:
        shown.append(f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}")
    return len(places), ", ".join(shown) + (", …" if len(places) > most else "")
