"""The type of an article: its restored text, its title and headings, declared or guessed, and its facts."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.article.entitled import entitled
from scripts.article.labels import head_of
from scripts.converting.variants import TABLE, Variant
from scripts.restoring.restore import Line
from scripts.source.front_matter import NAMES
from scripts.source.seed import Seed
from scripts.source.settings import Settings, Word
from scripts.source.values import Script
from scripts.text.traced import Traced

# Fields of the .toml that are words: they are converted with the text, and shown on page, home, feed and
# book. To have a new one in every variant, add it here, to Settings and to Edition.
TEXTS = ("subtitle", "description", "series")

_AS_SAID = ("draft", "added", "date", "updated", "canonical_to_source", "noindex", "was")  # as in the .toml
_NOTHING = Traced(())
_HEAD = 24  # lines among which a head, as a saved mail has it, may stand


@dataclass(frozen=True)
class Facts:
    """What is the same in every variant of an article; days are as in its .toml."""

    file: str  # the path of the seed: seeds/x.txt
    slug: str
    script: Script
    editors_title: bool  # the title is the editor's own, not in the seed
    draft: bool
    added: datetime.date | None
    date: datetime.date | None
    updated: datetime.date | None
    source: str
    canonical_to_source: bool
    noindex: bool
    was: tuple[str, ...] = ()  # slugs that it had before, the first one first
    cover: str = ""
    part: int = 0  # its number in its series

    @property
    def day(self) -> datetime.date:
        """The day by which articles are sorted: added here, else published, else before all others.

        So a poem of 1928 that came yesterday is the newest; the archive has the years of publication.
        """
        return self.added or self.date or datetime.date.min


@dataclass(frozen=True)
class Article:
    """A restored text in its own script, with title and headings as the editor declared or as guessed."""

    seed: Seed
    slug: str
    script: Script
    lines: tuple[Line, ...]  # every line of the seed; those that are empty now are not published
    headings: dict[int, str]  # line → id
    title: str
    title_line: int | None  # the line of the seed that is the title; None: the editor's own title
    glossary: tuple[Word, ...]  # words that occur in it: of its .toml first, then of the common glossary
    names: tuple[str, ...] = ()  # names of people that occur in it, in the same order
    levels: Mapping[int, int] = field(default_factory=dict)  # line of a heading → its level, if it is not 2
    forms: Mapping[int, str] = field(default_factory=dict)  # line → verse, quote …, if it is no paragraph
    text: Traced = _NOTHING  # the whole restored text; in Markdown what all editions are made of

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
            editors_title=self.title_line is None and not self._says_its_title(),
            source=said.source or "",
            cover=said.cover or "",
            part=said.part or 0,
            **{name: getattr(said, name) for name in _AS_SAID},
        )

    def _says_its_title(self) -> bool:
        """Say whether the title is part of a line: of 《題》 作者, or behind a label at the head."""
        texts = [line.now for line in self.lines if line.now]
        return self.title in (head_of(texts[:_HEAD])[1], entitled(texts).title)

    @property
    def full(self) -> list[Line]:
        """The lines that are headings or paragraphs: not empty, and not the title."""
        return [line for line in self.lines if line.now and line.number != self.title_line]

    @property
    def has_forms(self) -> bool:
        """Say whether a plain text has more than headings of one level and paragraphs."""
        return bool(self.forms or self.levels)

    @property
    def written(self) -> list[Line]:
        """The lines of the plain text below its title; a text with forms keeps the empty lines between."""
        if not self.has_forms:
            return self.full
        numbers = [line.number for line in self.full]
        first = self.title_line + 1 if self.title_line and self.title_line < numbers[0] else numbers[0]
        kept = [line for line in self.lines if first <= line.number <= numbers[-1]]
        return [line for line in kept if line.number != self.title_line]

    def is_in(self, variant: Variant) -> bool:
        """Say whether the editor's ``variants`` include a variant; without them all do."""
        return variant.lang in (self.settings.variants or TABLE)


def words_said(settings: Settings) -> list[str]:
    """List the texts of an editor in a .toml: TEXTS and NAMES ("" if not given), then the reasons."""
    return [getattr(settings, name) or "" for name in (*TEXTS, *NAMES)] + reasons(settings)


def reasons(settings: Settings) -> list[str]:
    """List the reasons of all corrections, then of everything under ``[[left]]``."""
    return [entry.why for entry in settings.corrections] + [entry.why for entry in settings.left]
