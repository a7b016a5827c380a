"""Say what happened to a place, and show it with what stands around."""

AROUND = 10  # characters of context on either side


def marked(text: str, start: int, end: int) -> str:
    """A place with what stands around it; the place in 【】."""
    head, tail = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return (
        f"{'…' if start > AROUND else ''}{head}【{text[start:end]}】{tail}"
        f"{'…' if end + AROUND < len(text) else ''}"
    )


def became(was: str, now: str) -> str:
    """What the conversion did to a character, in words."""
    return f"{was} stays" if was == now else f"{was} became {now}"
