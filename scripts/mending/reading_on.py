"""Read on in all ways from a place where a copy lost half of a character.

The program that made the copy put ``(pinyin)`` behind the bytes of each listed character X, wherever these
stood: also where they were the second byte of one character and the first of the next. 域專 is D3F2 8CA3, and
F28C is 驅, so (qū) came into the middle of 專. Behind it a decoder read out of step, and each byte that no
longer made a character became ``?`` (with the bracket behind it). In other places the first byte of 。 (A1 of
A1A3) became ``?``.

To undo it: the byte before ``?qū)`` is the first of an X that is read qū, so the lost byte is its second. Put
the lost byte back, and read on as GBK until characters and bytes are in step again.

領域專家說， with 驅 listed was received as 領域?qū)＜艺f，. So it is read, from the ? on:

    received   bytes   with the half in hand       said    half then in hand
    ?qū)       lost    F2 of 域 and 8C are 驅              8C
    ＜         A3BC    8C and A3 are 專            專      BC
    艺         D2D5    BC and D2 are 家            專家    D5
    f          66      D5 and 66 are 說            專家說  none: in step, so this way is complete

Each step makes a ``Way`` of the one before, dearer by what the new word costs (``tail`` and ``costs``: where
a longer word may begin) and by a fee for damage. ``listed`` is {驅}; ``last`` is where the last step began.
A lost first byte adds its character to ``lost``, and a line that ends with a half in hand is ``open`` there.
"""

from collections.abc import Iterator

from scripts.mending.copy import BRACKET, ORPHAN, SIGN, Copy
from scripts.mending.gbk_ways import received
from scripts.mending.over_signs import over_sign, over_vanished
from scripts.mending.signs import PLACE
from scripts.mending.way import BREAK, MARK, MARK_BYTES, Way
from scripts.text.gbk import LEADS, characters, code

# Costs, beside those in ``way``:
_OTHER_MARK = 3.0  # the lost byte was A1, and began another mark than 。 …
_FIRST_BYTES = {0xA1: MARK, 0xA3: 3.0}  # … or the first byte of ， and others …
_OTHER_BYTE = 8.0  # … or any
_NO_ORPHAN = 20.0  # ?qū) is no rest of an annotation: the author wrote these letters and the bracket
_NO_SIGN = 6.0  # a last character lost half, and left no sign
MOST = 300  # received characters after which a run is given up …
_STEPS = 20_000  # … and steps on all its ways together
_BEAM = 24  # ways kept that have the same half of a character in hand
_WORSE = 25.0  # a way so much dearer than the best is given up
MORE = 3.0  # each further ? of a row that is the author's
_DEAREST = 12.0  # what one more character may cost beyond ``_WORSE``
_WITH_SIGNS = 8  # ways, of those with the same half in hand, that go on over a sign
_WITH_VANISHED = 4  # ways, of those with the same half in hand, that go on over a code that vanished


def ways(text: str, at: int, before: str, copy: Copy, hidden: bool = False) -> tuple[list[Way], bool]:
    """Read ``text`` in all ways from the sign at ``at``; give the complete ways, and whether these are all.

    ``before``: the characters before the sign, without annotations; ``hidden``: the sign was a control
    character, which is taken out. Ways end at different places; one that takes the sign for a genuine mark
    has no ``lost`` and nothing ``listed``.
    """
    first = Way.begin(before, at)
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
    steps = 0
    while front:
        here = min(front)
        groups = front.pop(here)
        steps += sum(map(len, groups.values()))
        if here > at + MOST or steps > _STEPS:
            return complete, False
        while plain.end < here:
            plain = plain.plus(copy.after(plain.end), text[plain.end], None)
        cheapest = min(way.cost for group in groups.values() for way in group)
        worst = min(cheapest, plain.cost + _NO_ORPHAN) + _WORSE
        for half, group in groups.items():
            best = sorted((way for way in group if way.cost <= worst), key=lambda way: way.cost)[:_BEAM]
            for rank, way in enumerate(best):
                if half is None and not (here < stop and here > at and text[here] in SIGN):
                    complete.append(way)
                elif half is not None and here >= stop:
                    unsaid = way._replace(open=here, cost=way.cost + _NO_SIGN)
                    complete.append(unsaid if way.open is None else way)
                else:
                    for further in _further(text, way, before, stop, copy, rank):
                        add(further, worst + _DEAREST)
    return complete, True


def _further(text: str, way: Way, before: str, stop: int, copy: Copy, rank: int) -> Iterator[Way]:
    """List the ways on from ``way``.

    ``rank``: its place, from 0, among the ways with the same half in hand: only the likeliest go on over
    signs and vanished codes.
    """
    if way.half is None:
        yield from _beginnings(text, way, before + way.said, copy, False)
        return
    yield from _onward(text, way, way.half, stop, copy, rank < _WITH_SIGNS)
    if rank < _WITH_VANISHED:
        yield from over_vanished(text, way, copy)


def _beginnings(text: str, way: Way, before: str, copy: Copy, hidden: bool) -> Iterator[Way]:
    """List the ways on over a sign where no half is in hand: characters and bytes are in step before it."""
    at = way.end
    if hidden:
        yield way
        yield from _lost_first(way, at)
        return
    orphan = ORPHAN.match(text, at)
    if orphan:
        yield way._replace(end=orphan.end(), said=way.said + orphan[0], cost=way.cost + _NO_ORPHAN)
        raw = code(before[-1:])
        if len(raw) == 2:
            for character, fee in copy.listed_under(raw[1], orphan[1]):
                half = code(character)[1]
                if half < 0x81:  # No character begins with it.
                    continue
                known = way.listed | {character}
                yield way._replace(end=orphan.end(), cost=way.cost + fee, half=half, listed=known)
        return
    sign = PLACE.match(text, at)
    for end in {at + 1, sign.end() if sign else at + 1}:
        said, fee = way.said + text[at:end], copy.question + MORE * (end - at - 1)
        yield way._replace(end=end, said=said, cost=way.cost + fee, tail="", costs=(way.costs[-1],))
    yield from _lost_first(way, at + 1)


def _lost_first(way: Way, end: int) -> Iterator[Way]:
    """List the ways on in which the sign that ends at ``end`` is a lost first byte: each byte in turn."""
    for lead in LEADS:
        fee = BREAK + _FIRST_BYTES.get(lead, _OTHER_BYTE)
        yield way._replace(end=end, cost=way.cost + fee, half=lead, lost=(*way.lost, len(way.said)))


def _onward(text: str, way: Way, half: int, stop: int, copy: Copy, signs: bool) -> Iterator[Way]:
    """List the ways on in which what was received next completes ``half``; over a sign only if ``signs``."""
    at = way.end
    orphan = ORPHAN.match(text, at)
    if orphan:
        for character, fee in copy.listed_under(half, orphan[1]):
            further = way.plus(orphan.end(), character, None, fee)
            yield further._replace(listed=way.listed | {character})
        return
    if text[at] in SIGN and signs and (way.said or way.listed or half in MARK_BYTES):
        yield from over_sign(text, way, half, stop, copy)
    behind = copy.brackets.get(at)
    if behind is not None:
        # The copy took two halves for a listed character and annotated it; they were read as one.
        yield way._replace(end=behind, listed=way.listed | {text[at - 1]})
        return
    for raw, fee in received(text[at]):
        made = characters().get((half, raw[0]))
        if made is None:
            continue
        fee += copy.fee(made)
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
    """Go on behind a bracket with the reading of the character just found: F(xiàn), F being half of 現."""
    bracket = BRACKET.match(text, way.end)
    fees = dict(copy.listed_under(code(character)[0], bracket[1])) if bracket else {}
    if not bracket or character not in fees:
        return way
    return way._replace(end=bracket.end(), cost=way.cost + fees[character], listed=way.listed | {character})
