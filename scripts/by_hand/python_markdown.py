"""Make HTML of Markdown by Python-Markdown, as MkDocs sets it up and as Chinese is written."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER
from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import MarkdownExtensions
from mkdocs.utils.yaml import yaml_load
from pymdownx.emoji import to_alt, twemoji

from scripts.by_hand.links import FROM_FILE
from scripts.findings import Rejected
from scripts.text.heading_ids import heading_ids
from scripts.text.tables import columns_in

try:
    from material.extensions.emoji import to_svg, twemoji
except ImportError:  # Pages must be there when Material is not: an icon is its name then.
    to_svg = to_alt

# MkDocs has the first three without being told. With the last, lists of two kinds in a row stay two lists.
_BUILT_IN = ["toc", "tables", "fenced_code", "sane_lists"]
# What else Material shows. Not in mkdocs.yml: every article would be rendered with it too, in twice the time.
_BUILT_IN += ["abbr", *(f"pymdownx.{name}" for name in ("caret", "emoji", "keys", "mark", "tilde"))]

# A list, fenced code (by now a placeholder), or a table's first line, right below a paragraph's line. As in
# CommonMark, a numbered list begins so with 1 only: a line may begin with a year.
_BELOW = re.compile(
    rf"\n(?=[ ]{{0,3}}(?:[-*+]|1\.)[ ]+\S|{HTML_PLACEHOLDER % r'[0-9]+'}"
    r"|[^\n]*\|[^\n]*\n[ ]{0,3}\|?[ ]*:?-+:?[ ]*\|[-:| ]*(?:\n|$))|(?<=\x03)\n"
)


_ITEM = re.compile(r" *(?:[-*+]|\d+\.) +(?=\S)")
# What Material calls its notices where the author gives no title, by their kind.
_TITLES = columns_in("by_hand/notices.tsv")


class _BelowLead(BlockProcessor):  # type: ignore[misc]
    """Let a list, a table or code begin right below a line of text; Python-Markdown wants an empty line."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(_BELOW.search(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        lead, below = _BELOW.split(blocks.pop(0), maxsplit=1)
        self.parser.parseBlocks(parent, [lead])
        blocks.insert(0, below)


class _Nested(Preprocessor):  # type: ignore[misc]
    """Indent what is within an item of a list by four columns, as Python-Markdown wants it; in CommonMark two
    or three, as far as its item says, are enough: - 帽子, below it   - 草帽.
    """

    def run(self, lines: list[str]) -> list[str]:
        items: list[tuple[int, int]] = []  # where the items around a line begin, and what they say
        nested, after_empty = [], False
        for line in lines:
            indent = len(line) - len(line.lstrip())
            item = _ITEM.match(line)
            if line and (item or after_empty or (items and indent >= items[0][1])):
                while items and indent < items[-1][1]:
                    items.pop()
            level = len(items)
            wanted = items[0][0] + 4 * level if items and indent >= items[-1][1] else 0
            nested.append(" " * max(wanted - indent, 0) + line if line else line)
            if item:
                items.append((indent, len(item[0])))
            after_empty = not line
        return nested


class _FromFile(Treeprocessor):  # type: ignore[misc]
    """Mark the addresses that Markdown made: they lead from the file, those written in HTML from the page.

    The latter are no elements of the tree, so none of them is marked.
    """

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib and not element.attrib[name].startswith("#"):
                    element.set(name, FROM_FILE + element.attrib[name])


class _InChinese(Treeprocessor):  # type: ignore[misc]
    """Give Chinese titles to the notices that Python-Markdown titles in English, by their kind."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            kinds = [kind.capitalize() for kind in element.get("class", "").split()]
            title = next(iter(element), None)
            if title is None or not (title.get("class") == "admonition-title" or title.tag == "summary"):
                continue
            if title.text in kinds:
                title.text = _TITLES.get(title.text or "", title.text)


def _emoji(index: str, name: str, alias: str, character: str | None, *more: Any) -> Any:
    """Write an emoji as its character, an icon of Material's as a drawing: no page may ask another host.

    The parameters are those that pymdownx.emoji gives to an ``emoji_generator``.
    """
    return (to_alt if character else to_svg)(index, name, alias, character, *more)


def renderer(settings: Path) -> Callable[[str], str]:
    """Return a function, Markdown → HTML, set up as ``settings`` (mkdocs.yml) says. Raises ``Rejected``."""
    option = MarkdownExtensions(builtins=_BUILT_IN)
    try:
        with settings.open(encoding="utf-8") as file:
            names = option.run_validation(yaml_load(file).get("markdown_extensions") or [])
    except ValidationError as error:
        message, advice = f"markdown_extensions: {str(error).splitlines()[0]}", "correct or remove it"
        raise Rejected.of("C02", settings.name, None, message, advice) from error

    def rendered(source: str) -> str:
        configs: dict[str, dict[str, Any]] = deepcopy(option.configdata)
        configs["toc"] = configs.get("toc", {}) | {"slugify": heading_ids()}
        # One tilde is no subscript: 120~140，60~80
        configs["pymdownx.tilde"] = {"subscript": False} | configs.get("pymdownx.tilde", {})
        configs["pymdownx.emoji"] = {"emoji_index": twemoji, "emoji_generator": _emoji}
        configs["footnotes"] = {"BACKLINK_TITLE": "返回正文（註 {}）"} | configs.get("footnotes", {})
        md = markdown.Markdown(extensions=names, extension_configs=configs)
        md.preprocessors.register(_Nested(md), "nested lists", 22)  # when fenced code is a placeholder
        md.parser.blockprocessors.register(_BelowLead(md.parser), "below a lead", 12)
        md.treeprocessors.register(_InChinese(), "in Chinese", 1)
        md.treeprocessors.register(_FromFile(), "from the file", 0)
        return str(md.convert(source))

    return rendered
