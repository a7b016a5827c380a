"""Learn ``scripts/converting/context.xz``: what stands around a character where it has which form.

    python -m bench.make_context WORDS taiwan=FOLDER hongkong=FOLDER …

FOLDERs hold genuine Traditional texts as .txt, UTF-8. WORDS is ``Source/Data/phrase.occ`` of McBopomofo
(MIT licence, © 2011–2026 Mengjuei Hsieh et al.): 160,000 words as Taiwan writes them, with counts. Each
text is taken to Simplified, and both converters are asked; what the author wrote is what is learned. For
each character that OpenCC gets wrong in at least two texts, a logistic regression over its surroundings
(``features_around``) is fitted with FTRL-Proximal (McMahan et al., 2013), which leaves most weights at
nought. A feature must occur in two texts, or in the list. Texts that bench/conversion.md measures on must not
be in the folders.
"""

import lzma
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.conversion import fold
from scripts.converting.context import STEP, TABLE_FILE, cut, features_around
from scripts.converting.converters import by_opencc, second_opinion, words_of
from scripts.converting.surnames import SURNAME_FORMS
from scripts.converting.variants import convert

LEAST = 2  # texts in which OpenCC is wrong about a character
EPOCHS, L1, L2, ALPHA = 4, 1.2, 0.02, 0.25
TITLES = ["先生", "女士", "小姐", "太太", "老師", "教授", "博士", "醫生", "律師", "議員", "同學", "主任"]
PRIOR = {"o": 2.5, "j": 1.0}  # what a converter's answer counts before anything is learned


@dataclass(frozen=True)
class Line:
    """A line of a text in Simplified, what the author wrote, and what the converters write."""

    text: str  # the name of its text
    simplified: str
    written: str
    opencc: str
    jieba: str


@dataclass(frozen=True)
class Case:
    """One occurrence of a character: its surroundings, and the form that it has."""

    text: str
    features: tuple[str, ...]
    form: str
    weight: float


def lines_of(texts: Iterable[tuple[str, str]], hong_kong: bool) -> Iterator[Line]:
    """Names and texts → lines, those left out that a conversion makes longer."""
    for name, text in texts:
        simplified = convert(text, ("hk2s",) if hong_kong else ("tw2s",))
        written = convert(text, ("hk2t", "t2tw")) if hong_kong else text
        columns = (simplified, written, by_opencc(simplified, "s2tw"), second_opinion(simplified))
        for parts in zip(*(column.split("\n") for column in columns), strict=True):
            if len({*map(len, parts)}) == 1 and len(fold(parts[1])) == len(parts[0]):
                yield Line(name, *parts)


def words(path: Path) -> tuple[list[Line], dict[str, float]]:
    """The list of words as lines, and the weight of each by its count."""
    counted = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    counts = {row[0]: int(row[1]) for row in counted if len(row) == 2 and len(row[0]) > 1}
    # A surname before a title, behind 姓: too rare in any text for the rarer ones.
    counts |= {form + title: 200 for form in SURNAME_FORMS.values() for title in TITLES if len(form) == 1}
    counts |= {f"姓{form}": 200 for form in SURNAME_FORMS.values()}
    lines = lines_of([("words", "\n".join(counts))], hong_kong=False)
    return [line for line in lines if line.written], {w: math.log2(2 + n) / 4 for w, n in counts.items()}


def _is_taiwans(form: str) -> bool:
    try:
        form.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def written_forms(line: Line) -> list[tuple[int, str]]:
    """Place by place the form that the author meant: a converter's own where only style differs."""
    written, opencc, jieba = fold(line.written), fold(line.opencc), fold(line.jieba)
    return [
        (at, line.opencc[at] if a == b else line.jieba[at] if a == c else line.written[at])
        for at, (a, b, c) in enumerate(zip(written, opencc, jieba))
    ]


def forms_to_learn(lines: Iterable[Line]) -> dict[str, str]:
    """Characters that OpenCC gets wrong often enough → the forms that converters and authors write."""
    wrong: dict[str, set[str]] = defaultdict(set)
    made: dict[str, Counter[str]] = defaultdict(Counter)
    authors: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines:
        for at, form in written_forms(line):
            character = line.simplified[at]
            made[character].update({line.opencc[at], line.jieba[at]})
            if form != line.opencc[at]:
                wrong[character].add(line.text)
                authors[character, form].add(line.text)
    found = {}
    for character, texts in wrong.items():
        forms = [form for form, count in made[character].items() if count > 1]
        forms += [f for (c, f), by in authors.items() if c == character and len(by) >= LEAST]
        forms = [form for form in dict.fromkeys(forms) if _is_taiwans(form)]
        if len(texts) >= LEAST and len(forms) > 1:
            found[character] = "".join(forms)
    return found


def cases(
    lines: Iterable[Line], forms: dict[str, str], counts: dict[str, float] | None
) -> dict[str, list[Case]]:
    """Character → its occurrences; with ``counts`` the lines are words of a list."""
    found: dict[str, list[Case]] = defaultdict(list)
    for line in lines:
        if not forms.keys() & set(line.simplified):
            continue
        cuts = cut(words_of(line.simplified)) if counts is None else [None] * len(line.simplified)
        text, weight = (line.text, 1.0) if counts is None else (line.written, counts.get(line.written, 0.25))
        for at, form in written_forms(line):
            if form in forms.get(line.simplified[at], ""):
                converters = (f"o{line.opencc[at]}", f"j{line.jieba[at]}")
                features = ("", *converters, *features_around(line.simplified, at, cuts[at]))
                found[line.simplified[at]].append(Case(text, features, form, weight))
    return found


def learn(forms: str, seen: list[Case], listed: list[Case]) -> dict[str, list[float]]:
    """The occurrences of one character → feature → a weight for each form, relative to the first."""
    texts: dict[str, set[str]] = defaultdict(set)
    for case in seen:
        for feature in case.features:
            texts[feature].add(case.text)
    kept = {feature for feature, by in texts.items() if len(by) > 1}
    kept |= {feature for case in listed for feature in case.features}
    z: dict[tuple[str, str], float] = defaultdict(float)
    n: dict[tuple[str, str], float] = defaultdict(float)

    def weight(feature: str, form: str) -> float:
        prior = PRIOR.get(feature[:1], 0.0) if feature[1:] == form else 0.0
        value = z.get((feature, form), 0.0)
        if abs(value) <= L1:
            return prior
        learned = (math.copysign(L1, value) - value) / ((1 + math.sqrt(n[feature, form])) / ALPHA + L2)
        return prior + learned

    order = [*seen, *listed]
    chance = random.Random(1)  # noqa: S311 (not for secrets)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for case in order:
            features = [feature for feature in case.features if feature in kept]
            scores = [sum(weight(feature, form) for feature in features) for form in forms]
            most = max(scores)
            shares = [math.exp(score - most) for score in scores]
            total = sum(shares)
            for form, share in zip(forms, shares):
                slope = (share / total - (form == case.form)) * case.weight
                for key in ((feature, form) for feature in features) if abs(slope) > 1e-4 else ():
                    grown = n[key] + slope * slope
                    step = (math.sqrt(grown) - math.sqrt(n[key])) / ALPHA
                    prior = PRIOR.get(key[0][:1], 0.0) if key[0][1:] == key[1] else 0.0
                    z[key] += slope - step * (weight(*key) - prior)
                    n[key] = grown
    known = {feature for feature, _ in z} | {letter + form for letter in PRIOR for form in forms}
    rows = {feature: [weight(feature, form) for form in forms] for feature in sorted(known)}
    return {feature: [one - row[0] for one in row] for feature, row in rows.items()}


def pack(learned: dict[str, tuple[str, dict[str, list[float]]]]) -> bytes:
    """A block for each character: it and its forms; then each feature with its weights in eighths."""
    blocks = []
    for character, (forms, features) in sorted(learned.items()):
        rounded = {feature: [round(one * STEP) for one in row] for feature, row in features.items()}
        rows = ["\t".join([feature, *map(str, row)]) for feature, row in rounded.items() if any(row)]
        blocks.append("\n".join([f"{character}\t{forms}", *rows]))
    return "\n\n".join(blocks).encode()


def main() -> None:
    words_file, *folders = sys.argv[1:]
    lines: list[Line] = []
    for one in folders:
        direction, _, folder = one.partition("=")
        files = sorted(Path(folder).glob("*.txt"))
        texts = ((str(file), file.read_text(encoding="utf-8")) for file in files)
        lines += lines_of(texts, direction == "hongkong")
    forms = forms_to_learn(lines)
    listed, counts = words(Path(words_file))
    seen, known = cases(lines, forms, None), cases(listed, forms, counts)
    learned = {one: (forms[one], learn(forms[one], seen[one], known[one])) for one in forms}
    TABLE_FILE.write_bytes(lzma.compress(pack(learned), preset=9 | lzma.PRESET_EXTREME))
    weights = sum(len(features) for _, features in learned.values())
    print(
        f"{len(forms)} characters, {weights} features, {TABLE_FILE.name}: {TABLE_FILE.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main()
