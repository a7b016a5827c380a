"""Find the forms that the review doubts in a conversion: each kind is a generator of looks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.converting.conversion import ChosenForm
from scripts.converting.variants import convert
from scripts.editing.look import Fix, Look, Passage, Text, look, narrowed
from scripts.editing.wording import became
from scripts.text.grouping import by_key
from scripts.text.untouched import Span

# A form less likely than DOUBTED is shown with the lines that change it: seven of ten such were wrong, and
# two of seven right above; one that a phrase of both converters writes (併發, 射鵰), if below BY_PHRASE.
# Another is listed in short if below ASSURED, or ALONE outside of words, or if a converter is not followed:
# of these one in twenty is wrong (bench/conversion.md).
DOUBTED, BY_PHRASE, ASSURED, ALONE = 0.55, 0.4, 0.98, 0.995
# Pairs, a published form and its rival, that are doubted only below SELDOM: of 59 such places in 1,400 texts
# four were wrong.
_SELDOM_WRONG, SELDOM = frozenset(["幹乾", "鹹咸", "姜薑", "歷曆", "後后", "舍捨", "徵征"]), 0.35

# Either is right, and publishers differ, or the page has the second in any case: no disagreement.
_STYLE = str.maketrans(
    "佈佔註唸兇揹菸讚嚐慾臺姪鎚盪逕燄枴鍊彷彿昇陞剋濛襬迴颳瀰薰瞇鬨汙溼",
    "布占注念凶背煙贊嘗欲台侄錘蕩徑焰拐鏈仿佛升升克蒙擺回刮彌熏眯哄污濕",
)


def doubtful(text: Text) -> Iterator[Look]:
    """Yield the forms that are hardly likelier than another: below ``DOUBTED``, ``BY_PHRASE`` or ``SELDOM``.

    With each go the lines that change it, if a quote can single out the places where it is in doubt.
    """
    doubted = [
        (one, passage, (passage.line.number, passage.start + one.at))
        for passage in text.passages
        for one in passage.chosen_forms
        if _is_doubted(one, passage) and not _is_style(one)
    ]
    alike = by_key(
        ((passage.source[one.at], one.published, one.rival), place) for one, passage, place in doubted
    )
    for one, passage, _ in doubted:
        was = passage.source[one.at]
        message = f"{became(was, one.published)}; it may be {one.rival}"
        found = look(passage, one.at, one.at + 1, message, doubt=1 - one.likelihood)
        span = narrowed(text, passage, one.at, {*alike[was, one.published, one.rival]})
        yield _with_fix(found, passage, one, span) if span else found


def _is_doubted(one: ChosenForm, passage: Passage) -> bool:
    """Say whether a form is so little likelier than its rival that it is shown with lines to change it."""
    alone = one.published in (passage.source[one.at], convert(passage.source[one.at], ("s2tw",)))
    limit = DOUBTED if alone or not one.opencc == one.second == one.published else BY_PHRASE
    return one.likelihood < (SELDOM if one.published + one.rival in _SELDOM_WRONG else limit)


def _is_style(one: ChosenForm) -> bool:
    """Say whether the published form and its rival are both right, and differ only in style."""
    return one.published.translate(_STYLE) == one.rival.translate(_STYLE)


def _with_fix(found: Look, passage: Passage, one: ChosenForm, span: Span) -> Look:
    """Let a look quote ``span`` of the passage, with the entry that changes the form ``one`` there."""
    start, end = span
    quote = passage.text[start:end]
    becomes = passage.converted[start : one.at] + one.rival + passage.converted[one.at + 1 : end]
    return replace(found, quote=quote, fixes=(Fix("words", quote, becomes, passage.lang),))


def likely_right(text: Text) -> Iterator[Look]:
    """Yield forms that are likely right, though a converter or the surroundings leave some doubt."""
    for passage in text.passages:
        for one in passage.chosen_forms:
            forms = {form.translate(_STYLE) for form in (one.opencc, one.second, one.published)}
            if _is_doubted(one, passage) and not _is_style(one):
                continue
            assured = ASSURED if is_in_a_word(passage, one.at) else ALONE
            if len(forms) == 1 and (one.likelihood >= assured or _is_style(one)):
                continue
            was = passage.source[one.at]
            other = one.rival if one.opencc == one.published else one.opencc
            message = f"{became(was, one.published)}, not {other}"
            yield look(passage, one.at, one.at + 1, message, doubt=1 - one.likelihood)


def is_in_a_word(passage: Passage, at: int) -> bool:
    """Say whether a character stands in a word that the dictionary has."""
    return any(a <= at < b and b - a > 1 and tag != "x" for a, b, tag in passage.words)


def rare_form(text: Text) -> Iterator[Look]:
    """Yield right but rare forms that a damaged text lost on its way through Simplified."""
    doubts = ((one.line, one.doubt) for one in text.findings if one.doubt and one.doubt.kind == "rare form")
    rare = {(line, *doubt.quotes, *doubt.becomes) for line, doubt in doubts}
    for passage in text.passages if rare else ():
        for at, (was, now) in enumerate(zip(passage.text, passage.converted)):
            if (passage.line.number, was, now) in rare:
                message = f"a right but rare form may be lost: {was} became {now}"
                yield look(passage, at, at + 1, message, [was])


# Characters that Simplified writes alike: what a copy has that went through it → what it may have been, and
# of what a text must speak for that to be worth a line.
_ALIKE = {
    "它": ("牠", re.compile("[鳥魚狗貓羊豬雞鴨鵝虎獅猴蛇蟲蜂蝶蟻熊狼狐鯨鯊龜蛙鼠兔鹿獸禽犬蟹蝦鷹]|[動寵]物")),
    "你": ("妳", re.compile("[她媽姊姐妹娘婆妻嫂]|女[人孩兒士生友]|小姐|太太")),
    "他": ("祂", re.compile("上帝|天主|耶穌|基督|聖靈|真主|神[明的說]")),
}


def alike(text: Text) -> Iterator[Look]:
    """Yield what a damaged text may have lost where Simplified has one character for two: 它 for 牠.

    A text that has the other as well lost nothing: it is passed over.
    """
    whole = "\n".join(line.now for line in text.lines) if text.article.script == "damaged" else ""
    asked = {was: form for was, (form, sign) in _ALIKE.items() if form not in whole and sign.search(whole)}
    for passage in text.passages if asked else ():
        for at, was in enumerate(passage.converted):
            if was in asked:
                message = f"{was} may have been {asked[was]}"
                yield replace(look(passage, at, at + 1, message), quote=passage.text[at])
