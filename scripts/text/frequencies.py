"""Measure how well a text reads as Chinese, by the cost of its best division into words.

The cost of a word is −ln of its share in a large corpus. ``frequencies.xz`` beside this file holds
65,000 words and 11,580 single characters in Simplified, 222 kB, made by ``bench/make_frequencies.py``
from the dictionary of jieba 0.42.1 (MIT licence, © 2013 Sun Junyi). Traditional text is looked up in
its Simplified form, character by character.
"""

import lzma
import math
from functools import cache
from pathlib import Path

from opencc import OpenCC

from scripts.text.gbk import han

STEP = 0.25  # between two levels of cost in the table
LONGEST = 4  # characters of a word
UNKNOWN = 18.0  # a character that the table does not have
_TABLE = Path(__file__).with_name("frequencies.xz")
# Marks are not in the dictionary; these are rounded from their share in running text.
_MARKS = {"，": 2.7, "。": 3.4, "、": 4.5, "“": 5.0, "”": 5.0, "「": 5.0, "」": 5.0, "：": 5.5, "《": 5.5}
_MARKS |= {"》": 5.5, "？": 6.0, "；": 6.5, "！": 6.5, "（": 5.5, "）": 5.5, "…": 10.0, "—": 10.0, "·": 8.0}
_MARKS |= {"‘": 9.0, "’": 9.0, "『": 9.0, "』": 9.0, "\u3000": 8.0, "％": 8.0, "\n": 3.0}
_DOUBLE = {"……": 7.5, "——": 7.5}
# Costs in ASCII of a letter, of a digit or a mark of running text, and of any other mark.
_LETTER, _ASCII, _SYMBOL = 6.0, 5.0, 11.0
_SYMBOLS = frozenset("_@^|`~{}[]\\\\#$&*+<=>")
_FULL_WIDTH = 9.0  # any other full-width letter, digit or mark
_OTHER = 14.0  # kana, box drawing, Cyrillic …: rare in Chinese text


@cache
def costs() -> dict[str, float]:
    """Read the table of frequencies: word in Simplified → its cost, −ln of its share of all words."""
    table = _MARKS | _DOUBLE
    rows = lzma.decompress(_TABLE.read_bytes()).decode("gbk").split("\n")
    for level, row in enumerate(rows):
        for length, words in enumerate(row.split(" "), 1):
            for at in range(0, len(words), length):
                table[words[at : at + length]] = level * STEP
    return table


def exchanged_by(configuration: str) -> dict[str, str]:
    """Map each Han character of GBK that an OpenCC configuration changes to what it becomes alone."""
    every = han()
    changed = str(OpenCC(configuration).convert("\n".join(every))).split("\n")
    return {old: new for old, new in zip(every, changed, strict=True) if old != new}


@cache
def _simplified() -> dict[int, str]:
    table = exchanged_by("t2s") | {"著": "着", "麽": "么"}
    return {ord(old): new for old, new in table.items()}


def simplified(text: str) -> str:
    """Convert a text to Simplified character by character, so that its length stays."""
    return text.translate(_simplified())


def character_cost(character: str) -> float:
    """Give the cost of one character in Simplified that is a word by itself."""
    cost = costs().get(character)
    if cost is not None:
        return cost
    if "\uff01" <= character <= "\uff5e":
        return _FULL_WIDTH
    if character.isascii():
        mark = _SYMBOL if character in _SYMBOLS else _ASCII
        return _LETTER if character.isalpha() else mark
    return UNKNOWN if "\u3400" <= character <= "\u9fff" else _OTHER


START: tuple[str, tuple[float, ...]] = ("", (0.0,))  # what ``extended`` begins with


def extended(tail: str, ends: tuple[float, ...], character: str) -> tuple[str, tuple[float, ...]]:
    """Add a character to a text of which the last characters and the costs at their ends are known.

    ``ends[-1]`` is the cost of the text so far, ``ends[-2]`` that of the text without its last
    character, and so on; ``tail`` the characters between them. Returns both for the longer text:
    我 and the costs of nothing and 我 → 我們 and the costs of nothing, 我 and 我們.
    """
    word = character
    best = ends[-1] + character_cost(character)
    table = costs()
    for back in range(1, min(len(tail), LONGEST - 1) + 1):
        word = tail[-back] + word
        cost = table.get(word)
        if cost is not None and ends[-1 - back] + cost < best:
            best = ends[-1 - back] + cost
    return (tail + character)[1 - LONGEST :], (*ends[1 - LONGEST :], best)


def cost(text: str) -> float:
    """Give the cost of a text: the least sum over all divisions into words."""
    tail, ends = START
    for character in simplified(text):
        tail, ends = extended(tail, ends, character)
    return ends[-1]


def tears(before: str, after: str, gain: float) -> bool:
    """Say whether a word reaches from one text into the next: together they cost less, by over ``gain``."""
    return cost(before) + cost(after) - cost(before + after) > gain


def alone(text: str, rarest: float) -> list[int]:
    """List the places (from 0) of the characters that are in no longer word when a text is divided into
    words at the least cost.

    Words of two characters and more count only if their cost (−ln of their share) is at most ``rarest``.
    """
    simple, table = simplified(text), costs()
    best: list[tuple[float, int]] = [(0.0, 0)]  # at each place: the cost so far, the last word's length
    for end in range(1, len(simple) + 1):
        ways = [(best[end - 1][0] + character_cost(simple[end - 1]), 1)]
        ways += [
            (best[end - length][0] + table[simple[end - length : end]], length)
            for length in range(2, min(end, LONGEST) + 1)
            if table.get(simple[end - length : end], math.inf) <= rarest
        ]
        best.append(min(ways))
    found, end = [], len(simple)
    while end:
        if best[end][1] == 1:
            found.append(end - 1)
        end -= best[end][1]
    return found[::-1]
