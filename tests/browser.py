"""Find a Chrome or Chromium for the tests, or get one: its path goes into the file that is named.

python -m tests.browser FILE
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WHERE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def installed() -> str | None:
    """An installed browser; $CHROME names one of your own."""
    chosen = os.environ.get("CHROME")
    if chosen:
        return shutil.which(chosen)
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or next(filter(os.path.exists, MAC), None)


def playwrights() -> str | None:
    """Playwright's own, downloaded where that is possible."""
    if driver_fault():
        return None
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(install, check=False, capture_output=True)
    found = subprocess.run([sys.executable, "-c", WHERE], check=False, capture_output=True, text=True)
    path = found.stdout.strip()
    return path if os.path.exists(path) else None


def packaged() -> str | None:
    """The package of Debian or Ubuntu, as root."""
    _install("chromium")
    return installed()


def _install(*packages: str) -> None:
    """Install packages of Debian or Ubuntu where that can be done: as root."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", *packages]):
            subprocess.run(["apt-get", "-qq", *command], check=False, env=quiet, capture_output=True)


def driver_fault() -> str:
    """What keeps Playwright's driver, a Node.js of its own, from starting; nothing where it starts."""
    done = subprocess.run(
        [*compute_driver_executable(), "--version"], capture_output=True, text=True, check=False
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


WAYS: tuple[tuple[str, Callable[[], str | None]], ...] = (
    ("installed", installed),
    ("Playwright's own", playwrights),
    ("from the system's packages", packaged),
)


def main(target: Path) -> int:
    if driver_fault():
        _install("libatomic1")
    if fault := driver_fault():
        print(
            f"no browser can be driven: {fault} (Debian, Ubuntu: apt install libatomic1 chromium)",
            file=sys.stderr,
        )
        return 1
    if target.exists() and shutil.which(target.read_text(encoding="utf-8")):
        return 0
    for name, way in WAYS:
        path = way()
        if path:
            print(f"browser for the tests: {path} ({name})")
            target.write_text(path, encoding="utf-8")
            return 0
    advice = "install Chrome or Chromium (Debian: apt install chromium), or set CHROME to the path of one"
    print(f"no browser: {advice}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
