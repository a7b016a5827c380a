"""List which bytes of GBK a received character may have been, and which characters begin or end in a byte.

Only characters that are not rare are ever taken for lost ones.
"""

from collections.abc import Iterable
from functools import cache

from scripts.text.frequencies import character_cost, exchanged_by, simplified
from scripts.text.gbk import LEADS, TRAILS, characters, code
from scripts.text.grouping import by_key

RARE = 12.0  # a character that costs more is never taken for a lost one
_CONVERTED = 3.0  # the received character was converted to Traditional after the break


@cache
def received(character: str) -> list[tuple[bytes, float]]:
    """List the bytes that may stand behind a received character, each with its cost (−ln of its likelihood).

    They are its own code (of ? the byte 80 instead, which some decoders read so), for half-width ASCII also
    the full-width one, for € also that of GB 18030, and those of the Simplified characters of which a blind
    conversion makes it. For U+FFFD there are none.
    """
    if character == "\ufffd":
        return []
    raw = code(character)
    found = [(raw, 0.0)] if raw else []
    if len(raw) == 1 and 0x21 <= raw[0] <= 0x7E:
        found.append((bytes([0xA3, raw[0] + 0x80]), 0.0))
    if character == "?":
        found[0] = (b"\x80", 4.0)
    if character == "€":
        found.append((character.encode("gb18030"), 4.0))
    found += [(code(before), _CONVERTED) for before in _before_conversion().get(character, ())]
    return found


@cache
def _before_conversion() -> dict[str, list[str]]:
    """Map Traditional characters to the Simplified ones that a blind conversion turns into them."""
    return by_key((traditional, simple) for simple, traditional in exchanged_by("s2t").items())


@cache
def vanishing(half: int) -> frozenset[int]:
    """List the bytes that, behind the byte ``half``, make a code without a character: some decoders drop it.

    GBK has 2,149 codes without one, most for users to define: AA–AF and F8–FE with A1–FE, A1–A7 with 40–A0.
    """
    return frozenset(lead for lead in LEADS if half in LEADS and (half, lead) not in characters())


@cache
def common_by_lead(lead: int) -> tuple[tuple[int, str], ...]:
    """List the characters that are not rare and have the first byte ``lead`` in GBK, behind their second."""
    return _common((trail, characters().get((lead, trail), "")) for trail in TRAILS)


@cache
def common_by_trail(trail: int) -> tuple[tuple[int, str], ...]:
    """List the characters that are not rare and have the second byte ``trail`` in GBK, behind their first."""
    return _common((lead, characters().get((lead, trail), "")) for lead in LEADS)


def _common(made: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple((byte, one) for byte, one in made if one and character_cost(simplified(one)) <= RARE)
