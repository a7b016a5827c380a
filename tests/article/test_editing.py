"""An editor's tools, on the built pages of all variants; and the error of each that does nothing."""

import html
import re
from pathlib import Path

import pytest

from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.checks.proof import prove
from scripts.converting.variants import TABLE
from scripts.findings import Rejected
from scripts.publish.pieces import of_piece
from scripts.source.settings import KEYS, TABLES
from scripts.source.toml import parse_settings
from tests.conftest import ROOT, SEED, Project, copy_project
from tests.reading import Page
from tests.seeds import seed_of

VARIANTS = "[zh-Hant, zh-Hans, zh-Hant-HK]"
ROOTS = {"zh-Hant": "", "zh-Hans": "zh-hans/", "zh-Hant-HK": "zh-hk/"}

TOOLS = """\
slug = "tools"
title = "工具"
script = "simplified"
added = 2026-01-02
protect = ["于秋雨"]

[[words]]
word = "范先生"
zh-Hant = "范先生"

[[words]]
word = "出租车"
zh-Hant = "計程車"
zh-Hant-HK = "的士"
"""
GLOSSARY = """\
protect = ["云端"]

[[words]]
word = "软件"
zh-Hant = "軟體"

[[words]]
word = "出租车"
zh-Hant = "出租小客車"
"""
# A text that was damaged by a blind conversion: 后 belongs to 後.
DAMAGED = "天后，軟件升級。\n他說：“好。”\n"
DAMAGED_SETTINGS = 'slug = "damaged"\ntitle = "升級"\nscript = "damaged"\nadded = 2026-01-03\n'
ONE_VARIANT = (
    'slug = "one"\ntitle = "只有繁體"\nscript = "traditional"\nvariants = ["zh-Hant"]\nadded = 2026-01-01\n'
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("tools"), seeds="none")
    project.configure("[zh-Hant, zh-Hans]", VARIANTS)
    project.seed("tools", "于秋雨和范先生坐出租车，云端只有软件。\n", TOOLS)
    project.seed("damaged", DAMAGED, DAMAGED_SETTINGS)
    project.seed("damaged.zh-Hant", "軟體升級\n三天之後，軟體升級。\n他說：「好！」\n")
    project.seed("damaged.zh-Hant-HK", "升級\n三天後，軟件升級。\n他說：「好。」\n")
    project.seed("one", "這一篇只有一種文字。\n", ONE_VARIANT)
    project.seed(
        "draft", "還沒寫完。\n", 'slug = "draft"\ntitle = "草稿"\nscript = "traditional"\ndraft = true'
    )
    (project.root / "seeds/glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    project.site()
    return project


def text(project: Project, path: str) -> list[str]:
    return Page((project.root / "site" / path / "index.html").read_text(encoding="utf-8")).text


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh-Hant", "于秋雨和范先生坐計程車，云端只有軟體。"),
        ("zh-Hans", "于秋雨和范先生坐出租车，云端只有软件。"),
        ("zh-Hant-HK", "于秋雨和范先生坐的士，云端只有軟件。"),
    ],
)
def test_words_of_the_article_and_of_the_site(built: Project, lang: str, expected: str) -> None:
    """Without them 于秋雨 is 於秋雨 and 云端 雲端; the article's own word wins."""
    assert text(built, f"{ROOTS[lang]}articles/tools") == ["工具", expected]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh-Hant", ["軟體升級", "三天之後，軟體升級。", "他說：「好！」"]),
        ("zh-Hans", ["升级", "天后，软件升级。", "他说：“好。”"]),
        ("zh-Hant-HK", ["升級", "三天後，軟件升級。", "他說：「好。」"]),
    ],
)
def test_a_version_by_hand_stands_in_place_of_the_converted_one(
    built: Project, lang: str, expected: list[str]
) -> None:
    assert text(built, f"{ROOTS[lang]}articles/damaged") == expected
    page = Page((built.root / f"site/{ROOTS[lang]}articles/damaged/index.html").read_text(encoding="utf-8"))
    assert [block.id for block in page.blocks if block.tag == "p" and block.id] == ["p1", "p2"]


def test_the_record_gives_back_the_seed_of_a_version_by_hand_too(built: Project) -> None:
    done = built.run("scripts.checks.proof", "site")
    assert done.returncode == 0, done.stderr
    assert "3 articles given back byte for byte, and the text shown on 7 pages" in done.stdout
    notes = (built.root / "site/articles/damaged/notes/index.html").read_text(encoding="utf-8")
    assert "編者手定 <small>" in notes
    notes = (built.root / "site/zh-hk/articles/damaged/notes/index.html").read_text(encoding="utf-8")
    assert "現在這一版由編者手定" in notes


def test_an_article_in_one_variant_is_in_no_page_list_feed_or_index_of_another(built: Project) -> None:
    site = built.root / "site"
    assert text(built, "articles/one") == ["只有繁體", "這一篇只有一種文字。"]
    page = Page((site / "articles/one/index.html").read_text(encoding="utf-8"))
    assert [link["hreflang"] for link in page.links("alternate") if "hreflang" in link] == [
        "zh-Hant",
        "x-default",
    ]
    for root in ("zh-hans", "zh-hk"):
        for path in (site / root).rglob("*"):
            assert path.is_dir() or b"articles/one" not in path.read_bytes(), path
    found = [of_piece(path.read_bytes())["urls"] for path in site.glob("search/a/*.dat")]
    assert [urls for urls in found if "articles/one/" in urls.values()] == [{"zh-Hant": "articles/one/"}]
    assert "articles/one" in (site / "feed.xml").read_text(encoding="utf-8")
    # Its neighbour has no older one where it is not.
    assert "../one/" in [
        a["href"] for a in Page((site / "articles/tools/index.html").read_text("utf-8")).all("a")
    ]
    assert "../one/" not in (site / "zh-hans/articles/tools/index.html").read_text(encoding="utf-8")


def test_a_draft_is_nowhere_on_the_built_pages(built: Project) -> None:
    for path in (built.root / "site").rglob("*"):
        assert path.is_dir() or "草稿".encode() not in path.read_bytes(), path


# --- one that does nothing ---------------------------------------------------


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('protect = ["臺北"]', "protect names '臺北', which is not in the restored text"),
        ('[[words]]\nword = "臺北"\nzh-Hans = "台北"', "[[words]] names '臺北', which is not"),
        (
            '[[words]]\nword = "頭髮"\nzh-Hans = "发"\n[[words]]\nword = "頭髮"\nzh-Hans = "髮"',
            "[[words]] names '頭髮', which is named before",
        ),
        ('keep = ["鵝(e)"]', "keep names '鵝(e)', which is not in seeds/x.txt"),
        ('[[left]]\nreceived = "海"\nwhy = "因"', "left names '海', which is not in seeds/x.txt"),
        ('[[corrections]]\nreceived = "海"\nbecomes = "河"\nwhy = "因"', "should match 1 time and"),
        ('variants = ["zh-Hant", "zh-Hans", "zh-Hant-HK"]', "names every variant and does nothing"),
        ('[[corrections]]\nreceived = "山"\nbecomes = "山"\nwhy = "因"', "'山' changes nothing"),
        ("date = 2026-13-01", "no such day; write it like 2020-11-05"),
        ('variants = ["zh"]', "variants must be a list of some of zh-Hant, zh-Hans, zh-Hant-HK"),
        ("[[sections]]\nline = 9\nid = \"x\"", "[[sections]] names line 9, which has no text"),
    ],
)  # fmt: skip
def test_a_tool_without_effect_is_an_error_with_its_line(project: Project, line: str, says: str) -> None:
    project.seed("x", "山上的頭髮。\n", f'slug = "x"\ntitle = "題"\nscript = "traditional"\n{line}\n')
    done = project.build()
    assert done.returncode == 1
    (error,) = [shown for shown in done.stderr.splitlines() if ": error: " in shown]
    assert says in error
    assert error.startswith("seeds/x.toml:")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('protect = ["山"]', "protect names '山', and no variant would be other without it"),
        ('[[words]]\nword = "頭髮"\nzh-Hans = "头发"', "[[words]] names '頭髮', and no variant would be"),
    ],
)
def test_a_word_that_has_become_needless_is_said_and_stops_nothing(
    project: Project, line: str, says: str
) -> None:
    project.seed("x", "山上的頭髮。\n", f'slug = "x"\ntitle = "題"\nscript = "traditional"\n{line}\n')
    done = project.build("--strict")
    assert done.returncode == 0, done.stderr
    assert "seeds/x.toml:4: notice: " in done.stderr
    assert says in done.stderr


def test_a_word_of_the_site_that_no_article_needs_is_said(small_project: Project) -> None:
    glossary = small_project.root / "seeds/glossary.toml"
    glossary.write_text('protect = ["山"]\n[[words]]\nword = "駱駝"\nzh-Hans = "骆"\n', encoding="utf-8")
    done = small_project.build("--strict")
    assert done.returncode == 0, done.stderr
    assert (
        "seeds/glossary.toml:1: notice: protect names '山', and no article would be other without it"
        in done.stderr
    )
    assert "seeds/glossary.toml:2: notice: [[words]] names '駱駝', and no article" in done.stderr
    glossary.write_text('slug = "x"\n', encoding="utf-8")
    assert "seeds/glossary.toml:1: error: unknown key 'slug'; known are protect, names, words" in (
        small_project.build().stderr
    )


def article(text: str, by_hand: dict[str, list[str]], more: str = "") -> list[str]:
    settings, _ = parse_settings(f'slug = "x"\ntitle = "題"\nscript = "traditional"\n{more}', "seeds/x.toml")
    try:
        made, _ = interpret(seed_of(text, settings, by_hand))
    except Rejected as rejected:
        return [str(finding) for finding in rejected.findings]
    return edition(made, TABLE["zh-Hans"]).text.splitlines()


def test_a_version_by_hand_has_the_lines_of_the_article() -> None:
    assert article("甲。\n乙。", {"zh-Hans": ["题", "甲！", "乙！"]}) == ["题", "甲！", "乙！"]
    assert article("甲。\n乙。", {"zh-Hans": ["题", "甲！"]}) == [
        "seeds/x.zh-Hans.txt: error: 2 lines of text; the article has 3, its title first; "
        "begin with the site's own x.zh-Hans.txt [T11]"
    ]


def test_a_version_by_hand_that_says_nothing_else_is_an_error() -> None:
    assert "it says what the conversion says" in article("甲。", {"zh-Hans": ["题", "甲。"]})[0]
    only = 'variants = ["zh-Hant"]'
    assert "not published in zh-Hans" in article("甲。", {"zh-Hans": ["题", "甲！"]}, only)[0]


def test_a_version_by_hand_of_markdown_is_published_and_proved(project: Project) -> None:
    seeds = project.root / "seeds"
    (seeds / "x.md").write_text("# 發展\n\n一**隻**貓。\n\n- 電腦\n", encoding="utf-8")
    (seeds / "x.toml").write_text('script = "traditional"\n', encoding="utf-8")
    (seeds / "x.zh-Hans.md").write_text("# 发展史\n\n有**一只**猫。\n\n- 计算机！\n", encoding="utf-8")
    page = html.unescape((project.site() / "zh-hans/articles/x/index.html").read_text(encoding="utf-8"))
    assert all(words in page for words in ("发展史", "<strong>一只</strong>猫。", "计算机！"))
    assert prove(project.root / "site") == (1, 2, [])


def test_a_version_by_hand_without_its_text_is_an_error(small_project: Project) -> None:
    small_project.seed("gone.zh-Hans", "题\n文\n")
    assert (
        "seeds/gone.zh-Hans.txt: error: there is no gone.txt beside it; rename or remove it"
        in small_project.build().stderr
    )


def test_an_article_whose_variants_are_all_off_is_said_to_be_left_out(small_project: Project) -> None:
    settings = 'slug = "x"\ntitle = "題"\nscript = "traditional"\nvariants = ["zh-Hant-HK"]\n'
    small_project.seed("x", "文。\n", settings)
    done = small_project.build("--strict")
    assert done.returncode == 0, done.stderr
    assert "seeds/x.txt: notice: not published: none of its variants is on" in done.stderr
    assert not Path(small_project.root / "docs/articles/x").exists()


def test_a_key_below_a_table_is_told_where_it_belongs(small_project: Project) -> None:
    small_project.seed("x", "文。\n", '[[left]]\nreceived = "文"\nwhy = "因"\nslug = "x"\n')
    assert (
        "unknown key 'slug' in [[left]]; write it above the first [[table]]" in small_project.build().stderr
    )


# --- the documentation -------------------------------------------------------

GUIDE = (ROOT / "guide/editing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall("```toml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_guide_is_what_a_toml_can_say(example: str) -> None:
    _, findings = parse_settings(example, "guide/editing.md")
    assert findings == []


def test_the_guide_has_an_example_of_everything_that_a_toml_can_say() -> None:
    said = {key.lstrip("# ") for key in re.findall(r"^#? ?[a-z_]+(?= =)", "\n".join(EXAMPLES), re.MULTILINE)}
    assert KEYS.keys() <= said
    assert {table for table in TABLES if f"[[{table}]]" in GUIDE} == TABLES.keys()


def test_the_notes_tell_the_reason_of_a_correction_that_adds_at_its_end(project: Project) -> None:
    corrections = '[[corrections]]\nreceived = "天氣"\nbecomes = "天氣真"\nwhy = "漏了一字"\n'
    project.seed("x", "天氣好。\n", f'slug = "x"\ntitle = "題"\nscript = "traditional"\n{corrections}')
    project.build()
    assert "<small>漏了一字</small>" in (project.root / "docs/articles/x/notes.md").read_text(
        encoding="utf-8"
    )


def test_a_word_of_the_editors_is_no_rare_form_that_was_lost(full_project: Project) -> None:
    settings = full_project.root / "seeds" / f"{SEED}.toml"
    source = settings.read_text(encoding="utf-8")
    settings.write_text(source + '\n[[words]]\nword = "場景"\nzh-Hant = "情境"\n', encoding="utf-8")
    done = full_project.build("--strict")
    assert done.returncode == 0, done.stderr


def test_a_version_by_hand_in_another_case_of_letters_is_an_error(full_project: Project) -> None:
    full_project.seed(f"{SEED}.zh-hans", "题\n文\n")
    assert "a version by hand is named …zh-Hans.txt" in full_project.build().stderr
