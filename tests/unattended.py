"""A browser that nobody drives: DevTools end what a browser prerenders, so a page drives itself and tells.

The site is served as usual, with a script in every page: ``report(name, value)`` tells the test, and
``heard(name)`` waits until any page has reported that. The reader moves at once, and rules of speculation
are followed at once, where a reader would have to point at a link first.
"""

import base64
import functools
import hashlib
import json
import queue
import subprocess
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.projects import ROOT
from tests.server import Host, PagesHandler

TELL = """
const report = (name, value = null) =>
    fetch("/report/" + name, { method: "POST", body: JSON.stringify(value) })
const heard = name => fetch("/heard/" + name)
const painted = () => new Promise(done => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = done
    port2.postMessage(0)
}))
if (!document.prerendering) addEventListener("load", () => dispatchEvent(new Event("pointermove")))
"""
RULES = (ROOT / "docs/.overrides/.inline/rules.json").read_bytes().strip()


def _hash(text: bytes) -> bytes:
    return b"sha256-" + base64.b64encode(hashlib.sha256(text).digest())


def eager(body: bytes) -> bytes:
    """A page or script, with rules that a browser follows at once: the page has their hash."""
    now = RULES.replace(b"moderate", b"immediate")
    return body.replace(b"moderate", b"immediate").replace(_hash(RULES), _hash(now))


def without_rules(body: bytes) -> bytes:
    """The same without rules of speculation: they are not what the policy names."""
    return body.replace(b"moderate", b"none")


class Handler(PagesHandler):
    """Serves the site with a driver in every page, and listens to it."""

    def __init__(self, *arguments: object, told: "Told", prefix: str, directory: str) -> None:
        self.told = told
        super().__init__(*arguments, prefix=prefix, directory=directory)

    def do_GET(self) -> None:  # noqa: N802 (the name that http.server calls)
        if self.path.startswith("/heard/"):
            self.told.events[self.path.removeprefix("/heard/")].wait(120)
            super()._answer(200, b"", {})
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802
        name = self.path.removeprefix("/report/")
        value = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.told.reports.put((name, value))
        self.told.events[name].set()
        super()._answer(200, b"", {})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        if self.path == "/driver.js":
            script = f"{TELL}\n{self.told.script}".encode()
            status, body, headers = 200, script, {"Content-Type": "text/javascript"}
        elif self.path.split("?")[0].endswith("/words.js"):
            body = self.told.change(body)
        elif b"</head>" in body:
            time.sleep(self.told.delay)
            body = self.told.change(body).replace(b"</head>", b'<script src="/driver.js"></script></head>')
        super()._answer(status, body, headers)


class Told:
    """What a page is to do, and what it has told."""

    def __init__(self, script: str, change: Any = eager, delay: float = 0) -> None:
        self.script, self.change, self.delay = script, change, delay
        self.reports: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.events: dict[str, threading.Event] = defaultdict(threading.Event)

    def until(self, name: str) -> dict[str, Any]:
        """All that is told, by name, until ``name`` is; raises ``queue.Empty`` after two silent minutes."""
        values: dict[str, Any] = {}
        while name not in values:
            key, value = self.reports.get(timeout=120)
            values[key] = value
        return values


@contextmanager
def unattended(browser: str, site: Path, prefix: str, path: str, told: Told, *more: str) -> Iterator[str]:
    """Open ``path`` of the site in a browser of its own; gives the site's address."""
    handler = functools.partial(Handler, told=told, prefix=prefix, directory=str(site))
    server = Host(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{prefix}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        quiet = [
            "--disable-background-networking",
            "--disable-component-update",
            f"--user-data-dir={profile}",
        ]
        command = [browser, *flags, *quiet, *more, address + path]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield address
        finally:
            process.terminate()
            process.wait(120)
            server.shutdown()
            server.server_close()
