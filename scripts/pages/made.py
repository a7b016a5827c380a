"""Tell generated pages from hand-written ones, which are never overwritten or removed."""

TEMPLATE = b"---\ntemplate: reading.html\n"  # how every page generated from articles begins
MADE = "# Made by scripts/build.py of the page in Traditional. Without this line it is yours to write."


def is_made(raw: bytes) -> bool:
    """Say whether the bytes of a page begin as generated ones do: from articles, or a hand-written page."""
    return raw.startswith((TEMPLATE, f"---\n{MADE}\n".encode()))
