"""The types of an article: its restored text with title and headings, and its text in a variant."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from scripts.article.lines import Credit, credit, simple
from scripts.converting.variants import OWN, TABLE, Variant
from scripts.markdown.tree import Node
from scripts.restoring.restore import Line
from scripts.source.seed import Seed
from scripts.source.settings import Settings, Word
from scripts.source.values import Script
from scripts.text.pinyin import HAN
from scripts.text.traced import Traced

CHARACTERS_A_MINUTE = 300  # a usual estimate of Chinese sites for silent reading
OPENING = 110  # characters of the opening on the home page, at most

# Fields of the .toml that are words: they are converted with the text, and shown on page, home, feed and
# book. To have a new one in every variant, add it here, to Settings and to Edition.
TEXTS = ("subtitle", "description", "series")
NAMES = ("author", "translator")  # converted as names of people

_UNIT = re.compile(rf"[{HAN}]|[^\W_]+(?:[.,]\d+)*")


_NOTHING = Traced(())


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
    def first_slug(self) -> str:
        """The slug under which the article was first published: feeds know it by that for ever."""
        return (*self.was, self.slug)[0]

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
    forms: Mapping[int, str] = field(
        default_factory=dict
    )  # line → what it is but a paragraph: verse, quote …
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
            editors_title=self.title_line is None,
            draft=said.draft,
            added=said.added,
            date=said.date,
            updated=said.updated,
            source=said.source or "",
            canonical_to_source=said.canonical_to_source,
            noindex=said.noindex,
            cover=said.cover or "",
            was=said.was,
            part=said.part or 0,
        )

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
        """The lines of the plain text below its title; one with forms keeps the empty lines between them."""
        if not self.has_forms:
            return self.full
        numbers = [line.number for line in self.full]
        first = self.title_line + 1 if self.title_line and self.title_line < numbers[0] else numbers[0]
        kept = [line for line in self.lines if first <= line.number <= numbers[-1]]
        return [line for line in kept if line.number != self.title_line]

    def is_in(self, variant: Variant) -> bool:
        """Say whether the editor's ``variants`` include a variant; without them all do."""
        return variant.lang in (self.settings.variants or TABLE)


@dataclass(frozen=True, slots=True)  # there are half a million of ten thousand articles
class Block:
    """A heading or paragraph: its line in the seed (from 1), and its id, the same in every variant.

    One with forms, or of another kind, has them in ``node``; ``text`` is what it says. ``lines``: all of
    its lines, if it has several.
    """

    id: str
    line: int
    heading: bool
    text: str
    level: int = 2  # of a heading; the title is 1
    node: Node | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture beside the text: ``path`` in seeds/, ``file`` below the site's address, size as shown."""

    path: str
    file: str
    width: int
    height: int


@dataclass(frozen=True)
class Leads:
    """Where the links of an edition lead, known when all articles are; what is not here is shown as words.

    ``links``: as written → an address, below the site's where it has no scheme; ``files``: below the site's
    address → path in seeds/.
    """

    links: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


_NOWHERE = Leads()


@dataclass(frozen=True)
class Edition:
    """An article in one variant: everything of it that pages, lists, feeds and the search index show.

    ``reasons``: why the editor made each correction, then why each ``[[left]]`` was left.
    """

    facts: Facts
    lang: str
    title: str
    description: str
    author: str
    blocks: tuple[Block, ...]
    reasons: tuple[str, ...]
    by_hand: bool = False  # the editor wrote this version; it is not converted
    subtitle: str = ""
    translator: str = ""
    tags: tuple[str, ...] = ()
    series: str = ""
    markdown: str = ""  # the whole text, of an article in Markdown
    laid_out: str = ""  # the whole text, of another that has forms
    leads: Leads = _NOWHERE

    @property
    def picture(self) -> Picture | None:
        """The cover, else the first picture of the text."""
        return next(iter(self.leads.pictures.values()), None)

    @cached_property
    def has_forms(self) -> bool:
        """Say whether it has more than headings of one level and paragraphs."""
        return bool(self.laid_out) or any(block.node for block in self.blocks)

    @property
    def slug(self) -> str:
        return self.facts.slug

    @property
    def variant(self) -> Variant:
        return TABLE[self.lang]

    @property
    def characters(self) -> int:
        """The length: each Han character, and each word or number in other letters, counts as one."""
        return sum(len(_UNIT.findall(block.text)) for block in self.blocks)

    @property
    def minutes(self) -> int:
        """The estimated minutes of reading, at least one."""
        return max(1, round(self.characters / CHARACTERS_A_MINUTE))

    @cached_property
    def ids(self) -> dict[int, str]:
        """Number of a line of the seed → id of its block."""
        return {line: block.id for block in self.blocks for line in block.lines or (block.line,)}

    @cached_property
    def credits(self) -> list[Credit]:
        """What the lines above the first paragraph say of who wrote and when: 文／王小明, 2020年3月1日."""
        paragraphs = [block.text for block in self.blocks if not block.heading]
        return [one for one in takewhile(bool, map(credit, paragraphs[:-1])) if one]

    @property
    def byline(self) -> str:
        """The author, to be shown above the text; "" if the text itself begins with saying so."""
        named = {re.sub(r"\s", "", simple(one.author)) for one in self.credits if one.author}
        return "" if re.sub(r"\s", "", simple(self.author)) in named else self.author

    @property
    def opening(self) -> str:
        """The first paragraph that is no credit, of a poem its first stanza; if longer than ``OPENING``,
        cut at a mark, …… behind.
        """
        said = [one for one in self.blocks if not one.heading][len(self.credits) :]
        prose = [one.text for one in said if not one.node or one.node.kind == "paragraph"]
        # without the indents of its lines
        verse = [" ".join(one.text.split()) for one in said if one.node and one.node.kind == "verse"]
        longer = verse if len("".join(verse)) > len("".join(prose)) else prose
        text = longer[0] if longer else ""
        if len(text) <= OPENING:
            return text
        end = max(text.rfind(mark, OPENING // 2, OPENING) for mark in "。！？，；")
        return (text[:end] if end > 0 else text[:OPENING]) + "……"

    @property
    def teaser(self) -> str:
        """The description for search engines and feeds: the editor's, else the opening."""
        return self.description or self.opening

    @cached_property
    def text(self) -> str:
        """The published text: the Markdown of an article in Markdown, else a line a heading or paragraph.

        Where a plain text has forms, it is laid out as received.
        """
        plain = [self.title, *(block.text for block in self.blocks)]
        return self.markdown or self.laid_out or "".join(f"{line}\n" for line in plain)


def words_said(settings: Settings) -> list[str]:
    """List the texts of an editor in a .toml: TEXTS and NAMES ("" if not given), then the reasons."""
    return [getattr(settings, name) or "" for name in (*TEXTS, *NAMES)] + reasons(settings)


def reasons(settings: Settings) -> list[str]:
    """List the reasons of all corrections, then of everything under ``[[left]]``."""
    return [entry.why for entry in settings.corrections] + [entry.why for entry in settings.left]


def record_edition(editions: Sequence[Edition]) -> Edition:
    """Choose the edition to which the record of changes leads from the seed.

    It is the one in the seed's own script if that is published, else the first.
    """
    own = OWN[editions[0].facts.script]
    return next((edition for edition in editions if edition.lang == own), editions[0])
