"""Whole or not at all: one build at a time, and a finished site exchanged for the old one at once."""

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nothing keeps two builds apart there.
    fcntl = None  # type: ignore[assignment]


class Lock:
    """Held by one build of a project at a time; the system frees it when the process ends, however."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    def acquire(self, say: Callable[[str], None]) -> None:
        """Wait until no other process holds it, and say so if it must be waited for."""
        if fcntl is None or self._file is not None:
            return
        self._file = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"another build works in {self._folder}: waiting for it")
            fcntl.flock(self._file, fcntl.LOCK_EX)

    @property
    def held(self) -> list[int]:
        """Its file, for a child to hold it too."""
        return [] if self._file is None else [self._file]

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def staging(site: Path) -> Path:
    """Where a site is made before it takes its place: beside it, so that one rename brings it there."""
    return site.with_name(f".{site.name}.new")


def make_room(new: Path) -> None:
    """An empty folder, whatever a killed build left there; what a link leads to is not touched."""
    if new.is_symlink() or new.is_file():
        new.unlink()
    elif new.exists():
        shutil.rmtree(new)
    new.mkdir(parents=True)


def put_in_place(new: Path, site: Path) -> None:
    """``new`` becomes ``site``: at every moment ``site`` is the old one or the new one, whole.

    Where a system cannot exchange folders, there is none for a moment between two renames.
    """
    if site.exists():
        _exchange(new, site)
        shutil.rmtree(new)
    else:
        new.rename(site)


def _exchange(one: Path, other: Path) -> None:
    """Two folders change places in one step, where the system can; else in three quick ones."""
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            done = libc.renamex_np(first, second, 2)  # RENAME_SWAP
        else:
            done = libc.renameat2(-100, first, -100, second, 2)  # AT_FDCWD, RENAME_EXCHANGE
        if done == 0:
            return
    aside = other.with_name(f".{other.name}.old")
    if aside.exists():
        shutil.rmtree(aside)  # what a build left that was killed here
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
