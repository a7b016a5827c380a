"""Mend forms of characters that the converters leave or choose wrongly, by tables.

No function changes the number of lines or the length of a text.
"""

import re

from scripts.text.tables import pairs_in, rows

# What OpenCC's tw2s and hk2s leave in Simplified: pairs, as 衞卫. The file says its sources.
ORGANISED_FORMS = str.maketrans(pairs_in("converting/organised_forms.txt"))

# OpenCC's configuration → the tables of forms.tsv that mend what it writes, in turn. Where it comes from
# Simplified, its author chose none of the forms.
_MENDED_BY = {
    **dict.fromkeys(("tw2s", "tw2sp", "hk2s"), ("simplified",)),
    "s2tw": ("usual", "taiwan", "usual in taiwan"),
    "t2tw": ("taiwan",),
    "s2hk": ("hong kong", "usual", "usual in hong kong"),
    "t2hk": ("hong kong",),
}

# Signs of a Hong Kong author: forms and Cantonese words, and what only Taiwan writes.
_HONG_KONG_SIGNS = re.compile(
    "[着裏衞綫枱邨喺嘅咗啲嗰哋咁冇佢唔嚟嘢攞畀]|港元|甚麼|巴士|的士|特首|立法會|公屋"
)
_TAIWAN_SIGNS = re.compile(
    "[裡妳]|(?<![編原專遺拙論譯名土顯卓])著(?![名作者述有書稱])|什麼|臺|公車|計程車|新臺幣|立委"
)

_HAKKA = "𠊎"  # I, as Taiwan's Hakka writes, which has 佢 and 係 like Cantonese


def mended(text: str, configuration: str) -> str:
    """Replace the forms that an OpenCC configuration leaves or chooses wrongly."""
    tables = _MENDED_BY.get(configuration, ())
    for table in tables:
        text = by_table(text, table)
    return text.translate(ORGANISED_FORMS) if "simplified" in tables else text


def by_table(text: str, table: str) -> str:
    """Give each place of a text the form that a row of a table in forms.tsv has for it, row after row."""
    for row in rows("converting/forms.tsv"):
        if row.table == table and row.was in text:
            text = row.place.sub(rf"\g<1>{row.now}", text)
    return text


def looks_hongkong(text: str) -> bool:
    """Say whether a Traditional text is a Hong Kong author's: at least three places with
    ``_HONG_KONG_SIGNS``, and at least twice as many as with ``_TAIWAN_SIGNS``.
    """
    if _HAKKA in text:
        return False
    hong_kong, taiwan = len(_HONG_KONG_SIGNS.findall(text)), len(_TAIWAN_SIGNS.findall(text))
    return hong_kong >= 3 and hong_kong >= 2 * taiwan
