"""The cache: what pages, lists, feeds and the search index need to know of an article, as JSON.

It is kept between builds, so that after an edit only that article is restored and converted again.
"""

import datetime
from dataclasses import dataclass, replace

import msgspec

from scripts.article.edition_model import Edition, Targets
from scripts.article.model import Facts
from scripts.findings import Finding
from scripts.pages.page import compact_json
from scripts.publish.output import fingerprint

FOLDER = ".memory/"  # below docs/; MkDocs ignores it


@dataclass(frozen=True)
class Group:
    """A series or a tag of an article: what it is known by in any script, and what its address begins as."""

    kind: str  # "series" or "tags"
    key: str
    slug: str


@dataclass(frozen=True)
class Published:
    """An article in all variants in which it is published.

    ``key`` is a fingerprint of everything it was made from: bytes, settings, glossary and program.
    """

    key: str
    facts: Facts
    editions: tuple[Edition, ...]
    words: tuple[str, ...]  # the words of the glossaries that change something in it, sorted
    findings: tuple[Finding, ...] = ()
    settled: tuple[str, ...] = ()  # codes that the editor has settled for the whole text
    groups: tuple[Group, ...] = ()  # its series, then its tags, each once

    def in_variant(self, lang: str) -> Edition | None:
        """Give its edition in a variant; ``None`` if it is not published in that."""
        return next((one for one in self.editions if one.lang == lang), None)

    def afresh(self) -> "Published":
        """Give a copy without what its editions have worked out and kept: of ten thousand it is too much."""
        return replace(self, editions=tuple(replace(one) for one in self.editions))

    @property
    def version(self) -> str:
        """A fingerprint of what it is made of and of where its links lead."""
        targets = [one.targets for one in self.editions]
        return fingerprint(self.key, targets) if any(one != Targets() for one in targets) else self.key

    @property
    def file(self) -> str:
        """The path of its cache file, below ``docs/``."""
        return f"{FOLDER}{self.facts.slug}.json"


def to_json(published: Published) -> bytes:
    """Encode as JSON for the cache.

    Not by msgspec: a string that it was asked for keeps its UTF-8 beside it, which makes ten thousand
    articles twice as large.
    """
    built = msgspec.to_builtins(published, enc_hook=_day, str_keys=True)
    return compact_json(built).encode()


def _day(value: object) -> str:
    """Encode an instance of a subclass of ``date``, which msgspec does not know, like a ``date``."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise NotImplementedError(f"{type(value)} cannot be kept")
