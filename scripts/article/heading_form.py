"""Tell whether a line has the form of a heading, whatever stands around it."""

import re

from scripts.article.credits import credit
from scripts.article.dates import find_date
from scripts.article.line_kinds import BULLET, CLOSED, MARKED, SENTENCE_END, is_caption, is_row, simple
from scripts.article.numbering import N, numbered
from scripts.article.recurring import MAX_HEADING
from scripts.converting.name_forms import is_name
from scripts.text.han import HAN, HAN_CHARACTER

# Patterns are in Simplified, and matched against a line as it would be there.

# Answers to choose from, and blanks to fill in: (A)… (B)…, 姓名:____.
_EXAM = re.compile(r"^[(（]?[Aa][)）.．、].*\s[(（]?[Bb][)）.．、]|_{2}|＿{2}|\(\s{2,}\)|（\s+）")
CHOICE = re.compile("[(（][A-Ha-h][)）]")  # of several answers, each on a line
# A line about the text, in brackets or behind a role: 【撰文：…】…, （第三章·完）, 專欄 | 王小明; for whom
# it is, 獻給…; who said it, — 某某, where it is from, -出自…, or to be had, 關注 某某公眾號; what else to
# read, 參考資料：…; or what was said, and how it was taken or where it is from: …！（掌聲）, 「…？」（詩篇）.
_ASIDE = re.compile(
    r"[【（(\[](?:撰文|作者|文|图|摄影|编?按|注)[：:／/]|[（(【](?![一二三四五六七八九十\d]{1,3}[）)]).*[）)】]$"
    rf"|[-－–]\s?[{HAN}]{{2}}.*[^-－–]$|[—―][ 　]*[@{HAN}A-Za-z].*[^—―]$"
    r"|作者[ 　是为]|笔者[是为]|\S{2,4}[（(][^）)]*[）)]\s*[：:]|.*[（(](?:[取引摘出]自|来源)[^（()）]*[)）]$"
    r"|(?:点击|长按|轻触)(?:[上下]方|[左右][上下]|蓝字|阅读原文).*"
    r"|(?:请?(?:继续)?(?:关注|订阅|支持|扫码|长按|点击))[ 　《「【].*|.*(?:微信)?公众号$"
    r"|(?:[►▶▸➤→>※●◆■★]\s*)?(?:参考(?:资料|文章)?|延伸阅读|相关(?:阅读|文章|内容|新闻|报[道导])|(?:图片|照片|截图)?来源|.{0,8}请参[考阅见])\s*[：:]\s*\S"
    r"|[^\s|｜]{2,6}\s*[|｜]\s*[^\s|｜]{1,16}$|献给|谨以|写给.*的你们?$|.*版权所有|.*未完(?:待续)?$|.*[！？…，；][」』”]?[（(][^（()）]*[）)]$"
)
# Emoji at the end: such a line greets or chats, 歡迎來到我的部落格👋🏻. ★ and ℃ are no emoji.
_EMOJI = re.compile("(?:[\U0001f000-\U0001faff]|[\u2600-\u27bf]\ufe0f)[\ufe0f\U0001f3fb-\U0001f3ff]*$")
# How a sentence begins or ends that runs on, or is asked in speech: 或者是…, …最流行的當屬, …多少呢？; and
# what points at the text around it: …這個行為, 以下….
_RUNS_ON = re.compile(
    r"(?:或[者是]|除此之外|[先再]看|[欸诶喔]|但(?![愿丁书])|只好|以及|不过(?!如此)|所以|因此|当然|同样的?|然后|而且|并且|于是|既然|换句话说|也就是说|接[着著]|先前|现在请|一样[^的]|之后[就再会要把改]"
    r"|看[到完以]|了解了|首先(?=.*我们)|如果(?=.*[，请])|本文(?=.*[来将自从为])).*"
    r"|(?:[也还请先再]|可以){1,4}参[考阅照见].*|参[考阅照见](?:[这那此如]|以[上下]).*"
    r"|.*(?:这(?!些|一切|几)|以下|[上下][面述列]|就(?:可以|会|变|像|开始)).*|(?:那[么我]|我们?(?:可以|也|先)).*"
    r"|.*(?:(?<![所拥国私公持没无未占享含富保])有|[当皆均]属|[的就正便]是|[称分即]为|[如底]下|看看|[－–-]|呢[?？]|了吧?[?？]|[↓⬇])"
)
# Who is in a picture, below it: 法官王小明.
_PORTRAIT = re.compile(
    r"\S{0,12}(?:被告|证人|[法警判]官|律师|教授|医生|议员|主席|[队司局院署处校]长|主任|发言人|妻子|丈夫)(?P<name>\S{2,4})"
)
# How much of something, 蠔油 20 g; a running head and its page; who speaks when, 王明  00:05; the number of a
# paper, 法釋〔2024〕12號 or 案件編號：…; where to look, a note with a star, and one in code: // …; 1️⃣, an
# item; a formula, 反應式：A + B → C; and from which month to which: 2018/10－2021/03.
_REFERENCE = re.compile(
    r".*\d[ 　]?(?:k?g|m[lL]|[千公毫]?克|[毫公]升|[大小茶汤]匙)(?![A-Za-z]).*|.*[ 　]{4,}\d{1,4}|.{1,16}\s\d?\d:\d\d(?::\d\d)?|\S{0,8}(?:[〔\[（(][12]\d{3}[〕\]）)]\S{0,3}|字第)\d+号|\S{2,4}[编字]号[：:].*|.*(?:https?://|www\.|[a-z]\.[a-z]{2,4}/\w).*|[*＊][^*＊]+|(?://|</?[a-z]).*"
    r"|\d\ufe0f?\u20e3.*|.*[：:][^\u3400-\u9fff]*[→⇌=＝][^\u3400-\u9fff]*"
    r"|.*[ 　（(]\d{4}[./年]\d{1,2}月?\s*[-－–—~～至]\s*(?:\d{4}[./年]\d{1,2}月?|[迄至]?今|现在)[)）]?"
)
_OPENED, _CLOSED_AGAIN = re.compile(r"[（(【「『《〈\[]"), re.compile(r"[）)】」』》〉\]]")
# Columns of a heading in one part, and of one with a comma; one in two, 甲：乙 or 甲　乙, may be wider.
_WIDEST, _WITH_COMMA = 40, 30
_TWO_PARTS = re.compile(r"\S(?:[：:　]|  )\s*\S")
_TERM = re.compile(r"[A-Z][\w.+#&'’/-]*(?: [\w.+#&'’/()-]+){0,3}", re.ASCII)
# A day and what was done then: 民國一百一十二年三月一日訂定.
_DAY_FIRST = re.compile(
    rf"[（(]?(?:中华民国|民国|公元)?[\d{N}]{{2,6}}年\S{{1,3}}月\S{{1,3}}日"
    r"(?:\S{0,6}|.{0,30}(?:通过|修[订正]|[公发]布|施行|批准))$"
)


def has_form(text: str) -> bool:
    """Say whether a line is short, ends no sentence, quotes nobody, and is no row, caption, credit, date or
    signature.
    """
    return (
        len(text) <= MAX_HEADING
        and (len(text) > 1 or bool(numbered(text)))
        and text[-1] not in SENTENCE_END + "！!~～”’」』\"'"
        and "。" not in text
        and not re.search(r"^(?:\d+[.、．]\s*)?.{1,4}[：:]\s*\S{2,}[，]", text)
        and text[:2] not in ("——", "──")
        and not is_caption(text)
        and not is_row(text)
        and not _EXAM.search(text)
        and not CHOICE.match(text)
        and not ((day := _DAY_FIRST.match(simple(text))) and find_date(day[0]))
        and not _ASIDE.match(simple(text))
        and not _REFERENCE.fullmatch(simple(text))
        and not ((portrait := _PORTRAIT.fullmatch(simple(text))) and is_name(portrait["name"]))
        and len(_OPENED.findall(text)) <= len(_CLOSED_AGAIN.findall(text))
        and (not BULLET.match(text) or bool(MARKED.match(text)))
        and not _EMOJI.search(text)
        and len(re.findall("[，,]", text)) <= 1
        and bool(HAN_CHARACTER.search(text) or numbered(text))
        and not re.fullmatch(r"[\d〇一二三四五六七八九十年月日/. -]+", text if not numbered(text) else "字")
        and not ((one := credit(text)) and one.sure)
    )


def is_prose(text: str, after: str, most: int = MAX_HEADING) -> bool:
    """Say whether an unnumbered line is no heading: its words run on in a sentence, it is too wide or has
    more than ``most`` Han characters, or ``after``, the line below, begins with a mark that ends something.
    """
    width = sum(1 + (character > "\u2e80") for character in text)
    return (
        bool(_RUNS_ON.fullmatch(simple(text)))
        or (width > (_WITH_COMMA if "，" in text else _WIDEST) and not _TWO_PARTS.search(text))
        or len(HAN_CHARACTER.findall(text)) > most
        or after[0] in CLOSED + SENTENCE_END
    )


def is_term(text: str, after: str) -> bool:
    """Say whether a line is a name in Latin letters, like Zulip, above a text in Chinese."""
    return bool(_TERM.fullmatch(text)) and bool(HAN_CHARACTER.search(after))
