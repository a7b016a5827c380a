"""A seed: the bytes of a text as received, read and checked, with what its editor says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.findings import Finding, Rejected
from scripts.settings import Settings, parse_settings

MAX_BYTES = 8 * 1024 * 1024  # A long novel is about 3 MB; more than this is not an article.

# C0 and C1 controls but tab and line ends; U+FFFE, U+FFFF and their like: no text has them, and
# neither HTML nor XML can carry them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]|\r(?!\n)"
)


@dataclass(frozen=True)
class Seed:
    """A text as received (``raw`` bytes, ``text`` characters) and what its editor says of it."""

    file: str
    raw: bytes
    text: str
    settings: Settings = field(default_factory=Settings)

    @cached_property
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
        seed, remarks = _read_one(path, folder, root)
        findings += remarks
        seeds += [seed] if seed else []
    findings += _strangers(folder, root)
    if not seeds and not findings:
        findings.append(Finding("error", str(folder), None, "there is no text in it", "put a .txt into it"))
    return seeds, findings


def _read_one(path: Path, folder: Path, root: Path) -> tuple[Seed | None, list[Finding]]:
    name = path.relative_to(root).as_posix()
    settings, findings = _read_settings(path.with_suffix(".toml"), folder, root)
    try:
        raw = _bytes(path, folder, name)
        return Seed(name, raw, decode(raw, name), settings), findings
    except Rejected as rejected:
        return None, findings + rejected.findings


def _read_settings(path: Path, folder: Path, root: Path) -> tuple[Settings, list[Finding]]:
    if not path.exists() and not path.is_symlink():
        return Settings(), []
    name = path.relative_to(root).as_posix()
    try:
        raw = _bytes(path, folder, name)
        return parse_settings(decode(raw, name) if raw.strip() else "", name)
    except Rejected as rejected:
        return Settings(), rejected.findings


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


def _strangers(folder: Path, root: Path) -> Iterator[Finding]:
    """Files that are neither a text nor the settings of one: somebody expects something of them."""
    for path in sorted(folder.iterdir()):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".toml" and not path.with_suffix(".txt").exists():
            text = path.with_suffix(".txt").name
            yield Finding("error", name, None, f"there is no {text} beside it", "rename or remove it")
        elif path.suffix not in (".toml", ".txt") and path.name != "RIGHTS.md" and path.name[0] != ".":
            message = "a folder is not read" if path.is_dir() else "not read: its name does not end in .txt"
            yield Finding("warning", name, None, message, "rename it or move it out of the folder")


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
    if "\r" in text and "\n" not in text:
        raise reject(1, "the lines end in CR alone", "save it with LF line ends, as Unix does")
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
