"""An edition of an article → Markdown pages and downloads. Whatever a text contains, it is shown."""

import json
import posixpath
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from scripts import record
from scripts.article import Edition, record_edition
from scripts.config import Config
from scripts.variants import TABLE, Variant, render
from scripts.words import WORDS, words

# Every ASCII mark might mean something to Markdown, to an extension of it or to HTML; so might
# white space that is not one space between characters. As numeric entities they mean themselves.
_MARKUP = re.compile(
    f"[{re.escape(string.punctuation)}]|(?<= ) |[^\\S ]|[\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]"
)
_INVISIBLE = str.maketrans({" ": "␣", "\u3000": "□", "\t": "→", "\n": "↵", "\r": "↵"})
_CONTEXT = 8  # characters shown on either side of a change


def verbatim(text: str) -> str:
    """Text → Markdown that shows exactly this text, within one block."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


def page(meta: dict[str, Any], body: str = "") -> bytes:
    """Front matter and Markdown → the bytes of a page."""
    head = yaml.dump(meta, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return f"---\n{head}---\n\n{body}".encode()


_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Place:
    """Where the files of an article live: in ``docs/`` and, the same, below the site's address."""

    variant: Variant
    slug: str

    @property
    def folder(self) -> str:
        return f"{self.variant.root}articles/{self.slug}/"

    @property
    def url(self) -> str:
        return self.folder

    @property
    def notes_url(self) -> str:
        return f"{self.folder}notes/"

    @property
    def text(self) -> str:
        return self.folder + record.text_name(self.slug, self.variant.lang)


def article_files(editions: list[Edition], config: Config) -> dict[str, bytes]:
    """All files of one article, in every variant: path below ``docs/`` → bytes."""
    recorded = record_edition(editions)
    changes = record.make(recorded)
    article = recorded.article
    base = f"articles/{article.slug}/"
    files = {
        base + record.RECEIVED: article.seed.raw,
        base + record.RECORD: (json.dumps(changes, ensure_ascii=False, indent=1) + "\n").encode(),
    }
    for edition in editions:
        place = Place(edition.variant, article.slug)
        files[f"{place.folder}index.md"] = article_page(edition, editions, config)
        files[f"{place.folder}notes.md"] = notes_page(edition, editions, changes, config)
        files[place.text] = edition.text.encode()
    return files


def _meta(kind: str, lang: str, title: str, paths: dict[str, str]) -> dict[str, Any]:
    """The front matter that every generated page has. ``paths``: lang → address below the site's."""
    alternates = [{"lang": other, "label": TABLE[other].label, "path": path} for other, path in paths.items()]
    locale = TABLE[lang].og_locale
    return {
        "template": "reading.html",
        "kind": kind,
        "lang": lang,
        "locale": locale,
        "title": title,
        "path": paths[lang],
        "alternates": alternates,
    }


def article_page(edition: Edition, editions: list[Edition], config: Config) -> bytes:
    """The article's own page."""
    article = edition.article
    settings = article.seed.settings
    place = Place(edition.variant, article.slug)
    urls = {other.variant.lang: Place(other.variant, article.slug).url for other in editions}
    meta = _meta("article", edition.variant.lang, edition.title, urls) | {
        "description": edition.description or edition.opening,
        "characters": f"{edition.characters:,}",
        "minutes": edition.minutes,
        "editors_title": article.title_line is None,
        "sections": [{"id": block.id, "title": block.text} for block in edition.blocks if block.heading],
        "notes": place.notes_url,
        "text": place.text,
        "author": edition.author,
        "date": settings.date.isoformat() if settings.date else "",
        "updated": settings.updated.isoformat() if settings.updated else "",
        "source": settings.source or "",
        "canonical_to_source": settings.canonical_to_source,
        "noindex": settings.noindex,
    }
    blocks = (
        f"## {verbatim(block.text)} {{: #{block.id} }}"
        if block.heading
        else f"{verbatim(block.text)}\n{{: #{block.id} }}"
        for block in edition.blocks
    )
    return page(meta, "\n\n".join(blocks) + "\n")


def home_page(variant: Variant, editions: Iterable[Edition], config: Config) -> bytes:
    """The list of all articles in a variant."""
    name = render(config.site_name, "traditional", variant)
    meta = _meta("home", variant.lang, name, {other.lang: other.root for other in config.variants}) | {
        "articles": [
            {
                "url": Place(variant, edition.article.slug).url,
                "title": edition.title,
                "opening": edition.opening,
                "characters": f"{edition.characters:,}",
                "minutes": edition.minutes,
                "date": settings.date.isoformat() if (settings := edition.article.seed.settings).date else "",
            }
            for edition in editions
        ]
    }
    return page(meta)


# --- textual notes -------------------------------------------------------------------------


def notes_page(edition: Edition, editions: list[Edition], changes: dict[str, Any], config: Config) -> bytes:
    """校勘記: what was received, and everything that was done to it."""
    article = edition.article
    word = words(edition.variant.lang)
    title = word["notes_of"].replace("{n}", edition.title)
    urls = {other.variant.lang: Place(other.variant, article.slug).notes_url for other in editions}
    meta = _meta("notes", edition.variant.lang, title, urls) | {
        "article": Place(edition.variant, article.slug).url,
        "article_title": edition.title,
        "noindex": article.seed.settings.noindex,
    }
    parts = [
        *_received(edition, changes, word),
        *_done(edition, changes, word),
        *_left(edition, word),
        *_collation(edition, changes, word),
        *_downloads(edition, editions, changes, word),
    ]
    return page(meta, "\n\n".join(parts) + "\n")


def _heading(word: dict[str, str], key: str) -> str:
    return f"## {verbatim(word[key])} {{: #{key.replace('_', '-')} }}"


def _table(rows: Iterable[Iterable[str]]) -> str:
    """Rows of Markdown cells, the first of them the head."""
    head, *body = (f"| {' | '.join(cells)} |" for cells in rows)
    return "\n".join([head, re.sub(r"[^|]+", " --- ", head), *body])


def _received(edition: Edition, changes: dict[str, Any], word: dict[str, str]) -> Iterator[str]:
    seed = changes["seed"]
    received = f"articles/{edition.article.slug}/{record.RECEIVED}"
    yield _heading(word, "received")
    yield verbatim(word["received_lead"])
    size = word["n_bytes"].replace("{n}", f"{seed['bytes']:,}")
    yield _table(
        [
            (verbatim(word["file"]), f"[{verbatim(seed['name'])}]({_link(edition, received)})"),
            (verbatim(word["bytes"]), verbatim(size)),
            (verbatim(word["fingerprint"]), f"<code>{seed['sha256']}</code>"),
            (verbatim(word["script"]), verbatim(word[f"script_{edition.article.script}"])),
        ]
    )


def _done(edition: Edition, changes: dict[str, Any], word: dict[str, str]) -> Iterator[str]:
    entries = changes["changes"]
    counts = Counter(rule for entry in entries for rule in entry["rules"])
    yield _heading(word, "done")
    yield verbatim(word["done_lead"].replace("{n}", f"{len(entries):,}"))
    rules = [key.removeprefix("rule_") for key in WORDS if f"{key}_why" in WORDS and key.startswith("rule_")]
    rows = [[verbatim(word[key]) for key in ("rule", "count", "meaning")]]
    for rule in rules:
        if counts[rule]:
            why = word.get(f"rule_{rule}_why_{edition.article.script}", word[f"rule_{rule}_why"])
            rows.append([verbatim(word[f"rule_{rule}"]), f"{counts[rule]:,}", verbatim(why)])
    yield _table(rows)
    # Annotations and marks are many and alike: the collation shows them. The others one by one.
    lines = edition.article.seed.lines
    listed = [
        entry
        for entry in entries
        if not set(entry["rules"]) <= {"annotation", "punctuation", "layout", "title"}
    ]
    if listed:
        yield f"### {verbatim(word['each'])} {{: #each }}"
        reasons = {
            correction.received: why
            for correction, why in zip(edition.article.seed.settings.corrections, edition.whys)
        }
        rows = [[verbatim(word[key]) for key in ("line", "context", "rule", "why")]]
        for entry in listed:
            column = entry["column"] - 1
            line = lines[entry["line"] - 1]
            before, after = (
                line[max(column - _CONTEXT, 0) : column],
                line[column + len(entry["was"]) :][:_CONTEXT],
            )
            why = next((why for received, why in reasons.items() if _covers(received, line, column)), "")
            names = "、".join(word[f"rule_{rule}"] for rule in entry["rules"])
            rows.append(
                [
                    _line_link(edition, entry["line"]),
                    _quoted(edition, verbatim(before) + _marked(entry) + verbatim(after)),
                    verbatim(names),
                    verbatim(why if "correction" in entry["rules"] else ""),
                ]
            )
        yield _table(rows)


def _covers(received: str, line: str, column: int) -> bool:
    """Whether an occurrence of ``received`` in the line reaches over ``column``."""
    return received in line[max(column - len(received), 0) : column + len(received)]


def _left(edition: Edition, word: dict[str, str]) -> Iterator[str]:
    settings = edition.article.seed.settings
    if settings.left:
        whys = edition.whys[len(settings.corrections) :]
        yield _heading(word, "left")
        yield verbatim(word["left_lead"])
        head = [verbatim(word["context"]), verbatim(word["why"])]
        quoted = [_quoted(edition, verbatim(left.received)) for left in settings.left]
        yield _table([head, *([quote, verbatim(why)] for quote, why in zip(quoted, whys))])


def _collation(edition: Edition, changes: dict[str, Any], word: dict[str, str]) -> Iterator[str]:
    """Every line as received, with every change marked in it."""
    yield _heading(word, "collation")
    yield verbatim(word["collation_lead"])
    if any("layout" in entry["rules"] for entry in changes["changes"]):
        yield verbatim(word["collation_signs"])
    entries: dict[int, list[dict[str, Any]]] = {}
    for entry in changes["changes"]:
        entries.setdefault(entry["line"], []).append(entry)
    for number, line in enumerate(edition.article.seed.lines, 1):
        parts = []
        at = 0
        for entry in entries.get(number, []):
            parts += [verbatim(line[at : entry["column"] - 1]), _marked(entry)]
            at = entry["column"] - 1 + len(entry["was"])
        parts.append(verbatim(line[at:]))
        if any(parts):
            yield f"{_line_link(edition, number)} {''.join(parts)}\n{{: .line lang={_seed_lang(edition)} }}"


def _marked(entry: dict[str, Any]) -> str:
    """<del>what was</del><ins>what is</ins>, with signs for what cannot be seen."""
    was, now = (_visible(entry[key]) for key in ("was", "now"))
    rule = entry["rules"][0]
    removed = f'<del class="{rule}">{verbatim(was)}</del>' if was else ""
    return removed + (f'<ins class="{rule}">{verbatim(now)}</ins>' if now else "")


def _visible(text: str) -> str:
    return (
        re.sub(r"[\s\ufeff]", "·", text.translate(_INVISIBLE))
        if not text.strip()
        else text.replace("\n", "↵")
    )


def _line_link(edition: Edition, line: int) -> str:
    block = next((block for block in edition.blocks if block.line == line), None)
    return f"[{line}](index.md#{block.id})" if block else str(line)


def _quoted(edition: Edition, markdown: str) -> str:
    """What is quoted from the seed is in the seed's script, whatever the page's."""
    return f'<span lang="{_seed_lang(edition)}">{markdown}</span>'


def _seed_lang(edition: Edition) -> str:
    return "zh-Hans" if edition.article.script == "simplified" else "zh-Hant"


def _link(edition: Edition, target: str) -> str:
    """From an edition's folder to a path below ``docs/``."""
    return posixpath.relpath(target, Place(edition.variant, edition.article.slug).folder)


def _downloads(
    edition: Edition, editions: list[Edition], changes: dict[str, Any], word: dict[str, str]
) -> Iterator[str]:
    slug = edition.article.slug
    recorded = changes["text"]["lang"]
    if edition.variant.lang != recorded:
        yield _heading(word, "converted")
        name = words(edition.variant.lang)[f"name_{recorded}"]
        yield verbatim(word["converted_lead"].replace("{n}", name))
    yield _heading(word, "take_along")
    links = [
        (
            word["download_text"].replace("{n}", word[f"name_{other.variant.lang}"]),
            Place(other.variant, slug).text,
        )
        for other in editions
    ]
    links += [
        (word["download_received"], f"articles/{slug}/{record.RECEIVED}"),
        (word["download_record"], f"articles/{slug}/{record.RECORD}"),
    ]
    yield "\n".join(f"- [{verbatim(label)}]({_link(edition, target)})" for label, target in links)
    yield verbatim(word["proof"])
