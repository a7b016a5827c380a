"""Define the types of the review: the text that it goes through, and a look, a place an editor should see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.article.model import Article
from scripts.article.quotes import as_received, lines_with_title
from scripts.converting.conversion import ASKED, ChosenForm, chosen_forms
from scripts.converting.converters import placed_words
from scripts.converting.render import split
from scripts.converting.variants import TABLE, convert, simplified_master
from scripts.editing.wording import marked
from scripts.findings import Finding
from scripts.restoring.restore import Line
from scripts.source.values import Script
from scripts.text.han import HAN
from scripts.text.untouched import Span, pieces, untouched

WIDER = 3  # characters that a quote may take in on either side, so that it stands for its places only


@dataclass(frozen=True)
class Fix:
    """An entry of a ``table`` of the .toml by which ``quote`` would become ``becomes``."""

    table: str  # words or corrections; keep or names, which are lists
    quote: str
    becomes: str
    lang: str = ""  # of words


@dataclass(frozen=True)
class Look:
    """A place that deserves a look: what is the matter, what to quote in the .toml, how to change it."""

    line: Line
    span: Span  # in the line as received
    context: str
    message: str
    quote: str
    fixes: tuple[Fix, ...] = ()
    doubt: float = 1.0  # how likely it is wrong, where that is known

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, from 1, in the text as received. Lines that were joined count as one, with the
        number of the first. A title that is not in the text is in line 0.
        """
        return self.line.number, self.span[0] + 1


@dataclass(frozen=True)
class Passage:
    """A part of a line that no entry of the .toml decides, as it is converted to one variant."""

    line: Line
    start: int
    text: str  # in the article's own script
    source: str  # what is converted: the same, of a damaged text in Simplified
    converted: str
    chosen_forms: tuple[ChosenForm, ...]
    lang: str  # of the variant that it is converted to

    @property
    def simplified(self) -> str:
        return self.converted if self.lang == "zh-Hans" else self.source

    @property
    def published(self) -> str:
        """The passage in the variant of the article's own script."""
        return self.converted if self.text != self.source else self.text

    @property
    def words(self) -> tuple[tuple[int, int, str], ...]:
        """The words of the passage: (start, end, part of speech)."""
        return placed_words(self.simplified)


@dataclass(frozen=True)
class Text:
    """An article, as each of the review's ``kinds`` looks at it. ``langs``: the variants that are on."""

    article: Article
    findings: tuple[Finding, ...]
    langs: tuple[str, ...] = tuple(TABLE)

    @cached_property
    def lines(self) -> list[Line]:
        return [line for line in lines_with_title(self.article) if line.now]

    @cached_property
    def passages(self) -> list[Passage]:
        """The passages, converted to the other script; none if no variant of it is on."""
        on = {lang: made for lang, made in _OTHER[self.article.script].items() if lang in self.langs}
        return _passages(self.article, self.lines, next(iter(on.values()))) if on else []

    def stands_only_at(self, quote: str, at: int, places: set[tuple[int, int]]) -> bool:
        """Say whether a quote occurs in the text nowhere but at known places.

        ``places``: (number of the line, character from 0) of its character ``at``, which counts from 0.
        """
        says = re.compile(f"(?={re.escape(quote)})")
        found = ((line.number, match.start()) for line in self.lines for match in says.finditer(line.now))
        return all((number, start + at) in places for number, start in found)


# By the script of a text: variant to which it is converted → the conversion that is looked at if that is on.
# Both Traditional ones choose the same forms; 著 is 着 in Hong Kong's where it is in Simplified.
_OTHER: dict[Script, dict[str, str]] = {
    "traditional": {"zh-Hans": "zh-Hans", "zh-Hant-HK": "zh-Hans"},
    "hongkong": {"zh-Hans": "zh-Hans"},
    "simplified": {"zh-Hant": "zh-Hant", "zh-Hant-HK": "zh-Hant-HK"},
    "damaged": {"zh-Hant": "zh-Hant", "zh-Hant-HK": "zh-Hant-HK", "zh-Hans": "zh-Hant"},
}


def _passages(article: Article, lines: list[Line], lang: str) -> list[Passage]:
    """List the parts of lines that no glossary decides, converted to ``lang``.

    Parts that the conversion makes longer or shorter are left out.
    """
    words = {word.word for word in article.glossary}
    parts: list[tuple[Line, int, str]] = []
    for line in lines:
        at = 0
        for piece, prose in pieces(line.now, untouched(line.now)):
            for part in split(piece, words):
                parts += [(line, at, part)] if prose and part not in words else []
                at += len(part)
    configurations = TABLE[lang].way_of(article.script)
    text = "\n".join(part for _, _, part in parts)
    source = simplified_master(text) if article.script == "damaged" else text
    columns = (source.split("\n"), convert(source, configurations).split("\n"))
    asked = next((one for one in configurations if one in ASKED), None)
    chosen = chosen_forms(source, asked) if asked else [()] * len(columns[0])
    return [
        Passage(line, at, part, before, after, decided, lang)
        for (line, at, part), before, after, decided in zip(parts, *columns, chosen)
        if len(part) == len(before) == len(after)
    ]


def look(
    passage: Passage, start: int, end: int, message: str, forms: Sequence[str] = (), doubt: float = 1.0
) -> Look:
    """Make a look at a range of a passage, quoted with the words around it.

    ``forms``: what it could be instead.
    """
    left, right = words_around(passage, start, end)
    quote, becomes = passage.text[left:right], passage.converted
    words = (becomes[left:start] + form + becomes[end:right] for form in forms)
    fixes = tuple(Fix("words", quote, one, passage.lang) for one in words)
    line, span = passage.line, (passage.start + start, passage.start + end)
    return Look(line, as_received(line.text, *span), marked(line.now, *span), message, quote, fixes, doubt)


def narrowed(text: Text, passage: Passage, at: int, places: set[tuple[int, int]]) -> Span | None:
    """Find the range of the shortest quote around ``at`` that occurs at ``places`` and nowhere else.

    ``None`` if there is none.
    """
    left, right = words_around(passage, at, at + 1)
    for wider in range(2 * WIDER + 1):
        start, end = max(left - wider // 2, 0), min(right + (wider + 1) // 2, len(passage.text))
        if text.stands_only_at(passage.text[start:end], at - start, places):
            return start, end
    return None


def words_around(passage: Passage, start: int, end: int) -> Span:
    """Give the range of the words around a place.

    A character that stands alone takes a neighbour with it, since its quote would match in too many places.
    """
    left = min((a for a, b, _ in passage.words if b > start), default=start)
    right = max((b for a, b, _ in passage.words if a < end), default=end)
    after = next((b for a, b, _ in passage.words if a == right), right)
    before = next((a for a, b, _ in passage.words if b == left), left)
    if right - left != 1:
        return left, right
    if re.fullmatch(f"[{HAN}]+", passage.text[right:after]):
        return left, after
    if re.fullmatch(f"[{HAN}]+", passage.text[before:left]):
        return before, right
    return max(left - 2, 0), min(right + 2, len(passage.text))
