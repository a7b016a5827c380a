"""Group things: all that have one key together, or those that follow each other."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


def by_key(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    """Map each key of pairs (key, item) to its items, in their order; keys stand in that of their first."""
    found: dict[Key, list[Item]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return found


def runs(items: Iterable[Item], begins: Callable[[Item, Item], object]) -> list[list[Item]]:
    """Divide items into runs; ``begins``: of an item and the next, whether that one begins another run."""
    found: list[list[Item]] = []
    for item in items:
        if not found or begins(found[-1][-1], item):
            found.append([])
        found[-1].append(item)
    return found
