"""A local static server that behaves as GitHub Pages does: sub-path, redirects, types and 404 page."""

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".epub": "application/epub+zip",
}


class PagesHandler(http.server.SimpleHTTPRequestHandler):
    """Serve the folder ``directory`` below the path ``prefix``, which begins and ends with a slash.

    A folder without its slash answers 301, a missing file 404 with the folder's ``404.html``.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # Else 40 ms pass in each answer between head and body.

    def __init__(self, *arguments: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def do_GET(self) -> None:
        path = self.path.split("?")[0].split("#")[0]
        target = Path(self.translate_path(path))
        if path.startswith(self.prefix) and target.is_dir() and not path.endswith("/"):
            self._answer(301, b"", {"Location": path + "/"})
            return
        if target.is_dir():
            target /= "index.html"
        found = path.startswith(self.prefix) and target.is_file()
        shown = target if found else Path(self.directory) / "404.html"
        body = shown.read_bytes() if shown.is_file() else b""
        kind = TYPES.get(shown.suffix, "application/octet-stream")
        self._answer(200 if found else 404, body, {"Content-Type": kind})

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Host(http.server.ThreadingHTTPServer):
    """Answer many requests at once; report no error when a visitor leaves before the answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path, prefix: str) -> Iterator[str]:
    """Serve a folder on a free port of 127.0.0.1; yield the address, which ends in ``prefix``.

    ``prefix`` begins and ends with a slash. The server stops when the context ends.
    """
    handler = functools.partial(PagesHandler, prefix=prefix, directory=str(folder))
    server = Host(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()  # stops within 0.05 s
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
