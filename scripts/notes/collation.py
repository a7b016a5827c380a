"""Write in Markdown what was changed in a text as received: a single change, and all changed lines."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts.article.edition_model import Edition
from scripts.notes.changes import AROUND, Collated, seed_lang, visible
from scripts.pages.page import verbatim, within_line
from scripts.text.traced import Piece


def collation(edition: Edition, lines: Sequence[Collated], word: dict[str, str]) -> Iterator[str]:
    """Yield every changed line as received, with its changes marked; of unchanged lines only the numbers."""
    yield verbatim(word["collation_lead"])
    if any(AROUND & set(piece.rules) for line in lines for piece in line.pieces):
        yield verbatim(word["collation_signs"])
    lang = "" if edition.lang == seed_lang(edition) else f" lang={seed_lang(edition)}"
    for changed, group in groupby(lines, lambda line: line.changed):
        if changed:
            for line in group:
                text = "".join(map(with_marks, line.pieces))
                yield f"{line_link(edition, line.number)} {text}\n{{: #l{line.number}{lang} }}"
            continue
        first, *others = (line.number for line in group)
        said = word["same_lines"] if others else word["same_line"]
        last = f"{others[-1]:,}" if others else ""
        yield f"{verbatim(said.replace('{n}', f'{first:,}').replace('{m}', last))}\n{{: .aside }}"


def with_marks(piece: Piece) -> str:
    """Write a piece as <del>what was</del><ins>what is</ins>, with signs for what cannot be seen."""
    if not piece.rules:
        return within_line(piece.now)
    was, now = within_line(visible(piece.was)), within_line(visible(piece.now))
    return (f"<del>{was}</del>" if was else "") + (f"<ins>{now}</ins>" if now else "")


def line_link(edition: Edition, line: int) -> str:
    """Link the number of a line to its paragraph, if it has one."""
    id = edition.ids.get(line)
    return f"[{line}](index.md#{id})" if id else f"<b>{line}</b>"


def in_its_language(edition: Edition, shown: str) -> str:
    """Mark a quote from the seed as being in the seed's language, if the page is in another."""
    lang = seed_lang(edition)
    return shown if lang == edition.lang else f'<span lang="{lang}">{shown}</span>'
