"""What the review doubts about single characters: of the other script, or hardly ever meant."""

from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from scripts.article.quotes import as_received
from scripts.converting.variants import OWN, TABLE, convert
from scripts.editing.look import Fix, Look, Text, quoted
from scripts.editing.wording import marked
from scripts.text.look_alikes import look_alikes
from scripts.text.suspicious import suspects


def mixed(text: Text) -> Iterator[Look]:
    """Yield characters of the other script in the text as published in its own."""
    own = OWN[text.article.script]
    for passage in text.passages:
        for at, character in enumerate(passage.published):
            form = _own_form(character, own)
            if form:
                left, right = quoted(passage, at, at + 1)
                word, became = passage.text[left:right], passage.published[left:right]
                becomes = "".join(_own_form(one, own) or one for one in became)
                start = passage.start + at
                yield Look(
                    passage.line,
                    as_received(passage.line.text, start, start + 1),
                    marked(passage.line.now, start, start + 1),
                    f"{character} does not belong to {TABLE[own].name}",
                    word,
                    (Fix("words", word, becomes, own),),
                )


# How a character is made one of the variant, and one of the other script; what holds the common ones.
_SCRIPTS = {
    "zh-Hant": ("s2tw", "t2s", "big5"),
    "zh-Hant-HK": ("s2hk", "t2s", "big5"),
    "zh-Hans": ("t2s", "s2t", "gb2312"),
}


@cache
def _own_form(character: str, lang: str) -> str:
    """Give what a character of the other script is in ``lang``; "" if it belongs to both.

    后 and 台 are old characters too, so only what is not common by the first level of Big5, or by GB 2312,
    counts.
    """
    config, back, encoding = _SCRIPTS[lang]
    form = convert(character, (config,))
    if form == character or convert(character, (back,)) != character:
        return ""
    try:
        code = int.from_bytes(character.encode(encoding), "big")
    except UnicodeEncodeError:
        return form
    return form if encoding == "big5" and code > 0xC67E else ""


def suspicious(text: Text) -> Iterator[Look]:
    """Yield a look for each place that ``SUSPECTS`` describes, with corrections that may be meant."""
    for line in text.lines:
        found = sorted([*suspects(line.now), *look_alikes(line.now)], key=lambda one: one.start)
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
