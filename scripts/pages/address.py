"""The addresses of an article's pages and downloads."""

import posixpath
import re
from dataclasses import dataclass

from scripts.article.edition_model import Edition
from scripts.converting.variants import Variant


@dataclass(frozen=True)
class Address:
    """The addresses of an article in a variant: paths in ``docs/``, which are the same on the site."""

    variant: Variant
    slug: str
    is_markdown: bool = False

    @classmethod
    def of(cls, edition: Edition) -> "Address":
        return cls(edition.variant, edition.slug, bool(edition.markdown))

    @property
    def folder(self) -> str:
        return f"{self.variant.root}articles/{self.slug}/"

    @property
    def notes_url(self) -> str:
        return f"{self.folder}notes/"

    @property
    def text(self) -> str:
        return self.folder + self.text_name

    @property
    def text_name(self) -> str:
        """The name of the text's file. Markdown ends in .txt too: of a .md MkDocs would make a page."""
        return f"{self.slug}.{self.variant.lang}{'.md' if self.is_markdown else ''}.txt"

    @property
    def epub(self) -> str:
        return f"{self.folder}{self.slug}.{self.variant.lang}.epub"

    def relative(self, address: str) -> str:
        """Make an address that is relative to the site relative to the article; a slash at its end stays."""
        path, mark, fragment = address.partition("#")
        slash = "/" if path.endswith("/") or not path else ""
        return posixpath.relpath(path or ".", self.folder) + slash + mark + fragment


def is_outside(address: str) -> bool:
    """Say whether an address leads to another host, to mail, or to a place in its own page."""
    return bool(re.match("[a-z]+:|#", address))
