"""Damage to what stands around texts: bars, labels, heads; to the words of notes and books; and the same everywhere."""

import gzip
from collections.abc import Callable

from tests.checks.planting import Copy
from tests.checks.rows import AN, HANS, OLD, PAGE, XN, A, F, Row, X, book, both, edit, swap, write

B = f"{A}the-software-class.zh-Hant.epub"
LOST, TEXT = "404.html", "text1.xhtml"
LI = '<li><a href="text1.xhtml#p52">一份清單</a></li>'
R = "articles/rain-in-april/"


def everywhere(*pairs: tuple[str, str]) -> Callable[[Copy], object]:
    """The same change on all pages, in records, books, feeds and texts."""

    def plant(copy: Copy) -> None:
        for path in sorted(one.relative_to(copy.folder).as_posix() for one in copy.folder.rglob("*.*")):
            if path.endswith(".epub"):
                copy.book(
                    path, lambda files: files.update({name: _other(raw) for name, raw in files.items()})
                )
            elif path.endswith((".html", ".json", ".xml", ".txt")) and not path.endswith("received.txt"):
                raw = (copy.folder / path).read_bytes()
                if (now := _other(raw)) != raw:
                    copy.write(path, now)
        copy.write("sitemap.xml.gz", gzip.compress((copy.folder / "sitemap.xml").read_bytes()))

    def _other(raw: bytes) -> bytes:
        for old, new in pairs:
            raw = raw.replace(old.encode(), new.encode())
        return raw

    return plant


def _without_night_bus(copy: Copy) -> None:
    for path in sorted(one.relative_to(copy.folder).as_posix() for one in copy.folder.rglob("*.*")):
        if "articles/night-bus/" in path:
            copy.drop(path)


def _shifted(made: dict[str, dict[str, list[list[object]]]]) -> None:
    made["blocks"]["p5"][0][:2] = [2, 3]


ROWS = [
    Row("words hidden within a text", "article", "S01", 'class="unseen"', swap(F + PAGE, "<em>歡迎", '<em class="unseen">歡迎')),
    Row("a list counted backwards", "article", "S01", "reversed", swap(F + PAGE, '<ol start="3">', '<ol start="3" reversed="">')),
    Row("a link to a note that shows another number", "article", "S01", "says '1'", swap(F + PAGE, 'doc&#45;noteref">2<', 'doc&#45;noteref">1<')),
    Row("a note that leads back to another place", "article", "S01", "lead back", swap(F + PAGE, 'href="&#35;ref&#45;2" role', 'href="&#35;ref&#45;1" role')),
    Row("Chinese said to be English in a form", "article", "S01", "said to be en", swap(F + PAGE, "書分成三類", '書分成<span lang="en">三類</span>')),
    Row("a picture in another shape", "article", "S09", "the size of", swap(F + PAGE, 'width="640" height="400"', 'width="400" height="640"')),
    Row("an id that the page has twice", "article", "S09", "the id p69", swap(F + PAGE, '<p class="end">', '<p class="end" id="p69">')),
    Row("words before a text", "article", "S09", "holds <p>", swap(F + PAGE, '<div class="text"', '<p>本文純屬虛構。</p><div class="text"')),
    Row("words behind a page", "article", "S09", "behind it", swap(F + PAGE, "</html>", "</html>多")),
    Row("words outside the parts of a page", "article", "S09", "its parts are", swap(F + PAGE, "<main>", "多<main>")),
    Row("another language of a part", "article", "S09", "<main> has", swap(F + PAGE, "<main>", '<main lang="en">')),
    Row("other rights in the foot", "article", "S09", "the foot", swap(F + PAGE, "屬於原作者", "屬於本站")),
    Row("rights in the foot of notes", "notes", "S09", "its foot has", swap(AN, '(<footer class="foot">.*?)</small>', r"\1<br>文章的權利屬於本站。</small>")),
    Row("a foot of notes that leads elsewhere", "notes", "S09", "the links of the foot", swap(AN, '<a href="../../../about/">', '<a href="../../../house-rules/">')),
    Row("a foot that leads elsewhere", "article", "S09", "the foot", swap(F + PAGE, '<a href="../../about/">', '<a href="../../house-rules/">')),
    Row("another name in the bar", "article", "S09", "<header.bar>", swap(F + PAGE, "</svg>正字</a>", "</svg>正宇</a>")),
    Row("another label of the switch", "article", "S09", "the switch to zh-Hant", swap(F + PAGE, 'aria-current="true">繁', 'aria-current="true">简')),
    Row("an author said to be the translator", "article", "S03", "words with the author", swap(F + PAGE, "作者：", "譯者：")),
    Row("another time to read", "article", "S03", "not 1", swap(A + PAGE, "約 1 分鐘", "約 7 分鐘")),
    Row("neighbours under each other's labels", "article", "S04", "the word for newer", swap(F + PAGE, "較新一篇", "較早一篇")),
    Row("downloads under other names", "article", "S09", "the link to", swap(A + PAGE, ">純文字<", ">EPUB<")),
    Row("another word at the end of a text", "article", "S09", "the words of <p.end>", swap(F + PAGE, '<p class="end">完', '<p class="end">終')),
    Row("a head for other robots", "article", "S09", "its head has", swap(F + PAGE, '<meta name="viewport"', '<meta name="googlebot" content="noindex"><meta name="viewport"')),
    Row("a page that cannot be enlarged", "article", "S09", "its window", swap(F + PAGE, "initial-scale=1", "initial-scale=1,user-scalable=no")),
    Row("a day under another label", "home", "S04", "words with the day", swap(PAGE, "收錄 <time", "發表 <time")),
    Row("another word for a year", "archive", "S04", "the heading of a year", swap("archive/index.html", "2025年 ", "2025期 ")),
    Row("an article under another year", "archive", "S04", "its lists have", swap("archive/index.html", '(<h2 id="y2025">.*?<ol class="plain titles">\n)(<li>.*?</li>\n)(</ol>\n<h2 id="y2024">.*?<ol class="plain titles">\n)', r"\1\3\2")),
    Row("a tag that counts other articles", "group", "S04", "it counts", swap("tags/shan-cun/index.html", "<span>1 篇", "<span>2 篇")),
    Row("a tag that leads up to another", "group", "S04", "above it is", swap("tags/shan-cun/index.html", '<a href="../">', '<a href="../tu-shu-guan/">')),
    Row("another foot of a page by hand", "written", "S09", "the foot", swap("about/index.html", "屬於原作者", "屬於本站"), again=False),
    Row("a lost page that search engines keep", "lost", "S04", "keep it", swap(LOST, '<meta name="robots" content="noindex">\n', "")),
    Row("a lost page that leads to another variant", "lost", "S04", "leads to", swap(LOST, '(<p class="back"><a href="/sub/path/)zh-hans/', r"\1")),
    Row("more words on a lost page", "lost", "S04", "of another variant", swap(LOST, "</section>", "<p>多</p></section>")),
    Row("more words at an old address", "moved", "S04", "more than", swap(OLD + PAGE, "</body>", "<p>多</p></body>")),
    Row("an example that is not in the text", "notes", "S06", "its example", swap(XN, '(<b>本站的</b><span lang="zh-Hant">)前不久', r"\1後不久")),
    Row("a change between other words", "notes", "S06", "no such words", swap(XN, "，也是增強", "，不是增強")),
    Row("an example that happens less often", "notes", "S06", "68 times", swap(XN, "69 次", "68 次")),
    Row("a line of the notes that leads elsewhere", "notes", "S06", "l5 leads", swap(XN, '<p id="l5"><a href="../#p5">', '<p id="l5"><a href="../#p6">')),
    Row("a text that the notes show and do not save", "notes", "S06", "it saves", swap(XN, ' download=""', "")),
    Row("lines of the notes exchanged", "notes", "S06", "it collates", swap(XN, '(<p id="l5">.*?</p>)\n(<p id="l6">.*?</p>)', r"\2\n\1")),
    Row("a changed line said to be unchanged", "notes", "S06", "which is not so", swap(AN, "第 5 行沒有", "第 4 行沒有")),
    Row("signs of the notes explained otherwise", "notes", "S06", "on collation", swap(XN, "␣ 空格", "␣ 換行")),
    Row("a change that the page does not tell of", "changes", "S06", "and there are", edit(X + "changes.json", lambda made: made["blocks"]["p2"].pop())),
    Row("a change of a converted page at another place", "changes", "S06", "only in one", edit(f"{HANS}{X}changes.json", _shifted)),
    Row("another type of a file in a book", "book", "S05", "text1.xhtml is", book(B, "package.opf", 'text1.xhtml" media-type="application/xhtml+xml"', 'text1.xhtml" media-type="text/plain"')),
    Row("contents of a book at other depths", "book", "S05", "as deep as", book(f"{F}every-form.zh-Hant.epub", TEXT, f"怎樣借書</a>\n<ol>\n{LI}\n</ol></li>", f"怎樣借書</a></li>\n{LI}")),
    Row("more words in a book", "book", "S05", "title page says", book(B, TEXT, "</ul>\n</section>", "</ul>\n<p>多</p></section>")),
    Row("other rights in a book", "book", "S05", "last words of colophons", book(B, TEXT, "屬於原作者", "屬於本站")),
    Row("another author on a cover", "book", "S05", "another title is drawn", book(B, "cover.svg", ">于洛溪<", ">余一舟<")),
    Row("an icon of another host in a feed", "feed", "S05", "it holds <icon", swap("feed.xml", "<entry>", "<icon>https://example.net/</icon><entry>")),
    Row("shards of another number", "shard", "S05", "none here", write("search/128/1.dat", "0")),
    Row("a script of the theme", "publisher's", "S01", "material/templates", lambda copy: copy.write(next(one.relative_to(copy.folder).as_posix() for one in copy.folder.glob("assets/javascripts/bundle.*.js")), "1")),
    Row("another translator everywhere", "record", "S01", "as translator", everywhere(("余遠山", "余近山"), ("余远山", "余近山"))),
    Row("another source everywhere", "record", "S01", "source is", everywhere(("essays/class", "essays/klass"))),
    Row("another reason everywhere", "record", "S01", "as corrections", everywhere(("用分號。", "用句號。"), ("用分号。", "用句号。"))),
    Row("an article whose files are all gone", "home", "S08", "has no article", _without_night_bus),
    Row("stanzas joined", "article", "S01", "block 1", swap(R + PAGE, '</span></p>\n\n<p id="p7" class="verse">', "</span><br>")),
    Row("a part and its copy changed together", "article", "S01", "block 2 is", both(swap(X + PAGE, "奔向數字", "奔向文字"), swap(f"zh-hk/{X}{PAGE}", "奔向數字", "奔向文字"))),
]  # fmt: skip
