"""Mend broken bytes: give the edits that are certain, and propose the others to an editor.

What is mended is any text; nothing here knows of files. No damage runs over a line break.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from scripts.mending.answers import ALL_DECODERS, BrokenPlace, read_place
from scripts.mending.copy import Copy, known_of
from scripts.mending.deciding import MAYBE, QUESTION, Decision, decide
from scripts.mending.signs import asks_in_half_width, at_line_ends, signs
from scripts.text.proposal import Proposal
from scripts.text.traced import Edit
from scripts.text.untouched import covered


@dataclass(frozen=True)
class Mended:
    """The edits of a text that are certain, in order, and the proposals that an editor has to decide."""

    edits: list[Edit]
    proposals: list[Proposal]


def mend(
    text: str, keep: Iterable[tuple[int, int]], table: Mapping[str, str], hidden: Collection[int] = ()
) -> Mended:
    """Find broken bytes: give an edit for what is certain, a proposal for what is not.

    ``keep``: ranges that no repair touches; ``table``: character that the copy annotates → its reading;
    ``hidden``: the places where control characters were taken out, which are as good a sign of a lost byte
    as a question mark.
    """
    protected = covered(keep, len(text) + 1)
    edits: list[Edit] = []
    proposals: list[Proposal] = []
    taken = set(hidden)
    starts = [start for start in signs(text, taken) if not protected[start]]
    if not starts:
        return Mended([], [])
    for made in _decisions(text, starts, taken, known_of(text, table)):
        start, end, new, proposal = made.start, made.end, made.new, made.proposal
        if any(protected[start:end]) and (proposal or new is not None):
            # The broken bytes reach into what the editor keeps: they are told, and stay.
            reason = proposal.reason if proposal else "broken bytes"
            new, proposal = None, Proposal(start, start + 1, (), reason)
        if new is not None:
            edits.append(Edit(start, end, new, "repair"))
        if proposal:
            proposals.append(proposal)
    doubted = [one for one in proposals if one.reason == MAYBE and text[one.start : one.start + 2] != "??"]
    in_doubt = len([one for one in proposals if one.reason != QUESTION])
    if not edits and not hidden and len(doubted) == in_doubt and asks_in_half_width(text, in_doubt):
        # Nothing but rare words, such as names, speaks against a question.
        proposals = [replace(one, reason=QUESTION) for one in proposals]
    if edits or any(one.reason != QUESTION for one in proposals):
        ends = [at for at in at_line_ends(text) if not protected[at] and at not in starts]
        proposals += [Proposal(at, at + 1, (), QUESTION) for at in ends]
    return Mended(edits, proposals)


def _decisions(text: str, starts: list[int], hidden: set[int], copy: Copy) -> list[Decision]:
    """Decide about each place of ``starts`` in order, except those that an earlier decision covers.

    One decoder read the whole copy, and every certain answer shows which it may have been. If that excludes
    some, everything is decided a second time without these.
    """
    places: dict[int, BrokenPlace] = {}
    allowed = ALL_DECODERS
    for _ in range(2):
        made: list[Decision] = []
        seen = allowed
        at = 0
        for start in starts:
            if start < at:
                continue
            if start not in places:
                places[start] = read_place(text, start, copy, start in hidden)
            decision = decide(text, places[start], copy, allowed)
            made.append(decision)
            seen = seen & decision.decoders or seen
            said = decision.new is not None or decision.proposal
            at = max(decision.end if said else start, decision.read, start + 1)
        if seen == allowed:
            break
        allowed = seen
    return made
