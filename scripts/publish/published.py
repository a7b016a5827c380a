"""The list of all addresses that the site ever had, ``published.json``: each leads somewhere for ever.

The file belongs to the publisher and is committed with the texts. A build that is not strict adds what
is new to it; nothing removes a line but its publisher.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from scripts.article.model import Facts
from scripts.findings import Finding, Rejected
from scripts.source.reading import TWO_VERSIONS, UNMERGED, read_file

LIST_FILE = "published.json"


class ListedAddress(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An address in the list. ``number``: that of its article, from 1, which no other article ever gets.

    ``waiting``: the article is a draft, or its day has not come, so nobody has seen it; ``gone``: it was
    withdrawn on purpose.
    """

    number: int
    waiting: bool = False
    gone: bool = False


List = Mapping[str, ListedAddress]  # by slug


def read_list(root: Path) -> List:
    """Read ``published.json``: slug → its entry; nothing if there is no file.

    Raises ``Rejected`` if it cannot be understood.
    """
    if not (root / LIST_FILE).exists():
        return {}
    raw = read_file(root / LIST_FILE, root).removeprefix(codecs.BOM_UTF8)
    if begun := re.search(f"^{UNMERGED}".encode(), raw, re.MULTILINE):
        line = raw.count(b"\n", 0, begun.start()) + 1
        raise Rejected.of("C05", LIST_FILE, line, *TWO_VERSIONS)
    try:
        return msgspec.json.decode(raw, type=dict[str, ListedAddress])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        advice = 'write it like {"a-slug": {"number": 1}}, or restore it from git'
        raise Rejected.of("C05", LIST_FILE, None, f"cannot be understood ({error})", advice) from error


def with_new(known: List, articles: Iterable[Facts], waiting: Iterable[str]) -> dict[str, ListedAddress]:
    """Return the list (slug → entry) with all articles and the addresses in their ``was``; new articles get
    the next numbers, the oldest first.

    ``waiting``: the slugs of those that are not published yet; an address that was once published never waits
    again. An article that has moved keeps the number that it had at an address in ``was``.
    """
    new, waits = dict(known), set(waiting)
    last = max((one.number for one in new.values()), default=0)
    for facts in sorted(articles, key=lambda one: (one.added or one.day, one.slug)):
        before = next((new[slug] for slug in (facts.slug, *facts.was) if slug in new), None)
        last += before is None
        number = before.number if before else last
        # An address that readers have once seen is never again one that waits.
        is_new = before is None or before.waiting
        new[facts.slug] = ListedAddress(number, waiting=is_new and facts.slug in waits)
        for slug in facts.was:
            new.setdefault(slug, ListedAddress(number))
    return new


def to_json(known: List) -> bytes:
    """Write the list, a line for each address in the order of the numbers."""
    ordered = sorted(known.items(), key=lambda item: (item[1].number, item[0]))
    return b"{\n" + b",\n".join(_line_of(slug, one) for slug, one in ordered) + b"\n}\n"


def _line_of(slug: str, one: ListedAddress) -> bytes:
    """Write the line of an address in the list: "lighthouse": {"number":10}."""
    return b"%b: %b" % (msgspec.json.encode(slug), msgspec.json.encode(one))


def check_list(known: List, articles: Iterable[Facts], published: Iterable[Facts]) -> Iterator[Finding]:
    """Find listed addresses without an article (A08), withdrawn ones with one (A10), and articles that are
    not listed (A09).

    ``published``: those of ``articles`` that the site has, without drafts and those before their day.
    """
    leading = {slug for facts in published for slug in (facts.slug, *facts.was)}
    for slug, one in known.items():
        if slug not in leading and not one.gone and not one.waiting:
            message = f"articles/{slug}/ was published, and nothing is there now"
            line = _line_of(slug, msgspec.structs.replace(one, gone=True)).decode()
            advice = f'set was = ["{slug}"] in the .toml of the article that moved, or write here {line}'
            yield Finding("A08", LIST_FILE, None, message, advice)
        elif slug in leading and one.gone:
            message = f"articles/{slug}/ is said to be gone, and is published"
            yield Finding("A10", LIST_FILE, None, message, 'remove "gone", or the text')
    missing = sorted(facts.slug for facts in articles if facts.slug not in known)
    if missing:
        named = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        message = f"it does not list every article yet ({len(missing)}): {named}"
        yield Finding("A09", LIST_FILE, None, message, "make site adds them; commit it with the texts")
