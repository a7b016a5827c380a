"""Plant damage in a copy of a finished site, make every digest in it again, and take all of it back."""

import base64
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scripts.checks.paths import demanded, found
from scripts.checks.proof import check
from scripts.checks.site import Site, read_site
from scripts.checks.site_file import SiteFile
from scripts.findings import Finding
from scripts.publish import pieces


def unpacked(path: Path) -> str:
    """Read a file, one of the search as it was before it was packed."""
    raw = path.read_bytes()
    return pieces.unpacked(raw) if path.suffix == ".dat" else raw.decode()


def packed(path: str, text: str) -> bytes:
    return pieces.packed(text) if path.endswith(".dat") else text.encode()


@dataclass
class Copy:
    """A copy of a built site that remembers what was done to it."""

    folder: Path
    root: Path
    before: dict[str, bytes | None] = field(default_factory=dict)
    whole: tuple[Site, list[SiteFile]] | None = None  # as it was before any damage

    def read(self, path: str) -> str:
        return unpacked(self.folder / path)

    def write(self, path: str, raw: bytes | str) -> None:
        target = self.folder / path
        self.before.setdefault(path, target.read_bytes() if target.is_file() else None)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw if isinstance(raw, bytes) else packed(path, raw))

    def drop(self, path: str) -> None:
        self.before.setdefault(path, (self.folder / path).read_bytes())
        (self.folder / path).unlink()

    def swap(self, path: str, old: str, new: str) -> None:
        """Exchange the first place that a pattern finds; that there is none is a fault of the test."""
        was = self.read(path)
        now = re.sub(old, new, was, count=1, flags=re.DOTALL)
        assert now != was, f"{path} has no {old}"
        self.write(path, now)

    def edit(self, path: str, change: Callable[[Any], object]) -> None:
        """Change what a file in JSON holds."""
        made = json.loads(self.read(path))
        change(made)
        self.write(path, json.dumps(made, ensure_ascii=False))

    def book(self, path: str, change: Callable[[dict[str, bytes]], object]) -> None:
        """Change the files in a book."""
        with zipfile.ZipFile(self.folder / path) as container:
            files = {name: container.read(name) for name in container.namelist()}
        change(files)
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w") as container:
            for name, content in files.items():
                kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                container.writestr(zipfile.ZipInfo(name), content, kind)
        self.write(path, raw.getvalue())

    def make_digests_again(self) -> None:
        """As who did the damage would: policies name what stands in pages, records what lies beside."""
        for path in [*self.before]:
            if path.endswith(".html") and (self.folder / path).is_file():
                source = (self.folder / path).read_bytes().decode("utf-8", "surrogateescape")
                self.write(path, _with_hashes(source).encode("utf-8", "surrogateescape"))
        for path in sorted({f"articles/{path.split('articles/')[1].split('/')[0]}/record.json"
                            for path in self.before if "articles/" in path}):  # fmt: skip
            if (self.folder / path).is_file():
                self._digests_of(path)

    def _digests_of(self, path: str) -> None:
        try:
            record = json.loads(self.read(path))
            text = record["pages"][record["text"]["lang"]] + {**record["seed"], **record["text"]}["file"]
            raws = {"text": text, "seed": path.replace("record.json", record["seed"]["file"])}
            for name, file in raws.items():
                raw = (self.folder / file).read_bytes()
                record[name] |= {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
        except (ValueError, OSError, KeyError):
            return  # What is no record, or lies beside none, has no digest.
        if record != json.loads(self.read(path)):
            self.write(path, json.dumps(record, ensure_ascii=False))

    def heal(self) -> None:
        for path, raw in self.before.items():
            if raw is None:
                (self.folder / path).unlink(missing_ok=True)
            else:
                self.write(path, raw)
        self.before.clear()


def _with_hashes(page: str) -> str:
    """The page, whose policy names the scripts and styles that stand in it."""

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    def again(match: re.Match[str]) -> str:
        policy, rules = match[2], re.findall("'sha256-[^']+'", match[2].partition("style-src")[0])[-1:]
        scripts = [hashed(one) for one in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)]
        styles = [hashed(one) for one in re.findall(r"<style>(.*?)</style>", page, re.DOTALL)]
        scripts += rules if "connect-src" in policy else []
        for name, hashes in (("script-src", scripts), ("style-src", styles)):
            kept = re.search(rf"{name}((?: '(?:self|unsafe-inline)')*)", policy)
            if kept and "unsafe" not in kept[1]:
                policy = re.sub(rf"{name}[^;]*", " ".join([name + kept[1], *hashes]), policy, count=1)
        return match[1] + policy + match[3]

    return re.sub(r'(http-equiv="Content-Security-Policy" content=")([^"]*)(")', again, page)


def _read(copy: Copy) -> tuple[list[SiteFile], list[Finding]]:
    """The files of the site; what the damage cannot have changed of them is not read again."""
    same = all(raw and (copy.folder / path).is_file() for path, raw in copy.before.items())
    if copy.whole and same and not any(_TELLING.search(path) for path in copy.before):
        site, every = copy.whole
        again = Site(copy.folder, copy.root, site.records)
        again.__dict__ |= {
            name: site.__dict__[name] for name in ("url", "roots", "names", "taglines", "listed")
        }
        return [replace(file, site=again) for file in every], []
    site, wrong = read_site(copy.folder, copy.root)
    must = {file.path: file for file in demanded(site)}
    every = [*found(site, must), *must.values()]
    if not copy.before:
        copy.whole = site, every
    return every, [Finding("S01", path, None, what, "") for path, what in wrong]


_TELLING = re.compile(r"record\.json$|^(?:[\w-]+/)?index\.html$|^assets/")  # what places are known from


def seen(copy: Copy) -> list[Finding]:
    """What the proof finds: first in the files that were touched, then, if there is nothing, in all."""
    every, findings = _read(copy)
    touched = [file for file in every if file.path in copy.before]
    for file in touched:
        findings += check(file)
    for file in every if not findings else ():
        findings += check(file)
    return findings
