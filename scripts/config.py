"""What the generator needs to know from mkdocs.yml: the one place where the site is configured."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from scripts.findings import Finding, Rejected
from scripts.settings import UNFIT
from scripts.variants import TABLE, Variant, render


@dataclass(frozen=True)
class Config:
    """``variants`` are those that are on, in the order in which the switch shows them."""

    site_name: str
    site_url: str  # ends with a slash
    variants: tuple[Variant, ...]

    def name_in(self, variant: Variant) -> str:
        """The site's name, written in Traditional, in a variant."""
        return render(self.site_name, "traditional", variant)


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: !ENV as MkDocs does, and any other tag as nothing."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_config(path: Path) -> Config:
    """mkdocs.yml → ``Config``. Raises ``Rejected``."""
    try:
        source = path.read_text(encoding="utf-8")
        data: Any = yaml.load(source, _Loader)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise Rejected([Finding("error", path.name, None, problem, "work in its folder")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or "not YAML"
        raise Rejected(
            [Finding("error", path.name, line, str(problem), "check the indentation and quotes")]
        ) from error

    def reject(message: str, advice: str) -> Rejected:
        return Rejected([Finding("error", path.name, None, message, advice)])

    if not isinstance(data, dict) or not isinstance(data.get("extra", {}), dict):
        raise reject("must hold settings, and extra settings of its own", "compare it with the project's own")
    if data.get("exclude_docs") or data.get("draft_docs"):
        raise reject(
            "exclude_docs and draft_docs are not known to the generator", "move the pages out of docs/"
        )
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
    return Config(
        site_name=site_name,
        site_url=site_url.rstrip("/") + "/",
        variants=tuple(TABLE[lang] for lang in TABLE if lang in listed),
    )
