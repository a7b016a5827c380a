"""Write the contents of a book for readers of EPUB 2, which do not know ``nav`` (OPF 2.0.1, 2.4.1)."""

import html
from collections.abc import Iterable


def ncx(lang: str, title: str, identifier: str, entries: Iterable[tuple[str, str]]) -> str:
    """Write toc.ncx. ``entries``: address and label of each place, in order."""
    points = "\n".join(
        f'<navPoint id="n{number}" playOrder="{number}">'
        f"<navLabel><text>{html.escape(label)}</text></navLabel>"
        f'<content src="{html.escape(target)}"/></navPoint>'
        for number, (target, label) in enumerate(entries, 1)
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{lang}">
<head>
<meta name="dtb:uid" content="{html.escape(identifier)}"/>
<meta name="dtb:depth" content="1"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{html.escape(title)}</text></docTitle>
<navMap>
{points}
</navMap>
</ncx>
"""
