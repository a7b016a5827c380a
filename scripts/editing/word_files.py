"""Rewrite a Word file so that its reader, mammoth, loses nothing of the text."""

import io
import re
import zipfile
from xml.etree import ElementTree

# What mammoth does not read → a form that it reads: readings above characters go behind them, as on a web
# page; a text box that only newer programs know goes where those of older ones are.
_SHOWN = {
    rb"<w:ruby>.*?<w:rt>(.*?)</w:rt>.*?<w:rubyBase>(.*?)</w:rubyBase>\s*</w:ruby>": (
        r"\2<w:t>（</w:t>\1<w:t>）</w:t>".encode()
    ),
    rb"<mc:Choice(?:(?!</mc:Choice>).)*(<w:txbxContent>(?:(?!</mc:Choice>).)*</w:txbxContent>).*?</mc:Choice>"
    rb"\s*(?:<mc:Fallback>(?:(?!txbxContent).)*?</mc:Fallback>)?(?=\s*</mc:AlternateContent>)": (
        rb"<mc:Fallback><w:pict>\1</w:pict></mc:Fallback>"
    ),
}


def shown(raw: bytes) -> io.BytesIO:
    """Write a Word file anew, so that mammoth reads ruby and text boxes too. Raises what ``zipfile`` does."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as received, zipfile.ZipFile(written, "w") as packed:
        for name in received.namelist():
            part = received.read(name)
            packed.writestr(name, _shown(part) if name.endswith(".xml") else part)
    return written


def _shown(part: bytes) -> bytes:
    """Rewrite a part of the file; leave it as it is if that would break its XML."""
    made = part
    for hidden, instead in _SHOWN.items():
        made = re.sub(hidden, instead, made, flags=re.DOTALL)
    try:
        return part if made == part or not len(ElementTree.fromstring(made)) else made  # noqa: S314 (as mammoth)
    except ElementTree.ParseError:
        return part
