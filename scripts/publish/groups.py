"""Put articles into groups, which are series and tags: make the pages of these, and the links to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from scripts.article.edition_model import Edition
from scripts.converting.variants import OWN, Variant
from scripts.findings import Finding
from scripts.pages.article_page import Around
from scripts.pages.config import Config
from scripts.pages.group_pages import KINDS, group_pages
from scripts.pages.interface import filled, words
from scripts.pages.meta import Item, Link
from scripts.pages.phrases import phrases
from scripts.pages.titles import TitlesPage, title_item
from scripts.publish.cache import Published
from scripts.publish.listing import Families, everywhere, in_variant
from scripts.text.grouping import by_key

Addresses = Mapping[tuple[str, str], str]  # kind and key → folder below the variant's


def addresses(published: Sequence[Published]) -> Addresses:
    """Choose the folder of every group. ``published``: newest first.

    Of groups with the same slug, that of the oldest article has the plain address, later ones "-2" and so on:
    so an address stays when articles are added.
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
    """An article in one of its groups, in a variant."""

    folder: str  # of the group
    name: str  # of the group, in the variant
    edition: Edition


def _members(published: Sequence[Published], variant: Variant, at: Addresses) -> Iterator[_Member]:
    """Yield every article once for each of its groups: the newest article first, of each the series first."""
    for one, edition in in_variant(published, variant):
        names = [name for name in (edition.series, *edition.tags) if name]
        folders = [at[group.kind, group.key] for group in one.groups]
        for folder, name in dict(zip(folders, names, strict=True)).items():
            yield _Member(folder, name, edition)


def _in_order(folder: str, editions: Sequence[Edition]) -> list[Edition]:
    """Order the articles of a series by their numbers there, or by days if they have none; leave those of a
    tag as they are, newest first.
    """

    def place(one: Edition) -> tuple[int, str, str]:
        return one.facts.part, str(one.facts.date or one.facts.added or ""), one.slug

    return sorted(editions, key=place) if folder.startswith("series/") else list(editions)


def around(published: Sequence[Published], config: Config) -> dict[tuple[str, str], Around]:
    """Find where the page of every article leads: (slug, language) → its neighbours, series and tags."""
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
    """Yield each edition between the one before it and the one after it."""
    return zip([None, *listed], listed, [*listed[1:], None])


def groups(published: Sequence[Published], config: Config) -> Families:
    """Make the pages of all series and tags; return lists, each of one page in all its variants."""
    at = addresses(published)
    return everywhere(published, config, lambda variant, _: _pages(published, variant, at))


def _pages(published: Sequence[Published], variant: Variant, at: Addresses) -> Iterator[TitlesPage]:
    """Make in a variant the pages of each series and each tag, and the list of all series, or all tags."""
    members = [*_members(published, variant, at)]
    editions = by_key((one.folder, one.edition) for one in members)
    # A group is named as its oldest article has it, preferably one written in this variant: there its author
    # chose 麵 or 面.
    last = sorted(members, key=lambda one: OWN[one.edition.facts.script] == variant.lang)
    names = {one.folder: one.name for one in last}
    word = words(variant.lang)
    for kind in KINDS:
        folders = sorted(folder for folder in names if folder.startswith(f"{kind}/"))
        up: Link = {"url": f"{variant.root}{kind}/", "title": word[f"all_{kind}"]}
        is_series = kind == "series"
        for folder in folders:
            items = [title_item(one, is_series) for one in _in_order(folder, editions[folder])]
            yield from group_pages(variant, folder, names[folder], items, up, is_series)
        every: list[Item] = [
            {
                "url": f"{variant.root}{folder}",
                "title": names[folder],
                "phrases": list(phrases(names[folder])),
                "author": filled(word["articles"], len(editions[folder])),
            }
            for folder in folders
        ]
        if every:
            yield from group_pages(variant, f"{kind}/", up["title"], every, None, True)


def check_series(known: Sequence[Published]) -> Iterator[Finding]:
    """Find articles that have no number in a series where others have one, or the number of another, or a
    number and no series.
    """
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
