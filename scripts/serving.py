"""What ``mkdocs serve`` keeps in memory between edits: the program, its tables, and compiled templates."""

import gc
import traceback
from typing import ClassVar, get_args

from jinja2.bccache import Bucket, BytecodeCache

from scripts import build
from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from scripts.source.values import Script

LOADED = build.program()  # as it was when this process loaded it


def is_current() -> bool:
    """Say whether the program in ``scripts/`` is still the one that this process has loaded."""
    return build.program() == LOADED


def run(arguments: list[str]) -> int:
    """Run ``scripts.build`` with its arguments; return its exit status, 1 after a traceback."""
    try:
        return build.main(arguments)
    except Exception:
        traceback.print_exc()
        return 1


def load_all() -> None:
    """Load dictionaries and tables, for which the first edit would wait, by making articles of a few words.

    All that is loaded stays as long as the site is served, so the garbage collector need not look at it again
    (``freeze``). It also runs less often than by default, which took an eighth of the time of a build.
    """
    text = "重(chóng)慶的天氣，\n終於放晴了。\n"
    for script in get_args(Script):
        article, _ = interpret(Seed("seeds/x.txt", text.encode(), text, Settings(script=script, slug="x")))
        for variant in TABLE.values():
            edition(article, variant)
    gc.set_threshold(100_000)
    gc.collect()
    gc.freeze()


class Templates(BytecodeCache):
    """Keep compiled templates in memory for the next build; Jinja itself drops those whose source changed."""

    kept: ClassVar[dict[str, bytes]] = {}  # by Jinja's keys

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()
