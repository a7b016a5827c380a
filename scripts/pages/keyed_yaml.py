"""Read mkdocs.yml as MkDocs does, with the line of each key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from scripts.findings import Finding, Rejected
from scripts.source.reading import read_file
from scripts.source.yaml_slips import explain

Lines = dict[str, int]  # a key, or extra.key → its line, from 1


class _Loader(yaml.SafeLoader):
    """Load mkdocs.yml: ``!ENV`` as MkDocs does, and values with any other tag as ``None``."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def load(path: Path) -> tuple[Any, Lines]:
    """Parse mkdocs.yml; return what it holds, and the line of each key.

    Raises ``Rejected`` if it is not UTF-8 or not YAML, or has a key twice: of two YAML would take the second,
    without a word.
    """
    try:
        source = read_file(path, path.parent).decode()
    except UnicodeDecodeError as error:
        raise Rejected.of("C01", path.name, None, "is not UTF-8", "save it as UTF-8") from error
    try:
        loader = _Loader(source)
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else None
    except yaml.YAMLError as error:
        raise Rejected.of("C01", path.name, *explain(source, error)) from error
    lines: Lines = {}
    twice: list[Finding] = []
    for key, line in _keys(root):
        if key in lines:
            message = f"{key} is given twice, here and in line {lines[key]}"
            advice = "keep one of the two, with all that belongs in it"
            twice.append(Finding("C01", path.name, line, message, advice))
        lines.setdefault(key, line)
    if twice:
        raise Rejected(twice)
    return data, lines


def _keys(root: yaml.Node | None, before: str = "") -> Iterator[tuple[str, int]]:
    """Yield the keys of a mapping, and of that in ``extra``, each with its line."""
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            yield f"{before}{key.value}", key.start_mark.line + 1
            if key.value == "extra" and not before:
                yield from _keys(value, "extra.")
