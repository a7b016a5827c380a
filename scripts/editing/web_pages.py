"""Rewrite a saved web page for a reader of articles, a program that finds one but loses some of it."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from scripts.editing.office_pages import is_by_program
from scripts.editing.web_notes import without_notes

COUNTED = "\ue002"  # before an item that is counted: a mark that no page has
# Where pages name a picture that is only loaded when it is seen.
_LAZY = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-echo", "data-url")
_LAYOUT = 200  # characters: no cell of a table has so many, and one of a page's layout does
_MANY_BREAKS = 3
_VERSE = 24  # characters of a line of verse
_TELLS = 8  # characters by which a paragraph is known again
# Elements of one paragraph; those that go if most of their words are links; and what is no part of an
# article, by its element or its name.
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_WHOLE = ["p", *_HEADINGS, "li", "dt", "dd", "td", "th", "blockquote", "pre"]
_HOLDERS = ("div", "ul", "ol", "section", "table", "dl")
PARTING = {*_WHOLE, *_HOLDERS, "article", "main", "center", "hr", "br"}  # what a paragraph ends before
_NOT_OF_IT = {
    *("script", "style", "nav", "aside", "form", "iframe"),
    *("noscript", "svg", "button", "footer", "link", "meta"),
}
_NAMED_SO = re.compile(
    r"\b(?:ads?|advert\w*|share|sharing|social|related|recommend\w*|comments?|breadcrumbs?|subscri\w+"
    r"|copyright\S*|tags?|nav|toc|navbox|noprint|catlinks|mw-editsection|ws-header|headercontainer"
    r"|licensecontainer)\b",
    re.I,
)
# Where sites put a text and nothing else, so that its first and last lines are of it, however short: WeChat,
# Wikipedia, Substack, documents of Google, Zhihu, CSDN, Blogger, and all that mark it as microformats do.
_ALONE = (
    "#js_content, .mw-parser-output, .available-content, .doc-content, .Post-RichText, .ztext, "
    "#content_views, .post-body, .e-content"
)
# Where the numbers of lines of code stand: Hexo, Pygments, Rouge.
_GUTTER = re.compile("gutter|lineno")
_NUMBERS_LINES = "td.gutter, td.linenos, td.rouge-gutter"
_AT_RIGHT = re.compile(r"text-align:\s*(?:right|end)")
_FIRST = re.compile("[（(]?(?:一|0?1|[ⅠI])[）)]?")  # the number of the first part
_PICTURE = "\ue003{}\ue004"  # stands for the picture of a number


def made_plain(html: str, is_there: Callable[[str], bool]) -> tuple[str, list[str], list[str]]:
    """Give a page with its captions and readings as text, the tables of its layout as plain elements and many
    line breaks as paragraphs; its pictures and its notes, as HTML.

    The number of each stands in its place, since readers of articles leave out many; ``with_pictures`` and
    ``with_notes`` put them back. ``is_there``: whether the picture at an address can be read: one that is
    loaded late has several. Items of numbered lists begin with ``COUNTED``.
    """
    from bs4 import BeautifulSoup

    page = BeautifulSoup(html, "lxml")  # which knows that a <p>, an <li> or a <td> may end unsaid
    take_out_anchors(page)
    notes = without_notes(page)
    pictures: list[str] = []
    for image in page.find_all("img"):
        named = [str(image[key]) for key in ("src", *_LAZY) if image.get(key)]
        late = [one for one in named[1:] if image.get("src") != one]
        image["src"] = next(filter(is_there, late or named), late[0] if late else "".join(named[:1]))
        if image["src"]:
            pictures.append(str(image))
            image.replace_with(_PICTURE.format(len(pictures) - 1))
    for source in page.select("blockquote footer"):
        source.name = "p"  # who said it, and no foot of the page
    for title in page.select("p.title")[:1]:  # of a document that was written on the web
        title.name = "h1"
    _make_code_plain(page)
    for part in page.select("header .subtitle, header .author, header .date"):
        part.decompose()  # said of the text, and no part of it
    for caption in page.find_all(["figcaption", "caption"]):
        if caption.get_text().strip():
            words, below = page.new_tag("em"), page.new_tag("p")
            words.string = " ".join(caption.get_text().split())
            below.append(words)
            (caption.parent or caption).insert_after(below)
        caption.decompose()
    for part in page.find_all(["p", "div"], attrs={"align": "right"}) + page.select("[style*=text-align]"):
        if part.get("align") == "right" or _AT_RIGHT.search(str(part["style"])):
            part.name, part["class"] = "p" if not part.find(_WHOLE) else part.name, "signature"
    for figure in page.find_all("figure"):
        holds_blocks = figure.find(["table", "p", "pre", "div", "ul", "ol", "blockquote"])
        figure.name = "div" if holds_blocks else "p"
    for reading in page.find_all("rt"):
        reading.replace_with(f"（{reading.get_text()}）")
    for mark in page.find_all("rp"):
        mark.decompose()
    for item in page.select("ol > li"):
        item.insert(0, COUNTED)
    for table in page.find_all("table"):
        if any(len(cell.get_text()) > _LAYOUT for cell in table.find_all("td")):
            for part in [table, *table.find_all(["tbody", "tr", "td"])]:
                part.name = "div"
    for block in page.find_all(["div", "td", "p", "article", "section", "font", "body"]):
        if block.name == "p" and not block.get_text().strip() and not block.find(True, src=True):
            block.decompose()  # an empty line
        elif len(block.find_all("br", recursive=False)) >= _MANY_BREAKS and not _is_stanza(block):
            _divide(page, block)
    return str(page), pictures, notes


def _make_code_plain(page: Any) -> None:
    """Take the numbers of its lines and the name of its language off code."""
    for number in page.select(_NUMBERS_LINES):
        table = number.find_parent("table")
        codes = [one for one in table("pre") if not one.find_parent(class_=_GUTTER)] if table else []
        if len(codes) == 1:
            table.replace_with(codes[0].extract())
    for code in page("pre"):
        name = code.find_previous_sibling(True)
        name = name if name and name.name in ("span", "div") else None  # no heading: Java
        around = " ".join([*(code.get("class") or ()), *((code.parent or code).get("class") or ())])
        if name and _bare(name) and _bare(name).lower() in around.lower():
            name.decompose()


def take_out_anchors(page: Any) -> None:
    """Take the signs out of headings by which readers get their address: 河港¶."""
    for heading in page(_HEADINGS):
        for link in heading.select("a[href*='#']"):
            if not any(character.isalnum() for character in link.get_text()):
                link.decompose()


def article_in(plain: str, found: str) -> tuple[str, list[str]]:
    """Take the article out of a page: all of the element that holds ``found``, by a reader of articles.

    What was found lacks lists, tables and pictures, which such readers leave out where they are short. From
    the element goes what is no part of an article: what is mostly links, forms, what has such a name, and
    words before and behind what was found, unless the text stands there alone; these are returned, too, those
    behind it first, each from the article on. A heading goes with the last of what stands below it.
    """
    from bs4 import BeautifulSoup

    said = [one for part in BeautifulSoup(found, "html.parser")(_WHOLE) if len(one := _bare(part)) >= _TELLS]
    page = BeautifulSoup(plain, "html.parser")
    holders = [page.body or page] if is_by_program(page) else []
    alone: Any = next((one for one in [*page.select(_ALONE), *holders] if _holds(one, said)), None)
    article: Any = alone or page.body or page
    while not alone and (
        inner := next((one for one in article(True, recursive=False) if _holds(one, said)), None)
    ):
        article = inner
    article = article.extract()  # so that nothing beyond it stands below its last heading
    stood_above = [one for one in article(_HEADINGS) if _has_words_below(one)]
    for part in article(True):
        named = " ".join([*(part.get("class") or ()), str(part.get("id") or "")])
        linked = sum(len(link.get_text()) for link in part("a")) * 2 > len(part.get_text())
        if part.find_parent(["pre", "code"]):
            continue  # Words of code have classes, too: a comment, a tag.
        if part.name in _NOT_OF_IT or _NAMED_SO.search(named) or (part.name in _HOLDERS and linked):
            part.extract()
    whole = "\n".join(said)
    texts = [text for text in article(string=True) if text.strip()]
    elements = [text.find_parent(_WHOLE) or text for text in texts]
    blocks = [*map(_bare, elements)]
    at = [number for number, one in enumerate(blocks) if not alone and len(one) >= _TELLS and one in whole]
    # Paragraphs that stand among those that were found are of the article, however short.
    among = {_place(elements[number]) for number in at}
    last = at[-1] if at else 0
    left_before: list[str] = []
    left_behind: list[str] = []
    for number, text in enumerate(texts):
        first = at and number + 1 == at[0] and _FIRST.fullmatch(text.strip())
        signs = number <= last + 1 and text.find_parent(class_="signature")
        before = at and number < at[0] and not (first or signs or text.find_parent(["h1", "h2"]))
        behind = (
            at and number > at[-1] and not (signs or text.find_parent([*_HEADINGS, "li", "td", "th", "pre"]))
        )
        is_among = elements[number].name in ("p", "li", "dt", "dd") and _place(elements[number]) in among
        if (before or behind) and not is_among and not re.search(_PICTURE.format(r"\d+"), text):
            (left_before if before else left_behind).append(text.extract().strip())
        else:
            last = max(last, number)
    for table in article("table"):
        if not table.get_text().strip():
            table.extract()
    for heading in reversed(stood_above):  # those of lower levels first
        if not _has_words_below(heading):
            heading.extract()
    return str(article), [*left_behind, *left_before[::-1]]


def _place(element: Any) -> tuple[int, str]:
    """Say where an element stands: in which other one, and of which class."""
    return id(element.parent), " ".join(element.get("class") or ()) if element.name else ""


def _has_words_below(heading: Any) -> bool:
    """Say whether words stand between a heading and the next that is not below it."""
    for one in heading.find_all_next(string=True):
        within = one.find_parent(_HEADINGS)
        if one.strip() and within is not heading:
            return within is None or within.name > heading.name
    return False


def _holds(element: Any, said: Sequence[str]) -> bool:
    """Say whether an element holds nearly all of the paragraphs ``said``, and is no paragraph itself."""
    text = _bare(element)
    return element.name not in _WHOLE and sum(one in text for one in said) * 5 >= len(said) * 4 > 0


def _bare(part: Any) -> str:
    """Give what an element or a text says, without white space."""
    return "".join((part if isinstance(part, str) else part.get_text()).split())


def with_pictures(html: str, pictures: Sequence[str]) -> str:
    """Put pictures where their numbers stand."""
    return re.sub(_PICTURE.format(r"(\d+)"), lambda match: pictures[int(match[1])], html)


def _is_stanza(block: Any) -> bool:
    """Say whether the lines of a block are verse: all are short, and most end no sentence."""
    parts = ("\n" if one.name == "br" else _bare(one) for one in block.children)
    lines = "".join(parts).strip("\n").split("\n")
    ends = sum(line[-1:] in "。！？…」”" for line in lines)  # an empty line too: it parts paragraphs
    return max(map(len, lines)) <= _VERSE and ends * 2 < len(lines)


def _divide(page: Any, block: Any) -> None:
    """Divide a block at its <br> into a paragraph for each line; blocks within it stay as they are."""
    for kind, group in groupby([*block.children], lambda one: one.name if one.name in PARTING else ""):
        parts = [*group]
        if kind == "br":
            for one in parts:
                one.decompose()
        elif not kind and any(str(one).strip() for one in parts):
            paragraph = page.new_tag("p")
            parts[0].insert_before(paragraph)
            paragraph.extend(parts)
    if block.name == "font":
        block.unwrap()  # it is no part of the page, so what stands beside it belongs to the same article
    elif block.name != "body":
        block.name = "div"
