"""Find forms that other programs add to Markdown: notices, links of a wiki, highlights, shortcodes, formulas.

The parser knows none of them. So in the text that it reads, each is exchanged for a form of CommonMark of
the same length: a form of a whole line for a rule or a heading, one within a line for code or ``~~``. If the
parser does not find the new form at that place, since it is inside code, there was only text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# Titles for notices whose authors gave none, by the word for their kind; alike in both scripts.
_LABELS = {
    **dict.fromkeys(("tip", "hint", "info"), "提示"),
    **dict.fromkeys(("note", "attention", "caution"), "注意"),
    **dict.fromkeys(("warning", "danger", "error"), "警告"),
    **dict.fromkeys(("abstract", "summary", "tldr"), "摘要"),
    "important": "重要",
    "example": "例子",
}
_NOTHING = (0, 0)  # no range
_TITLE = re.compile(
    r"(?:\b(?:title|label|summary|name)=|^\s*(?:[\w-]+\s+)?)([\"'])([^\"'<>]+)\1|(?:^|\s)([^\0-\x7f][^=\"']*)$"
)
_ATTRIBUTE = re.compile(r"\b(src|alt|title|caption)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_HEXO = re.compile(
    r"\{%-? *(?:asset_)?img +(?:[a-z]+ +)*([^\s\"']+\.\w+)(?: +\d+%?)*"
    r"(?: +[\"']*([^\s\"'](?:[^\"'%]*[^\s\"'%])?)[^%]*?)? *-?%\}"
)
# Divisions of Quarto that hold pictures, columns or tabs.
_ARRANGES = re.compile(r"#(?:fig|tbl|lst)-|\blayout|\.(?:columns?|panel|grid|g-col|center)\b")
_SIZE = re.compile(r"[\dx%]*|left|right|center")


@dataclass(frozen=True)
class Form:
    """A form of another dialect, at a range of the source.

    ``kind``: of whole lines "nothing", "heading", "rule", "code", "title", or "open" and "close" of a
    quotation with a ``name``; within a line "gone", "mark", "mono", "note", "link", "image".
    """

    kind: str
    start: int
    end: int
    words: tuple[int, int] = _NOTHING  # the range of a title, or of the words of a link or picture
    href: str = ""
    about: tuple[int, int] = _NOTHING  # the range of the title of a picture
    name: str = ""  # of a quotation; the level of a heading
    label: str = ""  # the title of a notice to which its author gave none
    is_plain: bool = False  # whether what it holds is no quotation: it only says where things stand

    def blank(self) -> list[tuple[int, int]]:
        """Return the ranges of a form of a line that become marks and white space: all except its title."""
        if self.kind not in ("nothing", "heading", "rule", "title", "open", "close"):
            return []
        if not self.words[1]:
            return [(self.start, self.end)]
        return [(self.start, self.words[0]), (self.words[1], self.end)]


def _line(match: re.Match[str]) -> Form:
    """Make the form of a match of ``_LINES``, a whole line."""
    given, span = match.groupdict(), match.span("form")
    name = (given.get("name") or ":::").lower()
    if given.get("close") is not None:
        return Form("close", *span, name=name)
    for kind in ("code", "rule"):
        if kind in given:
            return Form(kind, *span)
    if "level" in given:
        return Form("heading", *span, match.span("title"), name=given["level"])
    if "said" not in given:
        return Form("nothing", *span)
    said, (at, end) = given["said"] or "", match.span("title") if "title" in given else _NOTHING
    if name.endswith("quote"):  # who said it
        at, end = match.start("said") + len(said) - len(said.lstrip()), match.end("said")
    elif found := None if "title" in given else _TITLE.search(said):
        at, end = (match.start("said") + one for one in found.span(found.lastindex or 0))
    text = match.string[at:end].rstrip()
    known = [_LABELS[one] for one in re.findall("[a-z]+", f"{said} {name}".lower()) if one in _LABELS]
    words = (at, at + len(text)) if text else _NOTHING
    label = known[0] if known and not text and given.get("of") in (None, "[!") else ""
    is_plain = bool(_ARRANGES.search(said))
    kind = "open" if given.get("of") is None else "title"
    return Form(kind, *span, words, name=name, label="" if is_plain else label, is_plain=is_plain)


def _wiki(match: re.Match[str]) -> Form:
    """Make the form of [[page#place|words]], or ![[picture|words]]."""
    said, target = match["said"], match["target"].strip()
    words = match.span("said" if said else "target")
    if match[0][0] == "!" and re.search(r"\.\w{2,5}$", target):
        alone = not said or _SIZE.fullmatch(said)
        return Form("image", *match.span(), _NOTHING if alone else words, target)
    return Form("link", *match.span(), words, target)


def image(tag: str, at: int) -> Form:
    """Make the form of a tag at place ``at`` of the source that shows a picture: <img src="…" alt="…">.

    Its ``href`` is "" if the tag names no picture.
    """

    def last(match: re.Match[str]) -> tuple[int, int]:
        return at + match.start(match.lastindex or 0), at + match.end(match.lastindex or 0)

    if hexo := _HEXO.fullmatch(tag):
        return Form("image", at, at + len(tag), last(hexo) if hexo[2] else _NOTHING, hexo[1])
    given = {one[1].lower(): last(one) for one in _ATTRIBUTE.finditer(tag)}
    src, alt, title = (given.get(name, _NOTHING) for name in ("src", "alt", "title"))
    about = given.get("caption", title)
    alt = alt if alt[1] or about == title else title
    return Form("image", at, at + len(tag), alt, tag[src[0] - at : src[1] - at] if src[1] else "", about)


def _image(match: re.Match[str]) -> Form:
    return image(match[0], match.start())


def _note(match: re.Match[str]) -> Form:
    """Make the form of ^[a note within the text]."""
    start, end = match.span()
    return Form("note", start, end, match.span("said"))


def _as(kind: str) -> Callable[[re.Match[str]], Form]:
    """Return a function that makes of a match a form of ``kind``."""
    return lambda match: Form(kind, *match.span())


_APART = (
    "note|notice|admonition|hint|callout|alert|tip|info|warning|danger|(?:block|pull)?quote|cq|centerquote"
)
_ARRANGED = "tabs?|details|spoiler|fold(?:ing)?|collapse|expand|steps?|columns?|cards?|content-ref"
_TAGS = "details|div|p|center|section|picture|Tabs|TabItem"
_OPEN, _CLOSE = r"\{(?:%-?|\{[<%]) *", r" *(?:-?%|[>%]\})\}"
_LINES = (
    r"(?P<form>\[\[?_?toc_?\]\]?|\{\{<? *(?:toc|pagebreak) *>?\}\}|\\(?:new|clear)page)",
    r"(?P<form>(?:[*+-]|1\.) +\S+\n\{: *toc\b[^}\n]*\})",
    rf"(?P<form>{_OPEN}(?P<code>codeblock|highlight|code)\b.*\n(?:(?![ \t>]*(?:\{{[%{{]|~~~)).*\n)*"
    rf"[ \t>]*{_OPEN}(?:/|end) *(?P=code){_CLOSE})",
    r"(?P<form><h(?P<level>[1-6])\b[^<>\n]*>(?P<title>[^\n]*\S)[ \t]*</h(?P=level)>)",
    r">[ \t]*(?P<form>(?P<of>\[!)(?P<said>[a-z][a-z-]*)[^\]\n]*\][+-]?[ \t]*(?P<title>.*))",
    r"(?P<form>(?P<of>(?:<details\b[^>\n]*>)? *<summary>)(?P<said>)(?P<title>.*)</summary>)",
    r"(?P<form>:::+ *(?P<said>[a-z][\w-]*) *\[?(?P<title>[^\]\n]*)\]?)",
    r"(?P<form>:::+ *\{(?P<said>[^{}\n]*callout[^{}\n]*)\}[ \t]*\n+#{1,6} +(?P<title>.*\S))",
    r"(?P<form>:::+ *\{(?P<said>[^{}\n]*)\})",
    r"(?P<form>(?P<close>:::+))",
    r"(?P<form>(?P<rule><hr)\b[^>\n]*>)",
    rf"(?P<form>{_OPEN}(?P<name>{_APART})\b(?P<said>.*?){_CLOSE})",
    rf"(?P<form>{_OPEN}(?P<close>/|end) *(?P<name>{_APART}){_CLOSE})",
    rf"(?P<form>{_OPEN}(?P<of>(?:/|end)? *(?:{_ARRANGED})\b)(?P<said>.*?){_CLOSE})",
    r"(?P<form><(?P<name>aside)\b(?P<said>[^>\n]*)>)",
    r"(?P<form><(?P<close>/)(?P<name>aside)>)",
    rf"(?P<form><(?P<of>/?(?:{_TAGS})\b)(?P<said>[^>\n]*)>)",
)
_SPANS = (
    (r"(?<![!-~])==(?=[^=\s])[^=\n]*[^=\s]==(?![!-~])", _as("mark")),
    (r"(?<![\d%])%%(?=[^%])(?:[^%\n]|\n(?!\s*\n))+%%", _as("gone")),  # a comment; 100%% is none
    (r"(?:(?<=\S )|^)\^(?=[\d-]*[a-z])[a-z\d-]{3,}(?=\r?$)", _as("gone")),  # the name of a block
    (r"\{/\*(?:[^*\n]|\*(?!/))*\*/\}", _as("gone")),  # a comment of MDX
    # What Logseq keeps of a block: id:: 65e6f0a1-….
    (
        r"(?:^|(?<=[ \t]))(?:id:: [0-9a-f-]{36}|(?:collapsed|heading):: (?:true|false|\d))(?=\r?$)",
        _as("gone"),
    ),
    (r"^@\[TOC\]\([^()\n]*\)(?=\r?$)", _as("gone")),
    (r"(?:(?<=[\])])\{ ?(?:[#.]|[a-z-]+=)|\{:)[ -z|~]*\}", _as("gone")),  # attributes
    (r"!\[(?P<said>[^\[\]\n]*)\]\((?P<target>[^\s()]+) +=\d*%?x\d*%?\)", _wiki),  # its size behind
    (r"!?(?<![A-Za-z0-9\[])\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<said>[^\[\]\n]*))?\]\](?!\()", _wiki),
    (r"\^\[(?P<said>[^\[\]\n*_`\\<&]+)\]", _note),
    (r"\{%-? *(?:asset_)?img +[^\n%]+%\}", _image),
    (r"\{(?:\{[<%]|% *include) *figure\b[^\n{}]*\bsrc=[^\n{}]*\}{1,2}", _image),
    (r"\$\$(?:[^$\n]|\n(?!\s*\n))+\$\$", _as("mono")),
    # By Pandoc's rule no digit stands behind the end of a formula: US$5 and HK$9 are none.
    (r"\$(?=[^$\s]*[\\^_={}])[^$\s](?:[^$\n]*[^$\s])?\$(?!\d)", _as("mono")),
    (r"\$(?=[A-Za-z\\])(?=[ -#%-~]*[\\^_={}])[ -#%-~]*[!-#%-~]\$(?!\d)", _as("mono")),
    (r"(?<![$A-Za-z0-9])\$(?!\$)(?=[^$\n]*\\[!-/:-@\[-`{-~])[^$\n]+(?<!\\)\$(?![$A-Za-z0-9])", _as("mono")),
)
_FORMS = [
    *((re.compile(rf"^[ \t>]*{one}[ \t\r]*$", re.M | re.I), _line) for one in _LINES),
    *((re.compile(rf"(?<!\\){one}", re.M), make) for one, make in _SPANS),
]
_HINT = re.compile(r"\[\[|\^\[|\[!|::|\{|==|%%|\$|<|\\newp|\\clear|\[toc| \^| =\d*%?x", re.I)
_SAME = {1: "x", 2: "é", 3: "字", 4: "𠀀"}  # a letter by its length in UTF-8


def forms(source: str) -> dict[int, Form]:
    """Find what may be a form of another dialect: place → form, in order. Only a title can hold others."""
    found: dict[int, Form] = {}
    for pattern, make in _FORMS if _HINT.search(source) else ():
        for form in map(make, pattern.finditer(source)):
            if all(source[start:end].isascii() for start, end in form.blank()):
                found.setdefault(form.start, form)
    free: dict[int, Form] = {}
    at = 0
    for start, form in sorted(found.items()):
        if start >= at:
            free[start] = form
            at = form.blank()[0][1] if form.blank() else form.end
    return free


def planted(source: str, found: Mapping[int, Form]) -> str:
    """Exchange each form for one of CommonMark that is as long in UTF-8, so that all places stay."""
    text = list(source)
    for start, form in found.items():
        for first, last in form.blank():
            text[first:last] = " " * (last - first)
        if form.blank():
            level = int(form.name) if form.kind == "heading" else min(6, form.words[0] - start - 1)
            marks = "#" * level if form.words[1] else "***"
            text[start : start + len(marks)] = marks
        elif form.kind == "mark":
            text[start : start + 2] = text[form.end - 2 : form.end] = "~~"
        elif form.kind == "code":
            end = source.rindex("{%" if source[start + 1] == "%" else "{{", start, form.end)
            text[start : start + 3] = "~~~"
            text[end : form.end] = "~~~".ljust(form.end - end)
        else:
            whole = re.sub(r"\n[ \t>]*|(.)", _same, source[start + 1 : form.end - 1])
            text[start : form.end] = f"`{whole}`"
    return "".join(text)


def _same(match: re.Match[str]) -> str:
    """Return a letter that is as long in UTF-8 as the character matched; a line break stays."""
    return _SAME[len(match[1].encode())] if match[1] else match[0]
