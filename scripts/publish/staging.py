"""Let one build run at a time, and replace the old site with a finished one in a single step."""

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such lock: two builds may run at once there.
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A lock on a folder that one process holds at a time; the system frees it when the process ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    def acquire(self, say: Callable[[str], None]) -> None:
        """Take the lock. If another process holds it, call ``say`` with a message and wait."""
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
        """The descriptor of the locked folder, to pass to a child process; empty if not locked."""
        return [] if self._file is None else [self._file]

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def staging(site: Path) -> Path:
    """Return the folder in which a new site is made: beside ``site``, so that it can be renamed to that."""
    return site.with_name(f".{site.name}.new")


def make_room(new: Path, keep: bool = False) -> None:
    """Make the folder ``new`` if there is none. Unless ``keep``, empty it of what an earlier build left; of a
    symbolic link only the link is removed.

    Raises ``OSError`` if that cannot be done.
    """
    if new.is_symlink() or new.is_file():
        new.unlink()
    elif new.exists() and not keep:
        shutil.rmtree(new)
    new.mkdir(parents=True, exist_ok=keep)


def put_in_place(new: Path, site: Path, keep: bool = False) -> None:
    """Replace the folder ``site`` with ``new``: at every moment the old or the new site is there, whole.

    Only on systems that cannot exchange folders there is no site for a moment, between two renames. ``keep``:
    whether to keep the old site, at ``new``, so that the next build can take files over from it.
    Raises ``OSError`` if that cannot be done.
    """
    if site.exists():
        _exchange(new, site)
        if not keep:
            # What of the old site cannot be removed stays in ``new``, and the next ``make_room`` says so.
            shutil.rmtree(new, ignore_errors=True)
    else:
        new.rename(site)


def _exchange(one: Path, other: Path) -> None:
    """Exchange two folders: in one step on Linux and macOS, else by three renames."""
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
        shutil.rmtree(aside)  # left by a build that was killed between the renames
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
