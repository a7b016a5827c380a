"""Make Markdown pages in which every character of a text is shown, and none is taken as markup."""

import json
import posixpath
import re
import string
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import yaml

from scripts.article.model import Block, Edition, record_edition
from scripts.converting.variants import TABLE
from scripts.pages.address import Address
from scripts.pages.forms import Forms
from scripts.pages.interface import words
from scripts.pages.meta import Alternate, Link, Meta, Section
from scripts.pages.phrases import phrases, set_phrases
from scripts.pages.typeset import language, runs, set_words
from scripts.text.pinyin import HAN

# Any ASCII mark may be markup in Markdown, in one of its extensions or in HTML, and white space other than
# single spaces may be collapsed. Written as numeric character references they are shown as they are.
_MARKUP = re.compile(
    f"[{re.escape(string.punctuation)}]|(?<= ) |[^\\S ]|[\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]"
)


LEAD, LEADS = 40, 5  # characters of a first paragraph that leads in; blocks of an article that it leads into


def verbatim(text: str) -> str:
    """Escape a text: give Markdown that shows exactly it, within one block."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


# Marks that are markup only where a line begins, or beside a bracket that is escaped.
_PLAIN = re.compile(r"&#(?:33|37|40|41|44|46|47|58|59|63);")


def within_line(text: str) -> str:
    """Escape a text as ``verbatim`` does, in fewer bytes, for use behind other text of the same line."""
    return _PLAIN.sub(lambda match: chr(int(match[0][2:-1])), verbatim(text))


def page(meta: Mapping[str, Any], body: str = "") -> bytes:
    """Join front matter (written as YAML) and a Markdown body into the bytes of a page."""
    head = yaml.dump(dict(meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return f"---\n{head}---\n\n{body}".encode()


_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def front_matter(kind: str, lang: str, title: str, paths: dict[str, str]) -> Meta:
    """Make the front matter that every generated page has.

    ``kind``: see ``Meta``; ``lang``: the page's own (BCP 47); ``paths``: language → address of the page
    in that variant, below the site's.
    """
    alternates: list[Alternate] = [
        {"lang": other, "label": TABLE[other].label, "locale": TABLE[other].og_locale, "path": path}
        for other, path in paths.items()
    ]
    locale = TABLE[lang].og_locale
    return {
        "template": "reading.html",
        "kind": kind,
        "lang": lang,
        "locale": locale,
        "title": title,
        "root": TABLE[lang].root,
        "path": paths[lang],
        "alternates": alternates,
    }


def article_page(
    edition: Edition,
    editions: Sequence[Edition],
    newer: Edition | None = None,
    older: Edition | None = None,
    waiting: str = "",
    series: Link | None = None,
    tags: Sequence[Link] = (),
) -> bytes:
    """Make the page of an article in a variant, with links to its neighbours in the same variant.

    ``editions``: the article in all its variants. ``waiting``: why it is not published yet ("draft" or
    its day), shown in a preview; "" if it is. In a ``series`` its neighbours are there the next and the last.
    """
    facts = edition.facts
    address = Address.of(edition)
    urls = {other.lang: Address.of(other).folder for other in editions}
    meta: Meta = front_matter("article", edition.lang, edition.title, urls) | {
        "phrases": list(phrases(edition.title)),
        "leads_in": _has_lead(edition.blocks),
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
        "date": facts.date.isoformat() if facts.date else "",
        "updated": facts.updated.isoformat() if facts.updated else "",
        "source": facts.source,
        "canonical_to_source": facts.canonical_to_source,
        "noindex": facts.noindex,
    }
    if edition.translator:
        meta["translator"] = edition.translator
    if edition.subtitle:
        meta["subtitle"] = edition.subtitle
    if waiting:
        meta["waiting"] = waiting
    if newer:
        meta["newer"] = _link(newer)
    if older:
        meta["older"] = _link(older)
    if series:
        meta |= {"series": series, "part": str(facts.part or "")}
    if tags:
        meta["tags"] = list(tags)
    if edition.has_forms:
        meta["forms"] = True
    if edition.markdown:
        meta["markdown"] = f"{edition.slug}.{edition.lang}.md"
    if picture := edition.picture:
        meta |= {"image": picture.file, "width": picture.width, "height": picture.height}
    forms = page_forms(edition)
    return page(meta, "\n\n".join(_block(block, forms) for block in edition.blocks) + "\n")


def _sections(blocks: Iterable[Block]) -> list[Section]:
    """List the headings, each below the last one before it of a higher level."""
    found: list[Section] = []
    above: list[tuple[int, Section]] = []
    for block in blocks:
        section: Section = {"id": block.id, "title": block.text}
        while above and above[-1][0] >= block.level:
            above.pop()
        (above[-1][1].setdefault("children", []) if above else found).append(section)
        above.append((block.level, section))
    return found


def _block(block: Block, forms: Forms) -> str:
    """Write paragraphs and headings as Markdown, and any other block as one HTML block, which no extension
    changes.
    """
    if block.node:
        return forms.block(block)
    if block.heading:
        return f"## {set_phrases(block.text, verbatim)} {{: #{block.id} }}"
    return _paragraph(block)


def page_forms(edition: Edition) -> Forms:
    """Make what writes the forms of an edition for its page: links are relative to the page, all marks are
    entities.
    """
    from_here = partial(_from, Address.of(edition).folder)
    return Forms(verbatim, edition.leads, from_here, from_here, words(edition.lang), typeset=True)


def _from(folder: str, address: str) -> str:
    """Make an address below the site's relative to ``folder``; a slash at its end stays."""
    path, mark, fragment = address.partition("#")
    slash = "/" if path.endswith("/") or not path else ""
    return posixpath.relpath(path or ".", folder) + slash + mark + fragment


def _has_lead(blocks: Sequence[Block]) -> bool:
    """Say whether an article begins with a paragraph that leads into it: no short line, verse or notice."""
    first = blocks[0] if len(blocks) >= LEADS else None
    kind = first.node.kind if first and first.node else "paragraph"
    return first is not None and not first.heading and kind == "paragraph" and len(first.text) >= LEAD


def _paragraph(block: Block) -> str:
    """Write a paragraph as Markdown, with an element around each number with its unit and each run of
    Latin words.

    A paragraph without any Han is marked as a whole.
    """
    text = block.text
    if not re.search(f"[{HAN}]", text) and any(run.lang for run in runs(text)):
        return f'{verbatim(text)}\n{{: #{block.id} lang="{language(text)}" }}'
    return f"{set_words(text, verbatim)}\n{{: #{block.id} }}"


def _link(edition: Edition) -> Link:
    return {"url": Address.of(edition).folder, "title": edition.title}


def moved_page(edition: Edition, old: str, to: str) -> bytes:
    """Make the page at ``old``, an address that an article had, which leads on to the address ``to``."""
    meta = front_matter("moved", edition.lang, edition.title, {edition.lang: old})
    meta |= {"template": "moved.html", "to": to, "noindex": True}
    return page(meta)


def json_ld(edition: Edition) -> str:
    """Give the members of the page's schema.org Article that hold text, as JSON without braces.

    The template adds the page's own addresses. ``<`` and ``>`` are escaped, as it stands in a script.
    """
    facts = edition.facts
    members: dict[str, object] = {
        "headline": edition.title,
        "description": edition.teaser,
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
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return text[1:-1].replace("<", "\\u003c").replace(">", "\\u003e")
