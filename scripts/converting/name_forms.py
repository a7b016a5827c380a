"""Whether a few characters are a person's name, by their form and by what a dictionary knows."""

import re
from functools import cache

from scripts.converting.conversion import by_opencc, tagged_words
from scripts.converting.surnames import COMPOUND, SINGLE

# Pen names that are words or have no surname.
_PEN = "鲁迅 巴金 老舍 冰心 茅盾 三毛 废名 亦舒 艾青 罗兰 琼瑶 也斯 七等生 舒巷城 周作人"
_ROLES = r"(?:先生|女士|教授|博士|老師|老师)?"
_HAN_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,4}}?{_ROLES}")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·‧・•．.][\u4e00-\u9fffA-Z][\u4e00-\u9fff.]{0,9}){1,4}")
_LATIN = re.compile(r"[A-Z][\w’'.-]*(?: (?:[a-z]{1,3} )?[A-Z][\w’'.-]*){1,3}")
# Characters that no name has behind its surname.
NOT_IN_NAMES = "第是的在了有不就也都很和与及或之被把从向为个们吗呢吧"


@cache
def is_name(text: str) -> bool:
    """Say whether a text has the form of one name or several: 徐志摩, 加西亞·馬爾克斯, 王小明、李四."""
    parts = [part for part in re.split(r"\s*[、，,&＆／/;；]\s*|[ 　]+(?:和|與|与)[ 　]+", text) if part]
    return 0 < len(parts) <= 5 and all(_one_name(part) for part in parts)


def _one_name(text: str) -> bool:
    # Three characters may be set apart: 徐 志 摩.
    close = re.sub(r"(?<=[\u4e00-\u9fff])[ 　](?=[\u4e00-\u9fff])", "", text) if len(text) <= 6 else text
    close = re.sub(r"^[（(\[［〔【][\u4e00-\u9fff]{1,3}[）)\]］〕】]\s*", "", close)  # [日]村上春樹
    if _FOREIGN.fullmatch(close) or _LATIN.fullmatch(close):
        return True
    if not _HAN_NAME.fullmatch(close):
        return False
    simplified = by_opencc(close, "t2s")
    if simplified in _PEN.split():
        return True
    if set(simplified[1:]) & set(NOT_IN_NAMES):
        return False
    double = len(close) == 4 and simplified[:2] in COMPOUND
    return (double or (len(close) < 4 and simplified[0] in SINGLE)) and not _is_made_of_words(simplified)


def is_unknown(text: str) -> bool:
    """Say whether a part of a text is in no dictionary and none of it is an everyday word: 照日格圖."""
    if not re.fullmatch("[\u4e00-\u9fff]+", text) or set(text) & set(NOT_IN_NAMES):
        return False
    simplified = by_opencc(text, "t2s")
    words = tagged_words(simplified)
    known = any(len(word) > 1 and not tag.startswith(("nr", "x")) for word, tag in words)
    return not known and any(tag == "x" and len(word) > 1 for word, tag in words)


def _is_made_of_words(simplified: str) -> bool:
    """Say whether a dictionary knows a Simplified text as words and not as a name: 簡介, 任務一, 花開."""
    words = tagged_words(simplified)
    # Behind a surname a word is a given name: 周作人.
    if any(len(word) > 1 and not tag.startswith(("nr", "x")) for word, tag in words[:1]):
        return True
    return len(simplified) == 2 and len(words) == 2
