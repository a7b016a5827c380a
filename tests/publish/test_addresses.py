"""An address that was published leads somewhere for ever."""

import json

import pytest

from scripts.checks.crawl import home_address, visit
from scripts.checks.proof import prove
from tests.conftest import Project

HEAD = 'title = "橋"\nscript = "traditional"\nsections = []\nadded = 2026-01-0'
TEXT = "我們過了橋。\n"


def listed(project: Project) -> dict[str, dict[str, object]]:
    return dict(json.loads((project.root / "published.json").read_text(encoding="utf-8")))


@pytest.fixture
def two(project: Project) -> Project:
    project.seed("a", TEXT, f'slug = "a"\n{HEAD}2')
    project.seed("b", TEXT, f'slug = "b"\n{HEAD}1')
    assert project.build().returncode == 0
    return project


def test_a_build_gives_each_article_a_number_that_stays(two: Project) -> None:
    assert listed(two) == {"b": {"number": 1}, "a": {"number": 2}}
    two.seed("c", TEXT, f'slug = "c"\n{HEAD}1')
    two.build()
    assert listed(two) == {"b": {"number": 1}, "a": {"number": 2}, "c": {"number": 3}}


def test_a_strict_build_writes_no_list_and_says_what_it_lacks(two: Project) -> None:
    two.seed("c", TEXT, f'slug = "c"\n{HEAD}1')
    done = two.build("--strict")
    assert done.returncode == 0
    assert "published.json: notice: it does not list every article yet (1): c; " in done.stderr
    assert "c" not in listed(two)


def test_a_preview_publishes_nothing_and_so_writes_no_list(project: Project) -> None:
    project.seed("a", TEXT, f'slug = "a"\n{HEAD}2')
    assert project.build("--drafts").returncode == 0
    assert not (project.root / "published.json").exists()
    assert "does not list every article" not in project.build().stderr
    assert listed(project) == {"a": {"number": 1}}


def test_drafts_and_articles_before_their_day_have_a_number_and_may_go_again(two: Project) -> None:
    two.seed("c", TEXT, f'slug = "c"\ndraft = true\n{HEAD}1')
    two.seed("d", TEXT, f'slug = "d"\n{HEAD.replace("2026", "2999")}1')
    two.build()
    assert listed(two)["c"] == {"number": 3, "waiting": True}
    assert listed(two)["d"] == {"number": 4, "waiting": True}
    for name in ("c.txt", "c.toml", "d.txt", "d.toml"):
        (two.root / "seeds" / name).unlink()
    assert two.build("--strict").returncode == 0


def test_make_new_lists_the_address_that_nobody_has_seen_yet(project: Project) -> None:
    (project.root / "橋.txt").write_text(TEXT, encoding="utf-8")
    done = project.run("scripts.new", "橋.txt")
    assert done.returncode == 0, done.stderr
    assert listed(project) == {"qiao": {"number": 1, "waiting": True}}
    project.build()
    assert listed(project) == {"qiao": {"number": 1}}


@pytest.mark.parametrize("remove", [True, False])
def test_a_published_address_that_vanishes_stops_a_strict_build(two: Project, remove: bool) -> None:
    if remove:
        (two.root / "seeds/b.txt").unlink()
        (two.root / "seeds/b.toml").unlink()
    else:
        two.seed("b", TEXT, f'slug = "bridge"\n{HEAD}1')
    done = two.build("--strict")
    assert done.returncode == 1
    assert "published.json: warning: articles/b/ was published, and nothing is there now; " in done.stderr
    assert 'or write here "b": {"number":1,"gone":true} [A08]' in done.stderr
    assert listed(two)["b"] == {"number": 1}


def test_a_published_article_that_becomes_a_draft_vanishes_too(two: Project) -> None:
    two.seed("b", TEXT, f'slug = "b"\ndraft = true\n{HEAD}1')
    assert "articles/b/ was published, and nothing is there now" in two.build("--strict").stderr


def test_one_that_is_gone_on_purpose_is_said_in_one_line(two: Project) -> None:
    (two.root / "seeds/b.txt").unlink()
    (two.root / "seeds/b.toml").unlink()
    path = two.root / "published.json"
    path.write_text(path.read_text().replace('"b": {"number":1}', '"b": {"number":1,"gone":true}'))
    assert two.build("--strict").returncode == 0
    two.seed("b", TEXT, f'slug = "b"\n{HEAD}1')
    assert "articles/b/ is said to be gone, and is published" in two.build().stderr


def test_an_old_address_leads_on_in_every_variant_and_keeps_number_and_feed_id(two: Project) -> None:
    before = (two.root / "docs/feed.xml").read_text(encoding="utf-8")
    assert "<id>https://example.org/sub/path/articles/b/</id>" in before
    two.seed("b", TEXT, f'slug = "bridge"\nwas = ["b", "the-bridge"]\n{HEAD}1')
    assert two.build("--strict").returncode == 0
    assert two.build().returncode == 0
    assert listed(two)["bridge"] == listed(two)["b"] == listed(two)["the-bridge"] == {"number": 1}
    feed = (two.root / "docs/feed.xml").read_text(encoding="utf-8")
    assert "<id>https://example.org/sub/path/articles/b/</id>" in feed
    assert 'href="https://example.org/sub/path/articles/bridge/"' in feed
    site = two.site()
    for root, title in (("", "橋"), ("zh-hans/", "桥")):
        for old in ("b", "the-bridge"):
            page = (site / f"{root}articles/{old}/index.html").read_text(encoding="utf-8")
            assert '<meta http-equiv="refresh" content="0; url=../bridge/">' in page
            assert f'<a href="../bridge/">{title}</a>' in page
            canonical = f"https://example.org/sub/path/{root}articles/bridge/"
            assert f'<link rel="canonical" href="{canonical}">' in page
            assert '<meta name="robots" content="noindex">' in page
            assert (site / f"{root}articles/{old}/notes/index.html").is_file()
    assert "articles/b/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert visit(site, home_address(site))[1] == []
    assert prove(site)[2] == []


def test_an_old_address_is_nobody_elses(two: Project) -> None:
    two.seed("b", TEXT, f'slug = "b"\nwas = ["a"]\n{HEAD}1')
    two.seed("c.1", TEXT, f'slug = "a"\n{HEAD}1')
    said = two.build().stderr
    assert "seeds/b.toml: error: the slug a is that of seeds/a.txt too; give one of them" in said
    assert "seeds/c.1.toml: error: the slug a is that of seeds/a.txt too" in said
    two.seed("b", TEXT, f'slug = "b"\nwas = ["b"]\n{HEAD}1')
    assert "was names an address twice, or the one of today" in two.build().stderr


@pytest.mark.parametrize("raw", ["[]", "{", '{"a": 1}', '{"a": {"number": "x"}}', "\xff"])
def test_a_list_that_cannot_be_understood_is_an_error_and_stays(two: Project, raw: str) -> None:
    (two.root / "published.json").write_bytes(raw.encode("latin-1"))
    done = two.build()
    assert done.returncode == 1
    assert done.stderr.startswith("published.json: error: cannot be understood")
    assert (two.root / "published.json").read_bytes() == raw.encode("latin-1")


def test_two_versions_that_git_left_are_told_with_their_line(two: Project) -> None:
    left = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n"
    (two.root / "published.json").write_text("{\n" + left + "}\n", encoding="utf-8")
    assert "published.json:2: error: git left two versions here; keep one" in two.build().stderr
    (two.root / "published.json").write_text("{}\n", encoding="utf-8")
    (two.root / "seeds/a.toml").write_text(left.format('title = "甲"', 'title = "乙"'), encoding="utf-8")
    assert "seeds/a.toml:1: error: git left two versions here; keep one" in two.build().stderr
