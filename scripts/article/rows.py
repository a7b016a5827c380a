"""Make rows of the lines of a plain text, as the guesses at its forms see them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from scripts.article.credits import credit
from scripts.article.line_kinds import BULLET
from scripts.restoring.layout import BREAK, indent, width
from scripts.restoring.restore import Line
from scripts.text.grouping import runs
from scripts.text.han import HAN, HAN_CHARACTER

VERSE = 24  # characters of a line of verse, but for a few
_ENDS = "。！？…”」』）；"
_MARK = re.compile(rf"[^\w{HAN}]")
_NO_VERSE = re.compile(rf"\d|[_＿]{{2}}|[：:]$|^[「『“\"—-]|^{BULLET.pattern}")
_CHORD = r"[A-G][#b♯♭]?(?:maj|min|m|dim|aug|sus|add)?\d{0,2}(?:/[A-G][#b♯♭]?)?"
_CHORDS = re.compile(rf"{_CHORD}(?:[\s|]+{_CHORD})*[\s|]*")  # above the words of a song: C  G/B  Am7
# Of notes, at a line's end.
_SIGNS = re.compile(r"(?<=.)(?:[①-⑳⑴-⒇¹²³⁴-⁹]|\[\d{1,2}\])+(?=[，。；：！？、]?$)")
_STANZA = re.compile(r"^\d{1,2}[.．、]\s*(?=\S)")  # the number of a stanza, in hymns


DASH = re.compile("(?:——|──|―)+(?=[^—─―])")  # before who signs, what is spoken, or words that go on


@dataclass(frozen=True)
class Row:
    """A line that is not empty: its indent, in columns (Han take two), and the empty lines above it."""

    number: int
    text: str
    indent: int
    gap: int

    @property
    def is_open(self) -> bool:
        """Say whether it ends no sentence."""
        return self.text[-1] not in _ENDS

    @property
    def is_short_and_open(self) -> bool:
        """Say whether it has at most ``VERSE`` characters and ends no sentence: it may go on below."""
        return self.is_open and len(self.text) <= VERSE

    @property
    def measure(self) -> str:
        """The measure of a line of one or two parts that have equally many Han characters, 4 to 7: 5|5 for
        床前明月光，疑是地上霜。; "" for any other.
        """
        parts = [part for part in _MARK.split(self.text) if part]
        regular = len({*map(len, parts)}) == 1 and 4 <= len(parts[0]) <= 7 and len(parts) <= 2
        is_han = regular and re.fullmatch(f"[{HAN}]+", "".join(parts))
        return "|".join(str(len(part)) for part in parts) if is_han else ""

    @property
    def may_be_verse(self) -> bool:
        """Say whether it has words and no figures, and is nobody's speech, name or date; or is all chords."""
        said = _STANZA.sub("", self.text) if self.gap else self.text
        if _CHORDS.fullmatch(said):
            return True
        return len(said) <= 2 * VERSE and not _NO_VERSE.search(said) and not credit(said)


Rows = Sequence[Row]


@dataclass(frozen=True, eq=False)
class Whole:
    """What tells of a whole text, for a run of its rows.

    ``rows``: those that are not fixed, as title, credits, headings and speech are; ``usual``: the indent of
    most of them, in columns; ``has_speech``: whether somebody speaks, as in a play; ``ends``: the first and
    the last row, though somebody may speak there.
    """

    rows: Rows
    usual: int
    has_speech: bool = False
    ends: Rows = ()

    @cached_property
    def above(self) -> dict[int, Row]:
        """Map the line number of each row but the first to the row above it."""
        return {below.number: row for row, below in pairwise(self.rows)}

    @cached_property
    def few_deep(self) -> bool:
        """Say whether less than half of the rows are indented more than most."""
        return sum(row.indent > self.usual + 1 for row in self.rows) * 2 < len(self.rows)


# A function that finds the rows of one form in a run of rows, given the whole text.
Finder = Callable[[Rows, Whole], Collection[Row] | Iterator[Row]]


def without_signs(text: str) -> str:
    """Take the signs of notes off the end of a line: 增瑞氣，① and 增瑞氣①，."""
    return _SIGNS.sub("", text)


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Give the lines that are not empty, without the signs of notes at their ends."""
    rows, last = [], 0
    for line in lines:
        if line.now:
            rows.append(
                Row(line.number, without_signs(line.now), width(indent(line.text)), line.number - last - 1)
            )
            last = line.last
    return rows


def usual_indent(rows: Rows) -> int:
    """Tell how far most rows are indented; 0 where there is none."""
    return Counter(row.indent for row in rows).most_common(1)[0][0] if rows else 0


def if_many(rows: Rows, least: int) -> Rows:
    """Give the rows if they are at least so many, else none."""
    return rows if len(rows) >= least else ()


def is_short(rows: Rows) -> bool:
    """Say whether lines are as verse has them: short, mostly open, of words; half of them may be those of
    another language.
    """
    rows = without_dashes(rows)
    ours = [row for row in rows if HAN_CHARACTER.search(row.text)]
    return (
        len(ours) * 2 >= len(rows)
        and sum(row.is_open for row in ours) * 2 >= len(ours)
        and sum(width(row.text) > 2 * VERSE for row in rows) * 8 <= len(rows)
        and sum(len(HAN_CHARACTER.findall(row.text)) for row in ours) >= 3 * len(ours)
        and all(row.may_be_verse for row in rows)
    )


def without_dashes(rows: Rows) -> Rows:
    """Take —— off lines that go on from the one above, ——海就亮了, as few lines of verse do; where they are
    more than a quarter, it stands before speech, and stays.
    """
    begun = {row for row in rows if DASH.match(row.text) and not row.gap}
    if len(begun) * 4 > len(rows):
        return rows
    return [replace(row, text=DASH.sub("", row.text)) if row in begun else row for row in rows]


def stanzas(rows: Rows) -> list[list[Row]]:
    """Divide rows at empty lines."""
    return runs(rows, lambda _, row: row.gap)


def gaps(rows: Rows, taken: Collection[int]) -> Iterator[int]:
    """Yield the number of the last empty line of each gap that is wider than usual, if such gaps are few:
    they part scenes. ``taken``: the numbers of the rows that have a form.
    """
    pairs = [
        (above, below)
        for above, below in pairwise(rows)
        if not (above.number in taken or below.number in taken or above.is_short_and_open)
    ]
    counted = Counter(below.gap for _, below in pairs)
    usual = counted.most_common(1)[0][0] if counted else 0
    wide = [below for _, below in pairs if below.gap > usual]
    if counted[usual] >= 4 and len(wide) * 4 <= counted[usual] + len(wide):
        yield from (below.number - 1 for below in wide)


def is_mark(row: Row) -> bool:
    """Say whether a line has nothing but marks that may part scenes: * * *, ※."""
    return bool(BREAK.fullmatch(row.text))
