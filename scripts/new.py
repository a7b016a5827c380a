"""The command that adds a text: it copies the text to ``seeds/``, guesses its settings, shows the review.

    python -m scripts.new FILE [--encoding NAME] [--root FOLDER]

FILE may be a folder: then all Markdown in it is added. No file that is there already is overwritten.
"""

import argparse
import datetime
import os
import posixpath
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from scripts.article.interpret import interpret
from scripts.article.model import Article
from scripts.article.slug import guess_slug
from scripts.editing.first_settings import draw_up
from scripts.editing.received import MARKDOWN, take
from scripts.editing.remarks import review
from scripts.findings import Finding, Rejected, gathered, line_of, tell
from scripts.markdown.document import read_markdown
from scripts.pages.config import read_config
from scripts.publish.output import replace_file
from scripts.publish.published import LIST_FILE, read_list, to_json, with_new
from scripts.review import report
from scripts.source.folder import GLOSSARY, ORIGINAL, OTHERS, TEXT_SUFFIXES, read_glossary, read_seeds, whose
from scripts.source.reading import MAX_BYTES, is_fit, printable, reading
from scripts.source.seed import Source, parse_source
from scripts.source.values import MAX_SLUG

NAME_ONE = "name the text to add: make new FILE=the/text.txt"


Added = list[tuple[Article, list[Finding]]]  # each article that was added, and findings about it


def add(paths: Iterable[Path], root: Path, today: datetime.date, encoding: str = "") -> Added:
    """Copy texts, and the pictures that they name, into ``root/seeds``; write their settings, and their
    addresses into ``published.json``: as waiting, since nobody has seen them yet.

    A text in another encoding is made UTF-8, and the file as received is kept beside it.
    Raises ``Rejected``, with nothing written, if any text cannot be added.
    """
    added: Added = []
    wrong: list[Finding] = []
    files: dict[Path, bytes] = {}
    for path in paths:
        with gathered(wrong), reading(str(path), MAX_BYTES):
            article, findings, more = prepare(path, root, today, encoding, {one.slug for one, _ in added})
            added.append((article, findings))
            files |= more
    if wrong:
        raise Rejected(wrong)
    facts = [replace(article.facts, added=today) for article, _ in added]
    files[root / LIST_FILE] = to_json(with_new(read_list(root), facts, [one.slug for one in facts]))
    _write(files)
    return added


def _write(files: dict[Path, bytes]) -> None:
    """Write files; if one cannot be written, remove those that are new, and raise ``Rejected``."""
    new = [path for path in files if not path.exists()]
    try:
        for path, raw in files.items():
            replace_file(path.parent, path.name, raw)
    except OSError as error:
        for path in new:
            path.unlink(missing_ok=True)
        message, advice = f"cannot be written ({error.strerror})", "check its folder, permissions and room"
        raise _rejected(Path(str(error.filename)), "F02", message, advice) from error


def _markdown_in(folder: Path) -> list[Path]:
    """List the Markdown files in a folder. Raises ``Rejected`` if there are none."""
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in MARKDOWN)
    if not found:
        raise _rejected(folder, "F02", "a folder without Markdown", NAME_ONE)
    return found


def _pictures(article: Article, path: Path, seeds: Path) -> dict[Path, bytes]:
    """Find the pictures that a text in Markdown names, in its folder or below: their new paths → bytes.

    One named without a folder, like ![[圖.png]], may also lie in a folder beside the text.
    Raises ``Rejected`` if ``seeds`` has another file of a picture's name.
    """
    found: dict[Path, bytes] = {}
    for name, _ in _named(article):
        here, there = path.parent / name, seeds / name
        if "/" not in name and not os.path.isfile(here):
            beside = (one / name for one in sorted(path.parent.iterdir()) if os.path.isdir(one))
            here = next((one for one in beside if os.path.isfile(one)), here)
        if name.startswith(("..", "/")) or not os.path.isfile(here):
            continue
        if there.exists() and there.read_bytes() != here.read_bytes():
            advice = "rename the picture, and say so in the text"
            raise Rejected.of("F12", str(here), None, f"seeds/{name} is there already", advice)
        found[there] = here.read_bytes()
    return found


def _named(article: Article) -> Iterator[tuple[str, int]]:
    """Yield the files that a text in Markdown names as pictures, each with its line."""
    text = article.text.now
    blocks = read_markdown(text).blocks if article.seed.is_markdown else ()
    for node in (node for block in blocks for node in block.walk() if node.kind == "image"):
        yield posixpath.normpath(unquote(node.get("href"))), line_of(text, node.start)


def _missing(article: Article, seeds: Path, files: Collection[Path]) -> Iterator[Finding]:
    """Find the pictures that a text names and that will not lie beside it, though it says so."""
    for name, line in _named(article):
        elsewhere = re.match(r"[a-z][a-z0-9+.-]*:|/", name)
        if not elsewhere and seeds / name not in files and not os.path.isfile(seeds / name):
            message, advice = f"a picture that is not there: {name[:80]}", "put it beside the text"
            yield Finding("M08", article.seed.file, line, message, advice)


def prepare(
    path: Path, root: Path, today: datetime.date, encoding: str, taken: Collection[str]
) -> tuple[Article, list[Finding], dict[Path, bytes]]:
    """Read a text that is to be added; return the article, findings, and the files to write (path → bytes).

    The files are the text, its .toml with ``today`` as the day it was added, the file as received if it had
    to be converted, and pictures. ``encoding``: as the editor names it, or "" to guess it; ``taken``: slugs
    of texts added in the same run. To read .docx and .html, this may install packages.

    Raises ``Rejected`` if the file cannot be read, or its name is taken.
    """
    _check_name(path, root / "seeds")
    text, document = take(path, root, encoding)
    is_markdown = document is not None or path.suffix.lower() in MARKDOWN
    target = root / "seeds" / f"{path.stem}{'.md' if is_markdown else '.txt'}"
    article, findings = _interpreted(Source(target.relative_to(root).as_posix(), text.raw), path, root, taken)
    original = target.with_name(f"{path.stem}.{ORIGINAL}{path.suffix or '.txt'}")
    made = f"# Made of {text.made_of}: {original.name} is the file as received.\n" if text.made_of else ""
    if document and document.not_taken:
        made += f"# Not taken from it: {document.not_taken}.\n"
    settings = draw_up(article, today, made, document).encode()
    files = {target.with_suffix(".toml"): settings, target: article.seed.raw}
    if text.made_of:
        files[original] = path.read_bytes()
    if document:
        files |= {target.with_name(name): raw for name, raw in document.pictures.items()}
    for file in files:
        if file.exists():
            raise _rejected(path, "F12", f"seeds/{file.name} is there already", "rename the file")
    files |= {} if document else _pictures(article, path, target.parent)
    return article, [*findings, *_missing(article, target.parent, files)], files


def _rejected(path: Path, code: str, message: str, advice: str) -> Rejected:
    return Rejected.of(code, str(path), None, message, advice)


def _check_name(path: Path, seeds: Path) -> None:
    """Raise ``Rejected`` if there is no file at ``path``, or ``seeds`` cannot have a text of that name."""
    if not path.is_file():
        message = "a folder" if path.is_dir() else "no such file"
        raise _rejected(path, "F02", message, NAME_ONE)
    usual = f"{path.stem}{'.md' if path.suffix.lower() in MARKDOWN else '.txt'}"
    there = [path.stem + suffix for suffix in TEXT_SUFFIXES if (seeds / (path.stem + suffix)).exists()]
    name = there[0] if there else usual
    if (seeds / name).exists() or (seeds / f"{path.stem}.toml").exists():
        message = f"seeds/{name} or its .toml is there already"
        raise _rejected(path, "F12", message, "rename the file, or edit that one")
    is_other = name in OTHERS or f"{path.stem}.toml" == GLOSSARY
    if name.startswith(".") or not is_fit(name) or whose(name) or is_other:
        message = f"seeds/ cannot have a text named {printable(name)}"
        raise _rejected(path, "F08", message, "rename the file")


def _interpreted(
    source: Source, path: Path, root: Path, taken: Collection[str]
) -> tuple[Article, list[Finding]]:
    """Make the article of a new text, at an address that no other article has; list findings.

    ``path``: the file that is added, which errors name. Raises ``Rejected`` if the text has an error.
    """
    seed, wrong = parse_source(source)
    if seed is None or any(finding.level == "error" for finding in wrong):
        raise Rejected([replace(finding, file=str(path)) for finding in wrong])
    article, remarks = interpret(seed, read_glossary(root)[1])
    others, _ = read_seeds(root)
    slugs = {other.settings.slug or guess_slug(other) for other in others}
    return replace(article, slug=_free(article.slug, {*slugs, *taken})), [*wrong, *remarks]


def _free(slug: str, taken: set[str]) -> str:
    """Return the slug if it is not ``taken``; else with the first number behind it that is free: a → a-2."""
    numbered = (f"{slug[: MAX_SLUG - 3]}-{number}" for number in range(2, 100))
    return next((free for free in (slug, *numbered) if free not in taken), slug)


def main(arguments: list[str]) -> int:
    """Run the command; return its exit status, 1 if nothing was added because of errors."""
    parser = argparse.ArgumentParser(prog="python -m scripts.new", description="add a text to seeds/")
    parser.add_argument("file", nargs="?", default="", help="a paragraph or heading a line")
    parser.add_argument("--encoding", default="", help="where it is not UTF-8 and cannot be told")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(arguments)
    try:
        if not options.file:
            message = "none is named, so there is no such file"
            raise Rejected.of("F02", "FILE", None, message, NAME_ONE)
        langs = [variant.lang for variant in read_config(options.root / "mkdocs.yml").variants]
        today = datetime.datetime.now(datetime.UTC).date()  # as the build has it: else it may wait
        path = Path(options.file).expanduser()  # Not every shell does that behind FILE=.
        if path.is_dir():
            added = add(_markdown_in(path), options.root, today)
        else:
            added = add([path], options.root, today, options.encoding)
    except Rejected as rejected:
        tell(rejected.findings)
        print("nothing was added", file=sys.stderr)
        return 1
    for article, findings in added:
        seed = article.seed
        print(f"{seed.file} and {seed.settings_file}: look through the guesses in the latter\n")
        told = [str(one) for one in findings if one.level == "warning" and not one.doubt]
        print("".join(f"{one}\n\n" for one in told) + report(review(article, findings, langs)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
