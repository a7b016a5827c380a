"""The record of changes: everything that lies between the seed and the published text.

Together with the published plain text it gives back the seed, byte for byte: proof.py does so.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from scripts.article.article import Article, Edition, traced

RECORD = "record.json"
RECEIVED = "received.txt"


def digest(raw: bytes) -> dict[str, Any]:
    """Length and fingerprint of a file."""
    return {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


def text_name(slug: str, lang: str) -> str:
    """The file name of the plain text of a variant."""
    return f"{slug}.{lang}.txt"


def make(article: Article, edition: Edition, editions: Sequence[Edition]) -> dict[str, Any]:
    """The record of an edition.

    ``at`` counts characters of the seed from 0, ``line`` and ``column`` from 1; ``was`` stood
    there and became ``now``, by ``rules``. Entries are in order and do not overlap.
    ``pages``: where each variant's page lies; ``headings``: which lines of the texts they are.
    """
    changes = []
    line = column_from = 0
    text = article.seed.text
    for change in traced(article, edition).changes():
        while (end := text.find("\n", column_from, change.at)) >= 0:
            line, column_from = line + 1, end + 1
        place = {"at": change.at, "line": line + 1, "column": change.at - column_from + 1}
        changes.append({**place, "was": change.was, "now": change.now, "rules": list(change.rules)})
    return {
        "seed": {"name": article.seed.file.rsplit("/", 1)[-1], "file": RECEIVED, **digest(article.seed.raw)},
        "text": {
            "file": text_name(article.slug, edition.lang),
            "lang": edition.lang,
            **digest(edition.text.encode()),
        },
        "pages": {one.lang: f"{one.variant.root}articles/{article.slug}/" for one in editions},
        "headings": [number for number, block in enumerate(edition.blocks, 2) if block.heading],
        "changes": changes,
    }
