"""The command that shows what deserves an editor's look in every text, with lines of TOML to settle it.

    python -m scripts.review [--regional] [--root FOLDER]

What ``[[settled]]`` or any other entry of the .toml decides is not shown again. With ``--regional`` it
shows, instead, Taiwan's own words for those of Simplified texts: 軟體 for 软件.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from scripts.article.interpret import interpret
from scripts.editing.regional import regional
from scripts.editing.remarks import Remark, review
from scripts.findings import counted, gathered, tell
from scripts.pages.config import read_config
from scripts.source.folder import read_glossary, read_seeds
from scripts.source.reading import reading


def report(remarks: list[Remark]) -> str:
    """Write all remarks as one text, which ends with how many there are of each kind."""
    kinds = Counter(remark.kind for remark in remarks)
    count = counted(len(remarks), "remark") + "".join(f"; {kind}: {number}" for kind, number in kinds.items())
    return "".join(f"{remark}\n\n" for remark in remarks) + count


def main(arguments: list[str]) -> int:
    """Run the command; return its exit status, 1 if an error kept it from looking at all texts."""
    parser = argparse.ArgumentParser(prog="python -m scripts.review", description="what deserves a look")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--regional", action="store_true", help="offer Taiwan's words instead")
    given = parser.parse_args(arguments)
    root = given.root
    seeds, errors = read_seeds(root)
    _, glossary, wrong_words = read_glossary(root)
    errors += wrong_words
    remarks: list[Remark] = []
    langs: list[str] = []
    with gathered(errors):
        langs += [variant.lang for variant in read_config(root / "mkdocs.yml").variants]
    for seed in seeds:
        with gathered(errors), reading(seed.file, len(seed.raw)):
            article, findings = interpret(seed, glossary)
            remarks += regional(article, langs) if given.regional else review(article, findings, langs)
    wrong = [finding for finding in errors if finding.level == "error"]
    print(report(remarks) + (", and errors: not all was looked at" if wrong else ""))
    tell(wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
