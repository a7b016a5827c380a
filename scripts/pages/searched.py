"""Make what is searched of a page, an article's or one by hand: addresses, day and blocks; list its grams."""

from collections.abc import Mapping, Sequence
from typing import Any

from scripts.article.edition_model import Edition
from scripts.pages.address import Address
from scripts.pages.grams import Cell, fold, grams
from scripts.pages.search import CELL, rows, texts

SearchEntry = dict[str, Any]
SearchBlock = tuple[str, bool, str]  # id, whether it is a heading, text


def page_entry(day: str, pages: Mapping[str, tuple[str, Sequence[SearchBlock]]]) -> SearchEntry:
    """Make the entry of a page. ``pages``: language → its address and blocks, the title first; all languages
    have the same blocks.

    ``urls`` are the addresses; ``blocks`` are [id, is a heading, text in the first language, in others …],
    with the texts as ``rows`` writes them.
    """
    blocks = [
        [same[0][0], int(same[0][1]), *rows([text for *_, text in same], list(pages))]
        for same in zip(*(blocks for _, blocks in pages.values()), strict=True)
    ]
    return {"urls": {lang: url for lang, (url, _) in pages.items()}, "date": day, "blocks": blocks}


def entry(editions: Sequence[Edition]) -> SearchEntry:
    """Make the entry of an article."""
    pages = {
        one.lang: (
            Address.of(one).folder,
            [("", False, one.title), *((block.id, block.heading, block.text) for block in one.blocks)],
        )
        for one in editions
    }
    return page_entry(editions[0].facts.day.isoformat(), pages)


def grams_of(entry: SearchEntry) -> set[str]:
    """List all grams of an entry."""
    return grams([_cells(variants, list(entry["urls"])) for _, _, *variants in entry["blocks"]])


def _cells(rows: Sequence[str], langs: Sequence[str]) -> list[Cell]:
    """Make the cells that ``grams`` takes of the rows of a block."""
    if CELL not in rows[0]:
        return [tuple(dict.fromkeys(map(fold, texts(rows, langs))))]
    cells: list[Cell] = []
    for number, part in enumerate(zip(*(text.split(CELL) for text in texts(rows, langs)))):
        folded = tuple(dict.fromkeys(map(fold, part)))
        cells += [folded] if number % 2 else [tuple(dict.fromkeys(place)) for place in zip(*folded)]
    return cells
