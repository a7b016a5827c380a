"""Put together lines that were broken at a width: where that is plain, or an editor says so."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from scripts.findings import Finding
from scripts.restoring.editors import Outcome
from scripts.restoring.layout import BREAK, indent, width
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.traced import Edit, Traced

NARROW, BROAD = 20, 100  # characters: verse has shorter lines, and nothing is broken at more
_FEW = 3  # lines broken within a sentence: fewer may be chance
_SHARE = 0.9  # of the long lines that end no sentence, those that had no room for more
_ENDS = "。！？…；：」』”’）)!?.:;"
# What a line takes as a whole: a word in Latin letters or a character, with the marks that stand at it.
_UNIT = re.compile(r"[「『（《〈“‘(]*(?:[!-~À-ɏ]+|.)[，。、；：？！」』）》〉”’…—]*")
# What begins anew, however full the line above is: 第二章, or marks alone.
_ANEW = re.compile(
    rf"第\s*[〇零一二三四五六七八九十百千\d]+\s*[卷部章回節节](?:[\s　：:].*|$)|{BREAK.pattern}$"
)
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ][,.;:!?)'’”\"]*\n[(\"“'‘]?[0-9A-Za-zÀ-ɏ]")


def joined(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take out the line ends of a text that was wrapped, and tell it where no editor said so."""
    said = seed.settings.wrapped
    lines = text.lines()
    found: list[tuple[int, list[Edit]]] = []
    for measure in (width, len) if said is not False else ():
        rows = _rows(lines, measure)
        pairs = [(above, below) for above, below in pairwise(rows) if _may_go_on(above, below)]
        breadth = max((above.end for above, _ in pairs if above.is_open), default=0)
        characters = breadth // measure("字")
        if breadth and (said or _is_plain(rows, pairs, breadth, characters)):
            found.append((characters, list(_edits(rows, breadth))))
    characters, edits = max(found, key=lambda one: len(one[1]), default=(0, []))
    if said or not edits:
        return edits, []
    message = f"lines were broken at {characters} characters: put together in {len(edits)} places"
    advice = f"{seed.settings_file} can say wrapped = true, or false for a line a paragraph"
    return edits, [Finding("R19", seed.file, None, message, advice)]


def _rows(lines: Sequence[Traced], measure: Callable[[str], int]) -> list["_Row"]:
    indents = [measure(indent(line)) for line in lines]
    least = min((one for one, line in zip(indents, lines) if line.now), default=0)
    return [_Row(line.now, one - least, measure) for one, line in zip(indents, lines)]


def _edits(rows: Sequence["_Row"], breadth: int) -> Iterator[Edit]:
    usual = Counter(row.indent for row in rows if row.text and row.indent).most_common(1)
    at = 0
    for above, below in pairwise(rows):
        at += len(above.text) + 1
        begins = below.indent and (below.indent != above.indent or below.indent == usual[0][0])
        if _may_go_on(above, below) and not begins and _is_full(above, below, breadth):
            latin = _LATIN.search(f"{above.text[-9:]}\n{below.text[:2]}")
            yield Edit(at - 1, at, " " if latin else "", "joined")


class _Row:
    """A line: its text, its indent in columns, the column where it ends; open where it ends no sentence."""

    def __init__(self, text: str, indent: int, measure: Callable[[str], int]) -> None:
        self.text, self.indent, self.end = text, indent, indent + measure(text)
        unit = _UNIT.match(text)
        self.unit = measure(unit[0]) if unit else 0  # what it begins with
        self.is_open = bool(text) and text[-1] not in _ENDS


Pair = tuple[_Row, _Row]


def _may_go_on(above: _Row, below: _Row) -> bool:
    return bool(above.text and below.text) and not _ANEW.match(below.text) and not _ANEW.match(above.text)


def _is_full(above: _Row, below: _Row, breadth: int) -> bool:
    """Say whether a line had no room for what the next one begins with."""
    return above.end + below.unit >= breadth


def _is_plain(rows: Sequence[_Row], pairs: Sequence[Pair], breadth: int, characters: int) -> bool:
    """Say whether lines break off because they were full: nearly all that end no sentence, and many do."""
    long = [(above, _is_full(above, below, breadth)) for above, below in pairs if above.end * 3 > breadth * 2]
    full = [above.is_open for above, is_full in long if is_full]
    unfinished = [is_full for above, is_full in long if above.is_open]
    beyond = sum(row.end > breadth + 2 for row in rows)
    return (
        NARROW <= characters <= BROAD
        and sum(unfinished) >= max(_FEW, _SHARE * len(unfinished))
        and sum(full) * 2 > len(full)
        and beyond * 50 <= len(rows)
    )
