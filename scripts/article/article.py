"""An article: what a restored seed says, as title, headings and paragraphs, in any variant."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.article.guess import Guess, guess_structure
from scripts.converting.variants import (
    OWN,
    TABLE,
    Variant,
    protected,
    rare_forms,
    render,
    render_author,
    split,
)
from scripts.findings import Doubt, Finding, Rejected
from scripts.restoring.damage import measure
from scripts.restoring.restore import Line, restore
from scripts.source.seed import Seed
from scripts.source.settings import MAX_SLUG, SLUG, Script, Settings, Word
from scripts.text.pinyin import HAN
from scripts.text.traced import Edit, Piece, Traced, difference, join

CHARACTERS_A_MINUTE = 300  # What Chinese reading sites reckon with.
OPENING = 110  # characters of the opening lines on the home page

_UNIT = re.compile(rf"[{HAN}]|[^\W_]+(?:[.,]\d+)*")
_SENTENCE_END = "。；，：、…—.;,:"
_QUOTES = "“”‘’「」『』"


@dataclass(frozen=True)
class Facts:
    """What is the same in every variant of an article."""

    file: str  # the seed
    slug: str
    script: Script
    editors_title: bool
    draft: bool
    added: datetime.date | None
    date: datetime.date | None
    updated: datetime.date | None
    source: str
    canonical_to_source: bool
    noindex: bool

    @property
    def day(self) -> datetime.date:
        """By which articles are ordered: published, else added here, else long ago."""
        return self.date or self.added or datetime.date.min


@dataclass(frozen=True)
class Article:
    """A restored text in its own script, and what the editor or a guess says of it."""

    seed: Seed
    slug: str
    script: Script
    lines: tuple[Line, ...]  # every line of the seed; those left empty are not published
    headings: dict[int, str]  # line → id
    title: str
    title_line: int | None  # the line of the seed that is the title; None: the editor's own title
    glossary: tuple[Word, ...]  # the article's own words, then those of the site that it has
    names: tuple[str, ...] = ()  # of people, the article's own and the site's that it has

    @property
    def facts(self) -> Facts:
        settings = self.seed.settings
        return Facts(
            self.seed.file,
            self.slug,
            self.script,
            self.title_line is None,
            settings.draft,
            settings.added,
            settings.date,
            settings.updated,
            settings.source or "",
            settings.canonical_to_source,
            settings.noindex,
        )

    @property
    def full(self) -> list[Line]:
        """The lines that are headings and paragraphs."""
        return [line for line in self.lines if line.now and line.number != self.title_line]

    def is_in(self, variant: Variant) -> bool:
        """Whether the editor lets the article be published in a variant."""
        return variant.lang in (self.seed.settings.variants or TABLE)


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph. ``id`` is its address, the same in every variant."""

    id: str
    line: int
    heading: bool
    text: str


@dataclass(frozen=True)
class Edition:
    """An article in one variant: all that a page, list, feed or index shows of it."""

    facts: Facts
    lang: str
    title: str
    description: str
    author: str
    blocks: tuple[Block, ...]
    whys: tuple[str, ...]  # the reasons of the corrections, then of what was left
    by_hand: bool = False  # an editor's own text, not a converted one
    subtitle: str = ""
    translator: str = ""

    @property
    def slug(self) -> str:
        return self.facts.slug

    @property
    def variant(self) -> Variant:
        return TABLE[self.lang]

    @property
    def characters(self) -> int:
        """Length: each Han character, each word or number in other letters; no punctuation."""
        return sum(len(_UNIT.findall(block.text)) for block in self.blocks)

    @property
    def minutes(self) -> int:
        return max(1, round(self.characters / CHARACTERS_A_MINUTE))

    @cached_property
    def ids(self) -> dict[int, str]:
        """Line of the seed → id of its block."""
        return {block.line: block.id for block in self.blocks}

    @property
    def opening(self) -> str:
        """The opening lines: the first paragraph, cut at a mark where it is long."""
        text = next((block.text for block in self.blocks if not block.heading), "")
        if len(text) <= OPENING:
            return text
        end = max(text.rfind(mark, OPENING // 2, OPENING) for mark in "。！？，；")
        return (text[:end] if end > 0 else text[:OPENING]) + "……"

    @cached_property
    def text(self) -> str:
        """The plain text: title, headings and paragraphs, each on a line of its own."""
        return "".join(f"{line}\n" for line in [self.title, *(block.text for block in self.blocks)])


def interpret(seed: Seed, site: Settings | None = None) -> tuple[Article, list[Finding]]:
    """A seed and the site's glossary → the article, and what an editor should know.

    Raises ``Rejected``.
    """
    settings = seed.settings
    findings: list[Finding] = []

    def guess(what: str, key: str) -> None:
        advice = f"{seed.settings_file} can set {key}"
        findings.append(Finding("A01", seed.file, None, f"guessed: {what}", advice))

    script = settings.script
    if script is None:
        script = guess_script(seed)
        guess(f"the script is {script}", "script")
    lines, remarks = restore(seed, script)
    findings += remarks
    full = [line for line in lines if line.now]
    if not full:
        findings.append(
            Finding("A02", seed.settings_file, None, "nothing is left of the text", "correct less")
        )
    title_line, title = settings.title_line, settings.title
    if title_line is not None:
        title = next((line.now for line in full if line.number == title_line), "")
        if not title:
            findings.append(_no_such_line(seed, "title_line", title_line, settings.lines["title_line"]))
    elif title is None:
        title_line, title = guess_title(full)
        guess(f"the title is {title!r}", "title")
    headings = {section.line: section.id for section in settings.sections or ()}
    if settings.sections is None:
        headings = guess_headings(full, title_line)
        if headings:
            guess(f"the headings are lines {', '.join(map(str, headings))}", "[[sections]]")
    findings += _check_sections(seed, full, title_line)
    slug = settings.slug or guess_slug(seed)
    if settings.slug is None:
        guess(f"the slug is {slug}", "slug")
    if not SLUG.fullmatch(slug):
        message, advice = "no slug can be made of the file's name", f"give one in {seed.settings_file}"
        findings.append(Finding("A03", seed.file, None, message, advice))
    fields = [title or "", settings.description or "", settings.author or ""]
    fields += [entry.why for entry in settings.corrections] + [entry.why for entry in settings.left]
    text = "\n".join([*fields, *(line.now for line in lines)])
    glossary = _glossary(text, settings, site or Settings())
    names = _names(text, settings, site or Settings())
    article = Article(seed, slug, script, tuple(lines), headings, title or "", title_line, glossary, names)
    findings += _check_words(article)
    findings += _check_by_hand(article)
    findings += _check_script(article)
    if any(finding.level == "error" for finding in findings):
        raise Rejected(findings)
    return article, findings


def _glossary(text: str, own: Settings, site: Settings) -> tuple[Word, ...]:
    """The words of a text that are not just converted; the article's own count more than the site's."""
    words: dict[str, Word] = {}
    for word in (*own.words, *protected(own.protect), *site.words, *protected(site.protect)):
        words.setdefault(word.word, word)
    return tuple(word for word in words.values() if word.word in text)


def _names(text: str, own: Settings, site: Settings) -> tuple[str, ...]:
    """The names of people that a text or its fields have."""
    return tuple(name for name in dict.fromkeys((*own.names, *site.names)) if name in text)


def edition(article: Article, variant: Variant) -> Edition:
    """The article in a variant: converted, or as an editor wrote it by hand."""
    made = _converted(article, variant)
    if variant.lang not in article.seed.by_hand:
        return made
    title, *texts = article.seed.by_hand[variant.lang]
    blocks = tuple(replace(block, text=text) for block, text in zip(made.blocks, texts, strict=True))
    return replace(made, title=title, blocks=blocks, by_hand=True)


def _converted(article: Article, variant: Variant) -> Edition:
    """Title, description, author, reasons and paragraphs are converted, with the same glossary and names."""
    settings = article.seed.settings
    texts = [article.title, settings.description or "", settings.subtitle or ""]
    texts += [entry.why for entry in settings.corrections] + [entry.why for entry in settings.left]
    head = len(texts)
    texts += [line.now for line in article.full]
    decided = (article.script, variant, article.glossary, article.names)
    rendered = render("\n".join(texts), *decided).split("\n")
    author, translator = (
        render_author(one or "", *decided) for one in (settings.author, settings.translator)
    )
    if len(rendered) != len(texts):
        raise AssertionError(f"{article.seed.file}: a conversion changed the number of lines")
    blocks = tuple(
        Block(
            article.headings.get(line.number, f"p{line.number}"),
            line.number,
            line.number in article.headings,
            text,
        )
        for line, text in zip(article.full, rendered[head:])
    )
    title, description, subtitle, *whys = rendered[:head]
    return Edition(
        article.facts,
        variant.lang,
        title,
        description,
        author,
        blocks,
        tuple(whys),
        subtitle=subtitle,
        translator=translator,
    )


def traced(article: Article, edition: Edition) -> Traced:
    """The whole of an edition's plain text, traced back to the seed.

    The title stands first in the plain text, so one that is not in the seed, or not the first line
    there, is an insertion.
    """
    converted = _texts(article, _converted(article, edition.variant) if edition.by_hand else edition)
    published = _texts(article, edition)
    last = article.lines[-1].number
    moved = None if article.title_line == min(published) else article.title_line
    texts = []
    if moved or article.title_line is None:
        rule = "moved" if moved else "title"
        texts.append(Traced((Piece("", f"{edition.title}\n", (rule,)),)))
    for line in article.lines:
        end = "\n" if line.number < last else ""
        if line.number not in published or line.number == moved:
            rule = "moved" if line.number == moved else "layout"
            texts.append(Traced((Piece(line.text.was + end, "", (rule,)),)))
            continue
        edits = [
            Edit(edit.start, edit.end, edit.new, _rule(line.now[edit.start : edit.end]))
            for edit in difference(line.now, converted[line.number], "script")
        ]
        text = line.text.edited(edits)
        texts.append(text.edited(difference(converted[line.number], published[line.number], "hand")))
        texts.append(Traced((Piece(end, "\n", () if end else ("layout",)),)))
    return join(texts)


def _texts(article: Article, edition: Edition) -> dict[int, str]:
    """Line of the seed → what it says in an edition."""
    texts = {block.line: block.text for block in edition.blocks}
    return texts if article.title_line is None else {**texts, article.title_line: edition.title}


def _rule(was: str) -> str:
    return "quotes" if was and was in _QUOTES else "script"


def record_edition(editions: Sequence[Edition]) -> Edition:
    """The edition in which the record of changes ends: the seed's own script, where that is on."""
    own = OWN[editions[0].facts.script]
    return next((edition for edition in editions if edition.lang == own), editions[0])


# --- checks --------------------------------------------------------------------------------


def _no_such_line(seed: Seed, key: str, line: int, at: int) -> Finding:
    return Finding(
        "T08", seed.settings_file, at, f"{key} names line {line}, which has no text", "count again"
    )


def _check_sections(seed: Seed, full: list[Line], title_line: int | None) -> Iterator[Finding]:
    texts = {line.number: line.now for line in full}
    lines: set[int] = set()
    ids: set[str] = set()
    for section in seed.settings.sections or ():
        if section.line not in texts:
            yield _no_such_line(seed, "[[sections]]", section.line, section.at)
        elif texts[section.line][-1] in _SENTENCE_END:
            message = f"a heading that ends like a sentence: {texts[section.line][-24:]}"
            advice = f"count again in {seed.settings_file}, line {section.at}, or settle it"
            doubt = Doubt("heading", (texts[section.line],))
            yield Finding("A04", seed.file, section.line, message, advice, doubt)
        for wrong, message in (
            (section.line == title_line, f"line {title_line} is title and heading"),
            (section.line in lines, f"two [[sections]] with line {section.line}"),
            (section.id in ids, f"two [[sections]] with id {section.id}"),
        ):
            if wrong:
                yield Finding("A05", seed.settings_file, section.at, message, "change or remove one")
        lines.add(section.line)
        ids.add(section.id)


def _check_words(article: Article) -> Iterator[Finding]:
    """A word of the article's glossary that changes nothing in any variant is a slip."""
    settings = article.seed.settings
    quoted = [("protect", word, settings.lines.get("protect")) for word in settings.protect]
    quoted += [("[[words]]", word.word, word.at) for word in settings.words]
    quoted += [("names", name, settings.lines.get("names")) for name in settings.names]
    present = {word.word for word in article.glossary} | {*article.names}
    used = used_words(article) | {*article.names} if quoted else set()
    seen: set[str] = set()
    for key, word, at in quoted:
        checks: tuple[tuple[bool, str, str], ...] = (
            (word not in present, "T06", "which is not in the restored text"),
            # The converters learn: what an editor once had to say may come right by itself.
            (word in present - used, "T10", "and no variant would be other without it"),
            (word in seen, "T09", "which is named before"),
        )
        for wrong, code, message in checks:
            if wrong:
                problem = f"{key} names {word!r}, {message}"
                yield Finding(code, article.seed.settings_file, at, problem, "correct or remove it")
        seen.add(word)
    texts = [article.title, *(line.now for line in article.lines), *article.seed.lines]
    for entry in settings.settled:
        for quote in entry.text:
            if not any(quote in text for text in texts):
                message = f"[[settled]] names {quote!r}, which is not in the text"
                yield Finding("T06", article.seed.settings_file, entry.at, message, "correct or remove it")


def used_words(article: Article) -> set[str]:
    """The words of the glossary that change something: in any variant, whether it is on or not."""
    settings = article.seed.settings
    texts = [article.title, settings.description or "", settings.author or ""]
    texts += [entry.why for entry in settings.corrections] + [entry.why for entry in settings.left]
    texts += [line.now for line in article.full]
    used = set()
    for word in article.glossary:
        others = [other for other in article.glossary if other is not word]
        text = "\n".join(text for text in texts if word.word in text)
        with_and_without = (
            [render(text, article.script, variant, glossary) for glossary in (article.glossary, others)]
            for variant in TABLE.values()
        )
        if any(with_it != without for with_it, without in with_and_without):
            used.add(word.word)
    return used


def _check_by_hand(article: Article) -> Iterator[Finding]:
    """A version by hand has the article's lines, and says something else than the conversion."""
    for lang, lines in article.seed.by_hand.items():
        file = article.seed.file.removesuffix(".txt") + f".{lang}.txt"
        converted = _converted(article, TABLE[lang])
        if len(lines) != 1 + len(converted.blocks):
            message = (
                f"{len(lines)} lines of text; the article has {1 + len(converted.blocks)}, its title first"
            )
            advice = f"begin with the site's own {article.slug}.{lang}.txt"
            yield Finding("T11", file, None, message, advice)
        elif lines == converted.text.split("\n")[:-1]:
            yield Finding("T11", file, None, "it says what the conversion says", "change or remove it")
        elif not article.is_in(TABLE[lang]):
            advice = f"remove it, or add {lang} to variants in {article.seed.settings_file}"
            yield Finding("T11", file, None, f"the article is not published in {lang}", advice)


def _check_script(article: Article) -> Iterator[Finding]:
    seed, script = article.seed, article.script
    text = "\n".join(line.now for line in article.lines)
    measured = measure(seed.text)
    if seed.settings.script is None and measured.verdict == "in doubt":
        message = f"nobody can say whether the copy is damaged: {measured}"
        advice = f'look, and put script = "{script}" (or another) into {seed.settings_file}'
        yield Finding("R11", seed.file, None, message, advice)
    elif seed.settings.script is not None and measured.contradicts(script):
        message = f"the text looks {measured.verdict}, and is declared {script}: {measured}"
        yield Finding("R12", seed.file, None, message, f'consider script = "{measured.verdict}"')
    if script == "damaged":
        # What the glossary decides is no accident; the rest is compared.
        words = {word.word for word in article.glossary}
        bare = "".join("\ufffc" if part in words else part for part in split(text, words))
        rendered = render(bare, script, TABLE["zh-Hant"])
        for old, new, line in zip(bare.split("\n"), rendered.split("\n"), article.lines):
            for was, now in rare_forms(old, new).items():
                message = f"a right but rare form may be lost: {was} became {now} in {old[:24]}"
                advice = f'name the word under [[words]] with zh-Hant = "…{was}…", or correct it'
                doubt = Doubt("rare form", (was,), (now,))
                yield Finding("R13", seed.file, line.number, message, advice, doubt)


# --- guesses -------------------------------------------------------------------------------


def guess_script(seed: Seed) -> Script:
    """What the figures say; in doubt, damaged where there is anything to mend."""
    return measure(seed.text).guess


def guess_title(full: list[Line]) -> tuple[int | None, str]:
    """The line that looks like a title, else the opening words, as the editor's title."""
    guess = structure(full)
    return guess.title_line, next((line.now for line in full if line.number == guess.title_line), guess.title)


def guess_headings(full: list[Line], title_line: int | None) -> dict[int, str]:
    """Lines that look like headings → s<line>."""
    headings = (heading.line for heading in structure(full).headings)
    return {line: f"s{line}" for line in headings if line != title_line}


def structure(lines: Sequence[Line]) -> Guess:
    """What the restored lines look like: title, author, day, headings."""
    texts = {line.number: line.now for line in lines}
    return guess_structure([texts.get(number, "") for number in range(1, max(texts, default=0) + 1)])


def guess_slug(seed: Seed) -> str:
    """The file's name in a-z, 0-9 and hyphens; Chinese names by their readings."""
    name = seed.file.rsplit("/", 1)[-1].removesuffix(".txt")
    if not name.isascii():
        from pypinyin import lazy_pinyin

        name = "-".join(lazy_pinyin(name))
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:MAX_SLUG].strip("-")
