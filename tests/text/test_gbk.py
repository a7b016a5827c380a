"""The codes of GBK: which of its characters are among the most common."""

import pytest

from scripts.text.gbk import first_level


@pytest.mark.parametrize(
    ("character", "is_first"),
    [("啊", True), ("座", True), ("亍", False), ("齇", False), ("個", False), ("，", False), ("a", False)],
)
def test_the_first_level_is_from_the_first_to_the_last_of_its_characters(
    character: str, is_first: bool
) -> None:
    assert first_level(character) == is_first
