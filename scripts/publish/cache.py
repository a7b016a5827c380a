"""What is known of an article once it is made: enough for every list, feed and index.

It is kept between builds, so that an edit of one text does not make a thousand others again.
"""

import datetime
from dataclasses import dataclass

import msgspec

from scripts.article.model import Edition, Facts
from scripts.findings import Finding

FOLDER = ".memory/"  # below docs/; MkDocs leaves it out


@dataclass(frozen=True)
class Published:
    """An article in the variants that are on, made of what ``key`` is the fingerprint of."""

    key: str
    facts: Facts
    editions: tuple[Edition, ...]
    words: tuple[str, ...]  # of the glossaries, those that change something in it
    findings: tuple[Finding, ...] = ()

    @property
    def file(self) -> str:
        """Where it is kept."""
        return f"{FOLDER}{self.facts.slug}.json"


def to_json(published: Published) -> bytes:
    """As it is kept."""
    return msgspec.json.encode(published, enc_hook=_day)


def _day(value: object) -> str:
    """A day of a class that is made of the usual one, as the usual one is written."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise NotImplementedError(f"{type(value)} cannot be kept")


def from_json(raw: bytes) -> Published | None:
    """As it was kept; ``None`` where that cannot be understood: then it is made again."""
    try:
        return msgspec.json.decode(raw, type=Published)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
