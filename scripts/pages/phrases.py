"""Divide a title into phrases, between which its lines may break."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from scripts.converting.converters import tagged_words
from scripts.text.frequencies import simplified

LONGEST_TITLE = 80  # characters; a longer title is not cut into phrases
_LONGEST = 7  # characters that a phrase of several words may have: half a line on a phone
_NAME = 4  # characters that a name of several words may have: 天星|數科
# Parts of speech, as jieba names them: of words that belong to the word before (particles, 上 and 裡,
# measures, suffixes), and of words that belong to the next (prepositions, numbers, prefixes, 女 in 女醫生).
_TRAILING = frozenset(["u", "uj", "ul", "uz", "ud", "ug", "uv", "y", "k", "q", "f"])
_LEADING = frozenset(["p", "m", "h", "b"])
_SHORT_LEADING = frozenset(["d", "a", "c", "r", "v", "zg"])  # of one character: 不, 舊, 和, 我, 有
# These belong to the verb or noun before; jieba may join them to what is next: 發布|時改|了.
_AFTER = re.compile("(时候|[时前后])(.+)")
# A mark within a word or number: Node.js, 3.5, O’Reilly, AT&T.
_MARK_WITHIN = re.compile("[!-~][!-/:-@[-`{-~’]$")


@lru_cache(4096)
def phrases(title: str) -> tuple[str, ...]:
    """Cut a title into phrases, by its words and their parts of speech; joined, they are the title.

    The second converter finds the words. A title that it does not return unchanged, to the letter, and one
    of more than ``LONGEST_TITLE`` characters, is one phrase.
    """
    plain = simplified(title)
    if len(title) > LONGEST_TITLE or len(plain) != len(title):
        return (title,)
    tagged = [*_parted(tagged_words(plain))]
    if "".join(word for word, _ in tagged) != plain:
        return (title,)
    found: list[str] = []
    before = ""  # the part of speech of the last word
    at = 0
    for word, tag in tagged:
        word, at = title[at : at + len(word)], at + len(word)
        if found and _joined(found[-1], before, word, tag):
            found[-1] += word
        else:
            found.append(word)
        before = tag
    if len(found) > 1 and len(found[-1]) == 1 and found[-2][-1].isalnum():
        found[-2:] = ["".join(found[-2:])]
    return tuple(found)


def set_phrases(title: str, say: Callable[[str], str]) -> str:
    """Write a title as HTML whose lines may break between its phrases. ``say`` escapes each phrase."""
    return "<wbr>".join(map(say, phrases(title)))


def _parted(tagged: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Divide each word that is in no dictionary and begins with one of ``_AFTER``, if that belongs to the
    word before: 發布, 時改 → 發布, 時, 改. Words come with their parts of speech.
    """
    before = ""
    for word, tag in tagged:
        both = _AFTER.fullmatch(word) if tag == "x" and before.startswith(("v", "n", "t", "uj")) else None
        yield from ((both[1], "f"), (both[2], "v")) if both else ((word, tag),)
        before = tag


def _joined(phrase: str, before: str, word: str, tag: str) -> bool:
    """Say whether no line may break between a phrase and the next word.

    ``before``: the part of speech of the phrase's last word; ``tag``: that of the next.
    """
    left, right = phrase[-1], word[0]
    if _opens(left) or not (right.isalnum() or _opens(right)):
        return True
    if right.isascii() and ((left.isascii() and left.isalnum()) or _MARK_WITHIN.search(phrase)):
        return True
    if not left.isalnum() or _opens(right):
        return False
    length = len(phrase) + len(word)
    if length > _LONGEST:
        return False
    if tag in _TRAILING or before in _LEADING or (before in _SHORT_LEADING and len(phrase) == 1):
        return True
    if len(word) == 1 and tag not in _LEADING | _SHORT_LEADING:
        return True
    return length <= _NAME and before.startswith(("x", "n")) and tag == "x"


def _opens(character: str) -> bool:
    return character in "@#$" or unicodedata.category(character) in ("Ps", "Pi")
