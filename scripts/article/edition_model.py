"""The type of an edition: an article in a variant, as pages, lists, feeds, books and the search show it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from scripts.article.credits import Credit, credit
from scripts.article.line_kinds import simple
from scripts.article.model import Facts
from scripts.converting.variants import OWN, TABLE, Variant
from scripts.markdown.tree import Node
from scripts.text.han import HAN

CHARACTERS_A_MINUTE = 300  # a usual estimate of Chinese sites for silent reading
OPENING = 110  # characters of the opening on the home page, at most
_TELLS = 16  # characters of a paragraph that opens a text though it ends no sentence
_SAID = {*"。！？…」』”’）.!?"}

_UNIT = re.compile(rf"[{HAN}]|[^\W_]+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)  # ten thousand articles have half a million
class Block:
    """A heading or paragraph: its line in the seed (from 1), and its id, the same in every variant.

    ``text``: what it says; ``node``: the block itself, if it is of another kind, or has emphasis, links and
    the like within; ``lines``: all of its lines, if it has several.
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
class Targets:
    """Where the links of an edition lead. A link that is in no table is shown as its words.

    ``links``: address as written → address, relative to the site unless it has a scheme; ``files``: path on
    the site → path in seeds/.
    """

    links: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def beside(self) -> dict[str, str]:
        """All files that are published beside the text: below the site's address → path in seeds/."""
        return {**self.files, **{one.file: one.path for one in self.pictures.values()}}

    def within(self, link: Node) -> Node:
        """Give a link in which no other stands: a picture in it that cannot be shown, and would become a link
        itself, becomes its words.
        """

        def within_link(one: Node) -> Node:
            is_link = one.kind == "image" and one.get("href") not in self.pictures
            return Node("literal", 0, 0, "".join(part.text for part in one.walk())) if is_link else one

        return replace(link, children=tuple(map(within_link, link.children)))


_NOWHERE = Targets()


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
    laid_out: str = ""  # the whole text, of a plain text that has forms
    targets: Targets = _NOWHERE

    @property
    def picture(self) -> Picture | None:
        """The cover, else the first picture of the text."""
        return next(iter(self.targets.pictures.values()), None)

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
        """Map every line of the seed (from 1) that is part of a block to the id of the block."""
        return {line: block.id for block in self.blocks for line in block.lines or (block.line,)}

    @cached_property
    def credits(self) -> list[Credit]:
        """What the lines above the first paragraph say of who wrote and when: 文／王小明, 2020年3月1日."""
        paragraphs = [block.text for block in self.blocks if not block.heading]
        # A name that only its author has (培根) says it, too.
        read = (Credit(text) if text and text == self.author else credit(text) for text in paragraphs[:-1])
        return [one for one in takewhile(bool, read) if one]

    @property
    def byline(self) -> str:
        """The author, to be shown above the text; "" if the text itself begins with saying so."""
        named = {re.sub(r"\s", "", simple(one.author)) for one in self.credits if one.author}
        return "" if re.sub(r"\s", "", simple(self.author)) in named else self.author

    @property
    def opening(self) -> str:
        """The first paragraph that is no credit and no mere salutation (各位讀者：), of a poem its first
        stanza; if it is longer than ``OPENING``, it is cut at a mark, with …… behind.
        """
        said = [one for one in self.blocks if not one.heading][len(self.credits) :]
        prose = [one.text for one in said if not one.node or one.node.kind == "paragraph"]
        # without the indents of its lines
        verse = [" ".join(one.text.split()) for one in said if one.node and one.node.kind == "verse"]
        longer = verse if len("".join(verse)) > len("".join(prose)) else prose
        tells = (one for one in longer if len(one) >= _TELLS or one[-1:] in _SAID)
        text = next(tells, longer[0] if longer else "")
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


def record_edition(editions: Sequence[Edition]) -> Edition:
    """Choose the edition into which the changes in the record turn the seed.

    It is the one in the seed's own script if that is published, else the first.
    """
    own = OWN[editions[0].facts.script]
    return next((edition for edition in editions if edition.lang == own), editions[0])
