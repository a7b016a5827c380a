"""The ids of headings: made of what they say, so that a link can be written by looking at the page."""

from collections.abc import Iterable

from pymdownx.slugs import slugify

_slug = slugify(case="lower")  # the one that mkdocs.yml names: both renderers give these ids


def heading_ids(texts: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Plain texts of headings, in order → an id for each, none of them in ``taken`` or given twice.

    An id is the text in small letters without marks, its spaces as hyphens; the second of the same
    text ends in ``-2``. Letters of every script stay (HTML, 3.2.6: an id is anything without spaces).
    """
    used = set(taken)
    ids = []
    for text in texts:
        name = _slug(text, "-") or "section"
        numbered = (f"{name}-{number}" for number in range(2, len(used) + 3))
        ids.append(next(id for id in (name, *numbered) if id not in used))
        used.add(ids[-1])
    return ids
