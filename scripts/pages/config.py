"""Read the site's settings from mkdocs.yml, and the publisher's seal; refuse what cannot work."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml
from yaml_env_tag import construct_env_tag

from scripts.converting.render import render
from scripts.converting.variants import TABLE, Variant
from scripts.findings import Finding, Rejected, line_of
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


class _Loader(yaml.SafeLoader):
    """Load mkdocs.yml: ``!ENV`` as MkDocs does, and values with any other tag as ``None``."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_config(path: Path) -> Config:
    """Read mkdocs.yml. Raises ``Rejected`` with everything in it that cannot work."""
    with reading(path.name, code="C01"):
        return _read(_load(path), path.name)


def _read(data: Any, name: str) -> Config:
    """Make settings of what YAML read from the file ``name``. Raises ``Rejected`` if any cannot work."""
    wrong = list(_wrong(data)) if isinstance(data, dict) else [_SHAPE]
    if wrong:
        raise Rejected([Finding("C02", name, None, message, advice) for message, advice in wrong])
    extra, listed = data.get("extra") or {}, _variants(data)
    tagline, footer = _text(data, "site_description"), _text(data, "copyright")
    return Config(
        site_name=_text(data, "site_name"),
        site_url=_text(data, "site_url").rstrip("/") + "/",
        variants=tuple(TABLE[lang] for lang in TABLE if lang in listed),
        tagline=" ".join(html.unescape(tagline).split()),
        footer=tuple(line.strip() for line in html.unescape(footer).splitlines() if line.strip()),
        accent=_text(extra, "accent").lower(),
        styles=_paths(data, "extra_css"),
        scripts=_paths(data, "extra_javascript"),
        lead=_text(extra, "lead"),
    )


def _load(path: Path) -> Any:
    """Parse mkdocs.yml. Raises ``Rejected`` if it is not UTF-8, or not YAML."""
    try:
        source = read_file(path, path.parent).decode()
    except UnicodeDecodeError as error:
        raise Rejected.of("C01", path.name, None, "is not UTF-8", "save it as UTF-8") from error
    try:
        return yaml.load(source, _Loader)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        raise Rejected.of("C01", path.name, *_not_yaml(source, error)) from error


# What a line has that YAML stumbles over, in itself or in the next → what that is, and what to do.
_SLIPS = (
    (r"\s*[\w-]+\s*：", "a full-width ： stands behind the key", "write : and a blank"),
    (r"\s*\w[\w-]*:[^\s:/]", "no blank stands behind the :", "write one"),
    (r"[ ]*\t", "a tab stands before the key", "write blanks, two for each level"),
    (r".*:\s*\t", "a tab stands behind the :", "write a blank"),
    (r".*[\x00-\x08\x0b-\x1f\x7f]", "a control character stands here", "remove it"),
)
# What the parser says → the same in words that an editor understands, and what to do.
_PROBLEMS = {
    "mapping values are not allowed": (
        "a second : stands in this line, or it is indented and those beside it are not",
        'put the value in quotes, like site_name: "甲: 乙", or indent lines of one level alike',
    ),
    "found unexpected end of stream": (
        "a quotation mark is never closed",
        "write the second one behind the value",
    ),
    "found character": ("the value begins with a mark that YAML keeps for itself", "put the value in quotes"),
}


def _not_yaml(source: str, error: yaml.YAMLError) -> tuple[int | None, str, str]:
    """Explain an error of the YAML parser: the line, from 1, what is wrong there, and what to do."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    place = getattr(error, "position", None)  # of a character that YAML cannot have
    line = mark.line + 1 if mark else line_of(source, place) if place is not None else None
    problem = str(getattr(error, "problem", None) or "not YAML")
    texts = source.splitlines()
    for near in (line, line - 1) if line else ():
        for pattern, message, advice in _SLIPS if 0 < near <= len(texts) else ():
            if re.match(pattern, texts[near - 1]):
                return near, message, advice
    if begun and problem.startswith("found unexpected end"):
        line = begun.line + 1
    told = next((told for start, told in _PROBLEMS.items() if problem.startswith(start)), None)
    return line, *(told or (problem, "check the indentation, brackets and quotes"))


_SHAPE = ("must hold settings, and extra settings of its own", "compare it with the project's own")


def _wrong(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each setting that cannot work: what is wrong, and what to do."""
    extra = data.get("extra") or {}
    if not isinstance(extra, dict):
        yield _SHAPE
        return
    for key, advice in REFUSED.items():
        if data.get(key) not in (None, *([True] if key == "use_directory_urls" else [])):
            yield f"{key} is not known to the generator", advice
    listed, known = _variants(data), f"choose from {', '.join(TABLE)}"
    if len(set(listed)) != len(listed):
        yield "extra.variants must be a list without repetition", known
    if unknown := [lang for lang in listed if lang not in TABLE]:
        yield f"extra.variants has unknown {', '.join(unknown)}", known
    elif "zh-Hant" not in listed:
        yield "extra.variants lacks zh-Hant", "add it: it lives at the root of the site"
    site_url = _text(data, "site_url")
    address = r"https?://(?:\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?(?:/[\w.~-]+)*/?"
    if not re.fullmatch(address, site_url, re.ASCII) or re.search(r"/\.\.?(?:/|$)", site_url):
        yield f"site_url is {site_url!r}", "set it, or SITE_URL, to the address of the site"
    if UNFIT.search(_text(data, "site_name")):
        advice = "write it on one line, without control characters"
        yield f"site_name is {_text(data, 'site_name')!r}", advice
    if re.search(r"<[a-z/!]", _text(data, "copyright"), re.IGNORECASE):
        yield "copyright holds HTML, and is shown as text", "link from a page of your own in docs/"
    accent = _text(extra, "accent")
    if accent and not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
        yield f"extra.accent is {accent!r}", 'write a colour in quotes, like "#a5311f"'
    for key in ("extra_css", "extra_javascript"):
        for name in _paths(data, key):
            if re.match(r"[\w.+-]*:|/", name) or UNFIT.search(name) or ".." in name.split("/"):
                yield f"{key} names {name}", "put the file into docs/: pages load nothing from elsewhere"


def _text(data: dict[str, Any], key: str) -> str:
    return str(data.get(key) or "")


def _variants(data: dict[str, Any]) -> list[str]:
    listed = (data.get("extra") or {}).get("variants") or ["zh-Hant", "zh-Hans"]
    return [str(lang) for lang in listed] if isinstance(listed, list) else [str(listed)]


def read_seal(docs: Path) -> str:
    """Read the publisher's seal, ``SEAL`` below ``docs``, as SVG source.

    Raises ``Rejected`` if it is missing, not SVG, or has a script or foreign elements.
    """
    name = f"docs/{SEAL}"
    try:
        svg = read_file(docs / SEAL, docs.parent).decode("utf-8-sig")
        root = ElementTree.fromstring(svg)  # noqa: S314 (the publisher's own)
        ElementTree.tostring(root)  # The cover of a book holds it, and it may be too deep for that.
    except (Rejected, UnicodeDecodeError, ElementTree.ParseError, RecursionError) as error:
        advice = "put the site's seal there, as SVG: it stands beside the site's name"
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
