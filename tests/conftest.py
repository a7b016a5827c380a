"""What the tests share: a project of their own to build, a server like GitHub Pages, a browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.host import served

ROOT = Path(__file__).resolve().parent.parent
SEED = "000_d5279e10c4d63d44"
SLUG = "xiaomi-shuke-tianxing"
# How many texts the tests make up, where they make them up.
EXAMPLES = int(os.environ.get("EXAMPLES", "100"))
PREFIX = "/sub/path/"
URL = f"https://example.org{PREFIX}"


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
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root,
            env={**os.environ, "SITE_URL": URL, "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("scripts.build", "--list", *arguments, **environment)

    def site(self, **environment: str) -> Path:
        done = self.run("mkdocs", "build", "--quiet", "--strict", **environment)
        assert done.returncode == 0, done.stderr
        return self.root / "site"

    def files(self, folder: str = "docs") -> dict[str, bytes]:
        below = self.root / folder
        return {str(p.relative_to(below)): p.read_bytes() for p in below.rglob("*") if p.is_file()}


def copy_project(target: Path, seeds: bool) -> Project:
    """The files that git would have, without what was generated from them."""
    listed = subprocess.run(
        [
            "git",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "docs",
            "seeds",
            "scripts",
            "mkdocs.yml",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file() and (seeds or not name.startswith("seeds/")):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    (target / "seeds").mkdir(exist_ok=True)
    return Project(target)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project without any seed."""
    return copy_project(tmp_path, seeds=False)


@pytest.fixture
def full_project(tmp_path: Path) -> Project:
    """The project with its article."""
    return copy_project(tmp_path, seeds=True)


@pytest.fixture(scope="session")
def article_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with its article, built once for all tests that only look."""
    project = copy_project(tmp_path_factory.mktemp("project"), seeds=True)
    project.site()
    return project


@pytest.fixture(scope="session")
def site(article_project: Project) -> Path:
    return article_project.root / "site"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a built site below the path of its address; gives where it is."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder, PREFIX))


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], site: Path) -> str:
    return serve(site)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--without-browser", action="store_true", help="leave out what needs a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--without-browser"):
        needs = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=needs)
        items[:] = [item for item in items if item not in needs]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = ROOT / ".venv" / ".browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path.read_text(encoding="utf-8") if path.exists() else None,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()
