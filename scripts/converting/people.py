"""Find surnames that are words as well where the text itself tells that they are names: 小于 is 小於, but
not where somebody is called 于.
"""

import re

from scripts.converting.surnames import SURNAME_FORMS

# 征护士 is an advertisement.
_SURNAMES = "".join(one for one in SURNAME_FORMS if len(one) == 1 and one != "征")
_TITLES = (
    "(?:先生|太太|小姐|女士|师傅|老板|掌柜|经理|老师|医生|护士|同学|教授|大夫|主任|校长|阿姨|叔叔"
    "|大爷|大妈|大哥|大姐|大娘|大婶|大叔)"
)
# 他姓于，…; and 于师傅：or 小于 09:01, who speaks in what follows.
_SAID = re.compile(
    rf"(?<![百同老])姓([{_SURNAMES}])(?=[，。、；：！？”」』名]|$)"
    rf"|^(?:[小老]([{_SURNAMES}])|([{_SURNAMES}]){_TITLES})(?=[：:](?!\s*[<＜])|\s+\d\d?[:：]\d\d\s*$)",
    re.MULTILINE,
)
# Of those that are hardly ever a verb or an adverb, twice with a title says so too: 占同学 is 佔 in a report.
_WITH_TITLE = re.compile(rf"(?<![\u4e00-\u9fff，、])([余范于郁涂沈咸游仇钟]){_TITLES}(?![们家])")
_TWICE = 2
# Where such a surname stands then: before a title, and in 小于, but not in 小于三, 老干部 or 老于世故.
_PERSON = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[称叫喊和跟找让把被是位的])|(?<=[称叫喊][你我他她]))"
    rf"[{_SURNAMES}](?={_TITLES}(?!们))"
    rf"|(?<=[小老])(?<![座口只架台][小老])[{_SURNAMES}]"
    r"(?=[，。！？：；、“”「」『』…]|$|[的和跟把给被在也都就又却已没从向对拿去来坐站看想听说道问笑](?![明题]))"
)


def surnames_said(text: str) -> frozenset[str]:
    """Give the surnames that a Simplified text says somebody has."""
    said = {one for match in _SAID.finditer(text) for one in match.groups() if one}
    titled = [match[1] for match in _WITH_TITLE.finditer(text)]
    return frozenset(said | {one for one in titled if titled.count(one) >= _TWICE})


def people_at(line: str, surnames: frozenset[str]) -> dict[int, str]:
    """Find where a Simplified line names somebody with one of ``surnames``: place (from 0) → the surname in
    Traditional.
    """
    places = _PERSON.finditer(line) if surnames & set(line) else ()
    return {one.start(): SURNAME_FORMS[one[0]] for one in places if one[0] in surnames}
