"""Write headings, lists, tables, verse and pictures of a text as HTML, for the page, the feed and the book.

Of a link or picture that leads nowhere only the words are written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from scripts.article.edition_model import Block, Edition
from scripts.markdown.tree import Node, said, titles
from scripts.pages.address import is_outside
from scripts.pages.interface import filled, words
from scripts.pages.phrases import set_phrases
from scripts.pages.typeset import set_words
from scripts.text.han import HAN_CHARACTER

# Kind → element and class. Other kinds have a method of their own: of a list, ``FormWriter._list``.
_ELEMENTS = {
    "paragraph": ("p", ""),
    "verse": ("p", "verse"),
    "line": ("span", "line"),
    "quote": ("blockquote", ""),
    "item": ("li", ""),
    "terms": ("dl", ""),
    "term": ("dt", ""),
    "meaning": ("dd", ""),
    "row": ("tr", ""),
    "caption": ("figcaption", ""),
    "mono": ("code", ""),
    **{kind: (kind, "") for kind in ("strong", "del", "ins", "mark", "u", "sub", "sup")},
}
# Kinds whose methods write no id: a <div> around their element has it.
_WRAPPED = {"list", "table", "code", "rule"}
# The number that an item says itself, narrower than the two characters by which lines hang: not 1.5 or 一、
_OWN_NUMBER = re.compile(r"[0-9]{1,2}(?:[.．](?![0-9])|[、)）]) ?")
# How many times its width a photograph or a telephone's screen is high; what is higher is read in parts.
_UPRIGHT = 2.5


def _is_task(item: Node) -> bool:
    """Say whether an item of a list has a box of its own; one that stands in a list within has not."""
    first = item.children[:1]  # the box itself, or the paragraph that begins with it
    return any(one.kind == "task" for one in (*first, *(box for part in first for box in part.children[:1])))


@dataclass(frozen=True)
class FormWriter:
    """Write the forms of an edition as HTML."""

    say: Callable[[str], str]  # escapes text, in elements and in attributes
    edition: Edition
    where: Callable[[str], str]  # address, relative to the site → address in the output
    shows: Callable[[str], str]  # the same for the file of a picture; → "" if it cannot be shown
    slash: str = ""  # ends an element without content
    noteref: str = ""  # more attributes of links to notes
    here: str = ""  # in a feed the page's own address, which links to its places begin with
    # Whether numbers, Latin words and phrases of headings get elements of their own; in a book only Latin
    # words and addresses, which leave the line before them stretched.
    typeset: bool = False

    @property
    def words(self) -> dict[str, str]:
        return words(self.edition.lang)

    def block(self, block: Block) -> str:
        """Write a block of the edition, with its id."""
        node = block.node or Node("heading" if block.heading else "paragraph", 0, 0, block.text)
        if node.kind in _WRAPPED:
            return f"<div{self._given(id=block.id)}>{self.html(node)}</div>"
        return self.html(node, block.id)

    def html(self, node: Node, id: str = "") -> str:
        """Write a node and all nodes in it; its element gets the id, if its kind can have one."""
        make = getattr(self, f"_{node.kind}", None)
        if make:
            return str(make(node, id))
        if not node.children and node.kind in ("text", "literal"):
            return self._words(node.text)
        name, named = _ELEMENTS[node.kind]
        return self._element(name, self._inside(node), id=id, class_=named)

    def _inside(self, node: Node) -> str:
        return self._words(node.text) + "".join(map(self.html, node.children))

    def _words(self, text: str) -> str:
        return set_words(text, self.say, "w" if self.slash else "nuwm") if self.typeset else self.say(text)

    def _element(self, name: str, inside: str, **given: str) -> str:
        return f"<{name}{self._given(**given)}>{inside}</{name}>"

    def _given(self, **attributes: str) -> str:
        given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value)
        return "".join(f' {key}="{self.say(value)}"' for key, value in given)

    def _heading(self, node: Node, id: str) -> str:
        plain = all(one.kind in ("heading", "text") for one in node.walk())
        in_phrases = plain and self.typeset and not self.slash
        inside = set_phrases(said(node), self.say) if in_phrases else self._inside(node)
        return self._element(f"h{node.get('level') or 2}", inside, id=id)

    def _em(self, node: Node, id: str) -> str:
        latin = not HAN_CHARACTER.search(said(node))
        return self._element("em", self._inside(node), class_="latin" if latin else "")

    def _signature(self, node: Node, id: str) -> str:
        right = "text-align:right" if self.here else ""  # a feed has no style sheet
        return self._element("p", self._inside(node), id=id, class_="signature", style=right)

    def _br(self, node: Node, id: str) -> str:
        return f"<br{self.slash}>"

    def _rule(self, node: Node, id: str) -> str:
        return f"<hr{self._given(class_='blank' if node.get('blank') else '')}{self.slash}>"

    def _code(self, node: Node, id: str) -> str:
        code = self._element("code", self.say(node.text.removesuffix("\n")))
        return self._element("pre", code, tabindex="0", role="region", aria_label=self.words["code"])

    def _list(self, node: Node, id: str) -> str:
        tasks = all(map(_is_task, node.children))
        start, marked = node.get("start"), "marked" if node.get("marked") else ""
        given = {"start": start if start != "1" else "", "class_": "tasks" if tasks else marked}
        inside = "".join(map(self._marked, node.children)) if marked and self.typeset else self._inside(node)
        return self._element("ol" if start else "ul", inside, **given)

    def _marked(self, item: Node) -> str:
        """Write an item that says its own mark; a number gets an element, which is as wide as lines hang."""
        text = said(item)
        end = number.end() if (number := _OWN_NUMBER.match(text)) else 0
        box = self._element("span", self.say(text[:end]), class_="k") if end else ""
        return self._element("li", box + self._words(text[end:]))

    def _task(self, node: Node, id: str) -> str:
        done = node.get("done")
        label = self.words["task_yes" if done else "task_no"]
        return self._element("span", "☑" if done else "☐", class_="task", role="img", aria_label=label)

    def _table(self, node: Node, id: str) -> str:
        rows = [*map(self.html, node.children)]
        head = self._element("thead", rows.pop(0)) if node.children[0].children[0].get("head") else ""
        body = self._element("tbody", "".join(rows)) if rows else ""
        label = self.words["table"]
        table = self._element("table", head + body)
        return self._element("div", table, class_="wide", tabindex="0", role="region", aria_label=label)

    def _cell(self, node: Node, id: str) -> str:
        name, scope = ("th", "col") if node.get("head") else ("td", "")
        return self._element(name, self._inside(node), class_=node.get("align"), scope=scope)

    def _figure(self, node: Node, id: str) -> str:
        caption = self.say(titles(node))
        inside = self._inside(node) + (self._element("figcaption", caption) if caption else "")
        return self._element("figure", inside, id=id)

    def _image(self, node: Node, id: str) -> str:
        """Write a picture; if it cannot be shown, a link with its alternative text."""
        alt = "".join(one.text for one in node.walk())
        picture = self.edition.targets.pictures.get(node.get("href"))
        if picture and (source := self.shows(picture.file)):
            size = {"width": str(picture.width), "height": str(picture.height)} if picture.width else {}
            lazy = {"loading": "lazy"} if not self.slash else {}
            upright = lazy and picture.width < picture.height <= picture.width * _UPRIGHT and self.typeset
            given = self._given(src=source, **size, **lazy, class_="upright" if upright else "")
            return f'<img{given} alt="{self.say(alt)}"{self.slash}>'
        return self._linked(node, self.say(alt))

    def _link(self, node: Node, id: str) -> str:
        return self._linked(node, self._inside(self.edition.targets.within(node)))

    def _linked(self, node: Node, inside: str) -> str:
        """Write a link to where ``node`` leads around ``inside``; if it leads nowhere, only that."""
        to = self.edition.targets.links.get(node.get("href"), "")
        href = to if is_outside(to) else self.where(to)
        href = self.here + to if to.startswith("#") else href
        return self._element("a", inside, href=href) if to else inside

    def _ref(self, node: Node, id: str) -> str:
        number, again = node.get("number"), node.get("again")
        id = f"ref-{number}" + (f"-{again}" if again != "1" else "")
        given = self._given(id=id, href=f"{self.here}#note-{number}", role="doc-noteref")
        return self._element("sup", f"<a{given}{self.noteref}>{number}</a>")

    def _notes(self, node: Node, id: str) -> str:
        label = self.words["annotations"]
        inside = self._element("ol", "".join(map(self.html, node.children)))
        return self._element("section", inside, id=id, role="doc-endnotes", aria_label=label)

    def _note(self, node: Node, id: str) -> str:
        """Write a note, with a link back to each of its references."""
        number = node.get("number")
        back = ""
        for again in range(1, int(node.get("times")) + 1):
            to = f"{self.here}#ref-{number}" + (f"-{again}" if again > 1 else "")
            label = filled(self.words["back_to_text"], number)
            back += self._element("a", "↩", href=to, role="doc-backlink", aria_label=label)
        inside = self._inside(node)
        inside = f"{inside[:-4]}{back}</p>" if inside.endswith("</p>") else inside + back
        return self._element("li", inside, id=f"note-{number}")
