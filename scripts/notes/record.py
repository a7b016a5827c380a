"""Make the record of changes: every difference between the seed and the published plain text.

From record and plain text together the seed can be restored byte for byte; checks/proof.py does so.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field

from scripts.article.edition import traced
from scripts.article.edition_model import Edition
from scripts.article.model import Article
from scripts.notes.recorded import Members, about, of_edition
from scripts.notes.written_down import written_down
from scripts.pages.address import Address
from scripts.pages.page import compact_json

RECORD = "record.json"
RECEIVED = "received.txt"


@dataclass(frozen=True)
class Entry:
    """A change: ``was``, at character ``at`` (from 0) of the seed, became ``now``.

    ``line`` and ``column`` (in characters) say the same place, from 1. ``rules`` are in the order in
    which they were applied.
    """

    at: int
    line: int
    column: int
    was: str
    now: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class SeedFile:
    """The text as received: its name in ``seeds/``, its name on the site, length in bytes and SHA-256.

    If not a byte was changed, or only a title put above, ``file`` is the name of the published plain text:
    the site has it only once.
    """

    name: str
    file: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class TextFile:
    """The published plain text that the record is about: undoing the changes in it gives the seed."""

    file: str
    lang: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Record:
    """The record of an article. ``entries``, its changes, are in order and do not overlap.

    ``undecoded``: bytes that were no UTF-8, in ``hex``; at their place ``at`` (from 0) the seed has U+FFFD.
    ``about`` and ``editions`` (by language): what every page, list, book and feed must say; ``checks/``
    compares them with it. The record does not hold the text that it is about, which lies on the site; the
    texts of other variants can be made of that one.

    ``pages``: language → folder of that variant's page, relative to the site; ``headings``: the numbers of
    the plain texts' lines that are headings, from 1 (line 1 is the title). ``forms``, of an article with
    forms: language → what the page must show, block by block, as ``written_down`` makes it; a variant that
    must show the same as the first is left out.
    """

    seed: SeedFile
    text: TextFile
    pages: dict[str, str]
    headings: tuple[int, ...]
    entries: tuple[Entry, ...]
    about: Members
    editions: dict[str, Members]
    undecoded: tuple[Members, ...] = ()
    forms: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_below_title(self) -> bool:
        """Whether the text as received lies in the published one, below a title that its editor put there."""
        return self.seed.file == self.text.file and self.seed.sha256 != self.text.sha256

    @property
    def received(self) -> str:
        """The path, below ``docs/``, of the file that has the text as received."""
        if self.seed.file == self.text.file:
            return self.pages[self.text.lang] + self.text.file
        return f"articles/{self.about['slug']}/{self.seed.file}"

    def to_json(self) -> bytes:
        """Encode as the JSON that is published: ``entries`` are called ``changes`` there and stand last, each
        a list of what an ``Entry`` says, with its rules at the end.

        What else is empty is left out, and of ``text`` what it has in common with ``seed``.
        """
        fields = asdict(self)
        entries = ([*said, *rules] for *said, rules in map(astuple, self.entries))
        changes = ",\n".join(map(compact_json, entries))
        del fields["entries"]
        seed = fields["seed"]
        fields["text"] = {key: value for key, value in fields["text"].items() if seed.get(key) != value}
        lines = [f'"{key}": {compact_json(value)}' for key, value in fields.items() if value]
        lines.append(f'"changes": [{changes}]')
        return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def make_record(article: Article, edition: Edition, editions: Sequence[Edition]) -> Record:
    """Make the record of the changes between the seed of an article and the plain text of ``edition``.

    ``editions``: the article in all variants in which it is published.
    """
    raw, text = article.seed.raw, edition.text.encode()
    shown = {one.lang: written_down(one) for one in editions if one.markdown or one.laid_out}
    first = next(iter(shown.values()), None)
    name, published = article.seed.file.rpartition("/")[2], Address.of(edition).text_name
    return Record(
        SeedFile(name, published if raw in (text, text.partition(b"\n")[2]) else RECEIVED, *_digest(raw)),
        TextFile(published, edition.lang, *_digest(text)),
        {one.lang: Address.of(one).folder for one in editions},
        tuple(number for number, block in enumerate(edition.blocks, 2) if block.heading),
        tuple(_entries(article, edition)),
        about(article, editions),
        {one.lang: of_edition(one, article.settings, edition) for one in editions},
        tuple({"at": one.at, "hex": one.raw.hex()} for one in article.seed.lost),
        {lang: blocks for lang, blocks in shown.items() if blocks is first or blocks != first},
    )


def _entries(article: Article, edition: Edition) -> Iterator[Entry]:
    """Yield all changes between the seed and the text of an edition, with their lines and columns."""
    line = start = 0  # number (from 0) and first character of the line in which the change begins
    text = article.seed.text
    for at, piece in traced(article, edition).changes():
        while (end := text.find("\n", start, at)) >= 0:
            line, start = line + 1, end + 1
        yield Entry(at, line + 1, at - start + 1, piece.was, piece.now, piece.rules)


def _digest(raw: bytes) -> tuple[int, str]:
    return len(raw), hashlib.sha256(raw).hexdigest()
