"""Check a built site by following every link from its home: pages, fragments, downloads, what is searched.

    python -m scripts.checks.crawl site

Its files are read as GitHub Pages would answer. What a page says on its own, like its variants or its feed,
is checked by the proof, and so is the sitemap. A finding names the line where somebody wrote the address that
is wrong; where the program made it, the page.
"""

import contextlib
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from scripts.checks.searches import entry_of
from scripts.checks.site import Site, read_site
from scripts.checks.visited import Page, Visit, is_page
from scripts.checks.written import places_of
from scripts.findings import Finding, Rejected, counted, tell

LOST = "404.html"  # to which no link leads
WRONG = {404: "where there is nothing", 301: "which must end in a slash"}  # HTTP status → what that means

# Each check yields (address of a page, an address on it or "", what is wrong with that, or with the page).
Problems = Iterator[tuple[str, str, str]]


def links(walk: Visit) -> Problems:
    """Find links inside the site to a page, file or fragment that is not there, empty or redirected."""
    for page in [*walk.pages.values(), walk.page(walk.site_url + LOST)]:
        for said in page.unreadable:
            yield page.address, said, "which is no address"
        for target in [*page.links, *page.loaded]:
            address, _, fragment = target.partition("#")
            if not walk.is_ours(address):
                continue
            status, body = walk.ask(address)
            if status != 200:
                yield page.address, target, WRONG[status]
            elif not body:
                yield page.address, target, "which is empty"
            elif is_page(address) and not _is_place(fragment, walk.page(address)):
                yield page.address, target, "which has no such place"


def _is_place(fragment: str, page: Page) -> bool:
    """Say whether a browser finds a fragment on a page: an id or the top; ``:~:…`` may follow."""
    place = fragment.split(":~:")[0]
    return place.lower() in ("", "top") or place in page.ids or unquote(place) in page.ids


def search(walk: Visit) -> Problems:
    """Find pages and places to which the search leads and which are not there.

    The docstring of ``scripts/publish/index.py`` defines its files.
    """
    site = Site(walk.site)
    for path in (one for one in site.paths if re.fullmatch(r"search/[ap]/.*\.dat", one)):
        base = walk.site_url + path
        try:
            entry = entry_of(site.read(path), site.search["common"])
            for url in entry["urls"].values():
                page = walk.page(walk.site_url + url)
                for id, *_ in entry["blocks"]:
                    if id and id not in page.ids:
                        yield base, "", f"it leads to {url}#{id}, which is not there"
        except (OSError, zlib.error, ValueError, KeyError, AttributeError) as error:
            yield base, "", f"the index cannot be read: {error}"


def unreached(walk: Visit) -> Problems:
    """Find pages in the folder to which no link leads, except the 404 page, old addresses that lead on, and
    what a publisher put there as it is, as search engines ask for.
    """
    site = Site(walk.site, walk.root)
    for path in (path for path in site.paths if path.endswith(".html")):
        address = walk.site_url + quote(path.removesuffix("index.html"))
        if address in walk.pages or path == LOST or site.is_publishers(path):
            continue
        if not walk.page(address).leads_on:
            yield address, "", "no link leads here"


def visit(site: Path, site_url: str, root: Path | None = None) -> tuple[int, list[Finding]]:
    """Walk through the built site in folder ``site``; return the number of pages found, and findings.

    ``site_url`` is the site's deployed address, which ends with a slash; ``root``: the project that the site
    was made of, to find where an address was written.
    """
    walk = Visit(site, site_url, root)
    walk.walk()
    problems = [problem for check in (links, search, unreached) for problem in check(walk)]
    made = read_site(site, root)[0] if problems else Site(site)
    findings = [finding for problem in problems for finding in _findings(made, *problem)]
    return len(walk.pages), list(dict.fromkeys(findings))


def _findings(site: Site, page: str, target: str, what: str) -> Iterator[Finding]:
    """Make the findings about an address on a page, one for each place where somebody wrote it; else about
    the page.
    """
    what = f"a link to {unquote(target)}, {what}" if target else what
    places = places_of(site, page, target) if target else []
    for file, line in places:
        yield Finding("S02", file, line, what, "correct the address, or put there what it leads to")
    if not places:
        yield _finding(unquote(page.removeprefix(site.url)) or "home", what)


def home_address(site: Path) -> str:
    """Read the site's deployed address from the canonical link of its home page.

    Raises ``Rejected`` if there is no home page or it has no such link.
    """
    with contextlib.suppress(OSError, ValueError, KeyError):
        if (address := Site(site).url).endswith("/"):
            return address
    raise Rejected([_finding("home", "it is not there, or names no address of its own (canonical)")])


def _finding(where: str, what: str) -> Finding:
    return Finding("S02", where, None, what, "mend what makes it, and build again")


def main(arguments: list[str]) -> int:
    """Run the command on the folder in ``arguments``, else ``site``; return 1 if anything is wrong."""
    site = Path(arguments[0] if arguments else "site")
    try:
        root = Path.cwd() if Path("seeds").is_dir() else None
        count, findings = visit(site, home_address(site), root)
    except Rejected as rejected:
        count, findings = 0, rejected.findings
    tell(findings)
    if not findings:
        print(f"{counted(count, 'page')}, every link, place, variant, feed and download of them is there")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
