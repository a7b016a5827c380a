"""A damaged text → the text: every step an edit with its rule, every doubt a finding.

The steps stand in the order in which they run, and the order matters: a correction is matched
against what was received; annotations go before punctuation and conversion, since they split
words (聯(lián)系) that a converter must see whole.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scripts.control import CONTROL, first_places, named, taken_out, where_taken_out
from scripts.findings import Doubt, Finding, Level
from scripts.mend import QUESTION, Proposal, mend
from scripts.mend import annotated_characters as listed_characters
from scripts.readings import LETTERS, TONES, is_reading, plain, readings
from scripts.seed import LAYOUT, Seed
from scripts.settings import Script
from scripts.traced import Edit, Traced
from scripts.variants import same_in_both_scripts

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_CHARACTER = re.compile(f"[{HAN}]")

_BRACKET = re.compile(rf"([{HAN}])(\(([{LETTERS}]{{1,12}}) ?\))")
_ANY_BRACKET = re.compile(rf"([{HAN}])([(（]([^()（）\n]{{1,40}})[)）])")
MANY_REPEATED = 8


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
    lines = take_out_controls(lines, seed, script, findings)
    lines = [trim(line) for line in lines]
    lines = correct(lines, seed, findings)
    lines = repair(lines, seed, script, findings)
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
        if not any(text in CONTROL.sub("", line) for line in seed.lines):
            message = f"{key} names {text!r}, which is not in {seed.file}"
            yield Finding("error", seed.settings_file, at, message, "quote it as received or remove it")


# --- control characters ----------------------------------------------------------------------


def take_out_controls(lines: list[Line], seed: Seed, script: Script, findings: list[Finding]) -> list[Line]:
    """Take out control characters, before anything else: nobody sees them, so nobody can quote them."""
    count, places = first_places(seed.text, CONTROL)
    if count:
        message = f"control characters ({named(seed.text)}) taken out in {count} places: {places}"
        level: Level = "notice" if script == "damaged" else "warning"
        findings.append(Finding(level, seed.file, None, message, "look at what stands around them"))
    return [Line(line.number, line.text.edited(taken_out(line.now))) for line in lines]


# --- broken bytes --------------------------------------------------------------------------


def repair(lines: list[Line], seed: Seed, script: Script, findings: list[Finding]) -> list[Line]:
    """Put together what broken bytes tore apart where that is certain; else propose.

    In a text that its editor calls genuine nothing is put together, only proposed.
    """
    text = "\n".join(line.now for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.now) + 1)
    hidden = {at + place for line, at in zip(lines, starts) for place in where_taken_out(line.text)}
    kept = [m.span() for quoted in seed.settings.keep for m in re.finditer(re.escape(quoted), text)]
    mended = mend(text, kept, listed_characters(text), hidden)
    numbered = {number: (start, text[start:end]) for number, (start, end) in enumerate(pairwise(starts))}
    edits: dict[int, list[Edit]] = {}
    for edit in mended.edits:
        number = bisect_right(starts, edit.start) - 1
        edits.setdefault(number, []).append(
            Edit(edit.start - starts[number], edit.end - starts[number], edit.new, edit.rule)
        )
    marks = [proposal for proposal in mended.proposals if proposal.reason == QUESTION]
    for proposal in mended.proposals:
        if proposal.reason != QUESTION:
            number = bisect_right(starts, proposal.start) - 1
            start, received = numbered[number]
            findings.append(_proposed(proposal, text, received.rstrip("\n"), start, seed.file, number + 1))
    if marks and script == "damaged":
        number = bisect_right(starts, marks[0].start) - 1
        message = f"{len(marks)} half-width ? between characters: question marks, or lost bytes"
        findings.append(Finding("notice", seed.file, number + 1, message, "look at them; the first is here"))
    if script != "damaged":
        for number, found in edits.items():
            start, received = numbered[number]
            for one in found:
                proposal = Proposal(start + one.start, start + one.end, (one.new,), "broken bytes")
                findings.append(
                    _proposed(proposal, text, received.rstrip("\n"), start, seed.file, number + 1)
                )
        return lines
    return [Line(line.number, line.text.edited(edits.get(line.number - 1, []))) for line in lines]


def _proposed(proposal: Proposal, text: str, line: str, start: int, file: str, number: int) -> Finding:
    """What an editor has to decide, with the lines to paste, each quoted so that it is unique."""
    first, last = proposal.start - start, proposal.end - start
    low, high = first, last
    while text.count(line[low:high]) > 1 and (low > 0 or high < len(line)):
        low, high = max(low - 1, 0), min(high + 1, len(line))
    head, tail = line[low:first], line[last:high]
    becomes = tuple(head + answer + tail for answer in proposal.answers)
    quoted = json.dumps(line[low:high], ensure_ascii=False)
    pasted = " | ".join(
        f"received = {quoted}, becomes = {json.dumps(answer, ensure_ascii=False)}" for answer in becomes
    )
    advice = (
        f"paste one under [[corrections]]: {pasted}"
        if pasted
        else f"declare what {quoted} was under [[corrections]]"
    )
    message = f"{proposal.reason} at column {first + 1}: {line[max(first - 6, 0) : last + 6]}"
    doubt = Doubt("bytes", (line[low:high],), becomes or (f"{head}□{tail}",))
    return Finding("warning", file, number, message, advice, doubt)


# --- annotations ---------------------------------------------------------------------------


def strip_annotations(lines: list[Line], seed: Seed, script: Script, findings: list[Finding]) -> list[Line]:
    """Remove ``數(shù)``'s ``(shù)``, and no bracket that might be the author's.

    The rule: the text is densely annotated; the bracket holds a reading of the character before
    it; and that character is annotated wherever it occurs, always with one reading. A text that
    its editor calls genuine Traditional is left alone.
    """
    received = [_without(_uncorrected(line.text), seed.settings.keep) for line in lines]
    annotated = annotated_characters(received)
    if not densely_annotated(annotated, received, script):
        if len(annotated) > 2 and script != "traditional":
            message = f"{len(annotated)} characters have a reading in brackets, too few to be a copy's: left"
            advice = "remove what is not the author's under [[corrections]]"
            findings.append(Finding("notice", seed.file, None, message, advice))
        return lines
    if script == "traditional":
        message = f"{len(annotated)} characters are annotated wherever they occur: the copy looks damaged"
        findings.append(Finding("warning", seed.file, None, message, 'consider script = "damaged"'))
        return lines
    for character in _glosses(annotated):
        del annotated[character]
    stripped = []
    for line in lines:
        kept = _kept(line.now, seed.settings.keep)
        edits = [
            Edit(match.start(2), match.end(2), "", "annotation")
            for match in _BRACKET.finditer(line.now)
            if match[1] in annotated and is_reading(match[3], match[1]) and match.start(2) not in kept
        ]
        stripped.append(Line(line.number, line.text.edited(edits)))
    once = [character for character, count in annotated.items() if count == 1]
    if once:
        message = f"{len(once)} characters are annotated only once: {''.join(once)}"
        written = {match[1]: match[0] for line in lines for match in _BRACKET.finditer(line.now)}
        brackets = tuple(written[character] for character in once)
        advice, doubt = "one that is the author's own goes under keep", Doubt("once", brackets)
        findings.append(Finding("notice", seed.file, None, message, advice, doubt))
    for line in stripped:
        findings += _doubts(line, seed)
    return stripped


def _glosses(annotated: dict[str, int]) -> list[str]:
    """Characters annotated once that the farm's table cannot hold.

    Where all that repeats are characters that differ between the scripts, the table was made of
    such; then a bracket after one that is the same in both (安, 高) is more likely the author's.
    """
    repeated = [character for character, count in annotated.items() if count > 1]
    if len(repeated) < MANY_REPEATED or any(same_in_both_scripts(character) for character in repeated):
        return []
    return [c for c, count in annotated.items() if count == 1 and same_in_both_scripts(c)]


def annotated_characters(lines: list[str]) -> dict[str, int]:
    """Characters annotated wherever they occur, always with one reading → how often."""
    occurrences = Counter(character for line in lines for character in line)
    readings: dict[str, Counter[str]] = {}
    for line in lines:
        for match in _BRACKET.finditer(line):
            if is_reading(match[3], match[1]):
                readings.setdefault(match[1], Counter())[plain(match[3])] += 1
    return {
        character: count.total()
        for character, count in readings.items()
        if len(count) == 1 and count.total() == occurrences[character]
    }


def densely_annotated(annotated: dict[str, int], lines: list[str], script: Script) -> bool:
    """Whether the copy is annotated throughout.

    A reader's gloss explains a rare character once. A farm's table annotates common characters
    again and again, so what counts is how many and how many of them repeat. Where the editor has
    called the text damaged, less will do.
    """
    total = sum(annotated.values())
    repeated = sum(count > 1 for count in annotated.values())
    han = sum(len(_HAN_CHARACTER.findall(line)) for line in lines)
    if script == "damaged":
        enough = repeated >= 1 or len(annotated) >= 5
        return total >= 3 and total * (100 if enough else 25) >= han
    return len(annotated) >= 6 and total * 33 >= han and repeated >= 2 and repeated * 4 >= len(annotated)


def _doubts(line: Line, seed: Seed) -> Iterator[Finding]:
    """Brackets that may be annotations and do not meet the whole rule."""
    kept = _kept(line.now, seed.settings.keep)
    for match in _ANY_BRACKET.finditer(line.now):
        if match.start(2) not in kept and _may_annotate(match[3], match[1]):
            advice = f'keep = ["{match[0]}"] if it is the author\'s, else a correction'
            message, doubt = f"a bracket in doubt: {match[0]}", Doubt("bracket", (match[0],), (match[1],))
            yield Finding("warning", seed.file, line.number, message, advice, doubt)


def _may_annotate(text: str, character: str) -> bool:
    """A reading, perhaps with more behind it, or one syllable with a tone: shù免費, jí, zhong4."""
    bare = plain(text)
    tones = sum(mark in TONES for mark in map(ord, unicodedata.normalize("NFD", bare)))
    syllable = re.fullmatch(rf"[{LETTERS}]{{1,7}}[1-5]?", bare) and (tones == 1 or bare[-1].isdigit())
    return bool(syllable) or is_reading(text, character) or bare.startswith(tuple(readings(character)))


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


def _uncorrected(text: Traced) -> str:
    """A line but for what corrections and repairs put in: no annotation was added to that."""
    put_in = {"correction", "repair"}
    return "".join("\n" if put_in & set(piece.rules) else piece.now for piece in text.pieces)


def _without(text: str, keep: tuple[str, ...]) -> str:
    for quoted in keep:
        text = text.replace(quoted, "\n")
    return text
