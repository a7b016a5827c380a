"""Everything that a site must pass before it is deployed, on the very files that are deployed.

    python -m scripts.check

A strict build, in which every warning counts, MkDocs' own included; then the proof, and a walk
through the site as a visitor would.
"""

import subprocess
import sys
from pathlib import Path

from scripts.checks import crawl as visit
from scripts.checks import proof


def main() -> int:
    """Build ``site/`` and look at it: 0 where all is well, else 1; each step says what is wrong."""
    built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], check=False)
    if built.returncode:
        print("site/ was not replaced: see above", file=sys.stderr)
        return 1
    site = str(Path("site"))
    return proof.main([site]) | visit.main([site])


if __name__ == "__main__":
    sys.exit(main())
