"""The tests' own publication: the odd articles that real sites have, right in all three variants."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from scripts.checks.crawl import visit
from scripts.checks.records import read_record
from scripts.source.settings import KEYS, TABLES
from scripts.source.toml import parse_settings
from tests.conftest import PUBLICATION, SEED, SLUG, URL, Project, copy_project
from tests.reading import Page

SEEDS = PUBLICATION / "seeds"
ROOTS = {"zh-Hant": "", "zh-Hans": "zh-hans/", "zh-Hant-HK": "zh-hk/"}
LONG_TITLE = (
    "關於鎮上那座只在大潮的夜裡才露出水面的石橋以及三個自稱曾經走過它的人"
    "各自留下的互相矛盾卻又都說得很仔細的口述記錄之第一篇"
)


@pytest.fixture(scope="module")
def built(publication: Project) -> Project:
    done = publication.run("mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert not re.findall("^(?:WARNING|ERROR).*|.*: (?:warning|error): .*", done.stderr, re.MULTILINE)
    return publication


def page(built: Project, slug: str, lang: str = "zh-Hant") -> Page:
    path = built.root / "site" / ROOTS[lang] / "articles" / slug / "index.html"
    return Page(path.read_text(encoding="utf-8"))


def where(built: Project, slug: str) -> list[str]:
    """The variants in which there is an article's page."""
    site = built.root / "site"
    return [lang for lang, root in ROOTS.items() if (site / root / "articles" / slug / "index.html").exists()]


def changes(built: Project, slug: str) -> list[dict[str, str]]:
    record = built.root / f"site/articles/{slug}/record.json"
    return list(read_record(record.read_text(encoding="utf-8"))["changes"])


def test_the_site_says_what_its_texts_say_and_every_link_leads_somewhere(built: Project) -> None:
    done = built.run("scripts.checks.proof", "site")
    assert done.returncode == 0, done.stderr
    # Twelve articles in three variants but the one in two of them; one in the first alone, one in the second.
    assert done.stdout.startswith("14 articles given back byte for byte, and the text shown on 37 pages")
    site = built.root / "site"
    aside = [site / "404.html", *site.rglob("articles/software-class/**/*.html")]  # no link leads there
    assert len(aside) == 5
    assert visit(site, URL) == (len(list(site.rglob("*.html"))) - len(aside), [])


def test_an_editor_is_told_of_nothing_to_settle(built: Project) -> None:
    assert built.run("scripts.review").stdout.startswith("0 remarks")


@pytest.mark.parametrize(
    ("slug", "langs"),
    [
        (SLUG, ["zh-Hant", "zh-Hans", "zh-Hant-HK"]),
        ("the-software-class", ["zh-Hant", "zh-Hans"]),
        ("shapes", ["zh-Hant"]),
        ("simplified-only", ["zh-Hans"]),
        ("unfinished", []),
    ],
)
def test_an_article_is_where_its_editor_wants_it(built: Project, slug: str, langs: list[str]) -> None:
    assert where(built, slug) == langs
    for lang, root in ROOTS.items():
        listed = (built.root / "site" / root / "index.html").read_text(encoding="utf-8")
        assert (f'href="articles/{slug}/"' in listed) == (lang in langs)


def test_a_draft_is_in_no_file_of_the_site(built: Project) -> None:
    for path in (built.root / "site").rglob("*"):
        assert path.is_dir() or not re.search("還沒寫完|还没写完".encode(), path.read_bytes()), path


@pytest.mark.parametrize("lang", ROOTS)
def test_verse_has_its_lines_and_stanzas_and_none_is_a_heading(built: Project, lang: str) -> None:
    here = page(built, "rain-in-april", lang)
    title, rest = (SEEDS / "verse.txt").read_text(encoding="utf-8").split("\n", 1)
    stanzas = rest.strip().split("\n\n")
    assert [len(text) for text in here.text] == [len(one.replace("\n", "")) for one in (title, *stanzas)]
    assert [one["class"] for one in here.all("span") if one.get("class") == "line"] == ["line"] * 12
    assert not [block for block in here.blocks if block.tag == "h2" and block.id]


@pytest.mark.parametrize("lang", ROOTS)
def test_thirty_sections_have_their_addresses_in_every_variant(built: Project, lang: str) -> None:
    here = page(built, "thirty-days", lang)
    ids = [f"day-{number}" for number in range(1, 31)]
    assert [block.id for block in here.blocks if block.tag == "h2" and block.id] == ids
    assert [a["href"] for a in here.all("a") if a.get("href", "").startswith("#day-")][:30] == [
        f"#{id}" for id in ids
    ]


def test_a_long_title_is_whole(built: Project) -> None:
    assert len(LONG_TITLE) == 60
    assert page(built, "the-bridge").text[0] == LONG_TITLE
    (title,) = [block.text for block in page(built, "the-bridge").blocks if block.tag == "title"]
    assert title.startswith(LONG_TITLE)


def test_one_line_is_an_article(built: Project) -> None:
    assert page(built, "closed-today").text == ["告示", "今天閉館，明日請早。"]
    assert page(built, "closed-today", "zh-Hans").text == ["告示", "今天闭馆，明日请早。"]


@pytest.mark.parametrize("lang", ROOTS)
def test_addresses_and_long_words_are_not_touched(built: Project, lang: str) -> None:
    said = "\n".join(page(built, "typewriter-driver", lang).text)
    received = (SEEDS / "latin.txt").read_text(encoding="utf-8")
    words = re.findall(r"[!-~ä]{24,}", received)
    assert len(words) == 6
    assert [word for word in words if word not in said] == []


def test_a_text_in_which_nothing_is_changed_has_an_empty_record(built: Project) -> None:
    assert changes(built, "stone-steps") == []
    assert len(changes(built, "night-bus")) == 0, "what is by hand is another variant"
    assert len(changes(built, SLUG)) > 0


def test_a_version_by_hand_is_what_is_read_in_its_variant_only(built: Project) -> None:
    lines = (SEEDS / "by-hand.zh-Hans.txt").read_text(encoding="utf-8").splitlines()
    assert page(built, "night-bus", "zh-Hans").text == lines
    assert page(built, "night-bus").text[1] == "末班公車在十二點二十分開出，司機姓卜，開了十七年。"


def test_every_field_of_a_toml_reaches_the_reader(built: Project) -> None:
    source = (SEEDS / "every-field.toml").read_text(encoding="utf-8")
    said, findings = parse_settings(source, "x.toml")
    assert findings == []
    # title excludes title_line, a draft is on no page, articles in Markdown have tags and a cover,
    # test_groups.py has series, and the tests of plain text have the last two.
    elsewhere = {"title_line", "draft", "tags", "cover", "series", "part", "wrapped", "forms"}
    assert said.lines.keys() == {*KEYS, *TABLES} - elsewhere
    assert page(built, "the-software-class").text == [
        "在菜市場上的軟體課",
        "范老師的軟體課從來不在教室裡上。他帶學生去菜市場，讓他們數一個小時之內有多少人問價(jià)。",
        "先數人，再寫程序",
        "數完了才回來寫程序。他說：「機器只會數你告訴它要數的東西，你沒看見的，它也看不見。」",
        "于洛溪是他的學生，後來在港口開計程車。她說那一課的天氣很熱，記了二十三頁半，老師還繫著那條舊圍裙。",
        "她至今還留著那本筆記，借給了余一舟。",
    ]
    here = page(built, "the-software-class", "zh-Hans")
    assert [link["href"] for link in here.links("canonical")] == [
        "https://example.com/essays/class?page=1&part=2"
    ]
    assert (built.root / "site/zh-hans/articles/software-class/index.html").is_file()
    assert {"name": "robots", "content": "noindex"} in here.all("meta")
    described = [one["content"] for one in here.all("meta") if one.get("name") == "description"]
    assert described == ["范老师带学生去菜市场数人，再回来写程序。"]


@pytest.mark.parametrize("path", ["about", "house-rules", "letters/readers"])
def test_pages_by_hand_are_there_in_every_variant(built: Project, path: str) -> None:
    titles = [
        Page((built.root / "site" / root / path / "index.html").read_text(encoding="utf-8")).text[0]
        for root in ROOTS.values()
    ]
    assert titles[1] in ("关于本站", "体例", "读者来信")
    assert titles[0] == titles[2] in ("關於本站", "體例", "讀者來信")


# --- what the project copies know --------------------------------------------


def test_a_copy_holds_nothing_that_the_checkout_publishes(tmp_path: Path) -> None:
    """Whatever is in seeds/ and docs/: projects of the tests have the publication's, and nothing made."""
    for seeds, texts in (("none", 0), ("damaged", 1)):
        project = copy_project(tmp_path / seeds, seeds)  # type: ignore[arg-type]
        assert len(list((project.root / "seeds").glob("*.txt"))) == texts
        assert [path.name for path in (project.root / "docs").glob("*.md")] == ["about.md"]
    own = {path.name for path in SEEDS.iterdir()}
    copied = copy_project(tmp_path / "all", "all").root
    assert {path.name for path in (copied / "seeds").iterdir()} == own
    assert f"{SEED}.txt" in own
    made = {path.name for path in copied.rglob("*")} & {"__pycache__", ".generated", ".memory", "zh-hans"}
    assert not made


@pytest.mark.parametrize(
    ("root", "subtitle", "translator"),
    [("", "一堂課和一個菜市場", "余遠山"), ("zh-hans/", "一堂课和一个菜市场", "余远山")],
)
def test_subtitle_and_translator_are_wherever_an_article_is_named(
    built: Project, root: str, subtitle: str, translator: str
) -> None:
    site = built.root / "site"
    source = (site / f"{root}articles/the-software-class/index.html").read_text(encoding="utf-8")
    assert f'<p class="subtitle">{subtitle}</p>' in source
    assert f"：{translator}</span>" in source
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', source, re.DOTALL)
    said = json.loads(data)
    assert (said["alternativeHeadline"], said["translator"]["name"]) == (subtitle, translator)
    assert f"<small>{subtitle}</small>" in (site / f"{root}index.html").read_text(encoding="utf-8")
    feed = (site / f"{root}feed.xml").read_text(encoding="utf-8")
    assert f"——{subtitle}</title>" in feed
    assert f"<name>{translator}</name>" in feed
    (book,) = (site / f"{root}articles/the-software-class").glob("*.epub")
    with zipfile.ZipFile(book) as files:
        package = files.read("package.opf").decode()
        title = files.read("text1.xhtml").decode()
    assert f'<dc:contributor id="translator">{translator}</dc:contributor>' in package
    assert f'<dc:title id="subtitle">{subtitle}</dc:title>' in package
    assert subtitle in title
