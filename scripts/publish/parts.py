"""Divide what is written to ``docs/`` into parts (pages, feeds …), each with a key and a way to make it.

The key is a fingerprint of everything that the part shows, so unchanged parts are not made again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from scripts.article.edition_model import Edition, record_edition
from scripts.article.model import Article
from scripts.books.epub import epub
from scripts.by_hand.links import Known
from scripts.converting.variants import Variant
from scripts.notes.changes import Account
from scripts.notes.notes_page import notes_page
from scripts.notes.record import RECEIVED, RECORD, make_record
from scripts.notes.shown_changes import CHANGES, shown_changes
from scripts.pages.address import Address
from scripts.pages.article_page import Around, article_page, moved_page
from scripts.pages.config import Config
from scripts.pages.feed import feed, feed_path, newest
from scripts.pages.lists import list_pages
from scripts.pages.searched import entry
from scripts.publish.articles import Articles
from scripts.publish.cache import Published, to_cache
from scripts.publish.groups import around
from scripts.publish.index import Searched
from scripts.publish.listing import Families, everywhere, in_variant
from scripts.publish.output import Part, fingerprint
from scripts.publish.published import List


def article_parts(published: Sequence[Published], articles: Articles) -> Iterator[Part]:
    """Yield two parts for each article of ``published`` (newest first): its pages, and all its other files.

    Pages are a part of their own because they link to the newer and older article, whose titles may
    change.
    """
    beside = around(published, articles.shared.config)
    for one in published:
        slug, waits = one.facts.slug, articles.waits(one.facts)
        neighbours = {edition.lang: beside[slug, edition.lang] for edition in one.editions}
        yield Part(f"article {slug}", one.version, partial(_files_but_pages, one, articles), one.facts.file)
        key = fingerprint(one.version, neighbours, waits)
        yield Part(f"pages of {slug}", key, partial(_pages, one, neighbours, waits), one.facts.file)


def _files_but_pages(one: Published, articles: Articles) -> dict[str, bytes]:
    """Make all files of an article but its pages: its cache, its pictures, and ``article_files``."""
    one, shared = one.afresh(), articles.shared
    beside = {file: path for edition in one.editions for file, path in edition.targets.beside.items()}
    files = {file: (shared.folder / path).read_bytes() for file, path in beside.items()}
    made = article_files(articles.full(one), one.editions, shared.config, files)
    return {one.file: to_cache(one)} | files | made


def article_files(
    article: Article,
    editions: Sequence[Edition],
    config: Config,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Make the files that depend on this article alone: path below ``docs/`` → bytes.

    They are the seed, the record, and of each variant the notes, changes, text and EPUB. ``beside``: its
    pictures, path below ``docs/`` → bytes.
    """
    record = make_record(article, record_edition(editions), editions)
    base = f"articles/{article.slug}/"
    files = {record.received: article.seed.raw, base + RECORD: record.to_json()}
    for one in editions:
        address, account = Address.of(one), Account(article, one, editions, record)
        files[address.folder + CHANGES] = shown_changes(account)
        files[f"{address.folder}notes.md"] = notes_page(account)
        files[address.text] = one.text.encode()
        files[address.epub] = epub(one, config, beside)
    return files


def _pages(one: Published, neighbours: Mapping[str, Around], waiting: str) -> dict[str, bytes]:
    """Make an article's page in each variant, and the pages at its old addresses: path → bytes."""
    files, one = {}, one.afresh()
    for edition in one.editions:
        address = Address.of(edition)
        here = neighbours[edition.lang]
        files[f"{address.folder}index.md"] = article_page(edition, one.editions, here, waiting)
        for slug in one.facts.was:
            old = replace(address, slug=slug)
            files[f"{old.folder}index.md"] = moved_page(edition, old.folder, address.folder)
            files[f"{old.folder}notes.md"] = moved_page(edition, old.notes_url, address.notes_url)
    return files


def known_files(published: Sequence[Published], config: Config, families: Families) -> Known:
    """List the files that a hand-written page may link to: path below ``docs/`` → the ids of blocks on an
    article's page, ``None`` of another file.

    ``families``: the pages of the archive, of series and tags.
    """
    known: dict[str, Collection[str] | None] = {}
    for one in published:
        known |= dict.fromkeys(f"articles/{one.facts.slug}/{name}" for name in (RECEIVED, RECORD))
        for edition in one.editions:
            at = Address.of(edition)
            known |= dict.fromkeys((f"{at.folder}notes.md", at.text, at.epub))
            known[f"{at.folder}index.md"] = {block.id for block in edition.blocks}
    pages = [page.file for pages in everywhere(published, config, list_pages) for page in pages]
    pages += [page.file for pages in families for page in pages]
    return known | dict.fromkeys([*pages, *map(feed_path, config.variants)])


def feed_parts(published: Sequence[Published], config: Config, salt: str) -> Iterator[Part]:
    """Yield a part for the Atom feed of each variant."""
    keys = {one.facts.slug: one.version for one in published}
    for variant in config.variants:
        recent = newest([edition for _, edition in in_variant(published, variant)])
        key = fingerprint(salt, [keys[edition.slug] for edition in recent])
        make = partial(_feed, variant, recent, config)
        yield Part(f"feed {variant.lang}", key, make)


def _feed(variant: Variant, editions: Sequence[Edition], config: Config) -> dict[str, bytes]:
    return {feed_path(variant): feed(variant, editions, config)}


def searched(published: Sequence[Published], listed: List) -> dict[int, Searched]:
    """Map the number of each article to what is searched of it.

    If two articles have one number in the list, the second (by slug) gets another here.
    """
    found: dict[int, Searched] = {}
    last = max((one.number for one in listed.values()), default=0)  # There is none if all are refused.
    for one in sorted(published, key=lambda one: one.facts.slug):
        number = listed[one.facts.slug].number
        if number in found:
            last = number = last + 1
        found[number] = Searched(one.key, partial(entry, one.editions))
    return found
