"""Damage to what lies beside the pages: book, feed, search."""

import re
import zlib
from collections.abc import Callable
from typing import Any

from scripts.publish.shards import read_shard, to_shard
from tests.checks.planting import Copy, unpacked
from tests.checks.rows import HANS, HK, A, F, Row, X, book, drop, rebound, swap, take, write

B = f"{A}the-software-class.zh-Hant.epub"
FB = f"{F}every-form.zh-Hant.epub"
FEED = "feed.xml"
OPF, TEXT = "package.opf", "text1.xhtml"

BOOKS = [
    Row("a book of junk", "book", "S05", "zip", write(B, b"\x00junk" * 999)),
    Row("an empty book", "book", "S05", "zip", write(B, b"")),
    Row("a book cut off", "book", "S05", "zip", lambda copy: copy.write(B, (copy.folder / B).read_bytes()[:3000])),
    Row("a book with a damaged file", "book", "S05", "", lambda copy: copy.write(B, _bent((copy.folder / B).read_bytes()))),
    Row("a missing book", "book", "S08", "has its book", drop(B)),
    Row("the book of another article", "book", "S05", "identifier", take(B, f"{X}xiaomi-shuke-tianxing.zh-Hant.epub")),
    Row("the book of another variant", "book", "S05", "language", take(B, f"{HANS}{A}the-software-class.zh-Hans.epub")),
    Row("a character of a book", "book", "S05", "block 3 is", book(B, TEXT, "機器", "机器")),
    Row("a paragraph that a book lacks", "book", "S05", "the page has nothing", book(B, TEXT, '<p>她至今還留著那本筆記，借給了余一舟。</p>\n', "")),
    Row("a paragraph too many in a book", "book", "S05", "block 6 is nothing", book(B, TEXT, "</section>\n</body>", "<p>多</p>\n</section>\n</body>")),
    Row("a text outside of the text of a book", "book", "S05", "has no text", book(B, TEXT, "</section>\n</body>", "</section><p>多</p>\n</body>")),
    Row("a heading that is none in a book", "book", "S05", "is ['heading'", book(B, TEXT, '<h2 id="count-first">先數人，再寫程序</h2>', '<p id="count-first">先數人，再寫程序</p>')),
    Row("forms in a book", "book", "S05", "block", book(FB, TEXT, 'start="3"', 'start="4"')),
    Row("a link in a book", "book", "S05", "block", book(FB, TEXT, 'text1.xhtml#p18">第一站</a>', 'text1.xhtml#p37">第一站</a>')),
    Row("a book that is no XML", "book", "S05", "", book(B, TEXT, "</section>", "")),
    Row("a picture in a book", "book", "S05", "is not articles/", rebound(FB, lambda files: files.update({"ca48da9f38cf.png": b"x"}))),
    Row("a picture that a book lacks", "book", "S05", "does not fit", rebound(FB, lambda files: files.pop("ca48da9f38cf.png"))),
    Row("a file too many in a book", "book", "S05", "does not fit", rebound(B, lambda files: files.update({"more.js": b"1"}))),
    Row("a book whose type is not first", "book", "S05", "first file", rebound(B, lambda files: files.update(mimetype=files.pop("mimetype")))),
    Row("a book of another type", "book", "S05", "first file", rebound(B, lambda files: files.update(mimetype=b"application/zip"))),
    Row("a book without a way in", "book", "S05", "container names", rebound(B, lambda files: files.update({"META-INF/container.xml": b"<container/>"}))),
    Row("another title of a book", "book", "S05", "its title is", book(B, OPF, "<dc:title>在菜市場上的軟體課", "<dc:title>軟體課")),
    Row("another author of a book", "book", "S05", "its creator is", book(B, OPF, "于洛溪", "余一舟")),
    Row("a book without its translator", "book", "S05", "its contributor is", book(B, OPF, "余遠山", "")),
    Row("another address of a book", "book", "S05", "its identifier is", book(B, OPF, "the-software-class/", "class/")),
    Row("another language of a book", "book", "S05", "its language is", book(B, OPF, "<dc:language>zh-Hant", "<dc:language>zh-Hans")),
    Row("another publisher of a book", "book", "S05", "its publisher is", book(B, OPF, "<dc:publisher>正字", "<dc:publisher>錯字")),
    Row("another day of a book", "book", "S05", "its date is", book(B, OPF, "2025-09-01", "2025-09-02")),
    Row("another source of a book", "book", "S05", "its source is", book(B, OPF, "example.com/essays", "example.net/essays")),
    Row("another description of a book", "book", "S05", "its description is", book(B, OPF, "再回來寫程序", "再也不寫程序")),
    Row("a book that changed on another day", "book", "S05", "it was changed on", book(B, OPF, "2026-01-05T", "2026-01-06T")),
    Row("a book read in another order", "book", "S05", "read in the order", book(B, OPF, '<itemref idref="text1"/>', '<itemref idref="text1"/><itemref idref="cover-image"/>')),
    Row("a text that a book passes over", "book", "S05", "its spine", book(B, OPF, '<itemref idref="text1"/>', '<itemref idref="text1" linear="no"/>')),
    Row("contents of a book that lack a heading", "book", "S05", "its contents has", book(B, TEXT, '<li><a href="text1.xhtml#count-first">先數人，再寫程序</a></li>\n', "")),
    Row("contents of a book that lead elsewhere", "book", "S05", "its contents has", book(B, TEXT, "#count-first", "#p5")),
    Row("contents for old readers", "book", "S05", "its toc.ncx has", book(B, "toc.ncx", "先數人", "先數錢")),
    Row("contents for old readers of one level", "book", "S05", "its toc.ncx is as deep", rebound(FB, lambda files: files.update({"toc.ncx": re.sub(b"(<content [^>]*>)", rb"\1</navPoint>", files["toc.ncx"].replace(b"</navPoint>", b""))}))),
    Row("another title page", "book", "S05", "title page says", book(B, TEXT, "<h1>在菜市場上的<wbr/>軟體課", "<h1>軟體課")),
    Row("a title page with another day", "book", "S05", "title page has", book(B, TEXT, 'datetime="2025-10-02"', 'datetime="2025-10-03"')),
    Row("a title page without the author", "book", "S05", "not 于洛溪", book(B, TEXT, "作者：于洛溪", "")),
    Row("another cover", "book", "S05", "cover says", book(B, TEXT, "在菜市場上的軟體課，", "軟體課，")),
    Row("another colophon", "book", "S05", "colophon leads", book(B, TEXT, 'href="https://example.org/', 'href="https://example.net/')),
    Row("a colophon of another site", "book", "S05", "colophon is signed", book(B, TEXT, "<p>正字</p>", "<p>別站</p>")),
    Row("a script in a book", "book", "S05", "it holds script", book(B, TEXT, "</head>", "<script>1</script></head>")),
    Row("a text hidden in a book", "book", "S05", "is hidden", book(B, TEXT, "<body>", '<body hidden="hidden">')),
    Row("a style that hides in a book", "book", "S05", "its style hides", book(B, "style.css", "a{color:inherit}", "p{display:none}")),
    Row("a style that loads in a book", "book", "S05", "style loads", book(B, "style.css", "a{color:inherit}", "a{background:url(https://example.net/x) }")),
    Row("a picture from elsewhere in a book", "book", "S05", "it loads", book(B, TEXT, '<img role', '<img alt="" src="https://example.net/x.png"/><img role')),
]  # fmt: skip


def _bent(raw: bytes) -> bytes:
    """A ZIP in which one byte of a packed file is another."""
    at = raw.index(b"text1.xhtml") + 60
    return raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]


FEEDS = [
    Row("a character in a feed", "feed", "S05", "block 3 is", swap(FEED, "機器只會數", "機器不會數")),
    Row("forms in a feed", "feed", "S05", "block 1 is", swap(FEED, "&lt;strong&gt;(.*?)&lt;/strong&gt;", r"&lt;em&gt;\1&lt;/em&gt;")),
    Row("a note in a feed that leads to its reader's page", "feed", "S05", "#note-1 leads nowhere", swap(FEED, 'href="[^"]*/every-form/(#note-1)"', r'href="\1"')),
    Row("a way back in a feed that leads nowhere", "feed", "S05", "#ref-1 leads nowhere", swap(FEED, 'href="[^"]*/every-form/(#ref-1)"', r'href="\1"')),
    Row("a place in a feed that is another page's", "feed", "S05", "block", swap(FEED, "/every-form/(#第一站書架)", r"/shapes/\1")),
    Row("a paragraph hidden in a feed", "feed", "S05", "<p> has hidden", swap(FEED, "&lt;p&gt;數完了", "&lt;p hidden&gt;數完了")),
    Row("a comment in a feed", "feed", "S05", "is no form", swap(FEED, "數完了才回來", "&lt;!--數完了--&gt;才回來")),
    Row("an article that a feed lacks", "feed", "S05", "it has 19 articles", swap(FEED, "<entry>.*?</entry>\n", "")),
    Row("a feed in another order", "feed", "S05", "its title is", swap(FEED, "(<entry>.*?</entry>\n)(<entry>.*?</entry>\n)", r"\2\1")),
    Row("another title in a feed", "feed", "S05", "its title is", swap(FEED, "軟體課——一堂課", "軟體課：一堂課")),
    Row("another id in a feed", "feed", "S05", "its id is", swap(FEED, "articles/software-class/</id>", "articles/the-software-class/</id>")),
    Row("an article of a feed that changed on another day", "feed", "S05", "its updated is", swap(FEED, "<updated>2026-01-05", "<updated>2026-01-06")),
    Row("an article of a feed that came on another day", "feed", "S05", "its published is", swap(FEED, "<published>2026-01-05", "<published>2026-01-06")),
    Row("a link in a feed to another article", "feed", "S05", "its links is", swap(FEED, 'href="https://example.org/sub/path/articles/the-software-class/"', 'href="https://example.org/sub/path/articles/shapes/"')),
    Row("another author in a feed", "feed", "S05", "its author is", swap(FEED, "<name>于洛溪", "<name>余一舟")),
    Row("a feed without a translator", "feed", "S05", "its contributor is", swap(FEED, "<contributor>.*?</contributor>", "")),
    Row("a feed without a tag", "feed", "S05", "its category is", swap(FEED, '<category term="山村" />', "")),
    Row("another summary in a feed", "feed", "S05", "its summary is", swap(FEED, "<summary>范老師", "<summary>老師")),
    Row("a text of a feed that is no HTML", "feed", "S05", "its type is", swap(FEED, '<content type="html">', '<content type="text">')),
    Row("a feed in another language", "feed", "S05", "it says of itself", swap(FEED, 'xml:lang="zh-Hant"', 'xml:lang="zh-Hans"')),
    Row("a feed that says it is another", "feed", "S05", "it says of itself", swap(FEED, 'rel="self" (.*?)/feed.xml"', r'rel="self" \1/atom.xml"')),
    Row("another name of a feed", "feed", "S05", "it says of itself", swap(FEED, "<title>正字", "<title>錯字")),
    Row("a feed that changed on another day", "feed", "S05", "it says of itself", swap(FEED, "<updated>2026-11-22", "<updated>2026-11-23")),
    Row("the feed of another variant", "feed", "S05", "it says of itself", take(HANS + FEED, HK + FEED)),
    Row("a feed that is no XML", "feed", "S05", "mismatched", swap(FEED, "</entry>", "")),
    Row("a feed without articles", "feed", "S05", "it has 0 articles", swap(FEED, "<entry>.*</entry>", "")),
    Row("a missing feed", "feed", "S08", "the variant is on", drop(HK + FEED)),
]  # fmt: skip


HAND = "search/p/0.dat"
META = "search/meta.json"
SHARD = "search/64/7.dat"


def _found(copy: Copy, slug: str) -> str:
    """The file in which an article is searched."""
    files = (copy.folder / "search/a").glob("*.dat")
    (path,) = (one for one in files if f"/{slug}/" in unpacked(one).partition("date")[0])
    return path.relative_to(copy.folder).as_posix()


def find(change: Callable[[Any], object], slug: str = "the-software-class") -> Callable[[Copy], object]:
    """Change what is searched of an article."""
    return lambda copy: copy.edit(_found(copy, slug), change)


def nominate(change: Callable[[dict[int, set[int]]], dict[int, set[int]]]) -> Callable[[Copy], object]:
    """Change what lies under each key of a shard."""

    def plant(copy: Copy) -> None:
        postings = read_shard((copy.folder / SHARD).read_bytes())
        assert len(postings) > 9
        copy.write(SHARD, to_shard(change(postings)))

    return plant


SEARCHES = [
    Row("an article that cannot be found", "searched", "S05", "no search finds", lambda copy: copy.drop(_found(copy, "the-software-class"))),
    Row("a searched text that is no JSON", "searched", "S05", "", lambda copy: copy.write(_found(copy, "night-bus"), "{")),
    Row("a text that cannot be found", "searched", "S05", "places", find(lambda made: made["blocks"][3].__setitem__(2, "機器"))),
    Row("a text found in one variant only", "searched", "S05", "it has", find(lambda made: made["blocks"][3].__setitem__(3, made["blocks"][3][2]))),
    Row("another text in one variant", "searched", "S05", "in zh-Hans it has", find(lambda made: made["blocks"][4].__setitem__(3, made["blocks"][4][2].replace("熱", "冷")))),
    Row("a block that cannot be found", "searched", "S05", "it has", find(lambda made: made["blocks"].pop(2))),
    Row("a last block that cannot be found", "searched", "S05", "no search finds all", find(lambda made: made["blocks"].pop())),
    Row("a place that is found elsewhere", "searched", "S05", "it has", find(lambda made: made["blocks"][3].__setitem__(0, "p4"))),
    Row("a variant of other places", "searched", "S05", "places", find(lambda made: made["blocks"][3].__setitem__(3, "数"))),
    Row("another article in the search", "searched", "S05", "which is no article", find(lambda made: made["urls"].update({"zh-Hant": "articles/shapes/"}))),
    Row("another day in the search", "searched", "S05", "its day is", find(lambda made: made.update(date="2026-01-06"))),
    Row("words in the search that a text in Markdown lacks", "searched", "S05", "places", find(lambda made: made["blocks"][1].__setitem__(2, "從來沒有寫過的話"), "every-form")),
    Row("words in the search that a page by hand lacks", "searched by hand", "S05", "is not on the page", swap(HAND, "題材尋常", "題材離奇")),
    Row("a page by hand in the search that is not there", "searched by hand", "S05", "", swap(HAND, '"about/"', '"nowhere/"')),
    Row("a list of what is searched that is no JSON", "search", "S05", "", write(META, "[")),
    Row("a missing list of what is searched", "search", "S08", "can be searched", drop(META)),
    Row("grams that lead to nothing", "shard", "S05", "who searches", nominate(lambda made: {})),
    Row("grams that lead elsewhere", "shard", "S05", "who searches", nominate(lambda made: {key: {0} for key in made})),
    Row("a gram that leads to less", "shard", "S05", "who searches", nominate(lambda made: {key: {*[*ids][1:]} for key, ids in made.items()})),
    Row("grams under other keys", "shard", "S05", "who searches", nominate(lambda made: {key + 1: ids for key, ids in made.items()})),
    Row("a shard that breaks off", "shard", "S05", "", write(SHARD, zlib.compress(b"\x05\x80"))),
    Row("a shard that is not packed", "shard", "S05", "", write(SHARD, b"0")),
    Row("a shard in the place of another", "shard", "S05", "who searches", take(SHARD, "search/64/9.dat")),
    Row("a missing shard", "shard", "S05", "No such file", drop(SHARD)),
]  # fmt: skip

ROWS = [*BOOKS, *FEEDS, *SEARCHES]
