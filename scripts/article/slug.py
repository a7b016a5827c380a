"""Make an article's address of its file's name: a-z, 0-9 and hyphens; Chinese by its readings."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from scripts.converting.variants import to_simplified
from scripts.source.seed import Seed
from scripts.source.values import MAX_SLUG
from scripts.text.pinyin import plain, toneless

# A reading is too rare to be meant if a smaller share of pypinyin's phrases with the character has it.
_RARE = 0.08
# Characters that alone nearly always have one reading, though phrases have others.
_PARTICLES = frozenset("的地得了着")
# What pypinyin reads otherwise where it is a word of its own: 很長, 大佛.
_READ = "长chang 佛fo 似si 卜bu 勒le 泊bo 匙chi 茄qie 裳shang 琢zhuo 肋lei 靓liang 蹊xi"
_ALONE = {pair[0]: f" {pair[1:]} " for pair in _READ.split()}


def guess_slug(seed: Seed) -> str:
    """Make an address of the name of a text's file."""
    return slug_of(_name(seed))


def former_slug(seed: Seed) -> str:
    """Give the address that version 0.1 made of the name, which it read without converting it first."""
    return _slug(_name(seed), _name(seed))


def slug_of(name: str) -> str:
    """Make an address of a name: 重慶 → chong-qing. The phrases that decide readings are in Simplified."""
    return _slug(name, "" if name.isascii() else _read_alone(to_simplified(name)))


def _name(seed: Seed) -> str:
    return re.sub(" [0-9a-f]{32}$", "", Path(seed.file).stem)  # as Notion names files


def _slug(name: str, simplified: str) -> str:
    """Make an address of a name; ``simplified``: how it is read if it is not in ASCII."""
    if not name.isascii():
        from pypinyin import lazy_pinyin  # Slow to import, and most names never need it.

        name = "-".join(lazy_pinyin(simplified))
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:MAX_SLUG].strip("-")


def _read_alone(simplified: str) -> str:
    """Write the reading in place of a word of one character that pypinyin would read otherwise."""
    from pypinyin.seg.mmseg import seg

    words = [*seg.cut(simplified)]
    if len(words) > 1 and words[-1] == "传":
        words[-1] = " zhuan"  # somebody's life: 魯迅傳
    return "".join(_ALONE.get(word, word) for word in words)


def guessed_readings(name: str) -> dict[str, list[str]]:
    """Map each character that is a word by itself in a name and has several usual readings to these, without
    tones; none of ``_PARTICLES``, and none of a name in ASCII.
    """
    if name.isascii():
        return {}
    from pypinyin.seg.mmseg import seg

    found, at = {}, 0
    for word in seg.cut(to_simplified(name)):
        if len(word) == 1 and word not in _PARTICLES and len(usual := _usual_readings(word)) > 1:
            found[name[at]] = usual
        at += len(word)
    return found


@cache
def _usual_readings(character: str) -> list[str]:
    """List the readings of a character, without tones, that phrases give it often."""
    from pypinyin.constants import PHRASES_DICT

    counted = Counter(
        toneless(plain(readings[at][0]))
        for phrase, readings in PHRASES_DICT.items()
        if character in phrase and len(phrase) == len(readings)
        for at in (phrase.index(character),)
    )
    return [reading for reading, count in counted.most_common() if count >= _RARE * counted.total()]
