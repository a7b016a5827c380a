"""Every edit stays visible, as small as it is, and can be undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.checks.texts import give_back
from scripts.text.traced import Edit, Piece, Traced, difference


def edited(text: str, *rounds: list[Edit]) -> Traced:
    traced = Traced.received(text)
    for edits in rounds:
        traced = traced.edited(edits)
    return traced


def test_edits_apply_in_order_and_keep_what_was_received() -> None:
    traced = edited("數(shù)科,好", [Edit(1, 6, "", "annotation")], [Edit(2, 3, "，", "punctuation")])
    assert traced.now == "數科，好"
    assert traced.was == "數(shù)科,好"
    assert list(traced.changes()) == [
        (1, Piece("(shù)", "", ("annotation",))),
        (7, Piece(",", "，", ("punctuation",))),
    ]


def test_a_change_holds_no_more_than_what_it_changes() -> None:
    assert list(edited("沖刺IPO,;螞蟻", [Edit(2, 7, "IPO；", "correction")]).changes()) == [
        (5, Piece(",;", "；", ("correction",)))
    ]


def test_an_edit_of_an_edit_is_one_change_with_both_rules() -> None:
    traced = edited("甲乙丙", [Edit(1, 2, "后后", "correction")], [Edit(2, 3, "後", "script")])
    assert traced.now == "甲后後丙"
    assert list(traced.changes()) == [(1, Piece("乙", "后後", ("correction", "script")))]


def test_a_mark_beside_a_removed_annotation_is_a_change_of_its_own() -> None:
    traced = edited("時(shí),就", [Edit(1, 6, "", "annotation")], [Edit(1, 2, "，", "punctuation")])
    assert [piece.was for _, piece in traced.changes()] == ["(shí)", ","]


def test_what_is_changed_back_is_no_change() -> None:
    assert list(edited("甲", [Edit(0, 1, "乙", "a")], [Edit(0, 1, "甲", "b")]).changes()) == []


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    text = now = draw(st.text(max_size=30))
    result = []
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(
            draw(st.lists(st.integers(0, len(now)), max_size=6).map(lambda n: n[: len(n) // 2 * 2]))
        )
        edits = [Edit(a, b, draw(st.text(max_size=3)), "r") for a, b in zip(cuts[::2], cuts[1::2])]
        result.append(edits)
        for edit in reversed(edits):
            now = now[: edit.start] + edit.new + now[edit.end :]
    return text, [*result, difference(now, draw(st.text(max_size=30)), "last")]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("计算机和U盘", "電腦和隨身碟", [("计算机", "電腦"), ("U盘", "隨身碟")]),
        ("干么还学习", "幹麼還學習", [("干", "幹"), ("么", "麼"), ("还", "還"), ("学", "學"), ("习", "習")]),
        ("甲乙丙", "甲丁丙", [("乙", "丁")]),
        ("甲乙丙", "甲丙", [("乙", "")]),
    ],
)
def test_a_difference_keeps_what_stayed_though_it_moved(
    old: str, new: str, changes: list[tuple[str, str]]
) -> None:
    assert [(old[edit.start : edit.end], edit.new) for edit in difference(old, new, "r")] == changes


@given(rounds())
def test_any_edits_give_the_expected_text_and_back(case: tuple[str, list[list[Edit]]]) -> None:
    text, edits = case
    traced, now = Traced.received(text), text
    for some in edits:
        traced = traced.edited(some)
        for edit in reversed(some):
            now = now[: edit.start] + edit.new + now[edit.end :]
    assert traced.now == now
    assert traced.was == text
    changes = [{"at": at, "was": one.was, "now": one.now} for at, one in traced.changes()]
    assert give_back(now, changes) == text
