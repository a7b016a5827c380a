"""Find the date in a line, and what a line says besides it."""

import datetime
import re
from unicodedata import numeric

from scripts.article.line_kinds import simple

_ERA = r"(?:中华民国|民国|公元|西元)?\s*"
_DATE = re.compile(
    rf"{_ERA}(?<!\d)(?P<y>\d{{2,4}})\s*[年./／．-]\s*(?P<m>\d{{1,2}})\s*[月./／．-]\s*(?P<d>\d{{1,2}})(?!\d)\s*[日号]?"
    rf"|{_ERA}(?<!\d)(?P<y_han>\d{{4}}|[〇○零一二三四五六七八九十百廿卅]{{2,6}})年(?P<m_han>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|元)月"
    r"(?P<d_han>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[日号]"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# As mail and programs write it: 12 Mar 2024, March 12th, 2024, Mar 12 21:05:00 2024.
_NTH = "(?:st|nd|rd|th)?"
_ENGLISH = re.compile(
    rf"(?:\b(?P<before>\d{{1,2}}){_NTH} )?\b(?P<m>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?,? "
    rf"(?:(?P<behind>\d{{1,2}}){_NTH},? )?"
    r"(?:\d\d:\d\d:\d\d )?(?P<y>\d{4})\b"
)
_HAN_YEAR = r"[〇○零一二三四五六七八九十]{2,5}"
_MONTH = re.compile(
    rf"{_ERA}(?:\d{{2,4}}|{_HAN_YEAR})年(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})?月?(?:底|初|春|夏|秋|冬)?(?!\S)"
)
_OF_DAY = "[上下中]午|早[上晨]|晚[上间]|清晨|凌晨|傍晚|深夜"
_HAN_DIGIT = "[〇零一二三四五六七八九十两]"
_HOUR = (
    rf"(?:{_OF_DAY}|[AaPp][Mm])?\s*"
    r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}[时点](?:\d{1,2}分|半|[整正])?)\s*(?:[AaPp][Mm])?"
    rf"|(?:{_OF_DAY})\s*{_HAN_DIGIT}{{1,3}}[时点](?:{_HAN_DIGIT}{{1,3}}分|半|[整正]|[一三]刻)?"
)
_TIME = re.compile(
    rf"(?:{_HOUR})(?:\s*[至到~～—–－-]+\s*(?:{_HOUR}))?|(?:星期|周)[一二三四五六日天](?![\u4e00-\u9fff])"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? |[+-]\d{4}\b"
)
_READ = re.compile(
    r"(?:阅读|浏览|收藏|点赞|评论|赞同?|在看|字数|点击)[量数次]{0,2}\s?[:：]?\s?\d[\d.,]*[kKwW万]?(?=\s|$)"
)
_WEEKDAY = re.compile("[（(][一二三四五六日][）)]")  # behind a day; elsewhere a number
_DATE_LABEL = re.compile(
    r"(?:最后)?(?:发[布表]|刊[登载出]|出版|更新|撰写|写|完成|日期|时间|首发)(?:日期|时间)?\s*[于在：:]?\s*"
)
_CHANGED = re.compile(r"(?:更新|修改)(?:日期|时间)?\s*[于：:]?\s*$")
# The label of a day at the head of a line, in either script: 儲存日期：
ANY_LABEL = re.compile(r"^(?:\S{0,4}(?:日期|[時时][間间])|Date|Sent|Created|Published|Posted)[：:]\s*(?=\S)")
# Days that something else has: when a film was shown, somebody was born, or a form is due.
OF_ELSE = re.compile(
    r"(?:[上公首放]映|[首开][映播演幕]|[演展]出|展期|出生|[死逝]亡?世?|拍摄|开拍|截[止稿]|到期|有效|报名|生产|成立|活动|比赛|考试|开放|开课)"
    r"(?:日期|时间|日|期)?\s*[：:／/|｜丨︱]"
)
_AROUND = " 　\t|｜／/·,，()（）-–—－:："


def find_date(text: str) -> datetime.date | None:
    """Find the first date of a line with year, month and day; ``None`` if there is none or it is impossible.
    That of a change counts only where there is no other: 更新：2020-03-05　發布：2020-03-01.

    Like 2020年3月1日, 2020-03-01, 民國109年3月1日 (year 1 is 1912), 二〇二〇年三月一日, 1 Mar 2020.
    """
    found = [*_DATE.finditer(simple(text))]
    first = (one for one in found if not _CHANGED.search(simple(text[: one.start()])))
    if match := next(first, found[0] if found else None):
        year, month, day = (numeral(match[name] or match[f"{name}_han"]) for name in "ymd")
        year += 1911 * ("民" in match[0])
    elif match := _ENGLISH.search(text):
        day = int(match["before"] or match["behind"] or 0)
        year, month = int(match["y"]), _MONTHS.index(match["m"]) + 1
    else:
        return None
    try:
        return datetime.date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None


def numeral(text: str) -> int:
    """Read a number: 23, 二十三, 廿三 → 23, ⑫ → 12; in Han numerals up to 999, 一百一十二 → 112.

    Digits alone are read by their places: 一〇 → 10, 一九三六 → 1936. A first month is 元月, 1.
    """
    values = [int(numeric(character)) for character in text.replace("○", "〇").replace("元", "一")]
    if max(values) < 10:
        return int("".join(map(str, values)))
    total = ones = 0
    for value in values:
        if value < 10:
            ones = value
        else:
            total += (ones or 1) * value
            ones = 0
    return total + ones


def runs_on(simplified: str) -> bool:
    """Say whether a sentence goes on after the first date of a line: 2020年3月1日那天."""
    found = _DATE.search(simplified) or _ENGLISH.search(simplified)
    after = simplified[len(found[0].rstrip()) + found.start() :] if found else ""
    return bool(re.match(f"(?!星期|周|{_OF_DAY})[\u4e00-\u9fff]", after))


def undated(text: str) -> str:
    """Remove days, times, their labels, and how often it was read: 發表於2020年3月1日 王小明 → 王小明."""
    line = text
    for pattern in (_DATE, _ENGLISH, _TIME, _MONTH, _READ):
        for match in pattern.finditer(simple(text)):
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    if text == line:
        return line
    text = _WEEKDAY.sub("", text)
    label = _DATE_LABEL.search(simple(text))
    text = text[: label.start()] + text[label.end() :] if label else text
    return re.sub(" {2,}", " ", text).strip(_AROUND)
