"""Measure the review: how much of what it shows is wrong, and how much of what is wrong it shows.

    python -m bench.review FOLDER taiwan|hongkong [--half A|B] [--show]

FOLDER holds genuine Traditional texts. Each is taken to Simplified, reviewed as a genuine Simplified text,
and what is published in zh-Hant is compared with what the author wrote (bench/conversion.md says what
counts). A converter *sees* a wrong character where OpenCC itself calls it ambiguous, or where the second
converter writes another form than OpenCC.
"""

import argparse
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import opencc

from bench.conversion import HAN, fold, half, only_simplified
from scripts.article.interpret import interpret
from scripts.converting.converters import by_opencc, second_opinion
from scripts.converting.render import render
from scripts.converting.variants import TABLE, convert
from scripts.editing.kinds import LIKELY_RIGHT
from scripts.editing.look import Text
from scripts.editing.remarks import open_looks, review
from scripts.source.settings import Settings
from scripts.source.values import Script
from tests.seeds import seed_of

OF_CONVERSION = ("form in doubt", "possible name", LIKELY_RIGHT)
Place = tuple[int, int]  # line and character, from 1 and 0


def ambiguous(text: str) -> set[Place]:
    """Places where OpenCC chose among forms without a phrase that decides; its own program says so."""
    folder = Path(opencc.__file__).parent / "clib"
    program = shutil.which("opencc", path=folder / "bin")
    if program is None:
        raise RuntimeError(f"OpenCC's own program is not in {folder / 'bin'}: install the official wheel")
    command = [program, "--config", str(folder / "share" / "opencc" / "s2tw.json"), "--ambiguities"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    found: set[Place] = set()
    line, at = 1, 0
    for record in map(json.loads, done.stdout.decode().rstrip("\n").split("\n")):
        if "lit" in record:
            line += record["lit"].count("\n")
            rest = record["lit"].rpartition("\n")
            at = len(rest[2]) + (0 if rest[1] else at)
        elif "amb" in record:
            found |= {(line, at + one) for one in range(len(record["amb"]["t"]))}
            at += len(record["amb"]["t"])
    return found


def wrong_places(written: str, published: str) -> set[Place]:
    """Where what is published is not what the author wrote, style folded."""
    found = set()
    for number, (line, made) in enumerate(zip(written.split("\n"), published.split("\n"), strict=True), 1):
        a, b = fold(line), fold(made)
        if len(a) == len(b):
            found |= {(number, at) for at in range(len(a)) if a[at] != b[at] and not only_simplified(a[at])}
    return found


def disputed(simplified: str) -> set[Place]:
    """Where the second converter writes another form than OpenCC."""
    return wrong_places(by_opencc(simplified, "s2tw"), second_opinion(simplified))


def measure(text: str, script: Script, show: bool) -> Counter[str]:
    """Count what is wrong in a text as published in zh-Hant, and what the review shows of it."""
    simplified = render(text, script, TABLE["zh-Hans"])
    written = text if script == "traditional" else convert(text, ("hk2t", "t2tw"))
    wrong = wrong_places(written, render(simplified, "simplified", TABLE["zh-Hant"]))
    seen = wrong & (ambiguous(simplified) | disputed(simplified))
    settings = Settings(script="simplified", slug="x", title="题", sections=())
    article, findings = interpret(seed_of(simplified, settings))
    counts = Counter({"han": len(HAN.findall(simplified)), "wrong": len(wrong), "seen": len(seen)})
    shown: set[Place] = set()
    for kind, looks in open_looks(article, Text(article, tuple(findings))).items():
        for look in looks if kind in OF_CONVERSION else ():
            places = {(look.line.number, at) for at in range(*look.span)}
            counts[kind] += 1
            counts[f"{kind}, wrong"] += bool(places & wrong)
            shown |= places
            if show and kind != LIKELY_RIGHT:
                print("wrong" if places & wrong else "right", kind, look.message, look.context)
    counts["shown"], counts["seen and shown"] = len(wrong & shown), len(seen & shown)
    counts["lines in short"] = sum(len(r.spots) for r in review(article, findings) if r.kind == LIKELY_RIGHT)
    if show:
        lines = simplified.split("\n")
        for line, at in sorted(seen - shown):
            print("missed", lines[line - 1][max(at - 6, 0) : at + 5], lines[line - 1][at])
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("direction", choices=["taiwan", "hongkong"])
    parser.add_argument("--half", choices=["A", "B"])
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    script: Script = "traditional" if given.direction == "taiwan" else "hongkong"
    files = [f for f in sorted(given.folder.glob("*.txt")) if given.half in (None, half(f.name))]
    total: Counter[str] = Counter()
    for file in files:
        total += measure(file.read_text(encoding="utf-8"), script, given.show)
    print(f"{given.direction}: {len(files)} texts", *(f"{key} {n}" for key, n in total.items()), sep="; ")


if __name__ == "__main__":
    main()
