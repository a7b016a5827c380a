"""Make of texts what the search compares: folded characters, and the grams by which pieces are nominated.

A gram is a single character (``重``), two neighbours (``重慶`` ``ab``), or three or four neighbours that are
Latin letters or digits (``abc`` ``abcd``). It is made of *keys*: a character and its Simplified form have one
key, so the same word in either script mostly has the same grams. Where a place has several forms with
different keys, grams are made of each of them: so the table of keys decides how large an index is, never what
is found. ``docs/assets/index.js`` does the same to a query.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise, product

from scripts.converting.converters import by_opencc

# Pairs of characters that differ by custom alone, never in meaning: each finds the other, and the second,
# the Simplified one if there is one, stands for both. 髮 and 發, 着 and 著 are not among them. Sources:
# OpenCC's TWVariants and HKVariants, and the First Series of Organised Variant Forms (1955).
SAME = (
    "臺台裏裡爲為僞偽兌兑啓啟囪囱嫺嫻嬀媯峯峰悅悦戶户搵揾敘敍檐簷汙污溫温溼濕潙溈牀床痹痺癡痴皁皂祕秘稅税竈灶糉粽"
    "羣群脣唇脫脱臥卧蔥葱蘊藴蛻蜕衆眾衛衞說説踴踊鉢缽鉤鈎銳鋭閱閲麪麵綫線慍愠氳氲醞醖喫吃鷄雞眞真強强黃黄產産內内吳吴沒没"
    "錄録綠緑彥彦顏顔尙尚敎教査查歲歳歩步卻却腳脚隣鄰畧略恆恒決决涼凉減减況况淨净湊凑墻牆鵞鵝巖岩飡餐輓挽"
    "麽麼粧妝綑捆鏽銹歎嘆鑒鑑煙烟曬晒’'"
)
# Invisible characters: Unicode's Default_Ignorable_Code_Point, and controls that are not white space.
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Characters of which grams of several are made. Any other, a mark or sign, is a gram only by itself.
_LETTERS = re.compile(
    "[0-9a-z\u00c0-\u1fff\u2c00-\u2dff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\ud7ff\uf900-\ufaff"
    "\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
_LATIN = re.compile("[0-9a-z]{3,}")
_HIDDEN = re.compile(f"[{INVISIBLE}]")
STANDS_FOR = dict(zip(SAME[::2], SAME[1::2]))


def fold(text: str) -> str:
    """Return a text as it is compared: in NFC, small letters, half width, with one of each pair in ``SAME``,
    and without invisible characters.
    """
    return unicodedata.normalize("NFC", _HIDDEN.sub("", text)).translate(_FOLDED)


def is_plain(text: str) -> bool:
    """Say whether a text is in NFC and has no invisible character, so that each can be folded alone."""
    return unicodedata.is_normalized("NFC", text) and not _HIDDEN.search(text)


class Table(dict[int, str]):
    """A table for ``str.translate`` that calls ``of`` on each character when it is first met."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, code: int) -> str:
        self[code] = made = self.of(chr(code))
        return made


def _folded(character: str) -> str:
    """Fold a single character: Ａ → a, 臺 → 台."""
    if character == "\u3000":
        return " "
    narrow = chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character
    lower = narrow.lower()
    one = lower if len(lower) == 1 else narrow
    return STANDS_FOR.get(one, one)


_FOLDED = Table(_folded)


@cache
def keys() -> dict[str, str]:
    """Map common Traditional characters, as folded, to the Simplified ones that are their keys; 著 to 着.

    Any other character is its own key. The common ones are the 5,401 of the first plane of Big5, since a
    reader loads the table.
    """
    codes = {one: one.encode("big5", "ignore") for one in map(chr, range(0x4E00, 0xA000))}
    common = [one for one in codes if one in STANDS_FOR or b"\xa4\x40" <= codes[one] <= b"\xc6\x7e"]
    pairs = zip(map(fold, common), map(fold, by_opencc("\n".join(common), "t2s").split("\n")))
    return {"著": "着"} | {was: now for was, now in sorted(pairs) if was != now}


_KEYS = Table(lambda folded: keys().get(folded, folded))
# Instead of a character that is no letter a blank, over which no gram goes.
_LETTER_KEYS = Table(lambda folded: _KEYS[ord(folded)] if _LETTERS.match(folded) else " ")


Cell = Sequence[str]  # the forms of one place, one for each variant


def grams(texts: Sequence[Sequence[Cell]]) -> set[str]:
    """List all grams of texts. A text is a list of cells, whose forms, folded, may have several characters.

    Where the text has the same length in all variants, it may be given as one cell, whose forms are the whole
    text in each variant: then each character is a place.
    """
    found = set("".join([form for cells in texts for cell in cells for form in cell]).translate(_KEYS))
    plain: list[str] = []
    for cells in texts:
        keyed = [tuple(form.translate(_LETTER_KEYS) for form in cell) for cell in cells]
        if len(keyed) == 1 < len(keyed[0]) and len(set(map(len, keyed[0]))) == 1:
            keyed = list(zip(*keyed[0]))
        # Where all forms have one key, which is nearly everywhere, a text is a plain string.
        several = [at for at, cell in enumerate(keyed) if cell.count(cell[0]) < len(cell)]
        letters = [cell[0] for cell in keyed]
        for at in several:
            letters[at] = " "
            before = _ways([[form[::-1] for form in cell] for cell in keyed[:at][:-4:-1]])
            ways = product(before, set(keyed[at]), _ways(keyed[at + 1 : at + 4]))
            plain += [f"{before[::-1]}{form}{after} " for before, form, after in ways]
        plain += [*letters, " "]
    found |= _in_string("".join(plain))
    return {gram for gram in found if not gram.isspace()}


def _ways(cells: Sequence[Cell]) -> list[str]:
    """List the strings made of one form of each cell in turn, and cut to three characters."""
    ways = [""]
    for cell in cells:
        ways = [*dict.fromkeys((way + form)[:3] for way in ways for form in cell)]
    return ways


def _in_string(text: str) -> set[str]:
    """List the grams of several characters in a string of keys; no gram begins or ends with a blank."""
    found = {one + two for one, two in pairwise(text) if one != " " != two}
    for run in _LATIN.finditer(text):
        word = run[0]
        found |= {word[at : at + size] for size in (3, 4) for at in range(len(word) - size + 1)}
    return found
