"""Check the package file of a book, and its table of contents as EPUB 3 and as EPUB 2 have it."""

import posixpath
from collections.abc import Iterator

from scripts.checks.differences import differ, first, given
from scripts.checks.site import Site, SiteFile
from scripts.checks.tree import Node, xml

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Files = dict[str, bytes]  # by their names in the book
Trees = dict[str, Node]  # the documents and the cover's drawing, by their names


def package(site: Site, file: SiteFile, files: Files, texts: list[str]) -> Iterator[str]:
    """Find where a book's package file differs from the record: in words, files or the order of reading."""
    said, about = file.said, file.about
    root = xml(files["EPUB/package.opf"])
    modified = max(about["added"], about["updated"])
    must = {
        "identifier": [site.url + file.folder],
        "title": [said["title"], *given(said["subtitle"])],
        "language": [file.lang],
        "creator": given(said["author"]),
        "contributor": given(said["translator"]),
        "publisher": [site.names[file.lang] or site.url],
        "date": given(about["date"]),
        "source": given(about["source"]),
        "description": [said["description"]] * (said["description"] != said["opening"]),
    }
    for name, value in must.items():
        yield from differ(f"its {name} is", [one.text or "" for one in root.iter(f"{DC}{name}")], value)
    changed = [one.text for one in root.iter(f"{OPF}meta") if one.get("property") == "dcterms:modified"]
    if len(changed) != 1 or (modified and changed != [f"{modified}T00:00:00Z"]):
        yield f"it was changed on {changed}, and the record says {modified}"
    items = {f"EPUB/{one.get('href')}": one.get("id") for one in root.iter(f"{OPF}item")}
    if set(items) != set(files) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}:
        yield "its package names other files than there are"
    spine = [one.get("idref") for one in root.iter(f"{OPF}itemref")]
    order = ["title", *(posixpath.basename(one).removesuffix(".xhtml") for one in texts)]
    if spine != order or any(one.get("linear") for one in root.iter(f"{OPF}itemref")):
        yield f"it is read in the order {spine}, not {order}"
    yield from differ("the language of its package is", root.get(LANG), file.lang)


def book_contents(file: SiteFile, files: Files, texts: list[str], trees: Trees) -> Iterator[str]:
    """Check that the contents, for EPUB 3 and for EPUB 2 (toc.ncx), list the title and every heading."""
    meant = [(posixpath.basename(texts[0]), file.said["title"])]
    for name in texts:
        heads = [one for one in trees[name].all("h2", "h3", "h4", "h5", "h6") if "id" in one.attrs]
        meant += [(f"{posixpath.basename(name)}#{one.attrs['id']}", one.words.strip()) for one in heads]
    nav = trees["EPUB/title.xhtml"].one("nav")
    shown = [(one.get("href"), one.text) for one in nav.all("a")]
    ncx = xml(files["EPUB/toc.ncx"])
    points = [
        (point.find(f"{NCX}content").get("src"), point.findtext(f"{NCX}navLabel/{NCX}text"))  # type: ignore[union-attr]
        for point in ncx.iter(f"{NCX}navPoint")
    ]
    yield from differ("its contents has", *first(shown, meant))
    yield from differ("its toc.ncx has", *first(points, meant))
    title = ncx.findtext(f"{NCX}docTitle/{NCX}text")
    yield from differ("the title in its toc.ncx is", title, file.said["title"])
