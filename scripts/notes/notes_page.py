"""Make the textual notes of an article (校勘記): what was changed, why, and where, for people to read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.article.edition_model import Edition
from scripts.notes.changes import AUTHORS_WORDS, RULES, Account, InContext
from scripts.notes.collation import collation, in_its_language, line_link, with_marks
from scripts.notes.example import example, shown_example
from scripts.notes.record import RECORD
from scripts.notes.summary import summary
from scripts.pages.address import Address
from scripts.pages.interface import filled
from scripts.pages.meta import ContentsItem, Meta
from scripts.pages.page import head_of, page, verbatim, within_line
from scripts.pages.phrases import phrases

LISTED = 40  # changes of a rule that are listed in their context; the collation has the others
EXAMPLES = 6  # different changes that are shown as examples, of a rule whose changes are alike
PROVE = "make prove"  # a command, which must stand on one line
# Behind a link to a file of text, which is saved: a browser shows æ–‡ where the host does not say UTF-8, or
# where the file as received is in another encoding.
SAVED = '{download=""}'
_NUMBERED = re.compile("([0-9][0-9,]* .)")  # a number with its unit, which stay on one line
ALIKE = {*RULES} - {*AUTHORS_WORDS, "title", "moved", "script"}  # rules whose changes are many and alike


def notes_page(account: Account) -> bytes:
    """Make the Markdown page of an article's notes in a variant."""
    edition = account.edition
    urls = {other.lang: Address.of(other).notes_url for other in account.editions}
    title = filled(account.word["notes_of"], edition.title)
    sections, body = _body(account)
    said = summary(account)
    meta: Meta = head_of("notes", edition.lang, title, urls) | {
        "phrases": list(phrases(title)),
        "description": said,
        "between": account.about_variant,
        "summary": _NUMBERED.split(said),
        "article": Address.of(edition).folder,
        "noindex": edition.facts.noindex,
        "sections": sections,
    }
    if pieces := example(account.lines):
        meta["example"] = shown_example(edition, pieces)
    return page(meta, "\n\n".join(body) + "\n")


def _body(account: Account) -> tuple[list[ContentsItem], list[str]]:
    """Write the notes: return their sections, for the contents, and all their blocks, in Markdown."""
    edition, word, counts = account.edition, account.word, account.counts
    body: list[str] = []
    listed: list[ContentsItem] = []
    found = list(account.in_context(account.lines))
    rest = "#collation" if account.changes_text else _to_record(edition)
    for rule in (rule for rule in RULES if counts[rule]):
        name, why = account.told(rule)
        listed.append({"id": rule, "title": f"{name} {counts[rule]:,}"})
        number = filled(word["places"], counts[rule])
        body += [f"## {verbatim(name)} <small>{number}</small> {{: #{rule} }}", verbatim(why)]
        shown = [one for one in found if rule in one.piece.rules]
        body += (_alike if rule in ALIKE else _listed)(edition, shown, rest, word)
    for key, part in (
        ("left", _left(account)),
        ("collation", collation(edition, account.lines, word) if account.changes_text else ()),
        ("received", _files(account)),
    ):
        if blocks := list(part):
            listed.append({"id": key, "title": word[key]})
            body += [f"## {verbatim(word[key])} {{: #{key} }}", *blocks]
    return listed, body


def _listed(edition: Edition, shown: Sequence[InContext], rest: str, word: dict[str, str]) -> Iterator[str]:
    """List changes in their context, each with the editor's reason.

    ``rest``: the address where those after the first ``LISTED`` are told.
    """
    items = []
    for one in shown[:LISTED]:
        said = within_line(one.before) + with_marks(one.piece) + within_line(one.after)
        context = in_its_language(edition, said)
        why = f" <small>{within_line(one.why)}</small>" if one.why else ""
        items.append(f"- {line_link(edition, one.line)} {context}{why}")
    yield "\n".join(items)
    if shown[LISTED:]:
        others = filled(word["rest"], len(shown) - LISTED)
        yield f"[{verbatim(others)}]({rest})"


def _alike(edition: Edition, shown: Sequence[InContext], rest: str, word: dict[str, str]) -> Iterator[str]:
    """Name the most frequent changes of a rule whose changes are alike, with their numbers.

    ``rest``: the address where all of them are told.
    """
    kinds = Counter(_kind(one) for one in shown).most_common(EXAMPLES)
    numbers = {kind: " " + filled(word["times"], times) if times > 1 else "" for kind, times in kinds}
    examples = "、".join(in_its_language(edition, kind) + number for kind, number in numbers.items())
    lead = word["for_example" if sum(times for _, times in kinds) < len(shown) else "these"]
    every = filled(word["see_all"], len(shown))
    yield f"{lead}{examples}。[{verbatim(every)}]({rest})"


def _kind(one: InContext) -> str:
    """Write a change without its context, so that equal ones can be counted; a deletion with the character
    before it.
    """
    return ("" if one.piece.now else within_line(one.before[-1:])) + with_marks(one.piece)


def _left(account: Account) -> Iterator[str]:
    """List what the editor left as received on purpose, and why."""
    settings = account.article.settings
    if not settings.left:
        return
    yield verbatim(account.word["left_lead"])
    reasons = account.edition.reasons[len(settings.corrections) :]
    yield "\n".join(
        f"- {in_its_language(account.edition, verbatim(left.received))} <small>{within_line(why)}</small>"
        for left, why in zip(settings.left, reasons, strict=True)
    )


def _files(account: Account) -> Iterator[str]:
    """Write about the file as received and the one that it was made of, and link to the downloads."""
    edition, record, word = account.edition, account.record, account.word
    seed, original, here = record.seed, account.article.seed.original, Address.of(edition)
    size, received = filled(word["n_bytes"], seed.bytes), here.relative(record.received)
    lead = word["below_title_lead" if record.is_below_title else "received_lead"]
    yield "<br>\n".join(
        [
            f"{verbatim(lead)}[{verbatim(seed.name)}]({received}){SAVED}",
            verbatim(f"{size}，{word[f'script_{edition.facts.script}']}"),
            f"SHA-256 <code>{seed.sha256}</code>",
        ]
    )
    if original:
        size = filled(word["n_bytes"], original.bytes)
        made_of = verbatim(f"{word['original']}：{original.name}，{size}，SHA-256")
        yield f"{made_of} <code>{original.sha256}</code>"
    if record.undecoded:
        yield verbatim(filled(word["n_undecoded"], len(record.undecoded)))
    name, text = word[f"name_{edition.lang}"], "download_markdown" if here.is_markdown else "download_text"
    links = (
        f"[{verbatim(word['download_record'])}]({_to_record(edition)})",
        f"[{verbatim(filled(word[text], name))}]({here.relative(here.text)}){SAVED}",
        f"[{verbatim(filled(word['download_epub'], name))}]({here.relative(here.epub)})",
    )
    yield "<br>\n".join(links)
    yield verbatim(word["proof"]).replace(PROVE, f'<span class="n">{PROVE}</span>')


def _to_record(edition: Edition) -> str:
    return Address.of(edition).relative(f"articles/{edition.slug}/{RECORD}")
