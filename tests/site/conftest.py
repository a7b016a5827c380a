"""A reader with a browser of their own, for the tests of the built site."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import SLUG

ARTICLE = f"articles/{SLUG}/"
Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page in a browser of its own: ``visit(path, locale=…)``; its reader moves unless told not to."""
    contexts: list[BrowserContext] = []

    def go(
        path: str = ARTICLE, width: int = 390, height: int = 844, moves: bool = True, **of: object
    ) -> Page:
        options: Any = {"locale": "zh-TW", "viewport": {"width": width, "height": height}, **of}
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        if moves and options.get("java_script_enabled", True):
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
