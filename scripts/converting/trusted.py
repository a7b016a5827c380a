"""Phrases that OpenCC has right, and that ``context`` would take from what stands around them for others.

Found by asking for each of the 49,000 phrases of OpenCC's dictionary (STPhrases, Apache-2.0) alone, and by
reading where the answers differ; most are too rare for the texts that the table learned from: 彭于晏, 複平面.
"""

import re
from collections.abc import Callable
from itertools import accumulate

_PHRASES = """
一发之差 一发之间 一毫一发 寸发千金 怒发冲天 发光可鉴 发乱钗横 发挽双髻 握发吐餐 后发座 蛇发女妖 齿落发白
被发左衽 被发佯狂 被发入山 被发阳狂 系于一发 栉发工 整发用品 洗发粉 干湿发 一物克一物 天克地冲 悭吝苦克
云笈七签 药签 棉药签 照入签 地瓜签 瑶签 云翻雨复 名复金瓯 复元音 复共轭 复函数 复分解 复变函数
复变函数论 复品牌 复基因 复婚制 复对数 复平面 复循环发电 复拍子 复本位制度 复综语 复殖吸虫 复襦
多层复迭 重见复出 上野树里 丰溪里 加利波里 古切里 宫里蓝 拉涅里 瓦尔基里 艾米里 阿卡提里 葛拉斯里 曹子里
舞水端里 埔里社 平康里 和平里 甪里 羑里 牖里 墟里 邑里 推辇归里 挂冠归里 于丹 于从濂 于克勒 于化虎
于占元 于双戈 于台烟 于吉 于大宝 于天仁 于奇库杜克 于姓 于子千 于孔兼 于寘 于尔里克 于山国 于幼军 于广洲
于康震 于式枚 于斯塔德 于斯纳尔斯贝里 于斯达尔 于明涛 于晴 于欣源 于正升 于正昌 于湘兰 于特森 于玉立 于素秋
于若木 于西翰 于越 于远伟 于道泉 于都 于震寰 于韦斯屈莱 于风政 于飞 燕燕于飞 凤凰于蜚 君子于役 伊于湖底
传位于四太子 袁于令 廖于诚 彭于晏 海于格松 几净窗明 窗明几亮 哪一出 好一出 卖良姜 姬姜
齐姜 海埔姜 反朴 返朴 抱素怀朴 斲雕为朴 愿朴 朴讷 朴野 朴钝 朴重 朴鄙 朴鲁 棫朴 只声不出 只影全无 只言片字
大历十才子 山中无历日 小天后 母后 双后前兵开局 马后练服 俪采 喝倒采 大放异采 左右采之 气扬采飞 镂金错采
衣不重采 采石之役 采石之战 采椽不斲 发采扬明 天干物燥 偎干就湿 煨干就湿 煨干避湿 日干夜干 干父之蛊 干蛊
国之桢干 枝不得大于干 造血干 塔什库尔干 查干湖 朱干玉戚 干下去 干出 干农活 干任何 干办 干吏 干大事 干头 干家
干就干 干尽 干强盗 干探 干正事 干济 干略 干管 干营生 干路 干革命 吾为之范我驰驱 贻范古今 霁范永存 两撇胡
二撇胡 吹胡 剃胡 刮胡 幸运胡 连须胡子 髭胡 髯胡 胡髭 红须绿眼 羊须疮 六须鲇 须髯 须鲨 须后水 制住 特制住
制军 制币 制义 制书 制举 制诰 制限 制空 制礼 制科 制策 制命 制台 制变 制新宪 量出制入 笛卡儿坐标制 不克自制
不加自制 高度自制 自制之力 自制之能 勃郁 坱郁 壹郁 伊郁 怫郁 悲郁 氤郁 湮郁 沤郁 滃郁 泱郁 纡郁 荧郁 郁伊
郁勃 郁卒 郁垒 郁堙不偶 郁挹 郁朴 郁沉沉 郁泱 郁火 郁燠 郁纡 郁蒸 郁蓊 郁邑 郁陶 文采郁郁 郁郁青青 郁郁菲菲
余事 余俗 余压 余喘 余声 余枝 余殃 余毒 余气 余沥 余泽 余温 余火 余烈 余码 余窍 余罪 余羡 余膏 余荫 余论
余责 余载 余辜 余酲 余闰 余光 余刃 雨余芳草斜阳 岁计余绌 断纸余墨 淋余土 饭饱生余事 倦鸟余花 余类
喂了一声 当的一响 当的一声 扑冬冬 普冬冬 红冬冬 意大利直面 甜水面 千层面 吃板刀面 橡子面儿 茶面子 药面儿
笑面人 没见食面 束修 发带 余弧 余甘子 累累 信马游缰 目牛游刃 游移 游禽 夸毗 言大而夸 大言非夸 吉普斯夸 斗一斗
斗上一斗 斗了一斗 斗他一斗 斗她一斗 再斗一斗 种师中 钟发音 钟珮瑄 溟蒙 涳蒙
"""
_FIND = re.compile("|".join(sorted(_PHRASES.split(), key=len, reverse=True)))


def trusted(simplified: str, words_of: Callable[[str], list[str]]) -> list[int]:
    """List the places (from 0) of a Simplified line that stand in such a phrase.

    A phrase begins and ends where words do: 彭|于晏 is one, 至于|晴天 has none. ``words_of``: cuts a line
    into words.
    """
    found = [match.span() for match in _FIND.finditer(simplified)]
    borders = {0, *accumulate(map(len, words_of(simplified)))} if found else set()
    return [at for start, end in found if {start, end} <= borders for at in range(start, end)]
