"""What every style sheet keeps to, so that no browser drops a rule of it."""

import re
from pathlib import Path

import pytest

from scripts.pages.theme import choose_sections
from tests.conftest import ROOT

FOLDERS = ("docs/.overrides/.inline/*.css", "docs/assets/*.css", "docs/assets/*.js", "scripts/books/*.css")
SOURCES = sorted(path for pattern in FOLDERS for path in ROOT.glob(pattern))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_lines_under_and_through_text_are_drawn_in_every_browser(path: Path) -> None:
    """Safari drops a ``text-decoration`` of several values; each has a property of its own."""
    said = re.findall(r"text-decoration:([^;}]+)", path.read_text(encoding="utf-8"))
    assert not [value for value in said if len(value.split()) > 1]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_emphasis_has_its_dots_in_browsers_of_before_2022_too(path: Path) -> None:
    """They know them by a prefix only, and Han are not slanted: nothing told what is emphasised."""
    rules = re.findall(r"{[^{}]*[ ;]text-emphasis:[^{}]*}", path.read_text(encoding="utf-8"))
    assert [rule for rule in rules if not re.search("-webkit-text-emphasis:.*; text-emphasis:", rule)] == []


def test_of_a_style_sheet_those_sections_are_kept_that_are_chosen() -> None:
    one, other = "/* == one == */\na { b:c }\n", "/* == other == of it */\nd { e:f }\n"
    styles = f"/* what it is */\n\n{one}{other}"
    assert choose_sections(styles, ["one"]) == one
    assert choose_sections(styles, ["other"]) == other
    assert choose_sections(styles, ["one", "other"]) == one + other
    assert choose_sections(styles, ["neither"]) == ""


def test_a_script_that_waits_before_it_exports_is_imported_by_one_other_only() -> None:
    """WebKit gives it to a second one before it has exported anything: the settings did not open there."""
    scripts = {path.stem: path.read_text(encoding="utf-8") for path in ROOT.glob("docs/assets/*.js")}
    scripts |= {
        path.stem: path.read_text(encoding="utf-8") for path in ROOT.glob("docs/.overrides/.inline/*.js")
    }
    waiting = [
        name for name, text in scripts.items() if re.search(r"^(?:const [^=\n]+= )?await ", text, re.M)
    ]
    assert {"reading", "search", "settings"} <= {*waiting}
    for name in waiting:
        named = re.compile(rf"""(?:import|beside|bring|ask)\(["'](?:\./|made/)?{name}(?:\.js)?["']""")
        assert len([other for other, text in scripts.items() if named.search(text)]) == 1, name
