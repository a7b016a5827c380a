"""Restore a damaged text: every change is an edit with its rule, every doubt a finding.

The steps stand in the order in which they run, and the order matters: a correction is matched
against what was received; annotations go before punctuation and conversion, since they split
words (聯(lián)系) that a converter must see whole. Each step looks at the whole text, and gives edits and
findings; the rules that need no seed, but only a text, stand in files of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from scripts.findings import Finding, line_of
from scripts.markdown.document import lines, read_markdown
from scripts.markdown.words import Words
from scripts.restoring import beside, editors, markup, slips, spaced, steps, telling, wrapped
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.traced import Traced

Step = Callable[[Traced, Seed, Script], editors.Outcome]


@dataclass(frozen=True)
class Line:
    """A line of the seed (``number`` from 1) and what became of it: "" if it was white space.

    Lines that were joined are one ``Line``, from ``number`` to ``last``.
    """

    number: int
    text: Traced

    @property
    def now(self) -> str:
        return self.text.now

    @property
    def last(self) -> int:
        return self.number + self.text.was.count("\n")


def restored(seed: Seed, script: Script) -> tuple[Traced, list[Finding]]:
    """Restore the whole text of a seed, its markup included; tell what an editor should know."""
    found = list(editors.check_quoted(seed, script))
    text = Traced.received(seed.text)
    words: Words | None = None  # of a text in Markdown, until it changes
    for step, sees in STEPS:
        if seed.is_markdown and sees == NOTHING:
            continue
        if seed.is_markdown and sees == WORDS:
            if words is None:
                words = read_markdown(text.now).words
                said = words.traced(text)
            edits, remarks = step(said, seed, script)
            edits = words.in_source(edits)
            remarks = [_in_line(one, words, text.now) if one.file == seed.file else one for one in remarks]
        else:
            edits, remarks = step(text, seed, script)
            remarks = _as_received(remarks, text, seed)
        if edits:
            text, words = text.edited(edits), None
        found += remarks
    return text, found


def lines_of(text: Traced, seed: Seed) -> list[Line]:
    """Split a restored text into its lines; in Markdown each is the words of the blocks that begin there."""
    if seed.is_markdown:
        return [Line(number, part) for number, part in enumerate(lines(text), 1)]
    parts = text.lines()
    ends = accumulate((1 + part.was.count("\n") for part in parts), initial=1)
    return [Line(number, part) for number, part in zip(ends, parts)]


def _as_received(found: list[Finding], text: Traced, seed: Seed) -> list[Finding]:
    """Give findings the line numbers of the seed, where a line of the text may be several lines.

    In Markdown no lines are put together.
    """
    if seed.is_markdown or not found:
        return found
    numbers = [line.number for line in lines_of(text, seed)]
    return [
        replace(one, line=numbers[one.line - 1]) if one.line and one.file == seed.file else one
        for one in found
    ]


def _in_line(finding: Finding, words: Words, source: str) -> Finding:
    """Give a finding about the words of a text in Markdown the number of the line in its ``source``."""
    if finding.line is None:
        return finding
    at = sum(len(one) + 1 for one in words.text.split("\n")[: finding.line - 1])
    return replace(finding, line=line_of(source, words.place(at)))


# What a step sees of a text in Markdown. One that works on what is markup there, like white space, line ends,
# entities and tags, sees nothing.
SOURCE, WORDS, NOTHING = "source", "words", "nothing"
STEPS: tuple[tuple[Step, str], ...] = (
    (steps.take_out_control, SOURCE),
    (steps.strip_lines, NOTHING),
    (steps.take_out_invisible, SOURCE),
    (spaced.put_together, NOTHING),
    (wrapped.joined, NOTHING),
    (editors.corrections, SOURCE),
    (telling.tell_of_mojibake, WORDS),
    (telling.tell_of_rare, WORDS),
    (beside.tell_of_print, NOTHING),
    (beside.tell_of_advertisements, WORDS),
    (telling.tell_of_undecoded, SOURCE),
    (markup.decode_entities, NOTHING),
    (markup.take_out_tags, NOTHING),
    (markup.tell_of_markdown, NOTHING),
    (steps.strip_lines, NOTHING),  # A &nbsp; at a line's end is white space now.
    (steps.mend_broken_bytes, WORDS),
    (steps.take_off_annotations, WORDS),
    (steps.widen_marks, WORDS),
    (steps.take_out_invisible, NOTHING),  # One may have been an entity, or beside a tag and not Chinese.
    (telling.tell_of_unpaired, WORDS),
    (slips.tell_of_slips, WORDS),
    (telling.tell_of_blind_conversion, WORDS),
)
