"""The readings of a character, and whether a text is one of them."""

import unicodedata
from functools import cache

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

# What pinyin is written with, tone marks on the letters or behind them.
LETTERS = "a-züêāáǎàēéěèếềīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c\u0308"
TONES = {ord(mark): None for mark in "\u0300\u0301\u0304\u030c"}


@cache
def readings(character: str) -> frozenset[str]:
    """All readings of a character, with tone marks, as pypinyin has them."""
    from pypinyin import Style, pinyin  # Slow to import, and most texts never need it.

    found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(plain(reading) for row in found for reading in row)


@cache
def first_reading(character: str) -> str:
    """The reading that a dictionary gives first, with its tone mark; empty where it has none."""
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.TONE, errors="ignore")
    return plain(found[0][0]) if found else ""


def same_reading(one: str, other: str) -> bool:
    """Whether two readings are the same, where one may lack its tone: shù and shu, not shù and shǔ."""
    return one == other or one == toneless(other) or other == toneless(one)


def is_reading(text: str, character: str) -> bool:
    """Whether ``text`` is a reading of ``character``, with its tone or without any, v for ü."""
    text = plain(text)
    known = readings(character)
    return text in known or text in {toneless(reading) for reading in known}


def plain(text: str) -> str:
    """A reading in one form: composed, in small letters, ü for v, no white space around it."""
    return unicodedata.normalize("NFC", text.strip().lower().replace("v", "ü"))


def toneless(text: str) -> str:
    """A reading without its tone mark."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(TONES))
