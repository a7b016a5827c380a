"""The ids of headings: made of what they say, so that a link can be written by looking at the page."""

from collections.abc import Callable

from pymdownx.slugs import slugify

_slug = slugify(case="lower")  # the one that mkdocs.yml names


def slugs() -> Callable[[str, str], str]:
    """What gives the headings of one page their ids: plain text, separator → id, none given twice.

    An id is the text in small letters without marks, its spaces as hyphens; the second of the same
    text ends in ``-2``. Letters of every script stay (HTML, 3.2.6: an id is anything without spaces).
    """
    used: set[str] = set()

    def slug(text: str, separator: str) -> str:
        name = _slug(text, separator) or "section"
        numbered = (f"{name}{separator}{number}" for number in range(2, len(used) + 3))
        id = next(id for id in (name, *numbered) if id not in used)
        used.add(id)
        return id

    return slug
