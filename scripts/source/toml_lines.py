"""Find the line on which a .toml gives a key, which Python's parser does not tell."""

import re
from collections.abc import Collection

_KEY = re.compile(r"\s*(\[\[?)?\s*[\"']?([\w-]+)[\"']?\s*[=.\]]")


def said_twice(source: str, line: int, tables: Collection[str]) -> tuple[str, str] | None:
    """Explain that a line of a .toml repeats a key given above it: what is wrong, and what to do.

    Returns ``None`` if it does not. ``line`` counts from 1; ``tables`` are the keys that must be written as
    ``[[table]]``.
    """
    texts = source.splitlines()
    found = _KEY.match(texts[line - 1]) if line <= len(texts) else None
    if not found:
        return None
    above = [
        (number, other[1], texts[number - 1].split("#")[0].strip())
        for number, other in enumerate(map(_KEY.match, texts[: line - 1]), 1)
        if other and other[2] == found[2]
    ]
    if not above:
        return None
    key, (first, form, said) = found[2], next((one for one in above if one[1] != found[1]), above[-1])
    if form == found[1]:
        return f"{key} is given twice, here and in line {first}", "keep one of the two"
    keep = f"keep the [[{key}]]" if key in tables else f"write {key} once, as {key} = value"
    return f"{key} is given in two ways, here and in line {first}: {said}", f"{keep} and remove the other"


def line_that_says(source: str, key: str) -> int:
    """Find the first line, from 1, of a .toml that gives ``key`` its value; 1 if none does."""
    pattern = rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]"
    numbered = enumerate(source.splitlines(), 1)
    return next((number for number, text in numbered if re.match(pattern, text)), 1)
