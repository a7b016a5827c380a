"""Tell the text of a variant by that of another: which characters are exchanged, and what else is edited.

What a character usually becomes stands in a table for the whole site; a record has only what is otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from scripts.converting.converters import by_opencc
from scripts.converting.variants import OWN, TABLE, Variant
from scripts.pages.page import compact_json
from scripts.text.grouping import by_key
from scripts.text.traced import common_ends

EXCHANGED = "assets/made/exchanged.json"
HAN = "\n".join(map(chr, range(0x4E00, 0xA000)))
MARKS = {"corner": "「」『』", "curly": "“”‘’"}
SCRIPTS = {lang: script for script, lang in OWN.items() if script != "damaged"}


def exchanged_file(variants: Iterable[Variant]) -> bytes:
    """Write the table of a site: own language → other language → pairs: a character, what it becomes."""
    langs = [variant.lang for variant in variants]
    pairs = {own: {to: "".join(a + b for a, b in usual(own, to).items()) for to in langs} for own in langs}
    return compact_json(pairs).encode()


@cache
def usual(own: str, lang: str) -> dict[str, str]:
    """Map characters of one variant, and quotation marks, to what they become alone in another."""
    if own == lang:
        return {}
    text = HAN
    for configuration in TABLE[lang].way_of(SCRIPTS[own]):
        text = by_opencc(text, configuration)
    pairs = [*zip(HAN, text), *zip(MARKS[TABLE[own].quotes], MARKS[TABLE[lang].quotes])]
    return {one: other for one, other in pairs if one != other}


def exchanged(text: str, other: str, table: dict[str, str]) -> str:
    """List pairs of a character and what it becomes in lines of the same length, the most frequent first.

    A character is left out that always becomes what ``table`` says, or stays and is not in it. One that
    mostly stays is paired with itself before what else it becomes.
    """
    alike = (zip(one, two) for one, two in _lines(text, other) if len(one) == len(two))
    counts = Counter(pair for pairs in alike for pair in pairs)
    found = by_key(sorted(counts, key=lambda pair: (pair[0], -counts[pair], pair[1])))
    return "".join(
        a + b
        for a, forms in found.items()
        if forms != [table.get(a, a)]
        for b in forms
        if b != a or b == forms[0]
    )


def edits(text: str, other: str, pairs: str, table: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the edits (place, length, new words) that turn a text, in which characters were exchanged by
    ``pairs`` and ``table``, into another with as many lines.
    """
    meant = table | dict(zip(pairs[-2::-2], pairs[::-2]))  # from the end, so that the first pair counts
    text, at = text.translate({ord(one): other for one, other in meant.items()}), 0
    for one, two in _lines(text, other):
        if len(one) == len(two):
            yield from ((at + place, 1, b) for place, (a, b) in enumerate(zip(one, two)) if a != b)
        else:
            head, tail = common_ends(one, two)
            yield at + head, len(one) - head - tail, two[head : len(two) - tail]
        at += len(one) + 1


def _lines(text: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(text.split("\n"), other.split("\n"), strict=True)
