"""Give the readings (pinyin) of Han characters, compare them, and recognise one."""

import re
import unicodedata
from collections import Counter
from functools import cache

# The letters of pinyin, for a character class like ``HAN``: with composed tone marks, or combining ones.
LETTERS = "a-züêāáǎàēéěèếềīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c\u0308"
TONED = "āáǎàēéěèếềīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c"  # of them, those that say a tone
ZHUYIN = "˙?[\u3105-\u3129\u312b]{1,3}[ˊˇˋ˙]?"  # a syllable in Zhuyin, as a pattern
TONES = {ord(mark): None for mark in "\u0300\u0301\u0304\u030c"}

_IN_ZHUYIN = re.compile(ZHUYIN)


@cache
def readings(character: str) -> tuple[str, ...]:
    """List all readings of a character in pypinyin's dictionary, with tone marks, the usual one first; none
    if it is not Han.
    """
    from pypinyin import Style, pinyin  # Slow to import, and most texts never need it.

    found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(plain(reading) for row in found for reading in row))


def first_reading(character: str) -> str:
    """Give the reading that dictionaries put first, with its tone mark; "" if it has none."""
    return next(iter(readings(character)), "")


def same_reading(one: str, other: str) -> bool:
    """Say whether two readings are equal, or one is the other without its tone (shù, shu; not shù, shǔ)."""
    return one == other or one == toneless(other) or other == toneless(one)


def is_reading(text: str, character: str) -> bool:
    """Say whether ``text`` is a reading of ``character``, with or without its tone; v may stand for ü."""
    text = plain(text)
    return any(text in (reading, toneless(reading)) for reading in readings(character))


def is_syllable(text: str) -> bool:
    """Say whether ``text`` is a syllable of pinyin, with its tone."""
    return plain(text) in _of_zhuyin().values()


def plain(text: str) -> str:
    """Normalize a reading: NFC, small letters, ü for v, no white space around it; shù for shu4 and ㄕㄨˋ."""
    reading = unicodedata.normalize("NFC", text.strip().lower().replace("v", "ü"))
    if reading[-1:] in {*"12345"}:
        from pypinyin.contrib.tone_convert import to_tone

        return str(to_tone(reading))
    return _of_zhuyin().get(_light_last(reading), reading) if _IN_ZHUYIN.fullmatch(reading) else reading


def _light_last(zhuyin: str) -> str:
    """Put the mark of a light tone at the end: ˙ㄇㄣ → ㄇㄣ˙."""
    return zhuyin.strip("˙") + "˙" * ("˙" in zhuyin)


@cache
def _of_zhuyin() -> dict[str, str]:
    """Map each syllable in Zhuyin, the mark of a light tone behind it, to pinyin."""
    from pypinyin import Style
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.style import convert

    counts = Counter(one for found in PINYIN_DICT.values() for one in found.split(","))
    syllables = [one for one, _ in reversed(counts.most_common())]  # of those that sound alike, the usual
    return {_light_last(convert(one, Style.BOPOMOFO, strict=True)): plain(one) for one in syllables}


def toneless(text: str) -> str:
    """Remove the tone mark of a reading; the dots of ü stay."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(TONES))
