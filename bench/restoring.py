"""Genuine texts damaged as copies damage them, restored and compared; and genuine texts left in peace.

    python -m bench.restoring FOLDER... [--half A|B] [--limit N] [--family NAME]... [--review]

Each folder holds genuine texts as .txt. Traditional ones are damaged by each family of tests/damage.py.
Printed: what the measure says of them, untouched and damaged; how many of the damaged characters come
back; with --review, how many of the others are reported. The result is kept in bench/restoring.md.
"""

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from scripts.article.interpret import interpret
from scripts.article.quotes import as_received
from scripts.converting.variants import TABLE, render
from scripts.editing.kinds import KINDS
from scripts.editing.look import Text
from scripts.findings import Finding, Rejected
from scripts.restoring.census import brackets
from scripts.restoring.damage import measure
from scripts.restoring.restore import Line, restore
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from scripts.source.values import Script
from scripts.text.pinyin import HAN
from tests.damage import FAMILIES, Damaged

_HAN = re.compile(f"[{HAN}]")
# Forms that differ in nothing but style (design: 裏/裡, 着/著, 佈/布 …), folded before anything is compared.
_STYLE = (
    "裏裡 着著 佈布 佔占 註注 臺台 唸念 兇凶 菸煙 讚贊 嚐嘗 慾欲 秘祕 溼濕 汙污 劃畫 歎嘆 併並 衆眾 "
    "羣群 牀床 綫線 峯峰 麽麼 説說 啓啟 僱雇 揹背 迴回 週周 鑒鑑 癒愈 麪麵 摺折 採采 彙匯 卽即 爲為 荐薦 "
    "沈沉 瞭了 衞衛 砲炮 擧舉 况況 别別 艷豔 甚什 拚拼 嚥咽 "
    "内內 鈎鉤 竪豎 卧臥 滙匯 産產 温溫 脱脫 户戶 閲閱 舖鋪 強强 凈淨 "
)
STYLE = str.maketrans({pair[0]: pair[1] for pair in _STYLE.split()})


def half(name: str) -> str:
    """A half of the texts, by the name of the file: one to look at, one to measure."""
    return "AB"[hashlib.sha256(name.encode()).digest()[0] % 2]


def texts(folders: list[Path], which: str) -> Iterator[tuple[Path, str]]:
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            if half(path.name) in which:
                yield path, path.read_text(encoding="utf-8")


def seed(text: str, script: Script | None) -> Seed:
    return Seed("seeds/x.txt", text.encode(), text, Settings(script=script, slug="x"))


def han(text: str) -> str:
    return "".join(_HAN.findall(text)).translate(STYLE)


def left(damaged: Damaged) -> tuple[list[int], int, int, list[Line], list[Finding]]:
    """Restore: damaged places of the Han text still wrong, brackets left, places newly broken."""
    lines, findings = restore(seed(damaged.text, "damaged"), "damaged")
    out = "\n".join(render(line.now, "damaged", TABLE["zh-Hant"]) for line in lines)
    found = list(brackets(out))
    base, right, now = han(_bare(damaged.text)), han(damaged.right), han(_bare(out))
    if len(now) != len(right):
        return [], len(found) + abs(len(now) - len(right)), 0, lines, findings
    wrong = [at for at, (a, b) in enumerate(zip(right, now)) if a != b]
    hurt = {at for at, (a, b) in enumerate(zip(right, base, strict=True)) if a != b}
    return (
        [at for at in wrong if at in hurt],
        len(found),
        len([at for at in wrong if at not in hurt]),
        lines,
        findings,
    )


def _bare(text: str) -> str:
    """The text without the brackets that hold a reading."""
    for bracket in reversed(list(brackets(text))):
        text = text[: bracket.start] + text[bracket.end :]
    return text


def hurt_places(damaged: Damaged) -> int:
    """Annotations, and characters that are wrong beyond style."""
    base, right = han(_bare(damaged.text)), han(damaged.right)
    return sum(1 for _ in brackets(damaged.text)) + sum(a != b for a, b in zip(right, base, strict=True))


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
    head = "family", "texts", "called damaged", "in doubt", "damaged places", "come back", "left", "reported"
    print(f"\n| {' | '.join((*head, 'newly wrong'))} |\n|{' --- |' * (len(head) + 1)}")
    step = max(len(traditional) // options.limit, 1)
    for name, family in ((name, FAMILIES[name]) for name in options.family or FAMILIES):
        random, total = Random(1), Counter[str]()  # noqa: S311 - the same damage every time
        for _, text in traditional[::step]:
            damaged = family(text, random)
            wrong, found, broken, _, findings = left(damaged)
            total.update(texts=1, places=hurt_places(damaged), left=len(wrong) + found, broken=broken)
            total[measure(damaged.text).verdict] += 1
            asked = [f for f in findings if f.doubt and f.doubt.kind == "bracket"]
            total["reported"] += min(len(asked), found)
            if options.review and wrong:
                total["reported"] += reported(damaged, wrong)
        back = 100 * (1 - total["left"] / max(total["places"], 1))
        print(
            f"| {name} | {total['texts']} | {total['damaged']} | {total['in doubt']} | {total['places']} "
            f"| {back:.1f} % | {total['left']} | {total['reported']} | {total['broken']} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
