"""The reader's first second, measured: this page, stock Material and the bare page, side by side.

    make bench

One run: the three pages take turns, each time in a browser that has seen nothing, over a
throttled network (Lighthouse's slow 4G) on a processor slowed down four times. What counts is
the ratio; the times are this machine's. The result is kept in bench/first-view.md.
"""

import functools
import gzip
import html
import http.server
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.projects import ROOT, SLUG, copy_project

ROUNDS = 21
ARTICLE = f"articles/{SLUG}/"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}

BARE = """<!doctype html><html lang="zh-Hant"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
<style>body{{max-width:36em;margin:auto;padding:1em;line-height:1.8;font-family:sans-serif}}</style>
{body}</html>
"""
STOCK = """site_name: 文章
site_url: http://127.0.0.1/
theme: {name: material, language: zh-Hant, font: false}
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """A static host: keeps connections, compresses what can be compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = path.read_bytes() if found else b""
        self.send_response(200 if found else 404)
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


# Lighthouse's constants for a throttled browser (mobileSlow4G): a round trip of 150 ms, of which a
# request takes 3.75 with its connection, and nine tenths of 1.6 and 0.75 Mbit/s.
SLOW_4G = {
    "offline": False,
    "latency": 150 * 3.75,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8 * 0.9,
    "uploadThroughput": 0.75 * 1024 * 1024 / 8 * 0.9,
}


@dataclass
class Candidate:
    name: str
    folder: Path
    path: str
    times: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)
    address: str = ""


def build(work: Path) -> list[Candidate]:
    """The damaged article of the tests on our site, in stock Material, and as a bare page."""
    ours = copy_project(work / "ours", "damaged").site()
    (text,) = (ours / ARTICLE).glob("*.zh-Hant.txt")
    title, *lines = text.read_text(encoding="utf-8").splitlines()
    headings = {line for line in lines if len(line) < 14}
    stock = work / "stock"
    (stock / "docs").mkdir(parents=True)
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    blocks = [f"## {line}" if line in headings else line for line in lines]
    (stock / "docs/index.md").write_text("\n\n".join([f"# {title}", *blocks]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=stock, check=True)
    bare = work / "bare"
    bare.mkdir()
    tagged = [(("h2" if line in headings else "p"), html.escape(line)) for line in lines]
    body = "\n".join([f"<h1>{title}</h1>", *(f"<{tag}>{line}</{tag}>" for tag, line in tagged)])
    (bare / "index.html").write_text(BARE.format(title=title, body=body), encoding="utf-8")
    return [
        Candidate("bare page", bare, ""),
        Candidate("this page", ours, ARTICLE),
        Candidate("stock Material", stock / "site", ""),
    ]


LCP = """() => new Promise(done => {
    const last = list => done(list.getEntries().at(-1).startTime)
    new PerformanceObserver(last).observe({ type: "largest-contentful-paint", buffered: true })
})"""


def visit(browser: Browser, candidate: Candidate) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, locale="zh-TW"
    )
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_4G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[int] = []
    tools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(candidate.address + candidate.path, wait_until="networkidle")
    candidate.times.append(page.evaluate(LCP))
    candidate.sizes.append(sum(sizes))
    candidate.requests.append(len(sizes))
    context.close()


def measure(candidates: list[Candidate], browser_path: str) -> None:
    servers = []
    for candidate in candidates:
        handler = functools.partial(Handler, directory=str(candidate.folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        candidate.address = f"http://127.0.0.1:{server.server_port}/"
        servers.append(server)
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        for candidate in candidates:  # One visit that does not count warms the browser itself.
            visit(browser, Candidate("", candidate.folder, candidate.path, address=candidate.address))
        for number in range(ROUNDS):
            print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
            for candidate in candidates:
                visit(browser, candidate)
        version = browser.version
        browser.close()
    for server in servers:
        server.shutdown()
    print(f"Chromium {version}, {platform.machine()}, {ROUNDS} rounds", file=sys.stderr)


def table(candidates: list[Candidate]) -> str:
    base = statistics.median(candidates[0].times)
    rows = [
        "| page | LCP, median (min–max) | to the bare page | bytes | requests |",
        "| --- | --- | --- | --- | --- |",
    ]
    for one in candidates:
        median = statistics.median(one.times)
        sizes, requests = statistics.median(one.sizes), statistics.median(one.requests)
        times = f"{median:.0f} ms ({min(one.times):.0f}–{max(one.times):.0f})"
        rows.append(f"| {one.name} | {times} | {median / base:.2f} | {sizes:,.0f} | {requests:.0f} |")
    return "\n".join(rows)


def main() -> None:
    path = (ROOT / ".venv/.browser").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as work:
        candidates = build(Path(work))
        measure(candidates, path)
    result = table(candidates)
    print(result)
    head = (
        "# First view\n\nThe article on a phone, slow 4G, processor slowed down four times; `make bench`.\n"
    )
    (ROOT / "bench/first-view.md").write_text(
        f"{head}Medians of {ROUNDS} visits each, in turns, in one run of `make bench`.\n\n{result}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
