"""Find what other programs left in a text: entities of HTML, and text that was read in a wrong encoding.

Such text is never mended by itself: what its bytes read as in the right encoding is proposed.
"""

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from itertools import accumulate

from scripts.source.control_codes import CONTROL
from scripts.text.frequencies import UNKNOWN, alone, character_cost, cost, simplified
from scripts.text.proposal import Proposal
from scripts.text.traced import Edit
from scripts.text.untouched import Span, meets, untouched

# Copied twice: &amp;ldquo; or cut: &#25968, &ldquo
_ENTITY = re.compile(
    r"&(?:amp;)*(?:(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d{0,2});"
    r"|#\d{4,5}(?!\d)|(?:nbsp|[lr][ds]quo|hellip|mdash|middot)(?![\w;=]))",
    re.ASCII,
)
# 0xEFBFBD twice, which is U+FFFD in UTF-8, read as GBK; memory that Visual C++ fills with 0xCC and 0xCD.
_LOST = re.compile("(?:[锟錕]斤拷)+|[烫燙屯]{4,}|[烫燙]{3}")
_BYTES = "bytes that another program could not read"
_FILLED = "memory that another program never filled"
# What UTF-8 looks like that was read as GBK, two bytes a character, or as Latin letters, one byte each.
_AS_GBK = re.compile("[\u00a4-\u9fff\ue000-\uf8ff\uf900-\uffef]{3,}")
# As Windows shows single bytes of 0x80 to 0xBF, which stand behind the first of a character.
_TAIL = "\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122"
_AS_LATIN = re.compile(f"[{_TAIL}\u00c0-\u00ff]{{6,}}")
# A single mark or character read so: “ is â€œ, 。 is ã€‚, é is Ã©. Of _TAIL right texts have these behind a
# letter: other letters (kéž) and marks (“cliché”, «Liberté», Beyoncé™). The others, like € ¼ ¤, tell.
_BEHIND = "\u00a0\u00ad«»®©·°´¹²³ŒœŠšŸŽž–—‘’‚“”„†‡•…‹›™"
_NOT_BEHIND = re.compile(f"(?![{_BEHIND}])[{_TAIL}]")
_MARK_AS_LATIN = re.compile(
    rf"[âãäåæçèéï](?:{_NOT_BEHIND.pattern}[{_TAIL}]?|[{_TAIL}]{_NOT_BEHIND.pattern})"
    rf"|[ÂÃ](?![«»‘’“”…])[{_TAIL}]"
)
# What GBK looks like that was read in another encoding: two letters a character, or in Korea's table one.
_CYRILLIC = bytes(range(0x81, 0xFF)).decode("cp1251", "ignore")
_GBK_AS = (
    (re.compile("[\u00a1-\u00fe]{4,}"), "latin-1", "Latin letters"),
    (re.compile(f"[{re.escape(_CYRILLIC)}]{{4,}}"), "cp1251", "Cyrillic letters"),
    (re.compile("[\u3000-\u303f\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff60]{6,}"), "cp949", "Hangul"),
)
# What programs write for characters that they cannot pass on: \u6578, %E6%95%B8, =E6=95=B8.
_HEX = "[0-9A-Fa-f]{4}"
_UNICODE = re.compile(rf"(?:\\u{_HEX}){{2,}}|(?:<U\+{_HEX}>|\\x\{{{_HEX}\}}|%u{_HEX})+")
_ESCAPES = (
    ("Unicode escapes", _UNICODE, "utf-16-be"),
    ("percent-encoding", re.compile("(?:(?:%[0-9A-Fa-f]{2}){3}){2,}"), "utf-8"),
    ("quoted-printable", re.compile("(?:(?:=[0-9A-F]{2}){3}){2,}"), "utf-8"),
)
_UTF8 = re.compile(rb"(?:[\xe2-\xe9\xef][\x80-\xbf]{2}){2,}")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_GAINED = 15.0  # how much likelier the text read back must be, as −ln
_LIKELY = 9.5  # cost of a character in what reads as Chinese
_RARE, _LINE, _SHARE = 12.0, 12, 0.45  # cost of a rare character; Han of a line; the share that is rare
_DIFFERENT = 3  # different ones, rare or behind a letter, that right texts do not have in a line
_OPEN = "□"  # a character that was cut off
# In Big5 the second byte of a character may be one of ASCII: where a byte was lost, what follows is read out
# of step up to such a byte, which is a letter then.
_STRAY = re.compile(r"(?<=[^\x00-\x7f])[@A-Z\\^_`a-z~](?![\x20-\x7e])")
_OUT_OF_STEP = 12  # characters at most


def entities(text: str, outside: Iterable[Span]) -> list[Edit]:
    """Find the entities of HTML ``outside`` of ranges; each edit puts what the entity means."""
    is_protected = meets(outside)
    edits = (Edit(*match.span(), _meant(match[0]), "entity") for match in _ENTITY.finditer(text))
    return [edit for edit in edits if edit.new and not is_protected(edit.start, edit.end)]


def _meant(entity: str) -> str:
    """Give the character that an entity means: &hellip; → …; "" if there is none, or no text can have it."""
    bare = re.sub("^&(?:amp;)+(?=.)", "&", entity).rstrip(";") + ";"
    character = html.unescape(bare) if bare[1] == "#" else html5.get(bare[1:], "")
    return "" if CONTROL.search(character) or "\ufffd" in character else character


def mojibake(text: str) -> Iterator[Proposal]:
    """Find the places that were read in a wrong encoding, in order; an answer is what stood there."""
    lost = _LOST.finditer(text)
    found = [Proposal(*match.span(), (), _FILLED if match[0][0] in "烫燙屯" else _BYTES) for match in lost]
    found += _read_back(text, _AS_GBK, "gb18030", "UTF-8 that was read as GBK")
    found += _read_back(text, _AS_LATIN, "cp1252", "UTF-8 that was read as Latin letters")
    found += _escaped(text)
    found += _out_of_step(text)
    for more in (_from_latin(text), _unreadable(text)):
        is_found = meets([(one.start, one.end) for one in found])
        found += [one for one in more if not is_found(one.start, one.end)]
    yield from sorted(found, key=lambda one: one.start)


def _from_latin(text: str) -> Iterator[Proposal]:
    """Find single marks of UTF-8, and words of GBK, that were read as Latin letters."""
    for match in _MARK_AS_LATIN.finditer(text):
        answer = b"".join(bytes_of(one, "cp1252") for one in match[0]).decode("utf-8", "ignore")
        yield Proposal(*match.span(), (answer,) if answer else (), "UTF-8 that was read as Latin letters")
    for pattern, codec, letters in _GBK_AS:
        for match in pattern.finditer(text):
            if letters == "Hangul" and not (_HANGUL.search(match[0]) and _HAN.search(match[0])):
                continue  # Chinese, or Korean
            answer = match[0].encode(codec, "replace").decode("gbk", "replace")
            fits = len(_HAN.findall(answer)) >= 2 and not {*answer} & {*"\ufffd?"} and len({*match[0]}) > 2
            if fits and cost(answer) <= _LIKELY * len(answer):  # 闹苓, of the letters ÄÖÜß, does not
                yield Proposal(*match.span(), (answer,), f"GBK that was read as {letters}")


def _out_of_step(text: str) -> Iterator[Proposal]:
    """Find characters that were read as Big5 behind a byte that was lost, one byte out of step; and the
    backslashes that programs put behind characters with a second byte of that value, as 功 has.
    """
    for match in _STRAY.finditer(text):
        at = match.start()
        if match[0] == "\\" and text[at - 1].encode("cp950", "ignore")[1:] == b"\\":
            yield Proposal(at - 1, at + 1, (text[at - 1],), "a backslash that a program put into Big5")
            continue
        behind, best = text[at + 1 : at + 4].partition("\n")[0], (_GAINED, 0, "")
        for size in range(1, min(_OUT_OF_STEP, at - text.rfind("\n", 0, at) - 1) + 1):
            read = text[at - size : at + 1]
            raw = read.encode("cp950", "ignore")
            answer = raw[1:].decode("cp950", "ignore")
            if len(raw) == 2 * size + 1 and len(answer) == size and len(_HAN.findall(answer)) * 2 >= size:
                best = max(best, (cost(read + behind) - cost(answer + behind), size, answer))
        if best[1]:
            yield Proposal(at - best[1], at + 1, (_OPEN + best[2],), "Big5 that was read out of step")


def _unreadable(text: str) -> Iterator[Proposal]:
    """Find lines of which so many characters are rare that nobody wrote them: Big5 read as GBK or Latin."""
    for match in _AS_LATIN.finditer(text):
        if len({*_NOT_BEHIND.findall(match[0])}) >= _DIFFERENT:
            yield Proposal(*match.span(), (), "letters that hardly ever stand together")
    rare = {one for one in {*text} if _HAN.match(one) and character_cost(simplified(one)) >= _RARE}
    for match in re.finditer(r"[^\n]+", text) if rare else ():
        line, han = match[0], len(_HAN.findall(match[0]))
        if (
            han < _LINE
            or sum(one in rare for one in line) <= _SHARE * han
            or len({*line} & rare) < _DIFFERENT
        ):
            continue
        # 貔貅、饕餮: those of a word that dictionaries have do not count.
        if sum(line[at] in rare for at in alone(line, UNKNOWN)) > _SHARE * han:
            yield Proposal(*match.span(), (), "characters that hardly ever stand together")


def _escaped(text: str) -> Iterator[Proposal]:
    """Find runs of escapes, outside of addresses, that stand for Chinese."""
    found = [(one, why, codec) for why, pattern, codec in _ESCAPES for one in pattern.finditer(text)]
    is_address = meets(untouched(text) if found else ())
    for match, reason, codec in found:
        answer = bytes.fromhex(re.sub(r"<U\+|\\[ux]|%u|[^0-9A-Fa-f]", "", match[0])).decode(codec, "replace")
        if _HAN.search(answer) and not is_address(*match.span()):
            yield Proposal(*match.span(), (answer,), reason)


def _read_back(text: str, pattern: re.Pattern[str], codec: str, reason: str) -> Iterator[Proposal]:
    """Find the places that match ``pattern`` and whose bytes in ``codec`` are UTF-8 that reads far better.

    The last character of a place may have been cut off: it is □ then.
    """
    for run in pattern.finditer(text):
        raws = [bytes_of(character, codec) for character in run[0]]
        begins = [0, *accumulate(map(len, raws))]
        for match in _UTF8.finditer(b"".join(raws)):
            steps = range(match.start(), match.end() + 3, 3)
            start = next(at for at in steps if at in begins or at > match.end() - 6)
            if start not in begins:
                continue
            first, last = begins.index(start), next(i for i, at in enumerate(begins) if at >= match.end())
            answer = match[0][start - match.start() :].decode() + _OPEN * (begins[last] > match.end())
            gained = cost(run[0][first:last]) - cost(answer.rstrip(_OPEN))
            if len(_HAN.findall(answer)) >= 2 and gained > _GAINED:
                yield Proposal(run.start() + first, run.start() + last, (answer,), reason)


def bytes_of(character: str, codec: str) -> bytes:
    """Give the bytes that a program read as a character in ``codec``, as Windows reads: 0x80 as €, and those
    that "cp1252" leaves open as Latin-1 has them. Empty if there are none.
    """
    if character == "€" or (codec == "cp1252" and character < "\u0100"):
        return bytes([0x80 if character == "€" else ord(character)])
    return character.encode(codec, "ignore")
