"""Read what is within blocks: words and their places, code, pictures, HTML, forms of other dialects."""

import html
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from scripts.markdown.begun import Open, titled
from scripts.markdown.dialects import Form, image, planted
from scripts.markdown.html_parts import FORM_TAGS, HOLDS_CODE, HREF, RUBY, STYLE, STYLE_ENDS, parts
from scripts.markdown.meant import COLUMNS, begins_line, is_space, title_place
from scripts.markdown.parsed import LinkByWords, Oddity, Parsed, Run
from scripts.markdown.shadow import shadow
from scripts.markdown.tree import BLOCKS, Kind, Node


class Leaves:
    """Add the leaves of the tree, one by one, to the nodes that are open: words, code, pictures, HTML."""

    def __init__(self, source: str, found: Mapping[int, Form]) -> None:
        self.source = source
        self.found = found
        self.met: set[int] = set()  # places of the forms in ``found`` that the parser has confirmed
        self.shadow = shadow(planted(source, found))
        widths = (1 if c < "\x80" else 2 if c < "\u0800" else 3 if c < "\U00010000" else 4 for c in source)
        self.bytes = array("I", accumulate(widths, initial=0))  # of each character, where it begins in UTF-8
        self.parsed = Parsed()
        self.open = [Open("notes", 0, len(source))]  # the root: of it only the children are used
        self.notes: dict[str, Node] = {}
        self.numbers: dict[str, int] = {}  # name of a note → its number
        self.times: Counter[str] = Counter()
        # What stands before the next leaf of a block: a line break of the source (``soft``), of which
        # ``join`` says what it means; one that stays (``hard``); the last character that was added
        # (``last``), "" if the block begins or a leaf without words ended, U+FFFC behind a picture.
        self.soft = self.hard = False
        self.last = ""
        # Whether HTML is within a comment; within <pre> and its like, whose words are not converted; within
        # <style>, which no reader sees.
        self.comment = self.as_it_is = self.style = False

    def place(self, at: int) -> int:
        """Turn a place in bytes of UTF-8 into one in characters."""
        return bisect_left(self.bytes, at)

    # --- leaves ---------------------------------------------------------------------------

    def take(self, name: str, value: Any, start: int, end: int) -> None:
        """Add a leaf, or note what the next leaf needs to know.

        ``name``, ``value``: what the parser says of it; ``start``, ``end``: its range in characters.
        """
        said = self.shadow.undone(value) if isinstance(value, str) else ""
        form = self.found.get(start)
        if form and (name == "Rule" if form.blank() else name == "Code" and end == form.end):
            self.form(form)
        elif name == "Text":
            self.words(said, start, end)
        elif name == "Code":
            self.leaf("mono", start, end, said)
        elif name in ("Html", "InlineHtml"):
            hidden = self.style_sheet(said, start) if name == "Html" else 0
            self.html(said[hidden:], start + hidden)
        elif name == "SoftBreak":
            self.soft = True
            self.hard = self.hard or self.open[-1].kind == "term"  # several may have one meaning
        elif name == "FootnoteReference":
            self.reference(said.casefold(), start, end)
        elif name == "TaskListMarker":
            self.leaf("task", start, end, done="yes" if value else "")
        elif name == "HardBreak":
            self.leaf("br", start, end)
        else:
            self.leaf("rule", start, end)
            if COLUMNS.fullmatch(self.source[start:end]):
                self.parsed.remarks.append(Oddity("dialect", start, self.source[start:end].strip()))

    def reference(self, note: str, start: int, end: int) -> None:
        """Add a reference to a note. ``note``: its name."""
        number = self.numbers.setdefault(note, len(self.numbers) + 1)
        self.times[note] += 1
        self.leaf("ref", start, end, number=str(number), again=str(self.times[note]))

    def leaf(self, kind: Kind, start: int, end: int, text: str = "", **attributes: str) -> None:
        """Add a leaf without words that are converted; ``text`` is what it shows, like code."""
        self.join(text)
        self.parsed.items.append("\n" if kind in ("br", "rule") else "\ufffc")
        self.open[-1].children.append(Node(kind, start, end, text, (), attributes))

    def words(self, text: str, start: int, end: int, *, in_html: bool = False) -> None:
        """Add words that are converted; in code, or in an address, they are kept as they are."""
        top = self.open[-1]
        if top.kind == "code":
            top.text += text
        elif "auto" in top.attributes or self.as_it_is:
            self.leaf("literal", start, end, text)
        elif text:
            begins = top.kind == "paragraph" and (not top.children or self.soft)
            indent = len(text) - len(text.lstrip("\u3000")) if begins else 0
            if indent and self.source.startswith("\u3000" * indent, start):  # the page has its own indent
                start, text = start + indent, text[indent:]
                self.hard = self.soft
            if not text:
                return
            self.join(text)
            before = self.source[max(start - 99, 0) : start]
            escaped = not in_html and (len(before) - len(before.rstrip("\\"))) % 2 == 1
            self.parsed.items.append(Run(start, end, text, escaped, in_html))
            top.children.append(Node("text", start, end, text))

    def join(self, text: str) -> None:
        """Add what a line break before ``text`` means: nothing, a space or, before a label, a line break."""
        between = bool(self.last and text)
        begins = between and self.soft and begins_line(self.last, text)
        if begins or (between and self.hard and self.last != "\ufffc"):
            self.parsed.items.append("\n")
            self.open[-1].children.append(Node("br", 0, 0))
        elif between and self.soft and is_space(self.last, text[0]):
            self.parsed.items.append(" ")
            self.open[-1].children.append(Node("literal", 0, 0, " "))
        self.soft, self.hard, self.last = False, False, text[-1:]

    def form(self, form: Form) -> None:
        """Add a form of another dialect."""
        top = self.open[-1]
        if form.kind == "close":
            if top.form and top.form.name == form.name:
                self.open.pop()
                self.met |= {form.start, top.form.start}
                self.separate("quote")
                node = Node("quote", top.start, form.end, "", tuple(top.children))
                held = top.children if top.form.is_plain else [node]
                self.open[-1].children += held if top.children else []
            return
        if form.kind == "open":
            self.separate("quote")
            self.open.append(Open("quote", form.start, form.end, form=form))
        else:
            self.met.add(form.start)
        if form.kind == "rule":
            self.leaf("rule", form.start, form.end)
        elif form.label:
            self.open[-1].children.append(titled(form, (Node("literal", 0, 0, form.label),)))
        elif form.kind == "mono":
            written = re.sub(r"\r?\n[ \t>]*", " ", self.source[form.start : form.end])
            self.leaf("mono", form.start, form.end, written)
            self.parsed.remarks.append(Oddity("dialect", form.start, written))
        elif form.kind == "note" and any(one.kind == "image" for one in self.open):
            written = self.source[form.start : form.end]  # what a picture shows has no place for a number
            self.words(written, form.start, form.end)
            self.parsed.remarks.append(Oddity("dialect", form.start, written))
        elif form.kind == "note":
            name, words = f"^[{form.start}]", self.source[slice(*form.words)]
            self.reference(name, form.start, form.end)
            self.parsed.items += ["\n", Run(*form.words, words), "\n"]
            said = Node("paragraph", *form.words, "", (Node("text", *form.words, words),))
            self.notes[name] = Node("note", form.start, form.end, "", (said,))
        elif form.kind in ("link", "image"):
            self.linked(form)

    def linked(self, form: Form) -> None:
        """Add a link or picture of another dialect."""
        text, about = (html.unescape(self.source[slice(*span)]) for span in (form.words, form.about))
        around = "\ufffc" if form.kind == "image" else ""
        self.join(text or around)
        self.parsed.items += [around, Run(*form.words, text, in_html=True), around] if text else [around]
        self.parsed.items += ["\n", Run(*form.about, about, in_html=True), "\n"] if about else []
        if form.kind == "link" and "|" not in self.source[form.start : form.end]:  # its words are its address
            self.parsed.named.append(LinkByWords(form.start, form.words[1], form.words[0], f"{text}|"))
        words = [Node("text", *form.words, text)] if text else []
        kind: Kind = "link" if form.kind == "link" else "image"
        self.last = self.last if form.kind == "link" else around
        one = Open(kind, form.start, form.end, {"href": form.href, "title": about}, words)
        self.open[-1].children.append(one.node())

    def title(self, title: str, start: int, end: int) -> None:
        """Add the title of a link or picture to the words that are converted, if the source has it between
        ``start`` and ``end``.
        """
        if found := title_place(self.source[start:end], title):
            self.parsed.items += ["\n", Run(start + found[0], start + found[1], title), "\n"]

    def style_sheet(self, text: str, start: int) -> int:
        """Count the characters of a stretch of HTML that begin it as a style sheet, which no reader sees.

        One that never ends is none, lest the text behind it be lost.
        """
        if (begins := STYLE.match(text)) and STYLE_ENDS.search(self.source, start):
            self.parsed.remarks.append(Oddity("looks", start, begins[0].strip()))
            self.style = True
        if not self.style:
            return 0
        ends = STYLE_ENDS.search(text)
        self.style = not ends
        return ends.end() if ends else len(text)

    def html(self, text: str, start: int) -> None:
        """Add the HTML in ``text``, which begins at ``start``, to the node that is open.

        Tags of ``FORM_TAGS``, as <b> or <a>, open and close nodes; <br> and <img> become nodes. Comments are
        left out, and so are tags that say only how words look or where; around the reading in a <ruby> go
        brackets. Any other tag is shown as text.
        """
        self.as_it_is = self.as_it_is or bool(HOLDS_CODE.match(text))
        for what, part, at in parts(text, self.comment):
            at, end = start + at, start + at + len(part)
            kind = FORM_TAGS.get(what.strip("/"))
            if what in ("comment", "text after"):
                self.comment = what == "comment"
            elif what == "line":
                self.soft = True
            elif what == "br":
                self.leaf("br", at, end)
            elif kind and what[0] != "/":
                about = {"href": html.unescape(found[1])} if (found := HREF.search(part)) else {}
                self.open.append(Open(kind, at, end, about, tag=part))
            elif kind and self.open[-1].tag and self.open[-1].kind == kind:
                form = self.open.pop().node()
                alone = kind == "link" and not form.get("href")  # the name of a place
                self.open[-1].children += form.children if alone else [replace(form, end=end)]
            elif what in ("looks", "place"):
                self.hard = self.hard or what == "place"
                said = self.source[at - 5 : at] == "</rp>" or self.source.startswith("<rp>", end)
                if part in RUBY and not said:
                    self.leaf("literal", at, end, RUBY[part])
                self.parsed.remarks.append(Oddity("looks", at, part))
            elif what == "words":
                stays = self.as_it_is or (self.last and not self.soft)
                blank = 0 if stays else len(part) - len(part.lstrip())
                self.words(html.unescape(part[blank:]), at + blank, end, in_html=True)
            elif what == "tag" and (shown := image(part, at)).href and part[:4].lower() == "<img":
                self.linked(shown)
            else:
                self.parsed.remarks.append(Oddity("tag", at, part))
                self.leaf("literal", at, end, part)

    def separate(self, kind: Kind) -> None:
        """Separate the words before a node from those behind: a block by a line end, so that no word reaches
        into another block; a picture by U+FFFC, since its alternative text is no part of the sentence.
        """
        if kind in BLOCKS:
            self.soft, self.hard, self.last = False, False, ""
            self.parsed.items += ["\n"] if self.parsed.items[-1:] != ["\n"] else []
            self.comment = self.as_it_is = self.style = False
        elif kind == "image":
            self.parsed.items.append("\ufffc")
