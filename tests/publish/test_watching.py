"""What ``make serve`` takes for an edit."""

import os
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from scripts.watching import watch


def test_an_edit_is_what_a_publisher_writes_and_nothing_that_builds_write(tmp_path: Path) -> None:
    docs, settings = tmp_path / "docs", tmp_path / "mkdocs.yml"
    for name in (
        "about.md",
        "feed.xml",
        "zh-hans/letters.md",
        "zh-hans/index.md",
        "assets/seal.svg",
        ".memory/x",
    ):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).touch()
    settings.touch()
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(tmp_path)) as server:
        for path in (docs, settings):
            server.watch(str(path))
        watch(server, str(docs), str(settings))
        assert dict(server._watched_paths) == {str(docs): 1, str(settings): 1}
        seen = server.observer._emitter_class.keywords["listdir"]  # type: ignore[attr-defined]
        assert {os.path.relpath(one.path, docs) for one in seen(str(docs))} == {
            "about.md",
            "zh-hans",
            "assets",
        }
        assert [one.name for one in seen(str(docs / "zh-hans"))] == ["letters.md"]
