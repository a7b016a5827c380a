"""Links lead to what is published, in the same variant; pictures are copied; all else stays as words."""

import html
import re
import struct
import zipfile
import zlib
from urllib.parse import unquote

import pytest

from scripts.publish.pictures import about_picture
from scripts.publish.pieces import unpacked
from tests.conftest import URL, Project

SAID = 'slug = "{slug}"\nscript = "traditional"\n'


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x99" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, *entries: tuple[int, int, int]) -> bytes:
    """The head of a photograph with EXIF: (tag, kind, value)."""
    directory = struct.pack("<H", len(entries))
    for tag, kind, value in entries:
        directory += struct.pack("<HHII", tag, kind, 1, value)
    exif = b"Exif\0\0II*\0" + struct.pack("<I", 8) + directory + b"\0\0\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + frame + b"\xff\xd9"


def write(project: Project, name: str, text: str) -> None:
    (project.root / "seeds" / f"{name}.md").write_text(text, encoding="utf-8")
    (project.root / "seeds" / f"{name}.toml").write_text(SAID.replace("{slug}", name), encoding="utf-8")


def test_links_lead_to_what_is_published_in_the_same_variant_and_others_stay_words(project: Project) -> None:
    project.seed("plain", "題\n文字在這裡。\n", SAID.replace("{slug}", "plain") + "title_line = 1\n")
    (project.root / "seeds/data.csv").write_text("1,2\n")
    with (project.root / "docs/about.md").open("a", encoding="utf-8") as about:
        about.write("\n## 第二節\n")
    write(project, "other", "# 另一篇\n\n## 第一站\n\n文。\n")
    links = {
        "同": "#第一站",
        "篇": "other.md#%E7%AC%AC%E4%B8%80%E7%AB%99",
        "純": "plain.txt",
        "頁": "about.md",
        "漢": "編輯/體例.md#标",
        "節": "about.md#%E7%AC%AC%E4%BA%8C%E7%AF%80",
        "檔": "data.csv",
        "外": "https://example.org/漢字?a=1&b=2",
        "信": "mailto:a@example.org",
        "無": "nobody.md",
        "處": "#沒有",
        "遠": "about.md#沒有",
        "法": "javascript:alert(1)",
        "出": "../mkdocs.yml",
        "冊": "../別處/other.md",
        "址": "/wiki/other/#第一站",
        "類": "/tags/other/",
    }
    (project.root / "docs/編輯").mkdir()
    (project.root / "docs/編輯/體例.md").write_text("# 體例\n\n## 標 {: #标 }\n\n文。\n", encoding="utf-8")
    shown = "、".join(f"[{word}]({address})" for word, address in links.items())
    shown += "![貓](nobody.png)"
    write(project, "one", f"# 題\n\n{shown}[^1]。\n\n## 第一站\n\n文。\n\n[^1]: 註。\n")
    said = SAID.replace("{slug}", "one") + "added = 2026-01-01\n"
    (project.root / "seeds/one.toml").write_text(said, encoding="utf-8")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert re.findall(r"seeds/one\.md:3: warning: ([^:]+): (\S+);", done.stderr) == [
        ("a link to nothing that is published", "nobody.md"),
        ("no such place in the text", "#沒有"),
        ("no such place in about.md", "about.md#沒有"),
        ("a link that no page may have", "javascript:alert(1)"),
        ("a link to nothing that is published", "../mkdocs.yml"),
        ("a link to nothing that is published", "/tags/other/"),
        ("a picture that is not there", "nobody.png"),
    ]
    assert project.run("mkdocs", "build", "--quiet").returncode == 0
    site = project.root / "site"
    for root, up in (("", "../.."), ("zh-hans/", "../..")):
        page = html.unescape((site / root / "articles/one/index.html").read_text(encoding="utf-8"))
        found = dict(re.findall(r'<a href="([^"]+)">(.)</a>', re.findall(r'<p id="p3">.*?</p>', page)[0]))
        words = {word: address for address, word in found.items()}
        data = words.pop("檔" if not root else "档")
        assert re.fullmatch(r"(?:\.\./)+(?:articles/one/)?[0-9a-f]{12}\.csv|[0-9a-f]{12}\.csv", data)
        assert [address for address in found if not address.endswith(".csv")] == [
            "#第一站",
            "../other/#第一站",
            "../plain/",
            f"{up}/about/",
            f"{up}/%E7%B7%A8%E8%BC%AF/%E9%AB%94%E4%BE%8B/#标",
            f"{up}/about/#第二節",
            "https://example.org/%E6%BC%A2%E5%AD%97?a=1&b=2",
            "mailto:a@example.org",
            "../other/",
        ]
        assert '<a href="../other/#第一站">址</a>' in page
        # Whoever reads the feed elsewhere is led to the page: an address is never below the reader's own
        feed = html.unescape((site / root / "feed.xml").read_text(encoding="utf-8"))
        places = {unquote(one) for one in re.findall(rf'href="{URL}{root}articles/one/#([^"]+)"', feed)}
        assert places == {"第一站", "note-1", "ref-1"}
        assert not re.search('(?:href|src)="(?!https?:|mailto:)', feed)
    assert project.run("scripts.checks.proof", "site").returncode == 0
    assert project.run("scripts.checks.crawl", "site").returncode == 0


def test_a_link_may_say_the_words_of_a_heading_or_of_the_title(project: Project) -> None:
    """As wikis write them: [[河#2. 第二站]]."""
    write(project, "other", "# 河\n\n## 2. 第二站\n\n### （終）\n\n文。\n")
    links = "[[#山裡]]、[[#丙 丁]]、[再](#丙-丁-1)、"
    links += "[[other#2. 第二站]]、[[other#2. 第二站#（終）]]、[[other#河]]、[[other#第]]"
    write(project, "one", f"# 山裡\n\n{links}\n\n## 丙 丁\n\n文。\n\n## 丙 丁\n\n文。\n")
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    assert re.findall(r"warning: ([^:]+): (\S+);", done.stderr) == [("no such place in other", "other#第")]
    site = project.root / "site"
    for root in ("", "zh-hans/"):
        page = html.unescape((site / root / "articles/one/index.html").read_text(encoding="utf-8"))
        assert re.findall('<a href="([^"]+)"', re.findall(r'<p id="p3">.*?</p>', page)[0]) == [
            "#main", "#丙-丁", "#丙-丁-2", "../other/#2-第二站", "../other/#終", "../other/"
        ]  # fmt: skip
        assert '<div class="text" id="main"' in page
    with zipfile.ZipFile(site / "articles/one/one.zh-Hant.epub") as book:
        text = book.read("text1.xhtml").decode()
    assert 'href="text1.xhtml#main"' in text
    assert 'id="main"' in text


def test_pictures_are_copied_with_their_size_and_a_changed_one_is_made_again(project: Project) -> None:
    (project.root / "seeds/圖").mkdir()
    picture = project.root / "seeds/圖/一 隻.png"
    picture.write_bytes(png(30, 20))
    source = (
        '# 題\n\n文。\n\n![貓](圖/一%20隻.png "一隻貓")\n\n![](https://example.org/a.png)\n\n![線](b.svg)\n'
    )
    write(project, "x", source)
    (project.root / "seeds/b.svg").write_text("<svg/>")
    done = project.build("--strict")
    assert done.returncode == 0, done.stderr
    assert sorted(re.findall(r"seeds/x\.md:(\d+): notice: .*\[(M\d\d)\]", done.stderr)) == [
        ("7", "M09"),
        ("7", "M11"),
        ("9", "M10"),
    ]
    page = html.unescape((project.root / "docs/articles/x/index.md").read_text(encoding="utf-8"))
    [first] = (project.root / "docs/articles/x").glob("*.png")
    assert first.read_bytes() == picture.read_bytes()
    assert 'width="30" height="20" loading="lazy"' in page
    assert f"image: articles/x/{first.name}" in (project.root / "docs/index.md").read_text(encoding="utf-8")
    picture.write_bytes(png(40, 20))
    assert project.build("--strict").returncode == 0
    [second] = (project.root / "docs/articles/x").glob("*.png")
    assert second.name != first.name
    assert 'width="40"' in (project.root / "docs/articles/x/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("raw", "size", "codes"),
    [
        (png(2400, 3), (2400, 3), []),
        (png(2401, 3), (2401, 3), ["M12"]),
        (png(3, 3) + b"\0" * 1_000_000, (3, 3), ["M12"]),
        (jpeg(40, 30, (0x0112, 3, 1)), (40, 30), []),
        (jpeg(40, 30, (0x0112, 3, 6)), (30, 40), []),
        (jpeg(40, 30, (0x8825, 4, 99)), (40, 30), ["M13"]),
        (b"\xff\xd8\xff no picture", (0, 0), []),
        (b"Exif\0\0II*\0", (0, 0), []),
    ],
)
def test_of_a_picture_its_size_as_shown_and_what_should_not_go_out(
    raw: bytes, size: tuple[int, int], codes: list[str]
) -> None:
    found, doubts = about_picture(raw, "seeds/a.jpg")
    assert (found, [one.code for one in doubts]) == (size, codes)


def test_a_settled_link_is_not_told_again(project: Project) -> None:
    write(project, "x", "# 題\n\n[無](nobody.md)有。\n")
    settings = project.root / "seeds/x.toml"
    assert project.build("--strict").returncode == 1
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said + '[[settled]]\ncode = "M08"\nwhy = "原文如此。"\n', encoding="utf-8")
    assert project.build("--strict").returncode == 0


def test_a_title_is_a_caption_that_is_searched_and_one_within_a_line_is_neither(project: Project) -> None:
    (project.root / "seeds/a.png").write_bytes(png(30, 20))
    source = (
        '# 題\n\n文。\n\n![貓](a.png "一隻貓")\n\n![狗](none.png "一條狗")\n\n> ![馬](a.png "一匹馬")\n\n'
        '前![牛](a.png "一頭牛")後。\n\n![羊](a.png "一群羊")\n\n*三隻羊*\n'
    )
    write(project, "x", source)
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    page = (project.root / "site/articles/x/index.html").read_text(encoding="utf-8")
    shown = re.findall("<figcaption>(.*?)</figcaption>", page)
    assert [html.unescape(one) for one in shown] == ["一隻貓", "一條狗", "一匹馬", "三隻羊"]
    searched = unpacked((project.root / "site/search/a/1.dat").read_bytes())
    assert "貓 一隻貓" in searched
    assert "一頭牛" not in searched
