"""Tell whether a few characters are a person's name, by their form and by what a dictionary knows."""

import re
from functools import cache

from scripts.converting.converters import by_opencc, tagged_words
from scripts.converting.surnames import SURNAMES
from scripts.text.tables import words_in

_PEN_NAMES = frozenset(words_in("converting/pen_names.txt"))
_ROLES = r"(?:先生|女士|教授|博士|老師|老师)?"
_HAN_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,4}}?{_ROLES}")
_FOREIGN = re.compile(
    r"(?:[A-Z]|[\u4e00-\u9fff]{1,8})(?:[·‧・•．.][\u4e00-\u9fffA-Z][\u4e00-\u9fff.]{0,9}){1,4}"
)
# 三島由紀夫
_JAPANESE = re.compile(
    rf"(?:{'|'.join(words_in('converting/japanese_surnames.txt'))})[^\W\d的是在了和与县市城路站]{{1,4}}"
)
_LATIN = re.compile(r"[A-Z][\w’'.-]*(?: (?:[a-z]{1,3} )?[A-Z][\w’'.-]*){1,3}")
# Characters that no name has behind its surname.
NOT_IN_NAMES = "第是的在了有不就也都很和与及或之被把从向为个们吗呢吧"


@cache
def is_name(text: str) -> bool:
    """Say whether a text has the form of one name or several: 徐志摩, 加西亞·馬爾克斯, 王小明、李四."""
    parts = [part for part in re.split(r"\s*[、，,&＆／/;；]\s*|[ 　]+(?:和|與|与)[ 　]+", text) if part]
    return text[-1:] not in {*"、，,"} and 0 < len(parts) <= 5 and all(_one_name(part) for part in parts)


def _one_name(text: str) -> bool:
    """Say whether a text has the form of a single name: of Chinese, Japanese or foreign people."""
    # Three characters may be set apart: 徐 志 摩.
    close = re.sub(r"(?<=[\u4e00-\u9fff])[ 　](?=[\u4e00-\u9fff])", "", text) if len(text) <= 6 else text
    close = re.sub(r"^[（(\[［〔【][\u4e00-\u9fff]{1,3}[）)\]］〕】]\s*", "", close)  # [日]村上春樹
    if _FOREIGN.fullmatch(close) or _LATIN.fullmatch(close):
        return True
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,8}", close):
        return False
    simplified = by_opencc(close, "t2s")
    if simplified in _PEN_NAMES or _JAPANESE.fullmatch(simplified):
        return True
    inside = simplified[1:2] + simplified[2:].removesuffix("之")  # 王羲之
    if not _HAN_NAME.fullmatch(close) or set(inside) & set(NOT_IN_NAMES):
        return False
    if len(close) == 4 and simplified[:2] in SURNAMES:
        return not (_begins_with_a_word(simplified, 2) or _begins_with_a_word(simplified[2:]))
    return len(close) < 4 and simplified[0] in SURNAMES and not _is_made_of_words(simplified)


def is_known(text: str) -> bool:
    """Say whether a dictionary has a text as somebody's name: 卡夫卡."""
    simplified = by_opencc(text, "t2s")
    return len(text) > 2 and any(
        word == simplified and tag.startswith("nr") for word, tag in tagged_words(simplified)
    )


def may_be_name(text: str) -> bool:
    """Say whether a few characters may be a name where nothing else is likelier.

    They are a surname and what is no word with it (徐訏), or one word that is no everyday one (培根).
    """
    simplified = by_opencc(text, "t2s")
    if not re.fullmatch("[\u4e00-\u9fff]{2,5}", text) or set(simplified[1:]) & set(NOT_IN_NAMES):
        return False
    words = tagged_words(simplified)
    if len(words) == 1:
        return words[0][1].startswith(("nr", "nz", "x"))
    return (len(text) < 4 and simplified[0] in SURNAMES) or (len(text) < 5 and simplified[:2] in SURNAMES)


def is_unknown(text: str) -> bool:
    """Say whether a text has a part that is in no dictionary, and no everyday word: 照日格圖."""
    if not re.fullmatch("[\u4e00-\u9fff]+", text) or set(text) & set(NOT_IN_NAMES):
        return False
    simplified = by_opencc(text, "t2s")
    words = tagged_words(simplified)
    known = any(len(word) > 1 and not tag.startswith(("nr", "x")) for word, tag in words)
    return not known and any(tag == "x" and len(word) > 1 for word, tag in words)


def _begins_with_a_word(simplified: str, surname: int = 1) -> bool:
    """Say whether a text begins with a word of more than ``surname`` characters that is no known name."""
    first = tagged_words(simplified)[:1]
    return any(len(word) > surname and not tag.startswith(("nr", "x")) for word, tag in first)


def _is_made_of_words(simplified: str) -> bool:
    """Say whether a dictionary knows a Simplified text as words and not as a name: 簡介, 任務一, 花開."""
    # Behind a surname a word is a given name: 周作人.
    return _begins_with_a_word(simplified) or len(simplified) == 2 == len(tagged_words(simplified))
