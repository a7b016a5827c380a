"""Check what stands around the text on an article's page: who wrote it and when, and where links lead."""

import re
from collections.abc import Iterator

from scripts.checks.differences import differ, first, given
from scripts.checks.site import Site, SiteFile
from scripts.checks.tree import Node

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # ISO 8601


def about(site: Site, file: SiteFile) -> Iterator[str]:
    """Find where the lines under an article's title differ from the record: in subtitle, names, days, number
    of characters, or the link to the notes.
    """
    tree, said, facts = site.tree(file.path), file.said, file.about
    head = tree.one("header", cls="head")
    line = head.one("p", cls="about")
    subtitle = [one.text for one in head.all("p", cls="subtitle")]
    yield from differ("its subtitle is", subtitle, given(said["subtitle"]))
    known = [one.get("datetime") for one in line.all("time")]
    yield from differ("its days are", known, given(facts["date"], facts["updated"]))
    spans = [one.text for one in line.all("span")]
    names = given(said["byline"], said["translator"])
    if len(spans) != len(names) + len(known) + 3 or any(n not in span for n, span in zip(names, spans)):
        yield f"it names {spans[: len(names)]}, not {names}"
    elif f"{said['characters']:,}" not in spans[-3]:
        yield f"it counts {spans[-3]}, not {said['characters']:,}"
    if len(line.all("i")) != facts["editors_title"]:
        yield "it does not say truly whose title it has"
    links = [site.leads_to(file, one) for one in line.all("a")]
    if links[-1:] != [f"{site.url}{file.folder}notes/"] or len(links) != 1 + bool(said["series"]):
        yield f"its notes are said to be at {links}"


def _day(iso: str) -> str:
    """Write a day as readers see it: 2020-11-05 → 2020年11月5日."""
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def downloads(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a page whose links below the text are not those to its download, book, notes and source."""
    slug, here = file.about["slug"], site.url + file.folder
    md = ".md" if file.record["markdown"] else ""
    must = [f"{here}{slug}.{file.lang}{md}.txt", f"{here}{slug}.{file.lang}.epub", f"{here}notes/"]
    must += given(file.about["source"])
    links = site.tree(file.path).one("div", cls="links").all("a")
    shown = [site.leads_to(file, one) for one in links if not {"hreflang", "rel"} & set(one.attrs)]
    yield from differ("it leads to", shown, must)
    named = [one.get("download") for one in links if "download" in one.attrs]
    yield from differ("its text is taken along as", named, [f"{slug}.{file.lang}.md"] * bool(md))
    printed = site.tree(file.path).one("p", cls="printed").inside
    addresses = [one.partition("：")[2] for one in printed if isinstance(one, str)]
    yield from differ("printed, it gives its addresses as", addresses, [here, f"{here}notes/"])


def days(site: Site, file: SiteFile) -> Iterator[str]:
    """Find days whose words differ from their ``datetime``, for machines; the words may lack the year."""
    for one in site.tree(file.path).all("time"):
        shown, iso = one.text, one.get("datetime")
        if not _DAY.fullmatch(iso):
            yield f"a day, shown as {shown}, is said to machines as {iso!r}"
        elif shown not in (_day(iso), _day(iso).partition("年")[2]):
            yield f"a day is shown as {shown}, and is {iso}"


def contents(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a table of contents that differs from the headings on the page in order, depth, address or words.

    A page with one heading must have none.
    """
    tree = site.tree(file.path)
    text = tree.one(cls="text")
    heads = [one for one in text.all("h2", "h3", "h4", "h5", "h6") if one.get("id")]
    meant: list[tuple[int, str, str]] = []
    above: list[int] = []
    for one in heads:
        level = int(one.tag[1])
        above = [*(other for other in above if other < level), level]
        meant.append((len(above), f"#{one.attrs['id']}", one.words.strip()))
    shown = [one for nav in tree.all("details", cls="contents") for one in _nested(nav, 0)]
    if file.kind == "notes":  # They have the number of changes behind the name.
        meant = [(level, id, re.sub(r"\s*([\d,]+) \S+$", r" \1", name)) for level, id, name in meant]
    yield from differ("its contents have", *first(shown, meant if len(meant) > 1 else []))


def _nested(node: Node, level: int) -> Iterator[tuple[int, str, str]]:
    """Read nested <ol>: yield level, address and words of each link; each <ol> is one level more."""
    for one in node.children:
        if one.tag == "a":
            yield level, one.get("href"), one.text
        yield from _nested(one, level + (one.tag == "ol"))
