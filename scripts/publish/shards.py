"""Write in shards which pieces of the search index have which gram; a reader loads those of a query's grams.

A gram lies at a *place*: a hash of it says in which shard, and under which key there. Some grams share one,
since a gram only nominates. A shard is a row of numbers: how many keys there are; how far below 0 the lowest
id of a piece is; how many numbers there are from it, or from 0, to the highest; then key by key the key, how
many ids of pieces lie under it, less one, and these ids. Keys, and the ids of a key, ascend; each is written
as how many numbers lie between it and the one before.

A number is written in bits, by an exponential Golomb code, which takes few for what is expected: 2 ** *order*
is added, and before it stand as many zeros as it has bits beyond order + 1. The order is 0; that of keys and
ids follows from how far they lie apart (``_order``). The bits, the highest first, are packed with zlib, which
tells whether a file came whole. ``docs/assets/index.js`` reads it.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise

LEAST = 64  # shards
KEYS = 1 << 14  # that a shard can have


def place_of(gram: str, shards: int) -> int:
    """Compute the place of a gram, ``shard * KEYS + key``: a hash (FNV-1a), the shard of its lowest bits and
    the key of its highest.
    """
    code = _mixed(_of(gram[:-1]), ord(gram[-1]))
    return (code ^ code >> 15) % shards * KEYS + code // (2**32 // KEYS)


@cache
def _of(begin: str) -> int:
    return _mixed(_of(begin[:-1]), ord(begin[-1])) if begin else 0x811C9DC5


def _mixed(code: int, one: int) -> int:
    return ((code ^ one) * 0x01000193) & 0xFFFFFFFF


def to_shard(postings: Mapping[int, Iterable[int]]) -> bytes:
    """Write a shard. ``postings``: key → ids; a key without any is left out."""
    given = {key: sorted(ids) for key, ids in sorted(postings.items()) if ids}
    lowest = min([0, *(ids[0] for ids in given.values())])
    room = max([0, *(ids[-1] for ids in given.values())]) + 1 - lowest
    codes = [_code(number, 0) for number in (len(given), -lowest, room)]
    for between, ids in zip(_distances([*given], -1), given.values()):
        codes += [_code(between, _order(KEYS, len(given))), _code(len(ids) - 1, 0)]
        order = _order(room, len(ids))
        codes += [_code(between, order) for between in _distances(ids, lowest - 1)]
    bits = "".join(codes)
    size = -(-len(bits) // 8)
    return zlib.compress(int(bits.ljust(8 * size, "0"), 2).to_bytes(size), 9)


def read_shard(raw: bytes) -> dict[int, set[int]]:
    """Read what lies in a shard: key → ids."""
    bits, at = "".join(f"{byte:08b}" for byte in zlib.decompress(raw)), 0

    def number(order: int) -> int:
        nonlocal at
        start = bits.index("1", at)
        at = start + (start - at) + order + 1
        return int(bits[start:at], 2) - (1 << order)

    count, lowest, room = number(0), -number(0), number(0)
    postings: dict[int, set[int]] = {}
    key = -1
    for _ in range(count):
        key += number(_order(KEYS, count)) + 1
        many = number(0) + 1
        order = _order(room, many)
        steps = [number(order) + 1 for _ in range(many)]
        postings[key] = {lowest - 1 + step for step in accumulate(steps)}
    return postings


def _order(room: int, count: int) -> int:
    """Choose the order of a code for what lies between ``count`` of ``room`` numbers."""
    return max(0, (room // count).bit_length() - 2)


def _code(number: int, order: int) -> str:
    digits = f"{number + (1 << order):b}"
    return "0" * (len(digits) - 1 - order) + digits


def _distances(ascending: Sequence[int], before: int) -> Iterator[int]:
    """List how many numbers lie between each and the one before."""
    return (two - one - 1 for one, two in pairwise([before, *ascending]))
