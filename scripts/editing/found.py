"""Make looks of what steps of the restoration have found."""

from collections.abc import Callable, Iterator

from scripts.article.quotes import doubted
from scripts.editing.look import Fix, Look, Text
from scripts.editing.wording import marked


def found_before(kind: str) -> Callable[[Text], Iterator[Look]]:
    """Return a function that yields a look for each place that the restoration doubts as ``kind``."""

    def kind_of(text: Text) -> Iterator[Look]:
        for finding in text.findings:
            if finding.doubt and finding.doubt.kind == kind:
                for line, (start, end) in doubted(text.article, finding):
                    quote = line.text.was[start:end]
                    fixes = tuple(Fix("corrections", quote, form) for form in finding.doubt.becomes)
                    context = marked(line.text.was, start, end)
                    yield Look(line, (start, end), context, finding.message, quote, fixes)

    return kind_of


def once(text: Text) -> Iterator[Look]:
    """Yield characters annotated only once: the annotation was removed, and may have been the author's."""
    for one in found_before("once")(text):
        message = "annotated only once, and taken off; one that is the author's own belongs under keep"
        yield Look(one.line, one.span, one.context, message, one.quote, (Fix("keep", one.quote, one.quote),))
