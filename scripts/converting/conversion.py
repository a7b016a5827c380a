"""Convert Simplified to Traditional: by OpenCC, and where its phrases are not enough by the form that fits.

OpenCC takes the longest phrase that it knows, and so finds 被髮|明 and 一直髮|展. The second converter has
the same tables and cuts the text into words first. Which of the two is right, or neither, ``context`` tells
from what stands around the place. Lines stay lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scripts.converting.context import borders, choices, cut, has_cantonese_lines, is_cantonese
from scripts.converting.converters import by_opencc, placed_words, second_opinion, words_of
from scripts.converting.people import people_at, surnames_said
from scripts.converting.surnames import SURNAME_FORMS
from scripts.text.tables import forms_at, words_in

# The configurations for which more than OpenCC is asked. Hong Kong's forms are chosen after that, one
# character at a time, so that both Traditional variants have the same words.
ASKED = ("s2tw", "s2hk")
TAIWAN_TO_HONG_KONG = ("tw2t", "t2hk")

# OpenCC is overruled where another form is this likely: at less than that, more was broken than mended
# (bench/conversion.md).
SURE = 0.6
SURER = 0.92  # against a phrase that both converters know: 金发 is 金髮 …
LONG = 4  # … or a word of so many characters that the second one knows: 于|斯里兰卡 has no 斯裡

OTHERWISE = 0.9  # how likely a form is of which the table knows nothing
# Surnames of ``SURNAME_FORMS`` that begin a name of three characters nearly always, and hardly another word.
_SURNAMES = frozenset("余范涂郁游钟")
_NO_NAME = re.compile("余姚|涂[改白抹料层]|郁[金南]|钟[楼点鼓表乳摆声]|钟鼎文")
# Forms of OpenCC and of the second converter, of which the second is right. The file says why.
_CUT_RIGHT = frozenset(words_in("converting/cut_right.txt"))
# Phrases that OpenCC converts rightly where ``context`` would choose another form: 彭于晏, 複平面.
_PHRASES = re.compile("|".join(sorted(words_in("converting/trusted.txt"), key=len, reverse=True)))


@dataclass(frozen=True)
class ChosenForm:
    """A place with several possible forms: what each converter writes, what is published, and how likely
    it is.
    """

    at: int  # in its line
    opencc: str
    second: str
    published: str
    likelihood: float
    rival: str  # the likeliest other form


def by_words(text: str, configuration: str) -> str:
    """Convert by ``s2tw`` or ``s2hk``, with each choice among forms made by what stands around."""
    lines = []
    for line, found in _decided_lines(text, configuration):
        characters = list(line)
        for one in found:
            characters[one.at] = one.published
        lines.append("".join(characters))
    return "\n".join(lines)


def chosen_forms(text: str, configuration: str) -> list[tuple[ChosenForm, ...]]:
    """List for each line the places where ``by_words`` chooses among forms."""
    return [tuple(found) for _, found in _decided_lines(text, configuration)]


def _decided_lines(text: str, configuration: str) -> Iterator[tuple[str, list[ChosenForm]]]:
    """Yield for each line what OpenCC makes of it, and the places where there is a choice."""
    first = by_opencc(text, "s2tw")
    published = first if configuration == "s2tw" else by_opencc(text, configuration)
    columns = [column.split("\n") for column in (text, published, first, second_opinion(text))]
    in_cantonese = has_cantonese_lines(columns[0])
    surnames = surnames_said(text)
    for source, line, opencc, second in zip(*columns, strict=True):
        found: list[ChosenForm] = []
        if len(source) == len(line) == len(opencc) == len(second):
            people = people_at(source, surnames)
            chosen = _choices(source, opencc, second, in_cantonese, people)
            for at, (form, rival, likelihood) in chosen.items():
                forms = [opencc[at], second[at], form, rival]
                if configuration == "s2hk":
                    forms = [line[at] if one == opencc[at] else _in_hong_kong(one) for one in forms]
                a, b, form, rival = forms
                found.append(ChosenForm(at, a, b, form, likelihood, rival))
        yield line, found


def _choices(
    source: str, opencc: str, second: str, in_cantonese: bool, people: dict[int, str]
) -> dict[int, tuple[str, str, float]]:
    """Choose for each place of a line that may have several forms: place → the form that is published, its
    rival, and how likely it is.

    What is certain goes first, and of that Cantonese words before surnames of the text's people, rows of
    ``everyday.tsv``, other surnames, 了|解 and trusted phrases, in this order; then what ``context`` tells;
    then, where the converters differ, OpenCC, but for the pairs in ``cut_right.txt``.

    ``opencc``, ``second``: the line as each converter writes it; ``in_cantonese``: the text is Cantonese;
    ``people``: the forms of its people's surnames in the line.
    """
    chosen: dict[int, tuple[str, str, float]] = {}
    # Of 提出了|解决 OpenCC makes 瞭解; the second converter cuts into words.
    apart = {one.start(): "了" for one in re.finditer("了解", source) if second[one.start()] == "了"}
    certain = {
        **_trusted(source, opencc),
        **apart,
        **_named(source),
        **_settled(source),
        **people,
        **_kept(source),
    }
    for at, form in sorted(certain.items()):
        rival = next((one for one in (opencc[at], second[at], _alone(source[at])) if one != form), source[at])
        chosen[at] = form, rival, OTHERWISE
    for choice in choices(source, opencc, second, in_cantonese):
        at, likely = choice.at, dict(choice.forms)
        if at in chosen:
            continue
        long = choice.word >= LONG and second[at] in likely
        # OpenCC may write a form that the table does not have: 榦 in 赤井干笑.
        first = opencc[at] if opencc[at] in likely and not long else second[at]
        if first not in likely:
            continue
        form, likelihood = choice.forms[0]
        # A phrase of both dictionaries (金发, 子丑寅卯) knows more than what stands around it.
        both = opencc[at] == second[at] != _alone(source[at])
        if likelihood < (SURER if both or long else SURE):
            form, likelihood = first, max(likely[first], OTHERWISE * long)
        if form == "裡" and likely[form] < SURER and _in_foreign_name(source, at):
            form, likelihood = "里", OTHERWISE
        rival = next(one for one, _ in choice.forms if one != form)
        chosen[at] = form, rival, likelihood
    for at, (a, b) in enumerate(zip(opencc, second)):
        if a != b and at not in chosen:
            chosen[at] = (b, a, OTHERWISE) if a + b in _CUT_RIGHT else (a, b, OTHERWISE)
    return chosen


def _trusted(source: str, opencc: str) -> dict[int, str]:
    """Give the forms of a line in phrases that OpenCC has right: place (from 0) → form.

    A phrase begins and ends where words do: 彭|于晏 is one, 至于|晴天 has none. ``opencc``: the line as it
    writes it.
    """
    found = [match.span() for match in _PHRASES.finditer(source)]
    at_borders = borders(words_of(source)) if found else set()
    return {at: opencc[at] for start, end in found if {start, end} <= at_borders for at in range(start, end)}


def _settled(source: str) -> dict[int, str]:
    """Give the forms of a line that the words around a place settle: place (from 0) → form.

    If a row takes in no character before the place, a word that ends there and has another form knows better:
    十公里|加上 is no 裡|加上, 旅游|去了 no 游去.
    """
    found = [*forms_at(source, "converting/everyday.tsv")]
    cuts = cut(words_of(source)) if any(free for _, _, free in found) else []

    def ends_otherwise(at: int, form: str) -> bool:
        whole = source[cuts[at].start : cuts[at].end]
        return cuts[at].end == at + 1 and len(whole) > 1 and by_opencc(whole, "s2tw")[-1] != form

    return {at: form for at, form, free in found if not (free and ends_otherwise(at, form))}


def _kept(source: str) -> dict[int, str]:
    """Give the characters of a line that are Cantonese words and stay as they are: place (from 0) → it."""
    found = forms_at(source, "converting/cantonese.tsv") if is_cantonese(source) else ()
    return {at: form for at, form, _ in found}


def _named(source: str) -> dict[int, str]:
    """Give the forms of surnames that are words as well, where one begins a name of three characters or a
    word of three that no dictionary has (余秋雨, 游蕙禎): place in the line → form.

    A dictionary takes 游子吟 for a name too. Of such words in genuine texts 769 of 777 are people's names.
    """
    words = placed_words(source) if _SURNAMES & set(source) else ()
    return {
        start: SURNAME_FORMS[source[start]]
        for start, end, tag in words
        if source[start] in _SURNAMES and end - start == 3 and not _NO_NAME.match(source, start)
        if tag == "x" or (tag[:2] == "nr" and source[start] != "游")
    }


def _in_foreign_name(source: str, at: int) -> bool:
    """Say whether a 里 stands in a name of a place or of another language: 洞里萨湖, 弗里茨.

    At the end of a word it does not, since jieba takes 土屋里 for a name as well.
    """
    found = (tag for start, end, tag in placed_words(source) if start <= at < end - 1 and end - start > 2)
    return any(tag in ("nrt", "ns") for tag in found)


@cache
def _alone(character: str) -> str:
    """Give what OpenCC writes for a character that stands alone: 發 for 发."""
    return by_opencc(character, "s2tw")


@cache
def _in_hong_kong(form: str) -> str:
    """Turn Taiwan's form of a character into Hong Kong's."""
    for configuration in TAIWAN_TO_HONG_KONG:
        form = by_opencc(form, configuration)
    return form
