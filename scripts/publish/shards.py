"""Encode which pieces of the search have a gram, in shards: a reader loads those of a query's grams.

A gram of a character and one that is not ASCII lies under the first one, its *head*, and says its *rest*, the
last one; any other is its own head. A shard has a line for each head: head, tab, the ids of the pieces that
have it; then each rest with its ids; behind a space so those of which the gram leaves out one between
(``重 市``). Ids are in order, each as its distance from the one before it: digits of base ``len(LAST)``, the
least first, the last one out of ``LAST``, all before it out of ``MORE``. ``docs/assets/index.js`` reads them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce

LEAST = 64  # shards; over so many lie the grams of one head, of which a few have very many

_SIGNS = "".join(sign for sign in map(chr, range(0x21, 0x7F)) if sign not in '"\\')
LAST, MORE = _SIGNS[:46], _SIGNS[46:]
_IDS = re.compile("([^!-~]?)([!-~]*)")


def shard_of(gram: str, shards: int) -> int:
    """Give the shard of a gram: FNV-1a of its head, and of one of several numbers, by its rest."""
    head, rest = _parted(gram)
    code = _mixed(_of_head(head), ord(rest) % (shards // LEAST) if rest else 0)
    return (code ^ code >> 15) % shards


@cache
def _of_head(head: str) -> int:
    return reduce(_mixed, map(ord, head), 0x811C9DC5)


def _mixed(code: int, one: int) -> int:
    return ((code ^ one) * 0x01000193) & 0xFFFFFFFF


def _parted(gram: str) -> tuple[str, str]:
    return (gram[0], gram[-1]) if len(gram) > 1 and gram[-1] > "\x7f" else (gram, "")


def to_shard(postings: Mapping[str, str]) -> bytes:
    """Write grams with their ids, as ``digits_of``; those without any are left out."""
    lines: dict[str, tuple[list[str], list[str]]] = {}
    for gram in sorted(gram for gram, ids in postings.items() if ids):
        head, rest = _parted(gram)
        lines.setdefault(head, ([], []))[rest != "" and len(gram) == 3].append(rest + postings[gram])
    said = ([head, "\t", *near, *([" ", *far] if far else []), "\n"] for head, (near, far) in lines.items())
    return "".join(part for line in said for part in line).encode()


def read_shard(raw: bytes) -> dict[str, str]:
    """Give the grams of a shard, each with its ids."""
    found: dict[str, str] = {}
    for line in raw.decode().split("\n")[:-1]:
        head, _, said = line.partition("\t")
        for between, part in zip(("", " "), said.split(" ")):
            found |= {f"{head}{between * bool(rest)}{rest}": ids for rest, ids in _IDS.findall(part) if ids}
    return found


def digits_of(ids: Sequence[int]) -> str:
    """Encode ascending ids as the distance of each from the one before it, of the first from -1."""
    digits, before = [], -1
    for id in ids:
        digits.append(_distance(id - before))
        before = id
    return "".join(digits)


@cache
def _distance(distance: int) -> str:
    more, digit = divmod(distance, len(LAST))
    return MORE[digit] + _distance(more) if more else LAST[digit]


def ids_of(digits: str) -> Iterator[int]:
    """Read ids back from their distances."""
    id, value, place = -1, 0, 1
    for sign in digits:
        if sign in LAST:
            id += value + place * LAST.index(sign)
            yield id
            value, place = 0, 1
        else:
            value, place = value + place * MORE.index(sign), place * len(LAST)
