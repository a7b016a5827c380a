"""Find where quotes of an article occur, in the text as received or as restored.

Every place is a span (start, end) of characters of its line as received, so that both can be compared.
"""

import re
from collections.abc import Iterable, Iterator

from scripts.article.model import Article
from scripts.findings import Finding
from scripts.restoring.restore import Line
from scripts.text.traced import Traced, placed
from scripts.text.untouched import Span


def lines_with_title(article: Article) -> list[Line]:
    """List all lines of an article; a title that is not in the seed comes first, as line 0."""
    own = [Line(0, Traced.received(article.title))] if article.title_line is None else []
    return [*own, *article.lines]


def as_received(text: Traced, start: int, end: int) -> Span:
    """Find the span of ``text.was`` that became ``text.now[start:end]``; changes in it count whole.

    Gives an empty span at the end of ``text.was`` if there is none.
    """
    found: list[int] = []
    for was, now, piece in placed(text.pieces):
        if now < end and start < now + len(piece.now):
            inside = (max(start - now, 0), min(end - now, len(piece.now)))
            found += [was + at for at in ((0, len(piece.was)) if piece.rules else inside)]
    return (min(found), max(found)) if found else (len(text.was), len(text.was))


def occurrences(line: Line, quote: str) -> set[Span]:
    """Find every span of the line as received that is ``quote``, or became it; spans may overlap."""
    pattern = f"(?=({re.escape(quote)}))"
    received = {match.span(1) for match in re.finditer(pattern, line.text.was)}
    return received | {as_received(line.text, *match.span(1)) for match in re.finditer(pattern, line.now)}


def places(article: Article, quotes: Iterable[str]) -> dict[int, set[Span]]:
    """Find every place of all quotes in an article: number of the line → spans."""
    quotes = list(quotes)
    return {
        line.number: {span for quote in quotes for span in occurrences(line, quote)}
        for line in lines_with_title(article)
    }


def lies_in(span: Span, others: Iterable[Span]) -> bool:
    """Say whether a span lies completely in one of the others."""
    return any(start <= span[0] and span[1] <= end for start, end in others)


def doubted(article: Article, finding: Finding) -> Iterator[tuple[Line, Span]]:
    """Yield the places that a finding doubts: in its line, or in all lines if it names none."""
    if finding.doubt:
        at = finding.line
        for line in (one for one in article.lines if at is None or one.number <= at <= one.last):
            for quote in finding.doubt.quotes:
                for span in sorted(occurrences(line, quote)):
                    yield line, span


def is_settled(article: Article, finding: Finding) -> bool:
    """Say whether the entries of ``[[settled]]`` cover a finding, so that it need not be shown.

    An entry with its code and no text settles it; entries with text must cover every place it doubts.
    """
    entries = [entry for entry in article.seed.settings.settled if entry.code in (None, finding.code)]
    if any(not entry.text for entry in entries):
        return True
    quotes = [quote for entry in entries for quote in entry.text]
    found = list(doubted(article, finding)) if quotes else []
    return bool(found) and all(
        lies_in(span, [place for quote in quotes for place in occurrences(line, quote)])
        for line, span in found
    )
