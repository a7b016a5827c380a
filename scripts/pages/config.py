"""Read the site's settings from mkdocs.yml, and the publisher's seal; refuse what cannot work."""

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import yaml
from yaml_env_tag import construct_env_tag

from scripts.converting.variants import TABLE, Variant, render
from scripts.findings import Finding, Rejected
from scripts.source.values import UNFIT


@dataclass(frozen=True)
class Config:
    """The site's settings. ``variants`` are those that are on, in the order in which readers see them.

    Name, tagline and footer are written in Traditional, as in mkdocs.yml.
    """

    site_name: str
    site_url: str  # ends with a slash
    variants: tuple[Variant, ...]
    tagline: str = ""
    footer: tuple[str, ...] = ()  # its lines
    accent: str = ""  # #rrggbb; "" means the style sheet's own colour
    seal: str = ""  # the drawing beside the site's name, as SVG
    styles: tuple[str, ...] = ()  # extra_css and extra_javascript: paths below docs/
    scripts: tuple[str, ...] = ()

    def name_in(self, variant: Variant) -> str:
        """Convert the site's name to a variant."""
        return render(self.site_name, "traditional", variant)


SEAL = "assets/seal.svg"  # below docs/

# Settings of MkDocs that generated pages could not follow, and what to do instead.
REFUSED = {
    "exclude_docs": "move the pages out of docs/",
    "draft_docs": "move the pages out of docs/",
    "nav": "remove it: the foot of each page leads to the pages by hand, home to the articles",
    "use_directory_urls": "remove it: addresses end in a slash, without .html",
}


class _Loader(yaml.SafeLoader):
    """Load mkdocs.yml: ``!ENV`` as MkDocs does, and values with any other tag as ``None``."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_config(path: Path) -> Config:
    """Read mkdocs.yml. Raises ``Rejected`` if it cannot be read, or has a setting that cannot work."""
    try:
        source = path.read_text(encoding="utf-8")
        data: Any = yaml.load(source, _Loader)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise Rejected([Finding("C01", path.name, None, problem, "work in its folder")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or "not YAML"
        raise Rejected(
            [Finding("C01", path.name, line, str(problem), "check the indentation and quotes")]
        ) from error

    def reject(message: str, advice: str) -> Rejected:
        return Rejected([Finding("C02", path.name, None, message, advice)])

    if not isinstance(data, dict) or not isinstance(data.get("extra", {}), dict):
        raise reject("must hold settings, and extra settings of its own", "compare it with the project's own")
    for key, advice in REFUSED.items():
        if data.get(key) not in (None, *([True] if key == "use_directory_urls" else [])):
            raise reject(f"{key} is not known to the generator", advice)
    listed = data.get("extra", {}).get("variants") or ["zh-Hant", "zh-Hans"]
    if not isinstance(listed, list) or len(set(map(str, listed))) != len(listed):
        raise reject("extra.variants must be a list without repetition", f"choose from {', '.join(TABLE)}")
    unknown = [str(lang) for lang in listed if lang not in TABLE]
    if unknown:
        raise reject(f"extra.variants has unknown {', '.join(unknown)}", f"choose from {', '.join(TABLE)}")
    if "zh-Hant" not in listed:
        raise reject("extra.variants lacks zh-Hant", "add it: it lives at the root of the site")
    site_url = str(data.get("site_url") or "")
    if not re.fullmatch(r"https?://[\w.:\[\]-]+[\w./~-]*", site_url, re.ASCII):
        raise reject(f"site_url is {site_url!r}", "set it, or SITE_URL, to the address of the site")
    site_name = str(data.get("site_name") or "")
    if UNFIT.search(site_name):
        raise reject(f"site_name is {site_name!r}", "write it on one line, without control characters")
    tagline, footer = str(data.get("site_description") or ""), str(data.get("copyright") or "")
    if re.search(r"<[a-z/!]", footer, re.IGNORECASE):
        raise reject("copyright holds HTML, and is shown as text", "link from a page of your own in docs/")
    accent = str(data.get("extra", {}).get("accent") or "")
    if accent and not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
        raise reject(f"extra.accent is {accent!r}", 'write a colour in quotes, like "#a5311f"')
    loaded = {key: _paths(data.get(key) or []) for key in ("extra_css", "extra_javascript")}
    for key, paths in loaded.items():
        for name in paths:
            if urlsplit(name).scheme or name.startswith("/") or ".." in name.split("/"):
                raise reject(
                    f"{key} names {name}", "put the file into docs/: pages load nothing from elsewhere"
                )
    return Config(
        site_name=site_name,
        site_url=site_url.rstrip("/") + "/",
        variants=tuple(TABLE[lang] for lang in TABLE if lang in listed),
        tagline=" ".join(html.unescape(tagline).split()),
        footer=tuple(line.strip() for line in html.unescape(footer).splitlines() if line.strip()),
        accent=accent.lower(),
        styles=loaded["extra_css"],
        scripts=loaded["extra_javascript"],
    )


def read_seal(docs: Path) -> str:
    """Read the publisher's seal, ``SEAL`` below ``docs``, as SVG source.

    Raises ``Rejected`` if it is missing, not SVG, or has a script or foreign elements.
    """
    name = f"docs/{SEAL}"
    try:
        svg = (docs / SEAL).read_text(encoding="utf-8")
        root = ElementTree.fromstring(svg)  # noqa: S314 (the publisher's own)
    except (OSError, UnicodeDecodeError, ElementTree.ParseError) as error:
        advice = "put the site's seal there, as SVG: it stands beside the site's name"
        raise Rejected([Finding("C03", name, None, f"is not a drawing ({error})", advice)]) from error
    if root.tag != "{http://www.w3.org/2000/svg}svg" or re.search("<(?:script|foreignObject)", svg):
        advice = "save it as plain SVG, without scripts"
        raise Rejected([Finding("C03", name, None, "is not a plain SVG drawing", advice)])
    return svg


def _paths(entries: Any) -> tuple[str, ...]:
    """List the paths in ``extra_css`` or ``extra_javascript``, whose entries are names or have a ``path``."""
    listed = entries if isinstance(entries, list) else [entries]
    return tuple(str(entry.get("path") if isinstance(entry, dict) else entry) for entry in listed)
