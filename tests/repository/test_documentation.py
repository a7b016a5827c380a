"""The documentation speaks of what is there."""

import os
import re
import shutil
import subprocess
import sys
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
    for file in re.findall(r"`(tests/[\w/]+\.py)`", text):
        assert (ROOT / file).exists(), file
    for command in re.findall(r"`make ([a-z]+)|^    make ([a-z]+)", text, re.MULTILINE):
        assert re.search(f"^{''.join(command)}:", MAKEFILE, re.MULTILINE), command


ROOMS = (
    "source",
    "text",
    "markdown",
    "converting",
    "mending",
    "restoring",
    "article",
    "pages",
    "notes",
    "by_hand",
    "books",
    "publish",
    "editing",
    "checks",
)  # as CONTRIBUTING lists them


def test_every_room_and_file_has_its_place_in_the_way_of_the_data() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)/` \|", table, re.MULTILINE) == list(ROOMS)
    rooms = {path.parent.name for path in (ROOT / "scripts").glob("*/*.py")}
    assert rooms == set(ROOMS)
    assert {path.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert set(ROOMS) <= {path.name for path in (ROOT / "tests").iterdir()}
    listed = set(re.findall(r"`(\w+)`", table))
    commands = {path.stem for path in (ROOT / "scripts").glob("*.py")} - {"__init__"}
    assert commands <= listed


def test_no_import_goes_back_up_the_way() -> None:
    """A room imports what stands before it; ``checks`` shares nothing with what made the site."""
    for number, room in enumerate(ROOMS):
        may = set() if room == "checks" else set(ROOMS[:number])
        for path in sorted((ROOT / "scripts" / room).glob("*.py")):
            source = path.read_text(encoding="utf-8")
            imported = re.findall(r"^\s*(?:from|import) scripts\.?(\w*)", source, re.MULTILINE)
            assert set(imported) <= may | {room, "findings"}, path


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
def test_what_the_commands_print_is_utf8_whatever_the_system_says_of_its_language() -> None:
    system = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert made("print(chr(0x96E8))", system) == "雨\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
@pytest.mark.parametrize("name", ["雨 天.txt", "it's.txt", 'a"b.txt', "5$a$$(x)`y`.txt", "~/雨.txt", ""])
def test_a_text_may_have_any_name_where_make_new_is_told_it(name: str) -> None:
    assert made("import os; print(os.environ['FILE'])", {}, f"FILE={name}") == f"{name}\n"


def made(python: str, system: dict[str, str], *more: str) -> str:
    """What a line of Python prints that a target added to our Makefile runs."""
    told = 'told: ; @"$$PROGRAM" -c "$$LINE"'
    command = ["make", "-s", "--no-print-directory", "--eval", told, "told", *more]
    system = os.environ | {"PROGRAM": sys.executable, "LINE": python} | system
    return subprocess.run(command, cwd=ROOT, env=system, capture_output=True, check=True).stdout.decode()
