"""Check the files beside the pages: downloads, seeds and pictures, and whether records are true."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

from scripts.checks.records import Record, is_unchanged, received_path
from scripts.checks.site import WRITTEN, Site, SiteFile
from scripts.checks.texts import as_bytes, give_back


def download(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a download that is not, to the byte, the text that the record has in its variant.

    The download in the seed's own script must also give back the seed.
    """
    own = file.lang == file.record["text"]["lang"]
    if site.read(file.path) != site.published(file.record, file.lang).encode():
        yield "it is not the text of the record"
    elif own and _given_back(site, file.record) != site.read(received_path(file.record)):
        yield "it is not the text of the record, which gives back the seed"
    elif own and is_unchanged(file.record):
        yield from _as_in_seeds(site, file.about["file"], site.read(file.path))


def received(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a file as received that text and record do not give back, or that is not the one in ``seeds/``."""
    raw = site.read(file.path)
    if _given_back(site, file.record) != raw:
        yield "text and record do not give back the seed"
    yield from _as_in_seeds(site, file.about["file"], raw)


def _given_back(site: Site, record: Record) -> bytes:
    """Undo the changes in a record: return the bytes of the file as received."""
    made = site.whole(record)
    text = site.published(record, made["text"]["lang"])
    return as_bytes(give_back(text, made["changes"]), made.get("undecoded", []))


def picture(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a picture, or another file beside a text, that is not the one in ``seeds/``."""
    yield from _as_in_seeds(site, f"seeds/{file.about['files'][file.path]}", site.read(file.path))


def by_hand(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a file that differs from the one in ``docs/``. Files of the theme, which are not there, pass."""
    source = site.root and site.root / "docs" / file.path
    if source and source.is_file() and source.read_bytes() != site.read(file.path):
        yield f"it is not docs/{file.path}"


def _as_in_seeds(site: Site, path: str, raw: bytes) -> Iterator[str]:
    if site.root and (not (site.root / path).is_file() or (site.root / path).read_bytes() != raw):
        yield f"it is not {path}"


def record(site: Site, file: SiteFile) -> Iterator[str]:
    """Find a record whose sizes, digests or addresses are not those of its files, whose variants differ in
    more characters than it says, or whose text is a draft.
    """
    made, about = site.whole(file.record), file.about
    text, raw = site.published(made, made["text"]["lang"]), site.read(received_path(made))
    for said, real in ((made["text"], text.encode()), (made["seed"], raw)):
        if (said["bytes"], said["sha256"]) != (len(real), hashlib.sha256(real).hexdigest()):
            yield f"{said['file']} is not the file that was recorded"
    written = WRITTEN.get(about["script"])
    if written is None or (written in made["pages"] and written != made["text"]["lang"]):
        yield f"its script is {about['script']}, and its text is in {made['text']['lang']}"
    for lang in made["pages"]:
        if made["pages"][lang] != f"{site.roots[lang]}articles/{about['slug']}/":
            yield f"its page in {lang} is {made['pages'][lang]}"
    for lang, said in made["editions"].items():
        table = site.usual(made["text"]["lang"], lang)
        yield from (f"{what} in {lang}" for what in _exchanged(text, said["text"], said["exchanged"], table))
    if site.root and _is_draft((site.root / about["file"]).with_suffix(".toml")):
        yield "it is a draft"


def _exchanged(text: str, other: str, known: str, table: dict[str, str]) -> Iterator[str]:
    """Find lines of a variant, ``other``, with characters that are not those of ``text`` converted as the
    record says. ``known``: the pairs that it allows, like "后後里裡"; ``table``: of other characters.

    Lines whose lengths differ, since an editor chose other words, are not compared.
    """
    pairs = {a + b for a, b in table.items() if a not in known[::2]}
    pairs |= {a + b for a, b in zip(known[::2], known[1::2])}
    lines, others = text.split("\n"), other.split("\n")
    if len(lines) != len(others):
        yield "there are other lines"
    for number, (one, two) in enumerate(zip(lines, others), 1):
        wrong = [a + b for a, b in zip(one, two) if a != b and a + b not in pairs]
        if wrong and len(one) == len(two):
            yield f"line {number} has another character: {wrong[0]}"


def _is_draft(settings: Path) -> bool:
    """Say whether the .toml of an editor, which need not be there, makes its text a draft."""
    return settings.is_file() and bool(tomllib.loads(settings.read_text(encoding="utf-8")).get("draft"))
