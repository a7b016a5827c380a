"""The words of the interface, written once in Traditional and converted to every variant."""

from functools import cache

from scripts.converting.quotation_marks import turn
from scripts.converting.variants import TABLE, Variant, convert

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
    # Search
    "search_hint": "繁體、簡體都可以",
    "search_help": "幾個詞用空格分開，找同時有這些詞的段落。標點、英文、數字也能找，一字不差。",
    "search_none": "沒有找到",
    "search_none_help": "換一個短一點的詞，或只找其中的一部分。",
    "search_none_together": "沒有一段同時有這些詞。可以只找其中一個：",
    "search_only": "只找「{w}」，有 {n} 處",
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
    "added": "收錄",
    "page": "第 {n} 頁",
    "newer_page": "較新的文章",
    "older_page": "較早的文章",
    "newer": "較新一篇",
    "older": "較早一篇",
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
    # The notes
    "notes_of": "《{n}》校勘記",
    "back": "回到正文",
    # Their first paragraph: what was received, what was changed of the author's, why that can be trusted
    "sum_nothing": "收到的文字，本站一個字也沒有動過。",
    "sum_same": "正文與收到的一字不差。",
    "sum_damage": "收到的稿子{n}；這些都已復原。",
    "found_annotation": "夾著 {n} 處拼音",
    "found_script": "有 {n} 個字在繁簡轉換時換錯了",
    "found_punctuation": "有 {n} 處標點是半形的",
    "found_control": "混進了 {n} 處控制字元",
    "found_invisible": "夾了 {n} 處看不見的空格",
    "found_entity": "留下了 {n} 處 HTML 的字元代碼",
    "sum_undecoded": "其中 {n} 處的位元組已經不成字，認不出來，以 � 代替。",
    "sum_made": "另外，{n}。",
    "made_script": "{n} 處用字照編者指定的寫",
    "made_script_simplified": "{n} 處用字轉為繁體",
    "made_quotes": "{n} 個引號改用這種文字通行的形式",
    "made_punctuation": "{n} 處半形標點改為全形",
    "made_annotation": "{n} 處拼音刪去了",
    "made_control": "{n} 處控制字元刪去了",
    "made_invisible": "{n} 處看不見的空格刪去了",
    "made_entity": "{n} 處 HTML 的字元代碼改回了字元",
    "sum_title": "題目是編者擬的。",
    "sum_moved": "題目移到了最前。",
    "sum_layout": "行首、行末的空白與換行整理了 {n} 處。",
    "sum_untouched": "作者的話一字未改。",
    "sum_changed": "作者的話，除了{n}，一字未改。",
    "own_correction": "編者校改的 {n} 處",
    "own_repair": "補回的 {n} 處殘字",
    "own_hand": "編者手定的 {n} 處",
    "own_words": "編者指定用字的地方",
    "sum_all": "全部 {n} 處改動都記錄在案，",
    "sum_proof": "由本站的文字可以還原收到的檔案，一個位元組也不差。",
    "before": "收到的",
    "after": "本站的",
    "example": "舉例",
    # The changes by kind
    "changed": "改了什麼",
    "places": "{n} 處",
    "rest": "其餘 {n} 處",
    "see_all": "全部 {n} 處",
    "for_example": "例如：",
    "these": "就是：",
    "rule_title": "題目",
    "rule_title_why": "收到的文字沒有題目，補在最前。",
    "rule_moved": "題目的位置",
    "rule_moved_why": "題目不在收到的第一行，移到了最前。",
    "rule_correction": "編者校改",
    "rule_correction_why": "編者改正的筆誤，每一處都說明理由。",
    "rule_control": "控制字元",
    "rule_control_why": "抄本裡混進了看不見的控制字元，它們不是文字，刪去。",
    "rule_invisible": "看不見的空格",
    "rule_invisible_why": "抄本在漢字之間夾了零寬空格之類，它們在中文裡沒有意義，刪去。",
    "rule_entity": "字元代碼",
    "rule_entity_why": "抄本裡留下了 HTML 的字元代碼（如 &nbsp;），改回它所代表的字元。",
    "rule_repair": "殘字",
    "rule_repair_why": "編碼斷裂而殘缺的字，由前後的位元組推回。",
    "rule_annotation": "拼音",
    "rule_annotation_why": "抄本在字後加了拼音，刪去。怎麼知道不是作者寫的：全文注音密集，注的都是前一個字的讀音，而且這些字大多每次出現都這樣注。",
    "rule_punctuation": "標點",
    "rule_punctuation_why": "漢字旁邊的半形標點改為全形，依國家標準 GB/T 15834。",
    "rule_script": "換錯的字",
    "rule_script_why": "一個簡體字對應幾個繁體字時，抄本換錯了。先回到簡體，再按詞轉為繁體（OpenCC），就改正了。",
    "rule_script_traditional": "用字",
    "rule_script_why_traditional": "編者指定的用字。",
    "rule_script_simplified": "用字",
    "rule_script_why_simplified": "用 OpenCC 按詞轉換。",
    "rule_quotes": "引號",
    "rule_quotes_why": "引號改用這種文字通行的形式。",
    "rule_hand": "編者手定",
    "rule_hand_why": "這個版本由編者逐字寫定，這些地方與自動轉換的結果不同。",
    "rule_layout": "空白",
    "rule_layout_why": "去掉行首、行末的空白與空行，每一段以一個換行結束。",
    "left": "看來有誤而沒有改的",
    "left_lead": "無從查證，或者本是作者的寫法，照錄不改。",
    "collation": "逐行對照",
    "collation_lead": "收到的文字，一行一行列出：刪去的劃了線，補上的加了底線。行號連到正文的那一段。",
    "collation_signs": "看不見的字元用記號代替：␣ 空格，□ 全形空格，→ 定位字元，↵ 換行，· 其他空白。",
    "same_line": "第 {n} 行沒有改動。",
    "same_lines": "第 {n} 至 {m} 行沒有改動。",
    "converted": "這一版",
    "converted_lead": "這裡說的，是收到的文字與{n}版之間的改動。現在這一版由同一份復原的文字用 OpenCC 轉換，引號也隨著換。",
    "by_hand_lead": "這裡說的，是收到的文字與{n}版之間的改動。現在這一版由編者手定，不是自動轉換的。",
    "received": "檔案與查驗",
    "received_lead": "文章收到時就是這個檔案，一個位元組也沒有動過：",
    "original": "轉檔之前的檔案",
    "n_bytes": "{n} 位元組",
    "n_undecoded": "{n} 處位元組不成字，以 � 代之；記錄裡留有原來的位元組。",
    "script_damaged": "受損的抄本：本是簡體，被逐字換成了繁體",
    "script_traditional": "繁體",
    "script_simplified": "簡體",
    "download_text": "{n}純文字",
    "download_markdown": "{n} Markdown",
    "download_epub": "{n}電子書（EPUB）",
    "download_received": "收到的原檔",
    "download_record": "全部改動的記錄（JSON）",
    "proof": "純文字加上記錄，可以逐位元組還原收到的原檔：在本站的程式裡執行 make prove，就是這樣查驗的。",
    # Books
    "book_summary": "字級、字體與配色可以改變；有目錄與標題，順序與閱讀的順序一致。封面上的題目、作者與版本，書名頁上都有。",
    # 404
    "lost": "沒有這一頁",
    "lost_lead": "網址可能打錯了，或者這一頁已經搬走。",
}


# Words that conversion makes correct but unusual: language → converted → usual.
USUAL = {
    "zh-Hans": {"拷贝": "复制", "回报": "报告", "原档": "原文件", "定位字符": "制表符"},
    "zh-Hant-HK": {"網路": "網絡"},
}


def said(text: str, variant: Variant) -> str:
    """Convert a text of the interface, written in Traditional, to a variant: words, marks and all."""
    text = turn(convert(text, variant.interface), variant.quotes)
    for converted, usual in USUAL.get(variant.lang, {}).items():
        text = text.replace(converted, usual)
    return text


@cache
def words(lang: str) -> dict[str, str]:
    """Give the words of the interface in a language (BCP 47): key → text, with ``{n}`` to be filled in."""
    text = said("\n".join(WORDS.values()), TABLE[lang])
    return dict(zip(WORDS, text.split("\n"), strict=True))
