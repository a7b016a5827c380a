"""Divide ``docs/`` into parts (pages, lists, feeds, the search index), each with a key and a way to make it.

The key is a fingerprint of everything that the part shows, so unchanged parts are not made again.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from scripts.article.model import Article, Edition, record_edition
from scripts.books.epub import epub
from scripts.converting.variants import TABLE, Variant
from scripts.pages import search
from scripts.pages.address import Address
from scripts.pages.config import Config
from scripts.pages.feed import feed, feed_path, newest
from scripts.pages.links import Known
from scripts.pages.markdown import article_page, moved_page
from scripts.pages.notes import notes_page
from scripts.pages.record import RECEIVED, RECORD, make_record
from scripts.pages.shown_changes import FILE, shown_changes
from scripts.publish.cache import Published, to_json
from scripts.publish.listing import Waiting, archives, in_variant, lists
from scripts.publish.output import Part, fingerprint


def article_parts(
    published: Sequence[Published],
    config: Config,
    article_of: Callable[[Published], Article],
    waiting: Waiting,
    folder: Path,
) -> Iterator[Part]:
    """Yield two parts for each article of ``published`` (newest first): its own files, and its pages.

    Pages are a part of their own because they link to the newer and older article, whose titles may
    change. ``article_of`` gives the full article and is called only if the files must be made. Pictures
    lie in ``folder``.
    """
    beside: dict[tuple[str, str], tuple[Edition | None, Edition | None]] = {}
    for lang, variant in TABLE.items():
        listed = [edition for _, edition in in_variant(published, variant)]
        for newer, here, older in zip([None, *listed], listed, [*listed[1:], None]):
            beside[here.slug, lang] = newer, older
    for one in published:
        slug = one.facts.slug
        neighbours = {edition.lang: beside[slug, edition.lang] for edition in one.editions}
        named = [
            [edition and (edition.slug, edition.title) for edition in two] for two in neighbours.values()
        ]
        own = partial(_own_files, one, config, article_of, folder)
        yield Part(f"article {slug}", one.version, own)
        waits = waiting.get(slug, "")
        key = fingerprint(one.version, named, waits)
        yield Part(f"pages of {slug}", key, partial(_pages, one, neighbours, waits))


def _own_files(
    one: Published, config: Config, article_of: Callable[[Published], Article], folder: Path
) -> dict[str, bytes]:
    leads = [edition.leads for edition in one.editions]
    beside = {file: path for lead in leads for file, path in lead.files.items()}
    beside |= {picture.file: picture.path for lead in leads for picture in lead.pictures.values()}
    files = {file: (folder / path).read_bytes() for file, path in beside.items()}
    return {one.file: to_json(one)} | files | article_files(article_of(one), one.editions, config, files)


def article_files(
    article: Article,
    editions: Sequence[Edition],
    config: Config,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Make the files that depend on this article alone: path below ``docs/`` → bytes.

    They are the seed, the record, and the notes, text and EPUB of each variant. ``beside``: its pictures.
    """
    record = make_record(article, record_edition(editions), editions)
    base = f"articles/{article.slug}/"
    files = {
        base + RECEIVED: article.seed.raw,
        base + RECORD: record.to_json(),
    }
    for one in editions:
        address = Address.of(one)
        files[address.folder + FILE] = shown_changes(article, one, editions, record)
        files[f"{address.folder}notes.md"] = notes_page(article, one, editions, record)
        files[address.text] = one.text.encode()
        files[address.epub] = epub(one, config, beside)
    return files


def _pages(
    one: Published, neighbours: Mapping[str, tuple[Edition | None, Edition | None]], waiting: str
) -> dict[str, bytes]:
    files = {}
    for edition in one.editions:
        address = Address.of(edition)
        beside = neighbours[edition.lang]
        files[f"{address.folder}index.md"] = article_page(edition, one.editions, *beside, waiting=waiting)
        for slug in one.facts.was:
            old = replace(address, slug=slug)
            files[f"{old.folder}index.md"] = moved_page(edition, old.folder, address.folder)
            files[f"{old.folder}notes.md"] = moved_page(edition, old.notes_url, address.notes_url)
    return files


def known_files(published: Sequence[Published], config: Config) -> Known:
    """List the files that a hand-written page may link to, below ``docs/``, with the ids of articles."""
    known: dict[str, Collection[str] | None] = {}
    for one in published:
        known |= dict.fromkeys(f"articles/{one.facts.slug}/{name}" for name in (RECEIVED, RECORD))
        for edition in one.editions:
            at = Address.of(edition)
            known |= dict.fromkeys((f"{at.folder}notes.md", at.text, at.epub))
            known[f"{at.folder}index.md"] = {block.id for block in edition.blocks}
    pages = [page.file for pages in lists(published, config) for page in pages]
    pages += [page.file for pages in archives(published, config) for page in pages]
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


def search_parts(published: Sequence[Published], config: Config, salt: str) -> Iterator[Part]:
    """Yield for each variant a part for the list of its search files, and one for each search file."""
    for variant in config.variants:
        listed = {one.facts.slug: (one, edition) for one, edition in in_variant(published, variant)}
        divided = search.divide(list(listed))
        numbers = list(divided)
        name = f"search {variant.lang}"
        yield Part(name, fingerprint(salt, numbers), partial(search.index_file, variant.lang, numbers))
        for number, slugs in divided.items():
            found = [listed[slug] for slug in slugs]
            key = fingerprint(salt, [one.key for one, _ in found])
            yield Part(f"{name} {number}", key, partial(_search_part, variant.lang, number, found))


def _search_part(lang: str, number: int, found: Sequence[tuple[Published, Edition]]) -> dict[str, bytes]:
    return search.part_file(lang, number, [search.entry(edition, one.editions) for one, edition in found])
