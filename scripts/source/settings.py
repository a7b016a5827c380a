"""What an editor can say of a seed in the .toml beside it: every key, and what its value must be."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from scripts.source import values
from scripts.source.values import LANGUAGES, Check, Script


@dataclass(frozen=True)
class Section:
    """A line of the seed that is a heading, and its id: the same in every variant."""

    at: int  # the entry's own line in the .toml, here and below
    line: int
    id: str


@dataclass(frozen=True)
class Correction:
    """The editor's: this text as received becomes that, this often, for this reason."""

    at: int
    received: str
    becomes: str
    times: int
    why: str


@dataclass(frozen=True)
class Left:
    """What looks like a slip and was left as received, on purpose."""

    at: int
    received: str
    why: str


@dataclass(frozen=True)
class Word:
    """A word of the restored text, and what it is in some variants; the others convert it."""

    at: int
    word: str
    forms: Mapping[str, str]  # language → form


@dataclass(frozen=True)
class Settled:
    """What the editor found right: the places that ``text`` quotes, what has the ``code``, or both."""

    at: int
    text: tuple[str, ...]
    code: str | None
    why: str | None


def said(check: Check, default: Any = None) -> Any:
    """Declare a key of the .toml: what reads and checks its value, and what holds where it is not given."""
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True)
class Settings:
    """What the .toml says. ``None`` and empty mean: not said."""

    slug: str | None = said(values.slug)
    title: str | None = said(values.text)
    title_line: int | None = said(values.count)
    script: Script | None = said(values.script)
    sections: tuple[Section, ...] | None = None
    added: datetime.date | None = said(values.day)  # when the article came to this site
    date: datetime.date | None = said(values.day)  # when its author published it
    updated: datetime.date | None = said(values.day)
    author: str | None = said(values.text)
    translator: str | None = said(values.text)
    subtitle: str | None = said(values.text)
    source: str | None = said(values.address)
    canonical_to_source: bool = said(values.flag, False)
    noindex: bool = said(values.flag, False)
    draft: bool = said(values.flag, False)
    variants: tuple[str, ...] | None = said(values.variants)  # languages; None: all that the site has
    description: str | None = said(values.text)
    # Whether marks beside Han become full-width; None: in damaged texts.
    punctuation: bool | None = said(values.flag)
    # As received: no annotation, mark or broken byte is seen in it.
    keep: tuple[str, ...] = said(values.texts, ())
    protect: tuple[str, ...] = said(values.texts, ())  # in the restored text: never converted, in any variant
    # Of people, in the restored text: converted as names (余华 → 余華).
    names: tuple[str, ...] = said(values.names, ())
    words: tuple[Word, ...] = ()
    corrections: tuple[Correction, ...] = ()
    left: tuple[Left, ...] = ()
    settled: tuple[Settled, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)  # key → its line in the .toml


def _word(at: int, word: str, **forms: str | None) -> Word:
    return Word(at, word, {lang: form for lang, form in forms.items() if form is not None})


# key → what reads and checks its value.
KEYS: dict[str, Check] = {
    one.name: one.metadata["check"] for one in fields(Settings) if "check" in one.metadata
}

# table → its entries' class, and key → (what reads it, its default or ... where it must be given).
TABLES: dict[str, tuple[Callable[..., Any], dict[str, tuple[Check, Any]]]] = {
    "sections": (Section, {"line": (values.count, ...), "id": (values.section_id, ...)}),
    "corrections": (
        Correction,
        {
            "received": (values.exact, ...),
            "becomes": (values.replacement, ...),
            "times": (values.count, 1),
            "why": (values.text, ...),
        },
    ),
    "left": (Left, {"received": (values.exact, ...), "why": (values.text, ...)}),
    "settled": (
        Settled,
        {"text": (values.one_or_more, ()), "code": (values.code, None), "why": (values.text, None)},
    ),
    "words": (
        _word,
        {
            "word": (values.text, ...),
            **dict.fromkeys(LANGUAGES, (values.text, None)),
        },
    ),
}
