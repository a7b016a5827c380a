"""Find what may be names of people, which keep forms of their own: 干寶, as a word 幹寶."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.converting.name_forms import NOT_IN_NAMES
from scripts.converting.names import GIVEN_FORMS, KEPT_IN_SIMPLIFIED, convert_name
from scripts.converting.names import name_in_simplified as simplified_name
from scripts.converting.surnames import SURNAME_FORMS, surname_of
from scripts.editing.look import Fix, Look, Passage, Text, look
from scripts.text.han import HAN
from scripts.text.untouched import Span

MESSAGE = "may be names of people, which keep forms of their own"
# What no given name has.
_NOT_BEHIND = set(
    NOT_IN_NAMES + "说写道著的所等又再只还能会要可没着满抹得煎毒竭裕并到在把被给很太不形身衫故至"
)
# Pronouns, particles, and where something is or goes.
_NOT_BEHIND |= set("我你您他她它这那哪谁哦啊呀啦哈嘛麻上下里内外过起出进回去来后版食点")
# Surnames that are everyday words: with one it is a name only where a name may stand.
_WORDS_TOO = frozenset("干咸涂后折布卷征种余云朴曲占党于从农巫")
_BEFORE_A_NAME = re.compile(r"(?:^|[，。；：！？、“「『《（(\s]|[与和跟及叫]|[者家师员长授人])$")
_IN_NO_NAME = frozenset("麵")  # nor 面 in its place
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万亿两几数多")
_TITLES = ("先生", "女士", "小姐", "太太", "老师", "教授", "博士", "医生", "律师", "议员", "同学", "主任")
_LONGEST = 3
LIKELY = 0.9  # a form that is likelier is no name's: of those above it in bench/review.md one in five was


def possible_names(text: Text) -> Iterator[Look]:
    """Yield what may be a name and would be converted to another form if it is one: 干寶, not 幹寶."""
    for passage in text.passages:
        seen: set[Span] = set()
        for at in _doubted(passage):
            span = name_around(passage, at)
            if span and span not in seen:
                seen.add(span)
                start, end = span
                name = passage.text[start:end]
                simplified = name if text.article.script == "simplified" else simplified_name(name)
                form = convert_name(name, simplified, passage.lang)
                if form != passage.converted[start:end]:
                    fix = Fix("names", name, form)
                    yield replace(look(passage, start, end, MESSAGE), quote=name, fixes=(fix,))


def _doubted(passage: Passage) -> Iterator[int]:
    """Yield the places where a name would have another form than a word."""
    if passage.lang == "zh-Hans":
        yield from (at for at, character in enumerate(passage.text) if character in KEPT_IN_SIMPLIFIED)
    for one in passage.chosen_forms:
        surname = SURNAME_FORMS.get(passage.source[one.at], one.published) != one.published
        if one.likelihood < LIKELY and (surname or one.published in GIVEN_FORMS.keys() - _IN_NO_NAME):
            yield one.at


def name_around(passage: Passage, at: int) -> Span | None:
    """Give the range of the two or three characters around a place that may be a name: they begin with a
    surname, and end at a word's border.
    """
    words = {start: (end, tag) for start, end, tag in passage.words}
    borders = {0, *(end for end, _ in words.values())}
    text = passage.simplified
    for start in (one for one in (at, at - 1, at - 2) if one in words):
        if text[:start].rstrip()[-1:] in _NUMERALS:  # 两千余周
            continue
        end, tag = words[start]
        known = tag.startswith(("nr", "x"))
        surname = surname_of(text[start : start + _LONGEST])
        if not surname or (end - start > len(surname) and not known):
            continue
        whole = [end] if tag.startswith("nr") and 1 < end - start <= _LONGEST else []
        for stop in (*whole, start + _LONGEST, start + 2):
            given = text[start + len(surname) : stop]
            if stop > at and stop in borders and re.fullmatch(f"[{HAN}]{{1,2}}", given):
                inside = [(b - a, t) for a, (b, t) in words.items() if start < a < stop]
                word = any(size > 1 and not t.startswith(("nr", "x")) for size, t in inside)
                alone = surname in _WORDS_TOO and not text.startswith(_TITLES, stop)
                unfit = word or given in (*_TITLES, "一") or set(given) & _NOT_BEHIND
                if not unfit and (not alone or _BEFORE_A_NAME.search(text[:start])):
                    return start, stop
    return None
