"""Damage as copies do it, made from a genuine Traditional text: each family a function.

The tables are of characters, not of any one copy: what a copy does differs, that it goes by single
characters does not. Broken bytes are made in tests/broken_bytes.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from pypinyin import Style
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.style import convert as convert_style

from scripts.converting.variants import convert, to_simplified
from scripts.restoring.census import common, same_in_both
from scripts.text.han import HAN
from scripts.text.pinyin import first_reading, toneless

# What a blind conversion leaves, since it is a Traditional character too.
LEFT = "后里么于面只制准余斗松卷干征并冲几云丑御术叶谷姜须划舍辟致咸范向困胡扎系才"
# What one that converts too much writes for each Simplified character that stands for several.
_PAIRS = (
    "后後 面麵 系係 尝嚐 制製 松鬆 只隻 扎紮 里裡 干幹 发發 复復 历歷 征徵 准準 "
    "云雲 余餘 谷穀 丑醜 斗鬥 几幾 划劃 卷捲 胡鬍 范範 于於 么麼 才纔 出齣 姜薑 向嚮 "
    "表錶 了瞭 舍捨 吁籲 咸鹹 御禦 辟闢 困睏 须鬚 冲衝 并並 "
)
TOO_MUCH = {pair[0]: pair[1] for pair in _PAIRS.split()}
SPAM = ("姐姐", "免費", "在線閱讀")


# What authors explain: rare characters, and readings that are not the first.
_GLOSSES = (
    "魑(chī) 魅(mèi) 饕(tāo) 可惡(wù) 廈(shà)門 執著(zhuó) 亳(bó)州 歙(shè)縣 澠(miǎn)池 "
    "單(shàn)于 龜(qiū)茲 月(ròu)氏 尉(yù)遲 燕(yān)國 吐谷(yù)渾 阿房(páng)宮 給(jǐ)予 暴(pù)曬 "
    "說(shuì)客 葉(shè)公 拗(ào)口 洪洞(tóng) 六(lù)安 番(pān)禺 臧否(pǐ) 谵(zhān)妄 酹(lèi)酒 "
    "驍(xiāo)勇 皚(ái)皚 涪(fú)陵 觱(bì)篥 囹(líng)圄 齷(wò)齪 倭(wō)寇 耄(mào)耋 長(cháng)吁 "
    "重(chóng)新 好(hào)奇 處(chǔ)理 參(shēn)商 數(shuò)見 樂(yuè)府 朝(zhāo)陽 傳(zhuàn)記 調(tiáo)和 "
    "會(kuài)計 當(dàng)真 應(yìng)對 觀(guàn)寺 和(hè)詩 "
)
GLOSSES = _GLOSSES.split()


@dataclass(frozen=True)
class Damaged:
    """A text and what a copy made of it."""

    right: str
    text: str
    hurt: int  # places that were hurt


def blind(text: str, left: str = LEFT, table: dict[str, str] | None = None) -> str:
    """A Traditional text by way of Simplified, converted back one character at a time."""
    table = {**{character: character for character in left}, **(table or {})}
    back = {character: convert(character, ("s2tw",)) for character in set(to_simplified(text))}
    return "".join(table.get(c, back[c]) for c in to_simplified(text))


def half_width(text: str) -> str:
    """Marks as copies have them."""
    return text.translate(str.maketrans("，；？：", ",;?:"))


def copys_table(text: str, share: float, random: Random, changed_only: bool = True) -> dict[str, str]:
    """A list of characters with their readings, as copies have it: common ones, the first reading."""
    characters = sorted({c for c in text if re.match(f"[{HAN}]", c) and common(c) and first_reading(c)})
    usable = [c for c in characters if not (changed_only and same_in_both(c))]
    return {c: first_reading(c) for c in random.sample(usable, round(share * len(usable)))}


def annotate(
    text: str,
    table: dict[str, str],
    write: Callable[[str], str] = "({})".format,
    skip: Callable[[], bool] = lambda: False,
) -> tuple[str, int]:
    """Put the reading behind each character of a table, but where ``skip`` says so; and how often."""
    parts, count = [], 0
    for character in text:
        parts.append(character)
        if character in table and not skip():
            parts.append(write(table[character]))
            count += 1
    return "".join(parts), count


def wrong_places(right: str, text: str) -> int:
    return sum(a != b for a, b in zip(right, text, strict=True))


def _annotated(write: Callable[[str], str], share: float = 0.5, skipped: float = 0.0) -> "Family":
    def make(text: str, random: Random) -> Damaged:
        base = blind(text)
        table = copys_table(base, share, random)
        damaged, count = annotate(half_width(base), table, write, lambda: random.random() < skipped)
        return Damaged(text, damaged, count + wrong_places(text, base))

    return make


def _with_words(text: str, random: Random) -> Damaged:
    """A word of advertising in one bracket of ten."""

    def write(reading: str) -> str:
        return f"({reading}{random.choice(SPAM)})" if random.random() < 0.1 else f"({reading})"

    return _annotated(write)(text, random)


def _sparse(text: str, random: Random) -> Damaged:
    """A short list: two annotations in a hundred characters."""
    base = blind(text)
    table = copys_table(base, 1.0, random)
    chosen: dict[str, str] = {}
    for character in random.sample(sorted(table), len(table)):
        chosen[character] = table[character]
        damaged, count = annotate(base, chosen)
        if count * 50 >= len(base):
            break
    return Damaged(text, damaged, count + wrong_places(text, base))


def _under(text: str, _: Random) -> Damaged:
    base = blind(text)
    return Damaged(text, base, wrong_places(text, base))


def _over(text: str, _: Random) -> Damaged:
    base = blind(text, "", TOO_MUCH)
    return Damaged(text, base, wrong_places(text, base))


Family = Callable[[str, Random], Damaged]
FAMILIES: dict[str, Family] = {
    "annotated": _annotated("({})".format),
    "nearly always": _annotated("({})".format, skipped=0.08),
    "sparse": _sparse,
    "none": _under,
    "over-converted": _over,
    "toneless": _annotated(lambda reading: f"({toneless(reading).replace('ü', 'v')})"),
    "doubled": _annotated(lambda reading: f"({toneless(reading)})({toneless(reading)})"),
    "full-width": _annotated("（{}）".format),
    "trailing space": _annotated("({} )".format),
    "square brackets": _annotated("[{}]".format),
    "black brackets": _annotated("【{}】".format),
    "capitals": _annotated(lambda reading: f"({reading.upper()})"),
    "a blank before": _annotated(" ({})".format),
    "blanks around": _annotated(" ({}) ".format),
    "no brackets": _annotated("{}".format),
    "numbers for tones": _annotated(lambda reading: f"({to_tone3(reading, neutral_tone_with_five=True)})"),
    "Zhuyin": _annotated(lambda reading: f"({convert_style(reading, Style.BOPOMOFO, strict=True)})"),
    "words": _with_words,
}
