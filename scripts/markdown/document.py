"""Read a text in Markdown for all other rooms: its blocks, its words, and what its author should look at."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from scripts.findings import Finding, counted, line_of
from scripts.markdown.parse import parse
from scripts.markdown.parsed import Oddity, Run
from scripts.markdown.tree import Node
from scripts.markdown.words import Words
from scripts.source.front_matter import NAMES, front_matter
from scripts.text.traced import Piece, Traced, join


@dataclass(frozen=True)
class Document:
    """A text in Markdown. ``blocks``: those at top level; ``words``: all that is converted, with that of the
    front matter first; ``names``: the numbers (from 0) of the lines of ``words`` that are names of people.
    """

    blocks: tuple[Node, ...]
    words: Words
    remarks: tuple[Oddity, ...]
    names: tuple[int, ...]


@lru_cache(4)
def read_markdown(source: str) -> Document:
    """Read a text in Markdown. Its front matter has words, but is no block."""
    front = front_matter(source)
    end = front.end or int(source.startswith("\ufeff"))
    parsed = parse("\n" * end + source[end:])
    head: list[Run | str] = []
    for _, start, stop in front.words:
        head += [Run(start, stop, source[start:stop]), "\n"]
    words = Words.of([*head, *parsed.items], parsed.named, end)
    names = tuple(number for number, (key, *_) in enumerate(front.words) if key in NAMES)
    return Document(tuple(parsed.blocks), words, tuple(parsed.remarks), names)


def lines(source: Traced) -> list[Traced]:
    """List for each line of the source the words, without markup, of the blocks that begin there."""
    text, words = source.now, read_markdown(source.now).words
    ends = [at for at, character in enumerate(text) if character == "\n"]
    found: dict[int, list[Traced]] = {}
    at = 0
    for line in words.traced(source).lines():
        first = bisect_left(words.starts, at)
        at += len(line.now) + 1
        if line.now.strip() and first < len(words.runs):
            found.setdefault(bisect_left(ends, words.runs[first].start), []).append(line)
    space = Traced((Piece(" ", " "),))
    apart = {number: [part for line in ones for part in (space, line)][1:] for number, ones in found.items()}
    return [join(apart.get(number, ())) for number in range(len(ends) + 1)]


_ABOUT = {  # key of a remark → code, what is wrong, what to do
    "deep": ("M01", "quotations, lists or forms within each other, too deep to follow", "divide them"),
    "cells": (
        "M04",
        "a row with more cells than the head of its table: {n}",
        r"add cells there, or write \|",
    ),
    "fence": ("M06", "code that is never closed: {n}", "close it with the same line"),
    "note": ("M06", "a note without its text: {n}", "write it: [^1]: …"),
    "table": ("M06", "a table that a paragraph swallows", "put an empty line above it"),
    "rows": ("M06", "lines that begin with |, and are no table", "put a line of |---|---| below the first"),
    "list": ("M06", "a list that a paragraph swallows: {n}", "put an empty line above it, or begin with 1"),
    "words": (
        "M16",
        "code that is only words, which no variant changes: {n}",
        "take its fence or indent off, if it is no code",
    ),
    "behind": ("M17", "words behind the language of a fence, which no page shows: {n}", "put them above it"),
    "emphasis": ("M06", "** that emphasizes nothing", r"close it, or write \*\*"),
}


def findings(document: Document, text: str, file: str) -> list[Finding]:
    """Make a finding of each remark in a document, but only one of all tags and the like, maybe hundreds.

    ``text``: its source; ``file``: its path, for the findings.
    """
    tags = [one for one in document.remarks if one.key == "tag"]
    looks = [one for one in document.remarks if one.key == "looks"]
    marks = [one for one in document.remarks if one.key == "dialect"]
    found = []
    for one in document.remarks:
        if one.key in _ABOUT:
            code, message, advice = _ABOUT[one.key]
            line = line_of(text, one.at)
            found.append(Finding(code, file, line, message.replace("{n}", one.text[:40]), advice))
    if tags:
        named = ", ".join(dict.fromkeys(one.text.split()[0].strip("<>/") for one in tags))
        message = f"{counted(len(tags), 'tag')} of HTML shown as text: {named}"
        advice = "write it as Markdown, or in backticks; settle it where the text is meant"
        found.append(Finding("M05", file, line_of(text, tags[0].at), message, advice))
    if looks:
        named = ", ".join(dict.fromkeys(re.findall(r"[a-z]+\d?", one.text.lower())[0] for one in looks))
        message = f"left out {counted(len(looks), 'tag')} of HTML that only say how words look: {named}"
        found.append(Finding("M15", file, line_of(text, looks[0].at), message, "nothing, if that is right"))
    if marks:
        named = " ".join(dict.fromkeys(one.text[:20] for one in marks))[:80]
        message = f"{counted(len(marks), 'form')} that CommonMark does not have, shown as text: {named}"
        notice = any(one.text.startswith(("!!!", "???")) for one in marks)
        how = "otherwise, !!! as > [!note] with > before each line" if notice else "otherwise"
        advice = f"write them {how}; settle it where the text is meant"
        found.append(Finding("M14", file, line_of(text, marks[0].at), message, advice))
    return found
