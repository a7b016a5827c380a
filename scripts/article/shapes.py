"""Which lines of a plain text are verse, a quotation, a list, a table, a caption or a break, by form alone.

A guess, and where there is doubt none: then a line is a paragraph.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from scripts.article.lines import BULLET, cells, credit, han_number, is_sure_caption
from scripts.restoring.layout import BREAK, indent, width
from scripts.restoring.restore import Line
from scripts.source.values import FORMS
from scripts.text.pinyin import HAN

VERSE, ITEM = 24, 60  # characters of a line of verse, but for a few, and of an item, at most
_FAR = 14  # columns behind paragraphs: who stands there signs, or dates
_ENDS = "。！？…”」』）；"
_ITEM = re.compile(r"[（(]?([〇一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．](?!\d)\s*\S")
_ONE_MARK = "-－·・•～~_=+"  # such a mark alone parts nothing
_NO_VERSE = re.compile(rf"\d|[：:]$|^[「『“\"—-]|^{BULLET.pattern}")
_MARK = re.compile(rf"[^\w{HAN}]")


@dataclass(frozen=True)
class Row:
    """A line that is not empty: how far it is indented, and the empty lines above it."""

    number: int
    text: str
    indent: int
    gap: int

    @property
    def is_open(self) -> bool:
        """Say whether it ends no sentence."""
        return self.text[-1] not in _ENDS

    @property
    def is_line(self) -> bool:
        """Say whether it may be a line of verse or a part of something, and is no paragraph."""
        return self.is_open and len(self.text) <= VERSE


Run = Sequence[Row]


def guess_forms(lines: Sequence[Line], fixed: Collection[int]) -> dict[int, str]:
    """Map lines to their forms; ``fixed`` are title, credits, headings. An empty line that parts scenes is
    a break.
    """
    rows, last = [], 0
    for line in lines:
        if line.now:
            rows.append(Row(line.number, line.now, width(indent(line.text)), line.number - last - 1))
            last = line.last
    found: dict[int, str] = {}
    whole = [row for row in rows if row.number not in fixed]
    usual = Counter(row.indent for row in whole).most_common(1)[0][0] if whole else 0
    for kind, guess in _GUESSES:
        taken = {*fixed, *found}
        for is_taken, run in groupby(rows, lambda row: row.number in taken):  # noqa: B023
            if not is_taken:
                found |= {row.number: kind for row in guess([*run], whole, usual)}
    return found | dict.fromkeys(_gaps(rows, {*fixed, *found}), "break")


def in_toml(lines: Sequence[Line], forms: Mapping[int, str]) -> str:
    """Write the line of a .toml that says the same."""
    ranges: dict[str, list[str]] = {}
    told = [line for line in lines if line.now or line.number in forms]
    for kind, grouped in groupby(told, lambda line: forms.get(line.number, "")):
        first, *others = grouped
        last = f"-{others[-1].number}" if others else ""
        ranges.setdefault(kind, []).append(f"{first.number}{last}")
    said = ", ".join(f'{kind} = "{", ".join(ranges[kind])}"' for kind in FORMS if kind in ranges)
    return f"forms = {{ {said} }}"


def _breaks(run: Run, whole: Run, usual: int) -> Iterator[Row]:
    """Find marks that stand alone between lines, like * * *."""
    for row in run:
        if BREAK.fullmatch(row.text) and row.text not in _ONE_MARK and row not in (whole[0], whole[-1]):
            yield row


def _captions(run: Run, whole: Run, usual: int) -> Iterator[Row]:
    return (row for row in run if is_sure_caption(row.text))


def _tables(run: Run, whole: Run, usual: int) -> Iterator[Row]:
    """Find two rows or more with as many cells, parted by tabs or bars."""
    for count, group in groupby(
        run, lambda row: len(cells(row.text)) if re.search("[\t|│]", row.text) else 0
    ):
        yield from _if_many([*group], 2 if count > 1 else len(run) + 1)


def _lists(run: Run, whole: Run, usual: int) -> Iterator[Row]:
    """Find two short lines or more with bullets, or three that count from 1."""
    for bullet, group in groupby(run, lambda row: bool(BULLET.match(row.text)) and len(row.text) <= ITEM):
        yield from _if_many([*group], 2 if bullet else len(run) + 1)
    counted: list[Row] = []
    for row in [*run, Row(0, "", 0, 0)]:
        match = _ITEM.match(row.text) if len(row.text) <= ITEM else None
        number = (int(match[1]) if match[1].isdecimal() else han_number(match[1])) if match else 0
        if number != len(counted) + 1:
            yield from _if_many(counted, 3)
            counted = []
        if number == len(counted) + 1:
            counted.append(row)


def _quotes(run: Run, whole: Run, usual: int) -> Iterator[Row]:
    """Find lines that are indented more than paragraphs are, and say whole sentences."""
    for deep, group in _by_indent(run, whole, usual):
        if deep and any(not row.is_open or len(row.text) > VERSE for row in group) and not _is_short(group):
            yield from group


def _verses(run: Run, whole: Run, usual: int) -> Iterator[Row]:
    """Find short lines that end no sentences, all of a text or indented; and lines of one measure."""
    words = [row for row in whole if not BREAK.fullmatch(row.text) and not credit(row.text)]
    if len(words) >= 4 and _is_short(words):
        yield from (row for row in run if not credit(row.text))
        return
    for deep, group in _by_indent(run, whole, usual):
        if deep and _is_short(group) and len(group) > 1:
            yield from group
    for same, lines in groupby(run, lambda row: _measure(row.text)):
        yield from _if_many([*lines], 2 if "|" in same else 4 if same else len(run) + 1)


def _by_indent(run: Run, whole: Run, usual: int) -> Iterator[tuple[bool, list[Row]]]:
    """Group the lines of a run that are indented more than paragraphs are, or announced by a colon.

    Where paragraphs are not indented a colon must stand before them; where half of a text is
    indented so, or what is stands far to the right, that says nothing.
    """
    few = sum(row.indent > usual + 1 for row in whole) * 2 < len(whole)
    above = {below.number: row for row, below in pairwise(whole)}
    for deep, grouped in groupby(run, lambda row: usual + 1 < row.indent < usual + _FAR):
        rows = [*grouped]
        before = above.get(rows[0].number)
        announced = before is not None and before.text[-1] in "：:"
        apart = before is None or announced or rows[0].gap > 0 or not before.is_line
        yield deep and few and apart and (usual > 1 or announced), rows


def _is_short(rows: Run) -> bool:
    """Say whether lines are as verse has them: short, mostly open, words and not figures, no name or date."""
    return (
        sum(row.is_open for row in rows) * 2 >= len(rows)
        and sum(len(row.text) > VERSE for row in rows) * 8 <= len(rows)
        and sum(len(re.findall(f"[{HAN}]", row.text)) for row in rows) >= 3 * len(rows)
        and not any(len(row.text) > 2 * VERSE or _NO_VERSE.search(row.text) for row in rows)
        and not any(credit(row.text) for row in rows)
    )


def _measure(text: str) -> str:
    """Find the measure of a line of regular verse, 5|5 for 床前明月光，疑是地上霜。; "" for another line."""
    parts = [part for part in _MARK.split(text) if part]
    regular = len({*map(len, parts)}) == 1 and 4 <= len(parts[0]) <= 7 and len(parts) <= 2
    return (
        "|".join(str(len(part)) for part in parts)
        if regular and re.fullmatch(f"[{HAN}]+", "".join(parts))
        else ""
    )


def _gaps(rows: Run, taken: Collection[int]) -> Iterator[int]:
    """Find the empty lines that part scenes: more of them than paragraphs have between them, and few."""
    pairs = [
        (above, below)
        for above, below in pairwise(rows)
        if not (above.number in taken or below.number in taken or above.is_line)
    ]
    gaps = Counter(below.gap for _, below in pairs)
    usual = gaps.most_common(1)[0][0] if gaps else 0
    wide = [below for _, below in pairs if below.gap > usual]
    if gaps[usual] >= 4 and len(wide) * 4 <= gaps[usual] + len(wide):
        yield from (below.number - 1 for below in wide)


def _if_many(rows: Run, least: int) -> Run:
    return rows if len(rows) >= least else ()


_GUESSES: tuple[tuple[str, Callable[[Run, Run, int], Collection[Row] | Iterator[Row]]], ...] = (
    ("break", _breaks),
    ("caption", _captions),
    ("table", _tables),
    ("list", _lists),
    ("quote", _quotes),
    ("verse", _verses),
)
