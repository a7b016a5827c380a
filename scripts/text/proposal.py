"""A doubtful place of a text, and what may have stood there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Proposal:
    """``text[start:end]`` is doubtful; each of ``answers`` may be what is meant. There may be no answers."""

    start: int
    end: int
    answers: tuple[str, ...]
    reason: str
