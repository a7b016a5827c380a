"""Write for the record what pages, lists, books and feeds must say of an article; checks/ compares them.

What is empty, 0 or false is left out.
"""

import re
from collections.abc import Sequence

from scripts.article.edition_model import Edition
from scripts.article.model import Article, Facts
from scripts.notes.exchanged import edits, exchanged, usual
from scripts.pages.meta import without_empty
from scripts.source.settings import Settings
from scripts.text.frequencies import simplified

Members = dict[str, object]  # name → value, in order, of an object in the record's JSON


def about(article: Article, editions: Sequence[Edition]) -> Members:
    """Say of an article what is the same in all ``editions``, and what lists, heads and feeds depend on.

    Days are as in ISO 8601, "" if not known; articles with the same ``day`` stand in the order of ``file``,
    the seed's path. ``groups``: its series and tags, like "tags 台湾", also for 臺灣. ``part``: its
    number in its series. ``lines``: the line of the seed of each block, as ``rows``; ``ids``: those ids of
    blocks, with their places from 0, that are not p and the line.
    ``files``: what is published beside the text: path on the site → path in seeds/.
    """
    facts, blocks = article.facts, editions[0].blocks
    members = {
        **_members(facts, "file", "slug", "script", "was"),
        **{key: str(day or "") for key, day in _members(facts, "day", "added", "date", "updated").items()},
        **_members(facts, "source", "canonical_to_source", "noindex", "editors_title"),
        "groups": [f"{kind} {key}" for kind, key, _ in groups_in(article.settings)],
        "part": facts.part,
        "lines": rows([block.line for block in blocks]),
        "ids": [(at, block.id) for at, block in enumerate(blocks) if block.id != f"p{block.line}"],
        "files": {file: path for one in editions for file, path in one.targets.beside.items()},
    }
    return without_empty(members)


def rows(numbers: Sequence[int]) -> list[tuple[int, int, int]]:
    """Say numbers as rows of one step, each as ``range`` takes it: 2, 4, 6, 9 → (2, 7, 2), (9, 10, 1)."""
    found: list[range] = []
    for number in numbers:
        row = found[-1] if found else range(0)
        step = number - row[-1] if row else 0
        if step > 0 and (len(row) == 1 or step == row.step):
            found[-1] = range(row.start, number + 1, step)
        else:
            found.append(range(number, number + 1))
    return [(row.start, row.stop, row.step) for row in found]


def _members(of: Facts | Edition, *names: str) -> Members:
    return {name: getattr(of, name) for name in names}


def groups_in(settings: Settings) -> list[tuple[str, str, str]]:
    """List the series and tags of an article: kind, key and name. 臺灣, 台灣 and 台湾 have one key."""
    named = [("series", settings.series)] if settings.series else []
    named += [("tags", tag) for tag in settings.tags]
    return [(kind, simplified(name).casefold(), name) for kind, name in named]


def of_edition(edition: Edition, settings: Settings, recorded: Edition) -> Members:
    """Say what is shown of an article in the variant of ``edition``: name → value; what is empty is left out.

    ``picture``: [address relative to the site, width, height in pixels]. ``corrections`` and ``left``: pairs
    of what the editor quotes of the seed, and why it was changed or left. ``description``: the
    editor's; ``opening``: see ``_opening``. ``exchanged`` and ``edits`` make this text of that of
    ``recorded``: first each character becomes what ``exchanged`` says (one string of pairs: a character, what
    it becomes; of several pairs with one character the first counts), else what the site's table says
    (``usual``); then ``edits`` are made: place (from 0), length, what stands there instead.
    """
    picture, number = edition.picture, len(settings.corrections)
    quoted = [one.received for one in settings.corrections] + [one.received for one in settings.left]
    reasons = list(zip(quoted, edition.reasons, strict=True))
    table = usual(recorded.lang, edition.lang)
    pairs = exchanged(recorded.text, edition.text, table)
    members = {
        **_members(edition, "title", "subtitle", "author", "byline", "translator"),
        "description": edition.description,
        "opening": _opening(edition),
        **_members(edition, "series", "tags", "characters"),
        "picture": [picture.file, picture.width, picture.height] if picture else [],
        "corrections": reasons[:number],
        "left": reasons[number:],
        "exchanged": pairs,
        "edits": list(edits(recorded.text, edition.text, pairs, table)),
    }
    return without_empty(members)


def _opening(edition: Edition) -> str | tuple[int, int]:
    """Say how an article begins: a range of its text, behind which …… is shown where the line goes on; the
    words themselves if they stand otherwise in the text.
    """
    words = edition.opening.removesuffix("……")
    line = re.compile(rf"^\s*({re.escape(words)})(.?)", re.MULTILINE)
    found = line.search(edition.text, len(edition.title))
    as_shown = found and edition.opening == words + ("……" if found[2] else "")
    return found.span(1) if found and as_shown and words else edition.opening
