"""What the templates include: the site's words and variants, and styles and scripts made small."""

import json
import re
from typing import Any

from scripts.config import Config
from scripts.words import words

Pages = dict[str, dict[str, Any]]  # address → the front matter of a hand-written page

# Which sections of the style sheet each kind of page needs.
STYLES = {
    "article": "123458",
    "home": "1234568",
    "notes": "1234578",
    "lost": "1234568",
    "written": "1234589",
}
INLINE = ".overrides/.inline/"  # what pages hold within themselves, as written
GENERATED = ".overrides/.generated/"  # what templates include
SCRIPTS = ("early.js", "place.js", "reading.js")
STYLE_SHEET = "reading.css"


def frame_files(inline: dict[str, str], config: Config, pages: Pages) -> dict[str, bytes]:
    """The sources in INLINE, by name → what templates include, path below ``docs/`` → bytes."""
    files = {f"{GENERATED}words.html": words_template(config, pages)}
    for name in SCRIPTS:
        files[GENERATED + name] = compact(inline[name])
    for kind, sections in STYLES.items():
        files[f"{GENERATED}{kind}.css"] = compact(choose_sections(inline[STYLE_SHEET], sections))
    return files


def words_template(config: Config, pages: Pages) -> bytes:
    """The site's words, variants and hand-written pages, for the templates of MkDocs and Zensical alike."""
    table = {
        variant.lang: {**words(variant.lang), "site_name": config.name_in(variant)}
        for variant in config.variants
    }
    variants = [
        {"lang": variant.lang, "label": variant.label, "name": variant.name, "root": variant.root}
        for variant in config.variants
    ]
    lines = (
        f"{{% set {name} = {json.dumps(value, ensure_ascii=False, indent=1)} %}}\n"
        for name, value in (("WORDS", table), ("VARIANTS", variants), ("PAGES", pages))
    )
    return "".join(lines).encode()


def choose_sections(styles: str, chosen: str) -> str:
    """Of a style sheet in sections, each headed ``/* 1 Name */``, those with the chosen numbers."""
    sections = re.split(r"(?=^/\* \d )", styles, flags=re.MULTILINE)[1:]
    return "".join(section for section in sections if section[3] in chosen)


def compact(source: str) -> bytes:
    """A style sheet or script as written → as it stands in the page: no comments, no indentation."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()
