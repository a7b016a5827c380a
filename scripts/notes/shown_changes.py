"""Write the changes in an article for its own page, which shows them when a reader asks (changes.json)."""

from collections.abc import Sequence
from itertools import accumulate

from scripts.article.edition_model import Edition, record_edition
from scripts.article.line_kinds import simple
from scripts.notes.changes import AROUND, RULES, Account, Collated, visible
from scripts.pages.page import compact_json
from scripts.text.grouping import by_key
from scripts.text.traced import difference

CHANGES = "changes.json"
TITLE = "title"  # in place of a block's id

Shown = list[int | str]  # start, end, what was received, the rule, the editor's reason


def shown_changes(account: Account) -> bytes:
    """Write as JSON the changes in each block, and the rules with their reasons.

    Places are in UTF-16 code units of the block's text in this variant, as scripts count.
    """
    edition = account.edition
    used = [rule for rule in RULES if account.counts[rule] and rule not in AROUND]
    title, ids = account.article.title_line, edition.ids
    lines = by_key((TITLE if one.number == title else ids.get(one.number, ""), one) for one in account.lines)
    then, here = _leaves(record_edition(account.editions)), _leaves(edition)
    blocks = {id: _of_block(account, of, then[id], here[id]) for id, of in lines.items() if id}
    table = {
        "about": account.about_variant if any(blocks.values()) else "",
        "rules": {rule: account.told(rule) for rule in used},
        "blocks": {id: found for id, found in blocks.items() if found},
    }
    return compact_json(table).encode()


def _of_block(
    account: Account, lines: Sequence[Collated], then: Sequence[str], here: Sequence[str]
) -> list[Shown]:
    """List the changes in a block; none if the page shows something else than its lines say.

    ``lines``: those of the block; ``then``, ``here``: its text nodes in the variant that the record is about,
    and in this one.
    """
    found = [*account.in_context(lines, unchanged=True)]
    # Changes around a block are not shown in it, except that joined lines may have a space between them.
    changed = [(one, "joined" not in one.piece.rules and bool(AROUND & {*one.piece.rules})) for one in found]
    said = "".join(one.piece.now for one, around in changed if not around)
    within = _within(said, then)
    if within is None or (account.edition.markdown and said != "".join(then)):
        return []
    text = "".join(here)
    starts, ends = _aligned("".join(then), text)
    units = [*accumulate((1 + (sign > "\uffff") for sign in text), initial=0)]
    # Which Traditional form is right, and which quotation marks, is no question in Simplified.
    langs = (account.edition.lang, account.record.text.lang)
    foreign = {"script", "glyph", "quotes"} if langs.count("zh-Hans") == 1 else set()
    shown: list[Shown] = []
    at = 0
    for one in (one for one, around in changed if not around):
        piece = one.piece
        start, end = starts[within[at]], ends[within[at + len(piece.now)]]
        at += len(piece.now)
        rules = [rule for rule in piece.rules if rule not in AROUND]
        if {*rules} - foreign and text[start:end] != piece.was:
            was = visible(piece.was) if piece.was else ""
            shown.append([units[start], units[end], was, rules[0], one.why])
    return shown


def _leaves(edition: Edition) -> dict[str, list[str]]:
    """Map the id of each block to the texts of its text nodes on the page; of Markdown to its text as one."""
    found: dict[str, list[str]] = {}
    for block in edition.blocks:
        node = None if edition.markdown else block.node
        found[block.id] = [one.text for one in node.walk() if one.text] if node else [block.text]
    return found | {TITLE: [edition.title]}


def _within(said: str, leaves: Sequence[str]) -> list[int] | None:
    """Map each place in ``said``, the text of lines, to its place in the leaves joined; ``None`` if a leaf is
    not in it.
    """
    found: list[int] = []
    shown = 0
    for leaf in leaves:
        start = said.find(leaf, len(found))
        if start < 0:
            return None
        found += [shown] * (start - len(found)) + [*range(shown, shown + len(leaf))]
        shown += len(leaf)
    return found + [shown] * (len(said) - len(found) + 1)


def _aligned(old: str, new: str) -> tuple[list[int], list[int]]:
    """Map each place of ``old``, from 0 to its length, into ``new``: where a range that starts there starts,
    and where one that ends there ends. A range that begins or ends in a word that became longer or shorter
    takes the whole word.
    """
    # Compared as Simplified, the two differ only in such words.
    starts: list[int] = []
    ends: list[int] = []
    moved = 0
    for edit in difference(simple(old), simple(new), "script"):
        first, length, replaced = edit.start + moved, len(edit.new), edit.end - edit.start
        before = [*range(len(starts) + moved, first)]
        if replaced == length:
            begin = end = [*range(first, first + length)]
        else:
            begin = [first] * replaced
            end = [first + length] * replaced
            end[:1] = begin[:1]  # What ends where the word starts has nothing of it.
        starts += before + begin
        ends += before + end
        moved += length - replaced
    rest = [*range(len(starts) + moved, len(old) + 1 + moved)]
    return starts + rest, ends + rest
