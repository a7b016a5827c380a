"""Write in shards which pieces of the search index have which gram; a reader loads those of a query's grams.

A gram lies at a *place*: a hash of it says in which shard, and under which key there. Some grams share one,
since a gram only nominates. A shard is a row of numbers: how many keys there are; the keys; of each key how
many ids of pieces lie under it, less one; and these ids, key by key. Keys, and the ids of a key, ascend; each
is written as what lies between it and the one before. A number takes as many bytes as it needs, seven bits in
each, the lowest first; all but its last have the highest bit. The file is packed with zlib: a host counts
bytes as they lie there. ``docs/assets/index.js`` reads it.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

LEAST = 64  # shards
KEYS = 1 << 16  # that a shard can have


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
    numbers = [len(given), *_distances(given), *(len(ids) - 1 for ids in given.values())]
    numbers += [one for ids in given.values() for one in _distances(ids)]
    return zlib.compress(b"".join(map(_digits, numbers)), 9)


def read_shard(raw: bytes) -> dict[int, set[int]]:
    """Read what lies in a shard: key → ids."""
    numbers = _numbers(zlib.decompress(raw))
    count = next(numbers)
    keys = [*_sums(next(numbers) for _ in range(count))]
    counts = [next(numbers) + 1 for _ in keys]
    return {key: {*_sums(next(numbers) for _ in range(many))} for key, many in zip(keys, counts)}


def _distances(ascending: Iterable[int]) -> Iterator[int]:
    before = -1
    for one in ascending:
        yield one - before - 1
        before = one


def _sums(distances: Iterable[int]) -> Iterator[int]:
    """Undo ``_distances``."""
    one = -1
    for distance in distances:
        one += distance + 1
        yield one


@cache
def _digits(number: int) -> bytes:
    more, digit = divmod(number, 128)
    return bytes([digit + 128]) + _digits(more) if more else bytes([digit])


def _numbers(raw: bytes) -> Iterator[int]:
    """Undo ``_digits``."""
    value, weight = 0, 1
    for byte in raw:
        value, weight = value + byte % 128 * weight, weight * 128
        if byte < 128:
            yield value
            value, weight = 0, 1
