"""Find the markup that other programs left in a plain text: entities and tags of HTML, and Markdown.

HTML is taken out of a damaged copy and reported in any other text; Markdown is always reported.
"""

import re
from collections.abc import Iterable

from scripts.findings import Finding, counted, line_of
from scripts.restoring.editors import Outcome, kept
from scripts.restoring.leftovers import entities
from scripts.source.seed import Seed
from scripts.source.values import Script
from scripts.text.tables import words_in
from scripts.text.traced import Edit, Traced
from scripts.text.untouched import Span, holds, untouched

_FORUM = "(?:b|i|u|s|url|img|color|size|font|quote|align|center)"
_TAG = (
    rf"(?:<!--[^\n]{{0,400}}?-->|</?(?:{'|'.join(words_in('restoring/html_tags.txt'))})"
    r"(?:\s+[a-z-]+(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'<>]+))?)*\s*/?>"
    # Of forums: [b]…[/b]
    rf"|\[{_FORUM}(?:=[^\[\]\n]{{1,80}})?\](?=[^\n]{{0,400}}\[/)|\[/{_FORUM}\])"
)
_TAGS = re.compile(rf"{_TAG}(?:[ \t\u3000]*{_TAG})*", re.IGNORECASE)
# A reading over a character, 數 under shù; <rp> holds brackets for browsers that cannot set it so.
_RUBY = re.compile(
    r"(?:<rp>[^<\n]{0,3}</rp>)?<rt>([^<\n]{0,40})</rt>(?:<rp>[^<\n]{0,3}</rp>)?", re.IGNORECASE
)
# Blanks, also as copies write them at the ends of lines: 甲</p>&nbsp;
_BLANKS = re.compile(r"(?:[ \t\u00a0\u3000]|&(?:nbsp|e[mn]sp|thinsp|#160|#x[aA]0);)+")
_DIVIDES = re.compile(r"</?(?:p|div|h[1-6]|br|li|tr|blockquote)\b", re.IGNORECASE)
_SETTLE = "correct them under [[corrections]], or settle it where they are meant"
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# Repetitions have bounds, so that no text takes long.
_MARKDOWN = re.compile(
    r"\A---\n(?=(?:[a-zA-Z_-]{1,30}:[^\n]{0,400}\n(?:[ \t-][^\n]{0,400}\n){0,40}){1,20}---$)"  # front matter
    r"|^#{1,6} (?=\S)|^```|^- \[[ x]\] |\*\*(?=[^*\s])[^*\n]{1,200}\*\*"
    # of wikis
    r"|-\{[^{}\n]{1,80}\}-|\{\{[^{}\n]{1,200}\}\}|\[\[(?!\d+\]\])[^\[\]\n]{1,200}\]\]|'{3}(?=[^'\n]{1,200}'{3})"
    # readings and notes of the Japanese collection Aozora
    r"|｜[^｜《》\n]{1,20}《[^《》\n]{1,20}》|［＃[^［］\n]{1,60}］"
    r"|!?\[[^\[\]\n]{1,200}\]\((?:https?:|[^()\s]{1,200}\.\w)[^()\n]{0,400}\)",
    re.MULTILINE,
)


def decode_entities(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Decode the entities of HTML that a damaged copy has; report them in any other text."""
    now = text.now
    edits = entities(now, [*kept(now, seed, script), *untouched(now)])
    if script == "damaged":
        return edits, []
    return [], _told("R17", "entities of HTML in {n}", edits, now, seed.file)


def take_out_tags(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Take out the tags of HTML that a damaged copy has; report those that stay, and a saved web page."""
    now = text.now
    if is_page(now):
        message, advice = "this is a saved web page, not a text", "add the .html with make new"
        return [], [Finding("R17", seed.file, 1, message, advice)]
    outside = [*kept(now, seed, script), *untouched(now)]
    found = tags(now, outside)
    parting = [one for one in found if divides(now, one)]
    left = parting if script == "damaged" else found
    edits = [one for one in found if one not in left]
    if edits:
        # The readings of <ruby> go into brackets, for the step that takes off a copy's readings to see.
        edits = sorted([*edits, *_put(_RUBY, r"(\1)", now, outside)], key=lambda edit: edit.start)
    advice = "add the file with make new: it puts line ends there" if parting else _SETTLE
    return edits, _told("R17", "tags of HTML in {n}", left, now, seed.file, advice)


def _told(
    code: str, what: str, places: list[Edit], text: str, file: str, advice: str = _SETTLE
) -> list[Finding]:
    """Make one finding about all ``places`` of a kind, or none if there are none; it quotes the first few.

    ``what``: names the kind, and has {n} where it says how many places there are.
    """
    named = " ".join(dict.fromkeys(text[one.start : one.end][:20] for one in places[:9]))
    message = f"{what.replace('{n}', counted(len(places), 'place'))}: {named}"
    return [Finding(code, file, line_of(text, one.start), message, advice) for one in places[:1]]


def tell_of_markdown(text: Traced, seed: Seed, script: Script) -> Outcome:
    """Report the marks of Markdown in a plain text, where they are shown as they stand."""
    now = text.now
    code = [(start, end) for start, end in untouched(now) if "\n" not in now[start:end]]
    found = _put(_MARKDOWN, "", now, [*kept(now, seed, script), *code])
    what = "marks of Markdown or a wiki in {n} of a plain text"
    advice = "name the file .md, correct them, or settle it where they are meant"
    return [], _told("R20", what, found, now, seed.file, advice)


def tags(text: str, outside: Iterable[Span]) -> list[Edit]:
    """Find the tags of HTML ``outside`` of ranges; each edit takes out those that stand together."""
    return _put(_TAGS, "", text, outside)


def divides(text: str, edit: Edit) -> bool:
    """Say whether two lines would run together without the tags of ``edit``: in 甲<br>乙, not in <br>乙."""
    before = _BLANKS.sub("", text[max(edit.start - 64, 0) : edit.start])[-1:]
    behind = _BLANKS.sub("", text[edit.end : edit.end + 64])[:1]
    return not {before, behind} & {"", "\n"} and bool(_DIVIDES.search(text, edit.start, edit.end))


def _put(pattern: re.Pattern[str], new: str, text: str, outside: Iterable[Span]) -> list[Edit]:
    """Make the edits that put ``new`` (a template, as for ``re.sub``) in place of what a pattern finds
    ``outside`` of ranges.
    """
    is_protected = holds(outside)
    found = [match for match in pattern.finditer(text) if not is_protected(*match.span())]
    return [Edit(*match.span(), match.expand(new), "tag") for match in found]


def is_page(text: str) -> bool:
    """Say whether a text is a saved web page."""
    return bool(_PAGE.match(text))
