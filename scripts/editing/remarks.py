"""Make the remarks about an article: the places that nobody decided, and what to paste for either answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.article.model import Article
from scripts.article.quotes import lies_in, places
from scripts.converting.author_field import names_in_field
from scripts.converting.render import render, render_author
from scripts.converting.variants import TABLE
from scripts.editing.kinds import IN_SHORT, KINDS, OF_FORMS
from scripts.editing.look import Look, Text
from scripts.editing.paste import blocks, escaped, line_of_key, settle, toml
from scripts.findings import Finding, counted, line_of, place_of
from scripts.source.front_matter import front_matter
from scripts.text.grouping import by_key
from scripts.text.untouched import Span

# Codes of what is found when all texts are known: the review of one cannot say that an entry for them settles
# nothing.
LATER = {"M08", "M12", "M13"}


@dataclass(frozen=True)
class Spot:
    """A place in the text as received, what stands around it, and further places of the same matter."""

    line: int  # 0: the editor's own title
    column: int
    context: str
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Remark:
    """One matter to decide, with all its places.

    ``paste``: blocks of TOML; the first says that the text is right, each other what it becomes if it is
    wrong.
    """

    kind: str
    file: str
    line: int | None
    spots: tuple[Spot, ...]
    message: str
    paste: tuple[str, ...]

    def __str__(self) -> str:
        first = self.spots[0] if self.spots else None
        place = (
            f"{place_of(self.file, first.line)}:{first.column}" if first else place_of(self.file, self.line)
        )
        lines = [f"{place}: {self.kind}: {self.message}"]
        for spot in self.spots:
            also = "".join(f" {line}:{column}" for line, column in spot.also)
            lines.append(f"    {f'{spot.line}:{spot.column}':7} {spot.context}{also and f'; also{also}'}")
        lines += [f"  {line}" for block in self.paste for line in block.split("\n")]
        return "\n".join(map(escaped, lines))


def review(
    article: Article, findings: Sequence[Finding], langs: Sequence[str] = tuple(TABLE)
) -> list[Remark]:
    """List everything in an article that deserves a look and that nobody has decided.

    ``findings``: of reading and restoring it; ``langs``: the variants of the site.
    """
    settings = article.settings
    whole = {entry for entry in settings.settled if not entry.text}  # settle every place of their code
    open_findings = tuple(one for one in findings if one.code not in {entry.code for entry in whole})
    text = Text(article, open_findings, tuple(lang for lang in langs if article.is_in(TABLE[lang])))
    looks = open_looks(article, text)
    settled = {entry: places(article, entry.text) for entry in settings.settled if entry.text}
    remarks = list(_about_settings(article, text.langs))
    shown: list[Look] = []
    later: list[Look] = []
    for kind, found in looks.items():
        left = [look for look in found if not any(_is_in(look, spans) for spans in settled.values())]
        left, excluded = _without_excluded(left, shown)
        shown += left
        later += excluded
        remarks += (_in_short if kind in IN_SHORT else _grouped)(kind, left, article)
    if later:
        message = f"{counted(len(later), 'more doubt')} at places above, shown when these are decided"
        remarks.append(Remark("later", article.seed.file, later[0].line.number, (), message, ()))
    every = [look for found in looks.values() for look in found]
    for entry, spans in settled.items():
        if not any(_is_in(look, spans) for look in every):
            remarks.append(_idle(article, entry.at, entry.text[0]))
    codes = {finding.code for finding in findings} | LATER
    return remarks + [_idle(article, one.at, one.code or "") for one in whole if one.code not in codes]


def _without_excluded(looks: Sequence[Look], shown: Sequence[Look]) -> tuple[list[Look], list[Look]]:
    """Divide looks: those whose lines of TOML can all be pasted, together with those ``shown`` before; and
    those whose lines one of these excludes.
    """
    left: list[Look] = []
    excluded: list[Look] = []
    for look in looks:
        clash = any(_excludes(one, look) for one in (*shown, *left))
        (excluded if clash else left).append(look)
    return left, excluded


def _excludes(one: Look, other: Look) -> bool:
    """Say whether the lines for two doubts cannot both be pasted.

    They cannot where both quote the same place, and one is a correction or both have one quote.
    """
    if one.line.number != other.line.number:
        return False
    (start, end), (begin, to) = _quoted(one), _quoted(other)
    corrected = any(fix.table == "corrections" for fix in (*one.fixes, *other.fixes))
    return start < to and begin < end and (corrected or one.quote == other.quote)


def _quoted(look: Look) -> Span:
    """Find the range of a look's quote in the line as received; else where the look is."""
    start = look.line.text.was.find(look.quote, max(look.span[1] - len(look.quote), 0))
    return (start, start + len(look.quote)) if 0 <= start <= look.span[0] else look.span


def open_looks(article: Article, text: Text) -> dict[str, list[Look]]:
    """Find the places that no entry of the .toml decides, ``[[settled]]`` not considered: kind, as in
    ``KINDS`` → looks.

    A form in doubt within a possible name is left out: it is a matter of the name.
    """
    settings = article.settings
    decided = [word.word for word in article.glossary] + [*settings.keep, *article.names]
    decided += [entry.received for entry in settings.corrections]
    decided += [entry.received for entry in settings.left]
    is_decided = places(article, decided)
    looks = {
        kind: [look for look in find(text) if not _is_in(look, is_decided)] for kind, find in KINDS.items()
    }
    names = by_key((look.line.number, look.span) for look in looks["possible name"])
    for kind in OF_FORMS:  # a form in a name is a matter of the name
        looks[kind] = [look for look in looks[kind] if not _is_in(look, names)]
    return looks


def _is_in(look: Look, spans: Mapping[int, Iterable[Span]]) -> bool:
    """Say whether a look is within one of ``spans``: number of a line → ranges of it."""
    return lies_in(look.span, spans.get(look.line.number, ()))


def _idle(article: Article, at: int, named: str) -> Remark:
    """Make the remark that an entry of ``[[settled]]``, at line ``at`` of the .toml, settles nothing."""
    return Remark("settled", article.seed.settings_file, at, (), f"{named!r} settles nothing: remove it", ())


def _about_settings(article: Article, langs: Iterable[str]) -> Iterator[Remark]:
    """Yield a remark for each name that was guessed in the fields for author and translator, if it would be
    converted in another way as a word.
    """
    for key in ("author", "translator"):
        field = getattr(article.settings, key) or ""
        for one in names_in_field(field, article.names):
            for lang in langs if one.guessed else ():
                way = (article.script, TABLE[lang], article.glossary, article.names)
                name, word = render_author(one.name, *way), render(one.name, *way)
                if name != word:
                    message = f"{one.name} is taken for the name of a person: {name} in {lang}, not {word}"
                    paste = (
                        line_of_key("names", [one.name], "it is one", article),
                        f"# it is none\n[[words]]\nword = {toml(one.name)}\n{lang} = {toml(word)}",
                    )
                    file, at = article.seed.settings_file, article.settings.lines.get(key)
                    if not at:
                        file, at = article.seed.file, _line_in_front_matter(article.seed.text, key)
                    yield Remark("guessed name", file, at, (), message, paste)
                    break


def _line_in_front_matter(text: str, key: str) -> int | None:
    """Find the line, from 1, in which the front matter of a text gives a key; ``None`` if it does not."""
    places = (start for said, start, _ in front_matter(text).words if said == key)
    return next((line_of(text, start) for start in places), None)


def _grouped(kind: str, looks: Iterable[Look], article: Article) -> Iterator[Remark]:
    """Yield one remark for all places with the same message, the most doubtful first, else in the text's
    order.
    """
    for group in _matters(sorted(looks, key=lambda look: look.message)):
        spots = tuple(Spot(*look.place, look.context) for look in group)
        quotes = tuple(dict.fromkeys(look.quote for look in group))
        fixes = dict.fromkeys(fix for look in group for fix in look.fixes)
        paste = (settle(quotes), *blocks(fixes, article))
        yield Remark(kind, article.seed.file, spots[0].line, spots, group[0].message, paste)


def _in_short(kind: str, looks: Iterable[Look], article: Article) -> Iterator[Remark]:
    """Yield one remark for all places of a kind: a line for each message, the most doubtful first."""
    ordered = sorted(looks, key=lambda look: (-look.doubt, look.line.number, look.span))
    spots = tuple(
        Spot(*first.place, f"{first.message}: {first.context}", tuple(look.place for look in rest))
        for first, *rest in _matters(ordered)
    )
    if spots:
        quotes = tuple(dict.fromkeys(look.quote for look in ordered))
        one, more = IN_SHORT[kind]
        message = f"{counted(len(ordered), one)} {more}"
        yield Remark(kind, article.seed.file, spots[0].line, spots, message, (settle(quotes),))


def _matters(looks: Iterable[Look]) -> list[list[Look]]:
    """Group places by their messages: the group with the most doubtful place first, else by the text."""
    found = by_key((look.message, look) for look in looks).values()
    return sorted(
        found, key=lambda ones: (-max(one.doubt for one in ones), ones[0].line.number, ones[0].span)
    )
