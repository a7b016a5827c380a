"""Say what a paragraph is: text, a picture, a caption, a signature; find what may be meant otherwise; put
notes in their order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.markdown.parsed import Oddity
from scripts.markdown.tree import Node, said
from scripts.text.han import HAN

_CAPTION = re.compile(r"[▲△◎]|(?:[圖图表]|照片)\s*[\d一二三四五六七八九十]*\s*[：:／/|｜]")
_DOUBTS = (  # key of the remark, what betrays it, and whether that is in the words, not in the source
    ("table", re.compile(r"\n[ >]*\|?(?:\s*:?-{3,}:?\s*\|)+"), False),
    ("rows", re.compile(r"\A\|(?=[^\n]*\n[ >]*\|)"), False),
    ("list", re.compile(r"\n[ >]*\d{1,9}[.)] "), False),
    ("note", re.compile(r"\[\^[^\]\s]+\]"), True),
    ("emphasis", re.compile(r"\*\*"), True),
    ("dialect", re.compile(r"\n[ >]*:[ \t]+[^ \n]+"), False),  # a term and what it means
)
# Forms that ``dialects`` knows but did not find, and forms that it does not know: notes and attributes within
# the text, abbreviations, notices by indents, inserted files, other programs' properties and marks; what is
# referred to in Quarto, tags alone in a line, and values of MDX.
_DIALECT = re.compile(
    r"!?(?<![A-Za-z0-9\[])\[\[[^\[\]]+\]\]|(?<![!-~])(==|\+\+|::|\^\^)[^=+:^\s][^=+:^]*\1(?![!-~])"
    r"|\{[{%]<?[^{}]*[%}>]\}|\[![A-Za-z]+\]|(?<!.):::+|%%[^%]+%%|\{:[^{}]*\}|\{[.#][A-Za-z][^{}]*\}|\$\$[^$]+\$\$"
    r"|\[(?:TOC|toc)\]|\^\[(?=.)|\[-?@[A-Za-z][^\[\]]*\]|\[(?:name|time|color)=[^\[\]]*\]|(?<!.)<<< \S+"
    r"|(?<!.)(?:!!!|\?\?\?\+?) [a-z]+|(?<!.)=== \"|(?<!.)-+8<-+ |(?<!.)\*\[[^\[\]]+\]:|\(\([0-9a-f-]{8,}"
    r"|(?<!\S)[a-z_-]+::(?= )|(?<!.)(?:import [\w{}, ]+ from |export (?:const|default) |\(@\) )"
    r"|(?<![\w:]):[a-z][a-z_]+[a-z]:(?![\w:])"
    r"|(?<![A-Za-z0-9_.@/])@(?:(?:fig|tbl|sec|eq|lst|thm)-[\w-]+|[a-z]{2,}\d{4}[a-z]?\b)|(?<!.):[ \t]+\S+"
    r"|(?<!.)#[^\s#]+(?: +#[^\s#]+)*(?!.)|\{(?:props|frontmatter|[a-z]\w*\.[a-z][\w.]*)[^{}\s]*\}"
    r"|\{[^{}|]+\|[ㄅ-ㄩˊˇˋ˙A-Za-zÀ-ǜ |]+\}|#\+[A-Z_]+\b|(?<=\w)(?:\^[\w+-]+\^|(?<=[A-Z])~\d+~)"
    r"|(?<!.)\+(?:[-=:]{3,}\+)+(?!.)"
)
# Below the head of a table by Pandoc; in CommonMark it is a rule.
COLUMNS = re.compile(r"\s*(?=.*-{4})-{2,}(?: +-{2,})+\s*")
_SIGNED = re.compile(r"(?:\u3000{8,}(?=.*\w)[^。！？\n]{1,40}\s*){1,3}")
_FENCED = re.compile(r"[`~]{3}.*\n[ \t>]*[`~]{3,}[ \t]*\s*\Z", re.DOTALL)
_SENTENCE = re.compile(f"[{HAN}”」』）》][，。！？；：…]")
_BEGUN = re.compile(f"\\s*[「『“‘（《〈【—…]*[{HAN}]")
_CODE = re.compile(r"[{}<>=$\\|_`;]|->|\w\(|[\u2500-\u257f]")  # a program, or what is drawn
_TITLE = re.compile(r"""(["'(])((?:\\.|(?!\1).)*)["')]\s*\)?\s*\Z""", re.DOTALL)
# A line break between these is no space: Chinese has none.
_WIDE = "[‘’“”…—\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef]"
# Words in Chinese behind the language of a fence, which no page shows: ```r 函數定義：…
_BEHIND_LANGUAGE = re.compile(rf"(?:`{{3,}}|~{{3,}})[ \t]*\S+[ \t]+([^\n]*[{HAN}][^\n]*)")
_NO_SPACE = re.compile(f"{_WIDE}{_WIDE}|[，。、；：？！」』）》”’…—].|.[「『（《“‘]", re.DOTALL)
_LABEL = re.compile(f"[{HAN}]{{1,8}}[:：] |[QA問问答][:：]|[QA][.．] ?|[:|][ \\t]")
# A number or a speaker's name at the beginning of a line, if a sentence ends above it; 三、四個人 may else be
# the rest of a sentence.
_COUNTED = re.compile(
    "[。！？；：…」』”）]\n(?:[一二三四五六七八九十]{1,3}、|\\d{1,2}、|[（(][一二三四五六七八九十\\d]{1,3}[）)]|[①-⑳]"
    f"|[{HAN}]{{1,4}}：(?![「“]))"
)


def as_meant(node: Node, written: str) -> Node:
    """Return a block as it is meant: a paragraph (``written`` so in the source) may be a signature, a name or
    a date: one to three short lines, each indented by eight full-width spaces or more. A heading is trimmed.
    """
    if node.kind == "paragraph" and _SIGNED.fullmatch(written):
        return replace(node, kind="signature")
    return _trimmed(node) if node.kind == "heading" else node


def _trimmed(heading: Node) -> Node:
    """Take the white space off both ends of a heading, no-break spaces too, as renderers do."""
    children = list(heading.children)
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while children and children[at].kind in ("text", "literal") and not children[at].text.strip():
            del children[at]
        if children and children[at].kind in ("text", "literal"):
            one = children[at]
            less = len(one.text) - len(strip(one.text))
            start, end = (one.start + less, one.end) if at == 0 else (one.start, one.end - less)
            children[at] = replace(one, text=strip(one.text), start=start, end=end)
    return replace(heading, children=tuple(children))


def with_picture(above: Node | None, paragraph: Node) -> list[Node]:
    """Return the blocks that take the place of a paragraph and the block ``above`` it: pictures and their
    captions become one figure.
    """
    before = [above] if above else []
    silent = ("text", "literal", "br")
    seen = [one for one in paragraph.children if one.text.strip() or one.kind not in silent]
    images = tuple(one for one in seen if one.kind == "image")
    rest = seen[len(images) :]
    if not seen:
        return before  # nothing but a comment
    if images and tuple(seen[: len(images)]) == images:
        under, is_em = "".join(map(said, rest)), [one.kind for one in rest] == ["em"]
        if not rest or is_em or (_CAPTION.match(under) and "。" not in under):
            if rest and not is_em:
                rest = [Node("em", rest[0].start, rest[-1].end, children=(*rest,))]
            children = (*images, *(replace(one, kind="caption") for one in rest))
            return [*before, replace(paragraph, kind="figure", children=children)]
    words, alone = said(paragraph), [one.kind for one in seen] == ["em"]
    captioned = alone or (_CAPTION.match(words) and "。" not in words)
    if captioned and above and above.kind == "figure" and above.children[-1].kind == "image":
        caption = replace(seen[0] if alone else paragraph, kind="caption")
        return [replace(above, end=caption.end, children=(*above.children, caption))]
    return [*before, paragraph]


def is_indented_prose(written: str, text: str) -> bool:
    """Say whether what the parser takes for code by its indent is Chinese: paragraphs that their author
    indented by four spaces or a tab.
    """
    return written[:1] not in ("`", "~") and is_chinese(text) and bool(_SENTENCE.search(text))


def is_chinese(text: str) -> bool:
    """Say whether each line of what is code by its form begins as Chinese does, and holds no sign of code."""
    return all(map(_BEGUN.match, filter(str.strip, text.splitlines()))) and not _CODE.search(text)


def doubts(node: Node, written: str) -> Iterator[Oddity]:
    """Find what looks like a form and is none, or only a part of one.

    ``written``: the block as it stands in the source.
    """
    words, end = "", node.start
    for child in node.children:
        if child.kind == "text":
            words += "\n" * ("\n" in written[end - node.start : child.start - node.start]) + child.text
            end = child.end
    for key, pattern, in_words in _DOUBTS if node.kind == "paragraph" else ():
        match = pattern.search(words if in_words else written)
        if match and re.search(rf"(?<!\\){re.escape(match[0].strip())}", written):  # else it is escaped
            yield Oddity(key, node.start + (0 if in_words else match.start() + 1), match[0].strip())
    for match in _DIALECT.finditer(words) if node.kind in ("paragraph", "heading", "cell", "item") else ():
        if (at := written.find(match[0])) >= 0:  # else it is escaped: its author means the marks
            yield Oddity("dialect", node.start + at, match[0])
    if node.kind == "code":
        if written.startswith(("```", "~~~")) and not _FENCED.match(written):
            yield Oddity("fence", node.start, written.partition("\n")[0])
        if behind_language := _BEHIND_LANGUAGE.match(written):
            yield Oddity("behind", node.start, behind_language[1])
        first, *others = node.text.strip().split("\n")
        is_prose = is_indented_prose(written, node.text)  # which is no code then
        if not node.get("lang") and others and not is_prose and is_chinese(node.text):
            yield Oddity("words", node.start, first)
    behind = written[node.children[-1].end - node.start :] if node.kind == "row" and node.children else ""
    if behind.strip(" |\n>\r"):
        yield Oddity("cells", node.start, written.strip())


def title_place(written: str, title: str) -> tuple[int, int] | None:
    """Find the range of a title in the source of a link or picture; ``None`` if it is not there."""
    at = written.rfind(title)
    if not title or at >= 0:
        return (at, at + len(title)) if title else None
    found = _TITLE.search(written)
    return found.span(2) if found else None


def is_space(before: str, after: str) -> bool:
    """Say whether a line break between two characters means a space: between Chinese it does not."""
    return not _NO_SPACE.match(before + after)


def begins_line(before: str, text: str) -> bool:
    """Say whether ``text`` begins a line of its own: with a label (标签: 读书, Q: …), or, if the line before
    ends a sentence, with a number or a speaker's name.
    """
    return bool(_LABEL.match(text) or _COUNTED.match(f"{before}\n{text}"))


def with_numbers(
    notes: Mapping[str, Node], numbers: Mapping[str, int], times: Mapping[str, int]
) -> list[Node]:
    """Gather notes in one block, in the order of their numbers; an empty list if there are none.

    ``notes``: name → note; ``numbers``: name → number, of notes with a reference; ``times``: name → how many
    references there are. Notes without a reference come last.
    """
    numbers = {**numbers, **{name: 0 for name in notes if name not in numbers}}
    numbered = [
        replace(notes[name], attributes={"number": str(number), "times": str(times.get(name, 0))})
        for number, name in enumerate((name for name in numbers if name in notes), 1)
    ]
    if not numbered:
        return []
    first, last = min(note.start for note in numbered), max(note.end for note in numbered)
    return [Node("notes", first, last, "", tuple(numbered))]
