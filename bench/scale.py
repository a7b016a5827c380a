"""A site of many articles, measured against stock Material with the same pages, in one run.

    python -m bench.scale [--quick | --large]

Each article is a page and its notes in two variants: four pages. Stock Material gets the same
Markdown without what is ours in the front matter. What counts are the ratios; the times are this
machine's. The result is kept in bench/scale.md. ``--large`` measures 10,000 articles too.
"""

import contextlib
import gzip
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL

from bench.made import made
from bench.texts import articles
from tests.projects import ROOT, copy_project

STOCK = """site_name: 文章
site_url: http://127.0.0.1/
theme: {name: material, language: zh-Hant, font: false}
markdown_extensions: [attr_list, tables]
"""
ALONE = """
import sys
from pathlib import Path
from opencc import OpenCC
there, back = OpenCC("tw2s"), OpenCC("s2tw")
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    back.convert(there.convert(path.read_text(encoding="utf-8")))
"""
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/"}


@dataclass(frozen=True)
class Run:
    seconds: float
    work: float  # of processors, in seconds: where others use the machine too, this is what counts
    megabytes: float  # at most, in memory


def run(folder: Path, *command: str) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    work = used.ru_utime + used.ru_stime
    return Run(time.perf_counter() - start, work, used.ru_maxrss / 1024)


def megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def add_line(text: Path, line: str) -> None:
    text.write_text(f"{text.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


def served(project: Path, text: Path, page: str) -> float:
    """Seconds from an edit of a text until ``make serve`` shows it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", host]
    process = subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stdout=DEVNULL, stderr=DEVNULL)
    try:
        _wait_for(f"http://{host}/{page}", "</html>")
        time.sleep(3)  # what the first build wrote has been seen
        start = time.perf_counter()
        add_line(text, "看見了這一句。")
        _wait_for(f"http://{host}/{page}", "看見了這一句。")
        return time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, words: str) -> None:
    while True:
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:  # noqa: S310 (ours)
            if words in answer.read().decode():
                return
        time.sleep(0.05)


def stock(project: Path, target: Path) -> None:
    """The same Markdown pages for stock Material: a title above them, and no front matter of ours."""
    for path in (project / "docs").rglob("*.md"):
        relative = path.relative_to(project / "docs")
        if not any(part.startswith(".") for part in relative.parts):
            _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
            title = re.search("^title: (.*)$", head, re.MULTILINE)
            (target / "docs" / relative).parent.mkdir(parents=True, exist_ok=True)
            text = f"# {title[1] if title else ''}\n{body}"
            (target / "docs" / relative).write_text(text, encoding="utf-8")
    (target / "mkdocs.yml").write_text(STOCK, encoding="utf-8")


def measure(count: int, work: Path, against_stock: bool) -> str:
    """One row of the table."""
    print(f"{count} articles", file=sys.stderr)
    project = copy_project(work / f"ours-{count}", seeds="none")
    for name, text, settings in articles(count):
        project.seed(name, text, settings)
    alone = run(project.root, "-c", ALONE, "seeds")
    made = run(project.root, "-m", "scripts.build")
    middle = project.root / "seeds" / f"{count // 2:04}.txt"
    add_line(middle, "補上一句。")
    edit = run(project.root, "-m", "scripts.build")
    built = run(project.root, "-m", "mkdocs", "build", "-q")
    add_line(middle, "又補上一句。")
    edited = run(project.root, "-m", "mkdocs", "build", "-q", "--dirty")
    checked = run(project.root, "-m", "scripts.checks.crawl", "site")
    shown = served(project.root, middle, f"articles/article-{count // 2:04}/")
    site = project.root / "site"
    pages = len(list(site.rglob("*.html")))
    seconds = made.seconds + built.seconds
    page = (site / "articles" / f"article-{count // 2:04}" / "index.html").read_bytes()
    cells = [
        f"{count:,}",
        f"{pages:,}",
        f"{made.seconds:.1f} s",
        f"{made.seconds / alone.seconds:.0f}",
        f"{edit.seconds:.2f} s",
        f"{edited.seconds:.1f} s",
        f"{shown:.1f} s",
        f"{seconds:.1f} s",
        f"{1000 * (made.work + built.work) / pages:.1f} ms",
        f"{checked.seconds:.1f} s",
        f"{max(one.megabytes for one in (made, built, edited, checked)):.0f} MB",
        f"{megabytes(site):.1f} MB",
        f"{1000 * megabytes(site) / count:.0f} kB",
        f"{sum(path.is_file() for path in site.rglob('*')):,}",
        f"{len(gzip.compress(page, mtime=0)):,}",
    ]
    if against_stock:
        other = work / f"stock-{count}"
        stock(project.root, other)
        theirs = run(other, "-m", "mkdocs", "build", "-q")
        size = megabytes(other / "site")
        cells += [
            f"{theirs.seconds:.1f} s",
            f"{theirs.megabytes:.0f} MB",
            f"{size:.1f} MB",
            f"{seconds / theirs.seconds:.2f}",
            f"{megabytes(site) / size:.2f}",
        ]
    else:
        cells += ["–"] * 5
    print(" ".join(cells), file=sys.stderr)
    return f"| {' | '.join(cells)} |"


MADE = 200  # made articles (bench/made.py), half of them in Traditional, of which the bytes are counted
KINDS = {
    "page": r".*articles/[^/]+/index\.html",
    "EPUB": r".*\.epub",
    "plain text": r".*articles/[^/]+/[^/]+\.zh-\w+\.txt",
    "index: grams": r"search/\d+/.*",
    "notes": r".*articles/[^/]+/notes/.*",
    "index: texts": r"search/[ap]/.*",
    "text as received": r"articles/[^/]+/received\.txt",
    "record and changes": r".*articles/[^/]+/(?:record|changes)\.json",
    "lists, feeds, sitemap": r".*(?:archive|page)/.*|.*feed\.xml|sitemap.*|(?:zh-hans/)?index\.html",
    "the same for any number": r".*",
}


def kinds(work: Path) -> str:
    """Count what an article takes on the host, kind by kind of file: a table."""
    project = copy_project(work / "made", seeds="none")
    for one in made(MADE):
        lines, script = one.traditional, "traditional"
        if one.number % 2:
            lines, script = one.simplified, "simplified"
        settings = f'slug = "made-{one.number}"\nscript = "{script}"\nadded = 2026-01-01\n'
        project.seed(f"{one.number:05}", "\n".join(lines) + "\n", settings)
    run(project.root, "-m", "mkdocs", "build", "-q")  # not strict: words by chance have warnings
    site, found = project.root / "site", Counter[str]()
    for path in (path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        found[next(kind for kind, one in KINDS.items() if re.fullmatch(one, name))] += path.stat().st_size
    rows = [f"| {kind} | {found[kind] / MADE / 1000:.1f} kB |" for kind in KINDS]
    return "\n".join([*rows, f"| all | {found.total() / MADE / 1000:.1f} kB |", ""])


BYTES = f"""
## What an article takes on the host

Bytes as they lie there, of {MADE} made articles (`bench/made.py`) in two variants, an article:

| kind of file | an article |
| --- | --- |
"""
HEAD = """# A site of many articles

Each article is a page and its notes in two variants; lists, feeds, search and downloads come with
them. Stock Material has the same pages. All in one run of `make bench`; the ratios count.

- *generator*: texts to `docs/`; *to OpenCC*: how many times as long as a process that does nothing
  but convert the same texts there and back with OpenCC; *one edit*: the generator again, from its
  start, after a line was added to one text.
- *to site*: `make site` after such an edit; *to page*: from such an edit until `make serve` shows it.
- *all*: generator and MkDocs, from nothing; *a page*: of processors' work, for each page of the site;
  *visit*: the walk through the site that `make check` ends with; *memory*: the most that any of these held.
- *an article*: the whole site divided by its articles; *page*: an article's page, gzipped, in bytes.
- *stock*: the same pages in stock Material; the last two columns are ours divided by theirs.

| articles | pages | generator | to OpenCC | one edit | to site | to page | all | a page | visit | memory | site | an article | files | page | stock | its memory | its site | time | size |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""  # noqa: E501 (a table)


def main() -> None:
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as work:
        sizes = [(10, True), (100, not quick), *([] if quick else [(1000, False)])]
        sizes += [(10_000, False)] if "--large" in sys.argv else []
        rows = [measure(count, Path(work), against) for count, against in sizes]
        result = HEAD + "\n".join(rows) + "\n" + ("" if quick else BYTES + kinds(Path(work)))
    print(result)
    if not quick:
        (ROOT / "bench/scale.md").write_text(result, encoding="utf-8")


if __name__ == "__main__":
    main()
