"""The numbers of headings, 第一卷, 第二章, 一、, 1.1, with their levels; numbers of parts and of pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.article.dates import han_number
from scripts.article.line_kinds import simple

# Patterns are in Simplified, and matched against a line as it would be there.
N = "〇○零一二三四五六七八九十百千两廿壹贰叁参肆伍陆柒捌玖拾"
# By level: 第一卷, 卷一 above 第二章 above 一、 above （一） above 1. above 1.1 and (1).
_LEVELS = (
    rf"(?:第\s*[{N}\d]+\s*[卷部编辑]|卷[之第]?[{N}\d]+|[上中下][卷部篇编])(?:[\s　：:·、.．].*|$)",
    rf"第\s*[{N}\d]+\s*(?:[章回幕讲课篇节集折夜天话]|部分)(?:[\s　：:·、.．—].*|[^，。；！？,;!?]*$)"
    r"|(?:楔子|序[章幕言]|自序|前言|引[言子]|绪论|尾声|后记|跋|结语|终章|附录)(?:[\s　：:].*|$)"
    r"|(?:Chapter|CHAPTER|Part|PART)\s+[\dIVXLC]+\b.*",
    rf"[{N}]{{1,3}}\s*[、.．：:]\s*\S.*|[{N}]{{1,3}}(?:[ 　]+\S.*)?|其[{N}]{{1,3}}(?:[ 　]+\S.*)?",
    rf"[（(][{N}]{{1,3}}[）)].*",
    r"\d{1,2}\s*[.．、](?!\d)\s*\S.*|\d{1,2}　\S.*|[IVX]{1,4}[.．、]\s*\S.*|\d{1,2}",
    r"\d{1,2}(?:\.\d{1,2}){1,3}[.．]?\s+\S.*|[（(]\d{1,2}[）)].*|[①-⑳].*",
)
# The number of a part, alone or before its title: 二, 01, 二　橋; （二）.
_PARTS = tuple(
    re.compile(pattern.replace("N", r"([〇一二三四五六七八九十]{1,3}|\d{1,2})"))
    for pattern in (r"N(?:　\S.{0,19})?", r"[（(]N[）)]")
)


def counting(texts: Sequence[str]) -> Iterator[int]:
    """Find the numbers, alone or before a title, that count the parts of a text from 1: 01, 二　橋."""
    for part in _PARTS:
        found = [(at, match[1]) for at, text in enumerate(texts) if (match := part.fullmatch(simple(text)))]
        numbers = [int(one) if one.isdecimal() else han_number(one) for _, one in found]
        counts = len(found) > 1 and numbers == [*range(1, len(found) + 1)]
        if counts and all(below - above > 1 for (above, _), (below, _) in pairwise(found)):
            yield from (at for at, _ in found)


def numbered(text: str) -> int:
    """Find the level of a numbered heading: 1 for 第一卷, 2 for 第二章, 3 for 一、 and so on; 0 for none."""
    return next((n for n, pattern in enumerate(_LEVELS, 1) if re.fullmatch(pattern, simple(text))), 0)


def page_numbers(texts: Sequence[str]) -> Iterator[int]:
    """Find numbers that stand alone and do not count from 1: pages of a printed book."""
    alone = [(at, int(text)) for at, text in enumerate(texts) if re.fullmatch("[0-9]{1,4}", text)]
    counts = [number for _, number in alone] == [*range(1, len(alone) + 1)]
    yield from (at for at, _ in alone if not counts)
