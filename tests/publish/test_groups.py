"""Series and tags: their pages, what an article says of them, and addresses that stay."""

import json
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from scripts.article.edition_model import Edition
from scripts.converting.variants import TABLE
from scripts.pages.group_pages import LENGTH, group_pages
from scripts.pages.phrases import phrases
from scripts.pages.titles import TitlesPage
from scripts.publish.cache import Group, Published
from scripts.publish.groups import addresses, check_series
from tests.conftest import Project, copy_project
from tests.publish.test_publication import editions

SERIES = """slug = "{slug}"
title = "第{part}篇"
script = "{script}"
added = 2026-01-0{part}
series = "{series}"
part = {part}
tags = {tags}
"""


def seed(of: Project, slug: str, part: int, script: str, series: str, tags: list[str], text: str) -> None:
    listed = json.dumps(tags, ensure_ascii=False)
    of.seed(slug, text, SERIES.format(slug=slug, part=part, script=script, series=series, tags=listed))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("groups"), seeds="none")
    # The third comes before the second, so that order by number and by day differ.
    seed(project, "one", 1, "traditional", "臺灣讀書筆記", ["閱讀", "臺灣"], "第一篇說臺灣。\n")
    seed(project, "two", 3, "simplified", "台湾读书笔记", ["台湾"], "第二篇说的是书。\n")
    seed(project, "three", 2, "traditional", "臺灣讀書筆記", ["閱讀"], "第三篇說書。\n")
    project.seed("alone", "沒有標籤也沒有系列。\n", 'slug = "alone"\ntitle = "獨篇"\nscript = "traditional"')
    loose = 'slug = "loose"\ntitle = "散篇"\nscript = "traditional"\nseries = "未定之書"'
    project.seed("loose", "這一篇還沒有號碼。\n", loose)
    front = "title: 寫成的\ndate: 2019-05-06\nseries: 臺灣讀書筆記\npart: 4\ntags: [閱讀]\nslug: four\n"
    (project.root / "seeds/four.md").write_text(f"---\n{front}---\n\n一段。\n", encoding="utf-8")
    (project.root / "seeds/four.toml").write_text('script = "traditional"\n', encoding="utf-8")
    return project.site()


def read(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def near(html: str) -> list[str]:
    links = re.findall('<nav class="near" aria-label="[^"]+">(.*?)</nav>', html, re.DOTALL)[0]
    return [one.rstrip("/") for one in re.findall('href="([^"]+)"', links)]


def test_a_series_has_its_contents_in_the_order_of_its_numbers_in_every_variant(site: Path) -> None:
    for root, title in (("", "臺灣讀書筆記"), ("zh-hans/", "台湾读书笔记")):
        html = read(site, f"{root}series/tai-wan-du-shu-bi-ji")
        assert f"<h1>{'<wbr>'.join(phrases(title))}</h1>" in html
        assert re.findall(r"articles/(\w+)/\"><b>(\d)　</b>", html) == [
            ("one", "1"),
            ("three", "2"),
            ("two", "3"),
            ("four", "4"),
        ]
        assert "<span>4 篇</span>" in html, "a series says how long it is"
        listed = f">{'<wbr>'.join(phrases(title))}</a> <small>4 篇</small>"
        assert listed in read(site, f"{root}series"), "in phrases, like an article's title"
        assert "<wbr>" in listed


def test_lists_of_titles_tell_the_day_of_writing_from_the_day_on_which_an_article_came(site: Path) -> None:
    for path, came in (("series/tai-wan-du-shu-bi-ji", 3), ("archive", 3), ("tags/yue-du", 2)):
        html = read(site, path)
        assert html.count("<i>收錄 </i><time") == came
        assert html.count('<small><time datetime="2019-05-06">') == 1


def test_an_article_leads_to_the_next_and_the_last_of_its_series(site: Path) -> None:
    assert near(read(site, "articles/three")) == ["../two", "../one", "../.."]
    assert near(read(site, "zh-hans/articles/one")) == ["../three", "../.."]
    three = read(site, "articles/three")
    assert "<small>下一篇</small> 第3篇</a>" in three
    assert "<small>上一篇</small> 第1篇</a>" in three
    assert ">“台湾读书笔记”第 2 篇</a>" in read(site, "zh-hans/articles/three")
    assert "下一篇" not in read(site, "articles/alone"), "an article without a series has neighbours by day"


def test_where_a_series_has_no_numbers_its_articles_say_none(site: Path) -> None:
    assert ">系列「未定之書」</a>" in read(site, "articles/loose")
    assert ">系列“未定之书”</a>" in read(site, "zh-hans/articles/loose")
    assert ">「臺灣讀書筆記」第 2 篇</a>" in read(site, "articles/three")
    assert re.findall(r'articles/(\w+)/">(<b>)?', read(site, "series/wei-ding-zhi-shu")) == [("loose", "")]


def test_home_of_several_articles_shows_no_title_of_its_own(site: Path) -> None:
    assert '<h1 class="unseen">' in read(site, "")


def test_a_tag_is_one_in_whatever_script_it_is_written(site: Path) -> None:
    html = read(site, "tags/tai-wan")
    assert re.findall(r"articles/(\w+)/", html) == ["two", "one"], "newest first"
    assert "<h1>台湾</h1>" in read(site, "zh-hans/tags/tai-wan")
    assert re.findall(r'href="([^"]+)" rel="tag">([^<]+)', read(site, "articles/one")) == [
        ("../../tags/yue-du/", "閱讀"),
        ("../../tags/tai-wan/", "臺灣"),
    ]
    assert 'rel="tag"' not in read(site, "articles/alone")


def test_tags_may_be_numbers_and_one_may_begin_with_another(project: Project) -> None:
    """tags/7/ would be the seventh page of the list of all tags."""
    seed(project, "one", 1, "traditional", "札記", ["2024", "7", "Python 3"], "第一篇說書。\n")
    seed(project, "two", 2, "traditional", "札記", ["2024", "Python"], "第二篇說書。\n")
    site = project.site()
    assert sorted(path.name for path in (site / "tags").iterdir() if path.is_dir()) == [
        "2024", "no-7", "python", "python-3"
    ]  # fmt: skip
    shutil.copyfile(site / "tags/python/index.html", site / "tags/python-3/index.html")
    done = project.run("scripts.checks.proof", "site")
    assert "tags/python-3/index.html" in done.stderr


def test_a_tag_is_named_by_who_writes_in_the_script_of_the_page(project: Project) -> None:
    """面 of an older article in Simplified may be a face or noodles."""
    seed(project, "one", 1, "simplified", "札记", ["面"], "第一篇说书。\n")
    seed(project, "two", 2, "traditional", "札記", ["麵"], "第二篇說書。\n")
    site = project.site()
    for root, name in (("", "麵"), ("zh-hans/", "面")):
        assert f"<h1>{name}</h1>" in read(site, f"{root}tags/mian")
        assert f'rel="tag">{name}</a>' in read(site, f"{root}articles/two")
    assert 'rel="tag">面</a>' in read(site, "articles/one"), "what its own author may have meant stays"


def test_machines_are_told_of_series_and_tags(site: Path) -> None:
    html = read(site, "zh-hans/articles/one")
    said = json.loads(re.search(r"<script type=.application/ld\+json.>(.*?)</script>", html)[1])  # type: ignore[index]
    assert said["isPartOf"] == {"@type": "CreativeWorkSeries", "name": "台湾读书笔记"}
    assert (said["position"], said["keywords"]) == (1, ["阅读", "台湾"])
    with zipfile.ZipFile(site / "articles/one/one.zh-Hant.epub") as book:
        package = book.read("package.opf").decode()
    assert "<dc:subject>閱讀</dc:subject>" in package
    assert '<meta property="belongs-to-collection" id="series">臺灣讀書筆記</meta>' in package


def test_a_site_without_series_and_tags_has_no_pages_of_them(project: Project) -> None:
    project.seed("alone", "一段。\n", 'slug = "alone"\ntitle = "獨篇"\nscript = "traditional"')
    assert project.build().returncode == 0
    assert not {"series", "tags"} & {path.name for path in (project.root / "docs").iterdir()}


# --- long lists, and addresses -----------------------------------------------


def pages_of(count: int, grows_at_end: bool) -> list[TitlesPage]:
    items = [{"url": f"{number}/", "title": str(number)} for number in range(count)]
    return [*group_pages(TABLE["zh-Hans"], "tags/x/", "題", items, None, grows_at_end)]  # type: ignore[arg-type]


@pytest.mark.parametrize("grows_at_end", [True, False])
@pytest.mark.parametrize("count", [0, 1, LENGTH, 2 * LENGTH - 1, 2 * LENGTH, 5 * LENGTH + 7])
def test_a_long_list_is_divided_and_nothing_is_lost(count: int, grows_at_end: bool) -> None:
    pages = pages_of(count, grows_at_end)
    assert [item["title"] for page in pages for item in page.lists["articles"]] == [
        str(n) for n in range(count)
    ]
    assert all(len(page.lists["articles"]) < 2 * LENGTH for page in pages)
    assert [page.lists.get("newer") for page in pages] == [None, *(page.url for page in pages[:-1])]
    assert [page.lists.get("older") for page in pages] == [*(page.url for page in pages[1:]), None]
    assert pages[0].url == "zh-hans/tags/x/"


@pytest.mark.parametrize("grows_at_end", [True, False])
def test_a_page_of_a_long_list_leads_to_those_before_and_behind_it(grows_at_end: bool) -> None:
    pages = pages_of(4 * LENGTH, grows_at_end)
    heads = [yaml.safe_load(one.page([one]).split(b"---")[1]) for one in pages]
    urls = [one.url for one in pages]
    assert len(set(urls)) == 4
    assert [head.get("newer") for head in heads] == [None, *urls[:-1]]
    assert [head.get("older") for head in heads] == [*urls[1:], None]


def test_a_numbered_page_keeps_what_it_has_when_articles_come() -> None:
    for grows_at_end in (True, False):
        shift = 0 if grows_at_end else LENGTH  # newer ones stand before the others
        before = {page.url: page.lists["articles"] for page in pages_of(3 * LENGTH, grows_at_end)[1:]}
        after = {page.url: page.lists["articles"] for page in pages_of(4 * LENGTH, grows_at_end)[1:]}
        numbers = [[int(item["title"]) + shift for item in items] for items in before.values()]
        kept = [[int(item["title"]) for item in after[url]] for url in before]
        assert [one[:LENGTH] for one in kept] == [one[:LENGTH] for one in numbers]


def published(file: str, *groups: Group, part: int = 0) -> Published:
    one: Edition = editions(1)[0]
    return Published(file, replace(one.facts, file=file, slug=file, part=part), (), (), groups=groups)


def test_of_two_that_are_read_alike_the_older_keeps_its_address() -> None:
    older, newer = Group("tags", "事实", "shi-shi"), Group("tags", "实施", "shi-shi")
    listed = [published("new", newer), published("old", older)]
    assert addresses(listed) == {("tags", "事实"): "tags/shi-shi/", ("tags", "实施"): "tags/shi-shi-2/"}
    assert addresses([published("newest", newer, older), *listed]) == addresses(listed)


def test_a_place_in_a_series_that_cannot_be_told_is_a_finding() -> None:
    series = Group("series", "笔记", "bi-ji")
    known = [
        published("a", series, part=1),
        published("b", series, part=1),
        published("c", series),
        published("d", part=2),
        published("e", series, part=2),
        published("f", Group("series", "别的", "bie-de"), part=1),
        published("g", Group("series", "無數", "wu-shu")),  # nothing in it has a number
    ]
    found = [(one.file, one.code, one.message) for one in check_series(known)]
    assert found == [
        ("b", "A11", "a is number 1 of its series too"),
        ("c", "A11", "it has a series and no number there"),
        ("d", "A11", "it has part = 2 and no series"),
    ]
