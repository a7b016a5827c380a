"""Whole or not at all: killed, failed or beside another, a build never leaves half a site."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import build, hooks
from scripts.publish.staging import Lock, make_room, put_in_place
from tests.conftest import SEED, URL, Project, copy_project

KILLS = int(os.environ.get("KILLS", "8"))


def start(project: Project, *arguments: str, listens: bool = False) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", *arguments],
        cwd=project.root,
        env={**os.environ, "SITE_URL": URL, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.PIPE if listens else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def retitle(project: Project, title: str) -> None:
    settings = project.root / "seeds" / f"{SEED}.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    changed = [f'title = "{title}"' if line.startswith("title =") else line for line in lines]
    settings.write_text("\n".join(changed), encoding="utf-8")


def pages(project: Project) -> dict[str, bytes]:
    """What is in docs/ but for what the build remembers."""
    made = project.files("docs")
    return {path: raw for path, raw in made.items() if path not in (".generated", ".new")}


def test_a_killed_build_leaves_the_site_whole_and_the_next_one_right(
    full_project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = copy_project(tmp_path_factory.mktemp("other"), seeds="damaged")
    retitle(full_project, "題目一")
    retitle(other, "題目二")
    full_project.site()
    begin = time.monotonic()
    other.site()
    duration = time.monotonic() - begin
    sites = [full_project.files("site"), other.files("site")]
    docs = [pages(full_project), pages(other)]
    assert sites[0] != sites[1]
    killed = 0
    while killed < KILLS:
        retitle(full_project, ("題目二", "題目一")[killed % 2])
        begin, process = time.monotonic(), start(full_project)
        try:
            process.wait(duration * (killed + 0.5) / KILLS)
            duration = time.monotonic() - begin  # The machine has become quicker.
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.communicate()
        assert full_project.files("site") in sites
        for path, raw in pages(full_project).items():
            assert raw in [before[path] for before in docs if path in before], path
    retitle(full_project, "題目二")
    full_project.site()
    assert full_project.files("site") == sites[1]
    assert pages(full_project) == docs[1]
    assert not list(full_project.root.glob(".site*"))


def test_a_late_error_of_strict_publishes_nothing(full_project: Project) -> None:
    """MkDocs counts its warnings after its post-build event."""
    full_project.site()
    before = full_project.files("site")
    retitle(full_project, "新的題目")
    (full_project.root / "docs/mine.md").write_text("# 我的頁\n\n[無](nowhere.md)\n", encoding="utf-8")
    done = full_project.run("mkdocs", "build", "--strict")
    assert done.returncode != 0
    assert "nowhere.md" in done.stderr
    assert full_project.files("site") == before
    assert not list(full_project.root.glob(".site*"))


def test_two_builds_at_once_do_not_mix(full_project: Project) -> None:
    expected = full_project.site()
    before = full_project.files("site")
    for process in [start(full_project) for _ in range(3)]:
        output, _ = process.communicate(timeout=600)
        assert process.returncode == 0, output
    assert full_project.files("site") == before
    assert expected.is_dir()
    assert not list(full_project.root.glob(".site*"))


def test_what_cannot_be_written_is_said_in_one_line(full_project: Project) -> None:
    (full_project.root / "docs/search").write_text("in the way", encoding="utf-8")
    done = full_project.build()
    assert done.returncode == 1
    assert (
        "docs/search/a/1.dat: error: cannot be read or written (Not a directory)" in done.stdout + done.stderr
    )
    assert "Traceback" not in done.stderr
    (full_project.root / "docs/search").unlink()
    assert full_project.build().returncode == 0


def test_a_site_takes_its_place_with_or_without_one_before(tmp_path: Path) -> None:
    for content in ("a", "b"):
        new = tmp_path / "new"
        new.mkdir()
        (new / content).touch()
        put_in_place(new, tmp_path / "site")
        assert [path.name for path in (tmp_path / "site").iterdir()] == [content]
        assert not new.exists()


def test_what_of_the_old_site_cannot_be_removed_does_not_say_that_the_new_one_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of another user's in site/: the new site is in place, and the next build names the rest."""
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"of-{name}").touch()

    def refuse(path: str, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refuse)
        put_in_place(tmp_path / "new", tmp_path / "site")
        assert [path.name for path in (tmp_path / "site").iterdir()] == ["of-new"]
        with pytest.raises(PermissionError):
            make_room(tmp_path / "new")
    make_room(tmp_path / "new")
    assert not list((tmp_path / "new").iterdir())


def test_a_disk_that_is_full_while_mkdocs_writes_is_said_in_one_line_and_the_old_site_stays(
    full_project: Project,
) -> None:
    site = full_project.site()
    before = full_project.files("site")
    # Nothing can be written there: MkDocs meets an OSError, as on a full disk.
    hook = full_project.root / "scripts/full.py"
    hook.write_text(
        "def on_env(env, **_):\n    raise OSError(28, 'No space left on device', 'a', None, 'b/c.js')\n",
        encoding="utf-8",
    )
    full_project.configure("hooks: [scripts/hooks.py]", "hooks: [scripts/hooks.py, scripts/full.py]")
    done = full_project.run("mkdocs", "build")
    assert done.returncode == 1
    assert "b/c.js: cannot be read or written (No space left on device); the old site stays" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert (full_project.files("site"), site.exists()) == (before, True)
    assert not (full_project.root / ".site.new").exists()


def test_a_long_build_says_how_far_it_is(full_project: Project) -> None:
    hooks = full_project.root / "scripts/hooks.py"
    source = hooks.read_text(encoding="utf-8")
    hooks.write_text(source.replace("PROGRESS_STEP = 500", "PROGRESS_STEP = 3"), encoding="utf-8")
    done = full_project.run("mkdocs", "build")
    assert [line for line in done.stderr.splitlines() if line.endswith(" pages")][:2] == [
        "3 pages",
        "6 pages",
    ]
    assert done.returncode == 0


def test_a_folder_that_may_not_be_written_is_said_in_one_line(
    full_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, raw: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert build.main(["--root", str(full_project.root)]) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("docs/.generated: error: cannot be read or written (Permission denied)")


def test_a_place_for_the_site_that_may_not_be_written_stops_the_build(full_project: Project) -> None:
    (full_project.root / "file").write_text("", encoding="utf-8")
    done = full_project.run("mkdocs", "build", "--site-dir", "file/site")
    assert done.returncode != 0
    assert "file/.site.new: cannot be made (Not a directory)" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_link_in_place_of_what_is_being_made_is_not_followed(
    full_project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "mine").write_text("mine", encoding="utf-8")
    (full_project.root / ".site.new").symlink_to(outside)
    site = full_project.site()
    assert [path.name for path in outside.iterdir()] == ["mine"]
    assert not site.is_symlink()


def test_where_mkdocs_is_killed_its_child_keeps_other_builds_away_until_it_ends(project: Project) -> None:
    (project.root / "scripts/build.py").write_text('print("begun", flush=True)\ninput()\n', encoding="utf-8")
    process = start(project, listens=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    process.kill()
    process.wait()
    other = os.open(project.root / "docs", os.O_RDONLY)
    with pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    process.communicate("\n")  # ends what was started
    fcntl.flock(other, fcntl.LOCK_EX)
    os.close(other)


def test_where_folders_cannot_be_exchanged_what_a_killed_build_left_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise AttributeError("no such function")

    monkeypatch.setattr("ctypes.CDLL", unknown)
    for name in ("new", "site", ".site.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"of{name}").touch()
    put_in_place(tmp_path / "new", tmp_path / "site")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["ofnew"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(("command", "kept"), [("serve", False), ("build", True)])
def test_a_build_that_failed_while_serving_lets_others_build_until_the_next_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, kept: bool
) -> None:
    lock = Lock(tmp_path)
    lock.acquire(print)
    monkeypatch.setattr(hooks, "state", hooks.State(command, lock=lock))
    hooks.state.packed["about.md"] = b"a page that was not written"
    hooks.on_build_error(ValueError("a template"))
    assert (bool(lock.held), hooks.state.packed) == (kept, {})
    lock.release()
