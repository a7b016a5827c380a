"""Make a finding of what an editor has to decide, with the lines to paste."""

import json

from scripts.findings import Doubt, Finding, line_of
from scripts.text.proposal import Proposal


def proposed(proposal: Proposal, code: str, text: str, file: str, kind: str = "bytes") -> Finding:
    """Make the finding of a proposal about ``text``, with a line to paste for each answer.

    The line quotes as much of what stands around the place as makes the quotation unique. ``kind``: of doubt,
    by which the review finds it.
    """
    first, last = proposal.start, proposal.end
    begin = text.rfind("\n", 0, first) + 1
    stop = text.find("\n", last) % (len(text) + 1)  # −1, no line end below, becomes the text's end
    low, high = first, last
    while text.count(text[low:high]) > 1 and (low > begin or high < stop):
        low, high = max(low - 1, begin), min(high + 1, stop)
    head, tail = text[low:first], text[last:high]
    becomes = tuple(head + answer + tail for answer in proposal.answers)
    quoted = json.dumps(text[low:high], ensure_ascii=False)
    pasted = " | ".join(
        f"received = {quoted}, becomes = {json.dumps(answer, ensure_ascii=False)}" for answer in becomes
    )
    advice = f"declare what {quoted} was under [[corrections]]"
    if pasted:
        advice = f"paste one under [[corrections]]: {pasted}"
    around = text[max(first - 6, begin) : min(last + 6, stop)]
    message = f"{proposal.reason} at column {first - begin + 1}: {around}"
    doubt = Doubt(kind, (text[low:high],), becomes or (f"{head}□{tail}",))
    return Finding(code, file, line_of(text, first), message, advice, doubt)
