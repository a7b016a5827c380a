"""A built site proves what it says; and every planted fault is found."""

import json
import re
import shutil
from pathlib import Path

import pytest

from scripts.checks import proof
from scripts.checks.proof import shown_text
from scripts.pages import record
from tests.conftest import SEED, SLUG, Project
from tests.pages.test_record import publish

ARTICLE = f"articles/{SLUG}"


def test_the_built_site_proves_itself(article_project: Project, site: Path) -> None:
    done = article_project.run("scripts.checks.proof", "site")
    assert (done.returncode, done.stdout) == (
        0,
        "1 articles give back their seed byte for byte, and 2 pages show their text\n",
    )
    received = (site / "articles" / SLUG / "received.txt").read_bytes()
    assert received == (article_project.root / "seeds" / f"{SEED}.txt").read_bytes()


@pytest.mark.parametrize("what", ["text", "seed", "record", "greedy"])
def test_a_planted_fault_is_found(tmp_path: Path, what: str) -> None:
    _, published, made = publish("終于,好", "damaged", ("zh-Hant",))
    folder = tmp_path / "articles" / "x"
    folder.mkdir(parents=True)
    text, seed = published, "終于,好"
    if what == "text":
        text = text.replace("好", "壞")
    if what == "seed":
        seed = seed.replace("好", "壞")
    if what == "record":
        made["changes"][1]["was"] = "干"
    if what == "greedy":
        made["changes"][1] |= {"at": 0, "was": "終于", "now": "終於"}
    (folder / proof.RECORD).write_text(json.dumps(made), encoding="utf-8")
    (folder / proof.RECEIVED).write_text(seed, encoding="utf-8")
    (folder / record.text_name("x", "zh-Hant")).write_text(text, encoding="utf-8")
    _, _, (finding,) = proof.prove(tmp_path)
    assert finding.file == "articles/x/record.json"


def test_a_record_without_its_files_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "articles/x/record.json"
    path.parent.mkdir(parents=True)
    for broken in ("{", "[]", '{"seed": {"file": "gone.txt"}}', '{"seed": 1, "pages": {"zh-Hant": ""}}'):
        path.write_text(broken, encoding="utf-8")
        assert len(proof.prove(tmp_path)[2]) == 1


# --- the page ----------------------------------------------------------------

FAULTS = {
    "a dropped paragraph": (r'<p id="p2">[^<]*</p>', "", "line 3"),
    "a paragraph twice": (r'(<p id="p2">[^<]*</p>)', r"\1\1", "line 4"),
    "two paragraphs exchanged": (
        r'(<p id="p2">[^<]*</p>)\s*(<p id="p3">[^<]*</p>)',
        r"\2\1",
        "line 3",
    ),
    "another element in the text": ("數科進行", '<span class="x">數科</span>進行', "neither heading nor"),
    "a hidden part of the text": (
        "數科進行",
        '數科<span class="n" hidden></span>進行',
        "neither heading nor",
    ),
    "a changed character": ("數科進行", "數科進竹", "line 2 is '行"),
    "a character of another script": ("三家機構", "三家机構", "line 14 is '機"),
    "a lost space": ("——", "—", "line 2 is '—"),
    "markup in the text": ("數科進行", "數科<b>進行</b>", "neither heading nor paragraph"),
    "something between": (r'<p id="p3">', r'<div>x</div><p id="p3">', "neither heading nor paragraph"),
    "another title": (">小米數科<wbr>", ">大米數科<wbr>", "line 1 is '小"),
    "a heading that is none": (r'<h2 id="market">(.*?)</h2>', r'<p id="market">\1</p>', "is <h2>"),
    "a hidden text": ('<div class="text"', '<div hidden class="text"', "no title or text"),
    "no title": ("<h1>.*?</h1>", "", "no title or text"),
    "a hidden second text": ("</article>", '<div class="text"></div></article>', "or several"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_shows_anything_else_is_found_with_its_first_difference(
    site: Path, tmp_path: Path, fault: str
) -> None:
    pattern, planted, says = FAULTS[fault]
    shutil.copytree(site / ARTICLE, tmp_path / ARTICLE)
    shutil.copytree(site / "zh-hans", tmp_path / "zh-hans")
    page = tmp_path / ARTICLE / "index.html"
    source = page.read_text(encoding="utf-8")
    head, start, text = source.partition("<h1>")
    changed = re.sub(pattern, planted, start + text, count=1)
    assert changed != start + text
    page.write_text(head + changed, encoding="utf-8")
    _, _, (finding,) = proof.prove(tmp_path)
    assert finding.file == f"{ARTICLE}/index.html"
    assert says in finding.message


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    text = '<p id="p1">&#60;b&#62; &#8203;c</p>'
    start, end = '<div class="text" id="main" tabindex="-1" data-x="">', '</div>\n<footer class="after">'
    page = f"<h1>a &amp; b</h1>\n{start}\n{text}\n{end}"
    assert shown_text(page) == [("h1", "a & b"), ("p", "<b> \u200bc")]
    text = '<h2 id="x">甲乙<wbr>丙</h2> <p id="p2" lang="en">a <span lang="und-Latn">b</span></p>'
    text += '<p id="p3">今年<span class="n">3月</span><span class="w">&lt;x&gt;</span></p>'
    page = f'<h1 class="long">《甲》<wbr>乙</h1>\n{start}\n{text}\n{end}'
    assert shown_text(page) == [("h1", "《甲》乙"), ("h2", "甲乙丙"), ("p", "a b"), ("p", "今年3月<x>")]


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
    assert "is '數科" in done.stderr
    assert site.exists()
    assert full_project.files("site") == before


@pytest.mark.parametrize("name", ["index.html", f"{SLUG}.zh-Hans.txt"])
def test_a_page_or_a_text_that_is_missing_is_missed(site: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/zh-hans" / ARTICLE / name).unlink()
    _, _, (finding,) = proof.prove(tmp_path / "site")
    assert finding.file == f"zh-hans/{ARTICLE}/index.html"
    assert "No such file" in finding.message


def test_other_files_of_these_names_are_none_of_its_matter(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/about/data.2020.txt").write_text("x", encoding="utf-8")
    (tmp_path / "site/about/record.json").write_text("[]", encoding="utf-8")
    assert proof.prove(tmp_path / "site") == (1, 2, [])
