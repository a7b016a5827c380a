"""What the process that serves the site keeps for the next edit: the program, and compiled templates."""

import traceback
from typing import ClassVar

from jinja2.bccache import Bucket, BytecodeCache

from scripts import build

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


class Templates(BytecodeCache):
    """Keep compiled templates in memory for the next build; Jinja compares their sources itself."""

    kept: ClassVar[dict[str, bytes]] = {}  # by Jinja's keys

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()
