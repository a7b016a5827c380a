"""Make ``scripts/frequencies.xz``, how frequent words are, from the dictionary of jieba.

Source: dict.txt of jieba 0.42.1 (https://github.com/fxsjy/jieba, MIT licence, © 2013 Sun Junyi),
349,046 Simplified words with counts. Kept are the words of two to four characters counted at least
``LEAST`` times, and every single character of GBK; of a count only its logarithm, in steps of a
quarter. Run it as: python -m bench.make_frequencies path/to/dict.txt
"""

import lzma
import math
import re
import sys
from collections.abc import Iterable
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "scripts/frequencies.xz"
LEAST = 14
STEP = 0.25
_HAN = re.compile("[\u4e00-\u9fff]{1,4}")


def pack(lines: Iterable[str]) -> bytes:
    """Lines ``word count tag`` → GBK text: line n holds the words whose −ln p is n × ``STEP``.

    Words of a line go by length: single characters, a space, those of two, and so on, each without
    separators.
    """
    counts: dict[str, int] = {}
    total = 0
    for line in lines:
        word, number, *_ = line.split()
        total += int(number)
        if _HAN.fullmatch(word) and word.encode("gbk", "ignore").decode("gbk") == word:
            counts[word] = counts.get(word, 0) + int(number)
    levels: dict[int, list[list[str]]] = {}
    for word, count in sorted(counts.items()):
        if len(word) == 1 or count >= LEAST:
            level = round(-math.log(max(count, 1) / total) / STEP)
            levels.setdefault(level, [[], [], [], []])[len(word) - 1].append(word)
    rows = [levels.get(level, [[], [], [], []]) for level in range(max(levels) + 1)]
    return "\n".join(" ".join("".join(words) for words in row) for row in rows).encode("gbk")


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        packed = pack(lines)
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "lp": 1, "pb": 1}]
    TARGET.write_bytes(lzma.compress(packed, check=lzma.CHECK_CRC32, filters=filters))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
