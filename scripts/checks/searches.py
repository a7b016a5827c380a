"""Check the search index against the records: every text can be found, in every variant, at its own place.

The docstrings of ``scripts/publish/index.py`` and ``shards.py`` define the files; no code of theirs is used.
"""

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any
from urllib.parse import unquote, urljoin

from scripts.checks.differences import unspaced
from scripts.checks.forms import meant, words
from scripts.checks.records import Record, paired
from scripts.checks.site import Site
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import parsed
from scripts.findings import counted

SAME = "\x7f"  # stands for a character that is as in the first variant, or its regular Simplified form
CELL = "\x80"  # stands before and behind several characters that take the place of one
_PLACE = re.compile(f"{CELL}([^{CELL}]*){CELL}|(.)", re.DOTALL)
_WORDS = re.compile("[\u4e00-\u9fff0-9a-z]+(?![\u0300-\u036f])")

Entry = dict[str, Any]


def variants(site: Site, langs: Iterable[str], block: list[Any]) -> list[str]:
    """Read the text of a block of the index in each variant, in the order of ``langs``."""
    usual = regular(site)
    first, *others = (_PLACE.findall(row) for row in block[2:])
    found = ["".join(a or b for a, b in first)]
    for lang, other in zip(list(langs)[1:], others):
        if len(other) not in (0, len(first)):
            raise ValueError(f"{found[0][:24]!r} has {counted(len(first), 'place')}, a variant {len(other)}")
        said = [a or b for a, b in other] or [SAME] * len(first)
        table = usual if lang == "zh-Hans" else {}
        same = [a or table.get(b, b) for a, b in first]
        found.append("".join(a if b == SAME else b for a, b in zip(same, said)))
    return found


@lru_cache(1)
def regular(site: Site) -> dict[str, str]:
    """Map each character to its regular Simplified form, for which the index writes ``SAME``."""
    keys, same = paired(site.search["keys"]), paired(site.search["same"])
    return keys | {one: keys.get(other, other) for one, other in same.items()}


def must_say(site: Site, record: Record, lang: str) -> list[tuple[str, str, int]]:
    """List id and text of the title, whose id is "", and of every block, as the record has them, and 1 for a
    heading, else 0.
    """
    text = site.published(record, lang)
    blocks = [meant(one, text) for one in site.blocks(record, lang)]
    said = ((one[1]["id"], words(one), int(one[0] == "heading")) for one in blocks)
    return [("", record["editions"][lang]["title"], 0), *said]


def entry_of(raw: bytes, common: str) -> Entry:
    """Read a piece of the index; ``common``: pairs of characters that change places in it."""
    table = str.maketrans(paired(common + common[::-1]))
    return dict(json.loads(zlib.decompress(raw).decode("gbk").translate(table)))


def searched(file: SiteFile) -> Iterator[str]:
    """Find where a piece of an article differs from its record; keep the ids and the Han of the piece in
    ``site``, for ``all_searched`` and ``nominated``.
    """
    entry = entry_of(file.raw, file.site.search["common"])
    record = _by_folders(file.site).get(json.dumps(entry["urls"], sort_keys=True))
    if not record:
        yield f"it is of {entry['urls']}, which is no article"
        return
    if entry["date"] != record["about"]["day"]:
        yield f"its day is {entry['date']}, and must be {record['about']['day']}"
    piece = file.path.rpartition("/")[2].removesuffix(".dat").partition("-")[2]
    slug, blocks = record["about"]["slug"], entry["blocks"]
    file.site.searched.setdefault(slug, {})[int(piece or 0)] = [one[0] for one in blocks]
    _keep_words(file, blocks)
    for place_of, lang in enumerate(entry["urls"]):
        every = must_say(file.site, record, lang)
        at = next((at for at, one in enumerate(every) if one[0] == blocks[0][0]), 0)
        must = every[at : at + len(blocks)]
        said = [(one[0], variants(file.site, entry["urls"], one)[place_of], one[1]) for one in blocks]
        for one, other in zip_longest(said, must):
            if one is None or other is None or one[::2] != other[::2] or not _is_said(one[1], other[1]):
                yield f"in {lang} it has {str(one)[:60]}, and must have {str(other)[:60]}"
                break


def _keep_words(file: SiteFile, blocks: list[Any]) -> None:
    """Keep Han, and letters and digits of ASCII, of a piece in the first variant for ``all_nominated``."""
    text = unicodedata.normalize("NFC", "\n".join(one[2] for one in blocks)).lower()
    file.site.pieces[file.path] = "\n".join(_WORDS.findall(text))


@lru_cache(1)
def _by_folders(site: Site) -> dict[str, Record]:
    """Map the folders of an article in all variants, as JSON, to its record."""
    return {json.dumps(one["pages"], sort_keys=True): one for one in site.records}


def _is_said(text: str, must: str) -> bool:
    """Say whether ``text`` is ``must``, apart from white space, ``SAME`` and ``CELL``."""
    found, wanted = (unspaced(one.replace(SAME, "").replace(CELL, "")) for one in (text, must))
    return found == wanted


def by_hand(file: SiteFile) -> Iterator[str]:
    """Find blocks in the index that are not on the hand-written page from which they should come."""
    entry = entry_of(file.raw, file.site.search["common"])
    _keep_words(file, entry["blocks"])
    if entry["date"]:
        yield f"its day is {entry['date']}, and a page by hand has none"
    for at, url in enumerate(entry["urls"].values()):
        page = parsed(file.site.text(f"{unquote(url)}index.html"))[0]
        said = unspaced(page.text)
        file.site.searched.setdefault(url, {})
        for block in entry["blocks"]:
            text = variants(file.site, entry["urls"], block)[at]
            if unspaced(text) not in said:
                yield f"{url}: {text[:40]!r} is not on the page"


def all_searched(file: SiteFile) -> Iterator[str]:
    """Find articles whose blocks are not all in the pieces of the index that ``searched`` has read."""
    for record in file.site.records:
        slug, lang = record["about"]["slug"], next(iter(record["pages"]))
        ids = [id for _, ids in sorted(file.site.searched.get(slug, {}).items()) for id in ids]
        if ids != [id for id, _, _ in must_say(file.site, record, lang)]:
            yield f"no search finds all of articles/{slug}/"
    for one in file.site.home.one("footer", cls="foot").all("a"):
        to = urljoin(file.site.url, one.get("href")).removeprefix(file.site.url)
        if file.site.has_page(to) and to not in file.site.searched:
            yield f"no search finds {to}"
