"""The command that removes from ``docs/`` everything that a build wrote there.

    python -m scripts.clean [FOLDER]

Hand-written pages stay, and so do generated pages whose "Made by" line was removed.
"""

import shutil
import sys
from pathlib import Path

from scripts.findings import Finding, tell
from scripts.pages.generated import is_generated
from scripts.publish.output import MANIFEST, files_of_parts, remove

FOLDERS = (".memory", ".overrides/.generated")  # below docs/; only builds write there


def clean(docs: Path) -> None:
    """Remove the files that the manifest in ``docs`` lists, and the pages that ``is_generated`` recognises.

    A listed page that ``is_generated`` does not recognise was taken over by hand, and stays. Files outside
    ``docs`` to which a symbolic link leads stay too.
    """
    listed = {path for files in files_of_parts(docs).values() for path in files}
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md") if not path.is_symlink()}
    for name in sorted(listed | pages):
        path = docs / name
        inside = path.parent.resolve().is_relative_to(docs.resolve())
        if inside and path.is_file() and (path.suffix != ".md" or is_generated(path.read_bytes())):
            remove(path, docs)
    for folder in FOLDERS:
        shutil.rmtree(docs / folder, ignore_errors=True)
    (docs / MANIFEST).unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    """Run the command; return its exit status, 1 if a file cannot be removed."""
    try:
        clean(Path(arguments[0] if arguments else ".") / "docs")
    except OSError as error:
        message = f"cannot be removed ({error.strerror})"
        tell([Finding("F02", str(error.filename), None, message, "check whose it is, and its permissions")])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
