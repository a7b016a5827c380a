"""What `make new` takes: a text in any encoding of Chinese; what it cannot take is named."""

import datetime
import hashlib
import html
import io
import re
import shlex
import subprocess
import zipfile
from pathlib import Path

import pytest

from scripts.article.edition import edition
from scripts.converting.variants import TABLE
from scripts.editing.received import kind, read_text
from scripts.findings import Rejected
from scripts.markdown.tree import said
from scripts.new import add
from tests.clean import TEXT
from tests.conftest import Project

SIMPLIFIED = """河边的书店
城市东边有一条小河，河边有一家书店。店主是一位退休的老师，每天早上八点开门，晚上九点才打烊。
店里的书并不多，可是每一本都是他自己挑选的。客人来了，他总会先倒上一杯热茶，再慢慢地问对方喜欢读什么。
“读书不是为了别人，”他常常这样说，“是为了自己心里有一盏灯。”
"""
HONG_KONG = """茶餐廳的早晨
佢哋每朝都喺樓下嗰間茶餐廳食早餐，老闆娘見到熟客就會嘅咗一聲，跟住送上一杯奶茶。
城裏的人說話很快，做事也快，只有在這裏才肯坐下來，慢慢把一份報紙看完。
"""
TAIWAN = """小鎮的冬天
那年冬天特別冷，村裏的人把門窗都關得緊緊的。恒春來的舅舅說，他一輩子沒有見過這樣的風。
他把帶來的粧奩放在桌上，又從袋子裡拿出一副圍碁，要和父親下一盤。
"""


@pytest.mark.parametrize("length", [None, 120, 40, 16])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        (TEXT, "gb18030"),
        (TEXT, "cp950"),
        (TEXT, "utf-16-le"),
        (TEXT, "utf-16-be"),
        (TAIWAN, "cp950"),
        (HONG_KONG, "big5hkscs"),
        (HONG_KONG, "gb18030"),
        (HONG_KONG, "utf-16-be"),
        (SIMPLIFIED, "hz"),
        (SIMPLIFIED, "iso2022_jp_2"),
        (TEXT, "utf-7"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_reads_as_chinese(
    text: str, encoding: str, length: int | None
) -> None:
    text = text[:length]
    read = read_text(text.encode(encoding), "x.txt")
    assert (read.raw.decode(), read.made_of) == (text, encoding)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_left_as_it_is(mark: bytes) -> None:
    for text in (SIMPLIFIED, TEXT, "Tous les êtres humains naissent libres.\n", "plain ~{ab~} +abc-\n"):
        raw = mark + text.encode()
        assert (read_text(raw, "x.txt").raw, read_text(raw, "x.txt").made_of) == (raw, "")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950"])
def test_a_text_that_was_read_as_latin_letters_as_a_whole_is_read_again(encoding: str) -> None:
    for misread in (
        TEXT.encode(encoding).decode("latin-1"),
        "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in TEXT.encode(encoding)),
    ):
        read = read_text(misread.encode(), "x.txt")
        assert read.raw.decode() == TEXT
        assert read.made_of == f"{encoding.replace('utf', 'UTF')} read as Latin letters"


def test_a_text_with_latin_letters_is_read_as_it_is() -> None:
    for text in ("Où est l’été passé, élève ?\n", "Señor Peña à l’Æneid: “ça va” — naïve.\n", "é"):
        assert read_text(text.encode(), "x.txt").raw == text.encode()


def test_a_few_lost_bytes_are_no_other_encoding() -> None:
    raw = TEXT.encode().replace("城".encode(), "城".encode()[:2], 1)
    assert read_text(raw, "x.txt").raw == raw
    broken = (SIMPLIFIED * 3).encode("gb18030")
    broken = broken[:150] + b"\xff" + broken[150:]
    assert "來" not in read_text(broken, "x.txt").raw.decode()
    assert read_text(broken, "x.txt").raw.decode().count("\ufffd") == 1


def test_what_cannot_be_told_is_asked_with_how_each_begins() -> None:
    raw = "趙錢".encode("big5")
    with pytest.raises(
        Rejected, match=r"it may be .*cp950: 趙錢.*; say which it is: make new FILE=… ENCODING="
    ):
        read_text(raw, "x.txt")
    assert read_text(raw, "x.txt", "cp950").raw.decode() == "趙錢"
    with pytest.raises(Rejected, match="not in nothere"):
        read_text(raw, "x.txt", "nothere")


def test_the_encoding_that_somebody_names_is_that_of_the_article(project: Project) -> None:
    path = project.root / "姓.txt"
    path.write_bytes("趙錢".encode("cp950"))
    with pytest.raises(Rejected, match="it may be"):
        add([path], project.root, datetime.date(2026, 1, 1))
    add([path], project.root, datetime.date(2026, 1, 1), "cp950")
    assert (project.root / "seeds/姓.txt").read_text(encoding="utf-8") == "趙錢"


@pytest.mark.parametrize(
    ("text", "encoding", "says"),
    [
        (
            "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。",
            "cp932",
            "Japanese (Shift_JIS)",
        ),
        ("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。", "euc_jp", "Japanese (EUC-JP)"),
        ("모든 국민은 법 앞에 평등하다. 누구든지 차별을 받지 아니한다.", "cp949", "Korean (EUC-KR)"),
        ("Все люди рождаются свободными и равными.", "cp1251", "is not UTF-8"),
        ("Où est l'été passé, élève? Les êtres humains.", "latin-1", "is not UTF-8"),
    ],
)
def test_what_is_no_chinese_is_never_read_as_such(text: str, encoding: str, says: str) -> None:
    with pytest.raises(Rejected, match=re.escape(says)):
        read_text(text.encode(encoding), "x.txt")


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            # With no time of its own: the name of a test may not depend on the clock.
            archive.writestr(zipfile.ZipInfo(name), "x" * 100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "name", "says"),
    [
        (b"%PDF-1.7\n", "x.pdf", "this is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc", "an old file of Microsoft Office"),
        (b"{\\rtf1\\ansi", "x.rtf", "RTF"),
        (packed("mimetype", "META-INF/container.xml"), "x.epub", "an EPUB"),
        (packed("xl/workbook.xml"), "x.xlsx", "Excel"),
        (packed("content.xml"), "x.odt", "LibreOffice"),
        (packed("a.txt"), "x.zip", "a ZIP file"),
        (packed("word/document.xml")[:60], "x.docx", "a broken .docx"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "x.docx", "a broken .docx"),
        ("純文字".encode(), "x.docx", "a broken .docx"),
        (bytes(60) + b"BOOKMOBI", "x.mobi", "this is a book for Kindle (MOBI)"),
        (b"\x89PNG\r\n", "x.png", "a picture"),
        ("\ufeff1\r\n00:00:01,000 --> 00:00:03,500\r\n你好。\r\n".encode(), "x.txt", "a file of subtitles"),
        ("WEBVTT\n\n00:01.000 --> 00:03.500\n你好。\n".encode(), "x.txt", "a file of subtitles"),
        ("1\n0:00:01.000 --> 0:00:03.500\n你好。\n".encode("utf-16"), "x.srt", "a file of subtitles"),
        ("% 說明\n\\documentclass{article}\n".encode(), "x.tex", "a source of LaTeX"),
        ("#+TITLE: 市場\n".encode(), "x.txt", "a file of Org mode"),
        ("市場\n====\n\n.. note::\n\n   正文。\n".encode(), "x.rst", "a source of reStructuredText"),
        ("= 市場\n王小明\n:toc:\n\n== 早上\n".encode(), "x.adoc", "a source of AsciiDoc"),
        ("= 市場\n王小明\n\n== 早上\n".encode(), "x.adoc", "a source of AsciiDoc"),
        ("\\section{早上}\n市場。\n".encode(), "x.txt", "a source of LaTeX"),
        ("@article{wang,\n  title = {市場}\n}\n".encode(), "x.bib", "a list of references"),
        ("TY  - JOUR\nTI  - 市場\n".encode(), "x.ris", "a list of references"),
        ("BEGIN:VCARD\nFN:王小明\n".encode(), "x.vcf", "a card of addresses"),
        ("#separator:tab\n市\t場\n".encode(), "x.txt", "cards of Anki"),
        ('[{"title": "市場"}]'.encode(), "x.json", "data in JSON"),
        ("<svg><text>市場</text></svg>".encode(), "x.svg", "a drawing or data in XML"),
        (b'<?xml version="1.0"?>\n<opml><body/></opml>', "x.opml", "a drawing or data in XML"),
        (
            b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tx\r\n",
            "x.eml",
            "a web page in parts (MIME)",
        ),
        (b"Subject: x\nContent-Transfer-Encoding: base64\n\n5biC\n", "x.eml", "a mail or a web page"),
    ],
)
def test_what_cannot_be_taken_is_named_for_what_it_is(raw: bytes, name: str, says: str) -> None:
    with pytest.raises(Rejected, match=re.escape(says)):
        kind(raw, name)


@pytest.mark.parametrize("text", ["@小明，早安。", "#早安 市場", "= 等於 =", "\\ 斜線", "BEGIN 是開始"])
def test_what_only_begins_like_such_a_file_is_a_text(text: str) -> None:
    assert kind(text.encode(), "x.txt") == "text"


@pytest.mark.parametrize(
    ("timed", "says", "words"),
    [
        (
            "1\n00:00:01,000 --> 00:00:03,500\n你好。\n\n2\n00:00:04,000 --> 00:00:05,000\n走吧。\n",
            "subtitles",
            "你好。\n走吧。\n",
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:03.500\n你好。\n\n00:04.000 --> 00:05.000\n走吧。\n",
            "subtitles",
            "你好。\n走吧。\n",
        ),
        (
            "[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,D,,0,0,0,,你好，走吧\n",
            "subtitles",
            "你好，走吧\n",
        ),
        ("[ti:渡]\n[ar:海風]\n[00:12.34]你好\n[00:18.20][01:18.20]走吧\n", "lyrics", "你好\n走吧\n"),
    ],
)
def test_of_lines_with_times_it_says_how_to_have_their_words(
    tmp_path: Path, timed: str, says: str, words: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(timed, encoding="utf-8")
    with pytest.raises(Rejected, match=f"a file of {says}") as rejected:
        kind(file.read_bytes(), str(file))
    advice = str(rejected.value.findings[0])
    command = advice[advice.index("sed -") : advice.index(" > words.txt")]
    done = subprocess.run(shlex.split(command), capture_output=True, check=True, text=True)
    assert done.stdout == words


def test_a_transcript_with_times_is_text() -> None:
    assert kind("訪談\n[00:00:12] 吳：妳是幾歲進糖廠的？\n".encode(), "x.txt") == "text"
    assert kind("[00:00:12] 吳：妳是幾歲進糖廠的？\n".encode(), "x.txt") == "text"


def test_the_kind_is_told_by_what_is_in_the_file() -> None:
    assert kind(packed("[Content_Types].xml", "word/document.xml"), "x") == "docx"
    assert kind(b"\xef\xbb\xbf\n<!DOCTYPE html><p>", "x.txt") == "html"
    assert kind("1\n2022年 --> 2023年，十年。\n".encode(), "x.txt") == "text"
    assert kind("<p>正文</p>".encode(), "x.htm") == "html"
    assert kind(b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>', "x.xhtml") == "html"
    assert kind("Content: 市場\nSubject: 市場\n".encode(), "x.txt") == "text"
    assert kind('[市場] "甲": 乙'.encode(), "x.txt") == "text"
    assert kind("= 市場 =\n時間:三點\n.. 說明::一\n".encode(), "x.txt") == "text"
    assert kind("<p>正文</p>".encode(), "x.txt") == "text"
    assert kind("<新聞>\n正文".encode(), "x.txt") == kind("PKU 是一所大學".encode(), "x.txt") == "text"


def test_the_file_as_received_stands_beside_the_text_and_the_notes_name_it(project: Project) -> None:
    received = project.root / "小鎮.txt"
    received.write_bytes(TAIWAN.encode("cp950"))
    assert project.run("scripts.new", str(received)).returncode == 0
    seeds = project.files("seeds")
    assert seeds["小鎮.txt"] == TAIWAN.encode()
    assert seeds["小鎮.original.txt"] == TAIWAN.encode("cp950")
    assert "# Made of cp950: 小鎮.original.txt is the file as received." in seeds["小鎮.toml"].decode()
    notes = (project.site() / "articles/xiao-zhen/notes/index.html").read_text(encoding="utf-8")
    assert hashlib.sha256(TAIWAN.encode("cp950")).hexdigest() in notes
    assert "小鎮.original.txt" in html.unescape(notes)
    for name in ("小鎮.txt", "小鎮.toml", "小鎮.original.txt"):
        (project.root / "seeds" / name).unlink()
    project.run("scripts.new", str(received))
    assert project.files("seeds") == seeds


@pytest.mark.parametrize(
    ("tagged", "plain"),
    [
        ("題目<br>第一段<br>第二段<br><br>第三段", "題目\n第一段\n第二段\n\n第三段"),
        ("題目\n<p>第一段。</p><p>第<b>二</b>段&hellip;&hellip;</p>\n", "題目\n第一段。\n\n第二段……\n"),
        ("題目\n書：<ul><li>甲</li><li>乙</li></ul>", "題目\n書：\n• 甲\n• 乙"),
        ("題目\n<tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>", "題目\n甲\t乙\n丙\t丁"),
    ],
)
def test_tags_that_divide_the_lines_of_a_text_become_line_ends_and_the_notes_have_the_file_as_received(
    project: Project, tagged: str, plain: str
) -> None:
    received = project.root / "x.txt"
    received.write_text(tagged, encoding="utf-8")
    add([received], project.root, datetime.date(2026, 11, 28))
    seeds = project.files("seeds")
    assert seeds["x.txt"].decode() == plain
    assert seeds["x.original.txt"].decode() == tagged
    assert (
        "# Made of a text with tags of HTML: x.original.txt is the file as received."
        in seeds["x.toml"].decode()
    )


@pytest.mark.parametrize(
    "text",
    ["題目\n用<br>換行的標籤。", "題目\n他<b>說</b>：走吧。<br>", "題目\n3<5，5>3。", "題目\n`<br>`在此。"],
)
def test_a_text_that_speaks_of_tags_or_that_none_divides_stays_as_it_is(project: Project, text: str) -> None:
    received = project.root / "x.txt"
    received.write_text(text, encoding="utf-8")
    add([received], project.root, datetime.date(2026, 11, 28))
    assert project.files("seeds")["x.txt"].decode() == text


@pytest.mark.parametrize(
    ("received", "plain"),
    [
        ("題目\r第一段。\r\r第二段。\r", "題目\n第一段。\n\n第二段。\n"),
        ("題目\u2028第一段。\u2029\n第二段。", "題目\n第一段。\n第二段。"),
        ("題目\n第一段。\r第二段。\n", None),  # a lone CR may stand for a lost byte: see R15
        ("題目\r\n第一段。\r\n", None),
    ],
)
def test_lines_that_end_otherwise_are_made_lines_and_the_file_as_received_stays(
    project: Project, received: str, plain: str | None
) -> None:
    (project.root / "x.txt").write_bytes(received.encode())
    add([project.root / "x.txt"], project.root, datetime.date(2026, 11, 28))
    seeds = project.files("seeds")
    assert seeds["x.txt"].decode() == (plain or received)
    assert (seeds.get("x.original.txt") == received.encode()) == (plain is not None)


@pytest.mark.parametrize("suffix", [".mdx", ".qmd", ".Rmd"])
def test_markdown_of_other_programs_is_markdown(project: Project, suffix: str) -> None:
    (project.root / f"x{suffix}").write_text("---\ntitle: 題目\n---\n\n正文。\n", encoding="utf-8")
    [(article, _)] = add([project.root / f"x{suffix}"], project.root, datetime.date(2026, 11, 28))
    assert (article.seed.file, article.title) == ("seeds/x.md", "題目")


def test_a_file_as_received_without_its_text_is_an_error(project: Project) -> None:
    (project.root / "seeds/小鎮.original.docx").write_bytes(b"x")
    assert "there is no 小鎮.txt beside it" in project.build().stderr


@pytest.mark.parametrize(
    ("name", "raw", "table"),
    [
        (
            "表.csv",
            '品名,備註\r\n紅茶,"小杯, 少冰"\r\n'.encode("cp950"),
            [["品名", "備註"], ["紅茶", "小杯, 少冰"]],
        ),
        ("表.csv", "\ufeff品名;數量\n紅茶;\n".encode(), [["品名", "數量"], ["紅茶", ""]]),
        ("表.tsv", "品名\t數量\n紅|茶\t*12*\n".encode(), [["品名", "數量"], ["紅|茶", "*12*"]]),
        (
            "表.txt",
            "品名,數量,價\n紅茶,12,35\n綠茶,8,30\n".encode(),
            [["品名", "數量", "價"], ["紅茶", "12", "35"], ["綠茶", "8", "30"]],
        ),
    ],
)
def test_what_a_spreadsheet_saved_is_a_table_with_the_title_of_its_file(
    project: Project, name: str, raw: bytes, table: list[list[str]]
) -> None:
    received = project.root / name
    received.write_bytes(raw)
    [(article, _)] = add([received], project.root, datetime.date(2026, 11, 28))
    shown = edition(article, TABLE["zh-Hant"])
    (block,) = shown.blocks
    assert block.node
    assert (shown.title, block.node.kind) == ("表", "table")
    rows = [node for node in block.node.walk() if node.kind == "row"]
    assert [[said(cell) for cell in row.children] for row in rows] == table
    assert project.files("seeds")[f"表.original{received.suffix}"] == raw
    assert "a table of values" in project.files("seeds")["表.toml"].decode()
    assert project.build("--strict").returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光,疑是地上霜\n舉頭望明月,低頭思故鄉\n春眠不覺曉,處處聞啼鳥\n",
        "他來了,我也來了,大家都來了。\n他走了,我也走了,大家都走了。\n天黑了,燈亮了,店關了。\n",
        "品名,數量,價\n紅茶,12,35\n綠茶,8\n",
    ],
)
def test_lines_with_commas_are_no_table_where_they_say_sentences_or_differ(
    project: Project, text: str
) -> None:
    received = project.root / "x.txt"
    received.write_text(text, encoding="utf-8")
    add([received], project.root, datetime.date(2026, 11, 28))
    assert project.files("seeds")["x.txt"].decode() == text


def test_a_table_with_rows_of_other_lengths_is_named_for_it(project: Project) -> None:
    received = project.root / "x.csv"
    received.write_text("品名,數量\n紅茶,12\n綠茶,8,30\n", encoding="utf-8")
    with pytest.raises(Rejected, match="2 cells in its first row and 3 in row 3; make its rows equally long"):
        add([received], project.root, datetime.date(2026, 11, 28))
