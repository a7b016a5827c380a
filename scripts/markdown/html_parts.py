"""Divide HTML in Markdown into its parts: tags of forms, comments, other tags, and the words between them."""

import re
from collections.abc import Iterator

from scripts.markdown.tree import Kind

_SAME: tuple[Kind, ...] = ("sub", "sup", "ins", "u", "mark", "strong", "em", "del")
FORM_TAGS: dict[str, Kind] = {kind: kind for kind in _SAME}  # tag → the form that it means
FORM_TAGS |= {"a": "link", "b": "strong", "i": "em", "s": "del"}
FORM_TAGS["figcaption"] = "em"  # as a caption in Markdown is
# Tags that only say how words look, and tags that only say where: these begin and end lines.
_LOOKS = "span|font|small|big|kbd|label|abbr|ruby|rb|rt|rp"
_PLACES = "center|div|p|h[1-6]|section|article|header|figure|picture"
_HTML = re.compile(
    rf"<!--|-->|<(/?)(br|{'|'.join(FORM_TAGS)})(?:\s[^<>]*)?/?>|</?(?:{_LOOKS}|({_PLACES}))(?:\s[^<>]*)?/?>()"
    r"|<[/!?]?[A-Za-z][^>]*>|[^<\n-]+|.",
    re.I | re.S,
)
RUBY = {"<rt>": "（", "</rt>": "）"}  # what is put around a reading that has no brackets in <rp>
HREF = re.compile(r"""^<a\s[^<>]*?\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# How a block of HTML begins that holds no prose.
HOLDS_CODE = re.compile(r"\s*<(?:script|style|pre|textarea)\b", re.IGNORECASE)
# Around a style sheet, which some manuals have among their text.
STYLE = re.compile(r"\s*<style\b[^>]*>", re.IGNORECASE)
STYLE_ENDS = re.compile(r"</style\s*>", re.IGNORECASE)


def parts(text: str, in_comment: bool) -> Iterator[tuple[str, str, int]]:
    """Yield the parts of a stretch of HTML: (what it is, as written, place). ``in_comment``: how it begins.

    "comment" is each part of a comment, "text after" its end; "line" and "br" are line ends; "sub" and "/sub"
    begin and end a form, and so do all ``FORM_TAGS``; "looks" is a tag that says nothing, "place" one
    that begins or ends a line; "tag" is any other tag; "words" is text.
    """
    for match in _HTML.finditer(text):
        part, name = match[0], (match[2] or "").lower()
        if in_comment or part == "<!--":
            in_comment = part != "-->"
            yield "comment" if in_comment else "text after", part, match.start()
        elif part == "\n":
            yield "line", part, match.start()
        elif name:
            yield "br" if name == "br" else f"{match[1]}{name}", part, match.start()
        elif match[4] is not None:
            yield "place" if match[3] else "looks", part, match.start()
        else:
            yield "tag" if len(part) > 1 and part[0] == "<" else "words", part, match.start()
