"""What pages, lists, books and feeds must say of an article, for its record: checks/ holds them to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.article.model import Article, Edition
from scripts.source.settings import Settings
from scripts.text.frequencies import simplified
from scripts.text.traced import common_prefix


@dataclass(frozen=True)
class About:
    """What lists, heads and feeds go by, whatever the variant. Days as in ISO 8601, "" if not known.

    ``file`` is the seed's path; articles with the same ``day`` stand in the order of these. ``files``: what
    is published beside the text, below the site's address → path in seeds/.
    """

    file: str
    slug: str
    script: str
    was: tuple[str, ...]
    day: str
    added: str
    date: str
    updated: str
    source: str
    canonical_to_source: bool
    noindex: bool
    editors_title: bool
    groups: tuple[str, ...]  # its series and tags, those that are read alike as one: "tags 台湾"
    part: int  # its number in its series
    ids: tuple[str, ...]  # of the blocks
    lines: tuple[int, ...]  # of the seed, from which they are
    files: dict[str, str]


@dataclass(frozen=True)
class Said:
    """What is shown of an article in one variant: its text, and the words about it.

    ``picture``: its address below the site's, width and height, if there is any. ``corrections`` and
    ``left``: what the editor quotes of the seed, and why it was changed or left. Its text is that to which
    the record leads, with characters ``exchanged`` (each and what it becomes, in turn; of several the first
    where nothing else is said), and then with ``edits``: place, length, and what stands there instead.
    """

    title: str
    subtitle: str
    author: str
    byline: str
    translator: str
    description: str
    series: str
    opening: str
    tags: tuple[str, ...]
    characters: int
    picture: tuple[str | int, ...]
    corrections: tuple[tuple[str, str], ...]
    left: tuple[tuple[str, str], ...]
    exchanged: str
    edits: tuple[tuple[int, int, str], ...]


def about(article: Article, editions: Sequence[Edition]) -> About:
    """Say of an article what is the same in all ``editions``."""
    facts, leads = article.facts, [one.leads for one in editions]
    pictures = {one.file: one.path for lead in leads for one in lead.pictures.values()}
    return About(
        facts.file,
        facts.slug,
        facts.script,
        facts.was,
        str(facts.day),
        str(facts.added or ""),
        str(facts.date or ""),
        str(facts.updated or ""),
        facts.source,
        facts.canonical_to_source,
        facts.noindex,
        facts.editors_title,
        tuple(f"{kind} {key}" for kind, key, _ in groups_in(article.settings)),
        facts.part,
        tuple(block.id for block in editions[0].blocks),
        tuple(block.line for block in editions[0].blocks),
        {file: path for lead in leads for file, path in lead.files.items()} | pictures,
    )


def groups_in(settings: Settings) -> list[tuple[str, str, str]]:
    """List the series and tags of an article: kind, key and name. 臺灣, 台灣 and 台湾 have one key."""
    named = [("series", settings.series)] if settings.series else []
    named += [("tags", tag) for tag in settings.tags]
    return [(kind, simplified(name).casefold(), name) for kind, name in named]


def said(edition: Edition, settings: Settings, recorded: Edition) -> Said:
    """Say what is shown of an article in the variant of ``edition``; the record leads to ``recorded``."""
    picture, number = edition.picture, len(settings.corrections)
    quoted = [one.received for one in settings.corrections] + [one.received for one in settings.left]
    reasons = tuple(zip(quoted, edition.reasons, strict=True))
    exchanged = "".join(_exchanged(recorded.text, edition.text))
    usual = {ord(one): other for one, other in zip(exchanged[-2::-2], exchanged[::-2])}
    return Said(
        edition.title,
        edition.subtitle,
        edition.author,
        edition.byline,
        edition.translator,
        edition.teaser,
        edition.series,
        edition.opening,
        edition.tags,
        edition.characters,
        (picture.file, picture.width, picture.height) if picture else (),
        reasons[:number],
        reasons[number:],
        exchanged,
        tuple(_edits(recorded.text.translate(usual), edition.text)),
    )


def _exchanged(text: str, other: str) -> Iterator[str]:
    """Yield each character that is another in lines of the same length, and which, the usual one first."""
    counts = Counter(
        pair for one, two in _lines(text, other) if len(one) == len(two) for pair in zip(one, two)
    )
    found: dict[str, list[str]] = {}
    for a, b in sorted(counts, key=lambda pair: (pair[0], -counts[pair], pair[1])):
        found.setdefault(a, []).append(b)
    for a, (usual, *others) in found.items():
        yield from (a + b for b in (usual, *others) if b != a or (b == usual and others))


def _edits(text: str, other: str) -> Iterator[tuple[int, int, str]]:
    """Yield what turns a text into another one, line by line; both have as many lines."""
    at = 0
    for one, two in _lines(text, other):
        if len(one) == len(two):
            yield from ((at + place, 1, b) for place, (a, b) in enumerate(zip(one, two)) if a != b)
        else:
            head = common_prefix(one, two)
            tail = common_prefix(one[head:][::-1], two[head:][::-1])
            yield at + head, len(one) - head - tail, two[head : len(two) - tail]
        at += len(one) + 1


def _lines(text: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(text.split("\n"), other.split("\n"), strict=True)
