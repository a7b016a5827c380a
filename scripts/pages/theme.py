"""Make the files that templates include: interface words, variants, compacted styles and scripts."""

import base64
import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scripts.pages.accent import with_accent
from scripts.pages.config import Config
from scripts.pages.interface import LOADED, said, words

Pages = Mapping[str, dict[str, Any]]  # address → the front matter of a hand-written page

# kind of page → the names of the sections of the style sheet that it needs.
_EVERY = ("colours", "type", "bar", "page", "search", "print")
STYLES = {
    "article": _EVERY,
    "home": (*_EVERY, "example", "home"),
    "notes": (*_EVERY, "example", "notes"),
    "lost": (*_EVERY, "home"),
    "plain": (*_EVERY, "plain"),
    "written": (*_EVERY, "written"),
}
INLINE = ".overrides/.inline/"  # what pages hold within themselves, as written
GENERATED = ".overrides/.generated/"  # what templates include
SCRIPTS = ("early.js", "first.js", "moved.js", "rules.json", "theme.js")
STYLE_SHEET = "reading.css"
FORMS_SHEET = "forms.css"  # what only pages with forms hold besides
LOADED_WORDS = "assets/words.js"  # for the scripts in docs/assets/


def frame_files(
    inline: Mapping[str, str], more: Sequence[str], config: Config, pages: Pages
) -> dict[str, bytes]:
    """Make the files that templates include and scripts load: path below ``docs/`` → bytes.

    ``inline``: name → source of each file in ``INLINE``; ``more``: the publisher's own style sheets.
    These follow ours inside every generated page; on hand-written pages the theme links to them.
    """
    included = {name: compact(inline[name]) for name in SCRIPTS}
    included["seal.svg"] = inline_seal(config.seal).encode()
    styles = with_accent(inline[STYLE_SHEET], config.accent) if config.accent else inline[STYLE_SHEET]
    for kind, sections in STYLES.items():
        own = [] if kind == "written" else more
        chosen = choose_sections(styles, sections)
        included[f"{kind}.css"] = compact("\n".join([chosen, *own]))
        if kind in ("article", "home"):
            included[f"{kind}-forms.css"] = compact("\n".join([chosen, inline[FORMS_SHEET], *own]))
    included["words.html"] = words_template(
        config, pages, {name: _hash(raw) for name, raw in included.items()}
    )
    return {GENERATED + name: raw for name, raw in included.items()} | {LOADED_WORDS: loaded_words(config)}


def loaded_words(config: Config) -> bytes:
    """The words that only scripts show, as a module: language → key → text."""
    table = {}
    for lang in (variant.lang for variant in config.variants):
        own = words(lang)
        table[lang] = {key: own[key] for key in LOADED}
        table[lang]["offer"] = own["offer"].replace("{n}", own[f"name_{lang}"])
    return f"export default {json.dumps(table, ensure_ascii=False, indent=1)}\n".encode()


def inline_seal(svg: str) -> str:
    """Prepare an SVG for use inside a page: drop declarations, comments, namespace; add ``aria-hidden``."""
    svg = re.sub(r"<\?.*?\?>|<!.*?>|\s+xmlns=([\"']).*?\1", "", svg, flags=re.DOTALL)
    return " ".join(svg.split()).replace("<svg", '<svg aria-hidden="true"', 1)


def _hash(raw: bytes) -> str:
    """Give the hash by which a Content Security Policy allows an inline script or style (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(raw).digest()).decode()}"


def words_template(config: Config, pages: Pages, hashes: dict[str, str]) -> bytes:
    """Make a template that sets constants: interface words, variants, hand-written pages, hashes, scripts.

    Jinja (MkDocs) and MiniJinja (Zensical) both read it. ``hashes``: name of a file → its CSP hash.
    """
    table = {
        variant.lang: {
            **words(variant.lang),
            "site_name": config.name_in(variant),
            "tagline": said(config.tagline, variant),
            "footer": [said(line, variant) for line in config.footer],
        }
        for variant in config.variants
    }
    variants = [
        {"lang": variant.lang, "label": variant.label, "name": variant.name, "root": variant.root}
        for variant in config.variants
    ]
    constants = {"WORDS": table, "VARIANTS": variants, "PAGES": dict(pages), "HASHES": hashes}
    constants["EXTRA_SCRIPTS"] = config.scripts
    lines = (
        f"{{% set {name} = {json.dumps(value, ensure_ascii=False, indent=1)} %}}\n"
        for name, value in constants.items()
    )
    return "".join(lines).encode()


def choose_sections(styles: str, chosen: Collection[str]) -> str:
    """Keep the chosen sections of a style sheet, each headed ``/* == name == …``."""
    sections = re.split(r"(?=^/\* == \w+ ==)", styles, flags=re.MULTILINE)[1:]
    return "".join(section for section in sections if section.split(" ")[2] in chosen)


def compact(source: str) -> bytes:
    """Remove comments (``/* */`` and lines of ``//``), indentation and blank lines from CSS or JavaScript."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()
