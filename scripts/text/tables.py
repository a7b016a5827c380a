"""Read tables: files of rows that say which form a character has at which places, and files of words.

A row has three columns: what stands there and, as long, the form that it gets (干幹); a pattern of what
stands before; one of what stands behind. These two may be left out. A row with a name in capitals says what
<NAME> is in patterns; a line of Latin letters alone begins a table; one with # says what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """What a row of a ``.tsv`` says: at a match of ``place``, behind its group 1, ``was`` becomes ``now``."""

    table: str
    was: str
    now: str
    place: re.Pattern[str]


def _lines(file: str) -> list[str]:
    """List the lines of a file (its path below ``scripts/``) without those that only say what follows."""
    text = (Path(__file__).parents[1] / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def words_in(file: str) -> list[str]:
    """List the words of a file, which stand in its lines with blanks between them."""
    return [word for line in _lines(file) for word in line.split()]


def pairs_in(file: str) -> dict[str, str]:
    """Read a file of pairs, each a word of two halves: 衞卫 → {衞: 卫}."""
    return dict(map(_halves, words_in(file)))


def cells_in(file: str) -> list[list[str]]:
    """Read a file of several columns with tabs between: the cells of each row."""
    return [line.split("\t") for line in _lines(file)]


def columns_in(file: str) -> dict[str, str]:
    """Read a file of two columns: the first → the second."""
    return dict(cells_in(file))


@cache
def rows(file: str) -> tuple[Row, ...]:
    """List the rows of a file in its order."""
    found = []
    names: dict[str, str] = {}
    table = ""
    for line in _lines(file):
        key, *columns = line.split("\t")
        patterns = [re.sub("<([A-Z_]+)>", lambda name: names[name[1]], column) for column in columns]
        before, behind = [*patterns, "", ""][:2]
        if not key.isascii():
            was, now = _halves(key)
            found.append(Row(table, was, now, re.compile(f"({before}){was}(?={behind})")))
        elif patterns:
            names[key] = before
        else:
            table = key
    return tuple(found)


def forms_at(text: str, file: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (place from 0, form, free) for each place of a text that a row of a file settles.

    ``free``: the match takes in no character before the place (a lookbehind may still ask about it), so a
    word that ends there may have another form: 旅游|去了. In the order of the rows; of a place that comes
    twice the last form counts.
    """
    for row in rows(file):
        if row.was in text:
            for match in row.place.finditer(text):
                yield match.end(1), row.now, not match[1]


def _halves(word: str) -> tuple[str, str]:
    middle = len(word) // 2
    return word[:middle], word[middle:]
