"""Check the text of every article's page against the record, and undo the record's changes: text → seed."""

from collections.abc import Iterator
from typing import Any

from scripts.checks.forms import check_forms, shown
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node


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


def page_text(file: SiteFile) -> Iterator[str]:
    """Raise ``ValueError`` for the first difference between what a page shows and what its record says that
    it must show. Yields nothing: only the type is that of the other checks.
    """
    found = [*file.tree.all("h1"), *file.tree.all(cls="text")]
    if [one.tag for one in found] != ["h1", "div"]:
        raise ValueError("the page has no title or text that can be seen, or several")
    title, text = found
    if shown(Node("", {}, [title]), file.folder) != [["title", {}, file.said["title"]]]:
        raise ValueError(f"the title is {file.said['title']!r}; the page says {title.text!r}")
    check_forms(text, file.folder, file.blocks, file.published)
    yield from ()
