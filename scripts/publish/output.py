"""What is written: files that are made together, and a folder that holds exactly them."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from scripts.findings import Finding, Rejected

NEW = ".new"  # a file that is being written
MANIFEST = ".generated"  # what was written last time; MkDocs leaves dot files out


@dataclass(frozen=True)
class Part:
    """Files made together (path below the folder → bytes), and a key of all they are made of.

    Where the key is the one of the last time, they are not made again.
    """

    name: str
    key: str
    make: Callable[[], dict[str, bytes]]


def fingerprint(*of: object) -> str:
    """A key of values that print as they are: strings, numbers, lists of them."""
    return hashlib.sha256(repr(of).encode()).hexdigest()


@dataclass
class Entry:
    """What the manifest says of a part: its key, and size and time of each of its files.

    ``None`` for a file that is about to be written.
    """

    key: str
    files: dict[str, list[int] | None]


Manifest = dict[str, Entry]  # by the name of the part


def written(folder: Path) -> dict[str, set[str]]:
    """Name of a part → the files that were written of it last time."""
    return {name: set(entry.files) for name, entry in _read_manifest(folder).items()}


def write(parts: Iterable[Part], folder: Path, kept: Iterable[str] = ()) -> list[str]:
    """Make ``folder`` hold exactly these files; return the paths that changed, in order.

    What is ``kept`` was written from here once and is somebody's now.

    Raises ``Rejected`` before anything is touched where a file stands in the way that was not
    written from here. Killed at any moment, every file is the old one or the new one, whole, and
    the next run makes good what is missing.
    """
    before = _read_manifest(folder)
    ours = _files(before) - set(kept)
    manifest, made = _make(parts, before, folder)
    changed = {path: raw for path, raw in made.items() if _read(folder / path) != raw}
    _refuse_what_is_not_ours(changed, ours, folder)
    # Somebody else may have written the manifest: nothing outside is removed.
    obsolete = sorted(path for path in ours - _files(manifest) if _is_inside(folder, path))
    if made or obsolete or manifest != before:
        # First the names of all that may be there, so that a killed run leaves no strays.
        _write_manifest(folder, manifest | {"": Entry("", dict.fromkeys(obsolete))})
        for path, raw in changed.items():
            _replace(folder, path, raw)
        for path in obsolete:
            remove(folder / path, folder)
        for entry in manifest.values():
            entry.files = {path: stamp or _stamp(folder / path) for path, stamp in entry.files.items()}
        _write_manifest(folder, manifest)
    return sorted([*changed, *obsolete])


def _make(parts: Iterable[Part], before: Manifest, folder: Path) -> tuple[Manifest, dict[str, bytes]]:
    """Make the parts that are not there as they should be: the new manifest, and their files."""
    manifest: Manifest = {}
    made: dict[str, bytes] = {}
    for part in parts:
        entry = before.get(part.name)
        if entry and entry.key == part.key and _as_written(entry.files, folder):
            manifest[part.name] = entry
        else:
            files = part.make()
            made |= files
            manifest[part.name] = Entry(part.key, dict.fromkeys(files))
    return manifest, made


def _files(manifest: Manifest) -> set[str]:
    return {path for entry in manifest.values() for path in entry.files}


def _refuse_what_is_not_ours(changed: Iterable[str], ours: set[str], folder: Path) -> None:
    """Raise ``Rejected`` where a page would go over a file of somebody's, or out of the folder."""
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
    """Whether a path stays below the folder, whatever links are on its way."""
    return (folder / path).parent.resolve().is_relative_to(folder.resolve())


def _read_manifest(folder: Path) -> Manifest:
    """What was written last time; nothing where that cannot be read."""
    try:
        return msgspec.json.decode(_read(folder / MANIFEST) or b"{}", type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    _replace(folder, MANIFEST, msgspec.json.encode(manifest))


def _as_written(files: dict[str, list[int] | None], folder: Path) -> bool:
    return all(stamp is not None and _stamp(folder / path) == stamp for path, stamp in files.items())


def _stamp(path: Path) -> list[int] | None:
    """Size and time of a file: they tell whether somebody touched it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _replace(folder: Path, path: str, raw: bytes) -> None:
    """Write a file so that at every moment there is the old one or the new one, whole.

    One build works at a time, so that what a killed one left is written over.
    """
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / NEW).unlink(missing_ok=True)  # It might be a link.
    (folder / NEW).write_bytes(raw)
    (folder / NEW).replace(folder / path)


def remove(path: Path, folder: Path) -> None:
    """Remove a file, and the folders below ``folder`` that are empty then."""
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()
