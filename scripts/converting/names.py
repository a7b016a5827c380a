"""Convert people's names, and find those that an editor lists in a text.

A name is a kind of word of its own: a surname is not the word that it looks like (余 is not 餘), and yet
the rest is converted (范冰洁 → 范冰潔). So it goes through OpenCC whole, and then through the tables.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.converting.character_forms import mended
from scripts.converting.context import borders
from scripts.converting.converters import by_opencc, words_of
from scripts.converting.surnames import SURNAME_FORMS
from scripts.text.tables import pairs_in

# Forms of words that no given name has → the form that names have.
GIVEN_FORMS = pairs_in("converting/given_forms.txt")
# Given names have 征; in these it is 徵, which Simplified often loses.
_WITH_ZHI = {"魏征": "魏徵", "文征明": "文徵明"}
# Traditional → Simplified in names, where the word has another form (汎 is 泛, but not in 王汎森). Source:
# the Table of General Standard Chinese Characters (2013), annex 1, which restored most of them for names.
KEPT_IN_SIMPLIFIED = {**{one: one for one in "汎旂昇菴濬珮煇暐畊秊澣勗毘皐臯"}, "鉅": "钜", "徵": "徵"}


@dataclass(frozen=True)
class Named:
    """A range of a text that is converted as a person's name."""

    start: int
    end: int
    name: str
    guessed: bool  # taken for a name by its surname, not named by the editor


def convert_name(name: str, simplified: str, lang: str) -> str:
    """Convert a name to a variant.

    ``name``: in the text's own script; ``simplified``: the same in Simplified. In Simplified some
    characters of names stay (汎); in Traditional the surname and the given name have forms that words do
    not have (余, 范).
    """
    if lang == "zh-Hans":
        return name_in_simplified(name)
    blank = re.search(r"\s+", simplified)
    if blank:
        joined = convert_name(re.sub(r"\s", "", name), re.sub(r"\s", "", simplified), lang)
        return joined[: blank.start()] + blank[0] + joined[blank.start() :]
    configuration = "s2hk" if lang == "zh-Hant-HK" else "s2tw"
    simplified = _WITH_ZHI.get(simplified, simplified)
    converted = by_opencc(simplified, configuration)
    if len(converted) != len(simplified):
        return converted
    surname = simplified[:2] if simplified[:2] in SURNAME_FORMS and len(simplified) > 2 else simplified[:1]
    form = SURNAME_FORMS.get(surname, converted[: len(surname)])
    given = "".join(
        now if was == now else GIVEN_FORMS.get(now, now)
        for was, now in zip(simplified[len(surname) :], converted[len(surname) :])
    )
    return mended(form + given, configuration)


def name_in_simplified(name: str) -> str:
    """Convert a name in either script to Simplified, with the forms that names keep."""
    converted = mended(by_opencc(name, "tw2s"), "tw2s")
    if len(converted) != len(name):
        return converted
    kept = (KEPT_IN_SIMPLIFIED.get(was, now) for was, now in zip(name, converted))
    return "於" + "".join(kept)[1:] if name[0] == "於" else "".join(kept)


def find_names(text: str, names: Iterable[str]) -> list[Named]:
    """Find the editor's names in a text, longer ones first, none within another.

    A name counts only where it begins at a word's border, and one of two characters only where
    it also ends at one: 干宝 is not in 若干宝石, 余光中 not in 其余光中. The words are those of the text in
    Simplified.
    """
    present = sorted({name for name in names if name and name in text}, key=lambda name: (-len(name), name))
    if not present:
        return []
    simplified = by_opencc(text, "t2s")
    at_borders = borders(words_of(simplified if len(simplified) == len(text) else text))
    places = []
    for match in re.finditer("|".join(map(re.escape, present)), text):
        start, end = match.span()
        if start in at_borders and (end in at_borders or end - start > 2):
            places.append(Named(start, end, match[0], guessed=False))
    return places
