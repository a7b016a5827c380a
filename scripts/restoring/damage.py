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
from functools import cached_property, lru_cache
from typing import Literal

from scripts.converting.converters import by_opencc
from scripts.converting.other_script import own_form
from scripts.converting.render import render
from scripts.converting.variants import TABLE, convert, simplified_master
from scripts.restoring.brackets import without_readings
from scripts.restoring.census import Census, take_census
from scripts.source.control_codes import CONTROL
from scripts.source.values import Script
from scripts.text.frequencies import UNKNOWN, alone
from scripts.text.han import HAN
from scripts.text.proposal import Proposal
from scripts.text.tables import forms_at
from scripts.text.untouched import pieces, untouched

Verdict = Literal["damaged", "traditional", "simplified", "in doubt"]

# Simplified characters that are Traditional ones too, and stand for others as well. Left out are those
# that name people in genuine texts (余, 范, 郁, 杰), that are style (台, 布, 占, 注, 周), and 系, which
# Cantonese writes for 係.
UNDER = frozenset("后里么于发面只制准斗松历卷复干征并冲几云丑御术谷须划舍辟致咸向困扎")
# Traditional forms that only some words have.
OVER = frozenset("後麵製鬆嚐隻紮瞭纔鬍穀薑睏醜闢籲齣傢捲嚮鹹錶髮準徵衝餘範幾雲於復複歷曆禦術")
# More of them, which tell something in frequent words alone, 頭發, 分鍾: old texts write them more freely.
_IN_WORDS = frozenset("髒臟籤鍾幹乾發闆彙誌迴採捨託僕")
_TOLD = UNDER | OVER | _IN_WORDS | frozenset("裡係")  # of which a text is told where it has few
# Each with what stands around it, by which a form is chosen: to convert whole texts takes twice as long.
_AROUND = re.compile("[^\n]{0,15}[_](?:[^\n]{0,30}[_])*[^\n]{0,15}".replace("_", "".join(sorted(_TOLD))))
# What classical Chinese writes as words of one character, and people's names: 志于學, 里人, 捐穀百斛, 髮盡白,
# 于家. OpenCC knows little of it.
# In a word that is frequent today they are wrong all the same: 由于, 心里, 髮現.
_OLD = frozenset("于云咸几并舍余致征御斗里干范") | _IN_WORDS | OVER - frozenset("麵瞭傢嚮嚐睏籲齣紮鬍")
# How rare a frequent word is at most, as frequencies.py has it: 山谷, but not 發白, 雲頭, 后山.
_FREQUENT = 12.0
# 係 is the Cantonese word for "is", but never in these words.
_WRONG_XI = re.compile(".?係[列統]|[體派星語世科院聯維]係|[文學律理工]係(?:的(?!士)|主任)")

_OPENING, _CLOSING = ("「", "『", "“", "‘"), ("」", "』", "”", "’")
# A word that is spoken of, 「發」對應「發」與「髮」: it may be there because it is wrong.
_SPOKEN_OF = re.compile(r"(?<=[「『“‘])[^\s「」『』“”‘’]{1,2}(?=[」』”’])")
_CLAUSE = re.compile(r"[^。！？；\n「」『』“”《》〈〉]+")

DAMAGED = 5.0  # changes in 1,000 Han characters, from which on a copy is damaged
DOUBTFUL = 2.0  # … and from which on nobody can say
# Different wrong characters that a copy must have to be called damaged, and to be in doubt at a lower rate: a
# genuine text may repeat one (麵檔).
DAMAGED_FORMS, DOUBTFUL_FORMS = 3, 2
LEAST_PLACES = 3  # so many different places at least: two slips in a short text are slips
# The share of the rarer script from which on the script itself is in doubt, and its characters at least.
MIXED, MIXED_LEAST = 0.2, 3


@dataclass(frozen=True)
class Wrong:
    """A character that a blind conversion left or made, with its neighbours: 這【里】沒."""

    before: str
    character: str
    behind: str
    simple: str  # the character in Simplified
    is_left: bool  # it was left unconverted; else it was converted too much
    is_sure: bool  # it is neither an old word nor a name

    def __str__(self) -> str:
        return f"{self.before}【{self.character}】{self.behind}"


@dataclass(frozen=True)
class Measure:
    """What was counted in a text, and what the counts say of it."""

    census: Census
    wrong: tuple[Wrong, ...]
    simplified: int  # characters that only Simplified has
    traditional: int
    # Wrong characters beside which the text writes other forms of the same one, rightly and as often: a slip
    # or a name (于家) where 於 stands elsewhere. Who converts character by character has one form of each.
    apart: frozenset[str]

    def per_thousand(self, count: int) -> float:
        return 1000 * count / max(self.census.han, 1)

    def are_many(self, wrong: Collection[Wrong], rate: float, forms: int) -> bool:
        """Say whether ``wrong`` are so many in 1,000 Han characters, of so many forms, at different places.

        A name or word that a text repeats (蒙里他, 蒙里的) is at one place.
        """
        after = {(one.before, one.character) for one in wrong}
        ahead = {(one.character, one.behind) for one in wrong}
        is_enough = len({one.character for one in wrong}) >= forms and self.per_thousand(len(wrong)) >= rate
        return is_enough and min(len(after), len(ahead)) >= LEAST_PLACES

    def is_blind(self, rate: float, forms: int) -> bool:
        """Say whether so much was converted blindly, and some of it is surely no old word and no name."""
        blind = [one for one in self.wrong if one.character not in self.apart]
        sure = sum(one.is_sure for one in self.wrong)
        return self.are_many(blind, rate, forms) and sure > 1 and self.per_thousand(sure) >= DOUBTFUL

    @property
    def verdict(self) -> Verdict:
        """Judge by the counts: "traditional", "simplified", "damaged" (converted blindly, or annotated by a
        copy), or "in doubt" if few places are wrong or the scripts are mixed.
        """
        rarer, usual = sorted((self.simplified, self.traditional))
        is_mixed = rarer > MIXED * usual and rarer >= MIXED_LEAST
        if self.simplified > self.traditional:
            return "in doubt" if is_mixed else "simplified"
        if self.census.is_a_copy(None) or self.is_blind(DAMAGED, DAMAGED_FORMS):
            return "damaged"
        many = self.are_many(self.wrong, DAMAGED, 1) or self.are_many(self.wrong, DOUBTFUL, DOUBTFUL_FORMS)
        return "in doubt" if many or is_mixed else "traditional"

    @property
    def guess(self) -> Script:
        """The script to go on with where nobody has declared one."""
        if self.verdict != "in doubt":
            return self.verdict
        if self.simplified > self.traditional:
            return "simplified"
        return "damaged" if self.is_blind(DOUBTFUL, DOUBTFUL_FORMS) else "traditional"

    def contradicts(self, declared: Script) -> bool:
        """Say whether the figures speak against a declared script.

        They never do where the text looks genuine and is declared damaged: it may have few words to tell by,
        and to restore it does no harm.
        """
        if self.verdict == "traditional":  # a text from Hong Kong looks so, too
            return declared == "simplified"
        return self.verdict not in ("in doubt", declared)

    def __str__(self) -> str:
        under, over = ([one for one in self.wrong if one.is_left is left] for left in (True, False))
        examples = " ".join(map(str, under[:3] + over[:3]))
        return (
            f"in 1,000 characters {self.census.per_thousand:.1f} with a reading in brackets, "
            f"{self.per_thousand(len(under)):.1f} left unconverted, "
            f"{self.per_thousand(len(over)):.1f} converted too much"
            + (f" ({examples})" if examples else "")
            + f"; {self.traditional} characters only Traditional, {self.simplified} only Simplified"
        )


@dataclass(frozen=True)
class _Clause:
    """A clause in forms of equal length: as it is, in Simplified, in Traditional, and converted to Simplified
    and back by words (``again``).
    """

    text: str
    simplified: str
    traditional: str
    again: str

    @property
    def is_quoted(self) -> bool:
        """Whether it is a quotation in Simplified."""
        return self.text == self.simplified and sum(a != b for a, b in zip(self.text, self.traditional)) > 1

    @cached_property
    def right(self) -> set[int]:
        """The places that are right: what stands there comes back the same, which says nothing of 係, or a
        row of not_wrong.tsv says so.
        """
        same = {at for at, (was, now) in enumerate(zip(self.text, self.again)) if was == now != "係"}
        return same | {at for at, *_ in forms_at(self.text, "restoring/not_wrong.tsv")}


@lru_cache(maxsize=2)  # The guess, the check of it and what is told of a text measure it one after the other.
def measure(text: str) -> Measure:
    """Measure the prose of a text: its readings in brackets, the characters left unconverted or converted too
    much, and how many only Simplified and only Traditional have.
    """
    text = CONTROL.sub("", text)  # OpenCC reads up to U+0000 and no further.
    spans = untouched(text)
    census = take_census(text, spans)
    bare = without_readings("".join(part if is_prose else "￼" for part, is_prose in pieces(text, spans)))
    clauses = [*_clauses(bare)]
    traditional = sum(a != b for one in clauses for a, b in zip(one.text, one.simplified))
    either = [a for one in clauses for a, b in zip(one.text, one.traditional) if a != b]
    simplified = sum(own_form(one, "zh-Hant") != "" for one in either)
    # 里 and 后 belong to both, and tell something only where nothing else does.
    simplified = simplified if simplified or traditional else len(either)
    clauses = [one for one in clauses if not one.is_quoted]
    wrong = tuple(one for clause in clauses for one in _wrong_in(clause))
    written = Counter((one.simplified[at], one.text[at]) for one in clauses for at in one.right)
    apart = frozenset(
        form
        for (simple, form), count in Counter((one.simple, one.character) for one in wrong).items()
        if sum(n for (same, other), n in written.items() if same == simple and other != form) >= count
    )
    return Measure(census, wrong, simplified, traditional, apart)


def guessed_script(text: str) -> Script:
    """Give the script to go on with where nobody has declared one. In a short text little is wrong by OpenCC,
    which slips on the same words; what our own conversion would write otherwise tells more.
    """
    guess = measure(text).guess
    if guess != "traditional":
        return guess
    found = _converted_blindly(text)
    forms, after = {text[at] for at, _ in found}, {text[max(at - 1, 0) : at + 1] for at, _ in found}
    many = min(len(forms), len(after)) >= LEAST_PLACES and 1000 * len(after) >= DAMAGED * _count_han(text)
    return "damaged" if many else guess


def converted_blindly(text: str) -> list[Proposal]:
    """Tell the characters of a text that is no damaged copy, 方【麵】, that hardly anybody writes there but a
    conversion character by character, with what they may be. Too few to judge the text by, they are slips.
    """
    found = []
    for at, now in _converted_blindly(text):
        before, behind = text[max(at - 1, 0) : at].strip(), text[at + 1 : at + 2].strip()
        reason = f"{text[at]} as a blind conversion leaves or makes it"
        answers = (before + now + behind,)
        found.append(Proposal(at - len(before), at + 1 + len(behind), answers, reason))
    return found


@lru_cache(maxsize=2)
def _converted_blindly(text: str) -> tuple[tuple[int, str], ...]:
    """Find places where our own conversion, to Simplified and back, writes another form that tells damage.

    Old texts write many such forms rightly; of these only what is sure is given.
    """
    is_of_today = 100 * text.count("的") >= _count_han(text)
    sure = set() if is_of_today else {str(one) for one in measure(text).wrong if one.is_sure}
    around = [*_AROUND.finditer(text)] if is_of_today or sure else []
    again = render("\n".join(match[0] for match in around), "damaged", TABLE["zh-Hant"]).split("\n")
    right = {at for at, *_ in forms_at(text, "restoring/not_wrong.tsv")}
    right |= {at for match in _SPOKEN_OF.finditer(text) for at in range(*match.span())}
    return tuple(
        (at, now)
        for match, converted in zip(around, again)
        for at, (was, now) in enumerate(zip(match[0], converted), match.start())
        if was != now
        and was in _TOLD
        and (was != "係" or _WRONG_XI.match(text, max(at - 1, 0)))
        and len(match[0]) == len(converted)
        and at not in right
        and not own_form(was, "zh-Hant")  # What only Simplified has (发) is told as that.
        and (is_of_today or f"{text[max(at - 1, 0) : at]}【{was}】{text[at + 1 : at + 2]}" in sure)
    )


def _count_han(text: str) -> int:
    return len(re.findall(f"[{HAN}]", text))


def _clauses(text: str) -> Iterator[_Clause]:
    """Yield the clauses of a text, but for words that are spoken of, and for lines of which a conversion
    changes the length. Whole lines are converted, as what stands around a word counts.
    """
    again = by_opencc(simplified_master(text), "s2tw")  # The counts that tell damage are OpenCC's alone.
    texts = (text, convert(text, ("t2s",)), convert(text, ("s2t",)), again)
    for lines in zip(*(one.split("\n") for one in texts)):
        if len({*map(len, lines)}) > 1:
            continue
        for match in _CLAUSE.finditer(line := lines[0]):
            start, end = match.span()
            if end - start < 3 and line[start - 1 : start] in _OPENING and line[end : end + 1] in _CLOSING:
                continue  # 「發」對應「發」與「髮」
            yield _Clause(*(one[start:end] for one in lines))


def _wrong_in(clause: _Clause) -> Iterator[Wrong]:
    """Yield the characters of a clause that were left unconverted or converted too much."""
    text = clause.text
    for at, (was, again) in enumerate(zip(text, clause.again)):
        is_left = was != again and was in UNDER
        is_over = was != again and was in OVER | _IN_WORDS
        is_xi = was == "係" and _WRONG_XI.match(text, max(at - 1, 0))
        if at in clause.right or not (is_left or is_over or is_xi):
            continue
        is_old = at not in alone(text, UNKNOWN) or was in _OLD
        is_sure = at not in alone(text, _FREQUENT) or not is_old
        if was in _IN_WORDS and not is_sure:
            continue
        simple = clause.simplified[at]
        yield Wrong(text[max(at - 1, 0) : at], was, text[at + 1 : at + 2], simple, is_left, is_sure)
