"""Choose an example of what was changed in a text: a few words before and after."""

import re
from collections.abc import Iterator, Sequence

from scripts.article.edition_model import Edition
from scripts.notes.changes import AROUND, Collated, seed_lang, visible
from scripts.pages.interface import filled, words
from scripts.pages.meta import Example
from scripts.text.grouping import runs
from scripts.text.traced import Piece

EXAMPLE = 34  # characters that an example may have, about two lines on a phone


def example(lines: Sequence[Collated]) -> tuple[Piece, ...]:
    """Choose clauses that follow each other, at most ``EXAMPLE`` characters: those with the most kinds of
    changes, of these with the most changes, of these the longest. Empty if no changed clause is so short.
    """
    best = (0, 0, 0)
    chosen: tuple[Piece, ...] = ()
    for line in (line for line in lines if line.changed):
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


def shown_example(edition: Edition, pieces: Sequence[Piece]) -> Example:
    """Make what the template shows of an example: before and after, in parts, its language, and the name of
    the variant in that language, unless it is the page's own.
    """
    lang, word = seed_lang(edition), words(edition.lang)
    return {
        "lang": lang,
        "version": "" if lang == edition.lang else filled(word["version"], word[f"name_{lang}"]),
        "before": [{"text": visible(one.was), "changed": bool(one.rules)} for one in pieces if one.was],
        "after": [{"text": visible(one.now), "changed": bool(one.rules)} for one in pieces if one.now],
    }


def _clauses(pieces: Iterator[Piece]) -> list[tuple[Piece, ...]]:
    """Split the pieces of a line into its clauses, each with the mark that ends it."""
    parts: list[Piece] = []
    for piece in pieces:
        parts += [piece] if piece.rules else [Piece(t, t) for t in re.findall(r"[^，。；！？]*.?", piece.now)]
    said = (part for part in parts if part.was or part.now)
    return [tuple(clause) for clause in runs(said, lambda last, _: last.now.endswith(tuple("，。；！？")))]


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.now) for piece in pieces)
