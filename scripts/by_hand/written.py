"""Make all hand-written pages in every variant, and what templates and the search know of them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.by_hand.links import Known, url_of
from scripts.by_hand.written_head import SAID
from scripts.by_hand.written_page import Markdown, Written, convert_page, dead_links, parse_page
from scripts.converting.variants import Variant
from scripts.findings import Finding, gathered
from scripts.pages.generated import MADE_BY
from scripts.pages.page import head_of, page
from scripts.pages.searched import SearchEntry, page_entry
from scripts.pages.theme import GENERATED
from scripts.source.reading import reading

# What MkDocs takes for pages. Only .md is read here: anything else is an error, and so is a README,
# which MkDocs takes for the folder's index.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")

_NAME = re.compile(r"(?:^|/)(?!README\.)[^/]+\.md$")
_INCLUDED = f"{GENERATED}pages/"
_VERBATIM = "{{% raw %}}{}{{% endraw %}}"  # a template that shows exactly what is in it


@dataclass(frozen=True)
class Pages:
    """All hand-written pages, in every variant."""

    made: Mapping[str, bytes]  # the pages of other variants: path below docs/ → bytes
    included: Mapping[str, bytes]  # what templates include: path below docs/ → HTML
    table: Mapping[str, dict[str, Any]]  # address → what the templates know of a page
    searched: list[SearchEntry]  # what is found
    findings: list[Finding]


def read_pages(sources: Mapping[str, bytes], markdown: Markdown) -> tuple[list[Written], list[Finding]]:
    """Read the hand-written pages, path below ``docs/`` → bytes; list what is wrong with any.

    ``markdown`` makes HTML of a page's Markdown.
    """
    own: list[Written] = []
    findings: list[Finding] = []
    for path, raw in sources.items():
        with gathered(findings), reading(f"docs/{path}", len(raw)):
            own.append(parse_page(path, raw, markdown))
    return own, findings


def written_pages(
    own: Collection[Written], known: Known, variants: Collection[Variant], markdown: Markdown
) -> Pages:
    """Convert the hand-written pages of the main variant to the others, and list what is wrong with any.

    ``known``: all other files of the site, to which they may link. A page that somebody wrote for a variant
    stays as it is.
    """
    findings = [finding for one in own for finding in _misplaced(one, variants)]
    origins, paths = [one for one in own if not one.variant.root], {one.path for one in own}
    wanted = [(one, to) for one in origins for to in variants if to.root + one.path not in paths]
    every = [*own, *(convert_page(one, to) for one, to in wanted)]
    findings += _at_one_address([*((path, path) for path in known), *((one.file, one.path) for one in every)])
    known = {**known, **{one.file: one.content.ids for one in every}}
    families: dict[str, dict[str, Written]] = {}
    for variant in variants:
        for one in sorted((one for one in every if one.variant == variant), key=lambda one: one.file):
            families.setdefault(one.file.removeprefix(variant.root), {})[variant.lang] = one
    included = {one.file: one.html(known) for one in every}
    searched = [entry for family in families.values() for entry in _entries(family)]
    dead = dict.fromkeys(finding for one in every for finding in dead_links(one, known, markdown))
    return Pages(
        {one.file: _file(one, included[one.file]) for one in every if one.root},
        {
            _include(path): _VERBATIM.format(html.replace("{%", "{&#37;")).encode()
            for path, html in included.items()
        },
        {url_of(one.file): _known(one, family) for family in families.values() for one in family.values()},
        searched,
        [*findings, *dead],
    )


def _misplaced(one: Written, variants: Collection[Variant]) -> Iterator[Finding]:
    """Yield a finding if a page has a name that none may have, or its variant is off."""
    if not _NAME.search(one.path):
        message = "not a page of ours: its name is README, or does not end in .md"
        yield Finding("P04", f"docs/{one.path}", None, message, "rename it")
    if one.variant not in variants:
        message = f"a page in {one.variant.lang}, which is off"
        yield Finding("P04", f"docs/{one.path}", None, message, "move it out of docs/, or switch that on")


def _at_one_address(files: Iterable[tuple[str, str]]) -> Iterable[Finding]:
    """Find files that would stand where an earlier one stands: a.md beside a/index.md.

    ``files``: path below docs/, and the file that it was made of, which is named once.
    """
    first: dict[str, str] = {}
    found: dict[str, Finding] = {}
    for path, source in files:
        address = url_of(path).removesuffix("index.html")
        other = first.setdefault(address, path)
        if other != path:
            message = f"has the address {address or 'of home'}, where docs/{other} stands"
            advice = "rename or move one of them"
            found.setdefault(source, Finding("P04", f"docs/{source}", None, message, advice))
    return found.values()


def _entries(family: Mapping[str, Written]) -> Iterator[SearchEntry]:
    """Make an entry for each written page of a ``family`` (lang → page), with the variants made of it."""
    for path in dict.fromkeys(one.path for one in family.values()):
        same = {lang: one for lang, one in family.items() if one.path == path}
        yield page_entry("", {lang: (url_of(one.file), one.blocks) for lang, one in same.items()})


def _include(path: str) -> str:
    return f"{_INCLUDED}{path.removesuffix('.md')}.html"


def _file(made: Written, html: str) -> bytes:
    """Write a converted page, headed by the line that says that it was made."""
    return page({"title": made.title, **made.meta}, html).replace(b"\n", f"\n{MADE_BY}\n".encode(), 1)


def _known(one: Written, family: Mapping[str, Written]) -> dict[str, Any]:
    """Collect what templates know of a page; ``family``: lang → the same page in each variant."""
    kind = "written" if one.content.needs_theme else "plain"
    meta = head_of(kind, one.variant.lang, one.title, {lang: url_of(of.file) for lang, of in family.items()})
    del meta["template"]
    return {
        **meta,
        **{key: one.meta[key] for key in SAID if one.meta.get(key)},
        "html": _include(one.file).removeprefix(".overrides/"),
        "sections": [
            {"id": block.id, "title": text} for block, text in one.content.texts() if block.heading == "h2"
        ],
    }
