"""Surnames: one table for everything that asks whether a few characters may be a person's name.

Source: 百家姓 (Song dynasty, public domain), in Simplified, without those with which a word is likelier to
begin (有 能 空 通 终 相 …), and surnames that are common today and not in it.
"""

import re

from scripts.converting.conversion import by_opencc

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范"
    "彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜"
    "顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路"
    "娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪"
    "包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯"
    "宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖"
    "卓蔺屠蒙池乔阴胥苍闻莘翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎充"
    "慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡步都耿满弘匡国文寇广阙东欧殳沃利蔚夔隆师巩厍聂晁勾敖融冷"
    "訾辛阚那简饶曾毋沙乜鞠须丰巢关蒯查后荆红游竺权逯盖桓岳帅缑亢况郈琴商牟佘佴墨哈谯笪年佟肖付闫"
    "覃代候冼区麦练仝鄢苑官粟楼盘位邝谌原揭展但信保铁修初来栗苟植闭迟丘党仉幕占折布凃涂种萨尧晋楚"
    "法汝钦麹税敬操朴禤揣禄邸甯辜呙"
)
COMPOUND = frozenset(
    re.findall(
        "..",
        "万俟司马上官欧阳夏侯诸葛闻人东方赫连皇甫尉迟公羊澹台公冶宗政濮阳淳于单于太叔申屠"
        "公孙仲孙轩辕令狐钟离宇文长孙慕容鲜于闾丘司徒司空亓官司寇子车颛孙端木巫马公西漆雕"
        "乐正壤驷公良拓跋夹谷宰父谷梁段干百里东郭南门呼延羊舌微生梁丘左丘东门西门伯赏南宫"
        "第五张简独孤范姜",
    )
)

# Surnames that OpenCC takes for words: Simplified → Traditional. One of two characters counts first.
SURNAME_FORMS = {
    **{one: one for one in "余范于姜郁岳涂干种沈谷咸朴曲游仇后卜党折占布卷征胡周"},
    **dict(zip("钟万云", "鍾萬雲")),
    "万俟": "万俟",
    "谷梁": "穀梁",
    "干将": "干將",
    "后藤": "後藤",
}


def surname_of(simplified: str) -> str:
    """Give the surname with which a Simplified name begins; "" if there is none, or nothing follows it."""
    if len(simplified) > 2 and simplified[:2] in COMPOUND:
        return simplified[:2]
    return simplified[:1] if len(simplified) > 1 and simplified[0] in SINGLE else ""


def has_surname(name: str) -> bool:
    """Say whether a name in either script begins with a surname of the table, and something follows it."""
    return bool(surname_of(by_opencc(name, "t2s")) or surname_of(name))
