"""Whatever words stand in a form of Markdown, both renderers show exactly those, in that form."""

import html
import random
import re
from pathlib import Path

from scripts.checks.proof import prove
from scripts.markdown.document import read_markdown
from scripts.markdown.tree import said
from tests.conftest import EXAMPLES, Project, copy_project
from tests.pages.test_hostile import FRAGMENTS

FIT = [one for one in FRAGMENTS if not re.search("[\0\x1b\r\n\u0085\u2028\u2029\ufeff\u3000]", one)]
LITERAL = [one for one in FIT if one.strip() == one and "`" not in one]


def words(random: random.Random) -> str:
    """Hostile words, every ASCII mark of which is text."""
    drawn = "".join(random.choice([*FIT, "中", "文", "后"]) for _ in range(random.randrange(1, 5)))
    return "字" + re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", drawn).replace("\t", " ") + "字"


def markdown(random: random.Random) -> str:
    """A text with every form, hostile words in each."""

    def one() -> str:
        return words(random)

    code = random.choice(LITERAL)
    plain = re.sub("[<>']", "", code)
    forms = [
        f"{one()}**{one()}**{one()}*{one()}*{one()}",
        f"## {one()}\n\n### {one()}",
        f"> {one()}\n>\n> > {one()}",
        f"- {one()}\n- {one()}\n\n  {one()}\n  1. {one()}",
        f"7. {one()}\n8. - [x] {one()}",
        f"| {one()} | {one()} |\n|:-:|--:|\n| {one()} | `` {code.replace('|', '')}x `` |",
        f"`````\n{''.join(random.choice(FIT) for _ in range(4))}\n{code}\n`````",
        f"    {code}\n\n{one()}`` {code}x ``{one()}",
        f"[{one()}](https://example.org/?a=%22%3C{random.randrange(9)})與[{one()}](#沒有)",
        f"~~{one()}~~<sub>{one()}</sub><u>{one()}</u><br>{one()}",
        f"![{one()}](https://example.org/a.png)\n\n*{one()}*",
        f"{one()}[^{random.randrange(3)}]\n\n[^0]: {one()}\n\n[^1]: {one()}",
        f"<b>{one()}</b>\n\n<div title='{plain}'>\n{code}\n</div>",
        f"> [!note] {one()}\n> {one()}\n\n::: tip {one()}\n{one()}\n\n- {one()}\n:::",
        f"{one()}=={one()}==，[[x|{plain.replace('|', '')}]]$a_{random.randrange(9)}${one()}",
        f"{one()}\n: {one()}\n: {one()}\n\n{one()}\n: {one()}\n\n  - {one()}",
        f"<details>\n<summary>{one()}</summary>\n\n{one()}\n\n</details>\n\n<img src='x.png' alt='{plain}'>",
        "---",
    ]
    return "# 題\n\n開頭。\n\n" + "\n\n".join(random.sample(forms, 6)) + "\n"


def prepared(folder: Path, articles: int) -> Project:
    project = copy_project(folder, seeds="none")
    project.configure("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hans, zh-Hant-HK]")
    for number in range(articles):
        text = markdown(random.Random(number))  # noqa: S311
        project_seed = project.root / "seeds" / f"x{number}"
        project_seed.with_suffix(".md").write_text(text, encoding="utf-8")
        project_seed.with_suffix(".toml").write_text('script = "traditional"\n', encoding="utf-8")
    return project


def test_both_renderers_show_exactly_the_words_in_their_forms(tmp_path: Path) -> None:
    articles = max(EXAMPLES // 10, 6)
    project = prepared(tmp_path, articles)
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    site = project.root / "site"
    assert prove(site) == (articles, 3 * articles, [])
    for number in range(articles):
        page = (site / f"articles/x{number}/index.html").read_text(encoding="utf-8")
        shown = re.sub(r"\s", "", html.unescape(re.sub("<[^>]*>", "", page)))
        source = (project.root / f"seeds/x{number}.md").read_text(encoding="utf-8")
        for block in read_markdown(source).blocks:
            for leaf in block.walk():
                assert re.sub(r"\s", "", leaf.text) in shown, (number, said(block))
    done = project.run("zensical", "build", "--clean")
    assert done.returncode == 0, done.stdout + done.stderr
    assert prove(site) == (articles, 3 * articles, [])
