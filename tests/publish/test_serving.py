"""What the process that serves the site has ready before the first edit."""

import subprocess
import sys

from tests.projects import ROOT

EDIT = """
import lzma
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
text = "他后来说，头发干了。"
seed = Seed("seeds/x.txt", text.encode(), text, Settings(script="simplified", slug="x"))
for variant in TABLE.values():
    edition(interpret(seed)[0], variant)
"""


def told(prepared: bool) -> str:
    code = EDIT.format(prepared=prepared)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.strip()


def test_the_first_edit_of_a_served_site_waits_for_no_table() -> None:
    assert told(prepared=False) == "a table is read"
    assert told(prepared=True) == ""
