"""Find where links and pictures of articles lead, once all articles are known; tell what leads nowhere."""

import hashlib
import posixpath
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from scripts.article.edition_model import Edition, Picture, Targets
from scripts.article.line_kinds import simple
from scripts.books.forms import TOP
from scripts.by_hand.links import url_of
from scripts.findings import Finding, counted, line_of
from scripts.markdown.tree import Node
from scripts.pages.address import Address
from scripts.publish.cache import Published
from scripts.publish.pictures import SUFFIXES, about_picture
from scripts.source.folder import TEXT_SUFFIXES
from scripts.text.heading_ids import heading_ids

SCHEMES = ("http", "https", "mailto")
_STAYS = "!#$%&'()*+,/:;=?@[]"  # in addresses, of what is neither letter nor digit (RFC 3986, 2)
# Files that are not published, since a browser would run them, or show them as a page of this site.
REFUSED = (".html", ".htm", ".xhtml", ".xml", ".svg", ".js", ".mjs", ".toml", *TEXT_SUFFIXES)


@dataclass(frozen=True)
class Reachable:
    """All that a link may lead to."""

    articles: Mapping[str, Published]  # by the names of their seeds
    folder: Path  # seeds/, with files beside the texts
    written: Mapping[str, Collection[str]]  # path of a page by hand, below docs/ → its ids


def with_targets(
    published: Sequence[Published], folder: Path, written: Mapping[str, Collection[str]]
) -> tuple[list[Published], list[Finding]]:
    """Return articles that know where their links and pictures lead; list what an author should know.

    ``folder``, ``written``: see ``Reachable``.
    """
    reachable = Reachable({one.facts.file.rpartition("/")[2]: one for one in published}, folder, written)
    made: list[Published] = []
    findings: list[Finding] = []
    for one in published:
        found = [_targets(edition, reachable) for edition in one.editions]
        told = dict.fromkeys(finding for _, remarks in found for finding in remarks)  # alike in every variant
        findings += [finding for finding in told if finding.code not in one.settled]
        editions = (replace(edition, targets=targets) for edition, (targets, _) in zip(one.editions, found))
        made.append(replace(one, editions=tuple(editions)))
    return made, findings


def _targets(edition: Edition, reachable: Reachable) -> tuple[Targets, list[Finding]]:
    """Find where the links and pictures of an edition lead, its cover among them; list findings."""
    nodes = [node for block in edition.blocks if block.node for node in block.node.walk()]
    links: dict[str, str] = {}
    pictures: dict[str, Picture] = {}
    files: dict[str, str] = {}
    told = list(_without_alt(edition, nodes))
    if edition.facts.cover:
        nodes.insert(0, Node("image", 0, 0, "", (), {"href": edition.facts.cover}))
    for node in nodes:
        href = node.get("href")
        if node.kind not in ("link", "image") or href in links or href in pictures:
            continue
        path = _beside(href, reachable.folder)
        line = line_of(edition.markdown, node.start)
        if node.kind == "image" and path and path.suffix.lower() in SUFFIXES:
            pictures[href], doubts = _picture(path, edition.slug, reachable.folder)
            told += doubts
            continue
        target, wrong = _target(href, path, edition, reachable)
        if path and not target and not wrong:
            file = f"articles/{edition.slug}/{_name(path.read_bytes(), path)}"
            target, files[file] = file, path.relative_to(reachable.folder).as_posix()
        if target:
            links[href] = target
        told += _about(node, href, target, wrong, edition.facts.file, line)
    return Targets(links, pictures, files), told


def _picture(path: Path, slug: str, folder: Path) -> tuple[Picture, list[Finding]]:
    """Read and measure the picture at ``path``, beside the text of an article; list what is wrong with it."""
    raw, name = path.read_bytes(), path.relative_to(folder).as_posix()
    size, doubts = about_picture(raw, f"seeds/{name}")
    return Picture(name, f"articles/{slug}/{_name(raw, path)}", *size), doubts


def _about(node: Node, href: str, target: str, wrong: str, file: str, line: int) -> Iterator[Finding]:
    """Report a picture that is not shown as one, or a link that leads nowhere (``wrong`` says why)."""
    svg = href.lower().endswith((".svg", ".svgz"))
    if node.kind == "image" and target.startswith("http"):
        message = f"a picture of another host is a link: {href}"
        yield Finding("M09", file, line, message, "put it beside the text")
    elif node.kind == "image" and svg:
        message = f"an SVG is left out, since it can hold scripts: {href}"
        yield Finding("M10", file, line, message, "save it as PNG; its alternative text is shown")
    elif wrong and node.kind == "image":
        message = f"a picture that is not there: {unquote(href)[:80]}"
        yield Finding("M08", file, line, message, "put it beside the text; its alternative text is shown")
    elif wrong:
        advice = "correct it, or add what it leads to; its words are shown without it"
        yield Finding("M08", file, line, f"{wrong}: {unquote(href)[:80]}", advice)


def _without_alt(edition: Edition, nodes: Sequence[Node]) -> Iterator[Finding]:
    """Report how many pictures of an edition have no alternative text, if any."""
    images = (one for one in nodes if one.kind == "image")
    bare = [one for one in images if not "".join(a.text for a in one.walk() if a.kind == "text").strip()]
    if bare:
        line = line_of(edition.markdown, bare[0].start)
        message = f"{counted(len(bare), 'picture')} without alternative text, the first here"
        yield Finding("M11", edition.facts.file, line, message, "say what they show: ![…](…)")


def _target(href: str, path: Path | None, edition: Edition, reachable: Reachable) -> tuple[str, str]:
    """Find where an address leads: return the target and "", or "" and why it leads nowhere.

    Both are "" if it leads to the file ``path``, beside the text, which is to be published with it.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return "", "an address that is none"
    if parts.scheme or href.startswith("//"):
        good = parts.scheme in SCHEMES and (parts.netloc or parts.scheme == "mailto")
        return (quote(href, safe=_STAYS), "") if good else ("", "a link that no page may have")
    fragment = unquote(parts.fragment)
    if not parts.path:
        place = _place(fragment, {block.id for block in edition.blocks}, edition.title)
        return ("", "no such place in the text") if place is None else (f"#{place or TOP}", "")
    name = posixpath.normpath(unquote(parts.path))
    named = (name, *(f"{name}{suffix}" for suffix in TEXT_SUFFIXES))  # [[山]] is 山.md
    other = next((reachable.articles[one] for one in named if one in reachable.articles), None)
    other = other or (_of_last_name(name, fragment, edition, reachable) if path is None else None)
    title = ""
    if other:
        there = _shown(other, edition)
        address, ids, title = Address.of(there).folder, {block.id for block in there.blocks}, there.title
    elif name.endswith(".md") and name in reachable.written:
        address = edition.variant.root + url_of(name)
        ids = {*reachable.written.get(edition.variant.root + name, reachable.written[name])}
    else:
        is_refused = path is None or path.suffix.lower() in REFUSED
        return "", "a link to nothing that is published" if is_refused else ""
    place = _place(fragment, ids, title)
    if fragment and place is None:
        return "", f"no such place in {name}"
    return address + (f"#{place}" if place else ""), ""


def _shown(other: Published, edition: Edition) -> Edition:
    """Give the edition of an article to which a link in ``edition`` leads."""
    return other.in_variant(edition.lang) or other.editions[0]


def _of_last_name(name: str, fragment: str, edition: Edition, reachable: Reachable) -> Published | None:
    """Find the text that an address in another folder names, since those of many folders lie in one here.

    ../b/山.md is 山.md; where nothing says that it is a text, /b/山#水 is, if that has the place.
    """
    last = posixpath.basename(name)
    if last == name or last.startswith("index."):
        return None
    if other := reachable.articles.get(last):
        return other
    meant = (reachable.articles.get(f"{last}{suffix}") for suffix in TEXT_SUFFIXES if fragment)
    there = ((one, _shown(one, edition)) for one in meant if one)
    return next((a for a, b in there if _place(fragment, {one.id for one in b.blocks}, b.title)), None)


def _place(fragment: str, ids: Collection[str], title: str) -> str | None:
    """Find the id among ``ids`` that a fragment means: "" for the title, ``None`` if it means no place.

    Instead of the id it may have the words of a heading, as in wikis, behind those of headings above: 山#水.
    Of a heading's words that come again GitHub calls the second one 山-1. The title is in any script.
    """
    words = heading_ids()(fragment.rpartition("#")[2], "-")
    again = f"{words[:-2]}-2" if words.endswith("-1") else words
    found = next((one for one in (fragment, words, again) if one in ids), None)
    is_title = title and simple(words) == simple(heading_ids()(title, "-"))
    return "" if found is None and is_title else found


def _beside(href: str, folder: Path) -> Path | None:
    """Find the file in ``folder`` to which an address leads; ``None`` if there is none, or it is outside."""
    try:
        parts = urlsplit(href)
        path = (folder / unquote(parts.path)).resolve()
        inside = path.is_relative_to(folder.resolve()) and not parts.scheme and not parts.netloc
        return path if parts.path and inside and path.is_file() else None
    except (ValueError, OSError, RuntimeError):
        return None


def _name(raw: bytes, path: Path) -> str:
    """Name a file of the site by its content, so that browsers can keep it for ever."""
    return f"{hashlib.sha256(raw).hexdigest()[:12]}{path.suffix.lower()}"
