"""Readings in brackets that a copy added, 數(shù): found, told from an author's own, taken off.

A copy of this kind replaced each character of a fixed list by the character and its reading, wherever
it occurs and whatever it means there. The facts that tell its brackets from an author's gloss, counted
in one real copy (74 characters, 260 brackets) and confirmed in others:

- every character of its list is common: in Simplified it is in the first level of GB 2312;
- it always gives the one reading that dictionaries give first, 著(zhù) and 調(diào);
- it repeats. A gloss explains a rare character (饕餮), or a reading that is not the first (可惡(wù)), once.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from scripts.converting.variants import convert
from scripts.source.values import Script
from scripts.text.gbk import first_level
from scripts.text.pinyin import (
    HAN,
    LETTERS,
    TONES,
    first_reading,
    is_reading,
    plain,
    readings,
    same_reading,
    toneless,
)
from scripts.text.traced import Edit
from scripts.text.untouched import Span

_BRACKETS = re.compile(rf"([{HAN}])((?:[(（][^()（）\n]{{1,40}}[)）])+)")
_BRACKET = re.compile(r"[(（]([^()（）\n]+)[)）]")
# A reading, perhaps with a word of advertising on one side: xué, ` luò `, xué姐姐, 免費shù.
_READING = re.compile(rf"\s*([{HAN}]{{0,8}})\s*([{LETTERS}]{{1,12}})\s*([{HAN}]{{0,8}})\s*")
_HAN = re.compile(f"[{HAN}]")

MANY = 8  # repeated characters from which on the rest of a copy's list is known to be of their kind
DAMAGED = (
    3  # characters annotated as no author does it, from which on a text that is called damaged is a copy
)
TELLING = 4  # … and from which on any text is,
MANY_TELLING = 6  # or with some that are so often,
ORDINARY = 5  # or with so many that are annotated as an author hardly does
LEARNERS = 0.95  # the share of characters with a reading from which on it is a book for learners


@dataclass(frozen=True)
class Bracket:
    """One or more brackets with a reading of the character before them."""

    character: str
    start: int  # of the first bracket
    end: int
    reading: str
    word: bool  # whether something else stands in it: xué姐姐


@dataclass(frozen=True)
class Listed:
    """A character, how often it occurs, and its brackets with the reading that prevails."""

    character: str
    occurs: int
    reading: str
    brackets: tuple[Bracket, ...]
    others: int  # brackets with another reading

    @property
    def count(self) -> int:
        return len(self.brackets)

    @property
    def always(self) -> bool:
        return self.count == self.occurs

    @property
    def repeated(self) -> bool:
        """Annotated at least twice and in at least half of the places, nearly always alike."""
        return self.count >= 2 and 2 * self.count >= self.occurs and self.count > self.others

    @property
    def first(self) -> bool:
        """Whether the reading is the one that dictionaries give first."""
        return same_reading(self.reading, first_reading(self.character))

    @property
    def ordinary(self) -> bool:
        """Whether an author hardly explains this: a common character, with its first reading."""
        return common(self.character) and self.first

    @property
    def telling(self) -> bool:
        """Whether no author explains this: an ordinary one that has no other reading."""
        return self.ordinary and len(readings(self.character)) == 1


@dataclass(frozen=True)
class Census:
    """What of a text is annotated: its length in Han characters, and the characters."""

    han: int
    listed: tuple[Listed, ...]

    @property
    def total(self) -> int:
        return sum(one.count for one in self.listed)

    @property
    def table(self) -> dict[str, str]:
        """Characters annotated in at least half of their places → the reading that prevails."""
        return {one.character: one.reading for one in self.listed if 2 * one.count >= one.occurs}

    @property
    def telling(self) -> int:
        """Characters annotated as no author does it."""
        return sum(one.telling for one in self.listed)

    @property
    def per_thousand(self) -> float:
        return 1000 * self.total / max(self.han, 1)

    def is_a_copy(self, script: Script | None) -> bool:
        """Whether a copy added the brackets; where the editor calls the text damaged, less will do."""
        steady = [one for one in self.listed if one.repeated or one.always]
        total = sum(one.count for one in steady)
        repeated = sum(one.repeated for one in steady)
        if script == "damaged":
            enough = repeated >= 1 or len(steady) >= 5
            return self.telling >= DAMAGED or (total >= 3 and total * (100 if enough else 25) >= self.han)
        if self.total > LEARNERS * self.han:
            return False
        dense = len(steady) >= 6 and total * 33 >= self.han and repeated >= 2 and repeated * 4 >= len(steady)
        telling = sum(one.count for one in self.listed if one.telling)
        ordinary = sum(one.ordinary for one in self.listed)
        return (
            dense
            or (self.telling >= DAMAGED and telling >= MANY_TELLING)
            or (self.telling >= TELLING and self.telling * 5 >= len(self.listed) * 2)
            or (ordinary >= ORDINARY and ordinary * 5 >= len(self.listed) * 4)
        )


@dataclass(frozen=True)
class Question:
    """What the editor should decide: ``quote`` at ``start``, and what it would be without its brackets.

    ``kind``: "once", taken off and perhaps the author's; "bracket", left and perhaps the copy's.
    """

    kind: str
    start: int
    end: int
    quote: str
    becomes: str


@dataclass(frozen=True)
class Annotations:
    """The edits that take annotations off, what remains to be asked, and the figures behind it."""

    census: Census
    is_a_copy: bool
    edits: tuple[Edit, ...] = field(default=())
    questions: tuple[Question, ...] = field(default=())


def annotations(text: str, untouched: Iterable[Span], script: Script | None) -> Annotations:
    """Find what a copy added to a text, outside the ranges that must stay as they are.

    A text that its editor calls genuine Traditional keeps all; so does one that is no copy. Of a copy
    goes what holds the reading that its list has for the character, alone, twice, without its tone, in
    full-width brackets or with a word of advertising. What goes and may be the author's, and what stays
    and may be the copy's, are questions.
    """
    taken = _covered(untouched, len(text))
    found = [one for one in brackets(text) if not any(taken[one.start : one.end])]
    census = _census(text, taken, found)
    is_a_copy = census.is_a_copy(script)
    if script == "traditional" or not is_a_copy:
        return Annotations(census, is_a_copy)
    table, once = copys_list(census)
    edits, questions = [], []
    for one in found:
        if one.character in table and _is_the_copys(one, table[one.character]):
            edits.append(Edit(one.start, one.end, "", "annotation"))
            if one.character in once:
                questions.append(_question("once", text, one.start, one.end))
    gone = {edit.start for edit in edits}
    for match in _BRACKETS.finditer(text):
        inside = match[2][1 : re.search("[)）]", match[2]).start()]  # type: ignore[union-attr]
        start, end = match.start(2), match.start(2) + len(inside) + 2
        if start not in gone and not any(taken[start:end]) and _may_annotate(inside, match[1]):
            questions.append(_question("bracket", text, start, end))
    questions.sort(key=lambda question: question.start)
    return Annotations(census, True, tuple(edits), tuple(questions))


def _is_the_copys(bracket: Bracket, reading: str) -> bool:
    """Whether a bracket holds the reading of the copy's list. One that has none of the tones gives none."""
    toned = toneless(bracket.reading) != bracket.reading and toneless(reading) == reading
    known = first_reading(bracket.character) if toned else reading
    return same_reading(bracket.reading, known)


def brackets(text: str) -> Iterator[Bracket]:
    """Every bracket of a text that holds a reading of the character before it, doubled ones together."""
    for match in _BRACKETS.finditer(text):
        end, reading, word = match.start(2), "", False
        for bracket in _BRACKET.finditer(text, match.start(2), match.end(2)):
            parts = _READING.fullmatch(bracket[1])
            if not parts or not is_reading(parts[2], match[1]):
                break
            if reading and not same_reading(reading, plain(parts[2])):
                break
            reading, word, end = plain(parts[2]), word or bool(parts[1] or parts[3]), bracket.end()
        if reading:
            yield Bracket(match[1], match.start(2), end, reading, word)


def take_census(text: str, untouched: Iterable[Span] = ()) -> Census:
    """What of a text is annotated, outside the ranges that no copy can have written."""
    taken = _covered(untouched, len(text))
    return _census(text, taken, [one for one in brackets(text) if not any(taken[one.start : one.end])])


def _census(text: str, taken: bytearray, found: Sequence[Bracket]) -> Census:
    inside = bytearray(taken)
    by_character: dict[str, list[Bracket]] = {}
    for one in found:
        inside[one.start : one.end] = b"\x01" * (one.end - one.start)
        by_character.setdefault(one.character, []).append(one)
    occurs = Counter(character for at, character in enumerate(text) if not inside[at])
    listed = []
    for character, ones in by_character.items():
        readings_found = Counter(one.reading for one in ones if not one.word)
        if not readings_found:
            continue
        # With and without its tone a reading is the same.
        votes = {
            reading: sum(n for other, n in readings_found.items() if same_reading(other, reading))
            for reading in readings_found
        }
        prevailing = max(votes, key=lambda reading: (votes[reading], readings_found[reading]))
        alike = tuple(one for one in ones if same_reading(one.reading, prevailing))
        listed.append(Listed(character, occurs[character], prevailing, alike, len(ones) - len(alike)))
    han = sum(n for character, n in occurs.items() if _HAN.match(character))
    return Census(han, tuple(listed))


def copys_list(census: Census) -> tuple[dict[str, str], frozenset[str]]:
    """A copy's list, character → reading, as the text shows it; and those of which it is not sure.

    What is repeated is of the list. What occurs once may be, where it is of the kind of what is repeated.
    """
    repeated = [one for one in census.listed if one.repeated]
    single = [one for one in census.listed if one.count == 1 and not one.others]
    steady = [one for one in single if one.always or one.telling]
    rules: tuple[tuple[int, Callable[[Listed], bool]], ...] = (
        (MANY, lambda one: not same_in_both(one.character)),
        (0, lambda one: one.first),
        (0, lambda one: common(one.character)),
    )
    for enough, rule in rules:
        obeying = sum(map(rule, (*repeated, *steady)))
        if len(repeated) >= enough and all(map(rule, repeated)) and obeying * 5 >= 4 * len(repeated + steady):
            steady = [one for one in steady if rule(one)]
    once = frozenset(one.character for one in steady)
    return {one.character: one.reading for one in (*repeated, *steady)}, once


@cache
def common(character: str) -> bool:
    """Whether a character is common: its Simplified form is in the first level of GB 2312 (B0A1 to D7F9)."""
    return first_level(convert(character, ("t2s",)))


@cache
def same_in_both(character: str) -> bool:
    """Whether both scripts write a character alike: 安, but neither 數 nor 著 (着 in Simplified)."""
    return all(convert(character, (name,)) == character for name in ("s2t", "t2s", "tw2s"))


def _question(kind: str, text: str, start: int, end: int) -> Question:
    return Question(kind, start - 1, end, text[start - 1 : end], text[start - 1])


def _may_annotate(inside: str, character: str) -> bool:
    """A reading, perhaps with more behind it, or one syllable with a tone: shù免費, jí, zhong4."""
    bare = plain(inside)
    tones = sum(mark in TONES for mark in map(ord, unicodedata.normalize("NFD", bare)))
    syllable = re.fullmatch(rf"[{LETTERS}]{{1,7}}[1-5]?", bare) and (tones == 1 or bare[-1].isdigit())
    return bool(syllable) or is_reading(inside, character) or bare.startswith(tuple(readings(character)))


def _covered(spans: Iterable[Span], length: int) -> bytearray:
    """One byte a character, 1 where a range covers it."""
    covered = bytearray(length)
    for start, end in spans:
        covered[start:end] = b"\x01" * (min(end, length) - start)
    return covered
