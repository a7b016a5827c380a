"""Check whether home, its numbered pages and the archive list the right articles in the right order."""

import re
from collections.abc import Iterator
from itertools import groupby

from scripts.checks.differences import differ, first, given
from scripts.checks.pages import minutes
from scripts.checks.paths import year_of
from scripts.checks.records import Record, day_of
from scripts.checks.site import LENGTH, WHOLE, Site
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node


def where(file: SiteFile, link: Node) -> str:
    """Return where a link leads, relative to the site if it stays there; "-" if it has no ``href``."""
    return file.leads_to(link).removeprefix(file.site.url) if "href" in link.attrs else "-"


def _item(site: Site, record: Record, lang: str) -> list[str]:
    """Work out what home must say of an article: address, title, opening, author, day, characters,
    minutes.
    """
    said = record["editions"][lang]
    title, count = " ".join(given(said["title"], said["subtitle"])), f"{said['characters']:,}"
    begun = [record["pages"][lang], title, site.opening(record, lang)]
    return [*begun, said["author"], day_of(record), count, minutes(said)]


def _shown(file: SiteFile, item: Node) -> list[str]:
    """Read from an item on home what ``_item`` says that it must show, in the same order."""
    link, about = item.one("h2").one("a"), item.one("p", cls="about")
    days = about.values("datetime", "time") or [""]
    spans = about.all("span")
    author = spans[0].text if len(spans) > 2 + len(about.all("time")) else ""
    numbers = ["".join(re.findall(r"[\d,]", one.text)) for one in spans[-2:]]
    return [where(file, link), link.text, item.one("p", cls="opening").text, author, *days, *numbers]


def listing(file: SiteFile) -> Iterator[str]:
    """Find where home, or a numbered page behind it, differs from the records, in order or in words."""
    tree, every = file.tree, file.listed
    behind = max(len(every) // LENGTH - 1, 0)
    number = file.number or 0
    end = len(every) - (number - 1) * LENGTH
    part = every[end - LENGTH : end] if number else every[: len(every) - behind * LENGTH]
    items = tree.one("ol", cls="list").all("li")
    heading = tree.one("h1").text.removeprefix(file.site_name if number else "")
    if number:
        yield from differ("its number is", re.findall(r"\d+", heading), [str(number)])
    lead = [one for one in items if "lead" in one.classes]
    if lead:
        named = where(file, lead[0].one("h2").one("a"))
        leading = [one for one in every if one["pages"][file.lang] == named]
        if lead != items[:1] or number or not leading:
            yield "what it leads with does not stand first, or is no article"
        part = [*leading, *(one for one in part if one not in leading)]
    meant = [_item(file.site, one, file.lang) for one in part]
    yield from differ("it lists", *first([_shown(file, one) for one in items], meant))
    for item, record in zip(items, part):
        picture = [file.leads_to(one, "src") for one in item.all("img")]
        own = [file.site.url + one for one in record["editions"][file.lang]["picture"][:1]]
        yield from differ(f"it shows of {record['about']['slug']}", picture, own)
        yield from _words(file, record, item)
    yield from _turns(file, tree, behind, len(every))


def _words(file: SiteFile, record: Record, item: Node) -> Iterator[str]:
    """Find words of the interface with an article in a list that are others elsewhere."""
    *others, length, time = item.one("p", cls="about").all("span")
    kind = "date" if record["about"]["date"] else "added"
    dated = [one for one in others[-1:] if one.all("time")]
    for what, spans in ((f"day it was {kind}", dated), ("length", [length]), ("time", [time])):
        for one in spans:
            said = [re.sub(r"[\d,]+", "…", one.source)]
            yield from file.agree(f"the words with the {what} in a list", said)
    if any(one.get("alt") for one in item.all("img")):
        yield f"the picture of {record['about']['slug']} says something"


def _turns(file: SiteFile, tree: Node, behind: int, count: int) -> Iterator[str]:
    """Check the links to the newer page, the archive and the older page.

    ``behind``: how many numbered pages there are; ``count``: how many articles.
    """
    root = file.root
    numbers = [0, *range(behind, 0, -1)]  # from the newest: home, and the pages behind it
    pages = [f"{root}page/{number}/" if number else root for number in numbers]
    at = numbers.index(file.number or 0)
    meant = [*pages[max(at - 1, 0) : at], *[f"{root}archive/"] * (count > 1), *pages[at + 1 : at + 2]]
    shown = [where(file, one) for nav in tree.all("nav", cls="turn") for one in nav.all("a")]
    yield from differ("it turns to", shown, meant)


def archive(file: SiteFile) -> Iterator[str]:
    """Find where the archive, or its page of a year, differs from the records: in years, the newest first, or
    in their articles.
    """
    tree, listed = file.tree, file.listed
    every = sorted(listed, key=lambda one: (day_of(one) or "0001-01-01", one["about"]["slug"]), reverse=True)
    years = [(year, list(ones)) for year, ones in groupby(every, year_of) if file.number in (None, year)]
    heads = [(one.get("id"), re.findall(r"\d+", one.text.replace(",", ""))) for one in tree.all("h2")]
    counted = [(f"y{year or ''}", [*([str(year)] if year else []), str(len(ones))]) for year, ones in years]
    for one in tree.all("h2"):
        what = "a year" if one.get("id") != "y" else "no year"
        yield from file.agree(f"the heading of {what}", re.sub(r"\d[\d,]*", "…", one.text))
    only = len(counted) == 1 and not heads  # Where all are of one year nothing parts them.
    if file.number is None and not only:
        yield from differ("its years are", heads, counted)
    meant = []
    if len(every) <= WHOLE or file.number is not None:
        meant = [title(one, file.lang) for _, ones in years for one in ones]
        lists = [len(one.all("li")) for one in tree.all("ol", cls="titles")]
        yield from differ("its lists have", lists, [len(ones) for _, ones in years])
    yield from differ("it lists", *first(titles(file, tree), meant))


def title(record: Record, lang: str, number: str = "") -> list[str]:
    """Work out what a list of titles must say of an article: address, title, author, day.

    ``number``: what stands before the title in a series.
    """
    said = record["editions"][lang]
    return [record["pages"][lang], number + said["title"], said["author"], day_of(record)]


def titles(file: SiteFile, tree: Node) -> list[list[str]]:
    """List what a page shows in its lists of titles: address, title, author, day."""
    shown = []
    for item in (item for one in tree.all("ol", cls="titles") for item in one.all("li")):
        link = item.one("a")
        days = item.values("datetime", "time") or [""]
        small = "".join(one.source for one in item.all("small")).removesuffix("　")
        shown.append([where(file, link), link.text, small, *days])
    return shown
