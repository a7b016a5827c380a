"""The search index: each variant's text with the other variants' forms aligned beside it.

A place matches a query where each character of the query equals any form at that place, so a word
in either script is found and 髮 does not find every 發. The page's script does the matching
(docs/assets/search.js); here the index is made, in parts that a reader fetches one by one.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from scripts.article.model import Edition
from scripts.pages.address import Address

ARTICLES_A_PART = 50
BY_HAND = "pages"  # the part of the hand-written pages

Entry = dict[str, Any]


Block = tuple[str, bool, str]  # id, whether it is a heading, text


def page_entry(url: str, day: str, own: Sequence[Block], others: Sequence[Sequence[Block]]) -> Entry:
    """What is searched of a page, its title first: ``blocks`` of [id, is a heading, text, other forms …].

    ``others`` are the same blocks in the other variants.
    """
    blocks = [
        [id, int(heading), *_forms(text, [other[number][2] for other in others])]
        for number, (id, heading, text) in enumerate(own)
    ]
    return {"url": url, "date": day, "blocks": blocks}


def entry(edition: Edition, editions: Sequence[Edition]) -> Entry:
    """Make the entry of an article."""
    own, *others = (
        [("", False, one.title), *((block.id, block.heading, block.text) for block in one.blocks)]
        for one in [edition, *(other for other in editions if other is not edition)]
    )
    return page_entry(Address.of(edition).folder, edition.facts.day.isoformat(), own, others)


def _forms(own: str, others: list[str]) -> list[str]:
    """The text, and every other text that differs from it, each as long as the text."""
    return [own, *sorted({align(own, other) for other in others} - {own})]


def align(own: str, other: str) -> str:
    """``other``, made as long as ``own``: where a stretch has another length, ``own`` stands for it."""
    if len(own) == len(other):
        return other
    codes = SequenceMatcher(None, own, other, autojunk=False).get_opcodes()
    return "".join(other[k:m] if j - i == m - k else own[i:j] for _, i, j, k, m in codes)


def part_of(slug: str, articles: int) -> int:
    """The part in which an article is, of as many parts as so many articles need.

    Their number is a power of two: a new article seldom moves another from its part.
    """
    parts = 1
    while parts * ARTICLES_A_PART < articles:
        parts *= 2
    return zlib.crc32(slug.encode()) % parts


def divide(slugs: Sequence[str]) -> dict[int, list[str]]:
    """Slugs, by the part in which they are; part 0 is always there."""
    parts: dict[int, list[str]] = {0: []}
    for slug in slugs:
        parts.setdefault(part_of(slug, len(slugs)), []).append(slug)
    return dict(sorted(parts.items()))


def index_file(lang: str, parts: Sequence[int]) -> dict[str, bytes]:
    """The list of the parts of a variant's index."""
    return {f"search/{lang}/index.json": _json([*parts, BY_HAND])}


def part_file(lang: str, number: int, entries: Sequence[Entry]) -> dict[str, bytes]:
    """One part of a variant's index."""
    return {f"search/{lang}/{number}.json": _json(entries)}


def hand_written(entries: Mapping[str, Sequence[Entry]]) -> dict[str, bytes]:
    """Make the part of the hand-written pages, of each variant."""
    return {f"search/{lang}/{BY_HAND}.json": _json(one) for lang, one in entries.items()}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
