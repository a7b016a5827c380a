"""Recognise the kind of a single line: a break, a caption, a row of a table.

The lines around it are not considered here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from scripts.converting.variants import convert
from scripts.text.han import HAN

SENTENCE_END = "。；，：、…⋯—;,:."
CLOSED = "。！？…”’」』）)!?》"  # what ends a sentence, or what somebody says
ENDS = CLOSED + "；：:.;~～"  # what ends a line that does not go on in the next

# Patterns are written in Simplified. They are matched against ``simple(line)``, which has the same length, so
# that positions found there can be used in the line itself.


@lru_cache(4096)
def simple(text: str) -> str:
    """Convert a line to Simplified by OpenCC's t2s; give it unchanged if its length would change."""
    simplified = convert(text, ("t2s",))
    return simplified if len(simplified) == len(text) else text


_CAPTION = re.compile(
    r"^[（(【\[]?\s*[▲▼△↑↓←→]?\s*[上下左右]?(?:图片?|图说|图表|照片|摄影|影像|示意图|资料图片|资料照|表)"
    r"\s*[\d一二三四五六七八九十]*\s*[：:／/｜|.、为]"
    r"|[（(](?:图|摄影?|照片|来源|翻摄|资料)[^（()）]{0,40}[)）]$|(?:摄|提供|供图)[）)\]]?[*＊]?$|(?:图片|截图|剧照|[^与和的及度]照片)[）)]?$"
    r"|[（(](?:前排|后排)?[左中右][)）]"  # who is in it
    # the whole of one: 圖一, 網絡照片, 某某報製圖
    r"|^(?:图[一二三四五六七八九十\d]{1,2}|(?:网[络路上]|资料|档案)(?:照片|插图|照)|图说|[^的]{2,6}制图)$"
)
# Captions beyond doubt: ▲…, 圖：…, 圖1　…, （圖／…）, 圖片來源：….
_SURE_CAPTION = re.compile(
    r"[▲▼△]\s*\S.*|[（(【\[]?\s*[↑↓←→]?\s*[上下左右]?(?:图片?|图说|图表|照片|影像|示意图|资料图片|资料照|图片(?:来源|提供)|表)\s*"
    r"(?:[\d一二三四五六七八九十]*\s*[：:／/｜|]\s*\S|\d+(?:-\d+)?[.．]?\s+\S).*"
)
# Marks before the items of a list.
BULLET = re.compile(r"(?:[•‧・·●▪◦]\s*|＊(?!.*＊$)\s*|[-–*]\s+)(?=\S)")
# Marks that a text may have before its headings, or before what it lists: ◎ ■ ★ ▍.
MARKED = re.compile(r"[\u2580-\u27bf](?=\s*\w)")
# A line of a form that was filled in: 承辦人：林專員.
FIELD = re.compile(r"[^\s：:，。]{2,6}[：:]\s*[^，。！？]{1,30}")
_CELLS = re.compile(r"\s*[\t|│┃]\s*")
_EVERY_CELL = re.compile(r"[ 　]*[\t|│┃][ 　]*")
# What parts the rows of a table that is drawn: +----+----+, |---|:--:|, ├──┼──┤.
_BORDER = re.compile(r"(?=.*[-=─━═])(?=.*[+|│┃┼┿╋├┤┌┐└┘┬┴╔╗╚╝╬╠╣])[-+:=|│┃─━═┼┿╋├┤┌┐└┘┬┴╔╗╚╝╬╠╣\s]{5,}")
# How a line of printed contents ends: 第一章　河……………3
LEADER = re.compile(
    r"(?:…|‥|\.{4}|·{3}|・{3}|．{3}|-{4}|─{2}|—{2})\s*[（(]?[\dIVXivx一二三四五六七八九十]{1,4}[)）]?$"
)
_SYMBOLS_ONLY = re.compile(rf"[^\w{HAN}]+|(?:[*＊xXoO]\s*){{3,}}")


def is_break(text: str) -> bool:
    """Say whether a line is a break between parts of a text, marks alone: * * *, ＊＊＊, ———, ◇◇◇."""
    return bool(_SYMBOLS_ONLY.fullmatch(text.strip()))


def is_caption(text: str) -> bool:
    """Say whether a line is the caption of a picture: 圖：…, （圖／…）, …（攝影：…）."""
    return (len(text) <= 200 and bool(_CAPTION.search(simple(text.strip())))) or is_sure_caption(text)


def is_sure_caption(text: str) -> bool:
    """Say whether a line begins as only a caption does, whatever stands around it: ▲…, 圖：…, （圖／….

    At most 100 characters, without blanks in front.
    """
    return len(text) <= 100 and bool(_SURE_CAPTION.fullmatch(simple(text)))


def cells(text: str) -> list[str]:
    """Divide a row of a table: at tabs or bars, else where there are two spaces or more."""
    inside = text.strip("|│┃ 　")
    return _CELLS.split(inside) if _CELLS.search(inside) else re.split(r" {2,}|　+", inside)


def every_cell(text: str) -> list[str]:
    """Divide a row of a table at every tab and bar: between two in a row there is an empty cell."""
    return _EVERY_CELL.split(text.strip("|│┃ 　"))


def table_of(rows: Sequence[str]) -> list[list[str]]:
    """Divide the rows of a table into cells.

    Several tabs in a row count as one if that makes all rows equally long. Else there are empty cells
    between them, and short rows are filled up with empty cells.
    """
    found = [cells(row) for row in rows]
    if len({len(row) for row in found}) == 1 or not all(_CELLS.search(row.strip()) for row in rows):
        return found
    every = [every_cell(row) for row in rows]
    width = max(map(len, every))
    return [row + [""] * (width - len(row)) for row in every]


def is_border(text: str) -> bool:
    """Say whether a line is drawn between the rows of a table: +----+----+."""
    return bool(_BORDER.fullmatch(text))


def is_row(text: str) -> bool:
    """Say whether a line is a row of a table: it has a tab, 1896⇥152, or at least two bars."""
    return "\t" in text.strip() or text.count("|") >= 2 or text.count("│") >= 2
