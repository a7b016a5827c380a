"""Make the list of all articles of a variant: the home page, and the numbered pages that follow it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scripts.article.edition_model import Edition
from scripts.article.model import Facts
from scripts.converting.variants import Variant
from scripts.pages.address import Address
from scripts.pages.archive import archive_address
from scripts.pages.divided import divided
from scripts.pages.interface import filled, words
from scripts.pages.meta import Example, Item, Meta, without_empty
from scripts.pages.page import head_of, page
from scripts.pages.titles import link_to

LENGTH = 15  # articles on a numbered page


@dataclass(frozen=True)
class ListPage:
    """A page of the list, with its articles, newest first. Number 0 is home; 1 has the oldest articles.

    Pages are numbered from the oldest, so a page keeps its articles and address when newer ones are added.
    Home has fewer than twice LENGTH articles; when it would reach that, a numbered page splits off.
    """

    variant: Variant
    number: int
    editions: tuple[Edition, ...]
    newer: int | None  # the numbers of the neighbouring pages
    older: int | None

    @property
    def file(self) -> str:
        return f"{self.variant.root}page/{self.number}.md" if self.number else f"{self.variant.root}index.md"

    @property
    def url(self) -> str:
        return list_address(self.variant, self.number)


def list_address(variant: Variant, number: int) -> str:
    """Return the address of home (number 0) or of a numbered page, relative to the site."""
    return f"{variant.root}page/{number}/" if number else variant.root


def list_pages(variant: Variant, editions: Sequence[Edition]) -> list[ListPage]:
    """Divide editions, newest first, into home and the numbered pages, in that order."""
    parts = divided(editions, LENGTH)
    return [ListPage(variant, number, tuple(part), newer, older) for newer, number, older, part in parts]


def list_page(
    one: ListPage,
    name: str,
    everywhere: Sequence[ListPage],
    waits: Callable[[Facts], str],
    lead: Edition | None = None,
    example: Example | None = None,
) -> bytes:
    """Make the Markdown file of home or a numbered page.

    ``name``: the site's, in the page's variant; ``everywhere``: the same page in all variants that have
    it; ``waits``: says why an article is not published yet ("draft" or its day), "" if it is published;
    ``lead``: the article that stands first on home; ``example``: of what was changed in the only article.
    """
    urls = {other.variant.lang: other.url for other in everywhere}
    numbered = filled(words(one.variant.lang)["page"], str(one.number))
    title = f"{name} {numbered}" if one.number else name
    listed = [edition for edition in one.editions if not lead or edition.slug != lead.slug or one.number]
    first = [lead] if lead and not one.number else []
    articles = [item(edition, waits(edition.facts)) for edition in [*first, *listed]]
    some: Meta = {
        "lead": bool(first),
        "forms": "pictures" if any("image" in item for item in articles) else "",
    }
    meta: Meta = head_of("home", one.variant.lang, title, urls) | {"articles": articles}
    meta |= without_empty(some)
    if example:
        meta["example"] = example
        meta["notes"] = Address.of(one.editions[0]).notes_url
    if one.newer is not None:
        meta["newer"] = list_address(one.variant, one.newer)
    if one.older is not None:
        meta["older"] = list_address(one.variant, one.older)
    if len(one.editions) > 1:
        meta["archive"] = archive_address(one.variant)
    return page(meta)


def item(edition: Edition, waiting: str) -> Item:
    """Make what the template shows of an article on home and the numbered pages."""
    facts = edition.facts
    some: Item = {"waiting": waiting, "subtitle": edition.subtitle, "author": edition.author}
    if picture := edition.picture:
        some |= {"image": picture.file, "width": picture.width, "height": picture.height}
    return {
        **without_empty(some),
        **link_to(edition),
        "opening": edition.opening,
        "characters": f"{edition.characters:,}",
        "minutes": edition.minutes,
        "date": str(facts.date or ""),
        "added": str(facts.added or ""),
    }
