"""A text as received, with its .toml and its versions by hand: as bytes (``Source``), and read (``Seed``)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from scripts.findings import Finding, Rejected, gathered
from scripts.source.decoding import Lost, decode, decode_copy
from scripts.source.front_matter import front_matter
from scripts.source.reading import reading
from scripts.source.settings import Settings
from scripts.source.toml import parse_settings

# White space and the byte order mark at the ends of a line are layout, U+3000 included.
LAYOUT = " \t\r\u3000\u00a0\ufeff\u1680\u2028\u2029\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))


@dataclass(frozen=True)
class Original:
    """The file from which a text was made when it was added: its name, length in bytes and SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Source:
    """The bytes of the files that an article is made from; ``settings`` is ``None`` if there is no .toml."""

    file: str  # the path of the text as messages name it: seeds/x.txt
    raw: bytes
    settings: bytes | None = None  # x.toml
    by_hand: Mapping[str, bytes] = field(default_factory=dict)  # language → x.<language>.txt, or .md
    original: Original | None = None

    def key(self, salt: str) -> str:
        """Compute the key in the cache: the SHA-256, in hexadecimal, of ``salt`` and all names and bytes."""
        return hashlib.sha256(repr((salt, self)).encode()).hexdigest()


@dataclass(frozen=True)
class Seed:
    """A text as received (``raw`` bytes, ``text`` decoded) and the settings of its .toml.

    ``by_hand``: the versions that an editor wrote to replace a converted one: language (BCP 47) → its lines
    that are not empty, the title first, or, of Markdown, all lines. ``lost``: the characters that stand for
    bytes that are no UTF-8.
    """

    file: str
    raw: bytes
    text: str
    settings: Settings = field(default_factory=Settings)
    by_hand: Mapping[str, list[str]] = field(default_factory=dict)
    lost: tuple[Lost, ...] = ()
    original: Original | None = None

    @cached_property
    def lines(self) -> list[str]:
        """List the lines as received, without LF (a CR before it stays). Line 1 is ``lines[0]``."""
        return self.text.split("\n")

    @property
    def is_markdown(self) -> bool:
        return self.file.endswith(".md")

    @property
    def settings_file(self) -> str:
        return str(Path(self.file).with_suffix(".toml"))


def full_lines(lines: Iterable[str]) -> list[str]:
    """List the lines that are not empty, without the white space around them."""
    return [line.strip(LAYOUT) for line in lines if line.strip(LAYOUT)]


def parse_source(source: Source) -> tuple[Seed | None, list[Finding]]:
    """Decode and parse the files of an article; return the seed, and findings.

    The seed is ``None`` if its text or a version by hand cannot be decoded; entries of the .toml that
    are wrong are left out of its settings.
    """
    settings = Settings()
    findings: list[Finding] = []
    file = str(Path(source.file).with_suffix(""))
    if source.settings and source.settings.strip():
        name = f"{file}.toml"
        with gathered(findings), reading(name):
            settings, findings = parse_settings(decode(source.settings, name), name)
    by_hand: dict[str, list[str]] = {}
    try:
        for lang, raw in source.by_hand.items():
            lines = decode(raw, f"{file}.{lang}{Path(source.file).suffix}").split("\n")
            by_hand[lang] = lines if source.file.endswith(".md") else full_lines(lines)
        text, lost = decode_copy(source.raw, source.file)
        seed = Seed(source.file, source.raw, text, settings, by_hand, lost, source.original)
        with reading(source.file):
            return (_with_front_matter(seed, findings) if seed.is_markdown else seed), findings
    except Rejected as rejected:
        return None, findings + rejected.findings


def _with_front_matter(seed: Seed, findings: list[Finding]) -> Seed:
    """Add what the front matter says to a seed in Markdown, and what is wrong there to ``findings``."""
    front = front_matter(seed.text)
    settings, twice = front.into(seed.settings)
    findings += [Finding(code, seed.file, line, what, advice) for code, line, what, advice in front.slips]
    findings += [Finding(code, seed.settings_file, line, what, advice) for code, line, what, advice in twice]
    return replace(seed, settings=settings)
