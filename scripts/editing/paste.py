"""Write the lines of TOML that settle a remark.

Blocks with ``[[…]]`` go at the end of the .toml. A key stands above the first table, once: its line says so,
repeats what is there, and names the line that it replaces.
"""

from collections.abc import Iterable, Iterator, Sequence

from scripts.article.model import Article
from scripts.editing.look import Fix
from scripts.source.seed import LAYOUT

# Key of a list → what the comment above its line says.
COMMENT_OF_LIST = {"keep": "the author's own", "names": "a name; strike what is none"}


def settle(quotes: Sequence[str]) -> str:
    """Write the block that says that the text is right where it has these quotes."""
    listed = ", ".join(map(toml, quotes))
    return f"# it is right\n[[settled]]\ntext = {listed if len(quotes) == 1 else f'[{listed}]'}"


def blocks(fixes: Iterable[Fix], article: Article) -> Iterator[str]:
    """Yield the TOML of fixes: a block with ``[[…]]`` for each; one line for all of ``keep`` or ``names``."""
    fixes = list(dict.fromkeys(fixes))
    yield from _words([fix for fix in fixes if fix.table == "words"])
    for fix in fixes:
        if fix.table == "corrections":
            received = (line.strip(LAYOUT) for line in article.seed.lines)
            times = sum(line.count(fix.quote) for line in received)
            yield (
                f"# it is wrong: {fix.becomes or 'nothing'}\n[[corrections]]\n"
                f"received = {toml(fix.quote)}\nbecomes = {toml(fix.becomes)}\n"
                + (f"times = {times}\n" if times > 1 else "")
                + 'why = "抄本之失，改正。"'
            )
    for key, comment in COMMENT_OF_LIST.items():
        quotes = [fix.quote for fix in fixes if fix.table == key]
        if quotes:
            yield line_of_key(key, quotes, comment, article)


def _words(fixes: list[Fix]) -> Iterator[str]:
    """Write the entries of [[words]]: one for a word with its forms in several variants, another for each
    further form.
    """
    entries: list[tuple[str, dict[str, str]]] = []  # a word, and language → its form
    for fix in fixes:
        known = (forms for word, forms in entries if word == fix.quote and fix.lang not in forms)
        forms = next(known, None)
        if forms is None:
            entries.append((fix.quote, forms := {}))
        forms[fix.lang] = fix.becomes
    for word, forms in entries:
        lines = "".join(f"\n{lang} = {toml(form)}" for lang, form in forms.items())
        becomes = ", ".join(dict.fromkeys(forms.values()))
        yield f"# it is wrong: {becomes}\n[[words]]\nword = {toml(word)}{lines}"


def line_of_key(key: str, quotes: Iterable[str], comment: str, article: Article) -> str:
    """Write a list of the .toml with further members, and a comment that says where it belongs."""
    at = article.settings.lines.get(key)
    where = f"in place of line {at}" if at else "above the first [[table]]"
    every = dict.fromkeys((*getattr(article.settings, key), *quotes))
    return f"# {comment}; {where}\n{key} = [{', '.join(map(toml, every))}]"


def toml(text: str) -> str:
    """Write a text as a TOML string; what cannot be seen is escaped."""
    return '"' + escaped(text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def escaped(text: str) -> str:
    """Replace everything that cannot be seen by an escape."""
    shown = (one.isprintable() and not "\ufe00" <= one <= "\ufe0f" for one in text)
    return "".join(one if is_shown else _escaped(one) for one, is_shown in zip(text, shown))


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
