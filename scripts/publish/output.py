"""Write generated files into a folder; a manifest lists them, so that the next build writes only changes."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from scripts.findings import Finding, Rejected
from scripts.source.reading import MAX_BYTES, reading

NEW = ".new"  # a file is written under this name, then renamed
MANIFEST = ".generated"  # lists what was written last time; MkDocs ignores dot files

Remembered = TypeVar("Remembered")


@dataclass(frozen=True)
class Part:
    """Files that are made together: ``make`` returns path below the folder → bytes.

    ``key`` is a fingerprint of everything they are made from. If it is the same as last time, and the
    files are untouched, nothing is called. If only the key differs, ``change`` is asked first: it returns
    the files that differ (``None`` for one that goes), or, where it cannot tell, ``None``; then ``make``
    makes them all.
    """

    name: str
    key: str
    make: Callable[[], dict[str, bytes]]
    file: str = ""  # the text that the part is made from, if it is made from one; errors name it
    change: Callable[[], dict[str, bytes | None] | None] = lambda: None


def fingerprint(*of: object) -> str:
    """Compute the SHA-256, in hexadecimal, of the ``repr`` of values.

    The ``repr`` must show all that is in a value, as that of strings, bytes, numbers, dataclasses, and lists
    and dicts of these does.
    """
    return hashlib.sha256(repr(of).encode()).hexdigest()


@dataclass
class PartState:
    """A part in the manifest: its key, and path → [size in bytes, time of change in nanoseconds].

    ``None`` stands for a file that is about to be written.
    """

    key: str
    files: dict[str, list[int] | None]


Manifest = dict[str, PartState]  # name of the part → its entry


def files_of_parts(folder: Path) -> dict[str, set[str]]:
    """Read from the manifest which files were written last time: name of a part → paths."""
    return {name: set(entry.files) for name, entry in _read_manifest(folder).items()}


def write(parts: Iterable[Part], folder: Path, by_hand: Iterable[str] = ()) -> list[str]:
    """Write the files of all parts; remove those that were written last time and are no longer made. Return
    the paths that were written or removed, sorted.

    ``by_hand``: paths of hand-written files, which stay even if they were generated once.
    Raises ``Rejected``, before anything is written, if a file that was not generated stands where one is to
    be written. If the process is killed, every file is whole, old or new, and the next run does the rest.
    """
    before = _read_manifest(folder)
    ours = _files(before) - set(by_hand)
    with tempfile.TemporaryFile() as spool:  # Ten thousand articles are too much for the memory.
        manifest, changed = _make(parts, before, folder, spool)
        _refuse_what_is_not_ours(changed, ours, folder)
        # The manifest may have been edited: never remove a file outside the folder.
        obsolete = sorted(path for path in ours - _files(manifest) if _is_inside(folder, path))
        if obsolete or manifest != before:
            # List all files before writing them: if this run is killed, the next one knows what to remove.
            _write_manifest(folder, manifest | {"": PartState("", dict.fromkeys(obsolete))})
            for path, (start, length) in changed.items():
                spool.seek(start)
                replace_file(folder, path, spool.read(length))
            for path in obsolete:
                remove(folder / path, folder)
            for entry in manifest.values():
                entry.files = {path: was or stamp(folder / path) for path, was in entry.files.items()}
            _write_manifest(folder, manifest)
    return sorted([*changed, *obsolete])


def _make(
    parts: Iterable[Part], before: Manifest, folder: Path, spool: IO[bytes]
) -> tuple[Manifest, dict[str, tuple[int, int]]]:
    """Make the parts whose key or files changed; write the new bytes into ``spool``. Return the new manifest,
    and the files that will change: path → start and length of its bytes in ``spool``.
    """
    manifest: Manifest = {}
    changed: dict[str, tuple[int, int]] = {}
    for part in parts:
        entry = before.get(part.name)
        whole = entry is not None and _as_written(entry.files, folder)
        if entry and whole and entry.key == part.key:
            manifest[part.name] = entry
            continue
        with reading(part.file or part.name, MAX_BYTES):
            changes = part.change() if whole else None
            files: Mapping[str, bytes | None] = part.make() if changes is None else changes
        for path, raw in files.items():
            if raw is not None and _read(folder / path) != raw:
                changed[path] = spool.tell(), len(raw)
                spool.write(raw)
        before_it = entry.files if entry and changes is not None else {}
        kept = {path: was for path, was in before_it.items() if path not in files}
        kept |= {path: None for path, raw in files.items() if raw is not None}
        manifest[part.name] = PartState(part.key, kept)
    return manifest, changed


def _files(manifest: Manifest) -> set[str]:
    return {path for entry in manifest.values() for path in entry.files}


def _refuse_what_is_not_ours(changed: Iterable[str], ours: set[str], folder: Path) -> None:
    """Raise ``Rejected`` if a changed path is of a file that was not generated, or is outside the folder.

    ``ours``: the paths that were generated last time.
    """
    findings = []
    for path in changed:
        if path not in ours and (folder / path).exists():
            message, advice = "stands where a page goes", "it is not generated: move it away, or make clean"
            findings.append(Finding("F11", f"docs/{path}", None, message, advice))
        if not _is_inside(folder, path):
            message, advice = "leads out of docs/", "remove the link"
            findings.append(Finding("F03", f"docs/{path}", None, message, advice))
    if findings:
        raise Rejected(findings)


def _is_inside(folder: Path, path: str) -> bool:
    """Say whether a path stays below the folder when links are followed."""
    return (folder / path).parent.resolve().is_relative_to(folder.resolve())


def _read_manifest(folder: Path) -> Manifest:
    """Read the manifest; return an empty one if there is none or it is not valid."""
    return read_json(folder / MANIFEST, Manifest) or {}


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    replace_file(folder, MANIFEST, msgspec.json.encode(manifest))


def _as_written(files: dict[str, list[int] | None], folder: Path) -> bool:
    """Say whether files still have the sizes and times that the manifest has for them."""
    return all(was is not None and stamp(f"{folder}/{path}") == was for path, was in files.items())


def stamp(path: str | Path) -> list[int] | None:
    """Return the size (bytes) and time of change (nanoseconds) of a file, ``None`` if there is no file."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def read_json(path: Path, kind: type[Remembered]) -> Remembered | None:
    """Read JSON that an earlier build wrote; return ``None`` if it cannot be read, or is not of ``kind``."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def replace_file(folder: Path, path: str, raw: bytes) -> None:
    """Write a file by renaming, so that at every moment the old one or the new one is there, whole.

    Only one build runs at a time, so a file ``NEW`` that exists was left by a build that was killed.
    """
    try:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / NEW).unlink(missing_ok=True)  # It might be a link: never write to its target.
        (folder / NEW).write_bytes(raw)
        (folder / NEW).replace(folder / path)
    except OSError as error:  # It names no file if the disk is full.
        with suppress(OSError):
            (folder / NEW).unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(folder / path)) from error


def remove(path: Path, folder: Path) -> None:
    """Remove a file if it is there, then the folders above it, below ``folder``, that are now empty."""
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()
