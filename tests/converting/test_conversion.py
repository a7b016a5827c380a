"""Conversion, kind by kind: what OpenCC alone gets wrong, what Simplified lacks, what Hong Kong writes."""

from pathlib import Path

import pytest

from scripts.converting.character_forms import looks_hongkong
from scripts.converting.conversion import by_words, chosen_forms
from scripts.converting.converters import by_opencc
from scripts.converting.render import render
from scripts.converting.variants import TABLE, Variant
from scripts.source.values import Script

HANT, HANS, HK = (TABLE[lang] for lang in ("zh-Hant", "zh-Hans", "zh-Hant-HK"))


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("被发明家协会邀请", "被發明家協會邀請"),
        ("学习了如何", "學習了如何"),
        ("去干涉", "去干涉"),
        ("一直发展", "一直發展"),
        ("著名表演艺术家", "著名表演藝術家"),
        ("坚持一个中国原则", "堅持一個中國原則"),
        ("剧场里人海", "劇場裡人海"),
        ("毁誉", "毀譽"),
        # Others of the kind
        ("这不是只有他", "這不是只有他"),
        ("有百年历史", "有百年歷史"),
        ("更复杂", "更複雜"),
        ("这首歌后来红了", "這首歌後來紅了"),
        ("展示了如何做", "展示了如何做"),
        ("他被发现了", "他被發現了"),
        # Neighbours, where the rarer form is right
        ("美发", "美髮"),
        ("长发披肩", "長髮披肩"),
        ("皇后的头发", "皇后的頭髮"),
        ("个中滋味", "箇中滋味"),
        ("手表", "手錶"),
        ("一只狗", "一隻狗"),
        ("那只狗", "那隻狗"),
        ("农历新年", "農曆新年"),
        ("一目了然", "一目瞭然"),
        ("简单明了", "簡單明瞭"),
    ],
)
def test_no_phrase_crosses_the_border_of_a_word(simplified: str, traditional: str) -> None:
    assert render(simplified, "simplified", HANT) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("于斯里兰卡举行", "於斯里蘭卡舉行"),
        ("书上说表里山河", "書上說表裡山河"),
        ("赤井干笑两声", "赤井乾笑兩聲"),  # where OpenCC sees 井榦
        # Neighbours: a word of its own, not the one that goes on
        ("在房间里兰花开了", "在房間裡蘭花開了"),
        ("那口井干了", "那口井乾了"),
        ("走了三十里山路", "走了三十里山路"),
        ("互相冲突", "互相衝突"),  # which the second converter writes 沖突
    ],
)
def test_a_long_word_is_whole_and_a_form_that_nobody_writes_gives_way(
    simplified: str, traditional: str
) -> None:
    assert render(simplified, "simplified", HANT) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("彭于晏来了，由于晴天，至于丹麦", "彭于晏來了，由於晴天，至於丹麥"),
        ("于丹讲座，对于飞机", "于丹講座，對於飛機"),
        ("复变函数，恢复对数据的访问", "複變函數，恢復對數據的訪問"),
        ("上野树里主演，树里有鸟", "上野樹里主演，樹裡有鳥"),
        ("真郁卒，郁达夫", "真鬱卒，郁達夫"),
        ("余温还在，余光中先生，其余事务", "餘溫還在，余光中先生，其餘事務"),
        ("母后驾到，云母后面", "母后駕到，雲母後面"),
        ("两撇胡，胡先生", "兩撇鬍，胡先生"),
        ("夺了制空权，研制空调，把他制住", "奪了制空權，研製空調，把他制住"),
        ("喝倒采，采石之战，采石场", "喝倒采，采石之戰，採石場"),
        ("矮几上有茶，他矮几公分", "矮几上有茶，他矮幾公分"),
        ("干下去，才干出众", "幹下去，才幹出眾"),
        ("天干物燥，天干地支", "天乾物燥，天干地支"),
    ],
)
def test_a_phrase_that_opencc_has_right_is_not_taken_for_another(simplified: str, traditional: str) -> None:
    assert render(simplified, "simplified", HANT) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("议员游蕙祯和游本孚老师", "議員游蕙禎和游本孚老師"),
        ("采访了余秋雨，跟钟楚红合影，范长江的通讯", "採訪了余秋雨，跟鍾楚紅合影，范長江的通訊"),
        ("提出了解决方案，加入了解放军，给出了解法", "提出了解決方案，加入了解放軍，給出了解法"),
        ("不断学习了解自己，我要了解放射治疗", "不斷學習瞭解自己，我要了解放射治療"),
        ("请钟点工用涂改液，钟鼓楼，余姚人，郁南县", "請鐘點工用塗改液，鐘鼓樓，餘姚人，鬱南縣"),
        ("与律师范先生见面，示范先生产", "與律師范先生見面，示範先生產"),
        # Neighbours
        ("游客们去游车河", "遊客們去遊車河"),
        ("他们游过西湖", "他們遊過西湖"),
    ],
)
def test_an_unknown_word_of_three_characters_begins_with_a_surname(simplified: str, traditional: str) -> None:
    assert render(simplified, "simplified", HANT) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("船进了洞里萨湖", "船進了洞里薩湖"),
        ("导演弗里茨来了", "導演弗里茨來了"),
        ("领袖海因里希", "領袖海因里希"),
        # Neighbours
        ("在无线电塔里找到", "在無線電塔裡找到"),
        ("洞里有人，土屋里，家里人", "洞裡有人，土屋裡，家裡人"),
    ],
)
def test_a_name_of_another_language_has_no_inside(simplified: str, traditional: str) -> None:
    assert render(simplified, "simplified", HANT) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("佢哋试吓先", "佢哋試吓先"),
        ("嗰啲书我睇晒", "嗰啲書我睇晒"),
        # Neighbours: in Cantonese too who is frightened is, and washing dries in the sun; others write 嚇
        ("佢吓亲人", "佢嚇親人"),
        ("佢去晒太阳", "佢去曬太陽"),
        ("他吓了一跳，东西都晒了", "他嚇了一跳，東西都曬了"),
    ],
)
def test_a_while_and_all_are_written_in_cantonese_as_it_writes_them(
    simplified: str, traditional: str
) -> None:
    assert render(simplified, "simplified", HANT) == traditional
    assert render(simplified, "simplified", HK) == traditional.replace("裡", "裏")


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("岩井俊二", "岩井俊二"),
        ("污染，潮湿，和弦", "污染，潮濕，和弦"),
        ("他叹气，人群喧哗", "他嘆氣，人群喧嘩"),
        ("焚毁，糊口", "焚毀，糊口"),
        ("轻松录录就好，学习玩这个游戏", "輕鬆錄錄就好，學習玩這個遊戲"),
        ("家具，松木家具有味，彩衣，面团", "家具，松木家具有味，彩衣，麵團"),
        ("珐琅杯", "琺瑯杯"),
        # Neighbours
        ("饭团，剪彩", "飯糰，剪綵"),
        ("琅琊山，书声琅琅", "琅琊山，書聲琅琅"),
    ],
)
def test_of_forms_that_differ_in_style_simplified_becomes_the_usual_one(
    simplified: str, traditional: str
) -> None:
    assert render(simplified, "simplified", HANT) == traditional
    assert render(simplified, "simplified", HK) == traditional


def test_an_authors_rarer_form_stays_in_hong_kong_and_taiwan() -> None:
    assert render("慈雲巖的歎息", "traditional", HK) == "慈雲巖的歎息"
    assert render("慈雲巖的歎息", "hongkong", HANT) == "慈雲巖的歎息"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("南回归线", "南回歸線"),
        ("香港回归", "香港回歸"),
        ("回归家庭", "回歸家庭"),
        ("回归分析", "回歸分析"),
        ("迂回", "迂迴"),
        ("巡回演出", "巡迴演出"),
    ],
)
def test_to_return_is_never_written_with_the_rarer_form(simplified: str, traditional: str) -> None:
    assert render(simplified, "simplified", HANT) == traditional
    assert "迴歸" not in render(simplified, "simplified", HK)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("他签了字", "他簽了字"),
        ("书签和牙签", "書籤和牙籤"),
        ("不准离开", "不准離開"),
        ("标准", "標準"),
        ("手冲咖啡", "手沖咖啡"),
        ("冲突", "衝突"),
        ("恢复正常，回复正常", "恢復正常，回復正常"),
        ("三天后", "三天後"),
        ("天后", "天后"),
        ("自我克制", "自我克制"),
        ("她一头金发在风里飘", "她一頭金髮在風裡飄"),
        ("黑面琵鹭", "黑面琵鷺"),
        ("发明了电灯", "發明了電燈"),
        ("佢哋都系学生", "佢哋都係學生"),
        ("你系咪真系咁谂", "你係咪真係咁諗"),
        ("佢喺呢个系统入面", "佢喺呢個系統入面"),
        ("都是一个系的", "都是一個系的"),
        ("呢个系好大", "呢個係好大"),
        ("老板姓余，百姓于是来了", "老闆姓余，百姓於是來了"),
        ("他姓范", "他姓范"),
        ("他心有余而力不足", "他心有餘而力不足"),
        ("子丑寅卯", "子丑寅卯"),
        ("丑陋", "醜陋"),
    ],
)
def test_a_form_is_chosen_by_what_stands_around_it(simplified: str, traditional: str) -> None:
    assert render(simplified, "simplified", HANT) == traditional


@pytest.mark.parametrize(
    "text", ["很多人参加了会议", "两人参与其中", "有人参观", "众人参照", "本人参选", "诗人参差不齐"]
)
def test_to_take_part_is_never_the_root(text: str) -> None:
    assert "蔘" not in render(text, "simplified", HK)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("銀行帳戶的帳號和帳單", "银行账户的账号和账单"),
        ("找他算帳，翻舊帳。", "找他算账，翻旧账。"),
        ("這筆帳，我記下了。", "这笔账，我记下了。"),
        ("他們在營帳裡，帳篷外下雨。", "他们在营帐里，帐篷外下雨。"),
        ("掛上蚊帳", "挂上蚊帐"),
        ("營帳本來很大，收起舊帳子", "营帐本来很大，收起旧帐子"),
        ("她在抄帳，手抄帳幕上的字", "她在抄账，手抄帐幕上的字"),
        ("逐日登帳、列帳，帳載與帳證，掛帳幕", "逐日登账、列账，账载与账证，挂帐幕"),
        ("徵調警察，徵調式", "征调警察，徵调式"),
        ("隧道與沈箱", "隧道与沉箱"),
        ("他的身分證和身分成謎", "他的身份证和身份成谜"),
        ("全身分布、自身分泌", "全身分布、自身分泌"),
        ("大部份成份過份講究份量", "大部分成分过分讲究分量"),
        ("股份、年份、內部份額", "股份、年份、内部份额"),
        ("企畫、策畫與計畫", "企划、策划与计划"),
        ("受到薰陶，臭氣薰天", "受到熏陶，臭气熏天"),
        ("薰衣草和小林薰", "薰衣草和小林薰"),
        ("他覆述一次，自認倒楣", "他复述一次，自认倒霉"),
        ("知識份子是社會的一份子，送了份子錢", "知识分子是社会的一分子，送了份子钱"),
        ("股份子公司和身份子女", "股份子公司和身份子女"),
        ("座標軸與一座標誌性建築", "坐标轴与一座标志性建筑"),
        ("上顎和下顎，唇顎裂", "上颚和下颚，唇腭裂"),
        ("規畫與筹画，盼覆為荷", "规划与筹划，盼复为荷"),
        ("蕃茄、蕃薯和吐蕃", "番茄、番薯和吐蕃"),
        ("辭彙和推辭彙報", "词汇和推辞汇报"),
        ("甯靜，甯先生", "宁静，甯先生"),
        ("靜候覆信，這時候覆蓋舊檔", "静候复信，这时候覆盖旧档"),
    ],
)
def test_words_of_several_forms_are_as_the_mainland_writes_them(traditional: str, simplified: str) -> None:
    assert render(traditional, "traditional", HANS) == simplified
    assert render(simplified, "simplified", HANS) == simplified


def test_a_street_of_hong_kong_has_the_form_that_is_on_its_signs() -> None:
    assert render("夏悫道", "simplified", HK) == "夏慤道"
    assert render("夏悫道", "simplified", HANT) == "夏愨道"


@pytest.mark.parametrize(
    ("hongkong", "simplified"),
    [
        ("我們在衞生署外等着", "我们在卫生署外等着"),
        ("捍衞", "捍卫"),
        ("瞇眼", "眯眼"),
        ("大砲", "大炮"),
        ("敍述", "叙述"),
        ("化粧", "化妆"),
        ("枱面", "台面"),
        ("櫈", "凳"),
        ("親暱", "亲昵"),
        ("倣傚", "仿效"),
        ("類似於單一", "类似于单一"),
        ("於潛在風險", "于潜在风险"),
        ("甚麼", "什么"),
        ("徬徨的老闆啣着菓子", "彷徨的老板衔着果子"),
        ("股巿很熱閙，鳯凰城", "股市很热闹，凤凰城"),
        ("慇懃地繙譯，獨佔鼇頭", "殷勤地翻译，独占鳌头"),
        ("衹有繈褓裡的嬰兒，窗櫺和香鑪", "只有襁褓里的婴儿，窗棂和香炉"),
        ("愼重的郞中旣飮茶，又敎書", "慎重的郎中既饮茶，又教书"),
        ("豊年的歴史，牕前的歳月", "丰年的历史，窗前的岁月"),
        ("獲益甚夥，為數頗夥", "获益甚夥，为数颇夥"),
        ("菜薹和芸薹，青苔", "菜薹和芸薹，青苔"),
        ("鎔爐和玉珮，保祐僂儸", "熔炉和玉佩，保佑喽啰"),
        ("上顎和大顎，欄干，鹵莽，勉彊", "上颚和大颚，栏杆，鲁莽，勉强"),
        ("麵糰醱酵了", "面团发酵了"),
        ("松毬和琳瑯，搆不到", "松球和琳琅，够不到"),
        ("癡撚線，撚線機，撚鬚", "痴撚线，捻线机，捻须"),
        ("屋簷下的甎塊，羗族，倂購，鴈行，瞭亮", "屋檐下的砖块，羌族，并购，雁行，嘹亮"),
        ("劏房裡煮燶咗，紬緞", "劏房里煮燶咗，䌷缎"),
        ("屋簷下撃掌，麻痺増加，連繋壊了", "屋檐下击掌，麻痹增加，连系坏了"),
        # Neighbours
        ("酦醅", "酦醅"),
        ("宏碁和趙孟頫", "宏碁和赵孟頫"),
        ("朱鎔基，嘉祐年間，涅槃，甚夥同他人，新彊", "朱镕基，嘉祐年间，涅槃，甚伙同他人，新彊"),
        ("噉就好，嘅，鹵味，齶裂，若干", "噉就好，嘅，卤味，腭裂，若干"),
        ("甚至", "甚至"),
        ("神祇", "神祇"),
        ("瞭望", "瞭望"),
        ("乾隆", "乾隆"),
        ("乾位在西北", "乾位在西北"),
        ("為健康乾杯，康乾盛世", "为健康干杯，康乾盛世"),
        ("宋太祖乾德五年，曬乾明年再用", "宋太祖乾德五年，晒干明年再用"),
        ("唐高宗乾封元年，擦乾封口", "唐高宗乾封元年，擦干封口"),
        ("乾符年間，雍乾兩朝，健康乾淨", "乾符年间，雍乾两朝，健康干净"),
        ("乾為天，坤乾，《易經·乾》，烘乾為止", "乾为天，坤乾，《易经·乾》，烘干为止"),
        ("乾剛坤柔，乾上乾下，乾三連，水乾三天", "乾刚坤柔，乾上乾下，乾三连，水干三天"),
        ("李承乾與孫乾，孫家的豆乾", "李承乾与孙乾，孙家的豆干"),
        ("記者林文乾說，黃豆乾說好吃", "记者林文乾说，黄豆干说好吃"),
        ("他的新著，新著衣；近著是詩，靠近著，衣著為例", "他的新著，新着衣；近著是诗，靠近着，衣着为例"),
        ("何必乾等人來，孫文乾等人來了", "何必干等人来，孙文乾等人来了"),
        ("醫師常見乾眼症，外孫乾瞪眼，蕭乾眼中", "医师常见干眼症，外孙干瞪眼，萧乾眼中"),
        ("蕭乾著《書》，經理何必乾著急", "萧乾著《书》，经理何必干着急"),
        ("表面上乾下面濕，上乾下坤", "表面上干下面湿，上乾下坤"),
        ("日日更新著，親近著，看著文立，著文立說", "日日更新着，亲近着，看着文立，著文立说"),
        ("恩威並著，並著急起來", "恩威并著，并着急起来"),
        ("於梨華在於潛縣，於是用於戲劇", "於梨华在於潜县，于是用于戏剧"),
        ("骨幹位置", "骨干位置"),
        ("鍾馗和鍾繇，彞族和畬族，韓復榘，文徵明，洪昇", "钟馗和钟繇，彝族和畲族，韩复榘，文徵明，洪昇"),
        ("薰衣草", "薰衣草"),
        ("樊於期", "樊於期"),
    ],
)
@pytest.mark.parametrize("script", ["traditional", "hongkong"])
def test_simplified_is_simplified(hongkong: str, simplified: str, script: Script) -> None:
    assert render(hongkong, script, HANS) == simplified


@pytest.mark.parametrize(
    ("text", "published"),
    [("嗰個人", "嗰个人"), ("赤鱲角", "赤鱲角"), ("食餸", "食餸"), ("趙孟頫", "赵孟頫")],
)
def test_no_character_leaves_the_first_plane(text: str, published: str) -> None:
    scripts: tuple[Script, ...] = ("traditional", "hongkong")
    for script in scripts:
        assert render(text, script, HANS) == published
    assert by_opencc("𠮷野家", "tw2s") == "𠮷野家"  # what was outside it stays


@pytest.mark.parametrize("script", ["hongkong", "damaged"])
@pytest.mark.parametrize("variant", TABLE.values())
def test_a_character_beyond_the_first_plane_stays_in_every_variant(script: Script, variant: Variant) -> None:
    assert "𨋢" in render("我在𨋢口等。", script, variant)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("遺著", "遺著"),
        ("編著", "編著"),
        ("錢鍾書著《圍城》", "錢鍾書著《圍城》"),
        ("王小明著《山》", "王小明著《山》"),
        ("歐陽修著《詩》", "歐陽修著《詩》"),
        ("魯迅著，人民文學出版社", "魯迅著，人民文學出版社"),
        ("托爾斯泰著　草嬰譯", "托爾斯泰著　草嬰譯"),
        ("《山》，王小明 著。", "《山》，王小明 著。"),
        ("史蒂芬·霍金著", "史蒂芬·霍金著"),
        ("王小明、李小紅等著，山海出版社", "王小明、李小紅等著，山海出版社"),
        # Neighbours: zhe
        ("他看著《圍城》", "他看着《圍城》"),
        ("王小明看著《山》", "王小明看着《山》"),
        ("葉子落著。", "葉子落着。"),
        ("白雲飄著，注視", "白雲飄着，注視"),
        ("林間走著，他在出版社", "林間走着，他在出版社"),
        ("《山》是王小明讀著", "《山》是王小明讀着"),
        ("執著", "執着"),
        ("走著", "走着"),
    ],
)
def test_a_zhù_stays_in_hong_kong(text: str, published: str) -> None:
    assert render(text, "traditional", HK) == published


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("他穿著白衣，拿著名片和名單，背著書包", "他穿着白衣，拿着名片和名单，背着书包"),
        ("發揮著作用，寫著作業，跟著作家走", "发挥着作用，写着作业，跟着作家走"),
        ("她抱著書睡了，指著書上的字", "她抱着书睡了，指着书上的字"),
        # Neighbours: zhù
        ("看著書睡著了，討論著作業，合著節拍", "看着书睡着了，讨论着作业，合着节拍"),
        ("雨水混合著汗水，兩人合著", "雨水混合着汗水，两人合著"),
        ("執著於細節，附著在牆上，著於竹帛", "执着于细节，附着在墙上，著于竹帛"),
        ("她著有小說，為某人所著。撰著多年", "她著有小说，为某人所著。撰著多年"),
        ("他的論著作品，兩人合著一書，有所著重", "他的论著作品，两人合著一书，有所着重"),
        ("他跟隨著名作家，拿著作獎，讀著名氣象學家的書", "他跟随著名作家，拿著作奖，读著名气象学家的书"),
        ("土著白人，功績昭著，忙著書立說", "土著白人，功绩昭著，忙著书立说"),
        ("著作權、著者、著錄、著名單位", "著作权、著者、著录、著名单位"),
    ],
)
def test_what_goes_on_is_no_zhù_before_a_word_that_begins_like_a_known_one(
    traditional: str, simplified: str
) -> None:
    assert render(traditional, "traditional", HANS) == simplified
    assert render(traditional, "damaged", HANS) == simplified
    assert render(traditional, "traditional", HK).count("着") == simplified.count("着")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("请打开说明书.docx，再说。", "請打開说明书.docx，再說。"),
        ("图片.png 和 文件.docx", "图片.png 和 文件.docx"),  # all of the name is such a word
    ],
)
def test_words_that_lead_to_the_name_of_a_file_are_none_of_it(text: str, published: str) -> None:
    assert render(text, "simplified", HANT) == published


PRESS = (
    "戶口、說話、群眾、啟事、床、閱讀、稅、溫、脫、線、麵包、銳、敘、悅、兌、臥、醞釀、蘊、衛生、"
    "洩密、發洩、排泄、詆毀、顎"
)


def test_hong_kongs_forms_are_those_of_its_press() -> None:
    scripts: tuple[Script, ...] = ("traditional", "hongkong")
    for script in scripts:
        assert render(PRESS, script, HK) == PRESS
    simplified = render(PRESS, "traditional", HANS)
    assert render(simplified, "simplified", HK) == PRESS
    assert render("裡面為眾", "traditional", HK) == "裏面為眾"
    assert render("屋簷下，小兒麻痺，飛簷", "traditional", HK) == "屋簷下，小兒麻痺，飛簷"


def test_what_is_looked_at_again_is_written_as_each_place_writes_it() -> None:
    text = "他到医院复诊，案件要复核、复查，再复习一次。"
    assert render(text, "simplified", HK) == "他到醫院覆診，案件要覆核、覆查，再複習一次。"
    assert render(text, "simplified", HANT) == "他到醫院複診，案件要複核、複查，再複習一次。"
    assert render("法庭覆核，病人覆診，覆蓋和顛覆。", "hongkong", HANS) == "法庭复核，病人复诊，覆盖和颠覆。"
    assert render("藉這個機會，藉著雷霆，狼藉。", "traditional", HANS) == "借这个机会，借着雷霆，狼藉。"


def test_a_hong_kong_authors_text_is_published_as_it_is_and_converted_to_both_others() -> None:
    text = "我們在衞生署裏面等着，甚麼也沒説。"
    assert render(text, "hongkong", HK) == text
    assert render(text, "hongkong", HANT) == "我們在衛生署裡面等著，甚麼也沒說。"
    assert render("污染和潮濕的床褥", "hongkong", HANT) == "污染和潮濕的床褥"
    assert render(text, "hongkong", HANS) == "我们在卫生署里面等着，什么也没说。"


@pytest.mark.parametrize(
    ("hongkong", "simplified"),
    [
        ("這意味著他看著窗外，說著說著，令人著迷。", "这意味着他看着窗外，说着说着，令人着迷。"),
        ("他看着窗外，也笑著走了。", "他看着窗外，也笑着走了。"),
        # Neighbours: zhù
        ("陳大文著《海》，李小明著：《山》。", "陈大文著《海》，李小明著：《山》。"),
        ("著名作家著有小說，遺著由他編著。", "著名作家著有小说，遗著由他编著。"),
        ("她看著：《海》。", "她看着：《海》。"),
    ],
)
def test_a_hong_kong_author_may_write_zhe_as_taiwan_does(hongkong: str, simplified: str) -> None:
    assert render(hongkong, "hongkong", HANS) == simplified
    assert render(hongkong, "hongkong", HK) == hongkong


def test_a_hong_kong_authors_text_is_told_from_a_taiwan_authors() -> None:
    assert looks_hongkong("我們在衞生署裏面等着，立法會議員也等着。")
    assert not looks_hongkong("𠊎係客家人，佢也係，佢兜唔係。"), "Taiwan's Hakka"
    assert not looks_hongkong("我們在臺北的公車裡等著，什麼也沒說。")
    assert not looks_hongkong("這裡著名的香港巴士，他看著也說著。")


def test_every_choice_among_forms_is_told_line_by_line() -> None:
    text = "他被发明家邀请。\n平安。\n可是只有他"
    first, second, third = chosen_forms(text, "s2tw")
    assert [(one.at, one.opencc, one.published) for one in first] == [(2, "髮", "發"), (4, "家", "家")]
    assert second == ()
    assert [(one.at, one.opencc, one.published) for one in third] == [(2, "隻", "只")]
    assert all(one.likelihood > 0.6 for one in (*first, *third))
    assert by_words(text, "s2tw") == "他被發明家邀請。\n平安。\n可是只有他"


def test_lines_stay_lines_and_lengths_lengths() -> None:
    text = "被发明\n\n\t一直发展 \n🙂里面\r\n末行"
    for variant in TABLE.values():
        made = render(text, "simplified", variant)
        assert len(made) == len(text)
        assert made.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "请到 https://zh.wikipedia.org/wiki/发展中国家 看后面。",
            "https://zh.wikipedia.org/wiki/发展中国家",
        ),
        ("打开说明书_最后版.docx，后面再说", "说明书_最后版.docx"),
        ("写 `print(“后台”);` 就行", "`print(“后台”);`"),
        ("見…/漢字_(文字)?a=1 後", "…/漢字_(文字)?a=1"),
        ("在 img/后面/图.png 里", "img/后面/图.png"),
        ("给 a@发展.中国 写信", "a@发展.中国"),
    ],
)
@pytest.mark.parametrize("script", ["simplified", "traditional", "damaged", "hongkong"])
def test_what_is_no_prose_is_never_touched(text: str, kept: str, script: Script) -> None:
    for variant in TABLE.values():
        assert kept in render(text, script, variant)


def test_prose_beside_an_address_is_converted() -> None:
    assert render("https://a.org/b查看后面", "simplified", HANT) == "https://a.org/b檢視後面".replace(
        "檢視", "查看"
    )
    assert render("他/她说3.5元，和/或后面", "simplified", HANT) == "他/她說3.5元，和/或後面"
    assert render("今天的Node.js发展很快", "simplified", HANT) == "今天的Node.js發展很快"


def test_hong_kong_writes_the_centimetre_in_its_own_form() -> None:
    assert render("三厘米，厘定", "simplified", HK) == "三厘米，釐定"
    assert render("无线电视台，无线电波，沿线", "simplified", HK) == "無綫電視台，無線電波，沿線"
    assert render("三釐米，釐定", "traditional", HK) == "三厘米，釐定"
    assert render("三厘米", "simplified", HANT) == "三釐米"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("老师还系着那条旧围裙。", "老師還繫著那條舊圍裙。"),
        ("他腰间系着一把钥匙。", "他腰間繫著一把鑰匙。"),
        ("这关系着大家的安全。", "這關係著大家的安全。"),
        ("这个系上学期开了新课。", "這個系上學期開了新課。"),
        ("中文系着重写作。", "中文系著重寫作。"),
        # Cantonese by nothing but the verb, and what looks like it
        ("其他院舍都系会受到影响。", "其他院舍都係會受到影響。"),
        ("发展模式就净系顾经济。", "發展模式就淨係顧經濟。"),
        ("首都系统都系统一的。", "首都系統都系統一的。"),
        ("被告且系初犯，该信息系由某部制定，系指书店。", "被告且係初犯，該信息係由某部制定，係指書店。"),
        ("中文系由三个老师组成，大屯山系由火山组成。", "中文系由三個老師組成，大屯山系由火山組成。"),
        ("两地的关系由来已久，系统由系主任管。", "兩地的關係由來已久，系統由系主任管。"),
    ],
)
def test_what_is_tied_is_tied_and_a_department_is_none(simplified: str, traditional: str) -> None:
    assert render(simplified, "simplified", TABLE["zh-Hant"]) == traditional


TALK = "佢话唔记得咗。\n我哋喺度等。\n你哋睇吓啦。\n"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("最重要系大家开心", "最重要係大家開心"),
        ("我觉得今日系一个机会", "我覺得今日係一個機會"),
        ("而系内心好想去", "而係內心好想去"),
        # A department, a word and what is tied stay in such a text.
        ("他是化学系的学生，系内的老师", "他是化學系的學生，系內的老師"),
        ("这个系统系好了绳子", "這個系統繫好了繩子"),
        ("两地关系密切", "兩地關係密切"),
    ],
)
def test_the_cantonese_verb_is_known_by_the_lines_around_it(line: str, published: str) -> None:
    assert render(TALK + line, "simplified", HANT).split("\n")[-1] == published


@pytest.mark.parametrize("lines", ["一行文字\n", *("".join(TALK.splitlines(True)[:n]) for n in (1, 2))])
def test_a_text_with_less_than_three_cantonese_lines_has_no_cantonese_verb(lines: str) -> None:
    assert render(f"{lines}我觉得今日系一个机会", "simplified", HANT).endswith("今日系一個機會")


def test_an_organised_form_is_there_once_and_never_what_another_becomes() -> None:
    lines = Path("scripts/converting/organised_forms.txt").read_text(encoding="utf-8").splitlines()
    pairs = [pair for line in lines if line[0] != "#" for pair in line.split()]
    forms = [pair[0] for pair in pairs]
    assert len(set(forms)) == len(forms)
    assert not {*forms} & {pair[1] for pair in pairs}
    # GB 2312 has what mainland readers know; 麽 only in 幺麽
    assert [one for one in forms if one.encode("gb2312", "ignore")] == ["麽"]
