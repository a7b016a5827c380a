"""Check that every page has its whole policy (CSP), and nothing that hides text, leads readers away, or comes
from another host.
"""

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from scripts.checks.site import Site
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import COMMENT, Node, parsed

CSP = "content-security-policy"  # in small letters
# Directives of the Content Security Policy: of pages at old addresses (MOVED), of all others (READ), which by
# hand may have styles (HAND), and in the site's own frame make no HTML of strings (TRUSTED). "{scripts}" and
# "{styles}" stand for the hashes of scripts and styles in the page, "{rules}" for that of ``rules``.
MOVED = {"default-src": "'none'", "script-src": "{scripts}", "base-uri": "'none'", "form-action": "'none'"}
READ = MOVED | {
    "script-src": "'self' {scripts} {rules}",
    "style-src": "'self' {styles}",
    "img-src": "'self' data:",
    "connect-src": "'self'",
}
TRUSTED = {"require-trusted-types-for": "'script'"}
HAND = {"style-src": "'self' 'unsafe-inline'"}

SHARING = ("notes", "list")  # kinds of pages that load styles and scripts from files that all of them share
SHARED = ("assets/made/early.js", "assets/made/place.js")  # the scripts that stand in all other pages

FRAMES = {"base", "iframe", "frame", "frameset", "object", "embed", "portal", "applet", "fencedframe"}
HIDING = FRAMES | {"template", "noscript", "dialog", "form", "textarea", "select", "slot"}
HIDING |= {"marquee", "xmp", COMMENT}
HIDDEN = {"hidden", "style", "inert", "dir", "popover", "contenteditable", "slot", "is", "background"}
LOADING = {"src", "srcset", "poster", "data", "background", "ping", "formaction", "manifest", "imagesrcset"}
UNLOADED = {"canonical", "alternate", "prev", "next", "license", "author", "edit"}  # rels that load nothing

_SCRIPT = re.compile(r"\s*(?:javascript|vbscript)\s*:", re.IGNORECASE)


def policy(file: SiteFile) -> Iterator[str]:
    """Find a page whose policy is missing, comes too late, or is not exactly the one that it must have."""
    tree, moved = file.tree, file.kind.startswith("moved")
    found = [one for one in tree.all("meta") if one.get("http-equiv").lower() == CSP]
    if len(found) != 1:
        yield f"it has {len(found) or 'no'} policies (Content-Security-Policy), and must have one"
        return
    inside = [one for one in tree.every if one.tag in ("meta", "script", "style", "link", "img", "body")]
    if inside.index(found[0]) > 1:
        yield "its policy does not come first"
    directives = map(str.split, found[0].attrs["content"].split(";"))
    said = {name: " ".join(sources) for name, *sources in directives}
    themed = bool(tree.all(data_md_component="header"))
    scripts = _hashes(tree, "script")
    if file.kind == "written":  # What its author put into it may stand there, and does not run.
        scripts = [*_scripts(file.site), *(scripts[-1:] if themed else [])]
    must = READ | (HAND if file.kind == "written" else {}) | ({} if themed else TRUSTED)
    must = MOVED if moved else must
    parts = {
        "scripts": scripts,
        "styles": _hashes(tree, "style"),
        "rules": [] if moved else [rules(file.site)],
    }
    for name in sorted({*said, *must}):
        meant = set(re.sub(r"\{(\w+)\}", lambda part: " ".join(parts[part[1]]), must.get(name, "")).split())
        if set(said.get(name, "").split()) != meant or (name in must) != (name in said):
            wrong = said.get(name, "nothing")[:80]
            yield f"its policy says {name} {wrong}, and must say {' '.join(sorted(meant))[:80]}"


def _hashes(tree: Node, tag: str) -> list[str]:
    """Hash the scripts or styles (``tag``) that stand in a page itself, without scripts of mere data."""
    runs = ("", "module", "text/javascript")
    own = [one for one in tree.all(tag) if "src" not in one.attrs]
    return [hashed(one.source) for one in own if tag == "style" or one.get("type") in runs]


def hashed(text: str) -> str:
    """Compute the hash by which a policy names a script or style (CSP 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def rules(site: Site) -> str:
    """Compute the hash of the speculation rules (what a browser may load ahead) that scripts add to pages."""
    said = re.findall(r"^export const rules = (.*)$", site.text("assets/words.js"), re.MULTILINE)
    return hashed(json.loads(said[0])) if len(said) == 1 else ""


def same_scripts(file: SiteFile) -> Iterator[str]:
    """Find a page whose own scripts are not those of the 404 page, or that has not exactly the styles of its
    kind: one, and an article those of its end.
    """
    tree, every = file.tree, _scripts(file.site)
    own = _hashes(tree, "script")
    loaded = [_below(file, one.get("src")) for one in tree.all("script") if one.get("src")]
    if file.kind in SHARING:  # others are a publisher's
        own += [hashed(file.site.text(one)) for one in loaded if one in SHARED]
    written = file.kind == "written"
    if own != every and not (written and set(own) >= set(every)):
        yield "the scripts in it are not those in every page"
    if len(sheets(file)) != (2 if file.kind == "article" else 1) and not written:
        yield "it has no style of its own, or not those of its kind"


def sheets(file: SiteFile) -> list[str]:
    """Read the style sheets of a page: those in it, and the files of the site that it links."""
    tree = file.tree
    links = [_below(file, one.get("href")) for one in tree.all("link", rel="stylesheet")]
    return [one.source for one in tree.all("style")] + [file.site.text(path) for path in links]


def _below(file: SiteFile, link: str) -> str:
    """Return the path below the site to which a link of a page leads."""
    return posixpath.normpath(posixpath.join(file.address, link))


@lru_cache(1)
def _scripts(site: Site) -> list[str]:
    """Hash the scripts in the 404 page, which must be those in every page."""
    return _hashes(parsed(site.text("404.html"))[0], "script")


def hides(file: SiteFile) -> Iterator[str]:
    """Find elements and attributes that hide or change text; pages that the program makes have none."""
    for one in _outside_svg(file.tree):
        if one.tag in HIDING and not (one.tag == "noscript" and file.kind.startswith("moved")):
            yield f"it holds {'a comment' if one.tag == COMMENT else f'<{one.tag}>'}"
        if one.tag == "details" and not {"contents", "settings"} & set(one.classes):
            yield "it holds <details>"
        for name in one.attrs:
            lost = file.kind == "lost" and name == "hidden" and one.classes == ["elsewhere"]
            if (name in HIDDEN and not lost) or (name.startswith("aria-hidden") and one.tag != "svg"):
                yield f"<{one.tag}> is {name}"


def _outside_svg(node: Node) -> Iterator[Node]:
    """Yield an element and all elements in it, except those inside an <svg>."""
    yield node
    if node.tag != "svg":
        for one in node.children:
            yield from _outside_svg(one)


def leads_away(file: SiteFile) -> Iterator[str]:
    """Yield what acts on its own in a page, or leads out of it: frames and embeds, <base>, a meta other than
    the policy (a refresh), addresses of forms, handlers (on…), links to scripts or data.
    """
    for one in file.tree.every:
        if one.tag in FRAMES:
            yield f"it holds <{one.tag}>"
        if one.get("http-equiv").lower() not in ("", CSP) and not file.kind.startswith("moved"):
            yield f"it has a meta of {one.attrs['http-equiv'].lower()}"
        for name, value in one.attrs.items():
            if name in ("action", "formaction") or name.startswith("on"):
                yield f"<{one.tag}> has {name}"
            if name in ("href", "src", "xlink:href") and _SCRIPT.match(value):
                yield f"<{one.tag}> leads to a script"
            if name == "href" and one.tag == "a" and value.lower().startswith("data:"):
                yield "<a> leads to data"


def loads(file: SiteFile) -> Iterator[str]:
    """Find what any page loads from another host, by elements or styles; and styles that import others."""
    for one in file.tree.every:
        named = [value for name, value in one.attrs.items() if name in LOADING or name == "style"]
        if one.tag == "link" and not set(one.get("rel").lower().split()) <= UNLOADED:
            named.append(one.get("href"))
        if one.tag in ("image", "use", "script"):
            named += [one.get("href"), one.get("xlink:href")]
        if one.tag == "style":
            named.append(one.source)
        for value in named:
            for address in re.findall(r"(?:[a-zA-Z][\w+.-]*:)?//[^\s\"'()<>,]+", value):
                if not is_here(file.site, address):
                    yield f"<{one.tag}> loads {address}"
        if one.tag == "style" and "@import" in one.source:
            yield "its style imports another"


def is_here(site: Site, address: str) -> bool:
    """Say whether an address is on the site's own host, or only the name of an XML namespace (w3.org)."""
    host = urlsplit(address).netloc
    return not host or (host == urlsplit(site.url).netloc) or address.startswith("http://www.w3.org/")
