"""What an article is: a restored text with its title and headings, and what it says in a variant."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.converting.variants import OWN, TABLE, Variant
from scripts.restoring.restore import Line
from scripts.source.seed import Seed
from scripts.source.settings import Settings, Word
from scripts.source.values import Script
from scripts.text.pinyin import HAN

CHARACTERS_A_MINUTE = 300  # What Chinese reading sites reckon with.
OPENING = 110  # characters of the opening lines on the home page

# What an editor says of an article in words, in the .toml: converted with the text, shown on page, home,
# feed and book. A field that is added here, to Settings and to Edition is in every variant.
TEXTS = ("subtitle", "description")
NAMES = ("author", "translator")  # converted as names of people

_UNIT = re.compile(rf"[{HAN}]|[^\W_]+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Facts:
    """What is the same in every variant of an article."""

    file: str  # the seed
    slug: str
    script: Script
    editors_title: bool
    draft: bool
    added: datetime.date | None
    date: datetime.date | None
    updated: datetime.date | None
    source: str
    canonical_to_source: bool
    noindex: bool

    @property
    def day(self) -> datetime.date:
        """By which articles are ordered: published, else added here, else long ago."""
        return self.date or self.added or datetime.date.min


@dataclass(frozen=True)
class Article:
    """A restored text in its own script, and what the editor or a guess says of it."""

    seed: Seed
    slug: str
    script: Script
    lines: tuple[Line, ...]  # every line of the seed; those left empty are not published
    headings: dict[int, str]  # line → id
    title: str
    title_line: int | None  # the line of the seed that is the title; None: the editor's own title
    glossary: tuple[Word, ...]  # the article's own words, then those of the site that it has
    names: tuple[str, ...] = ()  # of people, the article's own and the site's that it has

    @property
    def settings(self) -> Settings:
        return self.seed.settings

    @property
    def facts(self) -> Facts:
        said = self.settings
        return Facts(
            file=self.seed.file,
            slug=self.slug,
            script=self.script,
            editors_title=self.title_line is None,
            draft=said.draft,
            added=said.added,
            date=said.date,
            updated=said.updated,
            source=said.source or "",
            canonical_to_source=said.canonical_to_source,
            noindex=said.noindex,
        )

    @property
    def full(self) -> list[Line]:
        """The lines that are headings and paragraphs."""
        return [line for line in self.lines if line.now and line.number != self.title_line]

    def is_in(self, variant: Variant) -> bool:
        """Whether the editor lets the article be published in a variant."""
        return variant.lang in (self.settings.variants or TABLE)


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph. ``id`` is its address, the same in every variant."""

    id: str
    line: int
    heading: bool
    text: str


@dataclass(frozen=True)
class Edition:
    """An article in one variant: all that a page, list, feed or index shows of it.

    ``reasons`` are those of the corrections, then of what was left.
    """

    facts: Facts
    lang: str
    title: str
    description: str
    author: str
    blocks: tuple[Block, ...]
    reasons: tuple[str, ...]
    by_hand: bool = False  # an editor's own text, not a converted one
    subtitle: str = ""
    translator: str = ""

    @property
    def slug(self) -> str:
        return self.facts.slug

    @property
    def variant(self) -> Variant:
        return TABLE[self.lang]

    @property
    def characters(self) -> int:
        """Length: each Han character, each word or number in other letters; no punctuation."""
        return sum(len(_UNIT.findall(block.text)) for block in self.blocks)

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least one minute."""
        return max(1, round(self.characters / CHARACTERS_A_MINUTE))

    @cached_property
    def ids(self) -> dict[int, str]:
        """Line of the seed → id of its block."""
        return {block.line: block.id for block in self.blocks}

    @property
    def opening(self) -> str:
        """The opening lines: the first paragraph, cut at a mark where it is long."""
        text = next((block.text for block in self.blocks if not block.heading), "")
        if len(text) <= OPENING:
            return text
        end = max(text.rfind(mark, OPENING // 2, OPENING) for mark in "。！？，；")
        return (text[:end] if end > 0 else text[:OPENING]) + "……"

    @property
    def teaser(self) -> str:
        """What search engines and feeds are told of it: the editor's description, else the opening."""
        return self.description or self.opening

    @cached_property
    def text(self) -> str:
        """The plain text: title, headings and paragraphs, each on a line of its own."""
        return "".join(f"{line}\n" for line in [self.title, *(block.text for block in self.blocks)])


def words_said(settings: Settings) -> list[str]:
    """List what an editor says in words: each field, empty where it is not said, then the reasons."""
    return [getattr(settings, name) or "" for name in (*TEXTS, *NAMES)] + reasons(settings)


def reasons(settings: Settings) -> list[str]:
    """List why the editor corrected, then why something was left."""
    return [entry.why for entry in settings.corrections] + [entry.why for entry in settings.left]


def record_edition(editions: Sequence[Edition]) -> Edition:
    """The edition in which the record of changes ends: the seed's own script, where that is on."""
    own = OWN[editions[0].facts.script]
    return next((edition for edition in editions if edition.lang == own), editions[0])
