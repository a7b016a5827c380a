"""The variants of Chinese in which the site is published, and the converters' way into each."""

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.converting.character_forms import by_table, mended
from scripts.converting.conversion import ASKED, TAIWAN_TO_HONG_KONG, by_words
from scripts.converting.converters import by_opencc
from scripts.converting.heteronyms import with_heteronyms
from scripts.converting.quotation_marks import Form
from scripts.source.values import Script


@dataclass(frozen=True)
class Variant:
    """A row of the table of variants: its address, its names, and the OpenCC configurations that make it."""

    lang: str  # BCP 47
    root: str  # where its pages live below the site's address
    label: str  # on the switch, in its own script
    name: str
    og_locale: str
    quotes: Form
    from_simplified: tuple[str, ...]  # OpenCC configurations, in turn
    from_traditional: tuple[str, ...]  # as Taiwan writes it
    from_hongkong: tuple[str, ...]
    interface: tuple[str, ...]  # for the site's own words: 檔案 is 文件, which no text should become

    def way_of(self, script: Script) -> tuple[str, ...]:
        """Give the configurations for a text in a script; of a damaged one, for the Simplified made of it."""
        others = {"traditional": self.from_traditional, "hongkong": self.from_hongkong}
        return others.get(script, self.from_simplified)


_TO_HK = TAIWAN_TO_HONG_KONG
TABLE = {
    one.lang: one
    for one in (
        Variant("zh-Hant", "", "繁", "繁體", "zh_TW", "corner", ("s2tw",), (), ("hk2t", "t2tw"), ()),
        Variant("zh-Hans", "zh-hans/", "简", "简体", "zh_CN", "curly", (), ("tw2s",), ("hk2s",), ("tw2sp",)),
        Variant("zh-Hant-HK", "zh-hk/", "港", "香港繁體", "zh_HK", "corner", ("s2hk",), _TO_HK, (), _TO_HK),
    )
}

# The variant that a text is already in; the record of changes ends in its words.
OWN: dict[Script, str] = {
    "damaged": "zh-Hant",
    "traditional": "zh-Hant",
    "simplified": "zh-Hans",
    "hongkong": "zh-Hant-HK",
}


def convert(text: str, configurations: Iterable[str]) -> str:
    """Convert a text by OpenCC configurations in turn, each with its choices among forms and its mended
    forms.

    Lines stay lines.
    """
    for configuration in configurations:
        if configuration in ASKED:
            text = by_words(text, configuration)
        elif configuration in ("tw2s", "tw2t", "hk2s"):
            text = with_heteronyms(text, configuration)
        else:
            text = by_opencc(text, configuration)
        text = mended(text, configuration)
    return text


def to_simplified(text: str) -> str:
    """Convert Traditional to Simplified by OpenCC's tw2s, which gives 执着 and 朝着 where t2s does not."""
    return convert(text, ("tw2s",))


def simplified_master(text: str) -> str:
    """Convert a damaged text to the Simplified from which every variant is made."""
    return to_simplified(by_table(text, "blind"))
