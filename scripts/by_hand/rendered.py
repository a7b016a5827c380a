"""A rendered page in parts: its texts, its addresses, and the markup around them.

Text is converted here and not in Markdown, so whatever an extension makes of a page keeps its structure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Literal, NamedTuple

from scripts.text.traced import difference

CODE = "\ufffc"  # stands in a text for content that is the same in every variant
TokenKind = Literal["markup", "fixed", "text", "shown", "address"]


class Token(NamedTuple):
    """A piece of the HTML of a page. ``kind``: "markup"; "fixed", content that is the same in every variant;
    "text"; "shown", the value of an attribute that readers see; or "address".
    """

    kind: TokenKind
    text: str


class Segment(NamedTuple):
    """The parts of one text, and the heading that it is, or stands below."""

    parts: list[int]  # their places in ``Rendered.parts``
    heading: str  # its tag, "" if it is none
    id: str  # its own, of a heading, else of the heading above it


@dataclass(frozen=True)
class Rendered:
    """A page as HTML in parts, in order."""

    parts: tuple[Token, ...]
    blocks: tuple[Segment, ...]
    ids: frozenset[str]
    needs_theme: bool  # whether it uses a component of the theme

    def html(self, address_of: Callable[[str], str]) -> str:
        """Write the page as HTML, with each address as ``address_of`` gives it."""
        texts = (address_of(text) if kind == "address" else text for kind, text in self.parts)
        return "".join(
            text if part.kind in ("markup", "fixed") else escape(text, quote=part.kind != "text")
            for part, text in zip(self.parts, texts)
        )

    def addresses(self) -> Iterator[str]:
        return (part.text for part in self.parts if part.kind == "address")

    def texts(self) -> Iterator[tuple[Segment, str]]:
        """Yield each block that has a text, with this: code is in it, the values of attributes are not; white
        space is folded to single blanks.
        """
        for block in self.blocks:
            parts = (self.parts[at] for at in block.parts)
            said = "".join(unescape(text) if kind == "fixed" else text for kind, text in parts)
            if said.strip():
                yield block, " ".join(said.split())

    def converted(self, convert: Callable[[str], str]) -> "Rendered":
        """Convert all texts of the page at once: how a character is converted depends on its neighbours,
        also across the border of a link.

        ``convert`` must not change the number of lines.
        """
        shown = [Segment([at], "", "") for at, part in enumerate(self.parts) if part.kind == "shown"]
        blocks = [*self.blocks, *shown]
        said = ["".join(self._said(at) for at in block.parts) for block in blocks]
        parts = list(self.parts)
        rendered = convert("\n".join(said)).split("\n") if said else []
        for block, was, now in zip(blocks, said, rendered, strict=True):
            edits, at, begin = difference(was, now, ""), 0, 0
            for number in block.parts:
                at += len(self._said(number))
                before = [edit for edit in edits if edit.start < at or edit.end <= at]
                end = at + sum(len(edit.new) - (min(edit.end, at) - edit.start) for edit in before)
                if parts[number].kind != "fixed":
                    parts[number] = parts[number]._replace(text=now[begin:end])
                begin = end
        return replace(self, parts=tuple(parts))

    def _said(self, at: int) -> str:
        return CODE if self.parts[at].kind == "fixed" else self.parts[at].text
