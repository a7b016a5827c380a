"""Read GBK: which code is which character, and which characters only one of the two scripts has."""

from functools import cache

LEADS = range(0x81, 0xFF)  # the first bytes of codes
TRAILS = [trail for trail in range(0x40, 0xFF) if trail != 0x7F]  # the second ones


@cache
def characters() -> dict[tuple[int, int], str]:
    """Map all codes to their characters: (first byte, second byte) → character."""
    codes = ((lead, trail) for lead in LEADS for trail in TRAILS)
    decoded = {code: bytes(code).decode("gbk", "ignore") for code in codes}
    return {code: character for code, character in decoded.items() if character}


def han() -> list[str]:
    """List the Han characters, in the order of Unicode."""
    return sorted(character for character in characters().values() if "\u4e00" <= character <= "\u9fff")


def first_level(character: str) -> bool:
    """Say whether a character is in the first level of GB 2312, B0A1 to D7F9: the 3,755 most common."""
    raw = character.encode("gb2312", "ignore")
    return len(raw) == 2 and b"\xb0\xa1" <= raw <= b"\xd7\xf9"


@cache
def only_in(charset: str) -> frozenset[str]:
    """List the Han characters of GBK that one character set has, "big5" or "gb2312", and the other has not.

    Big5 is the set of what Taiwan writes, GB 2312 of what the mainland does; many are in both.
    """
    other = "gb2312" if charset == "big5" else "big5"
    return frozenset(c for c in han() if c.encode(charset, "ignore") and not c.encode(other, "ignore"))


def code(character: str) -> bytes:
    """Give the one or two bytes of a character, also of a private one; b"" if GBK does not have it."""
    if character == "€":
        return b"\x80"  # Windows' code page 936 has it there.
    found = character.encode("gbk", "ignore") or character.encode("gb18030", "ignore")
    return found if len(found) <= 2 else b""
