"""Check the text of every article's page against the record, and undo the record's changes: text → seed."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from scripts.checks.forms import HAN, changes_nothing, check_forms
from scripts.checks.site import SiteFile
from scripts.checks.tree import Node

# Tags of the title, headings and paragraphs of a text without forms, and the attributes that they may have.
_LINES = {"h1": {"class"}, "h2": {"id", "lang"}, "p": {"id", "lang"}}

Line = tuple[str, str, str]  # tag, id, words


def give_back(published: str, changes: list[dict[str, Any]]) -> str:
    """Undo the changes in a record: published text and entries → the text as received.

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
    """Encode the text as received to the bytes of the seed.

    ``undecoded``, of the record: for each U+FFFD that stands for bytes that were no UTF-8 its place ``at``,
    and these bytes in ``hex``. Raises ``ValueError`` if something else stands there.
    """
    parts, at = [], 0
    for one in undecoded:
        if received[one["at"]] != "\ufffd" or one["at"] < at:
            raise ValueError(f"the bytes {one['hex']} do not fit the text as received")
        parts += [received[at : one["at"]].encode(), bytes.fromhex(one["hex"])]
        at = one["at"] + 1
    return b"".join([*parts, received[at:].encode()])


def lines_of(record: dict[str, Any], lang: str) -> list[Line]:
    """List what a page must show of an article that is no Markdown: the title, headings and paragraphs.

    Raises ``ValueError`` if the record contradicts itself.
    """
    said = record["editions"][lang]
    tags = {1: "h1", **dict.fromkeys(record["headings"], "h2")}
    *lines, end = said["text"].split("\n")
    ids = ["", *record["about"]["ids"]]
    if end or len(lines) != len(ids) or lines[0] != said["title"]:
        raise ValueError("the record's text has other lines than it says")
    return [(tags.get(number, "p"), id, line) for number, (id, line) in enumerate(zip(ids, lines), 1)]


def page_text(file: SiteFile) -> Iterator[str]:
    """Raise ``ValueError`` for the first difference between what a page shows and what its record says that
    it must show. Yields nothing: only the type is that of the other checks.
    """
    page, record = file.tree, file.whole
    if "forms" in record:
        forms, (title, text) = record["forms"][file.lang], _title_and_text(page)
        [(_, _, shown)] = shown_lines([title])
        if shown != file.said["title"]:
            raise ValueError(f"the title is {file.said['title']!r}; the page says {shown!r}")
        check_forms(text, file.folder, forms, file.published)
    else:
        compare(lines_of(record, file.lang), shown_text(page))
    yield from ()


def compare(meant: list[Line], shown: list[Line]) -> None:
    """Raise ``ValueError`` for the first difference between the lines that are meant and those shown."""
    for number, (one, other) in enumerate(zip_longest(meant, shown), 1):
        if one is None or other is None:
            more = "lacks" if other is None else "has"
            raise ValueError(f"the page {more} a line {number}: {(one or other or ('', '', ''))[2][:24]}")
        if one[:2] != other[:2]:
            head, its_head = (f"<{tag} id={id}>" for tag, id, _ in (one, other))
            raise ValueError(f"line {number} is {head}; the page has {its_head}")
        if one[2] != other[2]:
            pairs = enumerate(zip_longest(one[2], other[2]))
            at = next(at for at, (a, b) in pairs if a != b)
            was, shows = one[2][at:][:12], other[2][at:][:12]
            raise ValueError(f"line {number} is {was!r} at character {at + 1}; the page says {shows!r}")


def shown_text(page: Node) -> list[Line]:
    """Read tag, id and text of the title and of every block of an article's page."""
    title, text = _title_and_text(page)
    return shown_lines([title, *text.inside])


def _title_and_text(page: Node) -> list[Node]:
    """Find the <h1> and the element of the text on a page. Raises ``ValueError`` unless there is one each."""
    found = [*page.all("h1"), *page.all(cls="text")]
    if [one.tag for one in found] != ["h1", "div"]:
        raise ValueError("the page has no title or text that can be seen, or several")
    return found


def shown_lines(inside: Sequence[Node | str]) -> list[Line]:
    """Read tag, id and text of titles, headings and paragraphs. Raises ``ValueError`` for anything else."""
    blocks = [one for one in inside if isinstance(one, Node)]
    odd = [one.strip() for one in inside if isinstance(one, str)]
    odd += [one.text or one.tag for one in blocks if not _is_line(one)]
    if found := "".join(odd):
        raise ValueError(f"neither heading nor paragraph: {found[:40]!r}")
    foreign = "".join(part.text for one in blocks for part in one.every if part.get("lang"))
    if HAN.search(foreign):
        raise ValueError(f"Chinese is said to be English: {foreign[:24]!r}")
    return [(one.tag, one.get("id"), one.text) for one in blocks]


def _is_line(one: Node) -> bool:
    """Say whether an element is a title, heading or paragraph, of words only, with no other attributes."""
    known = one.tag in _LINES and one.attrs.keys() <= _LINES[one.tag]
    return known and all(map(changes_nothing, one.every[1:]))
