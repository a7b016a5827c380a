"""Align the text of a page in all its variants, so that the search finds a word as it is in any of them.

A query is found where its characters, one after another, equal one of the forms at each place: so a word in
either script is found, and 髮 does not find every 發. Scripts of the page do that (docs/assets/index.js);
here the forms of each place are put together. ``scripts/publish/index.py`` says how files hold them.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import count, pairwise, repeat

from scripts.converting.converters import by_opencc
from scripts.pages.grams import STANDS_FOR, Table, fold, is_plain, keys

SAME_SIGN = "\x7f"  # in another variant: a character as in the first, or its regular form; no text has it
CELL = "\x80"  # stands before and behind a place with forms of several characters, matched as a whole
NEAR = 2  # characters that may stand between an addition and an omission that are one change of a word

SpanPair = tuple[int, int, int, int]  # start and end in the first text, start and end in another


def rows(texts: Sequence[str], langs: Sequence[str]) -> list[str]:
    """Align a text in its variants: return a row for each, the first in full.

    In the others ``SAME_SIGN`` stands for a character that is as expected: the same as in the first, or in
    zh-Hans its usual Simplified form (``keys``). A row of nothing else is "". Where variants differ in words
    or in length, each row has its form between two ``CELL``; there the sign stands for the form of the first.
    """
    base, *others = map(_units, texts)
    spans = [_spans(base, other) for other in others]
    if not any(spans) and all(len(base) == len(text) for text in texts):
        return [texts[0], *(_row(texts[0], text, lang) for text, lang in zip(texts[1:], langs[1:]))]
    written: list[list[str]] = [[] for _ in texts]
    at, end = [0 for _ in texts], (len(base), len(base), *map(len, others))
    for start, to in [*_joined([one[:2] for own in spans for one in own]), end[:2]]:
        for place in zip(base[at[0] : start], *(o[a:] for o, a in zip(others, at[1:]))):
            if any(len(unit) > 1 for unit in place):
                _write(written, place)
            else:
                for parts, sign, lang in zip(written, place, langs):
                    parts.append(sign if parts is written[0] else _row(place[0], sign, lang) or SAME_SIGN)
        ends = [to, *(to + _shift(own, to) for own in spans)]
        starts = [start, *(start + _shift(own, start) for own in spans)]
        if (start, to) != end[:2]:
            cell = [units[i:j] for units, i, j in zip([base, *others], starts, ends)]
            _write(written, ["".join(one) for one in cell])
        at = ends
    same = {SAME_SIGN, f"{CELL}{SAME_SIGN}{CELL}"}
    return ["".join(parts) if parts is written[0] or set(parts) - same else "" for parts in written]


def _regular(text: str, lang: str) -> str:
    """Guess what a text of the first variant is in another, character by character: so it is as long."""
    return text.translate(_REGULAR) if lang == "zh-Hans" else text


def _usual(character: str) -> str:
    one = STANDS_FOR.get(character, character)
    return keys().get(one, one)


_REGULAR = Table(_usual)


def _row(base: str, other: str, lang: str) -> str:
    """Write the row of ``other``, as long as ``base`` in the first variant; "" if it is as expected."""
    meant = _regular(base, lang)
    return "" if other == meant else "".join([SAME_SIGN if a == b else b for a, b in zip(meant, other)])


def _write(written: Sequence[list[str]], forms: Sequence[str]) -> None:
    """Append to every row its form of a place that is matched as a whole, between two ``CELL``."""
    for parts, form in zip(written, forms):
        parts.append(f"{CELL}{SAME_SIGN if parts is not written[0] and form == forms[0] else form}{CELL}")


def _shift(spans: Sequence[SpanPair], at: int) -> int:
    """Compute how far the place ``at`` of the first text has moved in another text."""
    return sum((j2 - j1) - (i2 - i1) for i1, i2, j1, j2 in spans if i2 <= at)


def _joined(stretches: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Join stretches (start, end) that overlap; return them in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _units(text: str) -> list[str]:
    """Divide a text into units that are compared as one character, like a letter and its accent; an invisible
    character is in one unit with its neighbour.
    """
    text = text.replace(SAME_SIGN, "").replace(CELL, "")
    if is_plain(text):
        return list(text)
    units: list[str] = []
    for one in text:
        last = units[-1] if units else ""
        if last and (not fold(one) or not fold(last) or fold(last + one) != fold(last) + fold(one)):
            units[-1] += one
        else:
            units.append(one)
    return units


def _spans(base: Sequence[str], other: Sequence[str]) -> list[SpanPair]:
    """Find where two texts differ in words or lengths; between these stretches, places agree one by one."""
    found = _by_alignment(base, other) if len(base) != len(other) else _by_place(base, other)
    if len(base) == len(other) and sum(i2 - i1 for i1, i2, *_ in found) > 4:
        # A longer word and a shorter one may make up for each other: then all between them seems to differ.
        found = min(found, _by_alignment(base, other), key=lambda spans: sum(i2 - i1 for i1, i2, *_ in spans))
    return found


def _by_place(base: Sequence[str], other: Sequence[str]) -> list[SpanPair]:
    """Find, in texts of one length, where two or more units in a row are no forms of the same characters."""
    others = [a != b and _simple(a) != _simple(b) for a, b in zip(base, other)]
    edges = [at for at, (was, now) in enumerate(pairwise([False, *others, False])) if was != now]
    return [(i, j, i, j) for i, j in zip(edges[::2], edges[1::2]) if j - i > 1]


def _by_alignment(base: Sequence[str], other: Sequence[str]) -> list[SpanPair]:
    """Find, in texts of any lengths, where units were added, left out, or several were replaced."""
    match = SequenceMatcher(None, [*map(_simple, base)], [*map(_simple, other)], autojunk=False)
    found: list[SpanPair] = []
    for tag, *span in match.get_opcodes():
        if tag == "equal" or (tag == "replace" and span[1] - span[0] == span[3] - span[2] == 1):
            continue
        if found and span[0] - found[-1][1] <= NEAR and _lacks(found[-1]):
            found[-1] = found[-1][0], span[1], found[-1][2], span[3]  # 滑[鼠] → [鼠]标 is one word
        else:
            found.append((span[0], span[1], span[2], span[3]))
    return [_grown(one, len(base)) if _lacks(one) else one for one in found]


def _lacks(span: Sequence[int]) -> bool:
    """Say whether a stretch is empty in one of the two texts."""
    return span[0] == span[1] or span[2] == span[3]


def _grown(span: SpanPair, length: int) -> SpanPair:
    """Extend a stretch that is empty in one of two texts by the unit before it, else by the one behind it."""
    i1, i2, j1, j2 = span
    if i1:
        return i1 - 1, i2, j1 - 1, j2
    return (i1, i2 + 1, j1, j2 + 1) if i2 < length else span


@cache
def _simple(unit: str) -> str:
    """Fold a unit and make it Simplified, so that forms of one character are equal."""
    folded = fold(unit)
    return keys().get(folded) or by_opencc(folded, "t2s")


def texts(rows: Sequence[str], langs: Sequence[str]) -> list[str]:
    """Undo ``rows``: return the whole text in each variant, with the marks ``CELL`` left in."""
    first = rows[0].split(CELL)
    said = []
    for row, lang in zip(rows, ["", *langs[1:]]):
        parts = row.split(CELL) if row else [SAME_SIGN * (len(one) or 1) for one in first]
        said.append(CELL.join(map(_written_out, first, parts, count(), repeat(lang))))
    return [rows[0], *said[1:]]


def _written_out(first: str, other: str, number: int, lang: str) -> str:
    """Write out one of the parts into which ``CELL`` divides a row; one with an odd ``number`` is a form."""
    if number % 2:
        return first if other[:1] == SAME_SIGN else other
    return "".join([a if b == SAME_SIGN else b for a, b in zip(_regular(first, lang), other)])
