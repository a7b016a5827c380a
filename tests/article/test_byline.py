"""A line under the title that says who and when is no opening of the text, and is not said twice."""

import re
from dataclasses import replace

import pytest

from scripts.article.credits import credit
from scripts.article.edition import edition
from scripts.article.edition_model import Edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.pages.article_page import article_page
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from tests.editing.test_review import seed_of

PROSE = "山在那裡，我們一早就上去了，走了整整一天。"


def made(text: str, settings: str = "", lang: str = "zh-Hant") -> Edition:
    article, _ = interpret(seed_of(text, "traditional", head=settings))
    return edition(article, TABLE[lang])


@pytest.mark.parametrize(
    "line",
    [
        "作者：王小明",
        "文／王小明",
        "本報記者 王小明",
        "記者王小明台北報導",
        "（責任編輯：王小明）",
        "2020年3月1日",
        "王小明",
        "文／王小明\n圖／李四\n2020年3月1日",
    ],
)
@pytest.mark.parametrize("lang", TABLE)
def test_the_opening_is_the_first_paragraph_that_is_no_credit(line: str, lang: str) -> None:
    one = made(f"{line}\n{PROSE}", lang=lang)
    assert one.opening == one.teaser == one.blocks[-1].text
    assert one.blocks[0].text  # and the line stays in the text


@pytest.mark.parametrize(
    "first",
    ["王小明說，山在那裡。", "作者是一個謎。", "2020年3月1日那天，下雨。", "山。", "記者們都走了。"],
)
def test_a_paragraph_that_begins_like_a_credit_is_an_opening(first: str) -> None:
    assert made(f"{first}\n{PROSE}").opening == first


@pytest.mark.parametrize("lead", ["各位讀者：", "材料：", "第112號", "專欄：山"])
@pytest.mark.parametrize("lang", TABLE)
def test_a_mere_lead_is_no_opening_where_sentences_follow(lead: str, lang: str) -> None:
    one = made(f"{lead}\n{PROSE}", lang=lang)
    assert one.opening == one.blocks[-1].text
    assert made(f"{lead}\n山，水").opening == lead
    assert made(f"「好。」\n{PROSE}").opening == "「好。」"


def test_a_line_that_the_editor_says_to_be_the_author_or_second_title_is_no_heading() -> None:
    text = "長河\n司馬長風\n" + "".join(
        f"第{n}章　{word}\n{PROSE * 2}\n" for n, word in zip("一二三", "石竹燈")
    )
    chapters = ["第一章　石", "第二章　竹", "第三章　燈"]

    def headings(settings: Settings) -> list[str]:
        article, _ = interpret(Seed("seeds/x.txt", text.encode(), text, settings))
        return [block.text for block in edition(article, TABLE["zh-Hant"]).blocks if block.heading]

    plain = Settings(slug="x", script="traditional")
    assert headings(plain) == ["司馬長風", *chapters]
    assert headings(replace(plain, author="司馬長風")) == chapters
    assert headings(replace(plain, subtitle="司馬長風")) == chapters
    assert headings(replace(plain, author="第一章　石")) == ["司馬長風", *chapters[1:]]


def test_a_text_of_credits_alone_opens_with_the_last() -> None:
    assert made("作者：王小明").opening == "作者：王小明"


@pytest.mark.parametrize(
    ("line", "author", "byline"),
    [
        ("作者：王小明", "王小明", ""),
        ("文／王 小 明", "王小明", ""),
        ("記者王小明台北報導", "王小明", ""),
        ("作者：余華", "余華", ""),
        ("培根", "培根", ""),
        ("作者：王小明", "李四", "李四"),
        ("2020年3月1日", "王小明", "王小明"),
        ("王小明說，山在那裡。", "王小明", "王小明"),
    ],
)
def test_an_author_whom_the_text_names_first_is_not_named_above_it(
    line: str, author: str, byline: str
) -> None:
    for lang in TABLE:
        one = made(f"{line}\n{PROSE}", f'author = "{author}"\n', lang)
        assert bool(one.byline) == bool(byline)
        assert one.author  # feeds, books and search engines are told


def test_the_page_says_it_once_and_machines_are_told() -> None:
    one = made(f"作者：王小明\n{PROSE}", 'author = "王小明"\n')
    page = article_page(one, [one]).decode()
    assert re.search("^author: .?王小明.?$", page, re.MULTILINE)
    assert re.search("^byline: (''|\"\")$", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("人間副刊 2020-03-05", None),
        ("發表於 2020年3月5日 由 admin", None),
        ("Posted on 2020-03-05 by admin", None),
        # Neighbours
        ("發表於 2020年3月5日 由 林小河", "林小河"),
        ("林副 2020-03-05", "林副"),
    ],
)
def test_a_supplement_and_words_between_date_and_name_are_no_author(line: str, author: str | None) -> None:
    said = credit(line)
    assert said
    assert said.date
    assert said.author == author
