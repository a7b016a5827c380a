"""Take the notes of a web page out of it, and leave a mark where each is referred to."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any
from urllib.parse import unquote

MARK = "\ue008{}\ue009"  # stands for the note of a number
# What a link to a note says: 1, [1], ［註 3］, ①, *.
_REFERENCE = re.compile(
    r"[\[［(（〔【]?\s*(?:[注註]\s*)?(?:\d{1,3}|[①-⑳*†‡※]|[a-z]|(?<=[注註])|(?<=[注註] ))\s*[\]］)）〕】]?"
)
_NOTES = ["li", "p", "dd", "div", "aside"]  # elements that a note may be
_HOLDS_NOTES = re.compile(r"footnote|endnote|\breferences?\b|reflist|referencelist", re.IGNORECASE)
_BACK = re.compile(r"[\s↩↑⏎\ufe0e^⤴\[\]［］]+")  # the way back to the text
_ABOVE = re.compile(
    r"(?:參考|参考|註|注|腳註|脚注|引用|附註|附注)\S{0,4}|Notes?|Footnotes?|References?", re.IGNORECASE
)
_EDIT = re.compile(r"\[(?:編輯|编辑|edit)\]")
_PART = re.compile(r"^h[1-6]\b|heading|navbox")  # elements with which another part of a page begins


def without_notes(page: Any) -> list[str]:
    """Put a mark in place of each link to a note; take the notes out of the page and give them, as HTML.

    A note is what such a link leads to if it has a link back, or stands where pages have their notes.
    """
    places = {
        one.get("id") or one.get("name"): one for one in page.find_all(id=True) + page.select("a[name]")
    }
    order = {id(one): at for at, one in enumerate(page.find_all(True))}
    notes: list[Any] = []
    for link in page.select("a[href*='#']"):
        place = places.get(_place(link))
        note = place if place is None or place.name in _NOTES else place.find_parent(_NOTES)
        inside = any(one is other for one in (link, *link.parents) for other in notes)
        # What a note leads back to stands before it, and is no note.
        if (
            note is None
            or order[id(note)] < order[id(link)]
            or inside
            or not _REFERENCE.fullmatch(link.get_text().strip())
        ):
            continue
        if not any(note is one for one in link.parents) and _is_note(note, link):
            notes += [note] if not any(note is one for one in notes) else []
            number = next(at for at, one in enumerate(notes) if one is note)
            put_in_place(link, MARK.format(number))
    for note in notes:
        for part in note.select("a[href*='#']") + note(True):
            is_back = part.name == "a" and _place(part) in places and not part.get_text(strip=True)[3:]
            if part.parent and (is_back or _BACK.fullmatch(part.get_text())):
                part.extract()
    written = [note.decode_contents().strip() for note in notes]
    for note in notes:
        _take_out(note)
    return written


def put_in_place(link: Any, mark: str) -> None:
    """Put a mark in place of a link, with the <sup> around it where that holds nothing else."""
    raised = [one for one in link.parents if one.name == "sup"]
    alone = raised and raised[-1].get_text().strip() == link.get_text().strip()
    (raised[-1] if alone else link).replace_with(mark)


def _place(link: Any) -> str:
    """Give the name of the place in a page that a link leads to."""
    return unquote(str(link.get("href", "")).partition("#")[2])


def _is_note(note: Any, link: Any) -> bool:
    """Say whether what a link leads to is a note."""
    around = [link, *link(True), *islice(link.parents, 2)]
    names = {one.get(key) for one in around for key in ("id", "name")} - {None}
    holders = [str(one.get(key, "")) for one in note.parents if one.attrs for key in ("class", "id")]
    leads_back = any(_place(back) in names for back in note.select("a[href*='#']"))
    return leads_back or any(map(_HOLDS_NOTES.search, holders))


def _take_out(note: Any) -> None:
    """Take a note out of its page; with the last of them what held them, and what stands only above them."""
    while (holder := note.parent) is not None:
        above, below = _beside(note, "previous"), _beside(note, "next")
        note.extract()
        if below is None or _PART.search(below.name + " " + " ".join(below.get("class") or ())):
            while above is not None and (above.name == "hr" or _is_above(above)):
                note, above = above, _beside(above, "previous")
                note.extract()
        if holder.get_text(strip=True) or holder.find("img") or holder.name in ("body", "article"):
            return
        note = holder


def _beside(element: Any, where: str) -> Any:
    """Give the element behind one ("next") or before it ("previous") that has words or is a rule."""
    beside = element.find_next_siblings(True) if where == "next" else element.find_previous_siblings(True)
    return next((one for one in beside if one.name == "hr" or one.get_text(strip=True)), None)


def _is_above(element: Any) -> bool:
    """Say whether an element is the heading of notes: 參考文獻[編輯]."""
    return bool(_ABOVE.fullmatch(_EDIT.sub("", element.get_text(strip=True))))


def with_notes(html: str, notes: Sequence[str]) -> str:
    """Write the notes to which an article refers behind it, in the form in which Word files have them."""
    used: dict[str, int] = {}

    def linked(match: re.Match[str]) -> str:
        number = used.setdefault(match[1], len(used) + 1)
        return f'<a id="footnote-ref-{number}" href="#footnote-{number}">{number}</a>'

    html = re.sub(MARK.format(r"(\d+)"), linked, html)
    items = "".join(f'<li id="footnote-{at}">{notes[int(one)]}</li>' for one, at in used.items())
    return f"{html}<ol>{items}</ol>" if items else html
