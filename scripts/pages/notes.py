"""Make the textual notes of an article (校勘記): what was changed, why, and where, for people to read."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.article.model import Article, Edition
from scripts.pages.address import Address
from scripts.pages.changes import (
    RULES,
    Collated,
    Place,
    changes_text,
    collate,
    count,
    of_script,
    places,
    told,
)
from scripts.pages.collation import collation, line_link, marked, quoted
from scripts.pages.example import example, shown_example
from scripts.pages.interface import words
from scripts.pages.meta import Meta, Section
from scripts.pages.page import head_of, page, verbatim, within_line
from scripts.pages.phrases import phrases
from scripts.pages.record import RECEIVED, RECORD, Record
from scripts.pages.summary import summary

LISTED = 40  # changes of a kind that are listed in their context; the collation has the others
KINDS = 6  # kinds of changes that are many and alike: so many are shown as an example
PROVE = "make prove"  # what a reader types stands on one line
ALIKE = {"annotation", "control", "entity", "tag", "invisible", "punctuation", "quotes", "joined", "layout"}


def notes_page(article: Article, edition: Edition, editions: Sequence[Edition], record: Record) -> bytes:
    """Make the Markdown page of an article's notes, in the variant of ``edition``.

    ``editions``: all in which the article is published.
    """
    word = words(edition.lang)
    lines = collate(article, record)
    urls = {other.lang: Address.of(other).notes_url for other in editions}
    title = word["notes_of"].replace("{n}", edition.title)
    sections, body = _body(article, edition, editions, record, lines)
    meta: Meta = head_of("notes", edition.lang, title, urls) | {
        "phrases": list(phrases(title)),
        "description": summary(article, record, edition.lang),
        "article": Address.of(edition).folder,
        "noindex": edition.facts.noindex,
        "sections": sections,
    }
    if pieces := example(lines):
        meta["example"] = shown_example(edition, pieces)
    return page(meta, "\n\n".join(body) + "\n")


def _body(
    article: Article,
    edition: Edition,
    editions: Sequence[Edition],
    record: Record,
    lines: Sequence[Collated],
) -> tuple[list[Section], list[str]]:
    """Give the sections that the contents list, and the blocks of Markdown below them."""
    word, counts = words(edition.lang), count(record)
    body = list(_about_variant(edition, record, word))
    listed: list[Section] = []
    found = list(places(article, edition, lines))
    end = of_script(article, record)
    rest = "#collation" if changes_text(record) else _link(edition, RECORD)
    for rule in (rule for rule in RULES if counts[rule]):
        name, why = told(rule, end, word)
        listed.append({"id": rule, "title": f"{name} {counts[rule]:,}"})
        number = word["places"].replace("{n}", f"{counts[rule]:,}")
        body += [f"## {verbatim(name)} <small>{number}</small> {{: #{rule} }}", verbatim(why)]
        shown = [place for place in found if rule in place.piece.rules]
        body += (_alike if rule in ALIKE else _listed)(edition, shown, rest, word)
    for key, part in (
        ("left", _left(article, edition, word)),
        ("collation", collation(edition, lines, word) if changes_text(record) else ()),
        ("received", _files(article, edition, editions, record)),
    ):
        if blocks := list(part):
            listed.append({"id": key, "title": word[key]})
            body += [f"## {verbatim(word[key])} {{: #{key} }}", *blocks]
    return listed, body


def _about_variant(edition: Edition, record: Record, word: dict[str, str]) -> Iterator[str]:
    """Say, on a page in another variant than the record's, between which texts the changes are."""
    if edition.lang != record.text.lang:
        lead = word["by_hand_lead" if edition.by_hand else "converted_lead"]
        yield f"{verbatim(lead.replace('{n}', word[f'name_{record.text.lang}']))}\n{{: .aside }}"


def _listed(edition: Edition, shown: Sequence[Place], rest: str, word: dict[str, str]) -> Iterator[str]:
    """List changes in their context, each with the editor's reason.

    ``rest``: where those after ``LISTED`` are.
    """
    items = []
    for one in shown[:LISTED]:
        context = quoted(edition, within_line(one.before) + marked(one.piece) + within_line(one.after))
        why = f" <small>{within_line(one.why)}</small>" if one.why else ""
        items.append(f"- {line_link(edition, one.line)} {context}{why}")
    yield "\n".join(items)
    if shown[LISTED:]:
        others = word["rest"].replace("{n}", f"{len(shown) - LISTED:,}")
        yield f"[{verbatim(others)}]({rest})"


def _alike(edition: Edition, shown: Sequence[Place], rest: str, word: dict[str, str]) -> Iterator[str]:
    """Name the most frequent of changes that are alike, with their numbers.

    ``rest``: where all of them are.
    """
    kinds = Counter(_kind(one) for one in shown).most_common(KINDS)
    said = word["times"]
    numbers = ((kind, " " + said.replace("{n}", f"{times:,}") if times > 1 else "") for kind, times in kinds)
    examples = "、".join(quoted(edition, kind) + number for kind, number in numbers)
    lead = word["for_example" if sum(times for _, times in kinds) < len(shown) else "these"]
    every = word["see_all"].replace("{n}", f"{len(shown):,}")
    yield f"{lead}{examples}。[{verbatim(every)}]({rest})"


def _kind(one: Place) -> str:
    """Show a change without its context; a deletion with the character before it."""
    return ("" if one.piece.now else within_line(one.before[-1:])) + marked(one.piece)


def _left(article: Article, edition: Edition, word: dict[str, str]) -> Iterator[str]:
    """List what the editor left as received on purpose, and why."""
    settings = article.settings
    if not settings.left:
        return
    yield verbatim(word["left_lead"])
    reasons = edition.reasons[len(settings.corrections) :]
    yield "\n".join(
        f"- {quoted(edition, verbatim(left.received))} <small>{within_line(why)}</small>"
        for left, why in zip(settings.left, reasons, strict=True)
    )


def _files(article: Article, edition: Edition, editions: Sequence[Edition], record: Record) -> Iterator[str]:
    """Give the file as received and the one that it was made of, with digests, and all downloads."""
    seed, original, word = record.seed, article.seed.original, words(edition.lang)
    size = word["n_bytes"].replace("{n}", f"{seed.bytes:,}")
    yield "<br>\n".join(
        [
            f"{verbatim(word['received_lead'])}[{verbatim(seed.name)}]({_link(edition, RECEIVED)})",
            verbatim(f"{size}，{word[f'script_{edition.facts.script}']}"),
            f"SHA-256 <code>{seed.sha256}</code>",
        ]
    )
    if original:
        size = word["n_bytes"].replace("{n}", f"{original.bytes:,}")
        made_of = verbatim(f"{word['original']}：{original.name}，{size}，SHA-256")
        yield f"{made_of} <code>{original.sha256}</code>"
    if record.undecoded:
        yield verbatim(word["n_undecoded"].replace("{n}", f"{len(record.undecoded):,}"))
    links = [(word["download_received"], _link(edition, RECEIVED))]
    links.append((word["download_record"], _link(edition, RECORD)))
    for address in map(Address.of, editions):
        name = word[f"name_{address.variant.lang}"]
        text = "download_markdown" if address.is_markdown else "download_text"
        for key, target in ((text, address.text), ("download_epub", address.epub)):
            links.append((word[key].replace("{n}", name), _relative(edition, target)))
    yield "<br>\n".join(f"[{verbatim(label)}]({target})" for label, target in links)
    yield verbatim(word["proof"]).replace(PROVE, f'<span class="n">{PROVE}</span>')


def _link(edition: Edition, name: str) -> str:
    """Link from the notes to a file that all variants of an article share."""
    return _relative(edition, f"articles/{edition.slug}/{name}")


def _relative(edition: Edition, target: str) -> str:
    return posixpath.relpath(target, Address.of(edition).folder)
