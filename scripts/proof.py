"""The proof that a built site says what its texts say, from the files of the site alone.

    python -m scripts.proof site

Text and record of an article give back the file as received, byte for byte; and its page in each
variant shows the variant's text: title, headings and paragraphs, in order, character for
character. Nothing that made the site has a part in this.
"""

import hashlib
import html
import json
import re
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from scripts.findings import Finding

RECORD = "record.json"
RECEIVED = "received.txt"

_TITLE = re.compile("<h1>([^<]*)</h1>")
_TEXT = re.compile(r'<article class="text"[^>]*>(.*?)</article>', re.DOTALL)
_BLOCK = re.compile(r"\s*<(h2|p) id=\"[^\"]+\">([^<]*)</\1>\s*")


def digest(raw: bytes) -> dict[str, Any]:
    """Length and fingerprint of a file."""
    return {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


def give_back(published: str, changes: list[dict[str, Any]]) -> str:
    """The published text and the entries of its record → the text as received.

    Raises ``ValueError`` naming the first entry that does not fit or holds more than it changes.
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


def prove(site: Path) -> tuple[int, int, list[Finding]]:
    """Check every record and every page of a built site: how many there are, and what does not hold."""
    records = sorted(site.rglob(RECORD))
    texts = [path for path in sorted(site.rglob("*.*.txt")) if path.with_name("index.html").exists()]
    findings = [finding for path in records for finding in _check(check_record, path, site)]
    findings += [finding for path in texts for finding in _check(check_page, path, site)]
    return len(records), len(texts), findings


def _check(check: Any, path: Path, site: Path) -> Iterator[Finding]:
    try:
        check(path, site)
    except (OSError, KeyError, ValueError) as error:
        yield Finding("error", path.relative_to(site).as_posix(), None, str(error), "build the site again")


def check_record(path: Path, site: Path) -> None:
    """Raises ``ValueError`` where text and record do not give back what was received."""
    record = json.loads(path.read_text(encoding="utf-8"))
    seed = (path.parent / record["seed"]["file"]).read_bytes()
    text = _find_text(site, path, record).read_bytes()
    for raw, said in ((seed, record["seed"]), (text, record["text"])):
        if digest(raw) != {key: said[key] for key in ("bytes", "sha256")}:
            raise ValueError(f"{said['file']} is not the file that was recorded")
    if give_back(text.decode(), record["changes"]).encode() != seed:
        raise ValueError("text and record do not give back the seed")


def _find_text(site: Path, path: Path, record: dict[str, Any]) -> Path:
    """The plain text lies with its variant's pages: beside the record, or below a variant's root."""
    name = record["text"]["file"]
    beside = path.parent / name
    return beside if beside.exists() else next(site.glob(f"*/articles/{path.parent.name}/{name}"), beside)


def check_page(path: Path, site: Path) -> None:
    """Raises ``ValueError`` where the page beside a text shows anything else; names the first place."""
    text = path.read_bytes().decode().split("\n")[:-1]
    shown = shown_text(path.with_name("index.html").read_bytes().decode())
    for number, (one, other) in enumerate(zip_longest(text, shown), 1):
        if one is None or other is None:
            more = "lacks" if other is None else "has"
            raise ValueError(f"the page {more} a line {number}: {(one or other or '')[:24]}")
        if one != other:
            pairs = enumerate(zip_longest(one, other))
            at = next(at for at, (a, b) in pairs if a != b)
            raise ValueError(
                f"line {number} is {one[at:][:12]!r} at character {at + 1}; the page says {other[at:][:12]!r}"
            )


def shown_text(page: str) -> list[str]:
    """The title and every block of an article's page. Anything else between them is an error."""
    title, text = _TITLE.findall(page), _TEXT.findall(page)
    if len(title) != 1 or len(text) != 1:
        raise ValueError("the page has no title or text, or several")
    blocks, at = [], 0
    for match in _BLOCK.finditer(text[0]):
        if match.start() != at:
            break
        at = match.end()
        blocks.append(html.unescape(match[2]))
    if text[0][at:].strip():
        raise ValueError(f"neither heading nor paragraph: {text[0][at:].strip()[:40]!r}")
    return [html.unescape(title[0]), *blocks]


def main(arguments: list[str]) -> int:
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
