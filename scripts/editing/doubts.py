"""What the review doubts, kind by kind: each a generator of places that deserve a look.

Two converters are asked. OpenCC says itself where a character has several forms and none of its
phrases decides; opencc-jieba-pyo3 has the same tables and cuts the text into words first, so it
sees 被|發明 where OpenCC's longest match finds 被髮|明.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, zip_longest
from pathlib import Path

import opencc

from scripts.article.model import Article
from scripts.article.quotes import as_received, doubted, lines_of
from scripts.converting.conversion import other_opinion, tagged_words
from scripts.converting.variants import OWN, TABLE, convert, simplified_master, split
from scripts.editing.suspicious import suspects
from scripts.findings import Finding
from scripts.restoring.restore import Line
from scripts.source.values import Script
from scripts.text.pinyin import HAN
from scripts.text.untouched import Span

AROUND = 10  # characters of context on either side


@dataclass(frozen=True)
class Change:
    """What would make a place otherwise: an entry of ``table``, where ``quote`` becomes ``becomes``."""

    table: str  # words, corrections or keep
    quote: str
    becomes: str
    lang: str = ""  # of words


@dataclass(frozen=True)
class Look:
    """A place that deserves a look: what is the matter, what to quote, what it could be."""

    line: Line
    span: Span  # in the line as received
    context: str
    message: str
    quote: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Passage:
    """A part of a line that no glossary decides, character by character through the converters."""

    line: Line
    start: int
    text: str  # in the article's own script
    source: str  # what is converted
    converted: str
    second: str  # the second converter's
    undecided: tuple[Span, ...]
    lang: str  # of the variant that it is converted to

    @property
    def simplified(self) -> str:
        return self.converted if self.lang == "zh-Hans" else self.source

    @property
    def published(self) -> str:
        """In the variant of the article's own script."""
        return self.converted if self.text != self.source else self.text

    @property
    def words(self) -> list[tuple[int, int, str]]:
        """The words: from, to, part of speech."""
        return _words(self.simplified)


@dataclass(frozen=True)
class Text:
    """All that the kinds look at."""

    article: Article
    findings: tuple[Finding, ...]

    @cached_property
    def lines(self) -> list[Line]:
        return [line for line in lines_of(self.article) if line.now]

    @cached_property
    def passages(self) -> list[Passage]:
        return passages(self.article, self.lines)


# --- the two converters --------------------------------------------------------------------


def passages(article: Article, lines: list[Line]) -> list[Passage]:
    """The text as both converters see it. What a conversion lengthens is left out (𫗧, 餗: never seen)."""
    words = {word.word for word in article.glossary}
    parts: list[tuple[Line, int, str]] = []
    for line in lines:
        at = 0
        for part in split(line.now, words):
            parts += [(line, at, part)] if part not in words else []
            at += len(part)
    configuration, lang = _WAYS[article.script]
    text = "\n".join(part for _, _, part in parts)
    source = simplified_master(text) if article.script == "damaged" else text
    columns = (
        source.split("\n"),
        convert(source, (configuration,)).split("\n"),
        other_opinion(source, configuration).split("\n"),
        undecided(source, configuration),
    )
    return [
        Passage(line, at, part, before, first, second, spans, lang)
        for (line, at, part), before, first, second, spans in zip(parts, *columns)
        if len(part) == len(before) == len(first) == len(second)
    ]


# The way of a genuine text to the other script, of a damaged one from Simplified.
_WAYS: dict[Script, tuple[str, str]] = {
    "traditional": ("tw2s", "zh-Hans"),
    "hongkong": ("hk2s", "zh-Hans"),
    "simplified": ("s2tw", "zh-Hant"),
    "damaged": ("s2tw", "zh-Hant"),
}


@cache
def _words(simplified: str) -> list[tuple[int, int, str]]:
    at, words = 0, []
    for word, tag in tagged_words(simplified):
        words.append((at, at + len(word), tag))
        at += len(word)
    return words


def undecided(text: str, configuration: str) -> list[tuple[Span, ...]]:
    """Line by line, where OpenCC chose among several forms without a phrase that decides.

    Only OpenCC's own program says so; it is in the wheel, beside the library.
    """
    folder = Path(opencc.__file__).parent / "clib"
    program = shutil.which("opencc", path=folder / "bin")
    if program is None:
        raise RuntimeError(f"OpenCC's own program is not in {folder / 'bin'}: install the official wheel")
    path = folder / "share" / "opencc" / f"{configuration}.json"
    command = [program, "--config", str(path), "--ambiguities"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    spans: list[list[Span]] = [[]]
    at = 0
    for record in map(json.loads, done.stdout.decode().rstrip("\n").split("\n")):
        if "lit" in record:
            rest = record["lit"].rpartition("\n")[2]
            breaks = record["lit"].count("\n")
            spans += [[] for _ in range(breaks)]
            at = len(rest) + (0 if breaks else at)
        elif "amb" in record:
            spans[-1].append((at, at + len(record["amb"]["t"])))
            at += len(record["amb"]["t"])
    return [tuple(line) for line in spans]


def look(passage: Passage, start: int, end: int, message: str, forms: list[str], lang: str = "") -> Look:
    """A place of a passage, quoted with the words that it stands in."""
    lang = lang or passage.lang
    left, right = quoted(passage, start, end)
    becomes = passage.simplified if lang == "zh-Hans" else passage.converted
    changes = tuple(
        Change("words", passage.text[left:right], becomes[left:start] + form + becomes[end:right], lang)
        for form in forms
    )
    at = passage.start + start
    return Look(
        passage.line,
        as_received(passage.line.text, at, at + end - start),
        marked(passage.line.now, at, at + end - start),
        message,
        passage.text[left:right],
        changes,
    )


def quoted(passage: Passage, start: int, end: int) -> Span:
    """The words around a place; one character alone takes a neighbour with it: it would settle too much."""
    left = min((a for a, b, _ in passage.words if b > start), default=start)
    right = max((b for a, b, _ in passage.words if a < end), default=end)
    after = next((b for a, b, _ in passage.words if a == right), right)
    before = next((a for a, b, _ in passage.words if b == left), left)
    if right - left == 1 and re.fullmatch(f"[{HAN}]+", passage.text[right:after]):
        return left, after
    if right - left == 1 and re.fullmatch(f"[{HAN}]+", passage.text[before:left]):
        return before, right
    if right - left == 1:
        return max(left - 2, 0), min(right + 2, len(passage.text))
    return left, right


def marked(text: str, start: int, end: int) -> str:
    """A place with what stands around it; the place in 【】."""
    head, tail = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return (
        f"{'…' if start > AROUND else ''}{head}【{text[start:end]}】{tail}"
        f"{'…' if end + AROUND < len(text) else ''}"
    )


def _table(*rows: str) -> dict[str, tuple[str, ...]]:
    """``发發髮 反复:反覆:反復`` → what stands first, and its forms."""
    entries = (entry.split(":") if ":" in entry else list(entry) for entry in " ".join(rows).split())
    return {first: tuple(forms) for first, *forms in entries}


# --- kinds: conversion ---------------------------------------------------------------------

# Simplified → its forms in Taiwan, where another form than OpenCC's first is a word or a name by
# itself. Of the 276 characters that OpenCC calls ambiguous, most have another form only in a few
# fixed words that its phrases know (傢伙), or one that differs in nothing (佈, 佔): noise.
HANT_FORMS = _table(
    "发發髮 后後后 里裡里 面面麵 只只隻 干幹乾干 余餘余 范範范 钟鐘鍾 系系係繫 征徵征 制制製 复復複覆 历歷曆",
    "卷卷捲 谷谷穀 沈沈瀋 松松鬆 丰豐丰 云雲云 几幾几 斗鬥斗 姜姜薑 郁鬱郁 困困睏 胡胡鬍 须須鬚 准準准",
    "划劃划 汇匯彙 尽盡儘 岳嶽岳 叶葉叶 冲衝沖 伙夥伙 舍舍捨 签簽籤 辟闢辟 术術朮 丑醜丑 杰傑杰 朴樸朴",
    "涂塗涂 适適适 周周週 借借藉 采採采 咸鹹咸 吊吊弔 脏髒臟 表表錶 出出齣 游遊游 于於于 折折摺 扎扎紮",
    "喂喂餵 咽咽嚥 苹蘋苹 宁寧甯",
    # Phrases that OpenCC has twice; those whose second is a rarity (學曆) are left out.
    "反复:反覆:反復 回复:回覆:回復 干了:幹了:乾了 干点:幹點:乾點 干着:幹著:乾著 不干:不幹:不干",
    "白干:白幹:白乾 生发:生髮:生發 散发:散發:散髮 发卡:髮卡:發卡 自制:自制:自製 创制:創制:創製",
    "编制:編制:編製 改制:改制:改製 冷面:冷麵:冷面 切面:切面:切麵 天后:天后:天後 仪表:儀表:儀錶",
    "不准:不準:不准 一出:一齣:一出 台子:臺子:檯子",
)
# Traditional → its forms in Simplified, of those where tw2s has few phrases.
HANS_FORMS = _table("乾干乾 徵征徵 瞭瞭了 鍾钟锺 覆覆复 夥伙夥 沈沈沉 藉借藉")
_FORMS = {"zh-Hant": HANT_FORMS, "zh-Hans": HANS_FORMS}
# 于 is nearly always 於; as a surname, OpenCC knows only the famous.
_TITLE = re.compile("先生|女士|小姐|太太|夫人|教授|老师|博士|医生|主任|经理|同学|某")

# Either is right, and publishers differ: no disagreement.
_STYLE = str.maketrans("佈佔註唸兇揹菸讚嚐慾臺", "布占注念凶背煙贊嘗欲台")


def ambiguous(text: Text) -> Iterator[Look]:
    """What OpenCC itself calls ambiguous, where another form is likely enough to be looked at."""
    for passage in text.passages:
        for start, end in passage.undecided:
            was, now = passage.source[start:end], passage.converted[start:end]
            others = [form for form in _FORMS[passage.lang].get(was, ()) if form != now]
            disputed = passage.second[start:end] != now  # Shown as that.
            no_surname = was == "于" and not _TITLE.match(passage.source, end)
            if not others or disputed or no_surname or _is_in_a_word(passage, start, end):
                continue
            message = f"{became(was, now)}, and no phrase decided; it may be {' or '.join(others)}"
            yield look(passage, start, end, message, others)


# Words that decide nothing, by part of speech: names, and what is no word at all; numbers and
# idioms too where the tables must choose among several Traditional forms (五千里, 子丑寅卯).
_OPEN = {"zh-Hant": ("nr", "x", "m", "i", "l"), "zh-Hans": ("nr", "x")}


def _is_in_a_word(passage: Passage, start: int, end: int) -> bool:
    """Whether a character stands in a common word of the second converter, which agrees: 后面, not 五千里."""
    tags = [tag for a, b, tag in passage.words if a <= start and end <= b and b - a > 1]
    return end - start == 1 and any(not tag.startswith(_OPEN[passage.lang]) for tag in tags)


def became(was: str, now: str) -> str:
    return f"{was} stays" if was == now else f"{was} became {now}"


def disagreement(text: Text) -> Iterator[Look]:
    """Where the second converter gives another form of the character."""
    for passage in text.passages:
        pairs = enumerate(zip(passage.converted.translate(_STYLE), passage.second.translate(_STYLE)))
        for start, end in _runs([at for at, (first, second) in pairs if first != second]):
            first, second = passage.converted[start:end], passage.second[start:end]
            message = f"{became(passage.source[start:end], first)}; a second converter writes {second}"
            yield look(passage, start, end, message, [second])


def _runs(places: list[int]) -> Iterator[Span]:
    """[1, 2, 3, 7] → (1, 4), (7, 8)."""
    for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        run_of = [at for _, at in run]
        yield run_of[0], run_of[-1] + 1


# A 著 that may be zhù, written by: not behind a Han character, or before a title, or in 所著.
_MAY_BE_ZHU = re.compile(rf"(?<![{HAN}])著|(?<=[所自合新近舊遺另曾])著|著(?=[《〈「『“]|於\d|成|錄)")


def lone_zhu(text: Text) -> Iterator[Look]:
    """著 that Simplified makes 着 and that may be zhù, and 著書 behind a verb, which may be zhe."""
    if text.article.script == "simplified":
        return
    for passage in text.passages:
        before = ""  # the part of speech of the word before
        for start, end, tag in passage.words:
            word, follows_verb = passage.simplified[start:end], before[:1] in ("v", "p")
            at = end - 1
            if word == "著书" and follows_verb:
                message = "著 stays 著 in Simplified; behind a verb it may be zhe"
                yield look(passage, start, start + 1, message, ["着"], "zh-Hans")
            elif word[-1] == "着" and passage.text[at] == "著" and (word == "着" or tag == "x"):
                after_name = word == "着" and before[:2] == "nr"
                if after_name or (_MAY_BE_ZHU.match(passage.text, at) and not follows_verb):
                    message = "著 became 着 in Simplified; it may be zhù, written by"
                    yield look(passage, at, at + 1, message, ["著"], "zh-Hans")
            before = tag


# --- kinds: what earlier steps found --------------------------------------------------------


def _found(kind: str) -> Callable[[Text], Iterator[Look]]:
    """A kind that a step of the restoration has found."""

    def kind_of(text: Text) -> Iterator[Look]:
        for finding in text.findings:
            if finding.doubt and finding.doubt.kind == kind:
                for line, (start, end) in doubted(text.article, finding):
                    quote = line.text.was[start:end]
                    changes = tuple(Change("corrections", quote, form) for form in finding.doubt.becomes)
                    context = marked(line.text.was, start, end)
                    yield Look(line, (start, end), context, finding.message, quote, changes)

    return kind_of


def once(text: Text) -> Iterator[Look]:
    """Characters annotated only once: the annotation went, and may have been the author's."""
    for one in _found("once")(text):
        message = "annotated only once, and taken off; one that is the author's own belongs under keep"
        yield Look(
            one.line, one.span, one.context, message, one.quote, (Change("keep", one.quote, one.quote),)
        )


def rare_form(text: Text) -> Iterator[Look]:
    """Right but rare forms that the way through Simplified replaced."""
    doubts = ((one.line, one.doubt) for one in text.findings if one.doubt and one.doubt.kind == "rare form")
    rare = {(line, *doubt.quotes, *doubt.becomes) for line, doubt in doubts}
    for passage in text.passages if rare else ():
        for at, (was, now) in enumerate(zip(passage.text, passage.converted)):
            if (passage.line.number, was, now) in rare:
                message = f"a right but rare form may be lost: {was} became {now}"
                yield look(passage, at, at + 1, message, [was])


# --- kinds: characters ----------------------------------------------------------------------


def mixed(text: Text) -> Iterator[Look]:
    """Characters of the other script, in the text as published in its own."""
    own = OWN[text.article.script]
    for passage in text.passages:
        for at, character in enumerate(passage.published):
            form = _own_form(character, own)
            if form:
                left, right = quoted(passage, at, at + 1)
                word, became = passage.text[left:right], passage.published[left:right]
                becomes = "".join(_own_form(one, own) or one for one in became)
                start = passage.start + at
                yield Look(
                    passage.line,
                    as_received(passage.line.text, start, start + 1),
                    marked(passage.line.now, start, start + 1),
                    f"{character} does not belong to {TABLE[own].name}",
                    word,
                    (Change("words", word, becomes, own),),
                )


@cache
def _own_form(character: str, lang: str) -> str:
    """What a character of the other script is in this one; nothing where it belongs to both.

    后 and 台 are old characters too: the first level of Big5, and GB 2312, have what is common.
    """
    config, back, encoding = ("s2tw", "t2s", "big5") if lang == "zh-Hant" else ("t2s", "s2t", "gb2312")
    form = convert(character, (config,))
    if form == character or convert(character, (back,)) != character:
        return ""
    try:
        code = int.from_bytes(character.encode(encoding), "big")
    except UnicodeEncodeError:
        return form
    return form if encoding == "big5" and code > 0xC67E else ""


def suspicious(text: Text) -> Iterator[Look]:
    """Invisible characters, look-alikes, and those without a meaning of their own."""
    for line in text.lines:
        found = sorted(suspects(line.now), key=lambda one: one.start)
        left = 0
        for one, after in zip_longest(found, found[1:]):
            # Two characters on either side; never a place of the next: two corrections may not overlap.
            left = max(one.start - 2, left)
            right = min(one.end + 2, after.start if after else len(line.now))
            span, (start, end) = (as_received(line.text, *part) for part in (one.span, (left, right)))
            head, tail, was = line.text.was[start : span[0]], line.text.was[span[1] : end], line.text.was
            changes = tuple(Change("corrections", was[start:end], head + form + tail) for form in one.becomes)
            yield Look(line, span, marked(line.now, *one.span), one.what, was[start:end], changes)
            left = right


# In this order they are shown.
KINDS: dict[str, Callable[[Text], Iterator[Look]]] = {
    "broken bytes": _found("bytes"),
    "bracket in doubt": _found("bracket"),
    "annotated once": once,
    "heading": _found("heading"),
    "suspicious character": suspicious,
    "mixed scripts": mixed,
    "unpaired quotation mark": _found("quotes"),
    "rare form": rare_form,
    "disagreement": disagreement,
    "ambiguous": ambiguous,
    "lone 著": lone_zhu,
}
