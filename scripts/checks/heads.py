"""Check what the head of a page tells search engines and other sites against the page and the record."""

import json
from collections.abc import Iterator
from typing import Any

from scripts.checks.differences import differ, given
from scripts.checks.site import LOCALES, alternates
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node

SHARE = "assets/share.png"  # the same for all pages, so that its size need not be told again


def _metas(tree: Node) -> dict[str, list[str]]:
    """Map each name or property of a <meta> on a page to the contents given for it."""
    found: dict[str, list[str]] = {}
    for one in tree.all("meta"):
        for name in filter(None, (one.get("property"), one.get("name"))):
            found.setdefault(name, []).append(one.get("content"))
    return found


def variants(file: SiteFile) -> dict[str, str]:
    """Map the language of each variant that has the page to the page's address there."""
    if not file.record:
        here = file.address.removeprefix(file.root)
        return {lang: file.site.url + root + here for lang, root in file.site.roots.items()}
    more = "notes/" if file.kind == "notes" else ""
    return {lang: f"{file.site.url}{folder}{more}" for lang, folder in file.record["pages"].items()}


def head(file: SiteFile) -> Iterator[str]:
    """Find what a page's head tells search engines and other sites that is not so. The pages at old addresses
    are checked by ``moved``.
    """
    tree = file.tree
    metas, kind, name = _metas(tree), file.kind, file.site_name
    heading = next((one.text for one in tree.all("h1")), "")
    if kind == "notes":  # They are half of all pages: to tell other sites of them is not worth the bytes.
        metas.setdefault("og:title", [heading])
    yield from differ("its language is", tree.one("html").get("lang"), file.lang)
    title = metas.get("og:title", [""])[0]
    full = title if kind in ("home", "list") else f"{title} — {name}"
    yield from differ("its title is", tree.one("head").one("title").text, full)
    if kind in ("article", "notes", "archive", "group", "home", "list"):
        yield from differ("og:title is", title, heading)
    description = metas.get("description", [""])[0]
    if kind in ("home", "list", "archive", "group"):
        yield from differ("its description is", description, file.site.taglines[file.lang])
    if kind == "notes":
        yield from differ("its description is", description, tree.one("p", cls="summary").text)
    own_picture = file.said["picture"] if kind == "article" else None
    picture, *size = [str(one) for one in own_picture or [SHARE] if one]
    must = {
        "og:description": [description],
        "og:url": [file.url],
        "og:site_name": [name],
        "og:type": ["article" if kind == "article" else "website"],
        "og:image": [file.site.url + picture],
        "og:image:width": size[:1],
        "og:image:height": size[1:],
        "twitter:card": ["summary_large_image"],
        "og:locale": [LOCALES[file.lang]],
    }
    others = alternates(tree)
    must["og:locale:alternate"] = [LOCALES[lang] for lang in others if lang not in ("x-default", file.lang)]
    for key, value in must.items():
        if key in metas or kind != "notes":
            yield from differ(f"{key} is", metas.get(key, []), value)
    yield from _addresses(file, tree, others)


def _addresses(file: SiteFile, tree: Node, others: dict[str, str]) -> Iterator[str]:
    """Check the canonical address, the variants (``others``), robots, the feed, and the switch of scripts."""
    about = file.record.get("about", {})
    borrowed = file.kind == "article" and about["canonical_to_source"]
    own = about["source"] if borrowed else file.url
    yield from differ("canonical is", tree.values("href", "link", rel="canonical"), [own])
    must = variants(file)
    if file.kind not in ("article", "notes", "home"):  # A variant may have fewer pages of this kind.
        must = {lang: to for lang, to in must.items() if file.site.has_page(to)}
    yield from differ("hreflang is", others, must | {"x-default": next(iter(must.values()))})
    if file.kind != "written":
        robots = tree.values("content", "meta", name="robots")
        yield from differ("robots is", robots, ["noindex"] if about.get("noindex") else [])
    feeds = [file.leads_to(one) for one in tree.all("link", type="application/atom+xml")]
    feed = f"{file.site.url}{file.root}feed.xml"
    yield from differ("its feed is", feeds, [] if file.kind == "notes" else [feed])
    yield from differ("the switch is", file.switch, must)
    current = tree.one("nav", cls="switch").values("hreflang", "a", aria_current="true")
    yield from differ("the switch's own variant is", current, [file.lang] * (file.lang in file.switch))


def article_head(file: SiteFile) -> Iterator[str]:
    """Find where the head of an article's page differs from the record: in title, description, author or
    JSON-LD.
    """
    tree, said = file.tree, file.said
    metas = _metas(tree)
    yield from differ("og:title is", metas.get("og:title"), [said["title"]])
    description = file.site.described(file.record, file.lang) or file.site.taglines[file.lang]
    yield from differ("its description is", metas.get("description"), [description])
    yield from differ("its author is", metas.get("author", []), given(said["author"]))
    data = [json.loads(one.source) for one in tree.all("script", type="application/ld+json")]
    yield from differ("its JSON-LD is", data, [linked_data(file)])


def linked_data(file: SiteFile) -> dict[str, Any]:
    """Work out the JSON-LD that an article's page must have: an Article of schema.org."""
    said, about, address = file.said, file.about, file.page
    pages, original = file.record["pages"], file.record["text"]["lang"]
    others = [
        {"@type": "Article", "@id": file.site.url + folder, "inLanguage": lang}
        for lang, folder in pages.items()
        if lang != file.lang and original in (lang, file.lang)
    ]
    members = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "image": file.site.url + said["picture"][0] if said["picture"] else None,
        "workTranslation" if file.lang == original else "translationOfWork": others,
        "headline": said["title"],
        "inLanguage": file.lang,
        "datePublished": about["date"],
        "dateModified": about["updated"],
        "alternativeHeadline": said["subtitle"],
        "author": {"@type": "Person", "name": said["author"]} if said["author"] else None,
        "translator": {"@type": "Person", "name": said["translator"]} if said["translator"] else None,
        "isBasedOn": about["source"],
        "isPartOf": {"@type": "CreativeWorkSeries", "name": said["series"]} if said["series"] else None,
        "position": about["part"],
        "keywords": said["tags"],
    }
    return {key: value for key, value in members.items() if value}
