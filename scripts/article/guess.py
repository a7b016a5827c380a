"""Guess by form alone which lines of a text are its title and headings, who wrote it, and on which day."""

import datetime
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scripts.article.credits import Credit, credit
from scripts.article.headings import Heading, headings_among
from scripts.article.line_kinds import ENDS, FIELD, simple
from scripts.article.recurring import is_day
from scripts.article.rows import VERSE, without_signs
from scripts.article.title import Title, may_be_title, title_of
from scripts.converting.name_forms import is_known, is_name, is_unknown, may_be_name

HEAD = 10  # lines under the title that may be credits
_NOTED = re.compile(r"[⑴①1*＊]$")  # a note on a title: 頭髮的故事⑴
_REIGN = re.compile(r"\w{2,4}[元一二三四五六七八九十廿]{1,3}年(?:\w{1,3}月\w{0,3}|[春夏秋冬])?")  # 元和四年


@dataclass(frozen=True)
class Guess:
    """What is guessed of a text. ``title_line``: the line that is the title, or None: then ``title`` is made
    up, or "" if the text begins with its first chapter.

    ``credits`` are the lines under the title that say who and when; they stay in the text.
    """

    title_line: int | None
    title: str
    author: str | None
    date: datetime.date | None
    credits: tuple[int, ...]
    headings: tuple[Heading, ...]


def guess_structure(lines: Sequence[str]) -> Guess:
    """Guess what each line of a text is. Lines count from 1; empty ones are passed over.

    Author and day are read from the lines under the title. These lines stay in the text, as paragraphs
    and never as headings: what is published is what was received.
    """
    full = [(number, text.strip(" 　\t")) for number, text in enumerate(lines, 1) if text.strip(" 　\t")]
    if not full:
        return Guess(None, "", None, None, (), ())
    texts = [text for _, text in full]
    title = title_of(texts)
    is_verse = sum(len(text) <= VERSE for text in texts) * 2 > len(texts)
    stanzas = {at for at in range(1, HEAD) if is_verse and _begins_a_stanza(full[at - 1 : at + 3])}
    credits = _credits(texts, title, stanzas)
    named = [one for _, one in credits if one.author]
    days = [one.date for _, one in credits if one.date]
    numbers = tuple(full[index][0] for index, _ in credits)
    again = {at for at, text in enumerate(texts[:HEAD]) if title.text and _NOTED.sub("", text) == title.text}
    passed = {index for index, _ in credits} | {*range(title.below)} | again
    headings = tuple(headings_among([(number, without_signs(text)) for number, text in full], passed))
    author = next((one.author for one in named if one.sure), named[0].author if named else None)
    author = title.author or author
    title_line = None if title.at is None else full[title.at][0]
    return Guess(title_line, title.text, author, days[0] if days else None, numbers, headings)


def _begins_a_stanza(rows: Sequence[tuple[int, str]]) -> bool:
    """Say whether of four lines, (number, text), an empty line stands behind the first and nowhere else.

    In verse the other three begin a stanza then, and their first is no author's name, though 古池旁 looks
    like one.
    """
    numbers = [number for number, _ in rows]
    together = len(rows) == 4 and numbers[0] + 1 < numbers[1] == numbers[3] - 2
    return together and not any((one := credit(text)) and one.sure for _, text in rows[1:])


def _credits(texts: Sequence[str], title: Title, stanzas: Collection[int]) -> list[tuple[int, Credit]]:
    """Find the lines around the title that say who and when: place in ``texts``, and what each says.

    ``stanzas``: the places where a stanza begins.
    """
    above, below = range(title.below - (title.at is not None)), title.below
    found = [(at, one) for at in above if (one := credit(texts[at])) and one.sure]
    for at in range(below, min(below + HEAD, len(texts) - 1) if below else 0):
        one = credit(texts[at])
        if one is None and at == below:
            if _is_subtitle(texts, at):
                continue
            one = _signed(texts, at)
        if one is None and FIELD.fullmatch(texts[at]):
            continue
        if found and not (one and one.date) and _REIGN.fullmatch(simple(texts[at])):
            one = Credit()
        # A bare name is an author's only right under the title, above the text.
        far = at > below + 2 or any(other.author for _, other in found)
        if one is None or (not one.sure and (far or at in stanzas)) or _is_one_of_many(texts, at, one):
            break
        found.append((at, one))
    return found


def _is_one_of_many(texts: Sequence[str], at: int, one: Credit) -> bool:
    """Say whether a line that looks like a credit is one of many: a name that comes again, as a speaker's
    does, or is the first of three in a row; a day, or a name with one, that others follow below.
    """
    if not one.author and is_day(texts[at]):  # the first of a diary
        return any(map(is_day, texts[at + 2 : -2]))
    if one.author and one.date:
        return any(again and again.author and again.date for again in map(credit, texts[at + 1 : at + 9]))
    again = texts[at + 1 : -2].count(texts[at])  # what stands at the end signs a letter
    return again > 0 or (len(texts) > at + 2 and all(map(is_name, texts[at : at + 3])))


def _signed(texts: Sequence[str], at: int) -> Credit | None:
    """Take a line under the title for the author's name though it has neither a label nor a surname.

    It is a few words right above the day (香港某某基金), or a word that no dictionary knows (照日格圖) or one
    knows as a name (卡夫卡); if only paragraphs stand below, also what may be a name (徐訏).
    """
    text, below = texts[at], credit(texts[at + 1])
    if re.search(r"\W", text) or len(text) > 12:
        return None
    dated = below is not None and below.sure and below.date is not None and not below.author
    named = 2 < len(text) < 6 and (is_unknown(text) or is_known(text))
    named = named or (_is_over_prose(texts, at) and may_be_name(text))
    return Credit(text, None, sure=False) if dated or named else None


def _is_over_prose(texts: Sequence[str], at: int) -> bool:
    """Say whether only paragraphs stand below a line; the last three lines do not count."""
    others = texts[at + 1 : -3]
    return len(texts[at + 1]) > VERSE and all(len(one) > VERSE or one[-1] in ENDS for one in others)


def _is_subtitle(texts: Sequence[str], at: int) -> bool:
    """Say whether a line is a second title: ——…, or above 文／… and as short as a title."""
    text, below = texts[at], credit(texts[at + 1]) if at + 1 < len(texts) else None
    if re.match("[—─－-]", text):
        return True
    long = len(text) > 12 or bool(re.search(r"\W", text))
    return bool(below and below.sure and (long or below.author)) and may_be_title(text, texts[at + 1])
