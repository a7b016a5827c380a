"""Guess by form alone which line of a text is its title, and how to call a text without one."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from scripts.article.credits import credit
from scripts.article.dates import undated
from scripts.article.entitled import entitled
from scripts.article.headings import unmarked
from scripts.article.labels import head_of
from scripts.article.line_kinds import CLOSED, is_break, is_row, simple
from scripts.article.numbering import CHAPTERS, N, numbered
from scripts.article.recurring import MAX_HEADING, is_day
from scripts.converting.name_forms import is_name

MAX_TITLE = 64

# Lines above a title that say where it stands, not what it is.
_KICKER = re.compile(
    r"[【\[［〔]?(?:专题|专栏|[时社影书乐]?评论?|社论|观点|(?:读者)?投[书稿]|副刊|人物|(?:人物)?专访|深度(?:报道)?|特稿|特写|[书文]摘"
    r"|国际|两岸|港闻|要闻|众闻|财经|科技|文化|艺文|生活|教育|社会|政治|体育|旅游|健康|散文|小说|新诗|随笔|杂文|译文|转载|原创|连载"
    r"|新闻|\S{1,10}(?:系列|专题|专栏|特辑|报[道导]|副刊))(?:\s*[之第]?\s*[\d一二三四五六七八九十]+\s*[期回篇]?)?[】\]］〕]?"
    r"|(?:点击|点一点|轻触|长按|扫码)?.{0,6}(?:上方|下方|蓝字).{0,20}关注.{0,6}"
    r"|\S{4,20}奖\S{0,8}(?:(?:[首一二三优头]|评审|优选)等?奖|佳作|[得获]奖作品?)|转载自.{2,20}|首页\s*[>›»/].{2,40}|副刊[．.·・／/]\S{2,4}"
    r"|\S{2,24}(?:委员会|政府|办公[厅室]|[厅局部院会])文件"
    r"|\S{0,8}第\s*[\d一二三四五六七八九十百]+\s*期|(?:系列|[Vv]ol)\W*\d+"
)
# What is never a title: 新聞稿, 青政办发〔2023〕15号.
_RELEASE = re.compile(
    r"(?:即[时日]|请即)发[放布表]|新闻(?:公报|稿)|\S{1,12}[〔\[［（(]\d{4}[〕\]］）)]\s*第?\d+号"
)
# What stands above a title and is no kicker: a note of the editor's, and where an office files its letter.
_NOTE = re.compile(
    r"[（(【\[]?(?:编者|作者|译者|编)?(?:按语?|的话)\s*(?:[】\]]|[：:])|(?:档[ 　]*号|保存年限)\s*[：:]"
)
# A subtitle, which stands right below a title: ——記一個漁村的冬天; not who said a motto, ——培根.
_SUBTITLE = re.compile(
    r"[—─－]{1,2}\s*(?:记|写|读|致|评|兼|献给|关于|从|论|谈|访|纪念|怀念|悼|忆|寄|题|赠|观|听|游)\S{2}"
)
# A title that says what was written on a day: 隨記 2021年2月3日.
_DATED = re.compile(
    r"[^\s，。：]{0,12}(?:[日周手札游随]记|随笔|[记纪]录|纪要|[周月简]报|总结)"
    r"[ 　·：:—-]*[（(]?(?:19|20)\d{2}[年./-].*"
)
_PAGE = re.compile(r"[ \u3000]{4}\d{1,4}$")  # its number, behind a running head
_BETWEEN = re.compile(r"[、，,;；／/\s]+")
# Who speaks: 甲：…; in a chat also 甲 00:05, 甲 2024/3/5 08:30, 甲, [2024/3/5 08:30], and
# 2024/3/5 上午8:30 - 甲: ….
_ON = r"(?:\d{4}[-/.年]\d\d?[-/.月]\d\d?日?,?\s*)?(?:[上下]午\s?)?\d?\d:\d\d(?::\d\d)?"
_SPEAKER = re.compile(
    rf"([^\s：:，。！？「『]{{1,6}})[：:]|([^\s,]{{1,8}}(?: \d)?),?\s+\[?{_ON}\]?$"
    rf"|\[?{_ON}\]? ?[-–]? ([^\s：:]{{1,12}})[：:]"
)

_COUNTED = re.compile(
    rf"第\s*[{N}]|\D{{0,3}}\d|星期|[周週]"
)  # a label that counts: 第1天, 步驟2, 3月, 星期一
_BARE = re.compile(rf"第\s*[{N}\d]+\s*\S")  # a number and what it counts: 第一幕
_STAR = re.compile("^[☆★◎●■◆※]+[、．. 　]*")  # a mark before each of them: ☆、第一章
_ABOVE = 6  # lines that may be the title, with those above it
_SPEECH = 4  # lines in which a speaker says what the speech is called
_TOPIC = re.compile(
    r"(?:演讲|发言|讲话|致[辞词])的?(?:题目|主题|标题)[是为叫：:]+[《“「](?P<title>[^》”」]{2,30})[》”」]"
)


class Title(NamedTuple):
    """The title of a text, "" if only its file has one; ``at``: the place of the line that is the title, if
    any; ``below``: that of the first line below the title.
    """

    text: str
    at: int | None = None
    below: int = 0
    author: str = ""  # where the same line names who wrote


# How a report begins: 【本報訊】, 新華社北京10月3日電（記者 王小明）, and from whom it learned.
_SENT = re.compile(
    r"(?:[【（(\[〔][^，。：；【】]{1,16}[报台社网刊][^，。【】]{0,8}?[讯电导道][】）)\]〕]"
    r"|[^，。：；【】]{1,16}(?:\d日[讯电]|[报台社网刊][讯电](?=[ 　（(])))"
    r"[ 　]*(?:[（(][^（()）]{2,20}[)）])?[ 　]*(?:记者[^，。]{0,20}(?:获悉|了解到)，)?(?=[^，。]{4})"
)


def title_of(texts: Sequence[str]) -> Title:
    """Find the title of a text without empty lines: a line, a part of its head, or its opening words."""
    head, said = head_of(texts)
    if head:
        return Title(said, None, head)
    if (both := entitled(texts)).title and len(texts) > 1 and not _is_said(texts):
        return Title(both.title, None, 1, both.author)
    at = _title_at(texts)
    if at and _KICKER.fullmatch(simple(texts[at - 1])) and _is_said(texts[at:]):
        at -= 1  # 專訪 above what the first speaker says is the title.
    is_diary = any(map(is_day, texts[:1])) and any(map(is_day, texts[1:]))
    if (
        is_diary
        or _is_chat(texts)
        or all(map(is_row, texts))
        or (at == 0 and (_is_first_of_many(texts) or _is_said(texts)))
    ):
        return Title("")
    if at is not None:
        return Title(unmarked(texts[at]), at, at + 1)
    below = sum(1 for _ in takewhile(_is_credit_above, texts[:-1]))
    named = next(filter(None, map(_named, texts[below : below + _SPEECH])), "")
    return Title(named or _opening(texts[below]), None, below)


def _title_at(texts: Sequence[str]) -> int | None:
    """Find the line that is the title: the first that may be, or the one under a kicker, above a subtitle."""
    if len(texts) < 2:
        return None
    for at, text in enumerate(texts[:-1][:_ABOVE]):  # A title has a text below it.
        below = texts[at + 1 : at + 3]
        if not all(map(_is_above_a_title, texts[:at])):
            break
        titled = len(below) > 1 and may_be_title(*below) and not credit(below[0])
        if titled and _SUBTITLE.match(simple(below[1])):
            return at + 1
        if (titled and _KICKER.fullmatch(simple(text))) or _RELEASE.fullmatch(simple(text)):
            continue
        if (
            not is_break(text)
            and may_be_title(text, below[0])
            and not (at < _ABOVE - 1 and _is_credit_above(text))
        ):
            return at
    return 0 if _names_nobody(texts[0]) and may_be_title(texts[0], texts[1]) else None


def _names_nobody(text: str) -> bool:
    """Say whether what stands behind a label, or beside a day, is no name: 口述：碼頭上的四十年."""
    rest, one = text.partition("：")[2] or undated(text), credit(text)
    return bool(rest and one and one.author and not any(map(is_name, _BETWEEN.split(rest))))


def _is_first_of_many(texts: Sequence[str]) -> bool:
    """Say whether a text begins with the first of its chapters, or with nothing but a number, 第一幕, above
    other ones, so that its title is not there.
    """
    first, *others = (_STAR.sub("", text) for text in texts)
    level = numbered(first)
    most = CHAPTERS if _BARE.fullmatch(simple(first)) else level
    return 0 < level <= CHAPTERS and any(level <= numbered(text) <= most for text in others)


def _is_said(texts: Sequence[str]) -> bool:
    """Say whether a text begins with who speaks, or with what a form asks: 小明：…, 小華：….

    A label that comes only once, above speakers who come again or labels that count, is no speaker:
    訪談：修鐘六十年; 入門：前三天 above 第1天：…, 第2天：….
    """
    first, *others = [*map(_speaker, texts[:3])]
    if first and others and all(map(_COUNTED.match, others)) and not _COUNTED.match(first):
        return False
    labels = Counter(map(_speaker, texts))
    if labels[first] == 1 and texts[0][-1] not in CLOSED and any(labels[one] > 1 for one in others if one):
        return False
    return first != "" and ((len(others) > 1 and all(others)) or first in map(_speaker, texts[1:]))


def _is_chat(texts: Sequence[str]) -> bool:
    """Say whether a text begins with who said something at which time, and goes on so."""
    said = [bool(match and not match[1]) for match in map(_SPEAKER.match, texts)]
    return said[0] and sum(said) > 1


def _speaker(text: str) -> str:
    """Give who speaks in a line, or its label, that names no author: 甲：…, 甲 00:05; else ""."""
    match = _SPEAKER.match(text)
    if not match:
        return ""
    return match[2] or match[3] or ("" if (one := credit(text)) and one.author else match[1])


def _is_above_a_title(text: str) -> bool:
    """Say whether a line may stand above a title: a break, kicker, note or credit."""
    above = _KICKER.fullmatch(simple(text)) or _RELEASE.fullmatch(simple(text)) or _NOTE.match(simple(text))
    return is_break(text) or bool(above or _PAGE.search(text)) or _is_credit_above(text)


def _is_credit_above(text: str) -> bool:
    """Say whether a line like 作者：… may stand above a title; a bare name there is the title."""
    one = credit(text)
    return bool(one and one.sure) and not _DATED.fullmatch(simple(text))


def may_be_title(text: str, below: str) -> bool:
    """Say whether a first line is a title: short, and no paragraph."""
    title = unmarked(text)
    if not 1 <= len(title) <= MAX_TITLE or is_row(title) or title[-1] in "，、；：,;:" or _PAGE.search(title):
        return False
    marks = len(re.findall("[。；](?![」』”]$)", title))
    if title[-1] == "。":
        alone = "，" not in title and len(below) > len(title)
        return marks == 1 and len(title) <= 30 and (alone or bool(credit(below)))
    if marks:
        return False
    commas = len(re.findall("[，、]", title))
    if re.match('[“「『"‘]', title) and re.search('[”」』"’]$', title) and commas and len(title) > 30:
        return False
    return commas <= 3


def _named(text: str) -> str:
    """Find the title that a speaker says of the speech: 我演講的題目是《…》; "" in other lines."""
    match = _TOPIC.search(simple(text))
    return text[slice(*match.span("title"))] if match else ""


def _opening(text: str) -> str:
    """Cut the opening words of a text without a title, not those in which a paper says that it reports."""
    sent = _SENT.match(simple(text))
    said = text[sent.end() :] if sent else text
    words = (re.split("[。；，：！？…—]", said, maxsplit=1)[0] or text)[:MAX_HEADING]
    return " ".join(words.strip("「『“‘").split())  # of a row of a table: a title has no tabs
