"""Make an article of a seed, by what its editor says or, where nothing is said, by guesses that are told."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from scripts.article.consistency import check, no_such_line
from scripts.article.from_markdown import begins_with_a_part, in_markdown, may_be_title, title_of
from scripts.article.guess import Guess, guess_structure
from scripts.article.headings import PLAIN, shown_levels
from scripts.article.model import Article, words_said
from scripts.article.rows import rows_of
from scripts.article.shapes import guess_forms, in_toml, signed
from scripts.article.slug import former_slug, guess_slug
from scripts.converting.character_forms import looks_hongkong
from scripts.converting.render import protected
from scripts.findings import Finding, Rejected
from scripts.markdown.document import Document
from scripts.restoring.damage import guessed_script
from scripts.restoring.restore import Line, lines_of, restored
from scripts.source.seed import Seed
from scripts.source.settings import Settings, Word
from scripts.source.values import SLUG, Script


def interpret(seed: Seed, shared: Settings | None = None) -> tuple[Article, list[Finding]]:
    """Make an article of a seed and the glossary that all share; tell what an editor should know.

    Raises ``Rejected``.
    """
    script, findings = _script(seed)
    text, remarks = restored(seed, script)
    lines = tuple(lines_of(text, seed))
    document = None
    if seed.is_markdown:
        seed, document, wrong = in_markdown(seed, text)
        remarks += wrong
    guess = cache(partial(structure, lines))
    title_line, title, about_title = _title(seed, lines, document, guess)
    guessed = ({}, {}, []) if document else _headings(seed, guess(), lines, title_line)
    headings, levels, about_headings = guessed
    slug, about_slug = _slug(seed)
    known = {*headings, title_line or 0}
    forms, about_forms = ({}, []) if document else _forms(seed, lines, known, guess().credits)
    findings += [*remarks, *about_title, *about_headings, *about_forms, *about_slug]
    own, shared = seed.settings, shared or Settings()
    words = "\n".join([title, *words_said(own), *(line.now for line in lines)])
    glossary = _glossary(words, own, shared)
    names = tuple(name for name in dict.fromkeys((*own.names, *shared.names)) if name in words)
    decided = (headings, title, title_line, glossary, names, levels, forms, text)
    article = Article(seed, slug, script, lines, *decided)
    findings += check(article)
    if any(finding.level == "error" for finding in findings):
        raise Rejected(findings)
    return article, findings


# Each of these returns what is said or guessed, and findings about it.


def _script(seed: Seed) -> tuple[Script, list[Finding]]:
    """Give the script that the editor says, else the one that the text is measured to be in."""
    said = seed.settings.script
    if said:
        return said, []
    guessed = guessed_script(seed.text)
    if guessed == "traditional" and looks_hongkong(seed.text):
        guessed = "hongkong"
    return guessed, [_guessed(seed, f"the script is {guessed}", "script")]


def _title(
    seed: Seed, lines: Sequence[Line], document: Document | None, guess: Callable[[], Guess]
) -> tuple[int | None, str, list[Finding]]:
    """Give the line of the title, ``None`` if no line is the title, and the title."""
    settings = seed.settings
    if document and settings.title_line is None and (found := title_of(seed, document, lines)):
        return *found, []
    if settings.title is not None:
        return None, settings.title, []
    texts = {line.number: line.now for line in lines}
    if (said := settings.title_line) is not None:
        if title := texts.get(said, ""):
            return said, title, []
        return said, "", [no_such_line(seed, "title_line", said, settings.lines["title_line"])]
    line, title = guess().title_line, guess().title
    if document and line and not may_be_title(document, seed.text, line):
        line = None
    if document and begins_with_a_part(document):
        line, title = None, ""
    title = texts.get(line or 0, title).replace("\ufffc", "").strip() or Path(seed.file).stem
    return line, title, [_guessed(seed, f"the title is {title!r}", "title")]


def _headings(
    seed: Seed, guess: Guess, lines: Sequence[Line], title_line: int | None
) -> tuple[dict[int, str], dict[int, int], list[Finding]]:
    """Map the line of each heading to its id, s<line> where it is guessed; and to its level, where that is
    not 2.

    No line is guessed to be one that the editor says to be the author's name or the second title.
    """
    if seed.settings.sections is not None:
        said = seed.settings.sections
        levels = {section.line: section.level for section in said if section.level > 2}
        return {section.line: section.id for section in said}, levels, []
    taken = [range(title_line, title_line + 1)] if title_line else []
    taken += [among for ranges in (seed.settings.forms or {}).values() for among in ranges]
    named = {seed.settings.author, seed.settings.subtitle}
    taken += [range(line.number, line.number + 1) for line in lines if line.now.strip(" 　\t") in named]
    guessed = [heading for heading in guess.headings if not any(heading.line in among for among in taken)]
    what = f"the headings are lines {', '.join(str(heading.line) for heading in guessed)}"
    about = [_guessed(seed, what, "[[sections]]")] if guessed else []
    return {heading.line: f"s{heading.line}" for heading in guessed}, shown_levels(guessed), about


def _forms(
    seed: Seed, lines: Sequence[Line], known: Collection[int], credits: Collection[int]
) -> tuple[dict[int, str], list[Finding]]:
    """Map numbers of lines to forms; ``known``: those of the title and headings, which have none."""
    said = seed.settings.forms
    if said is None:
        forms = guess_forms(lines, {*known, *credits})
        what = f"some lines are more than paragraphs: {in_toml(lines, forms)}"
        return forms, [_guessed(seed, what, "forms")] if forms else []
    forms, wrong = {}, []
    for kind, among in ((kind, among) for kind, ranges in said.items() for among in ranges):
        found = [line for line in lines if line.number in among and (line.now or kind == "break")]
        forms |= {line.number: kind for line in found if line.number not in known}
        if not found:
            wrong.append(no_such_line(seed, "forms", among.start, seed.settings.lines["forms"]))
    return forms, wrong


def _slug(seed: Seed) -> tuple[str, list[Finding]]:
    """Give the slug that the editor says, else one made of the file's name."""
    slug = seed.settings.slug or guess_slug(seed)
    findings = []
    if slug and not seed.settings.slug:
        moved = f" ({was} in version 0.1)" if (was := former_slug(seed)) != slug else ""
        findings.append(_guessed(seed, f"the slug is {slug}{moved}", "slug"))
    if not SLUG.fullmatch(slug):
        message = "no slug, which is its address, can be made of the file's name"
        advice = f'give one in {seed.settings_file}, like slug = "rain"'
        findings.append(Finding("A03", seed.file, None, message, advice))
    return slug, findings


def _guessed(seed: Seed, what: str, key: str) -> Finding:
    return Finding("A01", seed.file, None, f"guessed: {what}", f"{seed.settings_file} can set {key}")


def _glossary(text: str, own: Settings, site: Settings) -> tuple[Word, ...]:
    """List the words of a text that are not just converted; the article's own count more than the site's."""
    words: dict[str, Word] = {}
    for word in (*own.words, *protected(own.protect), *site.words, *protected(site.protect)):
        words.setdefault(word.word, word)
    return tuple(word for word in words.values() if word.word in text)


def structure(lines: Sequence[Line]) -> Guess:
    """Guess title, author, day and headings from the restored lines; no signature is a heading."""
    texts = {line.number: line.now for line in lines if line.now}
    guess = guess_structure([texts.get(number, "") for number in range(1, max(texts, default=0) + 1)])
    numbered = {one.line for one in guess.headings if one.level != PLAIN}
    passed = {*signed(rows_of(lines), {*numbered, *guess.credits, guess.title_line or 0})}
    return replace(guess, headings=tuple(one for one in guess.headings if one.line not in passed))
