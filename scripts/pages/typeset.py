"""Find what is not typeset like Chinese: numbers with their units, words in Latin letters, long addresses.

Each becomes an element that changes no character. A number and its unit stay on one line; on a phone only if
they are short, so that they leave no wide hole in the line before. A run of Latin words is marked with its
language, for its hyphens, its quotation marks and its voice. A word that may be longer than a line can break
anywhere, so that the line before it is filled and not stretched.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.text.han import NEVER_FIRST
from scripts.text.untouched import untouched

_UNITS = (
    "年月日號号時时點点分秒天夜週周季歲岁元塊块角人名位個个家間间座棟栋部臺台輛辆架艘本冊册頁页篇章節节回"
    "卷期屆届次遍場场件條条張张隻只頭头匹棵株朵顆颗粒片層层樓楼度倍成折步種种項项級级段行句字集首票席戶户"
    "所支枚份套對对雙双筆笔米里尺寸克噸吨斤兩两磅升畝亩坪瓦伏處处"
)
_LONGER = (  # the longest first
    "平方公里|平方公尺|立方公尺|個百分點|个百分点|新臺幣|新台币|人民幣|人民币|平方米|立方米|卡路里|年代|"
    "分鐘|分钟|秒鐘|秒钟|小時|小时|鐘頭|钟头|星期|個月|个月|世紀|世纪|周年|週年|美元|歐元|欧元|港元|港幣|"
    "港币|臺幣|台幣|台币|日圓|日元|英鎊|英镑|公里|公尺|公分|公釐|公厘|厘米|毫米|微米|奈米|納米|纳米|英里|"
    "英尺|英寸|公斤|千克|毫克|公噸|公吨|公升|毫升|加侖|加仑|公頃|公顷|千瓦|安培|赫茲|赫兹|大卡|巴仙"
)
_ABBREVIATED = (
    "km/h|m/s|km|cm|mm|nm|m|kg|mg|g|ml|mL|L|GB|MB|KB|TB|GHz|MHz|kHz|Hz|kW|W|V|A|mAh|kcal|fps|dpi|px|°C|°F"
)
# Repetitions have bounds, so that no text takes long: 1-1-1-1-… would be tried from each of its digits on.
# A number with its thousands, decimals and range (1,409 · 3.5 · 1-5 · 1998–2003), a magnitude (4269億) and a
# unit, perhaps after a space (12 頁), or a unit in letters after one (5 kg).
_NUMBER = re.compile(
    rf"第?(?<![0-9A-Za-z.])[0-9]++(?:[.,:/~～–—-][0-9]++){{0,4}}+[%％‰]?"
    rf"(?: ?[十百千萬万億亿兆餘余多幾几來来]{{0,3}}(?:{_LONGER}|[{_UNITS}])"
    rf"|[百千萬万億亿兆]{{1,3}}| (?:{_ABBREVIATED})(?![A-Za-z]))"
)

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD = rf"[0-9{_LETTER}]++(?:['’.&/+-][0-9{_LETTER}]++){{0,8}}+"
_BETWEEN = r"[,;:.!?)”’\"']{0,3} [(“‘\"'&–-]{0,3} ?"
# Three words and more, or one with an apostrophe (McDonald’s), which is as wide as a Han among these.
_LATIN = re.compile(
    rf"(?<![0-9{_LETTER}])(?=[{_LETTER}])"
    rf"(?:{_WORD}(?:{_BETWEEN}{_WORD}){{2,}}+|(?=[0-9{_LETTER}.&-]{{1,40}}+’[{_LETTER}]){_WORD})"
)
# A phone's line has room for some forty of these. An address of mail may break before its dots and its @.
_LONG = re.compile(r"[!-~À-ɏ]{21,}+|(?=[!-~]{12})[0-9A-Za-z._+-]{1,64}+@[0-9A-Za-z.-]++")
_CLOSING = NEVER_FIRST.replace("—", "")  # browsers begin a line with —, too
_PUSHED = 3  # characters that may go to the next line together: a sixth of a phone's line
# A run of several words in which one of these stands is English.
_ENGLISH = frozenset(
    ["the", "and", "of", "with", "from", "this", "that", "which", "their", "is", "are", "what"]
)
_LATIN_SCRIPT, _IN_ENGLISH = "und-Latn", "en"


@dataclass(frozen=True)
class Stretch:
    """A range of a text that becomes an element, with a language (``lang``) or a class (``kind``).

    The classes: n, a number; u, one that a phone may break; w, a long word; m, an address of mail. A range
    with neither, an address or code, becomes no element: it keeps other ranges out.
    """

    start: int
    end: int
    lang: str = ""
    kind: str = ""

    @property
    def attribute(self) -> str:
        """The attribute of the element that the range becomes."""
        return f'lang="{self.lang}"' if self.lang else f'class="{self.kind}"'

    def parts(self, text: str) -> list[str]:
        """Cut the words in the range where their lines may break."""
        words = text[self.start : self.end]
        return re.split(r"(?<=.)(?=[@.])", words) if self.kind == "m" else [words]


def runs(text: str) -> Iterator[Stretch]:
    """Yield the ranges of a text that become elements, in order: none overlaps another, and none is inside an
    address, a file's name or code.
    """
    found = [Stretch(*match.span(), kind=_word_kind(match[0])) for match in _LONG.finditer(text)]
    found += [Stretch(*match.span(), lang=language(match[0])) for match in _LATIN.finditer(text)]
    found += [Stretch(*match.span(), kind=_number_kind(match)) for match in _NUMBER.finditer(text)]
    found += [Stretch(*span) for span in untouched(text)] if found else []
    end = 0
    for run in sorted(found, key=lambda run: (run.start, run.kind not in "wm", -run.end)):
        if run.start >= end:
            end = run.end
            if run.lang or run.kind:
                yield run


def _word_kind(words: str) -> str:
    """Return the class of a long word: m for an address of mail, else w."""
    return "m" if "@" in words and "//" not in words else "w"


def _number_kind(number: re.Match[str]) -> str:
    """Return the class of a number: n if it stays with its unit on a phone too, else u.

    It stays if it is short, counting a mark behind it: all of it may go to the next line. Two characters of
    ASCII are as wide as one Han. A range (3–5), which would break behind its dash, may be a little longer.
    """
    closed = number.string[number.end() : number.end() + 1] in {*_CLOSING}
    wide = sum(2 - (character < "⺀") for character in number[0]) / 2
    from_to = bool(re.search("[~～–—-]", number[0]))
    return "n" if wide + closed <= _PUSHED + 1.5 * from_to else "u"


def set_words(text: str, say: Callable[[str], str], kinds: str = "nuwm") -> str:
    """Write a text as HTML, with an element for each of ``runs`` that has a language or is of ``kinds``.

    ``say`` escapes text between tags.
    """
    pieces, at = [], 0
    for run in (one for one in runs(text) if one.lang or one.kind in kinds):
        words = "<wbr>".join(map(say, run.parts(text)))
        pieces += [say(text[at : run.start]), f"<span {run.attribute}>{words}</span>"]
        at = run.end
    return "".join(pieces) + say(text[at:])


def language(words: str) -> str:
    """Return the language of Latin words (BCP 47): "en" if one of them can only be English, else "und-Latn",
    since only the script is known.
    """
    known = words.isascii() and not _ENGLISH.isdisjoint(re.findall("[a-z]+", words.lower()))
    return _IN_ENGLISH if known else _LATIN_SCRIPT
