"""Tables of forms and words: what their rows say, and that those of the program can be read."""

import re
from pathlib import Path

import pytest

from scripts.converting.character_forms import _MENDED_BY
from scripts.text.tables import cells_in, columns_in, forms_at, pairs_in, rows

_SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def table(tmp_path: Path) -> str:
    file = tmp_path / "table.tsv"
    said = ("# Of weather", "SKY\t[天空]", "云雲\t<SKY>", "云云\t人\t[：，]", "one", "云曰\t\t者")
    file.write_text("\n".join(said), encoding="utf-8")
    return str(file)


def test_a_row_says_which_form_stands_at_a_place(table: str) -> None:
    assert [*forms_at("天云，人云，云云", table)] == [(1, "雲", False), (4, "云", False)]


def test_a_row_that_asks_nothing_of_what_stands_before_is_free(table: str) -> None:
    assert [*forms_at("不云者", table)] == [(1, "曰", True)]


def test_a_line_of_latin_letters_begins_a_table(table: str) -> None:
    assert [(row.table, row.was, row.now) for row in rows(table)] == [
        ("", "云", "雲"),
        ("", "云", "云"),
        ("one", "云", "曰"),
    ]


@pytest.mark.parametrize("file", sorted(_SCRIPTS.glob("*/*.tsv")), ids=lambda file: file.name)
def test_a_form_is_as_long_as_what_it_replaces(file: Path) -> None:
    assert all(len(row.was) == len(row.now) > 0 for row in rows(str(file)))


@pytest.mark.parametrize("file", sorted(_SCRIPTS.glob("*/*.tsv")), ids=lambda file: file.name)
def test_what_a_row_changes_holds_no_blank_and_no_pattern(file: Path) -> None:
    """Four blanks in place of a tab would make a pattern part of it, and the row would match nothing."""
    assert [row.was for row in rows(str(file)) if re.search(r"[\s()\[\]?]", row.was)] == []


def test_an_empty_line_ends_no_table(tmp_path: Path) -> None:
    (tmp_path / "table.tsv").write_text("one\n\n云雲\n", encoding="utf-8")
    assert [row.table for row in rows(str(tmp_path / "table.tsv"))] == ["one"]


def test_every_table_of_forms_is_asked_for() -> None:
    asked = {"mainland", "blind", *(table for tables in _MENDED_BY.values() for table in tables)}
    assert {row.table for row in rows("converting/forms.tsv")} == asked


def test_a_pair_has_two_halves(tmp_path: Path) -> None:
    (tmp_path / "pairs.txt").write_text("# Of birds\n鴈雁 谷梁穀梁\n", encoding="utf-8")
    assert pairs_in(str(tmp_path / "pairs.txt")) == {"鴈": "雁", "谷梁": "穀梁"}


def test_a_row_of_several_columns_has_a_cell_in_each(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("# Of birds\ngoose\t雁\t鴈\n\ncrane\t鶴\t鹤\n", encoding="utf-8")
    assert cells_in(str(tmp_path / "words.tsv")) == [["goose", "雁", "鴈"], ["crane", "鶴", "鹤"]]
    (tmp_path / "pairs.tsv").write_text("goose\t雁\ncrane\t鶴\n", encoding="utf-8")
    assert columns_in(str(tmp_path / "pairs.tsv")) == {"goose": "雁", "crane": "鶴"}


@pytest.mark.parametrize(("file", "columns"), [("editing/not_only_words.tsv", 3), ("pages/usual.tsv", 3)])
def test_every_row_of_a_table_has_as_many_cells(file: str, columns: int) -> None:
    assert {len(row) for row in cells_in(file)} == {columns}
