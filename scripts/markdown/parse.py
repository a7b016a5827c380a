"""Parse Markdown into its tree and the runs of words in it: CommonMark with tables, notes and tasks."""

import re
from collections.abc import Mapping
from typing import Any

from pyromark import Options, events_with_range, reference_definitions

from scripts.markdown.begun import Open, begun, titled
from scripts.markdown.dialects import Form, forms
from scripts.markdown.leaves import Leaves
from scripts.markdown.meant import as_meant, doubts, is_indented_prose, with_numbers, with_picture
from scripts.markdown.parsed import LinkByWords, Oddity, Parsed, Run
from scripts.markdown.tree import Node

DEEPEST = 40  # levels of quotations, lists and forms within each other
_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)


def parse(source: str) -> Parsed:
    """Parse a Markdown source, and forms of other dialects if the parser confirms them (see ``dialects``).

    If it is nested deeper than ``DEEPEST``, the rest is left out, with a remark.
    """
    found = forms(source)
    for _ in range(3):
        reader = _read(source, found)
        if reader.met == found.keys():
            break
        found = {at: form for at, form in found.items() if at in reader.met}  # the others are text
    else:
        reader = _read(source, {})
    return reader.finish()


def _read(source: str, found: Mapping[int, Form]) -> "_Reader":
    """Read the source once. ``found``: the forms of other dialects, place → form."""
    reader = _Reader(source, found)
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
            reader.parsed.remarks.append(Oddity("deep", start))
            break
    return reader


def _named(event: Any) -> tuple[str, Any]:
    """Split an event of the parser, "Rule" or {"Text": "…"}, into name and value."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))


class _Reader(Leaves):
    """Build the tree from the parser's events, one by one."""

    def begin(self, kind: str, about: Any, start: int, end: int) -> None:
        """Open a block or form of CommonMark, or the form of another dialect in whose place it stands."""
        one = begun(kind, about, (start, end), self.open, self.shadow.undone)
        form = self.found.get(start)
        if form and kind == "Heading" and form.blank():
            self.form(form)
            if form.kind != "heading":  # the title of a notice
                one = Open("paragraph", start, end, {"by": "title"})
        elif form and kind == "CodeBlock" and form.kind == "code" and form.end == end:
            self.form(form)
            one.attributes = {}
        elif form and kind == "Strikethrough" and form.kind == "mark" and form.end == end:
            self.form(form)
            one.kind = "mark"
        self.separate(one.kind)
        self.open.append(one)

    def close(self) -> None:
        """Close the innermost node, with every form in it that HTML opened and nobody closed."""
        while self.open[-1].tag:
            form = self.open.pop()
            self.parsed.remarks.append(Oddity("tag", form.start, form.tag))
            self.open[-1].children += [Node("literal", form.start, form.end, form.tag), *form.children]
        while self.open[-1].form:  # a notice that nobody closed is none
            self.open.pop()
        one = self.open.pop()
        if one.kind == "terms":  # the parser takes what follows for a part of it
            one.end = one.children[-1].end
        above, written = self.open[-1].children, self.source[one.start : one.end]
        node = as_meant(one.node(), written)
        by = one.attributes.get("by")
        if by == "Inline":
            self.title(node.get("title"), one.start, one.end)
        elif by in ("Shortcut", "Collapsed"):
            name = written[written.index("[") + 1 : -1]
            at, name = (one.end, f"[{name}]") if by == "Shortcut" else (one.end + 1, name)
            self.parsed.named.append(LinkByWords(one.start, one.end, at, name))
        self.separate(one.kind)
        if by == "title":
            above.append(titled(one, node.children))
        elif one.kind == "note":
            self.notes.setdefault(node.get("name"), node)
        elif one.kind == "del" and not written.startswith("~~"):  # 140~159: one tilde strikes nothing
            tildes = [Node("literal", at, at + 1, "~") for at in (one.start, one.end - 1)]
            above += [tildes[0], *one.children, tildes[1]]
        elif one.kind == "paragraph":
            above[-1:] = with_picture(above[-1] if above else None, node)
        elif one.kind == "code" and is_indented_prose(written, node.text):
            self.add_lines(one)
        elif one.kind == "heading":
            above += [node] if node.children else []  # a mark with nothing behind it says nothing
        else:
            above.append(node)
        self.parsed.remarks += doubts(node, written)

    def add_lines(self, indented: Open) -> None:
        """Add each line of what is no code as a paragraph, with its words to convert."""
        for line in re.finditer(r"[^\s][^\r\n]*", self.source[indented.start : indented.end]):
            start, end = indented.start + line.start(), indented.start + line.end()
            self.separate("paragraph")
            self.parsed.items.append(Run(start, end, line[0]))
            paragraph = Node("paragraph", start, end, "", (Node("text", start, end, line[0]),))
            self.open[-1].children.append(paragraph)
            self.parsed.remarks += doubts(paragraph, line[0])

    def finish(self) -> Parsed:
        """Put the notes, which may stand anywhere, at the end, and add the titles of link definitions."""
        self.parsed.blocks = self.open[0].children
        self.parsed.blocks += with_numbers(self.notes, self.numbers, self.times)
        for about in reference_definitions(self.shadow.text, options=_OPTIONS).values():
            start, end = self.place(about["span"]["start"]), self.place(about["span"]["end"])
            self.title(self.shadow.undone(about["title"] or ""), start, end)
        return self.parsed
