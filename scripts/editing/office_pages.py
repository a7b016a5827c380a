"""Rewrite a web page that a program for texts wrote (Word, LibreOffice, pandoc) so that its elements say what
they are.
"""

import re
from itertools import groupby
from typing import Any

_WRITERS = re.compile(
    "pandoc|microsoft word|office|typora|org.?mode|asciidoc|docutils|cocoa html|evernote", re.I
)
_NEAR = 5  # paragraphs at the head of a page of which one may be its title
# Classes of Word's paragraphs → elements.
_ELEMENTS = {"MsoTitle": "h1", "MsoQuote": "blockquote", "MsoIntenseQuote": "blockquote"}
# … → classes that are known elsewhere.
_CLASSES = {"MsoTitle": "title", "MsoSubtitle": "subtitle", "MsoCaption": "caption"}
# The gap that Word puts between the mark of an item and its words is set in this font.
_GAP = re.compile(r"font:\s*7\.0pt")
_COUNTED = re.compile(r"\d+[.)、．）]")


def is_by_program(page: Any) -> bool:
    """Say whether a page was written by a program for texts, so that nothing stands beside its text."""
    writer = page.find("meta", attrs={"name": re.compile("^generator$", re.IGNORECASE)})
    return bool(writer and _WRITERS.search(str(writer.get("content"))))


def as_marked(html: str) -> str:
    """Give such a page with its title, and one by Word with quotations, captions and lists, as elements; give
    any other as it is.
    """
    if not _WRITERS.search(html):  # Most pages name no such program, and need not be parsed for it.
        return html
    from bs4 import BeautifulSoup

    page = BeautifulSoup(html, "lxml")
    if not is_by_program(page):
        return html
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
    title = page.title.get_text().split() if page.title else []
    for paragraph in page.find_all("p", limit=_NEAR):
        if title and paragraph.get_text().split() == title:
            paragraph.name, paragraph["class"] = "h1", "title"
            break
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
