"""Count which characters of a text have a reading in brackets, 數(shù); tell whether a copy put it there.

The facts that tell a copy's brackets from an author's gloss are in ``annotations``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from scripts.converting.variants import convert
from scripts.restoring.brackets import Bracket, brackets
from scripts.source.values import Script
from scripts.text.gbk import first_level
from scripts.text.grouping import by_key
from scripts.text.han import HAN_CHARACTER
from scripts.text.pinyin import first_reading, readings, same_reading, toneless
from scripts.text.untouched import Span, covered

# How many characters must be annotated as no author does it, for a text to be a copy.
DAMAGED = 3  # in a text that is called damaged
TELLING = 4  # in any other …
MANY_TELLING = 6  # … or only DAMAGED of them, in so many places together …
ORDINARY = 5  # … or so many that are annotated as an author hardly does it
LEARNERS = 0.95  # the share of characters with a reading from which on it is a book for learners


@dataclass(frozen=True)
class Annotated:
    """A character of a text that has readings behind it: how often it occurs, and in which brackets.

    ``reading``: the one that prevails; ``brackets``: those that hold it, with or without its tone.
    """

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
        """Say whether it is annotated at least twice, in at least half of its places, and mostly alike."""
        return self.count >= 2 and 2 * self.count >= self.occurs and self.count > self.others

    @property
    def has_first_reading(self) -> bool:
        """Say whether the reading is the one that dictionaries give first."""
        return same_reading(self.reading, first_reading(self.character))

    @property
    def toned(self) -> bool:
        """Say whether the reading has a tone, where dictionaries give one: 們(men) has none. lv is lǜ."""
        first = first_reading(self.character)
        return toneless(self.reading) != self.reading or toneless(first) == first or "ü" in self.reading

    @property
    def ordinary(self) -> bool:
        """Say whether an author hardly explains this: a common character, with its first reading."""
        return common(self.character) and self.has_first_reading

    @property
    def telling(self) -> bool:
        """Say whether no author explains this: an ordinary one that has no other reading."""
        return self.ordinary and len(readings(self.character)) == 1


@dataclass(frozen=True)
class Census:
    """How much of a text is annotated.

    ``han``: its Han characters outside brackets; ``annotated``: those that have a reading behind them.
    """

    han: int
    annotated: tuple[Annotated, ...]

    @property
    def total(self) -> int:
        return sum(one.count for one in self.annotated)

    @property
    def table(self) -> dict[str, str]:
        """Characters annotated in at least half of their places → the reading that prevails."""
        return {one.character: one.reading for one in self.annotated if 2 * one.count >= one.occurs}

    @property
    def telling(self) -> int:
        """How many characters are annotated as no author does it."""
        return sum(one.telling for one in self.annotated)

    @property
    def per_thousand(self) -> float:
        return 1000 * self.total / max(self.han, 1)

    def is_a_copy(self, script: Script | None) -> bool:
        """Say whether a copy added the brackets; where the editor calls the text damaged, less will do."""
        steady = [one for one in self.annotated if one.repeated or one.always]
        total = sum(one.count for one in steady)
        repeated = sum(one.repeated for one in steady)
        if script == "damaged":
            enough = repeated >= 1 or len(steady) >= 5
            return self.telling >= DAMAGED or (total >= 3 and total * (100 if enough else 25) >= self.han)
        if self.total > LEARNERS * self.han:
            return False
        dense = len(steady) >= 6 and total * 33 >= self.han and repeated >= 2 and repeated * 4 >= len(steady)
        telling = sum(one.count for one in self.annotated if one.telling)
        ordinary = sum(one.ordinary for one in self.annotated)
        return (
            dense
            or (self.telling >= DAMAGED and telling >= MANY_TELLING)
            or (self.telling >= TELLING and self.telling * 5 >= len(self.annotated) * 2)
            or (ordinary >= ORDINARY and ordinary * 5 >= len(self.annotated) * 4)
        )


def take_census(text: str, untouched: Iterable[Span] = ()) -> Census:
    """Take the census of a text, without the ranges ``untouched``, which no copy has annotated."""
    taken = covered(untouched, len(text))
    return census_of(text, taken, [one for one in brackets(text) if not any(taken[one.start : one.end])])


def census_of(text: str, taken: bytearray, found: Sequence[Bracket]) -> Census:
    """Take the census of the brackets in ``found``; ``taken`` is 1 for the characters not to count."""
    inside = covered(((one.start, one.end) for one in found), len(text))
    occurs = Counter(character for at, character in enumerate(text) if not taken[at] and not inside[at])
    annotated = []
    for character, ones in by_key((one.character, one) for one in found).items():
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
        annotated.append(Annotated(character, occurs[character], prevailing, alike, len(ones) - len(alike)))
    han = sum(n for character, n in occurs.items() if HAN_CHARACTER.match(character))
    return Census(han, tuple(annotated))


@cache
def common(character: str) -> bool:
    """Say whether a character is common: its Simplified form is in the first level of GB 2312 (B0A1 to
    D7F9).
    """
    return first_level(convert(character, ("t2s",)))


@cache
def same_in_both(character: str) -> bool:
    """Say whether both scripts write a character alike: 安, but neither 數 nor 著 (着 in Simplified)."""
    return all(convert(character, (name,)) == character for name in ("s2t", "t2s", "tw2s"))
