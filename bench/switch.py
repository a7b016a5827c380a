"""How long the switch takes: from the click to the next paint, with and without preparing the other script.

    .venv/bin/python -m bench.switch

Pages drive themselves (tests/unattended.py): DevTools end what a browser prerenders. The browser has
prepared the page when it is clicked, as it has when a reader points at a link for a fifth of a second
before. Each round is a browser that has seen nothing; the two kinds take turns. The host answers after
a round trip of 150 ms, as Lighthouse's slow 4G has it. The result is kept in bench/switch.md.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.projects import ROOT, SLUG, URL, copy_project
from tests.unattended import Told, eager, unattended, without_rules

ROUNDS = 15
ROUND_TRIP = 0.15  # seconds
ARTICLE = f"articles/{SLUG}/"
PREFIX = "/" + URL.split("/", 3)[3]

# Told by the new page: milliseconds since the click. A page that was prepared is painted in the frame after
# it is seen; of another the browser tells its first paint.
SCRIPT = """
const since = at => report("painted", at - Number(sessionStorage.clicked))
if (document.prerendering) {
    addEventListener("load", () => report("ready"))
    document.addEventListener("prerenderingchange", async () => { await painted(); since(Date.now()) })
} else if (sessionStorage.clicked) new PerformanceObserver(list =>
    since(performance.timeOrigin + list.getEntries()[0].startTime)
).observe({ type: "paint", buffered: true })
else addEventListener("load", async () => {
    if (PREPARED) await heard("ready")
    await painted()
    sessionStorage.clicked = Date.now()
    document.querySelector(".switch a:not([aria-current])").click()
})
"""

KINDS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "asked for by the click": ("false", without_rules),
    "prepared before it": ("true", eager),
}


def measure(site: Path, browser: str) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in KINDS}
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
        for name, (prepared, change) in KINDS.items():
            told = Told(SCRIPT.replace("PREPARED", prepared), change, ROUND_TRIP)
            with unattended(browser, site, PREFIX, ARTICLE, told):
                times[name].append(told.until("painted")["painted"])
    return times


def main() -> None:
    browser = (ROOT / ".venv/.browser").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as work:
        times = measure(copy_project(Path(work), "damaged").site(), browser)
    rows = ["| the other script | click to next paint, median (min–max) |", "| --- | --- |"]
    for name, every in times.items():
        rows.append(f"| {name} | {statistics.median(every):.0f} ms ({min(every):.0f}–{max(every):.0f}) |")
    result = "\n".join(rows)
    print(result)
    head = "# The switch\n\nClick on the other script to next paint, in Chromium; round trips take 150 ms."
    how = f"`python -m bench.switch`: medians of {ROUNDS} browsers each, in turns, in one run."
    (ROOT / "bench/switch.md").write_text(f"{head}\n{how}\n\n{result}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
