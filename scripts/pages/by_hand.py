"""Hand-written pages: Markdown in Traditional → the same page in a variant.

Only what readers read is converted. Code, addresses, names and ids stay, so that a page has the
same structure in every variant.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from urllib.parse import quote, unquote

import yaml

from scripts.converting.variants import TABLE, Variant, render
from scripts.findings import Finding, Rejected
from scripts.pages.headings import heading_ids
from scripts.pages.made import MADE
from scripts.pages.markdown import front_matter, page
from scripts.source.settings import Word

# What MkDocs takes for pages. Only .md is read here: anything else is an error, and so is a README,
# which MkDocs takes for the folder's index.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")

# What of an author's front matter the templates use, beside the title.
SAID: dict[str, type] = {"description": str, "author": str, "noindex": bool}

# Front matter that names something and says nothing.
_NAMES = frozenset({"template", "icon", "image"})

_NAME = re.compile(r"(?:^|/)(?!README\.)[^/]+\.md$")
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?")

# What Markdown and its extensions do not show as text. Of ``opening``, ``tag`` and ``list`` readers
# see some attributes; ``defined``, ``angled``, ``target`` and those in ``tag`` are addresses.
_MARKUP = re.compile(
    r"""
      ^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)* (?P<fence>`{3,}|~{3,}) (?P<opening>[^`\n]*)\n
        (?:.*\n)*? [ \t>]*(?P=fence)[`~]*[ \t]*$
    | ^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ ]+[\w-]+)*          # an admonition and its type
    | ^[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s>]+)>?     # a reference
    | (?<=\]\()[ ]*(?:<(?P<angled>[^<>\n]+)>|(?P<target>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*))
    | (?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)(?P=ticks)(?!`)
    | <!--[\s\S]*?-->
    | <(?P<raw>script|style|pre|code|textarea)\b[\s\S]*?</(?P=raw)>
    | (?P<tag><[a-z][\w:-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>)
    | </[a-z][\w:-]*\s*>
    | <[^\s<>]+[:@][^\s<>]*>
    | (?<=\])\[[^\]\n]*\]
    | \[\^[^\]\n]+\]
    | \{\{.*?\}\} | \{%.*?%\}
    | (?P<list>\{[ ]*[:\#.][^{}\n]*\} | \{[^{}\n]*=[^{}\n]*\})
    | \b(?:https?|ftp|mailto):[^\s<>"'()\[\]`、。，；：！？「」『』“”（）《》]+
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_SHOWN = re.compile(r"""(?<![\w-])(?:title|alt|aria-label)\s*=\s*(["'])(?P<text>.*?)\1""", re.IGNORECASE)
_LINKED = re.compile(r"""(?<=\s)((?:href|src)\s*=\s*["']?)([^\s"'<>]+)""", re.IGNORECASE)
_LABEL = re.compile(r"^[ \t>]*\[(?!\^)([^\]\n]*[^\x00-\x7f][^\]\n]*)\]:", re.MULTILINE)
_ATX = re.compile(
    r"^#{1,6}[ \t]*(?P<text>[^\s#].*?)[ \t]*#*[ \t]*(?P<list>\{[ ]*[:\#.][^{}\n]*\})?[ \t]*$", re.MULTILINE
)
_ID = re.compile(r"#([^\s{}]+)")


@dataclass(frozen=True)
class Written:
    """A hand-written page, or what was made of one."""

    path: str  # below docs/
    meta: Mapping[str, Any]
    body: str
    title: str

    @property
    def url(self) -> str:
        """Where MkDocs puts the page, below the site's address."""
        folder, name = posixpath.split(self.path.removesuffix(".md"))
        return quote(posixpath.join(folder, "" if name in ("index", "README") else f"{name}/"))


def parse(path: str, raw: bytes) -> Written:
    """A page as it was written. Raises ``Rejected``."""

    def reject(code: str, line: int | None, message: str, advice: str) -> Rejected:
        return Rejected([Finding(code, f"docs/{path}", line, message, advice)])

    try:
        source = raw.decode("utf-8-sig").replace("\r\n", "\n")
        front = _FRONT.match(source)
        meta = (yaml.safe_load(front[1]) if front else None) or {}
    except UnicodeDecodeError as error:
        raise reject("P01", None, "is not UTF-8", "save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else None
        raise reject("P02", line, "its front matter is not YAML", "check the quotes") from error
    if not isinstance(meta, dict):
        raise reject("P02", 1, "its front matter is not a list of keys", "write title: and a title")
    words = meta.get("words", {})
    if not isinstance(words, dict) or not all(
        isinstance(forms, dict)
        and forms.keys() <= TABLE.keys()
        and all(isinstance(form, str) and form for form in forms.values())
        for forms in words.values()
    ):
        raise reject(
            "P02", 1, "words is not a list of words and their forms", "write 檔案: { zh-Hans: 文件 }"
        )
    start = front.end() if front else 0
    said = [key for key in SAID if not isinstance(meta.get(key, SAID[key]()), SAID[key])]
    if said:
        raise reject("P02", 1, f"{said[0]} is not what it must be", "a text in quotes, or true for noindex")
    fences = _MARKUP.sub(lambda match: re.sub(".", " ", match[0]) if match["fence"] else match[0], source)
    label = _LABEL.search(fences, start)
    if label and not _variant_of(path).root:
        line = source.count("\n", 0, label.start(1)) + 1
        raise reject(
            "P05", line, f"the reference [{label[1]}] would be converted", "name it in Latin letters"
        )
    title = str(meta.get("title") or "") or _heading(source[start:])
    if not title:
        raise reject("P03", None, "has no title", "begin it with # and a title, on one line")
    return Written(path, meta, source[start:], title)


def _heading(body: str) -> str:
    """The first heading as plain text."""
    lines = re.sub(r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1", "", body, flags=re.DOTALL | re.MULTILINE).split("\n")
    heading = next((found[1] for line in lines if (found := _TITLE.fullmatch(line))), "")
    return _plain(heading)


def convert_page(written: Written, variant: Variant, is_mirrored: Callable[[str], bool]) -> Written:
    """A page in Traditional → the page in a variant.

    ``is_mirrored`` tells whether a file below ``docs/`` has a counterpart below the variant's root:
    links to it stay, all others lead one level up.
    """
    glossary = [
        Word(0, str(word), {str(lang): str(form) for lang, form in forms.items()})
        for word, forms in written.meta.get("words", {}).items()
    ]

    def converted(value: Any, key: str = "") -> Any:
        match value:
            case str() if key not in _NAMES:
                return convert_text(value, variant, glossary)
            case list():
                return [converted(item, key) for item in value]
            case dict():
                return {name: converted(item, name) for name, item in value.items()}
        return value

    def moved(address: str, base: str) -> str:
        return _moved(address, base, variant, is_mirrored)

    named = replace(written, body=name_headings(written.body))
    return Written(
        variant.root + written.path,
        converted({key: value for key, value in written.meta.items() if key != "words"}),
        convert_text(_move_addresses(named, moved), variant, glossary),
        convert_text(written.title, variant, glossary),
    )


def name_headings(body: str) -> str:
    """Markdown → the same Markdown with an id at every ATX heading that has none.

    The ids are made of the headings' own texts, by ``heading_ids``.
    """
    code = [match.span() for match in _MARKUP.finditer(body) if match["fence"] or match["raw"]]
    headings = [
        match for match in _ATX.finditer(body) if not any(start <= match.start() < end for start, end in code)
    ]
    given = [_ID.search(match["list"] or "") for match in headings]
    texts = [_plain(match["text"]) for match, id in zip(headings, given) if not id]
    ids = iter(heading_ids(texts, [id[1] for id in given if id]))
    parts, at = [], 0
    for match, id in zip(headings, given):
        if not id:
            more = (match["list"] or "").strip("{}: ")
            said = f"{{: #{next(ids)} {more}".rstrip()
            parts += [body[at : match.end("text")], f" {said} }}"]
            at = match.end()
    return "".join(parts) + body[at:]


def _plain(heading: str) -> str:
    """What a heading says, without links, emphasis, code and tags."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|<[^<>]*>|[*`]", r"\1", heading)


def convert_text(source: str, variant: Variant, glossary: Iterable[Word] = ()) -> str:
    """Markdown → the same Markdown with its text in a variant.

    All of it at once: what a character becomes depends on its neighbours.
    """
    spans = list(_text_spans(source))
    unused = next(mark for mark in map(chr, range(0xE000, 0xF900)) if mark not in source)
    texts = unused.join(source[start:end] for start, end in spans)
    shown = render(texts, "traditional", variant, glossary).split(unused)
    kept = [source[end:start] for (_, end), (start, _) in pairwise(spans)]
    return "".join(part for pair in zip(shown, [*kept, ""], strict=True) for part in pair)


def _text_spans(source: str) -> Iterator[tuple[int, int]]:
    """Where the source holds text: outside all markup, and in the attributes that are shown."""
    at = 0
    for match in _MARKUP.finditer(source):
        yield at, match.start()
        at = match.end()
        for name in ("opening", "tag", "list"):
            if match[name]:
                yield from (shown.span("text") for shown in _SHOWN.finditer(source, *match.span(name)))
    yield at, len(source)


def _move_addresses(written: Written, moved: Callable[[str, str], str]) -> str:
    """The body with its addresses moved: those in Markdown MkDocs takes from the file, those in HTML
    a browser takes from the page.
    """

    def replace(match: re.Match[str]) -> str:
        if match["tag"]:
            return _LINKED.sub(lambda found: found[1] + moved(found[2], unquote(written.url)), match[0])
        address = match["defined"] or match["angled"] or match["target"]
        if not address:
            return match[0]
        before, _, after = match[0].rpartition(address)
        return before + moved(address, posixpath.dirname(written.path)) + after

    return _MARKUP.sub(replace, written.body)


def _moved(address: str, base: str, variant: Variant, is_mirrored: Callable[[str], bool]) -> str:
    """An address as it is from below the variant's root: the same where what it leads to is there too."""
    if re.match(r"[a-z][a-z0-9+.-]*:|[/#?]|$", address, re.IGNORECASE):
        return address
    target = posixpath.normpath(posixpath.join(base, unquote(re.split("[?#]", address)[0])))
    files = (target, f"{target}.md", posixpath.normpath(f"{target}/index.md"))
    return address if any(map(is_mirrored, files)) else "../" * variant.root.count("/") + address


def written_pages(
    sources: Mapping[str, bytes], generated: Iterable[str], variants: Iterable[Variant]
) -> tuple[dict[str, bytes], dict[str, dict[str, Any]], list[Finding]]:
    """Hand-written pages (path below ``docs/`` → bytes) → the files made of them, what the templates
    know of each page by its address, and what is wrong. A page that somebody wrote in a variant stays.
    """
    own: list[Written] = []
    findings: list[Finding] = []
    for path, raw in sources.items():
        try:
            own.append(parse(path, raw))
        except Rejected as rejected:
            findings += rejected.findings
    findings += [_wrong_name(one.path) for one in own if not _NAME.search(one.path)]
    langs = {variant.lang for variant in variants}
    for one in own:
        lang = _variant_of(one.path).lang
        if lang not in langs:
            message, advice = f"a page in {lang}, which is off", "move it out of docs/, or switch that on"
            findings.append(Finding("P04", f"docs/{one.path}", None, message, advice))
    origins = [one for one in own if not _variant_of(one.path).root]
    wanted = [
        (variant, one) for variant in variants for one in origins if variant.root + one.path not in sources
    ]
    present = {*sources, *generated, *(variant.root + one.path for variant, one in wanted)}

    def made(variant: Variant, one: Written) -> Written:
        return convert_page(one, variant, lambda path: variant.root + path in present)

    pages = [made(variant, one) for variant, one in wanted]
    return {one.path: _file(one) for one in pages}, _table([*own, *pages], variants), findings


def _wrong_name(path: str) -> Finding:
    message = "not a page of ours: its name is README, or does not end in .md"
    return Finding("P04", f"docs/{path}", None, message, "rename it")


def _variant_of(path: str) -> Variant:
    return max((one for one in TABLE.values() if path.startswith(one.root)), key=lambda one: len(one.root))


def _file(made: Written) -> bytes:
    """The bytes of a page that was made, and that says so."""
    return page(dict(made.meta), made.body).replace(b"\n", f"\n{MADE}\n".encode(), 1)


def _table(pages: Iterable[Written], variants: Iterable[Variant]) -> dict[str, dict[str, Any]]:
    """Address → the front matter that templates need, with the other variants of the same page."""
    families: dict[str, dict[str, Written]] = {}
    for variant in variants:
        for one in sorted(pages, key=lambda one: one.path):
            if _variant_of(one.path) == variant:
                families.setdefault(one.path.removeprefix(variant.root), {})[variant.lang] = one
    table = {}
    for family in families.values():
        urls = {lang: one.url for lang, one in family.items()}
        for lang, one in family.items():
            meta = front_matter("written", lang, one.title, urls)
            table[one.url] = {**meta, **{key: one.meta[key] for key in SAID if one.meta.get(key)}}
            del table[one.url]["template"]
    return table
