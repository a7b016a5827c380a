"""List the files that a site must have, each with the fact that demands it; tell what any other file is."""

import re
from collections.abc import Iterable, Iterator

from scripts.checks.records import RECORD, Record, day_of, in_download
from scripts.checks.site import EXCHANGED, LENGTH, WHOLE, Site
from scripts.checks.site_file import SiteFile
from scripts.findings import counted

# Of what there is such a file; its kind; pattern of its path; and the fact that demands it. {page} is the
# folder of an article's page in a variant, {root} that of the variant.
DEMANDED = (
    ("article", "record", f"articles/{{slug}}/{RECORD}", "every article has its record"),
    ("changed", "received", "articles/{slug}/received.txt", "every article is given back as it was received"),
    ("edition", "article", "{page}index.html", "the record names this variant"),
    ("edition", "notes", "{page}notes/index.html", "every article has its notes in every variant"),
    ("edition", "changes", "{page}changes.json", "every page can show its changes"),
    ("edition", "text", "{page}{slug}.{lang}{md}.txt", "every page has its text to take along"),
    ("edition", "book", "{page}{slug}.{lang}.epub", "every page has its book"),
    ("address", "moved", "{page}index.html", "the article had this address"),
    ("address", "moved notes", "{page}notes/index.html", "its notes had this address"),
    ("variant", "home", "{root}index.html", "the variant is on"),
    ("variant", "feed", "{root}feed.xml", "the variant is on"),
    ("site", "lost", "404.html", "who comes to an address that is not there needs a page"),
    ("site", "sitemap", "sitemap.xml", "search engines need all addresses"),
    ("site", "search", "search/meta.json", "every page can be searched"),
    ("site", "exchanged", EXCHANGED, "records say only what is exchanged otherwise"),
    ("site", "words", "assets/words.js", "the scripts of every page need their words"),
    ("site", "publisher's", "assets/made/first.js", "every page loads it"),
    ("site", "publisher's", "assets/made/after.css", "every article is styled by it"),
)
# kind of a file that no record demands → pattern of its path. A "group" needs a reason too: ``_is_group``.
NOT_DEMANDED = {
    "searched": r"search/a/\d+(?:-\d+)?\.dat",
    "searched by hand": r"search/p/\d+\.dat",
    "shard": r"search/\d+/\d+\.dat",
    "group": r"(?:[\w-]+/)?(?:series|tags)/(?:[\w%.~-]+/){0,2}index\.html",
    "sitemap, packed": r"sitemap\.xml\.gz",
}
# What the renderers of docs/ add: Material's files, and Zensical's index.
THEME = re.compile(r"assets/(?:javascripts|stylesheets)/|assets/images/favicon\.png$|search\.json$")
_MADE = re.compile(rb"^kind: (?:article|notes|home|archive|moved)$", re.MULTILINE)


def demanded(site: Site) -> Iterator[SiteFile]:
    """Yield every file that the records, and the number of articles, demand."""
    for record in site.records:
        yield from _of_article(site, record)
    for lang, root in site.roots.items():
        yield from _files_of(site, "variant", {}, lang, root=root)
        yield from _lists(site, lang, root)
    yield from _files_of(site, "site", {})
    for path in sorted((site.root / "docs/assets").glob("*.[jc]s*")) if site.root else ():
        if path.name != "words.js":
            yield SiteFile(site, f"assets/{path.name}", "publisher's", f"docs/assets/{path.name} is there")


def _files_of(site: Site, what: str, record: Record, lang: str = "", **parts: str) -> Iterator[SiteFile]:
    """Yield the files that ``DEMANDED`` has of an article, a variant …; ``parts`` fill their patterns.

    ``record``: that of the article; empty for files of no article.
    """
    for owner, kind, pattern, why in DEMANDED:
        if owner == what:
            yield SiteFile(site, pattern.format(lang=lang, **parts), kind, why, lang, record)


def _of_article(site: Site, record: Record) -> Iterator[SiteFile]:
    """Yield the files that the record of an article demands, in every variant that it names."""
    slug = record["about"]["slug"]
    yield from _files_of(site, "article", record, slug=slug)
    if not in_download(record):
        yield from _files_of(site, "changed", record, slug=slug)
    for lang in record["pages"]:
        pages, md = f"{site.roots[lang]}articles/", ".md" if record["markdown"] else ""
        yield from _files_of(site, "edition", record, lang, page=f"{pages}{slug}/", slug=slug, md=md)
        for old in record["about"]["was"]:
            yield from _files_of(site, "address", record, lang, page=f"{pages}{old}/")
    for file in record["about"]["files"]:
        yield SiteFile(site, file, "picture", "the text shows or links it", record=record)


def _lists(site: Site, lang: str, root: str) -> Iterator[SiteFile]:
    """Yield the numbered pages behind home and the pages of the archive that a variant must have."""
    count = len(site.listed[lang])
    no_place = f"has no place for {counted(count, 'article')}"
    for number in range(1, count // LENGTH):
        yield SiteFile(
            site, f"{root}page/{number}/index.html", "list", f"home {no_place}", lang, number=number
        )
    if count > 1:
        yield SiteFile(site, f"{root}archive/index.html", "archive", "there are several articles", lang)
    if count > WHOLE:
        for year in sorted({year_of(one) for one in site.listed[lang]}):
            path = f"{root}archive/{year}/index.html"
            yield SiteFile(site, path, "archive", f"one page {no_place}", lang, number=year)


def year_of(record: Record) -> int:
    """Return the year under which the archive lists an article, 0 if no day is known."""
    return int((day_of(record) or "0")[:4])


def found(site: Site, known: Iterable[str]) -> Iterator[SiteFile]:
    """Yield all files of the site except those at ``known`` paths, which the records demand."""
    known, first = set(known), next(iter(site.roots))
    for path in site.paths:
        if path not in known:
            lang = next((lang for lang, root in site.roots.items() if root and path.startswith(root)), first)
            yield SiteFile(site, path, _kind(site, path), "", lang)


def _kind(site: Site, path: str) -> str:
    """Tell of which kind a file is that no record demands; "unknown" if nothing accounts for it."""
    for kind, pattern in NOT_DEMANDED.items():
        if re.fullmatch(pattern, path) and (kind != "group" or _is_group(site, path)):
            return kind
    if _is_written(site, path):
        return "written"
    return "publisher's" if _is_publishers(site, path) else "unknown"


def _is_group(site: Site, path: str) -> bool:
    """Say whether a page of series, or of tags, has a reason: some article has a series, or a tag."""
    kind = "tags" if "tags/" in path else "series"
    return any(group.startswith(kind) for one in site.records for group in one["about"]["groups"])


def _is_written(site: Site, path: str) -> bool:
    """Say whether a page was made from a hand-written one in docs/, or, without docs/, may have been."""
    if not path.endswith(".html"):
        return False
    if not site.root:
        return not path.startswith("articles/") and "/articles/" not in path
    page = path.removesuffix("index.html").rstrip("/").removesuffix(".html")
    names = (f"{page}.md", f"{page}/index.md", f"{page}/README.md")
    sources = [site.root / "docs" / name for name in names]
    return any(one.is_file() and not _MADE.search(one.read_bytes()) for one in sources)


def _is_publishers(site: Site, path: str) -> bool:
    """Say whether a file is one of docs/ or the theme's; without docs/, whether it lies in assets/."""
    if THEME.match(path):
        return True
    return site.is_publishers(path) if site.root else path.startswith("assets/")
