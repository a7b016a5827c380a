"""Read the lines under a title that say who wrote the text, and when: 文／王小明, 2020年3月1日."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from scripts.article.dates import ANY_LABEL, OF_ELSE, find_date, runs_on, undated
from scripts.article.labels import labelled
from scripts.article.line_kinds import SENTENCE_END, simple
from scripts.converting.name_forms import is_name

_AUTHOR_LABEL = re.compile(
    r"(?:原文作者|原作者|作者|姓名|著者|编剧|剧本|填?词|撰文|撰稿人?|撰写|执笔"
    r"|采访[、及与和／/&]?(?:撰文|文字?|整理)|采访|词曲|作词|口述|编写|[供投]稿人?|署名|笔者|主?讲[者员]?|讲述|[楼博]主"
    r"|(?:文字?|图|摄影)[／/、．&＆和]?(?:文字?|图)|文字|文"
    r"|(?:[Ww]ritten )?[Bb]y|BY|[Aa]uthor)"
    r"(?:\s*[：:／/|｜丨︱]\s*|[ 　]+|(?<=作者)(?=\S{2,4}$))(?=\S)"
)
# The author's label, behind what others did: 编辑：李小红 作者：王小明, 来源：河边周刊 记者 王小明
_LABEL_WITHIN = re.compile(r"(?<=[ 　；;])(?:(?:作者|撰文|文|记者)\s*[：:／/|｜丨︱]\s*|记者[ 　]+)(?=\S)")
_NAME_ENDS = re.compile(
    r"\s*[；;。]\s*|[ 　／/|｜]+(?=[^\sA-Za-z]{1,5}\s*[：:／/|｜]|[A-Za-z]{1,5}\s*[：:])"
    r"|[ 　]+(?=译者|编辑|图|摄影|首发|原载|[刊发]于|来源)"
)
_REPORTER = re.compile(
    r"(?:[^\s：:／/|｜，。]{2,8}[ 　／/])?[〔【（(]?[^\s：:／/|｜，。]{0,8}?"  # the paper and its office
    r"(?:特约|实习|驻\S{2,4})?(?:记者|通讯员|特派员)[ 　：:／/]*(?P<name>\S{2,20}?)"
    r"(?P<rest>[ 　／/][^，。]{0,16}报[导道]|[^\s，。／/]{2,8}(?:报[导道]|\d日电)|[ 　]*"
    r"|[ 　／/]+(?:(?:实习|特约)?(?:通讯员|记者)|摄影|图)[ 　：:／/]*[^\s，。：]{2,12})[〕】）)]?"
)
# A name before what it did: 〔王小明／臺北報導〕.
_REPORTED = re.compile(
    r"[〔【（(]?(?P<name>[^\s：:／/|｜，。]{2,4})[ 　]*[／/][^，。]{0,8}报[导道][〕】）)]?"
)
# Authors behind a label and a blank that are no bare name: 作者 某報記者, 作者 記者王小明.
_STAFF = re.compile(r"[^\s，。：]{2,10}(?:记者|编辑部?|小组|团队|工作室|中心|协会|学会)|记者[^\s，。：]{2,4}")
_OFFICE = re.compile(r"\S{0,8}(?:记者|编辑部|评论员|特约撰稿人?)")
_BEHIND = re.compile(
    r"(?P<name>(?:[\[［〔【（(]\S{1,3}[\]］〕】）)] *)?[^\s，。：:／/|｜]{2,20}?"
    r"|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}(?=[ 　]))"
    r"[ 　]*[／/]?[ 　]*(?:[合编]?著|撰文?|文|作)(?:[ 　]+[^\s：:]{2,8}[ 　]*[／/][ 　]*(?:图|摄影?|绘|译))?"
)
_OTHERS_BEHIND = re.compile(
    r"(?P<name>[^\s，。：:／/|｜]{2,20})(?:[ 　]+|[ 　]*[／/][ 　]*)(?:编?译|编|绘|摄影?|校)"
)
_OTHER_LABEL = re.compile(
    r"(?:责任编辑|责编|主编|编辑|编者|编辑整理|整理|校对者?|审校|核稿(?:编辑)?|监制|译者|翻译|译|编译|摄影|摄|图|图片|照片|插画|绘图|绘"
    r"|制图|设计|题图|封面|来源|(?:文章|资料|本文)来源|原文|原题|出处|译文出自|转载?自|选自|摘自|出品|排版|策划|监督|版面|美编"
    r"|选题|作曲|编曲|演唱|原唱|标签|分类|关键[词字]|[Pp]hoto|[Vv]ia)(?:[／/、&和][^：:]{1,8})?\s*[：:／/|｜丨︱]\s*\S"
)
# Who else there was, and where, of an interview, a meeting or a song: 受訪者：…, 地點：…, 主唱：…
_ROLE = re.compile(
    r"(?:受访者?|访问者?|采访者?|主持人?|记录人?|嘉宾|导演|主演|主唱|曲|制作人?|\S{0,2}地点|[出列缺]席(?:者|人员)?|逐字稿\S{0,2})"
    r"[：:／/|｜]\s*[^，。！？：（]{1,40}(?:（[^）]*）)?"
    r"|(?:搜集|收集|采集|整理|辑录|编选|编辑|校对|记录){1,2}[ 　]+(?P<name>\S{2,4})"
    # of a press release
    r"|(?:发稿|发布|主办|承办|协办|指导)(?:单位|机构)[：:]\s*\S[^，。]*|(?:新闻)?(?:联[络系]|发言)人[：:]\s*\S[^，。]*"
    r"|原创|转载"
    # 西天三藏某某奉詔譯, 後學某某輯注
    r"|[^，。：；！？]{2,30}(?:奉[诏敕]译|[辑集校笺][注释]|校[点勘订阅]|恭录|敬录)"
)
# The dynasty before a name: 晉　陶潛, 〔唐〕韓愈; not 金·弗珀茲.
_DYNASTY = re.compile(
    r"^(?:[（(\[［〔【](?=.{1,3}[）)\]］〕】]))?(?:先秦|春秋|战国|三国|五代|[东西]?[周汉晋魏]|[南北]朝|[秦隋唐辽金元明清]|[南北]?宋|民国|近代)"
    r"[）)\]］〕】 　]+(?=\S)"
)
_HANDLE = re.compile(r"[A-Za-z][\w.-]*")  # 作者 minw
_OFFICE_BEHIND = re.compile("[（(][^（()）]{4,30}[)）]$")  # 王小明（河邊大學教授）
_NOTES = re.compile(r"(?<=[\u4e00-\u9fff])[\d*†‡¹²³]+(?=[，,、 　]|$)")  # on offices: 李志遠1，王思敏2*
# Between names with numbers of notes: 李志远1　王思敏2.
_NOTED_BEFORE = re.compile(r"(?<=[\u4e00-\u9fff][\d*†‡¹²³])[ 　]+(?=[\u4e00-\u9fff]+[\d*†‡¹²³])")
_BULLET = re.compile(r"^[◎●■◆▲▓★☆※○◇□△·•‧・＊*]\s*(?=\S)")
_BRACKETED = re.compile(r"^[（(【［〔\[](.{2,60})[）)】］〕\]]$")
# Tunes to which words were written, 念奴嬌·赤壁懷古, and how much of something there is, 薑　一塊.
_NO_NAME = re.compile(
    "^(?:念奴娇|水调歌头|满江红|沁园春|蝶恋花|浣溪沙|菩萨蛮|临江仙|西江月|如梦令|虞美人|浪淘沙|鹧鸪天|清平乐|采桑子|卜算子|渔家傲"
    "|声声慢|雨霖铃|永遇乐|青玉案|江城子|定风波|破阵子|一剪梅|鹊桥仙|忆江南|忆秦娥|长相思|相见欢|点绛唇|八声甘州|水龙吟|摸鱼儿|贺新郎"
    "|天净沙)\\W"
    "|[一二两三四五六七八九十半几数][ 　]?[大小茶汤公]?[匙块片杯碗瓶根颗粒把条只支朵枝罐包盒尾斤克束瓣份]$"
    "|(?:适量|少许)$"
)
_GENRE = re.compile("[散杂论征短]文$")  # 副刊．散文 names no 散 who wrote
# No names: who printed it, and what was done on a day, 2024年9月27日 施行.
_PRESS = re.compile(
    r"(?:日报|晚报|时报|副刊|新闻网?|杂志|月刊|周刊|通讯社|中央社|新华社|网|出版社|公号|公众号|^原创|^首发|^转载"
    r"|^来自\S*|客户端|网页版"
    r"|[日周手札游随]记|[记纪]录|纪要|笔记|日志|随笔|[周月简]报|总结|计划"
    r"|[出发创初原首]刊|刊行|通过|[施执]行|实施|[修制]定|修[订正]|[公颁]布|批准|印发|生效|上传|归档|[订定择类表布辑新录]于|令?第\S{1,6}号"
    r"|^已?[于在由]$|^(?:on|by|in|at)$|^(?:修改|编辑|更新)$|^[Vv]?[\d.]+$"
    r"|^(?:[上下中]午|早[上晨]|晚[上间]|清晨|凌晨|傍晚|深?夜)(?:[写于在]\S*)?|^阅读\d*|分钟|字数|浏览|点击"
    r"|(?i:effective|min(?:utes?)?|read|updated?|published|posted|date)(?: (?i:date|on))?)$"
)
# Of a day, in a diary.
_WEATHER = re.compile("(?:天气)?(?=.*[晴阴雨雪云雾风])[晴阴雨雪云雾风大中小多暴雷阵微狂台飓转时有间偶后]+")
# Where a text was written stands beside its date: 臺北，2020年3月1日. A name ends in no 市 or 縣.
_PLACE = re.compile(
    r"[写书记于在 ]*(?:北京|北平|上海|天津|重庆|南京|广州|深圳|杭州|苏州|武汉|成都|昆明|西安|长沙|沈阳|延安"
    r"|香港|澳门|[台臺][北中南东湾]|新竹|高雄|东京|京都|首尔|新加坡|吉隆坡|曼谷|纽约|华盛顿|旧金山|伦敦|巴黎|柏林"
    r"|莫斯科|\S{1,6}[市县省])[市城郊]?[讯电]?"
)


@dataclass(frozen=True)
class Credit:
    """What a line under a title says: who wrote the text, and when.

    Both are ``None`` for a credit of somebody else, like a translator, without a date.
    """

    author: str | None = None
    date: datetime.date | None = None
    sure: bool = True  # False for a name alone, which is a credit only if it stands under a title


@lru_cache(4096)
def credit(text: str) -> Credit | None:
    """Read a line that says who wrote, or when: 文／王小明, 2020年3月1日, 寄件者：王五.

    A line about somebody or something else, 編輯：王五 or 主旨：…, gives an empty ``Credit``; a bare name
    one that is not ``sure``; any other line ``None``. A line of one character or of more than 80 is no
    credit, except in the head of a mail.
    """
    text = re.sub(r"^\s*[#>]+\s*", "", text).strip(" 　\t")
    text = re.sub(r"^(\S)[ 　]+(?=\S[：:])", r"\1", text)  # 時　間：
    of_else = OF_ELSE.search(simple(text))
    date = None if of_else else find_date(text)
    text = ANY_LABEL.sub("", text, count=1)
    said = labelled(text)
    if said and said.what not in ("author", "date") and text[-1] not in "。，：":
        return Credit(said.text if said.what == "sender" and is_name(said.text) else None)
    if not 1 < len(text) <= 80:
        return None
    if inside := _BRACKETED.match(text):
        return credit(inside[1])
    bare = _BULLET.sub("", text)
    if bare != text and ((named := _author(bare)) or is_name(bare)):  # ◎王小明
        return Credit(named or bare, sure=bool(named))
    rest = text if of_else else undated(text)
    if not rest:
        return Credit(None, date)
    if rest != text and (len(rest) > 30 or re.search("[。，；？！]", rest)):
        return None
    if date and runs_on(simple(text)):
        return None
    if dynasty := _DYNASTY.match(simple(rest)):
        rest = rest[dynasty.end() :]
    if author := _author(rest):
        return Credit(author, date)
    if of_else:
        return None if re.search("[。，；？！]", text) else Credit()
    roles = (pattern.fullmatch(simple(rest)) for pattern in (_ROLE, _OTHERS_BEHIND))
    other = any(role and (not role["name"] or is_name(role["name"])) for role in roles)
    if other or (_OTHER_LABEL.match(simple(rest)) and rest[-1] not in SENTENCE_END):
        return Credit(None, date)
    if date and len(rest) <= 20:
        words = [word for word in re.split(r"[ 　|｜]+", rest) if word and not re.search("[：:]", word)]
        words = words[1:] if words[:1] == ["作者"] else words
        people = [word for word in words if not _is_no_name(simple(word))]
        people = people[:1] if simple(words[0] if words else "") == "原创" else people  # behind it an account
        return Credit(" ".join([one for one in people if is_name(one)] or people) or None, date)
    rest = _NOTES.sub("", _NOTED_BEFORE.sub("、", _OFFICE_BEHIND.sub("", rest)))
    is_bare = len(rest) <= 24 and is_name(rest) and not _NO_NAME.search(simple(rest))
    is_bare = is_bare and not _GENRE.search(simple(rest))
    return Credit(rest, date, sure=False) if is_bare else None


def _is_no_name(simplified: str) -> bool:
    """Say whether a word beside a date names nobody: it is a newspaper, a place, the weather, what was done
    or written that day, or it has no letter, or a bracket.
    """
    bare = re.search(r"[<>\[\]{}《》]", simplified) or not re.search(r"[^\W\d_]", simplified)
    weather = _WEATHER.fullmatch(simplified)
    return bool(bare or weather or _PRESS.search(simplified) or _PLACE.fullmatch(simplified.strip(".．·•")))


def _author(text: str) -> str | None:
    """Find the author in a line that labels one, before or after the name: 文／王小明, 王小明著.

    Gives the name without its label; an editorial office counts as an author.
    """
    simplified = simple(text)
    match = _AUTHOR_LABEL.match(simplified)
    if not match and _OTHER_LABEL.match(simplified):
        match = _LABEL_WITHIN.search(simplified)
    if match:
        name = text[match.end() :]
        end = _NAME_ENDS.search(simple(name))
        name = (name[: end.start()] if end else name).strip(" 　／/|｜")
        spaced = not re.search("[：:／/|｜丨︱]", match[0])
        if not name or len(name) > 40 or name[-1] in SENTENCE_END or re.search("[，。！？]", name):
            return None
        handle = match[0][0] == "作" and _HANDLE.fullmatch(name)
        return name if not spaced or is_name(name) or handle or _STAFF.fullmatch(simple(name)) else None
    reported = _REPORTED.fullmatch(simplified)
    if reported and is_name(reported["name"]):
        return text[slice(*reported.span("name"))]
    if _OFFICE.fullmatch(simplified):
        return text
    if match := _REPORTER.fullmatch(simplified):
        whole, tail = text[slice(*match.span("name"))], match["rest"].strip(" 　")
        if tail and tail[0] not in "／/" and simple(tail[-1]) in "导道电":
            # The name is followed by a place, without a space: 記者王小明台北報導.
            together = whole + text[slice(*match.span("rest"))]
            return next((together[:size] for size in (3, 2, 4) if is_name(together[:size])), None)
        return whole if tail or is_name(whole) else None
    if len(text) == 3 and text[-1] in "文作" and is_name(text):  # 李國文 wrote it, not 李國
        return None
    if _GENRE.search(simplified):
        return None
    match = _BEHIND.fullmatch(simplified)
    foreign = "·" in match["name"] if match else False
    return text[: match.end("name")] if match and (foreign or is_name(match["name"])) else None
