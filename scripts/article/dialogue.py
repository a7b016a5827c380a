"""Find what is spoken in a plain text, in a play, a film or an interview, by speakers that come again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

# Who speaks, how, and what: 阿青：（低聲）走吧。, 周　母　走吧。, or 阿青 alone above （低聲） and 走吧。
_HEADS = (
    re.compile(
        r"(?P<who>[^\s：:，。！？「『（(]{1,8}|\S　\S)\s*(?:[（(][^（()）]*[）)])?[：:]\s*(?P<said>.*)"
    ),
    re.compile(r"(?P<who>[^\s：:，。！？、「『（(]{2,4}|\S　\S)[　 ]+(?P<said>\S.*)"),
    re.compile(r"(?P<who>[^\W\d_][^\s：:，。！？、「『（(]{0,5})(?P<said>)"),
)
# What is done and not said, of a play: △他走了。, （他走了。）, 〔幕啟。〕
_DIRECTION = re.compile(r"[△▲].*|[（(〔［\[【].*[）)〕］\]】]")
# Who writes in a chat that was saved, and when, above what is written: 王明 2024-03-05 20:11:32 or
# 王明, [2024/3/5 20:11].
_STAMPED = re.compile(
    r"\S[^，。！？：]{0,30}?[ 　\t]+\[?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ 　]+(?:[上下]午 ?)?"
    r"\d{1,2}:\d\d(?::\d\d)?\]?"
)
_SENTENCE = re.compile("[。！？!?…—][”」』）)]?$")
_LEAST = 4  # speeches, of two speakers or more who come again


def spoken(texts: Sequence[str]) -> set[int]:
    """Find the places of lines that somebody speaks, of speakers alone, and of directions between them.

    Speakers come again, and half of what they say ends as sentences do; a song's 男：… does not. In a chat
    it may end in any way.
    """
    stamped = [at for at, text in enumerate(texts) if _STAMPED.fullmatch(text)]
    if len(stamped) >= _LEAST:
        return {*range(stamped[0], len(texts))}
    for head in _HEADS:
        found = {
            at: (match["who"], [*_said(texts, at, match["said"])])
            for at, text in enumerate(texts)
            if (match := head.fullmatch(text))
        }
        counted = Counter(who for who, _ in found.values())
        speeches = {at: (who, said) for at, (who, said) in found.items() if counted[who] > 1 and said}
        ends = [bool(_SENTENCE.search(texts[said[-1]])) for _, said in speeches.values()]
        several = len({who for who, _ in speeches.values()}) > 1
        if several and len(ends) >= _LEAST and sum(ends) * 2 >= len(ends):
            lines = {place for at, (_, said) in speeches.items() for place in (at, *said)}
            return lines | {at for at, text in enumerate(texts) if _DIRECTION.fullmatch(text)}
    return set()


def _said(texts: Sequence[str], at: int, said: str) -> Iterator[int]:
    """Yield where it is said: in the line itself, or in those below a speaker alone, how and the words."""
    if said:
        yield at
    elif at + 1 < len(texts):
        yield at + 1
        if _DIRECTION.fullmatch(texts[at + 1]) and at + 2 < len(texts):
            yield at + 2
