"""What the bytes of GBK say: the codes of a received character, and which codes have no character."""

from functools import cache

LEADS = range(0x81, 0xFF)
TRAILS = [trail for trail in range(0x40, 0xFF) if trail != 0x7F]


@cache
def characters() -> dict[tuple[int, int], str]:
    """The two bytes of each code → its character."""
    table = {}
    for lead in LEADS:
        for trail in TRAILS:
            character = bytes([lead, trail]).decode("gbk", "ignore")
            if character:
                table[lead, trail] = character
    return table


@cache
def empty_codes() -> dict[int, tuple[int, ...]]:
    """First byte → the second bytes with which it is well formed and has no character.

    They are 2,149, most of them for users to define: AA–AF and F8–FE with A1–FE, A1–A7 with 40–A0.
    """
    known = characters()
    found = {lead: tuple(t for t in TRAILS if (lead, t) not in known) for lead in LEADS}
    return {lead: trails for lead, trails in found.items() if trails}


@cache
def by_lead() -> dict[int, tuple[tuple[int, str], ...]]:
    """First byte → (second byte, character) of all its characters."""
    table: dict[int, list[tuple[int, str]]] = {}
    for (lead, trail), character in characters().items():
        table.setdefault(lead, []).append((trail, character))
    return {lead: tuple(pairs) for lead, pairs in table.items()}


@cache
def by_trail() -> dict[int, tuple[tuple[int, str], ...]]:
    """Second byte → (first byte, character) of all its characters."""
    table: dict[int, list[tuple[int, str]]] = {}
    for (lead, trail), character in characters().items():
        table.setdefault(trail, []).append((lead, character))
    return {trail: tuple(pairs) for trail, pairs in table.items()}


def code(character: str) -> bytes:
    """The bytes of a character; nothing where GBK does not have it. A private one has its own code."""
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
