"""How the proof says that something is not what it must be."""

from collections.abc import Iterator, Sequence


def differ(said: str, shown: object, must: object) -> Iterator[str]:
    """Yield "its title is A, not B" where what is shown is another than it must be; nothing where they agree.

    ``said``: how that begins, as "its title is". Of a long value its beginning is told.
    """
    if shown != must:
        yield f"{said} {str(shown)[:160]}, not {str(must)[:160]}"


def first(shown: Sequence[object], must: Sequence[object]) -> tuple[object, object]:
    """Give the first pair of members in which two lists differ; else the lengths of both."""
    return next((pair for pair in zip(shown, must) if pair[0] != pair[1]), (len(shown), len(must)))
