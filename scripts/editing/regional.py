"""Offer Taiwan's own words for those of a Simplified text, as lines for the glossary: 軟體 for 软件.

They come from OpenCC's table of regional phrases, as what s2twp writes and s2tw does not. Of 16.6 such
changes in 10,000 characters of prose a fifth were right (消息 is not 訊息, 支持 not 支援), so they are only
offered, on request, and never applied by themselves.
"""

from collections.abc import Sequence

from scripts.article.model import Article
from scripts.converting.character_forms import mended
from scripts.converting.converters import by_opencc, words_of
from scripts.editing.paste import toml
from scripts.editing.remarks import Remark, Spot
from scripts.editing.wording import marked
from scripts.text.untouched import pieces, untouched

LANG = "zh-Hant"
_LONGEST = 3  # words of a phrase in the table


def regional(article: Article, langs: Sequence[str]) -> list[Remark]:
    """Remark on each word of a Simplified text for which Taiwan has another, the most frequent first."""
    if article.script != "simplified" or LANG not in langs:
        return []
    decided = {word.word for word in article.glossary if LANG in word.forms}
    found: dict[str, list[Spot]] = {}
    for line in article.lines:
        at = 0
        for piece, prose in pieces(line.now, untouched(line.now)):
            for start, word in _regional_words(piece) if prose else ():
                if word not in decided:
                    span = (at + start, at + start + len(word))
                    found.setdefault(word, []).append(Spot(line.number, span[0] + 1, marked(line.now, *span)))
            at += len(piece)
    ordered = sorted(found.items(), key=lambda one: -len(one[1]))
    return [
        _remark(word, mended(by_opencc(word, "s2twp"), "t2tw"), spots, article) for word, spots in ordered
    ]


def _remark(word: str, own: str, spots: Sequence[Spot], article: Article) -> Remark:
    """Offer Taiwan's ``own`` word, where it means the same."""
    message = f"{word} is often {own} in Taiwan"
    block = f"# where it means that\n[[words]]\nword = {toml(word)}\n{LANG} = {toml(own)}"
    return Remark("regional word", article.seed.file, spots[0].line, tuple(spots), message, (block,))


def _regional_words(text: str) -> list[tuple[int, str]]:
    """Find words, or several words in a row, for which the table has another: (start, phrase)."""
    words, found, at, number = words_of(text), [], 0, 0
    while number < len(words):
        sizes = range(min(_LONGEST, len(words) - number), 0, -1)
        phrases = ((size, "".join(words[number : number + size])) for size in sizes)
        size, phrase = next(((size, one) for size, one in phrases if _has_own(one, size)), (1, ""))
        found += [(at, phrase)] if phrase else []
        at += sum(map(len, words[number : number + size]))
        number += size
    return found


def _has_own(phrase: str, size: int) -> bool:
    """Say whether Taiwan has another phrase for one of ``size`` words, and not only for a part of it."""
    own = by_opencc(phrase, "s2twp")
    if len(phrase) < 2 or own == by_opencc(phrase, "s2tw"):
        return False
    parts = ((phrase[:cut], phrase[cut:]) for cut in range(1, len(phrase)))
    return size == 1 or all(by_opencc(one, "s2twp") + by_opencc(rest, "s2twp") != own for one, rest in parts)
