"""A file of a finished site as a check sees it: what it says, and what the record of its article says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin

from scripts.checks.records import Record
from scripts.checks.site import Site
from scripts.checks.tree import Node


@dataclass(frozen=True)
class SiteFile:
    """A file of a site. ``kind``: see ``paths``; ``why``: the fact that demands it, if one does.

    ``record``: that of its article; ``number``: of a page behind home, or the year of a page of the archive.
    """

    site: Site
    path: str
    kind: str
    why: str
    lang: str = ""
    record: Record = field(default_factory=dict)
    number: int | None = None

    @property
    def raw(self) -> bytes:
        return self.site.read(self.path)

    @property
    def tree(self) -> Node:
        """The page as a tree. Raises ``ValueError`` where it is not well formed."""
        return self.site.tree(self.path)

    @property
    def said(self) -> Record:
        """What the record says of the article in this variant: its title, author and so on."""
        shown: Record = self.record["editions"][self.lang]
        return shown

    @property
    def about(self) -> Record:
        """What the record says of the article that is the same in every variant: its slug, days and so on."""
        about: Record = self.record["about"]
        return about

    @property
    def whole(self) -> Record:
        """The full record of the article."""
        return self.site.whole(self.record)

    @property
    def published(self) -> str:
        """The text of the article in this variant."""
        return self.site.published(self.record, self.lang)

    @property
    def blocks(self) -> list[Any]:
        """The blocks of the article in this variant, as the record has them: see ``forms``."""
        return self.site.blocks(self.record, self.lang)

    @property
    def own_text(self) -> str:
        """The text of the article in its own script: the one to which the changes in the record led."""
        return self.site.published(self.record, self.record["text"]["lang"])

    @property
    def site_name(self) -> str:
        return self.site.names[self.lang]

    @property
    def root(self) -> str:
        """The folder of the variant: "" or like "zh-hans/"."""
        return self.site.roots[self.lang]

    @property
    def listed(self) -> list[Record]:
        """The records of all articles in this variant, newest first."""
        return self.site.listed[self.lang]

    @property
    def address(self) -> str:
        """The address of the page, relative to the site."""
        return quote(self.path.removesuffix("index.html"))

    @property
    def url(self) -> str:
        """The address of the page, with its host."""
        return self.site.url + self.address

    @property
    def folder(self) -> str:
        """The address of the article's page in this variant, relative to the site."""
        return str(self.record["pages"][self.lang])

    @property
    def page(self) -> str:
        """The address of the article's page in this variant, with its host."""
        return self.site.url + self.folder

    def leads_to(self, element: Node, name: str = "href") -> str:
        """Resolve the address in an attribute of an element on the page; return it with its host."""
        return urljoin(self.url, element.get(name))

    @property
    def switch(self) -> dict[str, str]:
        """Map each language in the page's switch of scripts to where it leads."""
        return {
            one.get("hreflang"): self.leads_to(one) for one in self.tree.one("nav", cls="switch").all("a")
        }

    def agree(self, what: str, said: object, lang: str = "") -> Iterator[str]:
        """Find that the file says of ``what`` something else than the first file in its language that says
        anything of it. What only an interface knows must be the same everywhere.
        """
        path, first = self.site.agreed.setdefault((lang or self.lang, what), (self.path, said))
        if said != first:
            pairs = [*zip(said, first)] if isinstance(said, list) and isinstance(first, list) else []
            one, other = next((pair for pair in pairs if pair[0] != pair[1]), (said, first))
            yield f"{what}: it has {str(one)[:120]}, and {path} has {str(other)[:120]}"

    def downloads(self) -> list[str]:
        """The paths of the article's text and book in this variant."""
        name = f"{self.record['pages'][self.lang]}{self.about['slug']}.{self.lang}"
        return [f"{name}{'.md' if self.record['markdown'] else ''}.txt", f"{name}.epub"]


Check = Callable[[SiteFile], Iterator[str]]  # yields what is wrong with a file
