"""Take off the readings in brackets that a copy added, 數(shù), and tell them from an author's own.

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
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from scripts.restoring.brackets import BRACKETS, ONE_BRACKET, Bracket, brackets
from scripts.restoring.census import Annotated, Census, census_of, common, same_in_both
from scripts.source.values import Script
from scripts.text.han import HAN
from scripts.text.pinyin import (
    LETTERS,
    TONED,
    TONES,
    ZHUYIN,
    first_reading,
    is_reading,
    is_syllable,
    plain,
    readings,
    same_reading,
    toneless,
)
from scripts.text.traced import Edit
from scripts.text.untouched import Span, covered

_BLANK = re.compile(f"[ \u3000](?=[{HAN}\u3001-\u303f\uff01-\uff65…—”’,;:?!)])")
# What may be a syllable: with its tone it may stand apart, toneless only right behind a character.
_SYLLABLE = re.compile(
    rf"(?<![A-Za-z])[{LETTERS}]{{0,4}}[{TONED}][{LETTERS}]{{0,4}}(?![A-Za-z])|{ZHUYIN}"
    rf"|(?<=[{HAN}])[a-zü]{{1,6}}(?![A-Za-z])",
    re.IGNORECASE,
)
# A syllable in a character's place: between characters or marks, but not as authors tell of readings:
# 讀lè、yuè，「hé」，hé音.
_IN_PLACE = re.compile(
    rf"(?<=[{HAN}\n，。；：？！」』”])(?<![讀读音念唸作為为成是叫注註拼調调聲声即])[{LETTERS}]{{0,4}}[{TONED}][{LETTERS}]{{0,4}}"
    rf"(?=[{HAN}\n，。；：？！「『“])(?![音聲声韻韵調调讀读])"
    rf"|(?<=[{HAN}])(?P<raised>[\u02b0-\u02ff\u1d2c-\u1d6a\u1d9b-\u1dbf]+)",  # raised: 字ᶻì
    re.IGNORECASE,
)
# Behind this stands a reading of the character before the mark, 他說，(shuō): neither the program that added
# readings nor an author puts one there.
BEFORE_A_READING = rf"[{HAN}][，。、；：？！,;:?!」』”’》]*"
_BEHIND_A_MARK = re.compile(
    rf"{BEFORE_A_READING}(?<![{HAN}])[(（\[［【]([{LETTERS}]{{1,6}}[1-5]?)[)）\]］】]", re.IGNORECASE
)
ADVERTISED = 2  # A word behind the readings of so many characters is advertising, and no author's gloss.
MANY = 8  # so many repeated characters show of which kind all of a copy's list is: ``copys_list``


@dataclass(frozen=True)
class Annotations:
    """The edits that take annotations off, what remains to be asked, and the figures behind it.

    ``once``: annotations that go though they may be the author's; ``doubted``: brackets that stay though they
    may be the copy's. Each is the range of a character with its brackets.
    """

    census: Census
    is_a_copy: bool
    edits: tuple[Edit, ...] = ()
    once: tuple[Span, ...] = ()
    doubted: tuple[Span, ...] = ()


def annotations(text: str, untouched: Iterable[Span], script: Script | None) -> Annotations:
    """Find what a copy added to a text, outside the ranges that must stay as they are.

    A text that its editor calls genuine Traditional keeps all; so does one that is no copy. From a copy goes
    each bracket with the reading that its list has for the character: alone, twice, without its tone, in
    full-width brackets or with a word of advertising.
    """
    taken = covered(untouched, len(text))
    found = [one for one in brackets(text) if not any(taken[one.start : one.end])]
    census = census_of(text, taken, found)
    is_a_copy = census.is_a_copy(script)
    if script == "traditional" or not is_a_copy:
        return Annotations(census, is_a_copy)
    words = Counter(word for word, _ in {(one.word, one.character) for one in found})
    bare = [replace(one, word="") if words[one.word] >= ADVERTISED else one for one in found]
    table, once = copys_list(census_of(text, taken, bare))
    copys = [one for one in found if one.character in table and _is_the_copys(one, table[one.character])]
    edits = _with_blanks(text, [Edit(one.start, one.end, "", "annotation") for one in copys])
    gone, doubted = {edit.start for edit in edits}, []
    for match in BRACKETS.finditer(text):
        first = ONE_BRACKET.match(text, match.start(2))
        if first is None or (first[1] is None and not re.search(f"[{TONED}]", first[0])):
            continue
        inside, (start, end) = first[1] or first[0], first.span()
        if start not in gone and not any(taken[start:end]) and _may_annotate(inside, match[1]):
            doubted.append((start - 1, end))
    for match in _BEHIND_A_MARK.finditer(text):
        toned = toneless(match[1]) != match[1].lower() or match[1][-1].isdigit()
        if toned and not any(taken[slice(*match.span())]) and is_reading(match[1], match[0][0]):
            doubted.append(match.span())
    asked = tuple((one.start - 1, one.end) for one in copys if one.character in once)
    return Annotations(census, True, tuple(edits), asked, tuple(doubted))


def _with_blanks(text: str, edits: list[Edit]) -> list[Edit]:
    """Extend each edit by the blank behind it, if most of them have one: 數(shù) 科."""
    blank = [bool(_BLANK.match(text, one.end)) for one in edits]
    if sum(blank) * 2 <= len(edits):
        return edits
    return [replace(one, end=one.end + has) for one, has in zip(edits, blank)]


def _is_the_copys(bracket: Bracket, reading: str) -> bool:
    """Say whether a bracket holds ``reading``, which the copy's list has for its character.

    If ``reading`` has no tone, a bracket with a tone must hold the reading that dictionaries give first.
    """
    toned = toneless(bracket.reading) != bracket.reading and toneless(reading) == reading
    known = first_reading(bracket.character) if toned else reading
    return same_reading(bracket.reading, known)


def readings_left(text: str, found: Annotations, script: Script) -> list[int]:
    """Find readings that stand without brackets, as in no known copy: each by the place where it begins.

    One in a character's place, 一條hé邊, is found in any text, as no author writes so; one beside a character
    that is read so, only in a damaged text and outside of what was ``found``.
    """
    beside = _beside_characters(text, found) if script == "damaged" else []
    between = (one.start() for one in _IN_PLACE.finditer(text) if one["raised"] or is_syllable(one[0]))
    return sorted({*beside, *between})


def _beside_characters(text: str, found: Annotations) -> list[int]:
    """Find the places of syllables beside a character that is read so, outside of what was ``found``."""
    taken = covered([*((one.start, one.end) for one in found.edits), *found.once, *found.doubted], len(text))
    places = []
    for match in _SYLLABLE.finditer(text):
        start, end = match.span()
        apart = not re.fullmatch("[a-zü]+", match[0], re.IGNORECASE)
        around = text[max(start - (5 if apart else 1), 0) : start] + text[end : end + 2 * apart]
        beside = (one for one in around.replace("\n", "") if is_reading(match[0], one))
        if not taken[end - 1] and any(beside):
            places.append(start)
    return places


def copys_list(census: Census) -> tuple[dict[str, str], frozenset[str]]:
    """Infer a copy's list from its text: character → reading; and which of these characters are not sure.

    Characters annotated repeatedly are sure. One annotated once is on the list too, though not for sure,
    if it is of the same kind as those: by the script, the reading, its tone or how common they are.
    """
    repeated = [one for one in census.annotated if one.repeated]
    single = [one for one in census.annotated if one.count == 1 and not one.others]
    steady = [one for one in single if one.always or one.telling]
    rules: tuple[tuple[int, Callable[[Annotated], bool]], ...] = (
        (MANY, lambda one: not same_in_both(one.character)),
        (0, lambda one: one.has_first_reading),
        (0, lambda one: one.toned),
        (0, lambda one: common(one.character)),
    )
    for enough, rule in rules:
        obeying = sum(map(rule, (*repeated, *steady)))
        if len(repeated) >= enough and all(map(rule, repeated)) and obeying * 5 >= 4 * len(repeated + steady):
            steady = [one for one in steady if rule(one)]
    once = frozenset(one.character for one in steady)
    return {one.character: one.reading for one in (*repeated, *steady)}, once


def _may_annotate(inside: str, character: str) -> bool:
    """Say whether what stands ``inside`` a bracket begins with a reading of the character, shù免費, or is a
    syllable with a tone, zhong4.
    """
    bare = plain(inside)
    tones = sum(mark in TONES for mark in map(ord, unicodedata.normalize("NFD", bare)))
    syllable = re.fullmatch(rf"[{LETTERS}]{{1,7}}[1-5]?", bare) and (tones == 1 or bare[-1].isdigit())
    return bool(syllable) or is_reading(inside, character) or bare.startswith(readings(character))
