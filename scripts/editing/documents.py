"""What a Word file or a saved web page is read to: Markdown, its pictures, and what it says of itself.

The libraries are large and only needed here: ``requirements/import.txt`` is installed when it is first used.
"""

import datetime
import importlib.util
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from scripts.findings import Rejected

_NEEDED = ("lxml_html_clean", "mammoth", "markdownify", "trafilatura")
# Whom programs name as the author where nobody said who it is.
NOBODY = re.compile(
    r"python-docx|Apache POI|\w*admin(?:istrator)?|(?:microsoft |微[软軟]|windows |wps )?(?:office )?"
    r"(?:user|用[户戶])",
    re.IGNORECASE,
)


@dataclass
class Imported:
    """A file as Markdown, the pictures that it names (file name → bytes), and what it says of itself."""

    markdown: str
    pictures: dict[str, bytes] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    date: datetime.date | None = None
    subtitle: str = ""
    not_taken: str = ""  # what could not be taken: 2 formulas, 1 comment


def install(root: Path) -> None:
    """Install the packages that only .docx and .html need, if any is missing. Raises ``Rejected``."""
    if all(map(importlib.util.find_spec, _NEEDED)):
        return
    lock = root / "requirements/import.txt"
    print(f"installing what only .docx and .html need (30 MB, once): {lock}", file=sys.stderr)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, "--require-hashes", "-r", str(lock)], check=False).returncode:
        message, advice = "cannot be installed", "go online and try again, or save the text as plain text"
        raise Rejected.of("F02", str(lock), None, message, advice)
    importlib.invalidate_caches()


def keep(document: Imported, content: bytes, stem: str, kind: str) -> str:
    """Add a picture to those of the document; give its name, ``stem-1.png`` and so on.

    ``kind``: what its type has behind image/, or the ending of its file's name.
    """
    kind = {"jpeg": "jpg", "svg+xml": "svg", "x-emf": "emf", "x-wmf": "wmf"}.get(kind, kind)
    name = f"{stem}-{len(document.pictures) + 1}.{kind}"
    document.pictures[name] = content
    return name
