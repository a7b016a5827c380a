"""Check whether a search is led to every piece of the index: by one list on a small site, else by shards.

The docstrings of ``scripts/publish/index.py`` and ``shards.py`` define the files; no code of theirs is used.
A *gram* is a character, or two neighbours, of a text.
"""

import re
import zlib
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from scripts.checks.searches import regular
from scripts.checks.site_file import SiteFile

KEYS = 1 << 14  # that a shard can have
_LATIN = re.compile("[0-9a-z]{3}")
AT_ONCE = 1_000  # pieces; with n times as many, shards are checked in n parts, so that memory holds one

Wanted = dict[int, dict[str, "array[int]"]]  # shard → gram → ids of the pieces that have it


def all_nominated(file: SiteFile) -> Iterator[str]:
    """Find pieces of the index to which a search would not lead.

    A small site has one list, which must name them all. Else the shards must name each piece under every gram
    of its text in the first variant.
    """
    meta = file.site.search
    ids = {path: _id(path, meta["base"]) for path in file.site.pieces}
    if len(meta["print"]) != 16 or {*meta} - {"base", "print", "same", "keys", "common", "all", "shards"}:
        yield "it lacks what tells deployments apart, or has more"
    if "all" in meta:
        if missing := {*ids.values()} - {*meta["all"]}:
            yield f"it does not name {sorted(missing)}"
        return
    table = str.maketrans(regular(file.site))
    lost: dict[int, str] = {}
    parts = 1 + len(ids) // AT_ONCE
    for part in range(parts):
        own = range(part * meta["shards"] // parts, (part + 1) * meta["shards"] // parts)
        texts = ((ids[path], runs.translate(table)) for path, runs in file.site.pieces.items())
        wanted = _wanted(texts, own, meta["shards"])
        for shard, grams in wanted.items():
            there = _postings(file.site.read(f"search/{meta['shards']}/{shard}.dat"))
            for gram, having in grams.items():
                _, key = _place(gram, meta["shards"])
                lost |= dict.fromkeys({*having} - there.get(key, set()), gram)
    for path, id in ids.items():
        if id in lost:
            yield f"who searches {lost[id]} is not led to {path}"


def shard(file: SiteFile) -> Iterator[str]:
    """Find a shard to which no gram belongs: of another number of shards, or beyond it."""
    shards = file.site.search.get("shards", "no")
    folder, name = file.path.removesuffix(".dat").split("/")[1:]
    if int(folder) != shards or int(name) >= int(folder):
        yield f"the search has {shards} shards, and none here"


def _wanted(texts: Iterable[tuple[int, str]], own: range, shards: int) -> Wanted:
    """List the grams that belong in the shards ``own``, with the ids of the pieces that have them."""
    wanted: Wanted = {shard: {} for shard in own}
    for id, keyed in texts:
        grams = {one + two for one, two in pairwise(keyed) if "\n" not in one + two}
        threes = zip(keyed, keyed[1:], keyed[2:])
        grams |= {three for three in map("".join, threes) if _LATIN.fullmatch(three)}
        for gram in grams | {*keyed} - {"\n"}:
            shard, _ = _place(gram, shards)
            if shard in own:
                wanted[shard].setdefault(gram, array("q")).append(id)
    return wanted


def _place(gram: str, shards: int) -> tuple[int, int]:
    """Compute the number of the shard in which a reader's browser looks for a gram, and its key there."""
    code = 0x811C9DC5
    for one in gram:
        code = ((code ^ ord(one)) * 0x01000193) & 0xFFFFFFFF
    return (code ^ code >> 15) % shards, code * KEYS >> 32


def _postings(raw: bytes) -> dict[int, set[int]]:
    """Read a shard: key → ids of pieces."""
    bits, at = bin(int.from_bytes(b"\1" + zlib.decompress(raw))), len("0b1")

    def read(room: int, count: int) -> int:
        """Read a number of which ``count`` are expected in ``room``."""
        nonlocal at
        order = max(0, len(f"{room // count:b}") - 2)
        begin = bits.index("1", at)
        at = begin + (begin - at) + order + 1
        return int(bits[begin:at], 2) - (1 << order)

    count, below, room = (read(1, 1) for _ in range(3))
    found: dict[int, set[int]] = {}
    key = -1
    for _ in range(count):
        key, many, id = key + 1 + read(KEYS, count), 1 + read(1, 1), -below - 1
        found[key] = {id := id + 1 + read(room, many) for _ in range(many)}
    return found


def _id(path: str, base: int) -> int:
    """Return the id of the piece at a path: search/a/12-3.dat → 12 + 3 * base."""
    number, _, piece = path.rpartition("/")[2].removesuffix(".dat").partition("-")
    return -1 - int(number) if path.startswith("search/p/") else int(number) + int(piece or 0) * base
