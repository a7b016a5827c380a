"""Convert between the scripts: OpenCC, and a second opinion where its longest match crosses a word's border.

OpenCC takes the longest phrase that it knows, and so finds 被髮|明 and 一直髮|展. The second converter,
opencc-jieba-pyo3, has the same tables and cuts the text into words first. Where the two differ it is right
four times out of five (bench/conversion.md), so its answer counts, but for the ``REFUSED`` below.
Every function keeps lines lines, and a text's length: a character that would leave Unicode's first plane,
where many devices have no glyph, stays as it is (嗰, 鱲).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC
from opencc_jieba_pyo3 import OpenCC as Jieba

from scripts.converting.choices import chosen

# The configurations for which the second opinion is asked. Hong Kong's forms are chosen after that, one
# character at a time, so that both Traditional variants have the same words.
ASKED = {"s2tw": (), "s2hk": ("tw2t", "t2hk")}

# (OpenCC's form, the second converter's) that are refused wherever they occur: OpenCC was right more often
# among 9.4 million Han (弔詭 59 times to 10, 鬆了 27 to 2, 涂謹申 21 to 0), or it is a matter of style.
_NEVER = frozenset(
    [
        "鬆松",
        "嚥咽",
        "餵喂",
        "藉借",
        "借藉",
        "讚贊",
        "裡里",
        "準准",
        "準准",
        "向嚮",
        "嚮向",
        "岳嶽",
        "胜勝",
        "唸念",
        "崑昆",
        "豔艷",
        "弔吊",
        "涂塗",
        "捲卷",
        "乾幹",
        "干幹",
        "簽籤",
        "克剋",
        "涌湧",
        "盃杯",
        "准準",
        "紮扎",
        "征徵",
        "捱挨",
        "於于",
        "後后",
        "薑姜",
        "搜蒐",
        "蒐搜",
        "迴洄",
        "布佈",
        "佈布",
        "揹背",
        "穀谷",
        "出齣",
        "裊嫋",
        "仆僕",
        "采採",
        "週周",
        "周週",
    ]
)

# Where OpenCC's form is right in these words only. The place itself stands in brackets.
_KEPT = (
    r"[那這哪每雙兩牛豬羊馬佢大獸船犬第一二三四五六七八九十百千萬幾數眼0-9](隻)(?![是有要能會怕想可好讓懂限對])",
    r"(隻)(?=[腳脚手眼耳])",
    r"[整合吞兼裁歸得](併)",
    r"(併)(?=[科案]|發[症病])",
    r"[客後翻](製)",
    r"[國手](製)(?![裁度定訂憲])",
    r"(弔)[詭唁祭喪念]",
    r"(麵)(?![對前向臨上容子具貌孔積試世])",
    r"黑(面)琵鷺",
    r"(?<![一另0-9 ])(箇)中(?![國央共])",
    r"[妝掉染護美毛長短頭理個](髮)(?![明展生現表佈布行射動揚覺掘達放售起送出揮])",
    r"牽一(髮)",
    r"(?<![發闡表指說载載開查證聲申言挑此])明(瞭)",
    r"豆(干)",
    r"沙(崙)",
    r"[天皇太影歌](后)(?![來對有半方期段])",
    r"(后)里",
    r"[維模拿坡峇弗玉丰豐](里)",
    r"(里)(?=[西巴約茲希歐曼岡亞奧爾德納諾倫薩斯山])",
    r"(?:[這那整三兩幾每]|第一)(齣)",
    r"(齣)(?=[戲劇電神悲喜鬧好])",
    r"(迴)(?=圈)",
    r"[南北遞](迴)",
    r"海馬(迴)",
    r"[民統利](曆)(?![史程練])",
    r"[點分個句課咕金多半](鐘)",
    r"(回)(?=音|天|帶)",
    r"腦(回)路",
    r"回(復)(?=[正爆昔平原秩])",
    r"[馬地](嶽)",
    r"(?<!關)(繫)(?=[著緊住牢]|好[安鞋領])",
)
_KEPT_PATTERN = re.compile("|".join(_KEPT))

# OpenCC has the surname in phrases (于飞, 于丹) and so finds it in 适用于飞行: not behind these.
_SURNAME = re.compile("(?:^|[，。、：；「『（《\\s的前])$")


@dataclass(frozen=True)
class Overruled:
    """A place where OpenCC's answer was not taken."""

    start: int
    end: int
    opencc: str
    becomes: str


@cache
def _opencc(configuration: str) -> OpenCC:
    return OpenCC(configuration)


@cache
def _jieba(configuration: str) -> Jieba:
    return Jieba(configuration)


def by_opencc(text: str, configuration: str) -> str:
    """Text through one OpenCC configuration, every character of the first plane staying in it."""
    return _in_first_plane(text, str(_opencc(configuration).convert(text)))


def _in_first_plane(text: str, converted: str) -> str:
    """Take back what left the first plane; where lengths differ nothing can be compared, and nothing is."""
    if converted.isascii() or max(converted) <= "\uffff" or len(text) != len(converted):
        return converted
    return "".join(was if now > "\uffff" >= was else now for was, now in zip(text, converted))


def by_words(text: str, configuration: str) -> str:
    """Text through ``s2tw`` or ``s2hk``, the second opinion heard."""
    lines = []
    for line, places in _overruled_lines(text, configuration):
        pieces, at = [], 0
        for place in places:
            pieces += [line[at : place.start], place.becomes]
            at = place.end
        lines.append("".join(pieces) + line[at:])
    return "\n".join(lines)


def overruled(text: str, configuration: str) -> list[Overruled]:
    """The places of the converted text where OpenCC's answer was not taken: for the review."""
    found, at = [], 0
    for line, places in _overruled_lines(text, configuration):
        found += [Overruled(at + p.start, at + p.end, p.opencc, p.becomes) for p in places]
        at += len(line) + 1
    return found


def other_opinion(text: str, configuration: str) -> str:
    """The converted text with, wherever the two converters differ, the form that was not taken."""
    if configuration not in ASKED:
        return str(_jieba(configuration).convert(text))
    first, second = by_opencc(text, "s2tw"), _second(text)
    taken = by_words(text, "s2tw")
    if not len(first) == len(second) == len(taken):
        return taken
    return "".join(b if taken == a else a for a, b, taken in zip(first, second, taken))


def words_of(simplified: str) -> list[str]:
    """A Simplified text cut into words that the second converter's dictionary has, and single characters."""
    return list(_jieba("s2tw").jieba_cut(simplified, False))


@cache
def tagged_words(simplified: str) -> tuple[tuple[str, str], ...]:
    """A Simplified text cut into words → each with its part of speech, as jieba names them; x: unknown."""
    return tuple(_jieba("s2tw").jieba_tag(simplified))


def _second(text: str) -> str:
    return _in_first_plane(text, str(_jieba("s2tw").convert(text)))


def _overruled_lines(text: str, configuration: str) -> Iterator[tuple[str, list[Overruled]]]:
    """Line by line: what OpenCC makes of it, and where that is not taken."""
    first = by_opencc(text, "s2tw")
    published = first if configuration == "s2tw" else by_opencc(text, configuration)
    columns = (column.split("\n") for column in (text, published, first, _second(text)))
    for source, line, a, b in zip(*columns, strict=True):
        places: list[Overruled] = []
        if len(source) == len(line) == len(a) == len(b):
            forms = {at: b[at] for at in _taken(a, b)} if a != b else {}
            forms |= chosen(source, words_of)
            for at, form in sorted(forms.items()):
                for further in ASKED[configuration] if form != a[at] else ():
                    form = by_opencc(form, further)
                if form != line[at] and form != a[at]:
                    places.append(Overruled(at, at + 1, line[at], form))
        yield line, places


def _taken(first: str, second: str) -> Iterator[int]:
    """Places of a line where the two differ and the second answer counts."""
    kept: set[int] | None = None
    for at, (a, b) in enumerate(zip(first, second)):
        if a == b or a + b in _NEVER or (a + b == "于於" and _SURNAME.search(first[:at])):
            continue
        if kept is None:
            kept = {m.start(m.lastindex or 0) for m in _KEPT_PATTERN.finditer(first)}
        if at not in kept:
            yield at
