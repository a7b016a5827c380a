"""Make the files that templates include: interface words, variants, compacted styles and scripts."""

import base64
import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scripts.pages.accent import with_accent
from scripts.pages.config import Config
from scripts.pages.interface import LOADED, filled, site_words, words
from scripts.pages.phrases import phrases

PageTable = Mapping[str, dict[str, Any]]  # address → the front matter of a hand-written page

# kind of page → the names of the sections of the style sheet that it needs. What is below an article or seen
# later (``AFTER``) is in a file that all articles share.
_FIRST, _LATER = ("colours", "type", "bar", "page"), ("chosen", "foot", "print")
_EVERY = (*_FIRST, "sections", *_LATER)
AFTER = ("article", *_LATER)
STYLES = {
    "article": _FIRST,
    "home": (*_EVERY, "example", "home"),
    "archive": (*_EVERY, "home"),
    "notes": (*_EVERY, "contents", "example", "notes"),
    "lost": (*_EVERY, "home"),
    "plain": (*_EVERY, "contents", "plain"),
    "written": (*_EVERY, "contents", "written"),
}
# kind of page → more sections that only some of its pages need, as the names of their sheets end.
MORE = {
    "article": [
        "",
        *(
            "-sections" + listed + forms
            for listed in ("", "-contents")
            for forms in ("", "-lists", "-lists-forms")
        ),
    ],
    "home": ["", "-pictures"],
}
MANY_LANGUAGES = ("lost", "plain", "written")  # kinds of page with text in several, which need all fonts
# Strings, templates and regular expressions stay as they are (group 1); elsewhere spaces around signs (group
# 2) go. In our scripts a division has spaces around it, and no regular expression begins with one.
SCRIPT_SPACE = re.compile(
    r"""("(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|/(?![/*\s])(?:\\.|\[[^]]*]|[^/\\\n])+/)"""
    r"""|[ ]*([=(){};,:?&|+*<>]+)[ ]*"""
)
STYLE_SPACE = re.compile(r"""("[^"]*")|\s*([{};,>])\s*""")
INLINE = ".overrides/.inline/"  # the sources of scripts and styles that stand inside pages, or beside them
GENERATED = ".overrides/.generated/"  # what templates include
SCRIPTS = ("early.js", "place.js", "moved.js", "rules.json", "theme.js")  # stand in pages
FIRST_SCRIPT = "first.js"  # which place.js loads on every page
STYLE_SHEET = "reading.css"
FORMS_SHEET = "forms.css"
SOURCES = (*SCRIPTS, FIRST_SCRIPT, STYLE_SHEET, FORMS_SHEET)  # all files in ``INLINE``
SHARED = "assets/made/"  # styles and scripts that many pages load
LOADED_WORDS = "assets/words.js"  # for the scripts in docs/assets/
SENTENCES = ("tagline", "see_notes", "notes_are")  # words whose lines break as a title's do


def frame_files(
    inline: Mapping[str, str], more: Sequence[str], config: Config, pages: PageTable
) -> dict[str, bytes]:
    """Make the files that templates include and scripts load: path below ``docs/`` → bytes.

    ``inline``: name → source of each file in ``INLINE``; ``more``: the publisher's own style sheets, which
    follow ours inside every generated page, and behind ``AFTER``; on hand-written pages the theme links to
    them.
    """
    included = {name: tighten(compact(inline[name]), SCRIPT_SPACE).encode() for name in SCRIPTS}
    included["seal.svg"] = inline_seal(config.seal).encode()
    styles = with_accent(inline[STYLE_SHEET], config.accent) if config.accent else inline[STYLE_SHEET]
    styles += inline[FORMS_SHEET]
    own = "\n".join(compact(sheet) for sheet in more)
    langs = [variant.lang for variant in config.variants]
    for kind, sections in STYLES.items():
        for lang, some in ((lang, some) for lang in langs for some in MORE.get(kind, [""])):
            chosen = compact(choose_sections(styles, {*sections, *some.split("-")}))
            spoken = tighten(chosen if kind in MANY_LANGUAGES else one_language(chosen, lang), STYLE_SPACE)
            sheet = spoken if kind == "written" or not own else f"{spoken}\n{own}"
            included[f"{kind}{some}.{lang}.css"] = sheet.encode()
    hashes = {name: _hash(raw) for name, raw in included.items()}
    included["words.html"] = words_template(config, pages, hashes)
    files = {GENERATED + name: raw for name, raw in included.items()}
    sheets = [f"{kind}.{lang}.css" for kind in ("notes", "home", "home-pictures") for lang in langs]
    files |= {SHARED + name: included[name] for name in ("early.js", "place.js", *sheets)}
    after = tighten(compact(choose_sections(styles, AFTER)), STYLE_SPACE)
    files[f"{SHARED}after.css"] = f"{after}\n{own}".encode()
    files[SHARED + FIRST_SCRIPT] = first_script(inline[FIRST_SCRIPT], langs)
    return files | {LOADED_WORDS: loaded_words(config, included["rules.json"].decode())}


def first_script(source: str, langs: Sequence[str]) -> bytes:
    """Make ``FIRST_SCRIPT`` of its ``source``: compacted, and where it says ``WORDS`` with the words that it
    shows, language → key → text.
    """
    said = {lang: {key: words(lang)[key] for key in ("search", "loading", "not_loaded")} for lang in langs}
    table = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return tighten(compact(source), SCRIPT_SPACE).replace("WORDS", table).encode()


def loaded_words(config: Config, rules: str) -> bytes:
    """Make ``LOADED_WORDS``, a module in JavaScript: the words that scripts show (language → key → text), and
    the speculation rules (what a browser may load ahead).
    """
    table = {}
    for lang in (variant.lang for variant in config.variants):
        own = words(lang)
        table[lang] = {key: own[key] for key in LOADED}
        table[lang]["offer"] = filled(own["offer"], own[f"name_{lang}"])
    listed = json.dumps(table, ensure_ascii=False, indent=1)
    return f"export default {listed}\nexport const rules = {json.dumps(rules)}\n".encode()


def inline_seal(svg: str) -> str:
    """Prepare an SVG for use inside a page: drop declarations, comments, namespace; add ``aria-hidden``."""
    svg = re.sub(r"<\?.*?\?>|<!.*?>|\s+xmlns=([\"']).*?\1", "", svg, flags=re.DOTALL)
    return " ".join(svg.split()).replace("<svg", '<svg aria-hidden="true"', 1)


def _hash(raw: bytes) -> str:
    """Compute the hash by which a Content Security Policy allows an inline script or style (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(raw).digest()).decode()}"


def words_template(config: Config, pages: PageTable, hashes: dict[str, str]) -> bytes:
    """Make a template that sets constants: interface words, variants, hand-written pages, hashes, scripts.

    Jinja (MkDocs) and MiniJinja (Zensical) can both read it. ``hashes``: name of a file → its CSP hash.
    """
    table: dict[str, dict[str, Any]] = {
        variant.lang: {
            **words(variant.lang),
            "site_name": config.name_in(variant),
            "tagline": site_words(config.tagline, variant),
            "footer": [site_words(line, variant) for line in config.footer],
        }
        for variant in config.variants
    }
    for own in table.values():
        own["phrases"] = {key: list(phrases(own[key])) for key in SENTENCES}
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
    """Keep the sections of a style sheet whose names are ``chosen``; each is headed ``/* == name == …``."""
    sections = re.split(r"(?=^/\* == \w+ ==)", styles, flags=re.MULTILINE)[1:]
    return "".join(section for section in sections if section.split(" ")[2] in chosen)


def one_language(styles: str, lang: str) -> str:
    """Drop the lines of a style sheet that are for other languages than ``lang``, mostly fonts."""
    return re.sub(rf"^:lang\((?!{lang}\)).*\n", "", styles, flags=re.MULTILINE)


def tighten(source: str, space: re.Pattern[str]) -> str:
    """Drop spaces from our own source, by ``space``: ``SCRIPT_SPACE`` or ``STYLE_SPACE``."""
    return space.sub(lambda found: found[1] or found[2], source)


def compact(source: str) -> str:
    """Remove comments (``/* */``, ``//`` to a line's end), indentation, blank lines: CSS or JavaScript."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    lines = (re.sub(r"(^|\s)//\s.*", "", line).strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line)
