"""Parse the text of a .toml into settings, and an error with its line for everything wrong in it."""

import re
import tomllib
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

from scripts.findings import Finding
from scripts.source.reading import TWO_VERSIONS, UNMERGED
from scripts.source.settings import KEYS, TABLES, Settings
from scripts.source.toml_lines import line_that_says, said_twice
from scripts.source.values import Slip, Wrong

_TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")  # in quotes: whatever stands in it is right
_OTHER_DAY = re.compile(r"=\s*(\d{4})[/.年](\d\d?)[/.月](\d\d?)日?\s*$")
# Marks of Chinese that may stand where TOML has one of its own → that.
_FULL_WIDTH = {
    "＝": "=",
    "：": "=",
    "，": ",",
    "、": ",",
    **dict.fromkeys("“”＂「」", '"'),
    **dict.fromkeys("‘’＇", "'"),
}
_FULL_WIDTH |= {"［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}"}

_LIKE = 'write texts in straight quotes, like title = "天星", true in small letters, and every key once'
_OPEN = ("a text is not closed in its line", "write the second quotation mark behind it, and “ ” within it")
# How what the parser says begins → the same in words that an editor understands, and what to do.
_REASONS = {
    "Expected '=' after a key": ("no = stands behind the key", 'write it there, like title = "天星"'),
    "Unterminated string": _OPEN,
    "Illegal character '\\n'": _OPEN,
    "Expected newline or end of document": (
        "more stands behind the value",
        "write each key on a line of its own, and “ ” within a text",
    ),
    "Unclosed array": ("a bracket [ is not closed, or a comma is missing in it", "write ] behind the list"),
    "Unescaped '\\'": ("a \\ stands in a text", "write it twice, or the text in ' and '"),
    "Invalid value": ("the value is no text in quotes, number or day, and not true or false", _LIKE),
    "Invalid statement": ("no key begins this line", 'begin it with a key, like title = "天星"'),
}


def parse_settings(
    source: str, file: str, only: Collection[str] = (*KEYS, *TABLES)
) -> tuple[Settings, list[Finding]]:
    """Parse the text of a .toml; return the settings that are right, and a finding for each that is wrong.

    ``file`` is its name in the findings; ``only`` lists the keys and tables that it may have.
    If the text is not TOML, the settings are empty.
    """
    source = source.removeprefix("\ufeff")
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        code, line, message, advice = _not_toml(source, error)
        return Settings(), [Finding(code, file, line, message, advice)]
    lines = {key: line_that_says(source, key) for key in data}
    taken: dict[str, Any] = {"lines": lines}
    slips: list[Slip] = []
    for key, value in data.items():
        if key not in only:
            slips.append(("T02", lines[key], f"unknown key {key!r}", _known(key, only)))
        elif key in KEYS:
            try:
                taken[key] = KEYS[key](value)
            except Wrong as error:
                slips.append(("T03", lines[key], f"{key} {error}", f"it is {value!r} now"))
        elif isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
            taken[key], wrong = _entries(source, key, value)
            slips += wrong
        else:
            advice = f"write [[{key}]] above each entry"
            slips.append(("T03", lines[key], f"{key} must be a list of tables", advice))
    settings = Settings(**taken)
    slips += _contradictions(settings, data)
    return settings, [Finding(code, file, line, what, advice) for code, line, what, advice in slips]


def _known(key: str, keys: Collection[str]) -> str:
    """List the keys that are known, the one that was likely meant in front: auther → author."""
    meant = [f"perhaps {one} is meant; " for one in get_close_matches(key.lower(), keys, 1)]
    return f"{''.join(meant)}known are {', '.join(keys)}"


def _not_toml(source: str, error: tomllib.TOMLDecodeError) -> Slip:
    """Explain an error of the TOML parser in words that an editor understands."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    line = int(found[1]) if found else len(source.splitlines())
    given = "".join(source.splitlines()[line - 1 : line])
    if re.match(UNMERGED, given):
        return "T01", line, *TWO_VERSIONS
    bare = _TEXT.sub("", given.split("#")[0])
    if day := _OTHER_DAY.search(bare):
        written = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
        return "T03", line, "a date in another form", f"write it like {written}"
    if re.search(r"=\s*\d{4}-\d\d?-\d\d?\s*(?:#.*)?$", given):
        return "T03", line, "no such day", "write it like 2020-11-05"
    if twice := said_twice(source, line, TABLES):
        return "T05", line, *twice
    for mark, instead in _FULL_WIDTH.items():
        if mark in bare:
            return "T01", line, f"not TOML: a full-width {mark} stands outside a text", f"write {instead}"
    reason = re.sub(r" \(at .*\)", "", str(error))
    told = next((told for start, told in _REASONS.items() if reason.startswith(start)), (reason, _LIKE))
    return "T01", line, f"not TOML: {told[0]}", told[1]


def _contradictions(said: Settings, given: Collection[str]) -> Iterator[Slip]:
    """Find settings that contradict each other or lack another that they need.

    ``given``: all keys of the file, also those whose values were wrong.
    """
    for entry in said.settled:
        if not entry.text and not entry.code:
            yield "T04", entry.at, "[[settled]] has neither text nor code", "add one, or both"
    if said.slug in said.was or len({*said.was}) < len(said.was):
        yield "T05", said.lines["was"], "was names an address twice, or the one of today", "name each once"
    if said.title is not None and said.title_line is not None:
        yield "T05", said.lines["title_line"], "title and title_line are both given", "give one of them"
    if said.canonical_to_source and "source" not in given:
        at = said.lines["canonical_to_source"]
        yield "T05", at, "there is no source", "give the source's address"
    if said.date and said.updated and said.updated < said.date:
        yield "T05", said.lines["updated"], "updated lies before date", "check both"


def _entries(source: str, table: str, entries: list[dict[str, Any]]) -> tuple[tuple[Any, ...], list[Slip]]:
    """Check the entries of a list of tables (``[[table]]``); return those that are right, and the slips."""
    slips: list[Slip] = []
    kind, keys = TABLES[table]
    numbered = enumerate(source.splitlines(), 1)
    starts = [number for number, text in numbered if re.match(rf"\s*\[\[\s*{table}\s*\]\]", text)]
    good = []
    for number, entry in enumerate(entries):
        line = starts[number] if number < len(starts) else line_that_says(source, table)
        taken = {key: default for key, (_, default) in keys.items() if default is not ...}
        for key, value in entry.items():
            if key not in keys:
                advice = "write it above the first [[table]]" if key in KEYS else _known(key, keys)
                slips.append(("T02", line, f"unknown key {key!r} in [[{table}]]", advice))
                continue
            try:
                taken[key] = keys[key][0](value)
            except Wrong as error:
                taken.pop(key, None)  # A key is missing now, so the entry is left out.
                slips.append(("T03", line, f"{key} in [[{table}]] {error}", f"it is {value!r} now"))
        missing = [key for key in keys if key not in taken and key not in entry]
        slips += [("T04", line, f"[[{table}]] has no {key}", "add it") for key in missing]
        if taken.keys() == keys.keys():
            good.append(kind(line, **taken))
    return tuple(good), slips
