"""Decide what to do about one broken place: apply an answer or its certain part, or propose some.

An answer is applied where making the damage again from it gives back what was received, its annotated
characters are in the copy's own list, no other answer comes near it, and it reads as Chinese.
"""

import re
from dataclasses import dataclass

from scripts.mending.answers import ALL_DECODERS, Answer, BrokenPlace, decoders, holds_rare, reads_worse
from scripts.mending.copy import SIGN, Copy
from scripts.mending.reading_on import MOST
from scripts.mending.signs import LOST_CHARACTER
from scripts.mending.way import LOST, POINTS
from scripts.text.frequencies import UNKNOWN, cost
from scripts.text.proposal import Proposal
from scripts.text.traced import common_prefix

# A mark that no sign follows.
_MARK = re.compile(f"[，。、；：？！）」』”’》…—,;:!](?![{SIGN}])")

# A point before what begins no clause, so that it was another character: 蔡。的精兵 was 蔡瑁的精兵.
_BEGINS_NOTHING = re.compile("[，。、；：？！](?:的(?![士確确話话])|[們们嗎吗])")

# An answer is applied if it reads as Chinese (a cost per character of up to READS, three to either side
# included), and if every rival costs at least so much more. Measured: tests/broken_bytes.py.
READS = 8.0
SURER = 4.0  # any rival but these:
SURER_NOTHING_VANISHED = 6.0  # one over a code that vanished, which says a character more …
SURER_AT_A_POINT = 10.0  # … where a sentence begins: 。到了 was 。但到了
SURER_OF_WORDS = 3.0  # one with another listed character, compared by words alone
QUESTION = "a question mark, or a lost byte"
MAYBE = "may be broken bytes"
LAST = "the last character is not complete"
VANISHED_NEAR = 8.0  # if an answer over a vanished code costs at most so much more than the best …
RARE_WORD = 14.0  # … rarer words than this (50 times in 60 million) do not show that an answer is right
_MOST = 6  # answers worth telling an editor
_TELL = 12.0  # how much less likely an answer may be and still be told


@dataclass(frozen=True)
class Decision:
    """What to do about the range of a place: put ``new`` there, propose, both (for a part), or nothing."""

    start: int
    end: int
    new: str | None  # what is certain
    proposal: Proposal | None
    read: int = 0  # the end of what was read for it: no other place begins before
    decoders: frozenset[int] = ALL_DECODERS  # those that may have read the copy, as far as this place shows


def decide(text: str, place: BrokenPlace, copy: Copy, allowed: frozenset[int]) -> Decision:
    """Decide what to do about one place; ``allowed``: the decoders that other places do not exclude."""
    start, sign_end = place.start, place.sign_end
    if not place.answers or not place.whole:
        line = text[start : start + MOST].partition("\n")[0]
        end = sign_end if place.whole else max(start + len(line), sign_end)
        unknown = Proposal(start, end, (), "broken bytes without an answer")
        return Decision(start, end, None, None if place.hidden else unknown)
    near = [answer for answer in place.answers if answer.total <= place.answers[0].total + _TELL]
    fits = {one: decoders(text, start, one.way, copy, place.hidden) & allowed for one in near}
    fitting = [answer for answer in near if fits[answer]]
    best = (fitting or place.answers)[0]
    if best.way.nothing_broken:
        return _nothing_broken(text, place, best)
    if fitting:
        rivals = _rivals(best, fitting)
        for part in _parts(start, best):
            alone = not rivals or (part.rest and all(rival.said.startswith(part.said) for rival in rivals))
            if alone and _is_right(text, place, best, part, copy):
                told = [one for one in _told(place.answers, best) if one.said.startswith(part.said)]
                last = _proposal(text, start, start, told, LAST) if part.rest else None  # of the whole place
                return Decision(start, part.end, part.said, last, best.way.end, fits[best])
    proposed = _proposal(text, start, best.way.end, _told(place.answers, best), "broken bytes")
    return Decision(start, proposed.end, None, proposed)


@dataclass(frozen=True)
class _Part:
    """A part of an answer: what it says for the text received up to ``end``; ``rest``: more follows."""

    end: int
    said: str
    rest: bool


def _parts(start: int, best: Answer) -> list[_Part]:
    """List what may be applied of an answer, the longest first: all, and all but its last character.

    Half a character at its end, or one that is not known, is never applied.
    """
    way = best.way
    if best.said.endswith(LOST):  # Of the character before it only half is known.
        found = [_Part(way.last, best.said[:-2], True)]
    else:
        found = [_Part(way.end if way.open is None else way.open, best.said, way.open is not None)]
        if best.said[-1:] > "\u3000" and way.last > start:
            found.append(_Part(way.last, best.said[:-1], True))
    return [part for part in found if part.said and LOST not in part.said]


def _nothing_broken(text: str, place: BrokenPlace, best: Answer) -> Decision:
    """Decide what to tell of a place where it is likeliest that nothing is broken."""
    start, sign_end, hidden = place.start, place.sign_end, place.hidden
    if place.orphan:
        told = _told(place.answers[1:], best)
        proposed = _proposal(text, start, max(sign_end, best.way.end), told, "broken bytes")
        return Decision(start, proposed.end, None, proposed)
    reads = reads_around(text, start, sign_end)
    # Copies have control characters before whole marks too, where nothing seems to be lost.
    if hidden and reads <= READS and _MARK.match(text, start):
        return Decision(start, start, None, None)
    if text[start] == LOST_CHARACTER:
        return Decision(start, sign_end, None, Proposal(start, sign_end, (), "lost bytes"))
    if hidden or sign_end - start > 1 or reads > READS:
        proposed = _proposal(text, start, sign_end, _told(place.answers, best), MAYBE)
        return Decision(start, sign_end, None, proposed)
    return Decision(start, sign_end, None, Proposal(start, sign_end, (), QUESTION))


def reads_around(text: str, start: int, end: int) -> float:
    """Give the cost per character of what was received around a place: three before it, six behind it."""
    piece = text[max(start - 3, 0) : start].rpartition("\n")[2] + text[end : end + 6].partition("\n")[0]
    return cost(piece) / max(len(piece), 1)


def _is_right(text: str, place: BrokenPlace, best: Answer, part: _Part, copy: Copy) -> bool:
    """Say whether ``part`` of the best answer may be applied, provided that no rival comes near it."""
    # A rare word shows little: 月度消耗煤炭 came out as 月度夏煤炭, with 度夏, 14 times in 60 million words.
    near = [rival for rival in place.answers if rival.total - best.total < VANISHED_NEAR]
    rarest = RARE_WORD if any(rival.way.vanished for rival in near) else UNKNOWN
    behind = best.said[len(part.said) :] + copy.behind(text, best.way.end)
    return (
        not best.way.vanished
        and best.reads <= READS
        and not _BEGINS_NOTHING.search(best.said + copy.behind(text, best.way.end))
        and not holds_rare(place.before, part.said, behind, rarest)
        and all(best.said[at] == "。" for at in best.way.lost)
        and best.way.listed <= set(copy.table)
    )


def _rivals(best: Answer, fitting: list[Answer]) -> list[Answer]:
    """List the answers that are nearly as likely as the best, so that this is not certain."""
    return [
        rival
        for rival in fitting
        if rival is not best
        and (rival.total - best.total < _margin(rival, best) or not reads_worse(rival, best, SURER_OF_WORDS))
    ]


def _margin(rival: Answer, best: Answer) -> float:
    """Give how much more a rival must cost than the best answer, for that to be certain."""
    if not rival.way.vanished:
        return SURER
    same = common_prefix(rival.said, best.said)
    return SURER_AT_A_POINT if best.said[:same][-1:] in POINTS else SURER_NOTHING_VANISHED


def _told(answers: list[Answer], best: Answer) -> list[Answer]:
    """List the answers that are worth telling an editor."""
    near = [answer for answer in answers if answer.total <= best.total + _TELL]
    return [answer for answer in near if not answer.way.nothing_broken][:_MOST]


def _proposal(text: str, start: int, least: int, told: list[Answer], reason: str) -> Proposal:
    """Propose each answer for the same received characters: from ``start`` to ``least``, or to where the
    longest ends.
    """
    end = max([least, *(one.way.end for one in told)])
    said = (one.said + LOST * (one.way.open is not None) + text[one.way.end : end] for one in told)
    return Proposal(start, end, tuple(dict.fromkeys(said)), reason)
