"""Every kind of finding has a code that an editor can look up."""

import re

import pytest

from scripts.findings import LEVELS, Finding, counted, tell
from tests.conftest import ROOT

LISTED = re.findall(
    r"^\| ([A-Z]\d\d) \| (\w+) \| ([^|]+) \| ([^|]+) \|$",
    (ROOT / "guide/findings.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_the_guide_lists_every_code_once_with_its_level_its_meaning_and_what_to_do() -> None:
    assert [(code, level) for code, level, _, _ in LISTED] == list(LEVELS.items())
    assert all(meaning.strip().endswith(".") and what.strip().endswith(".") for _, _, meaning, what in LISTED)


def test_every_code_is_used_and_no_other() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "scripts").rglob("*/*.py"))
    program = "\n".join([*sources, *(path.read_text("utf-8") for path in (ROOT / "scripts").glob("*.py"))])
    said = re.sub(r"LEVELS.*?\n}\n", "", program, count=1, flags=re.DOTALL)
    assert set(re.findall(r'"([A-Za-z]\d\d)"', said)) == set(LEVELS)


def test_what_is_the_same_is_said_once_and_what_stands_elsewhere_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, other = (Finding("R05", "seeds/x.txt", line, "a bracket in doubt", "decide") for line in (3, 4))
    tell([one, one, other])
    assert capsys.readouterr().err == f"{one}\n{other}\n"


def test_one_is_counted_as_one() -> None:
    assert [counted(number, "place") for number in (0, 1, 2, 1_000)] == [
        "0 places",
        "1 place",
        "2 places",
        "1,000 places",
    ]


def test_no_message_writes_a_number_before_a_plural_by_itself() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "scripts").rglob("*.py"))
    plurals = r"\{(?:len\(|count\b|number\b)[^{}]*\} (?!is|has|does|holds)[a-z]+s\b"
    found = [one for source in sources for one in re.findall(plurals, source)]
    never_one = ["{len(sources):,} texts", "{len(found) or 'no'} policies", "{len(raw):,} bytes"]
    assert sorted(found) == sorted(never_one)
