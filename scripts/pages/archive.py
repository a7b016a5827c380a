"""Make the archive: all articles of a variant by the year in which they were published, else added."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.article.model import Edition
from scripts.converting.variants import Variant
from scripts.pages.group_pages import title_item
from scripts.pages.interface import filled, words
from scripts.pages.meta import Meta, Year
from scripts.pages.page import head_of, page

WHOLE = 200  # articles that one page may hold; if there are more, each year has a page of its own


@dataclass(frozen=True)
class ArchivePage:
    """A page of the archive. ``year``: None of its first page; 0 is the year of what has no day."""

    variant: Variant
    year: int | None
    years: tuple[Year, ...]  # newest first

    @property
    def file(self) -> str:
        return f"{self.url}index.md"

    @property
    def url(self) -> str:
        return archive_address(self.variant, self.year)

    def page(self, everywhere: Sequence["ArchivePage"]) -> bytes:
        """Make the Markdown file. ``everywhere``: the same page in all variants that have it."""
        word = words(self.variant.lang)
        named = word["archive"] if self.year is None else filled(word["year"], str(self.year))
        title = named if self.year != 0 else word["no_year"]
        urls = {other.variant.lang: other.url for other in everywhere}
        meta: Meta = head_of("archive", self.variant.lang, title, urls) | {"years": list(self.years)}
        if self.year is not None:
            meta["archive"] = archive_address(self.variant)
        return page(meta)


def archive_address(variant: Variant, year: int | None = None) -> str:
    """Give the address of a page of the archive, below the site's."""
    return f"{variant.root}archive/" + ("" if year is None else f"{year}/")


def archive_pages(variant: Variant, editions: Sequence[Edition]) -> list[ArchivePage]:
    """Divide editions by years. One article alone has no archive: home shows it."""
    if len(editions) < 2:
        return []
    ordered = sorted(editions, key=lambda one: (_day(one), one.slug), reverse=True)
    years = [(year, list(group)) for year, group in groupby(ordered, _year)]
    whole = len(editions) <= WHOLE
    first = ArchivePage(variant, None, tuple(_listed(variant, *one, whole) for one in years))
    own = [ArchivePage(variant, one[0], (_listed(variant, *one, True),)) for one in years]
    return [first] if whole else [first, *own]


def _day(edition: Edition) -> datetime.date:
    return edition.facts.date or edition.facts.added or datetime.date.min


def _year(edition: Edition) -> int:
    day = _day(edition)
    return 0 if day == datetime.date.min else day.year


def _listed(variant: Variant, year: int, editions: Sequence[Edition], titles: bool) -> Year:
    """Give what the template shows of a year; ``titles``: with its articles."""
    return {
        "year": str(year or ""),
        "url": archive_address(variant, year),
        "count": len(editions),
        "articles": [title_item(edition) for edition in editions] if titles else [],
    }
