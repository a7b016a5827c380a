"""What an editor says of a seed, in the .toml beside it: read and checked, every slip with its line."""

import datetime
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from scripts.findings import LEVELS, Finding

# "traditional" is as Taiwan writes it, "hongkong" a Hong Kong author's Traditional.
Script = Literal["damaged", "traditional", "simplified", "hongkong"]

# The variants, BCP 47; variants.py says what they are.
LANGUAGES = ("zh-Hant", "zh-Hans", "zh-Hant-HK")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80

# Ids that the page itself uses: p<line> for a paragraph, and the target of the skip link.
RESERVED_ID = re.compile(r"p\d+|main")

# Controls, and what XML cannot carry: TOML and YAML know ways to write all of it, like "\uFFFE".
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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


@dataclass(frozen=True)
class Settings:
    """What the .toml says. ``None`` and empty mean: not said."""

    slug: str | None = None
    title: str | None = None
    title_line: int | None = None
    script: Script | None = None
    sections: tuple[Section, ...] | None = None
    added: datetime.date | None = None  # when the article came to this site
    date: datetime.date | None = None  # when its author published it
    updated: datetime.date | None = None
    author: str | None = None
    translator: str | None = None
    subtitle: str | None = None
    source: str | None = None
    canonical_to_source: bool = False
    noindex: bool = False
    draft: bool = False
    variants: tuple[str, ...] | None = None  # languages; None: all that the site has
    description: str | None = None
    punctuation: bool | None = None  # whether marks beside Han become full-width; None: in damaged texts
    keep: tuple[str, ...] = ()  # as received: no annotation, mark or broken byte is seen in it
    protect: tuple[str, ...] = ()  # in the restored text: never converted, in any variant
    names: tuple[str, ...] = ()  # of people, in the restored text: converted as names (余华 → 余華)
    words: tuple[Word, ...] = ()
    corrections: tuple[Correction, ...] = ()
    left: tuple[Left, ...] = ()
    settled: tuple[Settled, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)  # key → its line in the .toml


class _Wrong(Exception):
    """A value that its key cannot take: what it must be."""


Check = Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong('must be a text in quotes, like "天星"')
    if len(value.splitlines()) > 1 or UNFIT.search(value):
        raise _Wrong("must stand on one line, without control characters")
    return value


def _exact(value: Any) -> str:
    if not isinstance(value, str) or not value or "\n" in value:
        raise _Wrong("must be the exact text, in quotes, within one line")
    return value


def _replacement(value: Any) -> str:
    return "" if value == "" else _text(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("must be true or false")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _Wrong("must be a whole number from 1")
    return value


def _day(value: Any) -> datetime.date:
    if type(value) is not datetime.date:
        raise _Wrong("must be a date without quotes, like 2020-11-05")
    return value


def _slug(value: Any) -> str:
    if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > MAX_SLUG:
        raise _Wrong(f"must be of a-z, 0-9 and single hyphens, at most {MAX_SLUG}, like xiaomi-shuke")
    return value


def _section_id(value: Any) -> str:
    if RESERVED_ID.fullmatch(_slug(value)):
        raise _Wrong("is taken by the page itself: choose another, like market")
    return str(value)


def _script(value: Any) -> Script:
    for script in get_args(Script):
        if value == script:
            return cast(Script, script)
    raise _Wrong('must be "damaged", "traditional", "simplified" or "hongkong"')


def _address(value: Any) -> str:
    parts = urlsplit(_text(value))
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s<>\"\\^`{|}]", value):
        raise _Wrong("must be an address that begins with https:// or http://")
    return str(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong('must be a list of texts, like ["鵝(e)"]')
    return tuple(_exact(item) for item in value)


def _names(value: Any) -> tuple[str, ...]:
    names = _texts(value)
    for name in names:
        if len(name) < 2:
            raise _Wrong(f"holds {name!r}: a name has two characters or more, like 余华")
    return names


def _variants(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(lang in LANGUAGES for lang in value):
        raise _Wrong(f"must be a list of some of {', '.join(LANGUAGES)}")
    if len(set(value)) == len(LANGUAGES):
        raise _Wrong("names every variant and does nothing: remove it")
    return tuple(lang for lang in LANGUAGES if lang in value)


def _one_or_more(value: Any) -> tuple[str, ...]:
    return _texts(value if isinstance(value, list) else [value])


def _code(value: Any) -> str:
    if LEVELS.get(value if isinstance(value, str) else "", "error") == "error":
        raise _Wrong('must be the code of a warning or notice, like "R12"')
    return str(value)


def _word(at: int, word: str, **forms: str | None) -> Word:
    return Word(at, word, {lang: form for lang, form in forms.items() if form is not None})


# key → what reads and checks its value.
KEYS: dict[str, Check] = {
    "slug": _slug,
    "title": _text,
    "title_line": _count,
    "script": _script,
    "added": _day,
    "date": _day,
    "updated": _day,
    "author": _text,
    "translator": _text,
    "subtitle": _text,
    "source": _address,
    "canonical_to_source": _flag,
    "noindex": _flag,
    "draft": _flag,
    "variants": _variants,
    "description": _text,
    "punctuation": _flag,
    "keep": _texts,
    "protect": _texts,
    "names": _names,
}

# table → its entries' class, and key → (what reads it, its default or ... where it must be given).
TABLES: dict[str, tuple[Callable[..., Any], dict[str, tuple[Check, Any]]]] = {
    "sections": (Section, {"line": (_count, ...), "id": (_section_id, ...)}),
    "corrections": (
        Correction,
        {
            "received": (_exact, ...),
            "becomes": (_replacement, ...),
            "times": (_count, 1),
            "why": (_text, ...),
        },
    ),
    "left": (Left, {"received": (_exact, ...), "why": (_text, ...)}),
    "settled": (Settled, {"text": (_one_or_more, ()), "code": (_code, None), "why": (_text, None)}),
    "words": (
        _word,
        {
            "word": (_text, ...),
            **dict.fromkeys(LANGUAGES, (_text, None)),
        },
    ),
}


def parse_settings(
    source: str, file: str, only: Collection[str] = (*KEYS, *TABLES)
) -> tuple[Settings, list[Finding]]:
    """The text of a .toml → what of it is right, and an error for everything that is wrong.

    ``only`` are the keys and tables that this file may have.
    """
    source = source.removeprefix("\ufeff")
    findings: list[Finding] = []

    def wrong(code: str, line: int | None, message: str, advice: str) -> None:
        findings.append(Finding(code, file, line, message, advice))

    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line = int(found[1]) if found else len(source.splitlines())
        given = source.splitlines()[line - 1 : line]
        if given and re.search(r"=\s*\d{4}-\d\d?-\d\d?\s*(?:#.*)?$", given[0]):
            wrong("T03", line, "no such day", "write it like 2020-11-05")
            return Settings(), findings
        twice = _said_twice(source, line)
        if twice:
            wrong("T05", line, *twice)
            return Settings(), findings
        reason = re.sub(r" \(at .*\)", "", str(error))
        wrong(
            "T01",
            line,
            f"not TOML: {reason}",
            'write texts in quotes, like title = "天星", and every key once',
        )
        return Settings(), findings

    lines = {key: _line_of(source, key) for key in data}
    values: dict[str, Any] = {"lines": lines}
    for key, value in data.items():
        if key not in only:
            wrong("T02", lines[key], f"unknown key {key!r}", f"known are {', '.join(only)}")
        elif key in KEYS:
            try:
                values[key] = KEYS[key](value)
            except _Wrong as error:
                wrong("T03", lines[key], f"{key} {error}", f"it is {value!r} now")
        elif isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
            values[key] = tuple(_entries(source, key, value, wrong))
        else:
            wrong("T03", lines[key], f"{key} must be a list of tables", f"write [[{key}]] above each entry")
    for entry in values.get("settled", ()):
        if not entry.text and not entry.code:
            wrong("T04", entry.at, "[[settled]] has neither text nor code", "add one, or both")
    if "title" in values and "title_line" in values:
        wrong("T05", lines["title_line"], "title and title_line are both given", "give one of them")
    if values.get("canonical_to_source") and "source" not in data:
        wrong("T05", lines["canonical_to_source"], "there is no source", "give the source's address")
    if "date" in values and "updated" in values and values["updated"] < values["date"]:
        wrong("T05", lines["updated"], "updated lies before date", "check both")
    return Settings(**values), findings


def _entries(
    source: str, table: str, entries: list[dict[str, Any]], wrong: Callable[[str, int, str, str], None]
) -> list[Any]:
    kind, keys = TABLES[table]
    numbered = enumerate(source.splitlines(), 1)
    starts = [number for number, text in numbered if re.match(rf"\s*\[\[\s*{table}\s*\]\]", text)]
    good = []
    for number, entry in enumerate(entries):
        line = starts[number] if number < len(starts) else _line_of(source, table)
        values = {key: default for key, (_, default) in keys.items() if default is not ...}
        for key, value in entry.items():
            if key not in keys:
                known = f"known are {', '.join(keys)}"
                advice = "write it above the first [[table]]" if key in KEYS else known
                wrong("T02", line, f"unknown key {key!r} in [[{table}]]", advice)
                continue
            try:
                values[key] = keys[key][0](value)
            except _Wrong as error:
                values.pop(key, None)  # Nothing is made of this entry.
                wrong("T03", line, f"{key} in [[{table}]] {error}", f"it is {value!r} now")
        for key in keys.keys() - values.keys() - entry.keys():
            wrong("T04", line, f"[[{table}]] has no {key}", "add it")
        if values.keys() == keys.keys():
            good.append(kind(line, **values))
    return good


_KEY = re.compile(r"\s*(\[\[?)?\s*[\"']?([\w-]+)[\"']?\s*[=.\]]")


def _said_twice(source: str, line: int) -> tuple[str, str] | None:
    """What is wrong and what to do where line ``line`` says a key that is said above it."""
    texts = source.splitlines()
    found = _KEY.match(texts[line - 1]) if line <= len(texts) else None
    if not found:
        return None
    above = [
        (number, other[1], texts[number - 1].split("#")[0].strip())
        for number, other in enumerate(map(_KEY.match, texts[: line - 1]), 1)
        if other and other[2] == found[2]
    ]
    if not above:
        return None
    key, (first, form, said) = found[2], next((one for one in above if one[1] != found[1]), above[-1])
    if form == found[1]:
        return f"{key} is given twice, here and in line {first}", "keep one of the two"
    keep = f"keep the [[{key}]]" if key in TABLES else f"write {key} once, as {key} = value"
    return f"{key} is given in two ways, here and in line {first}: {said}", f"{keep} and remove the other"


def _line_of(source: str, key: str) -> int:
    """The line of a .toml that gives ``key`` its value."""
    pattern = rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]"
    numbered = enumerate(source.splitlines(), 1)
    return next((number for number, text in numbered if re.match(pattern, text)), 1)
