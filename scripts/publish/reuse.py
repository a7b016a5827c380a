"""Decide which files of the last site stand as they are in the next one, so that they are not made again.

A page that was generated depends on its own Markdown and on its frame: templates, settings, programs. A file
that is copied depends on itself. Anything else, as the pages that somebody wrote, is made again.
"""

import contextlib
import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from scripts.publish.output import fingerprint, read_json, replace_file, stamp

BUILT = ".rendered"  # in the project's folder: what is in site/, and what each of it was made from
_PROGRAMS = "mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments", "pyyaml"


def for_sitemap(meta: Mapping[str, Any], *more: str) -> dict[str, Any]:
    """Choose of a page's front matter what sitemap.xml needs of every page, and ``more`` keys."""
    keys = (*more, "noindex", "date", "updated", "alternates")
    return {key: meta[key] for key in keys if key in meta}


class BuiltFile(msgspec.Struct):
    """A file of a site: stamps of its source and, once it is there, of itself.

    ``frame``: the fingerprint of what a page was rendered in, "" of a copied file; ``meta``: what is
    needed ``for_sitemap`` of its front matter.
    """

    source: list[int]
    frame: str
    meta: dict[str, Any]
    output: list[int] | None = None


@dataclass
class NextSite:
    """What the next build may take over from the site that is being built: ``files``, by path, without pages
    by hand. ``reused``: the paths of those that this one took over from the last.
    """

    folder: Path
    frame: str
    files: dict[str, BuiltFile] = field(default_factory=dict)
    reused: set[str] = field(default_factory=set)

    def note_rendered(self, path: str, meta: Mapping[str, Any]) -> None:
        """Note a page's front matter; forget one that somebody wrote, which depends on other files too."""
        if path in self.files and meta.get("kind"):
            self.files[path].meta = for_sitemap(meta)
        else:
            self.files.pop(path, None)

    def stamped(self) -> dict[str, BuiltFile]:
        """Stamp the files, once all are there: what the build after this one needs to know."""
        for path in self.files.keys() - self.reused:
            self.files[path].output = stamp(f"{self.folder}/{path}")
        return self.files


def frame_of(config: MkDocsConfig) -> str:
    """Give a fingerprint of all that a generated page shows besides its own Markdown."""
    custom = Path(str(config.theme.custom_dir))
    paths = sorted(path for path in custom.rglob("*") if path.is_file())
    templates = [(str(path.relative_to(custom)), path.read_bytes()) for path in paths]
    settings = [{**one, "strict": None, "site_dir": None} for one in config.user_configs]
    told = json.dumps(settings, default=lambda value: type(value).__name__, sort_keys=True)
    root = Path(config.config_file_path).parent
    sources = [(root / str(path)).read_bytes() for path in (config.config_file_path, *config.hooks)]
    return fingerprint([*map(version, _PROGRAMS)], config.site_url, told, sources, templates)


def take_over(
    files: Iterable[File], last: dict[str, BuiltFile], frame: str, old: Path, new: Path
) -> NextSite:
    """Let ``new`` hold those files of the site ``old`` that need not be made again, and nothing else.

    ``last``: what is known of ``old``. A file counts only if it is as it was left, so whoever writes into
    ``old`` gets it made again. ``new`` may hold anything, as the site before ``old``, most of which is the
    same files; or be ``old`` itself. MkDocs is told to pass over what is reused.
    """
    every = list(files)
    times = Counter(file.dest_uri for file in every)
    site = NextSite(new, frame)
    for file in every:
        file.is_modified = lambda: True  # type: ignore[method-assign]
        source = stamp(file.abs_src_path or "")
        if source is None or times[file.dest_uri] > 1:  # Of two sources MkDocs chooses.
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
    """Say whether a file is as it was left, and let ``new`` have it."""
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
    """Say whether two paths lead to one file; a link to a file is another one."""
    try:
        return one == other or os.path.samestat(os.stat(one), os.lstat(other))
    except FileNotFoundError:
        return False


def _remove_others(folder: Path, reused: Collection[str]) -> None:
    """Remove all files below a folder but those that are reused, and the folders that are empty then.

    What is written into a file that two sites share would be in both: so nothing that is not reused may stay.
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
    """Read what is known of the last site; nothing if that is not valid."""
    return read_json(root / BUILT, dict[str, BuiltFile]) or {}


def write_built(root: Path, built: dict[str, BuiltFile]) -> None:
    replace_file(root, BUILT, msgspec.json.encode(built))
