"""Find single characters that the review doubts: of the other script, or hardly ever meant."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from scripts.article.quotes import as_received
from scripts.converting.other_script import own_form
from scripts.converting.variants import OWN, TABLE
from scripts.editing.look import Fix, Look, Passage, Text, look, words_around
from scripts.editing.wording import marked
from scripts.text.grouping import runs
from scripts.text.han import HAN
from scripts.text.look_alikes import look_alikes
from scripts.text.suspicious import suspects
from scripts.text.torn_words import torn_words

_NEAR, _PASSAGE = 20, 4  # characters between two of the other script, and how many make a passage in it
_SHORT = 30  # characters of a passage that an entry can replace
_TWINS, _TEXT = 3, 5000  # so many look-alikes, one in so many characters, tell that a text was scanned
_JAPANESE = re.compile(rf"[{HAN}]*[ぁ-ゖァ-ヺー][{HAN}ぁ-ゖァ-ヺー]*")


def mixed(text: Text) -> Iterator[Look]:
    """Yield a look for each character of the other script in the text as it is published in its own; for a
    passage in that script a single one.
    """
    own = OWN[text.article.script]
    for passage in text.passages:
        japanese = {at for match in _JAPANESE.finditer(passage.text) for at in range(*match.span())}
        found = [at for at, one in enumerate(passage.published) if own_form(one, own) and at not in japanese]
        for run in _runs(passage.text, found, "zh-Hans" if own != "zh-Hans" else "zh-Hant"):
            if len(run) < _PASSAGE:
                yield from (_other(passage, at, at + 1, own) for at in run)
            else:
                yield _other(passage, run[0], run[-1] + 1, own)


def _runs(text: str, found: list[int], other: str) -> list[list[int]]:
    """Group places that are near each other with no character of the text's own script between them."""
    return runs(
        found,
        lambda last, at: at - last > _NEAR or any(own_form(one, other) for one in text[last + 1 : at]),
    )


def _other(passage: Passage, start: int, end: int, own: str) -> Look:
    """Make the look at a character, or at a passage, of the other script, with what replaces it."""
    left, right = words_around(passage, start, end)
    becomes = "".join(own_form(one, own) or one for one in passage.published[left:right])
    what = passage.published[start] if end - start == 1 else "a passage"
    found = look(passage, start, end, f"{what} does not belong to {TABLE[own].name}")
    fixes = (Fix("words", found.quote, becomes, own),) if right - left <= _SHORT else ()
    return replace(found, fixes=fixes)


def suspicious(text: Text) -> Iterator[Look]:
    """Yield a look for each place that ``suspects`` and the like find, with corrections that may be meant."""
    whole = [line.now for line in text.lines]
    twins = sum(1 for line in whole for _ in look_alikes(line, True))
    scanned = twins >= _TWINS and twins * _TEXT >= sum(map(len, whole))
    for line in text.lines:
        found = [*suspects(line.now), *look_alikes(line.now, scanned), *torn_words(line.now)]
        found.sort(key=lambda one: one.start)
        left = 0
        for one, after in zip_longest(found, found[1:]):
            # Two characters on either side; never a place of the next: two corrections may not overlap.
            left = max(one.start - 2, left)
            right = min(one.end + 2, after.start if after else len(line.now))
            parts = ((one.start, one.end), (left, right))
            span, (start, end) = (as_received(line.text, *part) for part in parts)
            head, tail, was = line.text.was[start : span[0]], line.text.was[span[1] : end], line.text.was
            fixes = tuple(Fix("corrections", was[start:end], head + form + tail) for form in one.answers)
            yield Look(line, span, marked(line.now, *parts[0]), one.reason, was[start:end], fixes)
            left = right
