"""Things by their key, and in runs."""

from scripts.text.grouping import by_key, runs


def test_things_stand_under_their_key_in_the_order_in_which_they_came() -> None:
    found = by_key([("東", 1), ("西", 2), ("東", 3)])
    assert [*found.items()] == [("東", [1, 3]), ("西", [2])]
    assert by_key([]) == {}


def test_a_run_ends_where_another_begins() -> None:
    assert runs([1, 2, 4, 5, 9], lambda last, one: one - last > 1) == [[1, 2], [4, 5], [9]]
    assert runs([], lambda last, one: True) == []


def test_the_first_of_all_begins_a_run_without_being_asked() -> None:
    asked: list[tuple[int, int]] = []
    assert runs([1, 2], lambda last, one: asked.append((last, one))) == [[1, 2]]
    assert asked == [(1, 2)]
