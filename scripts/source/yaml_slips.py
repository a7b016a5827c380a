"""Explain in words of an editor why something is no YAML: mkdocs.yml, or the head of a text."""

import re

import yaml

from scripts.findings import line_of
from scripts.source.reading import TWO_VERSIONS, UNMERGED

# What a line has that YAML stumbles over, in itself or in the next → what that is, and what to do.
_SLIPS = (
    (UNMERGED, *TWO_VERSIONS),
    (r"\s*[\w-]+\s*：", "a full-width ： stands behind the key", "write : and a blank"),
    (r"\s*\w[\w-]*:[^\s:/]", "no blank stands behind the :", "write one"),
    (r"[ ]*\t", "a tab stands before the key", "write blanks, two for each level"),
    (r".*:\s*\t", "a tab stands behind the :", "write a blank"),
    (r"[^\S\n]*[\u00a0\u2003\u3000]", "a wide or fixed blank stands before the key", "write ordinary blanks"),
    (r"\s*[\w-]+:[\u00a0\u2003\u3000]", "a wide or fixed blank stands behind the :", "write an ordinary one"),
    (r".*[\x00-\x08\x0b-\x1f\x7f]", "a control character stands here", "remove it"),
)
_MARKED = ("the value begins with a mark that YAML keeps for itself", "put the value in quotes")
_OPEN = "is not closed, or a comma is missing in it"
# How what the parser says begins → the same in words that an editor understands, and what to do.
_PROBLEMS = {
    "mapping values are not allowed": (
        "a second : stands in this line, or it is indented and those beside it are not",
        'put the value in quotes, like name: "甲: 乙", or indent lines of one level alike',
    ),
    "found unexpected end of stream": (
        "a quotation mark is never closed",
        "write the second one behind the value",
    ),
    "expected <block end>": (
        "this line stands deeper than those beside it, or a quotation mark above it is not closed",
        "indent lines of one level alike, and close each quotation mark in its line",
    ),
    "expected ',' or ']'": (f"a bracket [ {_OPEN}", "write ] behind the list"),
    "expected ',' or '}'": (f"a brace {{ {_OPEN}", "write } behind the last"),
    "but found another document": ("a line of --- begins another document here", "remove that line"),
    **dict.fromkeys(
        ("found character", "expected alphabetic", "expected URI", "found unhashable", "sequence entries"),
        _MARKED,
    ),
}
_BEGUN = ("found unexpected end", "expected ',' or")  # told at the line where it began


def explain(source: str, error: yaml.YAMLError) -> tuple[int | None, str, str]:
    """Explain an error of the YAML parser: the line, from 1, what is wrong there, and what to do."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    place = getattr(error, "position", None)  # of a character that YAML cannot have
    line = mark.line + 1 if mark else line_of(source, place) if place is not None else None
    problem = str(getattr(error, "problem", None) or "not YAML")
    texts = source.splitlines()
    for near in (line, line - 1) if line else ():
        for pattern, message, advice in _SLIPS if 0 < near <= len(texts) else ():
            if re.match(pattern, texts[near - 1]):
                return near, message, advice
    if begun and problem.startswith(_BEGUN):
        line = begun.line + 1
    told = next((told for start, told in _PROBLEMS.items() if problem.startswith(start)), None)
    return line, *(told or (problem, "check the indentation, brackets and quotes"))
