"""Put remarks into words: what the conversion did to a character, and a place with what stands around it."""

AROUND = 10  # characters of context on either side


def marked(text: str, start: int, end: int) -> str:
    """Show a range of a text, in 【】, with ``AROUND`` characters around it."""
    head, tail = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    before, behind = "…" * (start > AROUND), "…" * (end + AROUND < len(text))
    return f"{before}{head}【{text[start:end]}】{tail}{behind}"


def became(was: str, now: str) -> str:
    """Say what the conversion did to a character."""
    return f"{was} stays" if was == now else f"{was} became {now}"
