"""Do what an editor says of a text: correct, keep what ``keep`` quotes, check that all quotes are there."""

import re
from collections.abc import Iterator

from scripts.findings import Finding, counted, line_of
from scripts.restoring.control import as_seen
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.traced import Edit, Traced

Outcome = tuple[list[Edit], list[Finding]]


def check_quoted(seed: Seed, script: Script) -> Iterator[Finding]:
    """Yield a finding for each quote of ``keep`` and ``left`` that is not in the text and does nothing."""
    settings = seed.settings
    quoted = [("keep", text, settings.lines.get("keep")) for text in settings.keep]
    quoted += [("left", entry.received, entry.at) for entry in settings.left]
    text = as_seen(seed.text, script)
    text += re.sub(r"\n[ \t\u3000]*", "", text) if seed.settings.wrapped is not False else ""
    for key, quote, at in quoted:
        if as_seen(quote, script) not in text:
            message = f"{key} names {quote!r}, which is not in {seed.file}"
            yield Finding("T06", seed.settings_file, at, message, "quote it as received or remove it")


def corrections(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Make the editor's corrections in the text as received.

    Report each that matches more or fewer times than it declares, changes nothing, or overlaps another.
    """
    findings: list[Finding] = []

    def wrong(at: int, message: str, advice: str) -> None:
        findings.append(Finding("T07", seed.settings_file, at, message, advice))

    found: list[tuple[int, int, str, int]] = []
    for entry in seed.settings.corrections:
        quote = as_seen(entry.received, script) or entry.received
        places = [match.span() for match in re.finditer(re.escape(quote), text.now)]
        found += [(start, end, entry.becomes, entry.at) for start, end in places]
        if entry.received == entry.becomes:
            advice = "say what it becomes, or put it under [[left]]"
            wrong(entry.at, f"the correction {entry.received!r} changes nothing", advice)
        if len(places) != entry.times:
            message = f"the correction {entry.received!r} should match {counted(entry.times, 'time')} "
            advice = "quote it as received, at the ends of a line without white space"
            more = f", or set times = {len(places)}" if places else ""
            wrong(entry.at, f"{message}and matches {counted(len(places), 'time')}", advice + more)
    edits: list[Edit] = []
    for start, end, new, at in sorted(found):
        if edits and start < edits[-1].end:
            line = line_of(text.now, start)
            message = f"two corrections overlap at {text.now[start:end]!r} in line {line}"
            wrong(at, message, "make one of them")
            continue
        edits.append(Edit(start, end, new, "correction"))
    return edits, findings


def kept(text: str, seed: Seed, script: Script) -> list[tuple[int, int]]:
    """Find the ranges of a text that the editor's ``keep`` protects."""
    quotes = [as_seen(quote, script) or quote for quote in seed.settings.keep]
    return [match.span() for quote in quotes for match in re.finditer(re.escape(quote), text)]
