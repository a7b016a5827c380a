"""Read the tables beside this file: rows that say which form a character has at which places.

A row has three columns: what stands there and, as long, the form that it gets (干幹); a pattern of what
stands before; one of what stands behind. These two may be left out. A row with a name in capitals says what
<NAME> is in patterns; a line of Latin letters alone begins a table; one with # says what follows.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """What a row says: at a match of ``place``, behind its group 1, ``was`` becomes ``now``."""

    table: str
    was: str
    now: str
    place: re.Pattern[str]


def lines(file: str) -> list[str]:
    """List the lines of a file beside this one, without those that only say what follows."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def words_in(file: str) -> list[str]:
    """List the words of a file beside this one, which stand in its lines with blanks between them."""
    return [word for line in lines(file) for word in line.split()]


@cache
def rows(file: str) -> tuple[Row, ...]:
    """List the rows of a file in its order."""
    found = []
    names: dict[str, str] = {}
    table = ""
    for line in lines(file):
        key, *columns = line.split("\t")
        patterns = [re.sub("<([A-Z_]+)>", lambda name: names[name[1]], column) for column in columns]
        before, behind = [*patterns, "", ""][:2]
        if not key.isascii():
            was, now = key[: len(key) // 2], key[len(key) // 2 :]
            found.append(Row(table, was, now, re.compile(f"({before}){was}(?={behind})")))
        elif patterns:
            names[key] = before
        else:
            table = key
    return tuple(found)
