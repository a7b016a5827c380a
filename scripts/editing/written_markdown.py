"""Write the HTML of a document as Markdown: with one title at most, and notes as notes."""

import copy
import re
from collections.abc import Sequence
from typing import Any

from scripts.article.credits import credit
from scripts.article.numbering import numbered
from scripts.editing.web_notes import put_in_place
from scripts.editing.web_pages import COUNTED, PARTING
from scripts.markdown.meant import is_chinese

_NOTE = "\ue000{}\ue001"  # a mark that no text has, until Markdown is written
_RIGHT = "\ue005"  # before who signs, in place of full-width spaces, which the converter takes off
_BACK = ("↩", "↩︎", "^", "↑", "⏎", "[↩]")
_AROUND = ("[document]", "html", "body", "main", "article", "section", "div")  # around what may be a heading
_NUMBER = re.compile(rf"{COUNTED}(?:(\d+)\ue006)?")
_LINE_END = "\ue00a"  # within a cell
_STARS = re.compile(r"^(?:(?:\\\*|＊)[ \u3000]*){3,}$", re.MULTILINE)  # what parts scenes: in Markdown a rule
_APART = "\ue007"  # between lists that would be one: in Markdown, a comment
_HEADING = 40  # characters of a paragraph that may be one


def item_mark(number: int) -> str:
    """Give the mark before an item of a list that has this number."""
    return f"{COUNTED}{number}\ue006"


def to_markdown(html: str) -> str:
    """Write HTML as Markdown."""
    from bs4 import BeautifulSoup
    from markdownify import MarkdownConverter

    class Converter(MarkdownConverter):
        def convert_u(self, element: Any, text: str, parent_tags: Any) -> str:
            return f"<u>{text}</u>" if text.strip() else text

        def convert_ins(self, element: Any, text: str, parent_tags: Any) -> str:
            return f"<ins>{text}</ins>" if text.strip() else text

    converter = Converter(
        heading_style="ATX",
        bullets="-",
        escape_misc=True,
        newline_style="BACKSLASH",
        sub_symbol="<sub>",
        sup_symbol="<sup>",
    )
    soup = BeautifulSoup(html, "html.parser")
    if not soup.find(re.compile("^h[1-6]$")):
        _guess_headings(soup)
    _tidy(soup)
    if len(soup.find_all("h1")) > 1:
        for heading in soup.find_all(re.compile("^h[1-5]$")):
            if "title" not in (heading.get("class") or ()):
                heading.name = f"h{int(heading.name[1]) + 1}"
    _mark_notes(soup)
    notes = []
    for number, item in enumerate(soup.select("li[id^=footnote-], li[id^=endnote-]"), 1):
        for back in item.select("a[href^='#footnote-ref-'], a[href^='#endnote-ref-']"):
            back.decompose()
        item.name = "div"
        note = _lines(converter.convert_soup(item)).replace("\n", "\n    ").replace("\n    \n", "\n\n")
        notes.append(f"[^{number}]: {note}")
        item.decompose()
    return "\n\n".join([_lines(converter.convert_soup(soup)), *notes]) + "\n"


def _mark_notes(soup: Any) -> None:
    """Put the marks of notes in place of the links to them; of other links within the page the words stay."""
    for link in soup.select("a[id^=footnote-ref-], a[id^=endnote-ref-]"):
        put_in_place(link, _NOTE.format(f"^{link.get_text().strip('[]')}"))
    for link in soup.select("a[href^='#']:not([href^='#footnote-ref-'], [href^='#endnote-ref-'])"):
        link.replace_with("" if link.get_text().strip() in _BACK else link.get_text())  # its place is gone


def _tidy(soup: Any) -> None:
    """Prepare a document for Markdown: paragraphs without indents, tables with heads, lists, captions."""
    for heading in soup.find_all(re.compile("^h[1-6]$")):
        if not heading.get_text().strip() and not heading.find("img"):
            heading.decompose()
    for end in soup.select("pre br"):
        end.replace_with("\n")
    for preformatted in soup("pre"):
        _as_lines(soup, preformatted)
    ends = soup("br")
    for end in [*ends, *reversed(ends)]:
        if not end.decomposed and not (_stands_beside(end, "previous") and _stands_beside(end, "next")):
            end.decompose()
    for block in soup.find_all(["p", "li", re.compile("^h[1-6]$")]):
        first = next((text for text in block.find_all(string=True) if text.strip()), None)
        if first is not None:
            first.replace_with(first.lstrip())
            if block.name == "p" and "signature" in (block.get("class") or ()):
                block.insert(0, _RIGHT)
    for caption in soup.select("p.caption"):
        if not caption.find("em"):
            caption.wrap(soup.new_tag("p"))
            caption.name = "em"
    for table in soup.find_all("table")[::-1]:  # those within others first
        _simplify(soup, table)
    for column in soup.find_all(["col", "colgroup"]):
        column.unwrap()  # before it, no row would be the first
    for table in soup.find_all("table"):
        _fill_in(table)
        for cell in table.tr.find_all("td") if table.tr and not table.find("th") else []:
            cell.name = "th"
    for code in soup.select("pre pre"):
        code.unwrap()
    for listed in soup.find_all(["ul", "ol"]):
        items = listed.find_all("li", recursive=False)
        if any(COUNTED in item.get_text() for item in items):
            listed.name = "ol" if items[0].get_text().lstrip().startswith(COUNTED) else listed.name
            _count(soup, listed, items)
    for text in soup.find_all(string=re.compile(COUNTED)):
        text.replace_with(_NUMBER.sub("", text).lstrip())


def _as_lines(soup: Any, preformatted: Any) -> None:
    """Write what is no code, such as verse or the whole text of an old page, as paragraphs of its lines."""
    text = preformatted.get_text()
    if not is_chinese(text) or not text.strip() or "\n" not in text.strip():
        return
    preformatted.name = "div"
    preformatted.clear()
    for lines in re.split(r"\n(?:[^\S\n]*\n)+", text.strip("\n")):
        paragraph = soup.new_tag("p")
        for line in lines.split("\n"):
            paragraph.extend([line.strip(), soup.new_tag("br")])
        preformatted.append(paragraph)


def _stands_beside(end: Any, side: str) -> bool:
    """Say whether words of the same paragraph stand before or behind a <br>: else it would be a backslash."""
    part = end
    while part is not None and part.name not in PARTING - {"br"}:
        beside = getattr(part, f"{side}_sibling")
        while beside is not None and not str(beside).strip():
            beside = getattr(beside, f"{side}_sibling")
        if beside is not None:
            return beside.name not in PARTING - {"br"}
        part = part.parent
    return False


def _simplify(soup: Any, table: Any) -> None:
    """Write what Markdown has no form for: a box around a text, a table in a cell, paragraphs in one."""
    cells = table(["td", "th"])
    if len(cells) == 1 and not table.find_parent("table"):
        table.replace_with(*[part.extract() for part in [*cells[0].contents]])
    elif table.find_parent("table"):
        for row in table("tr"):
            paragraph = soup.new_tag("p")
            paragraph.string = "\u3000".join(cell.get_text(" ", strip=True) for cell in row(["td", "th"]))
            table.insert_before(paragraph)
        table.extract()
    else:
        for above in (one for cell in cells for one in cell("p", recursive=False)):
            if (
                above.get_text().strip()
                and (below := above.find_next_sibling("p"))
                and below.get_text().strip()
            ):
                above.append(_LINE_END)


def _count(soup: Any, listed: Any, items: Sequence[Any]) -> None:
    """Let a list begin with the number of its first item; where numbers jump, another list begins."""
    said = [_NUMBER.match(item.get_text().lstrip()) for item in items]
    numbers = [int(one[1]) if one and one[1] else None for one in said]
    for at, (before, number) in enumerate(zip([None, *numbers], numbers, strict=False)):
        if number is None or (at and before is not None and number == before + 1):
            continue
        if at:
            rest = soup.new_tag("ol")
            listed.insert_after(rest)
            rest.extend(items[at:])
            rest.insert_before(_APART)
            listed = rest
        listed["start"] = str(number)


def _fill_in(table: Any) -> None:
    """Put an empty cell wherever a cell reaches down from the row above: Markdown has none that do."""

    def column(cell: Any) -> int:
        return sum(int(one.get("colspan", 1)) for one in cell.find_previous_siblings(["td", "th"]))

    for cell in table(["td", "th"]):
        spans = cell.attrs.keys() & {"colspan", "rowspan"}
        cell.attrs |= {of: str(_span(cell[of])) for of in spans}
    rows = table.find_all("tr")
    for at, row in enumerate(rows):
        for cell in row(["td", "th"]):
            for below in rows[at + 1 : at + int(cell.get("rowspan", 1))]:
                right = next((one for one in below(["td", "th"]) if column(one) >= column(cell)), None)
                empty = copy.copy(cell)
                empty.clear()
                del empty["rowspan"]
                right.insert_before(empty) if right else below.append(empty)


def _span(said: str) -> int:
    """Read how many columns or rows a cell spans, at most 1,000: 1 where that is no number, as in HTML."""
    number = re.match(r"\s*(\d{1,9})", said, re.ASCII)
    return min(int(number[1]), 1_000) if number else 1


def _guess_headings(soup: Any) -> None:
    """Make short paragraphs that are wholly bold headings; the first of a document is its title, unless it is
    the first of those that are counted, 一、….
    """
    blocks = [
        block for block in soup.find_all("p") if block.get_text().strip() and block.parent.name in _AROUND
    ]
    headings: list[Any] = []
    for block in blocks[:-1]:
        text = block.get_text().strip()
        bold = "".join(one.get_text() for one in block.find_all(["strong", "b"])).strip()
        ends = text[-1] in "。，；：、！？…”」"
        is_short = len(text) <= _HEADING and re.search(r"[^\W\d_]", text) and not ends
        if bold == text and is_short and not credit(text):
            headings.append(block)
    levels = [numbered(heading.get_text().strip()) for heading in headings]
    for number, block in enumerate(headings):
        is_title = block is blocks[0] and not (levels[0] and levels[0] in levels[1:])
        block.name = "h1" if is_title and not number else "h2"
        for one in block.find_all(["strong", "b"]):
            one.unwrap()


def _lines(markdown: str) -> str:
    """Write the marks of notes, and no blanks at the ends of lines."""
    written = markdown.replace("\ue000", "[").replace("\ue001", "]").replace(_RIGHT, "\u3000" * 14)
    written = re.sub(rf"{_LINE_END}\s*", "<br>", _STARS.sub("* * *", written))
    written = written.replace(_APART, "\n\n<!-- -->\n\n")
    lines = "\n".join(line.rstrip() for line in written.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
