"""The text of every article's page against the record, and the way from that back to the seed."""

import html
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from scripts.checks.forms import check_forms
from scripts.checks.site import Site, SiteFile

# The exact HTML of title and text on an article's page: markup that does not match is reported.
# Inline there are only elements that change no character: a place where a line may break, a number with
# its unit, a long word, an address of mail, words in another language.
_INLINE = re.compile(r'<wbr>|<span (?:class="[nwm]"|lang="(?:en|und-Latn)")>|</span>')
_WORDS = rf"((?:[^<]++|{_INLINE.pattern})*+)"
_TITLE = re.compile(rf'<h1(?: class="long")?>{_WORDS}</h1>')
_START = r'<div class="text" id="main" tabindex="-1"(?: data-[a-z]+="[^"]*")*>'
_END = r'</div>\s*<footer class="after">'
_TEXT = re.compile(f"{_START}(.*?){_END}", re.DOTALL)
_BLOCK = re.compile(rf'\s*<(h2|p) id="([^"]+)"( lang="(?:en|und-Latn)")?>{_WORDS}</\1>\s*')
_FOREIGN = re.compile(r'lang="(?:en|und-Latn)">((?:[^<]++|<wbr>)*+)')
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")

Line = tuple[str, str, str]  # tag, id, words


def give_back(published: str, changes: list[dict[str, Any]]) -> str:
    """Undo the changes of a record: published text and entries → the text as received.

    An entry says that at character ``at`` (from 0) of the received text ``was`` became ``now``; entries
    are in order and do not overlap. Raises ``ValueError`` naming the first entry that is out of order,
    does not fit, or begins or ends with a character that it does not change.
    """
    received: list[str] = []
    at = position = 0  # in the received and in the published text
    for number, change in enumerate(changes, 1):
        start, was, now = change["at"], change["was"], change["now"]
        if start < at or was == now:
            raise ValueError(f"entry {number} is out of order or empty")
        if was and now and (was[0] == now[0] or was[-1] == now[-1]):
            raise ValueError(f"entry {number} holds more than it changes")
        unchanged = published[position : position + start - at]
        position += len(unchanged)
        if len(unchanged) != start - at or published[position : position + len(now)] != now:
            raise ValueError(f"entry {number} does not fit the published text")
        received += [unchanged, was]
        position += len(now)
        at = start + len(was)
    return "".join(received) + published[position:]


def as_bytes(received: str, undecoded: list[dict[str, Any]]) -> bytes:
    """Encode the text as received; ``undecoded`` are bytes that were no UTF-8, each for one U+FFFD."""
    parts, at = [], 0
    for one in undecoded:
        if received[one["at"]] != "\ufffd" or one["at"] < at:
            raise ValueError(f"the bytes {one['hex']} do not fit the text as received")
        parts += [received[at : one["at"]].encode(), bytes.fromhex(one["hex"])]
        at = one["at"] + 1
    return b"".join([*parts, received[at:].encode()])


def lines_of(record: dict[str, Any], lang: str) -> list[Line]:
    """List what a page must show of an article that is no Markdown: the title, headings and paragraphs."""
    said = record["editions"][lang]
    tags = {1: "h1", **dict.fromkeys(record["headings"], "h2")}
    *lines, end = said["text"].split("\n")
    ids = ["", *record["about"]["ids"]]
    if end or len(lines) != len(ids) or lines[0] != said["title"]:
        raise ValueError("the record's text has other lines than it says")
    return [(tags.get(number, "p"), id, line) for number, (id, line) in enumerate(zip(ids, lines), 1)]


def page_text(site: Site, file: SiteFile) -> Iterator[str]:
    """Find the first difference between what a page shows and what its record says that it must."""
    source = site.text(file.path)
    record = site.whole(file.record)
    if "forms" in record:
        forms = record["forms"][file.lang]
        title, content = _title_and_content(source)
        if title != forms["title"] or title != file.said["title"]:
            raise ValueError(f"the title is {forms['title']!r}; the page says {title!r}")
        check_forms(content, file.folder, forms["blocks"], site.published(record, file.lang))
    else:
        compare(lines_of(record, file.lang), shown_text(source))
    yield from ()


def compare(meant: list[Line], shown: list[Line]) -> None:
    """Raise ``ValueError`` with the first difference."""
    for number, (one, other) in enumerate(zip_longest(meant, shown), 1):
        if one is None or other is None:
            more = "lacks" if other is None else "has"
            raise ValueError(f"the page {more} a line {number}: {(one or other or ('', '', ''))[2][:24]}")
        if one[:2] != other[:2]:
            raise ValueError(
                f"line {number} is <{one[0]} id={one[1]}>; the page has <{other[0]} id={other[1]}>"
            )
        if one[2] != other[2]:
            pairs = enumerate(zip_longest(one[2], other[2]))
            at = next(at for at, (a, b) in pairs if a != b)
            was, shows = one[2][at:][:12], other[2][at:][:12]
            raise ValueError(f"line {number} is {was!r} at character {at + 1}; the page says {shows!r}")


def _title_and_content(page: str) -> tuple[str, str]:
    """Cut the title that a page shows, and the HTML of its text, out of the page."""
    title, text = _TITLE.findall(page), _TEXT.findall(page)
    if len(title) != 1 or len(text) != 1 or page.count('class="text"') != 1:
        raise ValueError("the page has no title or text that can be seen, or several")
    return _said(title[0]), text[0]


def shown_text(page: str) -> list[Line]:
    """Read tag, id and text of the title and of every block of an article's page. All else is an error."""
    title, text = _title_and_content(page)
    blocks, at = [], 0
    for match in _BLOCK.finditer(text):
        if match.start() != at:
            break
        at = match.end()
        foreign = [*_FOREIGN.findall(match[4]), match[4] if match[3] else ""]
        if _HAN.search("".join(foreign)):
            raise ValueError(f"Chinese is said to be English: {match[4][:24]!r}")
        blocks.append((match[1], html.unescape(match[2]), _said(match[4])))
    if text[at:].strip():
        raise ValueError(f"neither heading nor paragraph: {text[at:].strip()[:40]!r}")
    return [("h1", "", title), *blocks]


def _said(words: str) -> str:
    """Read what the HTML of a title or block says."""
    return html.unescape(_INLINE.sub("", words))
