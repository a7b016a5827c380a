"""What the bytes of GBK say: which code has which character, and the sets of the two scripts in it."""

from functools import cache

LEADS = range(0x81, 0xFF)
TRAILS = [trail for trail in range(0x40, 0xFF) if trail != 0x7F]


@cache
def characters() -> dict[tuple[int, int], str]:
    """List all characters: (first byte, second byte) → character."""
    table = {}
    for lead in LEADS:
        for trail in TRAILS:
            character = bytes([lead, trail]).decode("gbk", "ignore")
            if character:
                table[lead, trail] = character
    return table


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
    """Give the one or two bytes of a character, a private one included; none if GBK does not have it."""
    if character == "€":
        return b"\x80"  # Windows' code page 936 has it there.
    for encoding in ("gbk", "gb18030"):
        try:
            found = character.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(found) <= 2:
            return found
    return b""
