"""The search index: each variant's text with the other variants' forms aligned beside it.

A place matches a query where each character of the query equals any form at that place, so a word
in either script is found and 髮 does not find every 發. The page's script does the matching
(docs/assets/search.js); here the index is made, in parts that a reader fetches one by one.
"""

import json
import zlib
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from scripts.article.model import Edition
from scripts.pages.address import Address

ARTICLES_A_PART = 50

Entry = dict[str, Any]


def entry(edition: Edition, editions: Sequence[Edition]) -> Entry:
    """What is searched of an article: ``blocks`` of [id, is a heading, text, other forms …]."""
    others = [other for other in editions if other is not edition]
    title = ["", 0, *_forms(edition.title, [other.title for other in others])]
    blocks = [
        [block.id, int(block.heading), *_forms(block.text, [other.blocks[number].text for other in others])]
        for number, block in enumerate(edition.blocks)
    ]
    day = edition.facts.day.isoformat()
    return {"url": Address.of(edition).folder, "date": day, "blocks": [title, *blocks]}


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
    return {f"search/{lang}/index.json": _json(parts)}


def part_file(lang: str, number: int, entries: Sequence[Entry]) -> dict[str, bytes]:
    """One part of a variant's index."""
    return {f"search/{lang}/{number}.json": _json(entries)}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
