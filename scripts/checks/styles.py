"""Check that no style hides a page's text: find rules that hide, and the elements that they match."""

import functools
import re
from collections.abc import Iterator

from scripts.checks.policy import sheets
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node

_HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|opacity\s*:\s*0*(?:\.0+)?%?\s*(?:;|!|$)|font(?:-size)?\s*:\s*0+(?:px|r?em|%)?\s*(?:;|!|/|$)"
    r"|(?:max-)?(?:height|width)\s*:\s*0+(?:px|r?em|%)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|top|right|bottom)\s*:\s*-\d{2,}(?:em|rem|vw|vh|%)|(?:left|top|right|bottom)\s*:\s*-\d{4,}px"
    r"|(?:-webkit-text-fill-)?color\s*:\s*(?:transparent|#0000|#00000000)"
    r"|clip(?:-path)?\s*:\s*(?!auto|none)|transform\s*:[^;]*scale[XY]?\(0|(?:scale)\s*:\s*0"
    r"|direction\s*:\s*rtl|unicode-bidi|mask(?:-image)?\s*:|filter\s*:[^;]*opacity\(0"
    r"|-webkit-text-security)",
    re.IGNORECASE,
)
_SAYS = re.compile(r"::?(?:before|after)\b")  # where a style can put words of its own beside the text
# Parts of a selector: [sign, name, "", ""] of .class, #id or tag, or ["", "", attribute, value].
_PARTS = re.compile(r"""([.#]?)(-?[A-Za-z_][\w-]*)|\[([\w-]+)(?:=["']?([^]"']*)["']?)?[^]]*]""")
SILENT = {"br", "wbr"}  # tags without words, which a style may hide
NOTE = {"doc-noteref", "doc-backlink"}  # roles of links to and from notes, which are no words of the text
SHOWN = ("text", "list", "titles", "summary")  # classes of elements that hold the text of a page


@functools.lru_cache(maxsize=64)
def hiding(sheet: str) -> list[tuple[str, str]]:
    """List the selectors of a style sheet's rules that hide ("hides") or put words beside a text ("says")."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    found = []
    for rule in re.finditer(r"([^{}]*)\{([^{}]*)\}", sheet):
        selector = rule[1].rpartition(";")[2].strip()
        says = re.search(r"(?:^|;)\s*content\s*:\s*(?!none|normal|\"\"|''|counter)", rule[2])
        if _HIDES.search(rule[2]) or (says and _SAYS.search(selector)):
            found += [(one, "says" if _SAYS.search(one) else "hides") for one in _branches(selector)]
    return [one for one in found if one[0] not in SILENT]


def _branches(selector: str) -> list[str]:
    """Split a selector at its commas, write out ``:is(…)`` and ``:where(…)``, and list the last part of each:
    "a :is(b, c), d > e" → b, c, e.
    """
    parts = [part.strip() for part in re.split(r",(?![^()]*\))", selector) if part.strip()]
    found: list[str] = []
    for part in parts:
        if inner := re.search(r":(?:is|where)\(([^()]*)\)", part):
            for one in inner[1].split(","):
                found += _branches(part[: inner.start()] + one.strip() + part[inner.end() :])
        else:
            plain = re.sub(r":(?:has|not)\((?:[^()]|\([^()]*\))*\)", "", part)
            found.append(re.split(r"[\s>+~]+", plain.strip())[-1] or "*")
    return found


def _has(one: Node, sign: str, name: str, attribute: str, value: str) -> bool:
    """Say whether an element has what a part of a selector asks, see ``_PARTS``."""
    if attribute:
        return attribute in one.attrs and value in ("", one.attrs[attribute])
    if sign == "#":
        return name == one.attrs.get("id")
    return name in one.classes if sign else name == one.tag


@functools.cache
def _asked(selector: str) -> list[tuple[str, str, str, str]]:
    """Read what the last part of a selector asks of an element, see ``_PARTS``; its state (:hover …) may be
    any.
    """
    return _PARTS.findall(re.sub(r"::?[\w-]+(?:\([^()]*\))?", "", selector))


def style_hides(file: SiteFile) -> Iterator[str]:
    """Find rules that hide the title or text of a page or what is around them, or put words beside them."""
    tree = file.tree
    rules = [rule for sheet in sheets(file) for rule in hiding(sheet)]
    if rules:
        seen = (one for one in _shown(tree, []) if "unseen" not in one.classes)
        said = (one for one in seen if one.get("role") not in NOTE)
        shapes = {(one.tag, *one.classes, one.get("id"), one.get("role")): one for one in said}
        for selector, what in rules:
            asked = _asked(selector)
            if one := next((one for one in shapes.values() if all(_has(one, *part) for part in asked)), None):
                yield f"its style {what} {'in ' if what == 'says' else ''}<{one.tag}> ({selector})"


def _shown(node: Node, above: list[Node]) -> Iterator[Node]:
    """Yield the elements of the title and the text in ``node``, and the elements around these.

    ``above``: the elements around ``node``, the outermost first.
    """
    if node.tag == "svg":
        return
    is_text = node.tag == "h1" or bool(set(node.classes) & set(SHOWN))
    if is_text or node.tag == "main":
        yield from above
    if is_text:
        yield from node.every
    else:
        for one in node.children:
            yield from _shown(one, [*above, node])
