"""What the process that serves the site has ready before the first edit, and that it needs pages."""

import socket
import subprocess
import sys

from tests.projects import ROOT, Project

EDIT = """
import lzma
import sys
from scripts import serving
from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.source.seed import Seed
from scripts.source.settings import Settings

if {prepared}:
    serving.load_all()

def read(raw):
    raise SystemExit("a table is read")

lzma.decompress = read
text = "{text}"
known = set(sys.modules)
seed = Seed("seeds/x.txt", text.encode(), text, Settings(script="simplified", slug="x"))
for variant in TABLE.values():
    edition(interpret(seed)[0], variant)
if loaded := set(sys.modules) - known:
    raise SystemExit("modules are loaded")
"""


def told(prepared: bool, text: str = "他后来说，头发干了。") -> str:
    code = EDIT.format(prepared=prepared, text=text)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.strip()


def test_the_first_edit_of_a_served_site_waits_for_no_table() -> None:
    assert told(prepared=False) == "a table is read"
    assert told(prepared=True) == ""


def test_the_first_edit_of_a_damaged_text_waits_for_no_module() -> None:
    assert told(prepared=True, text="重(chóng)慶的天氣，終於放晴了。") == ""


def test_a_text_that_cannot_be_published_ends_a_preview_that_has_no_pages_from_before(
    small_project: Project,
) -> None:
    small_project.seed("empty", "")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:0"]
    root = small_project.root
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1
    assert "seeds/empty.txt: error: the file is empty" in done.stderr
    assert "there are no pages from before" in done.stdout


def test_an_address_that_another_program_has_is_told_with_what_to_do(small_project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        root = small_project.root
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert f"127.0.0.1:{port}: cannot be served (" in done.stdout + done.stderr
    assert f"take another: make serve PORT={port + 1}" in done.stdout + done.stderr
