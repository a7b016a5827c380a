"""Define the steps that only tell: of wrong encodings, rare characters, lost bytes, quotation marks.

Each looks at the whole text, as it is when its turn comes, and gives no edits.
"""

from collections.abc import Sequence

from scripts.converting.quotation_marks import unpaired
from scripts.findings import Doubt, Finding, line_of
from scripts.mending.proposal import proposed
from scripts.restoring.damage import converted_blindly
from scripts.restoring.editors import Outcome
from scripts.restoring.leftovers import mojibake
from scripts.restoring.undecoded import undecoded
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.suspicious import suspects
from scripts.text.traced import Traced

# Kinds of ``suspects`` that readers do not see as what they are, or that no search finds.
UNREADABLE = (
    *("a private", "a Kangxi", "a radical", "a stroke", "a compatibility", "a turn", "a combining"),
    *("an escaped", "a sign for", "a part of"),
)
MOST_TOLD = 200  # places of one kind that have a finding each


def tell_of_mojibake(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report text that another program read in a wrong encoding."""
    now = text.now
    places = list(mojibake(now))
    findings = [proposed(one, "R18", now, seed.file) for one in places[:MOST_TOLD]]
    what = "places that look as if read in a wrong encoding"
    return [], findings + _too_many(now, [one.start for one in places], "R18", what, seed.file)


def tell_of_rare(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report characters that readers do not see as what they are, or that no search finds."""
    found = suspects(text.now, UNREADABLE)
    if not found:
        return [], []
    kinds = "; ".join([*dict.fromkeys(one.reason for one in found)][:5])
    message = f"characters that are rarely meant, {len(found)} in all: {kinds}"
    advice = "make review names them with lines to paste, or settle it where they are meant"
    return [], [Finding("R23", seed.file, line_of(text.now, found[0].start), message, advice)]


def tell_of_blind_conversion(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report characters of a text that is no damaged copy, but that only a blind conversion writes there."""
    if script not in ("traditional", "hongkong"):
        return [], []
    places = converted_blindly(text.now)
    findings = [proposed(one, "R26", text.now, seed.file, "blind") for one in places[:MOST_TOLD]]
    what = "characters as a blind conversion leaves or makes them"
    return [], findings + _too_many(text.now, [one.start for one in places], "R26", what, seed.file)


def tell_of_undecoded(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report the places of bytes that are no UTF-8, with what they may have been; nothing is put there."""
    places = list(text.unchanged(one.at for one in seed.lost))
    raws = {one.at: one.raw for one in seed.lost}
    now = text.now
    proposals = [undecoded(now, at, raws[was]) for was, at in places[:MOST_TOLD]]
    findings = [proposed(one, "R14", now, seed.file) for one in proposals]
    what = "places of bytes that are no UTF-8"
    return [], findings + _too_many(now, [at for _, at in places], "R14", what, seed.file)


def _too_many(text: str, places: Sequence[int], code: str, what: str, file: str) -> list[Finding]:
    """Make a finding at the first place that has none of its own, if there are more than ``MOST_TOLD``."""
    if len(places) <= MOST_TOLD:
        return []
    message = f"{len(places)} {what}, of which the first {MOST_TOLD} are named"
    return [Finding(code, file, line_of(text, places[MOST_TOLD]), message, "look for a better copy")]


def tell_of_unpaired(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report quotation marks without their pair, which may be turned the wrong way."""
    now, findings = text.now, []
    for at in unpaired(now):
        line = now[now.rfind("\n", 0, at) + 1 :].partition("\n")[0]
        message = f"quotation marks that do not pair: {line[:24]}…"
        before = now[max(at - 3, 0) : at].rpartition("\n")[2]
        after = now[at + 1 : at + 4].partition("\n")[0]
        doubt = Doubt("quotes", (before + now[at] + after,), (before + after,))
        advice = "correct one under [[corrections]] if it is a slip"
        findings.append(Finding("R10", seed.file, line_of(now, at), message, advice, doubt))
    return [], findings
