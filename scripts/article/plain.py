"""Lay out a plain text in a variant: its blocks, and its whole text if it has forms."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from scripts.article.edition_model import Block
from scripts.article.line_kinds import BULLET, is_border, table_of
from scripts.article.model import Article
from scripts.markdown.tree import Kind, Node, said
from scripts.restoring.layout import indent
from scripts.restoring.restore import Line

_GOES_ON = ("quote", "list", "signature")  # over empty lines, where a stanza or a table ends
_QUOTED = re.compile(r"(?:[>＞][ 　]*)+(?=\S)")
_FIGURE = re.compile(r"[-+−–±]?(?:NT|US|HK)?[$¥￥€£]?[0-9][0-9,]*(?:\.[0-9]+)?[%％‰]?")
_NO_FIGURE = ("", "-", "–", "—", "——", "－")  # what a cell without one says
_TOGETHER = (*_GOES_ON, "verse", "table")  # forms of which several lines are one block

Placed = tuple[Line, Node]  # a line, and what it says where it stands in the whole


def lay_out(article: Article, title: str, texts: Mapping[int, str]) -> tuple[str, tuple[Block, ...]]:
    """Give the whole text in a variant, "" if it has no forms, and its blocks.

    ``texts``: number of a line → what it says there.
    """
    indents = {line.number: indent(line.text) for line in article.written} if article.has_forms else {}
    verses = {line for line, kind in article.forms.items() if kind == "verse"}
    least = min((len(indents[line]) for line in verses), default=0)
    parts, at = [f"{title}\n"], len(title) + 1
    placed: list[Placed] = []
    for line in article.written:
        space, text = indents.get(line.number, ""), texts.get(line.number, "")
        shown = (space[least:] if line.number in verses else "") + text
        end = at + len(space + text)
        placed.append((line, Node("text", end - len(shown), end, shown)))
        parts.append(f"{space}{text}\n")
        at = end + 1
    blocks = tuple(_block(article, group) for group in _groups(article, placed))
    return "".join(parts) if article.has_forms else "", blocks


def _groups(article: Article, placed: Sequence[Placed]) -> list[list[Placed]]:
    """Group the lines that are one block together."""
    groups: list[list[Placed]] = []
    form: str | None = None  # of the group
    for line, leaf in placed:
        kind = article.forms.get(line.number)
        if not leaf.text and kind != "break":
            form = form if form in _GOES_ON else None
            continue
        if not groups or kind != form or kind not in _TOGETHER:
            groups.append([])
        groups[-1].append((line, leaf))
        form = kind
    return groups


def _block(article: Article, group: Sequence[Placed]) -> Block:
    """Make a block of a group of lines; only one with a form, or a heading below level 2, has a node."""
    first, leaf = group[0]
    number, kind = first.number, article.forms.get(first.number)
    level = article.levels.get(number, 2)
    node = _MAKERS[kind]([leaf for _, leaf in group]) if kind else None
    if level > 2:
        node = _holding("heading", leaf, level=str(level))
    lines = tuple(one for line, _ in group for one in range(line.number, line.last + 1))
    return Block(
        id=article.headings.get(number, f"p{number}"),
        line=number,
        heading=number in article.headings,
        text=said(node) if node else leaf.text,
        level=level,
        node=node,
        lines=lines if len(lines) > 1 else (),
    )


def _holding(kind: Kind, *inside: Node, **attributes: str) -> Node:
    """Make a node that holds others."""
    return Node(kind, inside[0].start, inside[-1].end, children=inside, attributes=attributes)


def _with_breaks(kind: Kind, lines: Sequence[Node]) -> Node:
    """Put lines into one node, with a line break between any two."""
    parts: list[Node] = []
    for line in lines:
        parts += [Node("br", line.start, line.start), line]
    return _holding(kind, *parts[1:])


def _quote(lines: Sequence[Node]) -> Node:
    """Make a quotation, without the marks that mail has before it: > or >>."""
    lines = [line for line in lines if line.text.strip(">＞ 　")] or lines
    marks = [_QUOTED.match(line.text) for line in lines]
    said = [_part(line, mark.end()) if mark else line for line, mark in zip(lines, marks)]
    return _holding("quote", *(_holding("paragraph", one) for one in said))


def _list(lines: Sequence[Node]) -> Node:
    """Make a list; where its items have no bullets, what they begin with (1. or 一、) is part of what they
    say.
    """
    marks = [BULLET.match(line.text) for line in lines]
    bullets = [mark.end() for mark in marks if mark]
    if len(bullets) < len(lines):
        return _holding("list", *(_holding("item", line) for line in lines), marked="yes")
    return _holding("list", *(_holding("item", _part(line, end)) for line, end in zip(lines, bullets)))


def _part(line: Node, start: int, end: int | None = None) -> Node:
    """Take a part of what a line says."""
    text = line.text[start:end]
    return Node("text", line.start + start, line.start + start + len(text), text)


def _table(lines: Sequence[Node]) -> Node:
    """Make a table, without what is drawn between its rows. Figures stand at the right; a row above them that
    has none is the head.
    """
    rows = [line for line in lines if not is_border(line.text)] or lines
    divided = table_of([line.text for line in rows])
    columns = [*zip_longest(*divided, fillvalue="")]
    figures = [at > 0 and _holds_figures(cells) for at, cells in enumerate(columns)]
    head = any(figures) and not any(_FIGURE.fullmatch(cell) for cell, one in zip(divided[0], figures) if one)
    about = [{"align": "right"} if one else {} for one in figures]
    made = [_holding("row", *_cells(*row, about)) for row in zip(rows, divided)]
    if head:
        made[0] = _holding("row", *_cells(rows[0], divided[0], [{**one, "head": "yes"} for one in about]))
    return _holding("table", *made)


def _holds_figures(cells: Sequence[str]) -> bool:
    """Say whether the cells of a column, but for the first, are figures: two of them, and nothing else."""
    said = [cell for cell in cells[1:] if cell not in _NO_FIGURE]
    return len(said) > 1 and all(map(_FIGURE.fullmatch, said))


def _cells(line: Node, divided: Sequence[str], about: Sequence[Mapping[str, str]]) -> Iterator[Node]:
    """Make the cells of a row, ``line``; ``divided``: what each says; ``about``: its attributes."""
    at = 0
    for cell, attributes in zip(divided, about):
        at = line.text.index(cell, at)
        yield _holding("cell", _part(line, at, at + len(cell)), **attributes)
        at += len(cell)


_MAKERS: Mapping[str, Callable[[Sequence[Node]], Node]] = {
    "verse": lambda lines: _with_breaks("verse", [_holding("line", line) for line in lines]),
    "quote": _quote,
    "list": _list,
    "table": _table,
    "signature": partial(_with_breaks, "signature"),
    "caption": lambda lines: _holding("figure", _holding("caption", *lines)),
    "break": lambda lines: Node("rule", 0, 0, attributes={} if lines[0].text else {"blank": "yes"}),
}
