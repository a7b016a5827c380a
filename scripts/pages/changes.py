"""Tell from an article's record what people ask of it: how many changes of which kind, and where."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.article.model import Article, Edition
from scripts.converting.variants import OWN
from scripts.pages.record import Entry, Record
from scripts.text.traced import Piece

# Every rule that a record can name, those that touch what the author wrote first: so the notes tell them.
RULES = (
    "correction",
    "repair",
    "hand",
    "title",
    "moved",
    "script",
    "quotes",
    "punctuation",
    "annotation",
    "control",
    "invisible",
    "spaced",
    "entity",
    "tag",
    "joined",
    "layout",
)
AUTHORS = ("correction", "repair", "hand")  # what stands there is not what was received of the author
AROUND = {"title", "moved", "joined", "layout"}  # nothing within a paragraph
CONTEXT = 9  # characters shown on either side of a change
NEVER_FIRST = "，。、；：？！…—）」』》〉”’"  # marks that begin no line (CLREQ 3.1.2)

_INVISIBLE = str.maketrans({" ": "␣", "\u3000": "□", "\t": "→", "\n": "↵", "\r": "↵"})
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ue000-\uf8ff]"
)


@dataclass(frozen=True)
class Collated:
    """A line as received, in pieces: unchanged ones have no rules."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.rules for piece in self.pieces)


@dataclass(frozen=True)
class Place:
    """A change, the line it is in, and the published text before and after it within that line."""

    line: int
    before: str
    piece: Piece
    after: str
    why: str  # the editor's reason, in the page's variant


def collate(article: Article, record: Record) -> list[Collated]:
    """Put beside every line as received that has anything in it what was done to it."""
    entries: dict[int, list[Entry]] = {}
    for entry in record.entries:
        entries.setdefault(entry.line, []).append(entry)
    lines = []
    at = 0  # in the line: a change of the line before may reach into it
    for number, line in enumerate(article.seed.lines, 1):
        pieces = []
        for entry in entries.get(number, []):
            unchanged = line[at : entry.column - 1]
            pieces += [Piece(unchanged, unchanged), Piece(entry.was, entry.now, entry.rules)]
            at = entry.column - 1 + len(entry.was)
        pieces.append(Piece(line[at:], line[at:]))
        if found := tuple(piece for piece in pieces if piece.was or piece.now):
            lines.append(Collated(number, found))
        at = max(at - len(line) - 1, 0)
    return lines


def count(record: Record) -> Counter[str]:
    """Count the changes in which each rule had a part."""
    return Counter(rule for entry in record.entries for rule in entry.rules)


def of_script(article: Article, record: Record) -> str:
    """Tell apart why characters of a text may be others: how the keys of the interface's words for it end.

    "" if the copy was damaged; "_own" if the record ends in the text's own script, where only the editor
    changes a form; "_converted" if it ends in another.
    """
    if article.script == "damaged":
        return ""
    return "_own" if OWN[article.script] == record.text.lang else "_converted"


def told(rule: str, end: str, word: Mapping[str, str]) -> tuple[str, str]:
    """Give a rule's name and why it is applied, in the words of the interface. ``end``: see ``of_script``."""
    name, why = (word.get(f"rule_{key}{end}", word[f"rule_{key}"]) for key in (rule, f"{rule}_why"))
    return name, why


def changes_text(record: Record) -> bool:
    """Say whether any change is more than a title, a moved line, or white space (``AROUND``)."""
    return any(set(entry.rules) - AROUND for entry in record.entries)


def places(
    article: Article, edition: Edition, lines: Sequence[Collated], unchanged: bool = False
) -> Iterator[Place]:
    """List every change in its context, with the reason for it in the edition's variant.

    ``unchanged``: what stands between them, too.
    """
    for line in lines:
        now = "".join(piece.now for piece in line.pieces)
        start = column = 0  # in what is published and in what was received
        for piece in line.pieces:
            end = start + len(piece.now)
            if piece.rules or unchanged:
                before = now[max(start - CONTEXT, 0) : start].rpartition("\n")[2].lstrip(NEVER_FIRST)
                why = _reason(article, edition, line.number, column, piece)
                yield Place(line.number, before, piece, now[end : end + CONTEXT].partition("\n")[0], why)
            start, column = end, column + len(piece.was)


def _reason(article: Article, edition: Edition, number: int, column: int, piece: Piece) -> str:
    if "correction" not in piece.rules:
        return ""
    line = article.seed.lines[number - 1]
    for correction, why in zip(article.settings.corrections, edition.reasons):
        for match in re.finditer(re.escape(correction.received), line):
            if match.start() <= column and column + len(piece.was) <= match.end():
                return why
    return ""


def visible(text: str) -> str:
    """Put signs for what cannot be seen: white space that stands alone, line ends, control characters."""
    text = _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)
    if text.strip():
        return text.replace("\n", "↵")
    return re.sub(r"[\s\ufeff]", "·", text.translate(_INVISIBLE))


def seed_lang(edition: Edition) -> str:
    """Name the language of what is quoted from the seed, whatever the page's."""
    return OWN[edition.facts.script]
