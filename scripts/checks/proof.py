"""The proof that a built site says what its texts say, from the files of the site alone.

    python -m scripts.checks.proof site

Text and record of an article give back the file as received, byte for byte; and its page in each
variant shows the variant's text: title, headings and paragraphs, in order, character for
character. Nothing that made the site has a part in this.
"""

import hashlib
import html
import json
import re
import sys
from itertools import zip_longest
from pathlib import Path
from typing import Any

from scripts.findings import Finding

RECORD = "record.json"
RECEIVED = "received.txt"

# What stands on an article's page, to the letter: anything else is not found, and so is a fault.
_TITLE = re.compile("<h1>([^<]*)</h1>")
_TEXT = re.compile(r'<article class="text"(?: data-[a-z]+="[^"]*")*>(.*?)</article>', re.DOTALL)
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
    """Check every article of a built site: how many there are, their pages, and what does not hold."""
    records = [*sorted(site.glob(f"articles/*/{RECORD}"))]
    pages = 0
    findings = []
    for path in records:
        name = path.relative_to(site).as_posix()
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            pages += len(record["pages"])
            check_record(path, record, site)
            for lang, folder in record["pages"].items():
                name = f"{folder}index.html"
                check_page(site / folder, f"{path.parent.name}.{lang}.txt", record["headings"])
        except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
            findings.append(Finding("S01", name, None, str(error), "build the site again"))
    return len(records), pages, findings


def check_record(path: Path, record: dict[str, Any], site: Path) -> None:
    """Raises ``ValueError`` where text and record do not give back what was received."""
    seed = (path.parent / record["seed"]["file"]).read_bytes()
    text = (site / record["pages"][record["text"]["lang"]] / record["text"]["file"]).read_bytes()
    for raw, said in ((seed, record["seed"]), (text, record["text"])):
        if digest(raw) != {key: said[key] for key in ("bytes", "sha256")}:
            raise ValueError(f"{said['file']} is not the file that was recorded")
    if give_back(text.decode(), record["changes"]).encode() != seed:
        raise ValueError("text and record do not give back the seed")


def check_page(folder: Path, text: str, headings: list[int]) -> None:
    """Raises ``ValueError`` where a page shows anything but its text; names the first difference.

    ``headings``: which lines of the text they are, from 1; line 1 is the title.
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


def shown_text(page: str) -> list[tuple[str, str]]:
    """Tag and text of the title and of every block of an article's page. All else is an error."""
    title, text = _TITLE.findall(page), _TEXT.findall(page)
    if len(title) != 1 or len(text) != 1:
        raise ValueError("the page has no title or text that can be seen, or several")
    blocks, at = [], 0
    for match in _BLOCK.finditer(text[0]):
        if match.start() != at:
            break
        at = match.end()
        blocks.append((match[1], html.unescape(match[2])))
    if text[0][at:].strip():
        raise ValueError(f"neither heading nor paragraph: {text[0][at:].strip()[:40]!r}")
    return [("h1", html.unescape(title[0])), *blocks]


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
