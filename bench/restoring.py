"""Genuine texts damaged as copies damage them, restored and compared; and genuine texts left in peace.

    python -m bench.restoring FOLDER... [--half A|B] [--limit N] [--family NAME]... [--review]

Each folder holds genuine texts as .txt. Traditional ones are damaged by each family of tests/damage.py.
Printed: what the measure says of them, untouched and damaged; how many of the damaged characters come
back; with --review, how many of the others are reported. The result is kept in bench/restoring.md.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.conversion import half, only_simplified, style_folded
from scripts.article.interpret import interpret
from scripts.article.quotes import as_received
from scripts.converting.render import render
from scripts.converting.variants import TABLE
from scripts.editing.kinds import KINDS
from scripts.editing.look import Text
from scripts.findings import Finding, Rejected
from scripts.restoring.brackets import brackets, without_readings
from scripts.restoring.damage import measure
from scripts.restoring.restore import Line
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from scripts.source.values import Script
from scripts.text.han import HAN
from tests.damage import FAMILIES, Damaged
from tests.seeds import restore, seed_of

_HAN = re.compile(f"[{HAN}]")
UNTOLD = "牠妳祂"  # Simplified writes 它, 你 and 他 for these as well


def texts(folders: list[Path], which: str) -> Iterator[tuple[Path, str]]:
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            if half(path.name) in which:
                yield path, path.read_text(encoding="utf-8")


def seed(text: str, script: Script | None) -> Seed:
    return seed_of(text, Settings(script=script, slug="x"))


def han(text: str) -> str:
    """The Han characters of a text, without differences of style."""
    return "".join(_HAN.findall(style_folded(text)))


def hurt_in(right: str, text: str) -> set[int]:
    """Where a text is not the right one, but for what the author wrote in the other script."""
    pairs = enumerate(zip(right, text, strict=True))
    return {at for at, (a, b) in pairs if a != b and not only_simplified(a)}


def left(damaged: Damaged) -> tuple[list[int], int, int, list[Line], list[Finding]]:
    """Restore: damaged places of the Han text still wrong, brackets left, places newly broken."""
    lines, findings = restore(damaged.text, "damaged")
    out = render("\n".join(line.now for line in lines), "damaged", TABLE["zh-Hant"])
    found = list(brackets(out))
    base, right, now = han(without_readings(damaged.text)), han(damaged.right), han(without_readings(out))
    if len(now) != len(right):
        return [], len(found) + abs(len(now) - len(right)), 0, lines, findings
    wrong, hurt = hurt_in(right, now), hurt_in(right, base)
    return sorted(wrong & hurt), len(found), len(wrong - hurt), lines, findings


def hurt_places(damaged: Damaged) -> int:
    """Annotations, and characters that are wrong beyond style."""
    base, right = han(without_readings(damaged.text)), han(damaged.right)
    hurt = hurt_in(right, base) if len(right) == len(base) else ()  # an author's own bracket may have Han
    return sum(1 for _ in brackets(damaged.text)) + len(hurt)


def reported(damaged: Damaged, wrong: list[int]) -> int:
    """How many of the wrong places the review shows."""
    try:
        article, findings = interpret(seed(damaged.text, "damaged"))
    except Rejected:
        return 0
    text = Text(article, tuple(findings))
    shown = {
        (look.line.number, at) for find in KINDS.values() for look in find(text) for at in range(*look.span)
    }
    places = [
        (line.number, as_received(line.text, at, at + 1)[0])
        for line in article.lines
        for at, character in enumerate(line.now)
        if _HAN.match(character)
    ]
    return sum(places[at] in shown for at in wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description="restore what was damaged, and count")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--half", default="AB", help="A: texts to look at; B: texts to measure")
    parser.add_argument("--limit", type=int, default=1000, help="damage so many texts at most")
    parser.add_argument("--review", action="store_true", help="count what of the rest is reported (slow)")
    parser.add_argument("--family", action="append", choices=FAMILIES, help="this kind of damage; else all")
    options = parser.parse_args()
    genuine = list(texts(options.folders, options.half))
    verdicts: Counter[tuple[str, str]] = Counter()
    traditional = []
    for path, text in genuine:
        looks = measure(text)
        verdicts[path.parent.name, looks.verdict] += 1
        if looks.traditional > looks.simplified and not list(brackets(text)):
            traditional.append((path, text))
    print("| genuine texts | verdict | texts |\n| --- | --- | --- |")
    for (folder, looks_like), count in sorted(verdicts.items()):
        print(f"| {folder} | {looks_like} | {count} |")
    head = "texts", "called damaged", "in doubt", "damaged places", "come back", "left", "untold", "reported"
    print(f"\n| {' | '.join(('family', *head, 'newly wrong'))} |\n|{' --- |' * (len(head) + 2)}")
    step = max(len(traditional) // options.limit, 1)
    for name, family in ((name, FAMILIES[name]) for name in options.family or FAMILIES):
        random, total = Random(1), Counter[str]()  # noqa: S311 - the same damage every time
        for _, text in traditional[::step]:
            damaged = family(text, random)
            wrong, found, broken, _, findings = left(damaged)
            total.update(texts=1, places=hurt_places(damaged), left=len(wrong) + found, broken=broken)
            total["untold"] += sum(han(damaged.right)[at] in UNTOLD for at in wrong)
            total[measure(damaged.text).verdict] += 1
            asked = [f for f in findings if f.doubt and f.doubt.kind == "bracket"]
            total["reported"] += min(len(asked), found)
            if options.review and wrong:
                total["reported"] += reported(damaged, wrong)
        back = 100 * (1 - total["left"] / max(total["places"], 1))
        counts = (total[key] for key in ("left", "untold", "reported", "broken"))
        print(
            f"| {name} | {total['texts']} | {total['damaged']} | {total['in doubt']} | {total['places']} "
            f"| {back:.1f} % | {' | '.join(map(str, counts))} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
