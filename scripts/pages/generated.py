"""Tell generated pages from hand-written ones, which are never overwritten or removed."""

# How pages generated from articles begin, and those at their old addresses.
TEMPLATES = b"---\ntemplate: reading.html\n", b"---\ntemplate: moved.html\n"
MADE_BY = "# Made by scripts/build.py of the page in Traditional. Without this line it is yours to write."


def is_generated(raw: bytes) -> bool:
    """Say whether the bytes of a page begin as generated ones do: from articles, or a hand-written page."""
    return raw.startswith((*TEMPLATES, f"---\n{MADE_BY}\n".encode()))
