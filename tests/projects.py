"""Make projects for the tests, the bench and the audit: the program, with a publication of the tests' own.

    python -m tests.projects SITE   # build the whole publication into the folder SITE, for SITE_URL

Nothing here reads what the checkout itself publishes: its seeds/, its pages in docs/, its mkdocs.yml
and its pictures may be any, or none.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests import forked

ROOT = Path(__file__).resolve().parent.parent
PUBLICATION = ROOT / "tests/publication"
SEED = "000_d5279e10c4d63d44"  # the damaged article, to which most tests look
SLUG = "xiaomi-shuke-tianxing"
URL = "https://example.org/sub/path/"
# The program's own files in docs/ and beside it. Pictures in docs/assets/ are the publisher's.
PROGRAM = ("scripts/**/*", "docs/.overrides/**/*", "docs/.gitignore", "docs/assets/*.js", "docs/assets/*.css")
MADE = {"__pycache__", ".generated", "words.js"}  # what runs and builds leave among them


@dataclass
class Project:
    """A copy of the project in a folder of its own."""

    root: Path

    def seed(self, name: str, text: str | bytes, settings: str | None = None) -> None:
        raw = text if isinstance(text, bytes) else text.encode()
        (self.root / "seeds" / f"{name}.txt").write_bytes(raw)
        if settings is not None:
            (self.root / "seeds" / f"{name}.toml").write_text(settings, encoding="utf-8")

    def configure(self, old: str, new: str) -> None:
        path = self.root / "mkdocs.yml"
        source = path.read_text(encoding="utf-8")
        assert old in source
        path.write_text(source.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in the project: ``run("scripts.build", "--strict")``."""
        return forked.run(arguments, self.root, {"SITE_URL": URL, "NO_MKDOCS_2_WARNING": "1", **environment})

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("scripts.build", "--list", *arguments, **environment)

    def site(self, **environment: str) -> Path:
        done = self.run("mkdocs", "build", "--quiet", "--strict", **environment)
        assert done.returncode == 0, done.stderr
        return self.root / "site"

    def files(self, folder: str = "docs") -> dict[str, bytes]:
        below = self.root / folder
        return {str(p.relative_to(below)): p.read_bytes() for p in below.rglob("*") if p.is_file()}


def copy_project(target: Path, seeds: Literal["none", "damaged", "all"]) -> Project:
    """Copy the program into ``target``, with no article, the damaged one, or all of the publication.

    With all of it the site has three variants and all hand-written pages; else two, and the page
    about the site. Files are found by walking folders: a downloaded copy has no git.
    """
    _copy(ROOT, target, PROGRAM)
    pages = ("**/*",) if seeds == "all" else ("about.md", "assets/*")
    _copy(PUBLICATION / "docs", target / "docs", pages)
    texts = {"none": (), "damaged": (f"{SEED}.*",), "all": ("**/*",)}[seeds]
    _copy(PUBLICATION / "seeds", target / "seeds", texts)
    (target / "seeds").mkdir(exist_ok=True)
    shutil.copyfile(PUBLICATION / "mkdocs.yml", target / "mkdocs.yml")
    project = Project(target)
    if seeds != "all":
        project.configure("[zh-Hant, zh-Hans, zh-Hant-HK]", "[zh-Hant, zh-Hans]")
    return project


def _copy(source: Path, target: Path, patterns: tuple[str, ...]) -> None:
    """Copy the files below ``source`` that match, but for those that a run or a build has made."""
    for path in (path for pattern in patterns for path in source.glob(pattern)):
        relative = path.relative_to(source)
        if path.is_file() and not MADE & set(relative.parts):
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target / relative)  # with its time, by which ``forked`` knows the program


def main(site: Path) -> int:
    address = {"SITE_URL": os.environ["SITE_URL"]} if "SITE_URL" in os.environ else {}
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder), "all")
        done = project.run("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site), **address)
    if done.returncode:
        print(done.stdout + done.stderr, end="", file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
