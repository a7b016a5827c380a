"""A site in which only what changed was rendered is that of a clean build, to the byte."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, Project, copy_project


def build(project: Project, *more: str, **environment: str) -> dict[str, bytes]:
    done = project.run("mkdocs", "build", *more, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return project.files("site")


def clean_build(project: Project, folder: Path) -> dict[str, bytes]:
    """What a fresh copy of the same sources becomes."""
    shutil.copytree(project.root, folder, ignore=shutil.ignore_patterns("site", ".site.new", ".rendered"))
    fresh = Project(folder)
    assert fresh.run("scripts.clean").returncode == 0
    return build(fresh)


def article(project: Project, name: str, text: str, more: str = "") -> None:
    settings = f'slug = "{name}"\ntitle = "題目{name}"\nscript = "traditional"\n{more}'
    project.seed(name, text, settings)


def edit(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new), encoding="utf-8")


def remove(project: Project, name: str) -> None:
    for suffix in ("txt", "toml"):
        (project.root / f"seeds/{name}.{suffix}").unlink()


TEMPLATE = "docs/.overrides/kinds/article.html"
STYLES = "docs/.overrides/.inline/reading.css"
# What editors, publishers and newer versions of the program do: each at random moments.
EDITS: list[Callable[[Project], object]] = [
    lambda of: article(of, "a", "甲的文字改了。\n第二段。\n"),
    lambda of: article(of, "b", "乙的題目、日子與作者都改了。\n", 'added = 2026-01-02\nauthor = "佚名"\n'),
    lambda of: article(of, "d", "新來的一篇。\n"),
    lambda of: remove(of, "c"),
    lambda of: edit(of.root / "seeds/a.toml", 'slug = "a"', 'slug = "moved"\nwas = ["a"]'),
    lambda of: article(of, "b", "只有繁體。\n", 'variants = ["zh-Hant"]\n'),
    lambda of: of.configure("site_name: ", "site_name: 新"),
    lambda of: of.configure("variants: [zh-Hant, zh-Hans]", "variants: [zh-Hant, zh-Hans, zh-Hant-HK]"),
    lambda of: edit(of.root / TEMPLATE, '<p class="end">', '<p class="end" data-new>'),
    lambda of: edit(of.root / STYLES, "/* == article ==", "/* == article == new"),
    lambda of: edit(of.root / "docs/about.md", "# ", "# 新的"),
    lambda of: (of.root / "docs/more.md").write_text("# 又一頁\n\n!!! note\n    話。\n", encoding="utf-8"),
    lambda of: (of.root / "docs/assets/more.txt").write_text("一個檔案", encoding="utf-8"),
    lambda of: (of.root / "docs/assets/more.txt").unlink(missing_ok=True),
    lambda of: (of.root / "site/articles/a/index.html").write_text("somebody's", encoding="utf-8"),
    lambda of: (of.root / "site/feed.xml").unlink(missing_ok=True),
    lambda of: (of.root / "site/stray.html").write_text("somebody's", encoding="utf-8"),
    lambda of: (of.root / ".site.new/feed.xml").write_text("somebody's", encoding="utf-8"),
    lambda of: (of.root / ".site.new/articles/stray/deep").mkdir(parents=True),
    lambda of: shutil.rmtree(of.root / ".site.new"),
]


@pytest.fixture
def small(tmp_path: Path) -> Project:
    project = copy_project(tmp_path / "project", seeds="none")
    for name in ("a", "b", "c"):
        article(project, name, f"這是{name}篇的文字。\n還有一段。\n")
    return project


@pytest.mark.parametrize("seed", range(max(1, EXAMPLES // 100)))
def test_what_was_not_rendered_again_is_as_a_clean_build_makes_it(
    small: Project, tmp_path: Path, seed: int
) -> None:
    chosen = random.Random(seed)  # noqa: S311 (not for secrets)
    todo = chosen.sample(EDITS, len(EDITS))
    build(small, "--dirty")
    for number, at in enumerate(range(0, len(todo), 5)):
        for one in todo[at : at + 5]:
            try:
                one(small)
            except (FileNotFoundError, AssertionError):
                continue  # Another edit has removed what this one is about.
        assert build(small, "--dirty") == clean_build(small, tmp_path / f"clean{number}")


def inodes(project: Project) -> dict[str, int]:
    site = project.root / "site"
    return {str(path.relative_to(site)): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def test_an_edit_of_one_text_renders_its_pages_and_the_lists_that_show_it(small: Project) -> None:
    build(small, "--dirty")
    before = inodes(small)
    article(small, "c", "這一篇改了。\n")
    build(small, "--dirty")
    made = {path for path, inode in inodes(small).items() if before.get(path) != inode}
    pages = {path for path in made if path.endswith(".html")}
    assert not {path for path in pages if "articles/a/" in path or "articles/b/" in path}
    assert {"articles/c/index.html", "zh-hans/articles/c/notes/index.html", "index.html"} <= pages
    assert before.keys() == inodes(small).keys()


def test_what_stands_in_the_way_of_a_file_or_a_folder_goes(small: Project) -> None:
    expected = build(small, "--dirty")
    article(small, "c", "這一篇改了。\n")
    build(small, "--dirty")
    before_last = small.root / ".site.new"
    shutil.rmtree(before_last / "articles/a")
    (before_last / "articles/a").write_text("a file", encoding="utf-8")
    (before_last / "feed.xml").unlink()
    (before_last / "feed.xml/deep").mkdir(parents=True)
    article(small, "c", "這是c篇的文字。\n還有一段。\n")
    assert build(small, "--dirty") == expected
    folders = [path for path in (small.root / "site").rglob("*") if path.is_dir()]
    assert all(any(folder.iterdir()) for folder in folders)


def test_strict_builds_and_those_that_do_not_ask_for_it_render_everything(small: Project) -> None:
    for arguments in (["--dirty", "--strict"], []):
        build(small, "--dirty")
        before = inodes(small)
        build(small, *arguments)
        assert not set(before.values()) & set(inodes(small).values())


def test_a_build_that_fails_leaves_the_site_as_it_was(small: Project) -> None:
    before = build(small, "--dirty")
    template = small.root / "docs/.overrides/sitemap.xml"
    template.write_text("{{ nothing.of.this }}", encoding="utf-8")
    article(small, "a", "改了。\n")
    assert small.run("mkdocs", "build", "--dirty").returncode != 0
    assert small.files("site") == before
