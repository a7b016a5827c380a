"""Guesses of title, author, day and headings, against texts whose truth is known.

    python -m bench.guessing FOLDER [--half A|B]

Each x.txt stands beside an x.json: {"title", "author", "date", "headings": [lines]}, and, where known,
"bold": lines that are wholly bold in the source, which count neither way. Kept in bench/restoring.md.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from bench.restoring import texts
from scripts.article.guess import guess_structure


def count(path: Path, text: str) -> Counter[str]:
    """What is right in one text."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    guess = guess_structure(text.split("\n"))
    known, found = set(truth["headings"]), {one.line for one in guess.headings} - set(truth.get("bold", ()))
    author, date = _bare(guess.author), str(guess.date) if guess.date else None
    return Counter(
        {
            "texts": 1,
            "titles": guess.title == truth["title"],
            "authors": truth["author"] is not None,
            "authors right": truth["author"] is not None and author == _bare(truth["author"]),
            "authors made up": truth["author"] is None and author is not None,
            "days": truth["date"] is not None,
            "days right": truth["date"] is not None and date == truth["date"],
            "headings": len(known),
            "headings guessed": len(found),
            "headings right": len(known & found),
        }
    )


def _bare(author: str | None) -> str | None:
    """An author without the role: 記者林勵 → 林勵."""
    return author and re.sub("^(?:實習)?記者(?=..)", "", author)


def main() -> None:
    parser = argparse.ArgumentParser(description="compare guesses with what is known")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", default="AB", help="A: texts to look at; B: texts to measure")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path, text in texts([options.folder], options.half):
        total += count(path, text)
    for name, number in total.items():
        print(f"{name}: {number}")


if __name__ == "__main__":
    main()
