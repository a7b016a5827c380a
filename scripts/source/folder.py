"""Find and read the files in ``seeds/``: texts, what belongs to each, the glossary; tell what is wrong."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from scripts.findings import Finding, Rejected, gathered
from scripts.source.decoding import decode
from scripts.source.reading import is_fit, printable, read_file, reading
from scripts.source.seed import Original, Seed, Source, parse_source
from scripts.source.settings import Settings
from scripts.source.toml import parse_settings
from scripts.source.values import LANGUAGES

GLOSSARY = "glossary.toml"  # words for all articles
TEXT_SUFFIXES = (".txt", ".md")  # plain text and Markdown
OTHERS = {"RIGHTS.md", "README.md", GLOSSARY}  # files in seeds/ that are no texts
ORIGINAL = "original"  # x.original.docx: the file that x.txt was made of
MAX_ORIGINAL = 64 * 1024 * 1024  # bytes; so many, since it is only counted and hashed


def read_seeds(folder: Path, root: Path) -> tuple[list[Seed], list[Finding]]:
    """Read and parse every text in ``folder``; return the seeds, in the order of their names, and findings.

    Paths in findings are relative to ``root``. Texts that cannot be read or decoded are left out.
    """
    sources, findings = read_sources(folder, root)
    parsed = [parse_source(source) for source in sources]
    findings += [finding for _, remarks in parsed for finding in remarks]
    return [seed for seed, _ in parsed if seed], findings


def read_sources(folder: Path, root: Path) -> tuple[list[Source], list[Finding]]:
    """Read the bytes of every text in ``folder``; return them in the order of their names, and findings.

    Paths in findings are relative to ``root``. A symbolic link that leads out of ``folder`` is not read but
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
        if name.endswith(TEXT_SUFFIXES) and not whose(name) and name not in OTHERS:
            with gathered(findings):
                sources.append(_source(folder, root, name, names, originals.get(Path(name).stem)))
    markdown = b"\n".join(source.raw for source in sources if source.file.endswith(".md"))
    findings += _ignored(folder, root, names, unquote(markdown, errors="replace"))
    if not sources and not findings:
        findings.append(Finding("F01", str(folder), None, "there is no text in it", "put a .txt into it"))
    return sources, findings


def _source(folder: Path, root: Path, name: str, names: set[str], original: str | None) -> Source:
    """Read the text ``name``, and the files that belong to it, if ``names`` has them.

    ``original``: the name of the file that it was made of. Raises ``Rejected`` if one cannot be read.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    beside = {lang: f"{stem}.{lang}{suffix}" for lang in LANGUAGES}
    return Source(
        (folder / name).relative_to(root).as_posix(),
        settings=read_file(folder / f"{stem}.toml", root) if f"{stem}.toml" in names else None,
        by_hand={lang: read_file(folder / file, root) for lang, file in beside.items() if file in names},
        raw=read_file(folder / name, root),
        original=_original(folder, root, original),
    )


def read_glossary(folder: Path, root: Path) -> tuple[bytes, Settings, list[Finding]]:
    """Read the glossary of all articles in ``folder``; return its bytes, its settings, and findings.

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


def whose(name: str) -> str:
    """Return the name of the text to which a file belongs: x.zh-Hans.txt, x.original.docx → x.txt;
    x.zh-Hans.md → x.md; "" for any other name.
    """
    suffix = next(filter(name.endswith, TEXT_SUFFIXES), "")
    stem, _, lang = name.removesuffix(suffix).rpartition(".")
    if stem and suffix and lang in LANGUAGES:
        return stem + suffix
    return f"{stem}.txt" if (stem := _made_into(name)) else ""


def _made_into(name: str) -> str:
    """Return the stem of the text that was made of a file: x.original.docx → x; "" for any other name."""
    stem, _, suffix = name.rpartition(".")
    return stem.removesuffix(f".{ORIGINAL}") if suffix and stem.endswith(f".{ORIGINAL}") else ""


def _original(folder: Path, root: Path, name: str | None) -> Original | None:
    """Read the file that a text was made of, if there is one. Raises ``Rejected`` if that fails."""
    if name is None:
        return None
    raw = read_file(folder / name, root, MAX_ORIGINAL)
    return Original(name, len(raw), hashlib.sha256(raw).hexdigest())


def _unfit(path: Path, root: Path) -> Finding:
    name = printable(path.relative_to(root).as_posix())
    return Finding("F08", name, None, "a name that is not UTF-8, or has control characters", "rename it")


def _ignored(folder: Path, root: Path, names: set[str], shown: str) -> Iterator[Finding]:
    """Find files that would be ignored although somebody put them here on purpose, and wrong names.

    ``shown``: all texts in Markdown, joined; files that they name are not reported.
    """
    if "glossary.txt" in names:
        file = (folder / "glossary.txt").relative_to(root).as_posix()
        yield Finding("F08", file, None, f"{GLOSSARY} beside it is for all articles", "rename the text")
    for name in sorted(names - OTHERS):
        path = folder / name
        file = path.relative_to(root).as_posix()
        cased = {lang.lower(): lang for lang in LANGUAGES}.get(path.stem.rpartition(".")[2].lower())
        if path.suffix in TEXT_SUFFIXES and cased and not whose(name):
            message = f"a version by hand is named …{cased}{path.suffix}, in this case of letters"
            yield Finding("F08", file, None, message, "rename it")
        if path.suffix == ".md" and f"{path.stem}.txt" in names:
            message = f"{path.stem}.txt beside it has the same .toml"
            yield Finding("F08", file, None, message, "rename one of them")
        stem = _made_into(name) or (path.stem if path.suffix == ".toml" else "")
        texts = [stem + one for one in TEXT_SUFFIXES] if stem else [whose(name)]
        if any(texts):
            if names.isdisjoint(texts):
                yield Finding("F09", file, None, f"there is no {texts[0]} beside it", "rename or remove it")
        elif path.suffix not in TEXT_SUFFIXES and name not in shown:
            message = "not read: its name ends in neither .txt nor .md, and no text shows it"
            message = "a folder is not read" if path.is_dir() else message
            yield Finding("F10", file, None, message, "rename it or move it out of the folder")
