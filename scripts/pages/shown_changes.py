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
    lines: dict[str, list[Collated]] = {}
    for line in collate(article, record):
        id = TITLE if line.number == article.title_line else edition.ids.get(line.number, "")
        lines.setdefault(id, []).append(line)
    blocks = {id: _of_block(article, edition, recorded, id, ones) for id, ones in lines.items() if id}
    blocks = {id: found for id, found in blocks.items() if found}
    about = ""
    if edition.lang != recorded.lang:
        lead = word["by_hand_lead" if edition.by_hand else "converted_lead"]
        about = lead.replace("{n}", word[f"name_{recorded.lang}"])
    said = {key: word[key] for key in ("changes_shown", "no_changes", "why_each", "was_here")}
    table = {"words": said, "about": about, "rules": rules, "blocks": blocks}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _of_block(
    article: Article, edition: Edition, recorded: Edition, id: str, lines: Sequence[Collated]
) -> list[Shown]:
    """The changes in a block; nothing where the page does not show what its lines say."""
    then, here = _leaves(recorded, id), _leaves(edition, id)
    found = [*places(article, edition, lines, unchanged=True)]
    # Title and layout are nothing within a block; where lines were put together there may be a space.
    changed = [(one, "joined" not in one.piece.rules and bool(AROUND & {*one.piece.rules})) for one in found]
    said = "".join(one.piece.now for one, around in changed if not around)
    within = _within(said, then)
    if within is None or (edition.markdown and said != "".join(then)):
        return []
    text = "".join(here)
    to = _aligned("".join(then), text)
    # Which Traditional form is right, and which quotation marks, is no question in Simplified.
    foreign = {"script", "quotes"} if (edition.lang == "zh-Hans") != (recorded.lang == "zh-Hans") else set()
    shown: list[Shown] = []
    at = 0
    for one in (one for one, around in changed if not around):
        piece = one.piece
        start, end = to[within[at]], to[within[at + len(piece.now)]]
        at += len(piece.now)
        rules = [rule for rule in piece.rules if rule not in AROUND]
        if {*rules} - foreign and text[start:end] != piece.was:
            units = _units(text[:start]), _units(text[:end])
            shown.append([*units, visible(piece.was) if piece.was else "", rules[0], one.why])
    return shown


def _leaves(edition: Edition, id: str) -> list[str]:
    """What the page says of a block, text node by text node; of Markdown as a whole."""
    if id == TITLE:
        return [edition.title]
    block = next(block for block in edition.blocks if block.id == id)
    plain = edition.markdown or not block.node
    return [block.text] if plain or not block.node else [one.text for one in block.node.walk() if one.text]


def _within(said: str, leaves: Sequence[str]) -> list[int] | None:
    """For each place in what lines say, the same in their leaves; nothing where a leaf is not said."""
    found: list[int] = []
    shown = 0
    for leaf in leaves:
        start = said.find(leaf, len(found))
        if start < 0:
            return None
        found += [shown] * (start - len(found)) + [*range(shown, shown + len(leaf))]
        shown += len(leaf)
    return found + [shown] * (len(said) - len(found) + 1)


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
