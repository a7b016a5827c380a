"""mkdocs.yml is read as MkDocs reads it; all that cannot work in it is said, and nothing is a traceback."""

import re
from pathlib import Path

import pytest

from scripts.findings import Rejected
from scripts.pages.config import read_config
from tests.conftest import Project

GOOD = 'site_name: 正字\nsite_url: "https://example.org/sub/"\n'


def told(tmp_path: Path, source: str | bytes) -> list[str]:
    path = tmp_path / "mkdocs.yml"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    with pytest.raises(Rejected) as rejected:
        read_config(path)
    return [f"{one.code} {one.message}" for one in rejected.value.findings]


def test_everything_that_cannot_work_is_said_at_once(tmp_path: Path) -> None:
    source = "site_name: 正字\nsite_url: x\nnav: [a.md]\nextra: {variants: [zh-TW], accent: red}\n"
    assert told(tmp_path, source) == [
        "C02 nav is not known to the generator",
        "C02 extra.variants has unknown zh-TW",
        "C02 site_url is 'x'",
        "C02 extra.accent is 'red'",
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("[]", "C02 must hold settings"),
        ("", "C02 must hold settings"),
        (GOOD + "extra: []x", "C01 "),
        (GOOD + "extra: [1]", "C02 must hold settings"),
        (GOOD + "extra: {variants: [[zh-Hant]]}", "C02 extra.variants has unknown"),
        (GOOD + "extra: {variants: zh-TW}", "C02 extra.variants has unknown zh-TW"),
        (GOOD + "extra: {variants: [zh-Hans]}", "C02 extra.variants lacks zh-Hant"),
        (GOOD + "extra: {variants: &a [*a]}", "C02 extra.variants has unknown"),
        (GOOD + "x: " + "9" * 5000, "C01 cannot be understood"),
        (GOOD + "x: " + "[" * 3000, "C01 "),
        (GOOD + "x: 2026-99-99", "C01 cannot be understood"),
        ('site_url: "https://example.org/a/../b/"', "C02 site_url is"),
        ('site_url: "https://example.org//a/"', "C02 site_url is"),
        (GOOD + "a: b: c", "C01 "),
        (b"site_name: \xff", "C01 is not UTF-8"),
    ],
)
def test_no_configuration_ends_in_a_traceback(tmp_path: Path, source: str | bytes, said: str) -> None:
    assert told(tmp_path, source)[0].startswith(said)


def test_a_slip_in_the_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD + "a: b: c", encoding="utf-8")
    with pytest.raises(Rejected) as rejected:
        read_config(tmp_path / "mkdocs.yml")
    assert [(one.code, one.line) for one in rejected.value.findings] == [("C01", 3)]


@pytest.mark.parametrize(
    ("behind", "line", "said"),
    [
        (
            "extra:\n\tvariants: [zh-Hant]\n",
            4,
            "a tab stands before the key; write blanks, two for each level",
        ),
        ("x:\t甲\n", 3, "a tab stands behind the :; write a blank"),
        ("extra：\n  a: 1\n", 3, "a full-width ： stands behind the key; write : and a blank"),
        ("x:甲\ny: 乙\n", 3, "no blank stands behind the :; write one"),
        ('x: "甲\ny: 乙\n', 3, "a quotation mark is never closed; write the second one behind the value"),
        ("x: @甲\n", 3, "the value begins with a mark that YAML keeps for itself; put the value in quotes"),
        ("x: 甲\x07\n", 3, "a control character stands here; remove it"),
    ],
)
def test_what_is_no_yaml_is_one_line_that_says_where_it_is_and_what_to_do(
    tmp_path: Path, behind: str, line: int, said: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD + behind, encoding="utf-8")
    with pytest.raises(Rejected) as rejected:
        read_config(tmp_path / "mkdocs.yml")
    assert list(map(str, rejected.value.findings)) == [f"mkdocs.yml:{line}: error: {said} [C01]"]


def test_a_tab_and_a_full_width_colon_in_words_are_no_slip_in_the_yaml(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD + 'x: "甲\t乙：丙"\ny: http://a\n', encoding="utf-8")
    assert read_config(tmp_path / "mkdocs.yml").site_name == "正字"


@pytest.mark.parametrize("module", ["scripts.configured", "scripts.check"])
def test_a_slip_in_mkdocs_yml_is_told_before_mkdocs_tells_it(project: Project, module: str) -> None:
    path = project.root / "mkdocs.yml"
    assert project.run("scripts.configured").returncode == 0
    path.write_text(path.read_text(encoding="utf-8") + "\n\tx: 1\n", encoding="utf-8")
    done = project.run(module)
    assert done.returncode == 1
    assert re.fullmatch(r"mkdocs\.yml:\d+: error: a tab stands before the key; .* \[C01\]\n", done.stderr)


def test_what_is_right_is_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD + "extra: {variants: [zh-Hans, zh-Hant]}", encoding="utf-8")
    config = read_config(tmp_path / "mkdocs.yml")
    assert (config.site_name, config.site_url) == ("正字", "https://example.org/sub/")
    assert [variant.lang for variant in config.variants] == ["zh-Hant", "zh-Hans"]
