"""Read mkdocs.yml as MkDocs does, with the line of each key; explain what is no YAML."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from scripts.findings import Finding, Rejected, line_of
from scripts.source.reading import TWO_VERSIONS, UNMERGED, read_file

Lines = dict[str, int]  # a key, or extra.key → its line, from 1


class _Loader(yaml.SafeLoader):
    """Load mkdocs.yml: ``!ENV`` as MkDocs does, and values with any other tag as ``None``."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def load(path: Path) -> tuple[Any, Lines]:
    """Parse mkdocs.yml; return what it holds, and the line of each key.

    Raises ``Rejected`` if it is not UTF-8 or not YAML, or has a key twice: of two YAML would take the second,
    without a word.
    """
    try:
        source = read_file(path, path.parent).decode()
    except UnicodeDecodeError as error:
        raise Rejected.of("C01", path.name, None, "is not UTF-8", "save it as UTF-8") from error
    try:
        loader = _Loader(source)
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else None
    except yaml.YAMLError as error:
        raise Rejected.of("C01", path.name, *_not_yaml(source, error)) from error
    lines: Lines = {}
    twice: list[Finding] = []
    for key, line in _keys(root):
        if key in lines:
            message = f"{key} is given twice, here and in line {lines[key]}"
            advice = "keep one of the two, with all that belongs in it"
            twice.append(Finding("C01", path.name, line, message, advice))
        lines.setdefault(key, line)
    if twice:
        raise Rejected(twice)
    return data, lines


def _keys(root: yaml.Node | None, before: str = "") -> Iterator[tuple[str, int]]:
    """Yield the keys of a mapping, and of that in ``extra``, each with its line."""
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            yield f"{before}{key.value}", key.start_mark.line + 1
            if key.value == "extra" and not before:
                yield from _keys(value, "extra.")


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
        'put the value in quotes, like site_name: "甲: 乙", or indent lines of one level alike',
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


def _not_yaml(source: str, error: yaml.YAMLError) -> tuple[int | None, str, str]:
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
