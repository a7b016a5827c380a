"""Make the pages of series and tags: a list of articles by their titles, and a list of all series or tags."""

from collections.abc import Iterator, Sequence

from scripts.converting.variants import Variant
from scripts.pages.divided import divided
from scripts.pages.interface import filled, words
from scripts.pages.meta import Item, Link, Meta
from scripts.pages.titles import TitlesPage

KINDS = ("series", "tags")
LENGTH = 100  # titles on a page; the one to which new titles come has fewer than twice as many


def group_pages(
    variant: Variant, folder: str, title: str, items: Sequence[Item], up: Link | None, grows_at_end: bool
) -> Iterator[TitlesPage]:
    """Make the pages of a series or tag, or of the list of all; ``items`` are divided among them.

    ``folder``: tags/ or tags/a-slug/, below that of the variant; ``up``: the link to the list of all of this
    kind; ``grows_at_end``: see ``divided``: a series does, a tag grows at its beginning.
    """

    def address(number: int) -> str:
        return f"{variant.root}{folder}" + (f"{number}/" if number else "")

    for before, number, after, part in divided(items, LENGTH, grows_at_end):
        lists: Meta = {"articles": list(part)}
        if up:
            lists["up"] = up
        if before is not None:
            lists["newer"] = address(before)
        if after is not None:
            lists["older"] = address(after)
        numbered = f"{title} {filled(words(variant.lang)['page'], str(number))}"
        yield TitlesPage(variant, address(number), numbered if number else title, lists)
