"""Tell of what stood beside a text in print or on a site and was copied with it; nothing is taken out.

Page numbers, running heads, numbers of lines and notes, a paragraph twice, advertisements of the site.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from scripts.findings import Finding, counted, line_of
from scripts.restoring.editors import Outcome
from scripts.source.seed import LAYOUT, Seed
from scripts.source.values import Script
from scripts.text.han import HAN
from scripts.text.tables import words_in
from scripts.text.traced import Traced

Kinds = Sequence[tuple[str, Callable[[str], list[int]]]]  # (what it is; a function: text → its places)

_FEW = 3  # fewer numbers in a row, or lines that are alike, may be chance
_LINES = 8  # lines that a text has at least for its lines to be numbered …
_SHARE = 0.8  # … and of these, the share whose number follows that of the line above
_LONG = 40  # characters of a line that nobody writes twice in a row
_EDGE = r"[-–—―·•|\s　【】\[\]()（）]*"
_PAGE = re.compile(
    rf"{_EDGE}(?:第\s*|[Pp](?:age)?[.．]?\s*)?(\d{{1,4}})\s*(?:[頁页]|/\s*\d{{1,4}})?{_EDGE}", re.ASCII
)
_NUMBERED = re.compile(r"(\d{1,5})[\t 　:：|]\s*\S", re.ASCII)
# Not 圖1，第2，加3, nor 1、2: words that a number belongs to, and numbers in a row.
_NUMBERED_WORDS = "圖图表按加減减註注第之例題题式章節节卷期頁页款項项條条組组版級级號号數数是為为到"
_NOTE = re.compile(
    rf"(?<=[{HAN}])(?<![{_NUMBERED_WORDS}])\d{{1,3}}(?=[，。、；：！？」』）])(?!、\d)", re.ASCII
)
_ADVICE = "take it out under [[corrections]], or settle it where it is meant"
_VERSIONS = re.compile(r"^<{7} \S", re.MULTILINE)  # what git writes above the first of two
_ADVERTISEMENT = re.compile("|".join(words_in("restoring/advertisements.txt")))


def tell_of_print(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report page numbers, running heads and the like: one finding a kind, and no edits."""
    return of_kinds(_KINDS, text.now, "R25", seed.file, _ADVICE)


def tell_of_advertisements(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report advertisements of a site, and words of its pages."""
    kinds: Kinds = (
        ("an advertisement", lambda text: [one.start() for one in _ADVERTISEMENT.finditer(text)]),
        ("two versions that git left", lambda text: [one.start() for one in _VERSIONS.finditer(text)]),
    )
    return of_kinds(kinds, text.now, "R25", seed.file, _ADVICE)


def of_kinds(kinds: Kinds, text: str, code: str, file: str, advice: str) -> Outcome:
    """Make a finding for each kind that a text has, which says how many places and where the first is; and no
    edits. ``code``, ``file``, ``advice``: of all these findings.
    """
    findings = []
    for kind, find in kinds:
        if places := find(text):
            around = text[max(places[0] - 6, text.rfind("\n", 0, places[0]) + 1) :].partition("\n")[0][:24]
            message = f"{kind} in {counted(len(places), 'place')}, the first here: {around}"
            findings.append(Finding(code, file, line_of(text, places[0]), message, advice))
    return [], findings


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place where it begins, its text) for each line that is not empty."""
    for match in re.finditer(r"[^\n]+", text):
        yield match.start(), match[0].strip(LAYOUT)


def _counting(found: Sequence[tuple[int, int]], few: int = _FEW) -> list[int]:
    """Give the places of the longest run of numbers that count up by one; none if it is shorter than ``few``.

    ``found``: (place, number), in order.
    """
    runs = groupby(enumerate(found), lambda one: one[1][1] - one[0])  # number - index stays while it counts
    longest = max(([at for _, (at, _) in run] for _, run in runs), key=len, default=[])
    return longest if len(longest) >= few else []


def _pages(text: str) -> list[int]:
    """Find page numbers, each in a line, alone or with the title; those from a bare 1 on are headings."""
    lines = {at: re.sub(r"\s+", "", line) for at, line in _lines(text)}
    title = next(iter(lines.values()), "")
    bare = ((at, line.removeprefix(title).removesuffix(title)) for at, line in lines.items())
    numbers = [(at, int(match[1])) for at, line in bare if (match := _PAGE.fullmatch(line))]
    places = _counting(numbers)
    return [] if places and lines[places[0]] in ("1", "01") else places


def _headed(text: str) -> list[int]:
    """Find page numbers beside running heads that come again, as those of left and right pages do."""
    parted = ((at, sorted(re.split(r"[ \u3000\t]{2,}", line))) for at, line in _lines(text))
    heads = {at: parts for at, parts in parted if len(parts) == 2 and re.fullmatch(r"[0-9]{1,4}", parts[0])}
    places = _counting([(at, int(number)) for at, (number, _) in heads.items()])
    return places if len({heads[at][1] for at in places}) < len(places) else []


def _heads(text: str) -> list[int]:
    """Find running heads: lines that begin with the title, which is the first line, and say little more."""
    lines = list(_lines(text))
    title = lines[0][1] if lines else ""
    same = [at for at, line in lines[1:] if line.startswith(title) and len(line) <= len(title) + 12]
    is_title = re.fullmatch(rf".{{3,29}}[{HAN}\w]", title)
    return same if len(same) >= _FEW and is_title else []


def _numbers(text: str) -> list[int]:
    """Give all lines of a text if they are numbered: nearly each begins with the next number."""
    lines = list(_lines(text))
    numbers = [int(match[1]) if (match := _NUMBERED.match(line)) else -1 for _, line in lines]
    follow = sum(below == above + 1 and above >= 0 for above, below in pairwise(numbers))
    return [at for at, _ in lines] if len(lines) >= _LINES and follow >= _SHARE * (len(lines) - 1) else []


def notes(text: str, few: int = _FEW) -> list[int]:
    """Find the numbers of notes, from 1 on, right behind words: 書店1， … 橋2。

    There are none if they are fewer than ``few``, or all behind the same character.
    """
    places = _counting([(match.start(), int(match[0])) for match in _NOTE.finditer(text)], few)
    counts = places and text[places[0]] == "1" and not text[places[0] + 1].isdigit()
    return places if counts and len({text[at - 1] for at in places}) > 1 else []


def _twice(text: str) -> list[int]:
    """Find long lines that repeat the line above them."""
    pairs = pairwise(_lines(text))
    return [below for (_, one), (below, other) in pairs if one == other and len(one) >= _LONG]


_KINDS: Kinds = (
    ("page numbers", lambda text: sorted({*_pages(text), *_headed(text)})),
    ("a running head", _heads),
    ("numbers before lines", _numbers),
    ("numbers of notes right behind words", notes),
    ("a paragraph that stands twice", _twice),
)
