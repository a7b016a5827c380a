"""What is no prose is found in every text, in a time that grows with it."""

import time

import pytest

from scripts.text.untouched import untouched


def found(text: str) -> list[str]:
    """List what is found; parts that touch are one."""
    return [text[start:end] for start, end in untouched(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("打開說明書v2.docx，見圖/封面.png。", ["說明書v2.docx", "圖/封面.png"]),
        ("合約（最後一版）.pdf在這裡", ["合約（最後一版）.pdf"]),
        ("合約（見a.pdf）在這裡", ["a.pdf"]),
        ("甲a.txt乙b.txt", ["甲a.txt乙b.txt"]),
        ("用Node.js寫的", ["Node.js"]),
        ("在a//b.txt和/c.md裡", ["b.txt", "/c.md"]),
        ("第3.5節、a/.md與他說.好", []),
    ],
)
def test_names_of_files_are_found_with_their_folders_and_brackets(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    ["a." * 20_000 + "@", "a1" * 20_000, "a/" * 20_000 + ".txt", "`" * 20_000, "甲（" * 9_000, "a-" * 20_000],
)
def test_what_looks_like_the_begin_of_an_address_for_long_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    untouched(text)
    assert time.process_time() - start < 10, "each of these took minutes while a pattern could begin anywhere"
