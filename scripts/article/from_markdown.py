"""Read an article in Markdown: its title and fields, and its blocks with their addresses in a variant."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from scripts.article.credits import credit
from scripts.article.edition_model import Block
from scripts.article.model import Article
from scripts.article.numbering import is_frame, numbered
from scripts.converting.variants import Variant
from scripts.findings import Finding, Rejected, line_of
from scripts.markdown.document import Document, findings, read_markdown
from scripts.markdown.tree import Node, said, shape
from scripts.restoring.restore import Line
from scripts.source.front_matter import NAMES, front_matter
from scripts.source.seed import Seed
from scripts.text.grouping import by_key
from scripts.text.heading_ids import heading_ids
from scripts.text.traced import Traced

MANY_MARKS = 1_000  # of a paragraph, which becomes HTML: Python-Markdown's time grows by their square
_OF_WORDS = ("heading", "paragraph", "text", "literal", "em", "strong", "mark", "u", "del", "ins")
RESTORED = ("title", "subtitle", *NAMES, "description", "tags")


def in_markdown(seed: Seed, text: Traced) -> tuple[Seed, Document, list[Finding]]:
    """Read a restored text; give its seed, with what the front matter says now, its blocks, and findings."""
    said_there = front_matter(text.now).said
    again = {key: said_there[key] for key in RESTORED if key in said_there and key not in seed.settings.lines}
    document = read_markdown(text.now)
    doubtful = findings(document, text.now, seed.file)
    for section in seed.settings.sections or ():
        message, advice = "[[sections]] of a text in Markdown, which marks its headings itself", "remove it"
        doubtful.append(Finding("T05", seed.settings_file, section.at, message, advice))
    return replace(seed, settings=replace(seed.settings, **again)), document, doubtful


def title_of(seed: Seed, document: Document, lines: Sequence[Line]) -> tuple[int, str] | None:
    """Find the line of the title, and the title: the front matter's, else the first # heading.

    ``None`` if the .toml has one, or nothing of the kind is there.
    """
    if (given := seed.settings.title) is not None:
        first = next(iter(_firsts(document)), None)
        at = line_of(seed.text, first.start) if first and said(first) == given else 1
        return None if "title" in seed.settings.lines else (at, given)
    heading = _title_heading(document)
    return (line_of(seed.text, heading.start), said(heading)) if heading else None


def begins_with_a_part(document: Document) -> bool:
    """Say whether a text begins with one of its parts, so that no heading is its title.

    Its first heading is 前言 or the like, has a number as a later one has (一、), or is one of many ## in a
    text without #; or words stand above the first of several #, which is the first heading of all.
    """
    headings, firsts = _headings(document.blocks), _firsts(document)
    if not headings[1:] or headings[0] is not document.blocks[0]:
        return bool(firsts) and _is_below_words(firsts, document) and headings[0] is firsts[0]
    numbers, levels = [numbered(said(one)) for one in headings], [one.get("level") for one in headings]
    many = not firsts and levels.count(levels[0]) > 1
    return many or is_frame(said(headings[0])) or 0 < numbers[0] in numbers[1:]


def _title_heading(document: Document) -> Node | None:
    """Find the heading that is the title: the first #; where words stand above the first of several #, as
    above 第一章 in a law, these are parts, and the title is the first heading of all, of another level.
    """
    firsts = _firsts(document)
    if begins_with_a_part(document) or not firsts:
        return None
    return _headings(document.blocks)[0] if _is_below_words(firsts, document) else firsts[0]


def _is_below_words(firsts: Sequence[Node], document: Document) -> bool:
    """Say whether words stand above the first of several #, not only who wrote, links and pictures."""
    above = document.blocks[: document.blocks.index(firsts[0])] if firsts[1:] else ()
    return any(_has_words(one, ("link", "image")) and not credit(said(one)) for one in above)


def _firsts(document: Document) -> list[Node]:
    """List the # headings that have words: some hold nothing but a picture."""
    ones = (one for one in _headings(document.blocks) if one.get("level") == "1")
    return [one for one in ones if _has_words(one, ("image",))]


def _headings(blocks: Sequence[Node]) -> list[Node]:
    return [one for one in blocks if one.kind == "heading"]


def _has_words(node: Node, beside: Collection[str]) -> bool:
    """Say whether a block has words that stand in no form of the kinds ``beside``."""
    if node.kind in beside:
        return False
    return bool(re.search(r"\w", node.text)) or any(_has_words(child, beside) for child in node.children)


def may_be_title(document: Document, source: str, line: int) -> bool:
    """Say whether what begins in a line is a heading or paragraph of words alone.

    What becomes the title is not shown again: a list or quotation would lose all but its first words, and a
    paragraph its picture, link, note or code.
    """
    begun = (one for one in document.blocks if line_of(source, one.start) == line)
    return all(map(_is_of_words, begun))


def _is_of_words(block: Node) -> bool:
    return all(one.kind in _OF_WORDS for one in block.walk())


def blocks_in(article: Article, document: Document, markdown: str, variant: Variant) -> tuple[Block, ...]:
    """Read the blocks of the text in a variant anew; addresses are made of the text in its own script.

    Raises ``Rejected`` where the text has other forms there than in its own script.
    """
    own, made, source = document.blocks, read_markdown(markdown).blocks, article.text.now
    for one, other in zip_longest(own, made):
        if one is None or other is None or shape(one) != shape(other):
            message = f"in {variant.lang} the text would have other forms"
            advice = "look at the emphasis and links there; a word of the glossary may be markup"
            line = line_of(source, one.start if one else 0)
            raise Rejected.of("M07", article.seed.file, line, message, advice)
    ends = [at for at, character in enumerate(source) if character == "\n"]
    lines = [bisect_left(ends, node.start) + 1 for node in own]
    # A title in HTML ends in another line than it begins.
    titled = bool(own) and said(own[0]) == article.title
    titles = [n for n, line in enumerate(lines) if line == article.title_line or (titled and n == 0)]
    shown = [
        n for n, one in enumerate(own) if n not in titles or not (one.kind == "heading" or _is_of_words(one))
    ]
    shown = shown or titles  # a text of one line, which is called so
    blocks = [own[n] for n in shown]
    ids, levels = _ids(blocks, [lines[n] for n in shown]), _levels(blocks)
    refs = (one for n in {*titles} - {*shown} for one in own[n].walk() if one.kind == "ref")
    gone = by_key((ref.get("number"), int(ref.get("again"))) for ref in refs)
    nodes = [_without_refs(made[n], gone) if gone else made[n] for n in shown]
    return tuple(_block(node, id, lines[n], levels) for node, n, id in zip(nodes, shown, ids))


def _without_refs(node: Node, gone: Mapping[str, Sequence[int]]) -> Node:
    """Count references to notes anew, without those of the title, which shows none. ``gone``: number of a
    note → which of the references to it stand there, from 1.
    """
    attributes, those = dict(node.attributes), gone.get(node.get("number"), ())
    if node.kind == "note":
        attributes["times"] = str(int(node.get("times")) - len(those))
    elif node.kind == "ref":
        again = int(node.get("again"))
        attributes["again"] = str(again - sum(one < again for one in those))
    children = tuple(_without_refs(child, gone) for child in node.children)
    return replace(node, attributes=attributes, children=children)


def _ids(blocks: Sequence[Node], lines: Sequence[int]) -> list[str]:
    """Make an address for each block: a heading's own, p<line> for what is no heading.

    A heading with none, or with one that something before it has, or that the page needs, gets one of its
    words: some manuals give all headings of a kind one id, for their style sheet.
    """
    taken = {"main", "notes", *(f"p{line}" for line in lines)}
    given = []
    for one in blocks:
        id = one.get("id") if one.kind == "heading" else ""
        given.append("" if id in taken else id)
        taken.add(id)
    slug = heading_ids(taken)
    ids = []
    for id, one, line in zip(given, blocks, lines):
        other = "notes" if one.kind == "notes" else f"p{line}"
        ids.append(id or (slug(said(one), "-") if one.kind == "heading" else other))
    return ids


def _levels(blocks: Sequence[Node]) -> dict[str, str]:
    """Map levels as written to those shown: the highest below the title is 2, and none is left out.

    Headings within a quotation do not count: they stand among those outside it.
    """
    own = {one.get("level") for one in blocks if one.kind == "heading"}
    every = {node.get("level") for one in blocks for node in one.walk() if node.kind == "heading"}
    return {level: str(min(2 + sum(one < level for one in own), 6)) for level in every}


def _block(node: Node, id: str, line: int, levels: Mapping[str, str]) -> Block:
    """Make a block; a paragraph, or a heading of level 2, that is words alone needs no node."""
    node = _with_levels(node, levels)
    text, heading = said(node), node.kind == "heading"
    plain = all(child.kind in ("text", "literal") for child in node.children) and re.fullmatch(r"[\w-]+", id)
    few = len(re.findall(r"[!-/:-@\[-`{-~]", text)) < MANY_MARKS
    simple = plain and few and node.kind in ("paragraph", "heading")
    level = int(node.get("level") or 2)
    return Block(id, line, heading, text, level, None if simple and level == 2 else node)


def _with_levels(node: Node, levels: Mapping[str, str]) -> Node:
    if node.kind == "heading":
        return replace(node, attributes={**node.attributes, "level": levels[node.get("level")]})
    return replace(node, children=tuple(_with_levels(child, levels) for child in node.children))
