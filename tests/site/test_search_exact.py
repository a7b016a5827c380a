"""Search finds what a plain search of the texts finds, every place and no other, of few articles and many."""

import random
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.made import Made, made
from bench.search import LANGS, absent, queries, write_index, wrong
from scripts.pages.search import CELL, SAME_SIGN
from scripts.publish.shards import KEYS, LEAST, place_of, to_shard
from tests.conftest import copy_project

MADE = list(made(40))

# Each of another kind of text that had not been found; two articles fill the index up to where it has shards.
CASES = {
    "s1": (
        "辦公室\n公司裡的同事都用滑鼠，用電腦寫字。\n",
        "\n".join(
            f'[[words]]\nword = "{word}"\nzh-Hans = "{other}"'
            for word, other in (("滑鼠", "鼠标"), ("電腦", "计算机"))
        ),
    ),
    "s2": ("海峽兩岸\n他從台灣來，後來回到溫州。\n", ""),
    "s4": ("看不見的字\n葛\U000e0100城在這裡，零\u200b寬空格也在。\n", ""),
    "s6": ("笑聲\n他哈哈哈地笑了。\n", ""),
    "s5": ("讀音\n這字讀作lu\u0308\u0300。\n", ""),
}
HEAD = 'slug = "{}"\ntitle_line = 1\nscript = "traditional"\nadded = 2026-11-{}\n'
NEWEST_FIRST = ["s2", "s5", "s6", "s1", "s4"]


@pytest.fixture(scope="module")
def shell(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Give a built site with the index that lies in another folder."""

    def with_index(folder: Path) -> Path:
        target = tmp_path_factory.mktemp("shell") / "site"
        shutil.copytree(site, target, ignore=shutil.ignore_patterns("search"))
        shutil.copytree(folder / "search", target / "search")
        return target

    return with_index


@pytest.fixture(scope="module")
def many(
    shell: Callable[[Path], Path], serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> str:
    folder = tmp_path_factory.mktemp("made")
    write_index(MADE, folder)
    return serve(shell(folder))


@pytest.mark.parametrize("lang", LANGS)
def test_all_places_of_a_word_are_found_and_nothing_else(browser: Browser, many: str, lang: str) -> None:
    page = browser.new_page()
    page.goto(many)
    chosen = random.Random(16)  # noqa: S311 (not for secrets)
    asked = [*queries(MADE, 60, chosen), *absent(MADE, 20, chosen), "的", "，", "e", "。", "12", "台"]
    assert wrong(page, MADE, asked, lang) == []
    page.close()


@pytest.fixture(scope="module", params=["few", "many"])
def cases(
    request: pytest.FixtureRequest,
    shell: Callable[[Path], Path],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """Serve the index of the cases alone, and of so many articles that it has shards."""
    project = copy_project(tmp_path_factory.mktemp(request.param) / "project", seeds="none")
    for name, (text, settings) in CASES.items():
        project.seed(name, text, HEAD.format(name, 25 - NEWEST_FIRST.index(name)) + settings)
    for number in range(20 if request.param == "many" else 0):
        project.seed(f"n{number}", f"第{number}篇\n船。\n", HEAD.format(f"n{number}", 11))
    done = project.build()
    assert done.returncode == 0, done.stderr
    return serve(shell(project.root / "docs"))


# Query, what it marks on a page in Traditional, and in Simplified.
FOUND = [
    ("滑鼠", ["滑鼠"], ["鼠标"]),
    ("鼠标", ["滑鼠"], ["鼠标"]),
    ("電腦", ["電腦"], ["计算机"]),
    ("计算机", ["電腦"], ["计算机"]),
    ("用计算", ["用電腦"], ["用计算"]),
    ("臺灣", ["台灣"], ["台湾"]),
    ("台灣", ["台灣"], ["台湾"]),
    ("臺湾", ["台灣"], ["台湾"]),
    ("兩岸 台灣", ["兩岸", "台灣"], ["两岸", "台湾"]),
    ("葛城", ["葛\U000e0100城"], ["葛\U000e0100城"]),
    ("葛\U000e0100城", ["葛\U000e0100城"], ["葛\U000e0100城"]),
    ("零寬空", ["零\u200b寬空"], ["零\u200b宽空"]),
    ("作l\u01dc。", ["作lu\u0308\u0300。"], ["作lu\u0308\u0300。"]),
    ("lu\u0308\u0300", ["lu\u0308\u0300"], ["lu\u0308\u0300"]),
    ("在這裏", ["在這裡"], ["在这里"]),
    ("哈哈", ["哈哈"], ["哈哈"]),  # no place lies over another
    ("哈地 地笑", ["哈地笑"], ["哈地笑"]),  # those of several words that overlap or touch are one
    ("哈地 笑了", ["哈地笑了"], ["哈地笑了"]),
    ("滑标", [], []),
    ("電算", [], []),
    ("lu", [], []),
    ("兩岸 電腦", [], []),
]


@pytest.mark.parametrize("root", LANGS.values())
def test_a_case_is_found_on_every_page(browser: Browser, cases: str, root: str) -> None:
    page = ask(browser, cases + root, "")
    for query, *marked in FOUND:
        marks = marked[bool(root)]
        page.locator(".search input").fill(query)
        said = f"找到 {len(marks)} 處" if marks else "沒有找到"
        expected = said.replace("處", "处").replace("沒", "没") if root else said
        expect(page.locator(".search [role=status]")).to_have_text(expected)
        assert page.locator(".search mark").all_inner_texts() == marks, query
    page.context.close()


def test_what_is_found_in_the_newest_article_comes_first(browser: Browser, cases: str) -> None:
    page = ask(browser, cases, "。")
    found = page.locator(".search li a")
    expect(found.nth(len(CASES) - 1)).to_be_attached()
    addresses = [str(link.get_attribute("href")) for link in found.all()]
    assert [one.split("articles/")[1].split("/")[0] for one in addresses[: len(CASES)]] == NEWEST_FIRST
    page.context.close()


def test_a_page_reads_the_shards_that_were_written(browser: Browser, many: str) -> None:
    """Of larger sites too, where the grams of one character lie in many shards."""
    grams = [
        "重",
        "重慶",
        "ab",
        "abc",
        "abcd",
        "重a",
        "a重",
        "，",
        "!",
        "𠮷野",
        "é𠮷",
    ]
    page = browser.new_page()
    page.goto(many)
    ask = """async ([grams, shard, key, shards]) => {
        const { postings, placeOf } = await import("./assets/index.js")
        return [postings(shard, key), ...grams.map(gram => placeOf(gram, shards))]
    }"""
    written = {key: [at - 3, at * 46 + 45, 99_999] for at, key in enumerate((0, 1, 300, KEYS - 1))}
    written[KEYS - 3] = [*range(-2, 2_000)]
    shard = [*zlib.decompress(to_shard(written))]
    for shards in (LEAST, 64 * LEAST):
        places = [[*divmod(place_of(gram, shards), KEYS)] for gram in grams]
        for key, ids in written.items():
            assert page.evaluate(ask, [grams, shard, key, shards]) == [ids, *places]
    assert page.evaluate(ask, [grams, shard, 2, LEAST])[0] == []
    page.close()


def test_a_page_reads_any_character_as_it_was_written(
    browser: Browser, shell: Callable[[Path], Path], serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """All that need no escape, and some that do: other scripts, signs, marks, private and astral ones."""
    lines = (
        "".join(
            one for one in map(chr, range(32, 0x110000)) if one.encode("gbk", "ignore") and one != SAME_SIGN
        ),
        '€À\xad\xb7ǹ\u0300かゞ한ㄅⅷ︐﹉⺁㑇𠮷😀\ue000\ue5e5\ue7c7\uf8f5\u2028\ufeff\\u0041"\t',
        "".join(map(chr, range(0x80, 0x250))).replace(CELL, ""),
    )
    write_index([Made(1, lines, lines)], tmp_path)
    page = browser.new_page()
    page.goto(serve(shell(tmp_path)))
    read = """async lang => {
        const { open } = await import("./assets/index.js"), index = await open("./search/", lang)
        const { blocks } = await index.read(1)
        return blocks.map(({ text }) => text.join(""))
    }"""
    assert [page.evaluate(read, lang) for lang in LANGS] == [[*lines], [*lines]]
    page.close()


def ask(browser: Browser, address: str, query: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(address)
    page.keyboard.press("/")
    page.locator(".search .close").wait_for()
    page.locator(".search input").fill(query)
    return page


def test_a_query_asks_for_little_and_for_the_rest_on_demand(browser: Browser, many: str) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0].removeprefix(many)))
    page.goto(many)
    page.keyboard.press("/")
    page.locator(".search input").fill("的")
    status = page.locator(".search [role=status]")
    expect(status).to_contain_text("找到至少")
    expect(status).not_to_contain_text("…")
    assert len([path for path in asked if path.startswith("search/a/")]) <= 10
    assert len([path for path in asked if path.startswith("search/64/")]) == 1
    more = page.get_by_role("button", name="再顯示一些")
    while more.count():
        shown = page.locator(".search li a").count()
        more.click()
        expect(page.locator(".search li a").nth(shown)).to_be_focused()
    expect(status).to_have_text(f"找到 {page.locator('.search mark').count()} 處")
    page.context.close()


def asking(browser: Browser, site: str, held_back: str) -> tuple[Page, list[Route]]:
    """Ask for 的; the page, and the requests that its search waits for, whose address is ``held_back``."""
    page = browser.new_context().new_page()
    page.goto(site)
    held: list[Route] = []
    page.route(held_back, lambda route: held.append(route))
    page.keyboard.press("/")
    page.locator(".search .close").wait_for()
    with page.expect_request(held_back):
        page.locator(".search input").fill("的")
    return page, held


@pytest.mark.parametrize("fail", [Route.abort, lambda route: route.fulfill(status=404, body="no")])
def test_where_the_network_fails_the_search_says_so_and_is_tried_again(
    browser: Browser, many: str, fail: Callable[[Route], None]
) -> None:
    page, held = asking(browser, many, "**/search/64/*")
    status = page.locator(".search [role=status]")
    expect(status).to_have_text("正在載入…")
    fail(held[0])
    expect(status).to_have_text("沒有載入，請檢查網路後再試一次")
    page.unroute("**/search/64/*")
    page.get_by_role("button", name="再試一次").click()
    expect(status).to_contain_text("找到至少")
    page.context.close()


def test_what_was_found_before_does_not_come_behind_what_is_asked_now(browser: Browser, many: str) -> None:
    page, held = asking(browser, many, "**/search/a/*")
    page.locator(".search input").fill("xxxjjj")  # none of its grams lies at the place of another
    expect(page.locator(".search [role=status]")).to_have_text("沒有找到")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".search [role=status]")).to_have_text("沒有找到")
    expect(page.locator(".search li")).to_have_count(0)
    page.context.close()
