"""Make all files of ``docs/`` from all texts, in parts, so that an edit makes again only what it changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.by_hand.links import Known
from scripts.findings import Finding
from scripts.pages.archive import archive_pages
from scripts.publish.articles import Articles, Progress, Shared, read_articles
from scripts.publish.cache import Published
from scripts.publish.groups import check_series, groups
from scripts.publish.index import Searched
from scripts.publish.listing import everywhere, list_parts, title_parts
from scripts.publish.output import Part
from scripts.publish.parts import article_parts, feed_parts, known_files, searched
from scripts.publish.published import ListedAddress, check_list, with_new
from scripts.publish.targets import with_targets
from scripts.source.folder import GLOSSARY
from scripts.source.seed import Source


@dataclass(frozen=True)
class Publication:
    """All that is made of texts. ``files``: those that pages by hand may link to; ``listed``: the new list of
    addresses; ``searched``: number of an article in the list → what is searched of it.
    """

    parts: list[Part]
    files: Known
    findings: list[Finding]
    listed: dict[str, ListedAddress]
    searched: dict[int, Searched]


def generate(
    sources: Sequence[Source], shared: Shared, remembered: Iterable[Published], progress: Progress = list
) -> Publication:
    """Make a publication of texts.

    ``remembered``: the articles of earlier builds; ``progress`` passes on the texts that are made anew, and
    may count them. Texts that cannot be read, and articles that are not to be published, are left out; the
    findings say why.
    """
    articles = read_articles(sources, shared, remembered, progress)
    fresh = {*articles.fresh}
    left_out = {one.facts.file: _left_out(one, articles) for one in articles.known}
    chosen = [one for one in articles.known if not left_out[one.facts.file]]
    published, lost = with_targets(chosen, shared.folder, shared.written)
    facts = [one.facts for one in articles.known]
    listed = with_new(shared.listed, facts, [one.slug for one in facts if articles.waits(one)])
    findings = [
        *articles.findings,
        *_same_slugs(articles.known),
        *check_series(articles.known),
        *filter(None, left_out.values()),
        *(one for one in lost if one.level != "notice" or one.file in fresh),
    ]
    if len(articles.known) == len(sources):  # else words and addresses of unread texts would seem missing
        findings += [
            *_unused_words(articles.known, shared),
            *_missing_lead(shared.config.lead, published),
            *check_list(shared.listed, facts, [one.facts for one in published]),
        ]
    config = shared.config
    families = [*everywhere(published, config, archive_pages), *groups(published, config)]
    parts = [
        *article_parts(published, articles),
        *list_parts(published, articles),
        *title_parts(families, shared.salt),
        *feed_parts(published, config, shared.salt),
    ]
    files = known_files(published, config, families)
    return Publication(parts, files, findings, listed, searched(published, listed))


def _same_slugs(known: Sequence[Published]) -> Iterator[Finding]:
    """Find articles with a slug, of today or before, that another article has."""
    first: dict[str, str] = {}
    for one in sorted(known, key=lambda one: one.facts.file):
        file = one.facts.file
        for slug in (one.facts.slug, *one.facts.was):
            other = first.setdefault(slug, file)
            if other != file:
                message = f"the slug {slug} is that of {other} too"
                settings = file.rpartition(".")[0] + ".toml"
                advice = f'give one of them another, like slug = "{slug}-2"'
                yield Finding("A03", settings, None, message, advice)


def _unused_words(known: Sequence[Published], shared: Shared) -> Iterator[Finding]:
    """Find words of the glossary shared by all articles that change no article in any variant."""
    used = {word for one in known for word in one.words}
    glossary = shared.glossary
    named = [(f"protect names {word!r}", word, glossary.lines.get("protect")) for word in glossary.protect]
    named += [(f"[[words]] names {word.word!r}", word.word, word.at) for word in glossary.words]
    for what, word, at in named:
        if word not in used:
            message = f"{what}, and no article would be other without it"
            yield Finding("T10", f"seeds/{GLOSSARY}", at, message, "correct or remove it")


def _missing_lead(lead: str, published: Sequence[Published]) -> Iterator[Finding]:
    """Warn if the article ``lead`` (a slug), which mkdocs.yml puts first on home, is not published."""
    if lead and lead not in {one.facts.slug for one in published}:
        message = f"extra.lead is {lead!r}, and no published article has that slug"
        yield Finding("C07", "mkdocs.yml", None, message, "write the slug of one, or remove the line")


def _left_out(one: Published, articles: Articles) -> Finding | None:
    """Tell why an article is not to be published; ``None`` if it is."""
    waits = articles.waits(one.facts)
    if waits and not articles.shared.drafts:
        day = f"added is {waits}: not published before that day (UTC)"
        message = "a draft: not published" if waits == "draft" else day
        return Finding("A06", one.facts.file, None, message, "make serve shows it")
    if not one.editions:
        message = "not published: none of its variants is on"
        return Finding("A07", one.facts.file, None, message, "see variants in its .toml and in mkdocs.yml")
    return None
