"""Check the EPUB of an article against its record: container, package, contents, text, pictures."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from scripts.checks.differences import differ, given
from scripts.checks.forms import check_forms
from scripts.checks.packages import Files, Trees, book_contents, package
from scripts.checks.site import Site, SiteFile
from scripts.checks.styles import hiding
from scripts.checks.texts import compare, lines_of, shown_lines
from scripts.checks.tree import COMMENT, Node, parsed, well_formed, xml

# The files that every book has, besides its type, text and pictures.
FIXED = ("META-INF/container.xml", "EPUB/package.opf", "EPUB/toc.ncx", "EPUB/style.css", "EPUB/cover.svg",
         "EPUB/title.xhtml")  # fmt: skip
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp"}
FORBIDDEN_TAGS = {
    *("script", "iframe", "object", "embed", "form", "template"),
    *("noscript", "base", "style", "video", "audio", COMMENT),
}
FORBIDDEN_ATTRS = {"hidden", "style", "dir", "aria-hidden", "inert"}

# Name, compression, extra field and bytes of the first file (EPUB 3.3, OCF 4.2).
FIRST = ("mimetype", zipfile.ZIP_STORED, b"", b"application/epub+zip")
_INSIDE = re.compile(
    r'<body>\n<section class="text"(?: id="main")? epub:type="bodymatter">\n(.*)\n</section>\n</body>',
    re.DOTALL,
)


def book(site: Site, file: SiteFile) -> Iterator[str]:
    """Check the EPUB of an article: yield everything in it that differs from what the record says."""
    raw = site.read(file.path)
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        if damaged := container.testzip():
            yield f"{damaged} in it is damaged"
            return
        names = container.namelist()
        first = container.infolist()[0]
        files = {name: container.read(name) for name in names}
    if (names[0], first.compress_type, first.extra, files[names[0]]) != FIRST:
        yield "its first file is not the type, stored"
    texts = [name for name in names if re.fullmatch(r"EPUB/text\d+\.xhtml", name)]
    texts.sort(key=lambda name: int("".join(re.findall(r"\d", name))))
    shown = [one for one in file.about["files"] if posixpath.splitext(one)[1] in PICTURES]
    pictures = {f"EPUB/{posixpath.basename(one)}": one for one in shown}
    must = {"mimetype", *FIXED, *texts, *pictures}
    if set(names) != must or len(names) != len(must) or not texts:
        yield f"it holds {sorted(set(names) ^ must)}, which does not fit"
        return
    if b'full-path="EPUB/package.opf"' not in files["META-INF/container.xml"]:
        yield "its container names no package"
    for name, source in pictures.items():
        if files[name] != site.read(source):
            yield f"{name} is not {source}"
    trees = {name: parsed(files[name].decode())[0] for name in files if name.endswith((".xhtml", ".svg"))}
    yield from package(site, file, files, texts)
    yield from _documents(site, file, files, texts, trees)
    yield from book_contents(file, files, texts, trees)


def _documents(site: Site, file: SiteFile, files: Files, texts: list[str], trees: Trees) -> Iterator[str]:
    """Check the documents of a book, the text in ``texts`` among them, its cover and its style."""
    content = ""
    for name in [one for one in files if one.endswith(".xhtml")]:
        xml(files[name])
        tree = trees[name]
        langs = [tree.one("html").get(one) for one in ("lang", "xml:lang")]
        yield from differ(f"the language of {name} is", langs, [file.lang, file.lang])
        yield from (f"{name}: {what}" for what in _unfit(tree))
        if name in texts:
            inside = _INSIDE.findall(files[name].decode())
            if len(inside) != 1:
                raise ValueError(f"{name} has no text")
            content += inside[0] + "\n"
    _text(site, file, re.sub(r'href="text\d+\.xhtml#', 'href="#', content))
    title = trees["EPUB/title.xhtml"]
    yield from _title_page(file, title)
    yield from _cover(file, title.one("img"), trees["EPUB/cover.svg"])
    last = title.one(cls="colophon")
    colophon = [one.get("href") for one in last.all("a")]
    own = site.url + file.folder
    meant = [own, f"{own}notes/", *given(file.about["source"])]
    yield from differ("its colophon leads to", colophon, meant)
    signed = "".join(one.text for one in last.all("p")[:1])
    yield from differ("its colophon is signed by", signed, site.names[file.lang] or site.url)
    for selector, _ in hiding(files["EPUB/style.css"].decode()):
        yield f"its style hides {selector}"
    if re.search(rb"url\(|@import", files["EPUB/style.css"]):
        yield "its style loads something"


def _title_page(file: SiteFile, title: Node) -> Iterator[str]:
    """Check title, subtitle, author, translator and days on the title page."""
    said = file.said
    shown = [title.one("h1").text, *(one.text for one in title.all("p", cls="subtitle"))]
    yield from differ("its title page says", shown, [said["title"], *given(said["subtitle"])])
    about = title.one("ul", cls="about").text
    dates = [one.get("datetime") for one in title.all("time")]
    yield from differ("its title page has the days", dates, given(file.about["date"], file.about["updated"]))
    for one in (said["author"], said["translator"]):
        if one not in about:
            yield f"its title page does not name {one}"


def _cover(file: SiteFile, cover: Node, drawn: Node) -> Iterator[str]:
    """Check the cover: ``cover`` is the <img> that shows it, ``drawn`` the SVG itself."""
    said = file.said
    letters = "".join(drawn.text.split())
    if cover.get("src") != "cover.svg" or said["title"] not in cover.get("alt"):
        yield "its cover says another title"
    if "".join(said["title"].split())[:4] not in letters or drawn.all("script", "foreignObject", "image"):
        yield "another title is drawn on its cover"


def _unfit(tree: Node) -> Iterator[str]:
    """Find tags, attributes and addresses that no document of a book may have."""
    for one in tree.every:
        if one.tag in FORBIDDEN_TAGS:
            yield f"it holds {one.tag}"
        for name in FORBIDDEN_ATTRS & set(one.attrs) | {name for name in one.attrs if name.startswith("on")}:
            yield f"<{one.tag}> is {name}"
        for address in (one.get("src"), one.get("href") if one.tag == "link" else ""):
            if "/" in address:
                yield f"it loads {address}"


def _text(site: Site, file: SiteFile, content: str) -> None:
    """Compare the text of the book with the record; raise ``ValueError`` where they differ."""
    record, text = site.whole(file.record), well_formed(content)
    if "forms" in record:
        folder = f"articles/{file.about['slug']}/"
        blocks = record["forms"][file.lang]
        check_forms(text, folder, blocks, site.published(record, file.lang), site.url)
    else:
        compare(lines_of(record, file.lang)[1:], shown_lines(text.inside))
