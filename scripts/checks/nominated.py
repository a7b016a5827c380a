"""Check whether a search is led to every piece of the index: by one list on a small site, else by shards.

The docstrings of ``scripts/publish/index.py`` and ``shards.py`` define the files; no code of theirs is used.
A *gram* is a character, or two neighbours, of a text, the second as a shard files it.
"""

import json
import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from scripts.checks.site import Site, SiteFile

_SIGNS = "".join(sign for sign in map(chr, range(0x21, 0x7F)) if sign not in '"\\')
LAST, MORE = _SIGNS[:46], _SIGNS[46:]  # the digits that end a number, and those before the last
FIRST_SIGN, FILED = 0x100, 0x700  # signs under which the second characters of grams are filed
_DIGITS = re.compile("([^!-~]?)([!-~]+)")
AT_ONCE = 1_000  # pieces; with n times as many, shards are checked in n parts, so that memory holds one


def all_nominated(site: Site, file: SiteFile) -> Iterator[str]:
    """Find pieces of the index to which a search would not lead.

    A small site has one list, which must name them all. Else the shards must name each piece under every gram
    of its text in the first variant.
    """
    meta = json.loads(site.text(file.path))
    ids = {path: _id(path, meta["base"]) for path in site.pieces}
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
        for shard in own:
            for gram, digits in _grams_in(site.unpacked(f"search/{meta['shards']}/{shard}.bin")):
                if _shard_of(gram, meta["shards"]) == shard:
                    lost |= dict.fromkeys({*wanted.pop(gram, ())}.difference(decoded(digits)), gram)
        for gram, without in wanted.items():
            lost |= dict.fromkeys(without, gram)
    for path, id in ids.items():
        if id in lost:
            yield f"who searches {lost[id]} is not led to {path}"


def _wanted(texts: Iterable[tuple[int, str]], own: range, shards: int) -> "dict[str, array[int]]":
    """Map each gram that belongs in one of the shards ``own`` to the ids of the pieces that have it."""
    wanted: dict[str, array[int]] = {}
    for id, keyed in texts:
        pairs = {one + _filed(two) for one, two in pairwise(keyed) if "\n" not in one + two}
        for gram in pairs | {*keyed} - {"\n"}:
            if _shard_of(gram, shards) in own:
                wanted.setdefault(gram, array("Q")).append(id)
    return wanted


def _filed(one: str) -> str:
    """Compute the sign under which the second character of a gram is filed."""
    return chr(FIRST_SIGN + (ord(one) + FILED - FIRST_SIGN) % FILED)


def _grams_in(shard: str) -> Iterator[tuple[str, str]]:
    """Read the grams in a shard, each with the digits that ``decoded`` makes ids of."""
    for line in shard.splitlines():
        head, _, said = line.partition("\t")
        for rest, digits in _DIGITS.findall(said.partition(" ")[0]):
            yield head + rest, digits


def _shard_of(gram: str, shards: int) -> int:
    """Compute the number of the shard in which a reader's browser looks for a gram."""
    code = 0x811C9DC5
    for one in (ord(gram[0]), ord(gram[1]) % (shards // 64) if gram[1:] else 0):
        code = ((code ^ one) * 0x01000193) & 0xFFFFFFFF
    return (code ^ code >> 15) % shards


def _id(path: str, base: int) -> int:
    """Return the id of the piece at a path: search/a/12-3.bin → 12 + 3 * base."""
    number, _, piece = path.rpartition("/")[2].removesuffix(".bin").partition("-")
    return int(number) + int(piece or 0) * base


def decoded(digits: str) -> Iterator[int]:
    """Read ascending ids: each is written as its distance from the one before it, lowest digit first."""
    id, value, weight = -1, 0, 1
    for sign in digits:
        if sign in LAST:
            id += value + weight * LAST.index(sign)
            yield id
            value, weight = 0, 1
        else:
            value, weight = value + weight * MORE.index(sign), weight * len(LAST)
