"""A seed: the bytes of a text as received, and the editor's .toml beside it, read and checked."""

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from scripts.findings import Finding, Rejected

Script = Literal["damaged", "traditional", "simplified"]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80
MAX_BYTES = 8 * 1024 * 1024  # A long novel is about 3 MB; more than this is not an article.

# Ids that the page itself uses: p<line> for a paragraph, and the ends of its own links.
RESERVED_ID = re.compile(r"p\d+|main|top")

# C0 and C1 controls but tab and line ends; U+FFFE, U+FFFF and their like: no text has them, and
# neither HTML nor XML can carry them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]|\r(?!\n)"
)


@dataclass(frozen=True)
class Section:
    """A line of the seed that is a heading, and its id: the same in every variant."""

    line: int
    id: str


@dataclass(frozen=True)
class Correction:
    """The editor's: this text as received becomes that, this often, for this reason."""

    received: str
    becomes: str
    times: int
    why: str


@dataclass(frozen=True)
class Left:
    """What looks like a slip and was left as received, on purpose."""

    received: str
    why: str


@dataclass(frozen=True)
class Settings:
    """What the .toml says. ``None`` and empty mean: not said."""

    slug: str | None = None
    title: str | None = None
    title_line: int | None = None
    script: Script | None = None
    sections: tuple[Section, ...] | None = None
    date: datetime.date | None = None
    updated: datetime.date | None = None
    author: str | None = None
    source: str | None = None
    canonical_to_source: bool = False
    noindex: bool = False
    description: str | None = None
    keep: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(frozen=True)
class Seed:
    """A text as received (``raw`` bytes, ``text`` characters) and what its editor says of it."""

    file: str
    raw: bytes
    text: str
    settings: Settings = field(default_factory=Settings)
    declared: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines as received, line ends taken off. Line 1 is ``lines[0]``."""
        return self.text.split("\n")

    @property
    def settings_file(self) -> str:
        return str(Path(self.file).with_suffix(".toml"))


def read(folder: Path, root: Path) -> tuple[list[Seed], list[Finding]]:
    """Every ``*.txt`` in ``folder``, in the order of their names, and all that is wrong there.

    Files are named relative to ``root`` in what is said about them. Nothing outside ``folder``
    is read: a link that leads out of it is refused.
    """
    seeds: list[Seed] = []
    findings: list[Finding] = []
    if not folder.is_dir():
        return [], [Finding("error", str(folder), None, "no such folder", "make it and put a .txt in it")]
    for path in sorted(folder.glob("*.txt")):
        try:
            seeds.append(_read_one(path, folder, root))
        except Rejected as rejected:
            findings += rejected.findings
    findings += _lonely_settings(folder, root)
    return seeds, findings


def _read_one(path: Path, folder: Path, root: Path) -> Seed:
    name = path.relative_to(root).as_posix()
    raw = _bytes(path, folder, name)
    settings_path = path.with_suffix(".toml")
    try:
        text: str | None = decode(raw, name)
        findings = []
    except Rejected as rejected:
        text, findings = None, rejected.findings
    settings = Settings()
    declared = settings_path.exists() or settings_path.is_symlink()
    if declared:
        settings_name = settings_path.relative_to(root).as_posix()
        try:
            source = decode(_bytes(settings_path, folder, settings_name), settings_name)
            settings = parse_settings(source, settings_name)
        except Rejected as rejected:
            findings += rejected.findings
    if text is None or findings:
        raise Rejected(findings)
    return Seed(name, raw, text, settings, declared)


def _bytes(path: Path, folder: Path, name: str) -> bytes:
    def reject(message: str, advice: str) -> Rejected:
        return Rejected([Finding("error", name, None, message, advice)])

    if not path.resolve().is_relative_to(folder.resolve()):
        raise reject("a link that leads out of the folder", "put the file itself here")
    if not path.is_file():
        raise reject("not a file", "rename or remove it")
    if path.stat().st_size > MAX_BYTES:
        raise reject(f"larger than {MAX_BYTES:,} bytes", "split it into several articles")
    try:
        return path.read_bytes()
    except OSError as error:
        raise reject(f"cannot be read ({error.strerror})", "check its permissions") from error


def _lonely_settings(folder: Path, root: Path) -> Iterator[Finding]:
    for path in sorted(folder.glob("*.toml")):
        if not path.with_suffix(".txt").exists() and path.name != "site.toml":
            name = path.relative_to(root).as_posix()
            text = path.with_suffix(".txt").name
            yield Finding("error", name, None, f"there is no {text} beside it", "rename or remove it")


def decode(raw: bytes, file: str) -> str:
    """UTF-8 bytes → text. Raises ``Rejected``."""

    def reject(line: int | None, message: str, advice: str) -> Rejected:
        return Rejected([Finding("error", file, line, message, advice)])

    if not raw.strip():
        raise reject(None, "the file is empty", "put the text in it or remove it")
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
            line, f"byte 0x{raw[error.start]:02X} at column {column} is not UTF-8", advice
        ) from error
    findings = [
        Finding(
            "error",
            file,
            text.count("\n", 0, match.start()) + 1,
            f"control character U+{ord(match[0][0]):04X}",
            "remove it, or save the text again as plain text",
        )
        for match in FORBIDDEN.finditer(text)
    ]
    if findings:
        more = len(findings) - 20
        raise Rejected(
            findings[:20] + ([reject(None, f"{more} more", "see above").findings[0]] if more > 0 else [])
        )
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise reject(None, "the file holds only white space", "put the text in it or remove it")
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


# --- the .toml -----------------------------------------------------------------------------


class _Wrong(Exception):
    """A value that its key cannot take: what it must be."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong('must be a text in quotes, like "天星"')
    if "\n" in value or "\r" in value:
        raise _Wrong("must stand on one line")
    return value


def _exact(value: Any) -> str:
    if not isinstance(value, str) or not value or "\n" in value:
        raise _Wrong("must be the exact text, in quotes, within one line")
    return value


def _replacement(value: Any) -> str:
    return "" if value == "" else _exact(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("must be true or false")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _Wrong("must be a whole number from 1")
    return value


def _day(value: Any) -> datetime.date:
    if type(value) is not datetime.date:
        raise _Wrong("must be a date without quotes, like 2020-11-05")
    return value


def _slug(value: Any) -> str:
    if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > MAX_SLUG:
        raise _Wrong(f"must be of a-z, 0-9 and single hyphens, at most {MAX_SLUG}, like xiaomi-shuke")
    return value


def _section_id(value: Any) -> str:
    if RESERVED_ID.fullmatch(_slug(value)):
        raise _Wrong("is taken by the page itself: choose another, like market")
    return str(value)


def _script(value: Any) -> Script:
    for script in get_args(Script):
        if value == script:
            return cast(Script, script)
    raise _Wrong('must be "damaged", "traditional" or "simplified"')


def _address(value: Any) -> str:
    parts = urlsplit(_text(value))
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s<>\"\\^`{|}]", value):
        raise _Wrong("must be an address that begins with https:// or http://")
    return str(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong('must be a list of texts, like ["鵝(e)"]')
    return tuple(_exact(item) for item in value)


# key → what reads and checks its value.
KEYS: dict[str, Callable[[Any], Any]] = {
    "slug": _slug,
    "title": _text,
    "title_line": _count,
    "script": _script,
    "date": _day,
    "updated": _day,
    "author": _text,
    "source": _address,
    "canonical_to_source": _flag,
    "noindex": _flag,
    "description": _text,
    "keep": _texts,
    "protect": _texts,
}

# table → its entries' class, and key → (what reads it, its default or ... where it must be given).
TABLES: dict[str, tuple[Callable[..., Any], dict[str, tuple[Callable[[Any], Any], Any]]]] = {
    "sections": (Section, {"line": (_count, ...), "id": (_section_id, ...)}),
    "corrections": (
        Correction,
        {
            "received": (_exact, ...),
            "becomes": (_replacement, ...),
            "times": (_count, 1),
            "why": (_text, ...),
        },
    ),
    "left": (Left, {"received": (_exact, ...), "why": (_text, ...)}),
}


def parse_settings(source: str, file: str) -> Settings:
    """The text of a .toml → ``Settings``. Raises ``Rejected`` with everything that is wrong."""
    source = source.removeprefix("\ufeff")
    findings: list[Finding] = []

    def wrong(line: int | None, message: str, advice: str) -> None:
        findings.append(Finding("error", file, line, message, advice))

    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = int(found[1]) if found else len(source.splitlines())
        reason = re.sub(r" \(at .*\)", "", str(error))
        raise Rejected([Finding("error", file, place, f"not TOML: {reason}", "see toml.io")]) from error

    values: dict[str, Any] = {}
    for key, value in data.items():
        line = _line_of(source, key)
        if key in KEYS:
            try:
                values[key] = KEYS[key](value)
            except _Wrong as error:
                wrong(line, f"{key} {error}", f"it is {value!r} now")
        elif key in TABLES:
            if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
                values[key] = tuple(_entries(source, file, key, value, findings))
            else:
                wrong(line, f"{key} must be a list of tables", f"write [[{key}]] above each entry")
        else:
            known = ", ".join([*KEYS, *TABLES])
            wrong(line, f"unknown key {key!r}", f"known are {known}")
    if "title" in values and "title_line" in values:
        wrong(_line_of(source, "title_line"), "title and title_line are both given", "give one of them")
    if values.get("canonical_to_source") and "source" not in values and "source" not in data:
        wrong(_line_of(source, "canonical_to_source"), "there is no source", "give the source's address")
    if "date" in values and "updated" in values and values["updated"] < values["date"]:
        wrong(_line_of(source, "updated"), "updated lies before date", "check both")
    if findings:
        raise Rejected(findings)
    return Settings(**values)


def _entries(
    source: str, file: str, table: str, entries: list[dict[str, Any]], findings: list[Finding]
) -> Iterator[Any]:
    kind, keys = TABLES[table]
    starts = [
        i for i, text in enumerate(source.splitlines(), 1) if re.match(rf"\s*\[\[\s*{table}\s*\]\]", text)
    ]
    for number, entry in enumerate(entries):
        line = starts[number] if number < len(starts) else _line_of(source, table)
        good: dict[str, Any] = {}
        for key in entry.keys() - keys.keys():
            message = f"unknown key {key!r} in [[{table}]]"
            findings.append(Finding("error", file, line, message, f"known are {', '.join(keys)}"))
        for key, (check, default) in keys.items():
            if key not in entry and default is not ...:
                good[key] = default
                continue
            if key not in entry:
                findings.append(Finding("error", file, line, f"[[{table}]] has no {key}", "add it"))
                continue
            try:
                good[key] = check(entry[key])
            except _Wrong as error:
                message = f"{key} in [[{table}]] {error}"
                findings.append(Finding("error", file, line, message, f"it is {entry[key]!r} now"))
        if good.keys() == keys.keys():
            yield kind(**good)


def _line_of(source: str, key: str) -> int | None:
    """The line of a .toml that gives ``key`` its value."""
    pattern = rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]"
    numbered = enumerate(source.splitlines(), 1)
    return next((number for number, text in numbered if re.match(pattern, text)), None)
