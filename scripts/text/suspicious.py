"""Find characters that are rarely meant: invisible, without a meaning of their own, or look-alikes."""

import re
import unicodedata
from collections.abc import Callable

from scripts.text.han import HAN
from scripts.text.proposal import Proposal

# What CJK Radicals Supplement looks like; Unicode gives no decomposition (EquivalentUnifiedIdeograph.txt).
_RADICALS: dict[str, str] = dict(
    zip(
        "⺁⺎⺒⺓⺟⺠⺩⺪⺫⺬⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂兀巳幺母民王疋目示虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
    )
)

# Letters of other alphabets that look Latin (the single-letter ones of Unicode's confusables).
_CYRILLIC_OR_GREEK = "аеорсухіјѕԁАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LATIN = str.maketrans(_CYRILLIC_OR_GREEK, "aeopcyxijsdABEKMHOPCTYXIJSoABEZHIKMNOPTYX")

# Marks as vertical writing turns them; on a page they lie on their sides.
_TURNED = "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"
_UPRIGHT = str.maketrans(_TURNED, "，、。：；！？〖〗…‥—–＿﹏（）｛｝〔〕【】《》〈〉「」『』［］")

_EMOJI = r"\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_SIGNS = f"{HAN}，。、；：？！」』）》”’"
_NUMERAL = "一二三四五六七八九〇"
_NOTHING = ("",)
# What foreign names are written with, on either side of the mark in them: 安娜·李, not 夢起・鄉村.
_SOUNDS = (
    "阿艾安奧奥巴保貝贝比彼伯博布查達达戴丹德迪蒂杜多恩爾尔法菲費费弗佛福蓋盖戈格古哈海漢汉赫亨胡霍基吉加佳簡简傑杰金卡凱凯坎康考科"
    "可克肯孔庫库拉萊莱蘭兰朗勞劳勒雷李里利莉理立列林琳劉刘隆魯鲁露路盧卢倫伦羅罗洛瑪玛馬马邁迈曼茂梅門门蒙孟米密敏莫默姆穆娜納纳奈南"
    "內内尼妮寧宁努諾诺歐欧帕派潘龐庞佩彭皮珀普齊齐奇喬乔切琼瓊日瑞薩萨塞賽赛桑森沙莎山珊紹绍舍聖圣石史士司斯絲丝松索蘇苏塔泰坦湯汤特"
    "提廷圖图托陀瓦萬万王旺威韋韦維维衛卫魏溫温文沃烏乌伍西希錫锡夏香肖謝谢辛休徐許许雅亞亚延揚扬耶葉叶伊易英尤于約约澤泽詹張张珍芝治"
    "智朱茲兹卓佐"
)
_LOST = ("□",)  # the sign of textual notes for a character that cannot be read

Becomes = tuple[str, ...]  # the answers: each may be meant instead of what was found

# Characters and words that nobody writes twice in a row, but for 目的的地圖, 的的確確, 為了了解 …
_TWICE = (
    "(?<![目標标的])的的(?![確确士的])|(?<![但只還还可就正算於于也總总老凡要倒若硬都不是])是是(?![非是])"
    "|(?<![不甚就目得了為为除，。])了了(?![之然無无分解結结了])|(?<![參参給给付贈赠賦赋與])與與(?!與)"
    "|(?<![埃普觸触涉波危顧顾企及])及及(?!及)|(?<![服聽听順顺跟依遵從从])(?:從從|从从)(?![容從从])"
    "|(?<![反然從从因進进而])而而(?![家而])|(?<![首古京成大都])都都(?![會会市心都])"
    "|(?<![這这那塔])(?:這這|这这|那那)(?![這这那利])|(?<!但)但但(?!但)|(?<!因)因因(?!因)|(?<!她)她她(?!她)"
    "|(?<!被)被被(?!被)|(?<!或)或或(?!或)|(?<!也)也也(?!也)"
)
_WORDS = (
    "我們|我们|他們|他们|她們|她们|因為|因为|所以|但是|可以|這個|这个|那個|那个|自己|已經|已经|如果|雖然|虽然|而且|或者"
    "|以及|關於|关于|對於|对于|由於|由于|根據|根据|通過|通过|就是|這些|这些|那些|其中|其他|為了|为了|以後|以后|之後|之后"
)


def _plain(found: str) -> Becomes:
    """Give the usual characters for radicals and compatibility forms: ⼈ → 人."""
    return (unicodedata.normalize("NFKC", "".join(_RADICALS.get(c, c) for c in found)),)


def _once(found: str) -> Becomes:
    return (found[0],)


# What it is; a pattern that finds it; the answers, or a function that makes them of what was found. U+FFFD is
# a matter of broken bytes; control characters and noncharacters are refused before.
SUSPECTS: tuple[tuple[str, str, Becomes | Callable[[str], Becomes]], ...] = (
    ("a private character", "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+", _LOST),
    (
        "an invisible character",
        # Joiners and selectors are part of an emoji, and Indic and Arabic words may need them.
        rf"(?<![{_EMOJI}\u0600-\u0dff])(?!\ufe0f\u20e3)[\u200c\u200d\ufe00-\ufe0f]+"
        "|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065"
        "\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0001-\U000e01ef]+",
        _NOTHING,
    ),
    ("a turn of direction", "[\u202a-\u202e\u2066-\u2069]+", _NOTHING),
    ("a combining mark", f"(?<=[{_SIGNS}])[\u0300-\u036f\u20d0-\u20ff]+", _NOTHING),
    ("an escaped line end", rf"(?<=[{_SIGNS}])(?:\\+[nrt])+(?![A-Za-z])", _NOTHING),
    ("a sign for a lost character", f"(?<=[{HAN}])[■〓*＊]+(?=[{HAN}])", _LOST),
    (
        "a part of a character",
        rf"(?<=[{HAN}])(?<![從从部首旁加是有邊边])[亻氵扌忄犭纟钅讠饣辶宀艹](?![旁部字頭头底邊边右左])(?=[{HAN}])|[\u2ff0-\u2fff]+",
        _LOST,
    ),
    ("a stroke", "丶", ("、", "·")),
    ("a Kangxi radical", "[\u2f00-\u2fd5]+", _plain),
    ("a radical", f"[{''.join(_RADICALS)}\u2e9f\u2ef3]+", _plain),
    ("a radical", f"(?:(?![{''.join(_RADICALS)}\u2e9f\u2ef3])[\u2e80-\u2eff])+", _LOST),
    ("a stroke", "[\u31c0-\u31ef]+", _LOST),
    # Twelve of that block are unified ideographs and have no other form.
    (
        "a compatibility ideograph",
        "(?:(?![\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29])"
        "[\uf900-\ufaff\U0002f800-\U0002fa1f])+",
        _plain,
    ),
    (
        "a letter that only looks Latin",
        f"(?<=[A-Za-z])[{_CYRILLIC_OR_GREEK}]+|[{_CYRILLIC_OR_GREEK}]+(?=[A-Za-z])",
        lambda found: (found.translate(_LATIN),),
    ),
    ("a full-width letter", "(?<=[A-Za-z])[Ａ-Ｚａ-ｚ０-９]+|[Ａ-Ｚａ-ｚ]+(?=[A-Za-z])", _plain),
    ("not the numeral", f"(?<=[{_NUMERAL}])[0０○◯](?=[{_NUMERAL}])", ("〇",)),
    ("a letter among digits", f"(?<=[{_NUMERAL}])[OoＯ](?=[{_NUMERAL}])", ("〇",)),
    ("a letter among digits", r"(?<![A-Za-z]-\d)(?<=\d)[OoＯ](?=[\d年月日])", ("0",)),
    (
        "a letter among digits",
        r"(?<=\d)[lI](?=[\d年月日])|(?<![A-Za-z\d])[lI](?=\d{1,3}[年月日])",
        ("1",),
    ),
    ("digits of two widths", "(?<=[0-9])[０-９]+|[０-９]+(?=[0-9])", _plain),
    ("a Japanese mark", f"(?<=[{HAN}])ー(?=[{HAN}])", ("一", "—")),
    ("not the Japanese mark", "(?<=[ァ-ヺ])[一—](?=[ァ-ヺ])", ("ー",)),
    ("not the mark in names", f"(?<=[{_SOUNDS}])[･•∙⋅・](?=[{_SOUNDS}])", ("·",)),
    ("a mark that stands twice", r"(?<![，。、；：])([，。、；：])\1(?![，。、；：])", _once),
    ("two marks in a row", r"(?<![，。、；：])([，。、；：])(?!\1)[，。、；：](?![，。、；：])", tuple),
    ("a character that stands twice", _TWICE, _once),
    ("a word that stands twice", rf"({_WORDS})\1(?!\1)", lambda found: (found[: len(found) // 2],)),
    ("a full stop of Latin letters", rf"(?<=[{HAN}])\.(?=[{HAN}」』”’]|$)", ("。",)),
    ("a mark of vertical writing", f"[{_TURNED}]+", lambda found: (found.translate(_UPRIGHT),)),
    ("a line end in the midst of a line", "[\u2028\u2029]+", _NOTHING),
    ("half-width katakana", "[\uff66-\uff9f]+", _plain),
)


def suspects(text: str, kinds: tuple[str, ...] = ("",)) -> list[Proposal]:
    """List the suspicious places of a text in their order, each with what it may be instead.

    ``kinds``: beginnings of names in ``SUSPECTS``, to look for these only.
    """
    found = []
    for what, pattern, becomes in (one for one in SUSPECTS if one[0].startswith(kinds)):
        for match in re.finditer(pattern, text):
            codes = " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(match[0]))
            answers = becomes(match[0]) if callable(becomes) else becomes
            found.append(Proposal(*match.span(), answers, f"{what}, {codes}"))
    return sorted(found, key=lambda one: one.start)
