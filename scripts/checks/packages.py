"""Check the package file of a book, and its table of contents as EPUB 3 and as EPUB 2 have it."""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from scripts.checks.differences import differ, first, given, unspaced
from scripts.checks.pages import depths, nested
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node, xml

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

TYPES = {  # how a file's name ends → its media type
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".ncx": "application/x-dtbncx+xml",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    **dict.fromkeys((".jpg", ".jpeg"), "image/jpeg"),
}
IS = {"text1.xhtml": "nav svg", "cover.svg": "cover-image"}  # file → what it is in a book

Files = dict[str, bytes]  # by their names in the book
Trees = dict[str, Node]  # the documents and the cover's drawing, by their names


def package(file: SiteFile, files: Files, texts: list[str]) -> Iterator[str]:
    """Find where a book's package file differs from the record: in words, files or the order of reading.

    ``texts``: the names of the documents that hold the text, in that order.
    """
    said, about, root = file.said, file.about, xml(files["package.opf"])
    must = {
        "identifier": [file.page],
        "title": [said["title"], *given(said["subtitle"])],
        "language": [file.lang],
        "creator": given(said["author"]),
        "contributor": given(said["translator"]),
        "publisher": [file.site_name or file.site.url],
        "date": given(about["date"]),
        "source": given(about["source"]),
        "description": given(said["description"]),
        "subject": said["tags"],
    }
    more = {one.tag.removeprefix(DC) for one in root.iter() if one.tag.startswith(DC)} - {*must}
    yield from differ("its package also has", sorted(more), [])
    for name, value in must.items():
        yield from differ(f"its {name} is", [one.text or "" for one in root.iter(f"{DC}{name}")], value)
    yield from _metas(file, root)
    items = [one.attrib for one in root.iter(f"{OPF}item")]
    names = {one["id"]: one["href"] for one in items}
    if {*names.values()} != {*files} - {"mimetype", "META-INF/container.xml", "package.opf"}:
        yield "its package names other files than there are"
    for one in items:
        name = one["href"]
        must = {"id": one["id"], "href": name, "media-type": TYPES.get(posixpath.splitext(name)[1], "")}
        yield from differ(f"{name} is", one, must | ({"properties": IS[name]} if name in IS else {}))
    spine = root.find(f"{OPF}spine")
    refs = [one.attrib for one in root.iter(f"{OPF}itemref")]
    yield from differ("it is read in the order", [names.get(one["idref"]) for one in refs], texts)
    kept = {} if spine is None else spine.attrib
    if names.get(kept.get("toc", "")) != "toc.ncx" or any({*one} != {"idref"} for one in refs):
        yield "its spine is not as it must be"
    yield from file.agree("the package of books", [[one.tag for one in root], kept])
    known = [one.get("id") for one in root.iter(f"{DC}identifier")]
    if root.get("version") != "3.0" or known != [root.get("unique-identifier")] or len(names) != len(items):
        yield "its package is none of EPUB 3.0"
    yield from differ("the language of its package is", root.get(LANG), file.lang)


def _metas(file: SiteFile, root: Element) -> Iterator[str]:
    """Check what else the package says: when it was changed, what its subtitle, translator and series are;
    how it can be read is as in every book.
    """
    said, about = file.said, file.about
    fine = [("#subtitle", "title-type", "subtitle")] * bool(said["subtitle"])
    fine += [("#translator", "role", "trl")] * bool(said["translator"])
    if said["series"]:
        fine += [("", "belongs-to-collection", said["series"]), ("#series", "collection-type", "series")]
        fine += [("#series", "group-position", str(about["part"]))] * bool(about["part"])
    every = [(one.get("refines", ""), one.get("property", ""), one.text) for one in root.iter(f"{OPF}meta")]
    own = [one for one in every if one[0] or one[1] == "belongs-to-collection"]
    yield from differ("its package says", own, fine)
    modified = max(about["added"], about["updated"])
    changed = [text for _, name, text in every if name == "dcterms:modified"]
    if len(changed) != 1 or (modified and changed != [f"{modified}T00:00:00Z"]):
        yield f"it was changed on {changed}, and the record says {modified}"
    others = [one for one in every if one not in own and one[1] != "dcterms:modified"]
    cover = [one.get("content") for one in root.iter(f"{OPF}meta") if one.get("name") == "cover"]
    yield from file.agree("what books say of their use", [*others, *cover])


def book_contents(file: SiteFile, files: Files, texts: list[str], trees: Trees) -> Iterator[str]:
    """Check that the contents, for EPUB 3 and for EPUB 2 (toc.ncx), list the title and every heading."""
    meant, levels = [(f"{texts[0]}#main", file.said["title"])], [2]
    for name in texts:
        heads = [one for one in trees[name].all("h2", "h3", "h4", "h5", "h6") if "id" in one.attrs]
        meant += [(f"{name}#{one.attrs['id']}", one.words.strip()) for one in heads]
        levels += [int(one.tag[1]) for one in heads]
    nav = trees[texts[0]].one("nav")
    shown = [*nested(nav, 0)]
    yield from differ("its contents has", *first([one[1:] for one in shown], meant))
    yield from differ("its contents is as deep as", [one[0] for one in shown], depths(levels))
    heading = nav.one("h2").text
    said = "".join([heading, *(words for _, _, words in shown)])
    if nav.get("epub:type") != "toc" or unspaced(nav.text) != unspaced(said):
        yield "its contents are no table of contents, or have more"
    yield from file.agree("the heading of the contents in books", heading)
    ncx = xml(files["toc.ncx"])
    every = [*ncx.iter(f"{NCX}navPoint")]
    points = [
        (point.find(f"{NCX}content").get("src"), point.findtext(f"{NCX}navLabel/{NCX}text"))  # type: ignore[union-attr]
        for point in every
    ]
    yield from differ("its toc.ncx has", *first(points, meant))
    yield from differ("its toc.ncx is as deep as", [*_depths_of_points(ncx, 0)], depths(levels))
    told = [ncx.findtext(f"{NCX}docTitle/{NCX}text"), ncx.get(LANG)]
    told += [one.get("content") for one in ncx.iter(f"{NCX}meta") if one.get("name") == "dtb:uid"]
    yield from differ("its toc.ncx says", told, [file.said["title"], file.lang, file.page])
    orders, ids = ([one.get(name) for one in every] for name in ("playOrder", "id"))
    if orders != [str(at) for at in range(1, len(every) + 1)] or len({*ids}) < len(ids):
        yield "its toc.ncx is out of order"


def _depths_of_points(node: Element, above: int) -> Iterator[int]:
    """Say how deep each point of a toc.ncx stands, in their order, from 1."""
    for one in node:
        here = above + (one.tag == f"{NCX}navPoint")
        if here > above:
            yield here
        yield from _depths_of_points(one, here)
