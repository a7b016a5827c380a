"""A page that lists articles by their titles: the archive, a series, a tag, or all series or tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.article.edition_model import Edition
from scripts.converting.variants import Variant
from scripts.pages.address import Address
from scripts.pages.meta import Item, Link, Meta, without_empty
from scripts.pages.page import head_of, page
from scripts.pages.phrases import phrases


@dataclass(frozen=True)
class TitlesPage:
    """A page in a variant. ``url``: its address, relative to the site; ``lists``: the articles or years that
    it lists, and where it leads.
    """

    variant: Variant
    url: str
    title: str
    lists: Meta

    @property
    def file(self) -> str:
        return f"{self.url}index.md"

    def page(self, everywhere: Sequence["TitlesPage"]) -> bytes:
        """Make the Markdown file. ``everywhere``: the same page in all variants that have it."""
        urls = {other.variant.lang: other.url for other in everywhere}
        own: Meta = {"phrases": list(phrases(self.title))}
        return page(head_of("archive", self.variant.lang, self.title, urls) | own | self.lists)


def link_to(edition: Edition) -> Link:
    """Make the link to an article, with its title also cut where its lines may break."""
    title = edition.title
    return {"url": Address.of(edition).folder, "title": title, "phrases": list(phrases(title))}


def title_item(edition: Edition, numbered: bool = False) -> Item:
    """Make what a list of titles shows of an article; ``numbered``: with its number in its series."""
    facts = edition.facts
    some: Item = {
        "part": str(facts.part or "") if numbered else "",
        "author": edition.author,
        "date": str(facts.date or ""),
        "added": "" if facts.date else str(facts.added or ""),
    }
    return {**link_to(edition), **without_empty(some)}
