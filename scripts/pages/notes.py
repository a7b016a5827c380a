"""校勘記, the textual notes of an article: what was received, and everything that was done to it."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from scripts.article.model import Article, Edition, record_edition
from scripts.pages.address import Address
from scripts.pages.interface import words
from scripts.pages.markdown import front_matter, page, verbatim
from scripts.pages.meta import Meta
from scripts.pages.record import RECEIVED, RECORD, Entry, Record
from scripts.source.control import CONTROL

CONTEXT = 9  # characters shown on either side of a change
RULES = (
    "title",
    "moved",
    "correction",
    "control",
    "invisible",
    "repair",
    "annotation",
    "punctuation",
    "script",
    "quotes",
    "hand",
    "layout",
)
ALIKE = {"annotation", "control", "invisible", "punctuation", "layout", "title", "moved"}

_INVISIBLE = str.maketrans({" ": "␣", "\u3000": "□", "\t": "→", "\n": "↵", "\r": "↵"})


def notes_page(article: Article, edition: Edition, editions: Sequence[Edition], record: Record) -> bytes:
    """校勘記: what was received, and everything that was done to it."""
    word = words(edition.lang)
    title = word["notes_of"].replace("{n}", edition.title)
    urls = {other.lang: Address.of(other).notes_url for other in editions}
    meta: Meta = front_matter("notes", edition.lang, title, urls) | {
        "article": Address.of(edition).folder,
        "noindex": edition.facts.noindex,
    }
    parts = [
        *_received(edition, record, word),
        *_done(article, edition, record_edition(editions), record, word),
        *_left(article, edition, word),
        *_collation(article, edition, record, word),
        *_downloads(edition, editions, record, word),
    ]
    return page(meta, "\n\n".join(parts) + "\n")


def _heading(word: dict[str, str], key: str) -> str:
    return f"## {verbatim(word[key])} {{: #{key.replace('_', '-')} }}"


def _table(rows: Iterable[Iterable[str]]) -> str:
    """Rows of Markdown cells, the first of them the head."""
    head, *body = (f"| {' | '.join(cells)} |" for cells in rows)
    return "\n".join([head, re.sub(r"[^|]+", " --- ", head), *body])


def _received(edition: Edition, record: Record, word: dict[str, str]) -> Iterator[str]:
    seed = record.seed
    received = f"articles/{edition.slug}/{RECEIVED}"
    yield _heading(word, "received")
    yield verbatim(word["received_lead"])
    size = word["n_bytes"].replace("{n}", f"{seed.bytes:,}")
    lost = word["n_undecoded"].replace("{n}", f"{len(record.undecoded):,}")
    yield _table(
        [
            (verbatim(word["file"]), f"[{verbatim(seed.name)}]({_link(edition, received)})"),
            (verbatim(word["bytes"]), verbatim(size)),
            *([(verbatim(word["undecoded"]), verbatim(lost))] if record.undecoded else []),
            (verbatim(word["fingerprint"]), f"<code>{seed.sha256}</code>"),
            (verbatim(word["script"]), verbatim(word[f"script_{edition.facts.script}"])),
        ]
    )


def _done(
    article: Article, edition: Edition, recorded: Edition, record: Record, word: dict[str, str]
) -> Iterator[str]:
    entries = record.entries
    counts = Counter(rule for entry in entries for rule in entry.rules)
    yield _heading(word, "done")
    yield verbatim(word["done_lead"].replace("{n}", f"{len(entries):,}"))
    rows = [[verbatim(word[key]) for key in ("rule", "count", "meaning")]]
    for rule in RULES:
        if counts[rule]:
            why = word.get(f"rule_{rule}_why_{article.script}", word[f"rule_{rule}_why"])
            rows.append([verbatim(word[f"rule_{rule}"]), f"{counts[rule]:,}", verbatim(why)])
    yield _table(rows)
    rows = [[verbatim(word[key]) for key in ("line", "context", "rule", "why")]]
    for entry, before, after in _in_context(recorded, entries):
        # Annotations and marks are many and alike: the collation shows them. The others one by one.
        if not set(entry.rules) <= ALIKE:
            rows.append(
                [
                    _line_link(edition, entry.line),
                    _quoted(edition, verbatim(before) + _marked(entry) + verbatim(after)),
                    verbatim("、".join(word[f"rule_{rule}"] for rule in entry.rules)),
                    verbatim(_why(article, edition, entry)),
                ]
            )
    if len(rows) > 1:
        yield f"### {verbatim(word['each'])} {{: #each }}"
        yield _table(rows)


def _in_context(recorded: Edition, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str, str]]:
    """Every entry of the record with the published text before and after it, within its line."""
    published = recorded.text
    moved = 0  # how much further on the published text is than the received
    for entry in entries:
        start = entry.at + moved
        end = start + len(entry.now)
        before = published[max(start - CONTEXT, 0) : start].rpartition("\n")[2]
        yield entry, before, published[end : end + CONTEXT].partition("\n")[0]
        moved += len(entry.now) - len(entry.was)


def _why(article: Article, edition: Edition, entry: Entry) -> str:
    """The editor's reason for a correction, in the edition's variant."""
    if "correction" not in entry.rules:
        return ""
    line, at = article.seed.lines[entry.line - 1], entry.column - 1
    for correction, why in zip(article.seed.settings.corrections, edition.reasons):
        for match in re.finditer(re.escape(correction.received), line):
            if match.start() <= at and at + len(entry.was) <= match.end():
                return why
    return ""


def _left(article: Article, edition: Edition, word: dict[str, str]) -> Iterator[str]:
    settings = article.seed.settings
    if settings.left:
        whys = edition.reasons[len(settings.corrections) :]
        yield _heading(word, "left")
        yield verbatim(word["left_lead"])
        head = [verbatim(word["context"]), verbatim(word["why"])]
        quoted = [_quoted(edition, verbatim(left.received)) for left in settings.left]
        yield _table([head, *([quote, verbatim(why)] for quote, why in zip(quoted, whys))])


def _collation(article: Article, edition: Edition, record: Record, word: dict[str, str]) -> Iterator[str]:
    """Every line as received, with every change marked in it."""
    yield _heading(word, "collation")
    yield verbatim(word["collation_lead"])
    if any("layout" in entry.rules for entry in record.entries):
        yield verbatim(word["collation_signs"])
    entries: dict[int, list[Entry]] = {}
    for entry in record.entries:
        entries.setdefault(entry.line, []).append(entry)
    for number, line in enumerate(article.seed.lines, 1):
        parts = []
        at = 0
        for entry in entries.get(number, []):
            parts += [verbatim(line[at : entry.column - 1]), _marked(entry)]
            at = entry.column - 1 + len(entry.was)
        parts.append(verbatim(line[at:]))
        if any(parts):
            attributes = f"{{: #l{number} .line lang={_seed_lang(edition)} }}"
            yield f"{_line_link(edition, number)} {''.join(parts)}\n{attributes}"


def _marked(entry: Entry) -> str:
    """<del>what was</del><ins>what is</ins>, with signs for what cannot be seen."""
    was, now = _visible(entry.was), _visible(entry.now)
    rule = entry.rules[0]
    removed = f'<del class="{rule}">{verbatim(was)}</del>' if was else ""
    return removed + (f'<ins class="{rule}">{verbatim(now)}</ins>' if now else "")


_UNSEEN = re.compile(
    f"{CONTROL.pattern}|[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\uffa0\ufff9-\ufffb\ue000-\uf8ff]"
)


def _visible(text: str) -> str:
    text = _UNSEEN.sub(lambda match: "".join(f"[U+{ord(one):04X}]" for one in match[0]), text)
    return (
        re.sub(r"[\s\ufeff]", "·", text.translate(_INVISIBLE))
        if not text.strip()
        else text.replace("\n", "↵")
    )


def _line_link(edition: Edition, line: int) -> str:
    id = edition.ids.get(line)
    return f"[{line}](index.md#{id})" if id else f"<span>{line}</span>"


def _quoted(edition: Edition, markdown: str) -> str:
    """What is quoted from the seed is in the seed's script, whatever the page's."""
    return f'<span lang="{_seed_lang(edition)}">{markdown}</span>'


def _seed_lang(edition: Edition) -> str:
    return "zh-Hans" if edition.facts.script == "simplified" else "zh-Hant"


def _link(edition: Edition, target: str) -> str:
    """From an edition's folder to a path below ``docs/``."""
    return posixpath.relpath(target, Address.of(edition).folder)


def _downloads(
    edition: Edition, editions: Sequence[Edition], record: Record, word: dict[str, str]
) -> Iterator[str]:
    slug = edition.slug
    recorded = record.text.lang
    if edition.lang != recorded:
        yield _heading(word, "converted")
        lead = word["by_hand_lead" if edition.by_hand else "converted_lead"]
        yield verbatim(lead.replace("{n}", word[f"name_{recorded}"]))
    yield _heading(word, "take_along")
    links = [
        (word[key].replace("{n}", word[f"name_{address.variant.lang}"]), target)
        for address in map(Address.of, editions)
        for key, target in (
            ("download_markdown" if address.is_markdown else "download_text", address.text),
            ("download_epub", address.epub),
        )
    ]
    links += [
        (word["download_received"], f"articles/{slug}/{RECEIVED}"),
        (word["download_record"], f"articles/{slug}/{RECORD}"),
    ]
    yield "\n".join(f"- [{verbatim(label)}]({_link(edition, target)})" for label, target in links)
    yield verbatim(word["proof"])
