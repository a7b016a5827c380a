"""Read the site's settings from mkdocs.yml, and the publisher's seal; refuse what cannot work."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from scripts.converting.render import render
from scripts.converting.variants import TABLE, Variant
from scripts.findings import Finding, Rejected
from scripts.pages.keyed_yaml import load
from scripts.source.reading import read_file, reading
from scripts.source.values import UNFIT


@dataclass(frozen=True)
class Config:
    """The site's settings. ``variants`` are those that are on, in the order in which readers see them.

    Name, tagline and footer are written in Traditional, as in mkdocs.yml.
    """

    site_name: str
    site_url: str  # ends with a slash
    variants: tuple[Variant, ...]
    tagline: str = ""
    footer: tuple[str, ...] = ()  # its lines
    accent: str = ""  # #rrggbb; "" means the style sheet's own colour
    seal: str = ""  # the drawing beside the site's name, as SVG
    styles: tuple[str, ...] = ()  # extra_css and extra_javascript: paths below docs/
    scripts: tuple[str, ...] = ()
    lead: str = ""  # the slug of the article that stands first on home

    def name_in(self, variant: Variant) -> str:
        """Convert the site's name to a variant."""
        return render(self.site_name, "traditional", variant)


SEAL = "assets/seal.svg"  # below docs/

# Settings of MkDocs that generated pages cannot obey, and what to do instead.
REFUSED = {
    "exclude_docs": "move the pages out of docs/",
    "draft_docs": "move the pages out of docs/",
    "nav": "remove it: the foot of each page leads to the pages by hand, home to the articles",
    "use_directory_urls": "remove it: addresses end in a slash, without .html",
}


# Settings that are texts → what they must be like, and what to do. "" is none.
_TEXTS = {
    "site_name": (f"(?!.*{UNFIT.pattern}).+", "write the name of the site, on one line"),
    "site_url": (
        r"https?://(?!.*/\.\.?(?:/|$))(?:\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?(?:/[\w.~-]+)*/?",
        "set it, or SITE_URL, to the address of the site, like https://your.site/",
    ),
    "site_description": (".*", ""),
    "repo_url": (
        r"(?:https?://\S+(?<!/)(?<!\.git))?",
        "write the address that a browser shows, without / or .git behind it: https://github.com/you/name",
    ),
    "copyright": (".*", ""),
    "extra.accent": ("(?:#[0-9a-fA-F]{6})?", 'write a colour in quotes, like "#a5311f"'),
    "extra.contact": ('(?:[^\\s@:<>"]+@[^\\s@:<>"]+)?', "write an address for mail, like you@your.site"),
    "extra.lead": (".*", ""),
}
_LISTS = ("extra_css", "extra_javascript")
_EXTRA = {key.partition(".")[2] for key in _TEXTS if "." in key} | {"variants"}
_OWN = {key for key in _TEXTS if "." not in key} | {"extra", *_LISTS}

# Of a setting: its key, what is wrong, what to do.
_Slip = tuple[str, str, str]
_SHAPE = ("extra", "must hold settings, and extra settings of its own", "compare it with the project's own")


def read_config(path: Path) -> Config:
    """Read mkdocs.yml. Raises ``Rejected`` with everything in it that cannot work."""
    with reading(path.name, code="C01"):
        data, lines = load(path)
        wrong = list(_wrong(data, path.parent / "docs")) if isinstance(data, dict) else [_SHAPE]
        if wrong:
            told = [Finding("C02", path.name, lines.get(key), what, advice) for key, what, advice in wrong]
            raise Rejected(told)
        return _read(data)


def _read(data: dict[str, Any]) -> Config:
    """Make settings of what YAML read, in which nothing is wrong."""
    listed = _variants(data)
    tagline, footer = _text(data, "site_description"), _text(data, "copyright")
    return Config(
        site_name=_text(data, "site_name"),
        site_url=_text(data, "site_url").rstrip("/") + "/",
        variants=tuple(TABLE[lang] for lang in TABLE if lang in listed),
        tagline=" ".join(html.unescape(tagline).split()),
        footer=tuple(line.strip() for line in html.unescape(footer).splitlines() if line.strip()),
        accent=_text(data, "extra.accent").lower(),
        styles=_paths(data, "extra_css"),
        scripts=_paths(data, "extra_javascript"),
        lead=_text(data, "extra.lead"),
    )


def _wrong(data: dict[str, Any], docs: Path) -> Iterator[_Slip]:
    """Yield each setting that cannot work. ``docs``: the folder of the files that settings name."""
    extra = data.get("extra") or {}
    if not isinstance(extra, dict):
        yield _SHAPE
        return
    yield from _misspelt(data, extra)
    for key, advice in REFUSED.items():
        if data.get(key) not in (None, *([True] if key == "use_directory_urls" else [])):
            yield key, f"{key} is not known to the generator", advice
    listed, known = _variants(data), f"choose from {', '.join(TABLE)}"
    if len(set(listed)) != len(listed):
        yield "extra.variants", "extra.variants must be a list without repetition", known
    if unknown := [lang for lang in listed if lang not in TABLE]:
        yield "extra.variants", f"extra.variants has unknown {', '.join(unknown)}", known
    elif "zh-Hant" not in listed:
        yield "extra.variants", "extra.variants lacks zh-Hant", "add it: it lives at the root of the site"
    for key, (pattern, advice) in _TEXTS.items():
        yield from _wrong_text(key, data, pattern, advice)
    if re.search(r"<[a-z/!]", _text(data, "copyright"), re.IGNORECASE):
        advice = "link from a page of your own in docs/"
        yield "copyright", "copyright holds HTML, and is shown as text", advice
    for key in _LISTS:
        yield from _wrong_files(key, data, docs)


def _misspelt(data: dict[str, Any], extra: dict[str, Any]) -> Iterator[_Slip]:
    """Yield the keys that are nearly one of ours, or stand in the wrong place: without a word they would do
    nothing.
    """
    for key in map(str, data):
        if key.strip() in _EXTRA:  # Full-width blanks before it are none to YAML.
            yield key, f"{key.strip()} stands at the margin", "put it under extra:, two blanks further in"
        elif key not in _OWN and (meant := get_close_matches(key, _OWN, 1, 0.8)):
            yield key, f"unknown key {key!r}", f"perhaps {meant[0]} is meant"
    for key in map(str, extra):
        if key not in _EXTRA and (meant := get_close_matches(key, _EXTRA, 1, 0.8)):
            yield f"extra.{key}", f"unknown key {key!r} in extra", f"perhaps {meant[0]} is meant"


def _wrong_text(key: str, data: dict[str, Any], pattern: str, advice: str) -> Iterator[_Slip]:
    """Yield what is wrong with a setting that must be a text like ``pattern``."""
    value = _value(data, key)
    if key == "extra.accent" and value is None and "accent" in (data.get("extra") or {}):
        yield key, f"{key} has no value: what stands behind # is not read", advice
    elif value is not None and not isinstance(value, str):
        yield key, f"{key} is {value!r}", f'put it in quotes, if it is right: a text like {key}: "…"'
    elif not re.fullmatch(pattern, value or "", re.ASCII | re.DOTALL):
        host = re.match(r"https?://([^/:]*[^\x00-\x7f/:][^/:]*)", value or "")
        if key == "site_url" and host:
            advice = f"write its host as browsers send it: {host[1].encode('idna').decode()}"
        yield key, f"{key} is {value!r}" if value else f"{key} is missing", advice


def _wrong_files(key: str, data: dict[str, Any], docs: Path) -> Iterator[_Slip]:
    """Yield what is wrong with a list of files in docs/."""
    if not isinstance(data.get(key) or [], list):
        yield key, f"{key} is {data[key]!r}", f"write a list, like {key}: [assets/mine]"
        return
    for name in _paths(data, key):
        if re.match(r"[\w.+-]*:|/", name) or UNFIT.search(name) or ".." in name.split("/"):
            yield key, f"{key} names {name}", "put the file into docs/: pages load nothing from elsewhere"
        elif not (docs / name).is_file():
            yield key, f"{key} names {name}, and there is no docs/{name}", "correct its name, or put it there"


def _value(data: dict[str, Any], key: str) -> Any:
    """Look up a setting, or one in ``extra``: extra.lead."""
    place, _, name = key.rpartition(".")
    return ((data.get(place) or {}) if place else data).get(name)


def _text(data: dict[str, Any], key: str) -> str:
    return str(_value(data, key) or "")


def _variants(data: dict[str, Any]) -> list[str]:
    listed = (data.get("extra") or {}).get("variants") or ["zh-Hant", "zh-Hans"]
    return [str(lang) for lang in listed] if isinstance(listed, list) else [str(listed)]


def read_seal(docs: Path) -> str:
    """Read the publisher's seal, ``SEAL`` below ``docs``, as SVG source.

    Raises ``Rejected`` if it is missing, not SVG, or has a script or foreign elements.
    """
    name = f"docs/{SEAL}"
    advice = "put the site's seal there, as SVG: it stands beside the site's name"
    if not (docs / SEAL).exists():
        raise Rejected.of("C03", name, None, "is not there", advice)
    try:
        svg = read_file(docs / SEAL, docs.parent).decode("utf-8-sig")
        root = ElementTree.fromstring(svg)  # noqa: S314 (the publisher's own)
        ElementTree.tostring(root)  # The cover of a book holds it, and it may be too deep for that.
    except (Rejected, UnicodeDecodeError, ElementTree.ParseError, RecursionError) as error:
        raise Rejected.of("C03", name, None, f"is not a drawing ({error})", advice) from error
    if root.tag != "{http://www.w3.org/2000/svg}svg" or re.search("<(?:script|foreignObject)", svg):
        advice = "save it as plain SVG, without scripts"
        raise Rejected.of("C03", name, None, "is not a plain SVG drawing", advice)
    return svg


def _paths(data: dict[str, Any], key: str) -> tuple[str, ...]:
    """List the paths in ``extra_css`` or ``extra_javascript``, whose entries are names or have a ``path``."""
    entries = data.get(key) or []
    listed = entries if isinstance(entries, list) else [entries]
    return tuple(str(entry.get("path") if isinstance(entry, dict) else entry) for entry in listed)
