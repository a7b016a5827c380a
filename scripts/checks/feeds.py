"""Check the Atom feed of a variant against the records: entries, days, and all texts."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.checks.differences import differ, given
from scripts.checks.forms import check_forms
from scripts.checks.records import Record
from scripts.checks.site import NEWEST, Site
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import well_formed, xml
from scripts.findings import counted

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


# Tag → what it may have; types that something may have; relation of a link → type of what it leads to.
BARE = ("title", "id", "updated", "published", "author", "contributor", "name", "entry", "summary")
HAS: dict[str, set[str]] = {
    **{tag: set() for tag in BARE},
    "feed": {LANG},
    "link": {"rel", "type", "href"},
    "category": {"term"},
    "content": {"type"},
}
_SIZED = re.compile('<img src="([^"]+)" width="([^"]*)" height="([^"]*)"')
KIND = {"self": "application/atom+xml", "alternate": "text/html"}
TYPES = ("html", *KIND.values())


def _day(record: Record) -> str:
    """Return the day (ISO 8601) on which an article last came or changed, "" if none is known."""
    return str(max(record["about"]["added"], record["about"]["updated"]))


def feed(file: SiteFile) -> Iterator[str]:
    """Find where a feed differs from its site in what it says of itself; find missing and wrong entries."""
    root = xml(file.raw)
    for one in root.iter():
        known = HAS.get(one.tag.removeprefix(ATOM))
        if known is None or {*one.attrib} - known or one.get("type") not in (None, *TYPES):
            yield f"it holds <{one.tag.removeprefix(ATOM)}> with {[*one.attrib]}"
    if re.search(rb"<!|<\?(?!xml version='1.0' encoding='utf-8'\?>\n<feed )", file.raw):
        yield "it holds more than XML's head and the feed"
    dated = [one for one in file.listed if _day(one)]
    newest = sorted(dated, key=_day, reverse=True)[:NEWEST]
    own, name = file.site.url + file.path, file.site_name
    tags = ("title", "id", "updated", f"author/{ATOM}name")
    said = [root.get(LANG), *(root.findtext(f"{ATOM}{tag}") for tag in tags)]
    updated = f"{_day(newest[0])}T00:00:00Z" if newest else "1970-01-01T00:00:00Z"
    yield from differ("it says of itself", said, [file.lang, name, own, updated, name])
    home = file.site.url + file.root
    yield from differ("it says of itself", _links(root), [("self", own), ("alternate", home)])
    entries = root.findall(f"{ATOM}entry")
    if len(entries) != len(newest):
        yield f"it has {counted(len(entries), 'article')}, not {len(newest)}"
    for entry, record in zip(entries, newest):
        yield from _entry(file.site, file.lang, entry, record)
        for src, *size in _SIZED.findall(entry.findtext(f"{ATOM}content") or ""):
            yield from file.agree(f"the size of {src}", tuple(size), "any")


def _links(element: ElementTree.Element) -> list[tuple[str, str]]:
    """List relation and address of the links; with the wrong type there is no relation."""
    links = element.findall(f"{ATOM}link")
    return [
        (rel if one.get("type") == KIND.get(rel := one.get("rel", "")) else "", one.get("href", ""))
        for one in links
    ]


def _entry(site: Site, lang: str, entry: ElementTree.Element, record: Record) -> Iterator[str]:
    """Find where an entry of the feed differs from the record of its article."""
    said, about, slug = record["editions"][lang], record["about"], record["about"]["slug"]
    id = f"{site.url}{site.roots[lang]}articles/{[*about['was'], slug][0]}/"
    title = "——".join(given(said["title"], said["subtitle"]))
    must = {
        "title": [title],
        "id": [id],
        "updated": [f"{_day(record)}T00:00:00Z"],
        "published": [f"{one}T00:00:00Z" for one in given(about["added"])],
        "author": given(said["author"]),
        "contributor": given(said["translator"]),
        "summary": [site.described(record, lang)],
    }
    for tag, words in must.items():
        shown = ["".join(one.itertext()).strip("\n") for one in entry.findall(f"{ATOM}{tag}")]
        yield from differ(f"{slug}: its {tag} is", shown, words)
    leads = [("alternate", site.url + record["pages"][lang])]
    yield from differ(f"{slug}: its links is", _links(entry), leads)
    categories = [one.get("term") for one in entry.findall(f"{ATOM}category")]
    yield from differ(f"{slug}: its category is", categories, said["tags"])
    types = [one.get("type") for one in entry.findall(f"{ATOM}content")]
    yield from differ(f"{slug}: its type is", types, ["html"])
    try:
        _content(site, lang, entry.findtext(f"{ATOM}content") or "", record)
    except ValueError as error:
        yield f"{slug}: {error}"


def _content(site: Site, lang: str, content: str, record: Record) -> None:
    """Compare the text of an entry, as HTML, with the record; raise ``ValueError`` if they differ."""
    if loose := re.search(r' (?:href|src)="(?!https?:|mailto:)([^"]*)"', content):
        raise ValueError(f"{loose[1]} leads nowhere from a feed")
    folder, blocks = record["pages"][lang], site.blocks(record, lang)
    content = content.replace(f'href="{site.url}{folder}#', 'href="#')
    check_forms(well_formed(content), folder, blocks, site.published(record, lang), site.url, ids=False)
