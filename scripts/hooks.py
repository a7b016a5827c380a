"""MkDocs' hooks: run ``scripts.build`` before MkDocs reads ``docs/``, and replace ``site/`` only when the new
site is complete and proved.

With MkDocs' option ``--dirty``, files that ``scripts.publish.reuse`` finds unchanged are taken over from the
last site. Without it, and in a strict build, MkDocs makes every file.

Articles are made by ``scripts.build`` alone, so renderers without hooks can be used too.
"""

import logging
import os
import pickle
import re
import shutil
import socket
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.checks.proof import prove, summary
from scripts.findings import counted
from scripts.publish import reuse
from scripts.publish.staging import Lock, make_room, put_in_place, staging
from scripts.source.reading import LEFT_BEHIND
from scripts.watching import watch

log = logging.getLogger("mkdocs.hooks.build")
PROGRESS_STEP = 500  # pages between two messages about progress
# Files of the theme, some 2 MB, that only its own search and tools for developers load.
NOT_LOADED = re.compile(r"assets/(?:javascripts/(?:lunr|workers)/.*|.*\.map)")

# MkDocs writes the time of the build into sitemap.xml.gz; a fixed one makes equal builds equal to the byte.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1600000000")


class Target(NamedTuple):
    """The folder that a new site replaces; MkDocs builds it in ``config.site_dir``, a folder beside that."""

    config: MkDocsConfig
    site: Path  # site/, or what it leads to


@dataclass
class State:
    """What the hooks know of a run of MkDocs, which builds once, or, if it serves, after each edit."""

    command: str = "build"
    dirty: bool = False
    lock: Lock | None = None
    target: Target | None = None  # None if MkDocs serves: it has a temporary folder
    # The files of the site, by path, if MkDocs serves it
    served: dict[str, reuse.BuiltFile] = field(default_factory=dict)
    # Of the build that runs:
    new: reuse.NextSite = field(default_factory=lambda: reuse.NextSite(Path(), ""))
    files: Iterable[File] = ()  # all that MkDocs renders or copies
    pages: int = 0  # rendered so far
    packed: dict[str, bytes] = field(default_factory=dict)  # by path, HTML and front matter of pages to write


state = State()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether MkDocs serves and is ``--dirty``; show only its warnings and errors, unless it serves
    or was told how much to show.

    Its warning of ``--dirty`` is dropped. Its own ``--quiet`` would also hide warnings from ``--strict``.
    """
    global state
    state = State(command, dirty)
    # MkDocs warns of every --dirty build; in a strict one, where warnings are errors, that would end ours.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda one: "'dirty' build" not in one.msg)
    mkdocs_log = logging.getLogger("mkdocs")
    if command != "serve" and mkdocs_log.level == logging.INFO:
        mkdocs_log.setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    """Wait until no other build of the project runs, then let MkDocs build into a folder beside ``site/``.

    When serving, MkDocs keeps its own temporary folder. Raises ``Abort`` if the folder cannot be made.
    """
    # No page shows MkDocs' own navigation, whose making takes the square of the number of articles.
    config.nav = []
    state.lock = state.lock or Lock(Path(config.docs_dir))
    state.lock.acquire(log.info)
    if state.command == "serve":
        config.extra["preview"] = True
        config.theme.static_templates.discard("sitemap.xml")  # nobody asks a preview for all addresses
    else:
        state.target = Target(config, Path(config.site_dir).resolve())  # site/ may be a link: keep it.
        config.site_dir = str(staging(state.target.site))
        try:
            make_room(Path(config.site_dir), keep=_takes_over(config))
        except OSError as error:
            raise Abort(f"{config.site_dir}: cannot be made ({error.strerror}); choose another") from error


def on_pre_build(config: MkDocsConfig) -> None:
    """Run ``scripts.build``; raise ``Abort`` if it fails, unless an earlier build can be served."""
    root = _root(config)
    strict = ["--strict"] if config.strict or state.command == "gh-deploy" else []
    drafts = ["--drafts"] if state.command == "serve" else []
    state.pages = 0
    if _generate(root, ["--locked", "--root", str(root), *strict, *drafts]):
        if state.command != "serve":
            raise Abort("the articles were not built: see above")
        if not (root / "docs/.overrides/.generated/words.html").exists():
            raise Abort("the articles were not built (see above), and there are no pages from before")
        log.error("The articles were not built (see above): these are the last good pages.")


def _generate(root: Path, arguments: list[str]) -> int:
    """Run ``scripts.build``; return its exit status.

    It runs in a process of its own, so that its memory is free again when MkDocs begins. When serving, it
    runs in this process, which has the program loaded, until a file of the program is edited.
    """
    if state.command == "serve":
        from scripts import serving  # It loads all that a build needs: no other process of MkDocs has to.

        if serving.is_current():
            return serving.run(arguments)
    # The child inherits the lock: if MkDocs is killed, the lock holds until the child has ended too.
    held = state.lock.held if state.lock else []
    command = [sys.executable, "-m", "scripts.build", *arguments]
    return subprocess.run(command, cwd=root, check=False, pass_fds=held).returncode


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out files of the theme that no page loads, and what systems and editors left in docs/; with
    ``--dirty``, keep MkDocs from making unchanged files again.
    """
    for file in [file for file in files if any(map(LEFT_BEHIND.fullmatch, file.src_uri.split("/")))]:
        files.remove(file)
    if not config.plugins.keys() & {"search", "material/search"}:
        for file in [file for file in files if file.src_dir != config.docs_dir]:
            if NOT_LOADED.fullmatch(file.src_uri):
                files.remove(file)
    new = Path(config.site_dir)
    state.files = files
    last: dict[str, reuse.BuiltFile] = {}
    if _takes_over(config):
        last = state.served if state.command == "serve" else reuse.read_built(_root(config))
    old = state.target.site if state.target else new
    state.new = reuse.take_over(files, last, reuse.frame_of(config), old, new)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """When serving, keep compiled templates from one build to the next."""
    if state.command == "serve":
        from scripts.serving import Templates

        env.bytecode_cache = Templates()


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Give each page that is taken over from the last site its front matter, which the sitemap needs: MkDocs
    does not read these pages again.
    """
    for file in files.documentation_pages():
        if file.page and file.dest_uri in state.new.reused:
            file.page.meta = state.new.files[file.dest_uri].meta


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Watch ``mkdocs.yml`` and ``docs/``, but for what builds write there; meanwhile load what the first edit
    needs. (``watch`` in ``mkdocs.yml`` names seeds and scripts, which MkDocs watches by itself.)

    Raises ``Abort`` if another program has the address: MkDocs would show a traceback.
    """
    host, port = config.dev_addr
    try:
        socket.create_server((host, port), family=server.address_family).close()
    except OSError as error:
        advice = f"end the program that has it, or take another: make serve PORT={port + 1}"
        raise Abort(f"{host}:{port}: cannot be served ({error.strerror}); {advice}") from error
    from scripts.serving import load_all

    threading.Thread(target=load_all, daemon=True).start()
    watch(server, config.docs_dir, config.config_file_path)


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Return the Markdown of a generated page as it is, and "" for a page by hand, whose front matter has no
    ``kind``: templates include the HTML that ``scripts.build`` made of that page.
    """
    return markdown if page.meta.get("kind") else ""


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Pack a page's HTML and front matter, since MkDocs renders all pages before it writes the first."""
    state.packed[page.file.src_uri] = zlib.compress(pickle.dumps((html, page.meta)), 1)
    page.markdown = None
    page.meta = _needed(page.meta)
    return ""


def _needed(meta: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Choose the keys of a page's front matter that MkDocs and ``sitemap.xml`` need outside the page itself.

    A hand-written page keeps all keys, since the theme shows its title and icon beside other pages.
    """
    return reuse.for_sitemap(meta, "template", "title") if meta.get("kind") else meta


def on_page_context(context: Any, page: Page, **_: Any) -> None:
    """Unpack what ``on_page_content`` packed of a page, right before the page is written."""
    packed = zlib.decompress(state.packed.pop(page.file.src_uri))
    page.content, page.meta = pickle.loads(packed)  # noqa: S301 (our own)


def on_post_page(output: str, page: Page, **_: Any) -> None:
    """Note a page that was rendered, and free its memory; tell how many there are after every
    ``PROGRESS_STEP``.
    """
    page.content = None
    state.new.note_rendered(page.file.dest_uri, page.meta)
    page.meta = _needed(page.meta)
    state.pages += 1
    if state.pages % PROGRESS_STEP == 0:
        print(counted(state.pages, "page"), file=sys.stderr)


def on_post_build(config: MkDocsConfig) -> None:
    """Prove the new site, except files taken over from the last; raise ``Abort`` if anything in it differs
    from what its texts and records say. When serving, prove nothing: remember the files, and free the lock.
    """
    if state.command == "serve":
        state.served = state.new.stamped()
        _unlock()
        return
    for file in state.files:  # MkDocs is done with them; the proof needs the room.
        if file.page:
            vars(file.page).clear()
        vars(file).clear()
    records, pages, findings = prove(Path(config.site_dir), _root(config), state.new.reused)
    for finding in findings:
        log.error(str(finding))
    if findings:
        raise Abort("the site does not say what its texts say: see above")
    if records and not state.new.reused:
        print(summary(records, pages))


def on_build_error(error: Exception) -> None:
    """When serving, free the lock, so that other builds can run until the next edit, and let go of the pages
    that were not written.

    Raises ``Abort`` if a file could not be read or written, as on a full disk: MkDocs would show a traceback.
    """
    state.packed.clear()
    if state.command == "serve":
        _unlock()
    if isinstance(error, OSError):
        site_dir = state.target.config.site_dir if state.target else "the site"
        name = error.filename2 or error.filename or site_dir
        message = f"{name}: cannot be read or written ({error.strerror}); the old site stays as it is"
        raise Abort(message) from error


def _takes_over(config: MkDocsConfig) -> bool:
    """Say whether unchanged files are taken over: with ``--dirty``, but never in a strict build."""
    return state.dirty and not config.strict


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _unlock() -> None:
    if state.lock:
        state.lock.release()


def on_shutdown() -> None:
    """Replace ``site/`` with the new site, or remove the new one if the build failed.

    This is MkDocs' last event; it follows a failure of ``--strict`` too. Raises ``Abort`` if ``site/``
    cannot be replaced.
    """
    if state.target is None:
        return
    config, site = state.target.config, state.target.site
    new, config.site_dir = Path(config.site_dir), str(site)
    try:
        if sys.exc_info()[0] is None:
            made = state.new.stamped()
            put_in_place(new, site, keep=_takes_over(config))
            reuse.write_built(_root(config), made)
        else:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        message = f"{site}: cannot be replaced ({error.strerror}); the new site is {new}"
        raise Abort(message) from error
    finally:
        _unlock()
