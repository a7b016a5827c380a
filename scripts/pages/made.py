"""How a page says that it was made here; any other page is somebody's, and is never written or removed."""

TEMPLATE = b"---\ntemplate: reading.html\n"  # how every page made of an article begins
MADE = "# Made by scripts/build.py of the page in Traditional. Without this line it is yours to write."


def is_made(raw: bytes) -> bool:
    """Whether the bytes of a page say that it was made here, of an article or of a page by hand."""
    return raw.startswith((TEMPLATE, f"---\n{MADE}\n".encode()))
