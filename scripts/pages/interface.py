"""The words of the interface, written once in Traditional and converted to every variant."""

from functools import cache

from scripts.converting.quotation_marks import turn
from scripts.converting.variants import TABLE, Variant, convert
from scripts.text.tables import columns_in

# Key → text: of what scripts show once they are loaded (theme.py writes it for docs/assets/; some stands in
# pages too), and of the whole interface.
LOADED = columns_in("pages/loaded.tsv")
WORDS = LOADED | columns_in("pages/interface.tsv")

# Words of ours that conversion makes correct but unusual: language → converted → usual. In what a publisher
# writes they may mean something else, as 回報 does.
_USUAL = {
    "zh-Hans": {
        "拷贝": "复制",
        "回报": "报告",
        "原档": "原文件",
        "转档": "转换格式",
        "纯文字": "纯文本",
        "文字辨识": "文字识别",
        "开放源码": "开源",
        "定位字符": "制表符",
        "明体": "宋体",
        "字级": "字号",
    },
    "zh-Hant-HK": {"網路": "網絡"},
}


def site_words(text: str, variant: Variant) -> str:
    """Convert what a publisher says of the site, written in Traditional, to a variant, with its marks."""
    return turn(convert(text, variant.interface), variant.quotes)


def filled(text: str, said: str | int) -> str:
    """Replace ``{n}`` in a text of the interface by ``said``; a number is written like 1,234."""
    return text.replace("{n}", said if isinstance(said, str) else f"{said:,}")


@cache
def words(lang: str) -> dict[str, str]:
    """Return the words of the interface in a language (BCP 47): key → text, with ``{n}`` to be filled in."""
    text = site_words("\n".join(WORDS.values()), TABLE[lang])
    for converted, usual in _USUAL.get(lang, {}).items():
        text = text.replace(converted, usual)
    return dict(zip(WORDS, text.split("\n"), strict=True))
