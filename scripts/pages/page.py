"""Make the bytes of a page: front matter, and Markdown in which every character is shown as it is."""

import json
import re
import string
from collections.abc import Mapping
from typing import Any

import yaml

from scripts.converting.variants import TABLE
from scripts.pages.meta import Alternate, Meta


def _markup(marks: str) -> re.Pattern[str]:
    """Compile a pattern of what must be written as a numeric character reference to be shown as it is:
    ``marks`` of ASCII, and white space that would be collapsed or cannot be seen.
    """
    return re.compile(f"[{re.escape(marks)}]|(?<= ) |[^\\S ]|[\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


# Any mark may be markup in Markdown, in one of its extensions or in HTML; but these only where a line begins,
# or beside a bracket, and brackets are escaped.
_AT_BEGINNING = "!%(),./:;?"
_MARKUP = _markup(string.punctuation)
_WITHIN_LINE = _markup("".join(sorted({*string.punctuation} - {*_AT_BEGINNING})))


def verbatim(text: str) -> str:
    """Escape a text: return Markdown that shows exactly this text, within one block."""
    return _MARKUP.sub(_reference, text)


def within_line(text: str) -> str:
    """Escape a text as ``verbatim`` does, in fewer bytes, for use behind other text of the same line."""
    return _WITHIN_LINE.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def page(meta: Mapping[str, Any], body: str = "") -> bytes:
    """Join front matter (written as YAML) and a Markdown body into the bytes of a page."""
    head = yaml.dump(dict(meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return f"---\n{head}---\n\n{body}".encode()


def compact_json(value: object) -> str:
    """Write a value as JSON without a blank, its characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def head_of(kind: str, lang: str, title: str, paths: dict[str, str]) -> Meta:
    """Make the front matter that every generated page has.

    ``kind``: see ``Meta``; ``lang``: the page's own (BCP 47); ``paths``: language → address of the page
    in that variant, relative to the site.
    """
    alternates: list[Alternate] = [
        {"lang": other, "label": TABLE[other].label, "locale": TABLE[other].og_locale, "path": path}
        for other, path in paths.items()
    ]
    locale = TABLE[lang].og_locale
    return {
        "template": "reading.html",
        "kind": kind,
        "lang": lang,
        "locale": locale,
        "title": title,
        "root": TABLE[lang].root,
        "path": paths[lang],
        "alternates": alternates,
    }
