"""The words of the interface, written once in Traditional and converted to every variant."""

from functools import cache

from scripts.converting.quotation_marks import turn
from scripts.converting.variants import TABLE, Variant, convert
from scripts.pages.interface_of_notes import NOTES

# What scripts show once they are loaded (theme.py writes them for docs/assets/); some stand in pages too
LOADED = {
    "loading": "正在載入…",
    "not_loaded": "沒有載入，請檢查網路後再試一次",
    "close": "關閉",
    # Offers, and the marks of paragraphs
    "offer": "這一頁也有{n}版",
    "resume": "回到上次讀到的地方",
    "paragraphs": "各段的連結與報錯",
    "paragraph": "第 {n} 段：連結與報錯",
    "copy_link": "複製連結",
    "copied": "已複製",
    "report": "回報錯字",
    "report_title": "錯字：{n}",
    "share": "分享",
    # The changes in the article itself
    "show_changes": "顯示校改",
    "changes_shown": "正文裡標出了 {n} 處改動：劃線的是收到的，底線的是改成的。",
    "no_changes": "正文沒有改動。",
    "why_each": "為什麼這樣改",
    "was_here": "原為",
    # Settings
    "scheme": "配色",
    "auto": "自動",
    "light": "淺色",
    "sepia": "米黃",
    "dark": "深色",
    "size": "字級",
    "small": "小",
    "medium": "中",
    "large": "大",
    "huge": "特大",
    "face": "字體",
    "sans": "黑體",
    "serif": "明體",
    "leading": "行距",
    "tight": "緊",
    "normal": "適中",
    "loose": "鬆",
    # Search
    "search_hint": "繁體、簡體都可以",
    "search_help": "幾個詞用空格分開，找同時有這些詞的段落，沒有就找同時有的文章。標點、英文、數字也能找，一字不差。",
    "search_least": "找到至少 {n} 處",
    "search_again": "再試一次",
    "search_none": "沒有找到",
    "search_none_yet": "還沒有找到",
    "search_none_help": "換一個短一點的詞，或只找其中的一部分。",
    "search_none_together": "沒有一段同時有這些詞。可以只找其中一個：",
    "search_only": "只找「{w}」，有 {n} 處",
    "search_only_least": "只找「{w}」，至少有 {n} 處",
    "search_count": "找到 {n} 處",
    "search_more": "再顯示一些",
}

WORDS = {
    **LOADED,
    # The bar and menus of every page
    "skip": "跳到正文",
    "home": "首頁",
    "variants": "文字",
    "settings": "閱讀設定",
    "contact": "聯絡本站",
    # The article
    "editors_title": "編者擬題",
    "editors_title_why": "原文沒有題目，這是編者根據文章內容擬的",
    "characters": "{n} 字",
    "minutes": "約 {n} 分鐘",
    "author": "作者：{n}",
    "translator": "譯者：{n}",
    "published": "發表",
    "updated": "更新",
    "draft": "草稿，還沒有發布：只有這裡看得到",
    "waiting": "{n} 才發布：現在只有這裡看得到",
    "moved": "這篇文章搬到了",
    "contents": "目錄",
    "annotations": "註釋",
    "back_to_text": "回到正文，註 {n}",
    "table": "表格",
    "code": "程式碼",
    "task_yes": "已完成",
    "task_no": "未完成",
    "end": "完",
    "take": "帶走",
    "check": "查驗",
    "to_home": "回到首頁",
    "added": "收錄",
    "page": "第 {n} 頁",
    "newer_page": "較新的文章",
    "older_page": "較早的文章",
    "turn": "翻頁",
    "near": "接著讀",
    "newer": "較新一篇",
    "older": "較早一篇",
    "in_series": "「{s}」第 {n} 篇",
    "next": "下一篇",
    "previous": "上一篇",
    "next_page": "下一頁",
    "previous_page": "上一頁",
    "tags": "標籤",
    "all_series": "全部系列",
    "all_tags": "全部標籤",
    "subscribe": "訂閱",
    "notes": "校勘記",
    "plain_text": "純文字",
    "print": "列印",
    "source": "原文出處",
    "address": "網址",
    "copy_code": "複製",
    "name_zh-Hant": "繁體",
    "name_zh-Hans": "簡體",
    "name_zh-Hant-HK": "香港繁體",
    "archive": "全部文章",
    "year": "{n}年",
    "no_year": "年份不詳",
    "articles": "{n} 篇",
    "see_notes": "這篇文章改了什麼、為什麼，一處一處都有記錄",
    # Search
    "search": "搜尋",
    **NOTES,
    # Books
    "about_book": "關於這本書",
    "book_summary": "封面上的題目、作者與版本，書名頁上都有。",
    # 404
    "lost": "沒有這一頁",
    "lost_lead": "網址可能打錯了，或者這一頁已經搬走。可以用上面的搜尋找標題或文中的一句話，或者看看：",
    "lost_other": "這一頁沒有這種文字的版本，但是有：",
    "alone": "這一篇只有{n}版。",
    "other_articles": "看其他文章的{n}版",
}


# Words that conversion makes correct but unusual: language → converted → usual.
USUAL = {
    "zh-Hans": {"拷贝": "复制", "回报": "报告", "原档": "原文件", "定位字符": "制表符", "明体": "宋体"},
    "zh-Hant-HK": {"網路": "網絡"},
}


def site_words(text: str, variant: Variant) -> str:
    """Convert a text of the interface, written in Traditional, to a variant: words, marks and all."""
    text = turn(convert(text, variant.interface), variant.quotes)
    for converted, usual in USUAL.get(variant.lang, {}).items():
        text = text.replace(converted, usual)
    return text


def filled(text: str, said: str | int) -> str:
    """Replace ``{n}`` in a text of the interface by ``said``; a number is written like 1,234."""
    return text.replace("{n}", said if isinstance(said, str) else f"{said:,}")


@cache
def words(lang: str) -> dict[str, str]:
    """Return the words of the interface in a language (BCP 47): key → text, with ``{n}`` to be filled in."""
    text = site_words("\n".join(WORDS.values()), TABLE[lang])
    return dict(zip(WORDS, text.split("\n"), strict=True))
