"""The command that says what is wrong in mkdocs.yml, before MkDocs does in words of its own.

python -m scripts.configured
"""

import sys
from pathlib import Path

from scripts.findings import gathered, tell
from scripts.pages.config import read_config
from scripts.source.folder import NO_FOLDER, SEEDS


def main() -> int:
    """Read mkdocs.yml in the current folder, and look whether the folder of the texts is there; return 1, and
    print what is wrong, if anything is.
    """
    wrong = [] if Path(SEEDS).is_dir() else [NO_FOLDER]
    with gathered(wrong):
        read_config(Path("mkdocs.yml"))
    tell(wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
