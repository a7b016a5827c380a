"""Quotation marks: over several lines, three levels deep, and apostrophes among them."""

import pytest

from scripts.converting.quotation_marks import turn, unpaired


@pytest.mark.parametrize(
    ("curly", "corner"),
    [
        ("“老师讲过：‘第一段。\n‘第二段。’”", "「老師講過：『第一段。\n『第二段。』」"),
        ("“一。\n“二。”", "「一。\n「二。」"),
        ("‘甲\n乙’", "『甲\n乙』"),
        ("“甲‘乙“丙”乙’甲”", "「甲『乙「丙」乙』甲」"),
        ("“甲‘乙。\n“‘丙。’丁”", "「甲『乙。\n「『丙。』丁」"),
        ("‘甲’‘乙’", "『甲』『乙』"),
        # Neighbours: apostrophes and what pairs with nothing
        ("It’s “App”", "It’s 「App」"),
        ("’90年代 rock ’n’ roll", "’90年代 rock ’n’ roll"),
        ("‘90年代的“歌”", "‘90年代的「歌」"),
        ("他說‘未完\n它’90", "他說‘未完\n它’90"),
    ],
)
def test_quotation_marks_are_turned(curly: str, corner: str) -> None:
    turned = turn(curly, "corner")
    assert turned == corner.replace("老師講過", "老师讲过").replace("他說", "他說")
    assert len(turned) == len(curly)


def test_corner_marks_become_curly_at_any_depth() -> None:
    assert turn("「甲『乙「丙」』\n『丁』」", "curly") == "“甲‘乙“丙”’\n‘丁’”"


@pytest.mark.parametrize("text", ["“一。\n“二。”", "“甲‘乙。\n‘丙。’”", "It’s", "「甲」", "‘甲\n乙’"])
def test_a_mark_that_a_paragraph_repeats_is_no_slip(text: str) -> None:
    assert unpaired(text) == []


@pytest.mark.parametrize(("text", "places"), [("“甲", [0]), ("甲」", [1]), ("「甲”", [0, 2]), ("‘甲。", [0])])
def test_a_mark_that_pairs_with_none_is_found(text: str, places: list[int]) -> None:
    assert unpaired(text) == places
