"""A finished site as the proof reads it: its files, the records of its articles, what its home says."""

import json
import os
import posixpath
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from scripts.checks.records import (
    RECORD,
    Record,
    check_record,
    is_below_title,
    paired,
    plain_blocks,
    read_record,
    received_path,
    short,
    varied,
)
from scripts.checks.tree import Node, parsed, well_formed

LENGTH = 15  # articles on a numbered page of the list; home has fewer than twice as many
WHOLE = 200  # articles up to which the archive is one page; more are divided by years
NEWEST = 20  # articles in a feed
REMEMBERED = 20  # whole records that are kept in memory
EXCHANGED = "assets/made/exchanged.json"
WRITTEN = {  # script of a seed → the variant that is written in it
    **dict.fromkeys(("damaged", "traditional"), "zh-Hant"),
    "simplified": "zh-Hans",
    "hongkong": "zh-Hant-HK",
}
LOCALES = {"zh-Hant": "zh_TW", "zh-Hans": "zh_CN", "zh-Hant-HK": "zh_HK"}


@dataclass(eq=False)  # so that ``lru_cache`` can remember what functions have read of a site
class Site:
    """A finished site, and what was read of it before.

    ``folder``: where it is; ``root``: the project that it was made of, if that is there; ``records``: those
    of all articles, as ``short`` makes them.
    """

    folder: Path
    root: Path | None = None
    records: list[Record] = field(default_factory=list)
    agreed: dict[tuple[str, str], tuple[str, object]] = field(default_factory=dict)  # see ``SiteFile.agree``
    searched: dict[str, dict[int, list[str]]] = field(default_factory=dict)  # slug → piece → ids of blocks
    pieces: dict[str, str] = field(default_factory=dict)  # path of a piece of the search → its Han

    def read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def text(self, path: str) -> str:
        return self.read(path).decode()

    def is_publishers(self, path: str) -> bool:
        """Say whether a file is one of docs/ as it lies there; without docs/ nobody knows."""
        return self.root is not None and (self.root / "docs" / path).is_file()

    def has_page(self, address: str) -> bool:
        """Say whether there is a page at an address, which may have its host."""
        return (self.folder / unquote(address.removeprefix(self.url)) / "index.html").is_file()

    @lru_cache(1)  # noqa: B019 (all checks of a page follow each other)
    def tree(self, path: str) -> Node:
        """Read the page at a path. Raises ``ValueError`` where it is not well formed."""
        return well_formed(self.text(path))

    def whole(self, record: Record) -> Record:
        """Return the full record of an article, of which ``record`` lacks texts and changes."""
        return self._record_of(record["about"]["slug"])

    @lru_cache(REMEMBERED)  # noqa: B019 (so few records that the memory does not matter)
    def _record_of(self, slug: str) -> Record:
        """Read the full record of an article. The text in the seed's script is the download; the texts of
        other variants are made from it.
        """
        made = read_record(self.text(f"articles/{slug}/{RECORD}"))
        lang = made["text"]["lang"]
        text = self.text(made["pages"][lang] + made["text"]["file"])
        for other, said in made["editions"].items():
            said["text"] = text if other == lang else varied(text, said, self.usual(lang, other))
        return made

    def received(self, record: Record) -> bytes:
        """Read the text of an article as received, from the file that has it."""
        raw = self.read(received_path(record))
        return raw.partition(b"\n")[2] if is_below_title(record) else raw

    def published(self, record: Record, lang: str) -> str:
        """Return the text of an article in the variant ``lang``; ``record`` may be a short one."""
        return str(self.whole(record)["editions"][lang]["text"])

    def blocks(self, record: Record, lang: str) -> list[Any]:
        """Return what pages must show of an article in a variant, block by block."""
        whole = self.whole(record)
        return list(whole["forms"][lang]) if "forms" in whole else plain_blocks(whole, lang)

    def opening(self, record: Record, lang: str) -> str:
        """Return how an article begins: words of its record, or a range of its text, with …… behind where the
        line goes on. Raises ``ValueError`` where the range does not begin with a line.
        """
        said = record["editions"][lang]["opening"]
        if isinstance(said, str):
            return said
        (start, end), text = said, self.published(record, lang)
        if text[:start].rpartition("\n")[2].strip():
            raise ValueError(f"the opening at {start} does not begin with a line")
        return text[start:end] + ("" if text[end : end + 1] in ("", "\n") else "……")

    def described(self, record: Record, lang: str) -> str:
        """Return how an article is described: by its editor, else by how it begins."""
        return record["editions"][lang]["description"] or self.opening(record, lang)

    def usual(self, own: str, lang: str) -> dict[str, str]:
        """Map characters of a text in one language to what they become in another, unless its record says
        something else.
        """
        return paired(self._exchanged[own][lang])

    @cached_property
    def _exchanged(self) -> dict[str, dict[str, str]]:
        return dict(json.loads(self.text(EXCHANGED)))

    @cached_property
    def search(self) -> dict[str, Any]:
        """What ``search/meta.json`` says; the docstring of ``scripts/publish/index.py`` defines it."""
        return dict(json.loads(self.text("search/meta.json")))

    @cached_property
    def paths(self) -> list[str]:
        """The paths of all files, sorted."""
        found: list[str] = []
        for where, _, names in os.walk(self.folder):  # not ``rglob``, which makes a ``Path`` of each file
            below = Path(where).relative_to(self.folder).as_posix()
            found += [posixpath.normpath(f"{below}/{name}") for name in names]
        return sorted(found)

    @cached_property
    def home(self) -> Node:
        """The page of home in the first variant."""
        return parsed(self.text("index.html"))[0]

    @cached_property
    def homes(self) -> dict[str, Node]:
        """Map each language to the page of home in it."""
        return {lang: parsed(self.text(f"{root}index.html"))[0] for lang, root in self.roots.items()}

    @cached_property
    def url(self) -> str:
        """The deployed address of the site, which ends with a slash: home's canonical address."""
        return self.home.one("link", rel="canonical").attrs["href"]

    @cached_property
    def roots(self) -> dict[str, str]:
        """Map each language to the folder of that variant, as home has it: "" or like "zh-hans/"."""
        every = alternates(self.home).items()
        return {lang: address.removeprefix(self.url) for lang, address in every if lang != "x-default"}

    @cached_property
    def names(self) -> dict[str, str]:
        """Map each language to the site's name in it."""
        return {lang: home.one("head").one("title").text for lang, home in self.homes.items()}

    @cached_property
    def taglines(self) -> dict[str, str]:
        """Map each language to the line under the site's name on its home, which describes any page that has
        no description of its own.
        """
        return {lang: home.one("p", cls="motto").text for lang, home in self.homes.items()}

    @cached_property
    def order(self) -> dict[str, dict[str, int]]:
        """Map each language to slug → place, from 0, in ``listed``."""
        slugs = {lang: [one["about"]["slug"] for one in every] for lang, every in self.listed.items()}
        return {lang: {slug: at for at, slug in enumerate(every)} for lang, every in slugs.items()}

    @cached_property
    def listed(self) -> dict[str, list[Record]]:
        """Map each language to the records of the articles in it, newest first."""
        known = sorted(
            self.records, key=lambda one: (one["about"]["day"], one["about"]["file"]), reverse=True
        )
        return {lang: [one for one in known if lang in one["pages"]] for lang in self.roots}


def alternates(page: Node) -> dict[str, str]:
    """Read from a page's head where its variants are: language (or x-default) → address."""
    found = [one.attrs for one in page.all("link", rel="alternate") if "hreflang" in one.attrs]
    return {one["hreflang"]: one["href"] for one in found}


def read_site(folder: Path, root: Path | None) -> tuple[Site, list[tuple[str, str]]]:
    """Read the records of a site; list those that cannot be read: path, and what is wrong."""
    site, wrong = Site(folder, root), []
    for path in sorted(folder.glob(f"articles/*/{RECORD}")):
        name = path.relative_to(folder).as_posix()
        try:
            record = read_record(path.read_text(encoding="utf-8"))
            check_record(record, name)
            site.records.append(short(record))
        except (OSError, LookupError, ValueError, TypeError, AttributeError) as error:
            wrong.append((name, f"it cannot be read: {error}"))
    return site, wrong
