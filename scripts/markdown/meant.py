"""What a paragraph is: text, a picture or what it shows; and what may be meant otherwise."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.markdown.tree import Node, said

_CAPTION = re.compile(r"[▲△◎]|(?:[圖图表]|照片)\s*[\d一二三四五六七八九十]*\s*[：:／/|｜]")
_DOUBTS = (  # key, and what in the source or in the words betrays it
    ("table", re.compile(r"\n[ >]*\|?(?:\s*:?-{3,}:?\s*\|)+"), False),
    ("list", re.compile(r"\n[ >]*\d{1,9}[.)] "), False),
    ("note", re.compile(r"\[\^[^\]\s]+\]"), True),
    ("emphasis", re.compile(r"\*\*"), True),
)


def with_picture(above: Node | None, paragraph: Node) -> list[Node]:
    """A paragraph and the block above it → what stands for both: a picture, and what it shows, are one."""
    before = [above] if above else []
    seen = [
        one for one in paragraph.children if one.text.strip() or one.kind not in ("text", "literal", "br")
    ]
    images = tuple(one for one in seen if one.kind == "image")
    rest = seen[len(images) :]
    if not seen:
        return before  # nothing but a comment
    if images and tuple(seen[: len(images)]) == images and [one.kind for one in rest] in ([], ["em"]):
        children = (*images, *(replace(one, kind="caption") for one in rest))
        return [*before, replace(paragraph, kind="figure", children=children)]
    words, alone = said(paragraph), [one.kind for one in seen] == ["em"]
    captioned = alone or (_CAPTION.match(words) and "。" not in words)
    if captioned and above and above.kind == "figure" and above.children[-1].kind == "image":
        caption = replace(seen[0] if alone else paragraph, kind="caption")
        return [replace(above, end=caption.end, children=(*above.children, caption))]
    return [*before, paragraph]


def doubts(paragraph: Node, written: str) -> Iterator[tuple[str, int, str]]:
    """Forms that a paragraph nearly has: key, place and what stands there."""
    words = "".join(child.text for child in paragraph.children if child.kind == "text")
    for key, pattern, in_words in _DOUBTS:
        if match := pattern.search(words if in_words else written):
            yield key, paragraph.start + (0 if in_words else match.start() + 1), match[0].strip()
