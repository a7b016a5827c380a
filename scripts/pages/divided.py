"""Divide a long list among numbered pages."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def divided(
    items: Sequence[Item], length: int, grows_at_end: bool = False
) -> Iterator[tuple[int | None, int, int | None, Sequence[Item]]]:
    """Yield for each page: the number of the page before it, its own, that of the page after it, its items.

    Page 0, to which readers are led, comes first. If the list grows at its end, pages are numbered 0, 1, 2 …,
    and new items go to the last; if it grows at its beginning, 0 … 2, 1, and new items go to page 0. The page
    that gets new items has fewer than twice ``length``; all others have ``length``, and keep what they have.
    """
    behind = max(len(items) // length - 1, 0)
    if grows_at_end:
        starts = {number: number * length for number in range(behind + 1)}
    else:
        starts = {0: 0} | {number: len(items) - number * length for number in range(behind, 0, -1)}
    numbers, ends = list(starts), [*list(starts.values())[1:], len(items)]
    for before, number, after, end in zip([None, *numbers], numbers, [*numbers[1:], None], ends):
        yield before, number, after, items[starts[number] : end]
