"""List the files that a site must have, each with the fact that demands it; tell what any other file is."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from scripts.checks.records import RECORD, Record, is_unchanged
from scripts.checks.site import EXCHANGED, LENGTH, WHOLE, Site, SiteFile
from scripts.findings import counted

# kind of file → pattern of its path, and the fact that demands it. {root} is the folder of a variant,
# {slug} an article's.
Table = dict[str, tuple[str, str]]
OF_ARTICLE: Table = {
    "record": (f"articles/{{slug}}/{RECORD}", "every article has its record"),
}
OF_CHANGED: Table = {
    "received": ("articles/{slug}/received.txt", "every article is given back as it was received"),
}
OF_EDITION: Table = {
    "article": ("{root}articles/{slug}/index.html", "the record names this variant"),
    "notes": ("{root}articles/{slug}/notes/index.html", "every article has its notes in every variant"),
    "changes": ("{root}articles/{slug}/changes.json", "every page can show its changes"),
    "text": ("{root}articles/{slug}/{slug}.{lang}{md}.txt", "every page has its text to take along"),
    "book": ("{root}articles/{slug}/{slug}.{lang}.epub", "every page has its book"),
}
OF_ADDRESS: Table = {
    "moved": ("{root}articles/{slug}/index.html", "the article had this address"),
    "moved notes": ("{root}articles/{slug}/notes/index.html", "its notes had this address"),
}
OF_VARIANT: Table = {
    "home": ("{root}index.html", "the variant is on"),
    "feed": ("{root}feed.xml", "the variant is on"),
}
OF_SITE: Table = {
    "lost": ("404.html", "who comes to an address that is not there needs a page"),
    "sitemap": ("sitemap.xml", "search engines need all addresses"),
    "search": ("search/meta.json", "every page can be searched"),
    "exchanged": (EXCHANGED, "records say only what is exchanged otherwise"),
    "words": ("assets/words.js", "the scripts of every page need their words"),
}
NUMBERED = "{root}page/{n}/index.html"
ARCHIVE = "{root}archive/{n}index.html"
GROUP = re.compile(r"(?:[\w-]+/)?(?:series|tags)/(?:[\w%.~-]+/){0,2}index\.html")
SEARCHED = re.compile(r"search/a/\d+(?:-\d+)?\.bin")
BY_HAND = re.compile(r"search/p/\d+\.bin")
SHARD = re.compile(r"search/\d+/\d+\.bin")
SITEMAP = "sitemap.xml.gz"
# What the renderers of docs/ add: Material's files, and Zensical's index.
THEME = re.compile(r"assets/(?:javascripts|stylesheets)/|assets/images/favicon\.png$|search\.json$")
_MADE = re.compile(rb"^kind: (?:article|notes|home|archive|moved)$", re.MULTILINE)


def demanded(site: Site) -> Iterator[SiteFile]:
    """Yield every file that the records, and the number of articles, demand."""
    for record in site.records:
        yield from _of_article(site, record)
    for lang, root in site.roots.items():
        yield from _of_table(OF_VARIANT, lang=lang, root=root)
        yield from _lists(site, lang, root)
    yield from _of_table(OF_SITE)


def _of_table(table: Table, record: Record | None = None, lang: str = "", **parts: str) -> Iterator[SiteFile]:
    """Yield the files of a table; ``parts`` fill the patterns of their paths."""
    for kind, (pattern, why) in table.items():
        yield SiteFile(pattern.format(lang=lang, **parts), kind, why, lang, record or {})


def _of_article(site: Site, record: Record) -> Iterator[SiteFile]:
    """Yield the files that the record of an article demands, in every variant that it names."""
    slug = record["about"]["slug"]
    yield from _of_table(OF_ARTICLE, record, slug=slug)
    if not is_unchanged(record):
        yield from _of_table(OF_CHANGED, record, slug=slug)
    for lang in record["pages"]:
        parts = {"root": site.roots[lang], "lang": lang, "md": ".md" if record["markdown"] else ""}
        yield from _of_table(OF_EDITION, record, slug=slug, **parts)
        for old in record["about"]["was"]:
            yield from _of_table(OF_ADDRESS, record, slug=old, **parts)
    for file in record["about"]["files"]:
        yield SiteFile(file, "picture", "the text shows or links it", "", record)


def _lists(site: Site, lang: str, root: str) -> Iterator[SiteFile]:
    """Yield the numbered pages behind home and the pages of the archive that a variant must have."""
    count = len(site.listed[lang])
    for number in range(1, max(count // LENGTH, 1)):
        why = f"home has no place for {counted(count, 'article')}"
        yield SiteFile(NUMBERED.format(root=root, n=number), "list", why, lang, number=number)
    if count > 1:
        yield SiteFile(ARCHIVE.format(root=root, n=""), "archive", "there are several articles", lang)
    if count > WHOLE:
        for year in sorted({year_of(one) for one in site.listed[lang]}):
            path = ARCHIVE.format(root=root, n=f"{year}/")
            yield SiteFile(
                path, "archive", f"one page has no place for {counted(count, 'article')}", lang, number=year
            )


def year_of(record: Record) -> int:
    """Return the year under which the archive lists an article, 0 if no day is known."""
    return int((record["about"]["date"] or record["about"]["added"] or "0")[:4])


def found(site: Site, known: Iterable[str]) -> Iterator[SiteFile]:
    """Yield all files of the site except those at ``known`` paths, which the records demand.

    The kind of each is the first in ``NOT_DEMANDED`` whose test it passes; "unknown" if it passes none.
    """
    known, first = set(known), next(iter(site.roots))
    inside: list[str] = []
    for where, _, names in os.walk(site.folder):  # not ``rglob``, which makes a ``Path`` of each file
        below = Path(where).relative_to(site.folder).as_posix()
        inside += [name if below == "." else f"{below}/{name}" for name in names]
    for path in sorted(inside):
        if path not in known:
            kind = next((kind for kind, is_one in NOT_DEMANDED.items() if is_one(site, path)), "unknown")
            lang = next((lang for lang, root in site.roots.items() if root and path.startswith(root)), first)
            yield SiteFile(path, kind, "", lang)


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
    if THEME.match(path) or not site.root:
        return bool(THEME.match(path)) or path.startswith("assets/")
    return (site.root / "docs" / path).is_file()


# kind of a file that no record demands → the test of its path.
NOT_DEMANDED: dict[str, Callable[[Site, str], bool]] = {
    "searched": lambda site, path: bool(SEARCHED.fullmatch(path)),
    "searched by hand": lambda site, path: bool(BY_HAND.fullmatch(path)),
    "shard": lambda site, path: bool(SHARD.fullmatch(path)),
    "group": lambda site, path: bool(GROUP.fullmatch(path)) and _is_group(site, path),
    "sitemap, packed": lambda site, path: path == SITEMAP,
    "written": _is_written,
    "publisher's": _is_publishers,
}
