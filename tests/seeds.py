"""A text as the tests of a step need it: with settings that were checked, and restored."""

from collections.abc import Mapping
from types import MappingProxyType

from scripts.findings import Finding
from scripts.restoring.restore import Line, lines_of, restored
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from scripts.source.values import Script


def seed_of(
    text: str, said: Settings | None = None, by_hand: Mapping[str, list[str]] = MappingProxyType({})
) -> Seed:
    return Seed("seeds/x.txt", text.encode(), text, said or Settings(), by_hand)


def restore(text: str, script: Script, said: Settings | None = None) -> tuple[list[Line], list[Finding]]:
    """The lines of a text as restored, and what an editor should know of it."""
    seed = seed_of(text, said)
    whole, findings = restored(seed, script)
    return lines_of(whole, seed), findings
