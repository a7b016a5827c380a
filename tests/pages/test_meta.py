"""Templates use what the generator gives them, and nothing else."""

import re
from typing import get_type_hints

from scripts.pages.meta import Item, Meta
from tests.conftest import ROOT

TEMPLATES = ROOT / "docs/.overrides"


def used(name: str) -> set[str]:
    """The keys of ``name`` that the templates' expressions and statements ask for."""
    paths = [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("[!.]*/*.html")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    code = "\n".join(re.findall(r"\{\{.*?\}\}|\{%.*?%\}", sources, re.DOTALL))
    return set(re.findall(rf"(?<![\w.]){name}\.([a-z_]+)", code))


def test_every_key_that_a_template_asks_for_is_one_that_pages_have() -> None:
    assert used("meta") <= set(get_type_hints(Meta))
    assert used("article") <= set(get_type_hints(Item))


def test_every_key_that_pages_have_is_asked_for() -> None:
    # The renderer reads the template's name by itself; page.meta is "own" where pages by hand are told apart.
    assert set(get_type_hints(Meta)) - used("meta") <= {"template"}
    assert set(get_type_hints(Item)) - used("article") == set()
