"""What a text's lines are: title, author, day, headings. Guesses, each by rules of form alone."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.article.lines import SENTENCE_END, Credit, credit, is_break, is_caption, is_row, simple
from scripts.converting.name_forms import is_unknown
from scripts.text.pinyin import HAN

MAX_TITLE = 64
MAX_HEADING = 40
PLAIN = 7  # the level of a heading without a number
HEAD = 6  # lines under the title that may be credits

_CLOSED = "。！？…”」』）)!?》"
# Patterns are in Simplified, and matched against a line as it would be there.
_N = "〇○零一二三四五六七八九十百千两廿壹贰叁参肆伍陆柒捌玖拾"
# Numbered headings by level: 第一卷 above 第二章 above 一、 above （一） above 1. above (1).
_NUMBERED = (
    rf"(?:第\s*[{_N}\d]+\s*[卷部编]|[上中下][卷部篇编])(?:[\s　：:·、.．].*|$)",
    rf"第\s*[{_N}\d]+\s*(?:[章回幕讲课篇节集折夜天话]|部分)(?:[\s　：:·、.．—].*|[^，。；！？]*$)"
    r"|(?:楔子|序[章幕言]|自序|前言|引[言子]|绪论|尾声|后记|跋|结语|终章|附录)(?:[\s　：:].*|$)"
    r"|(?:Chapter|CHAPTER|Part|PART)\s+[\dIVXLC]+\b.*",
    rf"[{_N}]{{1,3}}\s*[、.．：:]\s*\S.*|[{_N}]{{1,3}}(?:[ 　]+\S.*)?",
    rf"[（(][{_N}]{{1,3}}[）)].*",
    r"\d{1,2}\s*[.．、](?!\d)\s*\S.*|\d{1,2}(?:\.\d{1,2}){1,3}[.．]?\s+\S.*|[IVX]{1,4}[.．、]\s*\S.*|\d{1,2}",
    r"[（(]\d{1,2}[）)].*|[①-⑳].*",
)
_NUMBERED_PATTERNS = tuple(re.compile(pattern) for pattern in _NUMBERED)
_MARK = re.compile(r"\s*(#{1,6})\s+(\S.*?)\s*#*\s*$")
# Lines above a title that say where it stands, not what it is.
_KICKER = re.compile(
    r"[【\[［〔]?(?:专题|专栏|[时社影书乐]?评论?|社论|观点|(?:读者)?投[书稿]|副刊|人物|(?:人物)?专访|深度(?:报道)?|特稿|特写|[书文]摘"
    r"|国际|两岸|港闻|要闻|众闻|财经|科技|文化|艺文|生活|教育|社会|政治|体育|旅游|健康|散文|小说|新诗|随笔|杂文|译文|转载|原创|连载"
    r"|新闻|\S{1,10}(?:系列|专题|专栏|特辑|报[道导]|副刊))(?:\s*[之第]?\s*[\d一二三四五六七八九十]+\s*[期回篇]?)?[】\]］〕]?"
    r"|\S{0,8}第\s*[\d一二三四五六七八九十百]+\s*期|(?:系列|[Vv]ol)\W*\d+"
)
# Headings by their words: what follows is often a list.
_KNOWN = re.compile(
    r"(?:参考(?:资料|文献|书目|来源)?|延伸阅读|相关阅读|图片来源|资料来源|注释|注解|[总小]结|结论|致谢|摘要|导读|简介|概述|背景|附注)"
)
_LIST = re.compile("参考|延伸|相关|图片来源|资料来源")
# A line about the text, in brackets or behind a role: 【撰文：…】…, （第三章·完）, 專欄 | 王小明.
_ASIDE = re.compile(
    r"[【（(\[](?:撰文|作者|文|图|摄影|编?按|注)[：:／/]|[（(【](?![一二三四五六七八九十\d]{1,3}[）)]).*[）)】]$"
    r"|[^\s|｜]{2,6}\s*[|｜]\s*[^\s|｜]{1,16}$"
)


@dataclass(frozen=True)
class Heading:
    """A line that is a heading; ``level`` 1 stands above 2. Lines count from 1."""

    line: int
    level: int


@dataclass(frozen=True)
class Guess:
    """What lines are, by guess. ``title_line`` is None where no line is the title: ``title`` is then made up.

    ``credits`` are the lines under the title that say who and when; they stay in the text.
    """

    title_line: int | None
    title: str
    author: str | None
    date: datetime.date | None
    credits: tuple[int, ...]
    headings: tuple[Heading, ...]


def guess_structure(lines: Sequence[str]) -> Guess:
    """Guess what each line of a text is. Lines count from 1; empty ones are passed over.

    Author and day are read from the lines under the title. These lines stay in the text, as paragraphs
    and never as headings: what is published is what was received.
    """
    full = [(number, text.strip(" 　\t")) for number, text in enumerate(lines, 1) if text.strip(" 　\t")]
    if not full:
        return Guess(None, "", None, None, (), ())
    at = _title_at(full)
    title_line, title = (None, _opening(full[0][1])) if at is None else (full[at][0], unmarked(full[at][1]))
    credits = _credits(full, at)
    named = [one for _, one in credits if one.author]
    days = [one.date for _, one in credits if one.date]
    numbers = tuple(full[index][0] for index, _ in credits)
    passed = {index for index, _ in credits} | set(range((at or 0) + 1 if at is not None else 0))
    headings = tuple(_headings(full, passed))
    author = next((one.author for one in named if one.sure), named[0].author if named else None)
    return Guess(title_line, title, author, days[0] if days else None, numbers, headings)


def unmarked(text: str) -> str:
    """A line without the mark that Markdown has before a heading: # 題 → 題."""
    match = _MARK.match(text)
    return match[2] if match else text


# --- the title -------------------------------------------------------------------------------


def _title_at(full: list[tuple[int, str]]) -> int | None:
    """Which line is the title: the first that may be, or the one under a kicker."""
    if len(full) < 2:
        return None
    texts = [text for _, text in full]
    for at, text in enumerate(texts[:-1][:3]):  # A title has a text below it.
        above = texts[:at]
        if any(not _is_above_a_title(one) for one in above):
            return None
        kicker = (
            _KICKER.fullmatch(simple(text))
            and len(texts) > at + 2
            and _may_be_title(texts[at + 1], texts[at + 2])
        )
        if kicker and not credit(texts[at + 1]):
            continue
        if (
            not is_break(text)
            and _may_be_title(text, texts[at + 1])
            and not (at < 2 and _is_credit_above(text))
        ):
            return at
    return None


def _is_above_a_title(text: str) -> bool:
    return is_break(text) or bool(_KICKER.fullmatch(simple(text))) or _is_credit_above(text)


def _is_credit_above(text: str) -> bool:
    """A line like 作者：…, which may stand above a title; a bare name is a title there."""
    one = credit(text)
    return bool(one and one.sure)


def _may_be_title(text: str, below: str) -> bool:
    """Whether a first line is a title: short, and no paragraph."""
    title = unmarked(text)
    if not 1 <= len(title) <= MAX_TITLE or is_row(title) or title[-1] in "，、；：,;:":
        return False
    marks = len(re.findall("[。；]", title))
    if title[-1] == "。":
        named = bool(credit(below))
        return (
            marks == 1
            and len(title) <= 30
            and ("，" not in title or named)
            and (len(below) > len(title) or named)
        )
    if marks:
        return False
    commas = len(re.findall("[，、]", title))
    if re.match('[“「『"‘]', title) and re.search('[”」』"’]$', title) and commas and len(title) > 30:
        return False
    return commas <= 3


def _opening(text: str) -> str:
    """The opening words of a text without a title."""
    return (re.split("[。；，：！？…—]", text, maxsplit=1)[0] or text)[:MAX_HEADING]


# --- author and day --------------------------------------------------------------------------


def _credits(full: list[tuple[int, str]], title: int | None) -> list[tuple[int, Credit]]:
    """The lines around the title that say who and when: place in ``full``, and what each says."""
    if title is None:
        return []
    found = [(at, one) for at in range(title) if (one := credit(full[at][1])) and one.sure]
    for at in range(title + 1, min(title + 1 + HEAD, len(full) - 1)):
        one = credit(full[at][1])
        if one is None and at == title + 1:
            if _is_subtitle(full, at):
                continue
            one = _signed(full, at)
        # A bare name is an author's only right under the title, above the text.
        if one is None or (not one.sure and (at > title + 3 or any(other.author for _, other in found))):
            break
        found.append((at, one))
    return found


def _signed(full: list[tuple[int, str]], at: int) -> Credit | None:
    """Who wrote, where neither a label nor a surname says so.

    A few words right above the day (香港某某基金), or a word that no dictionary knows (照日格圖).
    """
    text, below = full[at][1], credit(full[at + 1][1])
    if re.search(r"\W", text) or len(text) > 12:
        return None
    dated = below is not None and below.sure and below.date is not None and not below.author
    return Credit(text, None, sure=False) if dated or (2 < len(text) < 6 and is_unknown(text)) else None


def _is_subtitle(full: list[tuple[int, str]], at: int) -> bool:
    """A second title, ——…, or a line above 文／… that is as short as a title."""
    text, below = full[at][1], credit(full[at + 1][1]) if at + 1 < len(full) else None
    if re.match("[—─－-]", text):
        return True
    long = len(text) > 12 or bool(re.search(r"\W", text))
    return bool(below and below.sure and (long or below.author)) and _may_be_title(text, full[at + 1][1])


# --- headings --------------------------------------------------------------------------------


def _headings(full: list[tuple[int, str]], passed: set[int]) -> list[Heading]:
    """The headings among the lines that are not title or credits."""
    texts = [text for _, text in full]
    levels = [0] * len(texts)
    in_list = False  # of links or books, under a heading that says so
    for at, text in enumerate(texts[:-1]):
        if at in passed:
            continue
        mark = _MARK.match(text)
        known = bool(_KNOWN.fullmatch(simple(text)))
        levels[at] = len(mark[1]) if mark else PLAIN if known else _level(texts, levels, at, passed)
        if in_list and levels[at] == PLAIN and not known:
            levels[at] = 0
        elif levels[at]:
            in_list = bool(_LIST.match(simple(text)))
    found = {at: level for at, level in enumerate(levels) if level}
    # A question where no other line is such a heading: somebody asks it.
    plain = any(level == PLAIN and texts[at][-1] not in "？?" for at, level in found.items())
    return [
        Heading(full[at][0], level)
        for at, level in found.items()
        if plain or level != PLAIN or texts[at][-1] not in "？?"
    ]


def _level(texts: list[str], levels: list[int], at: int, passed: set[int]) -> int:
    """The level of a heading, 0 where a line is none."""
    text, after = texts[at], texts[at + 1]
    before = texts[at - 1] if at and at - 1 not in passed else ""
    if not _has_form(text):
        return 0
    level = numbered(text)
    if level:
        return level if _stands_alone(before, after, level) else 0
    stands_above = _is_paragraph(after, text) or (bool(numbered(after)) and _has_form(after))
    closed = not before or bool(levels[at - 1]) or _is_whole(before)
    return PLAIN if stands_above and closed else 0


def _is_whole(text: str) -> bool:
    """Whether a line ends what it says, so that a heading may follow."""
    return text[-1] in _CLOSED or len(text) > 60 or is_break(text) or is_row(text) or is_caption(text)


def numbered(text: str) -> int:
    """The level of a numbered heading: 1 for 第一卷, 2 for 第二章, 3 for 一、 and so on; 0 for none."""
    return next((n for n, pattern in enumerate(_NUMBERED_PATTERNS, 1) if pattern.fullmatch(simple(text))), 0)


def _has_form(text: str) -> bool:
    """Short, ends no sentence, quotes nobody, and is no row, caption, break, credit or date."""
    return (
        len(text) <= MAX_HEADING
        and (len(text) > 1 or bool(numbered(text)))
        and text[-1] not in SENTENCE_END + "！!”’」』\"'"
        and "。" not in text
        and not re.search(r"^.{1,4}[：:]\s*\S{2,}[，]", text)
        and not is_break(text)
        and not is_caption(text)
        and not is_row(text)
        and not _ASIDE.match(simple(text))
        and len(re.findall("[，,]", text)) <= 1
        and bool(re.search(rf"[{HAN}]", text) or numbered(text))
        and not re.fullmatch(r"[\d〇一二三四五六七八九十年月日/. -]+", text if not numbered(text) else "字")
        and not ((one := credit(text)) and one.sure)
    )


def _stands_alone(before: str, after: str, level: int) -> bool:
    """Whether a numbered line has text under it, and is no item of a list."""
    below = numbered(after)
    if below and below != level:
        return below > level or level <= 2
    if level > 2 and level in (below, numbered(before)):
        return False
    return not below and (len(after) > 8 or level <= 2)


def _is_paragraph(text: str, heading: str) -> bool:
    """Whether a line is the paragraph that a heading stands above."""
    ends = text[-1] in "。！？…”」』；："
    return (len(text) > len(heading) and (len(text) >= 30 or ends or "，" in text)) or (
        text[-1] in "。：" and len(text) >= 8
    )
