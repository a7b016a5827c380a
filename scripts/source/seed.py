"""Read and check the files in ``seeds/``: texts as received, their .toml, versions by hand, the glossary."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from scripts.findings import Finding, Rejected
from scripts.source.decoding import Lost, decode, decode_copy
from scripts.source.front_matter import front_matter
from scripts.source.reading import is_fit, read_file, reading, shown
from scripts.source.settings import Settings
from scripts.source.toml import parse_settings
from scripts.source.values import LANGUAGES

GLOSSARY = "glossary.toml"  # words for all articles
TEXTS = (".txt", ".md")  # plain text and Markdown
OTHERS = {"RIGHTS.md", "README.md", GLOSSARY}  # what may lie beside the texts
ORIGINAL = "original"  # x.original.docx: the file that x.txt was made of
MAX_ORIGINAL = 64 * 1024 * 1024  # It is only counted and hashed.

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
    by_hand: Mapping[str, bytes] = field(default_factory=dict)  # language → x.<language>.txt
    original: "Original | None" = None

    def key(self, salt: str) -> str:
        """Give the SHA-256, in hexadecimal, of ``salt`` and all names and bytes: the key in the cache."""
        names = [self.file, *self.by_hand]
        parts = [self.raw, self.settings or b"", *self.by_hand.values()]
        lengths = [len(part) for part in parts]
        head = repr((salt, names, lengths, self.settings is None, self.original)).encode()
        return hashlib.sha256(b"".join([head, *parts])).hexdigest()


@dataclass(frozen=True)
class Seed:
    """A text as received (``raw`` bytes, ``text`` decoded) and the settings of its .toml.

    ``by_hand`` has the versions that an editor wrote to replace a converted one: language (BCP 47) →
    lines that are not empty, the title first. ``lost`` are the characters that stand for bytes that are
    no text.
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


def read(folder: Path, root: Path) -> tuple[list[Seed], list[Finding]]:
    """Read and parse every text in ``folder``; give the seeds, in the order of their names, and findings.

    Paths in findings are relative to ``root``. Texts that cannot be read or decoded are left out.
    """
    sources, findings = read_sources(folder, root)
    parsed = [parse(source) for source in sources]
    findings += [finding for _, remarks in parsed for finding in remarks]
    return [seed for seed, _ in parsed if seed], findings


def read_sources(folder: Path, root: Path) -> tuple[list[Source], list[Finding]]:
    """Read the bytes of every text in ``folder``; give them in the order of their names, and findings.

    Paths in findings are relative to ``root``. A link that leads out of ``folder`` is not read but
    reported.
    """
    if not folder.is_dir():
        return [], [Finding("F01", str(folder), None, "no such folder", "make it and put a .txt in it")]
    every = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    names = set(filter(is_fit, every))
    originals = {stem: name for name in sorted(names, reverse=True) if (stem := _made_into(name))}
    findings = [_unfit(folder / name, root) for name in sorted(every - names)]
    sources: list[Source] = []
    for name in sorted(names):
        if name.endswith(TEXTS) and not whose(name) and name not in OTHERS:
            stem = Path(name).stem
            try:
                settings = read_file(folder / f"{stem}.toml", root) if f"{stem}.toml" in names else None
                by_hand = {
                    lang: read_file(folder / f"{stem}.{lang}.txt", root)
                    for lang in LANGUAGES
                    if f"{stem}.{lang}.txt" in names and name.endswith(".txt")
                }
                raw = read_file(folder / name, root)
                file = (folder / name).relative_to(root).as_posix()
                sources.append(
                    Source(file, raw, settings, by_hand, _original(folder, root, originals.get(stem)))
                )
            except Rejected as rejected:
                findings += rejected.findings
    markdown = b"\n".join(source.raw for source in sources if source.file.endswith(".md"))
    findings += _strangers(folder, root, names, unquote(markdown, errors="replace"))
    if not sources and not findings:
        findings.append(Finding("F01", str(folder), None, "there is no text in it", "put a .txt into it"))
    return sources, findings


def read_glossary(folder: Path, root: Path) -> tuple[bytes, Settings, list[Finding]]:
    """Read the glossary of all articles in ``folder``; give its bytes, its settings, and findings.

    Without a glossary, or if it cannot be read, the bytes and settings are empty.
    """
    path = folder / GLOSSARY
    if not path.exists():
        return b"", Settings(), []
    name = path.relative_to(root).as_posix()
    try:
        raw = read_file(path, root)
        with reading(name):
            return raw, *parse_settings(decode(raw, name), name, only=("protect", "names", "words"))
    except Rejected as rejected:
        return b"", Settings(), rejected.findings


def parse(source: Source) -> tuple[Seed | None, list[Finding]]:
    """Decode and parse the bytes of an article; give the seed, and findings.

    The seed is ``None`` if its text or a version by hand cannot be decoded; entries of the .toml that
    are wrong are left out of its settings.
    """
    settings = Settings()
    findings: list[Finding] = []
    file = str(Path(source.file).with_suffix(""))
    try:
        if source.settings and source.settings.strip():
            name = f"{file}.toml"
            with reading(name):
                settings, findings = parse_settings(decode(source.settings, name), name)
    except Rejected as rejected:
        findings = rejected.findings
    by_hand: dict[str, list[str]] = {}
    try:
        for lang, raw in source.by_hand.items():
            lines = decode(raw, f"{file}.{lang}.txt").split("\n")
            by_hand[lang] = [line.strip(LAYOUT) for line in lines if line.strip(LAYOUT)]
        text, lost = decode_copy(source.raw, source.file)
        seed = Seed(source.file, source.raw, text, settings, by_hand, lost, source.original)
        with reading(source.file):
            return (_with_front_matter(seed, findings) if seed.is_markdown else seed), findings
    except Rejected as rejected:
        return None, findings + rejected.findings


def _with_front_matter(seed: Seed, findings: list[Finding]) -> Seed:
    """Add to a seed in Markdown what its front matter says, and to ``findings`` what is wrong there."""
    front = front_matter(seed.text)
    settings, twice = front.into(seed.settings)
    findings += [Finding(code, seed.file, line, what, advice) for code, line, what, advice in front.slips]
    findings += [Finding(code, seed.settings_file, line, what, advice) for code, line, what, advice in twice]
    return replace(seed, settings=settings)


def whose(name: str) -> str:
    """Give ``x.txt`` for a file beside it, ``x.zh-Hans.txt`` or ``x.original.docx``; "" for another name."""
    stem, _, lang = name.removesuffix(".txt").rpartition(".")
    stem = stem if lang in LANGUAGES and name.endswith(".txt") else _made_into(name)
    return f"{stem}.txt" if stem else ""


def _made_into(name: str) -> str:
    """Give the ``x`` of ``x.original.docx``; "" for another name."""
    stem, _, suffix = name.rpartition(".")
    return stem.removesuffix(f".{ORIGINAL}") if suffix and stem.endswith(f".{ORIGINAL}") else ""


def _original(folder: Path, root: Path, name: str | None) -> Original | None:
    """Read the file that a text was made of, if there is one. Raises ``Rejected``."""
    if name is None:
        return None
    raw = read_file(folder / name, root, MAX_ORIGINAL)
    return Original(name, len(raw), hashlib.sha256(raw).hexdigest())


def _unfit(path: Path, root: Path) -> Finding:
    name = shown(path.relative_to(root).as_posix())
    return Finding("F08", name, None, "a name that is not UTF-8, or has control characters", "rename it")


def _strangers(folder: Path, root: Path, names: set[str], shown: str) -> Iterator[Finding]:
    """Find files that would be ignored although somebody put them here on purpose, and wrong names.

    ``shown`` are the texts in Markdown, which show pictures and lead to files.
    """
    if "glossary.txt" in names:
        file = (folder / "glossary.txt").relative_to(root).as_posix()
        yield Finding("F08", file, None, f"{GLOSSARY} beside it is for all articles", "rename the text")
    for name in sorted(names - OTHERS):
        path = folder / name
        file = path.relative_to(root).as_posix()
        cased = {lang.lower(): lang for lang in LANGUAGES}.get(path.stem.rpartition(".")[2].lower())
        if path.suffix in TEXTS and cased and (not whose(name) or path.suffix == ".md"):
            message = f"a version by hand is named …{cased}.txt, in this case of letters"
            yield Finding("F08", file, None, message, "rename it")
        if path.suffix == ".md" and f"{path.stem}.txt" in names:
            yield Finding(
                "F08", file, None, f"{path.stem}.txt beside it has the same .toml", "rename one of them"
            )
        stem = _made_into(name) or (path.stem if path.suffix == ".toml" else "")
        texts = [stem + one for one in TEXTS] if stem else [whose(name)] if whose(name) else []
        if texts:
            if names.isdisjoint(texts):
                yield Finding("F09", file, None, f"there is no {texts[0]} beside it", "rename or remove it")
        elif path.suffix not in TEXTS and name not in shown:
            message = "not read: its name ends in neither .txt nor .md, and no text shows it"
            message = "a folder is not read" if path.is_dir() else message
            yield Finding("F10", file, None, message, "rename it or move it out of the folder")
