"""Watch ``mkdocs.yml`` and ``docs/`` for ``mkdocs serve``, but for what builds write there."""

import os
import re
from collections.abc import Iterator

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

# What builds write, below docs/: see docs/.gitignore.
WRITTEN_BY_BUILDS = re.compile(
    r"\.(?:generated|memory|new)|\.overrides/\.generated|assets/(?:words\.js|made)|search"
    r"|(?:zh-hans/|zh-hk/)?(?:index\.md|feed\.xml|articles|page|archive|series|tags)"
)


def watch(server: LiveReloadServer, docs: str, settings: str) -> None:
    """Make a server watch the folder ``docs`` and the file ``settings``, except what builds write there: else
    each build would start the next.
    """
    docs, settings = os.path.abspath(docs), os.path.abspath(settings)
    for path in (docs, settings):
        server.unwatch(path)

    def entries(folder: str | None) -> Iterator[os.DirEntry[str]]:
        for entry in os.scandir(folder):
            if not WRITTEN_BY_BUILDS.fullmatch(os.path.relpath(entry.path, docs).replace(os.sep, "/")):
                yield entry

    server.observer = PollingObserverVFS(os.stat, entries, polling_interval=0.3)  # type: ignore[assignment]
    for path in (docs, settings):
        server.watch(path)
