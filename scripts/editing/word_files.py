"""Rewrite a Word file so that its reader, mammoth, loses nothing of the text."""

import io
import re
import zipfile
from xml.etree import ElementTree

# What mammoth does not read → a form that it reads: the words of a field or of another direction stand by
# themselves, a line may end in two ways; readings above characters go behind them, as on a web page; a text
# box that only newer programs know goes where those of older ones are.
_SHOWN = {
    rb"</?w:(?:fldSimple|dir|bdo)\b[^>]*>": b"",
    rb"<w:cr\s*/>": b"<w:br/>",
    rb"<w:ruby>.*?<w:rt>(.*?)</w:rt>.*?<w:rubyBase>(.*?)</w:rubyBase>\s*</w:ruby>": (
        r"\2<w:t>（</w:t>\1<w:t>）</w:t>".encode()
    ),
    rb"<mc:Choice(?:(?!</mc:Choice>).)*(<w:txbxContent>(?:(?!</mc:Choice>).)*</w:txbxContent>).*?</mc:Choice>"
    rb"\s*(?:<mc:Fallback>(?:(?!txbxContent).)*?</mc:Fallback>)?(?=\s*</mc:AlternateContent>)": (
        rb"<mc:Fallback><w:pict>\1</w:pict></mc:Fallback>"
    ),
}
_COUNTS = re.compile(
    '<w:abstractNum [^>]*w:abstractNumId="([0-9]+)".*?<w:lvlText w:val="([^"]*)"', re.DOTALL
)  # how a list counts at its first level
_STYLE = re.compile(rb'<w:style\b[^>]*w:styleId="([^"]+)".*?</w:style>', re.DOTALL)
_NAME = re.compile(rb'(?<=<w:name w:val=")[^"]+')
_BASE = re.compile(rb'(?<=<w:basedOn w:val=")[^"]+')


def shown(raw: bytes) -> io.BytesIO:
    """Write a Word file anew, so that mammoth reads ruby and text boxes too. Raises what ``zipfile`` does."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as received, zipfile.ZipFile(written, "w") as packed:
        for name in received.namelist():
            part = received.read(name)
            part = _as_headings(part) if name == "word/styles.xml" else part
            packed.writestr(name, _shown(part) if name.endswith(".xml") else part)
    return written


def numbers(packed: zipfile.ZipFile) -> list[str]:
    """List how the paragraphs of a Word file are counted, where that is not 1. 2. 3.: 第…章, （…）.

    Word counts when it shows a file: such numbers stand in no text, and mammoth has 1. 2. 3. or none.
    """
    names = {"word/document.xml", "word/styles.xml", "word/numbering.xml"} & {*packed.namelist()}
    parts = {name: packed.read(name).decode("utf-8", "replace") for name in names}
    numbering = parts.pop("word/numbering.xml", "")
    used = {*re.findall('<w:numId w:val="([0-9]+)"', "".join(parts.values()))}
    lists = re.findall(r'<w:num w:numId="([0-9]+)"[^>]*>\s*<w:abstractNumId w:val="([0-9]+)"', numbering)
    forms = dict(_COUNTS.findall(numbering))
    found = dict.fromkeys(forms.get(form, "") for number, form in lists if number in used)
    return [re.sub("%[0-9]", "…", one) for one in found if "%" in one and not re.fullmatch("%1[.]?", one)]


def _as_headings(styles: bytes) -> bytes:
    """Name each style that is based on a heading's as that one: its paragraphs are headings too."""
    names = {style[1]: name[0] for style in _STYLE.finditer(styles) if (name := _NAME.search(style[0]))}

    def named(style: re.Match[bytes]) -> bytes:
        base = _BASE.search(style[0])
        heading = names.get(base[0], b"") if base else b""
        own = names.get(style[1], b"").lower()
        is_one = heading.lower().startswith(b"heading ") and not own.startswith((b"heading ", b"toc "))
        return _NAME.sub(heading, style[0], count=1) if is_one else style[0]

    return _STYLE.sub(named, styles)


def _shown(part: bytes) -> bytes:
    """Rewrite a part of the file; leave it as it is if that would break its XML."""
    made = part
    for hidden, instead in _SHOWN.items():
        made = re.sub(hidden, instead, made, flags=re.DOTALL)
    try:
        return part if made == part or not len(ElementTree.fromstring(made)) else made  # noqa: S314 (as mammoth)
    except ElementTree.ParseError:
        return part
