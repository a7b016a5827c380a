"""The blocks of a text, plain or in Markdown: a small typed tree, and functions that read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

BlockKind = Literal[
    "paragraph", "heading", "quote", "list", "item", "code", "table", "row", "cell", "rule", "figure",
    "caption", "notes", "note", "verse", "signature", "terms", "term", "meaning",
]  # fmt: skip
# Within a block. Of the leaves, "text" is what is converted and "literal" what never is.
FormKind = Literal[
    "text", "literal", "mono", "em", "strong", "del", "ins", "mark", "u", "sub", "sup", "link", "image",
    "ref", "br", "task", "line",
]  # fmt: skip
Kind = BlockKind | FormKind
BLOCKS: frozenset[str] = frozenset(get_args(BlockKind))


@dataclass(frozen=True, slots=True)  # slots, since ten thousand articles have a million of these
class Node:
    """A block, or a form within one.

    ``start`` and ``end`` are where it stands in the source, in characters. ``text`` is what a leaf says.
    ``attributes``, by kind: heading: level, id; list: start, marked; rule: blank; cell: align, head; code:
    lang; link, image: href, title; link: auto (its words are its address, and stay); ref: number (that of its
    note), again (which of the refs to that note this is, from 1); note: number, times (how many refs it has);
    task: done.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    children: tuple["Node", ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Return an attribute, "" if there is none."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator["Node"]:
        """Yield the node and all nodes in it, at any depth, in their order in the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def said(node: Node) -> str:
    """Return all text of a node, as the search and the count of characters see it; a space separates the
    blocks in it.
    """
    parts: list[str] = []
    _say(node, parts)
    return "".join(parts).strip()


def _say(node: Node, parts: list[str]) -> None:
    """Append to ``parts`` what ``said`` returns of a node."""
    if (node.kind in BLOCKS or node.kind == "br") and parts and parts[-1][-1:] != " ":
        parts.append(" ")
    parts.append(node.text)
    for child in node.children:
        _say(child, parts)
    if caption := titles(node):
        parts.append(f" {caption}")


def titles(node: Node) -> str:
    """Return the titles of the pictures in a figure that has no caption, to serve as one; else ""."""
    if node.kind != "figure" or node.children[-1].kind == "caption":
        return ""
    return "　".join(one.get("title") for one in node.children if one.get("title"))


def shape(node: Node) -> object:
    """Return all of a node except its words and titles: what must be equal in every variant."""
    children: list[object] = []
    for child in node.children:
        one = "text" if child.kind == "text" else shape(child)
        children += [one] if one != "text" or children[-1:] != ["text"] else []
    attributes = sorted((key, value) for key, value in node.attributes.items() if key != "title")
    return node.kind, "" if node.kind == "text" else node.text, attributes, children
