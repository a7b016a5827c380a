"""Say in plain sentences what was done to a text, and why that can be trusted."""

from collections import Counter
from collections.abc import Iterable

from scripts.article.model import Article
from scripts.pages.changes import AUTHORS, RULES, changes_text, count, of_script
from scripts.pages.interface import words
from scripts.pages.record import Record

# What a copy did to a damaged text; in a text that is not damaged the same rules are the editor's choice.
DAMAGE = ("annotation", "script", "punctuation", "control", "invisible", "spaced", "entity", "tag")


def summary(article: Article, record: Record, lang: str) -> str:
    """Say what was received, what of the author's words was changed, and that all of it can be undone."""
    word, counts = words(lang), count(record)
    if not record.entries:
        return "".join([word["sum_nothing"], *_damage(article, record, counts, word)])
    said = [*_damage(article, record, counts, word)]
    said += _authors(article, counts, word, record.text.lang) if changes_text(record) else [word["sum_same"]]
    said += [word[f"sum_{rule}"] for rule in ("title", "moved") if counts[rule]]
    said += _other(article, record, counts, word)
    said += [_filled(word[f"sum_{rule}"], counts[rule]) for rule in ("joined", "layout") if counts[rule]]
    number = len(record.entries)
    return "".join([*said, _filled(word["sum_all" if number > 1 else "sum_one"], number), word["sum_proof"]])


def _damage(article: Article, record: Record, counts: Counter[str], word: dict[str, str]) -> Iterable[str]:
    """Tell what the copy did to the text, that is undone, and what of it cannot be."""
    rules = [rule for rule in DAMAGE if counts[rule]] if article.script == "damaged" else []
    found = [_filled(word[f"found_{rule}"], counts[rule]) for rule in rules]
    if found:
        yield word["sum_damage"].replace("{n}", "，".join(found))
    if record.undecoded:
        yield _filled(word["sum_undecoded"], len(record.undecoded))


def _other(article: Article, record: Record, counts: Counter[str], word: dict[str, str]) -> Iterable[str]:
    """Tell what the site did of itself: marks, and the forms of characters."""
    rules = [rule for rule in RULES if counts[rule] and (f"made_{rule}" in word or rule == "script")]
    if article.script == "damaged":
        rules = [rule for rule in rules if rule not in DAMAGE]
    end = of_script(article, record)
    made = [_filled(word.get(f"made_{rule}{end}") or word[f"made_{rule}"], counts[rule]) for rule in rules]
    if made:
        said = word["sum_made"].replace("{n}", "，".join(made))
        yield said.replace("{v}", word[f"name_{record.text.lang}"])


def _authors(article: Article, counts: Counter[str], word: dict[str, str], lang: str) -> Iterable[str]:
    """Tell how many of the author's words were changed; nothing where a glossary may have done so."""
    changed = [_filled(word[f"own_{rule}"], counts[rule]) for rule in AUTHORS if counts[rule]]
    if any(lang in entry.forms for entry in article.glossary):
        changed.append(word["own_words"])
    yield word["sum_changed"].replace("{n}", "、".join(changed)) if changed else word["sum_untouched"]


def _filled(text: str, number: int) -> str:
    return text.replace("{n}", f"{number:,}")
