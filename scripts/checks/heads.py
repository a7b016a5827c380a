"""What the head of a page tells search engines and other sites, against the page and the record."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from scripts.checks.site import LOCALES, Place, Site
from scripts.checks.tree import Node

SHARE = ("assets/share.png", 1200, 630)


def _metas(tree: Node) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in tree.all("meta"):
        name = one.attrs.get("property") or one.attrs.get("name") or ""
        found.setdefault(name, []).append(one.attrs.get("content", ""))
    return found


def _differ(said: Any, must: Any, what: str) -> Iterator[str]:
    if said != must:
        yield f"{what} is {str(said)[:120]}, and must be {str(must)[:120]}"


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
    yield from _differ(tree.one("html").attrs.get("lang"), place.lang, "its language")
    title = metas.get("og:title", [""])[0]
    first = tree.one("title").text
    yield from _differ(first, title if kind in ("home", "list") else f"{title} — {name}", "its title")
    if kind in ("article", "notes", "archive", "group", "home", "list"):
        yield from _differ(title, heading, "og:title")
    about = metas.get("description", [""])[0]
    if kind in ("home", "list", "archive", "group"):
        yield from _differ(about, site.taglines[place.lang], "its description")
    if kind == "notes":
        yield from _differ(about, tree.one("p", cls="summary").text, "its description")
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
    alternates = _alternates(tree)
    langs = [lang for lang in alternates if lang not in ("x-default", place.lang)]
    must["og:locale:alternate"] = [LOCALES[lang] for lang in langs]
    for key, value in must.items():
        if key in metas or kind != "notes":
            yield from _differ(metas.get(key, []), value, key)
    yield from _addresses(site, place, tree, alternates)


def _alternates(tree: Node) -> dict[str, str]:
    found = [one.attrs for one in tree.all("link", rel="alternate") if "hreflang" in one.attrs]
    return {one["hreflang"]: one["href"] for one in found}


def _addresses(site: Site, place: Place, tree: Node, alternates: dict[str, str]) -> Iterator[str]:
    """Check the canonical address, variants, feed and robots."""
    about = place.record.get("about", {})
    borrowed = place.kind == "article" and about["canonical_to_source"]
    canonical = [one.attrs.get("href") for one in tree.all("link", rel="canonical")]
    yield from _differ(canonical, [about["source"] if borrowed else site.url + place.address], "canonical")
    must = variants(site, place)
    if place.kind in ("article", "notes", "home"):
        yield from _differ(alternates, must | {"x-default": next(iter(must.values()))}, "hreflang")
    else:  # A variant may have fewer pages of this kind.
        wrong = {
            lang: to for lang, to in alternates.items() if to not in must.values() or must.get(lang, to) != to
        }
        yield from _differ(wrong, {}, "hreflang")
    if place.kind != "written":
        robots = [one.attrs.get("content") for one in tree.all("meta", name="robots")]
        yield from _differ(robots, ["noindex"] if about.get("noindex") else [], "robots")
    feeds = [_absolute(site, place, one) for one in tree.all("link", type="application/atom+xml")]
    yield from _differ(feeds, [f"{site.url}{site.roots[place.lang]}feed.xml"], "its feed")
    shown = [one.attrs.get("hreflang") for one in tree.one("nav", cls="switch").all("a")]
    leads = {
        one.attrs.get("hreflang"): _absolute(site, place, one)
        for one in tree.one("nav", cls="switch").all("a")
    }
    yield from _differ(
        leads, {lang: to for lang, to in alternates.items() if lang != "x-default"}, "the switch"
    )
    current = [
        one.attrs.get("hreflang") for one in tree.one("nav", cls="switch").all("a", aria_current="true")
    ]
    yield from _differ(current, [place.lang] * (place.lang in shown), "the switch's own variant")


def _absolute(site: Site, place: Place, link: Node) -> str:
    return urljoin(site.url + place.address, link.attrs.get("href", ""))


def article_head(site: Site, place: Place) -> Iterator[str]:
    """Find what the head of an article's page says otherwise than the record: words, author, JSON-LD."""
    tree, said, about = site.tree(place.path), place.said, place.about
    metas = _metas(tree)
    yield from _differ(metas.get("og:title"), [said["title"]], "og:title")
    description = said["description"] or site.taglines[place.lang]
    yield from _differ(metas.get("description"), [description], "its description")
    yield from _differ(metas.get("author", []), [said["author"]] * bool(said["author"]), "its author")
    book = f"{site.url}{place.folder}{about['slug']}.{place.lang}.epub"
    books = [_absolute(site, place, one) for one in tree.all("link", type="application/epub+zip")]
    yield from _differ(books, [book], "its book")
    scripts = tree.all("script", type="application/ld+json")
    yield from _differ([json.loads(one.source) for one in scripts], [linked_data(site, place)], "its JSON-LD")


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
