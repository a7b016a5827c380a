"""MkDocs calls this; it calls the build script, and lets a site take its place when it is whole.

What the article needs lives in the script, so that a renderer without hooks does as well.
"""

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.checks.proof import prove
from scripts.publish.staging import Lock, make_room, put_in_place, staging

log = logging.getLogger("mkdocs.hooks.build")
EVERY = 500  # pages, after which it is said how far the work is

# The sitemap's compressed copy carries a time; one of its own makes builds the same to the byte.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1600000000")


class Build:
    """What lasts from one event to another."""

    command = "build"
    lock: Lock | None = None
    config: MkDocsConfig | None = None
    site: Path | None = None
    pages = 0


def on_startup(command: str, dirty: bool) -> None:
    """A build says what is wrong and nothing else; ``--quiet`` would hide warnings from ``--strict``."""
    Build.command = command
    mkdocs_log = logging.getLogger("mkdocs")
    if command != "serve" and mkdocs_log.level == logging.INFO:
        mkdocs_log.setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    """A site is made beside its place. Another build waits until this one has ended."""
    docs = Path(config.docs_dir)
    Build.lock = Build.lock or Lock(docs)
    Build.lock.acquire(log.info)
    if Build.command == "serve":
        config.extra["preview"] = True
    else:
        Build.config, Build.site = config, Path(config.site_dir).resolve()  # A link stays one.
        config.site_dir = str(staging(Build.site))
        try:
            make_room(Path(config.site_dir))
        except OSError as error:
            raise Abort(f"{config.site_dir}: cannot be made ({error.strerror}); choose another") from error


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring ``docs/`` up to date, in a process of its own: an edited script counts at once."""
    root = Path(config.config_file_path).parent
    strict = ["--strict"] if config.strict or Build.command == "gh-deploy" else []
    drafts = ["--drafts"] if Build.command == "serve" else []
    command = [sys.executable, "-m", "scripts.build", "--locked", "--root", str(root), *strict, *drafts]
    # The lock goes with the child: it holds even where MkDocs is killed and the child works on.
    held = Build.lock.held if Build.lock else []
    done = subprocess.run(command, cwd=root, check=False, pass_fds=held)
    Build.pages = 0
    if done.returncode:
        if Build.command != "serve":
            raise Abort("the articles were not built: see above")
        if not (root / "docs/.overrides/.generated/words.html").exists():
            raise Abort("the articles were not built (see above), and there are no pages from before")
        log.error("The articles were not built (see above): these are the last good pages.")


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Hand-written pages are rendered and their links checked already: templates include the HTML."""
    return markdown if page.meta.get("kind") else ""


def on_post_page(output: str, **_: Any) -> None:
    Build.pages += 1
    if Build.pages % EVERY == 0:
        print(f"{Build.pages:,} pages", file=sys.stderr)


def on_post_build(config: MkDocsConfig) -> None:
    """A site whose pages do not show their texts is not published."""
    if Build.command == "serve":
        _unlock()
        return
    _, _, findings = prove(Path(config.site_dir))
    for finding in findings:
        log.error(str(finding))
    if findings:
        raise Abort("the pages do not show the texts: see above")


def on_build_error(error: Exception) -> None:
    if Build.command == "serve":
        _unlock()


def _unlock() -> None:
    if Build.lock:
        Build.lock.release()


def on_shutdown() -> None:
    """The last event, after errors of ``--strict`` too: only a build without any takes its place."""
    if Build.config is None or Build.site is None:
        return
    new, Build.config.site_dir = Path(Build.config.site_dir), str(Build.site)
    try:
        if sys.exc_info()[0] is None:
            put_in_place(new, Build.site)
        else:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise Abort(f"{Build.site}: cannot be replaced ({error.strerror}); the new site is {new}") from error
    finally:
        _unlock()
