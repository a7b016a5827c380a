"""Divide a text among the documents of a book: small readers lay out a document as a whole."""

from collections.abc import Iterable
from itertools import chain

from scripts.article.edition_model import Block

LIMIT = 20_000  # characters in one document


def portions(blocks: Iterable[Block]) -> list[list[Block]]:
    """Divide blocks: whole sections together, as many as there is room for in a document."""
    sections: list[list[Block]] = []
    for block in blocks:
        if block.heading or not sections:
            sections.append([])
        sections[-1].append(block)
    # A section that is too long for one document; no heading loses its first paragraph.
    divided = (_packed([section[:2], *([block] for block in section[2:])]) for section in sections)
    return _packed(chain.from_iterable(divided))


def _packed(parts: Iterable[list[Block]]) -> list[list[Block]]:
    """Join parts, in order, as far as they are together no longer than a document."""
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
