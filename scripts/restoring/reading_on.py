"""Broken bytes: every way to read on where a copy lost half of a character, the likeliest first.

The farm looked for its listed characters X in the bytes of the text, not in its characters, and put
``(pinyin)`` behind each. Where the second byte of one character and the first of the next happened to
be X, the pinyin came between two halves: 域 D3F2, 專 8CA3 hold F28C, which is 驅, so (qū) stands in the
middle of 專. What follows was read out of step, and each byte that no longer made a character became
``?`` (with the bracket behind it). Backwards: the byte before ``?qū)`` is the first of an X that is read
qū, so the lost byte is its second. In other places the first byte of 。 (A1 of A1A3) became ``?``. Put
the lost byte back, and read on as GBK until characters and bytes are in step again.

A way is a text with its cost (−ln of its likelihood, by the frequencies of words), so the ways of a
place, among them that nothing is broken there, can be compared.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from scripts.text.frequencies import START, character_cost, converted, extended, simplified
from scripts.text.gbk import LEADS, by_lead, by_trail, characters, code, empty_codes
from scripts.text.pinyin import LETTERS

SIGN = "?\ufffd"
ORPHAN = re.compile(rf"[{SIGN}]([{LETTERS}]{{1,12}}) ?\)", re.IGNORECASE)
BRACKET = re.compile(rf"\(([{LETTERS}]{{1,12}}) ?\)", re.IGNORECASE)

_SIGNS = re.compile(f"[{SIGN}]+")

MOST = 300  # received characters after which a run is given up …
_STEPS = 20_000  # … and steps on all its ways together
_BEAM = 24  # ways kept that have the same half of a character in hand
_WORSE = 25.0  # a way so much dearer than the best is given up
_DEAREST = 12.0  # what one more character may cost beyond that
# −ln of how likely each damage is, estimated by eye from a dozen real copies.
_BREAK = 8.0  # a lost byte that has no reading behind it
_MARK = 0.5  # what it was: the first byte of 。 (A1), as in all places that were seen …
_OTHER_MARK = 3.0  # … or of another mark …
_FIRST_BYTES = {0xA1: _MARK, 0xA3: 3.0}  # … or the first byte of ， and others …
_OTHER_BYTE = 8.0  # … or any
_NO_BREAK = 6.0  # a question mark that is one
_NO_ORPHAN = 20.0  # letters and a closing bracket that somebody wrote
UNLISTED = 3.0  # a character that differs between the scripts, and the copy annotates nowhere else …
UNLIKELY = 4.0  # … or one that does not
_CONVERTED = 3.0  # the received character was converted to Traditional after the break
_VANISHED = 2.0  # a code without a character that left no sign
_WITH_SIGNS = 8  # ways, of those with the same half in hand, that go on over a sign
_WITH_VANISHED = 4  # ways, of those with the same half in hand, on which that is looked for …
_FIRSTS_VANISHED = 14  # … and of its two characters, how many first ones are tried …
_WAYS_VANISHED = 8  # … and how many of its outcomes are followed
RARE = 12.0  # the cost of a character that no lost bytes are taken for
_UNKNOWN = 6.0  # a last character of which nothing is known but half
_NO_SIGN = 6.0  # … and the other half left no sign
_SWALLOWED = 4.0  # an ASCII character of which nothing is known
_MARK_BYTES = (0xA1, 0xA3)  # first bytes of marks: 。、“” and ，；：？！
LOST = "□"


class Way(NamedTuple):
    """``said`` is what the text says up to ``end``; the rest tells how that was found.

    ``half`` is the first byte of a character that is not complete, or None; ``listed`` are the
    annotated characters that this way needs, ``lost`` the places in ``said`` of characters whose first
    byte was lost, ``vanished`` counts codes that left no sign. ``open``: the received text from there
    says no more than half a character.
    """

    end: int
    said: str
    cost: float
    half: int | None
    tail: str
    costs: tuple[float, ...]
    listed: frozenset[str] = frozenset()
    lost: tuple[int, ...] = ()
    vanished: int = 0
    open: int | None = None

    def plus(self, end: int, character: str, half: int | None, fee: float = 0.0) -> "Way":
        """The way with one more character, at ``end``."""
        tail, costs = extended(self.tail, self.costs, simplified(character))
        cost = self.cost + fee + costs[-1] - self.costs[-1]
        said = self.said + character
        return Way(end, said, cost, half, tail, costs, self.listed, self.lost, self.vanished, self.open)


@dataclass(frozen=True)
class Copy:
    """What is known of a copy: its annotated characters with their readings, and others that may be."""

    table: Mapping[str, str]
    by_first: Mapping[tuple[int, str], tuple[str, ...]]  # first byte, reading → listed characters
    wider: Mapping[tuple[int, str], tuple[tuple[str, float], ...]]  # others that it may list, with a fee
    brackets: Mapping[int, int]  # where an annotation stands behind its character → where it ends

    def after(self, at: int) -> int:
        """The place behind the character at ``at`` and its annotation."""
        return self.brackets.get(at + 1, at + 1)


def ways(text: str, at: int, before: str, copy: Copy, hidden: bool = False) -> tuple[list[Way], bool]:
    """All ways to read ``text`` from the sign at ``at``: complete ones, and whether all were looked at.

    ``before`` is the text before the sign, as repaired; ``hidden``: the sign itself was taken out.
    Ways end at different places; the one that takes the sign for a genuine mark has no ``lost`` and
    nothing ``listed``.
    """
    first = _first(before, at)
    stop = text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    complete: list[Way] = []
    front: dict[int, dict[int | None, list[Way]]] = {}

    def add(way: Way, bound: float) -> None:
        if way.cost <= bound:
            front.setdefault(way.end, {}).setdefault(way.half, []).append(way)

    for way in _beginnings(text, first, before, copy, hidden):
        add(way, way.cost)
    plain = first
    given_up = False
    steps = 0
    while front:
        here = min(front)
        groups = front.pop(here)
        steps += sum(map(len, groups.values()))
        if here > at + MOST or steps > _STEPS:
            given_up = True
            break
        while plain.end < here:
            plain = plain.plus(copy.after(plain.end), text[plain.end], None)
        worst = (
            min(min(way.cost for group in groups.values() for way in group), plain.cost + _NO_ORPHAN) + _WORSE
        )
        for half, group in groups.items():
            best = sorted((way for way in group if way.cost <= worst), key=lambda way: way.cost)[:_BEAM]
            for rank, way in enumerate(best):
                if half is None and not (here < stop and here > at and _starts(text, here)):
                    complete.append(way)
                elif half is None:
                    for further in _beginnings(text, way, before + way.said, copy, False):
                        add(further, worst + _DEAREST)
                elif here >= stop:
                    unsaid = way._replace(open=here, cost=way.cost + _NO_SIGN)
                    complete.append(unsaid if way.open is None else way)
                else:
                    for further in _onward(text, way, stop, copy, rank < _WITH_SIGNS):
                        add(further, worst + _DEAREST)
                    if rank < _WITH_VANISHED:
                        for further in _over_vanished(text, way, copy):
                            add(further, worst + _DEAREST)
    return complete, not given_up


def _first(before: str, at: int) -> Way:
    tail, costs = START
    for character in simplified(before[-3:]):
        tail, costs = extended(tail, costs, character)
    return Way(at, "", costs[-1], None, tail, costs)


def _starts(text: str, at: int) -> bool:
    return text[at] in SIGN


def _beginnings(text: str, way: Way, before: str, copy: Copy, hidden: bool) -> Iterator[Way]:
    """From a place where characters and bytes are in step: what the sign there may be."""
    at = way.end
    if hidden:
        yield way
        yield from _lost_first(way, at)
        return
    orphan = ORPHAN.match(text, at)
    if orphan:
        yield way._replace(end=orphan.end(), said=way.said + orphan[0], cost=way.cost + _NO_ORPHAN)
        raw = code(before[-1:]) if before else b""
        if len(raw) == 2:
            for character, fee in _listed(copy, raw[1], orphan[1]):
                half = code(character)[1]
                if half < 0x81:  # No character begins with it.
                    continue
                known = way.listed | {character}
                yield way._replace(end=orphan.end(), cost=way.cost + fee, half=half, listed=known)
        return
    sign = _SIGNS.match(text, at)
    for end in {at + 1, sign.end() if sign else at + 1}:
        said, fee = way.said + text[at:end], _NO_BREAK + end - at - 1
        yield way._replace(end=end, said=said, cost=way.cost + fee, tail="", costs=(way.costs[-1],))
    yield from _lost_first(way, at + 1)


def _lost_first(way: Way, end: int) -> Iterator[Way]:
    for lead in by_lead():
        fee = _BREAK + _FIRST_BYTES.get(lead, _OTHER_BYTE)
        yield way._replace(end=end, cost=way.cost + fee, half=lead, lost=(*way.lost, len(way.said)))


def _over_vanished(text: str, way: Way, copy: Copy) -> list[Way]:
    """The likeliest ways on in which a code without a character vanished before a received one.

    The code was the second byte of the character in hand and the first of another: 借助于先進 came as
    what 借众先進 would have come as.
    """
    if way.half is None or not (way.said or way.listed or way.half in _MARK_BYTES):
        return []
    orphan = ORPHAN.match(text, way.end)
    if text[way.end] in SIGN and not orphan:
        return []
    firsts = [
        (way.plus(way.end, character, None, _VANISHED), leads)
        for trail, character, _ in common_by_lead(way.half)
        if (leads := empty_code_set().get(trail))
    ]
    firsts.sort(key=lambda first: first[0].cost)
    if orphan:
        return [
            first.plus(orphan.end(), character, None, fee)._replace(
                listed=way.listed | {character}, vanished=way.vanished + 1
            )
            for first, leads in firsts[:_FIRSTS_VANISHED]
            for lead in leads
            for character, fee in _listed(copy, lead, orphan[1])
        ]
    found = []
    for raw, fee in received(text[way.end]):
        if raw[1:] == b"\x80":  # No character begins with it.
            continue
        for first, leads in firsts[:_FIRSTS_VANISHED]:
            for lead, other in common_by_trail(raw[0]):
                if lead in leads:
                    _, costs = extended(first.tail, first.costs, other)
                    found.append((first.cost + fee + costs[-1] - first.costs[-1], lead, raw, first))
    found.sort(key=lambda one: one[0])
    known = characters()
    further = []
    for cost, lead, raw, first in found[:_WAYS_VANISHED]:
        half = raw[1] if raw[1:] >= b"\x81" else None
        after = first.plus(way.end + 1, known[lead, raw[0]], half)._replace(
            vanished=way.vanished + 1, cost=cost
        )
        letter = raw[1:].decode("ascii") if half is None else ""
        further.append(after.plus(way.end + 1, letter, None) if letter else after)
    return further


def _listed(copy: Copy, lead: int, reading: str) -> Iterator[tuple[str, float]]:
    for character in copy.by_first.get((lead, reading.lower()), ()):
        yield character, 0.0
    yield from copy.wider.get((lead, reading.lower()), ())


def _onward(text: str, way: Way, stop: int, copy: Copy, signs: bool) -> Iterator[Way]:
    """From a place where half a character is in hand: what the next received character completes."""
    at, half = way.end, way.half
    known = characters()
    if half is None:
        return
    orphan = ORPHAN.match(text, at)
    if orphan:
        for character, fee in _listed(copy, half, orphan[1]):
            further = way.plus(orphan.end(), character, None, fee)
            yield further._replace(listed=way.listed | {character})
        return
    if text[at] in SIGN and signs and (way.said or way.listed or half in _MARK_BYTES):
        yield from _sign(text, way, stop)
    behind = copy.brackets.get(at)
    if behind is not None:
        # Two halves that the copy took for a listed character, read as one.
        yield way._replace(end=behind, listed=way.listed | {text[at - 1]})
        return
    for raw, fee in received(text[at]):
        made = known.get((half, raw[0]))
        if made is None:
            continue
        if half == 0xA1 and made != "。" and way.lost[-1:] == (len(way.said),):
            fee += _OTHER_MARK
        rest = raw[1] if len(raw) == 2 else None
        if rest is None:
            yield _with_bracket(text, way.plus(at + 1, made, None, fee), made, copy)
        elif rest >= 0x81:
            yield way.plus(at + 1, made, rest, fee)
        elif rest < 0x80:
            # A letter was taken for the second half of a character.
            yield way.plus(at + 1, made, None, fee).plus(at + 1, chr(rest), None)


def _with_bracket(text: str, way: Way, character: str, copy: Copy) -> Way:
    """現 AC46 before its own reading: F(xiàn) is 現."""
    bracket = BRACKET.match(text, way.end)
    if not bracket:
        return way
    reading = bracket[1].lower()
    if copy.table.get(character) == reading:
        return way._replace(end=bracket.end(), listed=way.listed | {character})
    for other, fee in copy.wider.get((code(character)[0], reading), ()):
        if other == character:
            return way._replace(end=bracket.end(), cost=way.cost + fee, listed=way.listed | {character})
    return way


def _sign(text: str, way: Way, stop: int) -> Iterator[Way]:
    """A sign while half a character is in hand: which bytes it stands for."""
    at, half = way.end, way.half
    if half is None:
        return
    following = text[at + 1] if at + 1 < stop else ""
    if at + 1 >= stop:
        yield way._replace(open=at, end=stop, cost=way.cost + _UNKNOWN)
        return
    next_raw = code(following)
    alone = len(next_raw) == 1 and not 0x40 <= next_raw[0] < 0x80
    before_mark = next_raw[:1] == b"\xa3"
    if following in SIGN:
        completes = frozenset(LEADS)
    else:
        completes = frozenset(lead for lead, _ in common_by_trail(next_raw[0])) if next_raw else frozenset()
    for trail, character, simple in common_by_lead(half):
        if trail < 0x81:
            continue
        further: Way | None = None
        # A code without a character: the second byte of this one, the first of the next.
        seconds = empty_code_set().get(trail, frozenset())
        halves = seconds & completes
        again = len(next_raw) == 2 and next_raw[0] in seconds  # its second byte was read again
        # Its second byte alone, before an ASCII byte or before the first byte of 。, lost as well.
        if halves or again or alone or before_mark:
            further = way.plus(at + 1, character, None)
            for second in halves:
                yield further._replace(half=second)
            if again or alone:
                yield further
            if before_mark:
                lost = (*way.lost, len(further.said))
                yield further._replace(half=0xA1, lost=lost, cost=further.cost + _BREAK + _MARK)
        # Its second byte, and an ASCII byte that is gone with it.
        if character_cost(simple) < RARE:
            further = further or way.plus(at + 1, character, None)
            yield further._replace(said=further.said + LOST, cost=further.cost + _SWALLOWED)


@cache
def received(character: str) -> list[tuple[bytes, float]]:
    """The bytes that a received character may have been, each with its cost."""
    if character == "\ufffd":
        return []
    raw = code(character)
    found = [(raw, 0.0)] if raw else []
    if len(raw) == 1 and 0x21 <= raw[0] <= 0x7E:
        found.append((bytes([0xA3, raw[0] + 0x80]), 0.0))
    if character == "?":
        found[0] = (b"\x80", 4.0)
    if character == "€":
        found.append((character.encode("gb18030"), 4.0))
    found += [(code(before), _CONVERTED) for before in _before_conversion().get(character, ())]
    return found


@cache
def _before_conversion() -> dict[str, tuple[str, ...]]:
    """Traditional character → the Simplified ones that a blind conversion turns into it."""
    found: dict[str, tuple[str, ...]] = {}
    for simple, traditional in converted("s2t").items():
        found[traditional] = (*found.get(traditional, ()), simple)
    return found


@cache
def empty_code_set() -> dict[int, frozenset[int]]:
    """``empty_codes`` that begin with a second half and end with a first one."""
    return {lead: frozenset(t for t in trails if t >= 0x81) for lead, trails in empty_codes().items()}


@cache
def common_by_lead(lead: int) -> tuple[tuple[int, str, str], ...]:
    """First byte → (second byte, character, its Simplified) of characters that are not rare."""
    found = ((trail, character, simplified(character)) for trail, character in by_lead().get(lead, ()))
    return tuple(row for row in found if character_cost(row[2]) <= RARE)


@cache
def common_by_trail(trail: int) -> tuple[tuple[int, str], ...]:
    """Second byte → (first byte, its Simplified) of characters that are not rare."""
    found = ((lead, simplified(character)) for lead, character in by_trail().get(trail, ()))
    return tuple(row for row in found if character_cost(row[1]) <= RARE)
