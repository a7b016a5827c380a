"""Every kind of damage to a finished site is seen by the proof and named, though every digest fits it again.

New kinds of file come with theirs: each kind that the site has must have damage in the table.
"""

import functools
from collections.abc import Iterator

import pytest

from scripts.checks import books, policy, proof, searches, site, tree
from scripts.checks.paths import demanded, found
from scripts.checks.tree import parsed
from tests.checks import rows_around, rows_beside, rows_heads, rows_lists, rows_policy, rows_texts
from tests.checks.planting import Copy, seen
from tests.checks.rows import Row, book
from tests.projects import copy_project

ROWS = [
    *rows_texts.ROWS,
    *rows_beside.ROWS,
    *rows_heads.ROWS,
    *rows_lists.ROWS,
    *rows_policy.ROWS,
    *rows_around.ROWS,
]
SHORT = 20  # short articles, so that the list has a second page


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The tests' publication, built, with what it leads with, and with more articles than home can hold."""
    project = copy_project(tmp_path_factory.mktemp("catalogue"), seeds="all")
    project.configure("extra:\n", "extra:\n  lead: the-bridge\n")
    for number in range(SHORT):
        settings = 'title_line = 1\nscript = "traditional"\nvariants = ["zh-Hant"]\n'
        settings += f'slug = "short-{number}"\nadded = 2020-01-{number + 1:02}\n'
        settings += f'subtitle = "{"一件小事，" * 50}"\n' if number == 0 else ""  # more than a cover holds
        project.seed(f"short-{number}", f"短文之{number}\n這是第{number}篇短文。\n", settings)
    copy = Copy(project.site(), project.root)
    assert seen(copy) == []
    return copy


@pytest.fixture
def copy(finished: Copy, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copy]:
    """The finished site, to be damaged; afterwards it is whole again."""
    for module in (books, policy, searches, site, tree):
        monkeypatch.setattr(module, "parsed", _remembered)
    yield finished
    finished.heal()


_remembered = functools.lru_cache(maxsize=None)(parsed)


def test_nothing_is_wrong_with_a_finished_site(finished: Copy) -> None:
    articles, pages, findings = proof.prove(finished.folder, finished.root)
    assert (articles, pages, findings) == (14 + SHORT, 37 + SHORT, [])


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_damage_is_seen_and_named(copy: Copy, row: Row) -> None:
    row.plant(copy)
    if row.again:
        copy.make_digests_again()
    told = [(one.code, str(one)) for one in seen(copy)]
    assert [said for code, said in told if code == row.code and row.says in said], told[:5]


def test_every_kind_of_file_has_its_damage(finished: Copy) -> None:
    made, _ = site.read_site(finished.folder, finished.root)
    must = {file.path: file for file in demanded(made)}
    kinds = {file.kind for file in (*must.values(), *found(made, must))}
    assert len(ROWS) >= 120
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert {row.kind for row in ROWS} - {"unknown"} == kinds


def test_a_part_too_many_before_the_text_of_a_book_is_told_of_once_and_nothing_made_up_beside_it(
    copy: Copy,
) -> None:
    book(rows_beside.B, rows_beside.TEXT, "<nav epub", "<p>多</p>\n<nav epub")(copy)
    copy.make_digests_again()
    told = [str(one) for one in seen(copy)]
    assert len(told) == 1, told
    assert "its parts are ['section', 'section', 'p', 'nav', 'section', '']" in told[0]
