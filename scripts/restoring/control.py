"""Control characters: copies have them where a byte was lost. They are never published."""

from collections.abc import Iterator

from scripts.source.control import CONTROL
from scripts.text.traced import Edit, Traced


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
