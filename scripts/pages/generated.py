"""Tell generated pages from hand-written ones, which a build never overwrites or removes."""

# How pages generated from articles begin, and those at their old addresses.
TEMPLATES = b"---\ntemplate: reading.html\n", b"---\ntemplate: moved.html\n"
MADE_BY = "# Made by scripts/build.py of the page in Traditional. Without this line it is yours to write."


def is_generated(raw: bytes) -> bool:
    """Say whether a page, as bytes, begins like one that a build made of an article or of a page by hand."""
    return raw.startswith((*TEMPLATES, f"---\n{MADE_BY}\n".encode()))
