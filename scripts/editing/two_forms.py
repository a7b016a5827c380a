"""Find characters that Simplified writes in two ways, for the review: 乾 is 干 or 乾, 著 is 着 or 著."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.converting.name_forms import is_name
from scripts.converting.variants import TABLE, convert
from scripts.editing.forms_in_doubt import is_in_a_word
from scripts.editing.look import Fix, Look, Passage, Text, look, words_around
from scripts.editing.possible_names import name_around
from scripts.editing.wording import became
from scripts.text.han import HAN

# Traditional → its two forms in Simplified, and a pattern for where another than the published may be meant.
# Where it does not match, the published one was right at 295 of 296 places in 800 texts.
_IN_SIMPLIFIED = {
    was: (forms, re.compile(where))
    for was, forms, where in (
        ("乾", "干乾", "(?<=[字名號])乾"),
        ("徵", "征徵", "(?<=[宮商角羽])徵|徵(?=[宮商角羽])"),
        ("覆", "覆复", "覆(?![在上手蓋住著過於地了診檢核查函試述轍徹])"),
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
            if where and others and not is_in_a_word(passage, at) and _may_be_other(passage, at, where):
                message = f"{became(was, now)}; it may be {' or '.join(others)}"
                yield look(passage, at, at + 1, message, others)


def _may_be_other(passage: Passage, at: int, where: re.Pattern[str]) -> bool:
    """Say whether a character may have its rarer form: in a given name, or if its pattern (``where``) matches
    and it is no surname.
    """
    begins, ends = name_around(passage, at) or (at + 1, at + 1)
    given = passage.text[at] in _GIVEN and begins < at and passage.text[ends : ends + 1] not in _BEHIND_VERBS
    surname = begins == at or any(a == at and tag.startswith("nr") for a, _, tag in passage.words)
    return given or (bool(where.match(passage.text, at)) and not surname)


# A 著 that may be zhù, written by: not behind a Han character, or before a title, or in 所著.
_MAY_BE_ZHU = re.compile(rf"(?<![{HAN}])著|(?<=[所自合新近舊遺另曾])著|著(?=[《〈]|於\d|成|錄)")
_BEHIND_ZHU = re.compile(r"[，。；、！？《〈「『“（(）)\s有]|$")


def lone_zhu(text: Text) -> Iterator[Look]:
    """Yield a 著 that becomes 着 in Simplified and Hong Kong where it may be zhù, written by; and 著書, which
    stays, behind a verb, where 著 may be zhe.
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
                wrote = before[:2] == "nr" and is_name(name) and _BEHIND_ZHU.match(passage.text, end)
                if (word == "着" and wrote) or (_MAY_BE_ZHU.match(passage.text, at) and not follows_verb):
                    message = "著 became 着; it may be zhù, written by"
                    yield _zhu(text, passage, at, message, "著")
            before, name = tag, passage.text[start:end]


def _zhu(text: Text, passage: Passage, at: int, message: str, form: str) -> Look:
    """Make the look at a 著, with a line to paste for each variant that would write it ``form``."""
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
