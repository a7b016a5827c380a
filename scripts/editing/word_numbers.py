"""Write the numbers that Word counts by itself at the heads of its paragraphs: 第一章, （三）, 1.2.

A Word file says only to which list a paragraph belongs and at which level, and in ``numbering.xml`` how that
is counted: such numbers stand in no text. What is plainly a list, with bullets or 1. 2. 3., stays one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from scripts.editing.word_formats import number
from scripts.editing.written_markdown import item_mark

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PLAIN = re.compile(r"%\d[.．]?")  # how items of a list are counted in Markdown too
# Styles of which a paragraph stays what it is when it is counted: it cannot be an item.
_NO_ITEM = re.compile(r"heading \d|title|subtitle|(?:intense )?quote|block text|caption", re.IGNORECASE)
_DEEPEST = 4  # the level, from 0, below which mammoth knows no lists


@dataclass
class Level:
    """How a list counts at one of its levels."""

    form: str = "decimal"
    text: str = ""  # with %1 for the number of the first level, %2 for that of the second
    start: int = 1
    after: str = "tab"  # what stands behind: tab, space or nothing
    restart: int | None = None  # behind which level, from 1, it begins anew: each above it, 0 none
    in_figures: bool = False  # whether it shows the numbers of all levels as 1, 2, 3
    style: str = ""  # the style whose paragraphs are counted at this level


@dataclass
class _List:
    """A list as ``numbering.xml`` defines it, with how far it has been counted: level → number."""

    name: str
    levels: dict[int, Level]
    begins: dict[int, int] = field(default_factory=dict)  # level → with which number this use of it begins


@dataclass
class Counting:
    """Counts the paragraphs of a Word file in their order."""

    lists: dict[str, _List]
    styles: dict[str, Element]
    reached: dict[str, dict[int, int]] = field(default_factory=dict)  # list → level → number
    begun: set[tuple[str, int]] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)  # how numbers look that are not written
    around: list[int] = field(default_factory=list)  # the levels of the items that are open

    def go_on(self, paragraph: Element, in_cell: bool) -> None:
        """Count a paragraph, and write its number unless it is an item of a plain list."""
        head = paragraph.find(f"{_W}pPr")
        own = head.find(f"{_W}numPr") if head is not None else None
        style = _said(head, "pStyle")
        if head is None or not (place := self._place(own, style)):
            self.around = [] if _has_words(paragraph) else self.around
            return
        used, at, level = place
        value = self._next(used, at)
        if own is not None:
            head.remove(own)
        is_empty = not _has_words(paragraph)
        is_plain = level.form == "bullet" or (level.form == "decimal" and _PLAIN.fullmatch(level.text))
        may_be_item = not in_cell and not _NO_ITEM.fullmatch(_said(self.styles.get(style), "name"))
        if is_empty and not in_cell:
            return
        if is_plain and may_be_item:
            self._make_item(paragraph, head, at, "" if level.form == "bullet" else item_mark(value))
        elif level.form != "bullet":
            self._write(paragraph, head, used, at, may_be_item)

    def _make_item(self, paragraph: Element, head: Element, at: int, mark: str) -> None:
        """Make a paragraph an item of a plain list; ``mark``: of its number, "" if it has a bullet."""
        depth = min(self._close(at), _DEEPEST)
        self.around.append(at)
        kind = "decimal" if mark else "bullet"
        head.append(ElementTree.fromstring(_ITEM.format(_W[1:-1], depth, kind)))  # noqa: S314 (ours)
        _begin_with(paragraph, mark)

    def _write(self, paragraph: Element, head: Element, used: str, at: int, may_be_within: bool) -> None:
        """Write a number at the head of a paragraph, which may stand within the items around it."""
        level = self.lists[used].levels[at]
        label = self._label(used, at, level)
        if label is None:
            self.unknown[re.sub(r"%\d", "…", level.text)] += 1
            return
        _begin_with(paragraph, label + _gap(label, level.after))
        if not may_be_within:
            self.around = []
        elif depth := min(self._close(at), _DEEPEST):
            for one in head.findall(f"{_W}pStyle"):
                head.remove(one)
            head.insert(0, Element(f"{_W}pStyle", {f"{_W}val": f"within{depth}"}))

    def _close(self, level: int) -> int:
        """Close the items of a level and of those below it; say how many are open around it."""
        self.around = [one for one in self.around if one < level]
        return len(self.around)

    def _place(self, own: Element | None, style: str) -> tuple[str, int, Level] | None:
        """Find the list and the level of a paragraph, as it or its style says; ``None`` if neither does."""
        used, at = _said(own, "numId"), _said(own, "ilvl")
        seen: set[str] = set()
        named = style
        while not used and named in self.styles and named not in seen:
            seen.add(named)
            said = self.styles[named].find(f"{_W}pPr/{_W}numPr")
            used, at = _said(said, "numId"), at or _said(said, "ilvl")
            if used and used in self.lists and not at:
                levels = self.lists[used].levels.items()
                at = next((str(one) for one, level in levels if level.style in (named, style)), "0")
            named = _said(self.styles[named], "basedOn")
        place = int(at) if at.isdecimal() else 0
        levels_of = self.lists[used].levels if used in self.lists else {}
        return (used, place, levels_of[place]) if place in levels_of else None

    def _next(self, used: str, at: int) -> int:
        """Count on at a level of a list; give the number."""
        one = self.lists[used]
        reached = self.reached.setdefault(one.name, {})
        begins = one.begins.get(at) if (used, at) not in self.begun else None
        self.begun.add((used, at))
        start = one.levels[at].start if begins is None else begins
        reached[at] = reached[at] + 1 if at in reached and begins is None else start
        for deeper in [level for level in reached if level > at]:
            restart = one.levels[deeper].restart if deeper in one.levels else None
            if restart is None or at < restart:
                del reached[deeper]
        return reached[at]

    def _label(self, used: str, at: int, level: Level) -> str | None:
        """Write a number with what stands around it, 第3章 or 2.1; ``None`` where its format is unknown."""
        one = self.lists[used]
        reached = self.reached[one.name]
        label = level.text
        for shown in {int(digit) - 1 for digit in re.findall(r"%(\d)", label)}:
            its = one.levels.get(shown, Level())
            form = "decimal" if level.in_figures and its.form != "none" else its.form
            written = number(reached.get(shown, its.start), form)
            if written is None:
                return None
            label = label.replace(f"%{shown + 1}", written)
        return label.strip()


_ITEM = '<w:numPr xmlns:w="{}"><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
# All that mammoth needs to know of lists once they are counted: whether they have bullets.
_KINDS = "".join(
    f'<w:abstractNum w:abstractNumId="{kind}">'
    + "".join(f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{kind}"/></w:lvl>' for at in range(_DEEPEST + 1))
    + f'</w:abstractNum><w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>'
    for kind in ("bullet", "decimal")
)


def with_numbers(parts: dict[str, bytes]) -> dict[str, int]:
    """Write numbers into the parts of a Word file, name → XML; count those that it cannot write: 第…章 → 3.

    Raises what the parser of XML does.
    """
    if "word/numbering.xml" not in parts:
        return {}
    read = {part: ElementTree.fromstring(parts[f"word/{part}.xml"]) for part in ("document", "numbering")}  # noqa: S314 (without entities)
    styles = ElementTree.fromstring(parts.get("word/styles.xml", b"<x/>"))  # noqa: S314 (without entities)
    by_id = {one.get(f"{_W}styleId", ""): one for one in styles.iter(f"{_W}style")}
    counting = Counting(_lists(read["numbering"], by_id), by_id)
    for paragraph, in_cell in _paragraphs(read["document"], False):
        counting.go_on(paragraph, in_cell)
    parts["word/document.xml"] = ElementTree.tostring(read["document"])
    parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{_W[1:-1]}">{_KINDS}</w:numbering>'.encode()
    return counting.unknown


def _lists(numbering: Element, styles: dict[str, Element]) -> dict[str, _List]:
    """Read which list each number (``numId``) means, and how it counts."""
    defined = {one.get(f"{_W}abstractNumId", ""): one for one in numbering.iter(f"{_W}abstractNum")}
    named = {_said(one, "styleLink"): name for name, one in defined.items()}
    lists = {}
    for one in numbering.iter(f"{_W}num"):
        name = _said(one, "abstractNumId")
        name = named.get(_said(defined.get(name), "numStyleLink") or "?", name)
        if name not in defined:
            continue
        levels = _levels(defined[name])
        begins = {}
        for instead in one.iter(f"{_W}lvlOverride"):
            levels |= _levels(instead)
            if start := _said(instead, "startOverride"):
                begins[int(instead.get(f"{_W}ilvl", "0"))] = int(start)
        lists[one.get(f"{_W}numId", "")] = _List(name, levels, begins)
    return lists


def _levels(holder: Element) -> dict[int, Level]:
    """Read the levels that a list defines, or that one of its uses has instead."""
    levels = {}
    for at, one in enumerate(holder.findall(f"{_W}lvl")):
        forms = [found.get(f"{_W}val", "") for found in one.iter(f"{_W}numFmt")]
        restart = _said(one, "lvlRestart")
        levels[int(one.get(f"{_W}ilvl", at))] = Level(
            form=forms[-1] if forms else "decimal",  # the last is for programs that do not know the others
            text=_said(one, "lvlText"),
            start=int(_said(one, "start") or "1"),
            after=_said(one, "suff") or "tab",
            restart=int(restart) if restart else None,
            in_figures=one.find(f"{_W}isLgl") is not None,
            style=_said(one, "pStyle"),
        )
    return levels


def _paragraphs(part: Element, in_cell: bool) -> Iterator[tuple[Element, bool]]:
    """Yield all paragraphs that mammoth reads, in their order, and whether each is in a cell of a table."""
    for one in part:
        if one.tag == f"{_W}p":
            yield one, in_cell
        if one.tag == f"{_MC}AlternateContent":
            for old in one.findall(f"{_MC}Fallback")[:1]:
                yield from _paragraphs(old, in_cell)
        else:
            yield from _paragraphs(one, in_cell or one.tag == f"{_W}tc")


def _said(element: Element | None, tag: str) -> str:
    """Give the value of an element's child, "" if there is none."""
    child = element.find(f"{_W}{tag}") if element is not None else None
    return child.get(f"{_W}val", "") if child is not None else ""


def _has_words(paragraph: Element) -> bool:
    """Say whether a paragraph has words or a picture."""
    shown = (f"{_W}t", f"{_W}drawing", f"{_W}pict", f"{_W}object", f"{_W}sym")
    return any(
        one.tag in shown and (one.tag != f"{_W}t" or (one.text or "").strip()) for one in paragraph.iter()
    )


def _begin_with(paragraph: Element, text: str) -> None:
    """Put a text at the head of a paragraph, bold where all of that is."""
    if text:
        run = Element(f"{_W}r")
        looks = [
            one.find(f"{_W}rPr/{_W}b") for one in paragraph.iter(f"{_W}r") if one.find(f"{_W}t") is not None
        ]
        if looks and looks[0] is not None and all(one is not None for one in looks):
            ElementTree.SubElement(run, f"{_W}rPr").append(looks[0])
        ElementTree.SubElement(run, f"{_W}t").text = text
        paragraph.insert(1, run)  # behind its properties


def _gap(label: str, after: str) -> str:
    """Give what parts a number from its text: nothing behind a full-width mark, an em behind Han."""
    if after == "nothing" or not label or label[-1] in "、。，．：）】〕》」":
        return ""
    return "　" if re.match(r"[㐀-鿿〇]", label[-1]) else " "
