"""The variants of Chinese in which the site is published, and the way of a text into each."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scripts.converting import character_forms
from scripts.converting.author_field import names_in_field
from scripts.converting.conversion import ASKED, by_opencc, by_words
from scripts.converting.names import convert_name, find_names, name_in_simplified
from scripts.converting.quotation_marks import Form, turn
from scripts.converting.zhu import but_zhu
from scripts.source.settings import Word
from scripts.source.values import Script
from scripts.text.untouched import pieces, untouched


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


TABLE = {
    variant.lang: variant
    for variant in (
        Variant("zh-Hant", "", "繁", "繁體", "zh_TW", "corner", ("s2tw",), (), ("hk2t", "t2tw"), ()),
        Variant("zh-Hans", "zh-hans/", "简", "简体", "zh_CN", "curly", (), ("tw2s",), ("hk2s",), ("tw2sp",)),
        Variant(
            "zh-Hant-HK",
            "zh-hk/",
            "港",
            "香港繁體",
            "zh_HK",
            "corner",
            ("s2hk",),
            ("tw2t", "t2hk"),
            (),
            ("tw2t", "t2hk"),
        ),
    )
}

# The variant that a text is already in; the record of changes ends in its words.
OWN: dict[Script, str] = {
    "damaged": "zh-Hant",
    "traditional": "zh-Hant",
    "simplified": "zh-Hans",
    "hongkong": "zh-Hant-HK",
}

# What mends the forms that a configuration leaves or chooses wrongly.
_MENDED: dict[str, Callable[[str], str]] = {
    "tw2s": character_forms.mend_simplified,
    "tw2sp": character_forms.mend_simplified,
    "hk2s": character_forms.mend_simplified,
    "s2tw": character_forms.taiwan_from_simplified,
    "t2tw": character_forms.mend_taiwan,
    "s2hk": character_forms.hong_kong_from_simplified,
    "t2hk": character_forms.mend_hong_kong,
}


def convert(text: str, configurations: Iterable[str]) -> str:
    """Convert a text by OpenCC configurations in turn, each with its choices among forms and its mended
    forms.

    Lines stay lines.
    """
    for configuration in configurations:
        if configuration in ASKED:
            text = by_words(text, configuration)
        elif configuration in ("tw2s", "tw2t"):
            text = but_zhu(text, configuration)
        else:
            text = by_opencc(text, configuration)
        text = _MENDED.get(configuration, str)(text)
    return text


def to_simplified(text: str) -> str:
    """Convert Traditional to Simplified by OpenCC's tw2s, which gives 执着 and 朝着 where t2s does not."""
    return convert(text, ("tw2s",))


# A blind conversion writes 瞭 for every 了, and OpenCC leaves it: 來瞭. These words have it.
_LIAO = re.compile("(?<!明)瞭(?![望解如然亮哨])")
# It leaves every 么, which OpenCC reads as yāo where no word says otherwise: 你去么. These words have that.
_ME = re.compile("(?<=[什甚怎這那多要])么|(?<![老六])么(?![妹弟兒子女叔姑爹爺蛾雞九喝孫])")


def simplified_master(text: str) -> str:
    """Convert a damaged text to the Simplified from which every variant is made."""
    return to_simplified(_ME.sub("麼", _LIAO.sub("了", text)))


def render(
    text: str, script: Script, variant: Variant, glossary: Iterable[Word] = (), names: Iterable[str] = ()
) -> str:
    """Convert a restored text from its own script to a variant.

    A damaged text goes through Simplified and out again, which mends what the blind conversion got wrong. A
    genuine text is never converted to the variant it is already in. A word of the glossary becomes what the
    glossary says for the variant; if it says nothing, the word is converted apart from the text around it. A
    name is converted as a name. Addresses, mail, names of files and code stay.
    """
    forms = {word.word: _forms(word) for word in glossary}
    own = script != "damaged" and OWN[script] == variant.lang
    if own:
        forms = {word: by_lang for word, by_lang in forms.items() if variant.lang in by_lang}
    spans = untouched(text)
    turned = text if own else _turned(text, spans, variant)
    rendered, at = [], 0
    for piece, changes in pieces(text, spans):
        for part in split(piece, forms.keys()) if changes else [piece]:
            form = forms.get(part, {}).get(variant.lang) if changes else part
            if form is None:
                form = part if own else _with_names(turned[at : at + len(part)], part, script, variant, names)
            rendered.append(form)
            at += len(part)
    return "".join(rendered)


def render_author(
    field: str, script: Script, variant: Variant, glossary: Iterable[Word] = (), names: Iterable[str] = ()
) -> str:
    """Convert an author's field to a variant: names in it as names, roles and the rest as text."""
    rendered, at, glossary, names = [], 0, tuple(glossary), tuple(names)
    decided = {word.word for word in glossary}
    for one in names_in_field(field, names):
        if one.guessed and any(word in one.name for word in decided):
            continue
        rendered.append(render(field[at : one.start], script, variant, glossary, names))
        rendered.append(one.name if OWN[script] == variant.lang else _name(one.name, script, variant))
        at = one.end
    return "".join(rendered) + render(field[at:], script, variant, glossary, names)


def _with_names(turned: str, part: str, script: Script, variant: Variant, names: Iterable[str]) -> str:
    """Convert prose, with the names in it as names.

    ``part``: as it was; ``turned``: with its quotation marks turned.
    """
    converted, at = [], 0
    for one in find_names(part, names):
        converted += [_convert(turned[at : one.start], script, variant), _name(one.name, script, variant)]
        at = one.end
    return "".join(converted) + _convert(turned[at:], script, variant)


def _name(name: str, script: Script, variant: Variant) -> str:
    """Convert a name from its own script to a variant."""
    if variant.lang == "zh-Hans" and script == "simplified":
        return name
    return convert_name(name, name if script == "simplified" else name_in_simplified(name), variant.lang)


def _turned(text: str, spans: list[tuple[int, int]], variant: Variant) -> str:
    """Turn the quotation marks of a text into the variant's form, except in the ranges ``spans``."""
    masked = "".join(piece if prose else "\ufffc" * len(piece) for piece, prose in pieces(text, spans))
    marks = turn(masked, variant.quotes)
    return "".join(was if mark == "\ufffc" else mark for was, mark in zip(text, marks)) if spans else marks


def _convert(text: str, script: Script, variant: Variant) -> str:
    damaged = script == "damaged"
    converted = convert(simplified_master(text) if damaged else text, variant.way_of(script))
    if damaged and variant.lang == OWN[script] and "臺" in text and len(converted) == len(text):
        # 臺 and 台 are style, and the copy's own stands: its Traditional is changed where it is wrong only.
        return "".join("臺" if was == "臺" and now == "台" else now for was, now in zip(text, converted))
    return converted


def _forms(word: Word) -> Mapping[str, str]:
    """Give the forms of a word: language → form.

    A form for zh-Hant that only chooses among characters (范先生, not 範先生) counts for Hong Kong
    too; another word (計程車 for 出租车) does not.
    """
    hant = word.forms.get("zh-Hant")
    if hant is None or to_simplified(hant) != to_simplified(word.word):
        return word.forms
    return {"zh-Hant-HK": convert(hant, TABLE["zh-Hant-HK"].from_traditional), **word.forms}


def protected(words: Iterable[str]) -> list[Word]:
    """Make a glossary of words that no variant converts."""
    return [Word(0, word, dict.fromkeys(TABLE, word)) for word in words]


def split(text: str, words: Iterable[str]) -> list[str]:
    """Split a text at words, longer ones first; joined, the parts are the text."""
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return [part for part in re.split(f"({pattern})", text) if part] if pattern else [text]
