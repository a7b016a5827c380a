"""Find where the addresses of a hand-written page lead, and whether anything is there."""

import posixpath
import re
from collections.abc import Collection, Mapping
from urllib.parse import quote, unquote

# Stands before an address that Markdown made: that leads from the file, one written in HTML from the page.
FROM_FILE = "docs:"

# Every path below docs/ that is there when the site is built → the ids of the page, where they are known.
Known = Mapping[str, Collection[str] | None]

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/$|\?|$", re.IGNORECASE)


def url_of(path: str) -> str:
    """Give the address, below the site's, at which MkDocs puts a file of docs/: a/b.md → a/b/."""
    if not path.endswith(".md"):
        return quote(path)
    folder, name = posixpath.split(path.removesuffix(".md"))
    return quote(posixpath.join(folder, "" if name in ("index", "README") else f"{name}/"))


def address_in(address: str, path: str, root: str, known: Known) -> tuple[str, str]:
    """Turn an address on the page ``path`` into that on the same page in the variant below ``root``;
    say what is wrong with it ("" if nothing).

    It leads to the variant's own file if there is one; an address outside of the site stays.
    """
    bare = address.removeprefix(FROM_FILE)
    name, mark, fragment = bare.partition("#")
    name, query, asked = name.partition("?")
    if _ELSEWHERE.match(bare):
        return bare, ""
    file = _file(unquote(name), path, address.startswith(FROM_FILE), known) if name else path
    if file is None:
        return bare, f"a link to {bare}, which is not there"
    file = root + file if root + file in known else file
    place, ids = unquote(fragment.split(":~:")[0]), known.get(file)
    lost = bool(place) and place != "top" and ids is not None and place not in ids
    wrong = f"a link to {bare}, and there is no such place" if lost else ""
    up = "../" * url_of(root + path).count("/")
    return (f"{up}{url_of(file)}" or "./" if name else "") + query + asked + mark + fragment, wrong


def _file(name: str, path: str, from_file: bool, known: Known) -> str | None:
    """Find the file that an address names: relative to the file (Markdown), or to the page (HTML); if there
    is none, the other way round. An address that begins with / leads from docs/.
    """
    bases = [posixpath.dirname(path), unquote(url_of(path))] if name[0] != "/" else [""]
    name = name.removeprefix("/")
    for base in bases if from_file else reversed(bases):
        target = posixpath.normpath(posixpath.join(base, name))
        for file in (target, f"{target}.md", posixpath.normpath(f"{target}/index.md")):
            if file in known:
                return file
    return None
