"""Run the build within the process that serves the site: what it had to load is at hand for the next edit."""

import traceback

from scripts import build

LOADED = build.program()


def is_current() -> bool:
    """Say whether the program that this process has loaded is still the one in ``scripts/``."""
    return build.program() == LOADED


def run(arguments: list[str]) -> int:
    """Run ``scripts.build`` with its arguments; return its exit status, 1 after a traceback."""
    try:
        return build.main(arguments)
    except Exception:
        traceback.print_exc()
        return 1
