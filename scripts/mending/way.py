"""Define a way: one way to read on over a broken place, and what each step of it costs.

The cost is −ln of a likelihood: of the words, by their frequencies, and of the damage, estimated by eye from
a dozen real copies. Costs of words and of damage add up, so all ways to read a place can be compared, also
with the one that nothing is broken there.
"""

from typing import NamedTuple

from scripts.text.frequencies import START, extended, simplified

BREAK = 8.0  # a lost byte that has no reading behind it
MARK = 0.5  # the lost byte was A1, the first of 。, as in all places that were seen
MARK_BYTES = (0xA1, 0xA3)  # first bytes of marks: 。、“” and ，；：？！
LOST = "□"  # a character of which nothing is known
MISPLACED = 6.0  # a point where nobody writes one: behind most others, a blank or an opening mark
POINTS = frozenset("，。、；：？！")
_NO_POINT_BEHIND = frozenset("，。、；：？！（「『“‘《〈( ")
_TWO_MARKS = frozenset("？！")  # ？！ and ！！ are written


class Way(NamedTuple):
    """A way: what was received from the sign up to ``end`` is ``said``, at a ``cost``.

    ``half``: the first byte in hand, of a character that is not complete, or None; ``tail``, ``costs``: where
    the words go on, see ``extended``; ``listed``: the annotated characters that the way needs; ``lost``: the
    places in ``said`` of characters whose first byte was lost; ``vanished``: how many codes left no sign;
    ``open``: where the half character begins with which the way ends; ``last``: the end of what was read
    before the last character of ``said``.
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
        """Say whether nothing is broken here by this way: it needs neither a lost byte nor an annotation."""
        return not self.lost and not self.listed

    @classmethod
    def begin(cls, before: str, at: int) -> "Way":
        """Begin a way at ``at``, behind the text ``before``, with nothing read yet."""
        tail, costs = START
        for character in simplified(before[-3:]):
            tail, costs = extended(tail, costs, character)
        return cls(at, "", costs[-1], None, tail, costs, last=at)

    def plus(self, end: int, character: str, half: int | None, fee: float = 0.0) -> "Way":
        """Go on by one more character, which ends at ``end``, ``half`` then in hand, for an extra ``fee``."""
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
