"""A built site proves what it says. What the proof sees is in ``test_catalogue.py``."""

import shutil
from pathlib import Path

import pytest

from scripts.checks.forms import shown
from scripts.checks.proof import main, prove
from scripts.checks.tree import parsed
from tests.conftest import SEED, SLUG, Project


def test_the_built_site_proves_itself(article_project: Project, site: Path) -> None:
    done = article_project.run("scripts.checks.proof", "site")
    assert (done.returncode, done.stdout) == (
        0,
        "1 article given back byte for byte, and the text shown on 2 pages\n",
    )
    received = (site / "articles" / SLUG / "received.txt").read_bytes()
    assert received == (article_project.root / "seeds" / f"{SEED}.txt").read_bytes()


@pytest.mark.parametrize("broken", ["{", "[]", "{}", '{"about": 1}', '{"pages": {"zh-Hant": ""}}'])
def test_a_record_that_says_nothing_is_an_error_and_not_a_crash(
    site: Path, tmp_path: Path, broken: str
) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / f"site/articles/{SLUG}/record.json").write_text(broken, encoding="utf-8")
    findings = [one for one in prove(tmp_path / "site")[2] if one.file.endswith("record.json")]
    assert [one.code for one in findings][:1] == ["S01"]


def test_a_folder_that_is_no_site_is_an_error_and_not_a_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = prove(tmp_path)[2]
    assert [one.code for one in findings] == ["S08"]
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == "", "what is wrong is told where errors are"
    assert said.err.splitlines() == [
        str(findings[0]),
        f"{tmp_path}: error: no article in it; build the site first",
    ]


def test_the_command_compares_with_the_seeds_that_lie_beside_a_site(
    article_project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(article_project.root, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert main(["site"]) == 0
    seed = Path(f"seeds/{SEED}.txt")
    seed.write_bytes(seed.read_bytes() + b"x")
    capsys.readouterr()
    assert main(["site"]) == 1
    assert seed.name in capsys.readouterr().err
    shutil.rmtree("seeds")
    assert main(["site"]) == 0, "a site alone proves what it says"


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    def read(text: str) -> list[object]:
        return shown(
            parsed(f'<div class="text" id="main" tabindex="-1" data-x="">\n{text}\n</div>')[0].one("div"), ""
        )

    text = '<p id="p1">&#60;b&#62; &#8203;c</p>'
    assert read(text) == [["paragraph", {"id": "p1"}, "<b> \u200bc"]]
    text = '<h2 id="x">甲乙<wbr>丙</h2> <p id="p2" lang="en">a <span lang="und-Latn">b</span></p>'
    text += '<p id="p3">今年<span class="n">3月</span><span class="w">&lt;x&gt;</span></p>'
    heading = ["heading", {"id": "x", "level": "2"}, "甲乙丙"]
    assert read(text) == [
        heading,
        ["paragraph", {"id": "p2"}, "a b"],
        ["paragraph", {"id": "p3"}, "今年3月<x>"],
    ]


def test_a_fault_in_the_templates_stops_the_build(full_project: Project) -> None:
    site = full_project.site()
    before = full_project.files("site")
    template = full_project.root / "docs/.overrides/kinds/article.html"
    source = template.read_text(encoding="utf-8")
    template.write_text(
        source.replace("{{ page.content }}", '{{ page.content | replace("數科", "数科") }}'), encoding="utf-8"
    )
    done = full_project.run("mkdocs", "build")
    assert done.returncode != 0
    assert "the page has" in done.stderr
    assert "小米数科" in done.stderr
    assert site.exists()
    assert full_project.files("site") == before


def test_the_check_before_a_deployment_proves_all_of_it(full_project: Project) -> None:
    """A style that hides, a policy that lacks a directive, a feed of nothing: each stops ``make check``."""
    faults = {
        "docs/.overrides/.inline/reading.css": (
            ".n,.u { white-space:nowrap }",
            ".n,.u { display:none }",
            "[S07]",
        ),
        "docs/.overrides/partials/policy.html": (";form-action 'none'", "", "[S07]"),
        "scripts/pages/feed.py": (
            '_content(edition, site_url), type="html"',
            '"", type="html"',
            "[S05]",
        ),
    }
    for path, (old, new, code) in faults.items():
        source = (full_project.root / path).read_text(encoding="utf-8")
        assert old in source, path
        (full_project.root / path).write_text(source.replace(old, new), encoding="utf-8")
        done = full_project.run("scripts.check")
        assert done.returncode == 1, path
        assert code in done.stderr, done.stderr
        (full_project.root / path).write_text(source, encoding="utf-8")


def test_other_files_of_these_names_are_none_of_its_matter(full_project: Project) -> None:
    (full_project.root / "docs/about.2020.txt").write_text("x", encoding="utf-8")
    (full_project.root / "docs/record.json").write_text("[]", encoding="utf-8")
    assert prove(full_project.site(), full_project.root)[2] == []


def test_what_only_some_sites_have_is_no_fault(project: Project) -> None:
    """A mark with a title, words and colours of its own, a paragraph all in English, characters of the other
    script beside Latin words.
    """
    mark = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>印</title><linearGradient id="g"/>'
    )
    mark += '<circle cx="5" cy="5" r="4" class="ring" fill="url(#g)"/><text x="2" y="6">字</text></svg>'
    (project.root / "docs/assets/seal.svg").write_text(mark, encoding="utf-8")
    text = (
        "# 笔记\n\n- 先学这一种\n\n其实 Python 與老師一樣，会讲 Python 的对话。\n\nThis is the end of it.\n"
    )
    (project.root / "seeds/notes.md").write_text(text, encoding="utf-8")
    settings = 'script = "damaged"\nslug = "notes"\nadded = 2020-01-02\n'
    (project.root / "seeds/notes.toml").write_text(settings, encoding="utf-8")
    assert prove(project.site(), project.root) == (1, 2, [])


def test_what_a_page_by_hand_may_not_have_is_told_once_with_its_line(small_project: Project) -> None:
    body = '# 頁\n\n![圖](https://a.example/圖.png)\n\n<iframe src="https://b.example/v"></iframe>\n'
    body += '\n<form action="/x"><input></form>\n'
    (small_project.root / "docs/page.md").write_text(body, encoding="utf-8")
    done = small_project.run("mkdocs", "build", "--strict")
    told = [line.split("ERROR   -  ")[-1].split("; ")[0] for line in done.stderr.splitlines() if "[S" in line]
    assert sorted(told) == [
        "docs/page.md:3: error: <img> loads https://a.example/圖.png",
        "docs/page.md:5: error: <iframe> loads https://b.example/v",
        "docs/page.md:5: error: it holds <iframe>",
        "docs/page.md:7: error: <form> has action",
    ]


def test_an_article_of_whose_variants_the_site_has_none_is_not_missed(small_project: Project) -> None:
    small_project.seed("hongkong", "遠方\n他走了很遠。\n", 'slug = "far"\nvariants = ["zh-Hant-HK"]\n')
    small_project.site()
    assert not list((small_project.root / "site").rglob("far"))
