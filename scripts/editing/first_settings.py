"""Write the .toml of a new article, in which each value that was guessed says so."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from scripts.article.credits import credit
from scripts.article.interpret import structure
from scripts.article.model import Article
from scripts.article.shapes import in_toml
from scripts.article.slug import guessed_readings
from scripts.editing.documents import Imported
from scripts.editing.paste import toml
from scripts.findings import line_of
from scripts.source.front_matter import front_matter

HEAD = (
    "# What the editor says of the text beside this file. The text itself is never edited.",
    "# What is marked as guessed wants a look: correct it, or take the mark away.",
)

_HEAD_OF_BODY = 4  # lines below front matter that may say who wrote, the title among them


def draw_up(article: Article, added: datetime.date, made: str = "", file: Imported | None = None) -> str:
    """Write the .toml of a new article.

    ``made``: comments about what the text was made of; ``file``: what that file says of itself. What a
    text in Markdown says at its head is not said again.
    """
    lines = [
        *HEAD,
        *made.splitlines(),
        *_slug(article),
        *_title(article, file),
        *_subtitle(article, file),
        f'script = "{article.script}"  # guessed: damaged, traditional, hongkong or simplified',
        *_author_and_date(article, file),
        f"added = {added.isoformat()}",
        *_shape(article),
        *_sections(article),
    ]
    return "\n".join(lines) + "\n"


def _slug(article: Article) -> Iterator[str]:
    if not article.settings.slug:
        doubts = guessed_readings(Path(article.seed.file).stem).items()
        read = "".join(f"; {character} may be {' or '.join(readings)}" for character, readings in doubts)
        yield f'slug = "{article.slug}"  # guessed: its address, of the name of the file{read}'


def _title(article: Article, file: Imported | None) -> Iterator[str]:
    if article.settings.title or (article.seed.is_markdown and article.title_line):
        return
    if article.title_line is not None:
        yield f"title_line = {article.title_line}  # guessed: {article.title}"
    elif file and file.title:
        yield f"title = {toml(file.title)}  # guessed: the file's properties"
    else:
        whence = "the name of the file" if structure(article.lines).title == "" else "words of the text"
        yield f"title = {toml(article.title)}  # guessed: {whence}"


def _subtitle(article: Article, file: Imported | None) -> Iterator[str]:
    if file and file.subtitle and not article.settings.subtitle:
        yield f"subtitle = {toml(file.subtitle)}  # guessed, from what the file says of itself"


def _author_and_date(article: Article, file: Imported | None) -> Iterator[str]:
    author, date = _credited(article)
    said = file or Imported("")
    lines, properties = "the lines under the title", "what the file says of itself"
    # A reader sees what the lines say; a Word file often names whoever has the program.
    if (author or said.author) and not article.settings.author:
        yield f"author = {toml(author or said.author)}  # guessed, from {lines if author else properties}"
    if (said.date or date) and not article.settings.date:
        yield f"date = {said.date or date}  # guessed, from {properties if said.date else lines}"


def _credited(article: Article) -> tuple[str | None, datetime.date | None]:
    """Find who wrote the text, and when.

    Below front matter, which would have said it, only a line with a label counts.
    """
    below = front_matter(article.seed.text).end if article.seed.is_markdown else 0
    if not below:
        guess = structure(article.lines)
        return guess.author, guess.date
    first = line_of(article.seed.text, below)
    texts = [line.now for line in article.lines if line.number >= first and line.now][:_HEAD_OF_BODY]
    sure = [one for one in map(credit, texts) if one and one.sure]
    author = next((one.author for one in sure if one.author), None)
    return author, next((one.date for one in sure if one.date), None)


def _shape(article: Article) -> Iterator[str]:
    if any(line.last > line.number for line in article.lines) and not article.seed.is_markdown:
        yield "wrapped = true  # guessed: lines were broken at a width, and are put together"
    if article.forms:
        yield f"{in_toml(article.lines, article.forms)}  # guessed, by lines"


def _sections(article: Article) -> Iterator[str]:
    texts = {line.number: line.now for line in article.lines}
    for line, id in article.headings.items():
        yield f'\n[[sections]]  # guessed: {texts[line]}\nline = {line}\nid = "{id}"'
        if line in article.levels:
            yield f"level = {article.levels[line]}"
