"""Measure how right the conversion is: errors per 10,000 Han, against plain OpenCC in the same run.

    python -m bench.conversion FOLDER DIRECTION [--half A|B] [--show]

FOLDER holds texts as .txt, UTF-8. DIRECTION is one of
  taiwan           Traditional as Taiwan writes it → Simplified → zh-Hant, compared with the text itself
  hongkong         Hong Kong's texts → Simplified → zh-Hant-HK, compared with the text itself
  hongkong-taiwan  Hong Kong's texts → Simplified → zh-Hant, compared with OpenCC's hk2t and t2tw
  simplified       Traditional → zh-Hans: characters that Simplified does not have (not in GB 2312)
  opinions         genuine Simplified → zh-Hant: nothing to compare with, so the places where OpenCC was
                   overruled are listed for a person to read

What is only style is folded (裏 and 裡, 計畫 and 計劃); a character that the author wrote in the other script
is not counted. Every other difference counts, also the author's own
slips and choices, so the figures are upper bounds, the same for both. Half A may be looked at while rules are
made, half B is for the last measurement: the parity of the first byte of the SHA-256 of the file's name.
"""

import argparse
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.converting.character_forms import ORGANISED_FORMS
from scripts.converting.conversion import chosen_forms
from scripts.converting.converters import by_opencc
from scripts.converting.render import render
from scripts.converting.variants import TABLE, convert
from scripts.source.values import Script

HAN = re.compile("[\u3400-\u9fff]")

# Written one way or the other with the same meaning, wherever they stand: each pair is a form and what it
# is folded to.
_PAIRS = (
    "裏裡 着著 佈布 臺台 檯台 枱台 衞衛 爲為 衆眾 啓啟 羣群 峯峰 牀床 麪麵 綫線 説說 閲閱 脱脫 鋭銳 税稅 "
    "悦悅 温溫 藴蘊 喫吃 "
    "僞偽 歎嘆 粧妝 恆恒 污汙 卧臥 巖岩 牆墻 灶竈 鈎鉤 痴癡 泄洩 麽麼 甦蘇 蹟跡 昇升 佔占 慾欲 閒閑 "
    "僱雇 菸煙 菓果 荳豆 "
    "祕秘 舖鋪 毀燬 譭燬 唸念 内內 竪豎 産產 强強 别別 溼濕 艷豔 滙匯 凈淨 况況 拚拼 剷鏟 嚥咽 煉鍊 誌志 "
    "癒愈 姊姐 證証 讚贊 "
    "採采 腳脚 葱蔥 祇只 衹只 痠酸 棋碁 倣仿 揹背 嚐嘗 户戶 敍敘 兑兌 揾搵 醖醞 蜕蛻 沉沈 註注 糰團 綵彩 "
    "遊游 彙匯 逥迴 曬晒 "
    "侷局 蒐搜 絃弦 樑梁 鉅巨 譁嘩 砲炮 栢柏 岀出 奬獎 絶絕 鑒鑑 迹跡 凶兇 璿璇 遶繞 蓆席 釐厘 矇蒙 "
    "鎗槍 煑煮 踫碰 綑捆 捱挨 "
    "咀嘴 託托 疊叠 迭叠 嚇吓 麯麴 囉啰 鎚錘"
)
# What nobody can tell from Simplified, and what a blind copy gets wrong: counted in bench/restoring.py.
_OF_COPIES = "妳你 牠它 祂它 纔才 扎紮 麼么"
_FOLDED = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_FOLDED_OF_COPIES = str.maketrans({pair[0]: pair[1] for pair in _OF_COPIES.split()})
# Of these only the word is style: 瞭如何 is an error, 瞭解 is not.
_WORDS = (
    "瞭解:了解 計畫:計劃 企畫:企劃 規畫:規劃 策畫:策劃 籌畫:籌劃 儘可:盡可 儘快:盡快 儘量:盡量 儘早:盡早 "
    "儘速:盡速 儘管:盡管 "
    "想像:想象 夥伴:伙伴 紮實:扎實 餬口:糊口 重覆:重複 牴觸:抵觸 藉由:借由 憑藉:憑借 藉著:借著 藉助:借助 "
    "藉故:借故 藉機:借機 藉以:借以 藉此:借此 折疊:摺疊 折叠:摺叠 藉口:借口 週:周 "
    "傢俱:家具 傢具:家具 饑:飢 注冊:註冊 關註:關注 回響:迴響 迂迴:迂回 徘徊:徘回 週:周 甚麼:什麼 甚么:什么 "
    "搜索:搜索 家夥:傢伙 家伙:傢伙 大伙:大夥 一伙:一夥 念唸:念念 佔領:占領 占據:占據 后冠:后冠 "
    "身分:身份 部分:部份 份量:分量"
)
_WORD_PAIRS = [(was, now) for was, _, now in (pair.partition(":") for pair in _WORDS.split())]


# A name's form and the form of the thing that it is not.
_NAME_PAIRS = frozenset(
    [
        "余餘",
        "范範",
        "于於",
        "郁鬱",
        "岳嶽",
        "涂塗",
        "姜薑",
        "沈瀋",
        "咸鹹",
        "朴樸",
        "后後",
        "鍾鐘",
        "冲衝",
        "沖衝",
        "干幹",
        "干乾",
        "种種",
        "党黨",
        "珮佩",
        "斗鬥",
    ]
)


@dataclass(frozen=True)
class Place:
    """A place where a conversion differs from what was written."""

    text: str  # with the place in 【】
    written: str
    plain: str
    ours: str

    @property
    def kind(self) -> str:
        """``names`` where a form that names have became the one of things (范 → 範), else ``words``."""
        wrong = self.plain if self.plain != self.written else self.ours
        return "names" if self.written + wrong in _NAME_PAIRS else "words"


def fold(text: str) -> str:
    """Text without differences of style and what Simplified does not tell apart, as long as before."""
    return style_folded(text).translate(_FOLDED_OF_COPIES)


def style_folded(text: str) -> str:
    """Text without differences of style, as long as before."""
    text = "".join(map(_one_form, text))
    for was, now in _WORD_PAIRS:
        text = text.replace(was, now)
    return text.translate(_FOLDED)


@cache
def _one_form(character: str) -> str:
    """A compatibility ideograph, or a variant that Simplified does not have → the character that it stands
    for; quotation marks → one and the same.
    """
    if character in "“”‘’「」『』":
        return '"'
    if ord(character) in ORGANISED_FORMS and character not in _OF_COPIES:  # an author's own: 塲, 廸, 歳
        return by_opencc(ORGANISED_FORMS[ord(character)], "s2tw")
    plain = unicodedata.normalize("NFKC", character)
    return plain if "\uf900" <= character <= "\ufaff" and len(plain) == 1 else character.replace("麽", "麼")


def half(name: str) -> str:
    """The half that a file belongs to."""
    return "AB"[hashlib.sha256(name.encode()).digest()[0] % 2]


def plain_back(text: str) -> str:
    """As OpenCC alone would do it: to Simplified and back."""
    return by_opencc(by_opencc(text, "tw2s"), "s2tw")


def our_way(text: str, script: Script, lang: str) -> str:
    """As the site does it: to Simplified, and from there to a variant."""
    simplified = render(text, script, TABLE["zh-Hans"])
    return render(simplified, "simplified", TABLE[lang])


# direction → (what it is compared with, plain OpenCC's way, ours)
Way = Callable[[str], str]
ROUNDS: dict[str, tuple[Way, Way, Way]] = {
    "taiwan": (str, plain_back, lambda text: our_way(text, "traditional", "zh-Hant")),
    "hongkong": (
        str,
        lambda text: by_opencc(by_opencc(text, "hk2s"), "s2hk"),
        lambda text: our_way(text, "hongkong", "zh-Hant-HK"),
    ),
    "hongkong-taiwan": (
        lambda text: convert(text, ("hk2t", "t2tw")),
        lambda text: by_opencc(by_opencc(text, "hk2s"), "s2tw"),
        lambda text: our_way(text, "hongkong", "zh-Hant"),
    ),
}


def places(text: str, direction: str, folded: bool = True) -> Iterator[Place]:
    """Where plain OpenCC or the site's way differs from what was written."""
    whole = [way(text).split("\n") for way in ROUNDS[direction]]
    for lines in zip(*whole, strict=True):
        written, plain, ours = [fold(line) if folded else line for line in lines]
        if not len(written) == len(plain) == len(ours):
            yield Place(lines[0][:24], "length", "", "")
            continue
        for at, (a, b, c) in enumerate(zip(written, plain, ours)):
            if (a != b or a != c) and not (folded and only_simplified(a)):
                context = (
                    f"{lines[0][max(at - 5, 0) : at]}【{lines[0][at : at + 1]}】{lines[0][at + 1 : at + 5]}"
                )
                yield Place(context, a, b, c)


@cache
def only_simplified(character: str) -> bool:
    """Whether Big5 lacks a character that OpenCC converts: the author wrote it in the other script.

    Hong Kong's supplement of Big5 has 动 and 体 as well.
    """
    if by_opencc(character, "s2t") == character:
        return False
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return True
    return False


def round_trips(texts: list[str], direction: str, show: bool) -> None:
    """Print errors per 10,000 Han, words and names apart."""
    han = sum(len(HAN.findall(text)) for text in texts)
    found = [place for text in texts for place in places(text, direction)]
    print(f"{direction}: {len(texts)} texts, {han} Han")
    print("| | OpenCC | ours | newly broken |\n| --- | --- | --- | --- |")
    for kind in ("words", "names"):
        ones = [place for place in found if place.kind == kind]
        plain = sum(place.plain != place.written for place in ones)
        ours = sum(place.ours != place.written for place in ones)
        broken = sum(place.ours != place.written == place.plain for place in ones)
        print(f"| {kind} | {plain} ({plain / han * 1e4:.2f}) | {ours} ({ours / han * 1e4:.2f}) | {broken} |")
    if direction == "hongkong":
        raw = [place for text in texts for place in places(text, direction, folded=False)]
        plain, ours = (sum(getattr(p, way) != p.written for p in raw) for way in ("plain", "ours"))
        print(f"| any, style too | {plain} ({plain / han * 1e4:.1f}) | {ours} ({ours / han * 1e4:.1f}) | |")
    rows: dict[tuple[str, str, str], list[str]] = {}
    for place in found:
        rows.setdefault((place.written, place.plain, place.ours), []).append(place.text)
    for (written, plain_form, our_form), contexts in sorted(
        rows.items(), key=lambda row: (row[0][2] == row[0][0], -len(row[1]))
    ):
        if show:
            verdict = (
                "mended" if our_form == written else "wrong" if plain_form != written else "newly broken"
            )
            shown = " | ".join(contexts[:8])
            print(f"{verdict}: {written} OpenCC {plain_form} ours {our_form} {len(contexts)}: {shown}")


def left_in_simplified(texts: list[str], show: bool) -> None:
    """Print what Simplified does not have, per 10,000 Han."""
    han = sum(len(HAN.findall(text)) for text in texts)
    print(f"simplified: {len(texts)} texts, {han} Han")
    ways: dict[str, Way] = {
        "OpenCC": lambda text: by_opencc(text, "tw2s"),
        "ours": lambda text: render(text, "traditional", TABLE["zh-Hans"]),
    }
    for name, way in ways.items():
        made = [way(text) for text in texts]
        counts = Counter(c for text in made for c in HAN.findall(text) if not _in_gb2312(c))
        counts["甚么"] = sum(text.count("甚么") for text in made)
        total = sum(counts.values())
        print(f"{name}: {total} characters ({total / han * 1e4:.2f})")
        if show:
            print(*(f"{character}{count}" for character, count in counts.most_common(150)))


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def opinions(texts: list[str], show: bool) -> None:
    """Print where OpenCC was overruled in genuine Simplified."""
    han = sum(len(HAN.findall(text)) for text in texts)
    rows: dict[tuple[str, str], list[str]] = {}
    for text in texts:
        for line, found in zip(text.split("\n"), chosen_forms(text, "s2tw"), strict=True):
            for one in found:
                if one.published != one.opencc:
                    before, after = line[max(one.at - 5, 0) : one.at], line[one.at + 1 : one.at + 5]
                    around = f"{before}【{line[one.at]}】{after}"
                    rows.setdefault((one.opencc, one.published), []).append(around)
    total = sum(map(len, rows.values()))
    print(f"opinions: {len(texts)} texts, {han} Han, overruled {total} times ({total / han * 1e4:.2f})")
    for (opencc, becomes), contexts in sorted(rows.items(), key=lambda row: -len(row[1])):
        if show:
            print(f"{opencc} → {becomes} {len(contexts)}: {' | '.join(contexts[:8])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("direction", choices=[*ROUNDS, "simplified", "opinions"])
    parser.add_argument("--half", choices=["A", "B"])
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    files = [f for f in sorted(given.folder.glob("*.txt")) if given.half in (None, half(f.name))]
    texts = [file.read_text(encoding="utf-8") for file in files]
    if given.direction in ROUNDS:
        round_trips(texts, given.direction, given.show)
    elif given.direction == "simplified":
        left_in_simplified(texts, given.show)
    else:
        opinions(texts, given.show)


if __name__ == "__main__":
    main()
