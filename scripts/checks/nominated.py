"""Check whether a search is led to every piece of the index: by one list on a small site, else by shards.

The docstrings of ``scripts/publish/index.py`` and ``shards.py`` define the files; no code of theirs is used.
A *gram* is a character, or two neighbours, of a text.
"""

import json
import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from scripts.checks.site import Site, SiteFile

_SIGNS = "".join(sign for sign in map(chr, range(0x21, 0x7F)) if sign not in '"\\')
LAST, MORE = _SIGNS[:46], _SIGNS[46:]  # the digits that end a number, and those before the last
_DIGITS = re.compile("([^!-~]?)([!-~]+)")
PAGES = 4096  # stands for the number of a piece in the ids of pages by hand
_LATIN = re.compile("[0-9a-z]{3}")
AT_ONCE = 1_000  # pieces; with n times as many, shards are checked in n parts, so that memory holds one


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
        for shard in own:
            for gram, digits in _grams_in(site.text(f"search/{meta['shards']}/{shard}.txt")):
                if _shard_of(gram, meta["shards"]) == shard:
                    lost |= dict.fromkeys({*wanted.pop(gram, ())}.difference(decoded(digits)), gram)
        for gram, without in wanted.items():
            lost |= dict.fromkeys(without, gram)
    for path, id in ids.items():
        if id in lost:
            yield f"who searches {lost[id]} is not led to {path}"


def shard(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a shard to which no gram belongs: of another number of shards, or beyond it."""
    meta = json.loads(site.text("search/meta.json"))
    folder, name = file.path.removesuffix(".txt").split("/")[1:]
    if int(folder) != meta.get("shards") or int(name) >= int(folder):
        yield f"the search has {meta.get('shards', 'no')} shards, and none here"


def _wanted(texts: Iterable[tuple[int, str]], own: range, shards: int) -> "dict[str, array[int]]":
    """Map each gram that belongs in one of the shards ``own`` to the ids of the pieces that have it."""
    wanted: dict[str, array[int]] = {}
    for id, keyed in texts:
        grams = {one + two for one, two in pairwise(keyed) if "\n" not in one + two}
        threes = [*zip(keyed, keyed[1:], keyed[2:])]
        grams |= {f"{one} {three}" for one, two, three in threes if "\n" not in one + two + three}
        grams |= {"".join(one) for one in threes if _LATIN.fullmatch("".join(one))}
        for gram in grams | {*keyed} - {"\n"}:
            if _shard_of(gram, shards) in own:
                wanted.setdefault(gram, array("Q")).append(id)
    return wanted


def _grams_in(shard: str) -> Iterator[tuple[str, str]]:
    """Read the grams in a shard, each with the digits that ``decoded`` makes ids of."""
    for line in shard.split("\n")[:-1]:
        head, _, said = line.partition("\t")
        near, _, far = said.partition(" ")
        for between, some in (("", near), (" ", far)):
            for rest, digits in _DIGITS.findall(some):
                yield head + (between + rest if rest else ""), digits


def _shard_of(gram: str, shards: int) -> int:
    """Compute the number of the shard in which a reader's browser looks for a gram."""
    code = 0x811C9DC5
    head, rest = (gram[0], gram[-1]) if gram[1:] and gram[-1] > "\x7f" else (gram, "")
    for one in (*map(ord, head), ord(rest) % (shards // 64) if rest else 0):
        code = ((code ^ one) * 0x01000193) & 0xFFFFFFFF
    return (code ^ code >> 15) % shards


def _id(path: str, base: int) -> int:
    """Return the id of the piece at a path: search/a/12-3.json → 12 + 3 * base."""
    number, _, piece = path.rpartition("/")[2].removesuffix(".json").partition("-")
    return int(number) + int(piece or (PAGES if path.startswith("search/p/") else 0)) * base


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
