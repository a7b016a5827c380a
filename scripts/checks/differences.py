"""Say that something in the site is not what it must be."""

from collections.abc import Iterator, Sequence


def differ(said: str, shown: object, must: object) -> Iterator[str]:
    """Yield "its title is A, not B" if ``shown``, A, differs from ``must``, B; nothing if they are equal.

    ``said``: how the sentence begins, here "its title is". Long values are cut.
    """
    if shown != must:
        yield f"{said} {str(shown)[:160]}, not {str(must)[:160]}"


def given(*values: str) -> list[str]:
    """List those of some values that a record gives, which are those that are not empty."""
    return [one for one in values if one]


def first(shown: Sequence[object], must: Sequence[object]) -> tuple[object, object]:
    """Return the first pair of members in which two lists differ; if there is none, the two lengths."""
    return next((pair for pair in zip(shown, must) if pair[0] != pair[1]), (len(shown), len(must)))


def unspaced(text: str) -> str:
    """Take all white space out of a text, to compare it."""
    return "".join(text.split())
