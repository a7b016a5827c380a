"""Check a built site by following every link from its home: pages, fragments, variants, feeds, downloads.

    python -m scripts.checks.crawl site

The site is served locally below the path that it has when deployed, as GitHub Pages would.
"""

import http.client
import json
import string
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree

from scripts.checks.server import served
from scripts.findings import Finding, Rejected

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOWHERE = "no/such/page/"  # a path that no site has, to ask for the 404 page

# tag → the attribute with the address that a browser loads by itself; and the kinds of <link> it loads.
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


class Page(HTMLParser):
    """Parse the HTML of a page for its language, ids and addresses; all addresses are made absolute.

    ``unreadable`` has the links that are not valid addresses.
    """

    def __init__(self, address: str, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.lang = ""
        self.canonical = ""
        self.noindex = False
        self.leads_to = ""  # of a page at an old address (a refresh at once): the address of today
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.variants: dict[str, str] = {}  # hreflang → address
        self.feeds: list[str] = []
        self.unreadable: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        said = given.get("href") or given.get(LOADED.get(tag, ""), "")
        try:
            target = _encoded(urljoin(self.address, said.strip()))
        except ValueError:
            self.unreadable.append(said)
            return
        rel = set(given.get("rel", "").split())
        if tag == "html":
            self.lang = given.get("lang", "")
        elif tag == "meta":
            self.noindex |= given.get("name") == "robots" and "noindex" in given.get("content", "")
            if given.get("http-equiv", "").lower() == "refresh":
                self.leads_to = urljoin(self.address, given.get("content", "").partition("url=")[2])
        elif tag == "a" and "href" in given:
            self.links.append(target)
        elif tag in LOADED and given.get(LOADED[tag]):
            self.loaded.append(target)
        elif tag == "link" and "canonical" in rel:
            self.canonical = target
        elif tag == "link" and "hreflang" in given:
            self.variants[given["hreflang"]] = target
        elif tag == "link":
            self.links.append(target)
            self.loaded += [target] if rel & LOADED_LINKS else []
            self.feeds += [target] if given.get("type") == "application/atom+xml" else []


def _encoded(address: str) -> str:
    """Percent-encode white space and everything outside ASCII, as a browser does before a request."""
    return quote(address, safe=string.punctuation)


@dataclass
class Visit:
    """A walk through a served site, which keeps its pages and answers by their deployed addresses."""

    site_url: str  # ends with a slash
    connection: http.client.HTTPConnection
    path: str  # below which the site is served, with slashes at both ends
    pages: dict[str, Page] = field(default_factory=dict)  # those that links lead to
    others: dict[str, Page] = field(default_factory=dict)  # those read without following a link
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    def ask(self, address: str) -> tuple[int, bytes]:
        """Request an address of the site, once; give the HTTP status and the body."""
        address = address.partition("#")[0]
        if address not in self.answers:
            self.connection.request("GET", self.path + address.removeprefix(self.site_url))
            answer = self.connection.getresponse()
            self.answers[address] = answer.status, answer.read()
        return self.answers[address]

    def is_ours(self, address: str) -> bool:
        return address.startswith(self.site_url)

    def page(self, address: str) -> Page:
        """Read and parse the page at an address, once, whether or not a link leads to it."""
        address = address.partition("#")[0]
        known = self.pages.get(address) or self.others.get(address)
        if not known:
            known = self.others[address] = Page(address, self.ask(address)[1].decode("utf-8", "replace"))
        return known

    def walk(self) -> None:
        """Fill ``pages`` by following every link inside the site, from the home page on."""
        todo = [self.site_url]
        while todo:
            address = todo.pop()
            if address in self.pages or self.ask(address)[0] != 200:
                continue
            page = self.pages[address] = self.page(address)
            targets = [target.partition("#")[0] for target in [*page.links, *page.variants.values()]]
            todo += [target for target in targets if self.is_ours(target) and is_page(target)]


def is_page(address: str) -> bool:
    return address.endswith(("/", ".html"))


def visit(site: Path, site_url: str) -> tuple[int, list[Finding]]:
    """Serve and check the built site in folder ``site``; give the number of pages found, and findings.

    ``site_url`` is its deployed address, which ends with a slash.
    """
    path = urlsplit(site_url).path
    with served(site, path) as host, closing(http.client.HTTPConnection(urlsplit(host).netloc)) as connection:
        walk = Visit(site_url, connection, path)
        walk.walk()
        found = [problem for check in CHECKS for problem in check(walk)]
        found += [*search(walk, site), *_unreached(walk, site)]
        findings = [_finding(where.removeprefix(site_url) or "home", what) for where, what in found]
        return len(walk.pages), list(dict.fromkeys(findings))


def home_address(site: Path) -> str:
    """Read the site's deployed address from the canonical link of its home page.

    Raises ``Rejected`` if there is no home page or it has no such link.
    """
    home = site / "index.html"
    page = Page("", home.read_text(encoding="utf-8", errors="replace") if home.is_file() else "")
    if not page.canonical.endswith("/"):
        raise Rejected([_finding("home", "it is not there, or names no address of its own (canonical)")])
    return page.canonical


def _finding(where: str, what: str) -> Finding:
    return Finding("S02", where, None, what, "mend what makes it, and build again")


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
    """Say whether a browser finds a fragment: an id or the top, whatever text fragment follows (``:~:``)."""
    place = fragment.split(":~:")[0]
    return place.lower() in ("", "top") or place in page.ids or unquote(place) in page.ids


def other_hosts(walk: Visit) -> Problems:
    """Find pages that load anything from another host."""
    for page in walk.pages.values():
        for target in page.loaded:
            if not walk.is_ours(target) and not target.startswith("data:"):
                yield page.address, f"it loads {target}"


def languages(walk: Visit) -> Problems:
    """Find pages whose language or variants (``hreflang``) are missing, wrong or not mutual."""
    for page in list(walk.pages.values()):
        if not page.variants:
            yield page.address, "it names no variants (hreflang)"
            continue
        if page.variants.get(page.lang) != page.address:
            yield (
                page.address,
                f"its language is {page.lang!r}; as such it names {page.variants.get(page.lang)}",
            )
        if "x-default" not in page.variants:
            yield page.address, "it names no x-default"
        for lang, address in page.variants.items():
            if walk.ask(address)[0] != 200 or not walk.is_ours(address):
                yield page.address, f"its variant {lang} is {address}, which is not there"
            elif walk.page(address).variants != page.variants:
                yield page.address, f"its variant {lang} does not name the same variants"
            elif lang != "x-default" and walk.page(address).lang != lang:
                yield page.address, f"its variant {lang} says that it is {walk.page(address).lang!r}"


def canonical(walk: Visit) -> Problems:
    """Find pages without a canonical address, or with one of another page of the site."""
    for page in walk.pages.values():
        if walk.is_ours(page.canonical) and page.canonical != page.address:
            yield page.address, f"its canonical address is {page.canonical}"
        if not page.canonical:
            yield page.address, "it has no canonical address"


def sitemap(walk: Visit) -> Problems:
    """Compare the sitemap with the pages found that are not ``noindex``: both must be the same."""
    address = f"{walk.site_url}sitemap.xml"
    try:
        root = ElementTree.fromstring(walk.ask(address)[1])  # noqa: S314 (our own)
    except ElementTree.ParseError as error:
        yield address, f"not XML: {error}"
        return
    listed = {loc.text or "" for loc in root.iter(f"{SITEMAP}loc")}
    meant = {page.address for page in walk.pages.values() if not page.noindex}
    for missing in sorted(meant - listed):
        yield address, f"it does not list {missing}"
    for other in sorted(listed - meant):
        yield address, f"it lists {other}, which no visitor finds"


def feeds(walk: Visit) -> Problems:
    """Find pages that do not name exactly one feed, and feeds of another language or with dead links."""
    for address in sorted({feed for page in walk.pages.values() for feed in page.feeds}):
        try:
            root = ElementTree.fromstring(walk.ask(address)[1])  # noqa: S314 (our own)
        except ElementTree.ParseError as error:
            yield address, f"not XML: {error}"
            continue
        for link in root.iter(f"{ATOM}link"):
            target = link.get("href", "")
            if link.get("rel") == "self" and target != address:
                yield address, f"it says that it is {target}"
            if walk.ask(target)[0] != 200:
                yield address, f"it lists {target}, which is not there"
        langs = {page.lang for page in walk.pages.values() if address in page.feeds}
        if langs != {root.get("{http://www.w3.org/XML/1998/namespace}lang")}:
            yield address, f"its language is not that of its pages, {', '.join(sorted(langs))}"
    for page in walk.pages.values():
        if len(page.feeds) != 1:
            yield page.address, f"it names {len(page.feeds)} feeds"


def search(walk: Visit, site: Path) -> Problems:
    """Find what the search index leads to that is not there.

    The format of its files is said in ``scripts/publish/index.py``.
    """
    for path in sorted(path for folder in "ap" for path in (site / "search" / folder).glob("*.json")):
        base = f"{walk.site_url}search/{path.parent.name}/{path.name}"
        try:
            entry = json.loads(walk.ask(base)[1])
            for url in entry["urls"].values():
                page = walk.page(walk.site_url + url)
                for id, *_ in entry["blocks"]:
                    if id and id not in page.ids:
                        yield base, f"it leads to {url}#{id}, which is not there"
        except (ValueError, KeyError, AttributeError) as error:
            yield base, f"the index cannot be read: {error}"


def not_found(walk: Visit) -> Problems:
    """Ask for a missing page: the answer must be 404, with a page whose links work from any folder."""
    address = walk.site_url + NOWHERE
    status, body = walk.ask(address)
    page = Page(address, body.decode("utf-8", "replace"))
    if status != 404 or walk.site_url not in page.links:
        yield address, f"it answers {status}, with a page that does not lead home"
    for target in page.links:
        if walk.is_ours(target) and walk.ask(target)[0] != 200 and "#" not in target:
            yield address, f"the 404 page leads to {target}, which is not there"


CHECKS = (links, other_hosts, languages, canonical, sitemap, feeds, not_found)


def _unreached(walk: Visit, site: Path) -> Problems:
    """Find pages in the folder that no link leads to: only the 404 page, and old addresses that lead on."""
    for path in sorted(site.rglob("*.html")):
        address = walk.site_url + quote(path.relative_to(site).as_posix().removesuffix("index.html"))
        if address in walk.pages or path == site / "404.html":
            continue
        page = walk.page(address)
        if not page.leads_to:
            yield address, "no link leads here"
        elif page.leads_to not in walk.pages or walk.pages[page.leads_to].lang != page.lang:
            yield address, f"it leads on to {page.leads_to}, which no visitor finds in its language"
        elif page.canonical != page.leads_to or not page.noindex:
            yield address, f"search engines are not told that it is {page.leads_to} now"


def main(arguments: list[str]) -> int:
    """Run the command on the folder in ``arguments``, else ``site``; return 1 if anything is wrong."""
    site = Path(arguments[0] if arguments else "site")
    try:
        count, findings = visit(site, home_address(site))
    except Rejected as rejected:
        count, findings = 0, rejected.findings
    for finding in findings:
        print(finding, file=sys.stderr)
    if not findings:
        print(f"{count:,} pages, every link, place, variant, feed and download of them is there")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
