"""Whatever words stand in the forms of a plain text, every variant shows exactly those, in their forms."""

import random
import re
from pathlib import Path

from scripts.checks.proof import prove
from scripts.checks.records import read_record
from tests.conftest import EXAMPLES, Project, copy_project
from tests.pages.test_hostile_forms import FIT

UNITS = ("paragraph", "heading", "verse", "quote", "list", "table", "caption", "signature", "break", "gap")
SHOWN = {"caption": "figure", "break": "rule", "gap": "rule"}  # a form → what its block is
PROSE = "那一年秋天我從宜昌坐船往上游去，船上的人都說這條路難走，水急，灘多，一到夜裡便要靠岸。"


def words(random: random.Random) -> str:
    drawn = "".join(random.choice([*FIT, "中", "文", "后", "裡"]) for _ in range(random.randrange(1, 5)))
    return "字" + drawn.replace("\t", " ").replace("|", "").replace("  ", " ") + "字"


def unit(kind: str, random: random.Random) -> list[str]:
    """The lines of a form."""

    def some(before: str = "") -> list[str]:
        indent = random.choice(["", "\u3000\u3000", "    "])
        return [f"{indent}{before}{words(random)}" for _ in range(random.randrange(1, 4))]

    if kind in ("verse", "quote", "signature"):
        return some()
    if kind == "list":
        return some(random.choice(["• ", "- ", "一、", ""]))
    if kind == "table":
        return [f"{words(random)}\t{words(random)}" for _ in range(random.randrange(1, 4))]
    one = {
        "paragraph": f"\u3000\u3000{words(random)}{PROSE}",
        "heading": words(random),
        "caption": f"圖：{words(random)}",
        "break": random.choice(["* * *", "※", "——"]),
        "gap": "",
    }
    return [one[kind]]


def made(random: random.Random) -> tuple[str, str, list[str]]:
    """A text, what its editor says of it, and the kinds of its blocks."""
    lines, sections, before = ["題目"], "", ""
    forms: dict[str, list[str]] = {}
    expected = []
    for kind in [random.choice(UNITS) for _ in range(8)] + ["paragraph"]:
        if kind == before:
            continue
        if random.random() < 0.5 and before not in ("quote", "list", "signature"):
            lines.append("")
        first, before = len(lines) + 1, kind
        lines += unit(kind, random)
        expected.append(SHOWN.get(kind, kind))
        if kind == "heading":
            sections += f'[[sections]]\nline = {first}\nid = "s{first}"\nlevel = {random.randrange(2, 7)}\n'
        elif kind != "paragraph":
            forms.setdefault("break" if kind == "gap" else kind, []).append(f"{first}-{len(lines)}")
    said = ", ".join(f'{kind} = "{", ".join(ranges)}"' for kind, ranges in forms.items())
    return "\n".join(lines) + "\n", f"wrapped = false\nforms = {{ {said} }}\n{sections}", expected


def wrapped(random: random.Random) -> str:
    """A text of several chapters and wrapped paragraphs, of which nothing is said."""
    width = random.randrange(22, 45)
    parts = ["題目"]
    for chapter in range(1, 3):
        parts.append(f"\n第{'一二'[chapter - 1]}章　{words(random)}\n")
        for _ in range(4):
            whole = "\u3000\u3000" + "".join(random.sample(re.findall("[^，。]+[，。]", PROSE * 3), 9))
            parts += [whole[at : at + width] for at in range(0, len(whole), width)]
        parts += random.choice([["＊＊＊"], ["", "　　　　" + words(random)], []])
    return "\n".join(parts) + "\n"


def prepared(folder: Path, articles: int) -> tuple[Project, dict[str, list[str]]]:
    project = copy_project(folder, seeds="none")
    project.configure("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hans, zh-Hant-HK]")
    expected = {}
    for number in range(articles):
        drawn = random.Random(number)  # noqa: S311
        text, said, kinds = made(drawn)
        if number % 3 == 0:
            expected[f"x{number}"] = kinds
        else:  # nothing is said: what the lines are is guessed
            text, said = text if number % 3 == 1 else wrapped(drawn), ""
        project.seed(f"x{number}", text, f'script = "traditional"\ntitle_line = 1\n{said}')
    return project, expected


def test_every_variant_shows_exactly_the_words_in_their_forms(tmp_path: Path) -> None:
    articles = max(EXAMPLES // 10, 6)
    project, expected = prepared(tmp_path, articles)
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    assert prove(project.root / "site") == (articles, 3 * articles, [])
    for slug, kinds in expected.items():
        record = read_record((project.root / f"site/articles/{slug}/record.json").read_text(encoding="utf-8"))
        for one in record["forms"].values():
            assert [block[0] for block in one] == kinds


def test_changes_in_stanzas_and_over_line_ends_are_told_where_they_are(project: Project) -> None:
    said = 'script = "traditional"\n{}[[corrections]]\nreceived = "{}"\nbecomes = "{}"\nwhy = "因"\n'
    text = "題目\n天亮以前我們都是同一\n條河上的人，等著被一\nX個碼頭認領。\n"
    project.seed("wrapped", text, said.format("wrapped = true\n", "一X個", "一個"))
    text = "題目\n　　露從今夜白\n　　月是X鄉明\n\n　　有弟皆分散\n　　無家問死生\n"
    project.seed("verse", text, said.format("", "X", "故"))
    text = "題目\n<p>他說：&ldquo;走吧。&rdquo;</p>\n那是终于<b>結束</b>的一天，什么也没有留下。<br>\n"
    project.seed("tags", text, 'script = "damaged"\n')
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    assert prove(project.root / "site") == (3, 6, [])
