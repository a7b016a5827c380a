"""Keep the 著 that is zhù (編著, 錢鍾書著《圍城》) where OpenCC writes 着."""

import re

from scripts.converting.conversion import by_opencc, tagged_words
from scripts.converting.name_forms import is_known, is_name
from scripts.converting.surnames import has_surname

# OpenCC's tw2s and tw2t write 着 for every 著 but those in the words they know. These they do not know,
# though 著 is zhù there. What stands before 論著 and 譯著 keeps 議論著, 翻譯著 apart.
_HAN = "\u3400-\u9fff"
_VERBS = "看讀听聽寫拿捧抱翻念唸背哼唱抄指用望盯讓跟帶有為對照憑靠按沿隨當像"
_ZHU = re.compile(
    r"[編原專遺拙土卓]著(?!手|急|落|陸|眼|想|火|色)|昭著|微知著|明較著|(?<![討議談辯爭評理])論著|(?<!翻)譯著"
    rf"|(?<![{_HAN}])著有|著有(?=[《「『“〈])|[所曾]著(?=[《「『“〈])"
)


# Who wrote a book, before 著《. A surname and a last character that is no verb tell 錢鍾書著《 from 他看著《.
_WRITER = re.compile(rf"(?<![{_HAN}])[{_HAN}]{{2,4}}(?=著[《〈])")
# The same where the line goes on as that of a book does, or ends: 魯迅著，人民文學出版社; 《雨》，王小明 著.
_NAMED = rf"(?<![{_HAN}·‧・])(?P<name>[{_HAN}·‧・]{{2,12}}?)等?[ 　]?著"
_BOOK = r"出版|書[局店]|印書館|年版|[譯編校注](?:[者，。；）)\s]|$)"
_CREDITS = (
    re.compile(rf"{_NAMED}(?=[ 　，,、；;／/：:]{{1,2}}[^。！？\n]{{0,16}}(?:{_BOOK}))", re.MULTILINE),
    re.compile(rf"(?:^|(?<=[》〉）)\]〕])[，,]?)[ 　]?{_NAMED}(?=[。）)]?[ 　]*$)", re.MULTILINE),
)


def but_zhu(text: str, configuration: str) -> str:
    """Convert by tw2s or tw2t, with each 著 that is zhù kept."""
    converted = by_opencc(text, configuration)
    if len(converted) != len(text):
        return converted
    zhu = {m.start() + m[0].index("著") for m in _ZHU.finditer(text)}
    zhu |= {m.end() for m in _WRITER.finditer(text) if m[0][-1] not in _VERBS and has_surname(m[0])}
    for credit in _CREDITS:
        zhu |= {m.end() - 1 for m in credit.finditer(text) if _is_writer(m["name"])}
    return "".join("著" if at in zhu else now for at, now in enumerate(converted)) if zhu else converted


def _is_writer(name: str) -> bool:
    """Say whether it is somebody's name, and not what somebody does: 白雲飄 looks like a name too."""
    ((_, tag),) = tagged_words(by_opencc(name[-1], "t2s"))
    does = name[-1] in _VERBS or tag.startswith("v")
    return not does and (is_known(name) or is_name(name))
