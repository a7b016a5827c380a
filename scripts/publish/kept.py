"""Decide which files of the last site stand as they are in the next one, so that they are not made again.

A page that was generated depends on its own Markdown and on its frame: templates, settings, programs. A file
that is copied depends on itself. Anything else, as the pages that somebody wrote, is made again.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from scripts.publish.output import fingerprint, replace_file, stamp

MADE = ".rendered"  # in the project's folder: what is in site/, and what each of it was made from
LISTED = ("noindex", "date", "updated", "alternates")  # front matter that sitemap.xml needs of every page
_PROGRAMS = "mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments", "pyyaml"
_ARTICLE = re.compile(r"(?:[^/]+/)?articles/([^/]+)/")


class Made(msgspec.Struct):
    """A file of a site: stamps of its source and, once it is there, of itself.

    ``frame``: the fingerprint of what a page was rendered in, "" of a copied file; ``meta``: what its front
    matter says of ``LISTED``.
    """

    source: list[int]
    frame: str
    meta: dict[str, Any]
    output: list[int] | None = None


@dataclass
class NextSite:
    """The files of a site that is being built, by their paths in it; ``kept``: those of the last one."""

    folder: Path
    frame: str
    files: dict[str, Made] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def note_rendered(self, path: str, meta: Mapping[str, Any]) -> None:
        """Note a page's front matter; forget one that somebody wrote, which depends on other files too."""
        if path in self.files and meta.get("kind"):
            self.files[path].meta = {key: meta[key] for key in LISTED if key in meta}
        else:
            self.files.pop(path, None)

    @property
    def changed(self) -> set[str]:
        """The slugs of articles of which not every file is kept."""
        found = (_ARTICLE.match(path) for path in self.files.keys() - self.kept)
        return {match[1] for match in found if match}

    def stamped(self) -> dict[str, Made]:
        """Stamp the files, once all are there: what the build after this one needs to know."""
        for path, made in self.files.items():
            made.output = stamp(f"{self.folder}/{path}")
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


def take_over(files: Iterable[File], last: dict[str, Made], frame: str, old: Path, new: Path) -> NextSite:
    """Let ``new`` hold those files of the site ``old`` that need not be made again, and nothing else.

    ``last``: what is known of ``old``. A file counts only if it is as it was left, so whoever writes into
    ``old`` gets it made again. ``new`` is empty, or the same folder. MkDocs is told to
    pass over what is kept.
    """
    listed = list(files)
    times = Counter(file.dest_uri for file in listed)
    site = NextSite(new, frame)
    for file in listed:
        file.is_modified = lambda: True  # type: ignore[method-assign]
        source = stamp(file.abs_src_path or "")
        if source is None or times[file.dest_uri] > 1:  # Of two sources MkDocs chooses.
            continue
        key = frame if file.is_documentation_page() else ""
        made, known = Made(source, key, {}), last.get(file.dest_uri)
        if known and (known.source, known.frame) == (source, key) and _take(file.dest_uri, known, old, new):
            made.meta = known.meta
            site.kept.add(file.dest_uri)
            file.is_modified = lambda: False  # type: ignore[method-assign]
        site.files[file.dest_uri] = made
    if old == new:
        paths = (os.path.join(folder, name) for folder, _, names in os.walk(new) for name in names)
        for path in paths:
            if os.path.relpath(path, new).replace(os.sep, "/") not in site.kept:
                os.unlink(path)
    return site


def _take(path: str, known: Made, old: Path, new: Path) -> bool:
    """Say whether a file is as it was left, and let ``new`` have it."""
    if known.output is None or stamp(f"{old}/{path}") != known.output:
        return False
    if old != new:
        try:
            os.makedirs(os.path.dirname(f"{new}/{path}"), exist_ok=True)
            os.link(f"{old}/{path}", f"{new}/{path}")
        except OSError:  # a file system without hard links
            return False
    return True


def read_made(root: Path) -> dict[str, Made]:
    """Read what is known of the last site; nothing if that is not valid."""
    try:
        return msgspec.json.decode((root / MADE).read_bytes(), type=dict[str, Made])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def write_made(root: Path, made: dict[str, Made]) -> None:
    replace_file(root, MADE, msgspec.json.encode(made))
