"""The record of changes: everything that lies between the seed and the published text.

Together with the published plain text it gives back the seed, byte for byte: checks/proof.py does so.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from scripts.article.edition import traced
from scripts.article.model import Article, Edition

RECORD = "record.json"
RECEIVED = "received.txt"


@dataclass(frozen=True)
class Entry:
    """At character ``at`` (from 0) of the seed, ``line`` and ``column`` (from 1), stood ``was``.

    It became ``now``, by ``rules``, in the order in which they changed it.
    """

    at: int
    line: int
    column: int
    was: str
    now: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class SeedFile:
    """The text as received: its name in ``seeds/``, its name on the site, length and digest."""

    name: str
    file: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class TextFile:
    """The published plain text with which the record gives back the seed."""

    file: str
    lang: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Record:
    """``entries`` are in order and do not overlap.

    ``pages``: language → where that variant's page lies; ``headings``: the lines of the plain texts
    (from 1) that are headings.
    """

    seed: SeedFile
    text: TextFile
    pages: dict[str, str]
    headings: tuple[int, ...]
    entries: tuple[Entry, ...]

    def to_json(self) -> bytes:
        """As it is published. The entries are ``changes`` there."""
        fields = asdict(self)
        fields["changes"] = fields.pop("entries")
        return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode()


def text_name(slug: str, lang: str) -> str:
    """The file name of the plain text of a variant."""
    return f"{slug}.{lang}.txt"


def make_record(article: Article, edition: Edition, editions: Sequence[Edition]) -> Record:
    """An article, the edition in which its record ends, and all its editions → the record."""
    raw, text = article.seed.raw, edition.text.encode()
    name = article.seed.file.rsplit("/", 1)[-1]
    return Record(
        SeedFile(name, RECEIVED, *_digest(raw)),
        TextFile(text_name(article.slug, edition.lang), edition.lang, *_digest(text)),
        {one.lang: f"{one.variant.root}articles/{article.slug}/" for one in editions},
        tuple(number for number, block in enumerate(edition.blocks, 2) if block.heading),
        tuple(_entries(article, edition)),
    )


def _entries(article: Article, edition: Edition) -> Iterator[Entry]:
    line = start = 0  # of the line in which the change begins
    text = article.seed.text
    for change in traced(article, edition).changes():
        while (end := text.find("\n", start, change.at)) >= 0:
            line, start = line + 1, end + 1
        yield Entry(change.at, line + 1, change.at - start + 1, change.was, change.now, change.rules)


def _digest(raw: bytes) -> tuple[int, str]:
    return len(raw), hashlib.sha256(raw).hexdigest()
