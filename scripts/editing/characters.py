"""What the review doubts about single characters: of the other script, or hardly ever meant."""

from collections.abc import Iterator
from itertools import zip_longest

from scripts.article.quotes import as_received
from scripts.converting.other_script import own_form
from scripts.converting.variants import OWN, TABLE
from scripts.editing.look import Fix, Look, Text, words_around
from scripts.editing.wording import marked
from scripts.text.look_alikes import look_alikes
from scripts.text.suspicious import suspects
from scripts.text.torn_words import torn_words


def mixed(text: Text) -> Iterator[Look]:
    """Yield characters of the other script in the text as published in its own."""
    own = OWN[text.article.script]
    for passage in text.passages:
        for at, character in enumerate(passage.published):
            form = own_form(character, own)
            if form:
                left, right = words_around(passage, at, at + 1)
                word, became = passage.text[left:right], passage.published[left:right]
                becomes = "".join(own_form(one, own) or one for one in became)
                start = passage.start + at
                yield Look(
                    passage.line,
                    as_received(passage.line.text, start, start + 1),
                    marked(passage.line.now, start, start + 1),
                    f"{character} does not belong to {TABLE[own].name}",
                    word,
                    (Fix("words", word, becomes, own),),
                )


def suspicious(text: Text) -> Iterator[Look]:
    """Yield a look for each place that ``suspects`` and the like find, with corrections that may be meant."""
    for line in text.lines:
        found = sorted(
            [*suspects(line.now), *look_alikes(line.now), *torn_words(line.now)], key=lambda one: one.start
        )
        left = 0
        for one, after in zip_longest(found, found[1:]):
            # Two characters on either side; never a place of the next: two corrections may not overlap.
            left = max(one.start - 2, left)
            right = min(one.end + 2, after.start if after else len(line.now))
            span, (start, end) = (as_received(line.text, *part) for part in (one.span, (left, right)))
            head, tail, was = line.text.was[start : span[0]], line.text.was[span[1] : end], line.text.was
            fixes = tuple(Fix("corrections", was[start:end], head + form + tail) for form in one.becomes)
            yield Look(line, span, marked(line.now, *one.span), one.what, was[start:end], fixes)
            left = right
