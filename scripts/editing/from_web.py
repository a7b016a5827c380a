"""Make Markdown of the article of a saved web page."""

import base64
import contextlib
import datetime
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from scripts.article.credits import credit
from scripts.editing.documents import NOBODY, Imported, keep
from scripts.editing.office_pages import as_marked
from scripts.editing.web_notes import MARK, with_notes
from scripts.editing.web_pages import article_in, made_plain, take_out_anchors, with_pictures
from scripts.editing.written_markdown import to_markdown
from scripts.findings import counted
from scripts.text.han import HAN_CHARACTER

_BYLINE = re.compile(
    r"^\s*(?:[作撰][者文稿]|文|圖文|图文|記者|记者|by|由(?=\s))\s*[:：／/|｜]?\s*", re.IGNORECASE
)
_SUBTITLES = {"subtitle", "sub-title", "article-subtitle", "post-subtitle", "entry-subtitle"}
# Where web pages name title, author and date, the surest first: in tags, and in schema.org's JSON.
_SAYS = {
    "title": (
        "meta[property='og:title']",
        "p.title",
        ".entry-title",
        "h1.title",
        "article h1",
        "h1",
        "title",
    ),
    "author": (
        "meta[name=author]",
        "meta[property='article:author']",
        "[itemprop=author]",
        ".AuthorInfo [itemprop=name]",
        "a[title^='作者:'], a[title^='Author:']",
        ".author",
        ".byline",
    ),
    "date": (
        "meta[property='article:published_time']",
        "meta[name=pubdate]",
        "[itemprop=datePublished]",
        "#publish_time",
        ".ContentItem-time",
        "time",
    ),
}
# Below its heading, within so many of these elements, a page may say it in words: 作者：…
_WHERE_SAID = ("p", "div", "span", "li", "td", "time")
_NEAR = 12
_EXAMPLES, _EXAMPLE = 8, 12  # lines that are named where they are not taken, and characters of each
_IN_JSON = {
    "author": r'"author"\s*:\s*(?:\[[^\]]*\]|\{[^}]*\})',
    "date": r'"datePublished"\s*:\s*"[^"]+"',
}
_NAME_IN_JSON = re.compile(r'"(?:name|datePublished)"\s*:\s*"((?:[^"\\]|\\u\w{4})+)"')
_OF_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+")  # before the name of the site, in a page's title
# When a page was posted, to the minute, right under the title.
_POSTED = re.compile(r"\A(#.*\n\n)?\d{4}[-/.年]\d\d?[-/.月]\d\d?日? \d\d?:\d\d(?::\d\d)?\n\n")
_DAY = re.compile(r"(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})")


def from_html(html: str, stem: str, folder: Path) -> Imported:
    """Read the article of a saved web page; pictures are looked for in ``folder``. Raises ``ValueError``."""
    import trafilatura
    from bs4 import BeautifulSoup
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")  # Chinese says more in as many characters.
    given: dict[str, Any] = {"include_images": True, "include_links": True, "include_formatting": True}
    html = as_marked(re.sub(r"^\s*<\?xml[^>]*>", "", html))  # The parsers of HTML warn of XHTML's first line.
    page = BeautifulSoup(html, "html.parser")
    take_out_anchors(page)
    plain, pictures, notes = made_plain(html, lambda address: bool(_found(address, folder)[0]))
    made = trafilatura.extract(plain, output_format="html", include_comments=False, config=config, **given)
    if not made or not HAN_CHARACTER.search(made):
        raise ValueError("a web page in which no article can be found")
    document = Imported("", title=_said(page, html, "title"), author=_said(page, html, "author"))
    if day := _DAY.search(_said(page, html, "date")):
        with contextlib.suppress(ValueError):  # no day of the calendar
            document.date = datetime.date(*map(int, day.groups()))
    heading = page.find(["h1", "h2"])
    for part in heading.find_all_next(_WHERE_SAID, limit=_NEAR) if heading else ():
        if (said := credit(" ".join(part.get_text(" ").split()))) and said.sure:
            document.author = document.author or _BYLINE.sub("", said.author or "")
            document.date = document.date or said.date
    article, left = article_in(plain, made)
    document.not_taken = _named(left, sum(MARK.format(one) not in article for one in range(len(notes))))
    soup = BeautifulSoup(with_notes(with_pictures(article, pictures), notes), "html.parser")
    for image in soup.find_all("img", src=True):
        content, kind = _found(str(image["src"]), folder)
        if content:
            image["src"] = keep(document, content, stem, kind)
    document.markdown = _POSTED.sub(r"\1", to_markdown(str(soup)))
    first = re.match(r"#+ (.+)\n", document.markdown)
    if first and document.title and first[1].startswith(document.title):  # <title>第一章</title>
        document.title = first[1]
    if document.title and not document.markdown.startswith("# "):
        text = re.sub(rf"\A(?:#+ )?{re.escape(document.title)}\n\n", "", document.markdown)
        document.markdown = f"# {document.title}\n\n{text}"
    near = heading.find_all_next(["p", "div", "h2", "h3"], limit=_NEAR) if heading else ()
    named = (one.get_text() for one in near if _SUBTITLES & {*(one.get("class") or ())})
    document.subtitle = " ".join(next(named, "").split())
    below = rf"\A(#.*\n\n)(?:#+ )?{re.escape(document.subtitle)}\n\n"
    document.markdown = re.sub(below, r"\1", document.markdown)
    return document


def _named(lines: Sequence[str], notes: int) -> str:
    """Name what was not taken of a page: lines around the article, with the first characters of some, and
    notes to which it does not refer; "" if there is neither.
    """
    examples = "、".join(f"「{one[:_EXAMPLE]}」" for one in lines[:_EXAMPLES])
    named = [f"{counted(len(lines), 'line')} before or behind the article: {examples}"] if lines else []
    return ", ".join([*named, *([counted(notes, "note")] if notes else [])])


def _said(page: Any, html: str, key: str) -> str:
    """Give the title, author or date (``key``) of an article as its web page says it; "" if it does not."""
    headings = {" ".join(one.get_text().split()) for one in page("h1")}
    for selector in _SAYS[key]:
        for element in page.select(selector):
            words = "".join(text for text in element.strings if not text.find_parent("button"))
            said = element.get("content") or element.get("datetime") or words
            said, title = (" ".join(one.split()) for one in (said, _OF_SITE.split(said.strip())[0]))
            said = title if selector == "title" or (key == "title" and title in headings) else said
            if key == "author":
                every = [str(one["content"]).strip() for one in page.select(selector) if one.get("content")]
                said = "、".join(dict.fromkeys(every)) or said
                said = re.split(r"\s*\d{4}", _BYLINE.sub("", said.replace("; ", "、")))[0]
            if said and "://" not in said and not (key == "author" and NOBODY.fullmatch(said)):
                return str(said)
    found = re.search(_IN_JSON.get(key, "(?!)"), html)
    names = _NAME_IN_JSON.findall(found[0]) if found else []
    return "、".join(json.loads(f'"{name}"') for name in names)


def _found(address: str, folder: Path) -> tuple[bytes, str]:
    """Give the bytes and the kind of a picture in the page or beside it; nothing if it is elsewhere."""
    inside = re.match(r"data:image/([\w+.-]+);base64,(.*)", address, re.DOTALL)
    if inside:
        return base64.b64decode(inside[2]), inside[1]
    path = folder / unquote(address.partition("?")[0])
    is_there = "//" not in address and path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    return (path.read_bytes(), path.suffix[1:].lower()) if is_there else (b"", "")
