"""Make half-width marks beside a Han character full-width: 你好, → 你好， (GB/T 15834, CLREQ 3.1)."""

import re
from collections.abc import Iterable, Iterator

from scripts.text.han import HAN, HAN_CHARACTER
from scripts.text.traced import Edit

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_FULL_WIDTH |= dict(zip("｡､｢｣", "。、「」"))  # of Japanese
_CLOSING = "，。、；：？！）」』”’》〉】〕…—％"
_OPENING = "（「『“‘《〈【〔"
_LEFT = re.compile(f"[{HAN}{_CLOSING}]")
_RIGHT = re.compile(f"[{HAN}{_OPENING}]")
# A full stop of Latin letters, where a text has hardly any other: 他走了.她沒有.
_STOP = re.compile(rf"(?<=[{HAN}”’）)」』])\.(?=[{HAN}{_OPENING}”’）)」』\n]|\Z)")
_FEW = 3  # fewer full stops of this kind may be slips
_LATIN = re.compile(r"[0-9A-Za-z]")
_INCHES = re.compile(r'\d"')
_ENTITY = re.compile(r"&#?[0-9A-Za-z]{1,31};")


def full_width(text: str, untouched: Iterable[tuple[int, int]] = ()) -> list[Edit]:
    """Make the edits that make the marks of a text full-width; ``untouched``: ranges that stay.

    Marks between digits or Latin letters stay as they are, and so do brackets and straight quotation marks
    that hold no Han character, (App), and the end of an entity, &amp;.
    """
    stays = {at for start, end in untouched for at in range(start, end)}
    stays |= {match.end() - 1 for match in _ENTITY.finditer(text)}  # the mark is part of a character
    changed = list(text)
    for pairs, marks in ((_han_brackets(text), ("（", "）")), (_han_quotes(text), ("“", "”"))):
        for start, end in pairs:
            if start not in stays and end not in stays:
                changed[start], changed[end] = marks
    stops = [match.start() for match in _STOP.finditer(text)]
    if len(stops) >= _FEW and len(stops) > text.count("。"):
        for at in stops:
            changed[at] = "." if at in stays else "。"
    for at, mark in enumerate(text):
        if mark in ",;:?!｡､｢｣" and at not in stays:
            before = changed[at - 1] if at else ""
            after = changed[at + 1] if at + 1 < len(text) else ""
            symbol_before = before != "" and before in "%+" and not _LATIN.match(after)
            if _LEFT.match(before) or _RIGHT.match(after) or symbol_before:
                changed[at] = _FULL_WIDTH[mark]
    both = enumerate(zip(text, changed))
    return [Edit(at, at + 1, new, "punctuation") for at, (old, new) in both if old != new]


def _han_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Find pairs of straight quotation marks around at least one Han character, in lines that have an even
    number of them and none for inches.
    """
    for line in re.finditer(r"[^\n]+", text):
        marks = [line.start() + at for at, character in enumerate(line[0]) if character == '"']
        if len(marks) % 2 == 0 and not _INCHES.search(line[0]):
            pairs = zip(marks[::2], marks[1::2])
            yield from ((start, end) for start, end in pairs if HAN_CHARACTER.search(text[start:end]))


def _han_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Find pairs of half-width brackets, within a line, around at least one Han character."""
    han = 0
    opened: list[tuple[int, int]] = []  # place, and how many Han characters stood before
    for at, character in enumerate(text):
        if character == "\n":
            opened = []
        elif character == "(":
            opened.append((at, han))
        elif character == ")" and opened:
            start, before = opened.pop()
            if han > before:
                yield start, at
        elif HAN_CHARACTER.match(character):
            han += 1
