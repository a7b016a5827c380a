"""Make the ids of headings from their texts, so that authors can link to a heading by its words."""

from collections.abc import Iterable

from pymdownx.slugs import slugify

_slug = slugify(case="lower")  # The slugify that mkdocs.yml sets for MkDocs and Zensical, so all ids agree.


def heading_ids(texts: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Give an id for each plain text of a heading, in order, all different and none in ``taken``.

    An id is the text in small letters without punctuation, with hyphens for spaces; a second heading of
    the same text gets ``-2``. Letters of every script stay: HTML (3.2.6) only forbids white space in ids.
    """
    used = set(taken)
    ids = []
    for text in texts:
        name = _slug(text, "-") or "section"
        numbered = (f"{name}-{number}" for number in range(2, len(used) + 3))
        ids.append(next(id for id in (name, *numbered) if id not in used))
        used.add(ids[-1])
    return ids
