"""Characters that nobody sees: copies have them where a byte was lost, or for no reason at all.

Control characters are never published. Others, of which U+200B is the most frequent, mean nothing in Chinese
and are taken out of a damaged copy; between the letters of other scripts, and in emoji, they stay.
"""

import re
from collections.abc import Iterator

from scripts.source.control_codes import CONTROL
from scripts.source.values import Script
from scripts.text.traced import Edit, Traced, placed

_CHINESE = (
    "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\U00020000-\U000323af\u2014\u2018-\u201d\u2026"
)
_SPACES = "\u00ad\u180e\u200b\u2060\ufeff"  # soft hyphens, spaces of no width
_JOINERS = "\u034f\u061c\u115f\u1160\u200c-\u200f\u202a-\u202e\u2061-\u206f\u3164\uffa0\ufff9-\ufffb"
# What goes: a space of no width at an end of a line or beside a Chinese character; between two of these, also
# what joins or directs. In this order nothing is left that would go if the text were restored once more.
_INVISIBLE = re.compile(
    f"^[{_SPACES}][{_SPACES} \\t\u3000]*|[{_SPACES} \\t\u3000]*[{_SPACES}]$"
    f"|(?<=[{_CHINESE}])[{_SPACES}{_JOINERS}]+(?=[{_CHINESE}])"
    f"|(?<=[{_CHINESE}])[{_SPACES}]+|[{_SPACES}]+(?=[{_CHINESE}])",
    re.MULTILINE,
)


def taken_out(text: str) -> list[Edit]:
    """Make the edits that take out of a text the control characters that no text means (``CONTROL``)."""
    return [Edit(*match.span(), "", "control") for match in CONTROL.finditer(text)]


def invisible_taken_out(text: str) -> list[Edit]:
    """Make the edits that take invisible characters that are no control characters out of Chinese text."""
    return [Edit(*match.span(), "", "invisible") for match in _INVISIBLE.finditer(text)]


def as_seen(text: str, script: Script) -> str:
    """Give a text, or a quotation of it, without what is taken out because nobody sees it."""
    seen = CONTROL.sub("", text)
    return _INVISIBLE.sub("", seen) if script == "damaged" else seen


def where_taken_out(text: Traced) -> Iterator[int]:
    """Find the places of a text, as it is now, where control characters were taken out."""
    return (at for _, at, piece in placed(text.pieces) if "control" in piece.rules and not piece.now)
