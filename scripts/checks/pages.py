"""What stands around the text on an article's page: who wrote it and when, and where it leads."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from scripts.checks.site import Place, Site
from scripts.checks.tree import Node


def about(site: Site, place: Place) -> Iterator[str]:
    """Find what the head of the page tells readers otherwise than the record."""
    tree, said, facts = site.tree(place.path), place.said, place.about
    head = tree.one("header", cls="head")
    line = head.one("p", cls="about")
    subtitle = [one.text for one in head.all("p", cls="subtitle")]
    if subtitle != [said["subtitle"]] * bool(said["subtitle"]):
        yield f"its subtitle is {subtitle}"
    known = [one.attrs.get("datetime") for one in line.all("time")]
    if known != [one for one in (facts["date"], facts["updated"]) if one]:
        yield f"its days are {known}"
    spans = [one.text for one in line.all("span")]
    names = [one for one in (said["byline"], said["translator"]) if one]
    if len(spans) != len(names) + len(known) + 3 or any(n not in span for n, span in zip(names, spans)):
        yield f"it names {spans[: len(names)]}, and must name {names}"
    elif f"{said['characters']:,}" not in spans[-3]:
        yield f"it counts {spans[-3]}, and there are {said['characters']:,}"
    if len(line.all("i")) != facts["editors_title"]:
        yield "it does not say truly whose title it has"
    links = [urljoin(site.url + place.address, one.attrs.get("href", "")) for one in line.all("a")]
    if links[-1:] != [f"{site.url}{place.folder}notes/"] or len(links) != 1 + bool(said["series"]):
        yield f"its notes are said to be at {links}"


def _day(iso: str) -> str:
    """Write a day as readers see it: 2020-11-05 → 2020年11月5日."""
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def downloads(site: Site, place: Place) -> Iterator[str]:
    """Find a page that does not lead to its text, its book, its notes and its source, and nowhere else."""
    slug, here = place.about["slug"], site.url + place.folder
    md = ".md" if place.record["markdown"] else ""
    must = [f"{here}{slug}.{place.lang}{md}.txt", f"{here}{slug}.{place.lang}.epub", f"{here}notes/"]
    must += [place.about["source"]] if place.about["source"] else []
    links = site.tree(place.path).one("div", cls="links").all("a")
    shown = [
        urljoin(here, one.attrs.get("href", "")) for one in links if not {"hreflang", "rel"} & set(one.attrs)
    ]
    if shown != must:
        yield f"it leads to {shown}, and must lead to {must}"
    named = [one.attrs["download"] for one in links if "download" in one.attrs]
    if named != [f"{slug}.{place.lang}.md"] * bool(md):
        yield f"its text is taken along as {named}"
    printed = site.tree(place.path).one("p", cls="printed").inside
    given = [one.partition("：")[2] for one in printed if isinstance(one, str)]
    if given != [here, f"{here}notes/"]:
        yield f"printed, it gives its addresses as {given}"


def days(site: Site, place: Place) -> Iterator[str]:
    """Find days that are shown otherwise than they are said to machines; the year may be left out."""
    for one in site.tree(place.path).all("time"):
        shown, iso = one.text, one.attrs.get("datetime", "")
        if shown not in (_day(iso), _day(iso).partition("年")[2]):
            yield f"a day is shown as {shown}, and is {iso}"


def contents(site: Site, place: Place) -> Iterator[str]:
    """Find contents that do not list every heading of the page, each under its own address, in its place.

    A page with one heading has none.
    """
    tree = site.tree(place.path)
    text = tree.one(cls="text")
    heads = [one for one in text.all("h2", "h3", "h4", "h5", "h6") if one.attrs.get("id")]
    meant: list[tuple[int, str, str]] = []
    above: list[int] = []
    for one in heads:
        level = int(one.tag[1])
        above = [*(other for other in above if other < level), level]
        meant.append((len(above), f"#{one.attrs['id']}", one.text))
    shown = [one for nav in tree.all("details", cls="contents") for one in _nested(nav, 0)]
    if place.kind == "notes":  # They have the number of changes behind the name.
        meant = [(level, id, re.sub(r"\s*([\d,]+) \S+$", r" \1", name)) for level, id, name in meant]
    if len(meant) == 1:
        meant = []
    if place.kind != "written" and shown != meant:
        wrong = next((pair for pair in zip(shown, meant) if pair[0] != pair[1]), (len(shown), len(meant)))
        yield f"its contents have {wrong[0]}, and must have {wrong[1]}"


def _nested(node: Node, level: int) -> Iterator[tuple[int, str, str]]:
    for one in node.children:
        if one.tag == "a":
            yield level, one.attrs.get("href", ""), one.text
        yield from _nested(one, level + (one.tag == "ol"))
