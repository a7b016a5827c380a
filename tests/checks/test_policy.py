"""The Content-Security-Policy of every page: all that is the site's works, nothing else runs."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from tests.conftest import ROOT, SLUG

ARTICLE = f"articles/{SLUG}/"
# What pages load of the program's own; other scripts in assets/ are a publisher's.
LOADED = [
    f"assets/{name}.js"
    for name in (
        "changes",
        "found",
        "index",
        "lost",
        "paragraph",
        "reading",
        "search",
        "settings",
    )
]
KINDS = {
    "home": "",
    "article": ARTICLE,
    "notes": f"{ARTICLE}notes/",
    "written": "about/",
    "lost": "nowhere/at/all",
}
EVERY = [root + path for root in ("", "zh-hans/") for path in KINDS.values()]


@dataclass
class Visitor:
    """A reader who notices what was stopped."""

    page: Page
    stopped: list[str] = field(default_factory=list)


def tells(message: ConsoleMessage) -> bool:
    """Whether a browser says that it has stopped something."""
    return "Content Security Policy" in message.text or "TrustedHTML" in message.text


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-TW")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor = Visitor(context.new_page())

    def hear(message: ConsoleMessage) -> None:
        visitor.stopped += [message.text] if tells(message) else []

    visitor.page.on("console", hear)
    visitor.page.on("pageerror", lambda error: visitor.stopped.append(str(error)))
    yield visitor
    context.close()


def use(page: Page) -> None:
    """Every control that a page has."""
    page.locator(".settings summary").click()
    for label in page.locator(".settings label").all():
        label.click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator(".search input").fill("消费")
    page.locator(".search mark").first.wait_for()
    page.locator(".search .close").click()
    for button in page.locator(".print").all():
        page.evaluate("window.print = () => { window.printed = true }")
        button.click()
    mark = page.locator(".mark")
    if mark.count():
        page.locator(".text p").first.hover()
        mark.first.click()
        page.locator(".menu:popover-open").wait_for()
        page.locator(".menu button").first.click()


@pytest.mark.parametrize("path", EVERY)
def test_every_control_of_every_page_works_below_the_policy(
    visitor: Visitor, address: str, path: str
) -> None:
    visitor.page.goto(address + path)
    assert visitor.page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    use(visitor.page)
    visitor.page.locator(".switch a:not([aria-current])").first.click()
    visitor.page.wait_for_load_state()
    assert visitor.stopped == []


PLANTED = {
    "an inline script": "<script>window.planted = 1</script>",
    "an inline module": '<script type="module">window.planted = 1</script>',
    "a script from another host": '<script src="https://other.example/x.js"></script>',
    "a script in an address": '<a id="x" href="javascript:window.planted=1">x</a>',
    "an event handler": '<button id="x" onclick="window.planted=1">x</button>',
    "an image that fails": '<img src="data:," onerror="window.planted=1">',
    "a frame": '<iframe srcdoc="<script>parent.planted=1</script>"></iframe>',
    "another base": '<base href="https://other.example/">',
    "a form": '<form action="https://other.example/"><button id="x">x</button></form>',
}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("planted", PLANTED)
def test_whatever_is_planted_in_a_page_is_stopped(
    visitor: Visitor, address: str, path: str, planted: str
) -> None:
    def plant(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("<main", PLANTED[planted] + "<main", 1)
        route.fulfill(response=answer, body=body)

    visitor.page.route(re.compile(re.escape(address + path) + "$"), plant)
    visitor.page.route("https://other.example/**", lambda route: route.fulfill(body="window.planted = 1"))
    visitor.page.goto(address + path)
    if visitor.page.locator("#x").count():
        visitor.page.locator("#x").evaluate("element => element.click()")
    if not visitor.stopped:
        visitor.page.wait_for_event("console", tells)
    assert visitor.page.evaluate("window.planted") is None
    assert "other.example" not in visitor.page.url


def test_text_becomes_no_markup_whatever_a_script_tries(visitor: Visitor, address: str) -> None:
    """Trusted Types: no script of a reading page can write HTML, so none can be made to."""
    visitor.page.goto(address + ARTICLE)
    tried = """() => { try { document.body.innerHTML = "<b>x</b>" } catch (error) { return error.name } }"""
    assert visitor.page.evaluate(tried) == "TypeError"


def test_no_script_of_ours_writes_html() -> None:
    sinks = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc")
    sources = [*(ROOT / "docs/.overrides/.inline").glob("*.js"), *(ROOT / "docs" / name for name in LOADED)]
    for path in sources:
        assert not sinks.search(path.read_text(encoding="utf-8")), path


def test_the_hashes_are_those_of_what_stands_in_the_page(site: Path) -> None:
    """A changed byte is a script that does not run: the policy names nothing that is not there."""

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    loaded = (site / "assets/words.js").read_text(encoding="utf-8")
    rules = {hashed(json.loads(said)) for said in re.findall(r"^export const rules = (.*)$", loaded, re.M)}
    assert len(rules) == 1
    for path in site.rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        (policy,) = re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', source)
        scripts = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
        named = set(re.findall(r"'sha256-[^']*'", policy.split("style-src")[0]))
        assert {hashed(script) for script in scripts} | (rules & named) == named, path
        assert "unsafe-inline" not in policy.split("style-src")[0]
        assert "https:" not in policy
