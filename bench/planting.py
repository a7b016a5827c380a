"""Plant small faults in a copy of the program, one at a time, and see whether the tests notice each.

    python -m bench.planting edits [--only N,N]             # the table in bench/edits.py
    python -m bench.planting mutants [--draw 200 --seed 17] # needs: pip install mutmut
    python -m bench.planting mutants --since COMMIT         # of files that changed since

Tests are chosen by file (``chosen``, or the row); a fault is caught when one fails, or when they do not end.
Prints a line a fault, and what share was caught. What came out, and why some may live: bench/mutants.md.
"""

import argparse
import itertools
import os
import queue
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 900  # seconds for the tests of one fault
TIMES = itertools.count(1_000_000_000)  # a time of its own for every version of a file: no stale bytecode


@dataclass(frozen=True)
class Fault:
    """What is written for a file, which tests are asked, and the line that shows what differs."""

    file: str
    text: str
    tests: tuple[str, ...]
    shown: str


def copied(target: Path) -> Path:
    """Copy what belongs to the project, the browser that tests use with it; give ``target``."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)
    if (ROOT / ".venv").exists():
        (target / ".venv").symlink_to((ROOT / ".venv").resolve())
    return target


def write(path: Path, text: str) -> None:
    """Write a version of a file with a time that no other version has."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time := next(TIMES), time))


def verdict(fault: Fault, copy: Path, browser: bool) -> str:
    """Plant a fault in ``copy``, run its tests, take it out; give "caught by …" or "SURVIVES"."""
    path = copy / fault.file
    before = path.read_text(encoding="utf-8")
    write(path, fault.text)
    command = [sys.executable, "-m", "pytest", "-x", "-n", "0", "-q", "-p", "no:cacheprovider", "--tb=no"]
    command += [] if browser else ["--without-browser"]
    try:
        done = subprocess.run(
            [*command, *fault.tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        said = failed[0][:110] if failed else f"code {done.returncode}"
        return "SURVIVES" if done.returncode in (0, 5) else f"caught by {said}"
    except subprocess.TimeoutExpired:
        return "caught by the time"
    finally:
        write(path, before)


def chosen(file: str) -> tuple[str, ...]:
    """Choose the tests of a file of ``scripts/``: those that name its module, those of its room, and those of
    the rooms that import it; in each of these those that build a site last.
    """
    path = Path(file)
    parent, _, stem = ".".join(path.with_suffix("").parts).rpartition(".")
    names = re.compile(
        rf"from {parent}\.{stem} import|from {parent} import [\w, ]*\b{stem}\b|\"{parent}\.{stem}\""
    )

    def that_name(pattern: str) -> list[Path]:
        found = [one.relative_to(ROOT) for one in sorted(ROOT.glob(pattern))]
        return [one for one in found if names.search((ROOT / one).read_text(encoding="utf-8"))]

    rooms = [path.parent.name, *sorted({one.parent.name for one in that_name("scripts/*/*.py")})]
    steps = [that_name("tests/*/test_*.py")]
    steps += [
        [one.relative_to(ROOT) for one in sorted(ROOT.glob(f"tests/{room}/test_*.py"))] for room in rooms
    ]
    if path.parent.name == "scripts":
        steps.append([Path("tests/publish/test_build.py"), Path("tests/publish/test_staging.py")])
    builds = {one: "project" in (ROOT / one).read_text(encoding="utf-8") for step in steps for one in step}
    return tuple(dict.fromkeys(str(one) for step in steps for one in sorted(step, key=builds.__getitem__)))


def files(since: str) -> list[Path]:
    """List the modules in ``scripts/``; with ``since``, a commit, those that were changed or added since."""
    asked = ["git", "diff", "--name-only", "--diff-filter=d", since] if since else ["git", "ls-files"]
    listed = subprocess.run(
        [*asked, "--", "scripts/*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return sorted(ROOT / name for name in listed.stdout.splitlines())


def mutants(draw: int, seed: int, since: str) -> list[Fault]:
    """Draw mutants of mutmut's, of all that it makes of the functions in these ``files``."""
    import libcst
    from mutmut.mutation.file_mutation import create_mutations, deep_replace

    every = []
    for path in files(since):
        module, mutations, *_ = create_mutations(str(path), path.read_text(encoding="utf-8"))
        for one in mutations:
            if isinstance(one.contained_by_top_level_function, libcst.FunctionDef):
                every.append((str(path.relative_to(ROOT)), module, one))
    print(f"{len(every):,} mutants, {draw} drawn")
    faults = []
    for file, module, one in random.Random(seed).sample(every, draw):  # noqa: S311
        mutated = deep_replace(module, one.original_node, one.mutated_node)
        pairs = itertools.zip_longest(module.code.splitlines(), mutated.code.splitlines())
        line, (old, new) = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
        faults.append(Fault(file, mutated.code, chosen(file), f"{file}:{line}: {old} → {new}"))
    return faults


def edits() -> list[Fault]:
    """Read the table of edits. Raises ``ValueError`` where an old text does not stand once in its file."""
    from bench.edits import EDITS

    faults = []
    for file, old, new, tests in EDITS:
        text = (ROOT / file).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{file}: stands {text.count(old)} times: {old}")
        faults.append(Fault(file, text.replace(old, new), tuple(tests.split()), f"{file}: {old!r} → {new!r}"))
    return faults


def run(faults: Sequence[tuple[int, Fault]], browser: bool, together: int) -> None:
    """Ask the tests about every fault, some at a time, each in a copy of its own; print what they say."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(together) as pool:
        copies: queue.Queue[Path] = queue.Queue()
        for number in range(together):
            copies.put(copied(Path(folder) / str(number)))

        def asked(numbered: tuple[int, Fault]) -> bool:
            copy = copies.get()
            said = verdict(numbered[1], copy, browser)
            copies.put(copy)
            print(f"{numbered[0]}: {said}: {numbered[1].shown}", flush=True)
            return said != "SURVIVES"

        caught = sum(pool.map(asked, faults))
    print(f"{caught} of {len(faults)} caught")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.planting")
    parser.add_argument("kind", choices=("edits", "mutants"))
    parser.add_argument("--draw", type=int, default=200)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--since", default="", help="a commit: mutants of files that changed since")
    parser.add_argument("--only", default="", help="numbers of faults, 3,17")
    parser.add_argument("--together", type=int, default=2, help="how many are asked at a time")
    options = parser.parse_args()
    drawn = edits() if options.kind == "edits" else mutants(options.draw, options.seed, options.since)
    wanted = {int(number) for number in options.only.split(",") if number}
    asked = [one for one in enumerate(drawn) if not wanted or one[0] in wanted]
    run(asked, options.kind == "edits", options.together)
