"""What deserves an editor's look in every text, each with the lines of TOML that settle it.

    python -m scripts.review [--root FOLDER]

What ``[[settled]]`` or any other entry of the .toml decides is not shown again.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from scripts.article.interpret import interpret
from scripts.article.model import Article
from scripts.article.quotes import lies_in, places
from scripts.editing.doubts import KINDS, Change, Look, Text
from scripts.findings import Finding, Rejected
from scripts.source.seed import LAYOUT, read, read_glossary


@dataclass(frozen=True)
class Spot:
    """A place in the text as received, and what stands around it."""

    line: int  # 0: the editor's own title
    column: int
    context: str


@dataclass(frozen=True)
class Remark:
    """One matter to decide, with all its places.

    ``paste`` are blocks of TOML: the first says that it is right, each other one that it is wrong
    and what it becomes.
    """

    kind: str
    file: str
    line: int | None
    spots: tuple[Spot, ...]
    message: str
    paste: tuple[str, ...]

    def __str__(self) -> str:
        first = self.spots[0] if self.spots else None
        place = f"{self.file}:{first.line}:{first.column}" if first else f"{self.file}:{self.line}"
        lines = [f"{place}: {self.kind}: {self.message}"]
        lines += [f"    {f'{spot.line}:{spot.column}':7} {spot.context}" for spot in self.spots]
        lines += [f"  {line}" for block in self.paste for line in block.split("\n")]
        return "\n".join(map(_visible, lines))


def review(article: Article, findings: list[Finding]) -> list[Remark]:
    """Everything in an article that deserves a look and that nobody has decided."""
    settings = article.seed.settings
    decided = [word.word for word in article.glossary] + [*settings.keep]
    decided += [entry.received for entry in settings.corrections]
    decided += [entry.received for entry in settings.left]
    is_decided = places(article, decided)
    whole = {entry for entry in settings.settled if not entry.text}  # settle every place of their code
    text = Text(article, tuple(one for one in findings if one.code not in {entry.code for entry in whole}))
    looks = {
        kind: [look for look in find(text) if not lies_in(look.span, is_decided[look.line.number])]
        for kind, find in KINDS.items()
    }
    settled = {entry: places(article, entry.text) for entry in settings.settled if entry.text}
    remarks: list[Remark] = []
    for kind, found in looks.items():
        left = [
            look
            for look in found
            if not any(lies_in(look.span, spans[look.line.number]) for spans in settled.values())
        ]
        remarks += _grouped(kind, left, article)
    every = [look for found in looks.values() for look in found]
    for entry, spans in settled.items():
        if not any(lies_in(look.span, spans[look.line.number]) for look in every):
            remarks.append(_idle(article, entry.at, entry.text[0]))
    codes = {finding.code for finding in findings}
    return remarks + [_idle(article, one.at, one.code or "") for one in whole if one.code not in codes]


def _idle(article: Article, at: int, named: str) -> Remark:
    """What to say of an entry of ``[[settled]]``, at its line of the .toml, that settles nothing."""
    return Remark("settled", article.seed.settings_file, at, (), f"{named!r} settles nothing: remove it", ())


def _grouped(kind: str, looks: Iterable[Look], article: Article) -> Iterator[Remark]:
    """One remark for all places with one matter."""
    ordered = sorted(looks, key=lambda look: look.message)
    groups = [list(group) for _, group in groupby(ordered, lambda look: look.message)]
    for group in sorted(groups, key=lambda group: (group[0].line.number, group[0].span)):
        spots = tuple(Spot(look.line.number, look.span[0] + 1, look.context) for look in group)
        quotes = tuple(dict.fromkeys(look.quote for look in group))
        changes = dict.fromkeys(change for look in group for change in look.changes)
        paste = (settle(quotes), *blocks(changes, article))
        yield Remark(kind, article.seed.file, spots[0].line, spots, group[0].message, paste)


# --- what to paste -------------------------------------------------------------------------


def settle(quotes: tuple[str, ...]) -> str:
    listed = ", ".join(map(toml, quotes))
    return f"# it is right\n[[settled]]\ntext = {listed if len(quotes) == 1 else f'[{listed}]'}"


def blocks(changes: Iterable[Change], article: Article) -> Iterator[str]:
    """A block for each change; ``keep`` is one line for all."""
    changes = list(changes)
    for change in changes:
        if change.table == "words":
            yield (
                f"# it is wrong: {change.becomes}\n[[words]]\nword = {toml(change.quote)}\n"
                f"{change.lang} = {toml(change.becomes)}"
            )
        elif change.table == "corrections":
            received = (line.strip(LAYOUT) for line in article.seed.lines)
            times = sum(len(re.findall(re.escape(change.quote), line)) for line in received)
            yield (
                f"# it is wrong: {change.becomes or 'nothing'}\n[[corrections]]\n"
                f"received = {toml(change.quote)}\nbecomes = {toml(change.becomes)}\n"
                + (f"times = {times}\n" if times != 1 else "")
                + 'why = "抄本之失，改正。"'
            )
    kept = [change.quote for change in changes if change.table == "keep"]
    if kept:
        yield f"# wrong: the author's own; above the first [[table]]\nkeep = [{', '.join(map(toml, kept))}]"


def toml(text: str) -> str:
    """A TOML string; what cannot be seen is escaped."""
    return '"' + _visible(text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _visible(text: str) -> str:
    return "".join(character if _shows(character) else _escaped(character) for character in text)


def _shows(character: str) -> bool:
    return character.isprintable() and not "\ufe00" <= character <= "\ufe0f"


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def report(remarks: list[Remark]) -> str:
    """All remarks, and how many there are of each kind."""
    kinds = Counter(remark.kind for remark in remarks)
    count = f"{len(remarks)} remarks" + "".join(f"; {kind}: {number}" for kind, number in kinds.items())
    return "".join(f"{remark}\n\n" for remark in remarks) + count


# --- the command ---------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.review", description="what deserves a look")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = parser.parse_args(arguments).root
    seeds, errors = read(root / "seeds", root)
    _, glossary, wrong_words = read_glossary(root / "seeds", root)
    errors += wrong_words
    remarks: list[Remark] = []
    for seed in seeds:
        try:
            remarks += review(*interpret(seed, glossary))
        except Rejected as rejected:
            errors += rejected.findings
    print(report(remarks) + (", and errors: not all was looked at" if errors else ""))
    wrong = [finding for finding in errors if finding.level == "error"]
    for finding in wrong:
        print(finding, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
