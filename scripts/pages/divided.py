"""Divide a long list among numbered pages."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def divided(
    items: Sequence[Item], length: int, grows_at_end: bool = False
) -> Iterator[tuple[int | None, int, int | None, Sequence[Item]]]:
    """Yield for each page the number of the one before it, its own, that of the one after it, and its items.

    Number 0 comes first: readers are led to it, and it has fewer than twice ``length`` items, each other page
    ``length``. A numbered page keeps what it has when items are added: a list that grows at its end is
    numbered on from there, and one that grows at its beginning from its oldest items, which come last.
    """
    behind = max(len(items) // length - 1, 0)
    if grows_at_end:
        starts = {number: number * length for number in range(behind + 1)}
    else:
        starts = {0: 0} | {number: len(items) - number * length for number in range(behind, 0, -1)}
    numbers, ends = list(starts), [*list(starts.values())[1:], len(items)]
    for before, number, after, end in zip([None, *numbers], numbers, [*numbers[1:], None], ends):
        yield before, number, after, items[starts[number] : end]
