"""A site of many articles, measured against stock Material with the same pages, in one run.

    python -m bench.scale [--quick]

Each article is a page and its notes in two variants: four pages. Stock Material gets the same
Markdown without what is ours in the front matter. What counts are the ratios; the times are this
machine's. The result is kept in bench/scale.md.
"""

import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

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
    megabytes: float  # at most, in memory


def run(folder: Path, *command: str) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    return Run(time.perf_counter() - start, used.ru_maxrss / 1024)


def megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


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
    middle.write_text(middle.read_text(encoding="utf-8") + "補上一句。\n", encoding="utf-8")
    edit = run(project.root, "-m", "scripts.build")
    built = run(project.root, "-m", "mkdocs", "build", "-q")
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
        f"{seconds:.1f} s",
        f"{pages / seconds:.0f}",
        f"{max(made.megabytes, built.megabytes):.0f} MB",
        f"{megabytes(site):.1f} MB",
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


HEAD = """# A site of many articles

Each article is a page and its notes in two variants; lists, feeds, search and downloads come with
them. Stock Material has the same pages. All in one run of `make bench`; the ratios count.

- *generator*: texts to `docs/`; *to OpenCC*: how many times as long as a process that does nothing
  but convert the same texts there and back with OpenCC; *one edit*: the generator again, from its
  start, after a line was added to one text.
- *all*: generator and MkDocs; *memory*: the most that either of them held; *page*: an article's
  page, gzipped, in bytes.
- *stock*: the same pages in stock Material; the last two columns are ours divided by theirs.

| articles | pages | generator | to OpenCC | one edit | all | pages/s | memory | site | page | stock | its memory | its site | time | size |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""  # noqa: E501 (a table)


def main() -> None:
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as work:
        sizes = [(1, True), (50, True)] if quick else [(1, True), (50, True), (500, True), (1000, False)]
        rows = [measure(count, Path(work), against) for count, against in sizes]
    result = HEAD + "\n".join(rows) + "\n"
    print(result)
    if not quick:
        (ROOT / "bench/scale.md").write_text(result, encoding="utf-8")


if __name__ == "__main__":
    main()
