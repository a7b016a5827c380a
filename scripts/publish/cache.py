"""The cache: what pages, lists, feeds and the search index need to know of each article, as JSON.

It is kept between builds, so that after an edit only the edited article is restored and converted again.
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
    """A series or a tag of an article."""

    kind: str  # "series" or "tags"
    key: str  # its name, written so that it is the same in any script
    slug: str  # the last part of its address, without the number that it gets if another group has this slug


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
        """Return its edition in a variant; ``None`` if it is not published in that variant."""
        return next((one for one in self.editions if one.lang == lang), None)

    def afresh(self) -> "Published":
        """Return a copy without what its editions have cached, which for ten thousand is too much memory."""
        return replace(self, editions=tuple(replace(one) for one in self.editions))

    @property
    def version(self) -> str:
        """A fingerprint of everything it was made from, and of where its links lead."""
        targets = [one.targets for one in self.editions]
        return fingerprint(self.key, targets) if any(one != Targets() for one in targets) else self.key

    @property
    def file(self) -> str:
        """The path of its cache file, below ``docs/``."""
        return f"{FOLDER}{self.facts.slug}.json"


def to_cache(published: Published) -> bytes:
    """Encode as JSON for the cache.

    msgspec does not encode it: each string that it encodes keeps its UTF-8, and ten thousand articles would
    take twice the memory.
    """
    built = msgspec.to_builtins(published, enc_hook=_day, str_keys=True)
    return compact_json(built).encode()


def _day(value: object) -> str:
    """Write a day as in ISO 8601 if it is of a subclass of ``date``, which msgspec does not know."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise NotImplementedError(f"{type(value)} cannot be kept")
