"""List all kinds of places that the review shows, in the order in which it does."""

from collections.abc import Callable, Iterator

from scripts.editing.characters import mixed, suspicious
from scripts.editing.forms_in_doubt import alike, doubtful, likely_right, rare_form
from scripts.editing.found import found_before, once
from scripts.editing.look import Look, Text
from scripts.editing.possible_names import possible_names
from scripts.editing.two_forms import in_simplified, lone_zhu

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

KINDS: dict[str, Callable[[Text], Iterator[Look]]] = {
    "broken bytes": found_before("bytes"),
    "bracket in doubt": found_before("bracket"),
    "annotated once": once,
    "heading": found_before("heading"),
    "suspicious character": suspicious,
    "mixed scripts": mixed,
    "unpaired quotation mark": found_before("quotes"),
    "rare form": rare_form,
    DOUBTED: doubtful,
    "possible name": possible_names,
    "two forms": in_simplified,
    "lone 著": lone_zhu,
    "written alike": alike,
    LIKELY_RIGHT: likely_right,
}
