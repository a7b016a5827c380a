"""Say in plain sentences what was done to a text, and why that can be trusted."""

from collections.abc import Iterable

from scripts.notes.changes import AUTHORS_WORDS, RULES, Account
from scripts.pages.interface import filled

# What a copy did to a damaged text; in a text that is not damaged the same rules are the editor's choice.
DAMAGE = ("annotation", "script", "punctuation", "control", "invisible", "spaced", "entity", "tag")


def summary(account: Account) -> str:
    """Say what was received, what was changed in it, and that all changes can be undone."""
    word, counts, number = account.word, account.counts, len(account.record.entries)
    if not number:
        return "".join([word["sum_nothing"], *_damage(account)])
    said = [*_damage(account), *_made(account)]
    said += _authors(account) if account.changes_text else [word["sum_same"]]
    said += [word[f"sum_{rule}"] for rule in ("title", "moved") if counts[rule]]
    said += [filled(word[f"sum_{rule}"], counts[rule]) for rule in ("joined", "layout") if counts[rule]]
    return "".join([*said, filled(word["sum_all" if number > 1 else "sum_one"], number), word["sum_proof"]])


def _damage(account: Account) -> Iterable[str]:
    """Tell what damage of the copy was undone, and in how many places bytes are lost for good."""
    word, counts = account.word, account.counts
    rules = [rule for rule in DAMAGE if counts[rule] and account.damaged]
    if found := [filled(word[f"found_{rule}"], counts[rule]) for rule in rules]:
        yield filled(word["sum_damage"], "，".join(found))
    if account.record.undecoded:
        yield filled(word["sum_undecoded"], len(account.record.undecoded))


def _made(account: Account) -> Iterable[str]:
    """Tell what the site changed without an editor: marks, and the forms of characters."""
    word, counts, end = account.word, account.counts, account.key_end
    rules = [rule for rule in RULES if counts[rule] and (f"made_{rule}" in word or rule == "script")]
    rules = [rule for rule in rules if not account.damaged or rule not in DAMAGE]
    made = [filled(word.get(f"made_{rule}{end}") or word[f"made_{rule}"], counts[rule]) for rule in rules]
    if made:
        said = filled(word["sum_also" if account.damaged else "sum_made"], "，".join(made))
        yield said.replace("{v}", word[f"name_{account.record.text.lang}"])


def _authors(account: Account) -> Iterable[str]:
    """Tell what was changed in the author's own words, or that nobody touched them."""
    word, counts = account.word, account.counts
    changed = [filled(word[f"own_{rule}"], counts[rule]) for rule in AUTHORS_WORDS if counts[rule]]
    if any(account.record.text.lang in entry.forms for entry in account.article.glossary):
        changed.append(word["own_words"])
    yield filled(word["sum_changed"], "、".join(changed)) if changed else word["sum_untouched"]
