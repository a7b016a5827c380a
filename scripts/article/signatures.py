"""Find the lines that sign a plain text, or a letter within it: far to the right, by whom and when."""

import re
from collections.abc import Iterator
from itertools import groupby

from scripts.article.credits import credit
from scripts.article.line_kinds import is_sure_caption, simple
from scripts.article.rows import DASH, VERSE, Row, Rows, Whole, is_mark
from scripts.article.verse import FAR

_MOST, _FAMILY = 4, 12  # lines of a signature; of one that ends in 敬上 and the like, as a family's does
_NEAR = 7  # columns to the right of paragraphs, enough where a line surely says who or when
_SIGNED = re.compile(
    r"[敬谨拜顿手泣](?:上|启|首|书|识|志|记|具|白|题)$|(?:稽[首颡]|拭泪)$|^\W*[写草书识记作改]于|[完初脱定]稿"
    r"|^\W*[\d〇○零一二三四五六七八九十廿]{1,4}[年月](?:\S{1,3}[月日]|[初暮孟仲季]?[春夏秋冬])"
)
# When and where a text was finished, as its last line says: 一九八七年十二月 脫稿於鹿港.
_FINISHED = re.compile(
    r"\W*[\d〇○零一二三四五六七八九十廿]{2,4}年\S{0,9}[\s，,]*(?:[完初脱定]稿|[写草]于)\S{0,9}"
)
_PAGE = re.compile(r"\W*\d{1,3}\W*")  # its number: - 14 -
_GOES_ON = "。！？…，、；：—─"  # what ends so is said, not signed
_END = re.compile(r"\W*(?:[全本]?[文书篇]?[完终]|未完\w*|待续|The End|END)\W*", re.IGNORECASE)


def signatures(run: Rows, whole: Whole) -> Iterator[Row]:
    """Find the short lines far to the right, or a last line with ——, that sign a text or a part of it.

    One of them surely says who or when; or they stand behind a whole sentence, and name somebody or are last.
    """
    above, usual = whole.above, whole.usual
    last = {row.number for row, below in zip(run, [*run[1:], None]) if not below or is_mark(below)}

    def is_right(row: Row) -> bool:
        at_end = row.number in last
        if not (at_end or row.indent > usual + 1) or not may_sign(row):
            return False
        if row is whole.rows[-1] and row.gap and _FINISHED.fullmatch(simple(row.text)):
            return True
        dash = _has_dash(row) and row.number in above and above[row.number] is not whole.rows[0]
        return dash or row.indent >= usual + (_NEAR if _signs(row) else FAR)

    for right, grouped in groupby(run, is_right):
        rows = [*grouped]
        before = above.get(rows[0].number)
        whole_sentence = before is None or not before.is_open
        verse = len(rows) > 1 and all(row.measure for row in rows)
        named = any(credit(row.text) for row in rows) or (rows[-1].number in last and not verse)
        most = _FAMILY if _SIGNED.search(simple(rows[-1].text)) else _MOST
        if right and len(rows) <= most and (any(map(_signs, rows)) or (whole_sentence and named)):
            yield from rows


def _signs(row: Row) -> bool:
    """Say whether a line surely says who or when: ——…, 2020年3月1日, …敬上, 寫於…."""
    one = credit(row.text)
    return _has_dash(row) or bool(_SIGNED.search(simple(row.text))) or (one is not None and one.sure)


def _has_dash(row: Row) -> bool:
    return bool(DASH.match(row.text))


def may_sign(row: Row) -> bool:
    """Say whether a line is short, has words that end no sentence, and is no caption or end of a text."""
    text = row.text
    return (
        len(text) <= VERSE
        and text[-1] not in _GOES_ON
        and bool(re.search(r"\w", text))
        and not _PAGE.fullmatch(text)
        and not is_sure_caption(text)
        and not _END.fullmatch(simple(text))
    )
