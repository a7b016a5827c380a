"""Read what the record of an article, ``record.json`` in a site, says; see ``scripts/notes/record.py``."""

import json
from typing import Any

RECORD = "record.json"

Record = dict[str, Any]

# What a record leaves out where it is empty: of the article, and of each variant.
ABOUT: Record = {"was": [], "groups": [], "files": {}, "part": 0, "ids": []}
ABOUT |= dict.fromkeys(("added", "date", "updated", "source"), "")
ABOUT |= dict.fromkeys(("canonical_to_source", "noindex", "editors_title"), False)
EDITION: Record = {"tags": [], "picture": [], "corrections": [], "left": [], "exchanged": "", "edits": []}
EDITION |= {"characters": 0}
EDITION |= dict.fromkeys(
    ("subtitle", "author", "byline", "translator", "description", "opening", "series"), ""
)
CHANGE = ("at", "line", "column", "was", "now")  # what a change says in this order; then its rules


def read_record(source: str) -> Record:
    """Read a record, with all that is left out in it: what is empty, what the text has in common with the
    seed, lines in a row with their ids, and forms that are those of the first variant.
    """
    record: Record = {"headings": []} | json.loads(source)
    record["text"] = record["seed"] | record["text"]
    changes = ((dict(zip(CHANGE, one)), one[len(CHANGE) :]) for one in record["changes"])
    record["changes"] = [said | {"rules": rules} for said, rules in changes]
    about = record["about"] = ABOUT | record["about"]
    about["lines"] = [line for row in about["lines"] for line in range(*row)]
    named = dict(about["ids"])
    about["ids"] = [named.get(at, f"p{line}") for at, line in enumerate(about["lines"])]
    for lang, said in record["editions"].items():
        record["editions"][lang] = EDITION | said
    if forms := record.get("forms"):
        made = {lang: _blocks(blocks, about["ids"]) for lang, blocks in forms.items()}
        record["forms"] = dict.fromkeys(record["editions"], next(iter(made.values()))) | made
    return record


def plain_blocks(record: Record, lang: str) -> list[Any]:
    """Give a text without forms as blocks in a variant: each line is a heading or a paragraph.

    Raises ``ValueError`` if the record contradicts itself.
    """
    said, ids = record["editions"][lang], record["about"]["ids"]
    title, *lines, end = said["text"].split("\n")
    if end or len(lines) != len(ids) or title != said["title"]:
        raise ValueError("the record's text has other lines than it says")
    blocks, at = [], len(title) + 1
    for number, (id, line) in enumerate(zip(ids, lines), 2):
        kind, level = ("heading", {"level": "2"}) if number in record["headings"] else ("paragraph", {})
        blocks.append([kind, level | {"id": id}, [at, at + len(line)]])
        at += len(line) + 1
    return blocks


def _blocks(blocks: list[Any], ids: list[str]) -> list[Any]:
    """Give blocks as ``[kind, attributes, …]``, with their ids. Words alone are a paragraph."""
    made = [_form(["paragraph", one] if _is_words(one) else one) for one in blocks]
    return [[kind, about | {"id": id}, *inside] for (kind, about, *inside), id in zip(made, ids, strict=True)]


def _form(one: Any) -> Any:
    """Give a form, and what is in it, the attributes that are left out where it has none."""
    if _is_words(one):
        return one
    kind, *inside = one
    about = inside.pop(0) if inside and isinstance(inside[0], dict) else {}
    return [kind, about, *map(_form, inside)]


def _is_words(one: Any) -> bool:
    return isinstance(one, str) or isinstance(one[0], int)


def short(record: Record) -> Record:
    """Return a record without its texts and changes, which would fill the memory for all articles.

    ``markdown`` is added: whether the text is Markdown.
    """
    editions = {lang: {**said, "exchanged": "", "edits": []} for lang, said in record["editions"].items()}
    kept = {name: record[name] for name in ("seed", "text", "pages", "headings", "about")}
    return kept | {"editions": editions, "markdown": record["text"]["file"].endswith(".md.txt")}


def check_record(record: Record, name: str) -> None:
    """Raise an exception if the record at path ``name`` says too little, or is another article's."""
    about = record["about"]
    if name != f"articles/{about['slug']}/{RECORD}" or set(record["pages"]) != set(record["editions"]):
        raise ValueError("it is another article's")
    if not record["pages"] or not {"day", "file"} <= {*about}:
        raise ValueError("it says too little")


def in_download(record: Record) -> bool:
    """Say whether the file of the published text is what was received, alone or below a title."""
    return bool(record["seed"]["file"] == record["text"]["file"])


def is_below_title(record: Record) -> bool:
    """Say whether the file of the published text is what was received with a title above it."""
    return in_download(record) and bool(record["seed"]["sha256"] != record["text"]["sha256"])


def day_of(record: Record) -> str:
    """Return the day (ISO 8601) of an article that lists show, and by which the archive and series are
    ordered; "" if none is known.
    """
    day: str = record["about"]["date"] or record["about"]["added"]
    return day


def received_path(record: Record) -> str:
    """Return the path of the file that has the text as received: the download if it lies in that."""
    file, slug = record["seed"]["file"], record["about"]["slug"]
    folder = record["pages"][record["text"]["lang"]] if in_download(record) else f"articles/{slug}/"
    return f"{folder}{file}"


def paired(pairs: str) -> dict[str, str]:
    """Map the first character of each pair in a text to the second: "后後里裡" → 后: 後, 里: 裡."""
    return dict(zip(pairs[::2], pairs[1::2]))


def varied(text: str, said: Record, table: dict[str, str]) -> str:
    """Make the text of a variant from ``text``, in the seed's own script: exchange characters, then edit.

    ``said``: what the record says of the variant; ``table``: what other characters become. Raises
    ``ValueError`` if its edits are out of order.
    """
    pairs = said["exchanged"]
    meant = table | dict(zip(pairs[-2::-2], pairs[::-2]))
    usual = text.translate({ord(one): other for one, other in meant.items()})
    made, at = [], 0
    for start, length, new in said["edits"]:
        if start < at:
            raise ValueError(f"the edit at {start} is out of order")
        made += [usual[at:start], new]
        at = start + length
    return "".join([*made, usual[at:]])
