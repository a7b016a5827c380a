"""What an editor has found right is not said again: by its place, by its code, or by both."""

import pytest

from scripts.article.interpret import interpret
from scripts.article.quotes import is_settled
from scripts.editing.remarks import review
from scripts.source.toml import parse_settings
from tests.conftest import Project
from tests.editing.test_review import seed_of

HEADING = """slug = "x"
title = "題"
script = "traditional"
[[sections]]
line = 1
id = "a"
"""


@pytest.mark.parametrize(
    ("settled", "code"),
    [
        ("", 1),
        ('[[settled]]\ntext = "山在那裡。"', 0),
        ('[[settled]]\ncode = "A04"', 0),
        ('[[settled]]\ncode = "A04"\ntext = "山在那裡。"', 0),
        ('[[settled]]\ncode = "A04"\ntext = "我們上去"', 1),
        ('[[settled]]\ncode = "R12"\ntext = "山在那裡。"', 1),
    ],
)
def test_a_heading_that_ends_like_a_sentence_can_be_settled(
    project: Project, settled: str, code: int
) -> None:
    project.seed("x", "山在那裡。\n我們上去。", HEADING + settled)
    done = project.build("--strict")
    assert done.returncode == code, done.stderr
    said = "seeds/x.txt:1: warning: a heading that ends like a sentence: 山在那裡。; "
    assert (said in done.stderr, "[A04]" in done.stderr) == (bool(code), bool(code))


def test_a_finding_of_the_whole_text_is_settled_by_its_code_and_no_other_code() -> None:
    text, script = "这是简体，说为什么，学习发展。" * 3, "traditional"
    assert "R12" in [one.code for one in interpret(seed_of(text, script))[1]]
    for code, settles in (("R12", True), ("R11", False)):
        article, findings = interpret(seed_of(text, script, f'[[settled]]\ncode = "{code}"'))
        assert is_settled(article, next(one for one in findings if one.code == "R12")) == settles
        idle = [remark.message for remark in review(article, findings) if remark.kind == "settled"]
        assert idle == ([] if settles else ["'R11' settles nothing: remove it"])


def test_errors_cannot_be_settled_nor_can_what_is_no_code() -> None:
    for value in ('"T01"', '"R99"', "12"):
        _, findings = parse_settings(f"[[settled]]\ncode = {value}", "x.toml")
        assert [f.code for f in findings] == ["T03"], value
    _, findings = parse_settings('[[settled]]\nwhy = "看過了。"', "x.toml")
    assert [(f.code, f.line) for f in findings] == [("T04", 1)]
