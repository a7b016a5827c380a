"""Articles that nobody wrote: of sentences that were, for measuring a site of many."""

import datetime
import random
import re

from scripts.converting.variants import convert
from tests.clean import TEXT, annotate
from tests.projects import ROOT

READINGS = {
    "書": "shū",
    "來": "lái",
    "個": "gè",
    "們": "men",
    "這": "zhè",
    "業": "yè",
    "費": "fèi",
    "時": "shí",
}
FIRST_DAY = datetime.date(1990, 1, 1)  # long ago: an article of a day to come is not published


def sentences() -> list[str]:
    own = (ROOT / "tests/article/expected/zh-Hant.txt").read_text(encoding="utf-8")
    found = re.findall("[^。！？「」\n]{6,}[。！？]", own + TEXT)
    return list(dict.fromkeys(found))


def articles(count: int) -> list[tuple[str, str, str]]:
    """(name, text, .toml) of so many articles: long and short, of each script, one in ten damaged."""
    chosen = random.Random(count)  # noqa: S311 (not for secrets)
    known = sentences()
    made = []
    for number in range(count):
        lines: list[str] = []
        headings = []
        for paragraph in range(chosen.randint(4, 28)):
            if paragraph % 6 == 5:
                lines.append(f"第{paragraph // 6 + 1}節：{chosen.choice(known)[:8]}")
                headings.append(len(lines))
            lines.append("".join(chosen.sample(known, chosen.randint(1, 5))))
        text = "\n".join(lines) + "\n"
        script = ("damaged", "simplified", *["traditional"] * 8)[number % 10]
        if script == "simplified":
            text = convert(text, ["tw2s"])
        if script == "damaged":
            text = annotate(text, READINGS)
        settings = [
            f'slug = "article-{number:04}"',
            f'title = "{number:04}　{chosen.choice(known)[:14]}"',
            f'script = "{script}"',
            f"added = {FIRST_DAY + datetime.timedelta(number)}",
            *([] if number % 3 else ['author = "作者"']),
            *(f'[[sections]]\nline = {line}\nid = "s{line}"' for line in headings),
        ]
        made.append((f"{number:04}", text, "\n".join(settings) + "\n"))
    return made
