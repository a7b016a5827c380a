"""What the review doubts in the conversion, kind by kind: each a generator of places that deserve a look."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.converting.conversion import ChosenForm
from scripts.converting.name_forms import is_name
from scripts.converting.variants import TABLE, convert
from scripts.editing.look import Fix, Look, Passage, Text, look, narrowed, words_around
from scripts.editing.possible_names import name_around
from scripts.editing.wording import became
from scripts.text.pinyin import HAN
from scripts.text.untouched import Span

# Below DOUBTED a form is shown with the lines that change it: about half of these are wrong; of what a phrase
# of both converters writes (併發, 射鵰), below BY_PHRASE. Up to ASSURED,
# or ALONE outside of words, and wherever a converter is not followed, it is listed in short: there one in
# twenty is (bench/conversion.md).
DOUBTED, BY_PHRASE, ASSURED, ALONE = 0.6, 0.4, 0.98, 0.995

# Either is right, and publishers differ: no disagreement.
_STYLE = str.maketrans(
    "佈佔註唸兇揹菸讚嚐慾臺姪鎚盪逕燄枴鍊彷彿昇陞剋濛襬迴",
    "布占注念凶背煙贊嘗欲台侄錘蕩徑焰拐鏈仿佛升升克蒙擺回",
)


def doubtful(text: Text) -> Iterator[Look]:
    """Yield forms that are hardly likelier than another, each with the lines that change it."""
    doubted = [
        (one, passage, (passage.line.number, passage.start + one.at))
        for passage in text.passages
        for one in passage.chosen_forms
        if _is_doubted(one, passage) and not _is_style(one)
    ]
    alike: dict[tuple[str, str, str], set[tuple[int, int]]] = {}
    for one, passage, place in doubted:
        alike.setdefault((passage.source[one.at], one.published, one.rival), set()).add(place)
    for one, passage, _ in doubted:
        was = passage.source[one.at]
        message = f"{became(was, one.published)}; it may be {one.rival}"
        found = look(passage, one.at, one.at + 1, message, doubt=1 - one.likelihood)
        span = narrowed(text, passage, one.at, alike[was, one.published, one.rival])
        yield _with_fix(found, passage, one, span) if span else found


def _is_doubted(one: ChosenForm, passage: Passage) -> bool:
    """Say whether a form is hardly likelier than another, for all that phrases know."""
    alone = one.published in (passage.source[one.at], convert(passage.source[one.at], ("s2tw",)))
    return one.likelihood < (DOUBTED if alone or not one.opencc == one.second == one.published else BY_PHRASE)


def _is_style(one: ChosenForm) -> bool:
    """Say whether the published form and its rival are both right, and differ only in style."""
    return one.published.translate(_STYLE) == one.rival.translate(_STYLE)


def _with_fix(found: Look, passage: Passage, one: ChosenForm, span: Span) -> Look:
    """Give a look another quote, and the entry that changes the form there."""
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
            assured = ASSURED if _is_in_a_word(passage, one.at) else ALONE
            if len(forms) == 1 and (one.likelihood >= assured or _is_style(one)):
                continue
            was = passage.source[one.at]
            other = one.rival if one.opencc == one.published else one.opencc
            message = f"{became(was, one.published)}, not {other}"
            yield look(passage, one.at, one.at + 1, message, doubt=1 - one.likelihood)


# Traditional → its two forms in Simplified, and where the second may be meant: what Simplified writes where
# nothing of the kind stands around was right at 295 of 296 places in 800 texts.
_IN_SIMPLIFIED = {
    was: (forms, re.compile(where))
    for was, forms, where in (
        ("乾", "干乾", "(?<=[字名號])乾"),
        ("徵", "征徵", "(?<=[宮商角羽])徵|徵(?=[宮商角羽])"),
        ("覆", "覆复", "覆(?![在上手蓋住著過於地了診檢核查函試述])"),
        ("夥", "伙夥", "(?<=[甚極繁])夥"),
        ("沈", "沈沉", "(?<!姓)沈(?!先生|女士|小姐|太太|老師|教授|博士|醫生|律師|議員|主任|[家氏姓])"),
        ("鍾", "钟锺", "(?<=[字名號])鍾"),
    )
}
_GIVEN, _BEHIND_VERBS = frozenset("乾徵鍾"), frozenset("了的地過著")


def in_simplified(text: Text) -> Iterator[Look]:
    """Yield characters of a Traditional text that Simplified writes in two ways, outside of words."""
    asked = text.article.script in ("traditional", "hongkong") and "zh-Hans" in text.langs
    for passage in text.passages if asked else ():
        for at, was in enumerate(passage.text):
            now = passage.converted[at]
            forms, where = _IN_SIMPLIFIED.get(was, ("", None))
            others = [form for form in forms if form != now]
            if where and others and not _is_in_a_word(passage, at) and _may_be_other(passage, at, where):
                message = f"{became(was, now)}; it may be {' or '.join(others)}"
                yield look(passage, at, at + 1, message, others)


def _may_be_other(passage: Passage, at: int, where: re.Pattern[str]) -> bool:
    """Say whether a character may have its rarer form: as a given name, or where its pattern says so and it
    is no surname.
    """
    name = name_around(passage, at)
    in_names = passage.text[at] in _GIVEN
    given = (
        in_names
        and name is not None
        and name[0] < at
        and passage.text[name[1] : name[1] + 1] not in _BEHIND_VERBS
    )
    surname = any(a == at and tag.startswith("nr") for a, _, tag in passage.words) or (name or (-1,))[0] == at
    return given or (bool(where.match(passage.text, at)) and not surname)


def _is_in_a_word(passage: Passage, at: int) -> bool:
    """Say whether a character stands in a word that the dictionary has."""
    return any(a <= at < b and b - a > 1 and tag != "x" for a, b, tag in passage.words)


# A 著 that may be zhù, written by: not behind a Han character, or before a title, or in 所著.
_MAY_BE_ZHU = re.compile(rf"(?<![{HAN}])著|(?<=[所自合新近舊遺另曾])著|著(?=[《〈]|於\d|成|錄)")
_BEHIND_ZHU = re.compile(r"[，。；、！？《〈「『“（(）)\s有]|$")


def lone_zhu(text: Text) -> Iterator[Look]:
    """Yield each 著 that becomes 着 in Simplified and Hong Kong and may be zhù, and each 著書 that stays
    and may be zhe.
    """
    for passage in text.passages if text.article.script != "simplified" else ():
        before, name = "", ""  # the part of speech of the word before, and that word
        for start, end, tag in passage.words:
            word, follows_verb = passage.simplified[start:end], before[:1] in ("v", "p")
            at = end - 1
            if word == "著书" and follows_verb:
                message = "著 stays 著; behind a verb it may be zhe, 着"
                yield _zhu(text, passage, start, message, "着")
            elif word[-1] == "着" and passage.text[at] == "著" and (word == "着" or tag == "x"):
                after_name = (
                    word == "着"
                    and before[:2] == "nr"
                    and is_name(name)
                    and bool(_BEHIND_ZHU.match(passage.text, end))
                )
                if after_name or (_MAY_BE_ZHU.match(passage.text, at) and not follows_verb):
                    message = "著 became 着; it may be zhù, written by"
                    yield _zhu(text, passage, at, message, "著")
            before, name = tag, passage.text[start:end]


def _zhu(text: Text, passage: Passage, at: int, message: str, form: str) -> Look:
    """Make the remark on a 著, with a line to paste for each variant that would write it ``form``."""
    left, right = words_around(passage, at, at + 1)
    quote = passage.text[left:right]
    made = {"zh-Hans": passage.simplified[left:right]}
    if text.article.script != "hongkong":
        made["zh-Hant-HK"] = convert(quote, TABLE["zh-Hant-HK"].from_traditional)
    fixes = tuple(
        Fix("words", quote, one[: at - left] + form + one[at - left + 1 :], lang)
        for lang, one in made.items()
        if lang in text.langs
    )
    return replace(look(passage, at, at + 1, message), fixes=fixes)


def rare_form(text: Text) -> Iterator[Look]:
    """Yield right but rare forms that a damaged text lost on its way through Simplified."""
    doubts = ((one.line, one.doubt) for one in text.findings if one.doubt and one.doubt.kind == "rare form")
    rare = {(line, *doubt.quotes, *doubt.becomes) for line, doubt in doubts}
    for passage in text.passages if rare else ():
        for at, (was, now) in enumerate(zip(passage.text, passage.converted)):
            if (passage.line.number, was, now) in rare:
                message = f"a right but rare form may be lost: {was} became {now}"
                yield look(passage, at, at + 1, message, [was])


# What Simplified writes alike: as a copy that went through it has it → what it may have been, and what a text
# must speak of that it is worth a line.
_ALIKE = {
    "它": ("牠", re.compile("[鳥魚狗貓羊豬雞鴨鵝虎獅猴蛇蟲蜂蝶蟻熊狼狐鯨鯊龜蛙鼠兔鹿獸禽犬蟹蝦鷹]|[動寵]物")),
    "你": ("妳", re.compile("[她媽姊姐妹娘婆妻嫂]|女[人孩兒士生友]|小姐|太太")),
    "他": ("祂", re.compile("上帝|天主|耶穌|基督|聖靈|真主|神[明的說]")),
}


def alike(text: Text) -> Iterator[Look]:
    """Yield what a damaged text may have lost where Simplified has one character for two: 它 for 牠.

    A text that has the other as well tells them apart.
    """
    whole = "\n".join(line.now for line in text.lines) if text.article.script == "damaged" else ""
    asked = {was: form for was, (form, sign) in _ALIKE.items() if form not in whole and sign.search(whole)}
    for passage in text.passages if asked else ():
        for at, was in enumerate(passage.converted):
            if was in asked:
                message = f"{was} may have been {asked[was]}"
                yield replace(look(passage, at, at + 1, message), quote=passage.text[at])
