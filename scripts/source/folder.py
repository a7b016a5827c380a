"""Find and read the files in ``seeds/``: texts, what belongs to each, the glossary; tell what is wrong."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from scripts.findings import Finding, Rejected, gathered
from scripts.source.decoding import decode
from scripts.source.reading import LEFT_BEHIND, UNFIT, is_fit, printable, read_file, reading
from scripts.source.seed import Original, Seed, Source, parse_source
from scripts.source.settings import Settings
from scripts.source.toml import parse_settings
from scripts.source.values import LANGUAGES

SEEDS = "seeds"  # the folder of the texts, in the project's
_ADD_ONE = "add one: make new FILE=the/text.txt"
NO_FOLDER = Finding("F01", SEEDS, None, "there is no such folder, so no text", _ADD_ONE)
GLOSSARY = "glossary.toml"  # words for all articles
TEXT_SUFFIXES = (".txt", ".md")  # plain text and Markdown
OTHERS = {"RIGHTS.md", "README.md", GLOSSARY}  # files in seeds/ that are no texts
# Suffixes of files that ``make new`` takes, and of which it makes a text.
ADDED = (".docx", ".html", ".htm", ".mhtml", ".mht", ".markdown", ".mdx", ".qmd", ".rmd", ".csv", ".tsv")
ORIGINAL = "original"  # x.original.docx: the file that x.txt was made of
MAX_ORIGINAL = 64 * 1024 * 1024  # bytes; so many, since it is only counted and hashed


def read_seeds(root: Path) -> tuple[list[Seed], list[Finding]]:
    """Read and parse every text of the project in ``root``; return the seeds, in the order of their names,
    and findings. Texts that cannot be read or decoded are left out.
    """
    sources, findings = read_sources(root)
    parsed = [parse_source(source) for source in sources]
    findings += [finding for _, remarks in parsed for finding in remarks]
    return [seed for seed, _ in parsed if seed], findings


def read_sources(root: Path) -> tuple[list[Source], list[Finding]]:
    """Read the bytes of the texts of the project in ``root``, and of what lies beside each; return them in
    the order of their names, and findings. Left out and reported are texts that cannot be read, symbolic
    links that lead out of ``seeds/``, and files whose names are not fit for a site.
    """
    folder = root / SEEDS
    if not folder.is_dir():
        return [], [NO_FOLDER]
    every = {path.name for path in folder.iterdir() if not LEFT_BEHIND.fullmatch(path.name)}
    names = set(filter(is_fit, every))
    originals = {stem: name for name in sorted(names, reverse=True) if (stem := _made_into(name))}
    unfit = [printable(f"{SEEDS}/{name}") for name in sorted(every - names)]
    findings = [Finding("F08", name, None, UNFIT, "rename it") for name in unfit]
    sources: list[Source] = []
    for name in sorted(names):
        if name.endswith(TEXT_SUFFIXES) and not whose(name) and name not in OTHERS:
            with gathered(findings):
                sources.append(_source(root, name, names, originals.get(Path(name).stem)))
    markdown = b"\n".join(source.raw for source in sources if source.file.endswith(".md"))
    for code, name, message, advice in _ignored(folder, names, unquote(markdown, errors="replace")):
        findings.append(Finding(code, f"{SEEDS}/{name}", None, message, advice))
    if not sources and not findings:
        findings.append(Finding("F01", SEEDS, None, "there is no text in it", _ADD_ONE))
    return sources, findings


def _source(root: Path, name: str, names: set[str], original: str | None) -> Source:
    """Read the text ``name``, and the files that belong to it, if ``names`` has them.

    ``original``: the name of the file that it was made of. Raises ``Rejected`` if one cannot be read.
    """
    folder, stem, suffix = root / SEEDS, Path(name).stem, Path(name).suffix
    beside = {lang: f"{stem}.{lang}{suffix}" for lang in LANGUAGES}
    made_of = read_file(folder / original, root, MAX_ORIGINAL) if original else b""
    return Source(
        f"{SEEDS}/{name}",
        settings=read_file(folder / f"{stem}.toml", root) if f"{stem}.toml" in names else None,
        by_hand={lang: read_file(folder / file, root) for lang, file in beside.items() if file in names},
        raw=read_file(folder / name, root),
        original=Original(original, len(made_of), hashlib.sha256(made_of).hexdigest()) if original else None,
    )


def read_glossary(root: Path) -> tuple[bytes, Settings, list[Finding]]:
    """Read the glossary of all articles of the project in ``root``; return its bytes, its settings, and
    findings. Without a glossary, or if it cannot be read, the bytes and settings are empty.
    """
    name = f"{SEEDS}/{GLOSSARY}"
    if not (root / name).exists():
        return b"", Settings(), []
    try:
        raw = read_file(root / name, root)
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


def _ignored(folder: Path, names: set[str], shown: str) -> Iterator[tuple[str, str, str, str]]:
    """Find files that would be ignored although somebody put them here on purpose, and wrong names: yield
    the code of the finding, the file's name, what is wrong, what to do.

    ``shown``: all texts in Markdown, joined; files that they name are not reported.
    """
    if "glossary.txt" in names:
        yield "F08", "glossary.txt", f"{GLOSSARY} beside it is for all articles", "rename the text"
    for name in sorted(names - OTHERS):
        path = folder / name
        cased = {lang.lower(): lang for lang in LANGUAGES}.get(path.stem.rpartition(".")[2].lower())
        if path.suffix in TEXT_SUFFIXES and cased and not whose(name):
            message = f"a version by hand is named …{cased}{path.suffix}, in this case of letters"
            yield "F08", name, message, "rename it"
        if path.suffix == ".md" and f"{path.stem}.txt" in names:
            yield "F08", name, f"{path.stem}.txt beside it has the same .toml", "rename one of them"
        stem = _made_into(name) or (path.stem if path.suffix == ".toml" else "")
        texts = [stem + one for one in TEXT_SUFFIXES] if stem else [whose(name)]
        if any(texts):
            if names.isdisjoint(texts):
                yield "F09", name, f"there is no {texts[0]} beside it", "rename or remove it"
        elif path.suffix not in TEXT_SUFFIXES and name not in shown:
            yield "F10", name, *_not_read(path)


def _not_read(path: Path) -> tuple[str, str]:
    """Tell why a file in seeds/ is not read, and what to do."""
    suffix = path.suffix.lower()
    if path.is_dir():
        return "a folder is not read", "move the texts in it up into seeds/, or it out of the folder"
    if suffix in TEXT_SUFFIXES:
        return f"not read: its name ends in {path.suffix}", f"rename it {path.stem}{suffix}"
    message = "not read: its name ends in neither .txt nor .md, and no text shows it"
    if suffix in ADDED:
        return message, f"move it out of the folder, then add it: make new FILE=…/{path.name}"
    return message, "rename it or move it out of the folder"
