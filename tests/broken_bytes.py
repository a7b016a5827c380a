"""Break bytes as copies do, knowing where: for measuring what comes back. Shares nothing with the mending.

As a program it makes so many breaks of each kind from texts and says what became of them:
python -m tests.broken_bytes 1000 [a folder of .txt [the number of one kind, from 0]] [--half B]
"""

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from scripts.mending.broken_bytes import mend
from scripts.restoring.census import take_census
from scripts.restoring.control import taken_out, where_taken_out
from scripts.text.pinyin import readings
from scripts.text.proposal import Proposal
from scripts.text.traced import Edit, Traced
from tests.clean import TEXT

TONED = set("abcdefghijklmnopqrstuvwxyzāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü")
_HAN = re.compile("[\u4e00-\u9fff]")
_ALPHANUMERIC = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum() or n == 0x3E}
_ALL = {0xFF01 + n: 0x21 + n for n in range(94)}


# --- two decoders, and a third that reads a second byte again -------------------------------


def _decoded(raw: bytes, of_empty: str, again: bool) -> str:
    read = []
    at = 0
    while at < len(raw):
        length = 1 if raw[at] < 0x80 else 2
        pair = raw[at : at + length]
        try:
            read.append(pair.decode("gbk"))
        except UnicodeDecodeError:
            well_formed = len(pair) == 2 and 0x40 <= pair[1] < 0xFF and pair[1] != 0x7F
            read.append(of_empty if well_formed else "?")
            if again and len(pair) == 2 and pair[1] >= 0x80:
                length = 1
        at += length
    return "".join(read)


DECODERS: dict[str, Callable[[bytes], str]] = {
    "one ? for an invalid pair": lambda raw: _decoded(raw, "?", False),
    "a code without a character vanishes": lambda raw: _decoded(raw, "", False),
    "the second byte is read again": lambda raw: _decoded(raw, "?", True),
}


# --- damage ----------------------------------------------------------------------------------


def annotated(raw: bytes, table: dict[str, str]) -> bytes:
    """Put readings behind listed characters, wherever their two bytes stand."""
    listed = {character.encode("gbk"): f"({reading})".encode("gbk") for character, reading in table.items()}
    made = bytearray()
    at = 0
    while at < len(raw):
        pair = raw[at : at + 2]
        made += pair + listed[pair] if pair in listed else raw[at : at + 1]
        at += 2 if pair in listed else 1
    return bytes(made)


def random_table(text: str, size: int, random: Random) -> dict[str, str]:
    """So many of the text's characters, each with one of its readings."""
    characters = sorted({c for c in text if _HAN.match(c)})
    usable = {c: [r for r in sorted(readings(c)) if set(r) <= TONED] for c in characters}
    chosen = random.sample(characters, min(size, len(characters)))
    return {c: random.choice(usable[c]) for c in chosen if usable[c]}


@dataclass(frozen=True)
class Broken:
    """A text and what a copy made of it, line by line; in the lines ``at`` bytes are broken."""

    whole: str
    copy: str
    table: dict[str, str]
    at: tuple[int, ...]


def with_readings(text: str, random: Random) -> Broken:
    """Break bytes by a replacement that matches across characters."""
    table = random_table(text, random.randint(20, 200), random)
    decode = random.choice(list(DECODERS.values()))
    width = random.choice([_ALPHANUMERIC, _ALL])
    lines, at = [], []
    for number, line in enumerate(text.split("\n")):
        lines.append(decode(annotated(line.encode("gbk"), table)).translate(width))
        if bare(lines[-1], table) != line.translate(width):
            at.append(number)
    return Broken(text, "\n".join(lines), table, tuple(at))


def without(text: str, random: Random, marks: str = "。", sign: str = "?") -> Broken:
    """Lose the first byte of a mark in one line of four (of any character where ``marks`` is empty)."""
    table = random_table(text, random.randint(0, 40), random)
    decode = random.choice(list(DECODERS.values()))
    width = random.choice([_ALPHANUMERIC, _ALL])
    lines, at = [], []
    usable = [n for n, line in enumerate(text.split("\n")) if _breakable(line, marks)]
    chosen = set(usable[random.randrange(4) :: 4] or usable[:1])
    for number, line in enumerate(text.split("\n")):
        places = _breakable(line, marks)
        raw = line.encode("gbk")
        # Only lines that the table does not break besides: those are the other family.
        whole = decode(annotated(raw, table)).translate(width)
        if bare(whole, table) != line.translate(width):
            whole = ""
        if number in chosen:
            place = len(line[: random.choice(places)].encode("gbk"))
            raw = raw[:place] + sign.encode() + raw[place + 1 :]
            lines.append(decode(annotated(raw, table)).translate(width))
            at.append(number)
        else:
            lines.append(whole)
    kept = [line if number in at or lines[number] else "" for number, line in enumerate(text.split("\n"))]
    return Broken("\n".join(kept), "\n".join(lines), table, tuple(at))


def _breakable(line: str, marks: str) -> list[int]:
    """The places of a line where a first byte can be lost: of a mark, or of anything where none is named."""
    return [n for n, c in enumerate(line[:-1]) if (c in marks if marks else not c.isascii())]


FAMILIES: dict[str, Callable[[str, Random], Broken]] = {
    "with readings": with_readings,
    "first byte of 。": lambda text, random: without(text, random),
    "first byte of 。, a control character for it": lambda text, random: without(text, random, sign="\x06"),
    "first byte of any mark": lambda text, random: without(text, random, "，。、；：“”《》「」！"),
    "first byte of any character": lambda text, random: without(text, random, ""),
}


# --- what came back --------------------------------------------------------------------------


def bare(text: str, table: dict[str, str]) -> str:
    """A text without the annotations that a table makes."""
    return re.sub(r"(.)\(([^()]*)\)", lambda m: m[1] if table.get(m[1]) == m[2] else m[0], text)


@dataclass(frozen=True)
class Line:
    """One broken line: what it was, what came, and what was made of it.

    ``kind`` is "right", "right but for a last character" (proposed), "proposed" (the right one among
    the answers), "told" (another or no answer), "missed" (nothing said) or "WRONG" (applied).
    """

    kind: str
    was: str
    came: str
    now: str


def judged(broken: Broken) -> Iterator[Line]:
    """Mend a broken text and compare each broken line with what it was."""
    copy = Traced.received(broken.copy).edited(taken_out(broken.copy))
    mended = mend(copy.now, [], take_census(copy.now).table, set(where_taken_out(copy)))
    now = copy.edited(mended.edits).now.split("\n")
    came = copy.now.split("\n")
    starts = [0]
    for line in came:
        starts.append(starts[-1] + len(line) + 1)
    for number, was in enumerate(broken.whole.split("\n")):
        start, end = starts[number], starts[number] + len(came[number])
        edits = [e for e in mended.edits if start <= e.start <= end and e.rule == "repair"]
        if number not in broken.at and not edits:
            continue
        proposals = [p for p in mended.proposals if start <= p.start and p.end <= end]
        wanted = fold(was)
        right = fold(bare(now[number], broken.table)) == wanted
        if (right and edits) or (right and number not in broken.at):
            kind = "right"
        elif not _matches(came[number], edits, start, broken.table, wanted, proposals):
            kind = "WRONG"
        elif edits and any("last character" in p.reason for p in proposals):
            kind = "right but for a last character"
        elif not [p for p in proposals if p.answers or "lost byte" in p.reason or "bytes" in p.reason]:
            kind = "missed"
        else:
            answers = [(p, answer) for p in proposals for answer in p.answers]
            pasted = [
                came[number][: p.start - start] + answer + came[number][p.end - start :]
                for p, answer in answers
            ]
            kind = "proposed" if any(fold(bare(text, broken.table)) == wanted for text in pasted) else "told"
        yield Line(kind, was, came[number], now[number])


def fold(text: str) -> str:
    return text.translate(_ALL)


def _matches(
    line: str, edits: list[Edit], start: int, table: dict[str, str], wanted: str, proposals: list[Proposal]
) -> bool:
    """Whether each edit, with a character to either side, says what was there.

    Where its last character is only proposed, what stands behind it is a rest.
    """
    open_ended = {p.start for p in proposals if "last character" in p.reason}
    for edit in edits:
        low, high = edit.start - start, edit.end - start
        before = bare(line[:low], table)[-1:]
        rest = re.sub(r"^\([^()]*\)", "", line[high:])  # the annotation of the edit's last character
        after = bare("\n" + rest, table)[1:2]
        # What is beside it may be another broken place.
        after = "" if edit.start in open_ended else after.strip("?")
        said = before.strip("?)") + bare(edit.new, table) + after
        if fold(said) not in wanted:
            return False
    return True


def texts(folder: Path | None, half: str = "AB") -> list[str]:
    """The tests' own text, or those of a folder, of lines that GBK can hold; a half is told by the names."""
    if folder is None:
        return [TEXT]
    found = []
    for path in sorted(folder.rglob("*.txt")):
        if "AB"[hashlib.sha256(path.name.encode()).digest()[0] % 2] not in half:
            continue
        lines = path.read_text(encoding="utf-8", errors="ignore").split("\n")
        lines = [
            line for line in lines if line.encode("gbk", "ignore").decode("gbk") == line and "?" not in line
        ]
        if sum(map(len, lines)) > 400:
            found.append("\n".join(lines)[:20_000])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="break bytes, mend them, and count")
    parser.add_argument("wanted", type=int, help="so many broken lines of each kind")
    parser.add_argument("folder", type=Path, nargs="?", help="of .txt; the tests' own text without it")
    parser.add_argument("family", type=int, nargs="?", help="one kind alone, from 0")
    parser.add_argument("--half", default="AB", help="A: texts to look at; B: texts to measure")
    options = parser.parse_args()
    sources = texts(options.folder, options.half)
    families = list(FAMILIES.items())
    for name, family in families if options.family is None else [families[options.family]]:
        random = Random(20261125)  # noqa: S311 (not for secrets)
        counts: Counter[str] = Counter()
        shown: Counter[str] = Counter()
        for _ in range(100 * options.wanted):  # A text may have no place to break.
            for line in judged(family(random.choice(sources), random)):
                counts[line.kind] += 1
                if shown[line.kind] < {"WRONG": 40, "missed": 6, "told": 6, "proposed": 4}.get(line.kind, 0):
                    shown[line.kind] += 1
                    print(f"  {line.kind}\n    {line.was}\n    {line.came}\n    {line.now}")
            if counts.total() >= options.wanted:
                break
        print(name, dict(counts), flush=True)


if __name__ == "__main__":
    main()
