"""Find where somebody wrote what is wrong on a page: in a text, the .toml beside it, or a page by hand."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from scripts.checks.site import Site

_MADE_BY = "---\n# Made by "  # how a page in docs/ begins that a build made of one by hand
_GOES_ON = "[A-Za-z0-9_/%#?&=-]"  # behind an address: then it is part of a longer one


def places_of(site: Site, page: str, what: str) -> list[tuple[str, int]]:
    """List the places, file and line, where an address, or how a tag begins, stands in that of which the page
    at the address ``page`` was made; none where nobody wrote it, but the program made it.
    """
    pattern = re.compile(f"{re.escape(unquote(what))}(?!{_GOES_ON})")
    return [
        (name, number)
        for name, text in _sources(site, unquote(page.removeprefix(site.url)))
        for number, line in enumerate(text.split("\n"), 1)
        if pattern.search(line) or pattern.search(unquote(line))
    ]


def _sources(site: Site, page: str) -> Iterator[tuple[str, str]]:
    """Yield the files of which a page was made, each with its text; ``page``: its path below the site."""
    for record in site.records:
        if any(page.startswith(unquote(folder)) for folder in record["pages"].values()):
            name = record["about"]["file"]
            if record["markdown"]:  # In plain text an address is no link.
                with suppress(OSError):
                    yield name, site.received(record).decode("utf-8", "replace")
            yield from _read(site.root, str(Path(name).with_suffix(".toml")))
            return
    for root in site.roots.values():
        path = page.removeprefix(root).rstrip("/") if page.startswith(root) else ""
        for name in (f"docs/{path}.md", f"docs/{path}/index.md") if path else ():
            yield from _read(site.root, name)


def _read(root: Path | None, name: str) -> Iterator[tuple[str, str]]:
    """Yield a file of the project, if it is there and no build made it."""
    if root and (root / name).is_file():
        text = (root / name).read_text(encoding="utf-8-sig", errors="replace")
        if not text.startswith(_MADE_BY):
            yield name, text
