"""Unpack a web page that a browser or Word saved in one file with its pictures: .mhtml or .mht (RFC 2557)."""

import base64
import re
from email import message_from_bytes
from email.message import Message
from email.policy import default
from html import unescape
from urllib.parse import unquote, urljoin

SUFFIXES = (".mhtml", ".mht")

_SOURCE = re.compile(r'\bsrc\s*=\s*("|\')(.*?)\1', re.IGNORECASE | re.DOTALL)


def unpacked(raw: bytes) -> bytes:
    """Give the HTML of a packed page, in its own encoding, with its pictures as ``data:`` addresses.

    Raises ``ValueError`` if there is no page in it.
    """
    parts = [one for one in message_from_bytes(raw, policy=default).walk() if not one.is_multipart()]
    page = next((one for one in parts if one.get_content_type() == "text/html"), None)
    if page is None:
        raise ValueError("a file in parts (MIME) without a web page")
    base = _location(page)
    pictures = {
        place: f"data:{one.get_content_type()};base64,{base64.b64encode(_content(one)).decode()}"
        for one in parts
        if one.get_content_maintype() == "image"
        for place in (_location(one), f"cid:{str(one.get('Content-ID', '')).strip('<>')}")
    }

    def inlined(match: re.Match[str]) -> str:
        address = match[2].encode("latin-1").decode(errors="replace")
        place = unquote(urljoin(base, unescape(address)))
        return f'src="{pictures[place]}"' if place in pictures else match[0]

    html = _SOURCE.sub(inlined, _content(page).decode("latin-1"))  # Every byte stays what it is.
    return html.encode("latin-1")


def _location(part: Message) -> str:
    return unquote(str(part.get("Content-Location", "")).strip())


def _content(part: Message) -> bytes:
    """Give the bytes of a part, whatever its transfer encoding."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
