"""A new article in one command: the text is copied, its settings are guessed, the review is shown.

    python -m scripts.new FILE [--root FOLDER]

Nothing that is there is overwritten.
"""

import argparse
import datetime
import json
import os
import posixpath
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from scripts.article.interpret import interpret, structure
from scripts.article.model import Article
from scripts.article.shapes import in_toml
from scripts.article.slug import guess_slug, guessed_readings
from scripts.editing.documents import Imported
from scripts.editing.received import MARKDOWN, take
from scripts.editing.remarks import review
from scripts.findings import Finding, Rejected
from scripts.markdown.document import read as read_markdown
from scripts.pages.config import read_config
from scripts.publish.published import FILE, read_list, to_json, with_new
from scripts.review import report
from scripts.source.reading import MAX_BYTES, reading
from scripts.source.seed import ORIGINAL, OTHERS, TEXTS, Source, parse, read, read_glossary, whose
from scripts.source.values import MAX_SLUG


def draw_up(article: Article, added: datetime.date, made: str = "", file: Imported | None = None) -> str:
    """Write the .toml of a new article; each value that was guessed says so.

    ``made``: a comment about what the text was made of; ``file``: what that file says of itself.
    """
    said = article.settings  # at the head of a text in Markdown
    words, why = (
        (file.title, "the file's properties") if file and file.title else (article.title, "the opening words")
    )
    title = (
        f"title = {_quoted(words)}  # guessed: {why}\n"
        if article.title_line is None
        else f"title_line = {article.title_line}  # guessed: {article.title}\n"
    )
    title = "" if said.title or (article.seed.is_markdown and article.title_line) else title
    guess = structure(article.lines)
    author, date, whence = guess.author, guess.date, "the lines under the title"
    if file and (file.author or file.date):
        author, date, whence = file.author or author, file.date or date, "what the file says of itself"
    of_author = f"author = {_quoted(author or '')}  # guessed, from {whence}\n"
    of_date = f"date = {date}  # guessed, from {whence}\n"
    doubts = guessed_readings(Path(article.seed.file).stem).items()
    read = "".join(f"; {character} may be {' or '.join(readings)}" for character, readings in doubts)
    slug = f'slug = "{article.slug}"  # guessed: its address, of the name of the file{read}\n'
    texts = {line.number: line.now for line in article.lines}
    sections = (
        f'\n[[sections]]  # guessed: {texts[line]}\nline = {line}\nid = "{id}"\n'
        + (f"level = {article.levels[line]}\n" if line in article.levels else "")
        for line, id in article.headings.items()
    )
    joined = any(line.last > line.number for line in article.lines) and not article.seed.is_markdown
    wrapped = (
        "wrapped = true  # guessed: lines were broken at a width, and are put together\n" if joined else ""
    )
    forms = f"{in_toml(article.lines, article.forms)}  # guessed, by lines\n" if article.forms else ""
    return (
        "# What the editor says of the text beside this file. The text itself is never edited.\n"
        "# What is marked as guessed wants a look: correct it, or take the mark away.\n"
        f"{made}"
        f"{'' if said.slug else slug}"
        f"{title}"
        f'script = "{article.script}"  # guessed: damaged, traditional, hongkong or simplified\n'
        f"{of_author if author and not said.author else ''}"
        f"{of_date if date and not said.date else ''}"
        f"added = {added.isoformat()}\n"
        f"{wrapped}{forms}"
        f"{''.join(sections)}"
    )


def _quoted(text: str) -> str:
    """Write a TOML string. JSON's strings are TOML's basic strings."""
    return json.dumps(text, ensure_ascii=False)


def add(path: Path, root: Path, today: datetime.date, encoding: str = "") -> tuple[Article, list[Finding]]:
    """Copy the text at ``path``, and the pictures that it names, into ``root/seeds``; write its settings.

    What is not in UTF-8 is made so, and stands beside it as received; ``published.json`` lists the address.
    Raises ``Rejected``, nothing written.
    """
    with reading(str(path), MAX_BYTES):
        article, findings, files = prepare(path, root, today, encoding)
    _write(files | _listed([article], root, today))
    return article, findings


def add_folder(folder: Path, root: Path, today: datetime.date) -> list[tuple[Article, list[Finding]]]:
    """Copy all Markdown of a folder into ``root/seeds``. Raises ``Rejected``, nothing written."""
    added: list[tuple[Article, list[Finding]]] = []
    wrong: list[Finding] = []
    files: dict[Path, bytes] = {}
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in MARKDOWN):
        try:
            with reading(str(path), MAX_BYTES):
                article, findings, more = prepare(path, root, today, "")
            added.append((article, findings))
            files |= more
        except Rejected as rejected:
            wrong += rejected.findings
    if wrong or not added:
        message, advice = "a folder without Markdown", "name the text to add: make new FILE=the/text.txt"
        raise Rejected(wrong or [Finding("F02", str(folder), None, message, advice)])
    _write(files | _listed([article for article, _ in added], root, today))
    return added


def _listed(articles: Sequence[Article], root: Path, today: datetime.date) -> dict[Path, bytes]:
    """Give the list of addresses with those of new articles, which nobody has seen yet.

    Raises ``Rejected``.
    """
    facts = [replace(article.facts, added=today) for article in articles]
    return {root / FILE: to_json(with_new(read_list(root), facts, [one.slug for one in facts]))}


def _write(files: dict[Path, bytes]) -> None:
    for target, raw in files.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def _pictures(article: Article, path: Path, seeds: Path) -> dict[Path, bytes]:
    """Find the pictures that a text in Markdown names, beside it and below: path in ``seeds`` → bytes.

    Raises ``Rejected``.
    """
    found: dict[Path, bytes] = {}
    for node in (node for block in read_markdown(article.text.now).blocks for node in block.walk()):
        name = posixpath.normpath(unquote(node.get("href"))) if node.kind == "image" else ".."
        here, there = path.parent / name, seeds / name
        if name.startswith(("..", "/")) or not os.path.isfile(here):
            continue
        if there.exists() and there.read_bytes() != here.read_bytes():
            advice = "rename the picture, and say so in the text"
            raise Rejected([Finding("F12", str(here), None, f"seeds/{name} is there already", advice)])
        found[there] = here.read_bytes()
    return found


def prepare(
    path: Path, root: Path, today: datetime.date, encoding: str
) -> tuple[Article, list[Finding], dict[Path, bytes]]:
    """Read a text that is to be added; give the article, findings, and the files to write (path → bytes).

    Raises ``Rejected``.
    """
    seeds = root / "seeds"
    settings = seeds / f"{path.stem}.toml"

    def reject(code: str, message: str, advice: str) -> Rejected:
        return Rejected([Finding(code, str(path), None, message, advice)])

    if not path.is_file():
        message = "a folder" if path.is_dir() else "no such file"
        raise reject("F02", message, "name the text to add: make new FILE=the/text.txt")
    there = [one for suffix in TEXTS if (one := seeds / f"{path.stem}{suffix}").exists()]
    name = there[0].name if there else f"{path.stem}{'.md' if path.suffix.lower() in MARKDOWN else '.txt'}"
    if there or settings.exists():
        message = f"seeds/{name} or its .toml is there already"
        raise reject("F12", message, "rename the file, or edit that one")
    if name.startswith(".") or whose(name) or name in OTHERS or settings.name == "glossary.toml":
        raise reject("F08", f"seeds/ cannot have a text named {name}", "rename the file")
    text, document = take(path, root, encoding)
    is_markdown = document is not None or path.suffix.lower() in MARKDOWN
    target = settings.with_suffix(".md" if is_markdown else ".txt")
    name = target.relative_to(root).as_posix()
    original = f"{path.stem}.{ORIGINAL}{path.suffix or '.txt'}" if text.made_of else ""
    seed, wrong = parse(Source(name, text.raw))
    if seed is None or any(finding.level == "error" for finding in wrong):
        raise Rejected([replace(finding, file=str(path)) for finding in wrong])
    article, remarks = interpret(seed, read_glossary(seeds, root)[1])
    findings = [*wrong, *remarks]
    others, _ = read(seeds, root)
    taken = {other.settings.slug or guess_slug(other) for other in others}
    article = replace(article, slug=_free(article.slug, taken))
    made = f"# Made of {text.made_of}: {original} is the file as received.\n" if original else ""
    if document and document.not_taken:
        made += f"# Not taken from it: {document.not_taken}.\n"
    files = {settings: draw_up(article, today, made, document).encode(), target: seed.raw}
    if original:
        files[target.with_name(original)] = path.read_bytes()
    files |= {seeds / one: raw for one, raw in document.pictures.items()} if document else {}
    there = [target for target in files if target.exists()]
    if there:
        raise reject("F12", f"seeds/{there[0].name} is there already", "rename the file")
    return (
        article,
        findings,
        files | (_pictures(article, path, seeds) if is_markdown and not document else {}),
    )


def _free(slug: str, taken: set[str]) -> str:
    """Give the slug, with a number behind it if another article has it."""
    numbered = (f"{slug[: MAX_SLUG - 3]}-{number}" for number in range(2, 100))
    return next((free for free in (slug, *numbered) if free not in taken), slug)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.new", description="add a text to seeds/")
    parser.add_argument("file", nargs="?", default="", help="a paragraph or heading a line")
    parser.add_argument("--encoding", default="", help="where it is not UTF-8 and cannot be told")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(arguments)
    try:
        if not options.file:
            advice = "name the text to add: make new FILE=the/text.txt"
            raise Rejected([Finding("F02", "FILE", None, "none is named, so there is no such file", advice)])
        langs = [variant.lang for variant in read_config(options.root / "mkdocs.yml").variants]
        today = datetime.date.today()
        path = Path(options.file)
        one = not path.is_dir()
        added = (
            [add(path, options.root, today, options.encoding)]
            if one
            else add_folder(path, options.root, today)
        )
    except Rejected as rejected:
        for finding in rejected.findings:
            print(finding, file=sys.stderr)
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
