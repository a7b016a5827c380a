"""The EPUB of an article against its record: container, package, contents, text, pictures."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.checks.forms import check_forms
from scripts.checks.site import Place, Site, parse
from scripts.checks.styles import hiding
from scripts.checks.texts import compare, lines_of
from scripts.checks.tree import Node

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
FIXED = ("META-INF/container.xml", "EPUB/package.opf", "EPUB/toc.ncx", "EPUB/nav.xhtml", "EPUB/style.css",
         "EPUB/cover.svg", "EPUB/cover.xhtml", "EPUB/title.xhtml", "EPUB/colophon.xhtml")  # fmt: skip
TYPES = {".jpg", ".jpeg", ".png", ".gif", ".webp"}
NO_BOOK = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "template",
    "noscript",
    "base",
    "!--",
    "style",
    "video",
    "audio",
}
HIDDEN = {"hidden", "style", "dir", "aria-hidden", "inert"}

_INSIDE = re.compile(
    r'<body>\n<section class="text" epub:type="bodymatter">\n(.*)\n</section>\n</body>', re.DOTALL
)

Files = dict[str, bytes]


def book(site: Site, place: Place) -> Iterator[str]:
    """Find what the book of an article has otherwise than its record."""
    raw = site.read(place.path)
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        if damaged := container.testzip():
            yield f"{damaged} in it is damaged"
            return
        names = container.namelist()
        first = container.infolist()[0]
        files = {name: container.read(name) for name in names}
    if (
        names[0] != "mimetype"
        or first.compress_type
        or first.extra
        or files["mimetype"] != b"application/epub+zip"
    ):
        yield "its first file is not the type, stored"
    texts = sorted((name for name in names if re.fullmatch(r"EPUB/text\d+\.xhtml", name)), key=_number)
    pictures = {f"EPUB/{posixpath.basename(one)}": one for one in _pictures(place)}
    must = {"mimetype", *FIXED, *texts, *pictures}
    if set(names) != must or len(names) != len(must) or not texts:
        yield f"it holds {sorted(set(names) ^ must)}, which does not fit"
        return
    if b'full-path="EPUB/package.opf"' not in files["META-INF/container.xml"]:
        yield "its container names no package"
    for name, source in pictures.items():
        if files[name] != site.read(source):
            yield f"{name} is not {source}"
    yield from _package(site, place, files, texts, list(pictures))
    yield from _documents(site, place, files, texts)
    yield from _contents(site, place, files, texts)


def _number(name: str) -> int:
    return int("".join(re.findall(r"\d", name)))


def _pictures(place: Place) -> list[str]:
    return [one for one in place.about["files"] if posixpath.splitext(one)[1] in TYPES]


def _package(site: Site, place: Place, files: Files, texts: list[str], pictures: list[str]) -> Iterator[str]:
    said, about = place.said, place.about
    root = ElementTree.fromstring(files["EPUB/package.opf"])  # noqa: S314 (our own)
    modified = max(about["added"], about["updated"])
    must = {
        "identifier": [site.url + place.folder],
        "title": [said["title"], *filter(None, [said["subtitle"]])],
        "language": [place.lang],
        "creator": [said["author"]] * bool(said["author"]),
        "contributor": [said["translator"]] * bool(said["translator"]),
        "publisher": [site.names[place.lang] or site.url],
        "date": [about["date"]] * bool(about["date"]),
        "source": [about["source"]] * bool(about["source"]),
        "description": [said["description"]] * bool(said["description"]),
    }
    for name, value in must.items():
        shown = [one.text or "" for one in root.iter(f"{DC}{name}")]
        if shown != value:
            yield f"its {name} is {shown}, and must be {value}"
    changed = [one.text or "" for one in root.iter(f"{OPF}meta") if one.get("property") == "dcterms:modified"]
    if len(changed) != 1 or (modified and changed != [f"{modified}T00:00:00Z"]):
        yield f"it was changed on {changed}, and the record says {modified}"
    items = {f"EPUB/{one.get('href')}": one.get("id") for one in root.iter(f"{OPF}item")}
    if set(items) != set(files) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}:
        yield "its package names other files than there are"
    spine = [one.get("idref") for one in root.iter(f"{OPF}itemref")]
    order = ["cover", "title", *(posixpath.basename(one).removesuffix(".xhtml") for one in texts), "colophon"]
    if spine != order or any(one.get("linear") for one in root.iter(f"{OPF}itemref")):
        yield f"it is read in the order {spine}, and must be in {order}"
    if root.get("{http://www.w3.org/XML/1998/namespace}lang") != place.lang:
        yield "its package is in another language"


def _documents(site: Site, place: Place, files: Files, texts: list[str]) -> Iterator[str]:
    said, content = place.said, ""
    for name in [one for one in files if one.endswith(".xhtml")]:
        ElementTree.fromstring(files[name])  # noqa: S314 (our own)
        tree, _ = parse(files[name].decode())
        if (
            tree.one("html").attrs.get("lang") != place.lang
            or tree.one("html").attrs.get("xml:lang") != place.lang
        ):
            yield f"{name} is in another language"
        yield from (f"{name}: {what}" for what in _unfit(tree))
        if name in texts:
            inside = _INSIDE.findall(files[name].decode())
            if len(inside) != 1:
                raise ValueError(f"{name} has no text")
            content += inside[0] + "\n"
    _text(site, place, re.sub(r'href="text\d+\.xhtml#', 'href="#', content))
    title = parse(files["EPUB/title.xhtml"].decode())[0]
    shown = [title.one("h1").text, *(one.text for one in title.all("p", cls="subtitle"))]
    if shown != [said["title"], *filter(None, [said["subtitle"]])]:
        yield f"its title page says {shown}"
    about = title.one("ul", cls="about").text
    dates = [one.attrs.get("datetime") for one in title.all("time")]
    if dates != [one for one in (place.about["date"], place.about["updated"]) if one]:
        yield f"its title page has the days {dates}"
    for one in (said["author"], said["translator"]):
        if one not in about:
            yield f"its title page does not name {one}"
    cover = parse(files["EPUB/cover.xhtml"].decode())[0].one("img")
    drawn = parse(files["EPUB/cover.svg"].decode())[0]
    letters = "".join(drawn.text.split())
    if cover.attrs.get("src") != "cover.svg" or said["title"] not in cover.attrs.get("alt", ""):
        yield "its cover says another title"
    if "".join(said["title"].split())[:4] not in letters or drawn.all("script", "foreignObject", "image"):
        yield "another title is drawn on its cover"
    colophon = [one.attrs.get("href") for one in parse(files["EPUB/colophon.xhtml"].decode())[0].all("a")]
    own = site.url + place.folder
    if colophon != [own, f"{own}notes/", *filter(None, [place.about["source"]])]:
        yield f"its colophon leads to {colophon}"
    for selector, _ in hiding(files["EPUB/style.css"].decode()):
        yield f"its style hides {selector}"
    if re.search(rb"url\(|@import", files["EPUB/style.css"]):
        yield "its style loads something"


def _unfit(tree: Node) -> Iterator[str]:
    """What no document of a book may hold."""
    for one in tree.every:
        if one.tag in NO_BOOK:
            yield f"it holds {one.tag}"
        for name in HIDDEN & set(one.attrs) | {name for name in one.attrs if name.startswith("on")}:
            yield f"<{one.tag}> is {name}"
        for address in (one.attrs.get("src", ""), one.attrs.get("href", "") if one.tag == "link" else ""):
            if "/" in address:
                yield f"it loads {address}"


def _text(site: Site, place: Place, content: str) -> None:
    """Raises ``ValueError`` where the text of the book is not that of the record."""
    record = site.whole(place.record)
    if "forms" in record:
        folder = f"articles/{place.about['slug']}/"
        blocks = record["forms"][place.lang]["blocks"]
        check_forms(content, folder, blocks, site.published(record, place.lang), site.url)
        return
    tree, _ = parse(content)
    shown = [(one.tag, one.attrs.get("id", ""), one.source) for one in tree.children]
    if tree.source.strip() or any(one.children or set(one.attrs) - {"id"} for one in tree.children):
        raise ValueError("its text holds what is no heading or paragraph")
    compare(lines_of(record, place.lang)[1:], shown)


def _contents(site: Site, place: Place, files: Files, texts: list[str]) -> Iterator[str]:
    """Contents, in both ways of writing them, list the title, every heading, and the colophon."""
    meant = [("title.xhtml", place.said["title"])]
    for name in texts:
        tree = parse(files[name].decode())[0]
        heads = [one for one in tree.all("h2", "h3", "h4", "h5", "h6") if "id" in one.attrs]
        meant += [(f"{posixpath.basename(name)}#{one.attrs['id']}", one.text) for one in heads]
    meant.append(("colophon.xhtml", site.names[place.lang] or site.url))
    nav = parse(files["EPUB/nav.xhtml"].decode())[0].one("nav")
    shown = [(one.attrs.get("href", ""), one.text) for one in nav.all("a")]
    ncx = ElementTree.fromstring(files["EPUB/toc.ncx"])  # noqa: S314 (our own)
    points = [
        (point.find(f"{NCX}content").get("src"), point.findtext(f"{NCX}navLabel/{NCX}text"))  # type: ignore[union-attr]
        for point in ncx.iter(f"{NCX}navPoint")
    ]
    for what, listed in (("contents", shown), ("toc.ncx", points)):
        if listed != meant:
            wrong = next(
                (pair for pair in zip(listed, meant) if pair[0] != pair[1]), (len(listed), len(meant))
            )
            yield f"its {what} has {wrong[0]}, and must have {wrong[1]}"
    if ncx.findtext(f"{NCX}docTitle/{NCX}text") != place.said["title"]:
        yield "its toc.ncx has another title"
