"""What the build has to say to an editor: one line each, in one form."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "notice"]


@dataclass(frozen=True)
class Doubt:
    """What a finding doubts in its line, so that an editor can settle it."""

    kind: str
    quotes: tuple[str, ...]
    becomes: tuple[str, ...] = ()  # what it may be instead


@dataclass(frozen=True)
class Finding:
    """One remark about one place.

    An ``error`` cannot be published. A ``warning`` can, but an editor should look; with
    ``--strict`` it counts as an error. A ``notice`` only tells.
    """

    level: Level
    file: str
    line: int | None
    message: str
    advice: str
    doubt: Doubt | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return " ".join(f"{place}: {self.level}: {self.message}; {self.advice}".splitlines())


class Rejected(Exception):
    """Input that cannot be published: carries every reason that was found, not only the first."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings
