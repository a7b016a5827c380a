"""Make Markdown of a table of values as spreadsheets save it (RFC 4180)."""

import csv
import io
import re
from itertools import chain

from scripts.editing.documents import Imported

_BETWEEN = {".csv": ",;\t", ".tsv": "\t"}  # what may part cells, by how the file is named
_LEAST = 3  # rows and columns where the name does not say that it is a table
_SAID = re.compile("[。！？]")  # no cell of such a table is a sentence
_MARKS = re.compile(r"[\\`*_\[\]<>|~&$#]")


def table_in(text: str, name: str, suffix: str) -> Imported | None:
    """Make a table of rows with equally many cells, under the ``name`` of their file; ``None`` if neither its
    ``suffix`` nor the rows say that the text is a table.

    Raises ``ValueError``, which says what is wrong, for a file named as a table that is none.
    """
    between = max(_BETWEEN.get(suffix, ","), key=text.lstrip().partition("\n")[0].count)
    try:
        read = [*csv.reader(io.StringIO(text.strip()), delimiter=between, strict=True)]
    except csv.Error as error:
        if suffix in _BETWEEN:
            raise ValueError(f"a table that cannot be read: {error}") from error
        return None
    rows = [row for row in read if row]
    if not rows:
        return None
    width = len(rows[0])
    other = next((at for at, row in enumerate(rows, 1) if len(row) != width), None)
    if suffix in _BETWEEN and other:
        found = len(rows[other - 1])
        raise ValueError(f"a table with {width} cells in its first row and {found} in row {other}")
    said = any(map(_SAID.search, chain.from_iterable(rows)))
    if suffix not in _BETWEEN and (other or said or min(width, len(rows)) < _LEAST):
        return None
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    return Imported("\n".join([f"# {_cell(name)}\n", lines[0], "|" + " --- |" * width, *lines[1:]]) + "\n")


def _cell(said: str) -> str:
    return _MARKS.sub(r"\\\g<0>", said.strip()).replace("\r", "").replace("\n", "<br>")
