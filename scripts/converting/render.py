"""Convert a text to a variant: words as the glossary has them, names as names, addresses as they are."""

import re
from collections.abc import Iterable, Mapping

from scripts.converting.author_field import names_in_field
from scripts.converting.character_forms import by_table
from scripts.converting.names import convert_name, find_names, name_in_simplified
from scripts.converting.quotation_marks import turn
from scripts.converting.variants import OWN, TABLE, Variant, convert, simplified_master, to_simplified
from scripts.source.settings import Word
from scripts.source.values import Script
from scripts.text.untouched import pieces, untouched


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
    return convert_name(name, name if script == "simplified" else name_in_simplified(name), variant.lang)


def _turned(text: str, spans: list[tuple[int, int]], variant: Variant) -> str:
    """Turn the quotation marks of a text into the variant's form, except in the ranges ``spans``."""
    masked = "".join(piece if prose else "\ufffc" * len(piece) for piece, prose in pieces(text, spans))
    marks = turn(masked, variant.quotes)
    return "".join(was if mark == "\ufffc" else mark for was, mark in zip(text, marks)) if spans else marks


def _convert(text: str, script: Script, variant: Variant) -> str:
    """Convert prose from its own script to a variant, whose quotation marks it has already."""
    damaged = script == "damaged"
    converted = convert(simplified_master(text) if damaged else text, variant.way_of(script))
    if variant.lang == "zh-Hans":
        return by_table(converted, "mainland")
    if damaged and variant.lang == OWN[script] and "臺" in text and len(converted) == len(text):
        # 臺 and 台 are style: the copy's own stays, as its Traditional is changed only where it is wrong.
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
