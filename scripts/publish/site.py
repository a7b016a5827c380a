"""All texts → all files of ``docs/``, in parts: what an edit changes is made again, and no more."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.article.check import used_words
from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.article.model import Article
from scripts.article.quotes import is_settled
from scripts.findings import Finding, Rejected
from scripts.pages.config import Config
from scripts.publish.cache import Published
from scripts.publish.output import Part
from scripts.publish.parts import article_parts, feed_parts, list_parts, page_paths, search_parts
from scripts.source.seed import GLOSSARY, Source, parse
from scripts.source.settings import Settings

Counted = Callable[[Sequence[Source]], Iterable[Source]]


@dataclass(frozen=True)
class Site:
    """What every article shares. ``salt``: a fingerprint of it, and of the program itself.

    ``today``: an article whose ``added`` is a later day waits for it. ``drafts``: publish drafts
    and waiting articles too, marked as such, to look at them.
    """

    config: Config
    glossary: Settings
    salt: str
    today: datetime.date
    drafts: bool = False


def read_article(source: Source, site: Site) -> tuple[Article, list[Finding]]:
    """Bytes → the article, and what an editor should know. Raises ``Rejected``."""
    seed, findings = parse(source)
    if seed is None:
        raise Rejected(findings)
    wrong = any(finding.level == "error" for finding in findings)
    try:
        article, remarks = interpret(seed, site.glossary)
    except Rejected as rejected:
        # What is guessed for a .toml that cannot be read is no news.
        told = [finding for finding in rejected.findings if not wrong or finding.level == "error"]
        raise Rejected(findings + told) from rejected
    if wrong:
        raise Rejected(findings)
    return article, [finding for finding in findings + remarks if not is_settled(article, finding)]


def publish(article: Article, key: str, findings: Sequence[Finding], site: Site) -> Published:
    """The article in every variant in which it is published."""
    variants = [variant for variant in site.config.variants if article.is_in(variant)]
    editions = tuple(edition(article, variant) for variant in variants)
    words = tuple(sorted(used_words(article)))
    return Published(key, article.facts, editions, words, tuple(findings))


def generate(
    sources: Sequence[Source], site: Site, remembered: Mapping[str, Published], counted: Counted = list
) -> tuple[list[Part], set[str], list[Finding]]:
    """Texts → the parts of the site, the paths of its pages, and all findings.

    ``remembered``: key → what is known.

    Articles that cannot be published are left out; the findings say why. Notices about a text
    that did not change are not repeated.
    """
    known: list[Published] = []
    findings: list[Finding] = []
    fresh: dict[str, Article] = {}  # by the seed's name
    keys = {source.file: source.key(site.salt) for source in sources}
    for source in counted([source for source in sources if keys[source.file] not in remembered]):
        try:
            article, remarks = read_article(source, site)
        except Rejected as rejected:
            findings += rejected.findings
            continue
        fresh[source.file] = article
        known.append(publish(article, keys[source.file], remarks, site))
        findings += remarks
    for key in keys.values():
        if key in remembered:
            known.append(remembered[key])
            findings += [finding for finding in remembered[key].findings if finding.level != "notice"]
    known.sort(key=lambda one: (one.facts.day, one.facts.file), reverse=True)
    findings += _same_slugs(known)
    if len(known) == len(sources):
        findings += _unused_words(known, site)
    left_out = {one.facts.file: _left_out(one, site) for one in known}
    findings += filter(None, left_out.values())
    published = [one for one in known if not left_out[one.facts.file]]
    waiting = {one.facts.slug: _waits(one, site) for one in published}
    by_file = {source.file: source for source in sources}

    def article_of(one: Published) -> Article:
        file = one.facts.file
        return fresh.pop(file, None) or read_article(by_file[file], site)[0]

    parts = [
        *article_parts(published, site.config, article_of, waiting),
        *list_parts(published, site.config, site.salt, waiting),
        *feed_parts(published, site.config, site.salt),
        *search_parts(published, site.config, site.salt),
    ]
    return parts, page_paths(published, site.config), findings


def _same_slugs(known: Sequence[Published]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for one in sorted(known, key=lambda one: one.facts.file):
        slug, file = one.facts.slug, one.facts.file
        other = first.setdefault(slug, file)
        if other != file:
            message = f"the slug {slug} is that of {other} too"
            settings = file.removesuffix(".txt") + ".toml"
            yield Finding("A03", settings, None, message, "give one of them another slug")


def _unused_words(known: Sequence[Published], site: Site) -> Iterator[Finding]:
    """A word of the site's glossary that changes no article in any variant."""
    used = {word for one in known for word in one.words}
    glossary = site.glossary
    named = [(f"protect names {word!r}", word, glossary.lines.get("protect")) for word in glossary.protect]
    named += [(f"[[words]] names {word.word!r}", word.word, word.at) for word in glossary.words]
    for what, word, at in named:
        if word not in used:
            message = f"{what}, and no article would be other without it"
            yield Finding("T10", f"seeds/{GLOSSARY}", at, message, "correct or remove it")


def _waits(one: Published, site: Site) -> str:
    """Why an article is not published yet: "draft", or its day; nothing where it is."""
    if one.facts.draft:
        return "draft"
    added = one.facts.added
    return added.isoformat() if added and added > site.today else ""


def _left_out(one: Published, site: Site) -> Finding | None:
    waits = _waits(one, site)
    if waits and not site.drafts:
        day = f"added is {waits}: not published before that day (UTC)"
        message = "a draft: not published" if waits == "draft" else day
        return Finding("A06", one.facts.file, None, message, "make serve shows it")
    if not one.editions:
        message = "not published: none of its variants is on"
        return Finding("A07", one.facts.file, None, message, "see variants in its .toml and in mkdocs.yml")
    return None
