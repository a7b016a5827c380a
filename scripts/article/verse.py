"""Find which lines of a plain text are verse or a quotation, by form alone."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise

from scripts.article.credits import credit
from scripts.article.line_kinds import simple
from scripts.article.rows import (
    DASH,
    VERSE,
    Row,
    Rows,
    Whole,
    if_many,
    is_mark,
    is_short,
    stanzas,
    without_dashes,
)
from scripts.restoring.wrapped import torn_apart

FAR = 14  # columns to the right of paragraphs: what stands there is a signature or a date
_SOFT = "，、"  # a line that ends so goes on in the next: no paragraph does
_LONG = 36  # characters of such a line at most: what is longer may have been broken at a width
# What stands between the stanzas of a song: ［副歌］, （獨白：…）, Repeat ［副歌］.
_PART = re.compile(r"(?:[Rr]epeat|重複|重复)?\s*[（(［\[【〔].*[）)］\]】〕]")
# Who is written to, above a letter: what follows is no quotation, though a colon stands there.
_TO = re.compile(
    r"(?:^[亲敬尊]爱?的.*|膝下|[台钧大惠赐]鉴|足下|如[晤见面握]|[您你们]好|先生|女士|老师|同学|大人|[兄弟姐妹])[们]?[：:]"
)
_SIDE = re.compile("[上下]联|[出对]句")
_TREE = re.compile(r"[├└│┌╰╭].*\w")  # a line of a drawn tree
_MARKS = re.compile(r"\w")
_LATIN = re.compile("[\"“‘']?[A-ZÀ-Þ][\x20-\x7eÀ-ɏ‘’“”–—…]{2,49}")


def quotes(run: Rows, whole: Whole) -> Iterator[Row]:
    """Find lines that begin with >, and those that are indented more than paragraphs and say sentences."""
    yield from (row for row in run if row.text[0] in ">＞")
    for deep, group in _by_indent(run, whole):
        sentences = any(not row.is_open or len(row.text) > VERSE for row in group)
        if deep and sentences and not is_short(group) and not all(row.measure for row in group):
            yield from group


def verses(run: Rows, whole: Whole) -> Iterator[Row]:
    """Find short lines that end no sentences, if a whole text or indented; lines of one measure; lines that
    end in a comma; two that are built alike; a stanza in Latin letters; and the lines of a drawn tree.
    """
    all_verse = _all_verse(whole)
    if all_verse is not None:
        yield from (row for row in run if row.number in all_verse)
        return
    for tree, drawn in groupby(run, lambda row: bool(_TREE.match(row.text))):
        yield from if_many([*drawn] if tree else [], 2)
    for deep, group in _by_indent(run, whole):
        if deep and ((is_short(group) and len(group) > 1) or all(row.measure for row in group)):
            yield from group
    for same, lines in groupby(run, lambda row: row.measure):
        if same:
            yield from if_many([*lines], 2 if "|" in same else 4)
    above = whole.above
    for stanza in stanzas(run):
        announced = stanza[0].gap > 0 and _is_announced(stanza[0], above)
        if _is_couplet(stanza) or _is_latin(stanza) or (announced and len(stanza) > 2 and is_short(stanza)):
            yield from stanza
        else:
            yield from _going_on(stanza, above)


@lru_cache(1)
def _all_verse(whole: Whole) -> frozenset[int] | None:
    """Number the lines of a text that is all verse, none of one broken at a width; ``None``: some may be.

    No text is in which somebody speaks: the short lines between are directions.
    """
    if whole.has_speech:
        return None
    words = [row for row in whole.rows if not (is_mark(row) or _PART.fullmatch(row.text) or credit(row.text))]
    apart = {part[0] for part in stanzas(words) if len(part) == 1 and DASH.match(part[0].text)}
    if len(apart) * 4 <= len(words):  # whom a part is for
        words = [row for row in words if row not in apart]
    while words and re.search(r"\d", words[-1].text):  # where and when it was written
        words.pop()
    while words and words[0].text[0] in "—─":  # whom it is for
        words.pop(0)
    ends = {below.number: (above.text, below.text) for above, below in pairwise(words) if not below.gap}
    if torn_apart(ends):
        return frozenset()
    told = any(len(part) == 1 and _is_sentence(part[0]) for part in stanzas(words))
    is_verse = len(words) >= 4 and ((is_short(words) and not told) or _are_stanzas(words))
    return frozenset(row.number for row in words) if is_verse else None


def _is_sentence(row: Row) -> bool:
    """Say whether a line that is a stanza by itself is a sentence of prose: long, ended, with a comma."""
    return not row.is_open and len(row.text) > 12 and "，" in row.text


def _are_stanzas(rows: Rows) -> bool:
    """Say whether a text is short lines in stanzas, not indented, though each may end a sentence."""
    rows = without_dashes(rows)
    parts = stanzas(rows)
    return (
        len(parts) > 1
        and all(len(part) > 1 for part in parts)
        and not any(row.indent or len(row.text) > VERSE or not row.may_be_verse for row in rows)
        and sum("：" in row.text for row in rows) * 2 < len(rows)  # of terms and what they mean
    )


def _is_couplet(rows: Rows) -> bool:
    """Say whether two lines between empty ones have as many characters, and the same marks between them."""
    if len(rows) != 2 or not all(row.may_be_verse and 4 < len(row.text) <= VERSE for row in rows):
        return False
    if any("：" in row.text and not _SIDE.match(simple(row.text)) for row in rows):  # 甲方：…, 乙方：…
        return False
    first, second = (_MARKS.sub("字", row.text.rstrip("，。；：！？")) for row in rows)
    return first == second


def _is_latin(rows: Rows) -> bool:
    """Say whether three short lines or more, in Latin letters and between empty ones, begin with capitals."""
    begun = [_LATIN.fullmatch(row.text) and row.may_be_verse for row in rows]
    return len(rows) > 2 and all(begun) and sum(row.text[-1] in ".?!" for row in rows) * 2 < len(rows)


def _going_on(rows: Rows, above: Mapping[int, Row]) -> Iterator[Row]:
    """Find sentences of verse: lines that end in commas, and the line that ends the sentence.

    They have two commas at least, or are the only two lines of a stanza or behind a colon.
    """
    begun: list[Row] = []
    soft = 0
    for row in [*rows, Row(0, "。" * 99, 0, 0)]:  # The last is too long for verse, and so ends what is open.
        goes_on = row.text[-1] in _SOFT or (begun and begun[-1].text[-1] in _SOFT)
        if goes_on and len(row.text) <= _LONG and row.may_be_verse:
            begun.append(row)
            soft += row.text[-1] in _SOFT
            continue
        if begun and begun[-1].text[-1] not in _SOFT and (soft > 1 or _is_apart(begun, rows, above)):
            yield from begun
        begun, soft = [], 0


def _is_apart(two: Rows, stanza: Rows, above: Mapping[int, Row]) -> bool:
    """Say whether two short lines are a stanza, or stand behind a colon."""
    alone = [*two] == [*stanza] or _is_announced(two[0], above)
    return alone and all(len(row.text) <= VERSE for row in two)


def _is_announced(row: Row, above: Mapping[int, Row]) -> bool:
    """Say whether the row above announces a row: it ends in a colon and is no salutation.

    ``above``: number of a row → the row above it.
    """
    text = above[row.number].text if row.number in above else ""
    return text[-1:] in {*"：:"} and not _TO.search(simple(text[-16:]))


def _by_indent(run: Rows, whole: Whole) -> Iterator[tuple[bool, list[Row]]]:
    """Divide a run by whether rows are indented more than paragraphs; yield each time whether the indent sets
    them apart, and the rows.

    It does not if half of a text is indented so, or if they stand far to the right. Where paragraphs are not
    indented, a line with a colon must announce them.
    """
    usual, above = whole.usual, whole.above
    for deep, grouped in groupby(run, lambda row: usual + 1 < row.indent < usual + FAR):
        rows = [*grouped]
        before = above.get(rows[0].number)
        announced = _is_announced(rows[0], above)
        apart = before is None or announced or rows[0].gap > 0 or not before.is_short_and_open
        yield deep and whole.few_deep and apart and (usual > 1 or announced), rows
