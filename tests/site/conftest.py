"""What the tests of a site in a browser share: pages opened in browsers of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import SLUG, Project

ARTICLE = f"articles/{SLUG}/"
Open = Callable[..., Page]


# Chromium drops keys and moves that come before a page is painted for the first time.
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@contextmanager
def _opening(browser: Browser, address: str) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def go(
        path: str = ARTICLE, width: int = 390, height: int = 844, moves: bool = True, **of: object
    ) -> Page:
        options: Any = {"locale": "zh-TW", "viewport": {"width": width, "height": height}, **of}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        if options.get("java_script_enabled", True):
            page.evaluate(PAINTED)
            if moves:
                move(page)
        return page

    yield go
    for context in contexts:
        context.close()


def move(page: Page) -> None:
    """A reader's first move, with which all comes that the first view does not need."""
    page.mouse.move(1, 1)
    if page.locator(".article .text").count():
        page.locator(".mark").first.wait_for(state="attached")


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page of the site with the damaged article: ``visit(path, locale=…)``.

    The reader moves, unless told not to: ``moves=False``.
    """
    with _opening(browser, address) as go:
        yield go


@pytest.fixture(scope="session")
def everything(publication: Project, serve: Callable[[Path], str]) -> str:
    """The address of the tests' whole publication."""
    done = publication.run("mkdocs", "build", "--strict", "--site-dir", "everything")
    assert done.returncode == 0, done.stderr
    return serve(publication.root / "everything")


@pytest.fixture
def visit_any(browser: Browser, everything: str) -> Iterator[Open]:
    """Open a page of the tests' whole publication."""
    with _opening(browser, everything) as go:
        yield go
