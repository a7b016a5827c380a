"""Works as a new publisher has them: `make new` and at most five lines of decisions make each a page.

They lie in tests/publication/works/ as received: two in GBK and Big5, a Word file and a web page among them.
"""

import datetime
import html
import re
import shutil
from pathlib import Path

import pytest

from scripts.checks.proof import prove
from scripts.checks.records import read_record
from scripts.new import add
from tests.conftest import PUBLICATION, Project, copy_project
from tests.projects import ROOT

WORKS = sorted(path for path in (PUBLICATION / "works").iterdir() if path.is_file())
Published = tuple[Project, dict[str, str]]  # the project, and file → slug
TODAY = datetime.date(2026, 11, 28)

# What the editor changes in the .toml that `make new` drew up: lines that go → lines that come.
DECISIONS = {
    "恆春的風": ("", 'author = "恒齋主人"\n'),
}

# What stands on the page of each: the kinds of its blocks, a number for as many paragraphs.
SHOWN: dict[str, list[object]] = {
    "三峽夜行": ["h2", "h3", 3, "rule", 1, "h3", 2, "h2", "h3", 3],
    "修琴的人": [8, "rule", 2],
    "夜行船": [1, "verse", "verse", "verse"],
    "小石潭記": [],
    "恆春的風": [],
    "東溪渡口考": [1, "h2", "h3", 1, "h3", 1, "h2", 1, "table", "h2", 1, "figure"],
    "河口老橋封閉": [3, "figure", 1, "list", 1, "figure", 2],
    "老城的水井": [],
    "老街的茶館": [1, "figure", 1, "list", 1, "table", "quote", 1],
    "茶山行記": [1, "h2", 1, "figure", 1, "quote", "h2", 1, "list", "table", 1, "notes"],
    "茶山謠": ["verse", 3, "rule", 3],
    "讀山記": [2, "quote", 1, "verse", 4],
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The works, added, decided and built with warnings as errors; file → slug."""
    project = copy_project(tmp_path_factory.mktemp("works"), seeds="none")
    project.configure("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hans, zh-Hant-HK]")
    shutil.copytree(ROOT / "requirements", project.root / "requirements")
    slugs = {}
    for path in WORKS:
        [(article, _)] = add([path], project.root, TODAY)
        slugs[path.stem] = article.slug
        toml = project.root / article.seed.settings_file
        said = toml.read_text(encoding="utf-8")
        gone, come = DECISIONS.get(path.stem, ("", ""))
        assert gone in said
        assert gone.count("\n") + come.count("\n") <= 5
        toml.write_text(come + said.replace(gone, ""), encoding="utf-8")
    project.site()
    return project, slugs


def test_every_work_is_published_and_proved_in_all_variants(
    published: Published,
) -> None:
    assert len(WORKS) == len(SHOWN)
    assert prove(published[0].root / "site") == (len(WORKS), 3 * len(WORKS), [])


@pytest.mark.parametrize("name", SHOWN)
def test_every_work_has_the_forms_that_its_author_saw(published: Published, name: str) -> None:
    project, slugs = published
    record = read_record(_file(project, slugs[name], "record.json"))
    found: list[object] = []
    for kind, about, *_ in record.get("forms", {}).get("zh-Hans", []):
        one = f"h{about['level']}" if kind == "heading" else kind
        if one == "paragraph" and found and isinstance(found[-1], int):
            found[-1] += 1
        else:
            found.append(1 if one == "paragraph" else one)
    assert found == SHOWN[name]


def test_a_wrapped_novel_is_of_paragraphs_again_and_the_notes_say_so(
    published: Published,
) -> None:
    project, slugs = published
    text = _file(project, slugs["三峽夜行"], "san-xia-ye-xing.zh-Hant.txt")
    assert "　　第二天早上霧很大，兩岸的山只剩下腳，上頭全是白的。船走得極慢，" in text
    assert "把一本 Tristram Shandy 翻來翻去，一個字也沒有看進去。\n" in text
    assert '折斷的行接回了 <span class="n">10 處' in _file(project, slugs["三峽夜行"], "notes/index.html")


def test_forms_of_hong_kong_and_addresses_stay(published: Published) -> None:
    project, slugs = published
    text = _file(project, slugs["恆春的風"], "heng-chun-de-feng.zh-Hant.txt")
    assert "恒齋主人" in text
    assert "風裏的味道" in text
    text = (project.root / "site/zh-hans/articles/du-shan-ji/du-shan-ji.zh-Hans.txt").read_text(
        encoding="utf-8"
    )
    assert "https://example.org/shan/客棧?id=7，信寄 mountain@example.org" in text


def _file(project: Project, slug: str, name: str) -> str:
    path: Path = project.root / "site/articles" / slug / name
    return path.read_text(encoding="utf-8")


def test_a_word_file_and_a_web_page_come_with_pictures_captions_notes_and_author(
    published: Published,
) -> None:
    project, slugs = published
    page = html.unescape(_file(project, slugs["茶山行記"], "index.html"))
    assert "<figcaption>圖一　霧裡的茶山</figcaption>" in page
    assert "水寫作H<sub>2</sub>O的年代" in page
    assert "一說清明以前為上。" in page
    page = html.unescape(_file(project, slugs["老街的茶館"], "index.html"))
    assert "<figcaption>茶館門口的對聯。周渡 攝</figcaption>" in page
    assert "作者：周渡" in re.sub("<[^>]*>", "", page)
    assert 'width="60" height="40"' in page
    assert "<ol>" in page
    assert "廣告" not in page
    assert "相關閱讀" not in page
