"""The way in: seeds → Markdown pages in ``docs/``, and what an editor should know.

    python -m scripts.build [--strict] [--drafts] [--root FOLDER]

Writes only what changed, removes only what it wrote before, and touches nothing where anything
is wrong. MkDocs (or another renderer of ``docs/``) makes the site of it.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts import record, search
from scripts.article import Article, Edition, edition, interpret, record_edition
from scripts.config import Config, read_config
from scripts.feed import feed, feed_path
from scripts.findings import Finding, Rejected
from scripts.notes import notes_page
from scripts.pages import Place, article_page, home_page
from scripts.seed import Seed, read
from scripts.words import words

# Which sections of the style sheet each kind of page needs.
STYLES = {"article": "123458", "home": "1234568", "notes": "1234578", "lost": "1234568"}
MANIFEST = ".generated"  # the list of the files written last time; MkDocs leaves dot files out
INLINE = ".overrides/.inline/"  # what pages hold within themselves, as written
GENERATED = ".overrides/.generated/"  # what templates include


def generate(
    seeds: Iterable[Seed], config: Config, drafts: bool = False
) -> tuple[dict[str, bytes], list[Finding]]:
    """Seeds → every generated file (path below ``docs/`` → bytes), and all findings.

    Articles that cannot be published are left out; the findings say why. ``drafts`` are
    published only where somebody previews the site.
    """
    articles: list[Article] = []
    findings: list[Finding] = []
    for seed in seeds:
        try:
            article, remarks = interpret(seed)
            articles.append(article)
            findings += remarks
        except Rejected as rejected:
            findings += rejected.findings
    findings += _same_slugs(articles)
    if not drafts:
        findings += [_left_out(article.seed) for article in articles if article.seed.settings.draft]
        articles = [article for article in articles if not article.seed.settings.draft]
    articles.sort(key=lambda article: (article.day, article.seed.file), reverse=True)
    files: dict[str, bytes] = {}
    published = [[edition(article, variant) for variant in config.variants] for article in articles]
    for newer, editions, older in zip([None, *published], published, [*published[1:], None]):
        files |= article_files(editions, newer, older)
    for number, variant in enumerate(config.variants):
        listed = [editions[number] for editions in published]
        entries = [(one.article.slug, search.entry(one, all_)) for one, all_ in zip(listed, published)]
        files[f"{variant.root}index.md"] = home_page(variant, listed, config)
        files[feed_path(variant)] = feed(variant, listed, config)
        files |= search.index_files(variant.lang, entries)
    files[f"{GENERATED}words.html"] = words_template(config)
    return files, findings


def _left_out(seed: Seed) -> Finding:
    return Finding("notice", seed.file, None, "a draft: not published", "make serve shows it")


def article_files(
    editions: list[Edition], newer: list[Edition] | None = None, older: list[Edition] | None = None
) -> dict[str, bytes]:
    """All files of one article, in every variant: path below ``docs/`` → bytes."""
    recorded = record_edition(editions)
    changes = record.make(recorded)
    article = recorded.article
    base = f"articles/{article.slug}/"
    files = {
        base + record.RECEIVED: article.seed.raw,
        base + record.RECORD: (json.dumps(changes, ensure_ascii=False, indent=1) + "\n").encode(),
    }
    nobody = [None] * len(editions)
    for one, after, before in zip(editions, newer or nobody, older or nobody):
        place = Place(one.variant, article.slug)
        files[f"{place.folder}index.md"] = article_page(one, editions, after, before)
        files[f"{place.folder}notes.md"] = notes_page(one, editions, changes)
        files[place.text] = one.text.encode()
    return files


def _same_slugs(articles: list[Article]) -> Iterable[Finding]:
    first: dict[str, str] = {}
    for article in articles:
        other = first.setdefault(article.slug, article.seed.file)
        if other != article.seed.file:
            message = f"the slug {article.slug} is that of {other} too"
            yield Finding("error", article.seed.settings_file, None, message, "give one of them another slug")


def words_template(config: Config) -> bytes:
    """The site's words and variants, for the templates of MkDocs and Zensical alike."""
    table = {
        variant.lang: {**words(variant.lang), "site_name": config.name_in(variant)}
        for variant in config.variants
    }
    variants = [
        {"lang": variant.lang, "label": variant.label, "name": variant.name, "root": variant.root}
        for variant in config.variants
    ]
    lines = (
        f"{{% set {name} = {json.dumps(value, ensure_ascii=False, indent=1)} %}}\n"
        for name, value in (("WORDS", table), ("VARIANTS", variants))
    )
    return "".join(lines).encode()


def choose_sections(styles: str, chosen: str) -> str:
    """Of a style sheet in sections, each headed ``/* 1 Name */``, those with the chosen numbers."""
    sections = re.split(r"(?=^/\* \d )", styles, flags=re.MULTILINE)[1:]
    return "".join(section for section in sections if section[3] in chosen)


def compact(source: str) -> bytes:
    """A style sheet or script as written → as it stands in the page: no comments, no indentation."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()


def write(files: dict[str, bytes], docs: Path) -> list[str]:
    """Make ``docs`` hold exactly these generated files; return the paths that changed.

    Raises ``Rejected`` before anything is touched where a file stands in the way that was not
    written from here.
    """
    manifest = docs / MANIFEST
    before = set(manifest.read_text(encoding="utf-8").splitlines()) if manifest.exists() else set()
    changed = {path: raw for path, raw in files.items() if _read(docs / path) != raw}
    in_the_way = [path for path in changed if path not in before and (docs / path).exists()]
    if in_the_way:
        advice = "it is not generated: move it away"
        raise Rejected(
            [
                Finding("error", f"docs/{path}", None, "stands where a page goes", advice)
                for path in in_the_way
            ]
        )
    obsolete = sorted(before - files.keys())
    if before | files.keys() != before:
        _replace(manifest, "".join(f"{path}\n" for path in sorted(before | files.keys())).encode())
    for path, raw in changed.items():
        _replace(docs / path, raw)
    for path in obsolete:
        _remove(docs / path, docs)
    if obsolete:
        _replace(manifest, "".join(f"{path}\n" for path in sorted(files)).encode())
    return sorted([*changed, *obsolete])


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _replace(path: Path, raw: bytes) -> None:
    """Write a file so that at every moment there is the old one or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_bytes(raw)
    new.replace(path)


def _remove(path: Path, docs: Path) -> None:
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()


def build(root: Path, strict: bool, drafts: bool = False) -> tuple[list[str], list[Finding]]:
    """Read everything below ``root``, write ``root/docs``. Raises ``Rejected``, nothing written."""
    config = read_config(root / "mkdocs.yml")
    seeds, findings = read(root / "seeds", root)
    files, remarks = generate(seeds, config, drafts)
    inline = root / "docs" / INLINE
    for name in ("early.js", "place.js", "reading.js"):
        files[GENERATED + name] = compact((inline / name).read_text(encoding="utf-8"))
    styles = (inline / "reading.css").read_text(encoding="utf-8")
    for kind, sections in STYLES.items():
        files[f"{GENERATED}{kind}.css"] = compact(choose_sections(styles, sections))
    findings = sorted(findings + remarks, key=lambda finding: (finding.file, finding.line or 0))
    fatal = {"error", "warning"} if strict else {"error"}
    if any(finding.level in fatal for finding in findings):
        raise Rejected(findings)
    return write(files, root / "docs"), findings


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description="seeds → docs")
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    parser.add_argument("--drafts", action="store_true", help="publish drafts too, to look at them")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(arguments)
    try:
        changed, findings = build(options.root, options.strict, options.drafts)
    except Rejected as rejected:
        for finding in rejected.findings:
            print(finding, file=sys.stderr)
        print("nothing was written", file=sys.stderr)
        return 1
    for finding in findings:
        print(finding, file=sys.stderr)
    for path in changed:
        print(f"docs/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
