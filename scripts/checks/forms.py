"""Read the text of an article with forms (lists, tables …) from its page, and compare it with the record.

The record has each block as ``[kind, attributes, …]``, with what is inside at the end: blocks, and words as
``[from, to]``, a range of the published text. Here the HTML is read into lists of the same shape. No code
that made the page is used.
"""

import posixpath
import re
from itertools import zip_longest
from typing import Any

from scripts.checks.tree import Node

KINDS = {  # tag → kind
    "h1": "title",
    "p": "paragraph",
    "blockquote": "quote",
    "li": "item",
    "dl": "terms",
    "dt": "term",
    "dd": "meaning",
    "tr": "row",
    "figcaption": "caption",
    "code": "mono",
    "a": "link",
    "img": "image",
    "hr": "rule",
    "section": "notes",
    "pre": "code",
    **dict.fromkeys(("thead", "tbody", "div"), "through"),  # they only hold others
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("ul", "ol"), "list"),
    **dict.fromkeys(("th", "td"), "cell"),
    **{
        tag: tag for tag in ("table", "figure", "br", "em", "strong", "del", "ins", "mark", "u", "sub", "sup")
    },
}
CLASSES = {  # tag and class → kind
    ("span", "task"): "task",
    ("span", "line"): "line",
    ("p", "verse"): "verse",
    ("p", "signature"): "signature",
}
# What its form gives an element besides its id, as "tag name=value"; nothing else may stand there.
MAY_HAVE = re.compile(
    r"h1 class=long|\w+ id=.+|\w+ lang=(?:en|und-Latn)|em class=latin|hr class=blank"
    r"|a (?:href|aria-label)=.+|a role=doc-(?:noteref|backlink)|a epub:type=noteref"
    r"|img (?:src|alt|width|height)=.*|img loading=lazy|img class=upright"
    r"|p class=(?:verse|signature)|p style=text-align:right|ol start=\d+|[uo]l class=(?:tasks|marked)"
    r"|t[hd] class=(?:left|right|center)|th scope=col|div class=wide|(?:div|pre|section) aria-label=.+"
    r"|(?:div|pre) (?:tabindex=0|role=region)|section role=doc-endnotes"
    r"|span (?:class=(?:task|line)|role=img|aria-label=.+)",
    re.DOTALL,
)
HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
SIGNS = {"doc-noteref": "", "doc-backlink": "↩"}  # what links to a note (its number) and from it say
# Attributes of a <span> of words: a number with its unit, a long word, an address of mail, the number of an
# item, another language.
WORDS: list[dict[str, str]] = [*({"class": one} for one in "nuwmk"), {"lang": "en"}, {"lang": "und-Latn"}]


def shown(text: Node, folder: str, base: str = "") -> list[Any]:
    """Read the blocks in an element, as ``[kind, attributes, …]``.

    ``folder``: where the page lies, relative to the site, whose address is ``base``: links are resolved by
    both. Raises ``ValueError`` for an element that no text has.
    """
    blocks = _inside(text, "text", folder, base)
    return [one for one in blocks if not (isinstance(one, str) and not one.strip())]


def _inside(node: Node, kind: str, folder: str, base: str) -> list[Any]:
    """Read what an element of ``kind`` holds, in its order: words as strings, and blocks."""
    found: list[Any] = []
    for one in node.inside:
        for piece in [one] if isinstance(one, str) else _read(one, kind, folder, base):
            _add(found, piece)
    return found


def _read(node: Node, above: str, folder: str, base: str) -> list[Any]:
    """Read an element that stands in one of kind ``above``: return a list, mostly with one block.

    For an element that only holds others, the list has these; for a link from a note to the text, nothing.
    """
    kind, about = _kind(node, above)
    if kind != "ref" and (to := node.get("href") or node.get("src")):
        about["to"] = _target(to, folder, base)
    inside = _inside(node, kind, folder, base)
    if kind == "through":  # its address is that of what it holds
        for one in inside:
            if isinstance(one, str):
                raise ValueError(f"words stand in <{node.tag}>: {one[:24]!r}")
            one[1].update(about)
    if kind in ("through", "words") or (kind == "sup" and inside and inside[0][0] == "ref"):
        return inside
    if kind == "back":
        return []
    if kind == "task":
        return [[kind, {"done": "yes"} if inside == ["☑"] else {}]]
    if kind == "code":
        said = "".join("".join(one[2:]) for one in inside)
        return [[kind, about, *([said] if said else [])]]
    return [[kind, about, *(inside if kind != "ref" else [])]]


def _target(to: str, folder: str, base: str) -> str:
    """Resolve an address on the page: relative to ``base`` if it leads into the site. "#place" stays."""
    if ":" in to.split("/")[0] or to.startswith("#"):
        return to.removeprefix(base)
    path, mark, fragment = to.partition("#")
    joined = posixpath.normpath(posixpath.join(folder, path)) + "/" * path.endswith("/")
    return (joined + mark + fragment).removeprefix(base)


def _kind(node: Node, above: str) -> tuple[str, dict[str, str]]:
    """Return the kind of an element, and the attributes that the record has for it.

    "through" is an element that only holds others, "words" one that only marks words, "back" the link from a
    note back to the text.
    """
    tag, role = node.tag, node.get("role")
    about = {key: value for key, value in node.attrs.items() if key in ("id", "start", "alt")}
    if node.get("lang") and HAN.search(node.text):
        raise ValueError(f"Chinese is said to be {node.get('lang')}: {node.text[:24]!r}")
    if changes_nothing(node):
        return "words", {}
    for name, value in node.attrs.items():
        if not MAY_HAVE.fullmatch(f"{tag} {name}={value}"):
            raise ValueError(f'<{tag}> has {name}="{value[:40]}"')
    if role in SIGNS and node.text != (SIGNS[role] or node.get("href")[6:]):
        raise ValueError(f"a link to or from a note, {node.get('href')}, says {node.text[:24]!r}")
    if role == "doc-noteref":
        return "ref", {"number": node.get("href")[6:]}
    if role == "doc-backlink":
        return "back", {}
    if tag == "li" and node.get("id").startswith("note-"):
        return "note", {"number": node.get("id")[5:]}
    if (tag, node.get("class")) in CLASSES:
        return CLASSES[tag, node.get("class")], about
    if tag == "ol" and above == "notes":
        return "through", about
    if tag not in KINDS or (tag == "div" and not about and node.get("class") != "wide"):
        raise ValueError(f"<{tag}> is no form that a text has")
    if KINDS[tag] == "heading":
        about["level"] = tag[1]
    if tag in ("th", "td"):
        about |= {"align": node.get("class")} if node.get("class") else {}
        about |= {"head": "yes"} if tag == "th" else {}
    if tag == "ol":
        about.setdefault("start", "1")
    return KINDS[tag], about


def changes_nothing(node: Node) -> bool:
    """Say whether an element only marks words (see ``WORDS``), or a place where a line may break."""
    return (node.tag == "span" and node.attrs in WORDS) or (node.tag == "wbr" and not node.attrs)


def _add(to: list[Any], piece: Any) -> None:
    """Append words or a block; words that follow words are joined to them."""
    if isinstance(piece, str) and to and isinstance(to[-1], str):
        to[-1] += piece
    elif piece:
        to.append(piece)


def meant(written: Any, markdown: str, base: str = "") -> Any:
    """Replace each range [from, to] in a block of the record by those characters of ``markdown``.

    The site's address, ``base``, is taken off links, since an author may write one within the site in full.
    """
    if isinstance(written, str):
        return written
    if len(written) == 2 and all(isinstance(one, int) for one in written):
        return markdown[written[0] : written[1]]
    about = {name: said.removeprefix(base) if name == "to" else said for name, said in written[1].items()}
    made: list[Any] = [written[0], about]
    for one in written[2:]:
        _add(made, meant(one, markdown, base))
    return made


def words(block: Any) -> str:
    """Join all words in a block that ``meant`` returned, and the alternative texts of its pictures."""
    if isinstance(block, str):
        return block
    return str(block[1].get("alt", "")) if block[0] == "image" else "".join(map(words, block[2:]))


def check_forms(
    text: Node, folder: str, blocks: list[Any], markdown: str, base: str = "", ids: bool = True
) -> None:
    """Compare what the element ``text`` shows with the blocks of a record; raise ``ValueError`` for the first
    that differs.

    ``folder``, ``base``: see ``shown``; ``ids``: whether every block has its id, which in a feed it may lack.
    """
    for number, (one, other) in enumerate(zip_longest(blocks, shown(text, folder, base)), 1):
        must = meant(one, markdown, base) if one else None
        if must and not ids and other and "id" not in other[1]:
            del must[1]["id"]
        if must != other:
            said, has = str(must or "nothing"), str(other or "nothing")
            at = max(len(posixpath.commonprefix([said, has])) - 60, 0)  # a little before they part
            raise ValueError(f"block {number} is {said[at : at + 160]}; the page has {has[at : at + 160]}")
    _check_ways_back(text)


def _check_ways_back(text: Node) -> None:
    """Raise ``ValueError`` for a note whose links back do not lead to all places that refer to it, and for
    such a link that stands elsewhere.
    """
    places: dict[str, list[str]] = {}
    for one in text.all("a", role="doc-noteref"):
        places.setdefault(one.get("href"), []).append(f"#{one.get('id')}")
    notes = [one for one in text.all("li") if one.get("id").startswith("note-")]
    every = text.all("a", role="doc-backlink")
    if len(every) != sum(len(note.all("a", role="doc-backlink")) for note in notes):
        raise ValueError("a link back stands outside the notes")
    for note in notes:
        shown = note.values("href", "a", role="doc-backlink")
        if shown != (meant := places.get(f"#{note.get('id')}", [])):
            raise ValueError(f"from {note.get('id')} links lead back to {shown}, not to {meant}")
