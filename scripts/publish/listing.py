"""Make the parts that list articles: home, the numbered pages behind it, and the archive."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from scripts.article.edition_model import Edition, record_edition
from scripts.article.model import Article
from scripts.converting.variants import Variant
from scripts.notes.changes import collate
from scripts.notes.example import example, shown_example
from scripts.notes.record import make_record
from scripts.pages.config import Config
from scripts.pages.lists import ListPage, list_page, list_pages
from scripts.pages.titles import TitlesPage
from scripts.publish.cache import Published
from scripts.publish.output import Part, fingerprint

AnyPage = TypeVar("AnyPage", ListPage, TitlesPage)
Families = Collection[list[TitlesPage]]  # each is one page in several variants
Waiting = Mapping[str, str]  # slug → why the article is not published yet: "draft", or its day (ISO 8601)


def in_variant(published: Sequence[Published], variant: Variant) -> list[tuple[Published, Edition]]:
    """List the articles published in a variant, each with its edition there, in the order given."""
    return [(one, edition) for one in published if (edition := one.in_variant(variant.lang))]


def everywhere(
    published: Sequence[Published],
    config: Config,
    pages_of: Callable[[Variant, Sequence[Edition]], Iterable[AnyPage]],
) -> Collection[list[AnyPage]]:
    """Make the pages of every variant that list articles; group those that are one page in several variants.

    ``pages_of`` makes those of one variant.
    """
    every: dict[str, list[AnyPage]] = {}
    for variant in config.variants:
        for page in pages_of(variant, [edition for _, edition in in_variant(published, variant)]):
            every.setdefault(page.url.removeprefix(variant.root), []).append(page)
    return every.values()


def list_families(published: Sequence[Published], config: Config) -> Collection[list[ListPage]]:
    """Make the pages of the list of articles, home first, those together that are one in several variants."""
    return everywhere(published, config, list_pages)


def list_parts(
    published: Sequence[Published],
    config: Config,
    salt: str,
    waiting: Waiting,
    article_of: Callable[[Published], Article],
) -> Iterator[Part]:
    """Yield a part for each page of the list of articles, in each variant.

    ``salt`` is a fingerprint of the program and its configuration.
    """
    by_slug = {one.facts.slug: one for one in published}
    first = by_slug.get(config.lead)
    for pages in list_families(published, config):
        langs = [page.variant.lang for page in pages]
        for page in pages:
            listed = [by_slug[edition.slug] for edition in page.editions]
            lead = first.in_variant(page.variant.lang) if first and not page.number else None
            shown = [*listed, *([first] if first and lead else [])]
            waits = {one.facts.slug: waiting.get(one.facts.slug, "") for one in shown}
            key = fingerprint(salt, [one.version for one in shown], waits, page.newer, page.older, langs)
            only = listed[0] if len(published) == len(listed) == 1 else None
            make = partial(_list_page, page, pages, config, waits, lead, only, article_of)
            yield Part(f"list {page.number} {page.variant.lang}", key, make)


def _list_page(
    page: ListPage,
    pages: Sequence[ListPage],
    config: Config,
    waiting: Waiting,
    lead: Edition | None,
    only: Published | None,
    article_of: Callable[[Published], Article],
) -> dict[str, bytes]:
    """Make a page of the list. ``only``: the only article of the site, of which home shows what was done
    to it.
    """
    shown = None
    if only:
        article, edition = article_of(only), record_edition(only.editions)
        record = make_record(article, edition, only.editions)
        pieces = example(collate(article, record))
        shown = shown_example(edition, pieces) if pieces else None
    return {page.file: list_page(page, config.name_in(page.variant), pages, waiting, lead, shown)}


def title_parts(families: Families, salt: str) -> Iterator[Part]:
    """Yield a part for each page that lists titles, in each variant."""
    for pages in families:
        langs = [page.variant.lang for page in pages]
        for page in pages:
            yield Part(f"titles {page.url}", fingerprint(salt, page, langs), partial(_titles, page, pages))


def _titles(page: TitlesPage, pages: Sequence[TitlesPage]) -> dict[str, bytes]:
    return {page.file: page.page(pages)}
