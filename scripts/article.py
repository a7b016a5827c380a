"""An article: what a restored seed says, as title, headings and paragraphs, in any variant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.findings import Finding, Rejected
from scripts.restore import HAN, Line, restore
from scripts.seed import MAX_SLUG, SLUG, Script, Seed
from scripts.traced import Edit, Piece, Traced, difference, join
from scripts.variants import OWN, TABLE, Variant, looks_simplified, rare_forms, render

CHARACTERS_A_MINUTE = 300  # What Chinese reading sites reckon with.
MAX_TITLE = 40
OPENING = 110  # characters of the opening lines on the home page

_UNIT = re.compile(rf"[{HAN}]|[^\W_]+(?:[.,]\d+)*")
_SENTENCE_END = "。；，：、…—”’」』）.;,:"
_QUOTES = "“”‘’「」『』"


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


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph. ``id`` is its address, the same in every variant."""

    id: str
    line: int
    heading: bool
    text: str


@dataclass(frozen=True)
class Edition:
    """An article in one variant."""

    article: Article
    variant: Variant
    title: str
    description: str
    author: str
    blocks: tuple[Block, ...]
    whys: tuple[str, ...]  # the reasons of the corrections, then of what was left

    @property
    def characters(self) -> int:
        """Length: each Han character, each word or number in other letters; no punctuation."""
        return sum(len(_UNIT.findall(block.text)) for block in self.blocks)

    @property
    def minutes(self) -> int:
        return max(1, round(self.characters / CHARACTERS_A_MINUTE))

    @property
    def opening(self) -> str:
        """The opening lines: the first paragraph, cut at a mark where it is long."""
        text = next((block.text for block in self.blocks if not block.heading), "")
        if len(text) <= OPENING:
            return text
        end = max(text.rfind(mark, OPENING // 2, OPENING) for mark in "。！？，；")
        return (text[:end] if end > 0 else text[:OPENING]) + "……"

    @property
    def text(self) -> str:
        """The plain text: title, headings and paragraphs, each on a line of its own."""
        return "".join(f"{line}\n" for line in [self.title, *(block.text for block in self.blocks)])


def interpret(seed: Seed) -> tuple[Article, list[Finding]]:
    """A seed → its article, and what an editor should know. Raises ``Rejected``."""
    settings = seed.settings
    findings: list[Finding] = []

    def guess(what: str, key: str) -> None:
        if not seed.declared:
            findings.append(
                Finding("notice", seed.file, None, f"guessed: {what}", f"{seed.settings_file} can set {key}")
            )

    script = settings.script
    if script is None:
        script = guess_script(seed)
        guess(f"the script is {script}", "script")
    lines, remarks = restore(seed, script)
    findings += remarks
    if not any(line.now for line in lines):
        findings.append(
            Finding("error", seed.settings_file, None, "nothing is left of the text", "correct less")
        )
    full = [line for line in lines if line.now]
    for word in settings.protect:
        if not any(word in line.now for line in full):
            message = f"protect names {word!r}, which is not in the restored text"
            findings.append(Finding("error", seed.settings_file, None, message, "correct or remove it"))
    title_line = settings.title_line
    title = settings.title
    if title is None and title_line is None:
        title_line, title = guess_title(full)
        guess(f"the title is {title!r}", "title")
    elif title_line is not None:
        title = next((line.now for line in full if line.number == title_line), "")
        if not title:
            findings.append(_no_such_line(seed, "title_line", title_line))
    headings = {section.line: section.id for section in settings.sections or ()}
    if settings.sections is None:
        headings = guess_headings(full, title_line)
        if headings:
            guess(f"the headings are lines {', '.join(map(str, headings))}", "[[sections]]")
    findings += _check_sections(seed, headings, full, title_line)
    slug = settings.slug or guess_slug(seed)
    if settings.slug is None:
        guess(f"the slug is {slug}", "slug")
    if errors := [finding for finding in findings if finding.level == "error"]:
        raise Rejected(errors + [finding for finding in findings if finding.level != "error"])
    article = Article(seed, slug, script, tuple(lines), headings, title or "", title_line)
    return article, findings + list(_check_script(article))


def edition(article: Article, variant: Variant) -> Edition:
    """The article in a variant. Everything that is read goes the same way as the text."""
    settings = article.seed.settings
    full = [line for line in article.lines if line.now and line.number != article.title_line]
    texts = [article.title, settings.description or "", settings.author or ""]
    texts += [entry.why for entry in settings.corrections] + [entry.why for entry in settings.left]
    head = len(texts)
    texts += [line.now for line in full]
    rendered = render("\n".join(texts), article.script, variant, settings.protect).split("\n")
    if len(rendered) != len(texts):
        raise AssertionError(f"{article.seed.file}: a conversion changed the number of lines")
    blocks = tuple(
        Block(
            article.headings.get(line.number, f"p{line.number}"),
            line.number,
            line.number in article.headings,
            text,
        )
        for line, text in zip(full, rendered[head:])
    )
    title, description, author, *whys = rendered[:head]
    return Edition(article, variant, title, description, author, blocks, tuple(whys))


def traced(edition: Edition) -> Traced:
    """The whole of an edition's plain text, traced back to the seed, the title's insertion included."""
    article = edition.article
    published = {block.line: block.text for block in edition.blocks}
    if article.title_line is not None:
        published[article.title_line] = edition.title
    last = article.lines[-1].number
    texts = [] if article.title_line else [Traced((Piece("", f"{edition.title}\n", ("title",)),))]
    for line in article.lines:
        end = "\n" if line.number < last else ""
        if line.number not in published:
            texts.append(Traced((Piece(line.text.was + end, "", ("layout",)),)))
            continue
        edits = [
            Edit(edit.start, edit.end, edit.new, _rule(line.now[edit.start : edit.end]))
            for edit in difference(line.now, published[line.number], "script")
        ]
        texts.append(line.text.edited(edits))
        texts.append(Traced((Piece(end, "\n", () if end else ("layout",)),)))
    return join(texts)


def _rule(was: str) -> str:
    return "quotes" if was and was in _QUOTES else "script"


def record_edition(editions: list[Edition]) -> Edition:
    """The edition in which the record of changes ends: the seed's own script, where that is on."""
    own = OWN[editions[0].article.script]
    return next((edition for edition in editions if edition.variant.lang == own), editions[0])


# --- checks --------------------------------------------------------------------------------


def _no_such_line(seed: Seed, key: str, line: int) -> Finding:
    return Finding(
        "error", seed.settings_file, None, f"{key} names line {line}, which has no text", "count again"
    )


def _check_sections(
    seed: Seed, headings: dict[int, str], full: list[Line], title_line: int | None
) -> Iterator[Finding]:
    declared = seed.settings.sections or ()
    numbers = {line.number for line in full}
    for missing in sorted(headings.keys() - numbers):
        yield _no_such_line(seed, "[[sections]]", missing)
    for line in full:
        if line.number in headings and line.now[-1] in _SENTENCE_END:
            message = f"a heading that ends like a sentence: {line.now[-24:]}"
            yield Finding("warning", seed.file, line.number, message, f"count again in {seed.settings_file}")
    if title_line in headings:
        yield Finding(
            "error", seed.settings_file, None, f"line {title_line} is title and heading", "drop one"
        )
    for values, what in (
        ([str(section.line) for section in declared], "line"),
        ([section.id for section in declared], "id"),
    ):
        for value in sorted({value for value in values if values.count(value) > 1}):
            message = f"two [[sections]] with {what} {value}"
            yield Finding("error", seed.settings_file, None, message, "change one of them")


def _check_script(article: Article) -> Iterator[Finding]:
    seed, script = article.seed, article.script
    text = "\n".join(line.now for line in article.lines)
    if looks_simplified(text) != (script == "simplified") and any(_UNIT.findall(text)):
        looks = "simplified" if looks_simplified(text) else "traditional"
        if looks == "simplified" or script == "simplified":
            message = f"the text looks {looks}, and is declared {script}"
            yield Finding("warning", seed.file, None, message, f'consider script = "{looks}"')
    if script == "damaged":
        rendered = render(text, script, TABLE["zh-Hant"], seed.settings.protect)
        for old, new, line in zip(text.split("\n"), rendered.split("\n"), article.lines):
            for was, now in rare_forms(old, new).items():
                message = f"a right but rare form may be lost: {was} became {now} in {old[:24]}"
                advice = "put the word under protect, or the change under [[corrections]]"
                yield Finding("warning", seed.file, line.number, message, advice)


# --- guesses -------------------------------------------------------------------------------


def guess_script(seed: Seed) -> Script:
    """Damaged where the copy is annotated throughout; else by which characters prevail."""
    if looks_simplified(seed.text):
        return "simplified"
    _, remarks = restore(seed, "traditional")
    return "damaged" if any("looks damaged" in remark.message for remark in remarks) else "traditional"


def guess_title(full: list[Line]) -> tuple[int | None, str]:
    """The first line where it looks like a title, else the opening words, as the editor's title."""
    first = full[0].now if full else ""
    if len(full) > 1 and len(first) <= MAX_TITLE and first[-1] not in _SENTENCE_END:
        return full[0].number, first
    words = re.split(f"[{_SENTENCE_END}！？]", first, maxsplit=1)[0] or first
    return None, words[:MAX_TITLE]


def guess_headings(full: list[Line], title_line: int | None) -> dict[int, str]:
    """Short lines that end no sentence, with text after them → s<line>."""
    followed = [line for line in full[:-1] if line.number != title_line]
    short = [line for line in followed if len(line.now) <= MAX_TITLE and line.now[-1] not in _SENTENCE_END]
    return {line.number: f"s{line.number}" for line in short if len(line.now) > 1}


def guess_slug(seed: Seed) -> str:
    """The file's name in a-z, 0-9 and hyphens; Chinese names by their readings."""
    name = seed.file.rsplit("/", 1)[-1].removesuffix(".txt")
    if not name.isascii():
        from pypinyin import lazy_pinyin

        name = "-".join(lazy_pinyin(name))
    slug = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:MAX_SLUG].strip("-")
    if not SLUG.fullmatch(slug):
        message = f"no slug can be made of the name {name!r}"
        raise Rejected([Finding("error", seed.file, None, message, f"give one in {seed.settings_file}")])
    return slug
