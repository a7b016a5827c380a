"""Convert people's names, find them in a text, and read them out of an author's field.

A name is a kind of word of its own: a surname is not the word that it looks like (余 is not 餘), and yet
the rest is converted (范冰洁 → 范冰潔). So it goes through OpenCC whole, and then through the tables.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.converting.conversion import by_opencc, words_of
from scripts.converting.forms import mend_hong_kong, mend_simplified
from scripts.text.untouched import Span

# Surnames that OpenCC takes for the word: Simplified → Traditional. A surname of two characters counts first.
SURNAME_FORMS = {
    **{one: one for one in "余范于姜郁岳涂干种沈谷咸朴曲游仇后卜党折占布卷万云征"},
    "钟": "鍾",
    "万": "萬",
    "云": "雲",
    "征": "征",
    "万俟": "万俟",
    "谷梁": "穀梁",
    "干将": "干將",
    "后藤": "後藤",
}
# Forms of things that no given name has → the form that names have. 余 and 范 are also things (餘, 範) there.
GIVEN_FORMS = dict(
    zip(
        "鬱嶽塗衝鹹薑鬆髮捲於鬥遊錶麵隻瞭儘鬍鬚嚮籤製鐘採佔佈噹颱齣箇脩迴",
        "郁岳涂沖咸姜松發卷于斗游表面只了盡胡須向簽制鍾采占布當台出個修回",
    )
)
# Traditional → Simplified in names, where the word has another form (汎 is 泛, but not in 王汎森). Source:
# the Table of General Standard Chinese Characters (2013), annex 1, which restored most of them for names.
KEPT_IN_SIMPLIFIED = {**{one: one for one in "汎旂昇菴濬珮煇暐"}, "鉅": "钜", "徵": "徵"}

# 百家姓 (Song dynasty), Simplified, without 有 能 空 通 终 相 and others with which a word is likelier to
# begin, and the surnames that are common today and not in it.
_SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌"
    "马苗凤花方俞任袁柳酆"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒"
    "屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解"
    "应宗丁宣贲邓郁单杭洪包"
    "诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰"
    "秋仲伊宫宁仇栾暴甘钭厉"
    "戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘翟谭贡劳逄姬申扶堵冉宰"
    "郦雍郤璩桑桂濮牛寿边扈燕冀"
    "郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡步都耿满弘匡国文寇广阙东欧殳沃利蔚夔隆师巩厍"
    "聂晁勾敖融冷訾辛阚那简饶"
    "曾毋沙乜鞠须丰巢关蒯查后荆红游竺权逯盖桓岳帅缑亢况郈琴商牟佘佴墨哈谯笪年佟"
    "肖付闫覃代候冼区麦练仝鄢苑官粟楼盘位邝谌原揭展但信保铁修初来栗苟植闭迟丘卢党仉幕占折布凃涂种萨尧晋楚法"
    "汝钦麹税敬操朴禤揣"
)
_COMPOUND = frozenset(
    [
        "万俟",
        "司马",
        "上官",
        "欧阳",
        "夏侯",
        "诸葛",
        "闻人",
        "东方",
        "赫连",
        "皇甫",
        "尉迟",
        "公羊",
        "澹台",
        "公冶",
        "宗政",
        "濮阳",
        "淳于",
        "单于",
        "太叔",
        "申屠",
        "公孙",
        "仲孙",
        "轩辕",
        "令狐",
        "钟离",
        "宇文",
        "长孙",
        "慕容",
        "鲜于",
        "闾丘",
        "司徒",
        "司空",
        "亓官",
        "司寇",
        "子车",
        "颛孙",
        "端木",
        "巫马",
        "公西",
        "漆雕",
        "乐正",
        "壤驷",
        "公良",
        "拓跋",
        "夹谷",
        "宰父",
        "谷梁",
        "段干",
        "百里",
        "东郭",
        "南门",
        "呼延",
        "羊舌",
        "微生",
        "梁丘",
        "左丘",
        "东门",
        "西门",
        "伯赏",
        "南宫",
        "第五",
    ]
)

_HAN = "\u3400-\u9fff"
# Between the names of an author's field.
_BETWEEN = re.compile(r"[、，,;；/／|｜丨&＆:：\s]+")
# 余　华: blanks that only make a short name as wide as a long one.
_SPACED = re.compile(rf"(?<!\S)[{_HAN}][ \u3000]+[{_HAN}](?!\S)")
# Roles before and behind a name; 本报记者 and 特约撰稿人 are of several parts.
_PLACE = (
    "(?:[本我][报報刊台臺网網社]|新[华華]社|中新社|特[约約派邀]|[实實][习習]|[驻駐].{1,4}?|首席|[资資]深)*"
)
_ROLE = (
    f"{_PLACE}(?:[记記]者|通[讯訊][员員]|撰稿人?|[编編][辑輯译譯]?|[责責]任?[编編][辑輯]?|[评評][论論][员員]|[专專][栏欄]作[者家]"
    "|作者|原作者|著者|[译譯]者|原著|[编編]著|主[编編]|合[编編著译譯]|口述|整理|[采採][访訪]|[摄攝]影|[绘繪"
    "]者?|[图圖]|文字?|撰文?"
    "|著|[译譯]|翻[译譯]|[编編]|校[对對]?|作)"
)
_ONLY_ROLE = re.compile(f"(?:{_PLACE}{_ROLE})+|{_PLACE}")
_BEFORE = re.compile(
    rf"(?:{_PLACE}(?:[记記]者|通[讯訊][员員]|撰稿人|[编編][辑輯]|[专專][栏欄]作[者家])|[\[［〔（(【][^\])］〕）】]{{1,4}}[\])］〕）】])+"
)
_BEHIND = re.compile(
    rf"(?:[（(〔［\[【]{_PLACE}{_ROLE}[）)〕］\]】]|[编編][著译譯辑輯]|著|[译譯]|撰|[记記]者)$"
)
_NAME = re.compile(rf"[{_HAN}]{{2,4}}")


@dataclass(frozen=True)
class Named:
    """A place that is converted as a name."""

    start: int
    end: int
    name: str
    guessed: bool  # taken for a name by its surname, not named by the editor


def convert_name(name: str, simplified: str, lang: str) -> str:
    """A name in its own script, and in Simplified by the text's own way → the name in a variant.

    ``zh-Hans`` keeps what names keep; the Traditional variants go from the Simplified form, and hold the
    surname's and the given name's own forms.
    """
    if lang == "zh-Hans":
        return name_in_simplified(name)
    blank = re.search(r"\s+", simplified)
    if blank:
        joined = convert_name(re.sub(r"\s", "", name), re.sub(r"\s", "", simplified), lang)
        return joined[: blank.start()] + blank[0] + joined[blank.start() :]
    converted = by_opencc(simplified, "s2hk" if lang == "zh-Hant-HK" else "s2tw")
    if len(converted) != len(simplified):
        return converted
    surname = simplified[:2] if simplified[:2] in SURNAME_FORMS and len(simplified) > 2 else simplified[:1]
    form = SURNAME_FORMS.get(surname, converted[: len(surname)])
    given = "".join(GIVEN_FORMS.get(one, one) for one in converted[len(surname) :])
    return mend_hong_kong(form + given) if lang == "zh-Hant-HK" else form + given


def name_in_simplified(name: str) -> str:
    """A name in Traditional (or Simplified already) → in Simplified, with the forms that names keep."""
    converted = mend_simplified(by_opencc(name, "tw2s"))
    if len(converted) != len(name):
        return converted
    kept = (KEPT_IN_SIMPLIFIED.get(was, now) for was, now in zip(name, converted))
    return "於" + "".join(kept)[1:] if name[0] == "於" else "".join(kept)


def find_names(text: str, names: Iterable[str]) -> list[Named]:
    """The places of the editor's names in a text, longer ones first, none in another.

    A name counts only where it begins at a word's border, and one of two characters only where it ends at
    one too: 干宝 is not in 若干宝石, 余光中 not in 其余光中. The words are those of the text in Simplified.
    """
    present = sorted({name for name in names if name and name in text}, key=lambda name: (-len(name), name))
    if not present:
        return []
    simplified = by_opencc(text, "t2s")
    borders = _borders(simplified if len(simplified) == len(text) else text)
    places = []
    for match in re.finditer("|".join(map(re.escape, present)), text):
        start, end = match.span()
        if start in borders and (end in borders or end - start > 2):
            places.append(Named(start, end, match[0], guessed=False))
    return places


def _borders(simplified: str) -> set[int]:
    borders, at = {0}, 0
    for word in words_of(simplified):
        at += len(word)
        borders.add(at)
    return borders


def names_in_field(field: str, names: Iterable[str] = ()) -> list[Named]:
    """The names in an author's field: the editor's, then what looks like one between the marks 、，;／.

    Roles come off first (本报记者, 文／, 著, 译). Two to four Han characters that begin with a surname of the
    list are a name; the review must say so, since 余音 would be one too.
    """
    found = [
        Named(m.start(), m.end(), name, guessed=False)
        for name in names
        if name
        for m in re.finditer(re.escape(name), field)
    ]
    found += [
        Named(m.start(), m.end(), m[0], guessed=True) for m in _SPACED.finditer(field) if has_surname(m[0])
    ]
    at = 0
    for part in re.split(f"({_BETWEEN.pattern})", field):
        start, end = _bare(part)
        name = part[start:end]
        if _NAME.fullmatch(name) and has_surname(name) and not _ONLY_ROLE.fullmatch(name):
            found.append(Named(at + start, at + end, name, guessed=True))
        at += len(part)
    chosen: list[Named] = []
    for one in sorted(found, key=lambda one: (one.guessed, -len(one.name), one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def _bare(part: str) -> Span:
    """Where a part of the field stands without its roles."""
    before, behind = _BEFORE.match(part), _BEHIND.search(part)
    start = before.end() if before else 0
    end = behind.start() if behind else len(part)
    return (start, end) if end - start > 1 else (start, len(part))


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname of the list and has something behind it."""
    simplified = by_opencc(name, "t2s")
    return (len(name) > 2 and simplified[:2] in _COMPOUND) or simplified[:1] in _SINGLE or name[:1] in _SINGLE
