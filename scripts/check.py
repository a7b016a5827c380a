"""The command that checks everything before a deployment, on the very files that are deployed.

    python -m scripts.check

It builds strictly (every warning is an error, MkDocs' own too), proves that the site shows its texts, and
follows every link as a visitor would.
"""

import subprocess
import sys
from pathlib import Path

from scripts.checks import crawl as visit
from scripts.checks import proof


def main() -> int:
    """Build ``site/`` and check it; return 0 if all is well, else 1. Each step prints what is wrong."""
    built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], check=False)
    if built.returncode:
        print("site/ was not replaced: see above", file=sys.stderr)
        return 1
    site = str(Path("site"))
    return proof.main([site]) | visit.main([site])


if __name__ == "__main__":
    sys.exit(main())
