"""The built site: what MkDocs makes of the pages, and what it tells machines."""

import html
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest

from scripts.checks.records import read_record
from scripts.pages.interface import words
from tests.conftest import PUBLICATION, ROOT, SEED, SLUG, URL, Project, copy_project, needs_git
from tests.reading import Page

ARTICLE = f"articles/{SLUG}/"
PATHS = ["", ARTICLE, f"{ARTICLE}notes/"]
EVERY = [root + path for root in ("", "zh-hans/") for path in PATHS]


def page(site: Path, path: str) -> Page:
    return Page((site / path / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("root", ["", "zh-hans/"])
def test_the_page_says_the_text(site: Path, root: str) -> None:
    expected = (ROOT / f"tests/article/expected/zh-Han{'s' if root else 't'}.txt").read_text(encoding="utf-8")
    assert page(site, root + ARTICLE).text == expected.splitlines()


def variants(page: Page) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.links("alternate") if "hreflang" in link}


def names_its_language_and_its_variants(here: Page, path: str) -> None:
    lang = "zh-Hans" if path.startswith("zh-hans/") else "zh-Hant"
    assert here.all("html")[0]["lang"] == lang
    bare = path.removeprefix("zh-hans/")
    assert variants(here) == {
        "zh-Hant": URL + bare,
        "zh-Hans": f"{URL}zh-hans/{bare}",
        "x-default": URL + bare,
    }
    assert [link["href"] for link in here.links("canonical")] == [URL + path]
    (current,) = [a for a in here.all("a") if a.get("aria-current") == "true"]
    assert current["lang"] == lang


@pytest.mark.parametrize("path", EVERY)
def test_each_page_names_its_language_and_its_variants(site: Path, path: str) -> None:
    names_its_language_and_its_variants(page(site, path), path)


def test_the_interface_speaks_the_pages_script(site: Path) -> None:
    for path in EVERY:
        source = html.unescape((site / path / "index.html").read_text(encoding="utf-8"))
        foreign = "頁閱讀設" if path.startswith("zh-hans/") else "个脚设阅"
        body = re.sub(r'<(span|p)[^>]*lang="zh-Hant".*?</\1>', "", source, flags=re.DOTALL)
        body = re.sub(r'data-(offer|close)="[^"]*"', "", body)  # in the other script, for whoever reads it
        assert not set(foreign) & set(body), path


def test_home_lists_the_article(site: Path) -> None:
    home = page(site, "zh-hans/")
    assert [block.text for block in home.blocks if block.tag == "h2"] == [
        "小米数科更名天星数科：三家持牌消金落地重庆"
    ]
    assert f"articles/{SLUG}/" in [a.get("href") for a in home.all("a")]
    text = (site / "zh-hans/index.html").read_text(encoding="utf-8")
    assert "近日，小米数科进行品牌升级" in text
    assert "1,409 字" in text
    assert "约 5 分钟" in text


def test_the_title_is_marked_as_the_editors(site: Path) -> None:
    assert "編者擬題</i>" in (site / ARTICLE / "index.html").read_text(encoding="utf-8")


def test_the_notes_tell_what_was_received_and_done(site: Path) -> None:
    source = html.unescape((site / ARTICLE / "notes/index.html").read_text(encoding="utf-8"))
    seed = (PUBLICATION / "seeds" / f"{SEED}.txt").read_bytes()
    assert f"{SEED}.txt" in source
    assert f"{len(seed):,} 位元組" in source
    assert "504ee3897d8ef254c7dbed08bf929cf9bd913d7739cfed8fa026a73743bef714" in source
    record = read_record((site / ARTICLE / "record.json").read_text(encoding="utf-8"))
    assert f'全部 <span class="n">{len(record["changes"])} 處</span>改動都記錄在案' in source
    forms = sum("script" in change["rules"] for change in record["changes"])
    kinds = (("拼音", 260), ("標點", 75), ("換錯的字", forms), ("引號", 4), ("編者校改", 1), ("題目", 1))
    for name, count in kinds:
        assert f">{name} <small>{count} 處</small></h2>" in source
        assert f">{name} {count}</a>" in source, "the contents"
    assert "逗號與分號連用，是筆誤" in source
    assert "分別在2011年和2013年在重慶成立" in source
    assert "無從查證，照錄" in source


def test_the_collation_shows_every_change_in_its_line(site: Path) -> None:
    source = (site / ARTICLE / "notes/index.html").read_text(encoding="utf-8")
    record = read_record((site / ARTICLE / "record.json").read_text(encoding="utf-8"))
    collation = source[source.index('<h2 id="collation"') :]
    assert collation.count("<del") == sum(bool(change["was"]) for change in record["changes"])
    assert collation.count("<ins") == sum(bool(change["now"]) for change in record["changes"])
    kept = re.sub(r"<ins.*?</ins>", "", collation)
    lines = [block.text for block in Page(kept).blocks if block.tag == "p"]
    seed = (PUBLICATION / "seeds" / f"{SEED}.txt").read_text(encoding="utf-8")
    for number, line in enumerate(seed.split("\n"), 1):
        if re.search(rf'id="l{number}"', collation):
            assert f"{number} {line}" in lines
        else:
            assert f"第 {number} 行沒有改動。" in lines


def test_the_sitemap_lists_every_page_but_notes(site: Path) -> None:
    source = (site / "sitemap.xml").read_text(encoding="utf-8")
    every = [path for path in (*EVERY, "about/", "zh-hans/about/") if not path.endswith("/notes/")]
    assert re.findall("<loc>(.*?)</loc>", source) == sorted(URL + path for path in every)
    assert "<lastmod>" not in source


def test_of_the_themes_files_only_those_are_published_that_a_page_can_load(site: Path) -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    folders = [site / "assets/javascripts", site / "assets/stylesheets"]
    names = [path.name for folder in folders for path in folder.rglob("*.*")]
    assert len(names) > 1, "the page about this site uses the theme"
    # The palette is loaded where a publisher chooses colours for pages by hand.
    assert [name for name in names if name not in pages and not name.startswith("palette.")] == []


def test_noindex_and_a_canonical_source(full_project: Project) -> None:
    settings = full_project.root / "seeds" / f"{SEED}.toml"
    own = settings.read_text(encoding="utf-8")
    lines = 'noindex = true\nsource = "https://example.com/x"\ncanonical_to_source = true\n'
    settings.write_text(lines + own, encoding="utf-8")
    site = full_project.site()
    here = page(site, ARTICLE)
    assert {"name": "robots", "content": "noindex"} in here.all("meta")
    assert [link["href"] for link in here.links("canonical")] == ["https://example.com/x"]
    assert SLUG not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_404_page_speaks_both_scripts(site: Path) -> None:
    here = Page((site / "404.html").read_text(encoding="utf-8"))
    assert [b.text for b in here.blocks if b.tag in ("h1", "h2")] == ["沒有這一頁", "没有这一页"]
    assert [b.tag for b in here.blocks if b.tag in ("h1", "h2")] == ["h1", "h2"]
    assert all(a["href"].startswith(("/sub/path/", "#")) for a in here.all("a"))
    homes = [(a.get("hreflang"), a["href"]) for a in here.all("a")]
    for home in (("zh-Hant", "/sub/path/."), ("zh-Hans", "/sub/path/zh-hans/")):
        assert homes.count(home) == 2, "on the switch and below the words"
    assert {"name": "robots", "content": "noindex"} in here.all("meta")
    foot = (site / "404.html").read_text(encoding="utf-8").partition("<footer")[2].partition("</footer>")[0]
    for lang, root, about in (("zh-Hant", "", "關於本站"), ("zh-Hans", "zh-hans/", "关于本站")):
        own = foot.partition(f'<small lang="{lang}">')[2].partition("</small>")[0]
        assert f'<a href="/sub/path/{root}about/">{about}</a>' in own
        assert f'<a href="/sub/path/{root}feed.xml">' in own


@pytest.mark.parametrize("path", [*EVERY, "about/", "zh-hans/about/"])
def test_bar_and_foot_lead_to_the_pages_of_the_same_variant_and_say_which_is_this(
    site: Path, path: str
) -> None:
    root = "zh-hans/" if path.startswith("zh-hans/") else ""
    own = [
        (urljoin(URL + path, a["href"]).removesuffix("."), a.get("aria-current") == "page")
        for a in page(site, path).all("a")
        if a.get("class") == "site" or "lang" not in a
    ]
    assert (URL + root, path == root) in own, "the seal"
    assert (f"{URL}{root}about/", path == f"{root}about/") in own
    assert not [one for one, _ in own if one == URL + ("about/" if root else "zh-hans/about/")]


# --- mkdocs, typed by hand ---------------------------------------------------


def test_a_bad_seed_stops_mkdocs_build_and_leaves_the_site(full_project: Project) -> None:
    site = full_project.site()
    before = full_project.files("site")
    full_project.seed(SEED, "壞\0\0了")
    done = full_project.run("mkdocs", "build")
    assert done.returncode != 0
    assert "character U+0000" in done.stderr
    assert "Traceback" not in done.stderr
    assert site.exists()
    assert full_project.files("site") == before


@needs_git
def test_gh_deploy_pushes_the_same_bytes(
    full_project: Project, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    remote = tmp_path_factory.mktemp("remote")

    def git(*arguments: str, folder: Path = full_project.root) -> None:
        own = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "--bare", str(remote))
    git("init")
    git("remote", "add", "origin", str(remote))
    git("commit", "--allow-empty", "-m", "start")
    names = {
        f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    done = full_project.run("mkdocs", "gh-deploy", "--quiet", **names)
    assert done.returncode == 0, done.stderr
    deployed = tmp_path_factory.mktemp("deployed")
    git("clone", "-b", "gh-pages", str(remote), str(deployed))
    pushed = {p.relative_to(deployed) for p in deployed.rglob("*") if p.is_file() and ".git" not in p.parts}
    built = {p.relative_to(site) for p in site.rglob("*") if p.is_file()}
    assert pushed - built == {Path(".nojekyll")}
    assert not built - pushed
    assert all((site / name).read_bytes() == (deployed / name).read_bytes() for name in built)


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        error.close()  # it holds the answer: Python 3.14 warns where that is left open
        raise


def eventually(look: Callable[[], bool]) -> None:
    """Wait for another process, at most two minutes: a busy machine is slow."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            if look():
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError("it did not happen within two minutes")


def test_serve_follows_edits_and_survives_errors(full_project: Project) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = full_project.root / "serve.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=full_project.root,
            env={**os.environ, "SITE_URL": URL, "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=output,
        )
    try:
        here = f"http://127.0.0.1:{port}/sub/path/{ARTICLE}"
        eventually(lambda: "小米數科更名天星數科" in fetch(here))
        assert "Content-Security-Policy" not in fetch(here), "it would stop the script that follows edits"
        draft = here.replace(SLUG, "draft")
        full_project.seed("draft", "題目\n文字。\n", 'slug = "draft"\ndraft = true\n')
        eventually(lambda: f">{words('zh-Hant')['draft']}</p>" in fetch(draft))
        settings = full_project.root / "seeds" / f"{SEED}.toml"
        source = settings.read_text(encoding="utf-8")
        settings.write_text(source.replace("落地重慶", "齊聚重慶"), encoding="utf-8")
        eventually(lambda: "三家持牌消金齊聚重慶" in fetch(here))
        settings.write_text("slug = 1", encoding="utf-8")
        eventually(lambda: "slug must be" in log.read_text(encoding="utf-8"))
        assert "三家持牌消金齊聚重慶" in fetch(here)
        settings.write_text(source, encoding="utf-8")
        eventually(lambda: "三家持牌消金落地重慶" in fetch(here))
        style = full_project.root / "docs/.overrides/.inline/reading.css"
        style.write_text(style.read_text(encoding="utf-8") + "i { color:#123456 }\n", encoding="utf-8")
        eventually(lambda: "#123456" in fetch(f"http://127.0.0.1:{port}/sub/path/assets/made/after.css"))
        table = full_project.root / "scripts/pages/interface.tsv"
        table.write_text(table.read_text(encoding="utf-8").replace("編者擬題", "編輯擬題"), encoding="utf-8")
        eventually(lambda: "編輯擬題" in fetch(here))
        builds = log.read_text(encoding="utf-8").count("Building documentation")
        assert builds <= 12, "what the build writes must not start it again and again"
    finally:
        process.terminate()
        process.wait(120)


# --- the way on --------------------------------------------------------------


def leads(here: Page, path: str) -> list[tuple[str | None, ...]]:
    """Every link of a page: what it is, and where below the site it leads."""
    return [
        (
            a.get("rel"),
            a.get("hreflang"),
            a.get("aria-current"),
            urljoin(f"{URL}{path}", a["href"]).rstrip("/"),
        )
        for a in here.all("a") + here.all("link")
    ]


def test_zensical_builds_the_same_pages(tmp_path: Path, site: Path) -> None:
    """The way on when Material ends: text, ids, language, switch, styles, scripts, feed, downloads."""
    project = copy_project(tmp_path, seeds="damaged")
    assert project.build().returncode == 0
    done = project.run("zensical", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    other = tmp_path / "site"
    pages = {str(p.relative_to(site)) for p in site.rglob("*.html")}
    assert pages == {str(p.relative_to(other)) for p in other.rglob("*.html")}
    for path in sorted(pages):
        ours, theirs = (Page((folder / path).read_text(encoding="utf-8")) for folder in (site, other))
        if "about/" in path:  # The theme's frame is each one's own; the text in it is the same.
            assert said(ours) == said(theirs)
            assert [a["lang"] for a in ours.all("html")] == [a["lang"] for a in theirs.all("html")]
            continue
        assert [vars(block) for block in ours.blocks] == [vars(block) for block in theirs.blocks], path
        for tag in ("html", "meta"):
            assert ours.all(tag) == theirs.all(tag), path
        if path != "404.html":
            assert leads(ours, path.removesuffix("index.html")) == leads(
                theirs, path.removesuffix("index.html")
            )
        assert inline(site / path) == inline(other / path), path
    made = [p.relative_to(project.root / "docs") for p in (project.root / "docs").rglob("*.*")]
    kinds = (".txt", ".json", ".dat", ".epub", ".xml")
    carried = [p for p in made if p.suffix in kinds and p.parts[0][0] != "."]
    assert len(carried) > 10
    for name in carried:
        assert (other / name).read_bytes() == (site / name).read_bytes(), name


def said(page: Page) -> list[dict[str, str]]:
    return [vars(block) for block in page.blocks if block.tag not in ("script", "style")]


def inline(path: Path) -> list[str]:
    """The styles and scripts that stand in a page."""
    source = path.read_text(encoding="utf-8")
    return re.findall("<(?:style|script)[^>]*>(.*?)</(?:style|script)>", source, re.DOTALL)
