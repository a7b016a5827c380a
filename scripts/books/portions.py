"""Divide a text among several documents of a book, since small readers lay out a document as a whole."""

from collections.abc import Iterable
from itertools import chain

from scripts.article.edition_model import Block
from scripts.text.grouping import runs

LIMIT = 20_000  # characters in one document at most, unless a block has more


def portions(blocks: Iterable[Block]) -> list[list[Block]]:
    """Divide blocks among documents: each gets as many whole sections as it has room for."""
    sections = runs(blocks, lambda _, block: block.heading)
    # A section that is too long for one document is divided, but its heading stays with its first paragraph.
    divided = (_packed([section[:2], *([block] for block in section[2:])]) for section in sections)
    return _packed(chain.from_iterable(divided))


def _packed(parts: Iterable[list[Block]]) -> list[list[Block]]:
    """Join parts, in order, as long as a document has room for all of them."""
    packed: list[list[Block]] = []
    room = -1
    for part in parts:
        length = sum(len(block.text) for block in part)
        if length > room:
            packed.append([])
            room = LIMIT
        packed[-1] += part
        room -= length
    return packed
