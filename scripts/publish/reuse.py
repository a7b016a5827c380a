"""Decide which files of the last site the next one takes over, so that they are not made again.

A generated page depends on its own Markdown and on its frame: templates, settings, programs. A copied file
depends on its source. Anything else, like hand-written pages, is always made again.
"""

import contextlib
import json
import os
from collections import UserDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from scripts.publish.output import fingerprint, read_json, replace_file, stamp

BUILT = ".rendered"  # a file in the project's folder: the files of site/, and what each was made from
_PROGRAMS = "mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments", "pyyaml"


def for_sitemap(meta: Mapping[str, Any], *more: str) -> dict[str, Any]:
    """Choose the keys of a page's front matter that sitemap.xml needs, and the keys in ``more``."""
    keys = (*more, "kind", "noindex", "date", "updated")
    return {key: meta[key] for key in keys if key in meta}


class BuiltFile(msgspec.Struct):
    """A file of a site. ``source``, ``output``: the ``stamp`` of its source and, once it is written, its own.

    ``frame``: the fingerprint of a page's frame, "" of a copied file; ``meta``: the part of its front matter
    that ``for_sitemap`` chooses.
    """

    source: list[int]
    frame: str
    meta: dict[str, Any]
    output: list[int] | None = None


@dataclass
class NextSite:
    """The site that is being built. ``files``, by path: those that the build after this one may take over, so
    no page by hand. ``reused``: the paths of those that this build took over from the last site.
    """

    folder: Path
    frame: str
    files: dict[str, BuiltFile] = field(default_factory=dict)
    reused: set[str] = field(default_factory=set)

    def note_rendered(self, path: str, meta: Mapping[str, Any]) -> None:
        """Note a page's front matter; forget a hand-written page, which depends on other files too."""
        if path in self.files and meta.get("kind"):
            self.files[path].meta = for_sitemap(meta)
        else:
            self.files.pop(path, None)

    def stamped(self) -> dict[str, BuiltFile]:
        """Stamp the files, once all are written; return them for the build after this one."""
        for path in self.files.keys() - self.reused:
            self.files[path].output = stamp(f"{self.folder}/{path}")
        return self.files


def frame_of(config: MkDocsConfig) -> str:
    """Compute a fingerprint of all that a generated page depends on besides its own Markdown."""
    custom = Path(str(config.theme.custom_dir))
    paths = sorted(path for path in custom.rglob("*") if path.is_file())
    templates = [(str(path.relative_to(custom)), path.read_bytes()) for path in paths]
    settings = {**config.data, "strict": None, "site_dir": None}
    told = json.dumps(settings, default=_told, sort_keys=True)
    root = Path(config.config_file_path).parent
    sources = [(root / str(path)).read_bytes() for path in (config.config_file_path, *config.hooks)]
    return fingerprint([*map(version, _PROGRAMS)], config.site_url, told, sources, templates)


def _told(value: object) -> object:
    """Give what JSON can say of a setting that is no plain value: what it holds, else its type."""
    return value.data if isinstance(value, UserDict) else type(value).__name__


def take_over(
    files: Iterable[File], last: dict[str, BuiltFile], frame: str, old: Path, new: Path
) -> NextSite:
    """Hard-link files of the site ``old`` that need not be made again into ``new``; remove all else there.

    ``last``: path → what the last build noted of a file in ``old``; if somebody changed it since, it is made
    again. ``new`` may be empty, or hold an older site, or be ``old`` itself. MkDocs is told not to make again
    what is taken over.
    """
    site = NextSite(new, frame)
    for file in files:
        file.is_modified = lambda: True  # type: ignore[method-assign]
        source = stamp(file.abs_src_path or "")
        if source is None:
            continue
        key = frame if file.is_documentation_page() else ""
        made, known = BuiltFile(source, key, {}), last.get(file.dest_uri)
        if known and (known.source, known.frame) == (source, key) and _take(file.dest_uri, known, old, new):
            made.meta, made.output = known.meta, known.output
            site.reused.add(file.dest_uri)
            file.is_modified = lambda: False  # type: ignore[method-assign]
        site.files[file.dest_uri] = made
    _remove_others(new, site.reused)
    return site


def _take(path: str, known: BuiltFile, old: Path, new: Path) -> bool:
    """Hard-link a file of ``old`` into ``new``, if nobody has changed it; say whether that was done."""
    source, target = f"{old}/{path}", f"{new}/{path}"
    if known.output is None or stamp(source) != known.output:
        return False
    try:
        if not _is_same(source, target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(target)
            os.link(source, target)
    except OSError:  # a file system without hard links, or something else in the way
        return False
    return True


def _is_same(one: str, other: str) -> bool:
    """Say whether two paths are one file: equal, or hard links; ``other`` is not if it is a symbolic link."""
    try:
        return one == other or os.path.samestat(os.stat(one), os.lstat(other))
    except FileNotFoundError:
        return False


def _remove_others(folder: Path, reused: Collection[str]) -> None:
    """Remove all files below a folder except those that are reused, and then the empty folders.

    A file there may be a hard link to one of the old site: to write into it would change the old site too.
    So every file that will be written must go before.
    """
    for within, folders, names in os.walk(folder, topdown=False):
        start = os.path.relpath(within, folder).replace(os.sep, "/") + "/" if within != str(folder) else ""
        links = [name for name in folders if os.path.islink(os.path.join(within, name))]
        others = [name for name in [*names, *links] if start + name not in reused]
        for name in others:
            os.unlink(os.path.join(within, name))
        if start and len(others) == len(names) + len(links) and not os.listdir(within):
            os.rmdir(within)


def read_built(root: Path) -> dict[str, BuiltFile]:
    """Read what is known of the files of the last site, by path; nothing if that is not valid."""
    return read_json(root / BUILT, dict[str, BuiltFile]) or {}


def write_built(root: Path, built: dict[str, BuiltFile]) -> None:
    replace_file(root, BUILT, msgspec.json.encode(built))
