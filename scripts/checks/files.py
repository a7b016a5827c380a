"""Check the files beside the pages: downloads, seeds and pictures, and whether records are true."""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scripts.checks.differences import unspaced
from scripts.checks.records import Record, in_download
from scripts.checks.searches import regular
from scripts.checks.site import LOCALES, WRITTEN, Site
from scripts.checks.site_file import SiteFile
from scripts.checks.texts import as_bytes, give_back


def download(file: SiteFile) -> Iterator[str]:
    """Find a download that is not, to the byte, the text that the record has in its variant.

    The download in the seed's own script must also give back the seed.
    """
    own = file.lang == file.record["text"]["lang"]
    if file.raw != file.published.encode():
        yield "it is not the text of the record"
    elif own and _given_back(file) != file.site.received(file.record):
        yield "it is not the text of the record, which gives back the seed"
    elif own and in_download(file.record):
        yield from _as_in_seeds(file, file.about["file"], file.site.received(file.record))


def received(file: SiteFile) -> Iterator[str]:
    """Find a file as received that text and record do not give back, or that is not the one in ``seeds/``."""
    raw = file.raw
    if _given_back(file) != raw:
        yield "text and record do not give back the seed"
    yield from _as_in_seeds(file, file.about["file"], raw)


def _given_back(file: SiteFile) -> bytes:
    """Undo the changes in the record of a file: return the bytes of the text as received."""
    return as_bytes(give_back(file.own_text, file.whole["changes"]), file.whole.get("undecoded", []))


def picture(file: SiteFile) -> Iterator[str]:
    """Find a picture, or another file beside a text, that is not the one in ``seeds/``."""
    yield from _as_in_seeds(file, f"seeds/{file.about['files'][file.path]}", file.raw)


def by_hand(file: SiteFile) -> Iterator[str]:
    """Find a file that differs from the one in ``docs/``, or in MkDocs' theme; elsewhere a theme's pass."""
    folders = {"docs": file.site.root / "docs"} if file.site.root else {}
    if HASHED.search(file.path) and (theme := find_spec("material")):
        folders |= {"material/templates": Path(str(theme.origin)).parent / "templates"}
    source = next((name for name, one in folders.items() if (one / file.path).is_file()), None)
    if source and (folders[source] / file.path).read_bytes() != file.raw:
        yield f"it is not {source}/{file.path}"


def _as_in_seeds(file: SiteFile, path: str, raw: bytes) -> Iterator[str]:
    root = file.site.root
    if root and (not (root / path).is_file() or (root / path).read_bytes() != raw):
        yield f"it is not {path}"


def record(file: SiteFile) -> Iterator[str]:
    """Find a record that says otherwise than its files (sizes, digests, addresses), than the .toml beside its
    text, or than its variants, which may differ in no more characters than it says; and that of a draft.
    """
    made, about, site = file.whole, file.about, file.site
    text, raw = file.own_text, site.received(made)
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
    settings = tomllib.loads(_beside(site.root / about["file"])) if site.root else {}
    if settings.get("draft"):
        yield "it is a draft"
    yield from _as_the_editor_says(site, made, settings) if site.root else ()


def _as_the_editor_says(site: Site, record: Record, said: dict[str, Any]) -> Iterator[str]:
    """Find what the .toml beside a text says (``said``) and the record has otherwise."""
    about, editions = record["about"], record["editions"]
    must = {"was": [], "source": "", "canonical_to_source": False, "noindex": False}
    must |= {key: said[key] for key in (*must, "slug", "script", "part") if key in said}
    must |= {key: str(said[key]) for key in ("date", "updated", "added") if key in said}
    yield from (
        f"{key} is {about[key]}, and its .toml says {one}" for key, one in must.items() if about[key] != one
    )
    ids = dict(zip(about["lines"], about["ids"]))
    for one in said.get("sections", ()):
        if ids.get(one["line"], one["id"]) != one["id"]:
            yield f"the heading in line {one['line']} has the id {ids[one['line']]}, not {one['id']}"
    reasons = [[one["received"], one["why"]] for one in said.get("corrections", ())]
    left = [[one["received"], one["why"]] for one in said.get("left", ())]
    words = {key: said[key] for key in WORDS if key in said} | {"corrections": reasons, "left": left}
    written = WRITTEN.get(about["script"]) in editions  # else an editor's words may all be converted
    for key, one in words.items() if written else ():
        if folded(site, one) not in [folded(site, shown[key]) for shown in editions.values()]:
            yield f"its .toml says {str(one)[:60]} as {key}, and no variant does"


def every_text(file: SiteFile) -> Iterator[str]:
    """Find texts in ``seeds/`` without an article; drafts, those that wait for their day, and those of whose
    variants the site has none, have none.
    """
    known = {one["about"]["file"] for one in file.site.records}
    latest = max((one["about"]["added"] for one in file.site.records), default="")
    folder = file.site.root / "seeds" if file.site.root and not file.root else None
    for path in sorted(folder.iterdir()) if folder else ():
        stem, _, lang = path.stem.rpartition(".")
        is_text = path.suffix in (".txt", ".md") and path.name not in ("RIGHTS.md", "README.md")
        if not is_text or path.name.startswith((".", "~$")) or f"seeds/{path.name}" in known:
            continue
        settings = tomllib.loads(_beside(path))
        waits = settings.get("draft") or str(settings.get("added", "")) > latest
        waits |= "variants" in settings and not {*settings["variants"]} & {*file.site.roots}
        waits |= path.suffix == ".md" and bool(_DRAFT.search(path.read_bytes()))
        if not waits and not (stem and lang in (*LOCALES, "original")):
            yield f"seeds/{path.name} has no article"


def folded(site: Site, said: object) -> str:
    """Write words as they are compared whatever their script: in Simplified, as far as characters go one by
    one, in full-width or half-width marks, with one kind of quotation marks.
    """
    text = unicodedata.normalize("NFKC", unspaced(str(said))).translate(_QUOTES)
    return "".join(regular(site).get(one, one) for one in text)


WORDS = ("title", "subtitle", "author", "translator", "description", "series", "tags")  # keys of a .toml
HASHED = re.compile(r"\.[0-9a-f]{8}\.")  # in the name of a file of the theme: what is in it is known
_QUOTES = str.maketrans(dict.fromkeys("“”‘’「」『』", "'"))
_DRAFT = re.compile(rb"^(?:draft\s*[:=]\s*true|published\s*[:=]\s*(?:false|no|off))", re.MULTILINE)


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


def _beside(seed: Path) -> str:
    """Read the editor's .toml beside a text, which need not be there."""
    settings = seed.with_suffix(".toml")
    return settings.read_text(encoding="utf-8-sig") if settings.is_file() else ""
