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

# The configurations for which the second opinion is asked. Hong Kong's forms are chosen after that, one
# character at a time, so that both Traditional variants have the same words.
ASKED = {"s2tw": (), "s2hk": ("tw2t", "t2hk")}

# (OpenCC's form, the second converter's) that are refused wherever they occur. Each was read in at least two
# texts: 鬆了一口氣, 嚥了回去, 餵狗, 藉由, 按讚, 心裡, 一分鐘 are OpenCC's and right.
_NEVER = frozenset("鬆松 嚥咽 餵喂 藉借 讚贊 裡里 鐘鍾 準准 准準 向嚮 岳嶽 回迴 胜勝 唸念 崑昆 豔艷".split())

# Where OpenCC's form is right in these words only. The place itself stands in brackets.
_KEPT = (
    r"[那這哪每雙兩牛豬羊馬佢大獸船](隻)(?![有是要能會怕想])",
    r"[整合吞兼裁歸](併)",
    r"[客訂](製)化",
    r"(弔)[詭唁祭喪念]",
    r"[食泡湯拉炒蕎麥涼豆](麵)(?![積前對向臨試目貌具板])",
    r"(麵)(?=[，。、！？；：」』）]|$)",
    r"(?<!一)(箇)中",
    r"[妝掉染護美毛長短頭理個](髮)(?![明展生現表佈布行射動揚覺掘達放售起送出揮])",
    r"[明](瞭)",
    r"(捲)[起入進]",
    r"豆(干)",
    r"沙(崙)",
    r"[天皇太影歌](后)",
    r"峇(里)",
    r"[一這那首兩幾](齣)[戲劇神悲喜鬧好]",
)
_KEPT_PATTERN = re.compile("|".join(_KEPT), re.MULTILINE)

# OpenCC has the surname in phrases (于飞, 于丹) and so finds it in 适用于飞行: not behind one of these.
_PREPOSITION = re.compile("[用屬位在等對關由基至處介出大小高低多少利便易難善忠歸源始限致急忙鑑異同優終]$")


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


def _second(text: str) -> str:
    return _in_first_plane(text, str(_jieba("s2tw").convert(text)))


def _overruled_lines(text: str, configuration: str) -> Iterator[tuple[str, list[Overruled]]]:
    """Line by line: what OpenCC makes of it, and where that is not taken."""
    first = by_opencc(text, "s2tw").split("\n")
    second = _second(text).split("\n")
    published = first if configuration == "s2tw" else by_opencc(text, configuration).split("\n")
    for line, a, b in zip(published, first, second, strict=True):
        same_length = len(line) == len(a) == len(b)
        places = [Overruled(i, i + 1, line[i], b[i]) for i in _taken(a, b)] if same_length and a != b else []
        for further in ASKED[configuration]:
            places = [Overruled(p.start, p.end, p.opencc, by_opencc(p.becomes, further)) for p in places]
        yield line, [place for place in places if place.becomes != place.opencc]


def _taken(first: str, second: str) -> Iterator[int]:
    """Places of a line where the two differ and the second answer counts."""
    kept: set[int] | None = None
    for at, (a, b) in enumerate(zip(first, second)):
        if a == b or a + b in _NEVER or (a + b == "于於" and not _PREPOSITION.search(first[:at])):
            continue
        if kept is None:
            kept = {m.start(m.lastindex or 0) for m in _KEPT_PATTERN.finditer(first)}
        if at not in kept:
            yield at
