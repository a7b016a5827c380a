"""Make an article's page in a variant, and the pages at its old addresses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.article.edition_model import Block, Edition, record_edition
from scripts.pages.address import Address
from scripts.pages.forms import FormWriter
from scripts.pages.meta import ContentsItem, Link, Meta, without_empty
from scripts.pages.page import compact_json, head_of, page, verbatim
from scripts.pages.phrases import phrases, set_phrases
from scripts.pages.titles import link_to
from scripts.pages.typeset import language, runs, set_words
from scripts.text.han import HAN_CHARACTER

LEADING = 40  # characters that a first paragraph has at least, to lead into an article
IN_LISTS = {"list", "item", "paragraph", "strong", "link", "br", "text", "literal"}  # kinds of forms
BLOCKS = 5  # blocks that an article has at least, for a paragraph to lead into it


@dataclass(frozen=True)
class Around:
    """Where an article's page leads: to its neighbours (in its series, else by day), its series, its tags."""

    newer: Edition | None = None
    older: Edition | None = None
    series: Link | None = None
    tags: tuple[Link, ...] = ()

    def __repr__(self) -> str:
        """Write only what the page shows: cache keys are made of it."""
        return repr((_link(self.newer), _link(self.older), self.series, self.tags))


def article_page(
    edition: Edition, editions: Sequence[Edition], around: Around = Around(), waiting: str = ""
) -> bytes:
    """Make the page of an article in a variant, as Markdown.

    ``editions``: the article in all its variants; ``around``: its neighbours, series and tags; ``waiting``:
    why it is not published yet ("draft" or its day), shown in a preview; "" if it is published.
    """
    facts = edition.facts
    address = Address.of(edition)
    urls = {other.lang: Address.of(other).folder for other in editions}
    meta: Meta = head_of("article", edition.lang, edition.title, urls) | {
        "phrases": list(phrases(edition.title)),
        "leads_in": _has_opening(edition.blocks),
        "description": edition.teaser,
        "characters": f"{edition.characters:,}",
        "minutes": edition.minutes,
        "editors_title": facts.editors_title,
        "sections": _sections(block for block in edition.blocks if block.heading),
        "notes": address.notes_url,
        "text": address.text,
        "epub": address.epub,
        "original": record_edition(editions).lang,
        "ld": json_ld(edition),
        "author": edition.author,
        "byline": edition.byline,
        "date": str(facts.date or ""),
        "updated": str(facts.updated or ""),
        "source": facts.source,
        "canonical_to_source": facts.canonical_to_source,
        "noindex": facts.noindex,
    }
    some: Meta = {
        "translator": edition.translator,
        "subtitle": edition.subtitle,
        "waiting": waiting,
        "newer": _link(around.newer),
        "older": _link(around.older),
        "tags": list(around.tags),
        "forms": _forms(edition.blocks),
        "markdown": f"{edition.slug}.{edition.lang}.md" if edition.markdown else "",
    }
    meta |= without_empty(some)
    if around.series:
        meta |= {"series": around.series, "part": str(facts.part or "")}
    if picture := edition.picture:
        meta |= {"image": picture.file, "width": picture.width, "height": picture.height}
    writer = page_writer(edition)
    return page(meta, "\n\n".join(_block(block, writer) for block in edition.blocks) + "\n")


def _sections(blocks: Iterable[Block]) -> list[ContentsItem]:
    """Nest headings for the contents: each is a child of the last heading before it of a higher level."""
    found: list[ContentsItem] = []
    above: list[tuple[int, ContentsItem]] = []
    for block in blocks:
        section: ContentsItem = {"id": block.id, "title": block.text}
        while above and above[-1][0] >= block.level:
            above.pop()
        (above[-1][1].setdefault("children", []) if above else found).append(section)
        above.append((block.level, section))
    return found


def _block(block: Block, writer: FormWriter) -> str:
    """Write paragraphs and headings as Markdown, and any other block as one HTML block, which no extension
    changes.
    """
    if block.node:
        return writer.block(block)
    if block.heading:
        return f"## {set_phrases(block.text, verbatim)} {{: #{block.id} }}"
    return _paragraph(block)


def page_writer(edition: Edition) -> FormWriter:
    """Make the writer of forms for an edition's page: links are relative to the page, and marks that Markdown
    could read are written as character references.
    """
    from_here = Address.of(edition).relative
    return FormWriter(verbatim, edition, from_here, from_here, typeset=True)


def _forms(blocks: Iterable[Block]) -> str:
    """Name the styles that blocks need besides those of headings and paragraphs, see ``Meta``."""
    nodes = [node for block in blocks if block.node for node in block.node.walk()]
    if any(one.kind not in IN_LISTS and (one.kind, one.get("level")) != ("heading", "2") for one in nodes):
        return "lists-forms"
    return "lists" if any(one.kind == "list" for one in nodes) else ""


def _has_opening(blocks: Sequence[Block]) -> bool:
    """Say whether a long article begins with a paragraph that leads into it: no short line, no other form."""
    first = blocks[0] if len(blocks) >= BLOCKS else None
    kind = first.node.kind if first and first.node else "paragraph"
    return first is not None and not first.heading and kind == "paragraph" and len(first.text) >= LEADING


def _paragraph(block: Block) -> str:
    """Write a paragraph as Markdown, with an element around each number with its unit and each run of
    Latin words.

    A paragraph without any Han is marked as a whole.
    """
    text = block.text
    if not HAN_CHARACTER.search(text) and any(run.lang for run in runs(text)):
        return f'{verbatim(text)}\n{{: #{block.id} lang="{language(text)}" }}'
    return f"{set_words(text, verbatim)}\n{{: #{block.id} }}"


def _link(edition: Edition | None) -> Link | str:
    return link_to(edition) if edition else ""


def json_ld(edition: Edition) -> str:
    """Write the members of the page's schema.org Article that hold text, as JSON without the outer braces.

    The template adds the page's own addresses. ``<`` and ``>`` are escaped, since it stands in a <script>.
    """
    facts = edition.facts
    members: dict[str, object] = {
        "headline": edition.title,
        "inLanguage": edition.lang,
        "datePublished": facts.date and facts.date.isoformat(),
        "dateModified": facts.updated and facts.updated.isoformat(),
        "alternativeHeadline": edition.subtitle,
        "author": {"@type": "Person", "name": edition.author} if edition.author else None,
        "translator": {"@type": "Person", "name": edition.translator} if edition.translator else None,
        "isBasedOn": facts.source,
        "keywords": list(edition.tags),
        "isPartOf": {"@type": "CreativeWorkSeries", "name": edition.series} if edition.series else None,
        "position": facts.part,
    }
    given = {key: value for key, value in members.items() if value}
    return compact_json(given)[1:-1].replace("<", "\\u003c").replace(">", "\\u003e")


def moved_page(edition: Edition, old: str, to: str) -> bytes:
    """Make the page at ``old``, an address that an article had, which leads on to the address ``to``."""
    meta = head_of("moved", edition.lang, edition.title, {edition.lang: old})
    meta |= {"template": "moved.html", "to": to, "noindex": True}
    return page(meta)
