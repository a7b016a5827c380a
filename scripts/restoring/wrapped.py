"""Put together lines that were broken at a width: where that is plain, or an editor says so.

What names mean here:
``breadth``: where the lines were broken, in columns or in characters, as rows are measured;
``characters``: the same in characters;
``long``: rows that reach a good part of the breadth, so that their ends tell something;
``full``: rows that had no room for what the next begins with, or go on in it: they are put together with it;
``plain``, ``is_plain``: it is beyond doubt that lines were broken, as nearly all that end no sentence are
full; or, where lines end within words, as indents, empty lines and ends of sentences part the paragraphs.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from scripts.findings import Finding, counted
from scripts.restoring.editors import Outcome
from scripts.restoring.layout import BREAK, indent, width
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.frequencies import tears
from scripts.text.han import HAN, HAN_CHARACTER
from scripts.text.pinyin import is_reading
from scripts.text.traced import Edit, Traced

NARROW, BROAD = 20, 100  # characters: verse has shorter lines, and nothing is broken at more
_NARROWEST = 14  # the same for lines with a mark within, and none at the end: hardly any of verse is so
_FEW = 3  # lines broken within a sentence: fewer may be chance
_SHARE = 0.9  # of the long lines that end no sentence, the share that had no room for more
_TORN = ((2, 0.2), (3, 0.1))  # line ends within words, and their share of all, that are too many for chance
# How much likelier, as −ln, a text is if a word reaches over a line's end: at one end of 3 in broken prose,
# of 110 in verse.
_WORD = 1.0
_ENDS = "。！？…；：」』”’）)!?.:;"
# Marks before which a line was surely broken: with quotation marks, … and — some lines begin as they are.
_CLOSING = "，。、；：？！）》"
_SURE = "，。、；"  # one of these that begins a line, behind Chinese, is enough
_MARKED = re.compile(f"[，。！？；]|(?<=[{HAN}])[,;!?]")  # as hardly a line of free verse is
# What no line end divides: a word in Latin letters or a character, with the marks that stand at it.
_UNIT = re.compile(r"[「『（《〈“‘(]*(?:[!-~À-ɏ]+|.)[，。、；：？！」』）》〉”’…—]*")
# What begins anew, however full the line above is: 第二章, marks alone, or who writes when in a chat.
_ANEW = re.compile(
    rf"第\s*[〇零一二三四五六七八九十百千\d]+\s*[卷部章回節节](?:[\s　：:].*|$)|{BREAK.pattern}$"
    r"|.{0,24}\d[-/.月]\d{1,2}日?\s+\S{0,2}\s?\d{1,2}[:：]\d\d(?:[:：]\d\d)?$"
)
# What begins a paragraph behind the end of a sentence: the item of a list, or somebody who speaks.
_BEGINS = re.compile(
    r"[（(]?(?:[〇一二三四五六七八九十]{1,3}|\d{1,3})[)）、.．](?!\d)|[-–*＊•‧·・●○◎▪◆◇■□※①-⑳「『“\[［〔【]|\w{1,4}[：:]"
)
_TIMED = re.compile(r"[\[［(（]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\]］)）\s]")  # [00:01:05] 吳：…
# A row of a table: 101   07:10   雲海, 茶點……30元.
_ROW = re.compile(r"\S(?:  +|　　+|\t)\S.*\S(?:  +|　　+|\t)\S|(?:\.{4}|…{3}|·{4})\s*\S")
# What begins each of several lines: 2020-03-01 …, an address.
_LISTED = re.compile(r"\d{1,4}[-/.年:：]\d|[a-z]+://")
_ALIKE = 4  # signs, figures and words in Latin letters that two lines of a list have alike
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ][,.;:!?)'’”\"]*\n[(\"“'‘]?[0-9A-Za-zÀ-ɏ]")

_READING = re.compile(rf"([{HAN}])[(（]([^\W\d_]+)\n([^\W\d_]+)[)）]")  # 對(du, below it ì)
_QUOTED = re.compile("(?:> ?)+")  # what begins each line of a quotation in mail
_MIXED = re.compile(rf"[{HAN}] ?[0-9A-Za-z]|[0-9A-Za-z] ?[{HAN}]")


def joined(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take out the line ends of a text that was wrapped, and tell it where no editor said so."""
    said = seed.settings.wrapped
    if said is False:
        return [], []
    lines = text.lines()
    by_width, by_length = (_rows(lines, measure) for measure in (width, len))
    evenly = _evenly(by_width, width("字")), _evenly(by_length, 1)
    found = max(evenly, key=lambda one: (one.is_plain, len(one.edits)))
    if not found.is_plain:
        found = _within_words(by_width) or found
    if said:
        return found.edits, []
    if not found.how:
        return [], [*_double_spaced(lines, seed)]
    if found.is_plain:
        message = f"lines were broken {found.how}: put together in {counted(len(found.edits), 'place')}"
        around = (text.now[one.start - 2 : one.end + 1] for one in found.edits)
        hyphens = sum(bool(re.match("[a-z]-\n[a-z]", ends)) for ends in around)
        message += f", {hyphens} of them behind a hyphen, which stays" if hyphens else ""
        advice = f"{seed.settings_file} can say wrapped = true, or false for a line a paragraph"
        return found.edits, [Finding("R19", seed.file, None, message, advice)]
    message = f"lines end {found.how}: each is a paragraph"
    advice = f"wrapped = true in {seed.settings_file} puts them together; false says that they are meant"
    return [], [Finding("R24", seed.file, found.first, message, advice)]


def _double_spaced(lines: Sequence[Traced], seed: Seed) -> Iterator[Finding]:
    """Report lines that were broken within words and have empty lines between them."""
    full = {number: line.now for number, line in enumerate(lines, 1) if line.now}
    torn = torn_apart({at: (full[at], full[below]) for at, below in pairwise(full)})
    if torn:
        message = f"lines end within words, with empty lines between them, in {counted(len(torn), 'place')}"
        advice = f"put them together in the file, and add it again; or settle it in {seed.settings_file}"
        yield Finding("R24", seed.file, min(torn), message, advice)


@dataclass(frozen=True)
class _Broken:
    """The edits that put lines together, how the lines were broken, and whether that is beyond doubt."""

    edits: list[Edit]
    how: str = ""  # "" if nothing shows that they were broken
    is_plain: bool = False
    first: int = 0  # the line to look at if it is not beyond doubt


def _evenly(rows: Sequence["_Measured"], character: int) -> _Broken:
    """Find the lines that were broken at one width; ``character``: the width of one, as rows are measured."""
    pairs = [(above, below) for above, below in pairwise(rows) if _may_go_on(above, below)]
    breadth = max((above.end for above, _ in pairs if above.is_open), default=0)
    characters = breadth // character
    full = {at for at in _going_on(rows) if _is_full(rows[at], rows[at + 1], breadth)}
    edits = _edits(rows, full if breadth else ())
    plain = _is_plain(rows, pairs, breadth, characters)
    return _Broken(edits, f"at {characters} characters" * plain, plain)


def _within_words(rows: Sequence["_Measured"]) -> _Broken | None:
    """Find lines of any length that were broken within words, which nobody means; ``None`` if there are none.

    It is beyond doubt where indents or empty lines part the paragraphs, and these end as sentences do.
    """
    going = _going_on(rows)
    between = [at for at in going if _is_between_han(rows[at].text, rows[at + 1].text)]
    torn = torn_apart({at: (rows[at].text, rows[at + 1].text) for at in going})
    if not torn:
        return None
    breadth = sorted(rows[at].end for at in between)[len(between) * 9 // 10]
    long = {
        at
        for at in going
        if rows[at].end * 3 >= breadth and (rows[at].goes_on or not _BEGINS.match(rows[at + 1].text))
    }
    first, last = [at for at in sorted(long) if at - 1 not in long], {at + 1 for at in long} - long
    show = len(first) > 1 and sum(at - 1 in going for at in first[1:]) <= (1 - _SHARE) * len(first)
    plain = (
        show
        and NARROW <= breadth // 2 <= BROAD
        and sum(rows[at].end * 2 >= breadth for at in between) >= _SHARE * len(between)
        and sum(rows[at].is_open for at in last) <= (1 - _SHARE) * len(last)
    )
    # Where nothing shows the end of a paragraph, the end of a sentence does.
    full = long if show else {at for at in long if rows[at].goes_on}
    how = f"within words or before marks, in {counted(len(torn), 'place')}"
    return _Broken(_edits(rows, full), how, plain, min(torn) + 1)


def torn_apart(ends: Mapping[int, tuple[str, str]]) -> list[int]:
    """Find the line ends that stand within a word or before a mark; none where so few may be chance, or where
    lines have no marks within, as verse. ``ends``: place → the lines above and below.
    """
    between = {at: pair for at, pair in ends.items() if _is_between_han(*pair)}
    torn = [at for at, (above, below) in between.items() if tears(above[-3:], below[:3], _WORD)]
    torn += [at for at, (_, below) in ends.items() if below[0] in _CLOSING]
    sure = any(HAN_CHARACTER.match(above[-1]) and below[0] in _SURE for above, below in ends.values())
    prose = sum(bool(_MARKED.search(above)) for above, _ in between.values()) * 4 >= len(between)
    many = sure or any(len(torn) >= max(few, share * len(between)) for few, share in _TORN)
    return torn if between and prose and many else []


def _is_between_han(above: str, below: str) -> bool:
    return bool(HAN_CHARACTER.match(above[-1]) and HAN_CHARACTER.match(below))


def _rows(lines: Sequence[Traced], measure: Callable[[str], int]) -> list["_Measured"]:
    """Make a row of each line; the least indent of all is taken off their indents."""
    indents = [measure(indent(line)) for line in lines]
    least = min((one for one, line in zip(indents, lines) if line.now), default=0)
    return [_Measured(line.now, one - least, measure) for one, line in zip(indents, lines)]


def _going_on(rows: Sequence["_Measured"]) -> set[int]:
    """Find the rows (from 0) that may go on in the next: its indent begins no paragraph."""
    usual = Counter(row.indent for row in rows if row.text and row.indent).most_common(1)
    return {
        at
        for at, (above, below) in enumerate(pairwise(rows))
        if _may_go_on(above, below)
        and not (below.indent and (below.indent != above.indent or below.indent == usual[0][0]))
    }


def _edits(rows: Sequence["_Measured"], full: Collection[int]) -> list[Edit]:
    """Make the edits that take out the line ends behind ``full`` rows.

    Between Latin letters goes a space, and between these and Han where nearly all within the lines have one.
    """
    mixed = _MIXED.findall("\n".join(row.text for row in rows)) if full else []
    spaced = sum(" " in one for one in mixed) >= max(_FEW, _SHARE * len(mixed))
    edits, at = [], 0
    for number, (above, below) in enumerate(pairwise(rows)):
        at += len(above.text) + 1
        if number in full:
            ends = f"{above.text[-9:]}\n{below.text[:9]}"
            latin = _LATIN.search(ends) and not _is_in_reading(ends)
            mixes = spaced and _MIXED.match(above.text[-1] + below.text[0])
            quoted = _QUOTED.match(below.text) if above.text.startswith(">") else None
            end = at + len(quoted[0]) if quoted else at
            edits.append(Edit(at - 1, end, " " if latin or mixes else "", "joined"))
    return edits


def _is_in_reading(ends: str) -> bool:
    """Say whether a line end stands within the reading that a copy added to a character."""
    match = _READING.search(ends)
    return bool(match and is_reading(match[2] + match[3], match[1]))


class _Measured:
    """A line, measured in columns or characters: its indent, its end. It is open if it ends no sentence."""

    def __init__(self, text: str, indent: int, measure: Callable[[str], int]) -> None:
        self.text, self.indent, self.end = text, indent, indent + measure(text)
        unit = _UNIT.match(text)
        self.unit = measure(unit[0]) if unit else 0  # the width of what it begins with
        self.is_open = bool(text) and text[-1] not in _ENDS
        self.goes_on = self.is_open or text[-1:] in {*"：；:;"}

    @cached_property
    def shape(self) -> str:
        """The line with 字 for Chinese words, 0 for figures and a for other words: 王明，1998年 → 字，0字."""
        text = self.text
        for pattern, sign in ((r"\d+", "0"), (r"[A-Za-z][A-Za-z ]*", "a"), (f"[{HAN}]+", "字")):
            text = re.sub(pattern, sign, text)
        return text


Pair = tuple[_Measured, _Measured]


def _may_go_on(above: _Measured, below: _Measured) -> bool:
    """Say whether two rows, one below the other, may be one paragraph: neither is empty or begins anew."""
    begun = _ANEW.match(above.text) or _ANEW.match(below.text) or _TIMED.match(below.text)
    row = _ROW.search(above.text) or _ROW.search(below.text) or _are_alike(above, below)
    return bool(above.text and below.text) and not (begun or row)


def _are_alike(one: _Measured, other: _Measured) -> bool:
    """Say whether two lines are of a list: they begin alike, or have the same signs, figures among them."""
    signs = one.shape.replace("字", "")
    same = len(signs) >= _ALIKE and len(re.findall("[0a]", signs)) > 1 and one.shape == other.shape
    return same or bool(_LISTED.match(one.text) and _LISTED.match(other.text))


def _is_full(above: _Measured, below: _Measured, breadth: int) -> bool:
    """Say whether a line had no room for what the next one begins with."""
    return above.end + below.unit >= breadth


def _is_plain(rows: Sequence[_Measured], pairs: Sequence[Pair], breadth: int, characters: int) -> bool:
    """Say whether it is plain that lines end because they are full: nearly all do that end no sentence."""
    long = [(above, _is_full(above, below, breadth)) for above, below in pairs if above.end * 3 > breadth * 2]
    full = [above.is_open for above, is_full in long if is_full]
    unfinished = [is_full for above, is_full in long if above.is_open]
    # Lines of verse, or of a list, have the same signs; some neighbours in prose have them, too.
    alike = sum(len(above.shape) > 4 and above.shape == below.shape for above, below in pairs)
    beyond = sum(row.end > breadth + 2 for row in rows)
    # A figure ends a line, or begins the next: of a list, where that is so at most of them.
    figures = [above.text[-1].isdigit() != below.text[0].isdigit() for above, below in pairs if above.is_open]
    return (
        (_NARROWEST if _is_prose(pairs) else NARROW) <= characters <= BROAD
        and sum(unfinished) >= max(_FEW, _SHARE * len(unfinished))
        and sum(full) * 2 > len(full)
        and sum(figures) * 2 < len(figures)
        and alike * 2 < len(pairs)
        and beyond * 50 <= len(rows)
    )


def _is_prose(pairs: Sequence[Pair]) -> bool:
    """Say whether lines that end no sentence often have marks within, as in prose, and one ends in a word."""
    ends = [(above.text, below.text) for above, below in pairs if above.is_open]
    marked = sum(bool(_MARKED.search(above[:-1]) and HAN_CHARACTER.match(above[-1])) for above, _ in ends)
    return marked * 3 >= len(ends) and any(tears(above[-3:], below[:3], _WORD) for above, below in ends)
