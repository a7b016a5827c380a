"""Check a built site by following every link from its home: pages, fragments, variants, feeds, downloads.

    python -m scripts.checks.crawl site

Its files are read as GitHub Pages would answer.
"""

import sys
from pathlib import Path

from scripts.checks.visited import Page, Visit
from scripts.checks.walked import CHECKS
from scripts.findings import Finding, Rejected, counted, tell


def visit(site: Path, site_url: str) -> tuple[int, list[Finding]]:
    """Walk through the built site in folder ``site``; return the number of pages found, and findings.

    ``site_url`` is the site's deployed address, which ends with a slash.
    """
    walk = Visit(site, site_url)
    walk.walk()
    found = (problem for check in CHECKS for problem in check(walk))
    findings = [_finding(where.removeprefix(site_url) or "home", what) for where, what in found]
    return len(walk.pages), list(dict.fromkeys(findings))


def home_address(site: Path) -> str:
    """Read the site's deployed address from the canonical link of its home page.

    Raises ``Rejected`` if there is no home page or it has no such link.
    """
    home = site / "index.html"
    page = Page("", home.read_text(encoding="utf-8", errors="replace") if home.is_file() else "")
    if not page.canonical.endswith("/"):
        raise Rejected([_finding("home", "it is not there, or names no address of its own (canonical)")])
    return page.canonical


def _finding(where: str, what: str) -> Finding:
    return Finding("S02", where, None, what, "mend what makes it, and build again")


def main(arguments: list[str]) -> int:
    """Run the command on the folder in ``arguments``, else ``site``; return 1 if anything is wrong."""
    site = Path(arguments[0] if arguments else "site")
    try:
        count, findings = visit(site, home_address(site))
    except Rejected as rejected:
        count, findings = 0, rejected.findings
    tell(findings)
    if not findings:
        print(f"{counted(count, 'page')}, every link, place, variant, feed and download of them is there")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
