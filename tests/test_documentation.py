"""The documentation speaks of what is there."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "guide").glob("*.md"), *(ROOT / "bench").glob("*.md")]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_every_command_is_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        file = (path.parent / target).resolve().relative_to(ROOT)
        # What a publisher replaces may be gone: the texts, and the pages in docs/.
        if file.parts[0] != "seeds" and file.parent != Path("docs"):
            assert (ROOT / file).exists(), target
    for command in re.findall(r"`make ([a-z]+)|^    make ([a-z]+)", text, re.MULTILINE):
        assert re.search(f"^{''.join(command)}:", MAKEFILE, re.MULTILINE), command


def test_every_script_has_its_line_in_the_way_of_the_data() -> None:
    listed = set(re.findall(r"`([a-z]+\.py)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert {path.name for path in (ROOT / "scripts").glob("*.py")} - {"__init__.py"} <= listed
