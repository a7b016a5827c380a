"""Find where bytes may have been lost: question marks, U+FFFD, control characters that were taken out."""

import re
from collections.abc import Collection, Iterator

from scripts.mending.copy import ORPHAN, SIGN

PLACE = re.compile(f"[{SIGN}]+")
LOST_CHARACTER = "\ufffd"  # what a decoder puts for bytes that are no character: always a loss
_CJK = re.compile("[\u2014-\u2026\u3001-\u9fff\uf900-\ufaff\uff01-\uffee]")
# A question that ends with its mark: one word of these, or 好不好.
_QUESTION = re.compile(r"[嗎吗呢麼么什甚誰谁哪怎幾几何吧否]|(.)[不没沒]\1|是不是|有[没沒]有|有冇")
_ASKED = re.compile(rf"(?:{_QUESTION.pattern})\?")
# What may stand right behind a question and its mark: 「有嗎?」.
_CLOSING = re.compile(r"[」』”’）)\]】》_*!]")
_CLAUSE = re.compile(r"[^，。；：、！？,;:!?「『“（(\[\s]*$")
_TOKEN = re.compile(r"[^\s]+")
_MANY = 3  # marks in a row that a surprised author may write
# A clause in Chinese at the end of a line, and a single mark behind it.
_LAST_CLAUSE = re.compile(r"([^\n，。；：、！？,;:!?]*[\u3400-\u9fff」』”’》）])(\?)[ \t]*$", re.MULTILINE)


def signs(text: str, hidden: Collection[int]) -> list[int]:
    """Find the places of a text where bytes may have been lost, in order.

    ``hidden``: the places where control characters were taken out, found beside Chinese. A ? is found in a
    run without blanks that has Chinese; in any other if it begins the run (?yes), if several stand within it
    (a??b), if many are all of it, or with the rest of an annotation behind it: ?qū). U+FFFD is found in any
    run. Not found is a single ? at the end of a line, or any behind a question before a blank, ! or a closing
    mark (是嗎? 我, 真的嗎???); nor any sign in a bracket of Latin letters: (really?yes).
    """
    found = {at for at in hidden if text[at : at + 1].strip() and _CJK.search(text[max(at - 1, 0) : at + 1])}
    for token in _TOKEN.finditer(text):
        if "?" in token[0] or LOST_CHARACTER in token[0]:
            found.update(_in_token(text, token, bool(_CJK.search(token[0]))))
    return sorted(found)


def at_line_ends(text: str) -> list[int]:
    """Find the single question marks that end a line, behind a clause that does not ask anything.

    By themselves they are questions. In a text that lost bytes elsewhere they may be lost ones.
    """
    found = _LAST_CLAUSE.finditer(text)
    return [match.start(2) for match in found if not _QUESTION.search(match[1])]


def asks_in_half_width(text: str, doubts: int) -> bool:
    """Say whether a text writes its questions with a half-width mark: none has a full-width one, and more
    than ``doubts`` end as questions do.
    """
    return "？" not in text and sum(1 for _ in _ASKED.finditer(text)) > doubts


def _in_token(text: str, token: re.Match[str], chinese: bool) -> Iterator[int]:
    """Find the signs in a run of characters without blanks; ``chinese``: whether Chinese is among these."""
    for match in PLACE.finditer(text, token.start(), token.end()):
        start, end = match.span()
        orphan = ORPHAN.match(text, end - 1)
        if orphan:
            line = text[text.rfind("\n", 0, start) + 1 : start]
            if not orphan[1].isascii() or line.rfind("(") <= line.rfind(")"):
                yield start
        elif match[0].strip("?") == "" and _is_question(text, token, start, end):
            continue
        elif LOST_CHARACTER in match[0] or chinese or _odd(token, match):
            yield start


def _is_question(text: str, token: re.Match[str], start: int, end: int) -> bool:
    """Say whether marks, ?, end a question, perhaps before a closing mark: 「有嗎?」, 真的嗎???; or whether a
    single one ends a line.
    """
    clause = _CLAUSE.search(text, token.start(), start)
    asks = bool(clause and _QUESTION.search(clause[0]))
    if end < token.end():
        return asks and bool(_CLOSING.match(text, end))
    alone = end - start == 1
    return asks or (alone and (text[end : end + 1] in ("", "\n") or bool(_QUESTION.search(token[0]))))


def _odd(token: re.Match[str], sign: re.Match[str]) -> bool:
    """Say whether marks end no question: they begin the token (?yes), are several and do not end it (a??b),
    or there are many and nothing before them (????? for a whole sentence).
    """
    begins, ends = sign.start() == token.start(), sign.end() == token.end()
    return (begins and len(sign[0]) > _MANY) or (not ends and (begins or len(sign[0]) > 1))
