"""The step that mends broken bytes: a text → edits and proposals.

It knows neither lines nor files: a text is any string, and no damage runs over a line break.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from scripts.restoring.damage_again import again, folded
from scripts.restoring.proposal import Proposal
from scripts.restoring.reading_on import (
    BRACKET,
    LOST,
    MOST,
    ORPHAN,
    RARE,
    SIGN,
    UNLIKELY,
    UNLISTED,
    Copy,
    Way,
    ways,
)
from scripts.text.frequencies import UNKNOWN, alone, character_cost, cost, extended, simplified
from scripts.text.gbk import characters, code
from scripts.text.pinyin import is_reading, plain, readings, toneless
from scripts.text.traced import Edit

_PLACE = re.compile(f"[{SIGN}]+")
# A mark that no sign follows; what Chinese text is made of, marks included.
_MARK = re.compile(f"[，。、；：？！）」』”’》…—](?![{SIGN}])")
_CJK = re.compile("[\u2014-\u2026\u3001-\u9fff\uf900-\ufaff\uff01-\uffee]")

# An answer is applied where it reads as Chinese (cost per character, with three around it) and every
# other is that much less likely (difference of costs). Measured: tests/broken_bytes.py.
READS = 8.0
SURER = 5.0
SURER_NOTHING_VANISHED = 6.0
LOST_CHARACTER = "\ufffd"  # what a decoder puts for bytes that are no character: always a loss
QUESTION = "a question mark, or a lost byte"
VANISHED_NEAR = 8.0  # an answer over a vanished code that is so little less likely …
RARE_WORD = 14.0  # … makes a word of this cost, 50 times in 60 million, vouch for nothing
ALONE = 7.5  # what a character that belongs to no word may cost: 的 3, 再 7, 党 7.75
_MOST = 6  # answers worth telling an editor
_TELL = 12.0  # how much less likely an answer may be and still be told


@dataclass(frozen=True)
class Mended:
    """What to do with a text, in order, and what an editor has to decide."""

    edits: list[Edit]
    proposals: list[Proposal]


@dataclass(frozen=True)
class _Answer:
    """A way to read a place: ``said`` stands for ``clean[start:end]``, with what else it needs."""

    way: Way
    said: str
    total: float  # cost, compared at one end with all other ways of the place
    reads: float  # cost per character, by the frequencies of words alone


def annotated_characters(text: str) -> dict[str, str]:
    """Characters that a copy annotates: in at least half of their places → the reading it gives."""
    found: dict[str, Counter[str]] = {}
    for match in BRACKET.finditer(text):
        character = text[match.start() - 1 : match.start()]
        if character > "\u3000" and is_reading(match[1], character):
            found.setdefault(character, Counter())[match[1].lower()] += 1
    occurs = Counter(character for character in text if character in found)
    return {
        character: count.most_common(1)[0][0]
        for character, count in found.items()
        if count.total() * 2 >= occurs[character]
    }


def mend(
    text: str, keep: Iterable[tuple[int, int]], table: Mapping[str, str], hidden: Collection[int] = ()
) -> Mended:
    """Find broken bytes: what is certain as edits, what is not as proposals.

    ``keep`` are ranges that no repair touches; ``table`` are the characters that the copy annotates,
    with their readings; ``hidden`` the places where control characters were taken out: as good a sign
    of a lost byte as a question mark.
    """
    protected = bytearray(len(text) + 1)
    for low, high in keep:
        protected[low:high] = b"\x01" * (high - low)
    edits: list[Edit] = []
    proposals: list[Proposal] = []
    copy: Copy | None = None
    at = 0
    for start in _signs(text, set(hidden)):
        if start < at or protected[start]:
            continue
        copy = copy or _copy(text, table)
        end, new, proposal = _decide(text, start, _before(text, start, copy), copy, start in hidden)
        if any(protected[start:end]) and (proposal or new is not None):
            # What is broken runs into what the editor keeps: said, and not touched.
            reason = proposal.reason if proposal else "broken bytes"
            new, proposal = None, Proposal(start, start + 1, (), reason)
        if new is not None:
            edits.append(Edit(start, end, new, "repair"))
        if proposal:
            proposals.append(proposal)
        at = max(end if new is not None or proposal else start, start + 1)
    return Mended(edits, proposals)


def _before(text: str, start: int, copy: Copy) -> str:
    """The three characters before a place, without annotations; all of them in its line."""
    begin = max(text.rfind("\n", 0, start) + 1, start - 60)
    found: list[str] = []
    at = begin
    while at < start:
        found.append(text[at])
        at = copy.after(at)
    return "".join(found)[-3:]


def _after(text: str, end: int, copy: Copy) -> str:
    """The three characters after a place, without annotations; all of them in its line."""
    found: list[str] = []
    while end < len(text) and text[end] != "\n" and len(found) < 3:
        found.append(text[end])
        end = copy.after(end)
    return "".join(found)


def _signs(text: str, hidden: set[int]) -> list[int]:
    """Where a byte may have been lost: runs of signs between full-width characters, control ones."""
    found = {at for at in hidden if text[at : at + 1].strip() and _CJK.search(text[max(at - 1, 0) : at + 1])}
    for match in _PLACE.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if ORPHAN.match(text, end - 1):
            line = text[text.rfind("\n", 0, start) + 1 : start]
            inside = line.rfind("(") > line.rfind(")")  # (really?yes) is whole
            if not inside:
                found.add(start)
        elif LOST_CHARACTER in match[0] or (after.strip() and _CJK.search(before + after)):
            found.add(start)
    return sorted(found)


def _copy(text: str, table: Mapping[str, str]) -> Copy:
    """What is known of the copy, with the characters it may have listed besides those seen."""
    by_first: dict[tuple[int, str], tuple[str, ...]] = {}
    for character, reading in sorted(table.items()):
        raw = code(character)
        if len(raw) == 2:
            key = raw[0], reading.lower()
            by_first[key] = (*by_first.get(key, ()), character)
    present = set(text)
    wider: dict[tuple[int, str], tuple[tuple[str, float], ...]] = {}
    read = BRACKET.search(text) or ORPHAN.search(text)
    for key, others in wide_table().items() if read else ():
        unseen = tuple((c, fee) for c, fee in others if c not in table and c not in present)
        if unseen:
            wider[key] = unseen
    listed = {c: reading.lower() for c, reading in table.items()}
    brackets = {
        match.start(): match.end()
        for match in BRACKET.finditer(text)
        if listed.get(text[match.start() - 1 : match.start()]) == match[1].lower()
    }
    return Copy(listed, by_first, wider, brackets)


@cache
def wide_table() -> dict[tuple[int, str], tuple[tuple[str, float], ...]]:
    """Characters that such a copy may list: first byte and reading → characters, each with a fee.

    The likelier are the 1,551 of GBK whose Simplified is another and in GB 2312's first level; the
    others all that are not rare. With each of their readings, and each without its tone.
    """
    found: dict[tuple[int, str], list[tuple[str, float]]] = {}
    for (lead, trail), character in characters().items():
        simple = simplified(character)
        if trail < 0x81 or character_cost(simple) > RARE or character < "\u3400":
            continue
        fee = UNLISTED if simple != character and _first_level(simple) else UNLIKELY
        every = readings(character)
        for reading in sorted(every | {toneless(one) for one in every}):
            found.setdefault((lead, plain(reading)), []).append((character, fee))
    return {key: tuple(found[key]) for key in found}


def _first_level(character: str) -> bool:
    raw = character.encode("gb2312", "ignore")
    return len(raw) == 2 and 0xB0A1 <= int.from_bytes(raw, "big") <= 0xD7F9


def _decide(
    text: str, start: int, before: str, copy: Copy, hidden: bool
) -> tuple[int, str | None, Proposal | None]:
    """One place: where it ends, what to put there if that is certain, and what to propose if not."""
    found, whole = ways(text, start, before, copy, hidden)
    answers = _compared(text, found, before, copy)
    sign_end = _PLACE.match(text, start)
    width = sign_end.end() if sign_end else start + 1
    orphan = ORPHAN.match(text, width - 1) if sign_end else None
    width = orphan.end() if orphan else width
    if not answers or not whole:
        stop = text.find("\n", start)
        stop = min(start + MOST, stop if stop >= 0 else len(text))
        end = width if whole else max(stop, width)
        return end, None, None if hidden else Proposal(start, end, (), "broken bytes without an answer")
    best = answers[0]
    nothing = not best.way.lost and not best.way.listed
    if nothing and not orphan:
        reads = _reads_around(text, start, width)
        # Copies have control characters before whole marks too, where nothing seems to be lost.
        if hidden and reads <= READS and _MARK.match(text, start):
            return start, None, None
        if text[start] == "\ufffd":
            return width, None, Proposal(start, width, (), "lost bytes")
        if hidden or width - start > 1 or reads > READS:
            told = _told(text, answers, best)
            end = max([width, *(answer.way.end for answer in told)])
            said = _answers(text, told, end)
            return width, None, Proposal(start, end, said, "may be broken bytes")
        return width, None, Proposal(start, width, (), QUESTION)
    if nothing:
        told = _told(text, answers[1:], best)
        end = max([width, best.way.end, *(answer.way.end for answer in told)])
        return end, None, Proposal(start, end, _answers(text, told, end), "broken bytes")
    rivals = [answer for answer in answers[1:] if not _continues(answer, best)]
    surer = all(answer.total - best.total >= _margin(answer) for answer in rivals)
    # 月度消耗煤炭 came out as 月度夏煤炭, with 度夏 14 times in 60 million words.
    vanished = any(rival.way.vanished and rival.total - best.total < VANISHED_NEAR for rival in rivals)
    rarest = RARE_WORD if vanished else UNKNOWN
    certain = (
        surer
        and all(_reads_worse(answer, best) for answer in rivals)
        and not best.way.vanished
        and best.reads <= READS
        and not _doubtful(before, best.said, _after(text, best.way.end, copy), rarest)
        and all(best.said[at] == "。" for at in best.way.lost)
        and best.way.listed <= set(copy.table)
        and _is_made_again(text, start, best.way, copy, hidden)
    )
    end = best.way.end
    if certain and best.way.open is None:
        return end, best.said, None
    if certain and best.said:
        told = _told(text, [answer for answer in answers if _continues(answer, best)], best)
        said = _answers(text, told, end)
        reason = "the last character is not complete"
        return max(best.way.open or end, start), best.said, Proposal(start, end, said, reason)
    told = _told(text, answers, best)
    end = max(answer.way.end for answer in told)
    return end, None, Proposal(start, end, _answers(text, told, end), "broken bytes")


def _continues(answer: _Answer, best: _Answer) -> bool:
    """Whether it differs only in what stands where the best has half a character at the end."""
    return best.way.open is not None and answer.said.startswith(best.said)


def _reads_worse(rival: _Answer, best: _Answer) -> bool:
    """Whether a whole answer reads less likely by itself, whatever the copy is known to list.

    The copy may have listed 簿 (bù) too, though only 不 is seen to be.
    """
    rivals = best.way.listed and rival.way.listed and not rival.way.vanished and SIGN[0] not in rival.said
    return not rivals or (rival.reads - best.reads) * (len(best.said) + 6) >= SURER


def _doubtful(before: str, said: str, after: str, rarest: float) -> bool:
    """Whether an answer holds a rare character, or one of some meaning that belongs to no word.

    Every wrong answer that was ever certain otherwise had such a one: 但台灣企業, of which two codes
    vanished, came out as 党企業.
    """
    start, end = len(before), len(before) + len(said)
    return any(character_cost(simplified(character)) > RARE for character in said) or any(
        start <= at < end
        and (before + said + after)[at] >= "\u4e00"
        and character_cost(simplified((before + said)[at])) > ALONE
        for at in alone(before + said + after, rarest)
    )


def _margin(rival: _Answer) -> float:
    return SURER_NOTHING_VANISHED if rival.way.vanished else SURER


def _reads_around(text: str, start: int, end: int) -> float:
    piece = text[max(text.rfind("\n", 0, start) + 1, start - 3) : start]
    stop = text.find("\n", end)
    piece += text[end : min(end + 6, stop if stop >= 0 else len(text))]
    return cost(piece) / max(len(piece), 1)


def _told(text: str, answers: list[_Answer], best: _Answer) -> list[_Answer]:
    near = [answer for answer in answers if answer.total <= best.total + _TELL]
    return [answer for answer in near if answer.way.lost or answer.way.listed][:_MOST]


def _answers(text: str, told: list[_Answer], end: int) -> tuple[str, ...]:
    """What each answer says of the same received characters."""
    return tuple(
        dict.fromkeys(a.said + (LOST if a.way.open is not None else "") + text[a.way.end : end] for a in told)
    )


def _compared(text: str, found: list[Way], before: str, copy: Copy) -> list[_Answer]:
    """All complete ways brought to one end, each text once, the likeliest first."""
    if not found:
        return []
    limit = max(way.end for way in found)
    stop = text.find("\n", limit)
    limit = min(limit + 3, stop if stop >= 0 else len(text))
    best: dict[str, _Answer] = {}
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
            best[result] = _Answer(way, way.said, total, near / max(length, 1))
    return sorted(best.values(), key=lambda answer: answer.total)


def _is_made_again(text: str, start: int, way: Way, copy: Copy, hidden: bool) -> bool:
    """Whether the damage, made again from the answer and its neighbours, gives what was received."""
    beside = text[start - 1 : start]
    if beside in ("", "\n", ")"):
        beside = ""
    after = "" if way.open is not None else text[way.end : way.end + 1].strip("\n")
    first = b"" if hidden else b"?"
    lost = {len(beside) + at: first if at == 0 else b"?" for at in way.lost}
    half = bytes([way.half]) if way.open is not None and way.half is not None else b""
    end = way.end if way.open is None else way.open
    wanted = folded(beside + text[start:end] + after)
    return any(made.startswith(wanted) for made in again(beside + way.said + after, copy.table, lost, half))
