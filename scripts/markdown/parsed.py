"""What parsing finds in a Markdown source: its tree, and the runs of words that are converted."""

from dataclasses import dataclass, field

from scripts.markdown.tree import Node


@dataclass(frozen=True)
class Run:
    """Words that are converted, at a range of the source.

    If ``text`` is not as long as the range (entities), it can only be replaced as a whole. ``escaped``: a
    backslash stands before the first character. ``in_html``: they stand in HTML, where a backslash is
    one.
    """

    start: int
    end: int
    text: str
    escaped: bool = False
    in_html: bool = False


@dataclass(frozen=True)
class LinkByWords:
    """A link whose address is found by its own words, like [words], [words][] or [[words]].

    If a variant changes the words, ``name``, which has the old ones, is inserted at ``at``, so that the
    address is still found: [words] → [new words][words].
    """

    start: int
    end: int
    at: int
    name: str


@dataclass(frozen=True)
class Oddity:
    """What an author should look at: its kind ("tag", "looks", "dialect", or a key of ``document._ABOUT``),
    its place in the source, and what stands there.
    """

    key: str
    at: int
    text: str = ""


@dataclass
class Parsed:
    """``blocks``: those at top level; ``items``: the words and what separates them, in reading order;
    ``remarks``: what the author should look at; ``named``: links whose address is found by their words.

    In ``items`` a string is not converted: U+FFFC for code and addresses, a space, or a line end.
    """

    blocks: list[Node] = field(default_factory=list)
    items: list[Run | str] = field(default_factory=list)
    remarks: list[Oddity] = field(default_factory=list)
    named: list[LinkByWords] = field(default_factory=list)
