"""Tell which word a Traditional character writes where OpenCC takes it for the other: 著, which is zhù (編著,
錢鍾書著《圍城》) or zhe, and 乾, which is qián (乾德三年, 李承乾) or gān.
"""

import re

from scripts.converting.converters import by_opencc, tagged_words
from scripts.converting.name_forms import is_known, is_name
from scripts.converting.surnames import has_surname
from scripts.text.tables import forms_at

_HAN = "\u3400-\u9fff"
_VERBS = "看讀听聽寫拿捧抱翻念唸背哼唱抄指用望盯讓跟帶有為對照憑靠按沿隨當像"
# Who wrote a book, before 著《. A surname and a last character that is no verb tell 錢鍾書著《 from 他看著《.
_WRITER = re.compile(rf"(?<![{_HAN}])[{_HAN}]{{2,4}}(?=著[：:]?[《〈])")
# The same where the line goes on as that of a book does, or ends: 魯迅著，人民文學出版社; 《雨》，王小明 著.
_NAMED = rf"(?<![{_HAN}·‧・])(?P<name>[{_HAN}·‧・]{{2,12}}?)等?[ 　]?著"
_BOOK = r"出版|書[局店]|印書館|年版|[譯編校注](?:[者，。；）)\s]|$)"
_CREDITS = (
    re.compile(rf"{_NAMED}(?=[ 　，,、；;／/：:]{{1,2}}[^。！？\n]{{0,16}}(?:{_BOOK}))", re.MULTILINE),
    re.compile(rf"(?:^|(?<=[》〉）)\]〕])[，,]?)[ 　]?{_NAMED}(?=[。）)]?[ 　]*$)", re.MULTILINE),
)


def with_heteronyms(text: str, configuration: str) -> str:
    """Convert by tw2s, tw2t or hk2s, but keep each 著 that is zhù and each 乾 that is qián, and write 着 for
    each 著 that is zhe.

    hk2s leaves every 著, but not all in Hong Kong write 着 for zhe.
    """
    converted = by_opencc(text, configuration)
    if not set("著乾") & set(text) or len(converted) != len(text):
        return converted
    zhe = by_opencc(text, "tw2s") if configuration == "hk2s" and "著" in text else ""
    zhu = {m.end() for m in _WRITER.finditer(text) if m[0][-1] not in _VERBS and has_surname(m[0])}
    for credit in _CREDITS:
        zhu |= {m.end() - 1 for m in credit.finditer(text) if _is_writer(m["name"])}
    forms = {at: "着" for at, now in enumerate(zhe) if text[at] == "著" and now == "着"}
    forms |= dict.fromkeys(zhu, "著")
    forms |= {at: form for at, form, _ in forms_at(text, "converting/heteronyms.tsv")}
    return "".join(forms.get(at, now) for at, now in enumerate(converted))


def _is_writer(name: str) -> bool:
    """Say whether ``name`` is somebody's, and not what somebody does: 白雲飄 looks like a name too."""
    _, tag = tagged_words(by_opencc(name[-1], "t2s"))[0]
    does = name[-1] in _VERBS or tag.startswith("v")
    return not does and (is_known(name) or is_name(name))
