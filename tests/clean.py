"""A clean text of the tests' own, in genuine Traditional, for damage to be made from."""

TEXT = """\
河邊的書店
城市東邊有一條小河，河邊開著一家舊書店。書店的門很窄，進去以後卻發現裡面很深，書架一直排到後院。
老闆姓余，年輕時在學校教歷史，退休之後才把祖上留下的房子整理出來，擺上他收藏多年的書。他說：「書不是用來占地方的，是用來讓人進來的。」
店裡沒有電腦，所有的書都記在一本厚厚的帳簿上。哪一本是從哪裡來的，什麼時候賣給了誰，後來有沒有人問起，都寫得清清楚楚。有人勸他用機器管理，他總是搖頭，說機器記得住書名，記不住買書的人。
一場大雨
去年夏天下了一場大雨，河水漲進了後院。余老闆和幾個學生把書一箱一箱搬上二樓，忙了整整一夜。第二天清早，水退了，街坊鄰居都來幫忙，有人送來乾淨的布，有人送來熱茶，還有一個小孩抱來了家裡的電風扇。
「這些書跟我沒有親戚關係，」他後來笑著說，「可是那天我覺得，它們都是我的家人。」
損失並不大：大約三十本書受潮，其中兩本是清代的刻本。修復的工作由圖書館的專家負責，歷時半年，費用由讀者捐助。讀者寄來的信，他一封一封回覆，並且在帳簿上記下了每一個名字。
書還在
現在書店照常營業，只是多了一條規矩：每個月的第一個星期六，所有的書半價，賣書的錢捐給圖書館。余老闆說，這是書教給他的道理：借了別人的力量，總要還的。
黃昏的時候，陽光從窗戶斜斜照進來，落在書脊上。有人在角落裡讀一本關於航海的舊書，讀到精彩的地方，會輕輕念出聲來。河水在窗外慢慢流著，好像也在聽。
如果你有機會到城市的東邊，不妨進去坐坐。不買書也沒有關係，老闆會給你倒一杯茶，然後問你最近讀了什麼。這個問題很難回答，但是值得想一想。
"""


def annotate(text: str, table: dict[str, str]) -> str:
    """What the farm does: every listed character, wherever it occurs, gets its reading."""
    return "".join(f"{c}({table[c]})" if c in table else c for c in text)


def damage_bytes(text: str, table: dict[str, str]) -> str:
    """The same on GBK bytes, whether or not they are one character's, then read as GBK again.

    A first byte that no second one follows becomes ?, and takes a bracket with it.
    """
    raw = text.encode("gbk")
    listed = {character.encode("gbk"): f"({reading})".encode("gbk") for character, reading in table.items()}
    damaged = bytearray()
    at = 0
    while at < len(raw):
        pair = raw[at : at + 2]
        damaged += pair + listed[pair] if pair in listed else raw[at : at + 1]
        at += 2 if pair in listed else 1
    read = []
    at = 0
    while at < len(damaged):
        pair = bytes(damaged[at : at + (1 if damaged[at] < 0x80 else 2)])
        try:
            read.append(pair.decode("gbk"))
        except UnicodeDecodeError:
            read.append("?")
            pair = pair if pair[1:] < b"\x80" else pair[:1]
        at += len(pair)
    half_width = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum() or n == 0x3E}
    return "".join(read).translate(half_width)
