"""Answer from an article's record what people ask: how many changes of which kind there are, and where."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.article.edition_model import Edition
from scripts.article.model import Article
from scripts.converting.variants import OWN
from scripts.notes.record import Record
from scripts.pages.interface import filled, words
from scripts.text.grouping import by_key
from scripts.text.han import NEVER_FIRST
from scripts.text.traced import Piece, placed

# Rules that change the author's own words: by an editor, or, as "repair", where the copy lost bytes.
AUTHORS_WORDS = ("correction", "repair", "hand")
# Every rule that a record can name, in the order of the notes: those that change the author's words first.
RULES = (
    *AUTHORS_WORDS,
    *("title", "moved", "script", "glyph", "quotes", "punctuation", "annotation"),
    *("control", "invisible", "spaced", "entity", "tag", "joined", "layout"),
)
AROUND = {"title", "moved", "joined", "layout"}  # rules that change nothing within a paragraph
CONTEXT = 9  # characters shown on either side of a change

_INVISIBLE = str.maketrans({" ": "␣", "\u3000": "□", "\t": "→", "\n": "↵", "\r": "↵"})
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ue000-\uf8ff]"
)


@dataclass(frozen=True)
class Collated:
    """A line as received, divided into changed pieces and unchanged ones, which have no rules."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.rules for piece in self.pieces)


@dataclass(frozen=True)
class InContext:
    """A change, the line it is in, and the published text before and after it within that line."""

    line: int
    before: str
    piece: Piece
    after: str
    why: str  # the editor's reason, in the page's variant


@dataclass(frozen=True)
class Account:
    """All that it takes to tell the readers of one variant, ``edition``, what was changed in an article.

    ``editions``: the article in all its variants; ``record``: its changes, as programs get them.
    """

    article: Article
    edition: Edition
    editions: Sequence[Edition]
    record: Record

    @property
    def word(self) -> dict[str, str]:
        """Map each key of interface.tsv to its words in this variant."""
        return words(self.edition.lang)

    @cached_property
    def counts(self) -> Counter[str]:
        """Map each rule to the number of changes in which it had a part."""
        return Counter(rule for entry in self.record.entries for rule in entry.rules)

    @cached_property
    def lines(self) -> list[Collated]:
        return collate(self.article, self.record)

    @property
    def changes_text(self) -> bool:
        """Whether any change is more than a title, a moved line, or white space (``AROUND``)."""
        return any(set(entry.rules) - AROUND for entry in self.record.entries)

    @property
    def damaged(self) -> bool:
        return self.article.script == "damaged"

    @property
    def key_end(self) -> str:
        """The end of the keys of those words of the interface that explain why characters were changed.

        "" if the copy was damaged; "_own" if the record is about the variant in the text's own script, where
        only the editor changes a form; "_converted" if it is about another variant.
        """
        if self.damaged:
            return ""
        return "_own" if OWN[self.article.script] == self.record.text.lang else "_converted"

    def told(self, rule: str) -> tuple[str, str]:
        """Return the name of a rule, and why it is applied, in the words of the interface."""
        keys = (f"rule_{rule}", f"rule_{rule}_why")
        name, why = (self.word.get(f"{key}{self.key_end}", self.word[key]) for key in keys)
        return name, why

    @property
    def about_variant(self) -> str:
        """Say between which texts the changes are; "" in the variant that the record is about."""
        if self.edition.lang == self.record.text.lang:
            return ""
        lead = self.word["by_hand_lead" if self.edition.by_hand else "converted_lead"]
        return filled(lead, self.word[f"name_{self.record.text.lang}"])

    def in_context(self, lines: Sequence[Collated], unchanged: bool = False) -> Iterator[InContext]:
        """Yield every change in its context, with the reason for it in the edition's variant.

        ``unchanged``: whether to yield also the unchanged pieces between them.
        """
        for line in lines:
            now = "".join(piece.now for piece in line.pieces)
            for column, start, piece in placed(line.pieces):
                end = start + len(piece.now)
                if piece.rules or unchanged:
                    before = now[max(start - CONTEXT, 0) : start].rpartition("\n")[2].lstrip(NEVER_FIRST)
                    after = now[end : end + CONTEXT].partition("\n")[0]
                    yield InContext(line.number, before, piece, after, self._why(line.number, column, piece))

    def _why(self, number: int, column: int, piece: Piece) -> str:
        """Find the editor's reason for a change; "" if it is none of the editor's."""
        if "correction" not in piece.rules:
            return ""
        line = self.article.seed.lines[number - 1]
        for correction, why in zip(self.article.settings.corrections, self.edition.reasons):
            for match in re.finditer(re.escape(correction.received), line):
                if match.start() <= column and column + len(piece.was) <= match.end():
                    return why
        return ""


def collate(article: Article, record: Record) -> list[Collated]:
    """Divide each line as received into changed and unchanged pieces.

    A line without changes is one piece. Left out are only lines of which nothing is left: empty ones, and
    those that a change in the line above has taken in.
    """
    entries = by_key((entry.line, entry) for entry in record.entries)
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


def visible(text: str) -> str:
    """Write signs for what cannot be seen: white space that stands alone, line ends, control characters."""
    text = _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)
    if text.strip():
        return text.replace("\n", "↵")
    return re.sub(r"[\s\ufeff]", "·", text.translate(_INVISIBLE))


def seed_lang(edition: Edition) -> str:
    """Return the language (BCP 47) of quotes from the seed, whatever that of the page is."""
    return OWN[edition.facts.script]
