"""One way to read on over a broken place, and what each step of it costs.

The cost is −ln of a likelihood: of the words, by their frequencies, and of the damage, estimated by eye from
a dozen real copies. Costs of words and of damage add up, so all ways to read a place can be compared, also
with the one that nothing is broken there.
"""

from typing import NamedTuple

from scripts.text.frequencies import START, extended, simplified

BREAK = 8.0  # a lost byte that has no reading behind it
MARK = 0.5  # what it was: the first byte of 。 (A1), as in all places that were seen …
OTHER_MARK = 3.0  # … or of another mark …
FIRST_BYTES = {0xA1: MARK, 0xA3: 3.0}  # … or the first byte of ， and others …
OTHER_BYTE = 8.0  # … or any
NO_ORPHAN = 20.0  # the author's own letters with a closing bracket, taken for the rest of a reading
VANISHED = 2.0  # a code without a character that left no sign
ONLY_HALF = 6.0  # a last character of which nothing is known but half
NO_SIGN = 6.0  # … and the other half left no sign
SWALLOWED = 4.0  # an ASCII character of which nothing is known
MARK_BYTES = (0xA1, 0xA3)  # first bytes of marks: 。、“” and ，；：？！
LOST = "□"
MISPLACED = 6.0  # a point where none stands: behind most others, a blank or an opening mark
POINTS = frozenset("，。、；：？！")
_NO_POINT_BEHIND = frozenset("，。、；：？！（「『“‘《〈( ")
_TWO_MARKS = frozenset("？！")  # ？！ and ！！ are written


class Way(NamedTuple):
    """``said`` is what the text says up to ``end``; the rest tells how that was found.

    ``half`` is the first byte of a character that is not complete, or None; ``listed`` are the
    annotated characters that this way needs, ``lost`` the places in ``said`` of characters whose first
    byte was lost, ``vanished`` counts codes that left no sign. ``open``: the received text from there
    says no more than half a character. ``last``: how far the text was read when all but the last
    character of ``said`` was complete.
    """

    end: int
    said: str
    cost: float
    half: int | None
    tail: str
    costs: tuple[float, ...]
    listed: frozenset[str] = frozenset()
    lost: tuple[int, ...] = ()
    vanished: int = 0
    open: int | None = None
    last: int = 0

    @property
    def nothing_broken(self) -> bool:
        """Say whether it says that nothing is broken here."""
        return not self.lost and not self.listed

    @classmethod
    def begin(cls, before: str, at: int) -> "Way":
        """Begin at ``at`` with nothing read yet; ``before`` are the characters before it."""
        tail, costs = START
        for character in simplified(before[-3:]):
            tail, costs = extended(tail, costs, character)
        return cls(at, "", costs[-1], None, tail, costs, last=at)

    def plus(self, end: int, character: str, half: int | None, fee: float = 0.0) -> "Way":
        """Go on by one more character, which ends at ``end``."""
        tail, costs = extended(self.tail, self.costs, simplified(character))
        before = self.tail[-1:]
        if character in POINTS and before in _NO_POINT_BEHIND and not {before, character} <= _TWO_MARKS:
            fee += MISPLACED
        return self._replace(
            end=end,
            said=self.said + character,
            cost=self.cost + fee + costs[-1] - self.costs[-1],
            half=half,
            tail=tail,
            costs=costs,
            last=self.end,
        )
