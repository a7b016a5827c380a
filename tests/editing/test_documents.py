"""A Word file and a saved web page become Markdown, with their pictures and what they say of themselves."""

import datetime
import hashlib
import io
import re
import shutil
import zipfile
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from scripts.editing.from_web import from_html
from scripts.editing.from_word import from_docx
from scripts.editing.packed_pages import unpacked
from scripts.editing.word_formats import number
from tests.conftest import Project
from tests.projects import ROOT

pytest.importorskip("mammoth", reason="requirements/import.txt is not installed")
pytest.importorskip("trafilatura", reason="requirements/import.txt is not installed")

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
_OOXML = "http://schemas.openxmlformats.org"
_SPACES = (
    f'xmlns:w="{_OOXML}/wordprocessingml/2006/main" xmlns:a="{_OOXML}/drawingml/2006/main"'
    f' xmlns:r="{_OOXML}/officeDocument/2006/relationships" xmlns:pic="{_OOXML}/drawingml/2006/picture"'
    f' xmlns:wp="{_OOXML}/drawingml/2006/wordprocessingDrawing"'
)
_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="雪中的小鎮"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


_MORE_STYLES = ("Subtitle", "Author", "Date", "Source Code", "Quotations")
DAY = datetime.date(2024, 3, 5)


def run(text: str, how: str = "") -> str:
    return f'<w:r><w:rPr>{how}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "", listed: bool = False) -> str:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{content}</w:p>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(run(text))}</w:tc>"


def docx(body: str, title: str = "", author: str = "", note: str = "") -> bytes:
    """A Word file with this body; it may name the styles of Title, Heading1, Quote, Caption, and note 2."""
    note = note or paragraph(run("註的內容。"))
    relation = f"{_OOXML}/officeDocument/2006/relationships"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (
            ("Title", "Title"),
            ("Heading1", "heading 1"),
            ("Quote", "Quote"),
            ("Caption", "caption"),
            *((name.replace(" ", ""), name) for name in _MORE_STYLES),
        )
    )
    targets = {"styles": "styles.xml", "numbering": "numbering.xml", "footnotes": "footnotes.xml"}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{relation}/{name}" Target="{target}"/>'
        for name, target in targets.items()
    )
    package = f"{_OOXML}/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="png" '
        f'ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}'
        f'<Relationship Id="rId9" Type="{relation}/image" Target="media/image1.png"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        "</w:num></w:numbering>",
        "word/footnotes.xml": f'<w:footnotes {_SPACES}><w:footnote w:id="2">{note}</w:footnote>'
        "</w:footnotes>",
        "docProps/core.xml": f'<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        f"<dc:creator>{author}</dc:creator></x>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content)  # with no time of its own
        packed.writestr(zipfile.ZipInfo("word/media/image1.png"), PNG)
    return file.getvalue()


WORD = docx(
    paragraph(run("小鎮的冬天"), "Title")
    + paragraph(run("那年冬天") + run("特別", "<w:b/>") + run("冷，") + run("真的", "<w:i/>") + run("冷。"))
    + paragraph(run("第一節"), "Heading1")
    + paragraph(run("要帶的東西："))
    + paragraph(run("雨傘"), listed=True)
    + paragraph(run("乾糧"), listed=True)
    + paragraph(run("引文一段。"), "Quote")
    + paragraph(_PICTURE)
    + f"<w:tbl><w:tr>{cell('年')}{cell('雪')}</w:tr><w:tr>{cell('1985')}{cell('12')}</w:tr></w:tbl>"
    + paragraph(run("1. 不是列表 *星號* # 井"))
    + paragraph(run("有註") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。")),
    title="小鎮的冬天",
    author="王小明",
)


def test_a_word_file_keeps_its_structure() -> None:
    document = from_docx(WORD, "小鎮")
    assert document.markdown == (
        "# 小鎮的冬天\n\n那年冬天**特別**冷，*真的*冷。\n\n## 第一節\n\n要帶的東西：\n\n- 雨傘\n- 乾糧\n\n"
        "> 引文一段。\n\n![雪中的小鎮](小鎮-1.png)\n\n| 年 | 雪 |\n| --- | --- |\n| 1985 | 12 |\n\n"
        "1\\. 不是列表 \\*星號\\* \\# 井\n\n有註[^1]。\n\n[^1]: 註的內容。\n"
    )
    assert document.pictures == {"小鎮-1.png": PNG}
    assert (document.title, document.author) == ("小鎮的冬天", "王小明")
    assert from_docx(WORD, "小鎮") == document


def test_headings_of_a_word_file_without_a_title_stay_below_it() -> None:
    body = paragraph(run("甲"), "Heading1") + paragraph(run("文。")) + paragraph(run("乙"), "Heading1")
    assert from_docx(docx(body), "x").markdown == "## 甲\n\n文。\n\n## 乙\n"
    assert from_docx(docx(paragraph(run("甲"), "Heading1")), "x").markdown == "# 甲\n"


def test_what_stands_below_the_title_of_a_word_file_by_styles_is_said_of_it_and_else_stays() -> None:
    said = (("竹椅", "Subtitle"), ("林雨青", "Author"), ("周大為", "Author"), ("2024年3月5日", "Date"))
    head = "".join(paragraph(run(text), style) for text, style in (("茶館", "Title"), *said))
    rest = paragraph(run("正文。")) + paragraph(run("後記"), "Subtitle") + paragraph(run("那天"), "Date")
    document = from_docx(docx(head + rest, author="admin"), "x")
    assert document.markdown == "# 茶館\n\n正文。\n\n後記\n\n那天\n"
    assert (document.subtitle, document.author, document.date) == ("竹椅", "林雨青、周大為", DAY)
    assert from_docx(docx(paragraph(run("文。")), author="林雨青; 周大為"), "x").author == "林雨青、周大為"


def test_a_word_file_as_libreoffice_writes_it_keeps_raised_words_quotations_and_lines() -> None:
    def border(sides: str) -> str:
        sides = "".join(f'<w:{side} w:val="single"/>' for side in sides.split())
        return f"<w:p><w:pPr><w:pBdr>{sides}</w:pBdr></w:pPr><w:r><w:rPr></w:rPr></w:r></w:p>"

    size = '<w:sz w:val="19"/>'
    body = (
        paragraph(
            run("人")
            + run("註", f'<w:position w:val="8"/>{size}')
            + run("H")
            + run("2", f'<w:position w:val="-2"/>{size}')
            + run("O")
            + run("齊", f'<w:position w:val="0"/>{size}')
        )
        + paragraph(run("江水東流。"), "Quotations")
        + border("bottom")
        + paragraph(run("甲。"))
        + border("top left bottom right")
        + paragraph(run("＊　＊　＊"))
        + paragraph(run("＊乙。"))
        + '<w:p><w:r><w:drawing><a:blip r:link="rId3"/></w:drawing></w:r></w:p>'
    )
    document = from_docx(docx(body), "x")
    assert document.markdown == (
        "人<sup>註</sup>H<sub>2</sub>O齊\n\n> 江水東流。\n\n* * *\n\n甲。\n\n* * *\n\n＊乙。\n"
    )
    assert document.not_taken == "1 picture that is not in the file"


def test_lines_of_code_of_a_word_file_stay_lines_of_code() -> None:
    code = (
        run("def tea(n):") + "<w:r><w:br/></w:r>" + run("    return n") + "<w:r><w:br/></w:r>" + run("# 茶")
    )
    document = from_docx(docx(paragraph(run("如下：")) + paragraph(code, "SourceCode")), "x")
    assert document.markdown == "如下：\n\n```\ndef tea(n):\n    return n\n# 茶\n```\n"


def test_forms_within_words_captions_and_whole_notes_of_a_word_file_stay() -> None:
    note = '<w:footnoteReference w:id="2"/>'
    raised = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{note}</w:r>'
    body = (
        paragraph(run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O與"))
        + paragraph(run("x") + run("2", '<w:vertAlign w:val="superscript"/>') + run("，"))
        + paragraph(run("　　") + run("底線", '<w:u w:val="single"/>') + raised + run("。"))
        + paragraph(_PICTURE)
        + paragraph(run("圖一　小鎮"), "Caption")
        + paragraph(run("式") + "<m:oMath xmlns:m='x'><m:r/></m:oMath>")
    )
    note = paragraph(run("註的內容。")) + paragraph(run("第二段") + run("粗", "<w:b/>") + run("。"))
    document = from_docx(docx(body, note=note), "x")
    assert document.markdown == (
        "H<sub>2</sub>O與\n\nx<sup>2</sup>，\n\n<u>底線</u>[^1]。\n\n![雪中的小鎮](x-1.png)\n\n"
        "*圖一　小鎮*\n\n式\n\n"
        "[^1]: 註的內容。\n\n    第二段**粗**。\n"
    )
    assert document.not_taken == "1 formula"


def test_readings_above_characters_and_text_boxes_of_a_word_file_stay() -> None:
    base = f"<w:rubyBase>{run('廈')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('shà')}</w:rt>{base}</w:ruby></w:r>"
    box = f"<w:txbxContent>{paragraph(run('框裡的話。'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    new = f"<mc:AlternateContent {mc}><mc:Choice><w:x>{box}</w:x></mc:Choice>%s</mc:AlternateContent>"
    for old in (
        "",
        "<mc:Fallback><w:pict/></mc:Fallback>",
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>",
    ):
        body = paragraph(run("他在") + ruby + run("門。") + f"<w:r>{new % old}</w:r>")
        assert from_docx(docx(body), "x").markdown == "他在廈（shà）門。\n\n框裡的話。\n", old
    assert from_docx(docx(paragraph(run("&lt;w:ruby>"))), "x").markdown == "\\<w:ruby\\>\n"


def test_fields_words_of_another_direction_and_both_ends_of_a_line_of_a_word_file_stay() -> None:
    day = f"<w:fldSimple w:instr='DATE'>{run('五月一日')}</w:fldSimple>"
    other = f"<w:dir w:val='rtl'>{run('甲')}</w:dir><w:bdo w:val='rtl'>{run('乙')}</w:bdo>"
    body = paragraph(day + run("，晴。") + other + "<w:r><w:cr/></w:r>" + run("次日，雨。"))
    assert from_docx(docx(body), "x").markdown == "五月一日，晴。甲乙\\\n次日，雨。\n"


def changed(raw: bytes, was: str, now: str) -> bytes:
    """A Word file with other words in its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(was.encode(), now.encode()))
    return file.getvalue()


def test_a_style_that_is_based_on_that_of_a_heading_makes_headings_of_a_word_file() -> None:
    def read(base: str) -> str:
        own = f'<w:name w:val="章名"/><w:basedOn w:val="{base}"/>'
        style = f'<w:style w:type="paragraph" w:styleId="Own">{own}</w:style></w:styles>'
        raw = docx(paragraph(run("船"), "Own") + paragraph(run("文。")))
        return from_docx(changed(raw, "</w:styles>", style), "x").markdown

    assert read("Heading1") == "# 船\n\n文。\n"
    assert read("Caption") == "船\n\n文。\n"


def counted(*levels: str, uses: str = "", more: str = "") -> tuple[str, str]:
    """What ``changed`` makes of a list: levels as "format text", and in XML ``uses`` of it and ``more``."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(level.split(" ") for level in levels)
    )
    return (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>',
        f"{made}</w:abstractNum>{uses}",
    )


def item(text: str, level: int = 0, style: str = "", used: int = 1) -> str:
    """A paragraph that Word counts."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{used}"/></w:numPr>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{number}</w:pPr>{run(text) if text else ''}</w:p>"


def test_the_numbers_that_word_counts_stand_at_the_head_of_headings_and_paragraphs() -> None:
    body = (
        item("總則", style="Heading1")
        + (item("甲方", 1) + item("乙方", 1) + item("丙方", 2))
        + item("分則", style="Heading1")
        + item("丁方", 1)
        + (paragraph(run("附錄"), "Heading1") + paragraph(run("沒有號碼的一段。")))
    )
    levels = counted("chineseCountingThousand 第%1章", "chineseCounting %2、", "decimal %2.%3")
    document = from_docx(changed(docx(body), *levels), "x")
    assert document.markdown == (
        "## 第一章　總則\n\n一、甲方\n\n二、乙方\n\n二.1 丙方\n\n## 第二章　分則\n\n一、丁方\n\n"
        "## 附錄\n\n沒有號碼的一段。\n"
    )
    assert document.not_taken == ""


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("chineseCounting", 101, "一〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("taiwaneseCountingThousand", 1001, "一千零一"),
        ("taiwaneseCounting", 20, "二十"),
        ("japaneseCounting", 111, "百十一"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 3, "寅"),
        ("ideographLegalTraditional", 12, "壹拾貳"),
        ("chineseLegalSimplified", 3, "叁"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 2_000_000_000, "2000000000"),
        ("decimal", -1, "-1"),
        ("none", 4, ""),
        ("hebrew1", 4, None),
    ],
)
def test_a_number_is_written_in_the_format_that_word_names(form: str, value: int, shown: str | None) -> None:
    assert number(value, form) == shown


def test_a_list_that_is_counted_as_in_markdown_stays_one_and_begins_with_its_number() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    uses = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{again}'
    body = (
        (item("米") + item("油") + paragraph(run("還有：")) + item("鹽"))
        + (item("粗鹽", 1) + item("細鹽", 1) + item("醋"))
        + (item("刀", used=2) + item("") + item("砧板", used=2))
    )
    raw = changed(docx(body), *counted("decimal %1.", "lowerLetter %2)", uses=uses))
    assert from_docx(raw, "x").markdown == (
        "1. 米\n2. 油\n\n還有：\n\n3. 鹽\n\n   a) 粗鹽\n\n   b) 細鹽\n4. 醋\n\n<!-- -->\n\n"
        "1. 刀\n\n<!-- -->\n\n3. 砧板\n"
    )
    bullets = changed(docx(item("米", 1) + item("油", 1)), *counted("bullet •", "bullet o"))
    assert from_docx(bullets, "x").markdown == "- 米\n- 油\n"


def test_numbers_come_by_styles_and_restart_or_go_on_as_the_list_says() -> None:
    def style(id: str, name: str, head: str) -> str:
        return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{head}</w:style>'

    used, based = '<w:numId w:val="1"/>', '<w:basedOn w:val="2"/>'
    styles = (
        style("2", "标题 1", f"<w:pPr><w:numPr>{used}</w:numPr></w:pPr>")
        + style(
            "3", "条", f'<w:basedOn w:val="2"/><w:pPr><w:numPr><w:ilvl w:val="1"/>{used}</w:numPr></w:pPr>'
        )
        + style("4", "無", f'{based}<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
        + "</w:styles>"
    )
    body = "".join(
        paragraph(run(text), id)
        for text, id in (("船", "2"), ("甲", "3"), ("乙", "3"), ("水", "2"), ("丙", "3"), ("附", "4"))
    )

    def read(more: str) -> list[str]:
        levels = counted("decimal %1.", "decimalEnclosedCircle %2", more=more)
        raw = changed(changed(docx(body), *levels), "</w:styles>", styles)
        return from_docx(raw, "x").markdown.split("\n\n")

    assert read("") == ["## 1\\. 船", "## ① 甲", "## ② 乙", "## 2\\. 水", "## ① 丙", "## 附\n"]
    assert read('<w:lvlRestart w:val="0"/>')[4] == "## ③ 丙"
    assert read('<w:suff w:val="nothing"/>')[1] == "## ①甲"
    assert read('<w:start w:val="5"/>')[3] == "## 6\\. 水"


def test_the_numbers_of_rows_stand_in_the_cells_that_have_no_other_words() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{first}</w:tc>{cell(name)}</w:tr>"
        for first, name in ((paragraph(run("序")), "名"), (item(""), "茶"), (item(""), "酒"))
    )
    raw = changed(docx(f"<w:tbl>{rows}</w:tbl>"), *counted("decimal %1"))
    assert from_docx(raw, "x").markdown == "| 序 | 名 |\n| --- | --- |\n| 1 | 茶 |\n| 2 | 酒 |\n"


def test_numbers_in_a_format_that_is_not_known_are_named() -> None:
    raw = changed(docx(item("船", style="Heading1") + item("水")), *counted("hebrew1 第%1章"))
    document = from_docx(raw, "x")
    assert (document.markdown, document.not_taken) == ("# 船\n\n水\n", "2 第…章 numbers")


def test_a_large_first_letter_is_the_first_of_its_paragraph_and_emphasis_by_style_stays() -> None:
    frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/>'
    large = paragraph(run("那")).replace("<w:pPr>", frame)
    style = '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/></w:style></w:styles>'
    body = large + paragraph(run("年冬天") + run("很冷", '<w:rStyle w:val="E"/>') + run("。"))
    assert from_docx(changed(docx(body), "</w:styles>", style), "x").markdown == "那年冬天*很冷*。\n"
    beside = large.replace(' w:dropCap="drop"', "")
    assert from_docx(docx(beside + paragraph(run("年"))), "x").markdown == "那\n\n年\n"


def test_a_box_is_its_paragraphs_and_a_cell_may_have_several_or_a_table() -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in cells)}</w:tr></w:tbl>"

    first, second = paragraph(run("甲。")), paragraph(run("乙。"))
    assert from_docx(docx(table(first + second)), "x").markdown == "甲。\n\n乙。\n"
    inner = table(paragraph(run("內一")), paragraph(run("內二")))
    assert from_docx(docx(table(first + inner + second, first + second)), "x").markdown == (
        "| 甲。<br>內一　內二<br>乙。 | 甲。<br>乙。 |\n| --- | --- |\n"
    )


def test_stars_alone_part_scenes_and_what_a_word_file_only_refers_to_is_named() -> None:
    body = paragraph(run("甲。")) + paragraph(run("* * *")) + paragraph(run("* 乙 *"))
    made = from_docx(docx(body + '<w:altChunk r:id="rId20"/>'), "x")
    assert (made.markdown, made.not_taken) == ("甲。\n\n* * *\n\n\\* 乙 \\*\n", "1 inserted file")


def complex_field(said: str, shown: str = "") -> str:
    """A field of Word, with what it says and, where it has been worked out, what it shows."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    parts = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (said[:4], said[4:]))
    result = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}' if shown else ""
    return f'{begun}{parts}{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_marks_of_emphasis_and_signs_and_words_in_circles_of_a_word_file_stay() -> None:
    sign = '<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>'
    unknown = '<w:r><w:sym w:font="MyFont Symbol" w:char="F041"/></w:r>'
    body = (
        paragraph(run("他") + run("從來", '<w:em w:val="dot"/>') + run("不說", '<w:em w:val="none"/>') + sign)
        + paragraph(run("舊價", "<w:dstrike/>") + unknown + complex_field(r"eq \o\ac(○,3)"))
        + paragraph(complex_field(r"EQ \* jc0 \* hps10 \o \ad(\s \up 9(shà),廈)") + run("門"))
        + paragraph(complex_field(r"EQ \f(1,2)") + run("斤"))
    )
    document = from_docx(docx(body), "x")
    assert document.markdown == "他*從來*不說①\n\n~~舊價~~③\n\n廈（shà）門\n\n斤\n"
    assert document.not_taken == "1 formula, 1 sign of a font"


def test_what_word_does_not_show_and_its_table_of_contents_are_left_out_and_named() -> None:
    def entries(style: str) -> str:
        return "".join(paragraph(run(f"{name}　1"), style) for name in ("船", "水"))

    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
    kept = paragraph(run("船"), "Heading1") + paragraph(run("文。"))
    typed = changed(docx(entries("T1") + kept), "</w:styles>", styles)
    assert from_docx(typed, "x").markdown.startswith("船　1\n\n水　1\n\n"), "somebody wrote it"
    field = complex_field('TOC \\o "1-3"', run("·"))
    made = changed(docx(paragraph(field, "T1") + entries("T1") + kept), "</w:styles>", styles)
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    held = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{entries('')}</w:sdtContent></w:sdt>"
    secret = run("底價三百", "<w:vanish/>")
    for raw, named in (
        (made, "1 table of contents"),
        (docx(held + kept), "1 table of contents"),
        (docx(paragraph(secret) + kept), "1 hidden passage"),
    ):
        document = from_docx(raw, "x")
        assert (document.markdown, document.not_taken) == ("# 船\n\n文。\n", named)


def test_the_end_of_a_page_ends_a_line_and_a_line_end_at_the_end_of_a_paragraph_is_none() -> None:
    page, line = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:br/></w:r>"
    body = paragraph(run("甲") + page + run("乙") + line) + paragraph(page) + paragraph(page + run("丙"))
    assert from_docx(docx(body), "x").markdown == "甲\\\n乙\n\n丙\n"


@pytest.mark.parametrize(
    ("said", "title"),
    [("Microsoft Word - 稿.doc", ""), ("文档1", ""), ("无标题", ""), ("文件夾裡的冬天", "文件夾裡的冬天")],
)
def test_a_title_that_a_program_gave_is_none(said: str, title: str) -> None:
    assert from_docx(docx(paragraph(run("文。")), title=said), "x").title == title


def test_short_bold_paragraphs_are_the_headings_of_a_word_file_that_marks_none() -> None:
    bold = "<w:b/>"
    body = (
        paragraph(run("夜泊", bold))
        + paragraph(run("第一章", bold) + run("　船", bold))
        + paragraph(run("船停", bold) + run("在江心。"))
        + paragraph(run("誰也不許走。", bold))
        + paragraph(run("完", bold))
    )
    assert (
        from_docx(docx(body), "x").markdown
        == "# 夜泊\n\n## 第一章　船\n\n**船停**在江心。\n\n**誰也不許走。**\n\n**完**\n"
    )
    marked = from_docx(docx(paragraph(run("甲"), "Heading1") + paragraph(run("乙", bold)) + body), "x")
    assert "**夜泊**" in marked.markdown


def test_a_paragraph_at_the_right_of_a_word_file_is_who_signs() -> None:
    right = paragraph(run("店主　王小明")).replace("<w:pPr>", '<w:pPr><w:jc w:val="right"/>')
    left = right.replace('"right"', '"left"')
    assert from_docx(docx(left + right), "x").markdown == f"店主　王小明\n\n{'　' * 14}店主　王小明\n"


def test_a_broken_word_file_is_named() -> None:
    with pytest.raises(ValueError, match=r"a broken \.docx"):
        from_docx(docx("<w:p>"), "x")


PAGE = """<!DOCTYPE html><html lang="zh-Hant"><head><title>小鎮的冬天 - 某某新聞網</title>
<meta property="og:title" content="小鎮的冬天"><meta name="author" content="文／王小明">
<meta property="article:published_time" content="2024-03-05T08:00:00+08:00"></head><body>
<header><nav><ul><li><a href="/">首頁</a></li><li><a href="/news">新聞</a></li></ul></nav></header>
<main><article><h1>小鎮的冬天</h1>
<p>那年冬天<strong>特別</strong>冷，村裡的人把門窗都關得緊緊的，誰也不想出門。</p>
<figure><img src="小鎮_files/snow%201.jpg" alt="雪中的小鎮"></figure>
<h2>舅舅的行李</h2><p>他從袋子裡拿出一副圍棋，要和父親下一盤。要帶的東西如下：</p>
<ul><li>雨傘</li><li>乾糧</li></ul><blockquote><p>「心裡要有一盞燈。」</p></blockquote>
<p>詳見<a href="https://example.org/more">這一頁</a>。第二天清早，雪停了，街坊鄰居都來幫忙。</p>
<p><img src="https://elsewhere.example/x.png" alt="遠方"></p></article></main>
<aside><h3>推薦閱讀</h3><ul><li><a href="/a">另一篇</a></li></ul></aside><footer>版權所有</footer>
</body></html>"""


def test_of_a_saved_page_the_article_is_taken(tmp_path: Path) -> None:
    (tmp_path / "小鎮_files").mkdir()
    (tmp_path / "小鎮_files/snow 1.jpg").write_bytes(b"jpeg")
    document = from_html(PAGE, "小鎮", tmp_path)
    assert document.markdown == (
        "# 小鎮的冬天\n\n那年冬天**特別**冷，村裡的人把門窗都關得緊緊的，誰也不想出門。\n\n"
        "![雪中的小鎮](小鎮-1.jpg)\n\n## 舅舅的行李\n\n"
        "他從袋子裡拿出一副圍棋，要和父親下一盤。要帶的東西如下：\n\n- 雨傘\n- 乾糧\n\n"
        "> 「心裡要有一盞燈。」\n\n"
        "詳見[這一頁](https://example.org/more)。第二天清早，雪停了，街坊鄰居都來幫忙。\n\n"
        "![遠方](https://elsewhere.example/x.png)\n"
    )
    assert document.pictures == {"小鎮-1.jpg": b"jpeg"}
    assert (document.title, document.author, document.date) == ("小鎮的冬天", "王小明", DAY)


@pytest.mark.parametrize(
    ("below", "author", "day"),
    [
        ("<div>2024-03-05 08:30　來源：河邊日報　作者：記者 王小明　編輯：小周</div>", "王小明", DAY),
        ("<p><span>文／王小明</span> <span>2024年3月5日</span></p>", "王小明", DAY),
        ("<div><i>原創</i><i>王小明</i><a>河邊書店</a><em>2024-03-05 08:30</em></div>", "王小明", DAY),
        ("<div>字號：大 中 小</div>", "", None),
    ],
)
def test_a_page_may_say_below_its_heading_who_wrote_it_and_when(
    tmp_path: Path, below: str, author: str, day: datetime.date | None
) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。</p>" * 2
    nav = "<nav>2001年1月1日 星期一</nav>"
    page = f"<html><title>小鎮</title><body>{nav}<h2>小鎮</h2>{below}{told}</body></html>"
    document = from_html(page, "x", tmp_path)
    assert (document.author, document.date) == (author, day)
    assert document.markdown.count("小鎮\n") == 1, "its title stands there once"


def test_the_lines_of_a_stanza_stay_together_and_long_ones_are_paragraphs(tmp_path: Path) -> None:
    told = "那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。"

    def read(lines: list[str]) -> str:
        page = f"<html><h1>小河</h1><p>{told}</p><p>{'<br>'.join(lines)}</p><p>第二年{told}</p></html>"
        return from_html(page, "x", tmp_path).markdown.split(told)[1].strip().removesuffix("第二年").strip()

    verse = ["小河流過我的家", "流過門前那棵花", "花落在水裡", "水帶走了它"]
    assert read(verse) == "\\\n".join(verse)
    said = ["她在門口站了很久。", "我一句話也沒有說。", "雪還在不停地下著。", "狗在巷子裡叫了一聲，"]
    assert read(said) == "\n\n".join(said)


def test_a_text_that_stands_alone_in_a_page_keeps_its_first_and_last_lines(tmp_path: Path) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。</p>" * 2
    body = f"<p>大家好：</p>{told}<section><span>這一段沒有段落的標籤，</span>也在。</section><p>再見。</p>"
    page = "<html><title>小鎮</title><body><h1>小鎮</h1><p>首頁</p><div{}>{}</div><p>下一篇</p></body></html>"
    alone = from_html(page.format(' id="js_content"', body), "x", tmp_path).markdown
    assert alone.startswith("# 小鎮\n\n大家好：\n\n那年")
    assert alone.endswith("標籤，也在。\n\n再見。\n")
    offer = '<div class="subscription-widget"><p>免費訂閱本站，每週都有新的文章寄給你，一起讀。</p></div>'
    assert (
        "訂閱"
        not in from_html(page.format(' class="available-content"', body + offer), "x", tmp_path).markdown
    )
    among = from_html(page.format("", body), "x", tmp_path)
    assert among.markdown.startswith("# 小鎮\n\n大家好：\n\n那年"), "it stands among the others"
    assert among.markdown.endswith("再見。\n")
    away = page.replace("<div", "<p class=menu>大家好：</p><div").format(
        "", body.replace("<p>大家好：</p>", "")
    )
    assert "大家好" not in from_html(away, "x", tmp_path).markdown, "else it may be a menu"


def test_a_page_that_says_no_title_gets_none(tmp_path: Path) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。</p>" * 2
    page = "<html>{}<body><article>{}</article></body></html>"
    assert from_html(page.format("", told), "x", tmp_path).markdown.startswith("那年冬天")
    titled = from_html(page.format("<title>小鎮</title>", told), "x", tmp_path)
    assert titled.markdown.startswith("# 小鎮\n\n那年冬天")


@pytest.mark.parametrize("around", ["<font size=3>{}</font>", "{}"])
def test_line_breaks_of_an_old_page_part_paragraphs_and_what_stands_beside_them_stays(
    around: str, tmp_path: Path
) -> None:
    told = "那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。"
    lines = around.format("<br><br>\n".join(f"　　第{one}年，{told}" for one in "一二三"))
    table = "<table><tr><td>年份</td><td>雪</td></tr><tr><td>七十年</td><td>三尺</td></tr></table>"
    signed = "<p align=right>作者：王小明</p>"
    page = f"<html><title>小鎮</title><body><h1>小鎮</h1>{signed}{lines}{table}</body></html>"
    markdown = from_html(page, "x", tmp_path).markdown
    assert markdown.split("作者：王小明\n\n")[1] == (
        "\n\n".join(f"第{one}年，{told}" for one in "一二三")
        + "\n\n| 年份 | 雪 |\n| --- | --- |\n| 七十年 | 三尺 |\n"
    )


def test_the_title_of_a_page_is_its_heading_without_the_name_of_the_site(tmp_path: Path) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。</p>" * 2

    def title(said: str, heading: str) -> str:
        meta = f'<meta property="og:title" content="{said}"><meta name="author" content="site_admin">'
        page = f"<html><head>{meta}</head><body><h1>{heading}</h1><p>文／王小明</p>{told}</body></html>"
        document = from_html(page, "x", tmp_path)
        assert document.author == "王小明", "a program's owner wrote nothing"
        return document.title

    assert title("小鎮的冬天 - 小河的部落格", "小鎮的冬天") == "小鎮的冬天"
    assert title("小鎮的冬天 - 小河的部落格", "小河") == "小鎮的冬天 - 小河的部落格"
    assert title("小鎮 - 冬天", "小鎮 - 冬天") == "小鎮 - 冬天"


def test_a_heading_that_says_more_than_the_title_of_its_page_is_the_title(tmp_path: Path) -> None:
    page = (
        told_in("").replace("小鎮</title>", "第一章</title>").replace("<h1>小鎮</h1>", "<h2>第一章　雪</h2>")
    )
    document = from_html(page, "x", tmp_path)
    assert (document.title, document.markdown[:11]) == ("第一章　雪", "# 第一章　雪\n\n那年")


def test_a_page_in_xhtml_is_read_as_one_in_html(tmp_path: Path) -> None:
    declared = from_html('<?xml version="1.0" encoding="UTF-8"?>\n' + PAGE, "小鎮", tmp_path)
    assert declared.markdown == from_html(PAGE, "小鎮", tmp_path).markdown


def test_who_signs_at_the_right_of_a_page_stays_there_and_the_name_of_its_site_goes(tmp_path: Path) -> None:
    page = "<html><head><title>小鎮的冬天_河邊論壇</title></head><body><div>小鎮的冬天<br><br>"
    told = "那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。"
    page += f"　　{told}<br>　　{told}<br><div align=right>王小明</div>"
    page += '<p style="text-align: right">二〇二三年三月</p></div><div class="reply">好文！</div></body>'
    far = "\u3000" * 14
    assert from_html(page, "x", tmp_path).markdown == (
        f"# 小鎮的冬天\n\n{told}\n\n{told}\n\n{far}王小明\n\n{far}二〇二三年三月\n"
    )
    away = page.replace("<p style=", "</div><div><p style=").replace("right", "left")
    assert "二〇二三年三月" not in from_html(away, "x", tmp_path).markdown


def test_cells_that_reach_over_several_rows_leave_the_others_in_their_columns(tmp_path: Path) -> None:
    table = "<table><tr><th>項<th>數<th>位<tr><td rowspan=2>長<td>120<td>公尺<tr><td>394<td>英尺</table>"
    made = from_html(PAGE.replace("<h2>舅舅的行李</h2>", table), "x", tmp_path).markdown
    assert "| 長 | 120 | 公尺 |\n|  | 394 | 英尺 |" in made


@pytest.mark.parametrize("span", ["", "abc", "²", "1.5", "-1", "9" * 11])
def test_a_cell_that_spans_no_number_does_not_keep_a_page_out(span: str, tmp_path: Path) -> None:
    table = (
        f'<table><tr><th>項<th>數<tr><td rowspan="{span}">長<td colspan="{span}">120<tr><td>寬<td>394</table>'
    )
    made = from_html(PAGE.replace("<h2>舅舅的行李</h2>", table), "x", tmp_path).markdown
    assert re.search(r"\| 項 \| 數 \|\n.*\n\| 長 \| 120 \|[ |]*\n\|.* 寬 \| 394 \|", made)


def test_what_ends_without_saying_so_in_a_page_ends_there(tmp_path: Path) -> None:
    told = "那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。"
    page = f"<html><title>小鎮</title><body><p>一、{told}<p>二、{told}<ul><li>甲<li>乙</ul><p>三、{told}"
    page += f"<table><tr><th>年<th>價<tr><td>1<td>2</table><p>四、{told}"
    assert from_html(page, "x", tmp_path).markdown.splitlines()[2:] == [
        *(f"一、{told}", "", f"二、{told}", "", "- 甲", "- 乙", "", f"三、{told}", ""),
        *("| 年 | 價 |", "| --- | --- |", "| 1 | 2 |", "", f"四、{told}"),
    ]


def test_captions_late_pictures_counted_lists_and_readings_of_a_page_stay(tmp_path: Path) -> None:
    (tmp_path / "full.jpg").write_bytes(b"jpeg")
    more = (
        '<div><figure><img src="data:image/gif;base64,R0lGODlhAQ==" data-src="full.jpg" alt="茶館">'
        "<figcaption>茶館的<b>門口</b>。</figcaption></figure></div><ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>"
        "<p>　　他在<ruby>廈<rp>(</rp><rt>shà</rt><rp>)</rp></ruby>門住了很久"
        "<sup><a href='#n1'>1</a></sup>，喝的是H<sub>2</sub>O。</p>"
    )
    document = from_html(PAGE.replace("<h2>舅舅的行李</h2>", more), "x", tmp_path)
    assert (
        "![茶館](x-1.jpg)\n\n*茶館的門口。*\n\n1. 甲\n   - 乙\n2. 丙\n\n"
        "他在廈（shà）門住了很久<sup>1</sup>，喝的是H<sub>2</sub>O。\n"
    ) in document.markdown
    assert document.pictures["x-1.jpg"] == b"jpeg"


def test_lines_of_a_page_that_is_laid_out_in_a_table_are_paragraphs(tmp_path: Path) -> None:
    lines = [
        "夜市的燈一盞一盞亮起來，賣蚵仔煎的阿婆先把鐵板燒熱，再慢慢倒油，油在板上跑，像一條小蛇。" + str(at)
        for at in range(5)
    ]
    cells = f"<td>選單<br>首頁</td><td>　　{'<br><br>　　'.join(lines)}</td>"
    page = f"<html><body><table><tr>{cells}</tr></table></body></html>"
    assert from_html(page, "x", tmp_path).markdown.endswith("\n\n".join(lines) + "\n")
    small = "<table><tr><td>盖碗<br>大</td><td>五元</td></tr></table>"
    page = PAGE.replace("<h2>舅舅的行李</h2>", small)
    assert "| 盖碗 大 | 五元 |" in from_html(page, "x", tmp_path).markdown


def test_the_title_of_a_document_that_was_written_on_the_web_is_a_paragraph_that_says_so(
    tmp_path: Path,
) -> None:
    body = PAGE[PAGE.index("<article>") : PAGE.index("</article>")].replace("h1", "h4").replace("h2", "h1")
    body = body.replace("<h4>", '<p class="c2 title">').replace("</h4>", "</p>")
    document = from_html(f"<html><head></head><body>{body}</body></html>", "x", tmp_path)
    assert document.markdown.startswith("# 小鎮的冬天\n\n那年冬天")
    assert "\n## 舅舅的行李\n" in document.markdown


def test_the_first_of_counted_bold_paragraphs_is_no_title() -> None:
    bold = "<w:b/>"
    counted = [paragraph(run(text, bold)) + paragraph(run(f"{text}的事。")) for text in ("一、船", "二、江")]
    assert from_docx(docx("".join(counted)), "x").markdown.startswith("## 一、船\n")
    # A neighbour: a title that only begins so.
    assert from_docx(docx(counted[0] + paragraph(run("雨停了。"))), "x").markdown.startswith("# 一、船\n")


def test_of_a_page_who_said_a_quotation_and_the_first_term_of_a_list_stay(tmp_path: Path) -> None:
    long = "河水慢慢地流過門前，樹下坐著看舊書的人，一坐就是半天。"
    said = "<blockquote><p>山高水長。</p><footer>——古人</footer></blockquote>"
    terms = f"<dl><dt>問：難嗎？</dt><dd>答：{long}</dd></dl>"
    page = f"<article><h1>題</h1>{terms}<p>{long}</p>{said}<p>{long}</p></article><footer>頁尾的話</footer>"
    text = from_html(f"<html><body>{page}</body></html>", "x", tmp_path).markdown
    assert [one in text for one in ("> ——古人", "問：難嗎？", "頁尾")] == [True, True, False]


def test_empty_lines_of_a_page_are_none_and_its_short_bold_paragraphs_are_headings(tmp_path: Path) -> None:
    bold = "<section><p><strong>01</strong></p><p><b>豆腐攤</b></p></section><p><b>文：阿舟</b></p>"
    bold += "<p><br/></p><p>&nbsp;</p>"
    page = PAGE.replace("<h1>", "<p>").replace("</h1>", "</p>").replace("<h2>舅舅的行李</h2>", bold)
    made = from_html(page, "x", tmp_path).markdown
    assert "**01**\n\n## 豆腐攤\n\n**文：阿舟**\n\n他從" in made


@pytest.mark.parametrize("empty", ["<div><br /></div>", "<div><span><br></span></div>", "<br><br>"])
def test_an_empty_line_between_blocks_leaves_no_backslash_and_one_within_a_paragraph_stays(
    empty: str, tmp_path: Path
) -> None:
    told = "那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。"
    body = f"<div>{told}</div>{empty}<div>第一行<br>第二行</div>{empty}<div>{told}<br></div>"
    page = f'<html><h1>小鎮</h1><div class="post-body">{body}</div></html>'
    made = from_html(page, "x", tmp_path).markdown
    assert made == f"# 小鎮\n\n{told}\n\n第一行\\\n第二行\n\n{told}\n"


def test_the_title_of_a_page_is_that_of_its_entry_and_not_the_name_of_the_site_above_it(
    tmp_path: Path,
) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。</p>" * 2
    head = "<title>山城小店: 雪</title><h1 class=title>山城小店</h1><h3 class='post-title {}'>雪</h3>"
    entry = from_html(
        f"<html>{head.format('entry-title')}<div class=post-body>{told}</div></html>", "x", tmp_path
    )
    assert entry.title == "雪"
    assert from_html(f"<html>{head.format('')}{told}</html>", "x", tmp_path).title == "山城小店"


def test_what_is_preformatted_and_no_code_is_lines_in_paragraphs(tmp_path: Path) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。</p>"

    def read(lines: str) -> str:
        page = f"<html><h1>小鎮</h1><article>{told}<pre>{lines}</pre><p>第二年{told[3:]}</article></html>"
        return from_html(page, "x", tmp_path).markdown.split("來了。\n\n")[1].split("\n\n第二年")[0]

    assert read("番茄紅了\n我也老了一點\n\n雪停了") == "番茄紅了\\\n我也老了一點\n\n雪停了"
    assert read("番茄紅了<br>我也老了一點<br><br>雪停了") == "番茄紅了\\\n我也老了一點\n\n雪停了"
    code = "print('雪')\n停 = 1"
    assert read(code) == f"```\n{code}\n```"


@pytest.mark.parametrize(
    ("head", "author", "day"),
    [
        ('<meta name="author" content="王小明">', "王小明", None),
        ('<meta property="article:author" content="https://x.example/a">', "", None),
        ('<script type="application/ld+json">{"datePublished":"2024-03-05T01:02:03Z","author":'
         '{"@type":"Person","name":"王小明"}}</script>', "王小明", DAY),
        ("<body><p class=byline>撰文：王小明 2024年</p><time>2024年3月5日</time>", "王小明", DAY),
        ('<body><em id="publish_time">2024-03-05 20:00</em>', "", DAY),
        ("<body><time>2024年13月5日</time>", "", None),
        ("<body><p>一九八五年冬天，2024 年。</p>", "", None),
    ],
)  # fmt: skip
def test_author_and_day_are_those_that_the_page_says(
    head: str, author: str, day: datetime.date | None, tmp_path: Path
) -> None:
    body = PAGE[PAGE.index("<main>") :]
    document = from_html(f"<html><head><title>題</title>{head}{body}", "x", tmp_path)
    assert (document.author, document.date) == (author, day)


def test_a_picture_out_of_the_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (tmp_path / "in").mkdir()
    page = PAGE.replace("小鎮_files/snow%201.jpg", "../secret.jpg")
    assert from_html(page, "小鎮", tmp_path / "in").pictures == {}


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no article can be found"):
        from_html("<!DOCTYPE html><html><body></body></html>", "x", tmp_path)
    app = "<noscript>You need to enable JavaScript to run this app, which is a large one.</noscript>"
    with pytest.raises(ValueError, match="no article can be found"):
        from_html(f"<html><title>小鎮</title><body><div id=root></div>{app}</body></html>", "x", tmp_path)


def told_in(body: str, head: str = "") -> str:
    told = "那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門，只有舅舅來了。"
    around = f"<html><head><title>小鎮</title>{head}</head><body><article><h1>小鎮</h1>"
    return f"{around}<p>{told}</p>{body}</article></body></html>"


@pytest.mark.parametrize(
    ("link", "notes"),
    [
        (  # of an encyclopedia
            '<sup id="ref-1"><a href="https://x.example/a#note-1">[1]</a></sup>',
            '<h2>註釋<span class="mw-editsection">[編輯]</span></h2><div class="reflist"><ol>'
            '<li id="note-1"><span><b><a href="#ref-1">^</a></b></span> <i>縣志</i>卷三。</li></ol></div>',
        ),
        (  # of a page that was written in Markdown
            '<sup><a href="#fn1" id="fnref1">1</a></sup>',
            '<section class="footnotes"><hr><ol><li id="fn1"><p><i>縣志</i>卷三。<a href="#fnref1">↩︎</a></p>'
            "</li></ol></section>",
        ),
        (  # of Word
            '<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>',
            '<hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> <i>縣志</i>卷三。</p></div>',
        ),
    ],
)
def test_notes_of_a_page_are_notes_of_the_article(tmp_path: Path, link: str, notes: str) -> None:
    page = told_in(f"<p>他在廈門{link}住了很久，喝的是井裡的水，後來才搬走。</p>{notes}")
    assert from_html(page, "x", tmp_path).markdown.endswith(
        "\n\n他在廈門[^1]住了很久，喝的是井裡的水，後來才搬走。\n\n[^1]: *縣志*卷三。\n"
    )


@pytest.mark.parametrize(
    ("behind", "stays"),
    [
        ('<h2>註釋</h2>{}<p class="tags">標籤：<a href="/t">花</a></p>', ""),
        ("<h2>後記</h2><h2>註釋</h2>{}", "## 後記\n\n"),
        ("<h2>註釋</h2>{}<h2>延伸閱讀</h2><ul><li>一本書</li></ul>", "## 延伸閱讀\n\n- 一本書\n\n"),
        ("<h2>書目</h2><h3>書</h3><ul><li>一本書</li></ul>{}", "## 書目\n\n### 書\n\n- 一本書\n\n"),
        ('{}<h2>相關</h2><h3>本站</h3><ul><li><a href="/x">別的文章</a></li></ul>', ""),
        ("<h2></h2>{}", ""),
    ],
)
def test_a_heading_of_a_page_goes_with_the_last_of_what_stands_below_it_and_else_stays(
    tmp_path: Path, behind: str, stays: str
) -> None:
    text = '<p>他在廈門<a id="r1" href="#n1">1</a>住了很久，喝的是井裡的水，後來才搬走。</p>'
    notes = '<ol><li id="n1">縣志卷三。<a href="#r1">↩</a></li></ol>'
    made = from_html(told_in(text + behind.format(notes)), "x", tmp_path).markdown
    assert made.endswith(f"水，後來才搬走。\n\n{stays}[^1]: 縣志卷三。\n")


def test_a_link_to_a_place_that_is_no_note_stays_words(tmp_path: Path) -> None:
    page = told_in(
        '<p>見<a href="#two">2</a>。</p><h2 id="two">第二節</h2><p>他在廈門住了很久，後來搬走。</p>'
    )
    assert "見2。\n\n## 第二節\n\n他在" in from_html(page, "x", tmp_path).markdown


def test_of_an_encyclopedia_all_of_the_article_is_taken_and_none_of_what_readers_press(
    tmp_path: Path,
) -> None:
    poem = '<div class="poem"><p>雪落在村裡<br>橋斷在河上</p></div>'
    page = told_in(
        "<h2>歷史<span class='mw-editsection'>[編輯]</span></h2><p>橋在那年冬天斷了，沒有人修。</p>"
    )
    page = page.replace("<article><h1>小鎮</h1>", f'<h1>小鎮</h1><div class="mw-parser-output">{poem}')
    page = page.replace("</article>", '<div class="navbox"><p>北方的村莊：雪村</p></div></div>')
    made = from_html(page, "x", tmp_path).markdown
    assert made.startswith("# 小鎮\n\n雪落在村裡\\\n橋斷在河上\n\n那年")
    assert made.endswith("## 歷史\n\n橋在那年冬天斷了，沒有人修。\n")


def test_all_authors_are_named_and_the_minute_of_posting_is_no_text(tmp_path: Path) -> None:
    people = '"author": [{"@type": "Person", "name": "王小明"}, {"name": "\\u674e\\u6cb3"}]'
    document = from_html(told_in("", f"<script>{{{people}}}</script>"), "x", tmp_path)
    assert document.author == "王小明、李河"
    posted = told_in("").replace("<p>", "<p>2024-03-05 08:30:00</p><p>", 1)
    assert from_html(posted, "x", tmp_path).markdown.startswith("# 小鎮\n\n那年")
    day = told_in("").replace("<p>", "<p>2024年3月5日</p><p>", 1)
    assert (
        "2024年3月5日" in from_html(day.replace("<article>", "<div class=e-content>"), "x", tmp_path).markdown
    )
    for by in ("由 <a>王小明</a>", "<a>王小明</a><button>追蹤</button>", "文／王小明"):
        assert from_html(told_in(f"<span class=byline>{by}</span>"), "x", tmp_path).author == "王小明"
    answered = '<div class="AuthorInfo"><meta itemprop="name" content="王小明"></div>'
    assert from_html(told_in(answered), "x", tmp_path).author == "王小明"


@pytest.mark.parametrize(
    ("line", "creator", "author"),
    [
        ("文／余秋", "王小明", "余秋"),
        ("那年冬天很冷。", "王小明", "王小明"),
        ("那年冬天很冷。", "python-docx", None),
        ("那年冬天很冷。", "Administrator", None),
    ],
)
def test_a_byline_counts_more_than_the_owner_of_a_program_and_its_name_is_nobodys(
    project: Project, line: str, creator: str, author: str | None
) -> None:
    body = paragraph(run("小鎮"), "Title") + paragraph(run(line)) + paragraph(run("雪下了三天。"))
    (project.root / "小鎮.docx").write_bytes(docx(body, author=creator))
    assert project.run("scripts.new", "小鎮.docx").returncode == 0
    settings = project.files("seeds")["小鎮.toml"].decode()
    assert re.findall('author = "(.*)"', settings) == ([author] if author else [])


@pytest.mark.parametrize(("name", "raw"), [("小鎮.docx", WORD), ("小鎮.html", PAGE.encode("gb18030"))])
def test_make_new_makes_an_article_of_it_and_keeps_the_file(project: Project, name: str, raw: bytes) -> None:
    shutil.copytree(ROOT / "requirements", project.root / "requirements")
    (project.root / name).write_bytes(raw)
    (project.root / "小鎮_files").mkdir()
    (project.root / "小鎮_files/snow 1.jpg").write_bytes(PNG)
    done = project.run("scripts.new", name)
    assert done.returncode == 0, done.stderr
    seeds = project.files("seeds")
    kind = name.rpartition(".")[2]
    picture = "小鎮-1.png" if kind == "docx" else "小鎮-1.jpg"
    assert seeds.keys() == {"小鎮.md", "小鎮.toml", f"小鎮.original.{kind}", picture}
    assert seeds[f"小鎮.original.{kind}"] == raw
    settings = seeds["小鎮.toml"].decode()
    assert f"小鎮.original.{kind} is the file as received" in settings
    assert 'author = "王小明"  # guessed, from what the file says of itself' in settings
    assert ("date = 2024-03-05  # guessed" in settings) is (kind == "html")
    site = project.site()
    page = (site / "zh-hans/articles/xiao-zhen/index.html").read_text(encoding="utf-8")
    assert "那年冬天<strong>特别</strong>冷" in page
    notes = (site / "articles/xiao-zhen/notes/index.html").read_text(encoding="utf-8")
    assert hashlib.sha256(raw).hexdigest() in notes
    for path in (project.root / "seeds").iterdir():
        path.unlink()
    assert project.run("scripts.new", name).returncode == 0
    assert project.files("seeds") == seeds


def test_a_page_that_was_saved_in_one_file_is_read_as_the_page_with_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "小鎮_files").mkdir()
    (tmp_path / "小鎮_files/snow 1.jpg").write_bytes(PNG)
    plain = from_html(PAGE, "x", tmp_path)
    parts = MIMEMultipart("related")
    page = MIMEText(PAGE, "html", "utf-8")
    page["Content-Location"] = "https://example.org/town/index.html"
    picture = MIMEImage(PNG, "jpeg")
    picture["Content-Location"] = "https://example.org/town/%E5%B0%8F%E9%8E%AE_files/snow%201.jpg"
    for one in (page, picture):
        parts.attach(one)
    html = unpacked(parts.as_bytes()).decode()
    assert from_html(html, "x", tmp_path / "elsewhere") == plain
    with pytest.raises(ValueError, match="without a web page"):
        unpacked(MIMEText("那年冬天").as_bytes())


WRITTEN = """<html><head><meta name="{name}" content="{writer}">{head}</head><body>
<header><h1 class="title">山城的茶館</h1><p class="subtitle">一張竹椅，半日清談</p>
<p class="author">林雨青</p><p class="date">2024-03-05</p></header>
<h1>從前</h1><p>茶館在橋頭，老闆姓陳，人稱陳伯，夏天也穿長衫。</p>
<table><caption>茶價表</caption><tr><th>茶</th></tr><tr><td>綠茶</td></tr></table>
<h1>現在</h1><p>茶館拆了，橋還在，只是沒有人再坐下來喝茶。</p><p>完。</p></body></html>"""


def test_a_page_that_a_program_for_texts_wrote_is_taken_as_a_whole(tmp_path: Path) -> None:
    authors = '<meta name="author" content="林雨青"><meta name="author" content="周大為">'
    document = from_html(WRITTEN.format(name="generator", writer="pandoc", head=authors), "x", tmp_path)
    assert document.markdown == (
        "# 山城的茶館\n\n## 從前\n\n茶館在橋頭，老闆姓陳，人稱陳伯，夏天也穿長衫。\n\n"
        "| 茶 |\n| --- |\n| 綠茶 |\n\n*茶價表*\n\n"
        "## 現在\n\n茶館拆了，橋還在，只是沒有人再坐下來喝茶。\n\n完。\n"
    )
    assert (document.subtitle, document.author) == ("一張竹椅，半日清談", "林雨青、周大為")
    assert document.not_taken == ""


def test_lines_around_an_article_that_were_not_taken_are_named_the_nearest_first(tmp_path: Path) -> None:
    made = WRITTEN.format(name="generator", writer="WordPress", head="")
    document = from_html(made.replace("<p>完。</p>", "<div><p>完。</p><p>好文！</p></div>"), "x", tmp_path)
    assert document.markdown.endswith("只是沒有人再坐下來喝茶。\n")
    assert document.not_taken == "2 lines before or behind the article: 「完。」、「好文！」"


def test_a_page_that_word_saved_has_its_title_and_its_lists(tmp_path: Path) -> None:
    def item(mark: str, text: str) -> str:
        gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
        return f"<p class=MsoListParagraph><span style='font-family:Wingdings'>{mark}{gap}</span>{text}</p>"

    body = (
        "<p class=MsoTitle>茶館</p><h1>從前</h1><p class=MsoNormal>茶館在橋頭，老闆姓陳，人稱陳伯。</p>"
        + item("l", "綠茶")
        + item("l", "紅茶")
        + "<p class=MsoNormal>泡茶的次序，陳伯說過許多次，沒有人記得。</p>"
        + item("1.", "燒水")
        + item("2.", "溫杯")
        + "<p class=MsoQuote>茶涼了再喝。</p><h1>現在</h1>"
        + item("一、", "茶館拆了，橋還在，只是沒有人。")
        + "<p class=MsoNormal>完。</p>"
    )
    head = '<meta name=Generator content="Microsoft Word 15 (filtered)"><title>文件1</title>'
    document = from_html(f"<html><head>{head}</head><body><div>{body}</div></body></html>", "x", tmp_path)
    assert document.markdown == (
        "# 茶館\n\n## 從前\n\n茶館在橋頭，老闆姓陳，人稱陳伯。\n\n- 綠茶\n- 紅茶\n\n"
        "泡茶的次序，陳伯說過許多次，沒有人記得。\n\n1. 燒水\n2. 溫杯\n\n> 茶涼了再喝。\n\n## 現在\n\n"
        "一、茶館拆了，橋還在，只是沒有人。\n\n完。\n"
    )


def test_a_page_that_libreoffice_saved_has_its_title_and_whole_tables(tmp_path: Path) -> None:
    columns = "<col width=34><colgroup><col></colgroup>"
    body = (
        "<p align=center><font size=6>茶館</font></p><h1>從前</h1><p>茶館在橋頭，老闆姓陳，人稱陳伯。</p>"
        f"<table>{columns}<tr><td><p>時刻</p></td></tr><tr><td>八點</td></tr></table>"
        "<h1>現在</h1><p>茶館拆了，橋還在，只是沒有人。</p>"
    )
    head = '<meta name="generator" content="LibreOffice 7.4 (Linux)"><title>茶館</title>'
    made = (
        "# 茶館\n\n## 從前\n\n茶館在橋頭，老闆姓陳，人稱陳伯。\n\n| 時刻 |\n| --- |\n| 八點 |\n\n"
        "## 現在\n\n茶館拆了，橋還在，只是沒有人。\n"
    )
    assert from_html(f"<html><head>{head}</head><body>{body}</body></html>", "x", tmp_path).markdown == made


def test_notes_as_sphinx_writes_them_are_notes_and_the_signs_of_addresses_go(tmp_path: Path) -> None:
    def anchor(id: str) -> str:
        return f'<a class="headerlink" href="#{id}" title="Link to this heading">¶</a>'

    refers = '<a class="footnote-reference brackets" href="#id2" id="id1"><span>[</span>1<span>]</span></a>'
    back = '<span class="label"><span>[</span><a role="doc-backlink" href="#id1">1</a><span>]</span></span>'
    page = (
        f"<html><body><main><div><h1>小鎮{anchor('id0')}</h1>"
        f"<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的。{refers}</p>"
        f"<h2>舅舅{anchor('id3')}</h2><p>舅舅來的那天，雪還沒有停，河面上結了一層薄冰。</p>"
        f'<aside class="footnote-list brackets"><aside class="footnote brackets" id="id2">{back}'
        "<p>是一九八五年。</p></aside></aside></div></main></body></html>"
    )
    document = from_html(page, "x", tmp_path)
    assert document.title == "小鎮"
    assert document.markdown == (
        "# 小鎮\n\n那年冬天特別冷，村裡的人把門窗都關得緊緊的。[^1]\n\n## 舅舅\n\n"
        "舅舅來的那天，雪還沒有停，河面上結了一層薄冰。\n\n[^1]: 是一九八五年。\n"
    )


def test_code_of_a_page_keeps_its_comments_and_tags_and_loses_the_numbers_of_its_lines(
    tmp_path: Path,
) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門。</p>"
    line = '<span class="line">{}</span><br>'
    lines = line.format('wait() <span class="hljs-comment"># 等</span>')
    lines += line.format('<span class="token tag">&lt;b&gt;</span>')
    numbers = '<td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span></pre></td>'
    body = (
        f"<h1>小鎮</h1>{told}"
        f'<figure class="highlight"><table><tr>{numbers}<td class="code"><pre>{lines}</pre></td></tr>'
        "</table></figure>"
        '<div class="language-python"><button>Copy</button>'
        '<span class="lang">python</span><pre>go()</pre></div>'
        f'<div><span>如下</span><pre>stop()</pre></div>{told}<p class="comment">好文！</p>'
    )
    made = from_html(f"<html><body><main>{body}</main></body></html>", "x", tmp_path).markdown
    codes = "```\nwait() # 等\n<b>\n```\n\n```\ngo()\n```\n\n如下\n\n```\nstop()\n```\n\n"
    assert codes in made
    assert "1" not in made
    assert "好文" not in made


def test_a_note_to_which_the_article_does_not_refer_is_named(tmp_path: Path) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門。</p>"
    comment = '<div class="comments"><p>見<a href="#fn1" id="ref1">1</a></p></div>'
    note = '<ol class="footnotes"><li id="fn1">是一九八五年。<a href="#ref1">↩</a></li></ol>'
    page = f"<html><body><main><div><h1>小鎮</h1>{told}</div>{comment}{note}</main></body></html>"
    document = from_html(page, "x", tmp_path)
    assert document.markdown == "# 小鎮\n\n那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門。\n"
    assert document.not_taken == "1 note"


def test_the_second_title_of_a_page_is_what_is_called_so_below_its_heading(tmp_path: Path) -> None:
    told = "<p>那年冬天特別冷，村裡的人把門窗都關得緊緊的，誰也不想出門。</p>" * 2
    page = (
        "<html><body><p class=subtitle>河邊的網站</p><main><h1>小鎮</h1>{}" + told + "</main></body></html>"
    )
    document = from_html(page.format("<h2 class=post-subtitle>一個冬天</h2>"), "x", tmp_path)
    assert document.subtitle == "一個冬天"
    assert document.markdown.startswith("# 小鎮\n\n那年")
    assert from_html(page.format(""), "x", tmp_path).subtitle == "", "what a site says of itself"
