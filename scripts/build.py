"""The command that builds ``docs/`` from ``seeds/``, and prints what an editor should know.

    python -m scripts.build [--strict] [--drafts] [--list] [--root FOLDER]

It writes only files that changed, removes only files that it wrote before, and writes nothing if there
is any error. MkDocs (or another renderer of ``docs/``) makes the site from the Markdown pages there.
"""

import argparse
import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from scripts.by_hand.python_markdown import renderer
from scripts.by_hand.written import MARKDOWN, Pages, read_pages, written_pages
from scripts.findings import Finding, Rejected, counted, tell
from scripts.notes.exchanged import EXCHANGED, exchanged_file
from scripts.pages.config import Config, read_config, read_seal
from scripts.pages.generated import is_generated
from scripts.pages.own_styles import read_style
from scripts.pages.theme import INLINE, SOURCES, frame_files
from scripts.publish.articles import Shared
from scripts.publish.cache import FOLDER, Published
from scripts.publish.index import Searched, search_part
from scripts.publish.output import Part, files_of_parts, fingerprint, read_json, replace_file, write
from scripts.publish.publication import generate
from scripts.publish.published import LIST_FILE, read_list, to_json
from scripts.publish.staging import Lock
from scripts.source.folder import SEEDS, read_glossary, read_sources
from scripts.source.reading import files_below
from scripts.source.seed import Source

MADE_PAGES = "made pages"  # the name of the part with the converted variants of hand-written pages
PROGRAM_SUFFIXES = (".py", ".xz", ".css", ".tsv", ".txt")  # of files in scripts/ that make the program
MANY = 100  # texts between two messages about progress


def build(
    root: Path, strict: bool, today: datetime.date, drafts: bool = False
) -> tuple[list[str], list[Finding]]:
    """Read all sources below ``root``, write ``root/docs``; return changed paths and sorted findings.

    The paths are relative to ``docs/``. Articles whose ``added`` is later than ``today`` are left out,
    drafts too, unless ``drafts`` is true.
    Raises ``Rejected``, with nothing written, if there is an error (or, if ``strict``, a warning), and
    ``OSError`` if a file cannot be read or written.
    """
    docs = root / "docs"
    config = replace(read_config(root / "mkdocs.yml"), seal=read_seal(docs))
    sources, findings = read_sources(root)
    raw, glossary, remarks = read_glossary(root)
    salt = fingerprint(program(), config, raw)
    own, others, wrong = _hand_written(docs)
    markdown = renderer(root / "mkdocs.yml") if own else str
    by_hand, unread = read_pages(own, markdown)
    places = {one.path: one.content.ids for one in by_hand}
    shared = Shared(config, glossary, salt, today, drafts, read_list(root), root / SEEDS, places)
    remembered = (read_json(path, Published) for path in sorted((docs / FOLDER).glob("*.json")))
    made = generate(sources, shared, filter(None, remembered), _counted)
    known = {**dict.fromkeys(others), **made.files}
    pages = written_pages(by_hand, known, config.variants, markdown)
    findings += remarks + made.findings + unread + pages.findings + wrong
    keeps_list = not strict and not drafts  # A preview publishes nothing.
    if keeps_list:
        findings = [one for one in findings if one.code != "A09"]  # This build adds them.
    findings.sort(key=lambda finding: (finding.file, finding.line or 0))
    fatal = {"error", "warning"} if strict else {"error"}
    if any(finding.level in fatal for finding in findings):
        raise Rejected(findings)
    frame = _frame(docs, config, salt, pages)
    variants = Part(MADE_PAGES, fingerprint(salt, pages.made), lambda: dict(pages.made))
    found = [Searched(fingerprint(one), partial(dict, one)) for one in pages.searched]
    index = search_part(made.searched, found, salt, docs)
    changed = write([*made.parts, index, variants, frame], docs, own)
    if keeps_list and made.listed != shared.listed:
        replace_file(root, LIST_FILE, to_json(made.listed))
    return changed, findings


def _frame(docs: Path, config: Config, salt: str, pages: Pages) -> Part:
    """Make the part with the files that templates include: words, styles, scripts, and the pages by hand.

    Raises ``Rejected`` if a style sheet of the publisher's cannot be read, or cannot stand in a page.
    """
    inline = {name: (docs / INLINE / name).read_text(encoding="utf-8") for name in SOURCES}
    styles = [read_style(docs, path, config.site_url) for path in config.styles]
    key = fingerprint(salt, inline, styles, pages.table, pages.included)

    def make() -> dict[str, bytes]:
        frame = frame_files(inline, styles, config, pages.table)
        return {**pages.included, **frame, EXCHANGED: exchanged_file(config.variants)}

    return Part("frame", key, make)


def _hand_written(docs: Path) -> tuple[dict[str, bytes], list[str], list[Finding]]:
    """Read the hand-written pages in ``docs/``: path → bytes; list the paths of the publisher's other files,
    and findings.

    A generated page counts as hand-written once its "Made by" line is removed.
    """
    parts = files_of_parts(docs)
    parts.pop(MADE_PAGES, None)
    generated = set().union(*parts.values())
    every, findings = files_below(docs, docs.parent)
    names = [name for name in every if name not in generated]
    pages = {name: (docs / name).read_bytes() for name in names if name.lower().endswith(MARKDOWN)}
    own = {name: raw for name, raw in pages.items() if not is_generated(raw)}
    return own, [name for name in names if name not in pages], findings


def program() -> list[str]:
    """List the versions of Python and the converters, and a fingerprint of each source and data file of ours.

    All of these can change the output, so they are part of every cache key: after an update of any of them
    everything is made again.
    """
    own = sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in PROGRAM_SUFFIXES)
    sources = [fingerprint(path.read_bytes()) for path in own]
    return [sys.version, *map(version, ("opencc", "opencc-jieba-pyo3", "pypinyin", "pyromark")), *sources]


def _counted(sources: Sequence[Source]) -> Iterator[Source]:
    """Yield the texts one by one, and print progress to stderr after every ``MANY`` of them."""
    for number, source in enumerate(sources, 1):
        yield source
        if number % MANY == 0:
            print(f"{number:,} of {len(sources):,} texts", file=sys.stderr)


def _today() -> datetime.date:
    """Return the date in the environment variable ``TODAY``; if that is not set, today's date in UTC.

    Raises ``Rejected`` if ``TODAY`` is not an ISO 8601 date.
    """
    given = os.environ.get("TODAY")
    try:
        return datetime.date.fromisoformat(given) if given else datetime.datetime.now(datetime.UTC).date()
    except ValueError as error:
        advice = "write it like 2026-11-25"
        raise Rejected.of("C04", "TODAY", None, f"{given!r} is no day", advice) from error


def main(arguments: list[str]) -> int:
    """Run the command; return its exit status, 1 if nothing was written because of errors."""
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description="seeds → docs")
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    parser.add_argument("--drafts", action="store_true", help="publish drafts too, to look at them")
    parser.add_argument("--list", action="store_true", help="name every file that changed")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--locked", action="store_true", help="MkDocs keeps other builds away")
    options = parser.parse_args(arguments)
    lock = Lock(options.root / "docs")
    try:
        if not options.locked:
            lock.acquire(lambda message: print(message, file=sys.stderr))
        changed, findings = build(options.root, options.strict, _today(), options.drafts)
    except Rejected as rejected:
        tell(rejected.findings)
        print("nothing was written", file=sys.stderr)
        return 1
    except OSError as error:
        message = f"cannot be read or written ({error.strerror})"
        name = os.path.relpath(error.filename or ".", options.root)
        advice = "check its folder and permissions, then build again"
        tell([Finding("F02", name, None, message, advice)])
        return 1
    finally:
        lock.release()
    tell(findings)
    if changed and not options.list:
        print(f"docs/: {counted(len(changed), 'file')} changed")
    for path in changed if options.list else []:
        print(f"docs/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
