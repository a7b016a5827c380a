"""Read the publisher's own style sheets, which stand inside every page; refuse what no page can load."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from scripts.findings import Finding, Rejected, line_of
from scripts.source.reading import read_file

# What cannot be in a style sheet → what is wrong with it, and what to do; {root}: the path of the site.
_REFUSED = (
    (r"(?i)@import\b[^;\n]*", "imports another style sheet", "write its rules here, or name it in extra_css"),
    (r"(?i)@font-face\b[^}]*", "loads a font, which no page does", "name fonts that readers have"),
    (
        r"(?i)url\(\s*[\"']?(?!data:|#|/(?!/))[^)\s]*\)?",
        "leads elsewhere from every page, in which this style stands",
        "put the file into docs/ and name it from the root, like url({root}assets/it.png)",
    ),
    (r"(?i)</style\b", "ends the style of every page", "take it out"),
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def read_style(docs: Path, path: str, site_url: str) -> str:
    """Read a style sheet at ``path`` below docs/, for the site at ``site_url``.

    Raises ``Rejected`` if it cannot stand in a page.
    """
    name = f"docs/{path}"
    try:
        styles = read_file(docs / path, docs.parent).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Rejected.of("C06", name, None, "is not UTF-8", "save it as UTF-8") from error
    if wrong := _wrong(styles, name, urlsplit(site_url).path):
        raise Rejected(wrong)
    return styles


def _wrong(styles: str, name: str, root: str) -> list[Finding]:
    """List what cannot be in a style sheet, in the order of its lines; comments do not matter."""
    rest, findings = _COMMENT.sub(_blank, styles), []
    for pattern, message, advice in _REFUSED:
        for one in re.finditer(pattern, rest):
            what, to_do = f"{one[0].split()[0][:80]} {message}", advice.format(root=root)
            findings.append(Finding("C06", name, line_of(rest, one.start()), what, to_do))
        rest = re.sub(pattern, _blank, rest)  # What is told once needs no other word.
    return sorted(findings, key=lambda one: one.line or 0)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
