"""The Atom feed of a variant, and its search index, against the records: entries, days, and all texts."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from scripts.checks.forms import check_forms, words
from scripts.checks.forms import meant as meant_words
from scripts.checks.site import NEWEST, Place, Record, Site, parse
from scripts.checks.texts import lines_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _day(record: Record) -> str:
    return str(max(record["about"]["added"], record["about"]["updated"]))


def feed(site: Site, place: Place) -> Iterator[str]:
    """Find what a feed says of itself otherwise than its site, and entries missing or out of order."""
    root = ElementTree.fromstring(site.read(place.path))  # noqa: S314 (our own)
    dated = [one for one in site.listed[place.lang] if _day(one)]
    newest = sorted(dated, key=_day, reverse=True)[:NEWEST]
    own, name = site.url + place.path, site.names[place.lang]
    said = (
        root.get(LANG),
        *(root.findtext(f"{ATOM}{tag}") for tag in ("title", "id", "updated", "author/" + ATOM + "name")),
        *_links(root),
    )
    updated = f"{_day(newest[0])}T00:00:00Z" if newest else "1970-01-01T00:00:00Z"
    must = (
        place.lang,
        name,
        own,
        updated,
        name,
        ("self", own),
        ("alternate", site.url + site.roots[place.lang]),
    )
    if said != must:
        yield f"it says of itself {said}, and must say {must}"
    entries = root.findall(f"{ATOM}entry")
    if len(entries) != len(newest):
        yield f"it has {len(entries)} articles, and must have {len(newest)}"
    for entry, record in zip(entries, newest):
        yield from _entry(site, place.lang, entry, record)


def _links(element: ElementTree.Element) -> list[tuple[str, str]]:
    return [(one.get("rel", ""), one.get("href", "")) for one in element.findall(f"{ATOM}link")]


def _entry(site: Site, lang: str, entry: ElementTree.Element, record: Record) -> Iterator[str]:
    said, about = record["editions"][lang], record["about"]
    first = f"{site.url}{site.roots[lang]}articles/{[*about['was'], about['slug']][0]}/"
    title = "——".join(filter(None, (said["title"], said["subtitle"])))
    must = {
        "title": [title],
        "id": [first],
        "updated": [f"{_day(record)}T00:00:00Z"],
        "published": [f"{about['added']}T00:00:00Z"] if about["added"] else [],
        "author": [said["author"]] if said["author"] else [],
        "contributor": [said["translator"]] if said["translator"] else [],
        "summary": [said["description"]],
        "links": [("alternate", site.url + record["pages"][lang])],
        "category": said["tags"],
        "type": ["html"],
    }
    shown: dict[str, Any] = {
        tag: ["".join(one.itertext()).strip("\n") for one in entry.findall(f"{ATOM}{tag}")]
        for tag in ("title", "id", "updated", "published", "author", "contributor", "summary")
    }
    shown["links"] = _links(entry)
    shown["category"] = [one.get("term") for one in entry.findall(f"{ATOM}category")]
    shown["type"] = [one.get("type") for one in entry.findall(f"{ATOM}content")]
    for key, value in must.items():
        if shown[key] != value:
            yield f"{about['slug']}: its {key} is {shown[key]}, and must be {value}"
    try:
        _content(site, lang, entry.findtext(f"{ATOM}content") or "", record)
    except ValueError as error:
        yield f"{about['slug']}: {error}"


def _content(site: Site, lang: str, content: str, record: Record) -> None:
    """Raises ``ValueError`` where the text in a feed is not that of the record."""
    record = site.whole(record)
    if "forms" in record:
        forms = record["forms"][lang]
        check_forms(
            content, record["pages"][lang], forms["blocks"], record["editions"][lang]["text"], site.url
        )
        return
    tree, wrong = parse(content)
    shown = [(one.tag, one.source) for one in tree.children if not one.attrs and not one.children]
    meant = [(tag, line) for tag, _, line in lines_of(record, lang)[1:]]
    if wrong or tree.source.strip() or len(tree.children) != len(shown) or shown != meant:
        pair = next((pair for pair in zip(shown, meant) if pair[0] != pair[1]), (len(shown), len(meant)))
        raise ValueError(f"its text has {str(pair[0])[:60]}, and must have {str(pair[1])[:60]}")


# --- search ----------------------------------------------------------------------------------


def search(site: Site, place: Place) -> Iterator[str]:
    """Find what a file of the search index has otherwise than the record of the article that it names.

    However the index is divided, an entry says the page's ``url``, and of each block [id, whether it is a
    heading, the text, the same in other variants …].
    """
    made = json.loads(site.text(place.path))
    for entry in _entries(made):
        record = _by_folder(site, place.lang).get(entry["url"])
        if record:
            site.once(f"searched {place.lang}", set[str]).add(entry["url"])
            yield from _searched(place.lang, entry, site.whole(record))
        else:
            yield from _written(site, entry)


def _entries(made: Any) -> Iterator[dict[str, Any]]:
    """Every entry in what a file holds."""
    if isinstance(made, dict) and "url" in made and "blocks" in made:
        yield made
    elif isinstance(made, (dict, list)):
        for one in made.values() if isinstance(made, dict) else made:
            yield from _entries(one)


def _by_folder(site: Site, lang: str) -> dict[str, Record]:
    def make() -> dict[str, Record]:
        return {one["pages"][lang]: one for one in site.listed[lang]}

    known: dict[str, Record] = site.once(f"by folder {lang}", make)
    return known


def _searched(lang: str, entry: dict[str, Any], record: Record) -> Iterator[str]:
    url, day = entry["url"], record["about"]["day"]
    if entry.get("date") not in (None, day):
        yield f"{url}: its day is {entry['date']}, and must be {day}"
    shown = [(one[0], one[2]) for one in entry["blocks"]]
    others = [other for other in record["editions"] if other != lang]
    if "forms" in record:
        said = record["editions"][lang]
        blocks = [meant_words(one, said["text"]) for one in record["forms"][lang]["blocks"]]
        meant = [("", said["title"]), *((one[1]["id"], words(one)) for one in blocks)]
        same = [
            _is_said(text, must, block) for (_, text), (_, must), block in zip(shown, meant, [None, *blocks])
        ]
        shown = [
            (one[0], meant[at][1]) if same[at : at + 1] == [True] else one for at, one in enumerate(shown)
        ]
        texts: list[list[str]] = []
    else:
        meant = [(id, line) for _, id, line in lines_of(record, lang)]
        texts = [[line for _, _, line in lines_of(record, other)] for other in others]
    if shown != meant:
        pair = next((pair for pair in zip(shown, meant) if pair[0] != pair[1]), (len(shown), len(meant)))
        yield f"{url}: it has {str(pair[0])[:60]}, and must have {str(pair[1])[:60]}"
        return
    for number, (_, _, text, *forms) in enumerate(entry["blocks"]):
        alike = {other[number] for other in texts if len(other[number]) == len(text)} - {text}
        if any(len(one) != len(text) for one in forms) or not alike <= set(forms):
            yield f"{url}: the other forms of {text[:24]!r} are not those of the other variants"
        if texts and len(forms) > len({other[number] for other in texts} - {text}):
            yield f"{url}: {text[:24]!r} has more forms than there are variants"


def _is_said(text: str, must: str, block: Any) -> bool:
    """Whether a text is what a block says, white space aside; a caption may be said by its picture."""
    found, meant = "".join(text.split()), "".join(must.split())
    return found == meant or (bool(block) and block[0] == "figure" and found in meant)


def _written(site: Site, entry: dict[str, Any]) -> Iterator[str]:
    """Find words of a page by hand, in the index, which are not on that page."""
    path = f"{entry['url']}index.html"
    said = site.once(f"said {path}", lambda: "".join(parse(site.text(path))[0].text.split()))
    for block in entry["blocks"]:
        if "".join(block[2].split()) not in said:
            yield f"{entry['url']}: {block[2][:40]!r} is not on the page"


def all_searched(site: Site, place: Place) -> Iterator[str]:
    """Find articles that no file of the index has; asked of the feed, which stands for the variant."""
    found = site.once(f"searched {place.lang}", set[str])
    for folder in sorted(_by_folder(site, place.lang).keys() - found):
        yield f"no search finds {folder}"
