"""Make the pages of series and tags: a list of articles by their titles, and a list of all series or tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.article.model import Edition
from scripts.converting.variants import Variant
from scripts.pages.address import Address
from scripts.pages.interface import filled, words
from scripts.pages.meta import Item, Link, Meta, without_empty
from scripts.pages.page import head_of, page
from scripts.pages.phrases import phrases

KINDS = ("series", "tags")
LENGTH = 100  # titles on a page, and on the one that readers find first fewer than twice as many


@dataclass(frozen=True)
class GroupPage:
    """A page of a list. Number 0 stands at the address ``folder``, which readers are led to.

    ``before``, ``after``: the numbers of the neighbouring pages; ``up``: where all of its kind are listed.
    """

    variant: Variant
    folder: str  # below the variant's: tags/ or tags/a-slug/
    title: str
    number: int
    items: tuple[Item, ...]
    before: int | None
    after: int | None
    up: Link | None

    @property
    def file(self) -> str:
        return f"{self.url}index.md"

    @property
    def url(self) -> str:
        return self._address(self.number)

    def _address(self, number: int) -> str:
        return f"{self.variant.root}{self.folder}" + (f"{number}/" if number else "")

    def page(self, everywhere: Sequence["GroupPage"]) -> bytes:
        """Make the Markdown file. ``everywhere``: the same page in all variants that have it."""
        word = words(self.variant.lang)
        numbered = f"{self.title} {filled(word['page'], str(self.number))}"
        urls = {other.variant.lang: other.url for other in everywhere}
        title = numbered if self.number else self.title
        meta: Meta = head_of("archive", self.variant.lang, title, urls)
        meta["articles"] = list(self.items)
        if self.up:
            meta["up"] = self.up
        if self.before is not None:
            meta["newer"] = self._address(self.before)
        if self.after is not None:
            meta["older"] = self._address(self.after)
        return page(meta)


def group_pages(
    variant: Variant, folder: str, title: str, items: Sequence[Item], up: Link | None, grows_at_end: bool
) -> list[GroupPage]:
    """Divide a list into pages, so that a page keeps what it has when articles are added.

    Series grow at their end, so their pages are numbered on; tags at their beginning, so theirs are
    numbered from the oldest, as home's are.
    """
    behind = max(len(items) // LENGTH - 1, 0)
    if grows_at_end:
        starts = {number: number * LENGTH for number in range(behind + 1)}
    else:
        starts = {number: len(items) - number * LENGTH for number in range(behind, 0, -1)}
        starts = {0: 0, **starts}
    numbers, ends = list(starts), [*list(starts.values())[1:], len(items)]
    beside = zip([None, *numbers], numbers, [*numbers[1:], None])
    return [
        GroupPage(variant, folder, title, number, tuple(items[starts[number] : end]), before, after, up)
        for (before, number, after), end in zip(beside, ends, strict=True)
    ]


def index_link(variant: Variant, kind: str) -> Link:
    """Lead to the list of all series, or of all tags."""
    return {"url": f"{variant.root}{kind}/", "title": words(variant.lang)[f"all_{kind}"]}


def title_item(edition: Edition, numbered: bool = False) -> Item:
    """Tell what a list of titles shows of an article; ``numbered``: with its number in its series."""
    facts = edition.facts
    some: Item = {
        "part": str(facts.part or "") if numbered else "",
        "author": edition.author,
        "date": str(facts.date or ""),
        "added": "" if facts.date else str(facts.added or ""),
    }
    found: Item = {"url": Address.of(edition).folder, "title": edition.title}
    return found | {"phrases": list(phrases(edition.title))} | without_empty(some)
