"""Make articles, in all their variants, of texts; take over those that earlier builds made of the same."""

import datetime
import pickle
import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.article.consistency import used_words
from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.article.model import Article, Facts
from scripts.article.quotes import is_settled
from scripts.article.slug import slug_of
from scripts.findings import Finding, Rejected, gathered
from scripts.notes.recorded import groups_in
from scripts.pages.config import Config
from scripts.publish.cache import Group, Published
from scripts.publish.published import List
from scripts.source.reading import reading
from scripts.source.seed import Source, parse_source
from scripts.source.settings import Settings

Progress = Callable[[Sequence[Source]], Iterable[Source]]  # passes texts on, and may count them


@dataclass(frozen=True)
class Shared:
    """What all articles of a build have in common.

    ``salt``: a fingerprint of program, settings and glossary, part of every cache key. ``today``: articles
    whose ``added`` is later are not published yet. ``drafts``: whether these and drafts are published too,
    marked as such, for a preview.
    """

    config: Config
    glossary: Settings
    salt: str
    today: datetime.date
    drafts: bool = False
    listed: List = field(default_factory=dict)
    folder: Path = Path("seeds")  # where the texts lie, and pictures beside them
    written: Mapping[str, Collection[str]] = field(default_factory=dict)  # path of a page by hand → its ids


@dataclass
class Articles:
    """All articles that can be read, drafts too, newest first; and what an editor should know of them."""

    sources: Mapping[str, Source]  # by the paths of the texts, like ``fresh``
    shared: Shared
    known: list[Published] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    fresh: dict[str, bytes] = field(default_factory=dict)  # articles just made, packed: maybe thousands

    def waits(self, facts: Facts) -> str:
        """Say why an article is not published yet: "draft", or its day (ISO 8601); "" if it is published."""
        if facts.draft:
            return "draft"
        return facts.added.isoformat() if facts.added and facts.added > self.shared.today else ""

    def full(self, one: Published) -> Article:
        """Return the whole article: take it out of ``fresh``, or, if it is not there, read its text again."""
        file = one.facts.file
        if packed := self.fresh.pop(file, None):
            article: Article = pickle.loads(zlib.decompress(packed))  # noqa: S301 (our own)
            return article
        return read_article(self.sources[file], self.shared)[0]


def read_articles(
    sources: Sequence[Source], shared: Shared, remembered: Iterable[Published], progress: Progress = list
) -> Articles:
    """Make an article of each text, or take that with the same key from ``remembered``, what earlier builds
    made. All others there are let go at once: after an update of the program that is every one.

    Notices about a text that did not change are not repeated.
    """
    articles = Articles({source.file: source for source in sources}, shared)
    keys = {source.file: source.key(shared.salt) for source in sources}
    wanted = {*keys.values()}
    taken = {one.key: one for one in remembered if one.key in wanted}
    articles.known = [taken[key] for key in keys.values() if key in taken]
    articles.findings = [one for old in articles.known for one in old.findings if one.level != "notice"]
    for source in progress([source for source in sources if keys[source.file] not in taken]):
        with gathered(articles.findings):
            with reading(source.file, len(source.raw)):
                article, findings = read_article(source, shared)
                articles.known.append(in_all_variants(article, keys[source.file], findings, shared))
            articles.fresh[source.file] = zlib.compress(pickle.dumps(article), 1)
            articles.findings += findings
    articles.known.sort(key=lambda one: (one.facts.day, one.facts.file), reverse=True)
    return articles


def read_article(source: Source, shared: Shared) -> tuple[Article, list[Finding]]:
    """Make the article of a text; list what an editor should know. Raises ``Rejected`` if it has an error."""
    seed, findings = parse_source(source)
    if seed is None:
        raise Rejected(findings)
    wrong = any(finding.level == "error" for finding in findings)
    try:
        article, remarks = interpret(seed, shared.glossary)
    except Rejected as rejected:
        # With a .toml that cannot be read settings are guessed; warnings that come of guesses tell nothing.
        told = [finding for finding in rejected.findings if not wrong or finding.level == "error"]
        raise Rejected(findings + told) from rejected
    if wrong:
        raise Rejected(findings)
    remarks += _switched_off(article, shared.config)
    return article, [finding for finding in findings + remarks if not is_settled(article, finding)]


def _switched_off(article: Article, config: Config) -> Iterator[Finding]:
    """Report variants that the .toml or a version by hand asks for, and that mkdocs.yml has off."""
    on = {variant.lang for variant in config.variants if article.is_in(variant)}
    named = dict.fromkeys((*(article.settings.variants or ()), *article.seed.by_hand))
    off = [lang for lang in named if lang not in on]
    if off and on:
        message = f"its .toml or a version by hand names {', '.join(off)}, which is off"
        advice = "switch it on in mkdocs.yml, or take it out of the .toml"
        yield Finding("A12", article.facts.file, None, message, advice)


def in_all_variants(article: Article, key: str, findings: Sequence[Finding], shared: Shared) -> Published:
    """Convert an article to all its variants; return these with what else builds remember of it."""
    variants = [variant for variant in shared.config.variants if article.is_in(variant)]
    editions = tuple(edition(article, variant) for variant in variants)
    words = tuple(sorted(used_words(article)))
    settled = tuple(one.code for one in article.settings.settled if one.code and not one.text)
    groups = tuple(Group(kind, key, _group_slug(name)) for kind, key, name in groups_in(article.settings))
    return Published(key, article.facts, editions, words, tuple(findings), settled, groups)


def _group_slug(name: str) -> str:
    """Make the last part of a group's address; 12 → no-12, since 12/ is a page of the list of all groups."""
    slug = slug_of(name) or "x"
    return f"no-{slug}" if re.fullmatch(r"\d{1,3}", slug) else slug
