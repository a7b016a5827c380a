"""The build script writes what changed, removes what it wrote, and touches nothing else."""

import re
import sys
from pathlib import Path

import pytest

from scripts.build import main
from scripts.checks.crawl import visit
from scripts.pages.theme import (
    AFTER,
    MORE,
    SCRIPT_SPACE,
    STYLE_SPACE,
    STYLES,
    choose_sections,
    compact,
    one_language,
    tighten,
)
from tests.conftest import ROOT, SLUG, URL, Project


def times(project: Project) -> dict[str, int]:
    docs = project.root / "docs"
    return {str(path): path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}


def test_a_second_build_writes_nothing(full_project: Project) -> None:
    full_project.build()
    before = times(full_project)
    assert full_project.build().stdout == ""
    assert times(full_project) == before


def test_a_build_says_how_many_files_it_changed_and_names_them_only_where_asked(
    small_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", URL)
    assert main(["--root", str(small_project.root)]) == 0
    assert re.fullmatch(r"docs/: [\d,]+ files changed\n", capsys.readouterr().out)
    small_project.seed("small", "短文\n這是另一段文字。\n")
    assert main(["--root", str(small_project.root), "--list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert "docs/articles/small/index.md" in listed
    assert not [line for line in listed if not line.startswith("docs/") or " " in line]


def test_only_what_an_edit_changes_is_written(full_project: Project) -> None:
    full_project.seed("second", "第二篇。", 'slug = "second"\ntitle = "第二"\nscript = "traditional"')
    full_project.build()
    full_project.seed("second", "第二篇文章。", 'slug = "second"\ntitle = "第二"\nscript = "traditional"')
    written = full_project.build().stdout
    assert SLUG not in written
    assert "docs/articles/second/index.md" in written
    assert "docs/zh-hans/index.md" in written


def test_what_is_gone_from_the_seeds_is_gone_from_docs(full_project: Project) -> None:
    before = full_project.files()
    full_project.seed("second", "第二篇。", 'slug = "second"\ntitle = "第二"\nscript = "traditional"')
    full_project.build()
    (full_project.root / "seeds/second.txt").unlink()
    (full_project.root / "seeds/second.toml").unlink()
    full_project.build()
    assert not (full_project.root / "docs/articles/second").exists()
    assert not (full_project.root / "docs/zh-hans/articles/second").exists()
    assert before.keys() <= full_project.files().keys()


def test_one_line_switches_simplified_off_and_leaves_nothing_of_it(full_project: Project) -> None:
    full_project.build()
    full_project.configure("[zh-Hant, zh-Hans]", "[zh-Hant]")
    site = full_project.site()
    assert not (full_project.root / "docs/zh-hans").exists()
    assert not list(site.rglob("*zh-hans*"))
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "zh-hans/" not in text, page
        assert 'hreflang="zh-Hans"' not in text, page
    assert visit(site, URL) == (4, []), "home, article, notes, about"


def test_one_line_switches_hong_kong_on(full_project: Project) -> None:
    full_project.configure("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hans, zh-Hant-HK]")
    site = full_project.site()
    page = (site / "zh-hk/articles" / SLUG / "index.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hant-HK">' in page
    assert "個人用戶" in page
    assert "開啟了" in page
    assert 'hreflang="zh-Hant-HK"' in (site / "index.html").read_text(encoding="utf-8")
    assert full_project.run("scripts.checks.proof", "site").returncode == 0
    assert visit(site, URL) == (12, [])
    for path in (f"zh-hk/articles/{SLUG}/{SLUG}.zh-Hant-HK.epub", "zh-hk/feed.xml", "zh-hk/about/index.html"):
        assert (site / path).is_file(), path


def test_a_hand_written_file_is_never_overwritten(full_project: Project) -> None:
    mine = full_project.root / "docs/index.md"
    mine.write_text("# Mine", encoding="utf-8")
    done = full_project.build()
    assert done.returncode == 1
    assert "docs/index.md: error: stands where a page goes" in done.stderr
    assert mine.read_text(encoding="utf-8") == "# Mine"
    assert not (full_project.root / "docs/articles").exists()


def test_hand_written_pages_stay(full_project: Project) -> None:
    mine = full_project.root / "docs/zh-hans/mine.md"
    mine.parent.mkdir()
    mine.write_text("# Mine", encoding="utf-8")
    full_project.build()
    full_project.configure("[zh-Hant, zh-Hans]", "[zh-Hant]")
    full_project.build()
    assert mine.read_text(encoding="utf-8") == "# Mine"


def test_included_sources_lose_comments_and_indentation_only() -> None:
    assert compact("/* a\nb */\na { b:c }\n  // d\n  e()\n") == "a { b:c }\ne()"


def test_our_own_sources_lose_the_spaces_around_signs_and_nothing_in_strings() -> None:
    script = 'const a = b => `x = ${ c } , y` + "p ; q"\nif (/a = [/] b/i.test(x)) return (d - e) / f'
    assert tighten(script, SCRIPT_SPACE) == (
        'const a=b=>`x = ${ c } , y`+"p ; q"\nif(/a = [/] b/i.test(x))return(d - e)/ f'
    )
    style = 'a :hover { width:calc(1px + 2px); content:", x" }\n.b > .c { top:0 }'
    assert tighten(style, STYLE_SPACE) == 'a :hover{width:calc(1px + 2px);content:", x"}.b>.c{top:0}'


def test_a_page_in_one_language_has_no_fonts_of_others() -> None:
    styles = ":root{x}\n:lang(zh-Hans){y}\n:lang(zh-Hant-HK){z}\nb{}\n"
    assert one_language(styles, "zh-Hans") == ":root{x}\n:lang(zh-Hans){y}\nb{}\n"
    assert one_language(styles, "zh-Hant") == ":root{x}\nb{}\n"


def test_each_kind_of_page_gets_the_sections_that_are_listed_for_it() -> None:
    styles = "/* about */\n/* == a == A */\na{}\n/* == b == */\nb{}\n/* in b */\n/* == c == C */\nc{}\n"
    assert choose_sections(styles, ("c", "a")) == "/* == a == A */\na{}\n/* == c == C */\nc{}\n"
    assert choose_sections(styles, ("b",)) == "/* == b == */\nb{}\n/* in b */\n"
    sheets = (ROOT / "docs/.overrides/.inline").glob("*.css")
    named = set(re.findall(r"^/\* == (\w+) ==", "".join(map(Path.read_text, sheets)), re.MULTILINE))
    some = {name for ends in MORE.values() for end in ends for name in end.split("-")} - {""}
    assert named == some.union(AFTER, *STYLES.values()), "no section is nobody's, no name without one"
    kinds = {path.stem for path in (ROOT / "docs/.overrides/kinds").iterdir()}
    assert kinds | {"written"} == STYLES.keys()  # hand-written pages have a frame of their own


ANOTHER_DAY = """
import datetime, time
now, later = time.time, 400 * 86400
time.time = lambda: now() + later
class Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return super().fromtimestamp(now() + later, tz)
    @classmethod
    def utcnow(cls): return super().fromtimestamp(now() + later, datetime.timezone.utc)
class Date(datetime.date):
    @classmethod
    def today(cls): return super().fromtimestamp(now() + later)
datetime.datetime, datetime.date = Datetime, Date
"""


@pytest.mark.skipif("coverage" in sys.modules, reason="coverage loads the clock that is replaced here first")
def test_builds_are_the_same_to_the_byte_wherever_whenever_and_whoever_makes_them(
    full_project: Project, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    day = tmp_path_factory.mktemp("day")
    (day / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    shown = full_project.run("calendar", PYTHONPATH=str(day)).stdout
    assert shown != full_project.run("calendar").stdout, "it is another year there"
    user = {"HOME": str(day), "USER": "somebody", "LOGNAME": "somebody", "LC_ALL": "C", "TZ": "Asia/Taipei"}
    other = full_project.site(PYTHONPATH=str(day), PYTHONHASHSEED="7", **user)
    names = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert names == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    assert {".epub", ".xml", ".gz", ".json", ".html"} <= {name.suffix for name in names}
    for name in names:
        assert (site / name).read_bytes() == (other / name).read_bytes(), name


# --- nothing outside docs/ and site/ is written ------------------------------


def test_a_link_in_docs_that_leads_out_is_refused(
    full_project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (full_project.root / "docs/articles").symlink_to(outside)
    done = full_project.build()
    assert done.returncode == 1
    assert "docs/articles: error: a link that leads out of docs/" in done.stderr
    assert not list(outside.iterdir())


def test_a_link_in_place_of_the_file_being_written_is_not_followed(
    full_project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mine = tmp_path_factory.mktemp("outside") / "mine"
    mine.write_text("mine", encoding="utf-8")
    for name in (".new", "index.md", ".generated"):
        (full_project.root / "docs" / name).symlink_to(mine)
    full_project.build()
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_manifest_that_names_what_is_outside_removes_nothing(full_project: Project) -> None:
    mine = full_project.root / "mine"
    mine.write_text("mine", encoding="utf-8")
    planted = '{"x": {"key": "", "files": {"../mine": null, "articles/../../mine": null}}}'
    (full_project.root / "docs/.generated").write_text(planted, encoding="utf-8")
    assert full_project.build().returncode == 0
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_site_that_is_a_link_stays_one(
    full_project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("served") / "www"
    target.mkdir()
    (full_project.root / "site").symlink_to(target)
    full_project.site()
    assert (full_project.root / "site").is_symlink()
    assert (target / "index.html").is_file()


def test_a_build_writes_nothing_of_the_project_but_what_it_may(full_project: Project) -> None:
    """Also read as: ``scripts/``, ``seeds/`` and ``mkdocs.yml`` are as they were, and no other file came."""
    before = full_project.files(".")
    full_project.site()
    changed = {name for name, raw in full_project.files(".").items() if before.get(name) != raw}
    assert changed
    ours = re.compile(r"(?:docs|site)/|published\.json$|\.rendered$|scripts/(?:\w+/)?__pycache__/")
    assert not [name for name in changed if not ours.match(name)]
    assert not [name for name in before if not (full_project.root / name).exists()]


def test_where_every_text_is_a_draft_the_build_ends_and_publishes_none(project: Project) -> None:
    project.seed("a", "題目\n還沒寫完。\n", 'slug = "unfinished"\nscript = "traditional"\ndraft = true\n')
    done = project.build()
    assert done.returncode == 0, done.stderr
    made = project.files("docs")
    assert b"kind: home" in made["index.md"]
    assert not [path for path, raw in made.items() if "unfinished" in path or "還沒寫完".encode() in raw]


def test_a_variant_that_is_named_and_off_is_told(project: Project) -> None:
    text = "舊聞一則\n城市東邊有一條小河，河邊有一家書店。\n"
    project.seed("x", text, 'slug = "x"\nscript = "traditional"\nvariants = ["zh-Hant", "zh-Hant-HK"]\n')
    project.seed("y", text, 'slug = "y"\nscript = "traditional"\nvariants = ["zh-Hant", "zh-Hans"]\n')
    said = project.build().stderr
    assert "seeds/x.txt: notice: its .toml or a version by hand names zh-Hant-HK, which is off" in said
    assert "seeds/y.txt: notice: its .toml" not in said
