"""The words of the interface, written once in Traditional and converted to every variant."""

from functools import cache

from scripts.converting.variants import TABLE, Variant, convert, turn_quotes

WORDS = {
    # The bar and menus of every page
    "skip": "跳到正文",
    "home": "首頁",
    "variants": "文字",
    "settings": "閱讀設定",
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
    "offer": "這一頁也有{n}版",
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
    "paragraph": "第 {n} 段：連結與報錯",
    "paragraphs": "各段的連結與報錯",
    "resume": "回到上次讀到的地方",
    "copy_link": "複製連結",
    "copied": "已複製",
    "copy_code": "複製",
    "report": "回報錯字",
    "report_title": "錯字：{n}",
    "close": "關閉",
    "name_zh-Hant": "繁體",
    "name_zh-Hans": "簡體",
    "name_zh-Hant-HK": "香港繁體",
    # Search
    "search": "搜尋",
    "search_hint": "繁體、簡體都可以",
    "search_none": "沒有找到",
    "search_count": "找到 {n} 處",
    "search_failed": "搜尋資料沒有載入，請檢查網路後再試一次",
    "search_more": "再顯示一些",
    # The notes
    "notes_of": "《{n}》校勘記",
    "back": "回到正文",
    "received": "所收之本",
    "undecoded": "殘缺",
    "n_undecoded": "{n} 處位元組不成字，以 � 代之；記錄裡留有原來的位元組",
    "received_lead": "文章收到時就是下面這個檔案，一個位元組也沒有動過。",
    "file": "檔案",
    "bytes": "大小",
    "n_bytes": "{n} 位元組",
    "fingerprint": "SHA-256",
    "script": "字體",
    "script_damaged": "受損：本是簡體，被逐字換成了繁體",
    "script_traditional": "繁體",
    "script_simplified": "簡體",
    "done": "所作之校",
    "done_lead": "由所收之本到本站的文字，一共改動 {n} 處，全部列在這裡；此外一字未動。",
    "rule": "規則",
    "count": "處數",
    "meaning": "說明",
    "rule_title": "擬題",
    "rule_title_why": "在正文之前補上題目",
    "rule_moved": "移題",
    "rule_moved_why": "題目不在收到的第一行，移到最前",
    "rule_correction": "編者校改",
    "rule_correction_why": "編者逐條聲明、說明理由的改動",
    "rule_control": "去控制字元",
    "rule_control_why": "刪去抄本中看不見的控制字元，它們不是文字",
    "rule_invisible": "去不可見字元",
    "rule_invisible_why": "刪去抄本夾在漢字之間的零寬空格之類，它們在中文裡沒有意義",
    "rule_repair": "修復殘字",
    "rule_repair_why": "編碼斷裂而殘缺的字，由前後位元組推回",
    "rule_annotation": "去注音",
    "rule_annotation_why": "刪去抄本加在字後的拼音：全文注音密集，括號裡是前一字最常用的讀音，而且這些字大多一再這樣注音，才刪",
    "rule_punctuation": "標點",
    "rule_punctuation_why": "漢字旁邊的半形標點改為全形（GB/T 15834）",
    "rule_script": "字形",
    "rule_script_why": "先用 OpenCC 的 tw2s 回到簡體，再按詞轉為繁體，改正逐字轉換的錯字",
    "rule_script_why_traditional": "編者指定的用字",
    "rule_script_why_simplified": "用 OpenCC 按詞轉換",
    "rule_quotes": "引號",
    "rule_quotes_why": "引號改用這種文字通行的形式",
    "rule_hand": "編者手定",
    "rule_hand_why": "編者逐字寫定的版本，與轉換的結果不同之處",
    "rule_layout": "版面",
    "rule_layout_why": "行首、行末的空白與空行；段落之間只留一個換行",
    "each": "逐條校記",
    "line": "行",
    "context": "上下文",
    "why": "理由",
    "left": "有意保留",
    "left_lead": "下列文字看來有誤，但無從查證或本是作者的寫法，照錄不改。",
    "collation": "全文對校",
    "collation_lead": "所收之本的全文，逐行列出。劃線的是刪去的，有底色的是補上的；行號連到正文的那一段。",
    "collation_signs": "看不見的字元用記號代替：␣ 空格，□ 全形空格，→ 定位字元，↵ 換行，· 其他空白。",
    "converted": "本頁的文字",
    "converted_lead": "以上是所收之本與{n}之間的改動。現在這個版本由同一份還原後的文字用 OpenCC 轉換，引號隨之改變。",
    "by_hand_lead": "以上是所收之本與{n}之間的改動。現在這個版本由編者手定，不是自動轉換的。",
    "take_along": "下載與查驗",
    "download_text": "{n}純文字",
    "download_markdown": "{n} Markdown",
    "download_epub": "{n}電子書（EPUB）",
    "download_received": "收到的原檔",
    "download_record": "全部改動的記錄（JSON）",
    "proof": "純文字加上記錄，可以逐位元組還原收到的原檔：在本站的程式裡執行 make prove，就是這樣查驗的。",
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
    text = turn_quotes(convert(text, variant.interface), variant)
    for converted, usual in USUAL.get(variant.lang, {}).items():
        text = text.replace(converted, usual)
    return text


@cache
def words(lang: str) -> dict[str, str]:
    """Give the words of the interface in a language (BCP 47): key → text, with ``{n}`` to be filled in."""
    text = said("\n".join(WORDS.values()), TABLE[lang])
    return dict(zip(WORDS, text.split("\n"), strict=True))
