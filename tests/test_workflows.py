"""The workflows are what GitHub understands, and safe: by its schema, and by zizmor's audits."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

GITHUB = ROOT / ".github"
BIN = Path(sys.executable).parent
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
    assert old in PAGES
    folder = tmp_path / ".github"
    (folder / "workflows").mkdir(parents=True)
    (folder / "workflows/pages.yml").write_text(PAGES.replace(old, new), encoding="utf-8")
    (folder / "dependabot.yml").write_text((GITHUB / "dependabot.yml").read_text("utf-8"), encoding="utf-8")
    assert says in lint(folder)


def test_nothing_but_pinned_actions_is_used_and_nothing_but_the_lock_is_installed() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    packages = [line for line in lock.splitlines() if line and line[0] not in " #"]
    assert packages
    assert all("==" in line for line in packages)
    assert lock.count("--hash=sha256:") >= len(packages)
    assert "://" not in lock
    assert "--require-hashes -r requirements.txt" in (ROOT / "Makefile").read_text(encoding="utf-8")
