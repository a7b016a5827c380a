"""The values that a key of the .toml can take: each is checked here, and refused with what it must be.

Each function takes what TOML holds and gives the value. Raises ``Wrong``.
"""

import datetime
import re
from collections.abc import Callable
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from scripts.findings import LEVELS

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


class Wrong(Exception):
    """A value that its key cannot take: what it must be."""


Check = Callable[[Any], Any]


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong('must be a text in quotes, like "天星"')
    if len(value.splitlines()) > 1 or UNFIT.search(value):
        raise Wrong("must stand on one line, without control characters")
    return value


def exact(value: Any) -> str:
    if not isinstance(value, str) or not value or "\n" in value:
        raise Wrong("must be the exact text, in quotes, within one line")
    return value


def replacement(value: Any) -> str:
    return "" if value == "" else text(value)


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("must be true or false")
    return value


def count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Wrong("must be a whole number from 1")
    return value


def day(value: Any) -> datetime.date:
    if type(value) is not datetime.date:
        raise Wrong("must be a date without quotes, like 2020-11-05")
    return value


def slug(value: Any) -> str:
    if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > MAX_SLUG:
        raise Wrong(f"must be of a-z, 0-9 and single hyphens, at most {MAX_SLUG}, like xiaomi-shuke")
    return value


def section_id(value: Any) -> str:
    if RESERVED_ID.fullmatch(slug(value)):
        raise Wrong("is taken by the page itself: choose another, like market")
    return str(value)


def script(value: Any) -> Script:
    for one in get_args(Script):
        if value == one:
            return cast(Script, one)
    raise Wrong('must be "damaged", "traditional", "simplified" or "hongkong"')


def address(value: Any) -> str:
    parts = urlsplit(text(value))
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s<>\"\\^`{|}]", value):
        raise Wrong("must be an address that begins with https:// or http://")
    return str(value)


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Wrong('must be a list of texts, like ["鵝(e)"]')
    return tuple(exact(item) for item in value)


def names(value: Any) -> tuple[str, ...]:
    listed = texts(value)
    for name in listed:
        if len(name) < 2:
            raise Wrong(f"holds {name!r}: a name has two characters or more, like 余华")
    return listed


def variants(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(lang in LANGUAGES for lang in value):
        raise Wrong(f"must be a list of some of {', '.join(LANGUAGES)}")
    if len(set(value)) == len(LANGUAGES):
        raise Wrong("names every variant and does nothing: remove it")
    return tuple(lang for lang in LANGUAGES if lang in value)


def one_or_more(value: Any) -> tuple[str, ...]:
    return texts(value if isinstance(value, list) else [value])


def code(value: Any) -> str:
    if LEVELS.get(value if isinstance(value, str) else "", "error") == "error":
        raise Wrong('must be the code of a warning or notice, like "R12"')
    return str(value)
