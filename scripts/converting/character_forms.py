"""Mend forms of characters that the converters leave or choose wrongly, by tables.

No function changes the number of lines or the length of a text.
"""

import re
from pathlib import Path


def _table(pairs: str) -> dict[int, str]:
    """Read pairs, as "衞卫 枱台", into a table for ``str.translate``. A line with # says what follows."""
    lines = [line for line in pairs.splitlines() if line[0] != "#"]
    return {ord(pair[0]): pair[1] for line in lines for pair in line.split()}


# What OpenCC's tw2s and hk2s leave in Simplified. The file says its sources.
ORGANISED_FORMS = _table(Path(__file__).with_name("organised_forms.txt").read_text(encoding="utf-8"))

# Words of which a converter knows only the characters. 祇 is qí, a god of the earth, in 神祇 and 祇园.
_SIMPLIFIED_WORDS = (
    (re.compile("甚[麼么]"), "什么"),
    (re.compile("(?<![神地天人民])[祇衹](?![园陀树洹桓])|祗(?=[是有要能会好不得可因限需见怕])"), "只"),
    (re.compile("(?<=[富自勉])彊|彊(?=[弱弩])"), "强"),  # else it is a name, or a slip for 疆 or 僵
    (re.compile("觔斗"), "筋斗"),
    (re.compile("(?<=布)疋|(?<=[几數数一二三四五六七八九十百千])疋(?=布)"), "匹"),
    (re.compile("瞭(?=亮)"), "嘹"),
    (re.compile("搆(?=[得不]?[着到])"), "够"),
    (re.compile("藉[著着]"), "借着"),
    (re.compile("(?<![狼慰枕蕴酝藉])藉(?![藉没田])"), "借"),
    (
        re.compile("乾(?=[杯净燥旱洗枯瘪果粮脆草涸裂涩冰咳呕笑柴货])"),
        "干",
    ),  # tw2s keeps 康乾, in 健康乾杯 too
    (re.compile("酦(?=酵)"), "发"),
    (re.compile("锺(?=[馗繇])|(?<=[千万])锺(?=[粟之])"), "钟"),
    # 沈 for 沉, as many wrote it in Taiwan; it is a surname too, and in 沈阳
    (re.compile("(?<=[低消昏石])沈|(?<=下)沈(?![先女小老太氏家姓阿])|(?<=[船阳都])沈(?=了)"), "沉"),
    (re.compile("沈(?=[入到底稳着沉])"), "沉"),
    (re.compile("(?<![启愚])蒙(?=懂)"), "懵"),  # 懞懂
    (re.compile("(?<=韩复)矩"), "榘"),
    (re.compile("(?<=文)征(?=明)"), "徵"),
    (re.compile("(?<=全汉)升|(?<=(?<!山)洪)升(?![高水到至])"), "昇"),
    # many, and no partner: 获益甚夥, 夥颐
    (re.compile("(?<=[甚颇])伙(?![同伴食计])|伙(?=颐)"), "夥"),
    (re.compile("镕(?=[炉铸化岩解融合点断接])"), "熔"),  # a metal melts, and 朱镕基 keeps his name
    (re.compile("(?<=[保庇护])祐"), "佑"),  # years and people have 祐: 嘉祐
    (re.compile("(?<=[玉环])珮"), "佩"),
    (re.compile("(?<=[火香锅熔洪丹])鑪"), "炉"),
    (re.compile("(?<=[分萌])蘗"), "蘖"),
    (re.compile("撚(?=[须纸搓弄])|(?<![痴黐])撚(?=线)"), "捻"),  # it is another word in Cantonese
    (re.compile("偻㑩"), "喽啰"),
    (re.compile("(?<=功)勣"), "绩"),
    (re.compile("叡(?=智)"), "睿"),
    (re.compile("畬(?=[族乡])"), "畲"),
    (re.compile("(?<![樊商])於(?!菟|梨华)"), "于"),
    (re.compile("(?<![骨主树若才能枝躯公相包])干(?=[位宫爻](?![置殿女廷]))"), "乾"),  # the trigram
)

# Words that tw2s leaves, as both scripts may write them, and that mainland readers take for slips. Source:
# First Table of Words of Several Forms (GF 1001-2001). 帐 is a tent (帐篷, 营帐, 帐下), 账 an account.
_MAINLAND_WORDS = (
    (re.compile("(?<![营军罗蚊纱床])帐(?=[户号单目簿款册务房面期龄]|本(?![来身]))"), "账"),
    (re.compile("(?<=[算付记结转呆坏欠赖买认查对报做清还收烂旧抄签])帐(?![篷幕棚子])"), "账"),
    (re.compile("(?<=[笔的])帐(?=[，。！？；、]|$)"), "账"),
    (re.compile("(?<=身)分(?![别布泌配割开离裂解析享发层泄身散]|成[两三四几])"), "份"),
    (re.compile("(?<=[部成缘过水情充])份(?!额)|份(?=量(?![刑化产表]))"), "分"),
    (re.compile("(?<=[企策规筹])画"), "划"),
    (re.compile("(?<![身股随凑出送收交份])份(?=子(?![钱女公集弹项]))"), "分"),
    (re.compile("覆(?=[述核诊检查函试])|(?<=[盼祈赐禀])覆|(?<=[静恭立敬]候)覆"), "复"),
    (re.compile("(?<![一两三四五六七八九十几每这那该此整多])座(?=标(?![志准语杆牌本签]))"), "坐"),
    (re.compile("(?<=[上下大小])腭(?!裂)|腭(?=足)"), "颚"),
    (re.compile("(?<=栏)干(?![涉扰净货])"), "杆"),
    (re.compile("卤(?=莽)"), "鲁"),
    (re.compile("(?<=倒)楣"), "霉"),
    (re.compile("蕃(?=[茄薯])"), "番"),
    (re.compile("(?<![推谦])辞(?=汇(?!报))"), "词"),
    (re.compile("甯(?=[静可愿])"), "宁"),
    (re.compile("澈(?=底)|(?<=透)澈"), "彻"),
    (re.compile("(?<=麻)疯"), "风"),
    (re.compile("钮(?=扣)"), "纽"),
    (re.compile("薰(?=[陶染天心])|薰(?=香(?![片茶]))|(?<=[烟气])薰"), "熏"),
)

# What OpenCC's s2hk writes → what Hong Kong's press and government write, by counts in 8.1 million
# characters of its news: 說 22,484 to 277, 戶 16,803 to 68, 群 1,477 to 18, and so on. 裏 着 為 眾 台 核 秘
# stay. 參 is written 蔘 by OpenCC behind every 人 (人參 is the root), even in 很多人參加.
_HONG_KONG = (
    "説說 户戶 衞衛 啓啟 税稅 温溫 脱脫 閲閱 揾搵 鋭銳 敍敘 悦悅 兑兌 卧臥 醖醞 藴蘊 蜕蛻 羣群 牀床 麪麵 "
    "嫺嫻 綫線 峯峰 蔘參 愨慤 齶顎 檐簷 痹痺 "
    "愠慍 媪媼 氲氳 捝挩 榅榲 涚涗 煴熅 腽膃 敚敓 棁梲"
)
_TO_HONG_KONG = _table(_HONG_KONG)
# By texts of Hong Kong: 公布 908 to 193, 宣布 966 to 369, 盡快 529 to 31, 盡量 406 to 22, 盡早 84 to 12,
# 洩密 56 to 12, 發洩 48 to 6, 宣洩 33 to 5, 起哄 38 to 2, and 排泄 5 to 0.
_HONG_KONG_WORDS = (
    ("迴歸", "回歸"),
    ("起鬨", "起哄"),
    ("子醜寅", "子丑寅"),
    ("詆譭", "詆毀"),
    *((f"{one}佈", f"{one}布") for one in "公宣發頒"),
    *((f"儘{one}", f"盡{one}") for one in ("量", "快", "早", "可能")),
    *((f"泄{one}", f"洩{one}") for one in "漏露密氣憤恨"),
    *((f"{one}泄", f"{one}洩") for one in "發宣"),
)
# In Hong Kong 覆核 1,022 to 2, 覆查 133 to 1, 覆診 66 to 0, 覆檢 28 to 4; in Taiwan 複診 9 to 0.
_REVIEWED = re.compile("[複復](?=[核查診檢])")

# What OpenCC's s2tw writes and Taiwan's press does not: in 513,000 characters of genuine texts only in
# phrases that cross a word's border (毀譽, 靈修). 束脩 is a word.
_TAIWAN_WORDS = (
    (re.compile("譭"), "毀"),
    (re.compile("(?<!束)脩"), "修"),
    (re.compile("迴歸"), "回歸"),
    (re.compile("(?<=子)醜(?=寅)"), "丑"),  # 子丑寅卯: both converters take it for ugly
    (re.compile("(?<=一目)了然"), "瞭然"),  # both are written; OpenCC's stays
    # 台 ten times as often as 臺 in Taiwan's articles (25,596 to 2,559); OpenCC writes 後臺 beside 控制台.
    (re.compile("臺"), "台"),
    # 污 2,004 times to 92, 濕 465 to 24
    (re.compile("汙"), "污"),
    (re.compile("溼"), "濕"),
)

# What OpenCC writes for Simplified → what Taiwan's articles and books do, by counts in 3,480 of them, and
# Hong Kong's news: 帳 2,347 to 171, 毀 2,083 to 14, 糊 874 to 6, 嘆 626 to 157, 岩 588 to 56, 弦 365 to 29,
# 嘩 192 to 28, 徬徨 42 to 3; 彔, 翫 and 嫋 next to nowhere.
# In a text that is Traditional they are the author's.
_USUAL = "賬帳 燬毀 餬糊 巖岩 絃弦 歎嘆 譁嘩 彔錄 翫玩 嫋裊 枴拐 柺拐"
_TO_USUAL = _table(_USUAL)
_USUAL_WORDS = (
    ("傢俱", "家具"),
    ("傢具", "家具"),
    ("琺琅", "琺瑯"),
    ("綵衣", "彩衣"),
    ("麵糰", "麵團"),
    ("彷徨", "徬徨"),
    # By texts of both: 升起 349 to 6, 飛升 17 to 0, 鬧哄哄 43 to 0, 彩色 284 to 0, 全彩 74 to 0,
    # 彩鳳 66 to 0, 巨變 331 to 2.
    ("昇起", "升起"),
    ("飛昇", "飛升"),
    ("騰昇", "騰升"),
    ("鬨然", "哄然"),
    ("鬨鬨", "哄哄"),
    ("綵色", "彩色"),
    ("全綵", "全彩"),
    ("綵鳳", "彩鳳"),
    ("鉅變", "巨變"),
    *((f"鬨{one}", f"哄{one}") for one in ("動", "搶", "而起")),
)
# In Taiwan alone: 挨 136 to 0, 背 102 to 5 where s2tw has 揹, 冑 31 to 0.
_TO_TAIWAN = str.maketrans("捱揹胄", "挨背冑")


# Signs of a Hong Kong author: forms and Cantonese words, and what only Taiwan writes.
_HONG_KONG_SIGNS = re.compile(
    "[着裏衞綫枱邨喺嘅咗啲嗰哋咁冇佢唔嚟嘢攞畀]|港元|甚麼|巴士|的士|特首|立法會|公屋"
)
_TAIWAN_SIGNS = re.compile(
    "[裡妳]|(?<![編原專遺拙論譯名土顯卓])著(?![名作者述有書稱])|什麼|臺|公車|計程車|新臺幣|立委"
)


def mend_simplified(text: str) -> str:
    """Replace what tw2s or hk2s leaves although Simplified does not have it."""
    for pattern, form in _SIMPLIFIED_WORDS:
        text = pattern.sub(form, text)
    return text.translate(ORGANISED_FORMS)


def mainland(text: str) -> str:
    """Write words of a Traditional text, converted to Simplified, as mainland readers expect them."""
    for pattern, form in _MAINLAND_WORDS:
        text = pattern.sub(form, text)
    return text


def mend_hong_kong(text: str) -> str:
    """Replace forms of s2hk or t2hk by those that Hong Kong's press writes."""
    for was, form in _HONG_KONG_WORDS:
        text = text.replace(was, form)
    return text.translate(_TO_HONG_KONG)


def taiwan_from_simplified(text: str) -> str:
    """Replace forms of s2tw by those that Taiwan's press writes; none was chosen by the author."""
    return mend_taiwan(_usual(text)).translate(_TO_TAIWAN)


def hong_kong_from_simplified(text: str) -> str:
    """Replace forms of s2hk by those that Hong Kong's press writes; none was chosen by the author."""
    return _REVIEWED.sub("覆", _usual(mend_hong_kong(text)))


def _usual(text: str) -> str:
    """Replace forms that the press of neither Taiwan nor Hong Kong writes."""
    for was, form in _USUAL_WORDS:
        text = text.replace(was, form)
    return text.translate(_TO_USUAL)


def mend_taiwan(text: str) -> str:
    """Replace forms of s2tw or t2tw that Taiwan's press does not write, whoever the author is."""
    for pattern, form in _TAIWAN_WORDS:
        text = pattern.sub(form, text)
    return text


def looks_hongkong(text: str) -> bool:
    """Say whether a Traditional text is a Hong Kong author's: at least three signs, and twice as many as
    of Taiwan.
    """
    hong_kong, taiwan = len(_HONG_KONG_SIGNS.findall(text)), len(_TAIWAN_SIGNS.findall(text))
    return hong_kong >= 3 and hong_kong >= 2 * taiwan
