"""Choose among the Traditional forms of a character by what stands around it, with how sure the choice is.

``context.xz`` beside this file knows some 130 characters of Simplified for which OpenCC's phrases are
often not enough (发 面 只 系 制 …). For each it has weights of what the two converters wrote and of the
characters and words beside the place, learned by ``bench/make_context.py`` from genuine texts from Taiwan
and Hong Kong and from a list of Taiwan's words (McBopomofo, MIT licence, © Mengjuei Hsieh et al.). Each
weight comes from at least two texts. The table holds no text, and nothing was learned from those that
bench/conversion.md measures on.
"""

import lzma
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from scripts.converting.converters import words_of

TABLE_FILE = Path(__file__).with_name("context.xz")
STEP = 8  # weights are in eighths
# From so many Cantonese lines of a text on, others may be Cantonese without a sign: 香港系需要一个新政府.
CANTONESE_LINES = 3
# So likely 係 must be there, in a line judged as Cantonese: of 228 such places in 2,100 texts 214 were right.
SURE_OF_VERB = 0.98
_IN_CANTONESE, _NOT_CANTONESE = "C", "c"  # features of a line
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两几数")
# In lines with these 係 is the verb, which 系 elsewhere is not.
_CANTONESE = re.compile(
    # 唔唔 and 唔， are sounds in novels too, and 咩咩 is what sheep say.
    "[嘅咗喺哋啲嗰冇佢咁嘢嚟畀睇]|(?<!唔)唔(?![唔，。！？：；、…—～”」』])|(?<!咩)咩(?!咩)|呢[个度边]|(?:(?<![首成])都|[净即仲咪梗])系(?![统列着上于])"
)
_NAMED = re.compile("(?<![百同])姓$")  # behind it stands a surname
_SURNAMES = frozenset("余范于姜郁岳涂")  # which are written as in Simplified
_OPENING, _CLOSING = frozenset("《〈「『“‘（【"), frozenset("》〉」』”’）】")


@dataclass(frozen=True)
class Weights:
    """The forms of one character, and for each feature of its surroundings a weight for each form."""

    forms: str
    features: dict[str, tuple[float, ...]]


@dataclass(frozen=True)
class Choice:
    """The forms that are possible at a place, each with its likelihood, the likeliest first.

    ``word``: how many characters the word has in which it stands.
    """

    at: int
    word: int
    forms: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Cut:
    """The word to which a character of a line belongs, and the words beside it."""

    start: int
    end: int
    before: str = ""
    after: str = ""


@cache
def table() -> dict[str, Weights]:
    """Read the table: character of Simplified → its forms and their weights."""
    found = {}
    for block in lzma.decompress(TABLE_FILE.read_bytes()).decode().split("\n\n"):
        (character, forms), *rows = (row.split("\t") for row in block.split("\n"))
        found[character] = Weights(forms, {row[0]: tuple(int(one) / STEP for one in row[1:]) for row in rows})
    return found


def choices(simplified: str, opencc: str, second: str, in_cantonese: bool = False) -> Iterator[Choice]:
    """Yield the forms, with their likelihoods, of each character of a Simplified line that the table knows.

    ``opencc``, ``second``: the line as each converter writes it; ``in_cantonese``: so many lines of the text
    are Cantonese (``CANTONESE_LINES``) that a 系 by itself may be their verb 係.
    """
    known = table()
    cuts: list[Cut] = []
    for at, character in enumerate(simplified):
        weights = known.get(character)
        if weights:
            cuts = cuts or cut(words_of(simplified))
            word = cuts[at].end - cuts[at].start
            around = features_around(simplified, at, cuts[at])
            verb = in_cantonese and character == "系" and word == 1
            if verb:
                around = [_IN_CANTONESE if one == _NOT_CANTONESE else one for one in around]
            forms = _likelihoods(weights, (f"o{opencc[at]}", f"j{second[at]}", *around))
            by_itself = forms[0][0] == "係" and "係" not in (opencc[at], second[at])
            if by_itself and not is_cantonese(simplified) and not (verb and forms[0][1] >= SURE_OF_VERB):
                forms = forms[1:]  # in written Chinese 係 is no verb
            if character in _SURNAMES and _NAMED.search(simplified, max(at - 2, 0), at):
                forms = ((character, 1.0), *((form, 0.0) for form, _ in forms if form != character))
            yield Choice(at, word, forms)


def cut(words: list[str]) -> list[Cut]:
    """Give for each character of a line the word to which it belongs."""
    cuts: list[Cut] = []
    at, before = 0, ""
    for word, after in pairwise([*words, ""]):
        cuts += [Cut(at, at + len(word), before, after)] * len(word)
        at, before = at + len(word), word
    return cuts


def borders(words: list[str]) -> set[int]:
    """Give the places of a line where one of its words ends or begins, both ends of the line among them."""
    return {*accumulate(map(len, words), initial=0)}


def features_around(line: str, at: int, word: Cut | None) -> list[str]:
    """List the features of a place: two characters on either side, whether the line is Cantonese, and the
    word, or, if that is one character, the words beside it.

    Without a ``word``, the line is an entry of a word list, with nothing around it.
    """
    left = _kind(line[at - 1]) if at else "^"
    right = _kind(line[at + 1]) if at + 1 < len(line) else "^"
    features = [f"<{left}", f">{right}", f"={left}{right}"]
    features += [f"<<{_kind(line[at - 2])}{left}"] if at > 1 else []
    features += [f">>{right}{_kind(line[at + 2])}"] if at + 2 < len(line) else []
    if word is None:
        return [one for one in features if "^" not in one]
    features.append(_IN_CANTONESE if is_cantonese(line) else _NOT_CANTONESE)
    if word.end - word.start > 1:
        return [*features, "w", f"w{at - word.start}{line[word.start : word.end][:4]}"]
    features += ["W", f"P{word.before[-3:]}"] if word.before else ["W"]
    features += [f"N{word.after[:3]}"] if word.after else []
    return features


def has_cantonese_lines(lines: list[str]) -> bool:
    """Say whether so many lines of a text are Cantonese that others may be Cantonese too."""
    return sum(map(is_cantonese, lines)) >= CANTONESE_LINES


def _likelihoods(weights: Weights, features: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Add up the weights of the features; give (form, likelihood), the likeliest first, which sum up to 1."""
    scores = list(weights.features.get("", (0.0,) * len(weights.forms)))
    for feature in features:
        for number, weight in enumerate(weights.features.get(feature, ())):
            scores[number] += weight
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    total = sum(shares)
    return tuple(
        sorted(((form, share / total) for form, share in zip(weights.forms, shares)), key=lambda one: -one[1])
    )


@lru_cache(8)
def is_cantonese(line: str) -> bool:
    """Say whether a line has words that only Cantonese has."""
    return bool(_CANTONESE.search(line))


@cache
def _kind(character: str) -> str:
    """Reduce a character to a sign for its kind if it is a numeral, mark or letter; Han stays."""
    if character in _NUMERALS or character.isdigit():
        return "数"
    if "\u3400" <= character <= "\u9fff":
        return character
    if character in _OPENING:
        return "《"
    if character in _CLOSING:
        return "》"
    if character.isspace():
        return " "
    return "a" if character.isalpha() else "，"
