"""The keys and tables that the .toml beside a seed may have, and what checks each of their values."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from scripts.source import values
from scripts.source.values import LANGUAGES, Check, Script


def key(check: Check, default: Any = None) -> Any:
    """Declare a field that is a key of the .toml; ``check`` checks its value.

    ``default`` is the value if the key is not given; ``...`` means that it must be given.
    """
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True)
class Section:
    """A line of the seed (from 1) that is a heading, and its id in the page, equal in every variant."""

    at: int  # the line of the entry in the .toml, from 1; so too in the classes below
    line: int = key(values.count, ...)
    id: str = key(values.section_id, ...)
    level: int = key(values.level, 2)


@dataclass(frozen=True)
class Correction:
    """An editor's correction: ``received``, found ``times`` times in the seed, becomes ``becomes``."""

    at: int
    received: str = key(values.exact, ...)
    becomes: str = key(values.replacement, ...)
    times: int = key(values.count, 1)
    why: str = key(values.text, ...)


@dataclass(frozen=True)
class Left:
    """Words of the seed that look wrong, and that the editor left as received on purpose."""

    at: int
    received: str = key(values.exact, ...)
    why: str = key(values.text, ...)


@dataclass(frozen=True)
class Word:
    """A word of the restored text with its form in some variants; in others it is converted as usual."""

    at: int
    word: str
    forms: Mapping[str, str]  # language → form


@dataclass(frozen=True)
class Settled:
    """Findings that the editor looked into and settled: those about ``text``, of ``code``, or both."""

    at: int
    text: tuple[str, ...] = key(values.one_or_more, ())
    code: str | None = key(values.code)
    why: str | None = key(values.text)


@dataclass(frozen=True)
class Settings:
    """The settings of a .toml. ``None`` or empty means that the key is not given."""

    slug: str | None = key(values.slug)
    was: tuple[str, ...] = key(values.slugs, ())  # slugs that it had before, the first one first
    title: str | None = key(values.text)
    title_line: int | None = key(values.count)
    script: Script | None = key(values.script)
    sections: tuple[Section, ...] | None = None
    added: datetime.date | None = key(values.day)  # when it is added here; not published before
    date: datetime.date | None = key(values.day)  # when its author published it
    updated: datetime.date | None = key(values.day)  # when its author last changed it
    author: str | None = key(values.text)
    translator: str | None = key(values.text)
    subtitle: str | None = key(values.text)
    source: str | None = key(values.address)
    canonical_to_source: bool = key(values.flag, False)
    noindex: bool = key(values.flag, False)
    draft: bool = key(values.flag, False)
    variants: tuple[str, ...] | None = key(values.variants)  # languages; None: all that the site has
    description: str | None = key(values.text)
    # Whether half-width marks beside Han become full-width; None: yes in damaged texts, no in others.
    punctuation: bool | None = key(values.flag)
    # Whether lines are broken at a width, and must be joined; None: they are if that is plain to see.
    wrapped: bool | None = key(values.flag)
    # Lines that are neither paragraphs nor headings: form → ranges of lines; None: they are guessed.
    forms: Mapping[str, tuple[range, ...]] | None = key(values.forms)
    tags: tuple[str, ...] = key(values.texts, ())
    series: str | None = key(values.text)  # the name of the series to which it belongs,
    part: int | None = key(values.count)  # and its number there
    cover: str | None = key(values.text)  # a picture beside the text
    # Quotes of the seed in which no annotation, mark or broken byte is restored.
    keep: tuple[str, ...] = key(values.texts, ())
    protect: tuple[str, ...] = key(values.texts, ())  # words of the restored text that no variant converts
    # Names of people in the restored text, converted as names (余华 → 余華).
    names: tuple[str, ...] = key(values.names, ())
    words: tuple[Word, ...] = ()
    corrections: tuple[Correction, ...] = ()
    left: tuple[Left, ...] = ()
    settled: tuple[Settled, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)  # key → its line in the .toml


def _word(at: int, word: str, **forms: str | None) -> Word:
    return Word(at, word, {lang: form for lang, form in forms.items() if form is not None})


Keys = dict[str, tuple[Check, Any]]  # key → what checks its value, its default


def _keys(of: type) -> Keys:
    """List the keys that a class declares by ``key``."""
    return {one.name: (one.metadata["check"], one.default) for one in fields(of) if one.metadata}


KEYS = {name: check for name, (check, _) in _keys(Settings).items()}
# Table → what makes an entry of the line where it begins and the values of its keys; and these keys.
TABLES: dict[str, tuple[Callable[..., Any], Keys]] = {
    "sections": (Section, _keys(Section)),
    "corrections": (Correction, _keys(Correction)),
    "left": (Left, _keys(Left)),
    "settled": (Settled, _keys(Settled)),
    "words": (_word, {"word": (values.text, ...), **dict.fromkeys(LANGUAGES, (values.text, None))}),
}
