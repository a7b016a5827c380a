"""Check pages at old addresses of articles: each leads on to the article's page, and does nothing else."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from scripts.checks.differences import differ
from scripts.checks.site import Site, SiteFile

# The script takes along the place on the page (#…) to which a link led.
SCRIPT = 'location.replace(document.querySelector("a").href+location.hash);'


def leads_on(site: Site, file: SiteFile) -> Iterator[str]:
    """Find an old address that leads elsewhere than to its own article, in its own variant."""
    tree = site.tree(file.path)
    to = site.url + file.folder + ("notes/" if file.kind == "moved notes" else "")
    refreshes = [one.get("content") for one in tree.all("meta") if "refresh" in one.get("http-equiv").lower()]
    found = [re.fullmatch(r"0; url=(.*)", one) for one in refreshes]
    leads = [urljoin(site.url + file.address, one[1]) if one else "nowhere" for one in found]
    leads += [site.leads_to(file, one) for one in tree.all("a")]
    leads += [one.get("href") for one in tree.all("link", rel="canonical")]
    yield from differ("it leads to", leads, [to, to, to])
    if [one.source for one in tree.all("script")] != [SCRIPT]:
        yield "its script does something else"
    if [one.get("content") for one in tree.all("meta", name="robots")] != ["noindex"]:
        yield "search engines are told to keep it"
    said = tree.one("html").get("lang"), tree.one("title").text, tree.one("a").text
    if said != (file.lang, file.said["title"], file.said["title"]):
        yield f"it says {said}, which is not its article"
