"""Make the ids of headings from their texts, so that authors can link to a heading by its words."""

from collections.abc import Callable, Iterable

from pymdownx.slugs import slugify

_slug = slugify(case="lower")  # The slugify that mkdocs.yml sets for MkDocs and Zensical.


def heading_ids(taken: Iterable[str] = ()) -> Callable[[str, str], str]:
    """Return a function that gives the headings of one page their ids: (plain text, separator) → id, all
    different.

    An id is the text in small letters without punctuation, with hyphens for spaces. The second heading with
    the same text gets ``-2``, and so does one whose id is ``taken``. Letters of every script stay: HTML
    (3.2.6) only forbids white space in ids.
    """
    used = set(taken)

    def slug(text: str, separator: str) -> str:
        name = _slug(text, separator) or "section"
        numbered = (f"{name}{separator}{number}" for number in range(2, len(used) + 3))
        used.add(id := next(id for id in (name, *numbered) if id not in used))
        return id

    return slug
