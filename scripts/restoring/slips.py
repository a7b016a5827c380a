"""Tell of small slips, of a copy or an author, that may stay and help no reader: one notice a kind.

Each kind was tried on 1,791 to 4,558 genuine texts: what it found there were slips, but for a few places.
"""

import re
from collections.abc import Callable
from functools import partial

from scripts.converting.other_script import own_form
from scripts.converting.variants import OWN
from scripts.restoring.beside import Kinds, notes, of_kinds
from scripts.restoring.editors import Outcome
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.han import HAN
from scripts.text.look_alikes import dashes
from scripts.text.suspicious import suspects
from scripts.text.torn_words import torn_words
from scripts.text.traced import Traced

_PAIRS = {"》": "《", "〉": "〈", "】": "【", "〕": "〔"}
_ENDS = re.compile(r"[。！？…」』”’）)!?.:：；》】〉\"\]～~—]$")
_PROSE, _SHARE = 40, 0.95  # characters of a line of prose; the share of these lines that ends as sentences do
_LAST = 30  # characters of a last line that is no heading or name
_BLOCK, _LONG = 3, 120  # lines that nobody writes twice, and the characters that they have together
_OTHER = 3  # characters of the other script in a clause that has none of its own
_DEEP = 9  # brackets within brackets
_KANA = re.compile("[ぁ-ヺ]")


def tell_of_slips(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report small slips, one finding a kind, and no edits."""
    kinds = _KINDS
    if script != "damaged":
        lang = OWN[script]
        other = "zh-Hant" if lang == "zh-Hans" else "zh-Hans"
        kinds = (*_KINDS, ("clauses in the other script", partial(_islands, lang, other)))
    advice = "look at them: make review offers lines to paste for some"
    return of_kinds(kinds, text.now, "R26", seed.file, advice)


def _suspects(*kinds: str) -> Callable[[str], list[int]]:
    """Return a function that finds the places of a text that ``suspects`` lists for ``kinds``."""
    return lambda text: [one.start for one in suspects(text, kinds)]


def _two_notes(text: str) -> list[int]:
    """Find the numbers of notes if there are two; three or more are told by R25."""
    places = notes(text, 2)
    return places if len(places) == 2 else []


def _unpaired(text: str) -> list[int]:
    """Find 《》, 〈〉, 【】 and 〔〕 without their pair, which may stand in another line."""
    opened: list[tuple[str, int]] = []
    alone = []
    for match in re.finditer("[《》〈〉【】〔〕]", text):
        if match[0] not in _PAIRS:
            opened.append((match[0], match.start()))
            continue
        marks = [mark for mark, _ in opened[-_DEEP:]]
        if _PAIRS[match[0]] in marks:
            while (inner := opened.pop())[0] != _PAIRS[match[0]]:
                alone.append(inner[1])
        else:
            alone.append(match.start())
    return sorted([*alone, *(at for _, at in opened)])


def _cut(text: str) -> list[int]:
    """Find the end of a text that breaks off within a sentence, if hardly any line of prose does."""
    *lines, last = text.rstrip().split("\n")
    prose = [line for line in lines if len(line) >= _PROSE]
    usual = len(prose) >= _BLOCK and sum(bool(_ENDS.search(one)) for one in prose) >= _SHARE * len(prose)
    sentence = len(last) >= _LAST and ("。" in last or last.count("，") > 1)
    cut = usual and re.search("[，、]$" if not sentence else f"[{HAN}，、]$", last)
    return [len(text.rstrip()) - 1] if cut else []


def _blocks(text: str) -> list[int]:
    """Find lines in a row that stand in the text a second time, in the same order."""
    lines = [(match.start(), match[0].strip()) for match in re.finditer(r"[^\n]+", text)]
    first: dict[tuple[str, ...], int] = {}
    found: list[int] = []
    for at in range(len(lines) - _BLOCK + 1):
        block = tuple(line for _, line in lines[at : at + _BLOCK])
        if first.setdefault(block, at) <= at - _BLOCK and sum(map(len, block)) >= _LONG:
            found.append(lines[at][0])
    return found


def _islands(lang: str, other: str, text: str) -> list[int]:
    """Find clauses that are wholly in the ``other`` script, not those in Japanese, which have kana."""
    return [
        match.start()
        for match in re.finditer(r"[^。！？；，、：\n「」『』“”《》〈〉（）]+", text)
        if sum(bool(own_form(one, lang)) for one in match[0]) >= _OTHER
        and not any(own_form(one, other) for one in match[0])
        and not _KANA.search(match[0])
    ]


_KINDS: Kinds = (
    ("characters or words that stand twice", _suspects("a character that stands twice", "a word that")),
    ("marks that follow each other", _suspects("a mark that stands twice", "two marks")),
    ("letters or two widths in numbers", _suspects("a letter among", "digits of")),
    ("— for 一", lambda text: [one.start for one in dashes(text)]),
    ("blanks within words", lambda text: [one.start for one in torn_words(text)]),
    ("numbers of notes right behind words", _two_notes),
    ("brackets without their pair", _unpaired),
    ("lines that stand twice", _blocks),
    ("an end in the midst of a sentence", _cut),
)
