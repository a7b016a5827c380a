"""Make the Atom feed of a variant (RFC 4287): the newest articles with their full text."""

import datetime
import html
from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree

from scripts.article.edition_model import Block, Edition
from scripts.converting.variants import Variant
from scripts.pages.address import Address
from scripts.pages.config import Config
from scripts.pages.forms import FormWriter

NEWEST = 20  # articles in a feed
NO_DAY = datetime.date(1970, 1, 1)  # stands for an unknown day, where feeds and books must have one
ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"


def feed_path(variant: Variant) -> str:
    """Return the path of a variant's feed, relative to the site."""
    return f"{variant.root}feed.xml"


def changed(edition: Edition) -> datetime.date:
    """Return the day on which an article was added, or updated later; ``NO_DAY`` if neither is known."""
    return max(filter(None, (edition.facts.added, edition.facts.updated)), default=NO_DAY)


def newest(editions: Sequence[Edition]) -> list[Edition]:
    """List the editions that are in the feed: at most ``NEWEST``, the last changed first.

    Those without a day are left out, since entries need one (RFC 4287, 4.1.2).
    """
    dated = [one for one in editions if one.facts.added or one.facts.updated]
    return sorted(dated, key=changed, reverse=True)[:NEWEST]


def feed(variant: Variant, editions: Sequence[Edition], config: Config) -> bytes:
    """Make the feed of a variant from the editions that ``newest`` lists, as XML in UTF-8."""
    name = config.name_in(variant)
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": variant.lang})
    _add(root, "title", name)
    _add(root, "id", config.site_url + feed_path(variant))
    _add(root, "updated", _time(max(map(changed, editions), default=NO_DAY)))
    _add(_add(root, "author"), "name", name)
    _add(root, "link", rel="self", type="application/atom+xml", href=config.site_url + feed_path(variant))
    _add(root, "link", rel="alternate", type="text/html", href=config.site_url + variant.root)
    for edition in editions:
        _add_entry(root, edition, config.site_url)
    ElementTree.indent(root, "")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_entry(root: ElementTree.Element, edition: Edition, site_url: str) -> None:
    """Add an article to the feed."""
    entry, address = _add(root, "entry"), Address.of(edition)
    first = (*edition.facts.was, edition.slug)[0]  # Feeds know an article for ever by its first address.
    _add(entry, "title", "——".join(filter(None, (edition.title, edition.subtitle))))
    _add(entry, "id", site_url + replace(address, slug=first).folder)
    _add(entry, "updated", _time(changed(edition)))
    if published := edition.facts.added:
        _add(entry, "published", _time(published))
    _add(entry, "link", rel="alternate", type="text/html", href=site_url + address.folder)
    if edition.author:
        _add(_add(entry, "author"), "name", edition.author)
    if edition.translator:
        _add(_add(entry, "contributor"), "name", edition.translator)
    for tag in edition.tags:
        _add(entry, "category", term=tag)
    _add(entry, "summary", edition.teaser)
    _add(entry, "content", _content(edition, site_url), type="html")


def _content(edition: Edition, site_url: str) -> str:
    """Write the full text of an article as HTML: headings as ``h2``, paragraphs as ``p``, and its forms."""
    absolute = site_url.__add__
    here = absolute(Address.of(edition).folder)
    writer = FormWriter(html.escape, edition, absolute, absolute, "/", here=here)
    return "\n".join(_block(block, writer) for block in edition.blocks)


def _block(block: Block, writer: FormWriter) -> str:
    tag = "h2" if block.heading else "p"
    return writer.block(block) if block.node else f"<{tag}>{html.escape(block.text)}</{tag}>"


def _time(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """Append an Atom element to ``parent``, and return it."""
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    child.text = text or None
    return child
