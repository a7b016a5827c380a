"""What a page shows of an article with forms, read from its HTML, against what its record says it must.

The record says ``[kind, attributes, …]``, words as ``[from, to]`` of the published text; here the page
is read into the same form, and the two are compared. Nothing that made the page has a part in this.
"""

import posixpath
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any

KINDS = {
    "p": "paragraph",
    "blockquote": "quote",
    "li": "item",
    "tr": "row",
    "figcaption": "caption",
    "code": "mono",
    "a": "link",
    "img": "image",
    "hr": "rule",
    "section": "notes",
    "pre": "code",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("ul", "ol"), "list"),
    **dict.fromkeys(("th", "td"), "cell"),
    **{tag: tag for tag in ("table", "figure", "br", "em", "strong", "del", "ins", "u", "sub", "sup")},
}
CLASSES = {("span", "task"): "task", ("span", "line"): "line", ("p", "verse"): "verse"}
VOID = {"br", "hr", "img"}
THROUGH = {"thead", "tbody"}  # what holds others and says nothing itself
# A number with its unit, a long word, words in another language: elements that change no character.
WORDS = [("class", "n"), ("class", "w"), ("lang", "en"), ("lang", "und-Latn")]


class _Page(HTMLParser):
    """Reads the text of a page.

    Raises ``ValueError`` for an element that no text has, and for a tag that closes another.
    """

    def __init__(self, folder: str, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.folder = folder
        self.base = base
        self.open: list[list[Any]] = [["text", {}]]
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "wbr":  # a place where a line may break
            return
        given = {key: value or "" for key, value in attrs}
        words = tag == "span" and attrs in [[one] for one in WORDS]
        self.open.append(["words", {}] if words else self.node(tag, given))
        self.tags.append(tag)
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def node(self, tag: str, given: dict[str, str]) -> list[Any]:
        about: dict[str, str] = {key: given[key] for key in ("id", "start", "alt") if key in given}
        to = given.get("href") or given.get("src")
        if to:
            outside = ":" in to.split("/")[0] or to.startswith("#")
            path, mark, fragment = to.partition("#")
            joined = posixpath.normpath(posixpath.join(self.folder, path)) + "/" * path.endswith("/")
            about["to"] = (to if outside else joined + mark + fragment).removeprefix(self.base)
        role = given.get("role", "")
        if role == "doc-noteref":
            return ["ref", {"number": to[6:] if to else ""}]
        if role == "doc-backlink":
            return ["back", {}]
        if tag == "li" and given.get("id", "").startswith("note-"):
            return ["note", {"number": given["id"][5:]}]
        if (tag, given.get("class")) in CLASSES:
            return [CLASSES[tag, given["class"]], about]
        if tag in THROUGH or tag == "div" or (tag == "ol" and self.open[-1][0] == "notes"):
            return ["through", about]
        if tag not in KINDS:
            raise ValueError(f"<{tag}> is no form that a text has")
        if tag[0] == "h" and tag[1:].isdecimal():
            about["level"] = tag[1]
        if tag in ("th", "td"):
            about |= {"align": given["class"]} if given.get("class") else {}
            about |= {"head": "yes"} if tag == "th" else {}
        if tag == "ol":
            about.setdefault("start", "1")
        return [KINDS[tag], about]

    def handle_endtag(self, tag: str) -> None:
        if not self.tags or self.tags.pop() != tag:
            raise ValueError(f"</{tag}> ends nothing")
        kind, about, *inside = self.open.pop()
        above = self.open[-1]
        if kind == "through":  # its address is that of what it holds
            for one in inside:
                one[1].update(about)
            above += inside
        elif kind == "words":
            _add(above, "".join(inside))
        elif kind == "ref":
            above.append([kind, about])
        elif kind == "sup" and inside and inside[0][0] == "ref":
            above += inside
        elif kind == "task":
            above.append([kind, {"done": "yes"} if inside == ["☑"] else {}])
        elif kind == "code":
            above.append(["code", about, "".join("".join(one[2:]) for one in inside)])
        elif kind != "back":
            above.append([kind, about, *inside])

    def handle_data(self, data: str) -> None:
        _add(self.open[-1], data)


def _add(to: list[Any], words: str) -> None:
    """Add words behind what is there; words behind other words become one piece."""
    if words and len(to) > 2 and isinstance(to[-1], str):
        to[-1] += words
    elif words:
        to.append(words)


def shown(content: str, folder: str, base: str = "") -> list[Any]:
    """Read the blocks that HTML shows. ``folder``: where the page lies, below the site's address ``base``."""
    page = _Page(folder, base)
    page.feed(content)
    page.close()
    blocks = [one for one in page.open[0][2:] if not (isinstance(one, str) and not one.strip())]
    if page.tags:
        raise ValueError(f"<{page.tags[-1]}> is not closed")
    return blocks


def meant(written: Any, markdown: str) -> Any:
    """Read what the record says of a block, with its words in place."""
    if isinstance(written, str):
        return written
    if len(written) == 2 and all(isinstance(one, int) for one in written):
        return markdown[written[0] : written[1]]
    made: list[Any] = [written[0], dict(written[1])]
    for one in written[2:]:
        said = meant(one, markdown)
        if isinstance(said, str):
            _add(made, said)
        else:
            made.append(said)
    return made


def words(block: Any) -> str:
    """Join all that a block says, as ``meant`` gives it, and what its pictures say instead."""
    if isinstance(block, str):
        return block
    return str(block[1].get("alt", "")) if block[0] == "image" else "".join(map(words, block[2:]))


def check_forms(content: str, folder: str, blocks: list[Any], markdown: str, base: str = "") -> None:
    """Raise ``ValueError`` for the first block that the page shows otherwise than it must.

    ``base``: addresses that begin with it are below it. Where a plain block has no id, it needs none.
    """
    for number, (one, other) in enumerate(zip_longest(blocks, shown(content, folder, base)), 1):
        must = meant(one, markdown) if one else None
        if must and base and other and "id" not in other[1]:
            del must[1]["id"]
        if must != other:
            raise ValueError(f"block {number} is {str(must)[:160]}; the page has {str(other)[:160]}")
