"""The front matter of a hand-written page, checked."""

import re
from typing import Any

import yaml

from scripts.converting.variants import TABLE
from scripts.findings import Finding, Rejected
from scripts.source.reading import without_aliases

OURS = ("kind", "template")  # by which generated pages choose what they look like
# What of it the templates use, beside the title.
SAID: dict[str, type] = {"description": str, "author": str, "noindex": bool}

_LOADER = without_aliases(yaml.SafeLoader)
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_front(name: str, raw: bytes) -> tuple[str, int, dict[str, Any]]:
    """Read a page: give its text, the character at which its Markdown begins, and its front matter.

    Raises ``Rejected``.
    """

    def reject(code: str, line: int | None, message: str, advice: str) -> Rejected:
        return Rejected([Finding(code, name, line, message, advice)])

    try:
        source = raw.decode("utf-8-sig").replace("\r\n", "\n")
        front = _FRONT.match(source)
        meta = (yaml.load(front[1], _LOADER) if front else None) or {}  # noqa: S506 (safe)
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
        isinstance(word, str)
        and isinstance(forms, dict)
        and forms.keys() <= TABLE.keys()
        and all(isinstance(form, str) and form for form in forms.values())
        for word, forms in words.items()
    ):
        raise reject(
            "P02", 1, "words is not a list of words and their forms", "write 檔案: { zh-Hans: 文件 }"
        )
    if taken := [key for key in OURS if key in meta]:
        raise reject("P02", 1, f"{taken[0]} is for generated pages", "remove it")
    said = [key for key in SAID if not isinstance(meta.get(key, SAID[key]()), SAID[key])]
    if said:
        raise reject("P02", 1, f"{said[0]} is not what it must be", "a text in quotes, or true for noindex")
    return source, front.end() if front else 0, meta
