"""Write the changes of an article for its own page, where a reader asks for them (changes.json)."""

import json
from collections.abc import Iterator, Sequence

from scripts.article.model import Article, Edition, record_edition
from scripts.pages.changes import AROUND, RULES, Collated, collate, count, of_script, places, told, visible
from scripts.pages.interface import words
from scripts.pages.record import Record
from scripts.text.traced import difference

FILE = "changes.json"
TITLE = "title"  # in place of a block's id

Shown = list[int | str]  # start, end, what was received, the rule, the editor's reason


def shown_changes(article: Article, edition: Edition, editions: Sequence[Edition], record: Record) -> bytes:
    """Give as JSON each block's changes, the rules used with their reasons, and the words that show them.

    Places are in UTF-16 code units of the block's text in this variant, as scripts count.
    """
    word, counts = words(edition.lang), count(record)
    used = [rule for rule in RULES if counts[rule] and rule not in AROUND]
    rules = {rule: told(rule, of_script(article, record), word) for rule in used}
    recorded = record_edition(editions)
    blocks = {}
    for line in collate(article, record):
        found = _of_line(article, edition, recorded, line)
        if found and found[1]:
            blocks[found[0]] = found[1]
    about = ""
    if edition.lang != recorded.lang:
        lead = word["by_hand_lead" if edition.by_hand else "converted_lead"]
        about = lead.replace("{n}", word[f"name_{recorded.lang}"])
    said = {key: word[key] for key in ("changes_shown", "no_changes", "why_each", "was_here")}
    table = {"words": said, "about": about, "rules": rules, "blocks": blocks}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _of_line(
    article: Article, edition: Edition, recorded: Edition, line: Collated
) -> tuple[str, list[Shown]] | None:
    """The block that a line became and its changes; nothing where the page has no such line."""
    is_title = line.number == article.title_line
    id = TITLE if is_title else edition.ids.get(line.number, "")
    then, here = (_text(one, line.number, is_title) for one in (recorded, edition))
    if not id or then != "".join(piece.now for piece in line.pieces if not AROUND & set(piece.rules)):
        return None
    to = _aligned(then, here)
    # Which Traditional form is right, and which quotation marks, is no question in Simplified.
    foreign = {"script", "quotes"} if (edition.lang == "zh-Hans") != (recorded.lang == "zh-Hans") else set()
    found: list[Shown] = []
    at = 0
    for place in places(article, edition, [line], unchanged=True):
        piece = place.piece
        if AROUND & set(piece.rules):
            continue
        start, end = to[at], to[at + len(piece.now)]
        at += len(piece.now)
        if set(piece.rules) - foreign and here[start:end] != piece.was:
            units = _units(here[:start]), _units(here[:end])
            found.append([*units, visible(piece.was) if piece.was else "", piece.rules[0], place.why])
    return id, found


def _text(edition: Edition, line: int, is_title: bool) -> str:
    return edition.title if is_title else next((b.text for b in edition.blocks if b.line == line), "")


def _aligned(old: str, new: str) -> list[int]:
    """For each place in a text, and its end, the same place in another variant of it."""
    places = list(range(len(old) + 1))
    if len(old) == len(new):
        return places
    moved = 0
    edits: Iterator[tuple[int, int, int]] = (
        (edit.start, edit.end, len(edit.new)) for edit in difference(old, new, "script")
    )
    for start, end, length in edits:
        first = start + moved
        for place in range(start, end):
            places[place] = first + min(place - start, length)
        moved += length - (end - start)
        for place in range(end, len(old) + 1):
            places[place] = place + moved
    return places


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
