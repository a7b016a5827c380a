"""What bytes of GBK a received character may have been, and which characters a lost byte may have made.

Only characters that are not rare are ever taken for lost ones.
"""

from functools import cache

from scripts.text.frequencies import character_cost, converted, simplified
from scripts.text.gbk import by_lead, by_trail, code, empty_codes

RARE = 12.0  # the cost of a character that no lost bytes are taken for
_CONVERTED = 3.0  # the received character was converted to Traditional after the break


@cache
def received(character: str) -> list[tuple[bytes, float]]:
    """List the bytes that a received character may have been, each with its cost."""
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
def _before_conversion() -> dict[str, tuple[str, ...]]:
    """Map Traditional characters to the Simplified ones that a blind conversion turns into them."""
    found: dict[str, tuple[str, ...]] = {}
    for simple, traditional in converted("s2t").items():
        found[traditional] = (*found.get(traditional, ()), simple)
    return found


@cache
def empty_code_set() -> dict[int, frozenset[int]]:
    """List the ``empty_codes`` that begin with a second half and end with a first one."""
    return {lead: frozenset(t for t in trails if t >= 0x81) for lead, trails in empty_codes().items()}


@cache
def common_by_lead(lead: int) -> tuple[tuple[int, str, str], ...]:
    """List the characters that are not rare and whose first byte in GBK is ``lead``.

    Each as its second byte, itself, and its Simplified form.
    """
    found = ((trail, character, simplified(character)) for trail, character in by_lead().get(lead, ()))
    return tuple(row for row in found if character_cost(row[2]) <= RARE)


@cache
def common_by_trail(trail: int) -> tuple[tuple[int, str], ...]:
    """List (first byte, its Simplified) of the characters under a second byte that are not rare."""
    found = ((lead, simplified(character)) for lead, character in by_trail().get(trail, ()))
    return tuple(row for row in found if character_cost(row[1]) <= RARE)
