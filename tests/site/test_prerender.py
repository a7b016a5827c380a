"""The other script is prepared before it is asked for, and nobody can tell: place, settings, offer."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import PREFIX, ROOT
from tests.site.conftest import ARTICLE
from tests.unattended import Told, unattended

CHOOSE_AND_SWITCH = """
const place = () => { const { top, height } = document.getElementById("p12").getBoundingClientRect(); return (80 - top) / height }
if (document.prerendering && !location.pathname.includes("/zh-hans/")) {} // Others that the rules name
else if (document.prerendering) {
    addEventListener("load", () => report("prepared"))
    // Browsers tell a page of another process a little later what was remembered, though sooner than anybody clicks.
    const chosen = () => localStorage.size == "huge" && localStorage.look ? report("told") : setTimeout(chosen)
    chosen()
    document.addEventListener("prerenderingchange", async () => {
        await painted()
        const { fontSize } = getComputedStyle(document.documentElement)
        await report("seen", { place: place(), fontSize, scheme: document.documentElement.dataset.scheme, path: location.pathname })
    })
} else addEventListener("load", async () => {
    await heard("prepared")
    const settings = document.querySelector(".settings")
    settings.open = true
    const choose = value => new Promise(done => {
        const look = () => { const input = settings.querySelector(`[value=${value}]`); input ? done(input.click()) : requestAnimationFrame(look) }
        look()
    })
    await choose("sepia")
    await choose("huge")
    const { top, height } = document.getElementById("p12").getBoundingClientRect()
    scrollTo({ top: scrollY + top + .211 * height - 80, behavior: "instant" })
    await painted()
    await heard("told")
    await report("left", place())
    document.querySelector(".switch a:not([aria-current])").click()
})
"""  # noqa: E501
OFFER = """
const other = !location.pathname.includes("/zh-hans/")
if (document.prerendering) other && addEventListener("load", () => report("prepared"))
else addEventListener("load", async () => {
    await heard("prepared")
    await report("seen", localStorage.offered ?? null)
})
"""


@pytest.fixture
def path(browser: Browser) -> str:
    """The browser that the other tests drive."""
    chosen = ROOT / ".venv" / ".browser"
    return chosen.read_text(encoding="utf-8") if chosen.exists() else browser.browser_type.executable_path


def test_place_and_settings_are_those_of_the_click_and_not_of_the_preparation(site: Path, path: str) -> None:
    told = Told(CHOOSE_AND_SWITCH)
    with unattended(path, site, PREFIX, ARTICLE, told, "--accept-lang=zh-TW"):
        said = told.until("seen")
    seen = said["seen"]
    assert seen["path"] == f"{PREFIX}zh-hans/{ARTICLE}"
    assert seen["scheme"] == "sepia"
    assert seen["fontSize"] == "23px"
    assert abs(said["left"] - 0.211) < 0.01
    assert abs(seen["place"] - said["left"]) < 0.01


def test_an_offer_is_not_used_up_by_a_page_that_nobody_saw(site: Path, path: str) -> None:
    """The page in Traditional, prepared from the one in Simplified, would offer Simplified."""
    told = Told(OFFER)
    with unattended(path, site, PREFIX, f"zh-hans/{ARTICLE}", told, "--accept-lang=zh-CN"):
        assert told.until("seen")["seen"] is None


def test_the_rules_name_the_other_script_and_the_next_article_and_not_the_page_itself(site: Path) -> None:
    source = (site / "assets/words.js").read_text(encoding="utf-8")
    (rules,) = re.findall(r"^export const rules = (.*)$", source, re.MULTILINE)
    (rule,) = json.loads(json.loads(rules))["prerender"]
    assert rule["where"] == {"selector_matches": ".switch a:not([aria-current]),.near a"}
    assert rule["eagerness"] == "moderate", "only what a reader points at"


def test_the_switch_fades_only_where_motion_is_welcome() -> None:
    source = (ROOT / "docs/.overrides/.inline/reading.css").read_text(encoding="utf-8")
    assert source.count("@view-transition") == 1
    assert re.search(r"prefers-reduced-motion:no-preference\) \{ @view-transition \{ navigation:auto", source)
