"""Words that Taiwan has its own for are offered on request, a word at a time, and never applied."""

import tomllib

import pytest

from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.editing.regional import regional
from scripts.editing.remarks import review
from tests.conftest import Project
from tests.editing.test_review import HEAD, seed_of

LANGS = ("zh-Hant", "zh-Hans")
TEXT = "他坐出租车去买软件，打车软件。\n他是程序员，不写程序。"


def offered(text: str, script: str = "simplified", settings: str = "") -> dict[str, str]:
    article, _ = interpret(seed_of(text, script, settings))
    blocks = [tomllib.loads(remark.paste[0])["words"][0] for remark in regional(article, LANGS)]
    return {block["word"]: block["zh-Hant"] for block in blocks}


def test_the_words_that_a_text_has_come_with_taiwans_the_most_frequent_first() -> None:
    assert offered(TEXT) == {"软件": "軟體", "出租车": "計程車", "程序员": "程式設計師", "程序": "程式"}
    assert next(iter(offered(TEXT))) == "软件"


def test_all_places_of_a_word_are_shown() -> None:
    (first, *_) = regional(interpret(seed_of(TEXT, "simplified"))[0], LANGS)
    assert [(spot.line, spot.column) for spot in first.spots] == [(1, 8), (1, 13)]


def test_nothing_is_applied_by_itself_and_a_line_that_is_pasted_is() -> None:
    def published(settings: str, lang: str) -> str:
        return edition(interpret(seed_of(TEXT, "simplified", settings))[0], TABLE[lang]).text

    assert "出租車去買軟件" in published("", "zh-Hant")
    block = '[[words]]\nword = "软件"\nzh-Hant = "軟體"'
    assert "出租車去買軟體，打車軟體" in published(block, "zh-Hant")
    assert "出租车去买软件，打车软件" in published(block, "zh-Hans")
    assert "软件" not in offered(TEXT, settings=block)


def test_a_line_with_a_word_of_another_length_does_not_fall_out_of_the_review() -> None:
    text = "这只是程序员去拓制专案。"
    block = '[[words]]\nword = "程序员"\nzh-Hant = "程式設計師"'
    for settings in ("", block):
        remarks = review(*interpret(seed_of(text, "simplified", settings)))
        assert [
            "【制】" in spot.context for r in remarks for spot in r.spots if r.kind == "form in doubt"
        ] == [True]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("他坐出租車去買軟件。", "traditional"),  # Taiwan's own variant
        ("他坐出租車去買軟件。", "hongkong"),
        ("他走了，山在那里。", "simplified"),
        ("见 https://a.org/软件 与 `软件`。", "simplified"),
    ],
)
def test_where_there_is_nothing_to_offer_nothing_is(text: str, script: str) -> None:
    assert offered(text, script) == {}


def test_the_command_offers_them_on_request_only(project: Project) -> None:
    project.seed("x", "他买软件。", f'{HEAD}script = "simplified"')
    asked, unasked = project.run("scripts.review", "--regional"), project.run("scripts.review")
    assert "软件 is often 軟體 in Taiwan" in asked.stdout
    assert asked.stdout.endswith("1 remark; regional word: 1\n")
    assert "軟體" not in unasked.stdout
