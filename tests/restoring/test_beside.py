"""What stands beside a text in print or on a site is told of; a genuine text that looks alike is not."""

import re
from dataclasses import replace

import pytest

from scripts.restoring.restore import restored
from tests.clean import TEXT
from tests.seeds import restore, seed_of

LINES = TEXT.strip().split("\n")


def told(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    lines_, findings = restore(text, "traditional")
    assert "\n".join(line.now for line in lines_) == text  # nothing is taken out
    return [one.message.split(" in ")[0] for one in findings if one.code == "R25"]


def between(form: str, first: int = 11) -> list[str]:
    """A line behind every third."""
    found = []
    for number, line in enumerate(LINES):
        found += [line, form.format(first + number // 3)] if number % 3 == 2 else [line]
    return found


def behind_words(text: str) -> str:
    numbers = iter(range(1, 99))
    return re.sub("([書店水人])(?=[，。])", lambda match: f"{match[0]}{next(numbers)}", text)


def test_running_heads_are_told_with_the_numbers_at_the_foot_of_their_pages() -> None:
    pages = [f"風牆集　　　　{at}\n{LINES[at - 11]}\n- {at} -" for at in range(11, 15)]
    _, findings = restore("\n".join([LINES[4], *pages]), "traditional")
    assert [one.message.partition(",")[0] for one in findings if one.code == "R25"] == [
        "page numbers in 8 places"
    ]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        *(("page numbers", between(form)) for form in ("{}", "- {} -", "第{}頁", "·{}·", "P.{}")),
        ("page numbers", between("- {} -", 1)),
        (
            "page numbers",
            ["河 邊 的 書", *LINES[:2], "- 12 -", *LINES[2:4], "河邊的書      13", *LINES[4:], "14"],
        ),
        (
            "page numbers",
            [LINES[0], "卷一　　11", *LINES[1:4], "12　　風牆集", *LINES[4:7], "卷一　　13", *LINES[7:]],
        ),
        ("a running head", between("河邊的書店　林一心")),
        ("a running head", between("河邊的書店　第二章　冬天的那一場雪")),
        ("numbers before lines", [f"{number} {line}" for number, line in enumerate(LINES, 1)]),
        ("numbers before lines", [f"{number:03d}　{line}" for number, line in enumerate(LINES, 1)]),
        ("numbers of notes right behind words", behind_words(TEXT.strip()).split("\n")),
        ("a paragraph that stands twice", [*LINES[:3], LINES[2], *LINES[3:]]),
        ("an advertisement", [*LINES[:3], "本文來自小說網www.example.com，更多精彩請看", *LINES[3:]]),
        ("an advertisement", [*LINES[:3], "（本章未完，请点击下一页继续阅读）", *LINES[3:]]),
        ("an advertisement", [*LINES[:3], "長按二維碼，關注「慢慢煮」", *LINES[3:]]),
        ("an advertisement", [*LINES[:3], "点击上方“慢慢煮”关注我们", *LINES[3:]]),
        *(
            ("an advertisement", [*LINES[:3], line, *LINES[3:]])
            for line in (
                "最新網址：www.example.com",
                "手机用户请浏览m.example.com阅读，更优质的阅读体验。",
                "加入書籤，方便閱讀",
                "上一章 目錄 下一章",
                "跳至導覽",
                "歷史[編輯]",
                "更多精彩内容，就在某某网",
                "点个“在看”，让更多人看到",
                "往期推荐",
                "关注他",
                "1,024 人赞同了该回答",
                "※ 發信站: 某某站(bbs.example), 來自: 1.2.3.4",
                "推 xiaoming: 好看 03/05 08:40",
                "© 本文著作权归作者所有，未经许可，不得转载。",
                "编辑于 2020-01-02 11:23・IP 属地浙江",
            )
        ),
        ("an advertisement", [*LINES[:3], LINES[3][:9] + "（請記住本站網址）" + LINES[3][9:]]),
    ],
)
def test_what_is_no_part_of_the_text_is_told_of_and_stays(kind: str, lines: list[str]) -> None:
    assert told(lines) == [kind]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("sections with a number alone", between("{}", 1)),
        ("sections as WeChat numbers them", between("0{}", 1)),
        ("years", between("19{}年")),
        ("a list", [f"{number}. {line}" for number, line in enumerate(LINES, 1)]),
        ("a refrain", [*LINES[1:3], "不如歸去。", *LINES[3:5], "不如歸去。", "不如歸去。"]),
        ("sentences about the title", [*LINES, *["河邊的書店冬天關上門，夏天才再開放。"] * 3]),
        ("a formula", ["上主對他說：「", *between("上主對他說：「")]),
        ("contents", [*LINES[:2], "河邊　　11", "山上　　12", "海上　　13", *LINES[2:]]),
        ("figures", ["第1，看圖1、圖2、圖3。", "他住在公園路1號，那年21歲，有書3，000本。"]),
        (
            "words of such",
            [
                "他關注他的貓，",
                "上一章說的是目錄。",
                "閱讀原文的人不多。",
                "推 一把：他走了。",
                "本文說的是版權歸誰。",
                "[編輯] 王小明",
                "他看見[編輯]兩字。",
                "有3人贊同了，他說往期推薦很好。",
            ],
        ),
        ("an address", ["本站網址是 https://a.example/，歡迎收藏。", "本文來自一次談話。"]),
    ],
)
def test_what_only_looks_so_is_not(kind: str, lines: list[str]) -> None:
    assert told(lines) == [], kind


@pytest.mark.parametrize("name", ["seeds/x.md", "seeds/x.txt"])
def test_two_versions_that_git_left_in_a_text_are_told_of(name: str) -> None:
    merged = "河邊\n\n<<<<<<< HEAD\n那年雪大。\n=======\n那年雪小。\n>>>>>>> other\n"
    found = restored(replace(seed_of(merged), file=name), "traditional")[1]
    assert ("R25", 3) in [(one.code, one.line) for one in found]
    meant = restored(replace(seed_of("河邊\n\n甲 <<<<<<< 乙，<<< 丙。\n"), file=name), "traditional")[1]
    assert "R25" not in [one.code for one in meant]


def test_an_advertisement_in_a_text_in_markdown_is_told_of_too() -> None:
    seed = replace(seed_of("# 河邊\n\n**点击上方蓝字关注我们**\n\n文。\n"), file="seeds/x.md")
    told_of = [(one.code, one.line) for one in restored(seed, "traditional")[1]]
    assert ("R25", 3) in told_of
    code = replace(seed, text="# 河邊\n\n`点击上方蓝字关注我们`\n\n文。\n")
    assert "R25" not in [one.code for one in restored(code, "traditional")[1]]
