"""Broken bytes: what a replacement on GBK bytes tore apart is put together again.

The farm looked for its listed characters X in the bytes of the text, not in its characters, and
put ``(pinyin)`` behind each. Where the second byte of one character and the first of the next
happened to be X, the pinyin came between two halves: 域 D3F2, 專 8CA3 hold F28C, which is 驅, so
(qū) stands in the middle of 專. What follows was then read out of step, each byte that no longer
made a character became ``?`` (with the bracket behind it), and full-width letters half-width.

Backwards: the byte before ``?qū)`` is the first of an X that this text annotates elsewhere and
that is read qū; so the lost byte is its second. Put it back, drop the pinyin, and read on as GBK
until characters and bytes are in step again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.findings import Doubt, Finding
from scripts.text.pinyin import LETTERS, is_reading
from scripts.text.traced import Edit

ORPHAN = re.compile(rf"\?([{LETTERS}]{{1,12}})\)")
_BRACKET = re.compile(rf"\(([{LETTERS}]{{1,12}}) ?\)")
_STEPS = 5_000  # characters looked at before a place is given up
_MOST = 8  # answers worth telling an editor


@dataclass(frozen=True)
class Repair:
    """``text[start:end]`` of a line was read out of step; each of ``answers`` fits its bytes."""

    start: int
    end: int
    answers: tuple[str, ...]


def repairs(text: str, table: frozenset[str]) -> Iterator[Repair]:
    """The broken places of a line, given the characters that the copy annotates elsewhere."""
    at = 0
    while match := ORPHAN.search(text, at):
        before = text[: match.start()][-1:]
        steps = iter(range(_STEPS))
        ways = list(_ways(text, match.start(), b"", before, table, steps)) if before else []
        end = max((end for end, _ in ways), default=match.end())
        likely = [(stop, answer) for stop, answer in ways if all(map(_common, answer))]
        answers = dict.fromkeys(answer + text[stop:end] for stop, answer in likely or ways)
        whole = [answer for answer in answers if not ORPHAN.search(answer)]
        given_up = next(steps, None) is None
        yield Repair(match.start(), end, () if given_up else tuple(whole[:_MOST]))
        at = end


def _ways(
    text: str, at: int, pending: bytes, last: str, table: frozenset[str], steps: Iterator[int]
) -> Iterator[tuple[int, str]]:
    """Every way to read on from ``at``, where ``pending`` is half a character: (end, what it says).

    ``last`` is the character received just before, whose last byte a lost one may follow;
    ``steps`` runs out where a place has more ways than can be looked at.
    """
    if next(steps, None) is None:
        return
    orphan = ORPHAN.match(text, at)
    if orphan:
        before = pending or _bytes(last)[-1:]
        for character in sorted(table):
            code = _bytes(character)
            if len(code) == 2 and code[:1] == before and is_reading(orphan[1], character):
                if pending:
                    yield from _in_step(text, orphan.end(), character, table, steps)
                else:
                    yield from _ways(text, orphan.end(), code[1:], "", table, steps)
        return
    if at >= len(text):
        return
    bracket = _BRACKET.match(text, at)
    if bracket and last in table and is_reading(bracket[1], last):
        yield from _ways(text, bracket.end(), pending, last, table, steps)
        return
    for code in _readings_of_a_character(text[at]):
        whole, rest = pending + code[:1], code[1:]
        try:
            character = whole.decode("gbk")
        except UnicodeDecodeError:
            continue
        if rest:
            for end, answer in _ways(text, at + 1, rest, text[at], table, steps):
                yield end, character + answer
        else:
            yield from _in_step(text, at + 1, character, table, steps)


def _in_step(
    text: str, at: int, character: str, table: frozenset[str], steps: Iterator[int]
) -> Iterator[tuple[int, str]]:
    """Bytes and characters agree again; unless the next byte is lost too, the way ends here."""
    if ORPHAN.match(text, at):
        for end, answer in _ways(text, at, b"", character, table, steps):
            yield end, character + answer
    else:
        yield at, character


def _readings_of_a_character(character: str) -> list[bytes]:
    """The bytes of a received character; what is half-width may have been full-width."""
    if character == "?":  # Most likely the one byte that is no character's first.
        return [b"\x80", b"\xa3\xbf"]
    code = _bytes(character)
    if len(code) == 1 and 0x21 <= code[0] <= 0x7E:
        return [code, bytes([0xA3, code[0] + 0x80])]
    return [code] if code else []


def _bytes(character: str) -> bytes:
    try:
        return character.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _common(character: str) -> bool:
    """Whether a character is among the frequent ones: GB 2312 level 1 or Big5 level 1."""
    for encoding, first, last in (("gb2312", 0xB0A1, 0xD7F9), ("big5", 0xA440, 0xC67E)):
        try:
            code = character.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(code) == 2 and first <= int.from_bytes(code, "big") <= last:
            return True
    return character in "，。、；：？！（）「」『』“”‘’《》—…"


def propose(repair: Repair, text: str, file: str, line: int) -> Finding:
    """What an editor has to decide, with the lines to paste."""
    received = text[repair.start : repair.end]
    head = text[max(repair.start - 6, 0) : repair.end + 6]
    pasted = " | ".join(f'received = "{received}", becomes = "{answer}"' for answer in repair.answers)
    advice = (
        f"paste one under [[corrections]]: {pasted}"
        if pasted
        else "declare what it was under [[corrections]]"
    )
    message = f"broken bytes at column {repair.start + 1}: {head}"
    return Finding(
        "warning", file, line, message, advice, Doubt("bytes", (received,), repair.answers or ("□",))
    )


def edit(repair: Repair) -> Edit:
    """The one answer, as an edit."""
    return Edit(repair.start, repair.end, repair.answers[0], "repair")
