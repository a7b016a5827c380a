"""Guess by form alone which lines of a plain text are more than paragraphs: verse, lists, tables …

A line in doubt is a paragraph.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from scripts.article.dialogue import spoken
from scripts.article.line_kinds import is_border, is_sure_caption
from scripts.article.listed import ITEM, bullet_of, lists, tables
from scripts.article.rows import Finder, Row, Rows, Whole, gaps, is_mark, rows_of, usual_indent
from scripts.article.signatures import may_sign, signatures
from scripts.article.verse import quotes, verses
from scripts.restoring.restore import Line
from scripts.source.values import FORMS

_NO_BREAK = re.compile(r"[-－·・•～~_=+]|[★●◆■]+[☆○◇□]+")  # such a mark alone, or how good something is: ★★★☆


def guess_forms(lines: Sequence[Line], fixed: Collection[int]) -> dict[int, str]:
    """Map the number of each line that is more than a paragraph to its form; an empty line may be a break.

    ``fixed``: the lines that are title, credits and headings.
    """
    rows = rows_of(lines)
    speech = {rows[at].number for at in spoken([row.text for row in rows])}
    found: dict[int, str] = dict.fromkeys(signed(rows, {*fixed, *speech}), "signature")
    text = [row for row in rows if row.number not in {*fixed, *found}]
    others = [row for row in text if row.number not in speech]
    fixed = {*fixed, *speech}
    whole = Whole(others, usual_indent(others), has_speech=bool(speech), ends=[*text[:1], *text[-1:]])
    for kind, find in _FINDERS:
        taken = {*fixed, *found}
        for is_taken, run in groupby(rows, lambda row: row.number in taken):  # noqa: B023
            if not is_taken:
                found |= {row.number: kind for row in find([*run], whole)}
    # One item alone where others have the same bullet: the last change of a version.
    bullets = {bullet_of(row.text) for row in rows if found.get(row.number) == "list"} - {"", "…"}
    alone = (row for row in rows if row.number not in {*fixed, *found} and len(row.text) <= ITEM)
    found |= {row.number: "list" for row in alone if bullet_of(row.text) in bullets}
    return found | dict.fromkeys(gaps(rows, {*fixed, *found}), "break")


def signed(rows: Rows, fixed: Collection[int]) -> list[int]:
    """List the lines that sign a text, or a letter within it; ``fixed`` are title, credits, headings."""
    others = [row for row in rows if row.number not in fixed]
    whole = Whole(others, usual_indent([row for row in others if not may_sign(row)] or others))
    runs = (run for is_fixed, run in groupby(rows, lambda row: row.number in fixed) if not is_fixed)
    return [row.number for run in runs for row in signatures([*run], whole)]


def in_toml(lines: Sequence[Line], forms: Mapping[int, str]) -> str:
    """Write the line of a .toml that says ``forms``, line → form, with lines in a row as ranges.

    ``lines``: all of the text; over one that is empty and has no form a range goes on.
    """
    ranges: dict[str, list[str]] = {}
    told = [line for line in lines if line.now or line.number in forms]
    for kind, grouped in groupby(told, lambda line: forms.get(line.number, "")):
        first, *others = grouped
        last = f"-{others[-1].number}" if others else ""
        ranges.setdefault(kind, []).append(f"{first.number}{last}")
    said = ", ".join(f'{kind} = "{", ".join(ranges[kind])}"' for kind in FORMS if kind in ranges)
    return f"forms = {{ {said} }}"


def _breaks(run: Rows, whole: Whole) -> Iterator[Row]:
    """Find marks that stand alone between lines, like * * *."""
    for row in run:
        parts = is_mark(row) and not _NO_BREAK.fullmatch(row.text) and not is_border(row.text)
        if parts and row not in whole.ends:
            yield row


_FINDERS: tuple[tuple[str, Finder], ...] = (
    ("break", _breaks),
    ("caption", lambda run, whole: [row for row in run if is_sure_caption(row.text)]),
    ("table", tables),
    ("list", lists),
    ("quote", quotes),
    ("verse", verses),
)
