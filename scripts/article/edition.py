"""An article → its edition in a variant, and the way from that back to the seed."""

from dataclasses import replace
from typing import Any

from scripts.article.model import NAMES, TEXTS, Article, Block, Edition, reasons
from scripts.converting.variants import Variant, render, render_author
from scripts.text.traced import Edit, Piece, Traced, difference, join

_QUOTES = "“”‘’「」『』"


def edition(article: Article, variant: Variant) -> Edition:
    """Give the article in a variant: converted, or as an editor wrote it by hand."""
    made = converted(article, variant)
    if variant.lang not in article.seed.by_hand:
        return made
    title, *texts = article.seed.by_hand[variant.lang]
    blocks = tuple(replace(block, text=text) for block, text in zip(made.blocks, texts, strict=True))
    return replace(made, title=title, blocks=blocks, by_hand=True)


def converted(article: Article, variant: Variant) -> Edition:
    """Give the article in a variant as conversion makes it, whatever an editor wrote by hand.

    Title, fields, reasons and paragraphs are converted in one call, so that all get the same conversion;
    names of people apart. Raises ``AssertionError`` if the number of lines changes.
    """
    settings, whys = article.settings, reasons(article.settings)
    texts = [article.title, *(getattr(settings, name) or "" for name in TEXTS), *whys]
    texts += [line.now for line in article.full]
    decided = (article.script, variant, article.glossary, article.names)
    rendered = render("\n".join(texts), *decided).split("\n")
    if len(rendered) != len(texts):
        raise AssertionError(f"{article.seed.file}: a conversion changed the number of lines")
    title, rest = rendered[0], rendered[1:]
    fields: dict[str, Any] = dict(zip(TEXTS, rest))
    fields |= {name: render_author(getattr(settings, name) or "", *decided) for name in NAMES}
    rest = rest[len(TEXTS) :]
    blocks = tuple(
        Block(
            article.headings.get(line.number, f"p{line.number}"),
            line.number,
            line.number in article.headings,
            text,
        )
        for line, text in zip(article.full, rest[len(whys) :], strict=True)
    )
    return Edition(
        facts=article.facts,
        lang=variant.lang,
        title=title,
        blocks=blocks,
        reasons=tuple(rest[: len(whys)]),
        **fields,
    )


def traced(article: Article, edition: Edition) -> Traced:
    """Trace the whole of an edition's plain text back to the seed.

    The title stands first in the plain text, so one that is not in the seed, or not the first line
    there, is an insertion.
    """
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
        edits = [
            Edit(edit.start, edit.end, edit.new, _rule(line.now[edit.start : edit.end]))
            for edit in difference(line.now, as_converted[line.number], "script")
        ]
        text = line.text.edited(edits)
        texts.append(text.edited(difference(as_converted[line.number], published[line.number], "hand")))
        texts.append(Traced((Piece(end, "\n", () if end else ("layout",)),)))
    return join(texts)


def _texts(article: Article, edition: Edition) -> dict[int, str]:
    """Line of the seed → what it says in an edition."""
    texts = {block.line: block.text for block in edition.blocks}
    return texts if article.title_line is None else {**texts, article.title_line: edition.title}


def _rule(was: str) -> str:
    return "quotes" if was and was in _QUOTES else "script"
