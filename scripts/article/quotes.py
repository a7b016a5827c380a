"""Where quotes of the restored or the received text stand.

Every place is a span of characters of its line as received: there, both kinds of quotes meet.
"""

import re
from collections.abc import Iterable, Iterator

from scripts.article.model import Article
from scripts.findings import Finding
from scripts.restoring.restore import Line
from scripts.text.traced import Traced
from scripts.text.untouched import Span


def lines_of(article: Article) -> list[Line]:
    """All lines, the editor's own title as line 0."""
    own = [Line(0, Traced.received(article.title))] if article.title_line is None else []
    return [*own, *article.lines]


def as_received(text: Traced, start: int, end: int) -> Span:
    """The span of what was received that became ``text.now[start:end]``; a change is taken whole."""
    was = now = 0
    found: list[int] = []
    for piece in text.pieces:
        if now < end and start < now + len(piece.now):
            inside = (max(start - now, 0), min(end - now, len(piece.now)))
            found += [was + at for at in ((0, len(piece.was)) if piece.rules else inside)]
        was += len(piece.was)
        now += len(piece.now)
    return (min(found), max(found)) if found else (was, was)


def occurrences(line: Line, quote: str) -> set[Span]:
    """Every place where a line says ``quote``, as received or restored."""
    pattern = re.compile(f"(?={re.escape(quote)})")
    was, now = line.text.was, line.now
    found = {(match.start(), match.start() + len(quote)) for match in pattern.finditer(was)}
    places = (match.start() for match in pattern.finditer(now))
    return found | {as_received(line.text, at, at + len(quote)) for at in places}


def places(article: Article, quotes: Iterable[str]) -> dict[int, set[Span]]:
    """Line → every place where it says one of the quotes."""
    quotes = list(quotes)
    return {
        line.number: {span for quote in quotes for span in occurrences(line, quote)}
        for line in lines_of(article)
    }


def lies_in(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def doubted(article: Article, finding: Finding) -> Iterator[tuple[Line, Span]]:
    """The places that a finding doubts."""
    if finding.doubt:
        for line in article.lines if finding.line is None else [article.lines[finding.line - 1]]:
            for quote in finding.doubt.quotes:
                for span in sorted(occurrences(line, quote)):
                    yield line, span


def is_settled(article: Article, finding: Finding) -> bool:
    """Whether the editor has found right all that a finding doubts: then nobody need hear of it."""
    entries = [entry for entry in article.seed.settings.settled if entry.code in (None, finding.code)]
    if any(not entry.text for entry in entries):
        return True
    quotes = [quote for entry in entries for quote in entry.text]
    found = list(doubted(article, finding)) if quotes else []
    return bool(found) and all(
        lies_in(span, [place for quote in quotes for place in occurrences(line, quote)])
        for line, span in found
    )
