"""A damaged text → the text: every step an edit with its rule, every doubt a finding.

The steps stand in the order in which they run, and the order matters: a correction is matched
against what was received; annotations go before punctuation and conversion, since they split
words (聯(lián)系) that a converter must see whole.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from scripts.findings import Doubt, Finding
from scripts.source.seed import LAYOUT, Seed
from scripts.source.settings import Script
from scripts.text.annotations import LEARNERS, Annotations, annotations
from scripts.text.pinyin import HAN, LETTERS, is_reading
from scripts.text.repair import ORPHAN, edit, propose, repairs
from scripts.text.traced import Edit, Traced

_HAN_CHARACTER = re.compile(f"[{HAN}]")

_BRACKET = re.compile(rf"([{HAN}])(\(([{LETTERS}]{{1,12}}) ?\))")
_LOST = re.compile("[^\ufffd]{0,2}(\ufffd+)[^\ufffd]?")  # with enough around it to be quoted


@dataclass(frozen=True)
class Line:
    """One line of the seed (``number`` from 1) and what became of it; empty: layout only."""

    number: int
    text: Traced

    @property
    def now(self) -> str:
        return self.text.now


def restore(seed: Seed, script: Script) -> tuple[list[Line], list[Finding]]:
    """All steps but the conversion of scripts, which is the variants' matter."""
    findings: list[Finding] = []
    lines = [Line(n, Traced.received(text)) for n, text in enumerate(seed.lines, 1)]
    kept = seed.settings.keep
    findings += _check_quoted(seed)
    lines = [trim(line) for line in lines]
    lines = correct(lines, seed, findings)
    lines = repair(lines, seed, findings)
    lines = strip_annotations(lines, seed, script, findings)
    lines = [punctuate(line, kept) for line in lines]
    findings += [finding for line in lines for finding in unpaired_quotes(line, seed.file)]
    return lines, findings


def trim(line: Line) -> Line:
    """Take off the white space at both ends of a line."""
    text = line.now
    end = len(text.rstrip(LAYOUT))
    start = len(text) - len(text.lstrip(LAYOUT)) if end else 0
    edits = [Edit(0, start, "", "layout")] if start else []
    edits += [Edit(end, len(text), "", "layout")] if end < len(text) else []
    return Line(line.number, line.text.edited(edits))


def correct(lines: list[Line], seed: Seed, findings: list[Finding]) -> list[Line]:
    """The editor's corrections, each exactly as often as declared, matched as received."""
    spans: dict[int, list[tuple[int, int, str, int]]] = {}
    for correction in seed.settings.corrections:
        pattern = re.compile(re.escape(correction.received))
        found = [(line.number, *m.span()) for line in lines for m in pattern.finditer(line.now)]
        if correction.received == correction.becomes:
            problem = f"the correction {correction.received!r} changes nothing"
            advice = "say what it becomes, or put it under [[left]]"
            findings.append(Finding("error", seed.settings_file, correction.at, problem, advice))
        if len(found) != correction.times:
            findings.append(
                Finding(
                    "error",
                    seed.settings_file,
                    correction.at,
                    f"the correction {correction.received!r} should match {correction.times} times "
                    f"and matches {len(found)} times",
                    "quote it as received, at the ends of a line without white space"
                    + (f", or set times = {len(found)}" if found else ""),
                )
            )
        for number, start, end in found:
            spans.setdefault(number, []).append((start, end, correction.becomes, correction.at))
    corrected = []
    for line in lines:
        edits: list[Edit] = []
        for start, end, new, at in sorted(spans.get(line.number, [])):
            if edits and start < edits[-1].end:
                quoted = line.now[start:end]
                message = f"two corrections overlap at {quoted!r} in line {line.number}"
                findings.append(Finding("error", seed.settings_file, at, message, "make one of them"))
                continue
            edits.append(Edit(start, end, new, "correction"))
        corrected.append(Line(line.number, line.text.edited(edits)))
    return corrected


def _check_quoted(seed: Seed) -> Iterator[Finding]:
    """What ``keep`` and ``left`` quote must be there: one that is not does nothing."""
    settings = seed.settings
    quoted = [("keep", text, settings.lines.get("keep")) for text in settings.keep]
    quoted += [("left", entry.received, entry.at) for entry in settings.left]
    for key, text, at in quoted:
        if not any(text in line for line in seed.lines):
            message = f"{key} names {text!r}, which is not in {seed.file}"
            yield Finding("error", seed.settings_file, at, message, "quote it as received or remove it")


# --- broken bytes --------------------------------------------------------------------------


def repair(lines: list[Line], seed: Seed, findings: list[Finding]) -> list[Line]:
    """Put together what broken bytes tore apart: where one answer fits; where several, propose."""
    keep = seed.settings.keep
    if not any(ORPHAN.search(line.now) or _LOST.search(line.now) for line in lines):
        return lines
    table = frozenset(
        match[1] for line in lines for match in _BRACKET.finditer(line.now) if is_reading(match[3], match[1])
    )
    repaired = []
    for line in lines:
        text = line.now
        kept = _kept(text, keep)
        edits = []
        for found in repairs(text, table):
            before = text[text.rfind(")", 0, found.start) + 1 : found.start]
            if found.start in kept or "(" in before:
                continue  # An opening bracket stands before it: (really?yes) is whole.
            if len(found.answers) == 1:
                edits.append(edit(found))
            else:
                findings.append(propose(found, text, seed.file, line.number))
        for lost in _LOST.finditer(text):
            head = text[max(lost.start(1) - 6, 0) : lost.end(1) + 6]
            message = f"lost bytes at column {lost.start(1) + 1}: {head}"
            advice = "declare what it was under [[corrections]]"
            doubt = Doubt("bytes", (lost[0],), (lost[0].replace(lost[1], "□"),))
            findings.append(Finding("warning", seed.file, line.number, message, advice, doubt))
        repaired.append(Line(line.number, line.text.edited(edits)))
    return repaired


# --- annotations ---------------------------------------------------------------------------


def strip_annotations(lines: list[Line], seed: Seed, script: Script, findings: list[Finding]) -> list[Line]:
    """Take off the readings that a copy added, 數(shù), and report every bracket that is in doubt."""
    text = "\n".join(line.now for line in lines)
    found = annotations(text, [*_inserted(lines), *_spans(text, seed.settings.keep)], script)
    findings += _about_annotations(found, seed, script)
    starts = list(accumulate((len(line.now) + 1 for line in lines), initial=0))
    edits: dict[int, list[Edit]] = {}
    for one in found.edits:
        at = bisect(starts, one.start) - 1
        edits.setdefault(at, []).append(Edit(one.start - starts[at], one.end - starts[at], "", one.rule))
    for question in (one for one in found.questions if one.kind == "bracket"):
        quote, number = question.quote, lines[bisect(starts, question.start) - 1].number
        advice = f'keep = ["{quote}"] if it is the author\'s, else a correction'
        doubt = Doubt("bracket", (quote,), (question.becomes,))
        findings.append(Finding("warning", seed.file, number, f"a bracket in doubt: {quote}", advice, doubt))
    return [Line(line.number, line.text.edited(edits.get(at, []))) for at, line in enumerate(lines)]


def _about_annotations(found: Annotations, seed: Seed, script: Script) -> Iterator[Finding]:
    """What is to be said of the whole text."""
    listed = len(found.census.listed)
    if script == "traditional" and found.is_a_copy:
        message = f"{listed} characters have a reading in brackets as copies add them: the copy looks damaged"
        yield Finding("warning", seed.file, None, message, 'consider script = "damaged"')
    elif not found.is_a_copy and listed > 2 and script != "traditional":
        message = f"{listed} characters have a reading in brackets, too few to be a copy's: left"
        if found.census.total > LEARNERS * found.census.han:
            message = "every character has its reading in brackets, as in a book for learners: left"
        advice = "remove what is not the author's under [[corrections]]"
        yield Finding("notice", seed.file, None, message, advice)
    once = tuple(dict.fromkeys(one.quote for one in found.questions if one.kind == "once"))
    if once:
        message = f"{len(once)} characters are annotated only once: {''.join(quote[0] for quote in once)}"
        advice, doubt = "one that is the author's own goes under keep", Doubt("once", once)
        yield Finding("notice", seed.file, None, message, advice, doubt)


def _inserted(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The ranges of the whole text that corrections and repairs put in: no copy annotated those."""
    at = 0
    for line in lines:
        for piece in line.text.pieces:
            if {"correction", "repair"} & set(piece.rules):
                yield at, at + len(piece.now)
            at += len(piece.now)
        at += 1


def _spans(text: str, quotes: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The ranges of a text at which something is quoted."""
    return (match.span() for quote in quotes for match in re.finditer(re.escape(quote), text))


# --- punctuation ---------------------------------------------------------------------------

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_CLOSING = "，。、；：？！）」』”’》〉】〕…—％"
_OPENING = "（「『“‘《〈【〔"
_LEFT = re.compile(f"[{HAN}{_CLOSING}]")
_RIGHT = re.compile(f"[{HAN}{_OPENING}]")
_UNTOUCHED = re.compile(
    r"`[^`\n]*`|[A-Za-z][A-Za-z0-9+.-]*://[!-~]*[0-9A-Za-z/#=&_-]|www\.[!-~]*[0-9A-Za-z/#=&_-]"
)


def punctuate(line: Line, keep: tuple[str, ...] = ()) -> Line:
    """Half-width marks beside a Han character become full-width (GB/T 15834, CLREQ 3.1).

    Marks between digits or Latin letters, addresses and code in backticks stay as they are, and
    so does a bracket that holds no Han character: (App).
    """
    text = line.now
    untouched = _kept(text, keep)
    untouched.update(at for match in _UNTOUCHED.finditer(text) for at in range(*match.span()))
    changed = list(text)
    for start, end in _han_brackets(text):
        if start not in untouched and end not in untouched:
            changed[start], changed[end] = "（", "）"
    for at, mark in enumerate(text):
        if mark in ",;:?!" and at not in untouched:
            before = changed[at - 1] if at else ""
            after = changed[at + 1] if at + 1 < len(text) else ""
            symbol_before = before != "" and before in "%+" and not re.match(r"[0-9A-Za-z]", after)
            if _LEFT.match(before) or _RIGHT.match(after) or symbol_before:
                changed[at] = _FULL_WIDTH[mark]
    marks = enumerate(zip(text, changed))
    edits = [Edit(at, at + 1, new, "punctuation") for at, (old, new) in marks if old != new]
    return Line(line.number, line.text.edited(edits))


def _han_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Pairs of half-width brackets around at least one Han character."""
    han = [0]
    for character in text:
        han.append(han[-1] + bool(_HAN_CHARACTER.match(character)))
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            start = opened.pop()
            if han[at] > han[start]:
                yield start, at


_PAIRS = {"”": "“", "」": "「", "』": "『"}


def unpaired_quotes(line: Line, file: str) -> Iterator[Finding]:
    """Quotation marks that are not paired may be turned the wrong way."""
    text = line.now
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in _PAIRS.values():
            opened.append(at)
        elif mark in _PAIRS and (not opened or text[opened.pop()] != _PAIRS[mark]):
            opened.append(at)
            break
    if opened:
        at = opened[-1]
        message = f"quotation marks that do not pair: {text[:24]}…"
        advice = "correct one under [[corrections]] if it is a slip"
        before, after = text[max(at - 3, 0) : at], text[at + 1 : at + 4]
        doubt = Doubt("quotes", (before + text[at] + after,), (before + after,))
        yield Finding("notice", file, line.number, message, advice, doubt)


# --- what is kept --------------------------------------------------------------------------


def _kept(text: str, keep: tuple[str, ...]) -> set[int]:
    """The places (in characters) of a line that the editor's ``keep`` protects from these rules."""
    found = (match for quoted in keep for match in re.finditer(re.escape(quoted), text))
    return {at for match in found for at in range(*match.span())}
