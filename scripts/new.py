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
from scripts.editing.remarks import review
from scripts.findings import Finding, Rejected
from scripts.publish.published import FILE, read_list, to_json, with_new
from scripts.review import report
from scripts.source.seed import Source, parse, read, read_glossary, whose
from scripts.source.values import MAX_SLUG


def draw_up(article: Article, added: datetime.date) -> str:
    """The .toml of an article about which only guesses are known; each says that it is one."""
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


def add(path: Path, root: Path, today: datetime.date) -> tuple[Article, list[Finding]]:
    """Copy the text at ``path`` into ``root/seeds`` and write its settings. Raises ``Rejected``."""
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
    seed, findings = parse(Source(name, path.read_bytes()))
    if seed is None:
        raise Rejected([replace(finding, file=str(path)) for finding in findings])
    article, findings = interpret(seed, read_glossary(root / "seeds", root)[1])
    others, _ = read(root / "seeds", root)
    taken = {other.settings.slug or guess_slug(other) for other in others}
    article = replace(article, slug=_free(article.slug, taken))
    listed = with_new(read_list(root), [replace(article.facts, added=today)], [article.slug])
    (root / FILE).write_bytes(to_json(listed))
    settings.write_text(draw_up(article, today), encoding="utf-8")
    target.write_bytes(seed.raw)
    return article, findings


def _free(slug: str, taken: set[str]) -> str:
    """The slug, or with a number behind it where another article has it."""
    numbered = (f"{slug[: MAX_SLUG - 3]}-{number}" for number in range(2, 100))
    return next((free for free in (slug, *numbered) if free not in taken), slug)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.new", description="add a text to seeds/")
    parser.add_argument("file", nargs="?", default="", help="a paragraph or heading a line")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(arguments)
    try:
        if not options.file:
            advice = "name the text to add: make new FILE=the/text.txt"
            raise Rejected([Finding("F02", "FILE", None, "none is named, so there is no such file", advice)])
        article, findings = add(Path(options.file), options.root, datetime.date.today())
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
