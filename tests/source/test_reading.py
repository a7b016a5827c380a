"""Whatever is in a file, or stands in place of one: a finding that names it, never a traceback or a hang."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.by_hand.written_head import read_front
from scripts.findings import Rejected
from scripts.pages.config import read_config
from scripts.source import reading as module
from scripts.source.reading import files_below, printable, read_file, reading, without_aliases
from scripts.source.seed import Source, parse_source
from scripts.source.settings import KEYS, TABLES
from tests.conftest import EXAMPLES, Project

TEXT = "題目\n這是一篇文章，很短。\n"
DIGITS = "9" * 5_000
DEEP = "[" * 3_000 + "]" * 3_000


def said(work: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as rejected:
        work()
    (finding,) = rejected.value.findings
    return str(finding)


# --- the place where everything ends ---------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("甲"), "seeds/x.txt: error: cannot be understood (ValueError: 甲)"),
        (KeyError("甲"), "seeds/x.txt: error: cannot be understood (KeyError: '甲')"),
        (MemoryError(), "seeds/x.txt: error: cannot be understood (MemoryError: )"),
        (OSError(13, "denied", "seeds/p.png"), "seeds/p.png: error: cannot be read (denied)"),
        (RecursionError(), "seeds/x.txt: error: lists or forms within each other, too deep"),
    ],
)
def test_any_exception_becomes_one_finding_that_names_the_file(error: Exception, says: str) -> None:
    def work() -> None:
        with reading("seeds/x.txt"):
            raise error

    assert said(work).startswith(says)


def test_what_is_wrong_already_and_an_interrupt_pass_as_they_are() -> None:
    for error in (Rejected([]), KeyboardInterrupt()):
        with pytest.raises(type(error)) as raised, reading("x"):
            raise error
        assert raised.value is error


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such clock")
def test_work_without_an_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.05)

    def work() -> None:
        with reading("a step"), reading("seeds/x.txt"):
            while True:
                pass

    assert "seeds/x.txt: error: takes more than 0.05 seconds" in said(work)
    with reading("seeds/x.txt"):  # the clock of the work before does not strike here
        assert sum(range(1_000_000))


# --- texts and settings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('source = "https://[::1/"', ":1: error: source must be an address"),
        ('source = "https://[x]/"', ":1: error: source must be an address"),
        ('source = "https://x.org:99999/"', ":1: error: source must be an address"),
        (f"title_line = {DIGITS}", ": error: cannot be understood (ValueError: Exceeds the limit"),
        (f"tags = {DEEP}", ": error: lists or forms within each other, too deep"),
        # A parser follows these names or, from Python 3.14 on, says that they are too deep.
        (
            f"a{'.a' * 3_000} = 1",
            ":1: error: unknown key 'a'|: error: lists or forms within each other, too deep",
        ),
    ],
)
def test_settings_that_a_parser_cannot_take(toml: str, says: str) -> None:
    seed, findings = parse_source(Source("seeds/x.txt", TEXT.encode(), toml.encode()))
    assert seed is not None
    assert str(findings[0]).startswith(tuple(f"seeds/x.toml{one}" for one in says.split("|")))


def test_addresses_that_are_right_stay_so() -> None:
    for address in ("https://[::1]/", "http://x.org:8080/a?b#c", "https://例子.org/漢字"):
        seed, findings = parse_source(Source("seeds/x.txt", TEXT.encode(), f'source = "{address}"'.encode()))
        assert seed
        assert (seed.settings.source, findings) == (address, [])


ALIASES = (
    "title: &a [*a]",
    "tags: &a {b: *a}",
    "a: &a [甲, 乙]\ntags: *a",
)


@pytest.mark.parametrize("head", ALIASES)
def test_an_alias_is_refused_in_front_matter_since_it_may_hold_itself(head: str) -> None:
    source = f"---\n{head}\n---\n\n# 題目\n\n正文。\n"
    _, findings = parse_source(Source("seeds/x.md", source.encode()))
    assert [one.code for one in findings] == ["M02"]
    assert "P02" in said(lambda: read_front("docs/x.md", source.encode()))


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.mkdir", "!!python/name:os.mkdir", "!x"])
def test_a_tag_in_front_matter_runs_nothing(tag: str, tmp_path: Path) -> None:
    """In mkdocs.yml MkDocs follows such a tag; a text or page can come from anybody."""
    made = tmp_path / "made"
    source = f'---\ntitle: 題\nx: {tag} ["{made}"]\n---\n\n正文。\n'
    seed, _ = parse_source(Source("seeds/x.md", source.encode()))
    assert seed
    assert "P02" in said(lambda: read_front("docs/x.md", source.encode()))
    assert not made.exists()


def test_what_only_looks_like_an_alias_is_text() -> None:
    assert yaml.load("a: '*b'\nc: 甲*乙", without_aliases(yaml.SafeLoader)) == {"a": "*b", "c": "甲*乙"}  # noqa: S506


@pytest.mark.parametrize("more", [f"x: {DIGITS}", f"x: {DEEP}", "x: 2020-99-99", "extra: [[zh-Hant]]"])
def test_a_configuration_that_a_parser_cannot_take(tmp_path: Path, more: str) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: 甲\nsite_url: https://example.org/\n{more}\n", encoding="utf-8")
    assert re.match(r"mkdocs\.yml(:3)?: error: ", said(lambda: read_config(path)))


@pytest.mark.parametrize("url", ["https://example.org/a/../b/", "https://[::1/", "https://example.org/./"])
def test_an_address_of_the_site_with_steps_back_is_refused(tmp_path: Path, url: str) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: 甲\nsite_url: {url}\n", encoding="utf-8")
    assert "mkdocs.yml:2: error: site_url is" in said(lambda: read_config(path))


def test_variants_in_lists_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    source = "site_name: 甲\nsite_url: https://example.org/\nextra:\n  variants: [[zh-Hant]]\n"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(Rejected, match="unknown"):
        read_config(path)


# --- what stands in place of files -----------------------------------------------------------


def test_a_pipe_a_folder_and_links_in_a_circle_or_out_are_no_files(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    (folder / "d.md").mkdir(parents=True)
    os.mkfifo(folder / "pipe")
    (folder / "circle").symlink_to("circle")
    (folder / "out").symlink_to("/etc/passwd")
    (folder / "good").write_text("甲", encoding="utf-8")
    (folder / "link").symlink_to("good")
    (folder / "deep").symlink_to(".")
    for name, code in (("d.md", "F02"), ("pipe", "F02"), ("circle", "F02"), ("out", "F03"), ("none", "F02")):
        finding = said(lambda name=name: read_file(folder / name, tmp_path))  # type: ignore[misc]
        assert finding.startswith(f"docs/{name}: error: ")
        assert finding.endswith(f"[{code}]")
    assert read_file(folder / "link", tmp_path).decode() == "甲"
    names, findings = files_below(folder, tmp_path)
    assert names == ["good", "link"]
    told = {(one.file, one.code) for one in findings}
    assert told == {("docs/circle", "F02"), ("docs/deep", "F03"), ("docs/out", "F03"), ("docs/pipe", "F02")}


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 there by force")
def test_a_name_that_no_address_can_have_is_shown_and_refused(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_text("甲", encoding="utf-8")
    (tmp_path / "甲\x01.md").write_text("甲", encoding="utf-8")
    (tmp_path / "甲 乙.md").write_text("甲", encoding="utf-8")
    names, findings = files_below(tmp_path, tmp_path)
    assert names == ["甲 乙.md"]
    assert sorted(one.file for one in findings) == [r"\xff.md", r"甲\x01.md"]
    assert printable("甲.md") == "甲.md"


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def test_a_build_names_all_of_it_at_once(project: Project) -> None:
    """Every file that is wrong has its finding, nothing else is said, and nothing is written."""
    root = os.fsencode(project.root)
    project.seed("good", TEXT, 'title_line = 1\nscript = "traditional"\nslug = "good"\n')
    project.seed("deep", TEXT, f"tags = {DEEP}")
    project.seed("long", TEXT, f"title_line = {DIGITS}")
    os.mkfifo(project.root / "seeds/pipe.txt")
    (project.root / "seeds/folder.txt").mkdir()
    (project.root / "seeds/circle.txt").symlink_to("circle.txt")
    Path(os.fsdecode(root + b"/seeds/\xff.txt")).write_text(TEXT, encoding="utf-8")
    os.mkfifo(project.root / "docs/pipe.md")
    (project.root / "docs/circle").symlink_to(".")
    (project.root / "docs/out.txt").symlink_to("/etc/passwd")
    pages = {"kind": "kind: article", "template": "template: 404.html", "list": "x: &a [*a]"}
    pages |= {"digits": f"x: {DIGITS}", "deepest": f"x: {DEEP}", "day": "x: 2020-99-99"}
    for name, head in pages.items():
        path = project.root / f"docs/{name}.md"
        path.write_text(f"---\ntitle: 頁\n{head}\n---\n字\n", encoding="utf-8")
    done = project.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    named = {line.split(":")[0] for line in done.stderr.splitlines() if ": error: " in line}
    seeds = {"deep.toml", "long.toml", "pipe.txt", "folder.txt", "circle.txt", r"\xff.txt"}
    docs = {"pipe.md", "circle", "out.txt", *(f"{name}.md" for name in pages)}
    assert named == {f"seeds/{name}" for name in seeds} | {f"docs/{name}" for name in docs}
    assert not (project.root / "docs/articles").exists()


# --- settings that are made up ---------------------------------------------------------------

VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(lambda text: json.dumps(text)),
    st.sampled_from(
        [
            "true",
            "1",
            "-1",
            "99999999999",
            "1.5",
            "nan",
            "2020-01-01",
            "1979-05-27T07:32:00Z",
            "[]",
            "[1]",
            "{}",
            "{a=1}",
            "[[]]",
            "[{a=1}]",
        ]
    ),
    st.sampled_from(['"的"', '["的"]', '"zh-Hant"', '["zh-Hant"]', '"damaged"', '"R03"', '"https://[::1/"']),
)
KEY = st.sampled_from([*KEYS, *TABLES, "x", '"a b"'])
ENTRIES = st.sampled_from(list(TABLES)).flatmap(
    lambda table: st.tuples(
        st.just(table), st.dictionaries(st.sampled_from([*TABLES[table][1], "x"]), VALUES, max_size=4)
    )
)


@settings(max_examples=EXAMPLES)
@given(st.dictionaries(KEY, VALUES, max_size=5), st.lists(ENTRIES, max_size=3))
def test_any_settings_are_read_or_told_with_a_line(
    given_keys: dict[str, str], entries: list[tuple[str, dict[str, str]]]
) -> None:
    lines = [f"{key} = {value}" for key, value in given_keys.items()]
    for table, values in entries:
        lines += [f"[[{table}]]", *(f"{key} = {value}" for key, value in values.items())]
    seed, findings = parse_source(Source("seeds/x.txt", TEXT.encode(), "\n".join(lines).encode()))
    assert seed
    assert all(one.line is not None and one.code.startswith("T") for one in findings)
