"""Read the lines at the head of a saved mail or post, each behind a label: 寄件者：…, 主旨：…, Date: …."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from scripts.article.line_kinds import simple

# What is labelled → its labels in Simplified, as programs for mail and boards write them.
_LABELS = {
    "sender": "寄件[者人]|发[件信]人|寄信人|From",
    "title": "主旨|主题|标题|题目|[书篇片剧]名|Subject|Title",
    "date": "(?:寄件|发送|传送|收件|发[布表]|接收)?(?:日期|时间)|已(?:发送|传送|寄出)|Date|Sent",
    "other": "收[件信]人|收件者|(?:密件)?(?:副本|抄送)|密送|附件|回[复信]地?址?|看板|To|B?[Cc][Cc]|Reply-To",
    "author": "作者",
}
_ANY = "|".join(f"(?P<{what}>{labels})" for what, labels in _LABELS.items())
_LABEL = re.compile(rf"(?:{_ANY})(?:\s*[：:]\s*|\s{{2,}}|　)(?=\S)")
_ADDRESS = re.compile(r"\s*[<（(\[].*|[\"“”]")  # what stands beside a sender's name


class Said(NamedTuple):
    """What a line says behind its label (``text``), and ``what`` it is, a key of ``_LABELS``."""

    what: str
    text: str


def labelled(text: str) -> Said | None:
    """Read a line of a head: 主旨：河邊的書店 → title, 河邊的書店; ``None`` for any other line.

    Of a sender only the name is given, without the address.
    """
    match = _LABEL.match(simple(text))
    if not match or not match.lastgroup:
        return None
    said = text[match.end() :].strip()
    return Said(match.lastgroup, _ADDRESS.sub("", said) if match.lastgroup == "sender" else said)


def head_of(texts: Sequence[str]) -> tuple[int, str]:
    """Find the lines at the beginning of a text that are a head: how many, and the title among them.

    (0, "") where none of them is a title.
    """
    found = [*takewhile(bool, map(labelled, texts[:-1]))]
    title = next((one.text for one in found if one and one.what == "title" and one.text[-1] != "。"), "")
    return (len(found), title) if title else (0, "")
