"""Find the parts of a text that are no Chinese prose: addresses, mail, files, code in backticks, Japanese.

They are never converted, and their punctuation is never changed, in any variant.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

Span = tuple[int, int]

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# An address ends at white space, a quotation mark, or a full-width mark of the sentence around it.
_END = r"\s<>\"“”‘’「」『』《》〈〉（）【】，。；：、！？…—`"
# In an address Han follows a separator: /wiki/漢字, ?q=說明, _(文字), -上. Han right after a letter belongs
# to the sentence (https://a.org/b查看), as do brackets there (www.a.org(网站已关闭)), except in the title of
# an encyclopedia's article (_TITLE).
_ASCII = rf"(?:(?![{_HAN}]|(?<=[A-Za-z0-9])\([{_HAN}])[^{_END}])"
_SCHEME = "[A-Za-z][A-Za-z0-9+.-]{0,30}"  # Without an end, what is no address would take long to tell.
_ADDRESS = re.compile(
    rf"(?:{_SCHEME}://|www\.)(?:[{_HAN}]+(?:\.[{_HAN}A-Za-z]+)+)?{_ASCII}*"
    rf"(?:(?<=[/=?&#_(.:@+~!*%|-])(?<!//)[{_HAN}0-9]*[{_HAN}]{_ASCII}*)*"
)
_TITLE = re.compile(
    rf"(?<![A-Za-z0-9.-])(?:{_SCHEME}://|www\.)?[A-Za-z0-9.-]+\.[a-z]{{2,}}/(?:wiki|zh(?:-\w+)?)/[^{_END}]+"
)
# An address without a scheme: a host, a slash, and Han only after a separator.
_BARE = re.compile(
    rf"(?<![A-Za-z0-9@./-])(?:(?:[A-Za-z0-9-]+\.)+[A-Za-z]{{2,}}|(?:\d{{1,3}}\.){{3}}\d{{1,3}}|localhost)(?::\d{{2,5}})?/"
    rf"{_ASCII}*"
    rf"(?:(?<=[/=?&#_(.-])[{_HAN}0-9]*[{_HAN}]{_ASCII}*)*"
)
# A host in Han, below a top-level domain in Han: 例子.中国
_ROOTS = "中[国國]|公司|网络|網絡|网址|香港|[台臺][湾灣]|集[团團]|商城|在线"
_HOST = rf"[{_HAN}A-Za-z0-9-]{{1,16}}\.(?:{_ROOTS})(?![{_HAN}\w])"
_HAN_HOST = re.compile(rf"(?<![{_HAN}\w.-]){_HOST}(?:/[^{_END}]*)?")
_BOX = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+"
_HAN_BOX = rf"(?<![{_HAN}A-Za-z0-9._%+-])[{_HAN}]{{1,4}}"
# A mailbox, or git's address of a project.
_MAIL = re.compile(
    rf"(?:{_HAN_BOX}|{_BOX})@(?:(?:[A-Za-z0-9-]+\.)+[A-Za-z]{{2,}}(?::[^{_END}]+\.git(?![A-Za-z]))?|{_HOST})"
    rf"|{_BOX}@[{_HAN}]+(?:\.[{_HAN}A-Za-z]+)+"
)
_DOCUMENTS = (
    "docx?|xlsx?|pptx?|pdf|txt|rtf|odt|epub|mobi|csv|tsv|exe|apk|dmg|iso|zip|rar|7z|tar|gz|jpe?g|png|gif|svg"
    "|webp|bmp|tiff?|psd|mp3|mp4|wav|flac|avi|mkv|mov|ttf|otf|od[sp]|heic|m4a|aac|ogg|srt|ass|lrc|torrent|bak"
    "|tex|bib|ipynb|jar"
)
# The name of a document may have Han up to the dot, or before letters and digits (说明书v2.docx). Before
# that of a program, or of an English word in plain text, Han belongs to the sentence: 今天的Node.js,
# 貼到family.txt. So do the words that commonly introduce a file (_LEADS): 打开说明书.docx.
_PROGRAMS = (
    "js|ts|py|java|c|h|cpp|go|rs|rb|php|sh|bat|css|json|ya?ml|toml|html?|xml|md|sql|sqlite|db|log|ini|conf"
    "|cfg|lua|vue|[jt]sx|scss"
)
_TYPES = f"{_DOCUMENTS}|{_PROGRAMS}"
_STEM = rf"[^\s{_END[2:]}/\\:;,]"
_BRACKETS = rf"(?<=[\w{_HAN}])[（(][^\s（）()]*[）)]"
# A run of characters that may hold names of files; and where one ends: not at a dot within brackets.
_NAMES = re.compile(rf"(?:{_BRACKETS}|{_STEM}|/)+")
_ENDINGS = re.compile(rf"(?P<brackets>{_BRACKETS})|\.(?:{_TYPES})(?![A-Za-z0-9])", re.IGNORECASE)
_PROGRAM = re.compile(
    rf"(?<=[{_HAN}])(?:[A-Za-z0-9._/-]+\.(?:{_PROGRAMS})|[a-z]{{4,}}\.(?:txt|csv))$", re.IGNORECASE
)
_LEADS = re.compile(
    "(?:[我你他她它們们請请就再也先把將将用从從到在和與与跟及或是叫有見见看讀读寫写存為为了的給给]"
    "|附上|附有|附件|打開|打开|下載|下载|上傳|上传|檔案|文件|名為|名为|另存|保存|參見|参见|參考|参考|詳見|详见|編輯|编辑"
    "|刪除|删除|執行|执行|運行|运行|安裝|安装|查看|點擊|点击|叫做|改名|複製|复制|發送|发送|收到|圖片|图片)+"
)
# A sentence that ends, in jest, like the name of a picture or film: 這就是人生.jpg. Where files are spoken of
# it is a name.
_SAID = re.compile(rf"[{_HAN}⋯]{{4,}}\.(?:jpe?g|png|gif|webp|mp[34])", re.IGNORECASE)
_OF_FILES = re.compile(
    "檔|档|文件|附|[下上][載载傳传]|[打點点][開开擊击]|開啟|开启|存|資料夾|目[錄录]|桌面|[命改]名|名[為为]|[圖图]片|照片|[刪删]除"
    "|[複复][製制]|放[在入進进到]|[發发]送|收到|[看見见]$|\\.(?:jpe?g|png|gif|webp)"
)
_NEAR = 12  # characters to either side that may speak of files
_PATH = re.compile(
    rf"(?<![A-Za-z0-9_.:/\\])(?:\.{{1,2}}|[A-Za-z]:|~|…|\\\\[^{_END}/\\]+)(?:[/\\][^{_END}/\\]+)+"
    rf"|(?<![{_HAN}\w.:/\\])/[a-z][a-z0-9._-]*(?:/[^{_END}/\\]+)+"  # /home/用户/说明
    # where every system has them, Han may stand right before: 在/etc/说明
    rf"|(?<![A-Za-z0-9_.:/\\])/(?:etc|usr|home|var|opt|tmp|mnt|root|srv|Users|Volumes)(?:/[^{_END}/\\]+)+"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
# A run without Chinese marks, and what makes Japanese of it: kana in two places, and more of them than Han.
# 我們吃了とんかつ, where they are a word, is Chinese.
_LETTERS = rf"[{_HAN}ぁ-ヺー々、]+"
_RUN = re.compile(rf"{_LETTERS}(?:(?<=[ぁ-ゖ])「[{_HAN}]{{1,12}}」(?=[ぁ-ゖ]){_LETTERS})*")
_KANA, _HIRAGANA = re.compile("[ぁ-ヺ]"), re.compile("[ぁ-ゖ]+")
_FENCE = re.compile(r"^[ \t]*(```+|~~~+)[^\n]*\n.*?^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL)


def untouched(text: str) -> list[Span]:
    """Find the ranges (start, end) of a text that are not prose, in order and without overlap.

    A range of one character is left out.
    """
    if not re.search(r"[./@`\\~ぁ-ゖ]", text):
        return []
    found = [match.span() for pattern in (_FENCE, _CODE, _MAIL, _PATH) for match in pattern.finditer(text)]
    for pattern in (_ADDRESS, _TITLE, _BARE, _HAN_HOST):
        found += [_balanced(text, *match.span()) for match in pattern.finditer(text)]
    files = [_file(text, *span) for match in _NAMES.finditer(text) for span in _files(text, *match.span())]
    found += [span for span in files if not _is_said(text, *span)]
    found += [match.span() for match in _RUN.finditer(text) if _is_japanese(match[0])]
    return _merged(span for span in found if span[1] - span[0] > 1)


def _is_japanese(run: str) -> bool:
    return len(_HIRAGANA.findall(run)) > 1 and 2 * len(_KANA.findall(run)) > len(re.findall(r"[^、ー]", run))


def pieces(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """Split a text at ranges: list (piece, whether it may be changed); joined, the pieces are the text."""
    cut, at = [], 0
    for start, end in spans:
        cut += [(text[at:start], True)] if start > at else []
        cut.append((text[start:end], False))
        at = end
    return cut + ([(text[at:], True)] if at < len(text) else [])


def meets(spans: Iterable[Span]) -> Callable[[int, int], bool]:
    """Return a function that says whether a range (start, end) has a character in common with any span."""
    reaches = _furthest(spans)
    return lambda start, end: reaches(end - 1) > start


def holds(spans: Iterable[Span]) -> Callable[[int, int], bool]:
    """Return a function that says whether a range (start, end) lies within one of the spans."""
    reaches = _furthest(spans)
    return lambda start, end: reaches(start) >= end


def covered(spans: Iterable[Span], length: int) -> bytearray:
    """Make a mask of ``length`` bytes, one a character: 1 within a range, else 0."""
    covered = bytearray(length)
    for start, end in spans:
        covered[start:end] = b"\x01" * (min(end, length) - start)
    return covered


def _furthest(spans: Iterable[Span]) -> Callable[[int], int]:
    """Return a function: place → the furthest end of the spans that begin at or before it, -1 if none does.

    So many ranges are compared with many spans in a moment.
    """
    order = sorted(spans)
    starts = [start for start, _ in order]
    ends = [-1, *accumulate((end for _, end in order), max)]
    return lambda at: ends[bisect_right(starts, at)]


def _balanced(text: str, start: int, end: int) -> Span:
    """Shorten an address by the sentence's marks at its end: dot, comma, a bracket that it does not open."""
    while end > start:
        address = text[start:end]
        if address[-1] in ".,;:!?'*" or (address[-1] == ")" and address.count(")") > address.count("(")):
            end -= 1
        else:
            break
    return start, end


def _files(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the names of files, with their folders, in a range without white space or marks."""
    skipped: list[Span] = []
    for ending in _ENDINGS.finditer(text, start, end):
        if ending["brackets"]:
            skipped.append(ending.span())
            continue
        name = text[start : ending.start()].rpartition("//")[2].lstrip("/")
        if name and not name.endswith("/"):
            yield ending.start() - len(name), ending.end()
            start, skipped = ending.end(), []
    for opening, closing in skipped:
        yield from _files(text, opening + 1, closing - 1)


def _file(text: str, start: int, end: int) -> Span:
    """Shorten the name of a file by the words of the sentence before it: 打开|说明书.docx."""
    if program := _PROGRAM.search(text, start, end):
        return program.span()
    lead = _LEADS.match(text, start, end)
    stem_end = text.rfind(".", start, end)
    return (lead.end() if lead and lead.end() < stem_end else start), end


def _is_said(text: str, start: int, end: int) -> bool:
    """Say whether what looks like the name of a picture is a sentence in jest: 這就是人生.jpg."""
    line = text[text.rfind("\n", 0, start) + 1 : start], text[end:].partition("\n")[0]
    around = line[0][-_NEAR:], line[1][:_NEAR]
    return (
        bool(_SAID.fullmatch(text, start, end) and re.search(f"[{_HAN}]", "".join(line)))
        and not any(map(_OF_FILES.search, around))
        and not around[0].endswith(("/", "\\"))
    )


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Sort ranges, and join those that overlap or touch."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
