"""Find which lines of a plain text are a list or a table, by form alone."""

import re
from collections.abc import Iterator
from itertools import groupby, takewhile

from scripts.article.credits import credit
from scripts.article.dates import numeral
from scripts.article.line_kinds import BULLET, LEADER, cells, every_cell, is_border, simple
from scripts.article.rows import Row, Rows, Whole, if_many

ITEM = 60  # characters of an item at most
_HAN_NUMBER = "[〇一二三四五六七八九十]{1,3}"
# How items are counted: each style counts for itself.
_COUNTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"({_HAN_NUMBER})[、.．]\s*\S",
        rf"[（(]({_HAN_NUMBER})[）)]\s*\S",
        r"(\d{1,2})[、.．](?!\d)\s*\S",
        r"[（(]?(\d{1,2})[）)]\s*\S",
        r"[\[［〔](\d{1,2})[\]］〕]\s*\S",
        r"([①-⑳])\s*\S",
        r"(\d)\ufe0f?\u20e3\s*\S",
    )
)
_WIDE = re.compile(r" {2,}|　{2,}")
# An item with a tab behind its bullet or number, as word processors put one: no row of a table.
_TABBED = re.compile(r"(?:[•‧・·●▪◦–*＊-]|\d{1,2}[.)．、]|[（(]\d{1,2}[）)])\t[^\t]+$")
# What stands above things that are listed without bullets, in Simplified: 材料（2人份）：
_LEAD = re.compile(
    r"[^，。：:]{0,6}(?:[主辅调配用材原腌蘸]料|食材|[工用]具|器材|装备|[清名书歌片菜]单|曲目|人物|角色|成员)"
    r"(?:[（(][^）)]*[）)])?[：:]"
)
_LISTED = 24  # characters that such a thing has at most
# An ingredient and how much of it, in Simplified: 五花肉 500克, 盐 1/2小匙.
_AMOUNT = re.compile(
    r"[^\W\d][^\d，。：；]{0,11}[ 　]+(?:\d{1,4}(?:[./～~-]\d{1,3})?|[一二两三四五六七八九十半]{1,2})\s?"
    r"(?:公?[克斤]|千克|毫?升|[大小茶汤]?[匙勺]|杯|瓣|片|颗|粒|根|条|只|把|块|个|碗|支|株|朵|包|罐|g|kg|ml|cc)(?:[（(].*[）)])?"
)
_NO_ROW = (0, 0)
_BLANK = 4  # rows of a table whose cells one full-width blank parts


def lists(run: Rows, whole: Whole) -> Iterator[Row]:
    """Find the items of lists: two short lines or more with bullets or page numbers; three that count from
    1, or two that stand deeper than paragraphs; two short lines below a lead like 材料：; three amounts of
    ingredients.
    """
    for bullet, group in groupby(run, lambda row: bullet_of(row.text) if len(row.text) <= ITEM else ""):
        if bullet:
            yield from if_many([*group], 2)
    for amounts, group in groupby(run, lambda row: bool(_AMOUNT.fullmatch(simple(row.text)))):
        yield from if_many([*group] if amounts else [], 3)
    for at, row in enumerate(run):
        if _LEAD.fullmatch(simple(row.text)):
            things = [*takewhile(_is_thing, run[at + 1 :])]
            deep = things[0].indent if things else 0  # 時間：… below 人物： and two of them is none
            yield from if_many([*takewhile(lambda one: one.indent >= deep, things)], 2)  # noqa: B023
    counted: list[Row] = []
    open_: list[tuple[int, int]] = []  # style and number of the last item, of each level
    for row in [*run, Row(0, "", 0, 0)]:
        style, number = _counted(row.text)
        levels = [at for at, one in enumerate(open_) if one == (style, number - 1)]
        begins = number == 1 and not levels
        another = begins and any(one[0] == style for one in open_)
        if another or not (levels or begins):
            yield from _if_list(counted, whole.usual)
            counted, open_ = [], []
        if levels:
            open_[levels[-1] :] = [(style, number)]
        elif begins:
            open_.append((style, 1))
        if levels or begins:
            counted.append(row)


def tables(run: Rows, whole: Whole) -> Iterator[Row]:
    """Find the rows of tables, which have equally many cells, and the borders that are drawn between them.

    Two rows are enough where tabs or bars part the cells, three where wide blanks do; where one blank does,
    four that have figures but for their head.
    """
    counts = [_cells(row) for row in run]
    has_tabs = ["\t" in row.text and not _TABBED.match(row.text) for row in run]
    for tabs, found in groupby(range(len(run)), has_tabs.__getitem__):
        numbers = [*found]
        widths = [len(every_cell(run[at].text)) for at in numbers]
        if tabs and widths.count(max(widths)) >= max(2, len(widths) / 2):  # the others end in empty cells
            counts[numbers[0] : numbers[-1] + 1] = [(max(widths), 2)] * len(numbers)
    for at in [*range(len(run) - 1, -1, -1), *range(len(run))]:  # a border counts as its neighbours do
        near = max(counts[min(at + 1, len(run) - 1)], counts[max(at - 1, 0)])
        counts[at] = near if is_border(run[at].text) and counts[at] == _NO_ROW else counts[at]
    for (count, least), group in groupby(zip(counts, run), lambda one: one[0]):
        rows = [row for _, row in group]
        credits = all("\t" not in row.text and credit(row.text) for row in rows)  # 作者 | 王小明
        words = least == _BLANK and not all(re.search(r"\d", row.text) for row in rows[1:])
        if count > 1 and sum(not is_border(row.text) for row in rows) >= least and not (credits or words):
            yield from rows


def _is_thing(row: Row) -> bool:
    """Say whether a row right below another may be a thing that is listed: 面条 200克."""
    return not row.gap and len(row.text) <= _LISTED and row.text[-1] not in "。！？：:；，"


def bullet_of(text: str) -> str:
    """Give the bullet of an item, "…" for a line of printed contents, "" for any other line."""
    if bullet := BULLET.match(text):
        return bullet[0].strip()
    return "…" if LEADER.search(text) else ""


def _counted(text: str) -> tuple[int, int]:
    """Find the style, from 1, and the number of a counted item; (0, 0) for another line."""
    if len(text) <= ITEM:
        for style, pattern in enumerate(_COUNTED, 1):
            if match := pattern.match(text):
                return style, numeral(match[1])
    return 0, 0


def _if_list(rows: Rows, usual: int) -> Rows:
    """Give counted rows if they are enough for a list; else none."""
    styles = [_counted(row.text)[0] for row in rows]
    least = 2 if all(row.indent > usual + 1 for row in rows) else 3
    return if_many(rows, least) if styles and max(map(styles.count, styles)) > 1 else ()


def _cells(row: Row) -> tuple[int, int]:
    """Count the cells of a row, and tell how many rows make a table of them; ``_NO_ROW`` for no row."""
    text = row.text
    if is_border(text) or _TABBED.match(text):
        return _NO_ROW
    if re.search("[\t|│┃]", text):
        return len(cells(text)), 2
    if len(text) > ITEM or text[-1] in "。！？：；」”" or row.measure:
        return _NO_ROW
    if _WIDE.search(text):
        return len(cells(text)), 3
    return (len(cells(text)), _BLANK) if text.count("　") > 1 else _NO_ROW
