"""A new article in one command: the text is copied, its settings are guessed, the review is shown.

    python -m scripts.new FILE [--root FOLDER]

Nothing that is there is overwritten.
"""

import argparse
import datetime
import json
import sys
from dataclasses import replace
from pathlib import Path

from scripts.article.interpret import interpret, structure
from scripts.article.model import Article
from scripts.article.slug import guess_slug, guessed_readings
from scripts.editing.received import kind, read_text
from scripts.editing.remarks import review
from scripts.findings import Finding, Rejected
from scripts.review import report
from scripts.source.seed import ORIGINAL, Source, parse, read, read_glossary, whose
from scripts.source.values import MAX_SLUG


def draw_up(article: Article, added: datetime.date, made: str = "") -> str:
    """The .toml of an article about which only guesses are known; each says that it is one.

    ``made``: a comment on what the text was made of.
    """
    title = (
        f"title = {_quoted(article.title)}  # guessed: the opening words"
        if article.title_line is None
        else f"title_line = {article.title_line}  # guessed: {article.title}"
    )
    guess = structure(article.lines)
    author = f"author = {_quoted(guess.author or '')}  # guessed, from the lines under the title\n"
    date = f"date = {guess.date}  # guessed, from the lines under the title\n"
    doubts = guessed_readings(Path(article.seed.file).stem).items()
    read = "".join(f"; {character} may be {' or '.join(readings)}" for character, readings in doubts)
    texts = {line.number: line.now for line in article.lines}
    sections = (
        f'\n[[sections]]  # guessed: {texts[line]}\nline = {line}\nid = "{id}"\n'
        for line, id in article.headings.items()
    )
    return (
        "# What the editor says of the text beside this file. The text itself is never edited.\n"
        "# What is marked as guessed wants a look: correct it, or take the mark away.\n"
        f"{made}"
        f'slug = "{article.slug}"  # guessed: its address, of the name of the file{read}\n'
        f"{title}\n"
        f'script = "{article.script}"  # guessed: damaged, traditional, hongkong or simplified\n'
        f"{author if guess.author else ''}"
        f"{date if guess.date else ''}"
        f"added = {added.isoformat()}\n"
        f"{''.join(sections)}"
    )


def _quoted(text: str) -> str:
    """A basic string of TOML, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)


def add(path: Path, root: Path, today: datetime.date, encoding: str = "") -> tuple[Article, list[Finding]]:
    """Copy the text at ``path`` into ``root/seeds`` and write its settings. Raises ``Rejected``.

    What is not in UTF-8 is made so, and stands beside it as received.
    """
    target = root / "seeds" / f"{path.stem}.txt"
    name = target.relative_to(root).as_posix()
    settings = target.with_suffix(".toml")

    def reject(code: str, message: str, advice: str) -> Rejected:
        return Rejected([Finding(code, str(path), None, message, advice)])

    if not path.is_file():
        message = "a folder" if path.is_dir() else "no such file"
        raise reject("F02", message, "name the text to add: make new FILE=the/text.txt")
    if target.exists() or settings.exists():
        raise reject("F12", f"{name} or its .toml is there already", "rename the file, or edit that one")
    if path.stem.startswith(".") or whose(target.name) or settings.name == "glossary.toml":
        raise reject("F08", f"seeds/ cannot have a text named {target.name}", "rename the file")
    received = path.read_bytes()
    if (what := kind(received, str(path))) != "text":
        message = "this is a Word file" if what == "docx" else "this is a saved web page"
        raise reject("F05", message, "save it as plain text")
    text = read_text(received, str(path), encoding)
    original = f"{path.stem}.{ORIGINAL}{path.suffix or '.txt'}" if text.encoding else ""
    seed, findings = parse(Source(name, text.raw))
    if seed is None:
        raise Rejected([replace(finding, file=str(path)) for finding in findings])
    article, findings = interpret(seed, read_glossary(root / "seeds", root)[1])
    others, _ = read(root / "seeds", root)
    taken = {other.settings.slug or guess_slug(other) for other in others}
    article = replace(article, slug=_free(article.slug, taken))
    made = f"# It was in {text.encoding}: {original} is the file as received.\n" if original else ""
    settings.write_text(draw_up(article, today, made), encoding="utf-8")
    target.write_bytes(seed.raw)
    if original:
        target.with_name(original).write_bytes(received)
    return article, findings


def _free(slug: str, taken: set[str]) -> str:
    """The slug, or with a number behind it where another article has it."""
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
        today = datetime.date.today()
        article, findings = add(Path(options.file), options.root, today, options.encoding)
    except Rejected as rejected:
        for finding in rejected.findings:
            print(finding, file=sys.stderr)
        print("nothing was added", file=sys.stderr)
        return 1
    print(f"{article.seed.file} and {article.seed.settings_file}: look through the guesses in the latter\n")
    print(report(review(article, findings)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
