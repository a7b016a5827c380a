"""Damage to texts: page, download, record, seed, picture."""

from typing import Any

from tests.checks.rows import AN, HANS, HK, PAGE, A, F, Row, X, both, drop, edit, swap, take, write

XT = f"{HANS}{X}xiaomi-shuke-tianxing.zh-Hans.txt"
AT = f"{HANS}{A}the-software-class.zh-Hans.txt"
P = '(<p id="p2">.*?</p>)'

ROWS = [
    Row("a character of a page", "article", "S01", "block 2 is", swap(X + PAGE, "增強獨立性", "增弱獨立性")),
    Row(
        "a character of a page and of its download",
        "article",
        "S01",
        "block 2 is",
        both(swap(HANS + X + PAGE, "增强独立性", "增弱独立性"), swap(XT, "增强独立性", "增弱独立性")),
    ),
    Row(
        "a character of a page, its download and its record",
        "record",
        "S01",
        "another character",
        both(
            swap(HANS + X + PAGE, "增强独立性", "增弱独立性"),
            swap(XT, "增强独立性", "增弱独立性"),
            lambda copy: copy.edit(X + "record.json", lambda made: _edited(made, copy.read(XT), "增弱独立性", "弱")),
        ),
    ),
    Row("a character of another script", "article", "S01", "block 13 is", swap(X + PAGE, "三家機構", "三家机構")),
    Row("a dropped paragraph", "article", "S01", "block 2 is", swap(X + PAGE, P, "")),
    Row("a paragraph twice", "article", "S01", "block 3 is", swap(X + PAGE, P, r"\1\1")),
    Row("paragraphs exchanged", "article", "S01", "block 2 is", swap(X + PAGE, P + r'\s*(<p id="p3">.*?</p>)', r"\2\1")),
    Row("a paragraph too many", "article", "S01", "block 23 is nothing", swap(X + PAGE, "</div>(?=\\s*<script)", '<p id="p99">多</p></div>')),
    Row("a heading that is none", "article", "S01", "is ['heading'", swap(X + PAGE, '<h2 id="market">(.*?)</h2>', r'<p id="market">\1</p>')),
    Row("a paragraph under another id", "article", "S01", "'id': 'p33'", swap(X + PAGE, '<p id="p3">', '<p id="p33">')),
    Row("another title", "article", "S01", "the title is", swap(X + PAGE, ">小米數科<wbr>", ">大米數科<wbr>")),
    Row("no title", "article", "S01", "no title", swap(X + PAGE, "<h1.*?</h1>", "")),
    Row("a second text", "article", "S01", "or several", swap(X + PAGE, "</article>", '<div class="text"></div></article>')),
    Row("Chinese said to be English", "article", "S01", "said to be en", swap(X + PAGE, '<p id="p3">', '<p id="p3" lang="en">')),
    Row("a run of Chinese said to be English", "article", "S01", "said to be en", swap(X + PAGE, "數科進行", '數科<span lang="en">進行</span>')),
    Row("markup in a text", "article", "S01", "<b> is no form", swap(X + PAGE, "數科進行", "數科<b>進行</b>")),
    Row("another element in a text", "article", "S01", "<div> is no form", swap(X + PAGE, '<p id="p3">', '<div>多</div><p id="p3">')),
    Row("a link back that is in no note", "article", "S01", "outside the notes", swap(X + PAGE, "數科進行", '數科<a role="doc-backlink" href="#main">↩</a>進行')),
    Row("words in a frame that is none", "article", "S01", "words stand in <div>", swap(X + PAGE, '<p id="p3">(.*?)</p>', r'<div id="p3">\1</div>')),
    Row("the page of another variant", "article", "S03", "its language is", take(HANS + X + PAGE, X + PAGE)),
    Row("the page of another article", "article", "S01", "the page", take(X + PAGE, A + PAGE)),
    Row("an empty page", "article", "S01", "no title", write(X + PAGE, "")),
    Row("a page that is no UTF-8", "article", "S01", "codec", write(X + PAGE, b"\xff\xfe<html>")),
    Row("a page cut off", "article", "S07", "not closed", swap(X + PAGE, "</main>.*", "")),
    Row("a word that is not emphasized", "article", "S01", "block 1 is", swap(F + PAGE, "<strong>(.*?)</strong>", r"\1")),
    Row("a quotation that is none", "article", "S01", "block 2 is", swap(F + PAGE, '<blockquote id="p12">(.*?)</blockquote></blockquote>', r'<div id="p12">\1</blockquote></div>')),
    Row("a link to another article", "article", "S01", "block", swap(F + PAGE, "the&#45;software&#45;class", "stone&#45;steps")),
    Row("a link to another site", "article", "S01", "block", swap(F + PAGE, "https&#58;&#47;&#47;example&#46;org&#47;&#37;", "https&#58;&#47;&#47;example&#46;net&#47;&#37;")),
    Row("a mail to somebody else", "article", "S01", "block", swap(F + PAGE, "mailto&#58;me", "mailto&#58;you")),
    Row("another picture in a page", "article", "S01", "block 5", swap(F + PAGE, "ca48da9f38cf&#46;png", "aaaaaaaaaaaa.png")),
    Row("a picture that says something else", "article", "S01", "block 5", swap(F + PAGE, "三座山", "兩座山")),
    Row("another caption", "article", "S01", "block 5", swap(F + PAGE, "圖一：", "圖二：")),
    Row("a dropped caption", "article", "S01", "block 5", swap(F + PAGE, "<figcaption>.*?</figcaption>", "")),
    Row("a cell of a table", "article", "S01", "block 10", swap(F + PAGE, ">1998<", ">1989<")),
    Row("a column set otherwise", "article", "S01", "block 10", swap(F + PAGE, '<td class="right">12', '<td class="left">12')),
    Row("a list that begins elsewhere", "article", "S01", "block 9", swap(F + PAGE, 'start="3"', 'start="2"')),
    Row("a task that is done", "article", "S01", "block", swap(F + PAGE, "☐", "☑")),
    Row("code", "article", "S01", "block", swap(F + PAGE, "return", "raise&#32;")),
    Row("a number of a note", "article", "S01", "#note-2, says", swap(F + PAGE, "note&#45;1", "note&#45;2")),
    Row("a note", "article", "S01", "block", swap(F + PAGE, "不是松木", "就是松木")),
    Row("another subtitle", "article", "S03", "its subtitle", swap(A + PAGE, "一堂課和一個菜市場</p>", "一堂課</p>")),
    Row("another author", "article", "S03", "not 于洛溪", swap(A + PAGE, "作者：于洛溪", "作者：余一舟")),
    Row("no translator", "article", "S03", "it says", swap(A + PAGE, "<span>譯者：.*?</span>", "")),
    Row("another day", "article", "S03", "its days are", swap(A + PAGE, 'datetime="2025-09-01"', 'datetime="2025-09-02"')),
    Row("a day shown otherwise", "article", "S03", "a day is shown", swap(A + PAGE, "2025年9月1日", "2025年9月2日")),
    Row("another count of characters", "article", "S03", "not 142", swap(A + PAGE, ">142 字", ">1,420 字")),
    Row("an editor's title that is said to be the author's", "article", "S03", "whose title", swap(A + PAGE, "<i>.*?</i>", "")),
    Row("a character of a download", "text", "S01", "not the text", swap(XT, "重庆", "重新")),
    Row("an empty download", "text", "S01", "not the text", write(XT, "")),
    Row("a download with other line ends", "text", "S01", "not the text", swap(XT, "\n", "\r\n")),
    Row("a download with a mark before it", "text", "S01", "not the text", swap(XT, "^", "\ufeff")),
    Row("the download of another variant", "text", "S01", "not the text", take(XT, f"{HK}{X}xiaomi-shuke-tianxing.zh-Hant-HK.txt")),
    Row("a missing download", "text", "S08", "not there", drop(XT)),
    Row("Markdown for download", "text", "S01", "it is not seeds/every-form.md", swap(F + "every-form.zh-Hant.md.txt", "## 第一站", "### 第一站")),
    Row("a seed", "received", "S01", "do not give back", swap(X + "received.txt", "，|,", "、")),
    Row(
        "a seed and its record",
        "received",
        "S01",
        "it is not seeds/",
        both(
            swap(A + "received.txt", "学生", "學生"),
            lambda copy: copy.edit(A + "record.json", lambda made: _as_if(made, copy.read(AT), "学生", "學生")),
        ),
    ),
    Row("a missing seed", "received", "S08", "not there", drop(X + "received.txt")),
    Row("a change that is not recorded", "received", "S01", "give back", edit(X + "record.json", lambda made: made["changes"].pop(7))),
    Row("a change that was another", "received", "S01", "give back", edit(X + "record.json", lambda made: made["changes"][7].__setitem__(3, "x"))),
    Row("changes in another order", "received", "S01", "entry 1 ", edit(X + "record.json", lambda made: made["changes"].reverse())),
    Row("a record that is no JSON", "record", "S01", "cannot be read", write(X + "record.json", "{")),
    Row("a record that is empty", "record", "S01", "cannot be read", write(X + "record.json", "{}")),
    Row("the record of another article", "record", "S01", "another article's", take(X + "record.json", A + "record.json")),
    Row("a missing record", "record", "S08", "nothing demands", drop(X + "record.json")),
    Row("a record of another length", "record", "S01", "not the file that was recorded", edit(X + "record.json", lambda made: made["seed"].update(bytes=1)), False),
    Row("a record with another digest", "record", "S01", "not the file that was recorded", edit(X + "record.json", lambda made: made["text"].update(sha256="0" * 64)), False),
    Row("a record of no known script", "record", "S01", "its script is", edit(X + "record.json", lambda made: made["about"].update(script="old"))),
    Row("a record of another script", "record", "S01", "its script is", edit(X + "record.json", lambda made: made["about"].update(script="simplified"))),
    Row("a record that says nothing of the day", "record", "S01", "says too little", edit(X + "record.json", lambda made: made["about"].pop("day"))),
    Row("a record that lists no addresses", "record", "S01", "cannot be read", edit(X + "record.json", lambda made: made["about"].pop("lines"))),
    Row("a record whose text begins within a line", "home", "S04", "does not begin with a line", edit(X + "record.json", lambda made: made["editions"]["zh-Hant"].update(opening=[40, 60]))),
    Row("a record whose text begins with another line", "article", "S03", "its description is", edit("articles/night-bus/record.json", lambda made: made["editions"]["zh-Hant"].update(opening=[0, 9]))),
    Row("a record that lacks a variant", "record", "S01", "another article's", edit(X + "record.json", lambda made: made["pages"].pop("zh-Hans"))),
    Row("a record that leads elsewhere", "record", "S01", "its page in", edit(X + "record.json", lambda made: made["pages"].update({"zh-Hans": A}))),
    Row("a character that usually becomes another", "text", "S01", "not the text", swap("assets/made/exchanged.json", "機机", "機機")),
    Row("a table of characters that is no JSON", "text", "S01", "", write("assets/made/exchanged.json", "{")),
    Row("a missing table of characters", "exchanged", "S08", "exchanged otherwise", drop("assets/made/exchanged.json")),
    Row("a draft", "record", "S01", "it is a draft", edit(A + "record.json", lambda made: made["about"].update(file="seeds/draft.txt"))),
    Row("a picture", "picture", "S01", "it is not seeds/", write(F + "ca48da9f38cf.png", b"\x89PNG\r\n\x1a\n")),
    Row("another picture in its place", "picture", "S01", "it is not seeds/", take(F + "ca48da9f38cf.png", "assets/share.png")),
    Row("a missing picture", "picture", "S08", "not there", drop(F + "ca48da9f38cf.png")),
    Row("missing notes", "notes", "S08", "every article has its notes", drop(AN)),
]  # fmt: skip


def _edited(made: Any, text: str, words: str, new: str) -> None:
    """As if a variant were to have another character, in words that its text has once."""
    at = text.index(words) + words.index(new)
    edits = made["editions"]["zh-Hans"].setdefault("edits", [])
    edits[:] = sorted([*(one for one in edits if one[0] != at), [at, 1, new]])


def _as_if(made: Any, text: str, old: str, new: str) -> None:
    """As if the seed had said otherwise where it was not changed, and it was changed."""
    changes = made["changes"]
    moved, place = 0, text.index(old)
    at = place
    for number, one in enumerate(changes):
        start = one[0] + moved
        if start > place:
            changes.insert(number, [at, 1, at + 1, new[0], old[0], "hand"])
            return
        moved += len(one[4]) - len(one[3])
        at = place - moved
