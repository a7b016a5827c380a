"""An article's record of changes → what people ask of it: how many of which kind, where, and an example."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.article.model import Article, Edition
from scripts.pages.record import Entry, Record
from scripts.text.traced import Piece

# Every rule that a record can name, those that touch what the author wrote first: so the notes tell them.
RULES = (
    "correction",
    "repair",
    "hand",
    "title",
    "moved",
    "script",
    "quotes",
    "punctuation",
    "annotation",
    "control",
    "invisible",
    "layout",
)
AUTHORS = ("correction", "repair", "hand")  # what stands there is not what was received of the author
AROUND = {"title", "moved", "layout"}  # nothing within a paragraph
CONTEXT = 9  # characters shown on either side of a change
EXAMPLE = 34  # characters that an example may have, about two lines on a phone


@dataclass(frozen=True)
class Collated:
    """A line as received, in pieces: unchanged ones have no rules."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.rules for piece in self.pieces)


@dataclass(frozen=True)
class Place:
    """A change, the line it is in, and the published text before and after it within that line."""

    line: int
    before: str
    piece: Piece
    after: str
    why: str  # the editor's reason, in the page's variant


def collate(article: Article, record: Record) -> list[Collated]:
    """Every line as received that has anything in it, with what was done to it."""
    entries: dict[int, list[Entry]] = {}
    for entry in record.entries:
        entries.setdefault(entry.line, []).append(entry)
    lines = []
    for number, line in enumerate(article.seed.lines, 1):
        pieces, at = [], 0
        for entry in entries.get(number, []):
            unchanged = line[at : entry.column - 1]
            pieces += [Piece(unchanged, unchanged), Piece(entry.was, entry.now, entry.rules)]
            at = entry.column - 1 + len(entry.was)
        pieces.append(Piece(line[at:], line[at:]))
        if found := tuple(piece for piece in pieces if piece.was or piece.now):
            lines.append(Collated(number, found))
    return lines


def count(record: Record) -> Counter[str]:
    """How many changes each rule had a part in."""
    return Counter(rule for entry in record.entries for rule in entry.rules)


def within(record: Record) -> bool:
    """Whether anything was done to the text itself, and not only around its paragraphs."""
    return any(set(entry.rules) - AROUND for entry in record.entries)


def places(article: Article, edition: Edition, lines: Sequence[Collated]) -> Iterator[Place]:
    """Every change in its context, with the reason for it in the edition's variant."""
    for line in lines:
        now = "".join(piece.now for piece in line.pieces)
        start = column = 0  # in what is published and in what was received
        for piece in line.pieces:
            end = start + len(piece.now)
            if piece.rules:
                before = now[max(start - CONTEXT, 0) : start].rpartition("\n")[2]
                why = _reason(article, edition, line.number, column, piece)
                yield Place(line.number, before, piece, now[end : end + CONTEXT].partition("\n")[0], why)
            start, column = end, column + len(piece.was)


def _reason(article: Article, edition: Edition, number: int, column: int, piece: Piece) -> str:
    if "correction" not in piece.rules:
        return ""
    line = article.seed.lines[number - 1]
    for correction, why in zip(article.settings.corrections, edition.reasons):
        for match in re.finditer(re.escape(correction.received), line):
            if match.start() <= column and column + len(piece.was) <= match.end():
                return why
    return ""


# --- one example ---------------------------------------------------------------------------


def example(lines: Sequence[Collated]) -> tuple[Piece, ...]:
    """Whole clauses next to each other with most kinds of changes, then most changes; of those the longest.

    Nothing where no clause that was changed is short enough.
    """
    best = (0, 0, 0)
    chosen: tuple[Piece, ...] = ()
    for line in lines:
        clauses = _clauses(piece for piece in line.pieces if not AROUND & set(piece.rules))
        for first in range(len(clauses)):
            joined: tuple[Piece, ...] = ()
            for clause in clauses[first:]:
                joined += clause
                if max(_length(joined), sum(len(piece.was) for piece in joined) // 2) > EXAMPLE:
                    break
                rules = [rule for piece in joined for rule in piece.rules]
                worth = len(set(rules)), len(rules), _length(joined)
                if rules and worth > best:
                    best, chosen = worth, joined
    return chosen


def _clauses(pieces: Iterator[Piece]) -> list[tuple[Piece, ...]]:
    """Pieces of a line → its clauses, each with the mark that ends it."""
    clauses: list[list[Piece]] = [[]]
    for piece in pieces:
        parts = [piece] if piece.rules else [Piece(t, t) for t in re.findall(r"[^，。；！？]*.?", piece.now)]
        for part in (part for part in parts if part.was or part.now):
            clauses[-1].append(part)
            if part.now.endswith(tuple("，。；！？")):
                clauses.append([])
    return [tuple(clause) for clause in clauses if clause]


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.now) for piece in pieces)
