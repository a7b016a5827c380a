"""Read on over a sign, or between two received characters where a code vanished without a sign.

領域專業書 (… 8CA3 9849 …) with 驅 listed was received as 領域?qū)?I書: A398 has no character, and became ?.
With 8C in hand (see ``reading_on``), ``over_sign`` tries 專 (8CA3) among others, and behind it takes in hand
each byte that makes no character with A3, but a common one with I (49). One is 98, and 9849 is 業.
"""

from collections.abc import Iterator

from scripts.mending.copy import ORPHAN, SIGN, Copy
from scripts.mending.gbk_ways import RARE, common_by_lead, common_by_trail, received, vanishing
from scripts.mending.way import BREAK, LOST, MARK, MARK_BYTES, Way
from scripts.text.frequencies import character_cost, extended, simplified
from scripts.text.gbk import LEADS, code

# Costs, beside those in ``way``:
_VANISHED = 2.0  # a code without a character that left no sign
_ONLY_HALF = 6.0  # a last character of which nothing is known but half
_SWALLOWED = 4.0  # an ASCII character of which nothing is known
_FIRSTS_VANISHED = 14  # of the two characters of a vanished code, how many first ones are tried …
_WAYS_VANISHED = 8  # … and how many of its outcomes are followed


def over_vanished(text: str, way: Way, copy: Copy) -> list[Way]:
    """List the likeliest ways on in which a code without a character vanished before a received one.

    The code was the second byte of the character in hand and the first of the next: of 助于, D6FA D3DA, the
    code FAD3 vanished, and what is left, D6DA, is 众.
    """
    if way.half is None or not (way.said or way.listed or way.half in MARK_BYTES):
        return []
    orphan = ORPHAN.match(text, way.end)
    if text[way.end] in SIGN and not orphan:
        return []
    firsts = [
        (way.plus(way.end, character, None, _VANISHED + copy.fee(character)), leads)
        for trail, character in common_by_lead(way.half)
        if (leads := vanishing(trail))
    ]
    firsts.sort(key=lambda first: first[0].cost)
    if orphan:
        return [
            first.plus(orphan.end(), character, None, fee)._replace(
                listed=way.listed | {character}, vanished=way.vanished + 1
            )
            for first, leads in firsts[:_FIRSTS_VANISHED]
            for lead in leads
            for character, fee in copy.listed_under(lead, orphan[1])
        ]
    found = []
    for raw, fee in received(text[way.end]):
        if raw[1:] == b"\x80":  # No character begins with it.
            continue
        for first, leads in firsts[:_FIRSTS_VANISHED]:
            for lead, second in common_by_trail(raw[0]):
                if lead in leads:
                    _, costs = extended(first.tail, first.costs, simplified(second))
                    more = fee + copy.fee(second) + costs[-1] - first.costs[-1]
                    found.append((first.cost + more, second, raw, first))
    found.sort(key=lambda one: one[0])
    further = []
    for cost, second, raw, first in found[:_WAYS_VANISHED]:
        half = raw[1] if raw[1:] >= b"\x81" else None
        after = first.plus(way.end + 1, second, half)._replace(vanished=way.vanished + 1, cost=cost)
        letter = raw[1:].decode("ascii") if half is None else ""
        further.append(after.plus(way.end + 1, letter, None) if letter else after)
    return further


def over_sign(text: str, way: Way, half: int, stop: int, copy: Copy) -> Iterator[Way]:
    """Yield each way to read past the sign at ``way.end`` where ``half``, a first byte, was read just before.

    ``stop``: where reading must end.
    """
    at = way.end
    if at + 1 >= stop:
        yield way._replace(open=at, end=stop, cost=way.cost + _ONLY_HALF)
        return
    following = text[at + 1]
    next_raw = code(following)
    alone = len(next_raw) == 1 and not 0x40 <= next_raw[0] < 0x80
    before_mark = next_raw[:1] == b"\xa3"
    if following in SIGN:
        completes = frozenset(LEADS)
    else:
        completes = frozenset(lead for lead, _ in common_by_trail(next_raw[0])) if next_raw else frozenset()
    for trail, character in common_by_lead(half):
        if trail < 0x81:
            continue
        further = way.plus(at + 1, character, None, copy.fee(character))
        # It may be a code without a character: the second byte of this one, the first of the next …
        seconds = vanishing(trail)
        for second in seconds & completes:
            yield further._replace(half=second)
        # … or its second byte was read again, or is the second byte alone, before an ASCII byte …
        if alone or (len(next_raw) == 2 and next_raw[0] in seconds):
            yield further
        if before_mark:  # … or before the first byte of 。, lost as well …
            lost = (*way.lost, len(further.said))
            yield further._replace(half=0xA1, lost=lost, cost=further.cost + BREAK + MARK)
        # … or the second byte, and an ASCII byte that is gone with it.
        if character_cost(simplified(character)) < RARE:
            yield further._replace(said=further.said + LOST, cost=further.cost + _SWALLOWED)
