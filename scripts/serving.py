"""What the process that serves the site keeps for the next edit: the program, its tables, and templates."""

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

LOADED = build.program()


def is_current() -> bool:
    """Say whether the program that this process has loaded is still the one in ``scripts/``."""
    return build.program() == LOADED


def run(arguments: list[str]) -> int:
    """Run ``scripts.build`` with its arguments; return its exit status, 1 after a traceback."""
    try:
        return build.main(arguments)
    except Exception:
        traceback.print_exc()
        return 1


def load_all() -> None:
    """Load what the first edit would wait for, dictionaries and tables, by making articles of a few words.

    What is loaded then stays for as long as the site is served: no collection of garbage looks at it again,
    and others come less often than Python's own, of which a build had so many that they took an eighth of it.
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
    """Keep compiled templates in memory for the next build; Jinja compares their sources itself."""

    kept: ClassVar[dict[str, bytes]] = {}  # by Jinja's keys

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()
