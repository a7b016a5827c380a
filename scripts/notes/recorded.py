"""Write for the record what pages, lists, books and feeds must say of an article; checks/ compares them.

What is empty, 0 or false is left out.
"""

from collections.abc import Sequence

from scripts.article.edition_model import Edition
from scripts.article.model import Article, Facts
from scripts.notes.exchanged import edits, exchanged, usual
from scripts.source.settings import Settings
from scripts.text.frequencies import simplified

Members = dict[str, object]  # name → value, in order, of an object in the record's JSON


def about(article: Article, editions: Sequence[Edition]) -> Members:
    """Say of an article what is the same in all ``editions``, and what lists, heads and feeds depend on.

    Days are as in ISO 8601, "" if not known; articles with the same ``day`` stand in the order of ``file``,
    the seed's path. ``groups``: its series and tags, like "tags 台湾", also for 臺灣. ``part``: its
    number in its series. ``ids``: those of its blocks; ``lines``: the line of the seed of each block.
    ``files``: what is published beside the text: path on the site → path in seeds/.
    """
    facts = article.facts
    members = {
        **_members(facts, "file", "slug", "script", "was"),
        **{key: str(day or "") for key, day in _members(facts, "day", "added", "date", "updated").items()},
        **_members(facts, "source", "canonical_to_source", "noindex", "editors_title"),
        "groups": [f"{kind} {key}" for kind, key, _ in groups_in(article.settings)],
        "part": facts.part,
        "ids": [block.id for block in editions[0].blocks],
        "lines": [block.line for block in editions[0].blocks],
        "files": {file: path for one in editions for file, path in one.targets.beside.items()},
    }
    return _without_empty(members)


def _without_empty(members: Members) -> Members:
    return {name: value for name, value in members.items() if value}


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
    of what the editor quotes of the seed, and why it was changed or left. ``opening``: how the article
    begins, only if ``description`` is something else. ``exchanged`` and ``edits`` make this text of that of
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
        "description": edition.teaser,
        **_members(edition, "series", "tags", "characters"),
        "picture": [picture.file, picture.width, picture.height] if picture else [],
        "corrections": reasons[:number],
        "left": reasons[number:],
        "exchanged": pairs,
        "edits": list(edits(recorded.text, edition.text, pairs, table)),
    }
    other = {} if edition.opening == edition.teaser else {"opening": edition.opening}
    return _without_empty(members) | other
