"""Put together characters or words with a blank between any two, as some programs write them: 他 走 了."""

import re
from collections.abc import Sequence

from scripts.findings import Finding, counted, line_of
from scripts.restoring.editors import Outcome
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.han import HAN
from scripts.text.traced import Edit, Traced

LEAST, LEAST_OF_LINE = 40, 20  # pairs of neighbours that a text, or a line, must have
LONG = 8  # pairs of a line that counts for the text: a row of a table may have fewer
SHARE, SHARE_OF_LINE = 0.8, 0.9  # the share of pairs with a blank between, in a text or in a line
SHARE_OF_WORDS = 0.3  # enough where marks stand apart too, as words do: nobody puts a blank before ，
_MARKS = re.compile(r"(\s?)[，。、；：？！]")
_SIGN = f"{HAN}\u3001-\u303f\uff01-\uff65…—“”‘’"
_NEIGHBOURS = re.compile(rf"(?<=[{_SIGN}])([ \u00a0\u2000-\u200a\u3000]?)(?=[{_SIGN}])")
_BLANK = re.compile(
    rf"(?<=[{_SIGN}])[ \u00a0\u2000-\u200a\u3000](?=[{_SIGN},;:?!)])|(?<=[,;:?!(])[ \u00a0](?=[{_SIGN}])"
)


def put_together(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take out the blanks between the characters of a text, or of lines, where nearly all have one."""
    now = text.now
    lines = [*re.finditer(r"[^\n]+", now)]
    between = [_NEIGHBOURS.findall(line[0]) for line in lines]
    long = [blank for found in between if len(found) >= LONG for blank in found]
    marks = [one for line in lines for one in _MARKS.findall(line[0])]
    words = _are_apart(marks, LONG, SHARE) and _are_apart(long, LEAST, SHARE_OF_WORDS)
    everywhere = words or _are_apart(long, LEAST, SHARE)
    edits = []
    for line, found in zip(lines, between):
        if everywhere or _are_apart(found, LEAST_OF_LINE, SHARE_OF_LINE):
            edits += [Edit(*match.span(), "", "spaced") for match in _BLANK.finditer(now, *line.span())]
    if not edits:
        return [], []
    what = "words" if words else "characters"
    message = f"{what} stood apart one by one: {counted(len(edits), 'blank')} between them taken out"
    advice = "look whether any was meant; a correction puts it back"
    return edits, [Finding("R22", seed.file, line_of(now, edits[0].start), message, advice)]


def _are_apart(between: Sequence[str], least: int, share: float) -> bool:
    """Say whether there are at least ``least`` pairs of neighbours, and a ``share`` of them has a blank.

    ``between``: of each pair the blank between its characters, or "".
    """
    return len(between) >= least and sum(map(bool, between)) >= share * len(between)
