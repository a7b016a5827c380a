"""What is no prose is found in every text, in a time that grows with it."""

import time

import pytest

from scripts.text.untouched import untouched


def found(text: str) -> list[str]:
    """List what is found; parts that touch are one."""
    return [text[start:end] for start, end in untouched(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("打開說明書v2.docx，見圖/封面.png。", ["說明書v2.docx", "圖/封面.png"]),
        ("合約（最後一版）.pdf在這裡", ["合約（最後一版）.pdf"]),
        ("合約（見a.pdf）在這裡", ["a.pdf"]),
        ("甲a.txt乙b.txt", ["甲a.txt乙b.txt"]),
        ("用Node.js寫的", ["Node.js"]),
        ("在a//b.txt和/c.md裡", ["b.txt", "/c.md"]),
        ("第3.5節、a/.md與他說.好", []),
    ],
)
def test_names_of_files_are_found_with_their_folders_and_brackets(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "japanese"),
    [
        ("他寫：「霧が深くて、向こう岸は見えない」，很好。", ["霧が深くて、向こう岸は見えない"]),
        ("朝、川のほとりを歩いた。\n早上，我走在河邊。", ["朝、川のほとりを歩いた"]),
        ("開発時に「参考」にしてきたのは当然です。", ["開発時に「参考」にしてきたのは当然です"]),
        # Neighbours: words of Japanese in Chinese, and its letters spoken of
        ("我們在東京吃了お好み焼き和たこ焼き。", []),
        ("鮮の味、吃了一碗とんかつ", []),
    ],
)
def test_a_sentence_in_japanese_is_no_chinese(text: str, japanese: list[str]) -> None:
    assert found(text) == japanese


@pytest.mark.parametrize(
    ("text", "found_there"),
    [
        ("寫信給 後台@例子.中國，或看 www.例子.中國/說明。", ["後台@例子.中國", "www.例子.中國/說明"]),
        ("網站是 例子.公司/說明/甲，很好", ["例子.公司/說明/甲"]),
        ("記錄在 /home/王小明/說明/後台.log 裡", ["/home/王小明/說明/後台.log"]),
        # Neighbours: a dot for 。, and strokes between words
        ("我喜歡這裡.公司很大。", []),
        ("是/否/以後，他說/no/以後，/備註/後台", []),
    ],
)
def test_hosts_in_han_and_paths_from_the_root_are_addresses(text: str, found_there: list[str]) -> None:
    assert found(text) == found_there


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("在 192.168.1.1/后台 和 localhost:8080/里面 看", ["192.168.1.1/后台", "localhost:8080/里面"]),
        ("在 \\\\服务器\\后台 里面，/etc/后台/表 也有", ["\\\\服务器\\后台", "/etc/后台/表"]),
        ("git clone git@a.com:发展/后台.git 就行", ["git@a.com:发展/后台.git"]),
        ("写信给 后勤@大学.中国 或部长@台北", ["后勤@大学.中国"]),
        ("看后台.sql、里面.srt和error.log", ["后台.sql", "里面.srt", "error.log"]),
        # Neighbours: prose
        ("他/她、比分3:2/后来、1.5.2/后面", []),
        ("甲\\\\乙\\\\丙，home/后面", []),
        ("他说@小明.后来走了，a@b.com:后面", ["a@b.com"]),
        ("网址是www.a.com:80(网站没了)和https://b.org/c(里面)", ["www.a.com:80", "https://b.org/c"]),
        ("见https://a.org/后台_(文字)?b=1", ["https://a.org/后台_(文字)?b=1"]),
    ],
)
def test_addresses_without_a_scheme_are_told_by_what_they_begin_with(text: str, kept: list[str]) -> None:
    assert found(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "他嘆氣，這就是人生.jpg，沒什麼。",
        "貼出「我裡面有人了.png」，大家笑了",
        "（為什麼不能一起.JPEG）他說",
        "他嘆氣，只好一個人了⋯回家吧.jpg，沒什麼。",
        "腦內只響起了那首老歌.mp4，停不下來。",
    ],
)
def test_what_is_said_as_if_it_were_a_picture_is_prose(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("請看附件報告后記.docx，里面有說明", ["報告后記.docx"]),
        ("打開書店大門.png看看", ["書店大門.png"]),
        ("把書店大門.jpg放進資料夾", ["書店大門.jpg"]),
        ("下載「書店大門.png」以後", ["書店大門.png"]),
        ("圖/書店大門.png很清楚", ["圖/書店大門.png"]),
        ("書店大門.png", ["書店大門.png"]),
        ("封面.png很清楚", ["封面.png"]),
        ("IMG_書店大門.png很清楚", ["IMG_書店大門.png"]),
        ("下載書店大門.mp4以後", ["書店大門.mp4"]),
        ("貼上產生books.txt，看報告v2.txt", ["books.txt", "報告v2.txt"]),
    ],
)
def test_the_name_of_a_picture_where_files_are_spoken_of_stays_a_name(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    ["a." * 20_000 + "@", "a1" * 20_000, "a/" * 20_000 + ".txt", "`" * 20_000, "甲（" * 9_000, "a-" * 20_000],
)
def test_what_looks_like_the_begin_of_an_address_for_long_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    untouched(text)
    assert time.process_time() - start < 10, "each of these took minutes while a pattern could begin anywhere"
