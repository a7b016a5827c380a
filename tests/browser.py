"""Find a Chrome or Chromium for the tests, or get one: its path goes into the file that is named.

python -m tests.browser FILE
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def installed() -> str | None:
    """An installed browser; $CHROME names one of your own."""
    chosen = os.environ.get("CHROME")
    if chosen:
        return shutil.which(chosen)
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or next(filter(os.path.exists, MAC), None)


def playwrights() -> str | None:
    """Playwright's own, downloaded where that is possible."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def packaged() -> str | None:
    """The package of Debian or Ubuntu, as root."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, env=quiet)
    return installed()


WAYS: tuple[tuple[str, Callable[[], str | None]], ...] = (
    ("installed", installed),
    ("Playwright's own", playwrights),
    ("from the system's packages", packaged),
)


def main(target: Path) -> int:
    for name, way in WAYS:
        path = way()
        if path:
            print(f"browser for the tests: {path} ({name})")
            target.write_text(path, encoding="utf-8")
            return 0
    print("no browser: install Chrome or Chromium, or set CHROME to the path of one", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
