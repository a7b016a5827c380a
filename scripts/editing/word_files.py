"""Rewrite a Word file so that its reader, mammoth, loses nothing of the text."""

import io
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

from scripts.editing.word_formats import ROWS
from scripts.editing.word_numbers import with_numbers

_RUN = rb"<w:r(?: [^>]*)?>\s*<w:rPr>(?:(?!</w:rPr>|<w:rPrChange).)*%s.*?</w:r>"
_HIDDEN = _RUN % rb"<w:vanish\s*/>(?=(?:(?!</w:r>).)*<w:t[ >])"
_BOX = rb"(<w:txbxContent>(?:(?!</%s>).)*</w:txbxContent>).*?</%s>"
# An empty paragraph with a line below or above it, and none beside it.
_LINE = (
    rb"<w:p(?: [^>]*)?>\s*<w:pPr>(?:(?!</w:pPr>).)*<w:pBdr>(?:(?!</w:pPr>|<w:(?:left|right) ).)*</w:pPr>"
    rb"(?:\s*<w:r(?: [^>]*)?>\s*(?:<w:rPr\s*/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?\s*</w:r>)*\s*</w:p>"
)
CONTENTS = "table of contents"
# What mammoth cannot take over, once the file is written anew.
_NOT_TAKEN = {
    rb"<m:oMath[ >]|<w:instrText[^>]*>\s*(?i:EQ)\b": "formula",
    rb"<c:chart ": "chart",
    rb"<dgm:relIds ": "diagram",
    rb"<w:altChunk ": "inserted file",
    rb"<a:blip (?![^>]*r:embed)[^>]*r:link=": "picture that is not in the file",
    rb"<w:commentReference ": "comment",
    rb"<!--contents-->|<w:instrText[^>]*>\s*TOC\b": CONTENTS,
    rb"<!--hidden-->": "hidden passage",
}


_RINGED = 20  # numbers in circles are characters up to this
_WORDS = (  # in place of the rest of a field, which may not have words before its middle
    b'fldCharType="begin"/></w:r><w:r><w:t>%s</w:t></w:r><w:r><w:fldChar w:fldCharType="end"'
)


def _field(match: re.Match[bytes]) -> bytes:
    """Write the words of a field that puts a character into a circle, or a reading above another."""
    said = b"".join(re.findall(rb"<w:instrText[^>]*>(.*?)</w:instrText>", match[0], re.DOTALL)).decode()
    read = re.search(r"\\o ?\\ad\(\\s ?\\up \d+\(([^()]+)\),([^()]+)\)", said)
    ringed = re.search(r"\\o ?\\ac\([^(),]+,(?:\\s ?\\\w+ ?\d+\()?([^(),]+)\)", said)
    if not said.lstrip().upper().startswith("EQ") or not (read or ringed):
        return match[0]
    words = f"{read[2]}（{read[1]}）" if read else ""
    if ringed:
        number = int(ringed[1]) if ringed[1].isdecimal() else 0
        words = ROWS["decimalEnclosedCircle"][number - 1] if 0 < number <= _RINGED else f"（{ringed[1]}）"
    return _WORDS % words.encode()


# What mammoth does not read → a form that it reads: the words of a field or of another direction stand by
# themselves, a line may end in two ways; readings above characters go behind them, as on a web page; a text
# box that only newer programs know goes where those of older ones are. What Word does not show goes.
_INSTEAD: dict[bytes, bytes | Callable[[re.Match[bytes]], bytes]] = {
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml)/main": (
        rb"http://schemas.openxmlformats.org/\1/2006/main"
    ),
    rb"</?w:(?:fldSimple|dir|bdo)\b[^>]*>": b"",
    rb"<w:cr\s*/>": b"<w:br/>",
    rb"<w:ptab\b[^>]*/>": b"<w:tab/>",
    # The large first letter of a paragraph is a paragraph of its own: it goes on in the next as one whose end
    # was deleted.
    rb'<w:framePr [^>]*w:dropCap="(?:drop|margin)"[^>]*/>': b'<w:rPr><w:del w:id="0"/></w:rPr>',
    rb'<w:em w:val="(?!none)\w+"\s*/>': b"<w:i/>",
    rb"<w:dstrike\s*/>": b"<w:strike/>",
    # As LibreOffice writes raised and lowered words.
    rb'<w:position w:val="[1-9]\d*"\s*/>(?=<w:sz )': b'<w:vertAlign w:val="superscript"/>',
    rb'<w:position w:val="-\d+"\s*/>(?=<w:sz )': b'<w:vertAlign w:val="subscript"/>',
    _LINE: b"<w:p><w:r><w:t>* * *</w:t></w:r></w:p>",
    rb'<w:sym (?![^>]*(?:dings|Symbol))[^>]*w:char="(?!F0)([0-9A-Fa-f]{4})"[^>]*/>': rb"<w:t>&#x\1;</w:t>",
    _HIDDEN: b"<!--hidden-->",
    rb"<w:sdt>(?:(?!</?w:sdt>).)*\"Table of Contents\"(?:(?!<w:sdt>).)*?</w:sdt>": b"<!--contents-->",
    rb'fldCharType="begin"(?:(?!fldCharType="(?:begin|separate)").)*?fldCharType="end"': _field,
    rb"<w:ruby>.*?<w:rt>(.*?)</w:rt>.*?<w:rubyBase>(.*?)</w:rubyBase>\s*</w:ruby>": (
        r"\2<w:t>（</w:t>\1<w:t>）</w:t>".encode()
    ),
    rb"<mc:Choice(?:(?!</mc:Choice>).)*"
    + _BOX.replace(b"%s", b"mc:Choice")
    + rb"\s*(?:<mc:Fallback>(?:(?!txbxContent).)*?</mc:Fallback>)?(?=\s*</mc:AlternateContent>)": (
        rb"<mc:Fallback><w:pict>\1</w:pict></mc:Fallback>"
    ),
    rb"<w:drawing>(?:(?!</w:drawing>).)*" + _BOX.replace(b"%s", b"w:drawing"): rb"<w:pict>\1</w:pict>",
}
_STYLE = re.compile(rb'<w:style\b[^>]*w:styleId="([^"]+)".*?</w:style>', re.DOTALL)
_NAME = re.compile(rb'(?<=<w:name w:val=")[^"]+')
_OUTLINE = re.compile(rb'<w:outlineLvl w:val="([0-9])"')
# Names of styles as programs in Chinese and Japanese write them → Word's own.
_KNOWN_AS = {
    r"heading ([0-9])": r"heading \1",
    r"(?:标题|標題|見出し) ?([1-9])": r"heading \1",
    "标题|標題|表題": "Title",
    "副标题|副標題|副題": "Subtitle",
    "引用|引文|明显引用|鮮明引文|(?:block )?quotations?": "Quote",
    "题注|標號|图表标题": "caption",
    "强调|強調": "Emphasis",
}
_BASE = re.compile(rb'(?<=<w:basedOn w:val=")[^"]+')


def made_readable(raw: bytes) -> tuple[io.BytesIO, dict[str, int]]:
    """Write a Word file anew, so that mammoth reads all of its text; count what it lacks: 2 formulas.

    Raises what ``zipfile`` and the parser of XML do.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as received, zipfile.ZipFile(written, "w") as packed:
        parts = {name: received.read(name) for name in received.namelist()}
        parts = {name: _rewritten(part) if name.endswith(".xml") else part for name, part in parts.items()}
        body = parts["word/document.xml"]
        left = {what: len(re.findall(tag, body, re.DOTALL)) for tag, what in _NOT_TAKEN.items()}
        if "word/styles.xml" in parts:
            parts["word/styles.xml"] = _named(parts["word/styles.xml"])
        left |= {f"{one} number": number for one, number in with_numbers(parts).items()}
        for name, part in parts.items():
            packed.writestr(name, part)
    return written, {what: number for what, number in left.items() if number}


def _named(styles: bytes) -> bytes:
    """Name styles as mammoth knows them, also by their level in the outline, or as what they are based on."""
    found = {style[1]: style[0] for style in _STYLE.finditer(styles)}

    def name(id: bytes, seen: tuple[bytes, ...] = ()) -> bytes:
        style = found.get(id, b"")
        own = _NAME.search(style)
        given = own[0].decode() if own else ""
        for pattern, known in _KNOWN_AS.items():
            given = re.sub(rf"(?i)\A(?:{pattern})\Z", known, given)
        if given.lower().startswith(("heading ", "title", "subtitle", "toc ", "quote")):
            return given.encode()
        if level := _OUTLINE.search(style):
            return b"heading %d" % (int(level[1]) + 1) if level[1] < b"6" else given.encode()
        base = _BASE.search(style)
        above = name(base[0], (*seen, id)) if base and base[0] not in seen else b""
        return above if above.startswith(b"heading ") else given.encode()

    return _STYLE.sub(lambda style: _NAME.sub(lambda _: name(style[1]), style[0], count=1), styles)


def _rewritten(part: bytes) -> bytes:
    """Rewrite a part of the file; leave it as it is if that would break its XML."""
    made = part
    for unread, instead in _INSTEAD.items():
        made = re.sub(unread, instead, made, flags=re.DOTALL)
    try:
        return part if made == part or not len(ElementTree.fromstring(made)) else made  # noqa: S314 (as mammoth)
    except ElementTree.ParseError:
        return part
