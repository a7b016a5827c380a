"""Describe a copy before its broken places are read: what it annotates, its script, its question marks."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scripts.mending.gbk_ways import RARE
from scripts.text.frequencies import character_cost, simplified
from scripts.text.gbk import characters, code, first_level, only_in
from scripts.text.grouping import by_key
from scripts.text.pinyin import LETTERS, plain, readings, toneless

SIGN = "?\ufffd"
ORPHAN = re.compile(rf"[{SIGN}]([{LETTERS}]{{1,12}}) ?\)", re.IGNORECASE)
BRACKET = re.compile(rf"\(([{LETTERS}]{{1,12}}) ?\)", re.IGNORECASE)

# Costs: −ln of how likely each is, estimated by eye from a dozen real copies.
_UNLISTED = 3.0  # a copy annotates, and only here, a character that the scripts write differently …
_UNLIKELY = 4.0  # … or one that they write alike
_FOREIGN = 7.0  # a character of the other script
_QUESTION = 6.0  # a half-width ? that is the author's …
_QUESTION_ALONE = 10.0  # … in a copy that has its other marks full-width
ONE_SCRIPT = 5  # a copy is in a script that has so many times as many of its characters as the other


@dataclass(frozen=True)
class Copy:
    """What a copy is known to annotate and what else it may, and how it writes."""

    table: Mapping[str, str]  # listed character, one that it annotates → its reading
    # First byte and reading → what it may annotate with it, each with a fee: listed characters, then others.
    read: Mapping[tuple[int, str], Sequence[tuple[str, float]]]
    brackets: Mapping[int, int]  # where an annotation stands behind its character → where it ends
    foreign: frozenset[str]  # the characters of the script that it is not in
    question: float  # the cost of a half-width ? that is the author's

    def listed_under(self, lead: int, reading: str) -> Sequence[tuple[str, float]]:
        """List the characters of a first byte and a reading, each with its fee: first those that the copy
        annotates, 0, then those that it may.
        """
        return self.read.get((lead, reading.lower()), ())

    def after(self, at: int) -> int:
        """Give the place behind the character at ``at``, and behind its annotation if it has one."""
        return self.brackets.get(at + 1, at + 1)

    def fee(self, character: str) -> float:
        """Give what a character costs for being of the other script than the copy; 0 if it is not."""
        return _FOREIGN if character in self.foreign else 0.0

    def before(self, text: str, start: int) -> str:
        """Give the three characters before ``start``, fewer at the head of its line, without annotations."""
        found: list[str] = []
        at = max(text.rfind("\n", 0, start) + 1, start - 60)
        while at < start:
            found.append(text[at])
            at = self.after(at)
        return "".join(found)[-3:]

    def behind(self, text: str, end: int) -> str:
        """Give the three characters from ``end`` on, fewer at the end of its line, without annotations."""
        found: list[str] = []
        while end < len(text) and text[end] != "\n" and len(found) < 3:
            found.append(text[end])
            end = self.after(end)
        return "".join(found)


def known_of(text: str, table: Mapping[str, str]) -> Copy:
    """Describe the copy that ``text`` is; ``table``: character that it annotates → its reading."""
    listed = {character: reading.lower() for character, reading in table.items()}
    coded = ((code(character), character, reading) for character, reading in sorted(listed.items()))
    read = by_key(((raw[0], reading), (character, 0.0)) for raw, character, reading in coded if len(raw) == 2)
    seen = {*text, *table}
    for key, others in wide_table().items() if BRACKET.search(text) or ORPHAN.search(text) else ():
        read[key] = [*read.get(key, ()), *(one for one in others if one[0] not in seen)]
    brackets = {
        match.start(): match.end()
        for match in BRACKET.finditer(text)
        if listed.get(text[match.start() - 1 : match.start()]) == match[1].lower()
    }
    count = Counter(text)
    question = _QUESTION_ALONE if count["，"] > 3 * count[","] else _QUESTION
    return Copy(listed, read, brackets, _foreign(count), question)


def _foreign(count: Counter[str]) -> frozenset[str]:
    """List the characters of the script that a text is not in; none if it is in both.

    ``count``: character → how often the text has it.
    """
    traditional, simplified_ = (sum(count[c] for c in only_in(script)) for script in ("big5", "gb2312"))
    if min(traditional, simplified_) * ONE_SCRIPT >= max(traditional, simplified_):
        return frozenset()
    return only_in("gb2312" if traditional > simplified_ else "big5")


@cache
def wide_table() -> dict[tuple[int, str], tuple[tuple[str, float], ...]]:
    """List what copies may annotate: (first byte, reading) → characters, each with a fee.

    The likelier are the 1,551 of GBK whose Simplified form is another character, in the first level of
    GB 2312; the others are all that are not rare. Each stands under all its readings, with tone and without.
    """
    found: dict[tuple[int, str], list[tuple[str, float]]] = {}
    for (lead, trail), character in characters().items():
        simple = simplified(character)
        if trail < 0x81 or character_cost(simple) > RARE or character < "\u3400":
            continue
        fee = _UNLISTED if simple != character and first_level(simple) else _UNLIKELY
        every = readings(character)
        for reading in sorted({*every, *map(toneless, every)}):
            found.setdefault((lead, plain(reading)), []).append((character, fee))
    return {key: tuple(found[key]) for key in found}
