"""What rows of the catalogue of damage are made of: see ``test_catalogue.py``."""

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.checks.planting import Copy

A = "articles/the-software-class/"  # it has every field
X = "articles/xiaomi-shuke-tianxing/"  # it was damaged
F = "articles/every-form/"
OLD = "articles/software-class/"
HANS = "zh-hans/"
HK = "zh-hk/"
PAGE = "index.html"
NOTES = "notes/index.html"
XN = X + NOTES
AN = A + NOTES


class Row(NamedTuple):
    """A kind of damage: its name; the kind of file, as ``scripts/checks/paths.py`` has it; code and words of
    the finding; what plants it; and whether digests are made again, which would mend a damaged policy.
    """

    name: str
    kind: str
    code: str
    says: str
    plant: Callable[[Copy], object]
    again: bool = True


def swap(path: str, old: str, new: str) -> Callable[[Copy], object]:
    return lambda copy: copy.swap(path, old, new)


def drop(path: str) -> Callable[[Copy], object]:
    return lambda copy: copy.drop(path)


def write(path: str, raw: bytes | str) -> Callable[[Copy], object]:
    return lambda copy: copy.write(path, raw)


def take(path: str, other: str) -> Callable[[Copy], object]:
    """Another file stands in its place."""
    return lambda copy: copy.write(path, (copy.folder / other).read_bytes())


def edit(path: str, change: Callable[[Any], object]) -> Callable[[Copy], object]:
    return lambda copy: copy.edit(path, change)


def both(*plants: Callable[[Copy], object]) -> Callable[[Copy], object]:
    return lambda copy: [plant(copy) for plant in plants]


def book(path: str, name: str, old: str, new: str) -> Callable[[Copy], object]:
    """In the book at a path, exchange words of one of its files."""

    def change(files: dict[str, bytes]) -> None:
        assert old.encode() in files[name], f"{path}: {name} has no {old}"
        files[name] = files[name].replace(old.encode(), new.encode(), 1)

    return lambda copy: copy.book(path, change)


def rebound(path: str, change: Callable[[dict[str, bytes]], object]) -> Callable[[Copy], object]:
    return lambda copy: copy.book(path, change)
