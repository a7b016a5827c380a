"""Make the edition of an article in a variant, and trace it back to the seed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from scripts.article.edition_model import Edition
from scripts.article.from_markdown import RESTORED, blocks_in, title_of
from scripts.article.model import TEXTS, Article, reasons
from scripts.article.plain import lay_out
from scripts.converting.render import render, render_author
from scripts.converting.variants import Variant, convert
from scripts.markdown.document import Document, read_markdown
from scripts.restoring.layout import indented
from scripts.source.front_matter import NAMES, front_matter
from scripts.source.settings import Settings
from scripts.source.values import Script
from scripts.text.traced import Edit, Piece, Traced, difference, join

_QUOTES = "“”‘’「」『』"


def edition(article: Article, variant: Variant) -> Edition:
    """Give the article in a variant: converted, or as an editor wrote it by hand."""
    made = converted(article, variant)
    if variant.lang not in article.seed.by_hand:
        return made
    if article.seed.is_markdown:
        return _markdown_by_hand(article, made)
    title, *texts = article.seed.by_hand[variant.lang]
    by_hand = dict(zip((line.number for line in article.full), texts, strict=True))
    laid_out, blocks = lay_out(article, title, by_hand)
    return replace(made, title=title, laid_out=laid_out, blocks=blocks, by_hand=True)


def _markdown_by_hand(article: Article, made: Edition) -> Edition:
    """Give the article as an editor wrote it in Markdown, with what its front matter says.

    Raises ``Rejected`` where that version has other forms than the text.
    """
    markdown = "\n".join(article.seed.by_hand[made.lang])
    said = front_matter(markdown).said
    fields: dict[str, Any] = {key: said[key] for key in RESTORED if key in said}
    if "title" not in article.settings.lines:
        seed = replace(article.seed, text=markdown, settings=Settings(title=said.get("title")))
        found = title_of(seed, read_markdown(markdown), ())
        fields |= {"title": found[1]} if found else {}
    blocks = blocks_in(article, read_markdown(article.text.now), markdown, made.variant)
    return replace(made, markdown=markdown, blocks=blocks, by_hand=True, **fields)


def converted(article: Article, variant: Variant) -> Edition:
    """Give the article in a variant as conversion makes it, whatever an editor wrote by hand.

    Title, fields, reasons and paragraphs are converted in one call, so that all get the same conversion;
    names of people apart. Raises ``AssertionError`` if the number of lines changes.
    """
    document = read_markdown(article.text.now) if article.seed.is_markdown else None
    (title, *rest), body = _rendered(article, variant, document)
    decided = (article.script, variant, article.glossary, article.names)
    settings = article.settings
    fields: dict[str, Any] = dict(zip(TEXTS, rest))
    fields |= {name: render_author(getattr(settings, name) or "", *decided) for name in NAMES}
    fields["tags"] = tuple(render(tag, *decided) for tag in settings.tags)
    if document:
        fields["markdown"] = _in_markdown(article, document, body).now
        blocks = blocks_in(article, document, fields["markdown"], variant)
    else:
        texts = dict(zip((line.number for line in article.full), body, strict=True))
        fields["laid_out"], blocks = lay_out(article, title, texts)
    return Edition(
        facts=article.facts,
        lang=variant.lang,
        title=title,
        blocks=blocks,
        reasons=tuple(rest[len(TEXTS) :]),
        **fields,
    )


def _rendered(article: Article, variant: Variant, document: Document | None) -> tuple[list[str], list[str]]:
    """Convert the title, fields and reasons (the first list), and the lines of the text, of one in Markdown
    those of its words (the second).
    """
    settings = article.settings
    texts = [article.title, *(getattr(settings, name) or "" for name in TEXTS), *reasons(settings)]
    head = len(texts)
    texts += document.words.text.split("\n") if document else [line.now for line in article.full]
    decided = (article.script, variant, article.glossary, article.names)
    rendered = render("\n".join(texts), *decided).split("\n")
    if len(rendered) != len(texts):
        raise AssertionError(f"{article.seed.file}: a conversion changed the number of lines")
    for number in document.names if document else ():
        rendered[head + number] = render_author(texts[head + number], *decided)
    return rendered[:head], rendered[head:]


def _in_markdown(article: Article, document: Document, rendered: list[str]) -> Traced:
    """Give the whole source with its words converted; ``rendered``: the lines of the words, converted."""
    edits = _by_line(document.words.text.split("\n"), rendered, partial(_edits, article.script))
    return article.text.edited(document.words.in_source(edits))


def _by_line(old: Sequence[str], new: Sequence[str], edits: Callable[[str, str], list[Edit]]) -> list[Edit]:
    """List the edits of a text that turn each old line into the new one; ``edits``: makes those of a line."""
    found, at = [], 0
    for was, now in zip(old, new, strict=True):
        found += [replace(edit, start=at + edit.start, end=at + edit.end) for edit in edits(was, now)]
        at += len(was) + 1
    return found


def _edits(script: Script, was: str, now: str) -> list[Edit]:
    edits = difference(was, now, "script")
    return [replace(edit, rule=_rule(script, was[edit.start : edit.end], edit.new)) for edit in edits]


def traced(article: Article, edition: Edition) -> Traced:
    """Trace the whole of an edition's plain text back to the seed.

    The title stands first in the plain text, so one that is not in the seed, or not the first line
    there, is an insertion.
    """
    if article.seed.is_markdown:
        document = read_markdown(article.text.now)
        made = _in_markdown(article, document, _rendered(article, edition.variant, document)[1])
        if not edition.by_hand:
            return made
        old, new = made.now.split("\n"), edition.markdown.split("\n")
        return made.edited(_by_line(old, new, partial(difference, rule="hand")))
    as_converted = _texts(article, converted(article, edition.variant) if edition.by_hand else edition)
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
        text = indented(line.text) if article.has_forms and line.number != article.title_line else line.text
        text = text.edited(_edits(article.script, text.now, as_converted[line.number]))
        texts.append(text.edited(difference(as_converted[line.number], published[line.number], "hand")))
        texts.append(Traced((Piece(end, "\n", () if end else ("layout",)),)))
    return join(texts)


def _texts(article: Article, edition: Edition) -> dict[int, str]:
    """Map the number of each line of the seed to what it says in an edition."""
    title, *texts = edition.text.split("\n")[:-1]
    written = dict(zip((line.number for line in article.written), texts, strict=True))
    return written if article.title_line is None else {**written, article.title_line: title}


def _rule(script: Script, was: str, now: str) -> str:
    """Name the rule by which a conversion changed characters. In a damaged copy only another character is
    one that was converted wrongly: 裏 for 裡 is the same one as it is written elsewhere.
    """
    if was and was in _QUOTES:
        return "quotes"
    return "glyph" if script == "damaged" and convert(was, ("t2tw",)) == now else "script"
