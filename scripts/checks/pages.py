"""Check what stands around the text on an article's page: who wrote it and when, and where links lead."""

import re
from collections.abc import Iterator

from scripts.checks.differences import differ, first, given
from scripts.checks.records import Record
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node

CHARACTERS_A_MINUTE = 300
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # ISO 8601


def about(file: SiteFile) -> Iterator[str]:
    """Find where the lines under an article's title differ from the record: in subtitle, names, days, number
    of characters, or the link to the notes.
    """
    head, said, facts = file.tree.one("header", cls="head"), file.said, file.about
    line = head.one("p", cls="about")
    yield from differ("its subtitle is", head.texts("p", cls="subtitle"), given(said["subtitle"]))
    yield from differ("its days are", line.values("datetime", "time"), given(facts["date"], facts["updated"]))
    yield from facts_said(file, said["byline"], line.texts("span"))
    if len(line.all("i")) != facts["editors_title"]:
        yield "it does not say truly whose title it has"
    links = [file.leads_to(one) for one in line.all("a")]
    if links[-1:] != [f"{file.page}notes/"] or len(links) != 1 + bool(said["series"]):
        yield f"its notes are said to be at {links}"


def facts_said(file: SiteFile, author: str, shown: list[str]) -> Iterator[str]:
    """Find where lines on an article (author, translator, days, on a page length, at last the variant) differ
    from the record, or in their other words from those of other articles.
    """
    said, known = file.said, file.about
    meant = {"author": author, "translator": said["translator"]}
    meant |= {one: _day(known[one]) if known[one] else "" for one in ("date", "updated")}
    if file.kind == "article":
        meant |= {"length": f"{said['characters']:,}", "minutes": minutes(said)}
    named = [(what, words) for what, words in meant.items() if words]
    if len(shown) != len(named) + 1:
        yield f"it says {shown}, not {[words for _, words in named]}"
    for (what, words), line in zip([*named, ("variant", "")], shown):
        if words not in line:
            yield f"it says {line}, not {words}"
        else:
            rest = "…".join(line.rsplit(words, 1)) if words else line
            yield from file.agree(f"{file.kind}: the words with the {what}", rest)


def minutes(said: Record) -> str:
    """Estimate how long an article takes to read; ``said``: what the record says of it in a variant."""
    return str(max(1, round(said["characters"] / CHARACTERS_A_MINUTE)))


def _day(iso: str) -> str:
    """Write a day as readers see it: 2020-11-05 → 2020年11月5日."""
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def downloads(file: SiteFile) -> Iterator[str]:
    """Find a page whose links below the text are not those to its download, book, notes and source."""
    here = file.page
    must = [*(file.site.url + path for path in file.downloads()), f"{here}notes/"]
    must += given(file.about["source"])
    links = file.tree.one("div", cls="links").all("a")
    shown = [file.leads_to(one) for one in links if not {"hreflang", "rel"} & set(one.attrs)]
    yield from differ("it leads to", shown, must)
    named = [one.get("download") for one in links if "download" in one.attrs]
    own = f"{file.about['slug']}.{file.lang}.md" if file.record["markdown"] else ""
    yield from differ("its text is taken along as", named, [own])
    printed = file.tree.one("small", cls="printed").inside
    lines = [one.partition("：") for one in printed if isinstance(one, str)]
    addresses = [address for _, _, address in lines]
    yield from differ("printed, it gives its addresses as", addresses, [here, f"{here}notes/"])
    yield from file.agree("the words with printed addresses", [words for words, _, _ in lines])


def days(file: SiteFile) -> Iterator[str]:
    """Find days whose words differ from their ``datetime``, for machines; the words may lack the year."""
    for one in file.tree.all("time"):
        shown, iso = one.text, one.get("datetime")
        if not _DAY.fullmatch(iso):
            yield f"a day, shown as {shown}, is said to machines as {iso!r}"
        elif shown not in (_day(iso), _day(iso).partition("年")[2]):
            yield f"a day is shown as {shown}, and is {iso}"


def contents(file: SiteFile) -> Iterator[str]:
    """Find a table of contents that differs from the headings on the page in order, depth, address or words.

    A page with one heading must have none.
    """
    tree = file.tree
    text = tree.one(cls="text")
    heads = [one for one in text.all("h2", "h3", "h4", "h5", "h6") if one.get("id")]
    depth = depths([int(one.tag[1]) for one in heads])
    meant = [(at, f"#{one.attrs['id']}", one.words.strip()) for at, one in zip(depth, heads)]
    shown = [one for nav in tree.all("details", cls="contents") for one in nested(nav, 0)]
    if file.kind == "notes":  # They have the number of changes behind the name.
        meant = [(level, id, re.sub(r"\s*([\d,]+) \S+$", r" \1", name)) for level, id, name in meant]
    yield from differ("its contents have", *first(shown, meant if len(meant) > 1 else []))


def depths(levels: list[int]) -> list[int]:
    """Work out how deep each of the headings of these levels stands in a table of contents, from 1."""
    above: list[int] = []
    found = []
    for level in levels:
        above = [*(other for other in above if other < level), level]
        found.append(len(above))
    return found


def nested(node: Node, level: int) -> Iterator[tuple[int, str, str]]:
    """Read nested <ol>: yield level, address and words of each link; each <ol> is one level more."""
    for one in node.children:
        if one.tag == "a":
            yield level, one.get("href"), one.text
        yield from nested(one, level + (one.tag == "ol"))
