"""Make the archive: all articles of a variant by the year in which they were published, else added."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.article.model import Edition
from scripts.converting.variants import Variant
from scripts.pages.group_pages import title_item
from scripts.pages.interface import words
from scripts.pages.meta import Meta, Year
from scripts.pages.page import head_of, page

WHOLE = 200  # articles that one page may hold; if there are more, each year has a page of its own


@dataclass(frozen=True)
class ArchivePage:
    """A page of the archive. ``year``: None of its first page; 0 is the year of what has no day."""

    variant: Variant
    year: int | None
    years: tuple[tuple[int, tuple[Edition, ...]], ...]  # newest first
    titles: bool  # whether it lists the articles themselves, and not only the years

    @property
    def file(self) -> str:
        return f"{self.url}index.md"

    @property
    def url(self) -> str:
        return archive_address(self.variant, self.year)


def archive_address(variant: Variant, year: int | None = None) -> str:
    """Give the address of a page of the archive, below the site's."""
    return f"{variant.root}archive/" + ("" if year is None else f"{year}/")


def archive_pages(variant: Variant, editions: Sequence[Edition]) -> list[ArchivePage]:
    """Divide editions by years. One article alone has no archive: home shows it."""
    if len(editions) < 2:
        return []
    ordered = sorted(editions, key=lambda one: (_day(one), one.slug), reverse=True)
    years = tuple((year, tuple(group)) for year, group in groupby(ordered, lambda one: _year(one)))
    whole = len(editions) <= WHOLE
    first = ArchivePage(variant, None, years, whole)
    return [first] + ([] if whole else [ArchivePage(variant, one[0], (one,), True) for one in years])


def _day(edition: Edition) -> datetime.date:
    return edition.facts.date or edition.facts.added or datetime.date.min


def _year(edition: Edition) -> int:
    day = _day(edition)
    return 0 if day == datetime.date.min else day.year


def archive_page(one: ArchivePage, everywhere: Sequence[ArchivePage]) -> bytes:
    """Make the Markdown file of a page. ``everywhere``: the same page in all variants that have it."""
    word = words(one.variant.lang)
    named = word["archive"] if one.year is None else word["year"].replace("{n}", str(one.year))
    title = named if one.year != 0 else word["no_year"]
    urls = {other.variant.lang: other.url for other in everywhere}
    years: list[Year] = [
        {
            "year": str(year or ""),
            "url": archive_address(one.variant, year),
            "count": len(editions),
            "articles": [title_item(edition) for edition in editions] if one.titles else [],
        }
        for year, editions in one.years
    ]
    meta: Meta = head_of("archive", one.variant.lang, title, urls) | {"years": years}
    if one.year is not None:
        meta["archive"] = archive_address(one.variant)
    return page(meta)
