"""Guess by form alone which lines of a text are its title and headings, who wrote it, and on which day."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.article.credits import Credit, credit
from scripts.article.headings import MAX_HEADING, Heading, headings_among, unmarked
from scripts.article.line_kinds import is_break, is_row, simple
from scripts.article.numbering import numbered
from scripts.converting.name_forms import is_name, is_unknown

MAX_TITLE = 64
HEAD = 6  # lines under the title that may be credits

# Lines above a title that say where it stands, not what it is.
_KICKER = re.compile(
    r"[【\[［〔]?(?:专题|专栏|[时社影书乐]?评论?|社论|观点|(?:读者)?投[书稿]|副刊|人物|(?:人物)?专访|深度(?:报道)?|特稿|特写|[书文]摘"
    r"|国际|两岸|港闻|要闻|众闻|财经|科技|文化|艺文|生活|教育|社会|政治|体育|旅游|健康|散文|小说|新诗|随笔|杂文|译文|转载|原创|连载"
    r"|新闻|\S{1,10}(?:系列|专题|专栏|特辑|报[道导]|副刊))(?:\s*[之第]?\s*[\d一二三四五六七八九十]+\s*[期回篇]?)?[】\]］〕]?"
    r"|(?:点击|点一点|轻触|长按|扫码)?.{0,6}(?:上方|下方|蓝字).{0,20}关注.{0,6}"
    r"|\S{0,8}第\s*[\d一二三四五六七八九十百]+\s*期|(?:系列|[Vv]ol)\W*\d+"
)
# What stands above a title and is no kicker: a note of the editor's.
_NOTE = re.compile(r"[（(【\[]?(?:编者|作者|译者|编)?(?:按语?|的话)\s*[】\]]?[：:]")
_BETWEEN = re.compile(r"[、，,;；／/\s]+")
_REIGN = re.compile(r"\w{2,4}[元一二三四五六七八九十廿]{1,3}年(?:\w{1,3}月\w{0,3}|[春夏秋冬])?")  # 元和四年


@dataclass(frozen=True)
class Guess:
    """What lines are, by guess. ``title_line`` is None where no line is the title: ``title`` is then made up,
    "" where a text begins with its first chapter.

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
    at, opening = _title_at(full), _opening(full[0][1])
    if at == 0 and _is_first_of_many([text for _, text in full]):
        at, opening = None, ""
    title_line, title = (None, opening) if at is None else (full[at][0], unmarked(full[at][1]))
    credits = _credits(full, at)
    named = [one for _, one in credits if one.author]
    days = [one.date for _, one in credits if one.date]
    numbers = tuple(full[index][0] for index, _ in credits)
    passed = {index for index, _ in credits} | {*range(0 if at is None else at + 1)}
    headings = tuple(headings_among(full, passed))
    author = next((one.author for one in named if one.sure), named[0].author if named else None)
    return Guess(title_line, title, author, days[0] if days else None, numbers, headings)


# --- the title -------------------------------------------------------------------------------


def _title_at(full: list[tuple[int, str]]) -> int | None:
    """Find the line that is the title: the first that may be, or the one under a kicker."""
    if len(full) < 2:
        return None
    texts = [text for _, text in full]
    for at, text in enumerate(texts[:-1][:3]):  # A title has a text below it.
        above = texts[:at]
        if any(not _is_above_a_title(one) for one in above):
            break
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
    return 0 if _names_nobody(texts[0]) and _may_be_title(texts[0], texts[1]) else None


def _names_nobody(text: str) -> bool:
    """Say whether what stands behind a label and a colon is no name: 口述：碼頭上的四十年."""
    rest, one = text.partition("：")[2], credit(text)
    return bool(rest and one and one.author and not any(map(is_name, _BETWEEN.split(rest))))


def _is_first_of_many(texts: Sequence[str]) -> bool:
    """Say whether a text begins with the first of its chapters, so that its title is not there."""
    level = numbered(texts[0])
    return 0 < level < 3 and any(numbered(text) == level for text in texts[1:])


def _is_above_a_title(text: str) -> bool:
    above = _KICKER.fullmatch(simple(text)) or _NOTE.match(simple(text))
    return is_break(text) or bool(above) or _is_credit_above(text)


def _is_credit_above(text: str) -> bool:
    """Say whether a line like 作者：… may stand above a title; a bare name there is the title."""
    one = credit(text)
    return bool(one and one.sure)


def _may_be_title(text: str, below: str) -> bool:
    """Say whether a first line is a title: short, and no paragraph."""
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
    """Cut the opening words of a text without a title."""
    words = (re.split("[。；，：！？…—]", text, maxsplit=1)[0] or text)[:MAX_HEADING]
    return " ".join(words.split())  # of a row of a table: a title has no tabs


# --- author and day --------------------------------------------------------------------------


def _credits(full: list[tuple[int, str]], title: int | None) -> list[tuple[int, Credit]]:
    """Find the lines around the title that say who and when: place in ``full``, and what each says."""
    if title is None:
        return []
    found = [(at, one) for at in range(title) if (one := credit(full[at][1])) and one.sure]
    for at in range(title + 1, min(title + 1 + HEAD, len(full) - 1)):
        one = credit(full[at][1])
        if one is None and at == title + 1:
            if _is_subtitle(full, at):
                continue
            one = _signed(full, at)
        if found and _REIGN.fullmatch(simple(full[at][1])):
            one = Credit()
        # A bare name is an author's only right under the title, above the text.
        if one is None or (not one.sure and (at > title + 3 or any(other.author for _, other in found))):
            break
        found.append((at, one))
    return found


def _signed(full: list[tuple[int, str]], at: int) -> Credit | None:
    """Take a line under the title for the author's name though it has neither a label nor a surname.

    It is a few words right above the day (香港某某基金), or a word that no dictionary knows (照日格圖).
    """
    text, below = full[at][1], credit(full[at + 1][1])
    if re.search(r"\W", text) or len(text) > 12:
        return None
    dated = below is not None and below.sure and below.date is not None and not below.author
    return Credit(text, None, sure=False) if dated or (2 < len(text) < 6 and is_unknown(text)) else None


def _is_subtitle(full: list[tuple[int, str]], at: int) -> bool:
    """Say whether a line is a second title: ——…, or above 文／… and as short as a title."""
    text, below = full[at][1], credit(full[at + 1][1]) if at + 1 < len(full) else None
    if re.match("[—─－-]", text):
        return True
    long = len(text) > 12 or bool(re.search(r"\W", text))
    return bool(below and below.sure and (long or below.author)) and _may_be_title(text, full[at + 1][1])
