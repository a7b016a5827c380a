"""What a search costs a reader and a host, at 10 to 10,000 articles, and whether it finds every place.

    python -m bench.search [COUNT ...]

The articles are made (bench/made.py), in two variants. Queries are pieces of their texts, drawn with a
fixed seed, asked in Chromium of a page of a built site. Pagefind, where npx can run it, has the same texts
as pages, in the same run. Bytes are those of the files gzipped. The result is kept in bench/search.md.
"""

import argparse
import gzip
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from bench.made import Made, made
from scripts.pages.searched import SearchEntry, page_entry
from scripts.publish.index import Searched, search_part
from tests.projects import ROOT
from tests.server import served

BROWSER = ROOT / ".venv/.browser"  # what `make` found, else Playwright's own

COUNTS = (10, 100, 1_000, 10_000)
QUERIES = 100  # for the bytes, in the page itself
WORDS, ABSENT = 300, 100  # for the places, in all texts
PAGEFIND = "pagefind@1.5.2"
HEADING = "# What a search costs\n"
LANGS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}


@dataclass(frozen=True)
class Built:
    seconds: float  # of processor time
    megabytes: float  # at most, in memory


def texts(one: Made) -> dict[str, Sequence[str]]:
    return {"zh-Hant": one.traditional, "zh-Hans": one.simplified}


def entry(one: Made) -> SearchEntry:
    """Make the entry of a made article."""
    blocks = {
        lang: (
            f"{LANGS[lang]}articles/{one.number}/",
            [(f"p{at}" if at else "", False, line) for at, line in enumerate(lines)],
        )
        for lang, lines in texts(one).items()
    }
    return page_entry("2026-01-01", blocks)


def write_index(articles: Sequence[Made], folder: Path) -> None:
    """Write the search files of made articles below a folder."""
    found = {one.number: Searched(str(one.number), partial(entry, one)) for one in articles}
    for path, raw in search_part(found, [], "", folder).make().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)


def write_pages(articles: Sequence[Made], folder: Path) -> None:
    """Write the same texts as pages, for Pagefind."""
    for one in articles:
        for lang, lines in texts(one).items():
            body = f"<h1>{escape(lines[0])}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
            path = folder / LANGS[lang] / f"articles/{one.number}/index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f'<!doctype html><html lang="{lang}"><title>{one.number}</title><body>{body}', "utf-8"
            )
    for lang, root in LANGS.items():
        (folder / root / "index.html").write_text(
            f'<!doctype html><html lang="{lang}"><title>home</title>', "utf-8"
        )


def run(*command: str | Path) -> Built:
    """Run a command; give its processor time, and the memory that it held."""
    process = subprocess.Popen(list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return Built(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def queries(articles: Sequence[Made], count: int, chosen: random.Random) -> list[str]:
    """Draw pieces of the texts, of one to six characters, in either script."""
    drawn: list[str] = []
    while len(drawn) < count:
        lines = chosen.choice(list(texts(chosen.choice(articles)).values()))
        line = chosen.choice(lines)
        size = chosen.choice([1, 2, 2, 2, 3, 3, 4, 4, 5, 6])
        at = chosen.randrange(max(1, len(line) - size))
        piece = line[at : at + size]
        if len(piece) == size and not set(piece) & set("，。 "):
            drawn.append(piece)
    return drawn


def absent(articles: Sequence[Made], count: int, chosen: random.Random) -> list[str]:
    """Put pieces together that are nowhere in the texts, not even one half in the one script."""
    drawn: list[str] = []
    while len(drawn) < count:
        query = "".join(queries(articles, 2, chosen))
        if not plainly(articles, query, "zh-Hant"):
            drawn.append(query)
    return drawn


@cache
def _beside(one: Made, lang: str) -> list[str]:
    """The lines of an article in lower case, each character followed by that of the other variant."""
    other = next(name for name in LANGS if name != lang)
    pairs = zip(texts(one)[lang], texts(one)[other])
    return ["".join(map("".join, zip(own.lower(), beside.lower(), strict=True))) for own, beside in pairs]


def plainly(articles: Sequence[Made], query: str, lang: str) -> dict[str, int]:
    """Search the texts as anybody would: address of a line → how many places, each sign in either script."""
    pattern = re.compile("".join(f"(?:{re.escape(sign)}.|.{re.escape(sign)})" for sign in query.lower()))
    found = {}
    for one in articles:
        for number, line in enumerate(_beside(one, lang)):
            places, at = 0, 0
            while match := pattern.search(line, at):
                whole = match.start() % 2 == 0
                places += whole
                at = match.end() if whole else match.start() + 1
            if places:
                found[f"{LANGS[lang]}articles/{one.number}/#{f'p{number}' if number else ''}"] = places
    return found


PLACES = """async ([queries, lang]) => {
    const { hits, open, wordsOf } = await import("./assets/index.js")
    const index = await open(new URL("search/", location), lang), found = []
    for (const query of queries) {
        const asked = wordsOf(query, index.fold), places = {}
        for (const id of index.few ?? await index.nominated(asked, 10)) {
            const { url, blocks } = await index.read(id)
            for (const { id, cells } of blocks) {
                const n = hits(asked, cells).length
                if (n) places[`${url}#${id}`] = n
            }
        }
        found.push(places)
    }
    return found
}"""


def wrong(page: Page, articles: Sequence[Made], asked: Sequence[str], lang: str) -> list[str]:
    """Give the queries for which the search finds other places than a plain one."""
    found = page.evaluate(PLACES, [list(asked), lang])
    return [query for query, places in zip(asked, found) if places != plainly(articles, query, lang)]


class Counted:
    """The requests of a page: how many, and their bytes, gzipped."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.folder, self.bytes, self.requests = folder, 0, 0
        self._known: dict[Path, int] = {}
        page.on("request", self._ask)

    def _ask(self, request: Request) -> None:
        path = self.folder / unquote(urlsplit(request.url).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            raw = path.read_bytes()
            packed = (
                raw if path.suffix in (".pf_meta", ".pf_index", ".pf_fragment") else gzip.compress(raw, 6)
            )
            self.bytes += len(packed)
            self.requests += 1


def first_of_a_visit(
    browser: Browser, host: str, folder: Path, query: str, ask: Callable[[Page, str], Any]
) -> tuple[int, int, Any]:
    """Ask a query in a page just opened: bytes and requests since then, and what ``ask`` gives."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(host)
    counted = Counted(page, folder)
    told = ask(page, query)
    context.close()
    return counted.bytes, counted.requests, told


def ask_ours(page: Page, query: str) -> str:
    page.keyboard.press("/")
    page.locator(".search .close").wait_for()
    page.locator(".search input").fill(query)
    expect(page.locator(".search [role=status]")).to_have_text(re.compile("[處到]$"), timeout=30_000)
    return page.locator(".search [role=status]").inner_text()


ASK_PAGEFIND = """async query => {
    const pagefind = await import("/pagefind/pagefind.js")
    const { results } = await pagefind.search(query)
    await Promise.all(results.slice(0, 10).map(one => one.data()))
    return results.length
}"""
ALL_PAGEFIND = """async query => {
    const pagefind = await import("/pagefind/pagefind.js")
    const { results } = await pagefind.search(query)
    return (await Promise.all(results.map(one => one.data()))).map(one => one.url)
}"""


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def spread(numbers: Sequence[int]) -> str:
    """Say in kB what half of the numbers, what 97 in 100, and what all of them are at most."""
    ordered = sorted(numbers)
    said = (median(ordered), ordered[int(len(ordered) * 0.97) - 1], ordered[-1])
    return " / ".join(f"{one / 1000:.0f}" for one in said)


def measure(count: int, work: Path, site: Path, browser: Browser) -> list[str]:
    """Give one row of the table, printed too."""
    articles = list(made(count))
    chosen = random.Random(count)  # noqa: S311 (not for secrets)
    here = work / f"of-{count}"
    shutil.copytree(site, here, ignore=shutil.ignore_patterns("search", "articles"))
    alone = run(sys.executable, "-m", "bench.search", "--made", str(count))
    built = run(sys.executable, "-m", "bench.search", "--index", str(count), "--into", here)
    asked = queries(articles, QUERIES, chosen)
    with served(here, "/") as host:
        visits = [first_of_a_visit(browser, host, here, query, ask_ours) for query in asked]
        page = browser.new_page()
        page.goto(host)
        drawn = queries(articles, WORDS, chosen) if count <= 1000 else asked[:20]
        missing = absent(articles, ABSENT, chosen) if count <= 1000 else []
        faults = [one for lang in LANGS for one in wrong(page, articles, [*drawn, *missing], lang)]
        page.close()
    print(
        count,
        "wrong:",
        faults,
        "dear:",
        [(q, *v) for q, v in zip(asked, visits) if v[0] > 100_000],
        file=sys.stderr,
    )
    sizes, requests = [one[0] for one in visits], [one[1] for one in visits]
    cheap = sum(one[0] < 100_000 and one[1] <= 20 for one in visits)
    right = 2 * len([*drawn, *missing]) - len(faults)
    cells = [
        f"{count:,}",
        spread(sizes),
        f"{median(requests):.0f} / {max(requests)}",
        f"{cheap} of {QUERIES}",
        f"{right} of {2 * len([*drawn, *missing])}",
        f"{size(here / 'search') / count / 1000:.1f} kB",
        f"{sum(path.is_file() for path in (here / 'search').rglob('*')):,}",
        f"{built.seconds - alone.seconds:.1f} s",
        f"{built.megabytes:.0f} MB",
    ]
    return [*cells, *against_pagefind(articles, asked, work / f"pages-{count}", browser)]


def against_pagefind(
    articles: Sequence[Made], asked: Sequence[str], folder: Path, browser: Browser
) -> list[str]:
    """Measure Pagefind with the same articles and queries; nothing where it cannot be had."""
    if not shutil.which("npx"):
        return ["–"] * 4
    write_pages(articles, folder)
    before = size(folder)
    built = run("npx", "--yes", PAGEFIND, "--site", folder)
    with served(folder, "/") as host:
        visits = [
            first_of_a_visit(
                browser, host, folder, query, lambda page, query: page.evaluate(ASK_PAGEFIND, query)
            )
            for query in asked
        ]
        page = browser.new_page()
        page.goto(host)
        exact = 0
        few = [query for query in asked if len(plainly(articles, query, "zh-Hant")) <= 50]
        for query in few:
            found = {url.split("articles/")[1].split("/")[0] for url in page.evaluate(ALL_PAGEFIND, query)}
            meant = {url.split("articles/")[1].split("/")[0] for url in plainly(articles, query, "zh-Hant")}
            exact += meant <= found
        page.close()
    return [
        spread([one[0] for one in visits]),
        f"{exact} of {len(few)}",
        f"{(size(folder) - before) / len(articles) / 1000:.1f} kB",
        f"{built.seconds:.1f} s",
    ]


HEAD = f"""{HEADING}
Articles of some 2,300 characters in two variants, made of words as frequent as in a large corpus, which
have more different pairs of characters than real ones. Queries are pieces of their texts of one to six
characters, in either script, each asked as the first of a visit; all that it loads behind the page is
counted, gzipped: scripts, words and styles too. `python -m bench.search`; processor time, on a machine that
did other work too.

- *kB*: of half of the queries at most, of 97 in 100, and of the dearest; *requests*: of half, and at most;
  *cheap*: queries below 100 kB with at most 20 requests.
- *exact*: queries whose places are all those of a plain search of the texts, and no other; up to 1,000
  articles {WORDS} that are there and {ABSENT} that are nowhere, each in both variants.
- *index*: what it takes on the host, an article, texts included; *files*; *time* and *memory* to build it.
- *Pagefind*: kB as before; queries for which it finds every article that a plain search finds, of those
  that are in at most 50; its index, an article; its time.

| articles | kB | requests | cheap | exact | index | files | time | memory | Pagefind: kB | finds | index | time |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""  # noqa: E501 (a table)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--made", type=int)
    parser.add_argument("--index", type=int)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    if options.made:
        list(made(options.made))
        return
    if options.index:
        write_index(list(made(options.index)), options.into)
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        subprocess.run([sys.executable, "-m", "tests.projects", work / "site"], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(
            executable_path=BROWSER.read_text() if BROWSER.exists() else None, args=["--no-sandbox"]
        )
        rows = []
        for count in options.counts:
            rows.append(f"| {' | '.join(measure(count, work, work / 'site', browser))} |")
            print(rows[-1], flush=True)
    result = HEAD + "\n".join(rows) + "\n"
    if tuple(options.counts) == COUNTS:
        (ROOT / "bench/search.md").write_text(result, "utf-8")


if __name__ == "__main__":
    main()
