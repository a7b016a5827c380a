"""The workflows are what GitHub understands, and safe: by its schema, and by zizmor's audits."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
BIN = Path(sys.executable).parent
TEST = (GITHUB / "workflows/test.yml").read_text(encoding="utf-8")
PAGES = (GITHUB / "workflows/pages.yml").read_text(encoding="utf-8")


def lint(folder: Path) -> str:
    """What is said of ``folder``, laid out as .github is; nothing where all is well."""
    workflows = sorted(folder.glob("workflows/*.yml"))
    schema: list[str | Path] = [BIN / "check-jsonschema", "--builtin-schema"]
    commands: list[list[str | Path]] = [
        [*schema, "vendor.github-workflows", *workflows],
        [*schema, "vendor.dependabot", folder / "dependabot.yml"],
        [BIN / "zizmor", "--offline", "--no-progress", folder],
    ]
    runs = [subprocess.run(command, capture_output=True, text=True, check=False) for command in commands]
    return "".join(run.stdout + run.stderr for run in runs if run.returncode)


def test_workflows_and_dependabot_have_nothing_to_mend() -> None:
    assert lint(GITHUB) == ""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("runs-on: ubuntu-latest", "run-on: ubuntu-latest", "run-on"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        (
            "permissions:\n      contents: read\n    strategy",
            "permissions: write-all\n    strategy",
            "excessive-permissions",
        ),
        ("          persist-credentials: false", "          fetch-depth: 1", "artipacked"),
        ("run: make test", 'run: echo "${{ github.head_ref }}" && make test', "template-injection"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in TEST
    folder = tmp_path / ".github"
    (folder / "workflows").mkdir(parents=True)
    (folder / "workflows/pages.yml").write_text(TEST.replace(old, new), encoding="utf-8")
    (folder / "dependabot.yml").write_text((GITHUB / "dependabot.yml").read_text("utf-8"), encoding="utf-8")
    assert says in lint(folder)


def test_nothing_but_pinned_actions_is_used_and_nothing_but_the_lock_is_installed() -> None:
    locks = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "requirements").glob("*.txt")}
    packages = {
        name: {line.split(" \\")[0] for line in lock.splitlines() if line and line[0] not in " #"}
        for name, lock in locks.items()
    }
    for name, lock in locks.items():
        assert all("==" in line for line in packages[name])
        assert lock.count("--hash=sha256:") >= len(packages[name])
        assert "://" not in lock
    assert packages["run"] <= packages["import"] <= packages["develop"], "each is held to the one before"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^PIP := .* --require-hashes$", makefile, re.MULTILINE)
    assert not re.search(r"pip install(?!.*--require-hashes)", makefile)


def test_a_deployment_waits_for_what_is_published_and_for_nothing_else() -> None:
    jobs = yaml.safe_load(PAGES)["jobs"]
    assert jobs.keys() == {"site", "deploy"}
    assert jobs["deploy"]["needs"] == "site"
    runs = [step["run"] for step in jobs["site"]["steps"] if "run" in step]
    assert [re.match(r"make \w+", run)[0] for run in runs] == ["make check"]  # type: ignore[index]
    schedule = yaml.load(PAGES, yaml.BaseLoader)["on"]["schedule"]  # noqa: S506 (strings only)
    assert re.fullmatch(r"\d+ \d+ \* \* \*", schedule[0]["cron"]), "daily: articles wait for their day"


def test_a_push_of_texts_and_pages_starts_no_tests() -> None:
    events = yaml.load(TEST, yaml.BaseLoader)["on"]  # noqa: S506 (strings only)
    for event in ("push", "pull_request"):
        assert {"seeds/**", "docs/**.md"} <= set(events[event]["paths-ignore"])
