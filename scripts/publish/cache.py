"""What is known of an article once it is made: enough for every list, feed and index.

It is kept between builds, so that an edit of one text does not make a thousand others again.
"""

import dataclasses
import datetime
import json
from dataclasses import dataclass
from typing import Any

from scripts.article.article import Block, Edition, Facts
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
    return json.dumps(published, ensure_ascii=False, default=_plain).encode()


def _plain(value: Any) -> object:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def from_json(raw: bytes) -> Published | None:
    """As it was kept; ``None`` where that cannot be understood: then it is made again."""
    try:
        kept = json.loads(raw)
        days = {key: _day(kept["facts"][key]) for key in ("added", "date", "updated")}
        facts = Facts(**kept["facts"] | days)
        editions = tuple(_edition(facts, edition) for edition in kept["editions"])
        findings = tuple(Finding(**finding | {"doubt": None}) for finding in kept["findings"])
        return Published(kept["key"], facts, editions, tuple(kept["words"]), findings)
    except (ValueError, KeyError, TypeError):
        return None


def _edition(facts: Facts, kept: dict[str, Any]) -> Edition:
    blocks = tuple(Block(**block) for block in kept["blocks"])
    return Edition(**kept | {"facts": facts, "blocks": blocks, "whys": tuple(kept["whys"])})


def _day(kept: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(kept) if kept else None
