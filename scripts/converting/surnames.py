"""Surnames: one table for everything that asks whether a few characters may be a person's name."""

from scripts.converting.converters import by_opencc
from scripts.text.tables import pairs_in, words_in

# In Simplified, of one or two characters. The file says its sources.
SURNAMES = frozenset(words_in("converting/surnames.txt"))

# Of surnames that OpenCC takes for words: Simplified → Traditional. One of two characters counts first.
SURNAME_FORMS = pairs_in("converting/surname_forms.txt")


def surname_of(simplified: str) -> str:
    """Give the surname with which a Simplified name begins; "" if there is none, or nothing follows it."""
    if len(simplified) > 2 and simplified[:2] in SURNAMES:
        return simplified[:2]
    return simplified[:1] if len(simplified) > 1 and simplified[0] in SURNAMES else ""


def has_surname(name: str) -> bool:
    """Say whether a name in either script begins with a surname of the table, and something follows it."""
    return bool(surname_of(by_opencc(name, "t2s")) or surname_of(name))
