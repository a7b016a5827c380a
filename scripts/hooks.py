"""MkDocs calls this; it calls the build script and nothing else.

What the article needs lives in the script, so that a renderer without hooks does as well.
"""

import logging
import os
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

log = logging.getLogger("mkdocs.hooks.build")
_command = "build"

# The sitemap's compressed copy carries a time; one of its own makes builds the same to the byte.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1600000000")


def on_startup(command: str, dirty: bool) -> None:
    global _command
    _command = command


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring ``docs/`` up to date, in a process of its own: an edited script counts at once."""
    root = Path(config.config_file_path).parent
    strict = ["--strict"] if config.strict or _command == "gh-deploy" else []
    drafts = ["--drafts"] if _command == "serve" else []
    command = [sys.executable, "-m", "scripts.build", "--root", str(root), *strict, *drafts]
    done = subprocess.run(command, cwd=root, check=False)
    if done.returncode:
        if _command != "serve":
            raise Abort("the articles were not built: see above")
        log.error("The articles were not built (see above): these are the last good pages.")
