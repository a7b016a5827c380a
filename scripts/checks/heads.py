"""What the head of a page tells search engines and other sites, against the page and the record."""

import json
from collections.abc import Iterator
from typing import Any

from scripts.checks.differences import differ
from scripts.checks.site import LOCALES, Place, Site, alternates
from scripts.checks.tree import Node

SHARE = ("assets/share.png", 1200, 630)


def _metas(tree: Node) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in tree.all("meta"):
        found.setdefault(one.get("property") or one.get("name"), []).append(one.get("content"))
    return found


def variants(site: Site, place: Place) -> dict[str, str]:
    """Find the address of the page in each variant that has it, by language."""
    if not place.record:
        here = place.address.removeprefix(site.roots[place.lang])
        return {lang: site.url + root + here for lang, root in site.roots.items()}
    more = "notes/" if place.kind == "notes" else ""
    return {lang: f"{site.url}{folder}{more}" for lang, folder in place.record["pages"].items()}


def head(site: Site, place: Place) -> Iterator[str]:
    """Find what the head of a page says of itself that is not so: any page but those that lead on."""
    tree = site.tree(place.path)
    metas, own, kind = _metas(tree), site.url + place.address, place.kind
    heading = next((one.text for one in tree.all("h1")), "")
    if kind == "notes":  # What other sites show of them is not worth its bytes on half of all pages.
        metas |= {"og:title": [heading]} if "og:title" not in metas else {}
    name = site.names[place.lang]
    yield from differ("its language is", tree.one("html").get("lang"), place.lang)
    title = metas.get("og:title", [""])[0]
    full = title if kind in ("home", "list") else f"{title} — {name}"
    yield from differ("its title is", tree.one("title").text, full)
    if kind in ("article", "notes", "archive", "group", "home", "list"):
        yield from differ("og:title is", title, heading)
    about = metas.get("description", [""])[0]
    if kind in ("home", "list", "archive", "group"):
        yield from differ("its description is", about, site.taglines[place.lang])
    if kind == "notes":
        yield from differ("its description is", about, tree.one("p", cls="summary").text)
    picture = place.said["picture"] if kind == "article" and place.said["picture"] else SHARE
    must = {
        "og:description": [about],
        "og:url": [own],
        "og:site_name": [name],
        "og:type": ["article" if kind == "article" else "website"],
        "og:image": [site.url + picture[0]],
        "og:image:width": [str(picture[1])],
        "og:image:height": [str(picture[2])],
        "twitter:card": ["summary_large_image"],
        "og:locale": [LOCALES[place.lang]],
    }
    others = alternates(tree)
    langs = [lang for lang in others if lang not in ("x-default", place.lang)]
    must["og:locale:alternate"] = [LOCALES[lang] for lang in langs]
    for key, value in must.items():
        if key in metas or kind != "notes":
            yield from differ(f"{key} is", metas.get(key, []), value)
    yield from _addresses(site, place, tree, others)


def _addresses(site: Site, place: Place, tree: Node, others: dict[str, str]) -> Iterator[str]:
    """Check the canonical address, variants, feed and robots."""
    about = place.record.get("about", {})
    borrowed = place.kind == "article" and about["canonical_to_source"]
    canonical = [one.get("href") for one in tree.all("link", rel="canonical")]
    own = about["source"] if borrowed else site.url + place.address
    yield from differ("canonical is", canonical, [own])
    must = variants(site, place)
    if place.kind in ("article", "notes", "home"):
        yield from differ("hreflang is", others, must | {"x-default": next(iter(must.values()))})
    else:  # A variant may have fewer pages of this kind.
        known = {lang: to for lang, to in others.items() if to in must.values() and must.get(lang, to) == to}
        yield from differ("hreflang is", others, known)
    if place.kind != "written":
        robots = [one.get("content") for one in tree.all("meta", name="robots")]
        yield from differ("robots is", robots, ["noindex"] if about.get("noindex") else [])
    feeds = [site.leads_to(place, one) for one in tree.all("link", type="application/atom+xml")]
    yield from differ("its feed is", feeds, [f"{site.url}{site.roots[place.lang]}feed.xml"])
    switch = tree.one("nav", cls="switch")
    leads = {one.get("hreflang"): site.leads_to(place, one) for one in switch.all("a")}
    yield from differ(
        "the switch is", leads, {lang: to for lang, to in others.items() if lang != "x-default"}
    )
    current = [one.get("hreflang") for one in switch.all("a", aria_current="true")]
    yield from differ("the switch's own variant is", current, [place.lang] * (place.lang in leads))


def article_head(site: Site, place: Place) -> Iterator[str]:
    """Find what the head of an article's page says otherwise than the record: words, author, JSON-LD."""
    tree, said, about = site.tree(place.path), place.said, place.about
    metas = _metas(tree)
    yield from differ("og:title is", metas.get("og:title"), [said["title"]])
    description = said["description"] or site.taglines[place.lang]
    yield from differ("its description is", metas.get("description"), [description])
    yield from differ("its author is", metas.get("author", []), [said["author"]] * bool(said["author"]))
    books = [site.leads_to(place, one) for one in tree.all("link", type="application/epub+zip")]
    book = f"{site.url}{place.folder}{about['slug']}.{place.lang}.epub"
    yield from differ("its book is", books, [book])
    data = [json.loads(one.source) for one in tree.all("script", type="application/ld+json")]
    yield from differ("its JSON-LD is", data, [linked_data(site, place)])


def linked_data(site: Site, place: Place) -> dict[str, Any]:
    """Work out what schema.org's Article must say of the page."""
    said, about, address = place.said, place.about, site.url + place.folder
    pages, original = place.record["pages"], place.record["text"]["lang"]
    others = [
        {"@type": "Article", "@id": site.url + folder, "inLanguage": lang}
        for lang, folder in pages.items()
        if lang != place.lang and original in (lang, place.lang)
    ]
    members = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "image": site.url + (said["picture"] or SHARE)[0],
        "workTranslation" if place.lang == original else "translationOfWork": others,
        "headline": said["title"],
        "description": said["description"],
        "inLanguage": place.lang,
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
