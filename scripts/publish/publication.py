"""All texts → all files of ``docs/``, in parts: what an edit changes is made again, and no more."""

import datetime
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.article.consistency import used_words
from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.article.model import Article
from scripts.article.quotes import is_settled
from scripts.findings import Finding, Rejected
from scripts.pages.config import Config
from scripts.pages.links import Known
from scripts.publish.cache import Published
from scripts.publish.groups import check_series, group_parts, groups_of
from scripts.publish.index import Searched
from scripts.publish.leads import with_leads
from scripts.publish.listing import archive_parts, list_parts
from scripts.publish.output import Part
from scripts.publish.parts import article_parts, feed_parts, known_files, searched
from scripts.publish.published import List, Listed, check_list, with_new
from scripts.source.reading import reading
from scripts.source.seed import GLOSSARY, Source, parse
from scripts.source.settings import Settings

Counted = Callable[[Sequence[Source]], Iterable[Source]]


@dataclass(frozen=True)
class Publication:
    """What every article shares. ``salt``: a fingerprint of it, and of the program itself.

    ``today``: an article whose ``added`` is a later day waits for it. ``drafts``: publish drafts
    and waiting articles too, marked as such, to look at them.
    """

    config: Config
    glossary: Settings
    salt: str
    today: datetime.date
    drafts: bool = False
    listed: List = field(default_factory=dict)
    folder: Path = Path("seeds")  # where pictures lie beside the texts
    written: tuple[str, ...] = ()  # the pages by hand, below docs/


def read_article(source: Source, publication: Publication) -> tuple[Article, list[Finding]]:
    """Make the article of a text's bytes; list what an editor should know. Raises ``Rejected``."""
    seed, findings = parse(source)
    if seed is None:
        raise Rejected(findings)
    wrong = any(finding.level == "error" for finding in findings)
    try:
        article, remarks = interpret(seed, publication.glossary)
    except Rejected as rejected:
        # What is guessed for a .toml that cannot be read is no news.
        told = [finding for finding in rejected.findings if not wrong or finding.level == "error"]
        raise Rejected(findings + told) from rejected
    if wrong:
        raise Rejected(findings)
    return article, [finding for finding in findings + remarks if not is_settled(article, finding)]


def publish(article: Article, key: str, findings: Sequence[Finding], publication: Publication) -> Published:
    """Make the article in every variant in which it is published."""
    variants = [variant for variant in publication.config.variants if article.is_in(variant)]
    editions = tuple(edition(article, variant) for variant in variants)
    words = tuple(sorted(used_words(article)))
    settled = tuple(one.code for one in article.settings.settled if one.code and not one.text)
    return Published(key, article.facts, editions, words, tuple(findings), settled, groups_of(article))


def generate(
    sources: Sequence[Source],
    publication: Publication,
    remembered: Mapping[str, Published],
    counted: Counted = list,
) -> tuple[list[Part], Known, list[Finding], dict[str, Listed], dict[int, Searched]]:
    """Make of texts the parts of the site; tell which files pages by hand may link to, all findings,
    the list of addresses, and what is searched.

    ``remembered``: key → what is known of an article whose bytes had that key. Articles that cannot be
    published are left out; the findings say why.
    """
    known, fresh, findings = _known(sources, publication, remembered, counted)
    findings += [*_same_slugs(known), *check_series(known)]
    if len(known) == len(sources):
        findings += _unused_words(known, publication)
    left_out = {one.facts.file: _left_out(one, publication) for one in known}
    findings += filter(None, left_out.values())
    published = [one for one in known if not left_out[one.facts.file]]
    published, lost = with_leads(published, publication.folder, publication.written)
    findings += [one for one in lost if one.level != "notice" or one.file in fresh]
    if len(known) == len(sources):
        findings += _missing_lead(publication.config.lead, published)
    waits = {one.facts.slug: _waits(one, publication) for one in known}
    waiting = {one.facts.slug: waits[one.facts.slug] for one in published}
    by_file = {source.file: source for source in sources}

    def article_of(one: Published) -> Article:
        file = one.facts.file
        if packed := fresh.pop(file, None):
            article: Article = pickle.loads(zlib.decompress(packed))  # noqa: S301 (our own)
            return article
        return read_article(by_file[file], publication)[0]

    parts = [
        *article_parts(published, publication.config, article_of, waiting, publication.folder),
        *list_parts(published, publication.config, publication.salt, waiting, article_of),
        *archive_parts(published, publication.config, publication.salt),
        *group_parts(published, publication.config, publication.salt),
        *feed_parts(published, publication.config, publication.salt),
    ]
    articles = [one.facts for one in known]
    if len(known) == len(sources):
        findings += check_list(publication.listed, articles, [one.facts for one in published])
    listed = with_new(publication.listed, articles, [slug for slug, why in waits.items() if why])
    known_by = known_files(published, publication.config)
    return parts, known_by, findings, listed, searched(published, listed)


def _known(
    sources: Sequence[Source], publication: Publication, remembered: Mapping[str, Published], counted: Counted
) -> tuple[list[Published], dict[str, bytes], list[Finding]]:
    """Give all that can be published, newest first; the articles just read, by their seeds and packed, as
    there may be thousands; findings.

    Notices about a text that did not change are not repeated.
    """
    keys = {source.file: source.key(publication.salt) for source in sources}
    known = [remembered[key] for key in keys.values() if key in remembered]
    findings = [one for old in known for one in old.findings if one.level != "notice"]
    fresh: dict[str, bytes] = {}
    for source in counted([source for source in sources if keys[source.file] not in remembered]):
        try:
            with reading(source.file, len(source.raw)):
                article, remarks = read_article(source, publication)
                known.append(publish(article, keys[source.file], remarks, publication))
        except Rejected as rejected:
            findings += rejected.findings
            continue
        fresh[source.file] = zlib.compress(pickle.dumps(article), 1)
        findings += remarks
    known.sort(key=lambda one: (one.facts.day, one.facts.file), reverse=True)
    return known, fresh, findings


def _same_slugs(known: Sequence[Published]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for one in sorted(known, key=lambda one: one.facts.file):
        file = one.facts.file
        for slug in (one.facts.slug, *one.facts.was):
            other = first.setdefault(slug, file)
            if other != file:
                message = f"the slug {slug} is that of {other} too"
                settings = file.rpartition(".")[0] + ".toml"
                yield Finding("A03", settings, None, message, "give one of them another slug")


def _unused_words(known: Sequence[Published], publication: Publication) -> Iterator[Finding]:
    """Remark words of the glossary shared by all articles that change none of them in any variant."""
    used = {word for one in known for word in one.words}
    glossary = publication.glossary
    named = [(f"protect names {word!r}", word, glossary.lines.get("protect")) for word in glossary.protect]
    named += [(f"[[words]] names {word.word!r}", word.word, word.at) for word in glossary.words]
    for what, word, at in named:
        if word not in used:
            message = f"{what}, and no article would be other without it"
            yield Finding("T10", f"seeds/{GLOSSARY}", at, message, "correct or remove it")


def _missing_lead(lead: str, published: Sequence[Published]) -> Iterator[Finding]:
    """Find that no published article is the one that mkdocs.yml puts first on home."""
    if lead and lead not in {one.facts.slug for one in published}:
        message = f"extra.lead is {lead!r}, and no published article has that slug"
        yield Finding("C07", "mkdocs.yml", None, message, "write the slug of one, or remove the line")


def _waits(one: Published, publication: Publication) -> str:
    """Say why an article is not published yet: "draft", or its day; nothing where it is."""
    if one.facts.draft:
        return "draft"
    added = one.facts.added
    return added.isoformat() if added and added > publication.today else ""


def _left_out(one: Published, publication: Publication) -> Finding | None:
    waits = _waits(one, publication)
    if waits and not publication.drafts:
        day = f"added is {waits}: not published before that day (UTC)"
        message = "a draft: not published" if waits == "draft" else day
        return Finding("A06", one.facts.file, None, message, "make serve shows it")
    if not one.editions:
        message = "not published: none of its variants is on"
        return Finding("A07", one.facts.file, None, message, "see variants in its .toml and in mkdocs.yml")
    return None
