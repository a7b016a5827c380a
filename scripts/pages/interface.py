"""The words of the interface, written once in Traditional and converted to every variant."""

from functools import cache

from scripts.converting.quotation_marks import turn
from scripts.converting.variants import TABLE, Variant, convert
from scripts.text.tables import columns_in

# Key → text: of what scripts show once they are loaded (theme.py writes it for docs/assets/; some stands in
# pages too), and of the whole interface.
LOADED = columns_in("pages/loaded.tsv")
WORDS = LOADED | columns_in("pages/interface.tsv")

# Words that conversion makes correct but unusual: language → converted → usual.
USUAL = {
    "zh-Hans": {"拷贝": "复制", "回报": "报告", "原档": "原文件", "定位字符": "制表符", "明体": "宋体"},
    "zh-Hant-HK": {"網路": "網絡"},
}


def site_words(text: str, variant: Variant) -> str:
    """Convert a text of the interface, written in Traditional, to a variant: words, marks and all."""
    text = turn(convert(text, variant.interface), variant.quotes)
    for converted, usual in USUAL.get(variant.lang, {}).items():
        text = text.replace(converted, usual)
    return text


def filled(text: str, said: str | int) -> str:
    """Replace ``{n}`` in a text of the interface by ``said``; a number is written like 1,234."""
    return text.replace("{n}", said if isinstance(said, str) else f"{said:,}")


@cache
def words(lang: str) -> dict[str, str]:
    """Return the words of the interface in a language (BCP 47): key → text, with ``{n}`` to be filled in."""
    text = site_words("\n".join(WORDS.values()), TABLE[lang])
    return dict(zip(WORDS, text.split("\n"), strict=True))
