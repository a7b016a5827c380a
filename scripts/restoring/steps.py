"""Define the steps of restoring that apply one rule of another file: what it finds → edits, findings.

Each looks at the whole text, as it is when its turn comes.
"""

import re
from collections.abc import Iterator

from scripts.findings import Doubt, Finding, counted, line_of
from scripts.mending.broken_bytes import mend
from scripts.mending.deciding import QUESTION
from scripts.mending.proposal import proposed
from scripts.restoring.annotations import BEFORE_A_READING, Annotations, annotations, readings_left
from scripts.restoring.census import LEARNERS, take_census
from scripts.restoring.control import invisible_taken_out, taken_out, where_taken_out
from scripts.restoring.editors import Outcome, kept
from scripts.restoring.punctuation import full_width
from scripts.source.control_codes import CONTROL, LINE_BREAKS, WINDOWS, first_places, named
from scripts.source.seed import LAYOUT, Seed
from scripts.source.values import Script
from scripts.text.proposal import Proposal
from scripts.text.traced import Edit, Traced, placed
from scripts.text.untouched import untouched

_LAYOUT = re.compile(f"^[{LAYOUT}]+|[{LAYOUT}]+$", re.MULTILINE)
UNKNOWN_FORMS = 3  # readings in an unknown form that are too many to be the author's


def take_out_control(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take out control characters, before anything else: nobody sees them, so nobody can quote them."""
    count, places = first_places(text.now, CONTROL)
    if not count:
        return [], []
    message = f"control characters ({named(text.now)}) taken out in {counted(count, 'place')}: {places}"
    code = "R01" if script == "damaged" else "R02"
    findings = [Finding(code, seed.file, None, message, "look at what stands around them")]
    count, places = first_places(text.now, WINDOWS)
    if count:
        message = f"among them {counted(count, 'mark')} of Windows-1252, such as “ and …: {places}"
        findings.append(Finding("R18", seed.file, None, message, "look for a better copy, or correct them"))
    count, places = first_places(text.now, LINE_BREAKS)
    if count:
        message = f"among them {counted(count, 'line end')} to some programs: {places}"
        advice = "where a line ends there, save the text again with LF for it"
        findings.append(Finding("R15", seed.file, None, message, advice))
    return taken_out(text.now), findings


def take_out_invisible(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take invisible characters that are no control characters, like U+200B, out of a damaged text.

    In any other text they stay, and the review shows them.
    """
    edits = invisible_taken_out(text.now) if script == "damaged" else []
    if not edits:
        return [], []
    found = {character for edit in edits for character in text.now[edit.start : edit.end].strip()}
    codes = " ".join(sorted(f"U+{ord(character):04X}" for character in found))
    message = f"invisible characters ({codes}) taken out in {counted(len(edits), 'place')}"
    advice = "nothing needs to be done: the record has them"
    return edits, [Finding("R16", seed.file, line_of(text.now, edits[0].start), message, advice)]


def strip_lines(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take off the white space at both ends of every line."""
    return [Edit(*match.span(), "", "layout") for match in _LAYOUT.finditer(text.now)], []


def mend_broken_bytes(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Mend broken bytes where it is certain what they were; else propose what they may have been.

    In a text that is not damaged nothing is mended, and all is proposed.
    """
    now = text.now
    known = [(at, at + 1) for _, at in text.unchanged(one.at for one in seed.lost)]
    mended = mend(now, [*known, *kept(now, seed, script)], take_census(now).table, set(where_taken_out(text)))
    edits, proposals = mended.edits, [one for one in mended.proposals if one.reason != QUESTION]
    if script != "damaged":
        proposals += [Proposal(one.start, one.end, (one.new,), "broken bytes") for one in edits]
        edits = []
    findings = [proposed(one, "R03", now, seed.file) for one in proposals]
    marks = [one for one in mended.proposals if one.reason == QUESTION]
    if marks and script == "damaged":
        message = f"{len(marks)} half-width ? that may be lost bytes, between characters or where a line ends"
        line = line_of(now, min(one.start for one in marks))
        findings.append(Finding("R04", seed.file, line, message, "look at them; the first is here"))
    return edits, findings


def take_off_annotations(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take off the readings that a copy added, 數(shù), and report every bracket that is in doubt."""
    now = text.now
    found = annotations(now, [*_inserted(text), *kept(now, seed, script)], script)
    findings = list(_about_annotations(found, now, seed, script))
    for start, end in found.doubted:
        quote, line = now[start:end], line_of(now, start)
        advice = f'keep = ["{quote}"] if it is the author\'s, else a correction'
        doubt = Doubt("bracket", (quote,), tuple(re.findall(f"^{BEFORE_A_READING}", quote)))
        findings.append(Finding("R05", seed.file, line, f"a bracket in doubt: {quote}", advice, doubt))
    left = readings_left(now, found, script)
    if len(left) >= UNKNOWN_FORMS:
        around = now[max(left[0] - 6, 0) : left[0] + 9].replace("\n", " ")
        where = "beside characters or in their place"
        message = f"{counted(len(left), 'reading')} {where} left, in a form that no known copy has: {around}"
        advice = "remove them under [[corrections]], or settle it where they are the author's"
        findings.append(Finding("R21", seed.file, line_of(now, left[0]), message, advice))
    return list(found.edits), findings


def _about_annotations(found: Annotations, text: str, seed: Seed, script: Script) -> Iterator[Finding]:
    """List what is to be said of the annotations of the whole text."""
    count = len(found.census.annotated)
    annotated = f"{counted(count, 'character')} with a reading in brackets"
    if script == "traditional" and found.is_a_copy:
        message = f"{annotated}, as copies add them: the copy looks damaged"
        yield Finding("R06", seed.file, None, message, 'consider script = "damaged"')
    elif not found.is_a_copy and count > 2 and script != "traditional":
        message = f"{annotated}, too few to be a copy's: left"
        if found.census.total > LEARNERS * found.census.han:
            message = "every character has its reading in brackets, as in a book for learners: left"
        advice = "remove what is not the author's under [[corrections]]"
        yield Finding("R07", seed.file, None, message, advice)
    once = tuple(dict.fromkeys(text[start:end] for start, end in found.once))
    if once:
        characters = "".join(quote[0] for quote in once)
        message = f"{counted(len(once), 'character')} annotated only once: {characters}"
        advice, doubt = "one that is the author's own goes under keep", Doubt("once", once)
        yield Finding("R08", seed.file, None, message, advice, doubt)


def _inserted(text: Traced) -> Iterator[tuple[int, int]]:
    """Find the ranges that corrections and repairs put in: no copy annotated those."""
    for _, at, piece in placed(text.pieces):
        if {"correction", "repair"} & set(piece.rules):
            yield at, at + len(piece.now)


def widen_marks(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Make marks beside Han full-width where the editor asks for it, and in a damaged text unless the editor
    forbids it; where nobody has said anything of another text, tell how many there are.
    """
    now = text.now
    edits = full_width(now, [*kept(now, seed, script), *untouched(now)])
    asked = seed.settings.punctuation
    if not edits or asked or (asked is None and script == "damaged"):
        return edits, []
    if asked is False:
        return [], []
    line = line_of(now, edits[0].start)
    around = now[max(edits[0].start - 6, 0) : edits[0].start + 7].replace("\n", " ")
    message = f"{counted(len(edits), 'half-width mark')} left beside Han characters, the first here: {around}"
    advice = f"set punctuation = true in {seed.settings_file} to make them full-width, or false"
    return [], [Finding("R09", seed.file, line, message, advice)]
