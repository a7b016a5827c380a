"""Make the archive: all articles of a variant by years, that of ``date`` or, without one, of ``added``."""

import datetime
from collections.abc import Sequence
from itertools import groupby

from scripts.article.edition_model import Edition
from scripts.converting.variants import Variant
from scripts.pages.interface import filled, words
from scripts.pages.meta import Meta, Year
from scripts.pages.titles import TitlesPage, title_item

WHOLE = 200  # articles that one page may hold; if there are more, each year has a page of its own


def archive_address(variant: Variant, year: int | None = None) -> str:
    """Return the address, relative to the site, of the archive's first page, or of the page of ``year`` (0:
    articles without a day): zh-hans/archive/2020/.
    """
    return f"{variant.root}archive/" + ("" if year is None else f"{year}/")


def archive_pages(variant: Variant, editions: Sequence[Edition]) -> list[TitlesPage]:
    """Make the first page of the archive and, if it is too long, one for each year; none for one article."""
    if len(editions) < 2:
        return []
    ordered = sorted(editions, key=lambda one: (_day(one), one.slug), reverse=True)
    years = [(year, list(group)) for year, group in groupby(ordered, _year)]
    whole = len(editions) <= WHOLE
    first = _page(variant, None, [_listed(variant, *one, whole) for one in years])
    own = [] if whole else [_page(variant, one[0], [_listed(variant, *one, True)]) for one in years]
    return [first, *own]


def _page(variant: Variant, year: int | None, years: list[Year]) -> TitlesPage:
    """Make a page that shows ``years``, newest first. ``year``: that of the page, 0 for articles without a
    day; ``None`` for the first page.
    """
    word = words(variant.lang)
    named = word["archive"] if year is None else filled(word["year"], str(year))
    lists: Meta = {"years": years}
    if year is not None:
        lists["archive"] = archive_address(variant)
    return TitlesPage(variant, archive_address(variant, year), named if year != 0 else word["no_year"], lists)


def _day(edition: Edition) -> datetime.date:
    return edition.facts.date or edition.facts.added or datetime.date.min


def _year(edition: Edition) -> int:
    day = _day(edition)
    return 0 if day == datetime.date.min else day.year


def _listed(variant: Variant, year: int, editions: Sequence[Edition], titles: bool) -> Year:
    """Make what the template shows of a year; ``titles``: whether its articles are shown too."""
    return {
        "year": str(year or ""),
        "url": archive_address(variant, year),
        "count": len(editions),
        "articles": [title_item(edition) for edition in editions] if titles else [],
    }
