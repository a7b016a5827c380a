"""Divide what is searched into pieces, each a file that a reader loads: ``index`` says what is in it."""

import zlib
from collections.abc import Iterator

import msgspec

from scripts.pages.page import compact_json
from scripts.pages.searched import SearchEntry

PIECE = 5_000  # characters, after which a piece ends with its block


def pieces_of(entry: SearchEntry) -> Iterator[SearchEntry]:
    """Divide an entry into pieces of a little more than ``PIECE`` characters; a block stays whole.

    The first piece has the title as its first block. The others have it as ``title``, and as ``section`` the
    heading under which they begin, or ``None``.
    """
    title, *blocks = entry["blocks"]
    piece, length, section = {**entry, "blocks": [title]}, 0, None
    for block in blocks:
        if length > PIECE:
            yield piece
            piece, length = {**entry, "title": title[2:], "section": section and section[2:], "blocks": []}, 0
        section = block if block[1] else section
        piece["blocks"].append(block)
        length += len(block[2])
    yield piece


def id_of(number: int, piece: int, base: int) -> int:
    """Compute the id of a piece; of a page by hand, whose number is below 0, it is below 0 too."""
    return number + (piece if number >= 0 else -piece) * base


def file_of(id: int, base: int) -> str:
    """Return the path of the file of a piece, below docs/."""
    if id < 0:
        return f"search/p/{~id}.dat"
    piece, number = divmod(id, base)
    return f"search/a/{number}-{piece}.dat" if piece else f"search/a/{number}.dat"


def to_piece(entry: SearchEntry) -> bytes:
    """Write a piece as the bytes of its file; ``of_piece`` reads them back."""
    return zlib.compress(compact_json(entry).encode(), 9)


def of_piece(raw: bytes) -> SearchEntry:
    return msgspec.json.decode(zlib.decompress(raw), type=SearchEntry)
