"""Articles that nobody wrote, of words as frequent as in a large corpus: what a search has to tell apart.

Words are drawn by themselves, so there are more pairs of neighbouring characters than real texts have, and an
index of these articles is rather too large. Each article has words of its own that come again in it.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from scripts.converting.converters import by_opencc
from scripts.text.frequencies import costs

CHARACTERS = 2_278  # the middle of the articles of a real site
SPREAD = 0.6  # of the logarithm of their lengths
LATIN = 0.02  # of words, and numbers
OWN = 0.15  # of words: those of the article
_SYLLABLES = "al ba con de er in ka lo mi no per ra shi ter tion us ver web data net app"


@dataclass(frozen=True)
class Made:
    number: int
    simplified: tuple[str, ...]  # the title first
    traditional: tuple[str, ...]


def made(count: int) -> Iterator[Made]:
    """Yield so many articles; the first ones are the same however many are asked for."""
    known = {word: cost for word, cost in costs().items() if word.isalpha() and not word.isascii()}
    words = list(known)
    longer = [word for word in words if len(word) > 1]
    weights = list(accumulate(math.exp(-cost) for cost in known.values()))
    for number in range(1, count + 1):
        chosen = random.Random(number)  # noqa: S311 (not for secrets)
        own = chosen.choices(longer, k=12)
        length = CHARACTERS * math.exp(chosen.gauss(-SPREAD * SPREAD / 2, SPREAD))
        lines = ["".join(chosen.choices(words, cum_weights=weights, k=4))]
        while sum(map(len, lines)) < length:
            lines.append("".join(_sentence(chosen, words, weights, own) for _ in range(chosen.randint(2, 6))))
        simplified = "\n".join(lines)
        yield Made(number, tuple(lines), tuple(by_opencc(simplified, "s2tw").split("\n")))


def _sentence(chosen: random.Random, words: list[str], weights: list[float], own: list[str]) -> str:
    said = []
    for word in chosen.choices(words, cum_weights=weights, k=chosen.randint(6, 24)):
        kind = chosen.random()
        if kind < LATIN:
            word = "".join(chosen.choices(_SYLLABLES.split(), k=chosen.randint(1, 3)))
            word = chosen.choice([word, word.title(), str(chosen.randint(1, 3000))])
        elif kind < LATIN + OWN:
            word = chosen.choice(own)
        said.append(word)
        if chosen.random() < 0.1:
            said.append("，")
    return "".join(said).rstrip("，") + "。"
