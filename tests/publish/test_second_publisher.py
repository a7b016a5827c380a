"""What a publisher changes takes effect, and what could not is refused with a word."""

import codecs
import datetime
from pathlib import Path

import pytest

from scripts.pages.accent import contrast, readable, with_accent
from scripts.text.heading_ids import heading_ids
from tests.conftest import Project
from tests.reading import Page

TEXT = "河邊的書店\n城市東邊有一條小河，河邊開著一家舊書店。\n店裡沒有電腦。\n"
SETTINGS = 'slug = "shop"\nscript = "traditional"\ntitle_line = 1\nsections = []\n'
SHOP = "articles/shop/index.html"


def shop(project: Project, more: str = "", name: str = "shop", text: str = TEXT) -> None:
    project.seed(name, text, SETTINGS.replace("shop", name) + more)


def page(project: Project, path: str = SHOP) -> Page:
    return Page((project.site() / path).read_text(encoding="utf-8"))


# --- branding ----------------------------------------------------------------


def test_name_tagline_footer_seal_accent_and_style_are_the_publishers(project: Project) -> None:
    shop(project)
    project.configure("site_name: 正字", "site_name: 書齋")
    project.configure("site_description:", "site_description: 讀書的地方。 #")
    project.configure("copyright: |", "copyright: |\n  網路上的書 &copy; 書齋")
    project.configure(
        "extra:\n",
        'extra_css: [mine.css]\nextra_javascript: [{path: mine.js}]\nextra:\n  accent: "#1f4fa5"\n',
    )
    docs = project.root / "docs"
    (docs / "mine.css").write_text("/* mine */\n.text { color:#010203 }", encoding="utf-8")
    (docs / "mine.js").write_text("document.title", encoding="utf-8")
    seal = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 2"/></svg>'
    (docs / "assets/seal.svg").write_text(seal, encoding="utf-8")
    site = project.site()
    source = (site / SHOP).read_text(encoding="utf-8")
    assert "網路上的書 © 書齋<br>" in source
    assert "--seal:#1f4fa5" in source
    assert "#a5311f" not in source
    assert ".text { color:#010203 }" in source
    assert '<path d="M1 2"/>' in source
    (own,) = [one for one in Page(source).all("script") if one.get("src", "").endswith("mine.js")]
    assert "defer" in own
    assert "讀書的地方。" in (site / "index.html").read_text(encoding="utf-8")
    simplified = (site / f"zh-hans/{SHOP}").read_text(encoding="utf-8")
    assert "网络上的书 © 书斋<br>" in simplified
    assert '<path d="M1 2"/>' in simplified


def test_readers_can_tell_of_a_wrong_character_in_the_repository_else_by_mail(project: Project) -> None:
    shop(project)
    by_mail = (project.site(CONTACT="you@example.org") / SHOP).read_text(encoding="utf-8")
    assert 'data-mail="you@example.org"' in by_mail
    assert '<a href="mailto:you@example.org">' in by_mail
    repository = "https://example.org/a/b"
    both = (project.site(CONTACT="you@example.org", REPO_URL=repository) / SHOP).read_text(encoding="utf-8")
    assert f'data-to="{repository}"' in both
    assert f'<a href="{repository}/issues">' in both
    assert "you@example.org" not in both


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("use_directory_urls: false", "use_directory_urls is not known to the generator; remove it"),
        ("nav: [about.md]", "nav is not known to the generator; remove it"),
        ("extra_css: [https://cdn.example/x.css]", "extra_css names https://cdn.example/x.css; put the file"),
        ("extra_javascript: [//cdn.example/x.js]", "extra_javascript names //cdn.example/x.js; put the file"),
        ("copyright: <b>書</b>", "copyright holds HTML, and is shown as text"),
    ],
)
def test_what_a_page_could_not_follow_is_refused(project: Project, line: str, said: str) -> None:
    shop(project)
    project.configure("copyright: |", f"{line}\nx_old: |")
    done = project.build()
    assert done.returncode == 1
    assert f"mkdocs.yml:5: error: {said}" in done.stderr


@pytest.mark.parametrize(
    ("seal", "said"), [(b"\x89PNG", "is not a drawing"), (b"<html/>", "not a plain SVG")]
)
def test_a_seal_that_is_no_drawing_is_refused(project: Project, seal: bytes, said: str) -> None:
    shop(project)
    (project.root / "docs/assets/seal.svg").write_bytes(seal)
    done = project.build()
    assert done.returncode == 1
    assert "docs/assets/seal.svg: error: " in done.stderr
    assert said in done.stderr


def test_an_accent_can_be_read_on_every_paper() -> None:
    for paper in ("#fdfcf8", "#f6ecd8", "#161719", "#fff"):
        for accent in ("#ffcc00", "#123456", "#ffffff", "#000000", "#808080"):
            assert contrast(readable(accent, paper), paper) >= 4.5, (accent, paper)
    assert readable("#123456", "#ffffff") == "#123456", "one that can be read stays"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)  # WCAG 2.2
    styles = ":root { --paper:#fff; --seal:#a00 } b { color:#a00 }"
    assert with_accent(styles, "#123456") == ":root { --paper:#fff; --seal:#123456 } b { color:#a00 }"


# --- drafts, and articles that wait for their day ----------------------------


def test_an_article_is_not_published_before_its_day(project: Project) -> None:
    shop(project)
    shop(project, "added = 2026-03-02\n", name="later")
    before = project.site(TODAY="2026-03-01")
    assert not (before / "articles/later").exists()
    assert "articles/later" not in "".join(
        path.read_text(encoding="utf-8")
        for path in before.rglob("*")
        if path.suffix in (".html", ".xml", ".json")
    )
    on_its_day = project.site(TODAY="2026-03-02")
    assert (on_its_day / "articles/later/index.html").is_file()
    done = project.build(TODAY="2026-03-01")
    assert "seeds/later.txt: notice: added is 2026-03-02: not published before that day (UTC)" in done.stderr


def test_a_day_that_is_none_is_said(project: Project) -> None:
    shop(project)
    assert "TODAY: error: '3 March' is no day" in project.build(TODAY="3 March").stderr


def test_a_draft_is_on_no_page_and_looks_like_one_where_drafts_are_shown(project: Project) -> None:
    shop(project)
    shop(project, "draft = true\n", name="draft")
    site = project.site()
    everything = [path for path in site.rglob("*") if path.is_file() and path.suffix != ".png"]
    assert not [path for path in everything if b"articles/draft" in path.read_bytes()]
    assert not list(site.rglob("*draft*"))
    assert "草稿" not in (site / "index.html").read_text(encoding="utf-8")
    project.build("--drafts")
    done = project.run("mkdocs", "build", "--dirty")
    assert done.returncode == 0


def test_a_draft_says_so_in_its_page_and_on_home(project: Project) -> None:
    shop(project, "draft = true\n", name="draft")
    day = datetime.date(2099, 1, 1)
    shop(project, f"added = {day}\n", name="later")
    project.build("--drafts")
    docs = project.root / "docs"
    assert "waiting: draft" in (docs / "articles/draft/index.md").read_text(encoding="utf-8")
    assert "waiting: '2099-01-01'" in (docs / "zh-hans/articles/later/index.md").read_text(encoding="utf-8")
    home = (docs / "index.md").read_text(encoding="utf-8")
    assert home.count("waiting: ") == 2


# --- a title that is not the first line --------------------------------------


def test_a_title_below_a_kicker_is_the_pages_title(project: Project) -> None:
    text = "特稿\n河邊的書店\n城市東邊有一條小河。\n"
    project.seed("shop", text, 'slug = "shop"\ntitle_line = 2\nscript = "traditional"\nsections = []')
    here = page(project)
    assert here.text == ["河邊的書店", "特稿", "城市東邊有一條小河。"]
    assert project.run("scripts.checks.proof", "site").returncode == 0
    notes = (project.root / "site/articles/shop/notes/index.html").read_text(encoding="utf-8")
    assert "題目不在收到的第一行，移到了最前。" in notes


def test_a_title_at_the_very_end_is_the_pages_title(project: Project) -> None:
    project.seed(
        "shop", "城市東邊有一條小河。\n河邊的書店", 'title_line = 2\nscript = "traditional"\nsections = []'
    )
    assert page(project).text == ["河邊的書店", "城市東邊有一條小河。"]


# --- pages by hand -----------------------------------------------------------


def test_a_link_to_a_heading_works_in_every_script(project: Project) -> None:
    shop(project)
    links = "[去](#第一站)、[再去](#第一站-2)、[別處](#own)"
    body = f"# 旅行\n\n{links}\n\n## 第一站\n\n## 第一站\n\n## 最後 {{: #own }}\n"
    (project.root / "docs/trip.md").write_text(body, encoding="utf-8")
    (project.root / "docs/zh-hans").mkdir()
    (project.root / "docs/zh-hans/alone.md").write_text(
        "# 独自\n\n[去](#后来)\n\n## 后来\n", encoding="utf-8"
    )
    site = project.site()
    for root in ("", "zh-hans/"):
        ids = [h["id"] for h in Page((site / f"{root}trip/index.html").read_text(encoding="utf-8")).all("h2")]
        assert ids == ["第一站", "第一站-2", "own"], root
    alone = Page((site / "zh-hans/alone/index.html").read_text(encoding="utf-8"))
    assert [h["id"] for h in alone.all("h2")] == ["后来"]
    assert project.run("scripts.checks.crawl", "site").returncode == 0


def test_ids_are_made_of_what_headings_say() -> None:
    slug = heading_ids()
    texts = ["第一站", "第一站", "台北 101", "What, why?", "！！", "第一站"]
    ids = ["第一站", "第一站-2", "台北-101", "what-why", "section", "第一站-3"]
    assert [slug(text, "-") for text in texts] == ids


def test_a_dead_link_stops_a_strict_build(project: Project) -> None:
    shop(project)
    (project.root / "docs/more.md").write_text("# 頁\n\n[死](nowhere.md)\n", encoding="utf-8")
    done = project.run("mkdocs", "build", STRICT="true")
    assert done.returncode != 0
    assert "nowhere.md" in done.stdout + done.stderr
    assert project.run("mkdocs", "build").returncode == 0, "a build that is not strict warns"


def test_the_walk_finds_a_file_whose_address_has_han(project: Project) -> None:
    shop(project)
    (project.root / "docs/assets/圖 一.png").write_bytes(b"\x89PNG")
    body = '# 頁\n\n<img src="../assets/圖 一.png" alt="圖">\n\n<img src="../assets/沒有.png" alt="無">\n'
    (project.root / "docs/more.md").write_text(body, encoding="utf-8")
    done = project.run("mkdocs", "build")
    assert done.stderr.count("沒有.png") == 1
    assert "docs/more.md:5: warning" in done.stderr
    done = project.run("scripts.checks.crawl", "site")
    assert "Traceback" not in done.stderr
    assert "沒有.png, where there is nothing" in done.stderr
    assert "%E5%9C%96%20%E4%B8%80.png" not in done.stderr


def test_a_link_that_is_no_address_is_said(project: Project) -> None:
    shop(project)
    (project.root / "docs/more.md").write_text('# 頁\n\n<a href="https://[::1/">壞</a>\n', encoding="utf-8")
    project.site()
    done = project.run("scripts.checks.crawl", "site")
    assert "a link to https://[::1/, which is no address" in done.stderr
    assert "Traceback" not in done.stderr


# --- the command -------------------------------------------------------------


def test_check_builds_strictly_and_looks_at_what_it_built(project: Project) -> None:
    shop(project)
    done = project.run("scripts.check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 article given back byte for byte" in done.stdout
    (project.root / "docs/more.md").write_text("# 頁\n\n[死](#nowhere)\n", encoding="utf-8")
    done = project.run("scripts.check")
    assert done.returncode == 1
    assert "#nowhere" in done.stdout + done.stderr


def test_clean_removes_what_was_built_and_nothing_else(project: Project) -> None:
    before = project.files()
    shop(project)
    mine = project.root / "docs/zh-hans/mine.md"
    project.build()
    mine.write_text("# Mine", encoding="utf-8")
    assert project.run("scripts.clean").returncode == 0
    assert project.files() == before | {"zh-hans/mine.md": b"# Mine"}
    assert not Path(project.root / "docs/articles").exists()


def test_a_file_that_windows_saved_with_its_mark_is_read_like_any_other(project: Project) -> None:
    text = "短文\n他把傘放在門口。\n"
    project.seed("small", text, 'slug = "small"\nscript = "traditional"\nauthor = "林一"\n')
    project.seed("small.zh-Hans", "短文\n他把伞搁在门口。\n")
    (project.root / "published.json").write_text("{}\n", encoding="utf-8")
    (project.root / "docs/assets/own.css").write_text(".text { color: #123456 }\n", encoding="utf-8")
    project.configure("site_name:", "extra_css: [assets/own.css]\nsite_name:")
    plain = shown(project.site())
    settings = ["mkdocs.yml", "published.json", "docs/assets/own.css", "docs/assets/seal.svg"]
    for name in [*settings, "docs/about.md", "seeds/small.toml", "seeds/small.zh-Hans.txt"]:
        path = project.root / name
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))
    assert shown(project.site()) == plain


def test_a_style_sheet_that_no_page_could_load_whole_is_refused_with_its_lines(project: Project) -> None:
    shop(project)
    project.configure("site_name:", "extra_css: [own.css]\nsite_name:")
    lines = [
        '@import url("https://fonts.example/a.css");',
        "/* url(b.png)",
        "@font-face */ .text { background:url(/assets/b.png) }",
        "b { background:url(data:image/png;base64,AA) }",
        "@font-face { font-family:甲; src:url('my.woff2') }",
        "i { background:url(//c.tw/d.png) } </style>",
    ]
    (project.root / "docs/own.css").write_text("\n".join(lines), encoding="utf-8")
    said = project.build().stderr
    assert "from the root, like url(/sub/path/assets/it.png) [C06]" in said
    told = [line.partition(": error: ") for line in said.splitlines() if "[C06]" in line]
    assert [(place, what.partition("; ")[0]) for place, _, what in told] == [
        ("docs/own.css:1", "@import imports another style sheet"),
        ("docs/own.css:5", "@font-face loads a font, which no page does"),
        ("docs/own.css:6", "url(//c.tw/d.png) leads elsewhere from every page, in which this style stands"),
        ("docs/own.css:6", "</style ends the style of every page"),
    ]
    (project.root / "docs/own.css").write_text("\n".join(lines[1:4]), encoding="utf-8")
    assert project.build().returncode == 0


def test_what_is_missing_is_told_before_mkdocs_speaks_of_it(project: Project) -> None:
    (project.root / "docs/assets/seal.svg").unlink()
    shop(project)
    assert "docs/assets/seal.svg: error: is not there; put the site's seal there" in project.build().stderr
    (project.root / "seeds/shop.txt").unlink()
    (project.root / "seeds/shop.toml").unlink()
    (project.root / "seeds").rmdir()
    done = project.run("scripts.check")
    said = "seeds: error: there is no such folder, so no text; add one: make new FILE=the/text.txt [F01]\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_a_page_whose_name_ends_in_capitals_is_told_and_not_copied_as_it_is(project: Project) -> None:
    shop(project)
    (project.root / "docs/大.MD").write_text("# 大\n", encoding="utf-8")
    assert "docs/大.MD: error: not a page of ours: its name" in project.build().stderr


def test_what_systems_and_editors_leave_in_docs_is_not_published(project: Project) -> None:
    shop(project)
    for name in ("Thumbs.db", "about.md~", "assets/~$稿.docx", "assets/#稿.md#", "assets/稿.docx"):
        (project.root / "docs" / name).write_text("甲", encoding="utf-8")
    site = project.site()
    names = {path.name for path in site.rglob("*")}
    assert not names & {"Thumbs.db", "about.md~", "~$稿.docx", "#稿.md#"}
    assert "稿.docx" in names, "what a publisher put there"
    assert project.run("scripts.checks.crawl", "site").returncode == 0


def shown(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*.html")}
