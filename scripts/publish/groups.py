"""Put articles into series and under tags: the pages of these, and what an article says of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from scripts.article.edition_model import Edition
from scripts.converting.variants import OWN, Variant
from scripts.findings import Finding
from scripts.pages.article_page import Around
from scripts.pages.config import Config
from scripts.pages.group_pages import KINDS, group_pages, index_link
from scripts.pages.interface import filled, words
from scripts.pages.meta import Item, Link
from scripts.pages.phrases import phrases
from scripts.pages.titles import TitlesPage, title_item
from scripts.publish.cache import Published
from scripts.publish.listing import Families, everywhere, in_variant

Addresses = Mapping[tuple[str, str], str]  # kind and key → folder below the variant's


def addresses(published: Sequence[Published]) -> Addresses:
    """Give every series and tag its folder. ``published``: newest first.

    Of two that are read alike, the one that was there first has the plain address, whatever comes later.
    """
    found: dict[tuple[str, str], str] = {}
    taken = set()
    for group in (group for one in reversed(published) for group in one.groups):
        if (group.kind, group.key) not in found:
            slugs = (group.slug if n == 1 else f"{group.slug}-{n}" for n in count(1))
            folder = next(one for slug in slugs if (one := f"{group.kind}/{slug}/") not in taken)
            taken.add(folder)
            found[group.kind, group.key] = folder
    return found


@dataclass(frozen=True)
class _Member:
    folder: str
    name: str  # of the group, in the variant
    edition: Edition


def _members(published: Sequence[Published], variant: Variant, at: Addresses) -> Iterator[_Member]:
    """List every article in each of its groups, series first, newest article first."""
    for one, edition in in_variant(published, variant):
        names = [name for name in (edition.series, *edition.tags) if name]
        folders = [at[group.kind, group.key] for group in one.groups]
        for folder, name in dict(zip(folders, names, strict=True)).items():
            yield _Member(folder, name, edition)


def _in_order(folder: str, editions: Sequence[Edition]) -> list[Edition]:
    """Order a series by its numbers, one without numbers by its days; leave a tag as it is, newest first."""

    def place(one: Edition) -> tuple[int, str, str]:
        return one.facts.part, str(one.facts.date or one.facts.added or ""), one.slug

    return sorted(editions, key=place) if folder.startswith("series/") else list(editions)


def around(published: Sequence[Published], config: Config) -> dict[tuple[str, str], Around]:
    """Find for every article what its page leads to: (slug, language) → neighbours, series and tags."""
    at, found = addresses(published), {}
    for variant in config.variants:
        lang = variant.lang
        listed = [edition for _, edition in in_variant(published, variant)]
        for newer, here, older in _beside(listed):
            found[here.slug, lang] = Around(newer, older)
        series: dict[str, list[Edition]] = {}
        for one in _members(published, variant, at):
            key = one.edition.slug, lang
            link: Link = {"url": f"{variant.root}{one.folder}", "title": one.name}
            if one.folder.startswith("tags/"):
                found[key] = replace(found[key], tags=(*found[key].tags, link))
            else:
                found[key] = replace(found[key], series=link)
                series.setdefault(one.folder, []).append(one.edition)
        for folder, editions in series.items():
            for before, here, after in _beside(_in_order(folder, editions)):
                key = here.slug, lang
                found[key] = replace(found[key], newer=after, older=before)
    return found


def _beside(listed: Sequence[Edition]) -> Iterator[tuple[Edition | None, Edition, Edition | None]]:
    return zip([None, *listed], listed, [*listed[1:], None])


def groups(published: Sequence[Published], config: Config) -> Families:
    """Group the pages of series and tags: each group is one page in all its variants."""
    at = addresses(published)
    return everywhere(published, config, lambda variant, _: _pages(published, variant, at))


def _pages(published: Sequence[Published], variant: Variant, at: Addresses) -> Iterator[TitlesPage]:
    editions: dict[str, list[Edition]] = {}
    members = [*_members(published, variant, at)]
    for one in members:
        editions.setdefault(one.folder, []).append(one.edition)
    # As the oldest article has it, but rather one written in this script: the 麵 of its author, and not a 面
    # that may be either.
    last = sorted(members, key=lambda one: OWN[one.edition.facts.script] == variant.lang)
    names = {one.folder: one.name for one in last}
    for kind in KINDS:
        folders = sorted(folder for folder in names if folder.startswith(f"{kind}/"))
        up, is_series = index_link(variant, kind), kind == "series"
        for folder in folders:
            items = [title_item(one, is_series) for one in _in_order(folder, editions[folder])]
            yield from group_pages(variant, folder, names[folder], items, up, is_series)
        number = words(variant.lang)["articles"]
        every: list[Item] = [
            {
                "url": f"{variant.root}{folder}",
                "title": names[folder],
                "phrases": list(phrases(names[folder])),
                "author": filled(number, len(editions[folder])),
            }
            for folder in folders
        ]
        if every:
            yield from group_pages(variant, f"{kind}/", up["title"], every, None, True)


def check_series(known: Sequence[Published]) -> Iterator[Finding]:
    """Find articles whose place in a series of numbered ones cannot be told, and numbers without a series."""
    taken: dict[tuple[str, int], str] = {}
    numbered = {
        group.key for one in known if one.facts.part for group in one.groups if group.kind == "series"
    }
    for one in sorted(known, key=lambda one: one.facts.file):
        part, file = one.facts.part, one.facts.file
        series = next((group.key for group in one.groups if group.kind == "series"), "")
        first = taken.setdefault((series, part), file) if series and part else file
        if series in numbered and not part:
            yield Finding("A11", file, None, "it has a series and no number there", "add part = 1")
        elif part and not series:
            yield Finding("A11", file, None, f"it has part = {part} and no series", "name the series")
        elif first != file:
            message = f"{first} is number {part} of its series too"
            yield Finding("A11", file, None, message, "give one of them another part")
