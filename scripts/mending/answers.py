"""Compare the ways to read one broken place: make answers of them, and measure what speaks for each."""

from dataclasses import dataclass

from scripts.mending.copy import ORPHAN, SIGN, Copy
from scripts.mending.damage_again import DECODERS, copies_of, folded
from scripts.mending.gbk_ways import RARE
from scripts.mending.reading_on import ways
from scripts.mending.signs import PLACE
from scripts.mending.way import LOST, Way
from scripts.text.frequencies import alone, character_cost, extended, simplified

ALONE = 7.0  # what a character that belongs to no word may cost: 的 3, 再 7, 吃 7.5, 党 7.75
ALL_DECODERS = frozenset(range(len(DECODERS)))


@dataclass(frozen=True)
class Answer:
    """A way to read a place, and ``said``: the text in place of what was received up to the way's end."""

    way: Way
    said: str
    total: float  # the cost up to a place that all answers have in common, so that it can be compared
    reads: float  # the cost per character of its words alone, with three characters on either side


@dataclass(frozen=True)
class BrokenPlace:
    """A sign of lost bytes, or several in a row, and the answers to it, the likeliest first."""

    start: int
    sign_end: int
    hidden: bool  # the sign was a control character, which is taken out
    orphan: bool  # it is the rest of an annotation: ?qū)
    before: str  # up to three characters before it
    answers: list[Answer]
    whole: bool  # all ways were followed, none was given up


def read_place(text: str, start: int, copy: Copy, hidden: bool) -> BrokenPlace:
    """Read the text on from the sign at ``start`` in all ways, and compare these."""
    before = copy.before(text, start)
    found, whole = ways(text, start, before, copy, hidden)
    sign = PLACE.match(text, start)
    end = sign.end() if sign else start + 1
    orphan = ORPHAN.match(text, end - 1) if sign else None
    answers = compared(text, found, before, copy)
    return BrokenPlace(start, orphan.end() if orphan else end, hidden, bool(orphan), before, answers, whole)


def compared(text: str, found: list[Way], before: str, copy: Copy) -> list[Answer]:
    """Make answers of all complete ways, the likeliest first; of ways to the same text only the cheapest.

    Each way goes on with the text as received to where the longest ends, and up to three characters beyond.
    """
    if not found:
        return []
    limit = max(way.end for way in found)
    limit += len(text[limit : limit + 3].partition("\n")[0])
    best: dict[str, Answer] = {}
    for way in found:
        tail, costs, total = way.tail, way.costs, way.cost
        near = costs[-1]
        at, count = way.end, 0
        while at < limit:
            character = simplified(text[at])
            at, count = copy.after(at), count + 1
            tail, longer = extended(tail, costs, character)
            total += longer[-1] - costs[-1]
            costs = longer
            near = costs[-1] if count <= 3 else near
        length = len(before[-3:]) + len(way.said) + min(3, count)
        result = way.said + text[way.end : limit] + (f"\n{way.half}" if way.open is not None else "")
        if result not in best or total < best[result].total:
            best[result] = Answer(way, way.said, total, near / max(length, 1))
    return sorted(best.values(), key=lambda answer: answer.total)


def decoders(text: str, start: int, way: Way, copy: Copy, hidden: bool) -> frozenset[int]:
    """List the decoders that make of an answer what was received, by their places in ``DECODERS``.

    All, where that cannot be tried: nothing is broken, a character is not known, or an annotated one is not
    in the copy's list.
    """
    if way.nothing_broken or LOST in way.said or not way.listed <= set(copy.table):
        return ALL_DECODERS
    beside = text[start - 1 : start].strip("\n)")
    after = "" if way.open is not None else text[way.end : way.end + 1].strip("\n")
    lost = {len(beside) + at: b"" if hidden and at == 0 else b"?" for at in way.lost}
    half = bytes([way.half]) if way.open is not None and way.half is not None else b""
    wanted = folded(beside + text[start : way.end if way.open is None else way.open] + after)
    made = copies_of(beside + way.said + after, copy.table, lost, half)
    return frozenset(number for number, one in enumerate(made) if one.startswith(wanted))


def holds_rare(before: str, said: str, after: str, rarest: float) -> bool:
    """Say whether an answer (``said``) has a rare character, or one that stands alone though it is not as
    usual as 的: such an answer is never certain.

    A character stands alone that is in no word of a cost up to ``rarest``. Without this test 但台灣企業, of
    which two codes vanished, would have become 党企業.
    """
    start, end = len(before), len(before) + len(said)
    return any(character_cost(simplified(character)) > RARE for character in said) or any(
        start <= at < end
        and (before + said + after)[at] >= "\u4e00"
        and character_cost(simplified((before + said)[at])) > ALONE
        for at in alone(before + said + after, rarest)
    )


def reads_worse(rival: Answer, best: Answer, enough: float) -> bool:
    """Say whether the words of a rival, without all else, cost so much more than those of the best answer.

    Only rivals that need annotated characters, as the best does, are compared so: the copy may have listed
    簿 (bù) too, though only 不 is seen to be. Any other counts as worse.
    """
    comparable = best.way.listed and rival.way.listed and not rival.way.vanished and SIGN[0] not in rival.said
    return not comparable or (rival.reads - best.reads) * (len(best.said) + 6) >= enough
