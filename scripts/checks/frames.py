"""Check what stands around the text of a page: only what such pages have, and the same words everywhere."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from scripts.checks.differences import differ
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node

BODY = {"list": "home", "group": "archive"}  # kind of file → class of its <body>, if that is not the kind
AROUND = ["a.skip", "header.bar", "main", "footer.foot"]  # what a <body> has, before scripts
# What the head of a page may have, with the attributes of each in order.
HEAD = re.compile(
    r"meta (?:charset=utf-8|content http-equiv|content (?:media )?name=theme-color"
    r"|content name=(?:viewport|description(?: property=og:description)?|robots|author|twitter:card)"
    r"|content property=og:(?:type|title|description|url|site_name|locale(?::alternate)?"
    r"|image(?::width|:height)?))"
    r"|link href (?:rel=canonical|hreflang rel=alternate|rel=stylesheet|rel=icon"
    r"|rel=alternate title type=application/atom\+xml)"
    r"|title |style |script (?:src|type=application/ld\+json)?"
)
NAMED = ("rel", "name", "property", "type", "charset")  # attributes whose value ``HEAD`` has too
# Element in <main>, with its classes → what it may hold; what it may have besides a class is in ``MAY_HAVE``.
INSIDE = {
    "main": "article article.leads header.head h1 h1.unseen h2 p.motto p.why p.printed p.aside p.summary"
    " div.example details.contents div.notes.text ol.list.plain ol.plain.titles nav.turn section script",
    "article": "header.head details.contents div.text script link footer.after",
    "header.head": "h1 h1.long p.subtitle p.about",
    "footer.after": "p.end div.links nav.near small.printed",
    "div.links": "p p.more p.alone",
    "div.links p": "a b button.print",
    "div.example": "p",
    "div.example p": "b span",
    "details.contents": "summary nav",
    "details.contents nav": "ol",
    "section": "h1 h2 p p.back p.elsewhere",
    **dict.fromkeys(("p.more", "p.alone", "p.why", "p.back", "nav.turn", "nav.near"), "a b"),
    "nav.near a": "small wbr",
    **dict.fromkeys(("h1", "p.motto", "b"), "wbr"),
    "h2": "a small wbr",
    "a": "b small wbr",
    "p.about": "a i span",
    "span": "del ins time wbr",
    "p.summary": "span.n",
    "small.printed": "br",
    "summary": "span",
    "ol": "li",
    "ol.plain.titles": "li",
    "ol.list.plain": "li li.lead",
    "li": "a small ol h2 img p.opening p.about",
    "small": "i time",
}
ALSO = {"article.leads": "article", "h1.long": "h1", "h1.unseen": "h1", "li.lead": "li"}  # hold the same
WITHOUT_WORDS = re.compile(
    r"main|article|section|header\.head|footer\.after|div\.(?:links|example)(?: p)?|p\.(?:more|about|back)"
    r"|details\.contents(?: nav)?|nav\.(?:turn|near)|ol(?:\.plain\.titles|\.list\.plain)?|li"
)
MAY_HAVE = {
    "main": "id",
    "a": "href hreflang rel download",
    "nav": "aria-label",
    "time": "datetime",
    "img": "src width height loading alt",
    "h2": "id",
    "div": "id tabindex",
    "p": "id tabindex hidden",
    "section": "lang",
    "span": "lang",
    "script": "type src",
    "link": "rel href",
}


def _named(node: Node) -> str:
    return ".".join([node.tag, *sorted(node.classes)])


def frame(file: SiteFile) -> Iterator[str]:
    """Find a bar or a foot that is another than on other pages in the same language."""
    tree = file.tree
    yield from file.agree("<header.bar>", _flat(file, tree.one(cls="bar")))
    for one in tree.one(cls="switch").all("a"):
        yield from file.agree(f"the switch to {one.get('hreflang')}", (one.get("lang"), one.text))
    for one in tree.one(cls="foot").all("small"):
        foot = _flat(file, one)[1:]
        links = [part for link in one.all("a") for part in _flat(file, link)]
        yield from file.agree("the links of the foot", links, one.get("lang"))
        if file.kind == "notes":  # They have the links and none of the publisher's lines.
            yield from differ("its foot has", foot, links)
        else:
            yield from file.agree("the foot", foot, one.get("lang"))


def _flat(file: SiteFile, node: Node) -> list[Any]:
    """List an element and all in it: tag and attributes of each, links resolved, and words; nothing that
    is in the switch, and no attribute that says which page is shown.
    """
    state = ("aria-current", "data-md-component")
    attrs = {name: value for name, value in node.attrs.items() if name not in state}
    if "href" in attrs:
        attrs["href"] = file.leads_to(node)
    found: list[Any] = [(node.tag, attrs)]
    for one in node.inside if "switch" not in node.classes else ():
        found += _flat(file, one) if isinstance(one, Node) else [one.strip()]
    return [one for one in found if one]


def around(file: SiteFile) -> Iterator[str]:
    """Find elements, attributes and words on a page that no such page has: in its head, beside its parts, and
    in <main> around the text.
    """
    source, tree = file.raw.decode(), file.tree
    page, head, body = tree.one("html"), tree.one("head"), tree.one("body")
    if not re.fullmatch(r"<!doctype html>\n<html.*</html>\s*", source, re.DOTALL):
        yield "something stands before or behind it"
    own = {"class": BODY.get(file.kind, file.kind)}
    yield from differ("<html> and <body> have", [[*page.attrs], body.attrs], [["lang"], own])
    for one in head.every[1:]:
        had = " ".join(f"{key}={one.get(key)}" if key in NAMED else key for key in sorted(one.attrs))
        if not HEAD.fullmatch(f"{one.tag} {had}"):
            yield f"its head has <{one.tag} {had}>"
    told = [one.get("content") for one in head.all("meta") if one.get("name") in ("viewport", "theme-color")]
    told += [file.leads_to(one) for one in head.all("link", rel="icon")]
    yield from file.agree("its window, colours and icon", told)
    for name in head.values("title", "link", type="application/atom+xml"):
        yield from file.agree("the name of its feed", name)
    ids = Counter(one.get("id") for one in tree.every if "id" in one.attrs)
    yield from (f"it has several elements with the id {one}" for one, times in ids.items() if times > 1)
    scripts = [one for one in body.children if one.tag == "script"]
    parts = [_named(one) for one in body.children if one not in scripts]
    yield from differ("its parts are", [*parts, page.source.strip() + body.source.strip()], [*AROUND, ""])
    loaded = [file.leads_to(one, "src") for one in scripts if one.get("src")]
    shared = file.site.url + "assets/made/place.js"
    yield from file.agree("what it loads", [one for one in loaded if one != shared])
    skip = tree.one("a", cls="skip")
    yield from file.agree("the way to the text", (skip.attrs, skip.text))
    yield from _unknown(tree.one("main"), "main")


def _unknown(node: Node, name: str) -> Iterator[str]:
    """Find elements, attributes and words in ``node`` that none of its ``name`` has."""
    more = {one for one in node.attrs if one != "class" and not one.startswith("data-")}
    more -= {*MAY_HAVE.get(node.tag, "").split()}
    if more:
        yield f"<{name}> has {sorted(more)}"
    if WITHOUT_WORDS.fullmatch(name) and node.source.strip("　 \n"):
        yield f"<{name}> says {node.source.strip()[:24]!r}"
    if name in ("div.text", "div.notes.text"):
        return
    for one in node.children:
        own = _named(one)
        if own not in INSIDE.get(name, "").split():
            yield f"<{name}> holds <{own}>"
        below = f"{name} {own}"
        yield from _unknown(one, below if below in INSIDE else ALSO.get(own, own))


def labels(file: SiteFile) -> Iterator[str]:
    """Find words of the interface around a text that are others than on other pages of its kind."""
    kind, main = BODY.get(file.kind, file.kind), file.tree.one("main")
    for one in main.all("nav", "summary", "button", "i", "p"):
        if one.tag != "p" or one.classes in (["end"], ["why"]):
            said = one.get("aria-label") or one.text
            yield from file.agree(f"{kind}: the words of <{_named(one)}>", said)
    for one in main.all(cls="links")[0].children if kind == "article" else ():
        key = f"{one.classes} {[link.get('rel') for link in one.all('a')][:1]}"
        others = [(each.tag, each.text) for each in one.children if each.tag != "a"]
        yield from file.agree(f"what stands beside links ({key})", others)
    for one in main.one(cls="text").every if kind == "article" else ():
        if label := one.get("aria-label"):  # of a note, it has its number
            number = one.get("href")[5:].partition("-")[0]
            what = f"{one.get('role')} {one.classes} {one.text if 'task' in one.classes else ''}"
            yield from file.agree(f"the label of {what}", label.replace(number, "…", 1) if number else label)
        if one.tag == "img":
            size = one.get("width"), one.get("height")
            yield from file.agree(f"the size of {file.leads_to(one, 'src')}", size, "any")
    for one in _links(main):
        to = file.leads_to(one)
        if file.record:
            to = "the source" if to == file.about["source"] else to.removeprefix(file.page)
            to = to.replace(file.about["slug"], "…")
        key = f"the link to {one.get('rel') if one.get('rel') in ('prev', 'next') else to}"
        if "series/" not in to or not file.record:
            yield from file.agree(f"{kind}: {key}", (one.text, one.get("rel")))


def _links(node: Node) -> Iterator[Node]:
    """Yield the links around a text, without those of lists, contents and tags, and to neighbours."""
    for one in node.children:
        if one.tag == "a" and one.get("rel") != "tag":
            yield one
        elif one.tag != "ol" and not {"text", "near", "contents"} & {*one.classes}:
            yield from _links(one)
