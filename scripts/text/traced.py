"""Trace a text: through all edits it keeps what was received at each place and which rules changed it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

_MOVED = 4  # so many characters in a row, all other than before, may have moved


@dataclass(frozen=True)
class Edit:
    """Replace ``text[start:end]`` (in characters of the current text) by ``new``."""

    start: int
    end: int
    new: str
    rule: str


@dataclass(frozen=True)
class Piece:
    """A run of characters: as received, as it is now, and the rules that changed it, if any."""

    was: str
    now: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Traced:
    """A text as a sequence of pieces: their ``was`` joined is the text as received, ``now`` as edited."""

    pieces: tuple[Piece, ...]

    @classmethod
    def received(cls, text: str) -> "Traced":
        """Wrap a text that is not edited yet."""
        return cls((Piece(text, text),) if text else ())

    @property
    def was(self) -> str:
        return "".join(piece.was for piece in self.pieces)

    @property
    def now(self) -> str:
        return "".join(piece.now for piece in self.pieces)

    def edited(self, edits: Iterable[Edit]) -> "Traced":
        """Apply edits to the current text (``now``); they must be in order and not overlap."""
        rest = _Rest(self.pieces)
        done: list[Piece] = []
        for edit in edits:
            # Skip deleted pieces in front of the edit too, so that a deletion stays a change of its own.
            done += rest.until(edit.start, deleted=True)
            taken = list(rest.until(edit.end))
            rules = dict.fromkeys([rule for piece in taken for rule in piece.rules] + [edit.rule])
            done += _trimmed("".join(piece.was for piece in taken), edit.new, tuple(rules))
        return Traced((*done, *rest.all()))

    def cut(self, spans: Iterable[tuple[int, int]]) -> list["Traced"]:
        """Cut out ranges of the text as it is now; they must be in order and not overlap."""
        rest = _Rest(self.pieces)
        parts = []
        for start, end in spans:
            list(rest.until(start))
            parts.append(Traced(tuple(rest.until(end, deleted=True))))
        return parts

    def lines(self) -> list["Traced"]:
        """Split the text at its line breaks (LF); no edit may have added, changed or removed one."""
        lines: list[list[Piece]] = [[]]
        for piece in self.pieces:
            first, *others = [piece] if piece.rules else [Piece(t, t) for t in piece.now.split("\n")]
            lines[-1].append(first)
            lines += [[other] for other in others]
        return [Traced(tuple(piece for piece in line if piece.was or piece.now)) for line in lines]

    def unchanged(self, received: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield each place of ``received`` that no step changed, with its place in the text as it is now.

        The places are characters from 0, in order.
        """
        places = [*received]
        for was, now, piece in placed(self.pieces):
            if not piece.rules:
                first, behind = (bisect_left(places, end) for end in (was, was + len(piece.was)))
                yield from ((at, now + at - was) for at in places[first:behind])

    def changes(self) -> Iterator[tuple[int, Piece]]:
        """Yield every change in order: its place in the text as received, and its piece, without equal
        characters at the ends.
        """
        return ((at, piece) for at, _, piece in placed(_whole(self.pieces)) if piece.rules)


class _Rest:
    """Pieces from which the first are taken, one after the other.

    Taking a short part of a long piece does not copy the rest, so that many edits take linear time.
    """

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces
        self.number = 0  # of the next piece
        self.used = 0  # characters of it that are taken
        self.at = 0  # characters that are taken in all

    def until(self, end: int, deleted: bool = False) -> Iterator[Piece]:
        """Take the pieces up to a place of the current text; if ``deleted``, also what was deleted right
        there.
        """
        while self.number < len(self.pieces):
            piece = self.pieces[self.number]
            if not (self.at < end or (deleted and not piece.now)):
                break
            length = min(end - self.at, len(piece.now) - self.used)
            yield self._take(piece, length)
            self.at += length

    def all(self) -> Iterator[Piece]:
        """Take all pieces that are left; of one that was cut, what was not taken yet."""
        length = sum(len(piece.now) for piece in self.pieces[self.number :])
        return self.until(self.at + length, deleted=True)

    def _take(self, piece: Piece, length: int) -> Piece:
        """Take ``length`` characters of a piece.

        If it is a changed one, its first part keeps all that was received, for the characters of a change do
        not correspond one by one.
        """
        start, self.used = self.used, self.used + length
        whole = self.used == len(piece.now)
        now = piece.now[start : start + length]
        was = (piece.was if not start else "") if piece.rules else now
        if whole:
            self.number, self.used = self.number + 1, 0
        return Piece(was, now, piece.rules)


def placed(pieces: Iterable[Piece]) -> Iterator[tuple[int, int, Piece]]:
    """Yield each piece with its place in the text as received, and in the text as it is now."""
    was = now = 0
    for piece in pieces:
        yield was, now, piece
        was, now = was + len(piece.was), now + len(piece.now)


def _whole(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join pieces of one change that was cut in two, and trim each change."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and not piece.was and set(piece.rules) & set(whole[-1].rules):
            first = whole.pop()
            rules = tuple(dict.fromkeys(first.rules + piece.rules))
            piece = Piece(first.was, first.now + piece.now, rules)
        whole.append(piece)
    return (part for one in whole for part in _trimmed(one.was, one.now, one.rules))


def _trimmed(was: str, now: str, rules: tuple[str, ...]) -> list[Piece]:
    """Split a change into an unchanged start, the changed middle and an unchanged end; drop empty ones."""
    if was == now:
        return [Piece(was, now)] if now else []
    head, tail = common_ends(was, now)
    pieces = [
        Piece(was[:head], now[:head]),
        Piece(was[head : len(was) - tail], now[head : len(now) - tail], rules),
        Piece(was[len(was) - tail :], now[len(now) - tail :]),
    ]
    return [piece for piece in pieces if piece.was or piece.now]


def common_prefix(a: str, b: str) -> int:
    """Count the characters that two texts have in common at their beginnings."""
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def common_ends(a: str, b: str) -> tuple[int, int]:
    """Count the characters that two texts share at their beginnings and, of the rest, at their ends."""
    head = common_prefix(a, b)
    return head, common_prefix(a[head:][::-1], b[head:][::-1])


def join(texts: Iterable[Traced]) -> Traced:
    """Join several texts into one, in order."""
    return Traced(tuple(piece for text in texts for piece in text.pieces))


def difference(old: str, new: str, rule: str) -> list[Edit]:
    """List the edits that turn ``old`` into ``new``.

    Texts of equal length are compared character by character, unless ``difflib`` keeps more of them: from
    计算机和U盘 to 電腦和隨身碟 it keeps 和, which has moved. All others are compared by ``difflib``.
    """
    if old == new:
        return []
    one_by_one: list[Edit] = []
    if len(old) == len(new):
        differ = [a != b for a, b in zip(old, new)]
        one_by_one = [Edit(i, i + 1, new[i], rule) for i, other in enumerate(differ) if other]
        # Between two words whose lengths changed, the text has moved: hardly a character of it would agree.
        if max(len([*run]) for other, run in groupby(differ) if other) < _MOVED:
            return one_by_one
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    moved = [Edit(i, j, new[k:m], rule) for tag, i, j, k, m in blocks if tag != "equal"]
    replaced = sum(edit.end - edit.start for edit in moved)
    return moved if len(old) != len(new) or replaced < len(one_by_one) else one_by_one
