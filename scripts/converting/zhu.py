"""Tell the 著 that is zhù (編著, 錢鍾書著《圍城》) from zhe, where OpenCC takes one for the other."""

import re

from scripts.converting.conversion import by_opencc, tagged_words
from scripts.converting.name_forms import is_known, is_name
from scripts.converting.surnames import has_surname

# OpenCC's tw2s and tw2t write 着 for every 著 but those in the words they know. These they do not know,
# though 著 is zhù there. What stands before 論著 and 譯著 keeps 議論著, 翻譯著 apart.
_HAN = "\u3400-\u9fff"
_VERBS = "看讀听聽寫拿捧抱翻念唸背哼唱抄指用望盯讓跟帶有為對照憑靠按沿隨當像"
_ZHU = re.compile(
    r"[編原專遺拙土卓撰]著(?!手|急|落|陸|眼|想|火|色)|昭著|微知著|明較著|(?<![討議談辯爭評理])論著|(?<!翻)譯著"
    rf"|(?<![{_HAN}])著有|著有(?=[《「『“〈])|[所曾]著(?=[《「『“〈])|(?<=[他她])著有|所著(?=[，。；、）的]|$)"
)
# OpenCC keeps 著 in 著名, 著作, 著書 and the like, and so in 拿著名片, 發揮著作用, 背著書包, 穿著白衣.
# In these it is zhe: behind what goes on for a while, and before a word that 名, 作 or 書 begins.
_WHILE = (
    "看讀聽寫拿捧抱翻念唸背哼唱抄指望盯跟帶照憑靠按沿隨像握叫喊想數忙提舉夾記掛揮起放開說談笑穿戴披坐站走跑跳"
    "含咬扛拉推抓踩陪練教守追圍繞擺擁懷裝貼印刻畫頂端托拖牽摟套對附"
)
_ZHE = re.compile(
    rf"(?<=[{_WHILE}])著(?=名(?:片|冊|次|額|單(?!位)|字(?!號)|氣(?!象)|牌(?!坊)|利(?!物)|義(?!大))"
    r"|作[業文用品物曲料客]|書[本包籍架桌店信櫃單頁卷中上裡]|稱[讚呼]|述說|錄[音影])"
    "|(?<=[拿抱捧背翻讀握夾看念唸聽])著(?=書(?!立))|(?<=[跟隨])著(?=作[家者])|(?<=[討議談辯爭]論)著(?=作[業文])"
    "|(?<=合)著(?=[節拍琴樂眼我你您])|(?<=[執附沉膠黏吸])著(?=[於在])"
    "|(?<![合名巨昭鉅顯土編原專遺拙卓較])著(?=[白式志])"
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
    """Convert by tw2s or tw2t, with each 著 that is zhù kept, and each that is zhe written 着."""
    converted = by_opencc(text, configuration)
    if len(converted) != len(text):
        return converted
    zhe = {m.start() for m in _ZHE.finditer(text)}
    zhu = {m.start() + m[0].index("著") for m in _ZHU.finditer(text)}
    zhu |= {m.end() for m in _WRITER.finditer(text) if m[0][-1] not in _VERBS and has_surname(m[0])}
    for credit in _CREDITS:
        zhu |= {m.end() - 1 for m in credit.finditer(text) if _is_writer(m["name"])}
    forms = dict.fromkeys(zhu, "著") | dict.fromkeys(zhe, "着")
    return "".join(forms.get(at, now) for at, now in enumerate(converted)) if forms else converted


def _is_writer(name: str) -> bool:
    """Say whether ``name`` is somebody's, and not what somebody does: 白雲飄 looks like a name too."""
    _, tag = tagged_words(by_opencc(name[-1], "t2s"))[0]
    does = name[-1] in _VERBS or tag.startswith("v")
    return not does and (is_known(name) or is_name(name))
