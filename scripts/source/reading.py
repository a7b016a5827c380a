"""Read files that may hold anything: whatever goes wrong, it ends in a finding that names the file.

Within ``with reading(…)`` any exception becomes ``Rejected``, and work that would not end is stopped.
"""

import os
import re
import signal
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import yaml

from scripts.findings import Finding, Rejected

MAX_BYTES = 4 * 1024 * 1024  # A long novel is about 3 MB. Work takes at most some 250 times as much memory.
SECONDS = 120  # of computing that a file may take, once, and once more for each ``PORTION`` of it
PORTION = 256 * 1024  # bytes
UNFIT = "a name that is not UTF-8, or has characters that nobody sees"  # which ``is_fit`` refuses

# Names of files that systems and editors leave in a folder, which nobody expects to see published.
LEFT_BEHIND = re.compile(
    r"\..*|.*~|~\$.*|#.*#|Thumbs\.db|desktop\.ini|Icon\r|__MACOSX|.*\.(?:swp|tmp)", re.DOTALL
)
# How a line begins that git writes where two versions of a file differ; what is wrong, and what to do.
UNMERGED = r"(?:<{7}|={7}|>{7})(?: |$)"
TWO_VERSIONS = ("git left two versions here", "keep one, and take out the lines of <, = and > around them")


class _TooLong(Exception):
    """Raised when the time for a file has passed."""


@contextmanager
def reading(file: str, size: int = 0, code: str = "F13") -> Iterator[None]:
    """Turn any exception in the body of a ``with``, and work that takes too long, into ``Rejected``.

    The finding names ``file`` and has ``code``; ``size`` is the file's, in bytes. The time that counts is
    the processor's, so a busy machine does not matter.
    """
    try:
        with _limited(SECONDS * (1 + size // PORTION)):
            yield
    except Rejected:
        raise
    except OSError as error:  # It may be about another file, such as a picture.
        about, message = str(error.filename or file), f"cannot be read ({error.strerror})"
        raise Rejected.of("F02", about, None, message, "check its name and permissions") from error
    except RecursionError as error:
        message, advice = "lists or forms within each other, too deep to follow", "divide them"
        raise Rejected.of(code, file, None, message, advice) from error
    except _TooLong as error:
        message = f"takes more than {SECONDS * (1 + size // PORTION)} seconds of computing"
        raise Rejected.of(code, file, None, message, "divide it into several files") from error
    except (Exception, MemoryError) as error:
        message = f"cannot be understood ({type(error).__name__}: {str(error)[:200]})"
        advice = "correct it; if nothing is wrong with it, report that to the project"
        raise Rejected.of(code, file, None, message, advice) from error


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """Raise ``_TooLong`` in the body of a ``with`` after so many seconds of computing.

    It does nothing on a system without such a clock, in any thread but the main one, or within another limit.
    """
    has_clock = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not has_clock or signal.getitimer(signal.ITIMER_PROF)[0]:
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def read_file(path: Path, root: Path, most: int = MAX_BYTES) -> bytes:
    """Read a file; its name in findings is relative to ``root``.

    Raises ``Rejected`` if it has more than ``most`` bytes, cannot be read, is no file (a folder, a pipe), or
    is a symbolic link out of its folder.
    """
    name = printable(path.relative_to(root).as_posix())

    def reject(code: str, message: str, advice: str) -> Rejected:
        return Rejected.of(code, name, None, message, advice)

    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            raise reject("F03", "a link that leads out of the folder", "put the file itself here")
        if not path.is_file() and (path.exists() or path.is_symlink()):
            raise reject("F02", "not a file", "rename or remove it")
        if path.stat().st_size > most:
            raise reject("F04", f"larger than {most:,} bytes", "split it into several articles")
        return path.read_bytes()
    except OSError as error:
        raise reject("F02", f"cannot be read ({error.strerror})", "check its permissions") from error
    except (RuntimeError, ValueError) as error:  # a circle of links, before Python 3.13; a U+0000
        raise reject("F02", "cannot be read: it leads nowhere", "rename or remove it") from error


def printable(name: str) -> str:
    """Return a file's name so that it can be printed: bytes that are no UTF-8, and what nobody sees, as
    escapes.
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if is_fit(one) else ascii(one)[1:-1] for one in text)


def is_fit(name: str) -> bool:
    """Say whether a name can be that of a file on a site: UTF-8 without control characters. Blanks are fit,
    full-width ones and those of no break too.
    """
    return all(one.isprintable() or unicodedata.category(one) == "Zs" for one in name)


def without_aliases(loader: type[Any]) -> type[Any]:
    """Make a loader of YAML that refuses aliases (``*a``), by which a value may contain itself, or grow
    without end.
    """

    class WithoutAliases(loader):  # type: ignore[misc]
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                mark = self.peek_event().start_mark
                raise yaml.composer.ComposerError(None, None, "an alias, which is not read", mark)
            return super().compose_node(parent, index)

    return WithoutAliases


def files_below(folder: Path, root: Path) -> tuple[list[str], list[Finding]]:
    """List the files below a folder, sorted, as paths relative to it; and findings about those refused.

    Names in ``LEFT_BEHIND``, and all below them, are left out, as the site does. Everything
    else would be published: so symbolic links out of the folder are refused, and those to folders, which may
    lead in a circle. Paths in findings are relative to ``root``.
    """
    names: list[str] = []
    findings: list[Finding] = []
    home, waiting = folder.resolve(), [""]
    while waiting:
        within = waiting.pop()
        # Not by ``Path.rglob``, which makes a ``Path`` of each of tens of thousands of files.
        for entry in os.scandir(os.path.join(folder, within)):
            if LEFT_BEHIND.fullmatch(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{within}{entry.name}/")
            elif wrong := _wrong(entry, home):
                file = printable(Path(entry.path).relative_to(root).as_posix())
                findings.append(Finding(wrong[0], file, None, *wrong[1:]))
            else:
                names.append(within + entry.name)
    return sorted(names), findings


def _wrong(entry: os.DirEntry[str], home: Path) -> tuple[str, str, str] | None:
    """Tell why a file cannot be published (code, what is wrong, what to do); ``None`` if it can.

    ``home``: the folder that no link may leave.
    """
    if not is_fit(entry.name):
        return "F08", UNFIT, "rename it"
    try:
        # Only a symbolic link can lead out; to resolve all other files would take long.
        if entry.is_symlink():
            target = Path(entry.path).resolve()
            if not target.is_relative_to(home) or target.is_dir():
                return "F03", "a link that leads out of docs/, or to a folder", "put the file itself here"
        return None if entry.is_file() else ("F02", "not a file", "remove it")
    except (OSError, RuntimeError):
        return "F02", "not a file", "remove it"
