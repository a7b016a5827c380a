"""Check that the sitemap names every page that search engines may list, with its variants and its day."""

import gzip
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.checks.differences import differ
from scripts.checks.site import Site, SiteFile
from scripts.findings import counted

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TAGS = {f"{XHTML}link", *(f"{SITEMAP}{one}" for one in ("urlset", "url", "loc", "lastmod"))}


def sitemap(site: Site, file: SiteFile) -> Iterator[str]:
    """Find where the sitemap differs from the records.

    A page of an article or its notes may be missing, named twice, or named although search engines are asked
    to leave it out; its day of change or its variants may be wrong.
    """
    days, langs = {}, {}
    for record in site.records:
        for folder in record["pages"].values():
            days[site.url + folder] = record["about"]["updated"] or record["about"]["date"]
            for more in ("", "notes/"):
                every = {one: site.url + to + more for one, to in record["pages"].items()}
                langs[site.url + folder + more] = every
    root = ElementTree.fromstring(site.read(file.path))  # noqa: S314 (our own)
    found = root.findall(f"{SITEMAP}url")
    for element in root.iter():
        if {*element.attrib} != (
            {"rel", "hreflang", "href"} if element.tag == f"{XHTML}link" else set()
        ) or element.tag not in TAGS:
            yield f"it holds <{element.tag} {' '.join(element.attrib)}>"
    for one in found:
        address = one.findtext(f"{SITEMAP}loc") or ""
        said = one.findtext(f"{SITEMAP}lastmod") or ""
        if said != days.get(address, said if address.endswith("/") and address not in langs else ""):
            yield f"{address} was changed on {said or 'no day'}, not {days.get(address) or 'none'}"
        links = one.findall(f"{XHTML}link")
        others = {
            one.get("hreflang", ""): one.get("href", "") for one in links if one.get("rel") == "alternate"
        }
        roots = {lang: site.url + folder for lang, folder in site.roots.items()}
        own = next((to for lang, to in roots.items() if others.get(lang) == address), "-")
        here = address.removeprefix(own)
        known = {lang: to + here for lang, to in roots.items() if lang in others}
        if others != langs.get(address, known) or address not in others.values() or len(others) < len(links):
            yield f"{address} has other variants: {others}"
    addresses = Counter(one.findtext(f"{SITEMAP}loc") for one in found)
    kept_out = [one for one in site.records if one["about"]["noindex"]]
    hidden = {site.url + to for one in kept_out for to in one["pages"].values()}
    several = [one for one, times in addresses.items() if times > 1 and one not in langs]
    yield from differ("there several times are", several, [])
    for address in langs:
        mentioned = addresses[address]
        if mentioned != (address.removesuffix("notes/") not in hidden):
            yield f"{address} is there {counted(mentioned, 'time')}"


def packed(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a ``sitemap.xml.gz`` that does not hold ``sitemap.xml``."""
    if gzip.decompress(site.read(file.path)) != site.read("sitemap.xml"):
        yield "it is not sitemap.xml, packed"
