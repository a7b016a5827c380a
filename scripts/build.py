"""The way in: seeds → Markdown pages in ``docs/``, and what an editor should know.

    python -m scripts.build [--strict] [--drafts] [--root FOLDER]

Writes only what changed, removes only what it wrote before, and touches nothing where anything
is wrong. MkDocs (or another renderer of ``docs/``) makes the site of it.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from scripts.config import read_config
from scripts.findings import Finding, Rejected
from scripts.frame import INLINE, SCRIPTS, STYLE_SHEET, frame_files
from scripts.memory import FOLDER, Published, from_json
from scripts.output import Part, fingerprint, write, written
from scripts.publication import Site, generate
from scripts.seed import Source, read_glossary, read_sources
from scripts.staging import Lock
from scripts.written import MADE, MARKDOWN, written_pages

MADE_PAGES = "made pages"  # the part with the variants of pages that somebody wrote
GENERATED = b"---\ntemplate: reading.html\n"  # how pages begin that were made, even if nobody remembers
MANY = 100  # texts, after which it is said how far the work is


def build(root: Path, strict: bool, drafts: bool = False) -> tuple[list[str], list[Finding]]:
    """Read everything below ``root``, write ``root/docs``. Raises ``Rejected``, nothing written."""
    docs = root / "docs"
    config = read_config(root / "mkdocs.yml")
    sources, findings = read_sources(root / "seeds", root)
    raw, glossary, remarks = read_glossary(root / "seeds", root)
    salt = fingerprint(_program(), config, raw)
    site = Site(config, glossary, salt, drafts)
    parts, paths, more = generate(sources, site, _remembered(docs), _counted)
    own = _own_pages(docs)
    made, pages, wrong = written_pages(own, paths, config.variants)
    findings += remarks + more + wrong
    findings.sort(key=lambda finding: (finding.file, finding.line or 0))
    fatal = {"error", "warning"} if strict else {"error"}
    if any(finding.level in fatal for finding in findings):
        raise Rejected(findings)
    names = (*SCRIPTS, STYLE_SHEET)
    inline = {name: (docs / INLINE / name).read_text(encoding="utf-8") for name in names}
    frame = Part("frame", fingerprint(salt, inline, pages), lambda: frame_files(inline, config, pages))
    variants = Part(MADE_PAGES, fingerprint(salt, sorted(made.items())), lambda: made)
    return write([*parts, variants, frame], docs, own), findings


def _own_pages(docs: Path) -> dict[str, bytes]:
    """The pages in ``docs/`` that somebody wrote: path → bytes.

    One that was made of another is somebody's from when it no longer says so.
    """
    parts = written(docs)
    made = parts.pop(MADE_PAGES, set())
    generated = set().union(*parts.values())
    paths = (Path(folder, name) for folder, _, files in os.walk(docs) for name in files)
    names = (path.relative_to(docs).as_posix() for path in paths if path.suffix in MARKDOWN)
    own = {}
    for name in sorted(names):
        if name in generated or any(part.startswith(".") for part in name.split("/")):
            continue
        raw = (docs / name).read_bytes()
        if not (name in made and MADE.encode() in raw) and not raw.startswith(GENERATED):
            own[name] = raw
    return own


def _program() -> list[str]:
    """What makes pages of texts: after a change of it all are made again."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    return [sys.version, *map(version, ("opencc", "opencc-jieba-pyo3", "pypinyin")), *sources]


def _remembered(docs: Path) -> dict[str, Published]:
    kept = (from_json(path.read_bytes()) for path in sorted((docs / FOLDER).glob("*.json")))
    return {published.key: published for published in kept if published}


def _counted(sources: Sequence[Source]) -> Iterator[Source]:
    """The texts one by one; says how far they are where they are many."""
    for number, source in enumerate(sources, 1):
        yield source
        if number % MANY == 0:
            print(f"{number:,} of {len(sources):,} texts", file=sys.stderr)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description="seeds → docs")
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    parser.add_argument("--drafts", action="store_true", help="publish drafts too, to look at them")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--locked", action="store_true", help="MkDocs keeps other builds away")
    options = parser.parse_args(arguments)
    lock = Lock(options.root / "docs")
    try:
        if not options.locked:
            lock.acquire(lambda message: print(message, file=sys.stderr))
        changed, findings = build(options.root, options.strict, options.drafts)
    except Rejected as rejected:
        for finding in rejected.findings:
            print(finding, file=sys.stderr)
        print("nothing was written", file=sys.stderr)
        return 1
    except OSError as error:
        message = f"cannot be read or written ({error.strerror})"
        name = os.path.relpath(error.filename or ".", options.root)
        advice = "check its folder and permissions, then build again"
        print(Finding("error", name, None, message, advice), file=sys.stderr)
        return 1
    finally:
        lock.release()
    for finding in findings:
        print(finding, file=sys.stderr)
    for path in changed:
        print(f"docs/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
