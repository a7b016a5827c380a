"""Whether home, list, archive, neighbours, contents and sitemap name what they must, in the right order."""

import gzip
import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urljoin
from xml.etree import ElementTree

from scripts.checks.paths import year_of
from scripts.checks.site import LENGTH, WHOLE, Place, Record, Site
from scripts.checks.tree import Node

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def to(site: Site, place: Place, link: Node) -> str:
    """Where a link of a page leads, below the site's address if it stays there."""
    return (
        urljoin(site.url + place.address, link.attrs["href"]).removeprefix(site.url)
        if "href" in link.attrs
        else "-"
    )


def _item(record: Record, lang: str) -> list[str]:
    """What home must say of an article: address, title, opening, author, day, number of characters."""
    said, about = record["editions"][lang], record["about"]
    title = " ".join(filter(None, (said["title"], said["subtitle"])))
    day = about["date"] or about["added"]
    return [record["pages"][lang], title, said["opening"], said["author"], day, f"{said['characters']:,}"]


def _shown(site: Site, place: Place, item: Node) -> list[str]:
    link, about = item.one("h2").one("a"), item.one("p", cls="about")
    days = [one.attrs.get("datetime", "") for one in about.all("time")]
    spans = about.all("span")
    author = spans[0].text if len(spans) > 2 + len(days) else ""
    characters = "".join(re.findall(r"[\d,]", spans[-2].text))
    return [
        to(site, place, link),
        link.text,
        item.one("p", cls="opening").text,
        author,
        *(days or [""]),
        characters,
    ]


def listing(site: Site, place: Place) -> Iterator[str]:
    """Find what home, or a numbered page of the list, shows otherwise than the records, or out of order."""
    tree, every = site.tree(place.path), site.listed[place.lang]
    behind = max(len(every) // LENGTH - 1, 0)
    number = place.number or 0
    end = len(every) - (number - 1) * LENGTH
    part = every[end - LENGTH : end] if number else every[: len(every) - behind * LENGTH]
    items = tree.one("ol", cls="list").all("li")
    lead = [one for one in items if "lead" in one.classes]
    if lead:
        named = to(site, place, lead[0].one("h2").one("a"))
        first = [one for one in every if one["pages"][place.lang] == named]
        if lead != items[:1] or number or not first:
            yield "what it leads with does not stand first, or is no article"
        part = [*first, *(one for one in part if one not in first)]
    meant = [_item(one, place.lang) for one in part]
    for one, other in zip(meant, [_shown(site, place, item) for item in items]):
        if one != other:
            yield f"it lists {other}, and must list {one}"
    if len(items) != len(meant):
        yield f"it lists {len(items)} articles, and must list {len(meant)}"
    for item, record in zip(items, part):
        picture = [urljoin(site.url + place.address, one.attrs.get("src", "")) for one in item.all("img")]
        if picture != [site.url + one for one in record["editions"][place.lang]["picture"][:1]]:
            yield f"it shows {picture} of {record['about']['slug']}"
    yield from _turns(site, place, tree, behind, len(every))


def _turns(site: Site, place: Place, tree: Node, behind: int, count: int) -> Iterator[str]:
    """The way to newer and older pages, and to the archive."""
    root, number = site.roots[place.lang], place.number or 0
    newer = None if not number else f"{root}page/{number + 1}/" if number < behind else root
    older = (f"{root}page/{behind}/" if not number and behind else None) or (
        f"{root}page/{number - 1}/" if number > 1 else None
    )
    meant = [newer, f"{root}archive/" if count > 1 else None, older]
    shown = [to(site, place, one) for nav in tree.all("nav", cls="turn") for one in nav.all("a")]
    if shown != [one for one in meant if one is not None]:
        yield f"it turns to {shown}, and must to {meant}"


def archive(site: Site, place: Place) -> Iterator[str]:
    """Find what the archive shows otherwise than the records: years, newest first, and their articles."""

    def day(one: Record) -> tuple[str, str]:
        return one["about"]["date"] or one["about"]["added"] or "0001-01-01", one["about"]["slug"]

    tree, every = site.tree(place.path), sorted(site.listed[place.lang], key=day, reverse=True)
    years = [(year, list(ones)) for year, ones in groupby(every, year_of) if place.number in (None, year)]
    heads = [
        (one.attrs.get("id"), "".join(re.findall("[0-9,]", one.one("small").text))) for one in tree.all("h2")
    ]
    if (
        (len(years) > 1 or place.number is None)
        and heads != [(f"y{year or ''}", str(len(ones))) for year, ones in years]
        and heads + [(f"y{year or ''}", str(len(ones))) for year, ones in years]
        != [(f"y{years[0][0] or ''}", str(len(every)))]
    ):
        yield f"its years are {heads}"
    titles = len(every) <= WHOLE or place.number is not None
    meant = [
        [
            one["pages"][place.lang],
            *(one["editions"][place.lang][key] for key in ("title", "author")),
            day(one)[0],
        ]
        for _, ones in years
        for one in ones
        if titles
    ]
    shown = []
    for item in (item for one in tree.all("ol", cls="titles") for item in one.all("li")):
        link = item.one("a")
        days = [one.attrs.get("datetime", "") for one in item.all("time")] or ["0001-01-01"]
        small = "".join(one.source for one in item.all("small")).removesuffix("　")
        shown.append([to(site, place, link), link.text, small, *days])
    if shown != meant:
        first = next((one for one in zip(shown, meant) if one[0] != one[1]), (len(shown), len(meant)))
        yield f"it lists {first[0]}, and must list {first[1]}"


def near(site: Site, place: Place) -> Iterator[str]:
    """Find a page that leads to another newer or older article than comes before or after it."""
    every = site.listed[place.lang]
    at = site.order[place.lang][place.about["slug"]]
    meant = [(one["pages"][place.lang], one["editions"][place.lang]["title"])
             for one in (every[at - 1] if at else None, *every[at + 1 : at + 2]) if one]  # fmt: skip
    *shown, home = site.tree(place.path).one("nav", cls="near").all("a")
    named = [
        (to(site, place, one), one.inside[-1].strip() if isinstance(one.inside[-1], str) else "")
        for one in shown
    ]
    if named != [(folder, title.strip()) for folder, title in meant]:
        yield f"its neighbours are {named}, and must be {meant}"
    if to(site, place, home) != site.roots[place.lang]:
        yield "it does not lead home"


def contents(site: Site, place: Place) -> Iterator[str]:
    """Find contents that do not list every heading of the page, each under its own address, in its place."""
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
    if place.kind != "written" and shown != meant:
        wrong = next((pair for pair in zip(shown, meant) if pair[0] != pair[1]), (len(shown), len(meant)))
        yield f"its contents have {wrong[0]}, and must have {wrong[1]}"


def _nested(node: Node, level: int) -> Iterator[tuple[int, str, str]]:
    for one in node.children:
        if one.tag == "a":
            yield level, one.attrs.get("href", ""), one.text
        yield from _nested(one, level + (one.tag == "ol"))


def sitemap(site: Site, place: Place) -> Iterator[str]:
    """Find addresses of the sitemap without their variants, or with another day of change than the record."""
    days, langs = {}, {}
    for record in site.records:
        for folder in record["pages"].values():
            days[site.url + folder] = record["about"]["updated"] or record["about"]["date"]
            for more in ("", "notes/"):
                langs[site.url + folder + more] = {
                    one: site.url + to + more for one, to in record["pages"].items()
                }
    root = ElementTree.fromstring(site.read(place.path))  # noqa: S314 (our own)
    found = root.findall(f"{SITEMAP}url")
    for one in found:
        address = one.findtext(f"{SITEMAP}loc") or ""
        said = one.findtext(f"{SITEMAP}lastmod") or ""
        if said != days.get(address, said if address.endswith("/") and address not in langs else ""):
            yield f"{address} was changed on {said or 'no day'}, not {days.get(address) or 'none'}"
        others = {link.get("hreflang", ""): link.get("href", "") for link in one.findall(f"{XHTML}link")}
        if others != langs.get(address, others) or address not in others.values():
            yield f"{address} has other variants: {others}"
    addresses = [one.findtext(f"{SITEMAP}loc") for one in found]
    hidden = {
        site.url + to for one in site.records if one["about"]["noindex"] for to in one["pages"].values()
    }
    for address in langs:
        mentioned = addresses.count(address)
        if mentioned != (address.removesuffix("notes/") not in hidden):
            yield f"{address} is there {mentioned} times"


def packed(site: Site, place: Place) -> Iterator[str]:
    """Find a packed sitemap that is not the sitemap."""
    if gzip.decompress(site.read(place.path)) != site.read("sitemap.xml"):
        yield "it is not sitemap.xml, packed"
