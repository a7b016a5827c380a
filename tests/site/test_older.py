"""Browsers of old phones: the text is whole in all of them, and no control is shown that does nothing.

Seen in Chromium 67 to 133 and in QtWebKit; here today's Chromium goes without what they lack.
"""

import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.article.test_article import EXPECTED
from tests.conftest import ROOT
from tests.site.conftest import ARTICLE
from tests.site.test_browser import shown

CONTROLS = (".find", ".settings", ".print")
# What arrays could do last: `at` came with Chromium 92, the others with 97 and 110.
YOUNGER = ("findLast", "findLastIndex", "toReversed", "toSorted", "toSpliced", "with")


def opened(browser: Browser, address: str, lacking: tuple[str, ...], path: str = ARTICLE) -> Page:
    here = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-TW").new_page()
    gone = (f"delete Array.prototype.{name}; delete globalThis.{name};" for name in lacking)
    here.add_init_script("".join(gone))
    here.goto(address + path)
    here.mouse.move(1, 1)
    return here


def test_where_scripts_cannot_run_the_text_is_whole_and_no_control_is_shown(
    browser: Browser, address: str
) -> None:
    page = opened(browser, address, ("at", *YOUNGER))
    for selector in CONTROLS:
        expect(page.locator(selector)).to_be_hidden()
    assert shown(page) == (EXPECTED / "zh-Hant.txt").read_text(encoding="utf-8").splitlines()
    page.get_by_role("link", name="简", exact=True).click()
    expect(page).to_have_url(f"{address}zh-hans/{ARTICLE}")
    page.context.close()


def test_no_control_is_shown_there_on_a_page_by_hand_either(browser: Browser, everything: str) -> None:
    """The script of Material runs in older browsers, and says so by a class of its own."""
    page = opened(browser, everything, ("at", *YOUNGER), "house-rules/")
    for selector in CONTROLS[:2]:
        expect(page.locator(selector)).to_be_hidden()
    page.context.close()


def test_in_a_browser_of_2021_every_control_works(browser: Browser, address: str) -> None:
    page = opened(browser, address, YOUNGER)
    page.get_by_role("button", name="顯示校改").click()
    expect(page.locator(".text del").first).to_be_visible()
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="米黃").check()
    expect(page.locator("html")).to_have_attribute("data-scheme", "sepia")
    page.locator(".find").click()
    page.get_by_role("searchbox").fill("重慶")
    expect(page.locator(".search mark").first).to_be_visible()
    page.context.close()


def test_the_search_finds_where_the_browser_cannot_unpack_its_files(browser: Browser, address: str) -> None:
    """Safari has DecompressionStream since 16.4, Firefox since 113."""
    page = opened(browser, address, ("DecompressionStream",))
    page.locator(".find").click()
    page.get_by_role("searchbox").fill("重慶")
    expect(page.locator(".search mark").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("how", [{"level": 0}, {"level": 9}, {"level": 6, "strategy": zlib.Z_FIXED}], ids=str)
def test_what_zlib_packs_is_unpacked_to_the_byte(browser: Browser, address: str, how: dict[str, int]) -> None:
    raw = "".join(
        (EXPECTED / f"{lang}.txt").read_text(encoding="utf-8") for lang in ("zh-Hant", "zh-Hans")
    ).encode()
    packer = zlib.compressobj(how["level"], strategy=how.get("strategy", zlib.Z_DEFAULT_STRATEGY))
    packed = packer.compress(raw) + packer.flush()
    page = browser.new_page()
    page.goto(address)
    unpack = """async packed => {
        const { inflate } = await import("./assets/inflate.js")
        return Array.from(inflate(Uint8Array.from(packed)))
    }"""
    assert bytes(page.evaluate(unpack, list(packed))) == raw
    page.close()


SCRIPTS = sorted([*ROOT.glob("docs/assets/*.js"), *ROOT.glob("docs/.overrides/.inline/*.js")])


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_ask_arrays_for_nothing_younger_than_what_early_js_looks_for(path: Path) -> None:
    assert not re.findall(rf"\.(?:{'|'.join(YOUNGER)})\(", path.read_text(encoding="utf-8"))
