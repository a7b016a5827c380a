"""Check whether a search is led to every piece of the index: by one list on a small site, else by shards.

The docstrings of ``scripts/publish/index.py`` and ``shards.py`` define the files; no code of theirs is used.
A *gram* is a character, or two neighbours, of a text.
"""

import json
import re
import zlib
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice, pairwise

from scripts.checks.site import Site, SiteFile

PAGES = 4096  # stands for the number of a piece in the ids of pages by hand
_LATIN = re.compile("[0-9a-z]{3}")
AT_ONCE = 1_000  # pieces; with n times as many, shards are checked in n parts, so that memory holds one

Wanted = dict[int, dict[str, "array[int]"]]  # shard → gram → ids of the pieces that have it


def all_nominated(site: Site, file: SiteFile) -> Iterator[str]:
    """Find pieces of the index to which a search would not lead.

    A small site has one list, which must name them all. Else the shards must name each piece under every gram
    of its text in the first variant.
    """
    meta = json.loads(site.text(file.path))
    ids = {path: _id(path, meta["base"]) for path in site.pieces}
    if len(meta["print"]) != 16 or {*meta} - {"base", "print", "same", "keys", "all", "shards"}:
        yield "it lacks what tells deployments apart, or has more"
    if "all" in meta:
        if missing := {*ids.values()} - {*meta["all"]}:
            yield f"it does not name {sorted(missing)}"
        return
    keys = dict(zip(meta["keys"][::2], meta["keys"][1::2]))
    keys |= {one: keys.get(other, other) for one, other in zip(meta["same"][::2], meta["same"][1::2])}
    table = str.maketrans(keys)
    lost: dict[int, str] = {}
    parts = 1 + len(ids) // AT_ONCE
    for part in range(parts):
        own = range(part * meta["shards"] // parts, (part + 1) * meta["shards"] // parts)
        texts = ((ids[path], runs.translate(table)) for path, runs in site.pieces.items())
        wanted = _wanted(texts, own, meta["shards"])
        for shard, grams in wanted.items():
            there = _postings(site.read(f"search/{meta['shards']}/{shard}.bin"))
            for gram, having in grams.items():
                _, key = _place(gram, meta["shards"])
                lost |= dict.fromkeys({*having} - there.get(key, set()), gram)
    for path, id in ids.items():
        if id in lost:
            yield f"who searches {lost[id]} is not led to {path}"


def shard(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a shard to which no gram belongs: of another number of shards, or beyond it."""
    meta = json.loads(site.text("search/meta.json"))
    folder, name = file.path.removesuffix(".bin").split("/")[1:]
    if int(folder) != meta.get("shards") or int(name) >= int(folder):
        yield f"the search has {meta.get('shards', 'no')} shards, and none here"


def _wanted(texts: Iterable[tuple[int, str]], own: range, shards: int) -> Wanted:
    """List the grams that belong in the shards ``own``, with the ids of the pieces that have them."""
    wanted: Wanted = {shard: {} for shard in own}
    for id, keyed in texts:
        grams = {one + two for one, two in pairwise(keyed) if "\n" not in one + two}
        threes = [*zip(keyed, keyed[1:], keyed[2:])]
        grams |= {f"{one} {three}" for one, two, three in threes if "\n" not in one + two + three}
        grams |= {"".join(one) for one in threes if _LATIN.fullmatch("".join(one))}
        for gram in grams | {*keyed} - {"\n"}:
            shard, _ = _place(gram, shards)
            if shard in own:
                wanted[shard].setdefault(gram, array("Q")).append(id)
    return wanted


def _place(gram: str, shards: int) -> tuple[int, int]:
    """Compute the number of the shard in which a reader's browser looks for a gram, and its key there."""
    code = 0x811C9DC5
    for one in gram:
        code = ((code ^ ord(one)) * 0x01000193) & 0xFFFFFFFF
    return (code ^ code >> 15) % shards, code >> 16


def _postings(raw: bytes) -> dict[int, set[int]]:
    """Read a shard: key → ids of pieces."""
    read, value, shift = [], 0, 0
    for byte in zlib.decompress(raw):
        value += (byte & 127) << shift
        shift += 7
        if byte < 128:
            read.append(value)
            value = shift = 0
    count, *_ = read
    numbers = iter(read[1:])
    keys = [*_ascending(islice(numbers, count))]
    counts = [one + 1 for one in islice(numbers, count)]
    return {key: {*_ascending(islice(numbers, many))} for key, many in zip(keys, counts)}


def _ascending(between: Iterable[int]) -> Iterator[int]:
    """Compute numbers that ascend from what lies between each and the one before."""
    return (number - 1 for number in accumulate(one + 1 for one in between))


def _id(path: str, base: int) -> int:
    """Return the id of the piece at a path: search/a/12-3.bin → 12 + 3 * base."""
    number, _, piece = path.rpartition("/")[2].removesuffix(".bin").partition("-")
    return int(number) + int(piece or (PAGES if path.startswith("search/p/") else 0)) * base
