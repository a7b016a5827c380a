"""List all kinds of places that the review shows, in its order; make looks of what the restoration found."""

from collections.abc import Callable, Iterator

from scripts.article.quotes import doubted
from scripts.editing.characters import mixed, suspicious
from scripts.editing.forms_in_doubt import alike, doubtful, likely_right, rare_form
from scripts.editing.look import Fix, Look, Text
from scripts.editing.possible_names import possible_names
from scripts.editing.two_forms import in_simplified, lone_zhu
from scripts.editing.wording import marked

LIKELY_RIGHT = "likely right"
# Kinds that are shown in short, one line a matter → what one of their places is, and the rest of the message.
IN_SHORT = {
    LIKELY_RIGHT: ("form", "in some doubt, by what stands around or by a converter"),
    "written alike": (
        "character",
        "of which Simplified has one for two: one that was the other goes, with the words around it, under "
        '[[words]] (word = "它們", zh-Hant = "牠們")',
    ),
}
DOUBTED = "form in doubt"
OF_FORMS = (DOUBTED, LIKELY_RIGHT)


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


KINDS: dict[str, Callable[[Text], Iterator[Look]]] = {
    "broken bytes": found_before("bytes"),
    "bracket in doubt": found_before("bracket"),
    "annotated once": once,
    "heading": found_before("heading"),
    "suspicious character": suspicious,
    "mixed scripts": mixed,
    "blind conversion": found_before("blind"),
    "unpaired quotation mark": found_before("quotes"),
    "rare form": rare_form,
    DOUBTED: doubtful,
    "possible name": possible_names,
    "two forms": in_simplified,
    "lone 著": lone_zhu,
    "written alike": alike,
    LIKELY_RIGHT: likely_right,
}
