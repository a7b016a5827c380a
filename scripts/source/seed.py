"""A seed: the bytes of a text as received, read and checked, with what its editor says of it."""

import hashlib
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.findings import Finding, Rejected
from scripts.source.control import CONTROL, first_places
from scripts.source.parse import parse_settings
from scripts.source.settings import Settings
from scripts.source.values import LANGUAGES

GLOSSARY = "glossary.toml"  # words for all articles
MAX_MARKS = 20_000  # ASCII marks in a line: each is escaped, and Markdown takes their square in time
MAX_BYTES = 4 * 1024 * 1024  # A long novel is about 3 MB. Work takes at most some 250 times as much memory.

# NUL, U+FFFE, U+FFFF and their like: no text has them, and neither HTML nor XML can carry them. Line
# breaks that only some programs know (U+000B, U+0085, CR alone): the lines of the text would be others.
FORBIDDEN = re.compile(
    "[\x00\x0b\x85\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]|\r(?!\n)"
)


# White space and the byte order mark at the ends of a line are layout, U+3000 included.
LAYOUT = " \t\r\u3000\u00a0\ufeff\u1680\u2028\u2029\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))


_MARKS = re.compile(f"[{re.escape(string.punctuation)}]")


@dataclass(frozen=True)
class Source:
    """The bytes that an article is made of, as they lie in the folder; ``None``: no such file."""

    file: str  # the text's, as messages name it: seeds/x.txt
    raw: bytes
    settings: bytes | None = None  # x.toml
    by_hand: Mapping[str, bytes] = field(default_factory=dict)  # language → x.<language>.txt

    def key(self, salt: str) -> str:
        """A fingerprint of all of it: what was made of the same bytes need not be made again."""
        names = [self.file, *self.by_hand]
        parts = [self.raw, self.settings or b"", *self.by_hand.values()]
        lengths = [len(part) for part in parts]
        head = repr((salt, names, lengths, self.settings is None)).encode()
        return hashlib.sha256(b"".join([head, *parts])).hexdigest()


@dataclass(frozen=True)
class Seed:
    """A text as received (``raw`` bytes, ``text`` characters) and what its editor says of it.

    ``by_hand`` are the texts that stand in a variant in place of the converted one: language →
    lines, the title first, without empty ones.
    """

    file: str
    raw: bytes
    text: str
    settings: Settings = field(default_factory=Settings)
    by_hand: Mapping[str, list[str]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as received, line ends taken off. Line 1 is ``lines[0]``."""
        return self.text.split("\n")

    @property
    def settings_file(self) -> str:
        return str(Path(self.file).with_suffix(".toml"))


def read(folder: Path, root: Path) -> tuple[list[Seed], list[Finding]]:
    """Every text in ``folder``, parsed, and all that is wrong there."""
    sources, findings = read_sources(folder, root)
    parsed = [parse(source) for source in sources]
    findings += [finding for _, remarks in parsed for finding in remarks]
    return [seed for seed, _ in parsed if seed], findings


def read_sources(folder: Path, root: Path) -> tuple[list[Source], list[Finding]]:
    """The bytes of every text in ``folder``, in the order of their names, and all that is wrong there.

    Files are named relative to ``root`` in what is said about them. Nothing outside ``folder``
    is read: a link that leads out of it is refused.
    """
    if not folder.is_dir():
        return [], [Finding("F01", str(folder), None, "no such folder", "make it and put a .txt in it")]
    names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    findings = list(_strangers(folder, root, names))
    sources = []
    for name in sorted(names):
        if name.endswith(".txt") and not whose(name):
            stem = name.removesuffix(".txt")
            try:
                settings = _bytes(folder / f"{stem}.toml", root) if f"{stem}.toml" in names else None
                by_hand = {
                    lang: _bytes(folder / f"{stem}.{lang}.txt", root)
                    for lang in LANGUAGES
                    if f"{stem}.{lang}.txt" in names
                }
                raw = _bytes(folder / name, root)
                sources.append(Source((folder / name).relative_to(root).as_posix(), raw, settings, by_hand))
            except Rejected as rejected:
                findings += rejected.findings
    if not sources and not findings:
        findings.append(Finding("F01", str(folder), None, "there is no text in it", "put a .txt into it"))
    return sources, findings


def read_glossary(folder: Path, root: Path) -> tuple[bytes, Settings, list[Finding]]:
    """The site's glossary: its bytes, its words, and all that is wrong with it."""
    path = folder / GLOSSARY
    if not path.exists():
        return b"", Settings(), []
    name = path.relative_to(root).as_posix()
    try:
        raw = _bytes(path, root)
        return raw, *parse_settings(decode(raw, name), name, only=("protect", "names", "words"))
    except Rejected as rejected:
        return b"", Settings(), rejected.findings


def parse(source: Source) -> tuple[Seed | None, list[Finding]]:
    """Bytes → the seed, unless they are no text, and all that is wrong with them."""
    settings = Settings()
    findings: list[Finding] = []
    file = str(Path(source.file).with_suffix(""))
    try:
        if source.settings and source.settings.strip():
            name = f"{file}.toml"
            settings, findings = parse_settings(decode(source.settings, name), name)
    except Rejected as rejected:
        findings = rejected.findings
    by_hand: dict[str, list[str]] = {}
    try:
        for lang, raw in source.by_hand.items():
            lines = decode(raw, f"{file}.{lang}.txt").split("\n")
            by_hand[lang] = [line.strip(LAYOUT) for line in lines if line.strip(LAYOUT)]
        text = decode(source.raw, source.file, damaged=True)
        return Seed(source.file, source.raw, text, settings, by_hand), findings
    except Rejected as rejected:
        return None, findings + rejected.findings


def whose(name: str) -> str:
    """x.txt for the hand-written version x.zh-Hans.txt; nothing for a text as received."""
    stem, _, lang = name.removesuffix(".txt").rpartition(".")
    return f"{stem}.txt" if lang in LANGUAGES and name.endswith(".txt") else ""


def _bytes(path: Path, root: Path) -> bytes:
    name = path.relative_to(root).as_posix()

    def reject(code: str, message: str, advice: str) -> Rejected:
        return Rejected([Finding(code, name, None, message, advice)])

    if not path.resolve().is_relative_to(path.parent.resolve()):
        raise reject("F03", "a link that leads out of the folder", "put the file itself here")
    if not path.is_file():
        raise reject("F02", "not a file", "rename or remove it")
    if path.stat().st_size > MAX_BYTES:
        raise reject("F04", f"larger than {MAX_BYTES:,} bytes", "split it into several articles")
    try:
        return path.read_bytes()
    except OSError as error:
        raise reject("F02", f"cannot be read ({error.strerror})", "check its permissions") from error


def _strangers(folder: Path, root: Path, names: set[str]) -> Iterator[Finding]:
    """Files that are neither a text nor belong to one: somebody expects something of them."""
    if "glossary.txt" in names:
        file = (folder / "glossary.txt").relative_to(root).as_posix()
        yield Finding("F08", file, None, f"{GLOSSARY} beside it is for all articles", "rename the text")
    for name in sorted(names - {"RIGHTS.md", GLOSSARY}):
        path = folder / name
        file = path.relative_to(root).as_posix()
        cased = {lang.lower(): lang for lang in LANGUAGES}.get(path.stem.rpartition(".")[2].lower())
        if path.suffix == ".txt" and cased and not whose(name):
            message = f"a version by hand is named …{cased}.txt, in this case of letters"
            yield Finding("F08", file, None, message, "rename it")
        text = whose(name) or (f"{path.stem}.txt" if path.suffix == ".toml" else "")
        if text:
            if text not in names:
                yield Finding("F09", file, None, f"there is no {text} beside it", "rename or remove it")
        elif path.suffix != ".txt":
            message = "a folder is not read" if path.is_dir() else "not read: its name does not end in .txt"
            yield Finding("F10", file, None, message, "rename it or move it out of the folder")


def decode(raw: bytes, file: str, damaged: bool = False) -> str:
    """UTF-8 bytes → text. Raises ``Rejected``. ``damaged``: it may hold control characters."""

    def reject(code: str, line: int | None, message: str, advice: str) -> Rejected:
        return Rejected([Finding(code, file, line, message, advice)])

    if not raw.strip():
        raise reject("F07", None, "the file is empty", "put the text in it or remove it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        if raw[error.start] == 0xED and raw[error.start + 1 : error.start + 2] >= b"\xa0":
            advice = "a lone surrogate: half of a character; copy the text again from its source"
        else:
            advice = _suggest_encoding(raw)
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        raise reject(
            "F05", line, f"byte 0x{raw[error.start]:02X} at column {column} is not UTF-8", advice
        ) from error
    if "\r" in text and "\n" not in text:
        raise reject("F06", 1, "the lines end in CR alone", "save it with LF line ends, as Unix does")
    # Control characters are damage of a copy, which restoration takes out; nobody's settings have them.
    forbidden = FORBIDDEN if damaged else re.compile(f"{FORBIDDEN.pattern}|{CONTROL.pattern}")
    found = forbidden.search(text)
    if found:
        count, places = first_places(text, forbidden)
        more = f", and more, {count} in all: {places}" if count > 1 else ""
        message = f"control character U+{ord(found[0][0]):04X}{more}"
        line = text.count("\n", 0, found.start()) + 1
        raise reject("F06", line, message, "remove it, or save the text again as plain text")
    for number, said in enumerate(text.split("\n"), 1):
        if len(said) > MAX_MARKS and len(_MARKS.findall(said)) > MAX_MARKS:
            raise reject("F04", number, f"more than {MAX_MARKS:,} ASCII marks in one line", "divide the line")
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise reject("F07", None, "the file holds only white space", "put the text in it or remove it")
    return text


def _suggest_encoding(raw: bytes) -> str:
    for encoding, signature in (("UTF-16", (b"\xff\xfe", b"\xfe\xff")),):
        if raw.startswith(signature):
            return f"it looks like {encoding}: convert it with iconv -f {encoding} -t UTF-8"
    scores = {}
    for encoding in ("GB18030", "BIG5"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Of two readings the true one has more of the most frequent characters.
        scores[encoding] = sum(
            c in "的一是不了在人有我他這这中大來来上國国個个到說说們们為为子和你地出道也" for c in text
        )
    if not scores:
        return "copy the text again from its source and save it as UTF-8"
    best = max(scores, key=lambda encoding: scores[encoding])
    return f"it looks like {best}: convert it with iconv -f {best} -t UTF-8"
