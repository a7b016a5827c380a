"""What the tests share: a project of their own to build, a server like GitHub Pages, a browser."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import chain, groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.projects import PUBLICATION, ROOT, SEED, SLUG, URL, Project, copy_project
from tests.server import served

__all__ = ["PUBLICATION", "ROOT", "SEED", "SLUG", "URL", "Project", "copy_project"]

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git on this machine")
# How many texts the tests make up, where they make them up.
EXAMPLES = int(os.environ.get("EXAMPLES", "100"))
PREFIX = urlsplit(URL).path

# A busy machine is slow, and that is no fault of the program's, nor of the text that was made up.
PATIENCE = 60_000  # ms that a browser may take for what a test waits for
expect.set_options(timeout=PATIENCE)
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project without any seed."""
    return copy_project(tmp_path, seeds="none")


@pytest.fixture
def small_project(project: Project) -> Project:
    """The project with an article of two lines, for what is no matter of the text."""
    project.seed(
        "small", "短文\n這是一段文字。\n", 'slug = "small"\ntitle_line = 1\nscript = "traditional"\n'
    )
    return project


@pytest.fixture
def full_project(tmp_path: Path) -> Project:
    """The project with the damaged article."""
    return copy_project(tmp_path, seeds="damaged")


@pytest.fixture(scope="session")
def article_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with the damaged article, built once for all tests that only look."""
    project = copy_project(tmp_path_factory.mktemp("project"), seeds="damaged")
    project.site()
    return project


@pytest.fixture(scope="session")
def site(article_project: Project) -> Path:
    return article_project.root / "site"


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The whole publication of the tests, not built."""
    return copy_project(tmp_path_factory.mktemp("publication"), seeds="all")


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
    parser.addoption("--order", help="of files, and of tests in each: reversed, or by chance from a number")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if order := config.getoption("--order"):
        arrange: Callable[[list[Any]], None] = list.reverse
        if order != "reversed":
            arrange = random.Random(order).shuffle  # noqa: S311
        files: list[list[pytest.Item]] = [
            list(of_one) for _, of_one in groupby(items, lambda item: item.path)
        ]
        arrange(files)
        for tests in files:
            arrange(tests)
        items[:] = chain.from_iterable(files)
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
        with pytest.MonkeyPatch.context() as patch:
            for name in ("new_context", "new_page"):
                patch.setattr(browser, name, _patient(getattr(browser, name)))
            yield browser
        browser.close()


def _patient(make: Callable[..., Any]) -> Callable[..., Any]:
    """What Playwright makes, with our patience in place of its own."""

    def made(**of: Any) -> Any:
        one = make(**of)
        one.set_default_timeout(PATIENCE)
        return one

    return made
