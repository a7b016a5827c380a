"""Find lines that are surely headings, or surely none, by other lines of their kind in the text."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise

from scripts.article.line_kinds import LEADER, MARKED, is_sure_caption, simple
from scripts.article.numbering import CHAPTERS, N, counting, numbered, page_numbers
from scripts.converting.name_forms import is_name
from scripts.text.grouping import by_key
from scripts.text.han import HAN

MAX_HEADING = 40

_KIND = re.compile(
    rf"{MARKED.pattern}|[【〈<](?=[{HAN}\w][^【】〈〉<>]*[】〉>](?:[（(][^（()）]*[）)])?$)"
)  # what many headings begin with
_SENTENCE = re.compile("[。；]|[，、…—,;.]$|^[【〈<].*[：:！？，]")
# Who speaks, or what is told: 問：…, 地　點：…; not where somebody is quoted.
_LABEL = re.compile(r"(\S[^：:，。？！「『“”」』]{0,7})[：:]\s*(?![「『“\s])")
_SAID = re.compile(r"(\S{1,4})　\S")  # who speaks, before a blank: 問　…, 答　…
_TITLE = re.compile("[^，。！？：；…「『“]{1,16}")
_TOLD = re.compile("[，。！？；…]")
_CALLED = re.compile(r"[老小阿大]\S{1,2}")  # as friends are: 老周, 阿蘭
_MONTH = "(?:[正一二三四五六七八九十冬腊]{1,2}|1?[0-9])月"
_DAY = re.compile(  # of a diary, a month of a calendar, or a year of a life
    rf"(?:[\d{N}]{{4}}年(?:[（(][^（()）]{{1,16}}[）)])?|{_MONTH}(?:[至到—–~-]{_MONTH}|以[前后])?|(?:[\d{N}]{{2,4}}年)?[\d{N}]{{1,3}}月[\d{N}]{{1,3}}[日号]"
    r"|(?:星期|周|礼拜)[一二三四五六日天]|\d{4}[-/.]\d\d?[-/.]\d\d?)(?:[ 　，,]+[^\s，。：:]{1,8}){0,3}"
)
_EDITED = re.compile(r"^.{1,40}\[(?:編輯|编辑)[^\[\]]{0,12}\]$")  # as in copies of an encyclopedia
_CONTENTS = re.compile(r"[目][ 　]*[录次]|[Cc]ontents|CONTENTS")


def surely(texts: Sequence[str], passed: Collection[int]) -> set[int]:
    """Find the places of lines that are headings by others of their kind, whatever stands right beside them.

    A line that ``never`` finds too is none. ``passed``: the places of title and credits.
    """
    return {
        *_days(texts, passed),
        *counting(texts),
        *_marked(texts, True),
        *_entitled(texts),
        *(at for at, text in enumerate(texts) if _EDITED.search(text)),
    }


def never(texts: Sequence[str]) -> set[int]:
    """Find the places of lines that are no headings, by others of their kind, though they look like some."""
    found = (_labelled, _speakers, _contents, page_numbers, partial(_marked, are_headings=False))
    return {at for find in found for at in find(texts)}


def is_day(text: str) -> bool:
    """Say whether a line is a day of a diary, a month or a year: 周一, 2024年3月1日 晴, 三月, 一九二○年."""
    return bool(_DAY.fullmatch(simple(text)))


def is_marked(text: str) -> bool:
    """Say whether a line begins with a mark that headings may have: ◎ or ■, or the bracket of 【…】."""
    return bool(_KIND.match(text)) and not is_sure_caption(text)


def _labelled(texts: Sequence[str]) -> Iterator[int]:
    """Find lines whose label comes again, or labelled ones side by side: speech, or a filled-in form."""
    others = [is_marked(text) or 0 < numbered(text) <= CHAPTERS for text in texts]
    found = zip(map(_LABEL.match, texts), others, strict=True)
    labels = [match[1] if match and not is_other else "" for match, is_other in found]
    said = [match[1] if (match := _SAID.match(text)) and not numbered(text) else "" for text in texts]
    counted, spoke = Counter(labels), Counter(said)
    for at, label in enumerate(labels):
        beside = any(labels[max(at - 1, 0) : at] + labels[at + 1 : at + 2])
        if (label and (counted[label] > 1 or beside)) or (said[at] and spoke[said[at]] > 1):
            yield at


def _speakers(texts: Sequence[str]) -> Iterator[int]:
    """Find names alone in their lines: of speakers, if one comes again; or of the authors of an anthology."""
    counted = Counter(texts)
    if works := [*_entitled(texts)]:
        yield from (at + 1 for at in works)
        return
    names = {text for text in counted if len(text) <= 8 and (is_name(text) or _CALLED.fullmatch(text))}
    speak = {match[1] for match in map(_LABEL.match, texts) if match}  # 小李 alone is who says 小李：…
    if any(counted[name] > 1 or name in speak for name in names):
        yield from (at for at, text in enumerate(texts) if text in names)


def _entitled(texts: Sequence[str]) -> Iterator[int]:
    """Find the titles of the works in an anthology: one right above every author's name."""
    named = [at for at, text in enumerate(texts) if at and len(text) <= 8 and is_name(text)]
    apart = all(below - above > 2 for above, below in pairwise(named))
    told = all(any(map(_TOLD.search, texts[at + 1 : at + 4])) for at in named)  # 瘦肉, 鳳梨 are things to buy
    if len(named) > 1 and apart and told and all(_TITLE.fullmatch(texts[at - 1]) for at in named):
        yield from (at - 1 for at in named)


def _contents(texts: Sequence[str]) -> Iterator[int]:
    """Find the lines of printed contents: those with a page, and those below 目錄 that come again later."""
    below = False
    for at, text in enumerate(texts):
        begins = len(text) < 12 and bool(_CONTENTS.fullmatch(simple(text)))
        below = begins or (below and text in texts[at + 1 :])
        if below or LEADER.search(text):
            yield at


def _days(texts: Sequence[str], passed: Collection[int]) -> set[int]:
    """Find the days of a diary: two or more, apart, the first above all other lines but its author's name."""
    short = [at for at, text in enumerate(texts) if at not in passed and len(text) <= MAX_HEADING]
    found = [at for at in short if is_day(texts[at])]
    first = next((at for at in range(len(texts)) if at not in passed), 0)
    above = texts[first : found[0]] if found else []  # at most its author's name, whatever that is
    begins = not above or (len(above) == 1 and re.fullmatch(rf"[{HAN}]{{2,6}}", above[0]))
    apart = all(below - above > 1 for above, below in pairwise(found))  # else a list of what was when
    return {*found} if len(found) > 1 and begins and apart else set()


def _marked(texts: Sequence[str], are_headings: bool) -> Iterator[int]:
    """Find lines that begin with a mark, like ◎ or ■, that others have too; only headings, or only others.

    All lines with one mark are headings if each is short and has a text below; else none is.
    """
    marks = by_key((text[0], at) for at, text in enumerate(texts) if is_marked(text))
    for mark, found in marks.items():
        short = all(len(texts[at]) <= MAX_HEADING and not _SENTENCE.search(texts[at]) for at in found)
        below = all(texts[at + 1 : at + 2] and texts[at + 1][0] != mark for at in found)
        many = len({texts[at] for at in found}) == len(found) > 1
        if many and (short and below) == are_headings:
            yield from found
