"""The command that says what is wrong in mkdocs.yml, before MkDocs does in words of its own.

python -m scripts.configured
"""

import sys
from pathlib import Path

from scripts.findings import Rejected, tell
from scripts.pages.config import read_config


def main() -> int:
    """Read mkdocs.yml in the current folder; return 1, and print what is wrong, if it cannot be used."""
    try:
        read_config(Path("mkdocs.yml"))
    except Rejected as rejected:
        tell(rejected.findings)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
