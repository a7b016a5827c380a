"""The variants of Chinese in which the site is published, and the way of a text into each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from scripts.settings import Script, Word

# Quotation marks, turned in this order (GB/T 15834; CLREQ 3.1.4). A ’ that closes no ‘ is an
# apostrophe and stays: It’s, ’90.
Quotes = tuple[tuple[str, str], ...]
HANT_QUOTES: Quotes = (
    (r"‘((?:[^‘’\n]|(?<=[A-Za-z0-9])’(?=[A-Za-z]))*)’", r"『\1』"),
    ("“", "「"),
    ("”", "」"),
)
HANS_QUOTES: Quotes = (("「", "“"), ("」", "”"), ("『", "‘"), ("』", "’"))


@dataclass(frozen=True)
class Variant:
    """One row of the table: how a variant is addressed, named and made."""

    lang: str  # BCP 47
    root: str  # where its pages live below the site's address
    label: str  # on the switch, in its own script
    name: str
    og_locale: str
    quotes: Quotes
    from_simplified: tuple[str, ...]  # OpenCC configurations, in turn
    from_traditional: tuple[str, ...]
    interface: tuple[str, ...]  # for the site's own words: 檔案 is 文件, which no text should become


TABLE = {
    variant.lang: variant
    for variant in (
        Variant("zh-Hant", "", "繁", "繁體", "zh_TW", HANT_QUOTES, ("s2tw",), (), ()),
        Variant("zh-Hans", "zh-hans/", "简", "简体", "zh_CN", HANS_QUOTES, (), ("tw2s",), ("tw2sp",)),
        Variant(
            "zh-Hant-HK",
            "zh-hk/",
            "港",
            "香港繁體",
            "zh_HK",
            HANT_QUOTES,
            ("s2hk",),
            ("tw2t", "t2hk"),
            ("tw2t", "t2hk"),
        ),
    )
}

# The variant that a text is already in; the record of changes ends in its words.
OWN: dict[Script, str] = {"damaged": "zh-Hant", "traditional": "zh-Hant", "simplified": "zh-Hans"}

# OpenCC's tw2s writes 着 for every 著 but those in the words it knows. These it does not know,
# though 著 is zhù there. What stands before 論著 and 譯著 keeps 議論著, 翻譯著 apart.
_ZHU = re.compile(
    r"[編原專遺拙土卓]著(?!手|急|落|陸|眼|想|火|色)|昭著|(?<![討議談辯爭評理])論著|(?<!翻)譯著"
    r"|(?<![\u4e00-\u9fff])著有|著有(?=[《「『“])|[所曾]著(?=[《「『“])"
)


@cache
def _opencc(configuration: str) -> OpenCC:
    return OpenCC(configuration)


def convert(text: str, configurations: Iterable[str]) -> str:
    """Text through OpenCC configurations in turn. Lines stay lines."""
    for configuration in configurations:
        one = to_simplified if configuration == "tw2s" else _opencc(configuration).convert
        text = str(one(text))
    return text


def to_simplified(text: str) -> str:
    """Traditional → Simplified by OpenCC's tw2s, which gives 执着 and 朝着 where t2s does not."""
    parts = re.split(f"({_ZHU.pattern})", text)
    converted = [str(_opencc("tw2s").convert(part)) for part in parts]
    converted[1::2] = [part.replace("着", "著") for part in converted[1::2]]
    return "".join(converted)


# A blind conversion writes 瞭 for every 了, and OpenCC leaves it: 來瞭. These words have it.
_LIAO = re.compile("(?<![明照])瞭(?![望解如然亮哨])")


def simplified_master(text: str) -> str:
    """A damaged text → the Simplified from which every variant is made."""
    return to_simplified(_LIAO.sub("了", text))


def render(text: str, script: Script, variant: Variant, glossary: Iterable[Word] = ()) -> str:
    """A restored text, in its own script → the same text in a variant.

    A damaged text goes through Simplified and out again, which mends what the blind conversion
    left wrong. A genuine text is never converted to the variant it is already in. A word of the
    glossary is what the glossary says for the variant, and is converted by itself where it says
    nothing.
    """
    forms = {word.word: _forms(word) for word in glossary}
    if script != "damaged" and OWN[script] == variant.lang:
        forms = {word: own for word, own in forms.items() if variant.lang in own}
        return "".join(
            forms[part][variant.lang] if part in forms else part for part in split(text, forms.keys())
        )
    return "".join(
        forms.get(part, {}).get(variant.lang) or _render(part, script, variant)
        for part in split(text, forms.keys())
    )


def _forms(word: Word) -> Mapping[str, str]:
    """Language → form. What only chooses among characters (范先生, not 範先生) holds in Hong Kong too;
    another word (計程車 for 出租车) does not.
    """
    hant = word.forms.get("zh-Hant")
    if hant is None or to_simplified(hant) != to_simplified(word.word):
        return word.forms
    return {"zh-Hant-HK": convert(hant, TABLE["zh-Hant-HK"].from_traditional), **word.forms}


def protected(words: Iterable[str]) -> list[Word]:
    """Words that no variant converts, as a glossary."""
    return [Word(0, word, dict.fromkeys(TABLE, word)) for word in words]


def _render(text: str, script: Script, variant: Variant) -> str:
    if script == "traditional":
        return turn_quotes(convert(text, variant.from_traditional), variant)
    master = simplified_master(text) if script == "damaged" else text
    return turn_quotes(convert(master, variant.from_simplified), variant)


def split(text: str, words: Iterable[str]) -> list[str]:
    """Text split at words, longer ones first; joined, the parts are the text."""
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return [part for part in re.split(f"({pattern})", text) if part] if pattern else [text]


def turn_quotes(text: str, variant: Variant) -> str:
    """Quotation marks in the variant's form."""
    for pattern, form in variant.quotes:
        text = re.sub(pattern, form, text)
    return text


def looks_simplified(text: str) -> bool:
    """Whether more characters of the text are only Simplified than only Traditional."""
    simplified = _differences(text, str(_opencc("s2t").convert(text)))
    traditional = _differences(text, str(_opencc("t2s").convert(text)))
    return simplified > traditional


# Forms that blind tables write where one Simplified character stands for several Traditional
# ones. A change from or to one of these mends the damage.
_MANY = frozenset(
    "裡裏沖衝乾幹後發髮復複覆歷曆鐘鍾麵鬆隻祇系係繫臺檯颱穀範薑鬥餘雲徵製準幾捲傢醜齣澱錶彆蔔佈纔嚐噹弔鼕"
    "噁颳閤鬍劃迴彙匯夥獲穫飢饑儘盡據剋誇睏纍瞭濛矇懞瀰韆籤簽鞦麯捨瀋罈壇塗嚮鬚鏇嚥葉鬱嶽臟髒摺誌緻週硃築"
    "註於禦佔並併須著采採彩症癥托託仆僕岩巖伙游遊咸鹹升昇凶兇占核"
)


def rare_forms(received: str, published: str) -> dict[str, str]:
    """Right but rare forms that the way through Simplified replaced: {鉅: 巨}.

    Changes among the forms that a blind conversion chooses from were the damage; any other lost
    what was there on purpose. Texts of different lengths cannot be compared: none is found.
    """
    if len(received) != len(published):
        return {}
    changed = {(a, b) for a, b in zip(received, published) if a != b and a not in "“”‘’「」『』"}
    return {was: now for was, now in sorted(changed) if not (_blind(was, now) and _blind(now, was))}


def _blind(form: str, other: str) -> bool:
    """Whether a blind conversion may have written ``form`` where ``other`` belongs, or belongs there."""
    simplified = str(_opencc("tw2s").convert(other))
    return form in _MANY or form in (simplified, _opencc("s2tw").convert(simplified))


def _differences(a: str, b: str) -> int:
    return sum(x != y for x, y in zip(a, b)) if len(a) == len(b) else 0
