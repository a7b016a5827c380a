"""Check pages at old addresses of articles: each leads on to the article's page, and does nothing else."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from scripts.checks.differences import differ
from scripts.checks.site_file import SiteFile

# The script takes along the place on the page (#…) to which a link led.
SCRIPT = 'location.replace(document.querySelector("a").href+location.hash);'
SHAPE = "html head meta meta meta title meta link noscript meta body p a script"  # its elements, in order


def leads_on(file: SiteFile) -> Iterator[str]:
    """Find an old address that leads elsewhere than to its own article, in its own variant."""
    tree = file.tree
    to = file.page + ("notes/" if file.kind == "moved notes" else "")
    refreshes = [one.get("content") for one in tree.all("meta") if "refresh" in one.get("http-equiv").lower()]
    found = [re.fullmatch(r"0; url=(.*)", one) for one in refreshes]
    leads = [urljoin(file.url, one[1]) if one else "nowhere" for one in found]
    leads += [file.leads_to(one) for one in tree.all("a")]
    leads += tree.values("href", "link", rel="canonical")
    yield from differ("it leads to", leads, [to, to, to])
    if [one.source for one in tree.all("script")] != [SCRIPT]:
        yield "its script does something else"
    if tree.values("content", "meta", name="robots") != ["noindex"]:
        yield "search engines are told to keep it"
    shape = " ".join(one.tag for one in tree.one("html").every)
    attrs = [one.attrs for one in tree.one("html").every if one.tag in ("body", "p")]
    if shape != SHAPE or any(attrs) or tree.source.split():
        yield "it has more than such a page"
    yield from file.agree("moved: the words before the link", tree.one("p").source)
    said = tree.one("html").get("lang"), tree.one("head").one("title").text, tree.one("a").text
    if said != (file.lang, file.said["title"], file.said["title"]):
        yield f"it says {said}, which is not its article"


def lost(file: SiteFile) -> Iterator[str]:
    """Yield what is wrong with the 404 page: its head, its links home, its switch, its words in each variant,
    its scripts, and addresses that lead nowhere from another folder.
    """
    tree, first = file.tree, next(iter(file.site.roots))
    said = tree.one("html").get("lang"), tree.one("head").one("title").text
    yield from differ("it says", said, (first, f"{tree.one('h1').text} — {file.site.names[first]}"))
    canonical = tree.all("link", rel="canonical")
    if canonical or tree.values("content", "meta", name="robots") != ["noindex"]:
        yield "search engines are told to keep it"
    links = [one for back in tree.all("p", cls="back") for one in back.all("a")]
    leads = [(one.get("hreflang"), file.leads_to(one)) for one in links]
    homes = [(lang, file.site.url + root) for lang, root in file.site.roots.items()]
    yield from differ("it leads to", sorted(leads), sorted(homes))
    roots = [file.leads_to(one, "data-root") for one in tree.all("p", cls="elsewhere")]
    yield from differ("it looks for the page in", roots, [to for _, to in leads])
    yield from differ("its switch leads to", file.switch, dict(leads))
    for section in tree.all("section"):
        words = [one for one in section.all("p") if not one.classes]
        named = zip(section.values("data-name", "p", cls="elsewhere"), section.texts("a"))
        is_own = section.get("lang") in section.values("hreflang", "a")
        if len(words) != 1 or not is_own or any(one not in name for one, name in named):
            yield f"what it says in {section.get('lang')} is of another variant"
    scripts = [file.leads_to(one, "src") for one in tree.one("main").all("script") if one.get("src")]
    yield from differ("it loads", scripts, [f"{file.site.url}assets/lost.js"])
    if loose := [to for to in tree.values("href") if to and not re.match(r"/|#|\w+:", to)]:
        yield f"{loose[0]} leads nowhere from a page at any address"
