"""Draw the cover of a book as SVG, which EPUB 3 allows: title, author, variant and the site's name."""

import html
import re
from xml.etree import ElementTree

from scripts.books.book import FONTS, Book
from scripts.pages.phrases import phrases
from scripts.text.han import NEVER_FIRST

WIDTH, HEIGHT, MARGIN = 1600, 2400, 170
SIZES = (230, 200, 170, 145, 120, 100, 84)  # font sizes of the title; it gets the largest in which it fits
LINES = 3  # lines of the largest size: the height that a title may have; a longer one is set smaller
MOST_LINES = 7  # lines that a title in the smallest size may have; one that is longer still is cut
PAPER, INK, SOFT = "#fdfcf8", "#22201c", "#665f55"
SVG = "http://www.w3.org/2000/svg"
BOLD, END = ' font-weight="700"', ' text-anchor="end"'

_CLOSING = f"{NEVER_FIRST}·)]}},.;:!?%"  # not at the start of a line
_OPENING = "（「『《〈“‘([{"  # not at the end of a line
_AS_WIDE = "MWmw&@%—…"  # Latin letters and marks that in bold are nearly as wide as a Han character
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
# What only an <svg> has, and no group.
_OF_SVG = {"viewBox", "width", "height", "x", "y", "preserveAspectRatio", "version", "baseProfile"}
_WORD = r"[\x21-\x7e\u00a1-\u024f]+"
# What is not divided: a word or a Han character, with the marks that must stay with it.
_UNIT = re.compile(rf"\s+|[{re.escape(_OPENING)}]*(?:{_WORD}|.)[{re.escape(_CLOSING)}]*", re.DOTALL)


def cover(book: Book) -> str:
    """Draw the cover of a book."""
    edition, lang = book.edition, book.lang
    sans, serif = FONTS[lang]
    title = _set(edition.title, SIZES, LINES, MOST_LINES)
    subtitle = _set(edition.subtitle, (80, 66, 54), 2, 3)
    author = _set(edition.author, (96, 80, 60), 1, 2)
    parts = (  # size and lines, space above, least y, leading, colour, more attributes
        (title, 330 + title[0], 0, 1.38, INK, BOLD),  # in any size at the same distance from the stroke above
        (subtitle, 20, 0, 1.5, SOFT, ""),
        (author, 80, 1500, 1.5, INK, ""),
    )
    y, drawn = 0, []
    for (size, lines), gap, least, leading, colour, more in parts:
        y = max(y + gap, least)
        *rows, y = (y + round(number * size * leading) for number in range(len(lines) + 1))
        drawn += [_text(line, size, MARGIN, row, colour, serif, more) for line, row in zip(lines, rows)]
    foot = HEIGHT - MARGIN
    return "\n".join(
        [
            f'<svg xmlns="{SVG}" viewBox="0 0 {WIDTH} {HEIGHT}" lang="{lang}" xml:lang="{lang}">',
            f"<title>{html.escape(edition.title)}</title>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
            f'<rect x="{MARGIN}" y="280" width="230" height="14" fill="{book.accent}"/>',
            *drawn,
            f'<path d="M{MARGIN} {foot - 190}H{WIDTH - MARGIN}" stroke="{book.accent}" stroke-width="3"/>',
            _seal(book.seal, MARGIN, foot - 100, 96),
            _text(book.site, 62, MARGIN + 130, foot - 30, INK, serif, ""),
            _text(book.name, 54, WIDTH - MARGIN, foot - 30, SOFT, sans, END),
            "</svg>\n",
        ]
    )


def _text(line: str, size: int, x: int, y: int, colour: str, family: str, more: str) -> str:
    look = f'font-size="{size}" fill="{colour}" font-family="{html.escape(family)}"{more}'
    return f'<text x="{x}" y="{y}" {look}>{html.escape(line)}</text>'


def _set(text: str, sizes: tuple[int, ...], few: int, most: int) -> tuple[int, list[str]]:
    """Choose the font size of a text; return the size, and the lines into which the text is divided.

    It is the largest of ``sizes`` in which no word is divided and the text is no higher than ``few`` lines of
    the first size; else it is the last, and the text is cut after ``most`` lines.
    """
    widest = max(map(_width, _UNIT.findall(text)), default=0)
    for size in sizes[:-1]:
        lines = wrap(text, (WIDTH - 2 * MARGIN) / size)
        if len(lines) * size <= few * sizes[0] and widest * size <= WIDTH - 2 * MARGIN:
            return size, lines
    lines = wrap(text, (WIDTH - 2 * MARGIN) / sizes[-1])
    return sizes[-1], lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def wrap(text: str, room: float) -> list[str]:
    """Divide a text between its phrases into lines of at most ``room`` ems: as few as possible, and of nearly
    the same length.
    """
    units = [part for phrase in phrases(" ".join(text.split())) for part in _divided(phrase, room)]
    lines = _filled(units, room)
    widths = (room - step / 2 for step in range(1, int(2 * room)))
    narrower = (_filled(units, width) for width in widths if width >= max(map(_width, units), default=0))
    for others in narrower:
        if len(others) > len(lines):
            break
        lines = others
    return lines


def _filled(units: list[str], room: float) -> list[str]:
    """Put as many units into each line as fit into ``room`` ems."""
    lines = [""]
    for unit in units:
        if lines[-1] and _width(lines[-1]) + _width(unit) > room:
            lines.append("")
        lines[-1] += unit if lines[-1] else unit.lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def _divided(phrase: str, room: float) -> list[str]:
    """Divide a phrase into its units if it is longer than a line (``room``, in ems)."""
    if _width(phrase) <= room:
        return [phrase]
    return [part for unit in _UNIT.findall(phrase) for part in _fitting(unit, room)]


def _fitting(unit: str, room: float) -> list[str]:
    """Divide a word, with its marks, if it is longer than a line (``room``, in ems)."""
    if _width(unit) <= room:
        return [unit]
    length = max(int(room / 2), 1)
    return [unit[at : at + length] for at in range(0, len(unit), length)]


def _width(text: str) -> float:
    """Estimate how wide a text is, in ems: most Latin letters are narrower than Han characters."""
    return sum(1 if one in _AS_WIDE or ord(one) > 0x24F else 0.75 if one.isupper() else 0.58 for one in text)


def _seal(svg: str, x: int, y: int, size: int) -> str:
    """Draw the publisher's seal at a place, in plain colours: as a group, since an <svg> in another is drawn
    at the corner by MuPDF, and over the title by Qt (calibre).
    """
    if not svg:
        return ""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 (the publisher's own, read and checked before)
    box = root.get("viewBox") or f"0 0 {root.get('width', '24')} {root.get('height', '24')}"
    said = [float(number) for number in _NUMBER.findall(box)]
    left, top, width, height = said if len(said) == 4 and min(said[2:]) > 0 else (0, 0, 24, 24)
    scale = size / max(width, height)
    place = f"{x + (size - width * scale) / 2:g} {y + (size - height * scale) / 2:g}"
    group = ElementTree.Element(f"{{{SVG}}}g")
    group.attrib = {name: value for name, value in root.items() if name not in _OF_SVG}
    group.set("transform", f"translate({place}) scale({scale:g}) translate({0 - left:g} {0 - top:g})")
    group.extend(root)
    return ElementTree.tostring(group, encoding="unicode")
