"""Check the EPUB of an article against its record: container, package, contents, text, pictures."""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from scripts.checks.differences import differ, given, unspaced
from scripts.checks.forms import check_forms
from scripts.checks.packages import Files, Trees, book_contents, package
from scripts.checks.pages import facts_said
from scripts.checks.site_file import SiteFile
from scripts.checks.styles import hiding
from scripts.checks.tree import COMMENT, Node, parsed, well_formed, xml

# The files that every book has, besides its type, text and pictures.
ALWAYS_THERE = ("META-INF/container.xml", "package.opf", "toc.ncx", "style.css", "cover.svg")
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp"}
FORBIDDEN_TAGS = {
    *("script", "iframe", "object", "embed", "form", "template"),
    *("noscript", "base", "style", "video", "audio", COMMENT),
}
# Tags and classes of what stands before the text.
TAGS_BEFORE_TEXT = {"section", "nav", "img", "p", "h1", "h2", "wbr", "ul", "ol", "li", "i", "time", "a"}
CLASSES_BEFORE_TEXT = {"cover", "site", "subtitle", "about", "colophon"}
_DRAWN = {"x", "y", "font-size", "fill", "font-family", "text-anchor", "font-weight"}  # attributes of words
FORBIDDEN_ATTRS = {"hidden", "style", "dir", "aria-hidden", "inert"}

# Name, compression, extra field and bytes of the first file (EPUB 3.3, OCF 4.2).
TYPE_FILE = ("mimetype", zipfile.ZIP_STORED, b"", b"application/epub+zip")
# What stands before the text of a document and the id of the text, both only in the first; and the text.
_INSIDE = re.compile(
    r'<body>\n(.*?)<section class="text"((?: id="main")?) epub:type="bodymatter">\n(.*)\n</section>\n</body>',
    re.DOTALL,
)


def book(file: SiteFile) -> Iterator[str]:
    """Check the EPUB of an article: yield everything in it that differs from what the record says."""
    raw = file.raw
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        if damaged := container.testzip():
            yield f"{damaged} in it is damaged"
            return
        names = container.namelist()
        first = container.infolist()[0]
        files = {name: container.read(name) for name in names}
    if (names[0], first.compress_type, first.extra, files[names[0]]) != TYPE_FILE:
        yield "its first file is not the type, stored"
    texts = [name for name in names if re.fullmatch(r"text\d+\.xhtml", name)]
    texts.sort(key=lambda name: int("".join(re.findall(r"\d", name))))
    shown = [one for one in file.about["files"] if posixpath.splitext(one)[1] in PICTURES]
    pictures = {posixpath.basename(one): one for one in shown}
    must = {"mimetype", *ALWAYS_THERE, *texts, *pictures}
    if set(names) != must or len(names) != len(must) or not texts:
        yield f"it holds {sorted(set(names) ^ must)}, which does not fit"
        return
    roots = parsed(files["META-INF/container.xml"].decode())[0].all("rootfile")
    yield from differ("its container names", [one.get("full-path") for one in roots], ["package.opf"])
    if not raw[-22:].startswith(b"PK\5\6"):  # the end of a ZIP without comment
        yield "something stands behind it"
    for name, source in pictures.items():
        if files[name] != file.site.read(source):
            yield f"{name} is not {source}"
    trees = {name: parsed(files[name].decode())[0] for name in files if name.endswith((".xhtml", ".svg"))}
    yield from package(file, files, texts)
    yield from _documents(file, files, texts, trees)
    yield from book_contents(file, files, texts, trees)


def _documents(file: SiteFile, files: Files, texts: list[str], trees: Trees) -> Iterator[str]:
    """Check the documents of a book, the text in ``texts`` among them, its cover and its style."""
    for name in [one for one in files if one.endswith(".xhtml")]:
        xml(files[name])
        tree = trees[name]
        langs = [tree.one("html").get(one) for one in ("lang", "xml:lang")]
        yield from differ(f"the language of {name} is", langs, [file.lang, file.lang])
        yield from (f"{name}: {what}" for what in _unfit(tree))
        heading = tree.one("head").texts("title")
        yield from differ(f"the title of {name} is", heading, [file.said["title"]])
    _text(file, files, texts)
    yield from _before_text(file, trees[texts[0]].one("body"), trees["cover.svg"])
    style = files["style.css"].decode()
    for selector, _ in hiding(style):
        yield f"its style hides {selector}"
    if re.search(r"url\(|@import", style):
        yield "its style loads something"


def _before_text(file: SiteFile, body: Node, drawn: Node) -> Iterator[str]:
    """Check the four parts before the text, of which none may hold what no other book has: cover, title page,
    contents (see ``book_contents``) and colophon. ``drawn``: the SVG of the cover.
    """
    *parts, _ = body.children
    shown, must = [one.tag for one in parts], ["section", "section", "nav", "section"]
    yield from differ("its parts are", [*shown, body.source.strip()], [*must, ""])
    in_pictures = {id(one) for part in parts for svg in part.all("svg") for one in svg.every}
    for one in (one for part in parts for one in part.every if id(one) not in in_pictures):
        if one.tag not in TAGS_BEFORE_TEXT or not {*one.classes} <= CLASSES_BEFORE_TEXT:
            yield f"it holds <{one.tag} {one.get('class')}>"
    if shown == must:
        cover, title_page, _, colophon = parts
        yield from _title_page(file, title_page)
        yield from _cover(file, cover, drawn)
        yield from _colophon(file, colophon)


def _title_page(file: SiteFile, page: Node) -> Iterator[str]:
    """Check the title page: the site's name, title, subtitle, author, translator, days, and nothing else."""
    said, lines = file.said, page.one("ul", cls="about").texts("li")
    signed = page.one("p", cls="site")
    shown = [page.one("h1").text, *page.texts("p", cls="subtitle")]
    yield from differ("its title page says", shown, [said["title"], *given(said["subtitle"])])
    yield from differ("its title page is signed by", signed.source.strip(), file.site_name)
    whole = "".join([signed.text, *shown, *lines])
    yield from differ("its title page says", unspaced(page.text), unspaced(whole))
    dates = page.values("datetime", "time")
    yield from differ("its title page has the days", dates, given(file.about["date"], file.about["updated"]))
    if marked := page.texts("i"):
        yield from file.agree("article: the words of <i>", marked[0])
    yield from facts_said(file, said["author"], lines[len(marked) :])


def _cover(file: SiteFile, page: Node, drawn: Node) -> Iterator[str]:
    """Check the cover: ``page`` is the part that shows it, ``drawn`` the SVG itself."""
    said, cover = file.said, page.one("img")
    words = "，".join(given(said["title"], said["subtitle"], said["author"])) + "，"
    if cover.get("src") != "cover.svg" or not cover.get("alt").startswith(words) or page.text.strip():
        yield "its cover says another title"
    name = cover.get("alt").removeprefix(words)
    yield from file.agree("the name of the variant on covers", name)
    root = drawn.one("svg", lang=file.lang)
    texts = [one for one in root.children if one.tag == "text"]
    letters = unspaced("".join(one.text for one in texts)).replace("，", "")
    must = unspaced(words + file.site_name + name).replace("，", "")
    if letters[:4] != must[:4] or ("…" not in letters and letters != must):  # a long title is cut
        yield "another title is drawn on its cover"
    yield from differ("the title of its cover is", root.children[0].text, said["title"])
    shapes = [one for part in root.children if part not in texts for one in part.every if one.tag != "title"]
    yield from file.agree("what is drawn on covers", [(one.tag, one.attrs) for one in shapes])
    if any(one.get("fill") in ("", shapes[0].get("fill")) or {*one.attrs} - _DRAWN for one in texts):
        yield "words on its cover cannot be seen"


def _colophon(file: SiteFile, body: Node) -> Iterator[str]:
    """Check the page that says where the text is from."""
    links = [(one.get("href"), one.text) for one in body.all("a")]
    meant = [file.page, f"{file.page}notes/", *given(file.about["source"])]
    yield from differ("its colophon leads to", links, [(one, one) for one in meant])
    name, *lines = body.texts("p")
    yield from differ("its colophon is signed by", name, file.site_name or file.site.url)
    last = len(meant) + file.about["editors_title"]  # where the last words begin
    for what, line in zip(("address", "notes", "source"), lines[: len(meant)]):
        yield from file.agree(f"the words with the {what} in colophons", line.partition("：")[0])
    for line in lines[len(meant) : last]:
        yield from file.agree("what colophons say of an editor's title", line)
    yield from file.agree("the last words of colophons", [body.one("h2").text, *lines[last:]])
    whole = "".join(body.texts("h2", "p"))
    yield from differ("its colophon says", unspaced(body.text), unspaced(whole))


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


def _text(file: SiteFile, files: Files, texts: list[str]) -> None:
    """Compare the text of the book with the record; raise ``ValueError`` where they differ."""
    content = ""
    for name in texts:
        inside = _INSIDE.findall(files[name].decode())
        if [[*map(bool, one)] for one in inside] != [[name == texts[0]] * 2 + [True]]:
            raise ValueError(f"{name} has no text, or has more")
        content += inside[0][2] + "\n"
    content = re.sub(r'href="text\d+\.xhtml#', 'href="#', content)
    # A book calls a heading whose id is not ASCII after its line, as calibre needs it.
    headings = [one[1]["id"] for one in file.blocks if one[0] == "heading"]
    called = zip(re.findall(r'<h[2-6] id="([^"]*)"', content), headings)
    again = {new: own for new, own in called if not own.isascii() and re.fullmatch(r"p\d+", new)}
    for new, own in again.items():
        content = re.sub(f'(?<= id="){new}(?=")|(?<=href="#){new}(?=")', html.escape(own), content)
    text = well_formed(content)
    folder = f"articles/{file.about['slug']}/"
    if any(one.get("epub:type") != "noteref" for one in text.all("a", role="doc-noteref")):
        raise ValueError("a link to a note is not said to be one")
    # Nothing leads to the paragraphs of a text without forms.
    check_forms(text, folder, file.blocks, file.published, file.site.url, ids="forms" in file.whole)
