"""Find which lines of a text are headings, by their form and by the lines around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.article.heading_form import CHOICE, has_form, is_prose, is_term
from scripts.article.line_kinds import BULLET, CLOSED, ENDS, FIELD, is_break, is_caption, is_row, simple
from scripts.article.numbering import CHAPTERS, FIRST, ITEM, N, goes_on_counting, is_frame, items, numbered
from scripts.article.recurring import MAX_HEADING, never, surely

PLAIN = 10  # the level of headings without a number
# The level of a number without a dot, in papers (1 引言): that of 1. 引言, above 1.1.
PAPER = numbered("1. 引言")

# Patterns are in Simplified, and matched against a line as it would be there.
_MARK = re.compile(r"\s*(#{1,6}) +(\S.*?)\s*#*\s*$")
_QUESTIONS = 4  # so many questions are headings; fewer are asked in the text
# Headings by their words.
_KNOWN = re.compile(
    r"(?:参考(?:资料|文献|书目|来源)?|延伸阅读|相关阅读|图片来源|资料来源|注释|注解|[总小]结|结论|致谢|摘要|导读|简介|概述|背景|附注"
    # of a life, and of a judgment
    r"|学[ 　]*历|经[ 　]*历|教育(?:背景|经历|程度)|工作(?:经历|经验)|[专特][ 　]*长|著[ 　]*作|联[络系]方式"
    r"|自我(?:评价|介绍)|个人(?:简介|资料|信息)|获奖(?:情况|经历|记录)|主[ 　]*文)"
)
_FORMAL = re.compile(r"[壹贰叁参肆伍陆柒捌玖拾]{1,3}\s*[、.．].{1,24}")  # of minutes and plans: 壹、主席致詞
_ARTICLE = re.compile(rf"第\s*[{N}\d]+\s*[条條]")
_FEW = 10  # Han characters of a heading where paragraphs end without a mark
_PAPER = re.compile(r"\d{1,2} ")
_WIDE = re.compile(r"(?<=\S\S)(?:　　+|  +)(?=\S)")
_CODE = re.compile(r"(?![#\d])[\t -~]*[^.!?:]")  # a line of Latin letters that is no sentence
_PARTED = re.compile(r"\S{1,6}(?:　+|  +)\S")  # of two parts: 2F　拉桿


@dataclass(frozen=True)
class Heading:
    """A line, counted from 1, that is a heading.

    ``level`` ranks it among the others: a smaller one stands higher, and ``PLAIN`` has no number. It is not
    the level on the page, which ``shown_levels`` makes of it.
    """

    line: int
    level: int


def unmarked(text: str) -> str:
    """Take the mark off that Markdown has before a heading: # 題 → 題."""
    match = _MARK.match(text)
    return match[2] if match else text


def headings_among(full: list[tuple[int, str]], passed: set[int]) -> list[Heading]:
    """Find the headings among ``full``, (number, text) of each line that is not empty.

    ``passed``: the places in ``full`` of title and credits.
    """
    texts = [text for _, text in full]
    # Title, credits and rows of tables are none; of others those of their kind may tell (``recurring``).
    none = passed | never(texts) | {at for at in range(len(texts)) if _is_among_rows(texts, at)}
    known_at = surely(texts, passed) - none
    levels = _levels(texts, passed, none, known_at)
    # What goes on counting, and items of numbered lists (both ``numbering``), are none.
    listed = {*items(texts)}
    found = {
        at: level
        for at, level in enumerate(levels)
        if level and not goes_on_counting(texts, at) and at not in listed
    }
    articles = {at for at, text in enumerate(texts) if _ARTICLE.match(text)}
    if 2 * len(articles & found.keys()) < len(articles):  # 第六條（刪除） among those that say something
        found = {at: level for at, level in found.items() if at not in articles}
    formal = [at for at, text in enumerate(texts[:-1]) if _FORMAL.fullmatch(simple(text))]
    if sum(at in found for at in formal) > 1:  # 肆、臨時動議：無 among those that say more
        found |= {at: numbered(texts[at]) for at in formal if numbered(texts[at])}
    if not any(text[-1] in CLOSED or len(text) > MAX_HEADING for text in texts):  # things to bring, or to do
        outer = min(found.values(), default=0)
        found = {at: level for at, level in found.items() if level in (outer, PLAIN) or level <= CHAPTERS}
    # 楔子 and 後記 (``numbering``) stand as high as the highest of the others.
    framed = [at for at in found if is_frame(texts[at])]
    others = [level for at, level in found.items() if at not in framed and level != PLAIN]
    found |= dict.fromkeys(framed, min(others)) if others else {}
    # A few questions are no headings where no other line without a number is one: somebody asks them. One
    # heading in all, right under the title, is a second title or a name.
    questions = {at for at, level in found.items() if level == PLAIN and texts[at][-1] in "？?"}
    plain = [at for at, level in found.items() if level == PLAIN and at not in questions]
    if [*found] == plain and len(plain) == 1 and {*range(plain[0])} <= passed and plain[0] not in known_at:
        return []
    few = questions - known_at if not plain and len(questions) < _QUESTIONS else ()
    return [Heading(full[at][0], level) for at, level in sorted(found.items()) if at not in few]


def _levels(texts: list[str], passed: set[int], none: set[int], known_at: set[int]) -> list[int]:
    """Find the level of each line, 0 where it is no heading: by its mark, words, number (``numbering``), or
    form (``heading_form``), and the lines beside. ``none``: the places of what is none; ``known_at``: of what
    surely is one.
    """
    levels = [0] * len(texts)
    most = _most(texts)
    for at, text in enumerate(texts[:-1]):
        if at in none:
            continue
        mark = None if text[-1] == "。" or _CODE.fullmatch(texts[at + 1]) else _MARK.match(text)
        beside = any(map(_is_known, (texts[max(at - 1, 0)], texts[at + 1]))) if at else False  # in a list
        if mark:
            levels[at] = len(mark[1])
        elif at in known_at or (_is_known(text) and not beside):
            levels[at] = numbered(text) or (PAPER if _PAPER.match(text) else PLAIN)
        else:
            levels[at] = _level(texts, levels, at, passed, most)
    return levels


def _is_known(text: str) -> bool:
    """Say whether a line is a heading by its words: 參考資料, 【後記】."""
    inside = text[1:-1] if text[0] + text[-1] in ("【】", "〔〕", "［］") else ""  # 【後記】
    return bool(_KNOWN.fullmatch(simple(inside or text))) or is_frame(inside)


def shown_levels(headings: Sequence[Heading]) -> dict[int, int]:
    """Map the line of each heading that stands below others to its level: 3 for 一、 where 第一章 is 2.

    Only the numbered ones tell levels, and only where one of the highest comes first.
    """
    tell = [one for one in headings if one.level != PLAIN]
    used = sorted({one.level for one in tell})
    if not tell or tell[0].level != used[0]:
        return {}
    return {one.line: min(2 + used.index(one.level), 6) for one in tell if one.level != used[0]}


def _most(texts: list[str]) -> int:
    """Say how many Han characters a heading may have: few where paragraphs too end without a mark."""
    told = [text for text in texts if len(text) > MAX_HEADING and not BULLET.match(text) and not is_row(text)]
    return _FEW if sum(text[-1] not in ENDS for text in told) * 3 > len(told) else MAX_HEADING


def _level(texts: list[str], levels: list[int], at: int, passed: set[int], most: int) -> int:
    """Find the level of a heading, 0 where a line is none."""
    text, after = texts[at], texts[at + 1]
    before = texts[at - 1] if at and at - 1 not in passed else ""
    if not (has_form(text) or is_term(text, after)) or CHOICE.match(after):
        return 0
    level = numbered(text)
    if level:
        return level if _stands_alone(text, before, after, level) else 0
    asked = text[-1] in "？?" and {*before[-1:], after[-1]} & {*"？?"}
    if is_prose(text, after, most) or asked:  # one question of several in a row
        return 0
    near = any(_PARTED.match(one) for one in (before, after) if len(one) <= MAX_HEADING)
    if len(_WIDE.split(text)) > 2 or (near and _PARTED.match(text)):
        return 0  # a row of a table or list
    below = numbered(after) if has_form(after) else 0
    between = numbered(before) == below and not FIRST.match(after)  # below 一、 and above 二、
    listed = BULLET.match(after) and not (is_break(after) or BULLET.match(before))
    stands_above = _is_paragraph(after, text) or (below and not between) or listed
    closed = not before or levels[at - 1] not in (0, PLAIN) or _is_whole(before)
    return PLAIN if stands_above and closed else 0


def _is_among_rows(texts: list[str], at: int) -> bool:
    """Say whether a line between two rows of a table belongs to it; 二、… does not: it parts two tables."""
    parts = numbered(texts[at]) and not texts[at][0].isdecimal()
    return not parts and 0 < at < len(texts) - 1 and is_row(texts[at - 1]) and is_row(texts[at + 1])


def _is_whole(text: str) -> bool:
    """Say whether a line ends what it says, so that a heading may follow; an item of a list or form does."""
    if len(text) <= MAX_HEADING and text[-1] not in "：:" and (ITEM.match(text) or FIELD.fullmatch(text)):
        return True
    ends = text[-1] in CLOSED or len(text) > 60 or is_break(text) or is_row(text) or is_caption(text)
    return ends or bool(BULLET.match(text))


def _stands_alone(text: str, before: str, after: str, level: int) -> bool:
    """Say whether a numbered line has text under it, and is no item of a list."""
    below = numbered(after)
    if below and below != level:
        return below > level or level <= CHAPTERS
    if level > CHAPTERS and level in (below, numbered(before)):
        return False
    return not below and (len(after) > 8 or is_row(after) or level <= CHAPTERS or text[0] == "其")


def _is_paragraph(text: str, heading: str) -> bool:
    """Say whether a line is the paragraph that a heading stands above."""
    ends = text[-1] in "。！？…”」』；："
    return (len(text) > len(heading) and (len(text) >= 30 or ends or (len(text) > 12 and "，" in text))) or (
        text[-1] in "。：" and len(text) >= 8
    )
