"""Rewrite a web page that Word saved as one whose elements say what they are."""

import re
from itertools import groupby
from typing import Any

# Classes of Word's paragraphs → elements.
_ELEMENTS = {"MsoTitle": "h1", "MsoQuote": "blockquote", "MsoIntenseQuote": "blockquote"}
# … → classes that are known elsewhere.
_CLASSES = {"MsoTitle": "title", "MsoSubtitle": "subtitle", "MsoCaption": "caption"}
# The gap that Word puts between the mark of an item and its words is set in this font.
_GAP = re.compile(r"font:\s*7\.0pt")
_COUNTED = re.compile(r"\d+[.)、．）]")


def as_marked(html: str) -> str:
    """Give a page by Word with its title, quotations, captions and lists as elements; any other as it is."""
    if "Mso" not in html:
        return html
    from bs4 import BeautifulSoup

    page = BeautifulSoup(html, "lxml")
    for paragraph in page.find_all("p", class_=re.compile("^Mso")):
        name = paragraph["class"][0]
        paragraph["class"] = _CLASSES.get(name, name)
        paragraph.name = _ELEMENTS.get(name, paragraph.name)
        if gap := paragraph.find("span", style=_GAP):
            _take_mark(paragraph, gap)
    items_or_not = page.find_all(["p", "li"])
    for (kind, _), items in groupby(items_or_not, lambda one: (one.get("data-list"), id(one.parent))):
        if kind:
            _make_list(page, kind, [*items])
    return str(page)


def _take_mark(paragraph: Any, gap: Any) -> None:
    """Make an item of a paragraph if a bullet or a number as Markdown has it stands before the ``gap`` in it;
    a number of another form stays, as words.
    """
    before = [one for one in gap.find_all_previous(string=True) if paragraph in one.parents]
    mark = "".join(reversed(before)).strip()
    gap.decompose()
    if len(mark) == 1 or _COUNTED.fullmatch(mark):
        for one in before:
            one.extract()
        paragraph.name, paragraph["data-list"] = "li", "ol" if mark[0].isdigit() else "ul"


def _make_list(page: Any, kind: str, items: list[Any]) -> None:
    """Put items that follow each other into one list."""
    listed = page.new_tag(kind)
    items[0].insert_before(listed)
    for item in items:
        del item["data-list"]
        listed.append(item)
