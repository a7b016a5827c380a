"""A rendered page taken apart: its texts, its addresses, and the markup around them.

Text is converted here and not in Markdown, so whatever an extension makes of a page keeps its structure.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from scripts.text.traced import difference

# Elements that stand within a sentence; any other begins another text.
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo button cite code data del dfn em font i img input ins kbd label mark math q rp rt"
        " ruby s samp small span strong sub sup svg time u var wbr",
    )
)
_KEPT = {"code", "math", "pre", "samp", "script", "style", "svg", "textarea"}  # the same in every variant
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SHOWN = {"alt", "aria-label", "label", "placeholder", "title"}  # attributes that readers are shown
_ADDRESSES = {"data", "href", "poster", "src"}
_CANDIDATE = re.compile(r"[^\s,]\S*[^\s,]|[^\s,]")  # an address, or a width, of a srcset (HTML, 4.8.4.2)
# Classes that need nothing of the theme.
_PLAIN = {"footnote", "footnote-backref", "footnote-ref", "headerlink", "toc", "toctitle"}
_LABEL, _TABLE = "完成", "表格"  # of a checkbox in a list of tasks, of the frame around a table

# What Chinese is written with. A line break between two of it is none for the reader (CSS Text 3, 4.1.2).
_WIDE = "[\u2014\u2018-\u201d\u2026\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n[ \t]*(?={_WIDE})")
_CODE, _DROPPED = "\ufffc", "\0"


class Token(NamedTuple):
    """A piece of a page: markup, content that is kept as it stands, text, an attribute that is shown, an
    address.
    """

    kind: Literal["markup", "kept", "text", "shown", "address"]
    text: str


class Segment(NamedTuple):
    """The parts of one text, and the heading that it is, or stands below."""

    parts: list[int]
    heading: str  # its tag, or nothing
    id: str  # of the heading above it, or its own


@dataclass(frozen=True)
class Rendered:
    """A page as HTML in parts, in order."""

    parts: tuple[Token, ...]
    blocks: tuple[Segment, ...]
    ids: frozenset[str]
    needs_theme: bool  # whether it uses a component of the theme

    def html(self, moved: Callable[[str], str]) -> str:
        """Write the page as HTML, with each address as ``moved`` gives it."""
        escaped = (
            part.text if part.kind in ("markup", "kept") else escape(part.text, quote=part.kind != "text")
            for part in (
                part._replace(text=moved(part.text)) if part.kind == "address" else part
                for part in self.parts
            )
        )
        return "".join(escaped)

    def addresses(self) -> Iterator[str]:
        return (part.text for part in self.parts if part.kind == "address")

    def texts(self) -> Iterator[tuple[Segment, str]]:
        """Yield each text that readers see, code included, and the block that it is."""
        for block in self.blocks:
            kept = (self.parts[at] for at in block.parts)
            said = "".join(unescape(text) if kind == "kept" else text for kind, text in kept)
            if said.strip():
                yield block, " ".join(said.split())

    def converted(self, convert: Callable[[str], str]) -> "Rendered":
        """Convert all texts of the page at once, for a character depends on its neighbours, also across
        the border of a link.

        ``convert`` must keep lines lines.
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
                if parts[number].kind != "kept":
                    parts[number] = parts[number]._replace(text=now[begin:end])
                begin = end
        return replace(self, parts=tuple(parts))

    def _said(self, at: int) -> str:
        return _CODE if self.parts[at].kind == "kept" else self.parts[at].text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Token] = []
        self.blocks: list[Segment] = [Segment([], "", "")]
        self.ids: set[str] = set()
        self.classes: set[str] = set()
        self.framed: list[bool] = []  # of each open table, whether it has a frame
        self.kept: list[str] = []  # the element whose content stays, as often as it is open within itself

    def add(self, kind: Literal["markup", "kept", "text", "shown", "address"], text: str) -> None:
        self.parts.append(Token(kind, text))

    def begin(self, tag: str, id: str | None = None) -> None:
        """Begin another block if the tag separates two."""
        if tag in _INLINE or self.kept:
            return
        heading = tag if id is not None and re.fullmatch("h[1-6]", tag) else ""
        self.blocks.append(Segment([], heading, id if heading and id else self.blocks[-1].id))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.begin(tag, given.get("id") or "")
        self.ids.update(filter(None, (given.get("id"), given.get("name"))))
        names = (given.get("class") or "").split()
        self.classes.update(names)
        if given.get("type") == "checkbox" and not given.keys() & {"id", "aria-label"}:
            attrs = [*attrs, ("aria-label", _LABEL)]
        if tag == "table":
            self.framed.append(not names)
            if not names:
                self.frame()
        self.add("markup", f"<{tag}")
        for name, value in attrs:
            self.add("markup", f" {name}" + ('="' if value is not None else ""))
            if value is not None:
                self.attribute(name, value)
                self.add("markup", '"')
        closed = (self.get_starttag_text() or "").endswith("/>")
        self.add("markup", "/>" if closed else ">")
        stays = tag in _KEPT or "arithmatex" in names or given.get("translate") == "no" or "lang" in given
        if not closed and tag not in _VOID and (tag in self.kept or (stays and not self.kept)):
            self.kept.append(tag)
        elif tag == "img" and not self.kept:
            self.blocks[-1].parts.append(len(self.parts))
            self.add("kept", "")

    def frame(self) -> None:
        """Open a frame around a table, which scrolls, also by keys, if it is too wide for a phone."""
        self.add("markup", '<div class="wide" tabindex="0" role="region" aria-label="')
        self.add("shown", _TABLE)
        self.add("markup", '">')

    def attribute(self, name: str, value: str) -> None:
        if name in _ADDRESSES:
            self.add("address", value)
        elif name == "srcset":
            at = 0
            for found in _CANDIDATE.finditer(value):
                is_address = not re.fullmatch(r"[\d.]+[wxh]", found[0])
                self.add("markup", escape(value[at : found.start()]))
                self.add("address" if is_address else "markup", found[0])
                at = found.end()
            self.add("markup", escape(value[at:]))
        else:
            shown = name in _SHOWN and not self.kept
            self.add("shown" if shown else "markup", " ".join(value.split()) if shown else escape(value))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.kept:
            self.kept.pop()
        self.begin(tag)
        self.add("markup", f"</{tag}>")
        if tag == "table" and self.framed and self.framed.pop():
            self.add("markup", "</div>")

    def handle_data(self, data: str) -> None:
        if not self.kept:
            self.blocks[-1].parts.append(len(self.parts))
            self.add("text", data)
        elif self.kept[0] in ("script", "style"):
            self.add("markup", data)
        else:
            self.blocks[-1].parts.append(len(self.parts))
            self.add("kept", escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        self.add("markup", f"<!--{data}-->")


def read(html: str) -> Rendered:
    """Take HTML apart into parts and the blocks that have text.

    A line break between full-width characters goes, as readers expect no space there; any other is a space.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    parts = reader.parts
    blocks = [one for one in reader.blocks if any(parts[at].text.strip() for at in one.parts)]
    for block in blocks:
        texts = [_CODE if parts[at].kind == "kept" else parts[at].text for at in block.parts]
        joined = _BREAK.sub(lambda found: _DROPPED * len(found[0]), "".join(texts))
        end = 0
        for at, text in zip(block.parts, texts):
            start, end = end, end + len(text)
            if parts[at].kind == "text":
                said = joined[start:end].replace(_DROPPED, "").replace("\n", " ")
                parts[at] = parts[at]._replace(text=said)
    return Rendered(tuple(parts), tuple(blocks), frozenset(reader.ids), bool(reader.classes - _PLAIN))
