"""A form is chosen by what stands around it, and it is told how sure the choice is."""

import pytest

from bench.make_context import Case, learn, pack
from scripts.converting.context import Cut, choices, cut, features_around, table
from scripts.converting.conversion import chosen_forms
from scripts.converting.converters import by_opencc, second_opinion


def forms_of(simplified: str) -> dict[int, tuple[tuple[str, float], ...]]:
    made = by_opencc(simplified, "s2tw"), second_opinion(simplified)
    return {one.at: one.forms for one in choices(simplified, *made)}


def test_the_likelihoods_of_a_place_are_shares_the_likeliest_first() -> None:
    for forms in forms_of("这只猫的头发干了，他只是出发。").values():
        shares = [share for _, share in forms]
        assert abs(sum(shares) - 1) < 1e-9
        assert shares == sorted(shares, reverse=True)


def test_a_place_is_known_by_the_nearest_characters_of_the_words_beside_it() -> None:
    alone = features_around("山水人天发中文大小", 4, Cut(4, 5, "山水人天", "中文大小"))
    assert {"W", "P水人天", "N中文大"} <= set(alone)
    within = features_around("山发水", 1, Cut(0, 3))
    assert {"w", "w1山发水"} <= set(within)
    assert not [one for one in within if one[:1] in "WPN"]


def test_only_characters_of_the_table_have_a_choice() -> None:
    assert set("发只面系制后里干") <= table().keys()
    assert not set("山水人天") & table().keys()
    assert forms_of("山水") == {}
    assert chosen_forms("山水\n\n人", "s2tw") == [(), (), ()]


@pytest.mark.parametrize(
    ("simplified", "at", "form"),
    [
        ("一只猫", 1, "隻"),
        ("只是猫", 0, "只"),
        ("他系着围裙", 1, "繫"),
        ("数学系的人", 2, "系"),
        ("范先生", 0, "范"),
        ("示范区", 1, "範"),
    ],
)
def test_the_same_character_has_another_form_in_other_surroundings(
    simplified: str, at: int, form: str
) -> None:
    assert forms_of(simplified)[at][0][0] == form


def test_surroundings_are_two_characters_and_the_words_on_either_side() -> None:
    words = cut(["我", "有", "一只", "猫"])
    assert words[3] == Cut(2, 4, "有", "猫")
    assert features_around("我有一只猫", 3, words[3]) == ["<数", ">猫", "=数猫", "<<有数", "c", "w", "w1一只"]
    assert features_around("只", 0, Cut(0, 1)) == ["<^", ">^", "=^^", "c", "W"]
    assert "C" in features_around("佢有一只猫", 3, words[3])
    assert features_around("一只", 1, None) == ["<数"]  # an entry of a list: nothing stands around it


def test_what_is_learned_tells_the_forms_apart_and_is_packed_small() -> None:
    seen = [Case(f"text {n}", ("", "<猫", "o只", "j只"), "隻", 1.0) for n in range(40)]
    seen += [Case(f"text {n}", ("", "<是", "o只", "j只"), "只", 1.0) for n in range(40)]
    seen += [Case("text 1", ("", "<once", "o只", "j只"), "隻", 1.0)]
    weights = learn("只隻", seen, [])
    assert weights["<猫"][1] > 1 > -1 > weights["<是"][1]
    assert "<once" not in weights  # it stands for one text only
    lines = pack({"只": ("只隻", weights)}).decode().split("\n")
    assert lines[0] == "只\t只隻"
    assert all(len(line.split("\t")) == 3 for line in lines[1:])
