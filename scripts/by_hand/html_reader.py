"""Take apart the HTML that Python-Markdown makes of a hand-written page: texts, addresses, markup."""

import re
from html import escape
from html.parser import HTMLParser

from scripts.by_hand.rendered import CODE, Rendered, Segment, Token, TokenKind

# Elements that stand within a sentence; any other begins another text.
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "font"),
    *("i", "img", "input", "ins", "kbd", "label", "mark", "math", "q", "rp", "rt", "ruby", "s"),
    *("samp", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var", "wbr"),
}
_FIXED = {"code", "math", "pre", "samp", "script", "style", "svg", "textarea"}  # the same in every variant
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SHOWN = {"alt", "aria-label", "label", "placeholder", "title"}  # attributes that readers are shown
_ADDRESSES = {"data", "href", "poster", "src"}
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])")  # an address, or a width, of a srcset (HTML, 4.8.4.2)
# Classes that a page can have without the theme's styles.
_PLAIN = {"footnote", "footnote-backref", "footnote-ref", "headerlink", "toc", "toctitle"}
_LABEL, _TABLE = "完成", "表格"  # of a checkbox in a list of tasks, of the frame around a table

# What Chinese is written with. Between two of these a line break is nothing to readers (CSS Text 3, 4.1.2).
_WIDE = "[\u2014\u2018-\u201d\u2026\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n[ \t]*(?={_WIDE})")
_DROPPED = "\0"  # in place of each character of a line break that goes


class _Reader(HTMLParser):
    """Takes HTML apart, tag by tag, into the parts and blocks of ``Rendered``."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Token] = []
        self.blocks: list[Segment] = [Segment([], "", "")]
        self.ids: set[str] = set()
        self.classes: set[str] = set()
        self.framed: list[bool] = []  # of each open table, whether it has a frame
        self.fixed: list[str] = []  # the element whose content stays, as often as it is open within itself

    def add(self, kind: TokenKind, text: str) -> None:
        self.parts.append(Token(kind, text))

    def begin(self, tag: str, id: str | None = None) -> None:
        """Begin another block if a tag separates two; ``id``: its own, "" if none, None for an end tag."""
        if tag in _INLINE or self.fixed:
            return
        heading = tag if id is not None and re.fullmatch("h[1-6]", tag) else ""
        self.blocks.append(Segment([], heading, id if heading and id else self.blocks[-1].id))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add a tag with its attributes; note its id and classes, and whether its content stays."""
        given = dict(attrs)
        self.begin(tag, given.get("id") or "")
        self.ids.update(filter(None, (given.get("id"), given.get("name"))))
        names = (given.get("class") or "").split()
        self.classes.update(names)
        if given.get("type") == "checkbox" and not given.keys() & {"id", "aria-label"}:
            attrs = [*attrs, ("aria-label", _LABEL)]
        if tag == "table":
            self.framed.append(not names)
            if not names:  # A frame, which scrolls, also by keys, if the table is too wide for a phone.
                self.add("markup", '<div class="wide" tabindex="0" role="region" aria-label="')
                self.add("shown", _TABLE)
                self.add("markup", '">')
        self.add("markup", f"<{tag}")
        for name, value in attrs:
            self.add("markup", f" {name}" + ('="' if value is not None else ""))
            if value is not None:
                self.attribute(name, value)
                self.add("markup", '"')
        closed = (self.get_starttag_text() or "").endswith("/>")
        self.add("markup", "/>" if closed else ">")
        stays = tag in _FIXED or "arithmatex" in names or given.get("translate") == "no" or "lang" in given
        if not closed and tag not in _VOID and (tag in self.fixed or (stays and not self.fixed)):
            self.fixed.append(tag)
        elif tag == "img" and not self.fixed:
            self.blocks[-1].parts.append(len(self.parts))
            self.add("fixed", "")

    def attribute(self, name: str, value: str) -> None:
        """Add the value of an attribute: as addresses, as what readers are shown, or as markup."""
        if name in _ADDRESSES:
            self.add("address", value)
        elif name == "srcset":
            for at, part in enumerate(_CANDIDATE.split(value)):
                is_address = at % 2 and not re.fullmatch(r"[\d.]+[wxh]", part)
                self.add("address" if is_address else "markup", part if is_address else escape(part))
        else:
            shown = name in _SHOWN and not self.fixed
            self.add("shown" if shown else "markup", " ".join(value.split()) if shown else escape(value))

    handle_startendtag = handle_starttag  # HTMLParser's own adds an end tag

    def handle_endtag(self, tag: str) -> None:
        if tag in self.fixed:
            self.fixed.pop()
        self.begin(tag)
        self.add("markup", f"</{tag}>")
        if tag == "table" and self.framed and self.framed.pop():
            self.add("markup", "</div>")

    def handle_data(self, data: str) -> None:
        """Add words to the last block: as text, or as content that stays."""
        if not self.fixed:
            self.blocks[-1].parts.append(len(self.parts))
            self.add("text", data)
        elif self.fixed[0] in ("script", "style"):
            self.add("markup", data)
        else:
            self.blocks[-1].parts.append(len(self.parts))
            self.add("fixed", escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        self.add("markup", f"<!--{data}-->")


def read_html(html: str) -> Rendered:
    """Take HTML apart into parts and the blocks that have text.

    A line break between full-width characters goes, as readers expect no space there; any other is made a
    space.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    parts = reader.parts
    blocks = [one for one in reader.blocks if any(parts[at].text.strip() for at in one.parts)]
    for block in blocks:
        texts = [CODE if parts[at].kind == "fixed" else parts[at].text for at in block.parts]
        joined = _BREAK.sub(lambda found: _DROPPED * len(found[0]), "".join(texts))
        end = 0
        for at, text in zip(block.parts, texts):
            start, end = end, end + len(text)
            if parts[at].kind == "text":
                said = joined[start:end].replace(_DROPPED, "").replace("\n", " ")
                parts[at] = parts[at]._replace(text=said)
    return Rendered(tuple(parts), tuple(blocks), frozenset(reader.ids), bool(reader.classes - _PLAIN))
