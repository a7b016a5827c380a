"""The words of the interface, written once in Traditional and converted to every variant."""

from functools import cache

from scripts.converting.quotation_marks import turn
from scripts.converting.variants import TABLE, Variant, convert
from scripts.text.tables import cells_in, columns_in

# Key → text: of what scripts show once they are loaded (theme.py writes it for docs/assets/; some stands in
# pages too), and of the whole interface.
LOADED = columns_in("pages/loaded.tsv")
WORDS = LOADED | columns_in("pages/interface.tsv")

# Words of ours that conversion makes correct but unusual: language, converted, usual. In what a publisher
# writes they may mean something else, as 回報 does.
_USUAL = cells_in("pages/usual.tsv")


def site_words(text: str, variant: Variant) -> str:
    """Convert what a publisher says of the site, written in Traditional, to a variant, with its marks."""
    return turn(convert(text, variant.interface), variant.quotes)


def filled(text: str, said: str | int) -> str:
    """Replace ``{n}`` in a text of the interface by ``said``; a number is written like 1,234."""
    return text.replace("{n}", said if isinstance(said, str) else f"{said:,}")


@cache
def words(lang: str) -> dict[str, str]:
    """Return the words of the interface in a language (BCP 47): key → text, with ``{n}`` to be filled in."""
    text = site_words("\n".join(WORDS.values()), TABLE[lang])
    for of, converted, usual in _USUAL:
        text = text.replace(converted, usual) if of == lang else text
    return dict(zip(WORDS, text.split("\n"), strict=True))
