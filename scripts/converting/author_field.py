"""Read the names of people out of an author's field: 本报记者 余华, 文／余华 图／范冰洁."""

import re
from collections.abc import Iterable

from scripts.converting.names import Named
from scripts.converting.surnames import has_surname
from scripts.text.tables import words_in
from scripts.text.untouched import Span

_HAN = "\u3400-\u9fff"
# What stands between marks in an author's field.
_PART = re.compile(r"[^、，,;；/／|｜丨&＆:：\s]+")
# 余　华: blanks that only make a short name as wide as a long one.
_SPACED = re.compile(rf"(?<!\S)[{_HAN}][ \u3000]+[{_HAN}](?!\S)")
# Roles before and behind a name; 本报记者 and 特约撰稿人 are of several parts.
_PLACE = (
    "(?:[本我][报報刊台臺网網社]|新[华華]社|中新社|特[约約派邀]|[实實][习習]|[驻駐].{1,4}?|首席|[资資]深)*"
)
_ROLE = f"{_PLACE}(?:{'|'.join(words_in('converting/roles.txt'))})"
_ONLY_ROLE = re.compile(f"(?:{_PLACE}{_ROLE})+|{_PLACE}")
_BEFORE = re.compile(
    rf"(?:{_PLACE}(?:[记記]者|通[讯訊][员員]|撰稿人|[编編][辑輯]|[专專][栏欄]作[者家])|[\[［〔（(【][^\])］〕）】]{{1,4}}[\])］〕）】])+"
)
_BEHIND = re.compile(
    rf"(?:[（(〔［\[【]{_PLACE}{_ROLE}[）)〕］\]】]|[编編][著译譯辑輯]|著|[译譯]|撰|[记記]者)$"
)
_NAME = re.compile(rf"[{_HAN}]{{2,4}}")


def names_in_field(field: str, names: Iterable[str] = ()) -> list[Named]:
    """Find the names in an author's field: the editor's ``names``, and guessed ones between marks (、，;／).

    Roles are taken off first (本报记者, 文／, 著, 译). What is left counts as a guessed name if it has two to
    four Han characters and begins with a surname; the review shows it, since 余音 would be one too.
    """
    found = [
        Named(*match.span(), name, guessed=False)
        for name in names
        if name
        for match in re.finditer(re.escape(name), field)
    ]
    found += [
        Named(*one.span(), one[0], guessed=True) for one in _SPACED.finditer(field) if has_surname(one[0])
    ]
    for part in _PART.finditer(field):
        start, end = _bare(part[0])
        name = part[0][start:end]
        if _NAME.fullmatch(name) and has_surname(name) and not _ONLY_ROLE.fullmatch(name):
            found.append(Named(part.start() + start, part.start() + end, name, guessed=True))
    chosen: list[Named] = []
    for one in sorted(found, key=lambda one: (one.guessed, -len(one.name), one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def _bare(part: str) -> Span:
    """Give the range of a part of the field without roles before and behind it."""
    before, behind = _BEFORE.match(part), _BEHIND.search(part)
    start = before.end() if before else 0
    end = behind.start() if behind else len(part)
    return (start, end) if end - start > 1 else (start, len(part))
