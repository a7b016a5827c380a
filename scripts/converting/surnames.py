"""Whether a few characters are a person's name. The surnames are those of 百家姓 (Song, public domain)."""

import re
from functools import cache

from scripts.converting.conversion import tagged_words
from scripts.converting.variants import convert

_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙"
    "叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别"
    "庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙"
    "乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖代付闫邸涂岳帅覃苑仝揭楚冼麦甯辜呙候佘苟区"
)
_DOUBLE = (
    "欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 "
    "端木 南宫 独孤 百里 呼延 轩辕 张简 范姜"
)
# Pen names that are words or have no surname.
_PEN = "鲁迅 巴金 老舍 冰心 茅盾 三毛 废名 亦舒 艾青 罗兰 琼瑶 也斯 七等生 舒巷城 周作人"
_ROLES = r"(?:先生|女士|教授|博士|老師|老师)?"
_HAN_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,4}}?{_ROLES}")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·‧・•．.][\u4e00-\u9fffA-Z][\u4e00-\u9fff.]{0,9}){1,4}")
_LATIN = re.compile(r"[A-Z][\w’'.-]*(?: (?:[a-z]{1,3} )?[A-Z][\w’'.-]*){1,3}")
# Characters that no name has behind its surname.
_NOT_IN_NAMES = "第是的在了有不就也都很和与及或之被把从向为个们吗呢吧"


@cache
def is_name(text: str) -> bool:
    """Whether a text is one name or several, by their form: 徐志摩, 加西亞·馬爾克斯, 王小明、李四."""
    parts = [part for part in re.split(r"\s*[、，,&＆／/;；]\s*|[ 　]+(?:和|與|与)[ 　]+", text) if part]
    return 0 < len(parts) <= 5 and all(_one_name(part) for part in parts)


def _one_name(text: str) -> bool:
    # Three characters may be set apart: 徐 志 摩.
    close = re.sub(r"(?<=[\u4e00-\u9fff])[ 　](?=[\u4e00-\u9fff])", "", text) if len(text) <= 6 else text
    close = re.sub(r"^[（(\[［〔【][\u4e00-\u9fff]{1,3}[）)\]］〕】]\s*", "", close)  # [日]村上春樹
    if _FOREIGN.fullmatch(close) or _LATIN.fullmatch(close):
        return True
    if not _HAN_NAME.fullmatch(close):
        return False
    simplified = convert(close, ("t2s",))
    if simplified in _PEN.split():
        return True
    if set(simplified[1:]) & set(_NOT_IN_NAMES):
        return False
    double = len(close) == 4 and simplified[:2] in _DOUBLE.split()
    return (double or (len(close) < 4 and simplified[0] in _SINGLE)) and not _is_made_of_words(simplified)


def is_unknown(text: str) -> bool:
    """Whether some of a text is in no dictionary and none of it is an everyday word: 照日格圖."""
    if not re.fullmatch("[\u4e00-\u9fff]+", text) or set(text) & set(_NOT_IN_NAMES):
        return False
    simplified = convert(text, ("t2s",))
    words = tagged_words(simplified)
    known = any(len(word) > 1 and not tag.startswith(("nr", "x")) for word, tag in words)
    return not known and any(tag == "x" and len(word) > 1 for word, tag in words)


def _is_made_of_words(simplified: str) -> bool:
    """Whether a dictionary knows a text as something else than a name: 簡介, 任務一, 花開."""
    words = tagged_words(simplified)
    # Behind a surname a word is a given name: 周作人.
    if any(len(word) > 1 and not tag.startswith(("nr", "x")) for word, tag in words[:1]):
        return True
    return len(simplified) == 2 and len(words) == 2
