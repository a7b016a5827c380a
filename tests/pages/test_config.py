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
        ('site_name: 正\nsite_url: "https://example.org/a/../b/"', "C02 site_url is"),
        ('site_name: 正\nsite_url: "https://example.org//a/"', "C02 site_url is"),
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
        (
            "extra:\n  y: 乙\n\u3000 z: 丙\n  x: 丁\n",
            5,
            "a wide or fixed blank stands before the key; write ordinary blanks",
        ),
        (
            "x: 甲\ny:\u3000乙\nz: 丙\n",
            4,
            "a wide or fixed blank stands behind the :; write an ordinary one",
        ),
        (
            "x: [甲, 乙\ny: 丙\n",
            3,
            "a bracket [ is not closed, or a comma is missing in it; write ] behind the list",
        ),
        (
            'x: "甲\ny: "乙"\n',
            4,
            "this line stands deeper than those beside it, or a quotation mark above it is not closed; "
            "indent lines of one level alike, and close each quotation mark in its line",
        ),
        ("x: *甲*\n", 3, "the value begins with a mark that YAML keeps for itself; put the value in quotes"),
        (
            "<<<<<<< HEAD\nx: 甲\n=======\nx: 乙\n>>>>>>> new\n",
            3,
            "git left two versions here; keep one, and take out the lines of <, = and > around them",
        ),
        ("---\nx: 甲\n", 3, "a line of --- begins another document here; remove that line"),
        (
            "x: 甲\nsite_name: 乙\n",
            4,
            "site_name is given twice, here and in line 1; keep one of the two, with all that belongs in it",
        ),
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


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("site_url: https://a.org\n", "mkdocs.yml: error: site_name is missing; write the name of the site"),
        (GOOD.replace("正字", "2046"), "mkdocs.yml:1: error: site_name is 2046; put it in quotes"),
        (GOOD.replace("正字", "no"), "mkdocs.yml:1: error: site_name is False; put it in quotes"),
        (GOOD.replace("example.org", "正字.tw"), "send it: xn--p8s568a.tw [C02]"),
        (GOOD + "repo_url: git@github.com:me/it.git\n", "mkdocs.yml:3: error: repo_url is 'git@"),
        (GOOD + "repo_url: https://github.com/me/it/\n", "mkdocs.yml:3: error: repo_url is 'https"),
        (GOOD + "repo_url: https://github.com/me/it.git\n", "mkdocs.yml:3: error: repo_url is 'https"),
        (GOOD + "copyright: [甲, 乙]\n", "mkdocs.yml:3: error: copyright is ['甲', '乙']; put it in quotes"),
        (GOOD + "site_descripton: 甲\n", "mkdocs.yml:3: error: unknown key 'site_descripton'; perhaps"),
        (
            GOOD + "extra:\n\u3000\u3000variants: [zh-Hant]\n",
            "mkdocs.yml:4: error: variants stands at the margin",
        ),
        (GOOD + "variants: [zh-Hant]\n", "mkdocs.yml:3: error: variants stands at the margin; put it under"),
        (GOOD + "extra:\n  varients: [zh-Hant]\n", "mkdocs.yml:4: error: unknown key 'varients' in extra"),
        (GOOD + "extra:\n  accent: #1f4fa5\n", "mkdocs.yml:4: error: extra.accent has no value: what"),
        (GOOD + "extra:\n  contact: 打電話\n", "mkdocs.yml:4: error: extra.contact is '打電話'; write an"),
        (GOOD + "extra_css: own.css\n", "mkdocs.yml:3: error: extra_css is 'own.css'; write a list"),
        (GOOD + "extra_javascript: [own.js]\n", "own.js, and there is no docs/own.js; correct its name"),
    ],
)
def test_a_setting_that_would_do_nothing_or_stop_mkdocs_is_told_with_its_line(
    tmp_path: Path, source: str, said: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(source, encoding="utf-8")
    with pytest.raises(Rejected) as rejected:
        read_config(tmp_path / "mkdocs.yml")
    (one,) = map(str, rejected.value.findings)
    assert said in one


def test_settings_of_others_and_words_like_ours_are_no_slip(tmp_path: Path) -> None:
    more = (
        'site_author: 甲\nrepo_name: 乙\nextra_templates: []\nextra: {social: [], content: 丙, contact: ""}\n'
    )
    named = 'site_name: "“甲”：乙 #1"\nrepo_url: https://git.example.org/~me/it\n'
    (tmp_path / "mkdocs.yml").write_text(named + GOOD.splitlines()[1] + "\n" + more, encoding="utf-8")
    assert read_config(tmp_path / "mkdocs.yml").site_name == "“甲”：乙 #1"


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
