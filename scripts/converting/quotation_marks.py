"""Turn quotation marks into a variant's form: over several lines, three levels deep.

“ ” and 「 」 are one pair, ‘ ’ and 『 』 the other, at any depth (GB/T 15834; CLREQ 3.1.4). A quotation of
several paragraphs opens every paragraph again and closes only once. ’ is an apostrophe too (It’s, ’90).
"""

import re
from typing import Literal

Form = Literal["corner", "curly"]

_TO_CORNER = str.maketrans("“”", "「」")
_TO_CURLY = str.maketrans("「」『』", "“”‘’")
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_MARKS = re.compile("[“”‘’「」『』\n]")
_LETTER = re.compile("[A-Za-z0-9]")
MOST_LINES = 40  # a single quotation mark that is open longer than this is taken for a slip
DEEP = 40  # open marks that are compared, so that a line of a hundred thousand marks ends soon


def turn(text: str, form: Form) -> str:
    """Text with its quotation marks in a form. Each mark is one character before and after."""
    if form == "curly":
        return text.translate(_TO_CURLY)
    turned = list(text.translate(_TO_CORNER))
    for at in single_marks(text):
        turned[at] = "『" if text[at] == "‘" else "』"
    return "".join(turned)


def single_marks(text: str) -> list[int]:
    """Places of ‘ and ’ that are quotation marks, not apostrophes: those that pair, over lines too."""
    paired, _ = _read(text)
    return [at for at in sorted(paired) if text[at] in "‘’"]


def unpaired(text: str) -> list[int]:
    """Places of quotation marks that pair with none: not those that a new paragraph repeats.

    Apostrophes are none of them.
    """
    _, unpaired = _read(text)
    return unpaired


def _read(text: str) -> tuple[set[int], list[int]]:
    """The marks that pair or repeat an open one, and those that do neither."""
    paired: set[int] = set()
    alone: list[int] = []
    opened: list[tuple[int, str, int]] = []  # place, mark, line
    repeated: dict[int, list[int]] = {}  # place of an open mark → where paragraphs repeat it
    line = level = 0  # level: up to which of the open marks this line has repeated
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            line, level = line + 1, 0
        elif mark in _CLOSING:
            index = _repeated(opened, level, mark, line) if _begins_line(text, at) else None
            if index is None:
                opened.append((at, mark, line))
            else:
                level = index + 1
                repeated.setdefault(opened[index][0], []).append(at)
        elif not _is_apostrophe(text, at):
            found = _opening(opened, mark, line)
            if found is None:
                alone += [at] if mark != "’" else []
                continue
            alone += [place for place, one, _ in opened[found + 1 :] if one != "‘"]
            start = opened[found][0]
            paired |= {start, at, *repeated.get(start, ())}
            del opened[found:]
    for place, mark, _ in opened:
        alone += [place] if mark != "‘" or _is_quotation(text, place) else []
    return paired, sorted(alone)


def _repeated(opened: list[tuple[int, str, int]], level: int, mark: str, line: int) -> int | None:
    """Where the mark of an earlier line that this one repeats stands among the open ones."""
    for index in range(max(level, len(opened) - DEEP), len(opened)):
        _, one, since = opened[index]
        if one == mark and since != line:
            return index
    return None


def _opening(opened: list[tuple[int, str, int]], mark: str, line: int) -> int | None:
    """Where the mark that this one closes stands among the open ones."""
    for index in range(len(opened) - 1, -1, -1):
        _, one, since = opened[index]
        if _CLOSING[one] == mark:
            return index if mark != "’" or line - since <= MOST_LINES else None
        if mark == "’" and one == "“":
            return None
    return None


def _begins_line(text: str, at: int) -> bool:
    """Whether only spaces and other opening marks stand before a mark in its line."""
    before = text[max(at - DEEP, 0) : at]
    if "\n" not in before and at > DEEP:
        return False
    return not before.rpartition("\n")[2].strip("“‘「『 \t\u3000")


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a ’ stands before a letter or a digit: It’s, ’90, rock ’n’ roll. No quotation ends there."""
    return text[at] == "’" and bool(_LETTER.match(text, at + 1))


def _is_quotation(text: str, at: int) -> bool:
    """Whether an open ‘ is one by its neighbours: not before a digit (‘90)."""
    return not re.match("[0-9]", text[at + 1 : at + 2])
