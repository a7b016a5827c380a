"""The pages as a reader meets them: in a real browser, on a phone and a wide screen, below a sub-path."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SLUG

ARTICLE = f"articles/{SLUG}/"
PHONE, WIDE, NARROW = (
    {"width": 390, "height": 844},
    {"width": 1280, "height": 900},
    {"width": 320, "height": 640},
)
EVERY = [root + path for root in ("", "zh-hans/") for path in ("", ARTICLE, f"{ARTICLE}notes/")] + [
    "nowhere/"
]


@pytest.mark.parametrize("size", [PHONE, WIDE, NARROW], ids=["phone", "wide", "narrow"])
def test_every_page_fits_asks_no_other_host_and_has_no_error(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size, locale="zh-TW")  # type: ignore[arg-type]
    here = context.new_page()
    asked: list[str] = []
    problems: list[str] = []
    here.on("request", lambda request: asked.append(request.url))
    here.on("pageerror", lambda error: problems.append(str(error)))
    here.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    for path in EVERY:
        here.goto(address + path)
        assert here.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        assert here.locator("h1").count() == 1
    assert [url for url in asked if not url.startswith(address)] == []
    assert [problem for problem in problems if "404" not in problem] == []
    context.close()


def shown(here: Page) -> list[str]:
    return here.locator("h1, .text :is(h2, p)").all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-js", "without-js"])
@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
def test_the_browser_shows_the_text(browser: Browser, address: str, lang: str, scripts: bool) -> None:
    from tests.article.test_article import EXPECTED

    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts)  # type: ignore[arg-type]
    here = context.new_page()
    here.goto(address + ("zh-hans/" if lang == "zh-Hans" else "") + ARTICLE)
    assert shown(here) == (EXPECTED / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    context.close()


def test_the_switch_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    here = context.new_page()
    here.goto(address + ARTICLE)
    here.get_by_role("link", name="简", exact=True).click()
    expect(here).to_have_url(f"{address}zh-hans/{ARTICLE}")
    assert here.locator("html").get_attribute("lang") == "zh-Hans"
    assert here.locator(".site").get_attribute("href") == "../../"
    here.get_by_role("link", name="校勘记").first.click()
    expect(here).to_have_url(f"{address}zh-hans/{ARTICLE}notes/")
    here.get_by_role("link", name="繁", exact=True).click()
    expect(here).to_have_url(f"{address}{ARTICLE}notes/")
    context.close()


def test_an_address_without_its_slash_and_a_wrong_one(browser: Browser, address: str) -> None:
    context = browser.new_context()
    here = context.new_page()
    here.goto(address + ARTICLE.rstrip("/"))
    assert here.url == address + ARTICLE
    answer = here.goto(address + "articles/nowhere/at/all")
    assert answer is not None
    assert answer.status == 404
    here.locator("main").get_by_role("link", name="首页").click()
    expect(here).to_have_url(f"{address}zh-hans/")
    context.close()
