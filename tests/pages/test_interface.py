"""The site's own words, and what a publisher says of the site, in every variant."""

import re

import pytest

from scripts.converting.variants import TABLE
from scripts.pages.interface import WORDS, site_words, words


def test_the_interface_says_what_readers_of_a_variant_are_used_to() -> None:
    simplified = words("zh-Hans")
    assert [simplified[key] for key in ("report", "plain_text", "size", "serif")] == [
        "报告错字",
        "纯文本",
        "字号",
        "宋体",
    ]
    assert "網絡" in words("zh-Hant-HK")["not_loaded"]
    assert words("zh-Hant")["report"] == "回報錯字"


def test_what_a_publisher_says_is_converted_and_not_said_otherwise() -> None:
    assert site_words("回報鄉里的「純文字」雜誌", TABLE["zh-Hans"]) == "回报乡里的“纯文字”杂志"
    assert site_words("回報網路", TABLE["zh-Hant-HK"]) == "回報網路"


@pytest.mark.parametrize("lang", TABLE)
def test_no_word_of_the_interface_tells_of_quotation_marks_by_showing_them(lang: str) -> None:
    """They are turned with all others: 繁体用“”，简体用“”."""
    assert [key for key in WORDS if re.search("「」|『』|“”|‘’", words(lang)[key])] == []
