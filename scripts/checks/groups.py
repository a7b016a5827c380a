"""Series and tags: their pages list the articles that are in them, and articles lead to them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from scripts.checks.differences import differ
from scripts.checks.lists import title, titles, to
from scripts.checks.records import Record
from scripts.checks.site import Site, SiteFile
from scripts.checks.tree import Node

LENGTH = 100  # titles on a page; the first has fewer than twice as many


@lru_cache(8)
def members(site: Site, lang: str) -> dict[str, list[Record]]:
    """List the articles of each group, by kind and key: a series by its numbers, a tag from the newest."""
    found: dict[str, list[Record]] = {}
    for one in site.listed[lang]:
        for group in dict.fromkeys(one["about"]["groups"]):
            found.setdefault(group, []).append(one)
    for group, ones in found.items():
        if group.startswith("series "):
            ones.sort(key=lambda one: (one["about"]["part"], one["about"]["slug"]))
    return found


@lru_cache(8)
def _names(site: Site, lang: str, kind: str) -> dict[str, str]:
    """Group → its name, as the oldest article in it has it."""
    found: dict[str, str] = {}
    for one in site.listed[lang]:
        said = one["editions"][lang]
        names = [name for name in (said["series"], *said["tags"]) if name]
        found |= dict(zip(one["about"]["groups"], names))
    return {group: name for group, name in found.items() if group.startswith(f"{kind} ")}


def group(site: Site, file: SiteFile) -> Iterator[str]:
    """Find what a page of a series or tag, or of all of them, lists wrongly, lacks, or has out of order."""
    tree, kind = site.tree(file.path), file.path.removeprefix(site.roots[file.lang]).partition("/")[0]
    names, ones = _names(site, file.lang, kind), members(site, file.lang)
    shown = titles(site, file, tree)
    if re.fullmatch(rf"{kind}/(?:\d+/)?", file.address.removeprefix(site.roots[file.lang])):
        meant = sorted((name, str(len(ones[key]))) for key, name in names.items())
        found = sorted((name, "".join(re.findall("[0-9]", small))) for _, name, small, _ in shown)
        if found != meant and (len(meant) < 2 * LENGTH or not {*found} <= {*meant}):
            yield f"it lists {found[:9]}, not {meant[:9]}"
        return
    heading = tree.one("h1").text
    own = [key for key, name in names.items() if name == heading or heading.startswith(f"{name} ")]
    lists = [[title(one, file.lang, _number(one, kind)) for one in ones[key]] for key in own]
    if not any(shown == one or (len(one) >= 2 * LENGTH and _is_part(shown, one)) for one in lists):
        yield f"it lists {shown[:3]}, not {[one[:3] for one in lists]}"


def _number(record: Record, kind: str) -> str:
    """Write what stands before a title: the number in a series, if it has one."""
    part = record["about"]["part"]
    return f"{part}　" if kind == "series" and part else ""


def _is_part(shown: list[list[str]], every: list[list[str]]) -> bool:
    at = every.index(shown[0]) if shown and shown[0] in every else -1
    return at >= 0 and every[at : at + len(shown)] == shown


def leads_to_groups(site: Site, file: SiteFile) -> Iterator[str]:
    """Find an article's page that leads to other tags, or to another series, than the record says."""
    tree, said = site.tree(file.path), file.said
    tags = tree.all("a", rel="tag")
    if len(tags) != len({*(one for one in file.about["groups"] if one.startswith("tags "))}):
        yield f"it has the tags {[one.text for one in tags]}, and must have {said['tags']}"
    if any(one.text not in said["tags"] or not _leads(site, file, one, "tags") for one in tags):
        yield f"its tags are {[one.text for one in tags]}, and lead elsewhere, or must be {said['tags']}"
    series = [one for one in tree.one("header", cls="head").all("a") if _leads(site, file, one, "series")]
    if len(series) != bool(said["series"]) or any(said["series"] not in one.text for one in series):
        yield f"it names the series {[one.text for one in series]}, and must name {said['series'] or 'none'}"


def _leads(site: Site, file: SiteFile, link: Node, kind: str) -> bool:
    return site.leads_to(file, link).startswith(f"{site.url}{site.roots[file.lang]}{kind}/")


def near(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a page that leads to another newer or older article than comes before or after it."""
    every = site.listed[file.lang]
    at = site.order[file.lang][file.about["slug"]]
    if series := [one for one in file.about["groups"] if one.startswith("series ")]:
        every = members(site, file.lang)[series[0]][::-1]
        at = next(at for at, one in enumerate(every) if one["about"]["slug"] == file.about["slug"])
    meant = [(one["pages"][file.lang], one["editions"][file.lang]["title"])
             for one in (every[at - 1] if at else None, *every[at + 1 : at + 2]) if one]  # fmt: skip
    *shown, home = site.tree(file.path).one("nav", cls="near").all("a")
    named = [(to(site, file, one), one.source.strip()) for one in shown]
    yield from differ("its neighbours are", named, [(folder, name.strip()) for folder, name in meant])
    if to(site, file, home) != site.roots[file.lang]:
        yield "it does not lead home"
