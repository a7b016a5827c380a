"""Write for the record what pages, lists, books and feeds must say of an article; checks/ compares them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.article.edition_model import Edition
from scripts.article.model import Article, Facts
from scripts.source.settings import Settings
from scripts.text.frequencies import simplified
from scripts.text.traced import common_ends

Members = dict[str, object]  # name → value, in order, of an object in the record's JSON


def about(article: Article, editions: Sequence[Edition]) -> Members:
    """Say of an article what is the same in all ``editions``, and what lists, heads and feeds depend on.

    Days are as in ISO 8601, "" if not known; articles with the same ``day`` stand in the order of ``file``,
    the seed's path. ``groups``: its series and tags, like "tags 台湾", also for 臺灣. ``part``: its
    number in its series. ``ids``: those of its blocks; ``lines``: the line of the seed of each block.
    ``files``: what is published beside the text: path on the site → path in seeds/.
    """
    facts = article.facts
    return {
        **_members(facts, "file", "slug", "script", "was"),
        **{key: str(day or "") for key, day in _members(facts, "day", "added", "date", "updated").items()},
        **_members(facts, "source", "canonical_to_source", "noindex", "editors_title"),
        "groups": [f"{kind} {key}" for kind, key, _ in groups_in(article.settings)],
        "part": facts.part,
        "ids": [block.id for block in editions[0].blocks],
        "lines": [block.line for block in editions[0].blocks],
        "files": {file: path for one in editions for file, path in one.targets.beside.items()},
    }


def _members(of: Facts | Edition, *names: str) -> Members:
    return {name: getattr(of, name) for name in names}


def groups_in(settings: Settings) -> list[tuple[str, str, str]]:
    """List the series and tags of an article: kind, key and name. 臺灣, 台灣 and 台湾 have one key."""
    named = [("series", settings.series)] if settings.series else []
    named += [("tags", tag) for tag in settings.tags]
    return [(kind, simplified(name).casefold(), name) for kind, name in named]


def of_edition(edition: Edition, settings: Settings, recorded: Edition) -> Members:
    """Say what is shown of an article in the variant of ``edition``: its text, and the words about it.

    ``picture``: its address, relative to the site, width and height, if there is one. ``corrections`` and
    ``left``: what the editor quotes of the seed, and why it was changed or left. The text is made of that of
    ``recorded``, which the record is about: characters are ``exchanged`` (pairs: a character, what it
    becomes; of several pairs with one character the first counts), and then ``edits`` are made: place,
    length, and what stands there instead.
    """
    picture, number = edition.picture, len(settings.corrections)
    quoted = [one.received for one in settings.corrections] + [one.received for one in settings.left]
    reasons = list(zip(quoted, edition.reasons, strict=True))
    exchanged = "".join(_exchanged(recorded.text, edition.text))
    usual = {ord(one): other for one, other in zip(exchanged[-2::-2], exchanged[::-2])}
    return {
        **_members(edition, "title", "subtitle", "author", "byline", "translator"),
        "description": edition.teaser,
        **_members(edition, "series", "opening", "tags", "characters"),
        "picture": [picture.file, picture.width, picture.height] if picture else [],
        "corrections": reasons[:number],
        "left": reasons[number:],
        "exchanged": exchanged,
        "edits": list(_edits(recorded.text.translate(usual), edition.text)),
    }


def _exchanged(text: str, other: str) -> Iterator[str]:
    """Yield pairs of a character and what it becomes in lines of the same length, the most frequent first.

    One that mostly stays is paired with itself before that; one that always stays is left out.
    """
    alike = (zip(one, two) for one, two in _lines(text, other) if len(one) == len(two))
    counts = Counter(pair for pairs in alike for pair in pairs)
    found: dict[str, list[str]] = {}
    for a, b in sorted(counts, key=lambda pair: (pair[0], -counts[pair], pair[1])):
        found.setdefault(a, []).append(b)
    for a, (usual, *others) in found.items():
        yield from (a + b for b in (usual, *others) if b != a or (b == usual and others))


def _edits(text: str, other: str) -> Iterator[tuple[int, int, str]]:
    """Yield the edits (place, length, new words) that turn a text into another with as many lines."""
    at = 0
    for one, two in _lines(text, other):
        if len(one) == len(two):
            yield from ((at + place, 1, b) for place, (a, b) in enumerate(zip(one, two)) if a != b)
        else:
            head, tail = common_ends(one, two)
            yield at + head, len(one) - head - tail, two[head : len(two) - tail]
        at += len(one) + 1


def _lines(text: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(text.split("\n"), other.split("\n"), strict=True)
