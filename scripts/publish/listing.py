"""Make the parts that list articles: home, the numbered pages behind it, and pages that list titles."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from scripts.article.edition_model import Edition, record_edition
from scripts.converting.variants import Variant
from scripts.notes.changes import collate
from scripts.notes.example import example, shown_example
from scripts.notes.record import make_record
from scripts.pages.config import Config
from scripts.pages.lists import ListPage, list_page, list_pages
from scripts.pages.titles import TitlesPage
from scripts.publish.articles import Articles
from scripts.publish.cache import Published
from scripts.publish.output import Part, fingerprint
from scripts.text.grouping import by_key

AnyPage = TypeVar("AnyPage", ListPage, TitlesPage)
Families = Collection[list[TitlesPage]]  # each list is one page in several variants


def in_variant(published: Sequence[Published], variant: Variant) -> list[tuple[Published, Edition]]:
    """List the articles published in a variant, each with its edition there, in the order given."""
    return [(one, edition) for one in published if (edition := one.in_variant(variant.lang))]


def everywhere(
    published: Sequence[Published],
    config: Config,
    pages_of: Callable[[Variant, Sequence[Edition]], Iterable[AnyPage]],
) -> Collection[list[AnyPage]]:
    """Make pages that list articles, in every variant; return lists, each of one page in several variants.

    ``pages_of`` makes the pages of a variant from the editions in it.
    """
    editions = {one: [edition for _, edition in in_variant(published, one)] for one in config.variants}
    pages = ((page, variant.root) for variant, those in editions.items() for page in pages_of(variant, those))
    return by_key((page.url.removeprefix(root), page) for page, root in pages).values()


def list_parts(published: Sequence[Published], articles: Articles) -> Iterator[Part]:
    """Yield a part for home and for each numbered page behind it, in each variant."""
    shared, by_slug = articles.shared, {one.facts.slug: one for one in published}
    first = by_slug.get(shared.config.lead)
    for pages in everywhere(published, shared.config, list_pages):
        langs = [page.variant.lang for page in pages]
        for page in pages:
            listed = [by_slug[edition.slug] for edition in page.editions]
            lead = first.in_variant(page.variant.lang) if first and not page.number else None
            shown = [*listed, *([first] if first and lead else [])]
            waits = {one.facts.slug: articles.waits(one.facts) for one in shown}
            versions = [one.version for one in shown]
            key = fingerprint(shared.salt, versions, waits, page.newer, page.older, langs)
            only = listed[0] if len(published) == len(listed) == 1 else None
            make = partial(_list_page, page, pages, articles, lead, only)
            yield Part(f"list {page.number} {page.variant.lang}", key, make)


def _list_page(
    one: ListPage, pages: Sequence[ListPage], articles: Articles, lead: Edition | None, only: Published | None
) -> dict[str, bytes]:
    """Make home or a numbered page: path → bytes. ``only``: the article of a site that has only one; home
    then shows an example of what was changed in it.
    """
    shown = None
    if only:
        article, edition = articles.full(only), record_edition(only.editions)
        record = make_record(article, edition, only.editions)
        pieces = example(collate(article, record))
        shown = shown_example(edition, pieces) if pieces else None
    name = articles.shared.config.name_in(one.variant)
    return {one.file: list_page(one, name, pages, articles.waits, lead, shown)}


def title_parts(families: Families, salt: str) -> Iterator[Part]:
    """Yield a part for each page that lists titles, in each variant. ``families``: all these pages."""
    for pages in families:
        langs = [page.variant.lang for page in pages]
        for page in pages:
            yield Part(f"titles {page.url}", fingerprint(salt, page, langs), partial(_titles, page, pages))


def _titles(page: TitlesPage, pages: Sequence[TitlesPage]) -> dict[str, bytes]:
    return {page.file: page.page(pages)}
