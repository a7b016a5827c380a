"""Prove, from the files of a built site alone, that its pages show the texts and nothing was lost.

    python -m scripts.checks.proof site

Plain text and record of an article must give back the file as received, byte for byte; and its page in
each variant must show that variant's plain text: title, headings and paragraphs, in order, character for
character. No code that makes the site is used here.
"""

import hashlib
import html
import json
import re
import sys
from collections.abc import Collection
from itertools import zip_longest
from pathlib import Path
from typing import Any

from scripts.checks.forms import check_forms
from scripts.findings import Finding

RECORD = "record.json"
RECEIVED = "received.txt"

# The exact HTML of title and text on an article's page: markup that does not match is reported.
# Inline there are only elements that change no character: a place where a line may break, a number with
# its unit, a long word, words in another language.
_INLINE = re.compile(r'<wbr>|<span (?:class="[nw]"|lang="(?:en|und-Latn)")>|</span>')
_WORDS = rf"((?:[^<]++|{_INLINE.pattern})*+)"
_TITLE = re.compile(rf'<h1(?: class="long")?>{_WORDS}</h1>')
_START = r'<div class="text" id="main" tabindex="-1"(?: data-[a-z]+="[^"]*")*>'
_END = r'</div>\s*<footer class="after">'
_TEXT = re.compile(f"{_START}(.*?){_END}", re.DOTALL)
_BLOCK = re.compile(rf'\s*<(h2|p) id="[^"]+"(?: lang="(?:en|und-Latn)")?>{_WORDS}</\1>\s*')


def digest(raw: bytes) -> dict[str, Any]:
    """Give the length in bytes and the SHA-256, in hexadecimal, of a file's content."""
    return {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


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
    """The text as received → its bytes; ``undecoded`` are those that were no UTF-8, each for one U+FFFD."""
    parts, at = [], 0
    for one in undecoded:
        if received[one["at"]] != "\ufffd" or one["at"] < at:
            raise ValueError(f"the bytes {one['hex']} do not fit the text as received")
        parts += [received[at : one["at"]].encode(), bytes.fromhex(one["hex"])]
        at = one["at"] + 1
    return b"".join([*parts, received[at:].encode()])


def prove(site: Path, only: Collection[str] | None = None) -> tuple[int, int, list[Finding]]:
    """Check every article of a built site; give the number of articles, of pages, and the findings.

    ``only``: the slugs of those to check, where the others are known to hold.
    """
    records = sorted(site.glob(f"articles/*/{RECORD}"))
    records = [path for path in records if only is None or path.parent.name in only]
    pages = 0
    findings = []
    for path in records:
        name = path.relative_to(site).as_posix()
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            pages += len(record["pages"])
            kind = "md.txt" if record["text"]["file"].endswith(".md.txt") else "txt"
            check_record(path, record, site)
            for lang, folder in record["pages"].items():
                name = f"{folder}index.html"
                text = f"{path.parent.name}.{lang}.{kind}"
                if "forms" in record:
                    check_forms_page(site / folder, text, folder, record["forms"][lang])
                else:
                    check_page(site / folder, text, record["headings"])
        except (OSError, LookupError, ValueError, TypeError, AttributeError) as error:
            findings.append(Finding("S01", name, None, str(error), "build the site again"))
    return len(records), pages, findings


def check_record(path: Path, record: dict[str, Any], site: Path) -> None:
    """Check that the plain text and the record at ``path`` give back the seed, byte for byte.

    Raises ``ValueError`` if not, or if a file is not the one whose length and SHA-256 are recorded.
    """
    seed = (path.parent / record["seed"]["file"]).read_bytes()
    text = (site / record["pages"][record["text"]["lang"]] / record["text"]["file"]).read_bytes()
    for raw, said in ((seed, record["seed"]), (text, record["text"])):
        if digest(raw) != {key: said[key] for key in ("bytes", "sha256")}:
            raise ValueError(f"{said['file']} is not the file that was recorded")
    received = give_back(text.decode(), record["changes"])
    if as_bytes(received, record.get("undecoded", [])) != seed:
        raise ValueError("text and record do not give back the seed")


def check_page(folder: Path, text: str, headings: list[int]) -> None:
    """Check that the page in ``folder`` shows exactly the plain text in the file ``text`` beside it.

    ``headings``: the numbers of the text's lines that are headings, from 1; line 1 is the title.
    Raises ``ValueError`` with the first difference.
    """
    tags = {1: "h1", **dict.fromkeys(headings, "h2")}
    lines = (folder / text).read_bytes().decode().split("\n")[:-1]
    meant = [(tags.get(number, "p"), line) for number, line in enumerate(lines, 1)]
    shown = shown_text((folder / "index.html").read_bytes().decode())
    for number, (one, other) in enumerate(zip_longest(meant, shown), 1):
        if one is None or other is None:
            more = "lacks" if other is None else "has"
            raise ValueError(f"the page {more} a line {number}: {(one or other or ('', ''))[1][:24]}")
        if one[0] != other[0]:
            raise ValueError(f"line {number} is <{one[0]}>; the page has <{other[0]}>")
        if one[1] != other[1]:
            pairs = enumerate(zip_longest(one[1], other[1]))
            at = next(at for at, (a, b) in pairs if a != b)
            was, shows = one[1][at:][:12], other[1][at:][:12]
            raise ValueError(f"line {number} is {was!r} at character {at + 1}; the page says {shows!r}")


def check_forms_page(folder: Path, text: str, address: str, forms: dict[str, Any]) -> None:
    """Raises ``ValueError`` where the page of an article with forms shows anything but its text."""
    title, content = _title_and_content((folder / "index.html").read_bytes().decode())
    if title != forms["title"]:
        raise ValueError(f"the title is {forms['title']!r}; the page says {title!r}")
    check_forms(content, address, forms["blocks"], (folder / text).read_bytes().decode())


def _title_and_content(page: str) -> tuple[str, str]:
    """The title that a page shows, and the HTML of its text."""
    title, text = _TITLE.findall(page), _TEXT.findall(page)
    if len(title) != 1 or len(text) != 1 or page.count('class="text"') != 1:
        raise ValueError("the page has no title or text that can be seen, or several")
    return _said(title[0]), text[0]


def shown_text(page: str) -> list[tuple[str, str]]:
    """Tag and text of the title and of every block of an article's page. All else is an error."""
    title, text = _title_and_content(page)
    blocks, at = [], 0
    for match in _BLOCK.finditer(text):
        if match.start() != at:
            break
        at = match.end()
        blocks.append((match[1], _said(match[2])))
    if text[at:].strip():
        raise ValueError(f"neither heading nor paragraph: {text[at:].strip()[:40]!r}")
    return [("h1", title), *blocks]


def _said(words: str) -> str:
    """What a reader gets of a title's or block's HTML."""
    return html.unescape(_INLINE.sub("", words))


def main(arguments: list[str]) -> int:
    """Run the command on the folder in ``arguments``, else ``site``; return 1 if anything fails.

    A site without articles fails too: it would prove nothing.
    """
    site = Path(arguments[0] if arguments else "site")
    records, pages, findings = prove(site)
    for finding in findings:
        print(finding, file=sys.stderr)
    if not records or not pages:
        print(f"{site}: error: no article in it; build the site first", file=sys.stderr)
    if not findings:
        print(f"{records:,} articles give back their seed byte for byte, and {pages:,} pages show their text")
    return 1 if findings or not records or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
