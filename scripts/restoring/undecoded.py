"""Propose which characters bytes may have been that are no UTF-8, for the editor to choose.

A byte of a character was lost or cut off, so two of its three are left. Of the characters that have these
two, the likely ones are those that read best between their neighbours.
"""

from functools import cache

from scripts.text.frequencies import UNKNOWN, character_cost, cost, simplified
from scripts.text.gbk import characters
from scripts.text.grouping import by_key
from scripts.text.proposal import Proposal

AROUND = 3  # characters to either side that an answer is read with
MOST = 6  # answers worth telling an editor
LIKELY_TOO = 8.0  # how much less likely than the best an answer may be and still be told


def undecoded(text: str, at: int, raw: bytes) -> Proposal:
    """Propose what ``raw``, bytes that are no UTF-8, may have been; U+FFFD stands for them at ``at``."""
    before = text[max(at - AROUND, 0) : at].rpartition("\n")[2]
    after = text[at + 1 : at + 1 + AROUND].partition("\n")[0]
    found = sorted((cost(before + one + after), one) for one in _by_rest().get(raw, ()))
    answers = [one for total, one in found if total <= found[0][0] + LIKELY_TOO][:MOST]
    return Proposal(at, at + 1, tuple(answers), f"bytes that are no UTF-8 ({raw[:8].hex(' ').upper()})")


@cache
def _by_rest() -> dict[bytes, list[str]]:
    """Map any two bytes of a character's three in UTF-8, in order, to all such characters of GBK.

    The rarest characters are left out.
    """
    known = (one for one in characters().values() if character_cost(simplified(one)) < UNKNOWN)
    raws = ((one, one.encode()) for one in known if len(one.encode()) == 3)
    return by_key((rest, one) for one, raw in raws for rest in {raw[:2], raw[1:], raw[:1] + raw[2:]})
