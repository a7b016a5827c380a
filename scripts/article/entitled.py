"""Read a first line that says a title and who wrote it: 《題》 作者, 題／作者, 題（作者）, 作者：題."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from scripts.article.credits import credit
from scripts.converting.name_forms import is_name

_ENOUGH = 300  # characters of a text that would say again whom it is about
# Where title (t) and author (a) stand. A bare name has three characters at least (n), unlike 台北／高雄.
# Before a colon it is of somebody whom the text does not name again: 張愛玲：一生 is about her.
_FORMS = tuple(
    re.compile(
        form.replace("_T", r"(?P<t>[^《》〈〉。！？；／|｜：:]{2,40}?)").replace("_N", r"(?P<n>\S{3,4})")
    )
    for form in (
        r"[《〈](?P<t>[^《》〈〉]{1,40})[》〉]\s*(?:[／/|｜—─-]+\s*)?(?P<a>\S.*)",
        r"(?P<a>\S.*?)\s*[《〈](?P<t>[^《》〈〉]{1,40})[》〉]",
        r"_T[ 　]+(?P<a>(?:作者|文|撰文|[Bb]y)\s*[：:／/ 　]\s*\S.*|\S{2,12}\s?著)",
        r"_T\s*[／/|｜]\s*_N",
        r"_T\s*[（(]\s*_N\s*[)）]",
        r"_N\s*[：:]\s*_T",
    )
)


class Entitled(NamedTuple):
    """The title that a line says, and the author."""

    title: str = ""
    author: str = ""


def entitled(texts: Sequence[str]) -> Entitled:
    """Read the first of ``texts``; give an empty one where it does not plainly say a title and its author."""
    for form in _FORMS if texts else ():
        match = form.fullmatch(texts[0])
        found = match.groupdict() if match else {}
        by = found.get("a") or found.get("n") or ""
        said = credit(by.rstrip("：: "))
        author = (said.author or "") if said else ""
        is_named = said and author and is_name(author) and not is_name(found["t"])
        if said and is_named and (said.sure or _is_by_its_author(form, by, author, texts)):
            return Entitled(found["t"].strip(), author)
    return Entitled()


def _is_by_its_author(form: re.Pattern[str], by: str, author: str, texts: Sequence[str]) -> bool:
    """Say whether a name without a label in the first of ``texts`` is its author's, and not of somebody whom
    the text is about.

    ``form``: the one of ``_FORMS`` that the line has; ``by``: what stands in it for the author; ``author``:
    the name in that.
    """
    again = any(author in text for text in texts[1:-2])
    if form is _FORMS[1]:  # 王小明：《題》; 王小明《題》 may be what the text is about
        return by.endswith((*"：:",)) and not again
    return form is not _FORMS[-1] or (not again and sum(map(len, texts)) > _ENOUGH)
