"""What the white space of a line says: how far it is indented, and how much room its text takes."""

import re

from scripts.text.traced import Piece, Traced

# Marks that part scenes: * * *, ※, —— (not …… or a closing mark, which somebody may have said).
BREAK = re.compile(r"[*＊※◆◇◎○●□■△▲▽▼☆★~～#＃=＝+＋_＿—–\-－─━·・•×✽❖\s]+")

_SPACES = set(" \t\u3000")
_WIDE = re.compile("[\u1100-\u11ff\u2014-\u201d\u2025\u2026\u2460-\ud7a3\uf900-\uff60\uffe0-\U0010ffff]")


def width(text: str) -> int:
    """Count the columns that a text takes where a Chinese character takes two and a tab four."""
    return len(text) + len(_WIDE.findall(text)) + 3 * text.count("\t")


def indent(line: Traced) -> str:
    """Give the white space before a line, which the rule "layout" took off; "" if it was more than blanks and
    tabs.
    """
    first = line.pieces[0] if line.now else Piece("", "")
    is_layout = not first.now and first.rules == ("layout",)
    return first.was if is_layout and _SPACES.issuperset(first.was) else ""


def indented(line: Traced) -> Traced:
    """Give a line back the white space that stood before it."""
    spaces = indent(line)
    return Traced((*Traced.received(spaces).pieces, *line.pieces[bool(spaces) :]))
