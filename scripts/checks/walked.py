"""Find what a visitor would find broken on a walk through a site: links, places, variants, the search.

What a page says on its own, like its canonical address or its feed, is checked by the proof.
"""

import zlib
from collections.abc import Iterator
from urllib.parse import quote, unquote
from xml.etree import ElementTree

from scripts.checks.searches import entry_of
from scripts.checks.tree import xml
from scripts.checks.visited import Page, Visit, is_page

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOWHERE = "no/such/page/"  # a path that no site has, to ask for the 404 page

# Each check yields (address of a page, what is wrong there).
Problems = Iterator[tuple[str, str]]


def links(walk: Visit) -> Problems:
    """Find links inside the site to a page, file or fragment that is not there, empty or redirected."""
    for page in list(walk.pages.values()):
        for said in page.unreadable:
            yield page.address, f"a link to {said}, which is no address"
        for target in [*page.links, *page.loaded]:
            address, _, fragment = target.partition("#")
            if not walk.is_ours(address):
                continue
            status, body = walk.ask(address)
            if status != 200:
                yield page.address, f"a link to {target}, which answers {status}"
            elif not body:
                yield page.address, f"a link to {target}, which is empty"
            elif is_page(address) and not _is_place(fragment, walk.page(address)):
                yield page.address, f"a link to {target}, which has no such place"


def _is_place(fragment: str, page: Page) -> bool:
    """Say whether a browser finds a fragment on a page: an id or the top; ``:~:…`` may follow."""
    place = fragment.split(":~:")[0]
    return place.lower() in ("", "top") or place in page.ids or unquote(place) in page.ids


def languages(walk: Visit) -> Problems:
    """Find pages whose language or variants (``hreflang``) are missing, wrong or not mutual."""
    for page in list(walk.pages.values()):
        if not page.variants:
            yield page.address, "it names no variants (hreflang)"
            continue
        if (own := page.variants.get(page.lang)) != page.address:
            yield page.address, f"its language is {page.lang!r}; as such it names {own}"
        if "x-default" not in page.variants:
            yield page.address, "it names no x-default"
        for lang, address in page.variants.items():
            if walk.ask(address)[0] != 200 or not walk.is_ours(address):
                yield page.address, f"its variant {lang} is {address}, which is not there"
            elif walk.page(address).variants != page.variants:
                yield page.address, f"its variant {lang} does not name the same variants"
            elif lang != "x-default" and walk.page(address).lang != lang:
                yield page.address, f"its variant {lang} says that it is {walk.page(address).lang!r}"


def sitemap(walk: Visit) -> Problems:
    """Compare the sitemap with the pages found on the walk: it must list those that are not ``noindex``."""
    address = f"{walk.site_url}sitemap.xml"
    try:
        root = xml(walk.ask(address)[1])
    except ElementTree.ParseError as error:
        yield address, f"not XML: {error}"
        return
    listed = {loc.text or "" for loc in root.iter(f"{SITEMAP}loc")}
    meant = {page.address for page in walk.pages.values() if not page.noindex}
    for missing in sorted(meant - listed):
        yield address, f"it does not list {missing}"
    for other in sorted(listed - meant):
        yield address, f"it lists {other}, which no visitor finds"


def search(walk: Visit) -> Problems:
    """Find pages and places to which the search leads and which are not there.

    The docstring of ``scripts/publish/index.py`` defines its files.
    """
    meta = walk.ask(f"{walk.site_url}search/meta.json")[1]
    for path in sorted(path for folder in "ap" for path in (walk.site / "search" / folder).glob("*.dat")):
        base = f"{walk.site_url}search/{path.parent.name}/{path.name}"
        try:
            entry = entry_of(walk.ask(base)[1], meta)
            for url in entry["urls"].values():
                page = walk.page(walk.site_url + url)
                for id, *_ in entry["blocks"]:
                    if id and id not in page.ids:
                        yield base, f"it leads to {url}#{id}, which is not there"
        except (zlib.error, ValueError, KeyError, AttributeError) as error:
            yield base, f"the index cannot be read: {error}"


def not_found(walk: Visit) -> Problems:
    """Ask for a page that no site has: the answer must be 404, and links on that page must work."""
    address = walk.site_url + NOWHERE
    status, body = walk.ask(address)
    page = Page(address, body.decode("utf-8", "replace"))
    if status != 404 or walk.site_url not in page.links:
        yield address, f"it answers {status}, with a page that does not lead home"
    for target in page.links:
        if walk.is_ours(target) and walk.ask(target)[0] != 200 and "#" not in target:
            yield address, f"the 404 page leads to {target}, which is not there"


def unreached(walk: Visit) -> Problems:
    """Find pages in the folder to which no link leads, except the 404 page and old addresses that lead on."""
    for path in sorted(walk.site.rglob("*.html")):
        address = walk.site_url + quote(path.relative_to(walk.site).as_posix().removesuffix("index.html"))
        if address in walk.pages or path == walk.site / "404.html":
            continue
        page = walk.page(address)
        if not page.leads_to:
            yield address, "no link leads here"
        elif page.leads_to not in walk.pages or walk.pages[page.leads_to].lang != page.lang:
            yield address, f"it leads on to {page.leads_to}, which no visitor finds in its language"
        elif page.canonical != page.leads_to or not page.noindex:
            yield address, f"search engines are not told that it is {page.leads_to} now"


CHECKS = (links, languages, sitemap, not_found, search, unreached)
