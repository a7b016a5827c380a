"""Check series and tags: whether their pages list their articles, and whether articles lead to them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from scripts.checks.differences import differ
from scripts.checks.lists import title, titles, where
from scripts.checks.records import Record, day_of
from scripts.checks.site import WRITTEN, Site
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import well_formed

_NUMBER = r"\d{1,3}"  # the folder of a further page of the list of all series, or all tags
LENGTH = 100  # titles on a page; the one to which new titles come has fewer than twice as many


@lru_cache(8)
def members(site: Site, lang: str) -> dict[str, list[Record]]:
    """Map each group, like "series 旅行" or "tags 诗", to its articles: a series by its numbers, a tag newest
    first.
    """
    found: dict[str, list[Record]] = {}
    for one in site.listed[lang]:
        for group in dict.fromkeys(one["about"]["groups"]):
            found.setdefault(group, []).append(one)
    for group, ones in found.items():
        if group.startswith("series "):
            ones.sort(key=_place)
    return found


def _place(record: Record) -> tuple[int, str, str]:
    """Return what an article in a series is sorted by: its number there (0 if it has none), then its day."""
    return record["about"]["part"], day_of(record), record["about"]["slug"]


@lru_cache(8)
def _pages(site: Site, lang: str, kind: str) -> dict[str, str]:
    """Map the address of each group's page to its heading, in the order of the addresses."""
    own = re.compile(rf"({site.roots[lang]}{kind}/(?!{_NUMBER}/)[^/]+/)index\.html")
    found = filter(None, map(own.fullmatch, site.paths))
    return {one[1]: well_formed(site.text(one[0])).one("h1").text for one in found}


@lru_cache(8)
def _names(site: Site, lang: str) -> dict[str, str]:
    """Map each group to its name: as its oldest article written in this variant has it; if none is, as the
    oldest of all has it.
    """
    found: dict[str, str] = {}
    for one in sorted(site.listed[lang], key=lambda one: WRITTEN.get(one["about"]["script"]) == lang):
        said = one["editions"][lang]
        names = [name for name in (said["series"], *said["tags"]) if name]
        found |= dict(zip(one["about"]["groups"], names))
    return found


def _of_kind(site: Site, lang: str, kind: str) -> dict[str, str]:
    """Map each group of a kind, "series" or "tags", to its name."""
    names = _names(site, lang)
    return {group: name for group, name in names.items() if group.startswith(f"{kind} ")}


def group(file: SiteFile) -> Iterator[str]:
    """Find a page of one series or tag, or of all series or tags, whose list is wrong or out of order."""
    tree = file.tree
    kind, *below = file.path.removeprefix(file.root).removesuffix("/index.html").split("/")
    shown = titles(file, tree)
    if not below or re.fullmatch(_NUMBER, below[0]):
        yield from _index(file, kind, shown)
        return
    header = tree.one("header", cls="head")
    yield from differ("above it is", [where(file, one) for one in header.all("a")], [f"{file.root}{kind}/"])
    counts = header.texts("span")
    numbers = [re.findall(r"\d+", one) for one in counts]
    yield from differ("it counts", numbers, [[str(len(shown))]] * len(counts))
    for one in counts:
        yield from file.agree("the word with a count", re.sub(r"\d+", "…", one))
    ones, heading, is_numbered = members(file.site, file.lang), tree.one("h1").text, len(below) > 1
    lists = [
        [title(one, file.lang, _number(one, kind)) for one in ones[key]]
        for key, name in _of_kind(file.site, file.lang, kind).items()
        if heading == name or (is_numbered and heading.startswith(f"{name} "))
    ]
    if not any(_is_page(shown, one) for one in lists):
        yield from differ("it lists", shown, lists)


def _index(file: SiteFile, kind: str, shown: list[list[str]]) -> Iterator[str]:
    """Check ``shown``, the list of all series or all tags: links, names, and how many articles each has."""
    names, ones = _of_kind(file.site, file.lang, kind), members(file.site, file.lang)
    pages = _pages(file.site, file.lang, kind)
    yield from differ("the pages of groups are", sorted(pages.values()), sorted(names.values()))
    every = [[*one] for one in pages.items()]
    listed = [one[:2] for one in shown]
    if not _is_page(listed, every):
        yield from differ("it lists", listed, every)
    counts = {(name, len(ones[key])) for key, name in names.items()}
    found = {(name, int("".join(re.findall("[0-9]", small)) or 0)) for _, name, small, _ in shown}
    if found - counts:
        yield f"it counts {sorted(found - counts)}, not {sorted(counts)[:9]}"


def _number(record: Record, kind: str) -> str:
    """Write what must stand before a title in a list: the article's number in the series, if it has one."""
    part = record["about"]["part"]
    return f"{part}　" if kind == "series" and part else ""


def _is_page(shown: list[list[str]], every: list[list[str]]) -> bool:
    """Say whether ``shown`` is the list ``every``, or a run of it if it is long enough to be divided."""
    if len(every) < 2 * LENGTH:
        return shown == every
    at = every.index(shown[0]) if shown and shown[0] in every else -1
    return at >= 0 and every[at : at + len(shown)] == shown


def leads_to_groups(file: SiteFile) -> Iterator[str]:
    """Find an article's page that leads to other tags, or to another series, than the record says."""
    tree, said = file.tree, file.said
    series, own = file.root + "series/", said["series"]
    in_head = [(one.text, where(file, one)) for one in tree.one("header", cls="head").all("a")]
    shown = [(own if own and own in text else text, to) for text, to in in_head if to.startswith(series)]
    shown += [(one.text, where(file, one)) for one in tree.all("a", rel="tag")]
    named = dict(zip(file.about["groups"], [name for name in (own, *said["tags"]) if name]))
    heads = _names(file.site, file.lang)
    pages = _pages(file.site, file.lang, "series") | _pages(file.site, file.lang, "tags")
    headed = [(name, pages.get(address, "-")) for name, address in shown]
    meant = [(name, heads[key]) for key, name in named.items()]
    yield from differ("its series and tags, each with the heading that it leads to, are", headed, meant)


def near(file: SiteFile) -> Iterator[str]:
    """Find an article's page that does not lead to the newer and the older article (of its series, if it has
    one) and home.
    """
    every = file.listed
    at = file.site.order[file.lang][file.about["slug"]]
    if series := [one for one in file.about["groups"] if one.startswith("series ")]:
        every = members(file.site, file.lang)[series[0]][::-1]
        at = next(at for at, one in enumerate(every) if one["about"]["slug"] == file.about["slug"])
    meant = [(one["pages"][file.lang], one["editions"][file.lang]["title"])
             for one in (every[at - 1] if at else None, *every[at + 1 : at + 2]) if one]  # fmt: skip
    *shown, home = file.tree.one("nav", cls="near").all("a")
    named = [(where(file, one), one.source.strip()) for one in shown]
    ways = ["newer"] * bool(at) + ["older"]
    for way, one in zip(ways, shown):
        said = "".join(small.text for small in one.all("small"))
        yield from file.agree(f"the word for {way}{' in a series' if series else ''}", said)
    yield from differ("its neighbours are", named, [(folder, name.strip()) for folder, name in meant])
    if where(file, home) != file.root:
        yield "it does not lead home"
