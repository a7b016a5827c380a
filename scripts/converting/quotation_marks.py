"""Turn quotation marks into a variant's form: over several lines, three levels deep.

“ ” and 「 」 are one pair, ‘ ’ and 『 』 the other, at any depth (GB/T 15834; CLREQ 3.1.4). A quotation of
several paragraphs opens every paragraph again and closes only once. ’ is an apostrophe too (It’s, ’90).
"""

import re
from bisect import bisect_left
from typing import Literal

Form = Literal["corner", "curly"]

_TO_CORNER = str.maketrans("“”", "「」")
_TO_CURLY = str.maketrans("「」『』", "“”‘’")
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_MARKS = re.compile("[“”‘’「」『』\n]")
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_HEAD = re.compile("[“‘「『 \t\u3000]*")
_LETTER = re.compile("[A-Za-z0-9]")
MOST_LINES = 40  # a single quotation mark that is open longer than this is taken for a slip


def turn(text: str, form: Form) -> str:
    """Turn the quotation marks of a text into a form. Each is one character before and after."""
    if form == "curly":
        return text.translate(_TO_CURLY)
    turned = list(text.translate(_TO_CORNER))
    for at in _read(text)[0]:  # A ’ that pairs with none is an apostrophe, and stays.
        turned[at] = {"‘": "『", "’": "』"}.get(text[at], turned[at])
    return "".join(turned)


def unpaired(text: str) -> list[int]:
    """Find quotation marks that pair with none.

    Apostrophes do not count, nor marks that a new paragraph repeats.
    """
    return _read(text)[1]


def _read(text: str) -> tuple[set[int], list[int]]:
    """Give the places of marks that pair or repeat an open one, and of those that do neither."""
    paired: set[int] = set()
    alone: list[int] = []
    open_marks = _Open()
    repeated: dict[int, list[int]] = {}  # place of an open mark → where paragraphs repeat it
    line = level = 0  # level: up to which of the open marks this line has repeated
    head = _head_end(text, 0)
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            line, level, head = line + 1, 0, _head_end(text, at + 1)
        elif mark in _CLOSING:
            index = open_marks.repeated(mark, level, line) if at < head else None
            if index is None:
                open_marks.add(at, mark, line)
            else:
                level = index + 1
                repeated.setdefault(open_marks.marks[index][0], []).append(at)
        elif not (mark == "’" and _LETTER.match(text, at + 1)):  # not It’s, ’90, rock ’n’ roll
            found = open_marks.closed_by(mark, line)
            if found is None:
                alone += [at] if mark != "’" else []
                continue
            (start, _, _), *inside = open_marks.close(found)
            alone += [place for place, one, _ in inside if one != "‘"]
            paired |= {start, at, *repeated.get(start, ())}
    for place, mark, _ in open_marks.marks:
        # Before a digit an open ‘ begins no quotation (‘90).
        alone += [place] if mark != "‘" or not re.match("[0-9]", text[place + 1 : place + 2]) else []
    return paired, sorted(alone)


class _Open:
    """The marks that are open, the innermost last: (place, mark, line).

    ``at`` has for each kind of mark its indexes in that list, so that no search goes through all of it: a
    line may have a hundred thousand.
    """

    def __init__(self) -> None:
        self.marks: list[tuple[int, str, int]] = []
        self.at: dict[str, list[int]] = {mark: [] for mark in _CLOSING}

    def add(self, place: int, mark: str, line: int) -> None:
        self.at[mark].append(len(self.marks))
        self.marks.append((place, mark, line))

    def close(self, index: int) -> list[tuple[int, str, int]]:
        """Remove the open mark ``index`` and those opened after it; give them, the outermost first."""
        closed = self.marks[index:]
        del self.marks[index:]
        for _, mark, _ in closed:
            self.at[mark].pop()
        return closed

    def closed_by(self, mark: str, line: int) -> int | None:
        """Find the index of the open mark that ``mark`` in this line closes.

        A ’ does not close a ‘ outside of the innermost “, nor one that is open for more than ``MOST_LINES``.
        """
        index = (self.at[_OPENING[mark]] or [-1])[-1]
        if index < 0 or mark != "’":
            return None if index < 0 else index
        is_slip = line - self.marks[index][2] > MOST_LINES
        return None if is_slip or index < (self.at["“"] or [-1])[-1] else index

    def repeated(self, mark: str, level: int, line: int) -> int | None:
        """Find the index, from ``level`` on, of the mark of an earlier line that ``mark`` repeats in this
        line.
        """
        places = self.at[mark]
        first = bisect_left(places, level)
        if first == len(places) or self.marks[places[first]][2] == line:
            return None
        return places[first]


def _head_end(text: str, start: int) -> int:
    """Find the end of the spaces and opening marks with which a line begins."""
    return _HEAD.match(text, start).end()  # type: ignore[union-attr]
