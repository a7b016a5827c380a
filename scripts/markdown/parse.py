"""Markdown → its tree, and the runs of words in the source: CommonMark with tables, notes and tasks."""

import html
import re
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from typing import Any

from pyromark import Options, events_with_range, reference_definitions

from scripts.markdown.begun import Open, begun
from scripts.markdown.meant import doubts, with_picture
from scripts.markdown.parsed import Named, Parsed, Remark, Run
from scripts.markdown.shadow import shadow
from scripts.markdown.tree import BLOCKS, Kind, Node

DEEPEST = 40  # levels of quotations, lists and forms within each other
_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_FORMS: dict[str, Kind] = {"sub": "sub", "sup": "sup", "ins": "ins", "u": "u"}
_HTML = re.compile(r"<!--|-->|<(/?)(br|sub|sup|ins|u)\s*/?>|<[/!?]?[A-Za-z][^>]*>|[^<\n-]+|.", re.I | re.S)
_AS_IT_IS = re.compile(r"\s*<(?:script|style|pre|textarea)\b", re.IGNORECASE)
_FENCED = re.compile(r"[`~]{3}.*\n[ \t>]*[`~]{3,}[ \t]*\s*\Z", re.DOTALL)
_TITLE = re.compile(r"""(["'(])((?:\\.|(?!\1).)*)["')]\s*\)?\s*\Z""", re.DOTALL)
# A line break between these is no space: Chinese has none.
_WIDE = "[‘’“”…—\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef]"
_NO_SPACE = re.compile(f"{_WIDE}{_WIDE}|[，。、；：？！」』）》”’…—].|.[「『（《“‘]", re.DOTALL)


def parse(source: str) -> Parsed:
    """A Markdown source → what it holds. One that is nested too deep is left where it is, with a remark."""
    reader = _Reader(source)
    for event, span in events_with_range(reader.shadow.text, options=_OPTIONS):
        name, value = _named(event)
        start, end = reader.place(span["start"]), reader.place(span["end"])
        if name == "Start":
            kind, about = _named(value)
            reader.begin(kind, about, start, end)
        elif name == "End":
            reader.close()
        else:
            reader.take(name, value, start, end)
        if len(reader.open) > DEEPEST:
            reader.parsed.remarks.append(Remark("deep", start))
            break
    return reader.finish()


def _named(event: Any) -> tuple[str, Any]:
    """The parser says "Rule" or {"Text": "…"}: name and value."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))


class _Reader:
    """Builds the tree of the parser's events, one by one."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.shadow = shadow(source)
        widths = (1 if c < "\x80" else 2 if c < "\u0800" else 3 if c < "\U00010000" else 4 for c in source)
        self.bytes = array("I", accumulate(widths, initial=0))
        self.parsed = Parsed()
        self.open = [Open("notes", 0, len(source))]
        self.notes: dict[str, Node] = {}
        self.numbers: dict[str, int] = {}  # name of a note → its number
        self.times: Counter[str] = Counter()
        self.soft = False  # a line break that may be a space, and what stands before it
        self.last = ""
        self.comment = self.as_it_is = False

    def place(self, at: int) -> int:
        """Bytes → characters."""
        return bisect_left(self.bytes, at)

    # --- leaves ---------------------------------------------------------------------------

    def take(self, name: str, value: Any, start: int, end: int) -> None:
        said = self.shadow.undone(value) if isinstance(value, str) else ""
        if name == "Text":
            self.words(said, start, end)
        elif name == "Code":
            self.leaf("mono", start, end, said)
        elif name in ("Html", "InlineHtml"):
            self.html(said, start)
        elif name == "SoftBreak":
            self.soft = True
        elif name == "FootnoteReference":
            note = said.casefold()
            number = self.numbers.setdefault(note, len(self.numbers) + 1)
            self.times[note] += 1
            self.leaf("ref", start, end, number=str(number), again=str(self.times[note]))
        elif name == "TaskListMarker":
            self.leaf("task", start, end, done="yes" if value else "")
        else:
            self.leaf("br" if name == "HardBreak" else "rule", start, end)

    def leaf(self, kind: Kind, start: int, end: int, text: str = "", **attributes: str) -> None:
        """Something that is no words."""
        self.join(text)
        self.parsed.items.append("\n" if kind in ("br", "rule") else "\ufffc")
        self.open[-1].children.append(Node(kind, start, end, text, (), attributes))

    def words(self, text: str, start: int, end: int) -> None:
        top = self.open[-1]
        if top.kind == "code":
            top.text += text
        elif "auto" in top.attributes or self.as_it_is:
            self.leaf("literal", start, end, text)
        elif text:
            self.join(text)
            before = self.source[max(start - 99, 0) : start]
            escaped = (len(before) - len(before.rstrip("\\"))) % 2 == 1
            self.parsed.items.append(Run(start, end, text, escaped))
            top.children.append(Node("text", start, end, text))

    def join(self, text: str) -> None:
        """Decide whether the line break before a text is a space."""
        if self.soft and self.last and text and not _NO_SPACE.match(self.last + text[0]):
            self.parsed.items.append(" ")
            self.open[-1].children.append(Node("literal", 0, 0, " "))
        self.soft, self.last = False, text[-1:]

    def title(self, title: str, start: int, end: int) -> None:
        """The title of a link or picture, which stands in its source."""
        written = self.source[start:end]
        at, until = written.rfind(title), len(title)
        if title and at < 0 and (found := _TITLE.search(written)):
            at, until = found.start(2), found.end(2) - found.start(2)
        if title and at >= 0:
            self.parsed.items += ["\n", Run(start + at, start + at + until, title), "\n"]

    def html(self, text: str, start: int) -> None:
        """Forms and comments; every other tag is said as text."""
        self.as_it_is = self.as_it_is or bool(_AS_IT_IS.match(text))
        for match in _HTML.finditer(text):
            part, at, end = match[0], start + match.start(), start + match.end()
            kind = _FORMS.get((match[2] or "").lower())
            if self.comment or part == "<!--":
                self.comment = part != "-->"
            elif part == "\n":
                self.soft = True
            elif match[2] and not kind:
                self.leaf("br", at, end)
            elif kind and not match[1]:
                self.open.append(Open(kind, at, end, tag=part))
            elif kind and self.open[-1].tag and self.open[-1].kind == kind:
                form = self.open.pop().node()
                self.open[-1].children.append(replace(form, end=end))
            elif len(part) > 1 and part[0] == "<":
                self.parsed.remarks.append(Remark("tag", at, part))
                self.leaf("literal", at, end, part)
            else:
                self.words(html.unescape(part), at, end)

    # --- what holds others ----------------------------------------------------------------

    def begin(self, kind: str, about: Any, start: int, end: int) -> None:
        one = begun(kind, about, (start, end), self.open, self.shadow.undone)
        self.apart(one.kind)
        self.open.append(one)

    def apart(self, kind: Kind) -> None:
        """Blocks stand on lines of their own; what a picture shows is no part of the sentence around it."""
        if kind in BLOCKS:
            self.soft, self.last = False, ""
            self.parsed.items += ["\n"] if self.parsed.items[-1:] != ["\n"] else []
            self.comment = self.as_it_is = False
        elif kind == "image":
            self.parsed.items.append("\ufffc")

    def close(self) -> None:
        while self.open[-1].tag:  # a form that HTML opened and nobody closed
            form = self.open.pop()
            self.parsed.remarks.append(Remark("tag", form.start, form.tag))
            self.open[-1].children += [Node("literal", form.start, form.end, form.tag), *form.children]
        one = self.open.pop()
        node, above = one.node(), self.open[-1].children
        written = self.source[one.start : one.end]
        remarks: list[tuple[str, int, str]] = []
        if one.attributes.get("by") == "Inline":
            self.title(node.get("title"), one.start, one.end)
        elif one.attributes.get("by") in ("Shortcut", "Collapsed"):
            name = written[written.index("[") + 1 : -1]
            at, name = (one.end, f"[{name}]") if one.attributes["by"] == "Shortcut" else (one.end + 1, name)
            self.parsed.named.append(Named(one.start, one.end, at, name))
        self.apart(one.kind)
        if one.kind == "note":
            self.notes.setdefault(node.get("name"), node)
        elif one.kind == "del" and not written.startswith("~~"):  # 140~159: one tilde strikes nothing
            tildes = [Node("literal", at, at + 1, "~") for at in (one.start, one.end - 1)]
            above += [tildes[0], *one.children, tildes[1]]
        elif one.kind == "paragraph":
            above[-1:] = with_picture(above[-1] if above else None, node)
            remarks += doubts(node, written)
        else:
            above.append(node)
        if one.kind == "code" and written[:1] in ("`", "~") and not _FENCED.match(written):
            remarks.append(("fence", one.start, written.partition("\n")[0]))
        if (
            one.kind == "row"
            and one.children
            and written[one.children[-1].end - one.start :].strip(" |\n>\r")
        ):
            remarks.append(("cells", one.start, written.strip()))
        self.parsed.remarks += [Remark(*remark) for remark in remarks]

    def finish(self) -> Parsed:
        """Put the notes, which may stand anywhere, at the end, in the order of their numbers."""
        for name in self.notes:
            self.numbers.setdefault(name, len(self.numbers) + 1)
        notes = [
            replace(self.notes[name], attributes={"number": str(number), "times": str(self.times[name])})
            for name, number in self.numbers.items()
            if name in self.notes
        ]
        self.parsed.blocks = self.open[0].children
        if notes:
            first, last = min(note.start for note in notes), max(note.end for note in notes)
            self.parsed.blocks.append(Node("notes", first, last, "", tuple(notes)))
        for about in reference_definitions(self.shadow.text, options=_OPTIONS).values():
            start, end = self.place(about["span"]["start"]), self.place(about["span"]["end"])
            self.title(self.shadow.undone(about["title"] or ""), start, end)
        return self.parsed
