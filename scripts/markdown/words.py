"""Take the words of a source out of its markup, and turn edits of these words into edits of the source."""

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.markdown.parsed import LinkByWords, Run
from scripts.text.grouping import by_key
from scripts.text.traced import Edit, Piece, Traced

_WIDE_BLANK = re.compile(r"[^\S \n]")  # as an entity it stays where a line of HTML begins
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&\"]")


@dataclass(frozen=True)
class Words:
    """The words of a source in Markdown. ``text``: what all steps work on, a line for each block."""

    text: str
    starts: list[int]  # where in ``text`` each run begins
    runs: list[Run]  # where each part of ``text`` stands in the source
    named: list[LinkByWords]
    plain: int  # up to this place the source is front matter, where nothing is escaped

    @classmethod
    def of(cls, items: Iterable[Run | str], named: list[LinkByWords], plain: int = 0) -> "Words":
        """Put words together from the parser's items, of which only the runs are converted."""
        parts, starts, runs, at = [], [], [], 0
        for item in items:
            if isinstance(item, Run):
                starts.append(at)
                runs.append(item)
            parts.append(item if isinstance(item, str) else item.text)
            at += len(parts[-1])
        return cls("".join(parts), starts, runs, named, plain)

    def traced(self, source: Traced) -> Traced:
        """Cut the words out of the traced source: what is returned is ``text`` now, and has what was received
        at each place.

        A run that the source writes otherwise than its words, as by an entity, counts as unchanged.
        """
        order = sorted(range(len(self.runs)), key=lambda number: self.runs[number].start)
        spans = [(self.runs[number].start, self.runs[number].end) for number in order]
        cut = dict(zip(order, source.cut(spans)))
        pieces, at = [], 0
        for number, (start, run) in enumerate(zip(self.starts, self.runs)):
            pieces.append(Piece(self.text[at:start], self.text[at:start]))
            whole = cut[number]
            pieces += whole.pieces if whole.now == run.text else [Piece(run.text, run.text)]
            at = start + len(run.text)
        pieces.append(Piece(self.text[at:], self.text[at:]))
        return Traced(tuple(piece for piece in pieces if piece.was or piece.now))

    def place(self, at: int) -> int:
        """Return where in the source the run begins that holds the place ``at`` of the words; if none does,
        where the run before it begins.
        """
        number = max(bisect_right(self.starts, at) - 1, 0)
        return self.runs[number].start if self.runs else 0

    def in_source(self, edits: Iterable[Edit]) -> list[Edit]:
        """Turn edits of the words into edits of the source, in its order."""
        found: list[Edit] = []
        for number, ones in by_key(part for edit in edits for part in self._parts(edit)).items():
            found += self._of_run(self.runs[number], ones)
        found.sort(key=lambda edit: edit.start)
        return sorted([*found, *self._names(found)], key=lambda edit: (edit.start, edit.end))

    def _parts(self, edit: Edit) -> Iterator[tuple[int, Edit]]:
        """Divide an edit among the runs that it touches: (number of the run, edit of its text).

        If the edit changes the length, all new words go to the first run.
        """
        if edit.start == edit.end:  # inserted words go to the run that stands before them
            number = max(bisect_left(self.starts, edit.start) - 1, 0)
            at = min(edit.start - self.starts[number], len(self.runs[number].text))
            yield number, Edit(at, at, edit.new, edit.rule)
            return
        even, rest = len(edit.new) == edit.end - edit.start, edit.new
        for number in range(max(bisect_right(self.starts, edit.start) - 1, 0), len(self.runs)):
            start = self.starts[number]
            if start >= edit.end:
                break
            low, high = max(edit.start - start, 0), min(edit.end - start, len(self.runs[number].text))
            if low < high:
                new = edit.new[start + low - edit.start : start + high - edit.start] if even else rest
                yield number, Edit(low, high, new, edit.rule)
                rest = ""

    def _of_run(self, run: Run, edits: list[Edit]) -> Iterator[Edit]:
        """Turn the edits of one run's text into edits of the source."""
        if run.end - run.start != len(run.text):
            text = Traced.received(run.text).edited(edits).now
            yield Edit(run.start, run.end, self._escaped(text, run), edits[0].rule)
            return
        for edit in edits:
            start = run.start + edit.start - (run.escaped and edit.start == 0 < edit.end)
            yield Edit(start, run.start + edit.end, self._escaped(edit.new, run), edit.rule)

    def _escaped(self, new: str, run: Run) -> str:
        if run.in_html:
            return _WIDE_BLANK.sub(lambda match: f"&#{ord(match[0])};", html.escape(new))
        return new if run.end <= self.plain else _MARKUP.sub(r"\\\g<0>", new)

    def _names(self, edits: list[Edit]) -> Iterator[Edit]:
        """Yield, for each link whose address is found by its words and whose words change, the edit that
        inserts the old ones (see ``LinkByWords``).
        """
        starts = [edit.start for edit in edits]
        for one in self.named:
            first = bisect_right(starts, one.start)
            if first < len(edits) and edits[first].start < one.end:
                yield Edit(one.at, one.at, one.name, edits[first].rule)
