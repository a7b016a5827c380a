"""The readings of a character, and whether a text is one of them."""

import unicodedata
from functools import cache

# What pinyin is written with, tone marks on the letters or behind them.
LETTERS = "a-züêāáǎàēéěèếềīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c\u0308"
TONES = {ord(mark): None for mark in "\u0300\u0301\u0304\u030c"}


@cache
def readings(character: str) -> frozenset[str]:
    """All readings of a character, with tone marks, as pypinyin has them."""
    from pypinyin import Style, pinyin  # Slow to import, and most texts never need it.

    found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(plain(reading) for row in found for reading in row)


def is_reading(text: str, character: str) -> bool:
    """Whether ``text`` is a reading of ``character``, with its tone or without any, v for ü."""
    text = plain(text)
    known = readings(character)
    return text in known or text in {toneless(reading) for reading in known}


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip().lower().replace("v", "ü"))


def toneless(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(TONES))
