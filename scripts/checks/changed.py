"""Check the changes that a page can show against its record; work out how readers must see a change."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from scripts.checks.differences import differ
from scripts.checks.searches import regular
from scripts.checks.site_file import SiteFile
from scripts.checks.texts import give_back
from scripts.findings import counted

AROUND = {"title", "moved", "joined", "layout"}  # rules that change what is around paragraphs, not in them
ALIKE = {  # rules of which the notes show only examples, since all their changes are alike
    *("annotation", "control", "entity", "tag", "invisible"),
    *("spaced", "glyph", "punctuation", "quotes", "joined", "layout"),
}

_INVISIBLE = str.maketrans({" ": "␣", "\u3000": "□", "\t": "→", "\n": "↵", "\r": "↵"})
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ue000-\uf8ff]"
)

Change = dict[str, Any]
Piece = tuple[str, str]  # "del", "ins", or "" for what is unchanged; and the words


def visible(text: str) -> str:
    """Write one side of a change as notes must show it, with signs for what cannot be seen: a tab → "→"."""
    text = _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)
    if text.strip():
        return text.replace("\n", "↵")
    return re.sub(r"[\s\ufeff]", "·", text.translate(_INVISIBLE))


def marks(change: Change) -> list[Piece]:
    """Work out how a change must be shown: what it replaced struck out, and what it put in."""
    return [("del", visible(change["was"])), ("ins", visible(change["now"]))]


def pieces(line: str, changes: list[Change]) -> list[Piece]:
    """Work out what the notes must show of ``line``, a line as received, in which ``changes`` were made."""
    found, at = [], 0
    for one in changes:
        start = one["column"] - 1
        found += [("", line[at:start]), *marks(one)]
        at = start + len(one["was"])
    return joined([*found, ("", line[at:])])


def joined(found: list[Piece]) -> list[Piece]:
    """Drop pieces without words, and join unchanged pieces that follow each other."""
    made: list[Piece] = []
    for kind, words in found:
        if words and made and made[-1][0] == kind == "":
            made[-1] = "", made[-1][1] + words
        elif words:
            made.append((kind, words))
    return made


def received_lines(file: SiteFile) -> list[str]:
    """Rebuild the lines of the seed from the published text and the record."""
    record = file.whole
    if "lines" not in record:  # Made once, and kept as long as the site keeps the whole record.
        record["lines"] = give_back(file.own_text, record["changes"]).split("\n")
    lines: list[str] = record["lines"]
    return lines


def reasons(file: SiteFile, change: Change) -> set[str]:
    """List the reasons of the editor's corrections that cover the place of a change in the seed; none for a
    change that is none of the editor's.
    """
    if "correction" not in change["rules"]:
        return set()
    line = received_lines(file)[change["line"] - 1]
    start, end = change["column"] - 1, change["column"] - 1 + len(change["was"])
    return {
        why
        for quote, why in file.said["corrections"]
        for match in re.finditer(re.escape(quote), line)
        if match.start() <= start and end <= match.end()
    }


def changes(file: SiteFile) -> Iterator[str]:
    """Find where ``changes.json`` differs from the record: in rules, changes or their places.

    Its ``blocks`` map the id of a block to its changes: [start, end, was, rule, reason], with start and end
    in UTF-16 units from the beginning of the block.
    """
    said, record, about = json.loads(file.raw.decode()), file.whole, file.about
    if {*said} != {"about", "rules", "blocks"}:
        yield f"it has {sorted(said)}"
    used = {rule for one in record["changes"] for rule in one["rules"]} - AROUND
    yield from differ("it explains", sorted(said["rules"]), sorted(used))
    plain = record["text"]["lang"] == file.lang and "forms" not in record
    ends = [*about["lines"][1:], float("inf")]  # a block goes on up to the next
    places = {"title": (0, float("inf")), **dict(zip(about["ids"], zip(about["lines"], ends)))}
    for rule, (name, why) in said["rules"].items():
        yield from file.agree(f"of {about['script']}, {rule}", (f"{name} ", why))  # as in the notes
    for id, shown in said["blocks"].items():
        if id not in places:
            yield f"it tells of {id}, which is not there"
            continue
        first, end_line = places[id]
        of_line = [one for one in record["changes"] if first <= one["line"] < max(end_line, first + 1)]
        left = [(one, [rule for rule in one["rules"] if rule != "joined"]) for one in of_line]
        left = [(one, rules) for one, rules in left if rules and not AROUND & set(rules)]
        keys, at, before = [(visible(one["was"]), rules[0]) for one, rules in left], -1, 0
        if plain and id != "title" and len(shown) != len(left):
            yield f"{id}: it tells of {counted(len(shown), 'change')}, and there are {len(left)}"
        for start, end, was, rule, why in shown:
            if (was, rule) not in keys[at + 1 :] or start > end:
                yield f"{id}: it tells of {was!r} ({rule}), which the record does not have there"
                break
            at = keys.index((was, rule), at + 1)
            if why not in (reasons(file, left[at][0]) or {""}):
                yield f"{id}: the reason {why!r} is none of the editor's for {was!r}"
            is_line = id != "title" and "forms" not in record
            if start < before or (is_line and 2 * end > len(_units(file, id))):
                yield f"{id}: {was!r} is said to stand at {start}, where it cannot"
            before = end
            if plain and id != "title" and _slice(file, id, start, end) != left[at][0]["now"]:
                yield f"{id}: {was!r} is said to stand at {start}, and does not"
    own = [one["line"] for one in record["changes"] if used & {*one["rules"]}]
    for id in about["ids"] if plain else ():
        first, end_line = places[id]
        if id not in said["blocks"] and any(first <= line < end_line for line in own):
            yield f"it tells nothing of {id}"
    if not plain and "forms" not in record:
        yield from _as_in_its_own(file, said["blocks"])
    yield from _all_told(file, said["blocks"])


def _as_in_its_own(file: SiteFile, blocks: dict[str, list[Any]]) -> Iterator[str]:
    """Find changes that a converted page tells of and the page in the seed's own script does not, at the same
    places, or the other way round; blocks of which words differ are not compared.
    """
    record, known, lang = file.whole, regular(file.site), file.record["text"]["lang"]
    own = json.loads(file.site.text(f"{record['pages'][lang]}changes.json"))["blocks"]
    texts = [file.site.published(record, one).split("\n")[1:] for one in (lang, file.lang)]
    for id, one, other in zip(file.about["ids"], *texts):
        there, here = ([tuple(change[:4]) for change in of.get(id, ())] for of in (own, blocks))
        if [known.get(sign, sign) for sign in one] == [known.get(sign, sign) for sign in other]:
            gone = {
                one
                for one in there
                if one[3] not in ("script", "glyph", "quotes") and _slice(file, id, *one[:2]) != one[2]
            }
            if wrong := ({*here} - {*there}) | (gone - {*here}):
                yield f"{id}: only in one of the variants it tells of {min(wrong)}"


def _units(file: SiteFile, id: str) -> bytes:
    """Encode the published text of a block in UTF-16, whose units places count; each has two bytes."""
    lines = file.published.split("\n")
    line: str = lines[file.about["ids"].index(id) + 1]
    return line.encode("utf-16-le")


def _slice(file: SiteFile, id: str, start: int, end: int) -> str:
    """Cut a range out of the published text of a block; ``start`` and ``end`` count UTF-16 units."""
    units = _units(file, id)[2 * start : 2 * end]
    return units.decode("utf-16-le", "replace")


def _all_told(file: SiteFile, blocks: dict[str, list[Any]]) -> Iterator[str]:
    """Find annotations that restoration removed and that ``blocks`` lacks. No variant shows them, so each
    must be told of in the block of its line.
    """
    record, about = file.whole, file.about
    text = dict(zip(about["lines"], record["editions"][record["text"]["lang"]]["text"].split("\n")[1:]))
    told = Counter((id, one[2]) for id, ones in blocks.items() for one in ones)
    meant: Counter[tuple[str, str]] = Counter()
    for id, number in zip(about["ids"], about["lines"]):
        of_line = [one for one in record["changes"] if one["line"] == number]
        inside = [one for one in of_line if not AROUND & set(one["rules"])]
        shown = pieces(received_lines(file)[number - 1], inside)
        now = "".join(words for kind, words in shown if kind != "del")
        if "forms" not in record and now == text[number]:
            removed = [one for one in inside if one["rules"] == ["annotation"] and not one["now"]]
            meant.update((id, visible(one["was"])) for one in removed)
    if missing := meant - told:
        yield f"it does not tell of {dict(missing)}"
