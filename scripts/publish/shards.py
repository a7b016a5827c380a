"""Write in shards which pieces of the search index have which gram; a reader loads those of a query's grams.

A gram whose last character is not ASCII has its first character as *head* and its last as *rest*; any other,
and a single character, is a head without a rest. Rests are *filed* under signs of two bytes in UTF-8; some
share one, since a gram only nominates. A shard has a line for each head: the head, a tab, the ids of the
pieces that have the head as a gram; then each rest, with the ids of the pieces that have head and rest as
neighbours; then a space, and rests in the same way of grams that leave out one character (``重 市``). The
file is packed with zlib: a host counts bytes as they lie there.

Ids ascend, each written as its distance from the one before it: digits of base ``len(LAST)``, lowest first,
the last digit out of ``LAST``, all before it out of ``MORE``. ``docs/assets/index.js`` reads them.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce

LEAST = 64  # shards; if there are n times as many, the grams of one head, maybe very many, lie in up to n

FIRST_SIGN, SIGNS = 0x100, 0x700  # of rests; in UTF-8 they have two bytes

_SIGNS = "".join(sign for sign in map(chr, range(0x21, 0x7F)) if sign not in '"\\')
LAST, MORE = _SIGNS[:46], _SIGNS[46:]
_IDS = re.compile("([^!-~]?)([!-~]*)")


def shard_of(gram: str, shards: int) -> int:
    """Compute the number of a gram's shard: a hash (FNV-1a) of its head, and of its rest if there are more
    than ``LEAST`` shards.
    """
    head, rest = _parted(gram)
    code = _mixed(_of_head(head), ord(rest) % (shards // LEAST) if rest else 0)
    return (code ^ code >> 15) % shards


@cache
def _of_head(head: str) -> int:
    return reduce(_mixed, map(ord, head), 0x811C9DC5)


def _mixed(code: int, one: int) -> int:
    return ((code ^ one) * 0x01000193) & 0xFFFFFFFF


def _parted(gram: str) -> tuple[str, str]:
    """Divide a gram into its head and its rest, "" if it has none."""
    return (gram[0], gram[-1]) if len(gram) > 1 and gram[-1] > "\x7f" else (gram, "")


def filed(gram: str) -> str:
    """Return a gram with its rest as it is filed; one that is filed already stays."""
    head, rest = _parted(gram)
    return gram[:-1] + chr(FIRST_SIGN + (ord(rest) + SIGNS - FIRST_SIGN) % SIGNS) if rest else head


def to_shard(postings: Mapping[str, str]) -> bytes:
    """Write a shard. ``postings``: gram, ``filed`` → its ids, by ``digits_of``; "" leaves the gram out."""
    lines: dict[str, tuple[list[str], list[str]]] = {}
    for gram in sorted(gram for gram, ids in postings.items() if ids):
        head, rest = _parted(gram)
        lines.setdefault(head, ([], []))[rest != "" and len(gram) == 3].append(rest + postings[gram])
    said = ([head, "\t", *near, *([" ", *far] if far else []), "\n"] for head, (near, far) in lines.items())
    return zlib.compress("".join(part for line in said for part in line).encode(), 9)


def read_shard(raw: bytes) -> dict[str, str]:
    """Read the grams of a shard: gram, ``filed`` → its ids, as ``digits_of`` writes them."""
    found: dict[str, str] = {}
    for line in zlib.decompress(raw).decode().split("\n")[:-1]:
        head, _, said = line.partition("\t")
        for between, part in zip(("", " "), said.split(" ")):
            found |= {f"{head}{between * bool(rest)}{rest}": ids for rest, ids in _IDS.findall(part) if ids}
    return found


def digits_of(ids: Sequence[int]) -> str:
    """Write ascending ids, each as its distance from the one before it, the first as that from -1."""
    digits, before = [], -1
    for id in ids:
        digits.append(_distance(id - before))
        before = id
    return "".join(digits)


@cache
def _distance(distance: int) -> str:
    """Write a number, lowest digit first, the last digit out of ``LAST``, all before it out of ``MORE``."""
    more, digit = divmod(distance, len(LAST))
    return MORE[digit] + _distance(more) if more else LAST[digit]


def ids_of(digits: str) -> Iterator[int]:
    """Read the ids that ``digits_of`` wrote."""
    id, value, place = -1, 0, 1
    for sign in digits:
        if sign in LAST:
            id += value + place * LAST.index(sign)
            yield id
            value, place = 0, 1
        else:
            value, place = value + place * MORE.index(sign), place * len(LAST)
