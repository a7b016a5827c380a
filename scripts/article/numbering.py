"""The numbers of headings, 第一卷, 第二章, 一、, 1.1, with their levels; numbers of parts and of pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.article.dates import numeral
from scripts.article.line_kinds import BULLET, is_sure_caption, simple
from scripts.text.han import HAN

# Patterns are in Simplified, and matched against a line as it would be there.
N = "〇○零一二三四五六七八九十百千两廿壹贰叁参肆伍陆柒捌玖拾"
# By level: 第一卷 above 第二章 above 第一節 and 壹、 above 第一條 above 一、 above （一） above 1.
# above 1.1 above 1.1.1 and (1). What an article of law says on its own line is no heading.
_NTH = rf"第\s*[{N}\d]+\s*"
_ONE = rf"[{N}]{{1,3}}"
_TITLED = r"(?:[\s　：:·、.．—].*|[^，。；！？,;!?]*$)"
# Headings that stand before or behind all others, whatever these are.
_FRAME = r"(?:楔子|序[章幕言]|自序|前言|引[言子]|绪论|尾声|后记|跋|结语|终章|附录)(?:[\s　：:].*|$)"
# Scenes of a screenplay: 場景一：…, 3-2 客廳 夜, 內景 客廳 - 夜.
_SCENE = (
    rf"(?:场景|场次|分场|Scene|SCENE)\s*[{N}\d]{{1,3}}(?:[\s　：:、.．].*|$)"
    r"|(?:\d{1,3}[.、．]?\s*)?(?:[内外]景|INT\.|EXT\.|INT/EXT\.)[\s　：:、.／/][^，。；！？]*"
    r"|\d{1,3}(?:-\d{1,3})?[.、．]?[ 　](?![年月])[^\d，。；！？]{2,20}"
    r"[ 　／/](?:[日夜晨昏内外][景]?[ 　／/]*)+"
)
_LEVELS = (
    rf"(?:{_NTH}[卷部编辑]|卷[之第]?[{N}\d]+|[上中下][卷部篇编])(?:[\s　：:·、.．].*|$)",
    rf"{_NTH}(?:[章回幕讲课篇集折夜天话]|部分){_TITLED}|{_FRAME}"
    r"|(?:(?:Chapter|CHAPTER|Part|PART)\s+|Ch\.? ?)[\dIVXLC]+(?:-\d+)?\b.*",
    rf"{_SCENE}|{_NTH}(?:节{_TITLED}|[场款](?:[\s　：:].*|$))"
    rf"|[壹贰叁参肆伍陆柒捌玖拾]{{1,3}}\s*[、.．]\s*[^，。；]*",
    rf"{_NTH}条(?:之{_ONE})?(?:[\s　：:（(【][^，。；]*|$)",
    rf"{_ONE}\s*[、.．：:]\s*\S.*|{_ONE}(?:[ 　]+\S.*)?|其{_ONE}(?:[ 　]+\S.*)?",
    rf"[（(]{_ONE}[）)].*",
    r"\d{1,2}(?:\s*[.．、](?!\d)|[)）])\s*\S.*|\d{1,2}　\S.*|[IVX]{1,4}[.．、]\s*\S.*|\d{1,2}",
    r"\d{1,2}\.\d{1,2}[.．]?\s+\S.*",
    r"\d{1,2}(?:\.\d{1,2}){2,3}[.．]?\s+\S.*|[（(]\d{1,2}[）)].*|[①-⑳].*",
)
CHAPTERS = 4  # up to this level headings are numbered with 第
# The number of a part, alone, before its title or behind what it is: 二, 二　橋; （二）; 2. 橋; 議題二　橋.
_PARTS = tuple(
    re.compile(pattern.replace("N", r"(?P<n>[〇一二三四五六七八九十]{1,3}|\d{1,2})"))
    for pattern in (
        r"N(?:　\S.{0,19})?",
        rf"N [{HAN}][^，。；：！？]{{1,18}}",  # 0 引言, of a paper
        r"[（(]N[）)]",
        r"N[.．、]\s*[^\W\d][^，。、；：？！,;:]{0,18}",
        rf"(?P<of>[{HAN}]{{1,3}}?)N(?:[　 ：:]\s*[^\W\d][^。；]{{0,28}})?",
    )
)

_PART = 40  # characters that these have at most
ITEM = re.compile(r"[（(]?(\d{1,2})(?:[)）]|[.．、](?!\d))")  # of a list: 1. … or （1）…
FIRST = re.compile(r"[（(第]*[01一壹](?![\d十])")


def counting(texts: Sequence[str]) -> Iterator[int]:
    """Yield the indices of the lines that number the parts of a text from 1 or 0: 01; 二　橋; 議題二　橋.

    Numbers on neighbouring lines number no parts. An index may come twice.
    """
    short = [(at, simple(text)) for at, text in enumerate(texts) if len(text) <= _PART]
    for part in _PARTS:
        of: dict[tuple[str, bool], list[tuple[int, int]]] = {}
        for at, text in short:
            if (match := part.fullmatch(text)) and not is_sure_caption(text):
                style = match.groupdict().get("of", ""), match["n"].isdecimal()
                of.setdefault(style, []).append((at, numeral(match["n"])))
        for found in of.values():
            first = min(found[0][1], 1)  # a paper may begin with 0
            counts = len(found) > 1 and [number for _, number in found] == [*range(first, len(found) + first)]
            if counts and all(below - above > 1 for (above, _), (below, _) in pairwise(found)):
                yield from (at for at, _ in found)


def numbered(text: str) -> int:
    """Find the level of a numbered heading: 1 for 第一卷, 2 for 第二章, 5 for 一、 and so on; 0 for none."""
    return next((n for n, pattern in enumerate(_LEVELS, 1) if re.fullmatch(pattern, simple(text))), 0)


def is_frame(text: str) -> bool:
    """Say whether a heading stands before or behind all others, like 楔子 or 後記."""
    return bool(re.fullmatch(_FRAME, simple(text)))


def goes_on_counting(texts: Sequence[str], at: int) -> bool:
    """Say whether a line goes on with what began within the line above: 附件：1. 甲, 2. 乙."""
    match = re.match(r"(\d{1,2})[.．、]", texts[at])
    return bool(match and at and re.match(rf"\S.*\D{int(match[1]) - 1}[.．、]", texts[at - 1]))


def items(texts: Sequence[str]) -> Iterator[int]:
    """Yield the indices (from 0) of the lines of numbered lists (1. 2. 3.): the first stands right below a
    line that ends in a colon (甲有以下特點：), or each stands right above a bullet.
    """
    runs: list[list[int]] = []
    for at, text in enumerate(texts):
        if not (match := ITEM.match(text)):
            continue
        if (number := int(match[1])) == 1:
            runs.append([])
        if runs and number == len(runs[-1]) + 1:
            runs[-1].append(at)
    for run in runs:
        below = [texts[at + 1] for at in run if at + 1 < len(texts)]
        if (run[0] and texts[run[0] - 1][-1] in "：:") or all(map(BULLET.match, below)):
            yield from run


def page_numbers(texts: Sequence[str]) -> Iterator[int]:
    """Find numbers that stand alone and do not count from 1: pages of a printed book."""
    alone = [(at, int(text)) for at, text in enumerate(texts) if re.fullmatch("[0-9]{1,4}", text)]
    counts = [number for _, number in alone] == [*range(1, len(alone) + 1)]
    yield from (at for at, _ in alone if not counts)
