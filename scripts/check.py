"""The command that checks everything before a deployment, on the very files that are deployed.

    python -m scripts.check

It builds ``site/`` strictly: every warning is an error, MkDocs' own too. Such a build proves that everything
in the site says what its texts say. Then it follows every link as a visitor would.
"""

import subprocess
import sys

from scripts import configured
from scripts.checks import crawl


def main() -> int:
    """Build ``site/`` and check it; return 0 if all is well, else 1. Each step prints what is wrong."""
    if configured.main():
        return 1
    built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], check=False)
    if built.returncode:
        print("site/ was not replaced: see above", file=sys.stderr)
        return 1
    return crawl.main(["site"])


if __name__ == "__main__":
    sys.exit(main())
