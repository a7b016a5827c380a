"""The record of changes: everything that lies between the seed and the published text.

It is a proof. Together with the published plain text it gives back the seed, byte for byte, and
this file does so from the files of a built site alone:

    python -m scripts.record site
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from scripts.article import Article, Edition, traced
from scripts.findings import Finding

RECORD = "record.json"
RECEIVED = "received.txt"


def text_name(slug: str, lang: str) -> str:
    """The file name of the plain text of a variant."""
    return f"{slug}.{lang}.txt"


def make(article: Article, edition: Edition) -> dict[str, Any]:
    """The record of an edition.

    ``at`` counts characters of the seed from 0, ``line`` and ``column`` from 1; ``was`` stood
    there and became ``now``, by ``rules``. Entries are in order and do not overlap.
    """
    changes = []
    line = column_from = 0
    text = article.seed.text
    for change in traced(article, edition).changes():
        while (end := text.find("\n", column_from, change.at)) >= 0:
            line, column_from = line + 1, end + 1
        place = {"at": change.at, "line": line + 1, "column": change.at - column_from + 1}
        changes.append({**place, "was": change.was, "now": change.now, "rules": list(change.rules)})
    return {
        "seed": {"name": article.seed.file.rsplit("/", 1)[-1], "file": RECEIVED, **_digest(article.seed.raw)},
        "text": {
            "file": text_name(article.slug, edition.lang),
            "lang": edition.lang,
            **_digest(edition.text.encode()),
        },
        "changes": changes,
    }


def _digest(raw: bytes) -> dict[str, Any]:
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


def prove(site: Path) -> list[Finding]:
    """Check every record of a built site; return what does not hold."""
    findings = []
    for path in sorted(site.rglob(RECORD)):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            seed = (path.parent / record["seed"]["file"]).read_bytes()
            text = _find_text(site, path, record).read_bytes()
            for raw, digest in ((seed, record["seed"]), (text, record["text"])):
                if _digest(raw) != {key: digest[key] for key in ("bytes", "sha256")}:
                    raise ValueError(f"{digest['file']} is not the file that was recorded")
            if give_back(text.decode(), record["changes"]).encode() != seed:
                raise ValueError("text and record do not give back the seed")
        except (OSError, KeyError, ValueError) as error:
            name = path.relative_to(site).as_posix()
            findings.append(Finding("error", name, None, str(error), "build the site again"))
    return findings


def _find_text(site: Path, path: Path, record: dict[str, Any]) -> Path:
    """The plain text lies with its variant's pages: beside the record, or below a variant's root."""
    name = record["text"]["file"]
    beside = path.parent / name
    return beside if beside.exists() else next(site.rglob(f"{path.parent.name}/{name}"), beside)


def main(arguments: list[str]) -> int:
    site = Path(arguments[0] if arguments else "site")
    records = sorted(site.rglob(RECORD))
    findings = prove(site)
    for finding in findings:
        print(finding, file=sys.stderr)
    if not records:
        print(f"{site}: error: no {RECORD} in it; build the site first", file=sys.stderr)
    print(f"{len(records) - len(findings)} of {len(records)} articles give back their seed, byte for byte")
    return 1 if findings or not records else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
