"""Check the values of a .toml: each function takes a value as ``tomllib`` reads it, and returns it checked.

All raise ``Wrong`` with a message that says what the value must be.
"""

import datetime
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from scripts.findings import LEVELS

# The script of a seed: "traditional" is Traditional as written in Taiwan, "hongkong" as in Hong Kong.
Script = Literal["damaged", "traditional", "simplified", "hongkong"]

# The languages of the variants (BCP 47); converting/variants.py defines them.
LANGUAGES = ("zh-Hant", "zh-Hans", "zh-Hant-HK")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80

# Ids that the page itself uses: p<line> for paragraphs, and main, where the skip link leads.
RESERVED_ID = re.compile(r"p\d+|main")

# Controls, and characters that XML 1.0 does not allow. TOML and YAML can write them escaped, like "\uFFFE".
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


Slip = tuple[str, int, str, str]  # code, line (from 1), what is wrong, what to do


class Wrong(Exception):
    """Raised if a key cannot have a value; the message says what the value must be."""


Check = Callable[[Any], Any]


def text(value: Any) -> str:
    """Check a text of one line that is not blank and has no control characters."""
    if not isinstance(value, str) or not value.strip():
        raise Wrong('must be a text in quotes, like "天星"')
    if len(value.splitlines()) > 1 or UNFIT.search(value):
        raise Wrong("must stand on one line, without control characters")
    return value


def exact(value: Any) -> str:
    """Check a quote of a text, within one line: it may be white space, or have control characters."""
    if not isinstance(value, str) or not value or "\n" in value:
        raise Wrong("must be the exact text, in quotes, within one line")
    return value


def replacement(value: Any) -> str:
    """Check what quoted words become: a text, or "" to remove them."""
    return "" if value == "" else text(value)


def flag(value: Any) -> bool:
    """Check that a value is true or false."""
    if not isinstance(value, bool):
        raise Wrong("must be true or false")
    return value


def count(value: Any) -> int:
    """Check a whole number from 1."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Wrong("must be a whole number from 1")
    return value


def level(value: Any) -> int:
    """Check the level of a heading, a whole number from 2 to 6; the title has 1."""
    if count(value) not in range(2, 7):
        raise Wrong("must be 2 to 6; the title has 1")
    return int(value)


def day(value: Any) -> datetime.date:
    """Check a date without a time."""
    if type(value) is not datetime.date:
        raise Wrong("must be a date without quotes, like 2020-11-05")
    return value


def slug(value: Any) -> str:
    """Check a part of an address: a-z, 0-9 and single hyphens, at most ``MAX_SLUG`` characters."""
    if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > MAX_SLUG:
        raise Wrong(f"must be of a-z, 0-9 and single hyphens, at most {MAX_SLUG}, like xiaomi-shuke")
    return value


def section_id(value: Any) -> str:
    """Check the id of a heading: a slug that the page does not use itself."""
    if RESERVED_ID.fullmatch(slug(value)):
        raise Wrong("is taken by the page itself: choose another, like market")
    return str(value)


def script(value: Any) -> Script:
    if value not in get_args(Script):
        raise Wrong('must be "damaged", "traditional", "simplified" or "hongkong"')
    return cast(Script, value)


def address(value: Any) -> str:
    """Check an absolute http or https address, without white space or marks that RFC 3986 does not allow."""
    try:
        parts = urlsplit(text(value))
        good = parts.scheme in ("http", "https") and parts.netloc and parts.port != 0
    except ValueError:  # an IPv6 address that is none, a port that is no number
        good = False
    if not good or re.search(r"[\s<>\"\\^`{|}]", value):
        raise Wrong("must be an address that begins with https:// or http://")
    return str(value)


def texts(value: Any) -> tuple[str, ...]:
    """Check a list of quotes, each as ``exact`` does; it may be empty."""
    if not isinstance(value, list):
        raise Wrong('must be a list of texts, like ["鵝(e)"]')
    return tuple(exact(item) for item in value)


def names(value: Any) -> tuple[str, ...]:
    """Check a list of names, each of two characters or more."""
    listed = texts(value)
    for name in listed:
        if len(name) < 2:
            raise Wrong(f"holds {name!r}: a name has two characters or more, like 余华")
    return listed


def variants(value: Any) -> tuple[str, ...]:
    """Check a list of some, not all, of ``LANGUAGES``; return it in their order."""
    if not isinstance(value, list) or not value or not all(lang in LANGUAGES for lang in value):
        raise Wrong(f"must be a list of some of {', '.join(LANGUAGES)}")
    if len(set(value)) == len(LANGUAGES):
        raise Wrong("names every variant and does nothing: remove it")
    return tuple(lang for lang in LANGUAGES if lang in value)


def slugs(value: Any) -> tuple[str, ...]:
    """Check a list of parts of addresses."""
    if not isinstance(value, list) or not value:
        raise Wrong('must be a list of addresses, like ["old-slug"]')
    return tuple(slug(item) for item in value)


def one_or_more(value: Any) -> tuple[str, ...]:
    """Check one quote or a list of them; return a tuple."""
    if value == []:
        raise Wrong("must hold a quote")  # without one, a code beside it would settle all findings with it
    return texts(value if isinstance(value, list) else [value])


def code(value: Any) -> str:
    """Check the code of a finding under [[settled]]: of a warning or a notice, never of an error."""
    if LEVELS.get(value if isinstance(value, str) else "", "error") == "error":
        raise Wrong('must be the code of a warning or notice, like "R12"')
    return str(value)


# Forms that lines of a plain text can have, besides paragraphs and headings.
FORMS = ("verse", "quote", "list", "table", "caption", "signature", "break")
_LINES = re.compile(r"(\d{1,7})(\s*[-–]\s*(\d{1,7})?)?")
_END = 10**7  # behind the last line of every text


def forms(value: Any) -> dict[str, tuple[range, ...]]:
    """Check which lines have which form: {verse = "3-12, 15"} → {"verse": (range(3, 13), range(15, 16))}."""
    if not isinstance(value, dict) or not value.keys() <= set(FORMS):
        raise Wrong(f'must be like {{ verse = "3-12, 15" }}, of {", ".join(FORMS)}')
    found = {kind: tuple(map(_lines, str(given).split(","))) for kind, given in value.items()}
    named = [(kind, among) for kind, ranges in found.items() for among in ranges]
    for (kind, one), (other, two) in combinations(named, 2):
        if (first := max(one.start, two.start)) < min(one.stop, two.stop):
            raise Wrong(f"names line {first} twice, as {kind} and as {other}")
    return found


def _lines(given: str) -> range:
    """Read lines: "3", "3-12" or, for all from there on, "3-"."""
    found = _LINES.fullmatch(given.strip())
    first = int(found[1]) if found else 0
    last = int(found[3] or (_END if found[2] else first)) if found else 0
    if not 1 <= first <= last:
        raise Wrong(f'names lines {given.strip()!r}: must be like "3", "3-12" or "3-" for all from there')
    return range(first, last + 1)
