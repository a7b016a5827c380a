"""Write a number in one of the formats in which Word counts: 3 as 三, 丙, 參, ③, iii or c."""

import re

_DIGITS = {"一": "〇一二三四五六七八九", "零": "零一二三四五六七八九"}
# Formats that count within a row of characters, and behind its end in figures.
ROWS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
}
# Formats that write each digit, by the digits from 0.
_BY_DIGIT = {
    **dict.fromkeys(("decimal", "decimalHalfWidth"), "0123456789"),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), "０１２３４５６７８９"),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), _DIGITS["一"]),
}
# Formats in words, by their digits and units from ten on; the first two write digits from 100 on.
_UP_TO_99 = ("chineseCounting", "taiwaneseCounting")
_IN_WORDS = {
    **dict.fromkeys((*_UP_TO_99, "chineseCountingThousand", "japaneseCounting"), (_DIGITS["一"], "十百千")),
    "taiwaneseCountingThousand": (_DIGITS["零"], "十百千"),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "japaneseLegal": ("零壱弐参四伍六七八九", "拾百阡"),
}
_ROMAN = "m1000 cm900 d500 cd400 c100 xc90 l50 xl40 x10 ix9 v5 iv4 i1"
_MOST = {True: 780, False: 4_999}  # up to which letters count, z, aa … zzz, and Roman numbers


def number(value: int, form: str) -> str | None:
    """Write a number in a format of Word's: 3, "ideographTraditional" → 丙; ``None`` where it is unknown."""
    letters = "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "numberInDash":
        return f"- {value} -"
    is_letter = form in letters[:2]
    if form in letters and 0 < value <= _MOST[is_letter]:
        made = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if is_letter else _roman(value)
        return made.upper() if form.startswith("upper") else made
    if row := ROWS.get(form):
        return row[value - 1] if 0 < value <= len(row) else str(value)
    if form in _IN_WORDS and 0 < value < (100 if form in _UP_TO_99 else 10_000):
        return _in_words(value, form)
    digits = _BY_DIGIT.get("decimal" if form in letters else form) or _IN_WORDS.get(form, ("",))[0]
    return "".join(digits[int(one)] for one in str(value)) if digits else None


def _roman(value: int) -> str:
    made = ""
    for letters, worth in re.findall(r"([a-z]+)(\d+)", _ROMAN):
        made += letters * (value // int(worth))
        value %= int(worth)
    return made


def _in_words(value: int, form: str) -> str:
    """Write a number below 10,000 with its units: 110 → 一百一十, in Japanese 百十."""
    digits, units = _IN_WORDS[form]
    places = zip(str(value), ["", *units][len(str(value)) - 1 :: -1], strict=True)
    made = "".join(digits[int(one)] + (unit if one != "0" else "") for one, unit in places)
    made = re.sub(f"{digits[0]}+", digits[0], made).rstrip(digits[0])
    if form == "japaneseCounting":
        return re.sub(f"{digits[0]}|一(?=[十百千])", "", made)
    return made[1:] if made.startswith("一十") else made
