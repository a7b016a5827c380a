"""Make Markdown of a Word file."""

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

from scripts.article.credits import credit
from scripts.editing.documents import NOBODY, Imported, keep
from scripts.editing.word_files import CONTENTS, made_readable
from scripts.editing.written_markdown import to_markdown
from scripts.findings import counted

# Word's own names of styles, which its files have in English in every language, and those of pandoc and
# LibreOffice, → HTML.
_STYLES = """\
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.author:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Image Caption'] => p.caption:fresh
p[style-name='Table Caption'] => p.caption:fresh
p[style-name='signature'] => p.signature:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
r[style-name='Verbatim Char'] => code
r[style-name='HTML Code'] => code
r[style-name='Source Text'] => code
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
u => u
br[type='page'] => br
br[type='column'] => br
""" + "\n".join(f"p.within{deep} => {' > '.join(['ul|ol > li'] * deep)} > p:fresh" for deep in range(1, 5))
_OF_CONTENTS = ("TOC Heading", *(f"toc {level}" for level in range(1, 10)))
_WITHOUT_CONTENTS = "".join(f"\np[style-name='{style}'] => !" for style in _OF_CONTENTS)
_UNKNOWN_SIGN = "unsupported character"  # in what mammoth says of a font of signs
# What is no title, though programs name it as one.
_NO_TITLE = re.compile(
    r"microsoft word - .*|(?:新建|新增)?\s*(?:microsoft (?:office )?word)?\s*"
    r"(?:文档|文檔|文件|document|untitled|[無无][標标][題题]|未命名)\s*(?:document)?\s*\d*(?:\.docx?)?",
    re.IGNORECASE,
)
_CORE = "{http://purl.org/dc/elements/1.1/}"


def from_docx(raw: bytes, stem: str) -> Imported:
    """Read a Word file; its pictures are named ``stem-1.png`` and so on. Raises ``ValueError``."""
    import mammoth

    document = Imported("")

    def picture(image: Any) -> dict[str, str]:
        with image.open() as file:
            return {"src": keep(document, file.read(), stem, image.content_type.partition("/")[2])}

    try:
        readable, left = made_readable(raw)
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            core = packed.read("docProps/core.xml") if "docProps/core.xml" in packed.namelist() else b"<x/>"
        made = mammoth.convert_to_html(
            readable,
            style_map=_STYLES + (_WITHOUT_CONTENTS if CONTENTS in left else ""),
            convert_image=mammoth.images.img_element(picture),
            transform_document=mammoth.transforms.paragraph(_signed),
        )
        said = ElementTree.fromstring(core)  # noqa: S314 (it is parsed without entities)
    except Exception as error:  # The libraries say in many ways that they cannot read it.
        raise ValueError("a broken .docx") from error
    signs = sum(_UNKNOWN_SIGN in one.message for one in made.messages)
    left |= {"sign of a font": signs} if signs else {}
    document.not_taken = ", ".join(counted(number, what) for what, number in left.items())
    title = (said.findtext(f"{_CORE}title") or "").strip()
    document.title = "" if _NO_TITLE.fullmatch(title) else title
    creator = (said.findtext(f"{_CORE}creator") or "").strip()
    document.author = "" if NOBODY.fullmatch(creator) else re.sub("; *", "、", creator)
    document.markdown = to_markdown(_without_head(made.value, document))
    return document


def _without_head(html: str, document: Imported) -> str:
    """Take the paragraphs below the title that by their styles say subtitle, author and day, into
    ``document``; return the rest.
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "html.parser")
    authors: list[str] = []
    for part in soup.find_all(True, recursive=False):
        text = part.get_text().strip()
        match part.get("class"):
            case ["title"]:
                continue
            case ["subtitle"] if not document.subtitle:
                document.subtitle = text
            case ["author"]:
                authors.append(text)
            case ["date"] if (said := credit(text)) and said.date:
                document.date = said.date
            case _:
                break
        part.decompose()
    document.author = "、".join(authors) or document.author
    return str(soup)


def _signed(paragraph: Any) -> Any:
    """Give a paragraph at the right the style "signature": somebody signs there."""
    return paragraph.copy(style_name="signature") if paragraph.alignment in ("right", "end") else paragraph
