"""Open the nodes of the tree: turn what the parser says where one begins into its kind and attributes."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from scripts.markdown.dialects import Form
from scripts.markdown.tree import Kind, Node

_KINDS: dict[str, Kind] = {
    "Paragraph": "paragraph",
    "HtmlBlock": "paragraph",
    "Heading": "heading",
    "BlockQuote": "quote",
    "List": "list",
    "Item": "item",
    "CodeBlock": "code",
    "FootnoteDefinition": "note",
    "Table": "table",
    "TableHead": "row",
    "TableRow": "row",
    "TableCell": "cell",
    "DefinitionList": "terms",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "meaning",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "Link": "link",
    "Image": "image",
}


@dataclass
class Open:
    """A node that is still being read. If CommonMark did not open it: ``tag``, the tag of HTML that did, as
    written, or ``form``, the form of another dialect.
    """

    kind: Kind
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    text: str = ""
    tag: str = ""
    form: Form | None = None

    def node(self) -> Node:
        """Make the finished node, without attributes that are empty or only needed to build it."""
        given = {key: value for key, value in self.attributes.items() if value and key != "by"}
        if self.kind == "image" and not self.children and "://" in given.get("href", ""):
            # A picture of another host will be a link, which needs words: the name of its file.
            name = unquote(posixpath.basename(given["href"].partition("?")[0])) or given["href"]
            self.children.append(Node("literal", 0, 0, name))
        return Node(self.kind, self.start, self.end, self.text, tuple(self.children), given)


def titled(at: Form | Open, words: tuple[Node, ...]) -> Node:
    """Make the title of a notice: a paragraph of its own."""
    return Node("paragraph", at.start, at.end, "", (Node("strong", at.start, at.end, "", words),))


def begun(
    kind: str, about: Any, span: tuple[int, int], above: list[Open], undone: Callable[[str], str]
) -> Open:
    """Open a node.

    ``kind``, ``about``: as the parser names and describes it; ``span``: its range in the source; ``above``:
    the open nodes around it; ``undone``: turns words of the shadow back into those of the source.
    """
    attributes: dict[str, str] = {}
    if kind == "Heading":
        attributes = {"level": about["level"][1:], "id": undone(about["id"] or "")}
    elif kind == "List":
        attributes = {"start": "" if about is None else str(about)}
    elif kind == "CodeBlock" and isinstance(about, dict):
        attributes = {"lang": undone(about["Fenced"]).partition(" ")[0]}
    elif kind == "FootnoteDefinition":
        attributes = {"name": undone(about).casefold()}
    elif kind in ("Link", "Image"):
        by = about["link_type"]
        href = ("mailto:" if by == "Email" else "") + undone(about["dest_url"])
        attributes = {"href": href, "title": undone(about["title"]), "by": by}
        attributes |= {"auto": "yes"} if by in ("Autolink", "Email") else {}
    elif kind == "Table":
        attributes = {"align": " ".join(about).lower()}
    elif kind == "TableHead":
        attributes = {"head": "yes"}
    elif kind == "TableCell":
        align = above[-2].attributes["align"].split()[len(above[-1].children)]
        attributes = {"align": align.replace("none", ""), **above[-1].attributes}
    return Open(_KINDS[kind], *span, attributes)
