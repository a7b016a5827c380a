"""Tell the encoding of a Chinese text: of all that its bytes may be, the one that reads as Chinese."""

import codecs
import re
from dataclasses import dataclass
from itertools import accumulate

from scripts.text.frequencies import cost

# The encodings in which Chinese is written, as Python calls them. cp950 and big5hkscs add to Big5 what Taiwan
# and Hong Kong write (裏 恒 碁; 嘅 咗).
CHINESE = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
IN_ASCII = ("hz", "utf-7", "iso2022_jp_2")  # which write Chinese in ASCII: ~{VPND~}
# Encodings of others, and the commonest letters of their languages: about a third of any text.
_OTHERS = {
    "Japanese (Shift_JIS)": ("cp932", "のにはをたがでてとしいるうかなもれさこ"),
    "Japanese (EUC-JP)": ("euc_jp", "のにはをたがでてとしいるうかなもれさこ"),
    "Korean (EUC-KR)": ("cp949", "이다는의을가에한고로하지은도를기사나서자대어인"),
}
_COMMON_SHARE = 0.12
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32"}
_MARKS |= {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

SAMPLE = 6_000  # bytes that are read; more do not change the answer
SURE = 12.0  # how much less likely the second is, as −ln: one in 160,000
# The cost of a character beyond ASCII. Pieces of 12 characters from 300 texts cost 5.3 in the median and 7.9
# at most; Korean read as GB18030 costs 9, Japanese 11.
READS = 9.5  # up to which a text reads as Chinese
_CLEARLY = 7.5  # up to which no other language is tried
_PERHAPS = 13.0  # up to which the editor is asked
BROKEN = 40.0  # the cost of a byte that is none of the encoding's, and of a control character
_FEW = 200  # a copy may have lost one byte in so many
_LOST = re.compile("[\ufffd\0]")
_BROKEN = re.compile("[\ufffd\0-\x08\x0e-\x1f]")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Decoding:
    """The text that the bytes are in an encoding, and the cost of a sample of it, −ln of its likelihood."""

    encoding: str
    text: str
    cost: float
    average: float  # cost of a character beyond ASCII


def byte_order_mark(raw: bytes) -> str:
    """Give the encoding that a byte order mark tells; "" if there is none."""
    return next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "")


def other_language(raw: bytes, found: list[Decoding]) -> str:
    """Name the Japanese or Korean encoding that the bytes are in; "" if they are in none.

    ``found``: what they read as in Chinese.
    """
    if found and found[0].average < _CLEARLY:
        return ""
    for name, (codec, own) in _OTHERS.items():
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        letters = re.findall(r"[^\W\d_a-zA-Z]", text)
        if sum(letter in own for letter in letters) > _COMMON_SHARE * len(letters):
            return name
    return ""


def decodings(raw: bytes) -> list[Decoding]:
    """List the Chinese texts that the bytes may be, each in its encoding, the likeliest first."""
    found: dict[str, Decoding] = {}
    for encoding in IN_ASCII if raw.isascii() else CHINESE:
        sample = _sample(raw, raw.isascii() or encoding.startswith("utf-16"))
        text = sample.decode(encoding, "replace")
        if encoding == "big5hkscs" and "\ufffd" not in raw.decode("cp950", "replace"):
            continue  # Only marks can differ, and files that hold no more than cp950 are written in it.
        paid = cost(_BROKEN.sub("", text)) + BROKEN * len(_BROKEN.findall(text))
        lost = len(_LOST.findall(text))
        wide = [character for character in text if not character.isascii()]
        average = (paid - BROKEN * lost - cost("".join(filter(str.isascii, text)))) / max(len(wide), 1)
        if _HAN.search(text) and lost <= len(text) // _FEW and average <= _PERHAPS:
            whole = raw.decode(encoding, "replace")
            likely = paid * SAMPLE / max(len(sample), SAMPLE)
            found.setdefault(whole, Decoding(encoding, whole, likely, average))
    return sorted(found.values(), key=lambda one: one.cost)


def is_sure(found: list[Decoding]) -> bool:
    """Say whether the first reading reads as Chinese, and is so much likelier than the second that nobody
    need be asked.
    """
    first, *others = found
    return first.average <= READS and all(other.cost - first.cost > SURE for other in others)


def _sample(raw: bytes, whole: bool) -> bytes:
    """Take about ``SAMPLE`` bytes: the beginning of the ``whole``, else of the lines that are not ASCII."""
    if whole:
        return raw[:SAMPLE]
    lines = [line for line in raw.splitlines(keepends=True) if not line.isascii()]
    ends = accumulate(map(len, lines))
    return b"".join(line for line, end in zip(lines, ends) if end - len(line) < SAMPLE)
