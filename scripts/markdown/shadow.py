"""Read Chinese emphasis as its author meant it: parse a shadow of the source, in which marks are letters.

CommonMark (0.31, 6.2) finds no emphasis in ``**「甲」**乙``: delimiters between a mark and a letter close
nothing. So the character beside a run of ``*`` or ``~~`` is exchanged for one with which the run can open and
close. That one is as long in UTF-8, so all places in the shadow are those in the source. So is | in code that
would end a cell of a table.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_RUN = re.compile(r"(?<!\\)(?:\\\\)*(\*+|~~+)")
# Letters of three bytes in UTF-8, as many as the marks have that stand in for them.
_WIDE_LETTER = re.compile("[\u3005-\u3007\u3040-\u30fa\u30fc-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_TABS = re.compile(r"(?<=[`~])[ \t]+$", re.MULTILINE)
# A colon that begins a line and says nothing of a term above it, since no blank stands behind it.
_NO_MEANING = re.compile(r"^([ \t>]*(?:[-*+] +)?):(?![ \t-])", re.MULTILINE)
_COLON, _BAR = "\x7f", "\x1f"  # stand in for it, and for a | in code; no text has these
_DELIMITERS = re.compile(r"^[ \t>|]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t\r]*+$", re.MULTILINE)
_ROW = re.compile(r"\n([^\n]*\|[^\n]*)")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
# Stand-ins, first and last: marks, and letters, by their length in UTF-8; hardly any text has these.
_MARK = 0
_STAND_INS = {_MARK: (0x2800, 0x28FF), 2: (0x07CA, 0x07EB), 3: (0xE000, 0xF8FF), 4: (0xF0000, 0xFFFFD)}


@dataclass(frozen=True)
class Shadow:
    """The text that is parsed in place of the source.

    ``back``: code point of a stand-in → what it stands for.
    """

    text: str
    back: dict[int, str]

    def undone(self, text: str) -> str:
        """Put the source's own characters back into a part of the shadow."""
        return text.translate(self.back)


def shadow(source: str) -> Shadow:
    """Make the shadow of a source: beside a run of delimiters, a character that would keep it from opening
    or closing is replaced by a stand-in of the same length in UTF-8.
    """
    changed: dict[int, str] = {}
    free = {kind: _unused(source, first, last) for kind, (first, last) in _STAND_INS.items()}
    chosen: dict[tuple[str, int], str] = {}

    def exchange(at: int, kind: int) -> None:
        key = (source[at], kind)
        if key not in chosen and (new := next(free[kind], "")):
            chosen[key] = new
        changed[at] = chosen.get(key, source[at])

    runs = [match.span(1) for match in _RUN.finditer(source)]
    edges = {at for start, end in runs for at in (start, end - 1)}
    for start, end in runs:
        sides = (start - 1, end)
        if start == 0 or end == len(source) or any(source[at].isspace() for at in sides):
            continue
        marks = [unicodedata.category(source[at])[0] in "PS" for at in sides]
        if marks[0] == marks[1]:
            continue  # CommonMark's rule is restrictive only between a mark and a letter
        mark, letter = sides if marks[0] else sides[::-1]
        between = {at: (at + 1 if at == end else at - 1) in edges for at in sides}  # between two runs
        if source[mark].isascii() or "_" in source[max(mark - 1, 0) : mark + 2]:
            if _WIDE_LETTER.match(source[letter]) and not between[letter]:
                exchange(letter, _MARK)
        elif not between[mark]:
            exchange(mark, len(source[mark].encode()))
    text = list(source)
    for at, new in (*changed.items(), *((at, _BAR) for at in _bars_in_code(source))):
        text[at] = new
    back = {ord(new): was for (was, _), new in chosen.items()} | {ord(_COLON): ":", ord(_BAR): "|"}
    # pyromark does not take a fence for closed where a tab stands behind it.
    made = _TABS.sub(lambda match: " " * len(match[0]), "".join(text))
    return Shadow(_NO_MEANING.sub(rf"\1{_COLON}", made), back)


def _bars_in_code(source: str) -> Iterator[int]:
    """Find each | within code of a table's row that has as many cells as its table only without these, as
    authors mean `a|b`: GitHub divides it, and leaves out the last cell.
    """
    for head in _DELIMITERS.finditer(source) if "`" in source else ():
        end, columns = head.end(), _cells(head[0])
        while columns > 1 and (row := _ROW.match(source, end)):
            end = row.end()
            if _cells(row[1]) > columns == _cells(_CODE.sub("", row[1])):
                for code in _CODE.finditer(row[1]):
                    bars = re.finditer(r"(?<!\\)\|", code[0])
                    yield from (row.start(1) + code.start() + bar.start() for bar in bars)


def _cells(row: str) -> int:
    inside = row.strip(" \t>\r").removeprefix("|").removesuffix("|")
    return len(re.findall(r"(?<!\\)\|", inside)) + 1


def _unused(source: str, first: int, last: int) -> Iterator[str]:
    """Yield the characters of a range that do not occur in the source."""
    return (chr(code) for code in range(first, last + 1) if chr(code) not in source)
