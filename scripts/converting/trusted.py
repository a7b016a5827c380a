"""Find phrases that OpenCC converts rightly where ``context`` would choose another form: 彭于晏, 複平面.

They were found by asking both for each of the 49,000 phrases of OpenCC's dictionary (STPhrases, Apache-2.0)
alone, and reading where they differ. Most are too rare for the texts that ``context`` learned from.
"""

import re
from collections.abc import Callable
from functools import cache

from scripts.converting.context import borders
from scripts.text.tables import words_in


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words_in("converting/trusted.txt"), key=len, reverse=True)))


def trusted(simplified: str, words_of: Callable[[str], list[str]]) -> list[int]:
    """List the places (from 0) of a Simplified line that stand in a trusted phrase.

    A phrase begins and ends where words do: 彭|于晏 is one, 至于|晴天 has none. ``words_of``: cuts a line
    into words.
    """
    found = [match.span() for match in _phrases().finditer(simplified)]
    at_borders = borders(words_of(simplified)) if found else set()
    return [at for start, end in found if {start, end} <= at_borders for at in range(start, end)]
