"""Tell characters that belong to the other script: 国 in Traditional, 國 in Simplified."""

from functools import cache

from scripts.converting.variants import convert

# Variant → the configurations into it and into the other script, and an encoding of its common characters.
_SCRIPTS = {
    "zh-Hant": ("s2tw", "t2s", "big5"),
    "zh-Hant-HK": ("s2hk", "t2s", "big5"),
    "zh-Hans": ("t2s", "s2t", "gb2312"),
}

# Forms that genuine texts write beside the usual one, in at least five texts and one place of ten (of 6,000
# from Hong Kong and 3,480 from Taiwan); most are in names.
_OWN_TOO = {"zh-Hant-HK": frozenset("衞敍吓恒琼涂祢迹厘毁揾棱踪熏卧"), "zh-Hant": frozenset("恒痹熏棱涂")}


@cache
def own_form(character: str, lang: str) -> str:
    """Give the form in ``lang`` of a character that only the other script has; "" for any other.

    后 and 台 are old characters too, so only what is not common by the first level of Big5, or by GB 2312,
    counts.
    """
    config, back, encoding = _SCRIPTS[lang]
    code = character.encode(encoding, "ignore")
    if character in _OWN_TOO.get(lang, ()):
        return ""
    if code and (encoding != "big5" or code <= b"\xc6\x7e"):
        return ""
    form = convert(character, (config,))
    if not form.encode("gbk", "ignore"):  # 䶮 for 龑: nobody has it
        return ""
    return form if form != character and convert(character, (back,)) == character else ""
