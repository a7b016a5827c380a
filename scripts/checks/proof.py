"""Prove, from the files of a built site alone, that all that is published says what its texts say.

    python -m scripts.checks.proof site

The record of an article says what must be shown of it; undoing its changes gives back the file as received,
byte for byte. Everything else is compared with the record: page, download, notes, book, feed and search in
each variant, the lists, and what heads and the sitemap tell machines. Every file must be demanded by a fact,
or be a file of ``docs/``. No code that makes the site is used here.
"""

import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from scripts.checks import (
    books,
    changed,
    feeds,
    files,
    frames,
    groups,
    heads,
    lists,
    moved,
    nominated,
    notes,
    pages,
    policy,
    searches,
    sitemaps,
    styles,
    texts,
)  # fmt: skip
from scripts.checks.paths import demanded, found
from scripts.checks.site import read_site
from scripts.checks.site_file import Check, SiteFile
from scripts.checks.written import places_of
from scripts.findings import Finding, counted, tell

Checks = dict[str, tuple[Check, ...]]  # code of a finding → the checks whose findings have it

LOCKED = (policy.leads_away, policy.loads, policy.policy)  # of every page
# Of every page but 404 and those at old addresses.
EVERY: Checks = {"S07": (*LOCKED, policy.same_scripts), "S09": (frames.frame,)}
MADE = EVERY | {  # of what the program makes
    "S07": (*EVERY["S07"], policy.hides, styles.style_hides),
    "S09": (frames.frame, frames.around, frames.labels),
}
MOVED: Checks = {"S07": (*LOCKED, policy.hides), "S04": (moved.leads_on,)}  # of pages at old addresses
_NAMED = re.compile(r".*?(https?://[^\s;]+)|.*?(<\w+)")  # an address in what is wrong, else a tag
_TAKE_OUT = "take it out: no page loads anything from elsewhere, or holds frames, or forms that send"
HEAD: Checks = {"S03": (heads.head, pages.days)}  # of the heads of what the program makes

# kind of file → what is checked of it.
CHECKS: dict[str, Checks] = {
    "article": MADE
    | {
        "S01": (texts.page_text,),
        "S03": (heads.head, heads.article_head, pages.about, pages.days),
        "S04": (groups.near, groups.leads_to_groups, pages.contents, pages.downloads),
    },
    "notes": MADE | HEAD | {"S04": (pages.contents,), "S06": (notes.notes,)},
    "changes": {"S06": (changed.changes,)},
    "text": {"S01": (files.download,)},
    "received": {"S01": (files.received,)},
    "record": {"S01": (files.record,)},
    "picture": {"S01": (files.picture,)},
    "publisher's": {"S01": (files.by_hand,)},
    "book": {"S05": (books.book,)},
    "moved": MOVED,
    "moved notes": MOVED,
    "home": MADE | HEAD | {"S04": (lists.listing,), "S08": (files.every_text,)},
    "list": MADE | HEAD | {"S04": (lists.listing,)},
    "archive": MADE | HEAD | {"S04": (lists.archive,)},
    "group": MADE | HEAD | {"S04": (groups.group,)},
    "written": EVERY | {"S03": (heads.head,)},
    "lost": {
        "S07": (*LOCKED, policy.hides, styles.style_hides),
        "S04": (moved.lost,),
        "S09": (frames.frame, frames.around),
    },
    "words": {"S01": (files.by_hand,)},
    "feed": {"S05": (feeds.feed,)},
    "searched": {"S05": (searches.searched,)},
    "searched by hand": {"S05": (searches.by_hand,)},
    "shard": {"S05": (nominated.shard,)},
    "search": {"S05": (searches.all_searched, nominated.all_nominated)},
    "sitemap": {"S03": (sitemaps.sitemap,)},
    "sitemap, packed": {"S03": (sitemaps.packed,)},
}


def check(file: SiteFile) -> Iterator[Finding]:
    """Check that a file is there and demanded, and run all checks of its kind on it."""
    if file.kind == "unknown":
        yield _finding("S08", file.path, "nothing demands this file: neither an article nor docs/")
    elif file.why and not (file.site.folder / file.path).is_file():
        yield _finding("S08", file.path, f"it is not there: {file.why}")
    else:
        for code, checks in CHECKS.get(file.kind, {}).items():
            for one in checks:
                try:
                    for what in one(file):
                        yield from _by_hand(file, code, what) or [_finding(code, file.path, what)]
                except Exception as error:  # Whatever makes a file unreadable is what is wrong with it.
                    yield _finding(code, file.path, str(error) or type(error).__name__)


def _finding(code: str, path: str, what: str) -> Finding:
    return Finding(code, path, None, what, "build the site again; if it stays, report it")


def _by_hand(file: SiteFile, code: str, what: str) -> list[Finding]:
    """Make the findings about what a page by hand may not have, each with the line where that was written:
    an address, or else a tag.
    """
    named = _NAMED.match(what) if (file.kind, code) == ("written", "S07") else None
    places = places_of(file.site, file.url, named[1] or named[2]) if named else []
    return [Finding(code, name, line, what, _TAKE_OUT) for name, line in places]


def prove(
    folder: Path, root: Path | None = None, reused: Collection[str] = ()
) -> tuple[int, int, list[Finding]]:
    """Check a built site; return the number of articles, of their pages, and the findings.

    ``root``: the project that it was made of, to compare seeds, pictures and files by hand. ``reused``: paths
    of files that were proved in the last site and are the same. If there are any, these are not proved again:
    articles all of whose files are reused, other reused files, and the search.
    """
    site, wrong = read_site(folder, root)
    findings = [_finding("S01", path, what) for path, what in wrong]
    try:
        must = {file.path: file for file in demanded(site)}
        # The pieces of the search come before meta.json, whose check asks whether they were all there.
        asked = [*found(site, must), *must.values()]
    except Exception as error:
        return len(site.records), 0, [*findings, _finding("S08", "index.html", str(error))]
    if reused:
        new = {file.about["slug"] for file in asked if file.record and file.path not in reused}
        asked = [file for file in asked if _is_new(file, reused, new)]
    for file in asked:
        findings += check(file)
    pages = sum(len(one["pages"]) for one in site.records)
    return len(site.records), pages, list(dict.fromkeys(findings))


def _is_new(file: SiteFile, reused: Collection[str], new: Collection[str]) -> bool:
    """Say whether a file is checked again: all of an article in ``new`` (slugs), others if not reused."""
    if file.record:
        return file.about["slug"] in new
    return file.path not in reused and not file.kind.startswith("search")


def summary(records: int, pages: int) -> str:
    articles, shown = counted(records, "article"), counted(pages, "page")
    return f"{articles} given back byte for byte, and the text shown on {shown}"


def main(arguments: list[str]) -> int:
    """Run the command on the folder in ``arguments``, else ``site``; return 1 if anything fails.

    A site without articles fails too: it would prove nothing. Where there is a folder ``seeds/``, seeds
    and pictures are compared with it.
    """
    folder = Path(arguments[0] if arguments else "site")
    records, pages, findings = prove(folder, Path.cwd() if Path("seeds").is_dir() else None)
    tell(findings)
    if not records or not pages:
        print(f"{folder}: error: no article in it; build the site first", file=sys.stderr)
    if not findings:
        print(summary(records, pages))
    return 1 if findings or not records or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
