"""The reader's first second: everything needed to read is in the first bytes; what follows them is small."""

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT, SLUG, URL
from tests.reading import Page

ARTICLE = f"articles/{SLUG}/"
# Bytes of an article's page: 9,500 by the count of `make bench`, less the icon and what a host says of both.
# (What a server sends before it waits for an answer is ten segments of 1,460 less their headers: 14,336.)
FIRST_VIEW = 9_054
# What comes behind it: the styles of its end and of paper, and the script that opens search and settings.
BEHIND = ("assets/made/after.css", "assets/made/first.js", "assets/seal.svg")
MORE = ("controls.css", "reading.js", "words.js")
BEFORE_ANYTHING = 17_800, 7  # bytes, requests: all of these, with what a reader's first move brings


@pytest.mark.parametrize("root", ["", "zh-hans/"])
def test_all_of_the_article_is_in_the_first_bytes(site: Path, root: str) -> None:
    raw = (site / root / ARTICLE / "index.html").read_bytes()
    assert len(gzip.compress(raw, 6)) <= FIRST_VIEW


# wait_for_function() compiles its text, which the policy forbids.
SCROLLED = """() => new Promise(done => {
    const look = () => scrollY > 1000 ? done() : requestAnimationFrame(look)
    look()
})"""


@pytest.mark.parametrize("locale", ["zh-TW", "zh-CN"])
def test_the_page_asks_for_little_and_nothing_moves(
    browser: Browser, address: str, site: Path, locale: str
) -> None:
    """The first move of a reader, and an offer of the other script, need one script and its styles."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale=locale)
    here = context.new_page()
    asked: list[str] = []
    here.on("request", lambda request: asked.append(request.url.removeprefix(address).split("?")[0]))
    here.goto(address + ARTICLE, wait_until="networkidle")
    shift = """() => new Promise(done => new PerformanceObserver(list =>
        done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
    ).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))"""
    assert here.evaluate(shift) == 0
    first, more = {ARTICLE, *BEHIND}, {f"assets/{name}" for name in MORE}
    assert asked[0] == ARTICLE
    assert set(asked) == (first if locale == "zh-TW" else first | more)
    here.mouse.wheel(0, 4000)
    here.evaluate(SCROLLED)
    here.locator(".mark").first.wait_for(state="attached")  # all has come
    assert here.evaluate(shift) == 0
    assert set(asked) == first | more
    assert len(asked) == len(set(asked)) == BEFORE_ANYTHING[1]
    sizes = [
        len(gzip.compress((site / (p if "." in p else f"{p}index.html")).read_bytes(), 6)) for p in asked
    ]
    assert sum(sizes) <= BEFORE_ANYTHING[0]
    context.close()


def test_a_restyled_page_waits_for_nothing_but_its_first_bytes(site: Path) -> None:
    """What an article links styles its end and stands there: what is above is painted before it has come."""
    for path, linked in (("", []), (ARTICLE, ["../../assets/made/after.css"])):
        source = (site / path / "index.html").read_text(encoding="utf-8")
        here, text = Page(source), Page(source.partition('<footer class="after">')[0].rpartition("</div>")[0])
        assert [link["href"] for link in here.links("stylesheet")] == linked
        assert not [script for script in here.all("script") if "src" in script]
        assert len(here.all("style")) == 1
        assert not text.links("stylesheet")


def test_notes_share_their_styles_and_scripts_and_are_small(site: Path) -> None:
    """Few read notes first, and there are as many as articles: a host counts what each repeats."""
    for root, lang in (("", "zh-Hant"), ("zh-hans/", "zh-Hans")):
        source = (site / root / ARTICLE / "notes/index.html").read_text(encoding="utf-8")
        here = Page(source)
        (style,), scripts = (
            here.links("stylesheet"),
            [one["src"] for one in here.all("script") if "src" in one],
        )
        assert style["href"].endswith(f"/assets/made/notes.{lang}.css")
        assert [one.rpartition("../")[2] for one in scripts] == [
            "assets/made/early.js",
            "assets/made/place.js",
        ]
        assert not here.all("style")
        frame = source.replace(source[source.index("<main") : source.index("</main>")], "")
        assert len(frame.encode()) < 4_000


# --- colours -----------------------------------------------------------------


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_of_text_has_contrast_in_every_scheme() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    source = (ROOT / "docs/.overrides/.inline/reading.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--(\w+):(#\w{6})", line)) for line in source.splitlines() if "--paper:#" in line
    ]
    schemes = [scheme for scheme in schemes if "mark" in scheme]
    assert len(schemes) == 4
    for scheme in schemes:
        for text in ("ink", "soft", "seal"):
            for ground in ("paper", "wash"):
                assert contrast(scheme[text], scheme[ground]) >= 4.5, (scheme, text, ground)
        assert contrast(scheme["ink"], scheme["mark"]) >= 4.5


def test_the_two_dark_schemes_are_one() -> None:
    source = (ROOT / "docs/.overrides/.inline/reading.css").read_text(encoding="utf-8")
    chosen = re.search(r"\[data-scheme=dark\] \{(.*?)\}", source)
    followed = re.search(r"prefers-color-scheme:dark\) \{ :root:not\(\[data-scheme\]\) \{(.*?)\}", source)
    assert chosen is not None
    assert followed is not None
    assert chosen[1] == followed[1]


# --- machines ----------------------------------------------------------------


def test_what_other_sites_are_told(site: Path) -> None:
    here = Page((site / "zh-hans" / ARTICLE / "index.html").read_text(encoding="utf-8"))
    told = {
        tag[name]: tag["content"] for tag in here.all("meta") for name in ("property", "name") if name in tag
    }
    assert told["og:type"] == "article"
    assert told["og:title"] == "小米数科更名天星数科：三家持牌消金落地重庆"
    assert told["og:url"] == f"{URL}zh-hans/{ARTICLE}"
    assert told["og:locale"] == "zh_CN"
    assert told["og:locale:alternate"] == "zh_TW"
    assert told["og:description"] == told["description"]
    assert told["description"].startswith("小米数科更名天星数科。")
    assert told["og:image"].startswith(URL)
    assert (site / told["og:image"].removeprefix(URL)).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("root", "lang", "relation", "other"),
    [("", "zh-Hant", "workTranslation", "zh-hans/"), ("zh-hans/", "zh-Hans", "translationOfWork", "")],
)
def test_json_ld_names_the_article_its_language_and_its_variants(
    site: Path, root: str, lang: str, relation: str, other: str
) -> None:
    here = Page((site / root / ARTICLE / "index.html").read_text(encoding="utf-8"))
    (script,) = [block.text for block in here.blocks if block.tag == "script" and "schema.org" in block.text]
    data = json.loads(script)
    assert data["@type"] == "Article"
    assert data["@id"] == URL + root + ARTICLE
    assert data["headline"] == here.text[0]
    assert data["inLanguage"] == lang
    assert [work["@id"] for work in data[relation]] == [URL + other + ARTICLE]
    assert not {"author", "datePublished"} & data.keys(), "nothing is invented"
