"""What an author says at the head of a Markdown file is taken as it was written."""

import datetime

import pytest

from scripts.source.front_matter import front_matter
from scripts.source.seed import Source, parse_source


def head(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", "正文。", ""])


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("title: no", "title", "no"),
        ("title: 012", "title", "012"),
        ("title: 1:20", "title", "1:20"),
        ('title: "甲: 乙"', "title", "甲: 乙"),
        ("title: 甲：乙", "title", "甲：乙"),
        ("date: 2023/05/01", "date", datetime.date(2023, 5, 1)),
        ("date: 2023-5-1T23:30:00-08:00", "date", datetime.date(2023, 5, 1)),
        ("date: 2023.12.31 08:00", "date", datetime.date(2023, 12, 31)),
        ("lastmod: 2024-01-02", "updated", datetime.date(2024, 1, 2)),
        ("created: 2024-01-02 21:30", "date", datetime.date(2024, 1, 2)),
        ("excerpt: 一\nsummary: 二", "description", "一"),
        ("created: 2020-01-01\ndate: 2024-01-02", "date", datetime.date(2024, 1, 2)),
        ("author: 余華", "author", "余華"),
        ("author: [余華, 莫言]", "author", "余華、莫言"),
        ("author:\n  - name: 余華\n    url: https://example.org", "author", "余華"),
        ("subtitle: 記一個冬天", "subtitle", "記一個冬天"),
        ("translator: [余華, 莫言]", "translator", "余華、莫言"),
        ("draft: true", "draft", True),
        ("draft: false", "draft", False),
        ("tags: [甲, 乙]\ncategories: 乙", "tags", ("甲", "乙")),
        ("tags: 後院, 園藝；乾貨", "tags", ("後院", "園藝", "乾貨")),
        ("tags: ['#木工', C#, '2, 3']", "tags", ("木工", "C#", "2, 3")),
        ("author: [余華, null]", "author", "余華"),
        ("author: 'null'", "author", "null"),
        ("published: false", "draft", True),
        ("slug: My_Post", "slug", "my-post"),
        ("description: |\n  一\n  二", "description", "一 二"),
    ],
)
def test_a_key_says_what_was_written(line: str, key: str, value: object) -> None:
    found = front_matter(head(line))
    assert (found.said, found.slips) == ({key: value}, ())


@pytest.mark.parametrize(
    "text",
    [
        "正文\n---\n",
        "---\n\n不是頭\n\n---\n",
        "---\n甲",
        "\n---\ntitle: 甲\n---\n",
        "---\n[甲]: a.md\n\n---\n",
    ],
)
def test_what_is_no_head_is_text(text: str) -> None:
    assert front_matter(text).end == 0


def test_two_keys_above_the_line_that_ends_a_head_are_one_without_its_first_line() -> None:
    found = front_matter("title: 山\ntags:\n- 甲\ndate: 昨天\n---\n正文。\n")
    assert found.said == {"title": "山", "tags": ("甲",)}
    assert [(code, line) for code, line, _, _ in found.slips] == [("M02", 4)]
    head = "title: x\r\ndate: 2019-08-07\r\n---\r\n"
    assert front_matter(f"{head}正文").end == len(head)
    for text in ("title: 山\n---\n正文。\n", "title: 山\n正文\n---\n", "title: 山\n\ndate: 昨天\n---\n"):
        assert front_matter(text).end == 0, text  # the second is a heading of two lines


def test_what_is_not_published_is_a_draft_and_keeps_what_else_it_says() -> None:
    found = front_matter(head("title: 題", "date: 2020-01-02", "published: false", "tags: [書]"))
    assert sorted(found.said) == ["date", "draft", "tags", "title"]


def test_every_other_key_is_named_once_and_an_empty_one_says_nothing() -> None:
    found = front_matter(
        head("layout: post", "toc: true", "title:", "author: ''", "tags: ~", "published: true")
    )
    assert found.said == {}
    assert [(code, message) for code, _, message, _ in found.slips] == [
        ("M03", "of the front matter is not read: layout, toc")
    ]


@pytest.mark.parametrize(
    ("line", "code", "at", "said"),
    [
        ("title: 甲: 乙", "M02", 2, 'put the value in quotes, like name: "甲: 乙"'),
        ("date: 昨天", "M02", 2, "it is '昨天' now"),
        ("date: 2023-02-30", "M02", 2, "it is '2023-02-30' now"),
        ("title：甲", "M02", 2, "write : and a blank"),
        ("tags: [甲, 乙", "M02", 2, "write ] behind the list"),
        ("date: 2020-01-01\n\ttitle: 甲", "M02", 3, "write blanks, two for each level"),
        ("[" * 20_000, "M02", 2, "write it in fewer levels"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(line: str, code: str, at: int, said: str) -> None:
    [(found, number, _, advice)] = front_matter(head(line)).slips
    assert (found, number) == (code, at)
    assert advice.startswith(said)


def test_a_head_that_is_never_closed_is_told_and_a_rule_above_words_is_none() -> None:
    told = ("M02", 1, "the front matter is never closed", "write a line of --- below its last key")
    assert front_matter("---\ntitle: 甲\n\n字。\n").slips == (told,)
    for text in ("---\n\ntitle: 甲\n", "---\n標題：甲\n\n字。\n", "---\n後來：他走了。\n---\n\n字。\n"):
        assert front_matter(text).slips == ()


def test_a_head_that_is_no_yaml_is_told_why() -> None:
    [(_, _, colon, _)] = front_matter(head("title: 甲: 乙")).slips
    [(_, _, depth, _)] = front_matter(head("[" * 20_000)).slips
    second = "a second : stands in this line, or it is indented and those beside it are not"
    assert colon == f"the front matter is not YAML: {second}"
    assert depth == "the front matter is not YAML: nested too deep"


def test_the_words_of_a_head_are_found_without_their_quotes() -> None:
    text = head("title: '甲乙'", "author: 丙", "layout: 丁", 'description: "戊\\t己"')
    assert [(key, text[start:end]) for key, start, end in front_matter(text).words] == [
        ("title", "甲乙"),
        ("author", "丙"),
    ]


def test_a_key_of_both_is_an_error_and_the_editors_others_hold() -> None:
    source = Source(
        "seeds/x.md",
        head("title: 甲", "date: 2024-01-01").encode(),
        b'title = "\xe4\xb9\x99"\nnoindex = true\n',
    )
    seed, findings = parse_source(source)
    assert seed
    assert seed.settings.noindex
    assert [(one.code, one.file, one.line) for one in findings] == [("T05", "seeds/x.toml", 1)]


def test_toml_between_plus_signs_says_the_same_as_yaml() -> None:
    source = (
        '+++\ntitle = "后台: 任务"\ndate = 2023-05-01T08:00:00+08:00\ntags = [\n  "后台",\n  \'Go\',\n]\n'
        'draft = false\n\n[params]\ntitle = "别的"\n+++\n\n文。\n'
    )
    found = front_matter(source)
    assert found.slips == ()
    assert (found.said["title"], found.said["tags"]) == ("后台: 任务", ("后台", "Go"))
    assert found.said["date"] == datetime.date(2023, 5, 1)
    assert [source[start:end] for _, start, end in found.words] == ["后台: 任务", "后台", "Go"]
    assert source[found.end :] == "\n文。\n"
    assert front_matter("+++\n没有结束").end == 0


@pytest.mark.parametrize("date", ["2020年5月", "2020年", "2020-05", "2020", "last-modified"])
def test_a_date_without_a_day_is_none_and_told(date: str) -> None:
    found = front_matter(f"---\ndate: {date}\n---\n文\n")
    assert (found.said, [(code, line) for code, line, *_ in found.slips]) == ({}, [("M03", 2)])
    assert front_matter("---\ndate: 2020年5月8日\n---\n文\n").said == {"date": datetime.date(2020, 5, 8)}


def test_toml_that_needs_more_than_a_line_a_value_is_told_so() -> None:
    (slip,) = front_matter('+++\ntitle = """\n多行"""\n+++\n\n文。\n').slips
    assert (slip[0], slip[3]) == ("M02", "write that value in one line")


def test_the_properties_above_the_blocks_of_logseq_are_its_head() -> None:
    source = "title:: 河邊的書店\ntags:: [[書店]], #老街\ndate:: [[2024-03-05]]\n\n- 文。\n"
    found = front_matter(source)
    assert source[found.end :] == "\n- 文。\n"
    assert found.said == {
        "title": "河邊的書店",
        "tags": ("書店", "老街"),
        "date": datetime.date(2024, 3, 5),
    }
    assert [source[start:end] for key, start, end in found.words if key == "title"] == ["河邊的書店"]


@pytest.mark.parametrize(
    "source",
    ["title:: 甲: 乙: 丙\n\n文。", "note:: 甲\n\n文。", "title:: 甲\n文。\n", "文。\ntitle:: 甲\n\n"],
)
def test_what_only_looks_like_the_properties_of_logseq_is_text(source: str) -> None:
    assert front_matter(source).end == 0
