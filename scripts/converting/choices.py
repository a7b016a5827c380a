"""Choose a Traditional form by what stands around a character, where both converters are often wrong.

Each row was read in at least two texts by others, among 9.4 million Han characters of articles from
Taiwan and Hong Kong taken to Simplified and back (bench/conversion.md): no row was made for one place. A
row says in which surroundings of the Simplified text a character has a form; the first that fits counts.
Where none fits, the converters decide.
"""

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest

_NUMBER = "0-9０-９〇零一二三四五六七八九十百千万亿两几数"
_HAN = "\u3400-\u9fff"
_CANTONESE = "[唔佢哋嘅咗喺啲嗰咁嘢冇乜喎嚟攞啫]"

# character, what stands before it, what stands behind it, its form
_ROWS: tuple[tuple[str, str, str, str], ...] = (
    # 籤 is a lot or a slip of bamboo; everything else that is signed is 簽 (both: 籤保守行為, 92 texts).
    ("签", "[书标]", "", "籤"),
    ("签", "[抽求竹牙灵便浮]", "(?![署约字了名证下到订书])", "籤"),
    ("签", "[上中下解]", "[，。、！？」』”’）]|率|的过程|志工", "籤"),
    ("签", "", "[筒诗语文条王]", "籤"),
    ("签", "", "", "簽"),
    # To allow is 准 (both: 核準證明, 不準離港, 142 texts).
    ("准", "[核批获暂特恩允照]", "(?![备则时确绳星头心度点])", "准"),
    ("准", "(?<![说算拿猜摸吃看估找])[不唔未]", f"(?=[{_HAN}])(?![备则时确绳星头心度点药到的了得])", "准"),
    ("准", "", "[许予入离保]", "准"),
    # To pour water on is 沖 (both: 衝煮, 50 texts), to rush 衝 (both: 沖突).
    ("冲", "", "煮|调[^整动]|咖啡|冷水|热水|泡|洗|淡|晒|茶|凉|刷", "沖"),
    ("冲", "手", "咖啡|壶|技法|店|豆", "沖"),
    ("冲", "", "[突击撞锋刺动破]", "衝"),
    # Animals and things by number: 隻 (both: 五千只, 64 texts).
    (
        "只",
        f"[{_NUMBER}] ?",
        "[，。、；）」)]|以[上下]|样本|[鸡鸭鹅羊牛猪狗猫鸟鱼虫蚊兔鼠猴虎熊象马蛇龟蜂蝶雌雄]",
        "隻",
    ),
    # To come back to a state is 回復, to answer 回覆 (both: 回覆正常, 99 texts).
    (
        "复",
        "回",
        "正常|平静|平和|和平|原|昔|秩序|社会|本来|元气|体力|生机|自由|健康|往日|单身|状态|理智|清醒",
        "復",
    ),
    # 里 in foreign names is no inside (both: 裡約, 裡山, 140 texts).
    ("里", "", "约(?:热|奥|市|嘉)|山(?:倡|教|里海)|斯本|昂", "里"),
    # Days after, the film behind: no empress (both: 8天后, 電影后半段, 58 texts).
    ("后", f"[{_NUMBER}多] ?天", "", "後"),
    ("后", "电影", "[半来段期制，、]", "後"),
    # To restrain is 克制 (both: 剋制, 48 texts); what was invented is 發明了, no 明瞭 (50 texts).
    ("克", "", "制", "克"),
    ("了", "[发阐表指说载开证查声申言挑]明", "", "了"),
    # A piece that is played (both: 這出舞劇, 33 texts).
    ("出", "[这整同]一?", "舞剧|舞作|戏|剧|话剧|歌剧|音乐剧|悲剧|喜剧|表演|作品|电影", "齣"),
    ("回", "", "圈|力镖|避|荡", "迴"),
    ("折", "", "合", "折"),
    ("杆", "电线", "", "桿"),
    # Ginger (13 texts); noodles (27 texts).
    ("姜", "[、生老嫩南野葱蒜仔]", "[，。、芽片丝末蒜葱花）]", "薑"),
    ("姜", "", "[芽丝末茶汁蒜醋糖]", "薑"),
    ("面", "", "[线档摊]", "麵"),
    (
        "面",
        "[膶燥]|意大利|义大利|即食|鸡丝|臊子|云吞|拉|阳春|担仔|一碗",
        "(?![对前向临积上容子具貌孔])",
        "麵",
    ),
    ("面", "黑", "琵鹭", "面"),
    # Streets and towns named after the British.
    ("咸", "[漆云]", "[道街]", "咸"),
    ("咸", "", "美顿", "咸"),
    ("咸", "诺丁|伯明", "", "咸"),
    ("须", "晶", "", "鬚"),
    ("制", "客|拓", "", "製"),
    ("发", "缩短", "[酵脾病展]", "發"),
    ("伙", "入", "纸|证|日期|公屋|的公屋", "伙"),
    ("岳", "百", "", "岳"),
    # Made oneself is 自製 (both, 67 texts); 難以自制 is self-restraint.
    ("制", "(?<![能以不])自", "(?![力住能约]|的能)", "製"),
    ("卷", "胶", "", "卷"),
    ("出", "一", "[，。]", "出"),
    ("胡", "", "同", "胡"),
    ("同", "胡", "", "同"),
    ("钟", "[个多点分半够句]", "", "鐘"),
    ("里", "[大在的深]海", "", "裡"),
    ("喂", "", "[养食饲奶狗猫鸟鱼鸡野流]", "餵"),
    ("喂", "[禁乱投]", "", "餵"),
    # 係 is Cantonese for "is", beside characters that only Cantonese writes (both: 唔系, 102 texts).
    ("系", "[真净]", "(?![统列数谱])", "係"),
    ("系", "", "咪", "係"),
    ("系", f"{_CANTONESE}[^，。！？]{{0,6}}(?<![体关派星语世科院学联维直])", "(?![统列数谱])", "係"),
    ("系", "(?<![体关派星语世科院学联维直])", f"(?![统列数谱])(?=[^，。！？]{{0,6}}{_CANTONESE})", "係"),
)


_BEHIND_AT_MOST = 8  # characters of the text that a row looks back at


def _compiled() -> dict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]]:
    rows: dict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]] = {}
    for character, before, behind, form in _ROWS:
        rows.setdefault(character, []).append((re.compile(f"(?:{before})$"), re.compile(behind), form))
    return rows


_RULES = _compiled()
_ASKED = re.compile(f"[{''.join(_RULES)}]")

# Characters that alone, outside the words of the dictionary, are a surname's or a given name's. In 9.4
# million Han: 范 175 times, 範 6; 郁 153, 鬱 58 (躁鬱, 鬱期); 朴 43, 樸 2; 余 and 涂 by their neighbours.
_ALONE = re.compile("[范郁朴余涂]")
_ALONE_BUT = {
    "范": re.compile("[师规模典示防洪遗道树宣]$"),
    "郁": re.compile("[躁黯愤抑忧阴沉悒积苍蓊]$"),
    "朴": re.compile("[素简质纯淳俭古]$"),
    "余": re.compile(f"[{_NUMBER}年月元人多其业残剩有无之仅所厨尚只盈结课劳空富冗的宝黄 ]$"),
    "涂": re.compile("[阿乱糊胡赤补乱口肤直接厚]$"),
}
# Behind and before the name of a person: 涂先生, 议员涂谨申.
_TITLE_BEHIND = re.compile("先生|女士|小姐|太太|老师|教授|博士|医生|律师|议员")
_TITLE_BEFORE = re.compile(
    f"(?:^|[^{_HAN}]|议员|社长|律师|记者|教授|老师|主席|主任|经理|[党长和与及由对向指])$"
)
_NAME_BEHIND = {
    "余": re.compile(f"(?![温魂尾年人下额数量生地波热辉音韵味款孽悸震党皆论势])[{_HAN}]"),
    "涂": re.compile(f"(?![在上有得满着划拭抹抺一不了成掉鸦改脂层料])[{_HAN}]"),
    "郁": re.compile("(?![期躁闷结金卒积热蒸勃悒])"),
}


def chosen(simplified: str, words_of: Callable[[str], list[str]]) -> Iterator[tuple[int, str]]:
    """A line of Simplified → places, and the form that a character has there in Taiwan."""
    for match in _ASKED.finditer(simplified):
        at = match.start()
        before = simplified[max(at - _BEHIND_AT_MOST, 0) : at]
        for left, right, form in _RULES[match[0]]:
            if left.search(before) and right.match(simplified, at + 1):
                yield at, form
                break
    if _ALONE.search(simplified):
        yield from _names(simplified, words_of(simplified))


def _names(simplified: str, words: list[str]) -> Iterator[tuple[int, str]]:
    """Where a character that is a word by itself is a name's: it stays."""
    at = 0
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        if word in _ALONE_BUT and not _ALONE_BUT[word].search(simplified[max(at - 1, 0) : at]):
            behind = _NAME_BEHIND.get(word)
            fits = behind is None or behind.match(simplified, at + 1)
            if word == "涂":  # a verb too: 涂椅子
                given = len(after) == 1 or _TITLE_BEHIND.match(after)
                fits = fits and given and _TITLE_BEFORE.search(simplified[max(at - 3, 0) : at])
            if fits or simplified[at - 1 : at] == "姓":
                yield at, word
        at += len(word)
