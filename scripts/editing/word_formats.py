"""Write a number in one of the formats in which Word counts: 3 as 三, 丙, 參, ③, iii or c."""

import re
from collections.abc import Callable
from functools import partial

_FIGURES, _HAN = "0123456789", "〇一二三四五六七八九"
# Formats that count within a row of characters, and behind its end in figures.
ROWS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
}
# Formats that write any number by a pattern.
_PATTERNS = {"none": "", **dict.fromkeys(("decimal", "decimalHalfWidth"), "{}")}
_PATTERNS |= {"decimalZero": "{:02}", "numberInDash": "- {} -"}
# Formats in words, by their digits, their units from ten on, and how far they go; behind that in digits.
_IN_WORDS = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), (_HAN, "十百千", 99)),
    **dict.fromkeys(("chineseCountingThousand", "japaneseCounting"), (_HAN, "十百千", 9_999)),
    "taiwaneseCountingThousand": ("零一二三四五六七八九", "十百千", 9_999),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", 9_999),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟", 9_999),
    "japaneseLegal": ("零壱弐参四伍六七八九", "拾百阡", 9_999),
}
_ROMAN = "m1000 cm900 d500 cd400 c100 xc90 l50 xl40 x10 ix9 v5 iv4 i1"


def number(value: int, style: str) -> str | None:
    """Write a number in a format of Word's: 3, "ideographTraditional" → 丙; ``None`` where it is unknown."""
    if style in _PATTERNS:
        return _PATTERNS[style].format(value)
    if style not in _STYLES:
        return None
    write, most, digits = _STYLES[style]
    return write(value) if 0 < value <= most else str(value).translate(str.maketrans(_FIGURES, digits))


def _letters(value: int) -> str:
    """Write a number as Word does in letters: a … z, aa, bb … zz, aaa."""
    return chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    made = ""
    for sign, worth in re.findall(r"([a-z]+)(\d+)", _ROMAN):
        made += sign * (value // int(worth))
        value %= int(worth)
    return made


def _in_words(style: str, value: int) -> str:
    """Write a number below 10,000 with its units: 110 → 一百一十, in Japanese 百十."""
    digits, units, _ = _IN_WORDS[style]
    places = zip(str(value), ["", *units][len(str(value)) - 1 :: -1], strict=True)
    made = "".join(digits[int(one)] + (unit if one != "0" else "") for one, unit in places)
    made = re.sub(f"{digits[0]}+", digits[0], made).rstrip(digits[0])
    if style == "japaneseCounting":
        return re.sub(f"{digits[0]}|一(?=[十百千])", "", made)
    return made[1:] if made.startswith("一十") else made


# Format → how it writes numbers, up to which, and the digits of all others.
_STYLES: dict[str, tuple[Callable[[int], str], int, str]] = {
    "lowerLetter": (_letters, 780, _FIGURES),
    "upperLetter": (lambda value: _letters(value).upper(), 780, _FIGURES),
    "lowerRoman": (_roman, 4_999, _FIGURES),
    "upperRoman": (lambda value: _roman(value).upper(), 4_999, _FIGURES),
    **{style: (partial(str.__getitem__, f" {row}"), len(row), _FIGURES) for style, row in ROWS.items()},
    **{style: (partial(_in_words, style), most, own) for style, (own, _, most) in _IN_WORDS.items()},
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), (str, 0, "０１２３４５６７８９")),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), (str, 0, _HAN)),
}
