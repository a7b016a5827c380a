"""Parse HTML into a tree of its elements and texts, as far as the proof needs it."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from xml.etree import ElementTree

VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
}
COMMENT = "!--"  # the tag that stands for a comment; its text is inside
UNSEEN = {"script", "style", COMMENT}  # tags whose text no reader sees
_LINE_END = "\0"  # stands for a <br>: no page has this character


@dataclass
class Node:
    """An element: its tag, its attributes, and in order the texts and elements in it."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    inside: list["Node | str"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" if the element has none of this name."""
        return self.attrs.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def children(self) -> list["Node"]:
        return [one for one in self.inside if isinstance(one, Node)]

    @property
    def source(self) -> str:
        """The text directly in the element, not in its children: of a script, its code."""
        return "".join(one for one in self.inside if isinstance(one, str))

    @property
    def text(self) -> str:
        """All text in the element and its children that readers see."""
        said = (one if isinstance(one, str) else one.text for one in self.inside)
        return "" if self.tag in UNSEEN else "".join(said)

    @property
    def words(self) -> str:
        """Like ``text``, in one line, without the numbers that lead to notes; a <br> is a space, if none
        stands before it.
        """
        return re.sub(f" ?{_LINE_END}+", " ", self._lines)

    @property
    def _lines(self) -> str:
        if self.tag == "br":
            return _LINE_END
        said = (one if isinstance(one, str) else one._lines for one in self.inside)
        return "" if self.tag in UNSEEN or self.get("role") == "doc-noteref" else "".join(said)

    @cached_property
    def every(self) -> list["Node"]:
        """The element and all elements in it, at any depth, in the order in which they begin."""
        found, todo = [], [self]
        while todo:
            found.append(one := todo.pop())
            todo += reversed(one.children)
        return found

    def all(self, *tags: str, **attrs: str) -> list["Node"]:
        """List those of ``every`` that have one of these tags (any, if none is given) and these attributes.

        ``cls`` is one of an element's classes; ``_`` in a name stands for ``-``.
        """
        cls = attrs.pop("cls", "")
        wanted = [(name.replace("_", "-"), value) for name, value in attrs.items()]
        return [
            one
            for one in self.every
            if (not tags or one.tag in tags)
            and (not cls or cls in one.classes)
            and all(one.attrs.get(name) == value for name, value in wanted)
        ]

    def values(self, name: str, /, *tags: str, **attrs: str) -> list[str]:
        """List the values of an attribute of the elements that ``all`` lists, "" where one has none."""
        return [one.get(name) for one in self.all(*tags, **attrs)]

    def texts(self, *tags: str, **attrs: str) -> list[str]:
        """List the texts of the elements that ``all`` lists."""
        return [one.text for one in self.all(*tags, **attrs)]

    def one(self, *tags: str, **attrs: str) -> "Node":
        """Return the only element that ``all`` lists. Raises ``ValueError`` if it lists none, or several."""
        found = self.all(*tags, **attrs)
        if len(found) != 1:
            what = " ".join([*(f"<{tag}>" for tag in tags), *(f'{k}="{v}"' for k, v in attrs.items())])
            what = what.replace("cls=", "class=")
            raise ValueError(f"it has {len(found) or 'no'} {what}, and must have one")
        return found[0]


class _Reader(HTMLParser):
    """Build the tree. ``open``: the elements that are not closed yet; ``wrong``: tags that close nothing, or
    were not closed.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in reversed(attrs)})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not any(one.tag == tag for one in self.open[1:]):
            self.wrong.append(tag)
            return
        while (closed := self.open.pop()).tag != tag:
            self.wrong.append(closed.tag)

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        self.open[-1].inside.append(Node(COMMENT, {}, [data]))


def parsed(source: str) -> tuple[Node, list[str]]:
    """Parse HTML into a tree; list the tags in it that close nothing or are not closed."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.open[0], reader.wrong + [one.tag for one in reader.open[1:]]


def xml(source: bytes) -> ElementTree.Element:
    """Parse XML of ours, in which nothing is meant to harm. Raises ``ParseError`` for what is no XML."""
    return ElementTree.fromstring(source)  # noqa: S314


def well_formed(source: str) -> Node:
    """Parse HTML into a tree. Raises ``ValueError`` for a tag that is not closed or closes nothing."""
    tree, wrong = parsed(source)
    if wrong:
        raise ValueError(f"<{wrong[0]}> is not closed, or closes nothing")
    return tree
