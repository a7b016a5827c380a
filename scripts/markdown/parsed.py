"""What a Markdown source holds: its tree, and the runs of words that the steps of this program work on."""

from dataclasses import dataclass, field

from scripts.markdown.tree import Node


@dataclass(frozen=True)
class Run:
    """Words at a range of the source.

    If ``text`` is not what stands there (entities), it can only be replaced as a whole. ``escaped``: a
    backslash stands before the first character.
    """

    start: int
    end: int
    text: str
    escaped: bool = False


@dataclass(frozen=True)
class LinkByWords:
    """A link that finds its address by its own words, like [words] or [words][].

    Where a variant changes the words, ``name``, what they were, is put in at ``at``, so that the definition
    of the address is still found.
    """

    start: int
    end: int
    at: int
    name: str


@dataclass(frozen=True)
class Oddity:
    """What an author should know: its kind ("tag", "looks", "dialect", or a key of ``document._ABOUT``), its
    place in the source, and what stands there.
    """

    key: str
    at: int
    text: str = ""


@dataclass
class Parsed:
    """Top-level blocks; the words and what stands between them, in reading order; what to remark.

    In ``items`` a string is what is not converted: U+FFFC for code and addresses, a space or a line end.
    """

    blocks: list[Node] = field(default_factory=list)
    items: list[Run | str] = field(default_factory=list)
    remarks: list[Oddity] = field(default_factory=list)
    named: list[LinkByWords] = field(default_factory=list)
