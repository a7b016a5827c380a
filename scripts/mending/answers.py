"""The ways of one broken place as answers that can be compared, and what speaks for each."""

from dataclasses import dataclass

from scripts.mending.copy import ORPHAN, SIGN, Copy
from scripts.mending.damage_again import DECODERS, again, folded
from scripts.mending.gbk_ways import RARE
from scripts.mending.reading_on import ways
from scripts.mending.signs import PLACE
from scripts.mending.way import LOST, Way
from scripts.text.frequencies import alone, character_cost, cost, extended, simplified

ALONE = 7.0  # what a character that belongs to no word may cost: 的 3, 再 7, 吃 7.5, 党 7.75
ALL_DECODERS = frozenset(range(len(DECODERS)))


@dataclass(frozen=True)
class Answer:
    """A way to read a place: ``said`` stands for what was received up to the way's end."""

    way: Way
    said: str
    total: float  # cost, compared at one end with all other ways of the place
    reads: float  # cost per character, by the frequencies of words alone


@dataclass(frozen=True)
class BrokenPlace:
    """A sign, its run up to ``sign_end``, and the answers that it has; ``whole``: all were looked at."""

    start: int
    sign_end: int
    hidden: bool
    orphan: bool
    before: str
    answers: list[Answer]
    whole: bool


def read_place(text: str, start: int, copy: Copy, hidden: bool) -> BrokenPlace:
    """Read on from a sign in all ways."""
    before = copy.before(text, start)
    found, whole = ways(text, start, before, copy, hidden)
    sign = PLACE.match(text, start)
    sign_end = sign.end() if sign else start + 1
    orphan = ORPHAN.match(text, sign_end - 1) if sign else None
    answers = compared(text, found, before, copy)
    return BrokenPlace(
        start, orphan.end() if orphan else sign_end, hidden, bool(orphan), before, answers, whole
    )


def compared(text: str, found: list[Way], before: str, copy: Copy) -> list[Answer]:
    """Bring all complete ways to one end, each text once, the likeliest first."""
    if not found:
        return []
    limit = max(way.end for way in found)
    stop = text.find("\n", limit)
    limit = min(limit + 3, stop if stop >= 0 else len(text))
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
    """List the decoders with which the damage, made again from an answer, gives what was received.

    All, where that cannot be asked: nothing is broken, a character is not known, or one is not listed.
    """
    if way.nothing_broken or LOST in way.said or not way.listed <= set(copy.table):
        return ALL_DECODERS
    beside = text[start - 1 : start]
    if beside in ("", "\n", ")"):
        beside = ""
    after = "" if way.open is not None else text[way.end : way.end + 1].strip("\n")
    lost = {len(beside) + at: b"" if hidden and at == 0 else b"?" for at in way.lost}
    half = bytes([way.half]) if way.open is not None and way.half is not None else b""
    wanted = folded(beside + text[start : way.end if way.open is None else way.open] + after)
    made = again(beside + way.said + after, copy.table, lost, half)
    return frozenset(number for number, one in enumerate(made) if one.startswith(wanted))


def holds_rare(before: str, said: str, after: str, rarest: float) -> bool:
    """Say whether an answer holds a rare character, or one that belongs to no word of a cost up to ``rarest``
    and is no usual one like 的: such an answer is never certain.

    Without this test 但台灣企業, of which two codes vanished, would have become 党企業.
    """
    start, end = len(before), len(before) + len(said)
    return any(character_cost(simplified(character)) > RARE for character in said) or any(
        start <= at < end
        and (before + said + after)[at] >= "\u4e00"
        and character_cost(simplified((before + said)[at])) > ALONE
        for at in alone(before + said + after, rarest)
    )


def reads_worse(rival: Answer, best: Answer, enough: float) -> bool:
    """Say whether a whole answer reads less likely by itself, whatever the copy is known to list.

    The copy may have listed 簿 (bù) too, though only 不 is seen to be.
    """
    rivals = best.way.listed and rival.way.listed and not rival.way.vanished and SIGN[0] not in rival.said
    return not rivals or (rival.reads - best.reads) * (len(best.said) + 6) >= enough


def reads_around(text: str, start: int, end: int) -> float:
    """Measure the cost per character of what was received around a place."""
    piece = text[max(text.rfind("\n", 0, start) + 1, start - 3) : start]
    stop = text.find("\n", end)
    piece += text[end : min(end + 6, stop if stop >= 0 else len(text))]
    return cost(piece) / max(len(piece), 1)
