"""An article in a variant as a book: what several of its documents need to know."""

import re
from dataclasses import dataclass
from functools import cached_property

from scripts.article.edition_model import Edition
from scripts.pages.address import Address
from scripts.pages.config import Config
from scripts.pages.interface import site_words, words

ACCENT = "#c2452f"  # as in book.css

# Language → the fonts of the web page, sans and serif. They are written out, since old readers know no custom
# properties.
FONTS = {
    "zh-Hant": (
        '"PingFang TC","Noto Sans CJK TC","Noto Sans TC","Microsoft JhengHei",sans-serif',
        '"Songti TC","Noto Serif CJK TC","Noto Serif TC","Microsoft JhengHei",serif',
    ),
    "zh-Hans": (
        '"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif',
        '"Songti SC","Noto Serif CJK SC","Noto Serif SC","Microsoft YaHei",serif',
    ),
    "zh-Hant-HK": (
        '"PingFang HK","Noto Sans CJK HK","Noto Sans HK","PingFang TC","Microsoft JhengHei",sans-serif',
        '"Songti TC","Noto Serif CJK HK","Noto Serif HK","Microsoft JhengHei",serif',
    ),
}


@dataclass(frozen=True)
class Book:
    """An edition, and the settings of the site that publishes it."""

    edition: Edition
    config: Config

    @property
    def lang(self) -> str:
        return self.edition.lang

    @property
    def word(self) -> dict[str, str]:
        """Map each key of interface.tsv to its words in the book's language."""
        return words(self.lang)

    @property
    def name(self) -> str:
        """The variant's name, in the variant."""
        return self.word[f"name_{self.lang}"]

    @cached_property
    def site(self) -> str:
        """The site's name in the variant; its address if it has none."""
        return self.config.name_in(self.edition.variant) or self.config.site_url

    @property
    def address(self) -> str:
        """The address of the article's page, which is also the identifier of the book."""
        return self.config.site_url + Address.of(self.edition).folder

    @cached_property
    def footer(self) -> list[str]:
        """The lines of the site's footer, in the variant."""
        return [site_words(line, self.edition.variant) for line in self.config.footer]

    @property
    def accent(self) -> str:
        return self.config.accent or ACCENT

    @property
    def seal(self) -> str:
        """The publisher's drawing, as SVG in plain colours: old readers know no custom properties."""
        return re.sub(r"var\(--[\w-]+,\s*([^()]+)\)", r"\1", self.config.seal)
