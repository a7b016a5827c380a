"""Read what an author says at the head of a Markdown file: YAML between lines of ---, or TOML between +++,
or title:: 題 in Logseq.

All is read like YAML, and all values as strings, just as they were written: by YAML's own rules,
``title: no`` would be false, and ``012`` ten.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import yaml

from scripts.source.reading import without_aliases
from scripts.source.settings import KEYS, Settings
from scripts.source.values import SLUG, Slip, Wrong
from scripts.source.yaml_slips import explain

_HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# A head that begins and does not end; what is wrong, and what to do.
BEGUN = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:title|author|date|tags|layout|description)[ \t]*[:：]")
NOT_CLOSED = ("the front matter is never closed", "write a line of --- below its last key")
_FULL_WIDTH = re.compile(r"[a-z][\w-]*[ \t]*：")
# As Hexo allows it, with no line above: at least two keys.
_BARE = re.compile(
    r"\A\ufeff?((?:title|layout|date|categories|tags|author):.*\n(?:[ \t]*-.*\n)*[a-z_]+:.*\n"
    r"(?:(?!---)[ \t]*\S.*\n)*)---[ \t]*(?:\r?\n|\Z)"
)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\r?\n(.*?\n)?\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# As Logseq writes it: title:: 題 above the first block.
_LOGSEQ = re.compile(
    r"\A\ufeff?(?=(?:[a-z][\w-]*::.*\n)*(?:title|tags|author|date|alias)::)((?:[a-z][\w-]*::.*\n)+)(?=\s|[-*#])"
)
_PROPERTY = re.compile(r"^([a-z][\w-]*:):|\[\[|\]\]|#", re.MULTILINE)  # marks that YAML would misread
_EQUALS = re.compile(r"^([\w-]+[ \t]*)=(?=[ \t])", re.MULTILINE)
_TABLE = re.compile(r"^\[.*", re.MULTILINE | re.DOTALL)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_FALSE = (["false"], ["no"], ["off"])
_NULL = ("null", "Null", "NULL", "~")
_PARTED = re.compile(r"\s*[,，;；、]\s*")  # tags in one text
_NO_DAY = re.compile(r"\d{4}(?:[-/.年]\d{1,2}月?|年)?|last-modified|today|now")  # a date that names no day
_NAMES = {  # key of other programs → key of the .toml; if both are given, the latter counts
    "lastmod": "updated",
    "modified": "updated",
    "created": "date",
    "authors": "author",
    "categories": "tags",
    "excerpt": "description",
    "summary": "description",
    "series_order": "part",
}
NAMES = ("author", "translator")  # converted as names of people
_DATED = ("date", "updated")
_WORDS = ("title", "subtitle", *NAMES, "description", "tags", "series")  # keys whose values are converted
_READ = (*_DATED, *_WORDS, "draft", "slug", "cover", "part")


@dataclass(frozen=True)
class FrontMatter:
    """The head of a Markdown file.

    ``end``: the character at which the text begins; ``said``: key of the .toml → value; ``words``: (key,
    start, end) of each value that is converted, in characters of the file; ``slips``: what is wrong.
    """

    end: int = 0
    said: dict[str, Any] = field(default_factory=dict)
    words: tuple[tuple[str, int, int], ...] = ()
    slips: tuple[Slip, ...] = ()

    def into(self, settings: Settings) -> tuple[Settings, list[Slip]]:
        """Add what the author says to the editor's settings; list slips about keys that both give."""
        twice = [key for key in self.said if key in settings.lines]
        advice = "remove it in the .toml, or correct the text under [[corrections]]"
        slips = [("T05", settings.lines[key], f"{key} is in the front matter too", advice) for key in twice]
        return replace(settings, **self.said), slips


class _Head(NamedTuple):
    """The head of a file as YAML, as long as it was written in its ``form``: "toml", "logseq" or "yaml"."""

    form: str
    text: str
    start: int  # where it begins in the file, behind the line that opens it
    end: int  # where the text of the file begins
    line: int  # of its first key, from 1


def front_matter(source: str) -> FrontMatter:
    """Read the front matter of a Markdown file; return an empty one if it has none."""
    head = _head(source)
    if not head:
        return FrontMatter(slips=(("M02", 1, *NOT_CLOSED),) if BEGUN.match(source) else ())
    try:
        root = yaml.compose(head.text, Loader=without_aliases(yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError) as error:
        return FrontMatter() if head.form == "logseq" else _not_yaml(head, error)
    if root is None or _has_keys(root):
        return _read(head, root.value if root else (), source)
    if _FULL_WIDTH.match(head.text):
        slip = ("M02", head.line, "a full-width ： stands behind the key", "write : and a blank")
        return FrontMatter(head.end, slips=(slip,))
    return FrontMatter()  # a text between two rules


def _head(source: str) -> _Head | None:
    """Find the head of a file, and make YAML of it; ``None`` if there is none."""
    forms = {"toml": (_TOML,), "logseq": (_LOGSEQ,), "yaml": (_HEAD, _BARE)}
    tried = ((form, pattern.match(source)) for form, patterns in forms.items() for pattern in patterns)
    form, match = next(((form, match) for form, match in tried if match), ("", None))
    if not match:
        return None
    start, text = match.start(1), match[1] or ""
    if form == "toml":  # Blank out the first table and all behind it.
        text = _TABLE.sub(lambda rest: re.sub(r"[^\n]", " ", rest[0]), _EQUALS.sub(r"\1:", text))
    if form == "logseq":
        text = _PROPERTY.sub(lambda mark: (mark[1] or "").ljust(len(mark[0])), text)
    return _Head(form, text, start, match.end(), source.count("\n", 0, max(start, 0)) + 1)


def _not_yaml(head: _Head, error: Exception) -> FrontMatter:
    """Tell why a head cannot be read."""
    line, message, advice = None, "nested too deep", "write it in fewer levels"
    if isinstance(error, yaml.YAMLError):
        line, message, advice = explain(head.text, error)
    advice = "write that value in one line" if head.form == "toml" else advice
    message = f"the front matter is not YAML: {message}"
    return FrontMatter(head.end, slips=(("M02", head.line + (line or 1) - 1, message, advice),))


def _read(head: _Head, pairs: Iterable[tuple[yaml.Node, yaml.Node]], source: str) -> FrontMatter:
    """Read the keys of a head with their values (``pairs``); ``source``: the whole file."""
    start, top = head.start, head.line
    said: dict[str, Any] = {}
    slips: list[Slip] = []
    words: list[tuple[str, int, int]] = []
    unread = []
    for key_node, node in sorted(pairs, key=lambda pair: pair[0].value in _NAMES):
        key = _NAMES.get(str(key_node.value), str(key_node.value))
        if key == "published":  # as Jekyll says what is no draft
            said |= {"draft": True} if _texts(node) in _FALSE else {}
            continue
        try:
            value = _value(key, node)
        except Wrong as error:
            advice = f"it is {source[start + node.start_mark.index : start + node.end_mark.index]!r} now"
            slips.append(("M02", node.start_mark.line + top, f"{key} {error}", advice))
            continue
        if value is None:
            if key in _DATED and node.value:
                slips.append(
                    ("M03", node.start_mark.line + top, f"{key} names no day", "say it in the .toml")
                )
            unread += [key] if key not in _READ else []
            continue
        if key in said and key != "tags":
            continue
        said[key] = tuple(dict.fromkeys((*said.get(key, ()), *value))) if key == "tags" else value
        if key in _WORDS:
            words += [(key, start + at, start + end) for at, end in _places(node, head.text)]
    if unread:
        named = ", ".join(dict.fromkeys(unread))
        slips.append(("M03", 1, f"of the front matter is not read: {named}", "nothing, if that is right"))
    return FrontMatter(head.end, said, tuple(words), tuple(slips))


def _has_keys(root: yaml.Node) -> bool:
    """Say whether YAML has named values; a link's address, [name]: a.md, is none."""
    return isinstance(root, yaml.MappingNode) and all(isinstance(key.value, str) for key, _ in root.value)


def _texts(node: yaml.Node) -> list[str]:
    """List the texts in a value: itself, or the items of a list; of authors with links, only the names."""
    if isinstance(node, yaml.ScalarNode):
        if node.style is None and node.value in _NULL:
            return []
        return [" ".join(str(node.value).split("\n")).strip()] if str(node.value).strip() else []
    if isinstance(node, yaml.MappingNode):
        return [text for key, value in node.value if key.value == "name" for text in _texts(value)]
    return [text for item in node.value for text in _texts(item)]


def _value(key: str, node: yaml.Node) -> Any:
    """Check the value of a key as that of a .toml, and return it; ``None`` if the key is not read, or its
    value is empty or names no day.

    Raises ``Wrong`` if the key cannot have that value.
    """
    texts = _texts(node)
    if key not in _READ or not texts:
        return None
    text = texts[0]
    if key == "tags":
        texts = _PARTED.split(text) if isinstance(node, yaml.ScalarNode) else texts
        return tuple(filter(None, (one.removeprefix("#") for one in texts))) or None
    if key in _DATED:
        found = _DAY.match(text)
        if _NO_DAY.fullmatch(text):
            return None
        try:
            return datetime.date(*map(int, found.groups())) if found else KEYS["date"](text)
        except ValueError as error:
            raise Wrong("is no day of the calendar") from error
    if key == "part":
        return KEYS[key](int(text) if text.isdecimal() else text)
    if key == "draft":
        return text.lower() in ("true", "yes", "on")
    if key == "slug" and not SLUG.fullmatch(text):
        text = "-".join(re.findall("[a-z0-9]+", text.lower()))
    if not text:
        return None
    return KEYS[key]("、".join(texts) if key in NAMES else text)


def _places(node: yaml.Node, text: str) -> Iterator[tuple[int, int]]:
    """Find where in the YAML (``text``) the words of a value stand, without quotes: (start, end).

    Words with an escape or a folded line are left out: they cannot be edited in place.
    """
    if not isinstance(node, yaml.ScalarNode):
        for item in node.value:
            yield from _places(item, text) if isinstance(item, yaml.Node) else ()
        return
    start, end = node.start_mark.index, node.end_mark.index
    start, end = (start + 1, end - 1) if text[start : start + 1] in ("'", '"') else (start, end)
    if text[start:end] == node.value and "\n" not in node.value and node.value:
        yield start, end
