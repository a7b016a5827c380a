"""Run modules of a project as ``python -m`` does, but in forks of one process that has the program loaded.

To start Python, import MkDocs and read the converters' tables takes longer than most builds of the tests.
A project whose ``scripts/`` are not those of the checkout loads its own, as a process of its own would.
"""

import atexit
import json
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
# What Python and the system read when a process starts: whoever sets these gets a process of its own.
OF_A_START = ("PYTHON", "LC_", "LANG", "TZ")
Done = subprocess.CompletedProcess[str]


def run(arguments: Sequence[str], folder: Path, changed: Mapping[str, str]) -> Done:
    """Run a module in ``folder``, with variables changed in the environment; give status and what it said."""
    environment = {**os.environ, **changed}
    alone = any(name.startswith(OF_A_START) for name in changed)
    if alone or "coverage" in sys.modules or sys.platform != "linux":
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    server = _server()
    with tempfile.TemporaryDirectory() as said:
        files = [f"{said}/{name}" for name in ("out", "err")]
        asked = {"arguments": arguments, "folder": str(folder), "environment": environment, "files": files}
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return Done(arguments, status, *(Path(file).read_text(encoding="utf-8") for file in files))


@cache
def _server() -> Any:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(server.communicate)
    return server


def _states(scripts: Path) -> dict[str, tuple[int, int]]:
    """What tells one version of the program from another, as Python tells it of what it has compiled."""
    files = (path for path in scripts.rglob("*") if path.suffix in (".py", ".xz", ".css"))
    found = {str(path.relative_to(scripts)): path.stat() for path in files}
    return {name: (state.st_mtime_ns, state.st_size) for name, state in found.items()}


def _become(arguments: Sequence[str]) -> NoReturn:
    """End this process as the module ends."""
    module, *_ = sys.argv = list(arguments)
    sys.path[0] = os.getcwd()
    sys.modules.pop(module if "." in module else f"{module}.__main__", None)  # It runs anew, as the main one.
    status: Any = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        status = ended.code
        if isinstance(status, str):
            print(status, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        status = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else bool(status))


def _status(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _serve() -> None:
    import mkdocs.__main__  # noqa: F401

    from scripts import build, check, clean, hooks, new, review, serving  # noqa: F401

    serving.load_all()
    loaded, start = _states(ROOT / "scripts"), subprocess.run

    def within(command: Any, **options: Any) -> Any:
        """Start what the program starts of itself in a fork, too: it inherits the lock that it is passed."""
        if command[:2] != [sys.executable, "-m"] or not command[2].startswith(("scripts", "mkdocs")):
            return start(command, **options)
        sys.stdout.flush()
        if child := os.fork():
            return subprocess.CompletedProcess(command, _status(child))
        _become(command[2:])

    subprocess.run = within  # type: ignore[assignment]
    for line in sys.stdin:
        asked = json.loads(line)
        if child := os.fork():
            os.write(1, f"{_status(child)}\n".encode())
            continue
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        for descriptor, path in enumerate([os.devnull, *asked["files"]]):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), descriptor)
        if _states(Path("scripts").absolute()) != loaded:
            for name in [one for one in sys.modules if one.partition(".")[0] == "scripts"]:
                del sys.modules[name]
        _become(asked["arguments"])


if __name__ == "__main__":
    _serve()
