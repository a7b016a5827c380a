"""Ask the two converters: OpenCC, and opencc-jieba-pyo3, which cuts a text into words first.

A character that would leave Unicode's first plane, where many devices have no glyph, stays as it is (嗰, 鱲).
"""

from functools import cache, lru_cache
from itertools import accumulate

from opencc import OpenCC
from opencc_jieba_pyo3 import OpenCC as Jieba

_opencc, _jieba = cache(OpenCC), cache(Jieba)  # by configuration: each takes a while to open


def by_opencc(text: str, configuration: str) -> str:
    """Convert by one OpenCC configuration, but for changes that ``_in_first_plane`` undoes."""
    return _in_first_plane(text, str(_opencc(configuration).convert(text)))


def second_opinion(text: str) -> str:
    """Convert Simplified to Taiwan's forms by the second converter."""
    return _in_first_plane(text, str(_jieba("s2tw").convert(text)))


def _in_first_plane(text: str, converted: str) -> str:
    """Undo each change to a character outside of Unicode's first plane, as many devices cannot show it, and
    each change from one, as no conversion gives it back: 𨋢.

    If the lengths differ, characters cannot be compared, and all changes stay.
    """
    if max(text + converted, default="") <= "\uffff" or len(text) != len(converted):
        return converted
    return "".join(was if max(was, now) > "\uffff" else now for was, now in zip(text, converted))


def words_of(simplified: str) -> list[str]:
    """Cut a Simplified text into words of the second converter's dictionary, and single characters."""
    return list(_jieba("s2tw").jieba_cut(simplified, False))


@lru_cache(4096)
def tagged_words(simplified: str) -> tuple[tuple[str, str], ...]:
    """Cut a Simplified text into words, each with its part of speech as jieba names it; "x" is unknown."""
    return tuple(_jieba("s2tw").jieba_tag(simplified))


@lru_cache(4096)
def placed_words(simplified: str) -> tuple[tuple[int, int, str], ...]:
    """Give the range (start, end) and the part of speech of each word of a Simplified text."""
    tagged = tagged_words(simplified)
    ends = accumulate(len(word) for word, _ in tagged)
    return tuple((end - len(word), end, tag) for (word, tag), end in zip(tagged, ends))
