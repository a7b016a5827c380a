"""Read and check the front matter of a hand-written page."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from scripts.converting.variants import TABLE
from scripts.findings import Finding, Rejected
from scripts.source.front_matter import BEGUN, NOT_CLOSED
from scripts.source.reading import without_aliases
from scripts.source.yaml_slips import explain

OURS = ("kind", "template")  # keys by which generated pages choose what they look like
# Keys that templates use, beside the title → the type of their values.
SAID: dict[str, type] = {"description": str, "author": str, "noindex": bool}

_LOADER = without_aliases(yaml.SafeLoader)
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_front(name: str, raw: bytes) -> tuple[str, int, dict[str, Any]]:
    """Decode a page: give its whole source, the index at which its Markdown begins, and its front matter.

    Raises ``Rejected`` if it is not UTF-8, or its front matter is not YAML or has a value that cannot be.
    """
    try:
        source = raw.decode("utf-8-sig").replace("\r\n", "\n")
        front = _FRONT.match(source)
        meta = (yaml.load(front[1], _LOADER) if front else None) or {}  # noqa: S506 (safe)
    except UnicodeDecodeError as error:
        raise Rejected.of("P01", name, None, "is not UTF-8", "save it as UTF-8") from error
    except yaml.YAMLError as error:
        line, message, advice = explain(front[1] if front else "", error)
        message = f"its front matter is not YAML: {message}"
        raise Rejected.of("P02", name, (line or 1) + 1, message, advice) from error
    if not front and BEGUN.match(source):
        raise Rejected.of("P02", name, 1, *NOT_CLOSED)
    if wrong := list(_wrong(meta)):
        raise Rejected([Finding("P02", name, 1, message, advice) for message, advice in wrong])
    return source, front.end() if front else 0, meta


def _wrong(meta: Any) -> Iterator[tuple[str, str]]:
    """Yield for each fault of front matter what is wrong, and what to do."""
    if not isinstance(meta, dict):
        yield "its front matter is not a list of keys", "write title: and a title"
        return
    words = meta.get("words", {})
    if not isinstance(words, dict) or not all(_is_word(*one) for one in words.items()):
        yield "words is not a list of words and their forms", "write 檔案: { zh-Hans: 文件 }"
    for key in OURS:
        if key in meta:
            yield f"{key} is for generated pages", "remove it"
    for key, kind in SAID.items():
        if not isinstance(meta.get(key, kind()), kind):
            yield f"{key} is not what it must be", "a text in quotes, or true for noindex"


def _is_word(word: Any, forms: Any) -> bool:
    """Say whether these are a word and its forms, variant → form: 檔案, { zh-Hans: 文件 }."""
    if not isinstance(word, str) or not isinstance(forms, dict):
        return False
    return forms.keys() <= TABLE.keys() and all(isinstance(one, str) and one for one in forms.values())
