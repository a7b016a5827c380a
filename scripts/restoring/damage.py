"""Measure whether a text is a damaged copy, genuine Traditional or Simplified.

A copy made by converting character by character betrays itself where one Simplified character stands
for several Traditional ones: it is left (這里, 由于), or always becomes the same (皇後, 方麵). Taken to
Simplified and out again by words, such a text changes there; a genuine one hardly does, but for old texts
and names (里人, 于家). So a text is called damaged only if two such places at least are *sure*: in frequent
words of today, or of characters that neither old texts nor names have. What is counted and the thresholds
were chosen on one half of the texts named in bench/restoring.md.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from scripts.converting.converters import by_opencc
from scripts.converting.other_script import own_form
from scripts.converting.variants import convert, simplified_master
from scripts.restoring.brackets import without_readings
from scripts.restoring.census import Census, take_census
from scripts.source.control_codes import CONTROL
from scripts.source.values import Script
from scripts.text.frequencies import UNKNOWN, alone
from scripts.text.tables import forms_at
from scripts.text.untouched import pieces, untouched

Verdict = Literal["damaged", "traditional", "simplified", "in doubt"]

# Simplified characters that are Traditional ones too, and stand for others as well. Left out are those
# that name people in genuine texts (余, 范, 郁, 杰), that are style (台, 布, 占, 注, 周), and 系, which
# Cantonese writes for 係.
UNDER = frozenset("后里么于发面只制准斗松历卷复干征并冲几云丑御术谷须划舍辟致咸向困扎")
# Traditional forms that only some words have.
OVER = frozenset("後麵製鬆嚐隻紮瞭纔鬍穀薑睏醜闢籲齣傢捲嚮鹹錶髮準徵衝餘範幾雲於復複歷曆禦術")
# What classical Chinese writes as words of one character, and people's names: 志于學, 里人, 捐穀百斛, 髮盡白,
# 于家. OpenCC knows little of it.
# In a word that is frequent today they are wrong all the same: 由于, 心里, 髮現.
_OLD = frozenset("于云咸几并舍余致征御斗里干范") | OVER - frozenset("麵瞭傢嚮嚐睏籲齣紮鬍")
# How rare a frequent word is at most, as frequencies.py has it: 山谷, but not 發白, 雲頭, 后山.
_FREQUENT = 12.0
# 係 is the Cantonese word for "is", but never in these words.
_WRONG_XI = re.compile(".?係[列統]|[體派星語世科院]係")

_OPENING, _CLOSING = ("「", "『", "“", "‘"), ("」", "』", "”", "’")
_CLAUSE = re.compile(r"[^。！？；\n「」『』“”《》〈〉]+")

DAMAGED = 5.0  # changes in 1,000 Han characters, from which on a copy is damaged
DOUBTFUL = 2.0  # … and from which on nobody can say
# Different wrong characters: of more than so many a copy may be called damaged, of no more it is at most in
# doubt, since a genuine text may repeat one (麵檔).
SEVERAL = 2
LEAST = 3  # so many different places at least: two slips in a short text are slips
MIXED = 0.2  # the share of the rarer script from which on the script itself is in doubt


@dataclass(frozen=True)
class Measure:
    """What was counted in a text, and what the counts say of it."""

    census: Census
    under: tuple[str, ...]  # the places left unconverted, each with its neighbours, the wrong one in 【】
    over: tuple[str, ...]  # the places that were converted too much, likewise
    simplified: int  # characters that only Simplified has
    traditional: int
    sure: int = 0  # wrong places that are neither old words nor names
    # Wrong characters beside which the text writes other forms of the same one, rightly and as often: a slip
    # or a name (于家) where 於 stands elsewhere. Who converts character by character has one form of each.
    apart: frozenset[str] = frozenset()

    def per_thousand(self, count: int) -> float:
        return 1000 * count / max(self.census.han, 1)

    @property
    def wrong(self) -> tuple[str, ...]:
        return self.under + self.over

    @property
    def blind(self) -> tuple[str, ...]:
        """The wrong places that tell of a blind conversion."""
        return tuple(place for place in self.wrong if _at(place) not in self.apart)

    @property
    def is_sure(self) -> bool:
        """Whether enough of what is wrong can be neither an old word nor a name."""
        return self.sure > 1 and self.per_thousand(self.sure) >= DOUBTFUL

    def rate(self, wrong: Collection[str]) -> float:
        """Wrong characters in 1,000 Han characters, if enough different places are wrong, else 0."""
        return self.per_thousand(len(wrong)) if _places(wrong) >= LEAST else 0

    @property
    def verdict(self) -> Verdict:
        """Judge by the counts: "traditional", "simplified", "damaged" (converted blindly, or annotated by a
        copy), or "in doubt" if few places are wrong or the scripts are mixed.
        """
        rarer, usual = sorted((self.simplified, self.traditional))
        mixed = rarer > MIXED * usual and rarer >= LEAST
        if self.simplified > self.traditional:
            return "in doubt" if mixed else "simplified"
        many = self.rate(self.blind) >= DAMAGED
        if self.census.is_a_copy(None) or (many and _different(self.blind) > SEVERAL and self.is_sure):
            return "damaged"
        rate, different = self.rate(self.wrong), _different(self.wrong)
        doubtful = rate >= DAMAGED or (rate >= DOUBTFUL and different >= SEVERAL)
        return "in doubt" if doubtful or mixed else "traditional"

    @property
    def guess(self) -> Script:
        """The script to go on with where nobody has declared one."""
        if self.verdict != "in doubt":
            return self.verdict
        if self.simplified > self.traditional:
            return "simplified"
        telling = self.rate(self.blind) >= DOUBTFUL and _different(self.blind) >= SEVERAL
        return "damaged" if telling and self.is_sure else "traditional"

    def contradicts(self, declared: Script) -> bool:
        """Say whether the figures speak against a declared script.

        A text that is called damaged and looks genuine may be one of few words, and nothing is lost by it.
        """
        if self.verdict == "traditional":  # a text from Hong Kong looks so, too
            return declared == "simplified"
        return self.verdict not in ("in doubt", declared)

    def __str__(self) -> str:
        examples = " ".join((*self.under[:3], *self.over[:3]))
        return (
            f"in 1,000 characters {self.census.per_thousand:.1f} with a reading in brackets, "
            f"{self.per_thousand(len(self.under)):.1f} left unconverted, "
            f"{self.per_thousand(len(self.over)):.1f} converted too much"
            + (f" ({examples})" if examples else "")
            + f"; {self.traditional} characters only Traditional, {self.simplified} only Simplified"
        )


def measure(text: str) -> Measure:
    """Measure the prose of a text: its readings in brackets, the characters left unconverted or converted too
    much, and how many only Simplified and only Traditional have.
    """
    text = CONTROL.sub("", text)  # OpenCC reads up to U+0000 and no further.
    spans = untouched(text)
    census = take_census(text, spans)
    bare = without_readings("".join(part if is_prose else "￼" for part, is_prose in pieces(text, spans)))
    simplified, either, traditional = 0, 0, 0
    under: list[str] = []
    over: list[str] = []
    written: Counter[tuple[str, str]] = Counter()  # pairs of a Simplified character and a right form of it
    misread: Counter[tuple[str, str]] = Counter()  # … and a wrong form of it
    sure = 0
    for clause, as_simplified, as_traditional, again in _clauses(bare):
        only_simplified = _differences(clause, as_traditional)
        only_traditional = _differences(clause, as_simplified)
        either += only_simplified
        simplified += sum(a != b and own_form(a, "zh-Hant") != "" for a, b in zip(clause, as_traditional))
        traditional += only_traditional
        if only_simplified >= 2 and not only_traditional:
            continue  # a quotation in Simplified
        right = {at for at, *_ in forms_at(clause, "restoring/not_wrong.tsv")}
        for at, (was, now, simple) in enumerate(zip(clause, again, as_simplified)):
            if at in right or was == now != "係":
                written[simple, was] += 1
                continue
            place = f"{clause[max(at - 1, 0) : at]}【{was}】{clause[at + 1 : at + 2]}"
            if was != now and was in UNDER:
                under.append(place)
            elif (was != now and was in OVER) or (was == "係" and _WRONG_XI.match(clause, max(at - 1, 0))):
                over.append(place)
            else:
                continue
            misread[simple, was] += 1
            frequent, in_word = (at not in alone(clause, rarest) for rarest in (_FREQUENT, UNKNOWN))
            sure += frequent or not (in_word or was in _OLD)
    apart = frozenset(
        was
        for (simple, was), count in misread.items()
        if sum(n for (one, form), n in written.items() if one == simple and form != was) >= count
    )
    # 里 and 后 belong to both, and tell something only where nothing else does.
    simplified = simplified if simplified or traditional else either
    return Measure(census, tuple(under), tuple(over), simplified, traditional, sure, apart)


def _clauses(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each clause of a text in four forms of equal length: as it is, in Simplified, in Traditional, and
    converted to Simplified and back by words. Whole lines are converted, as what stands around a word counts.
    """
    again = by_opencc(simplified_master(text), "s2tw")  # The counts that tell damage are OpenCC's alone.
    texts = (text, convert(text, ("t2s",)), convert(text, ("s2t",)), again)
    for line, *others in zip(*(one.split("\n") for one in texts)):
        if any(len(other) != len(line) for other in others):
            continue
        for match in _CLAUSE.finditer(line):
            start, end = match.span()
            if end - start < 3 and line[start - 1 : start] in _OPENING and line[end : end + 1] in _CLOSING:
                continue  # a word that is spoken of: 「发」對應「發」與「髮」
            yield match[0], *(other[start:end] for other in others)


def _at(place: str) -> str:
    """Give the wrong character of a place."""
    return place[place.index("【") + 1]


def _different(wrong: Collection[str]) -> int:
    """Count the different characters that are wrong."""
    return len({*map(_at, wrong)})


def _places(wrong: Collection[str]) -> int:
    """Count the different places: a name or word that a text repeats (蒙里他, 蒙里的) is one."""
    before = {place.partition("】")[0] for place in wrong}
    behind = {place.partition("【")[2] for place in wrong}
    return min(len(before), len(behind))


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other))
