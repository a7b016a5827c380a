"""Whether a text is damaged is measured, in each way in which copies are; and every family comes back."""

import re
from random import Random

import pytest

from scripts.article.interpret import interpret
from scripts.converting.render import render
from scripts.converting.variants import TABLE, convert
from scripts.restoring.damage import converted_blindly, guessed_script, measure
from scripts.source.seed import Seed
from scripts.source.settings import Settings
from scripts.source.values import Script
from tests.clean import TEXT as CLEAN
from tests.damage import FAMILIES, Damaged, annotate, blind
from tests.seeds import restore, seed_of


def seed(text: str, script: Script | None = None) -> Seed:
    return seed_of(text, Settings(script=script, slug="x"))


# Without a surname that is a word, and with the form of 佔 that OpenCC chooses: neither is damage.
TEXT = CLEAN.replace("余", "林").replace("占", "佔")
SIMPLIFIED = convert(TEXT, ("tw2s",))


def hurt(name: str, number: int = 1) -> Damaged:
    return FAMILIES[name](TEXT, Random(number))  # noqa: S311 (not for secrets)


@pytest.mark.parametrize(
    ("kind", "text", "verdict"),
    [
        ("left unconverted", "由于下雨，這里沒有人，他說什么也沒有發生，后來雨停了。", "damaged"),
        ("converted too much", "皇後說各方麵都好，這是一係列的事，大傢飽嚐了辛苦。", "damaged"),
        ("annotated", TEXT[:40] + hurt("annotated").text, "damaged"),
        ("genuine", TEXT, "traditional"),
        (
            "classical Chinese",
            "子曰：「學而時習之，不亦說乎？」太后幾次問雲從何來，對曰：「雲生於山。」",
            "traditional",
        ),
        ("Cantonese", "佢係香港人，一係去，一係唔去，呢度有隻貓，係咁多喇，我哋係朋友嚟嘅。", "traditional"),
        (
            "后 and 里 that are right",
            "皇后住在三里外的里長家，鄰里都知道。幾案上有隻茶杯，只有一隻。",
            "traditional",
        ),
        (
            "dishes that are counted and made",
            "備有1200隻鮑魚，今天剩下400隻。醬料醃製一天，高溫烤製，再把蟹肉焗製，國製的最好。",
            "traditional",
        ),
        ("the queen of chess", "后翼的兵先走，后翼棄兵成形，后翼便空了。", "traditional"),
        (
            "words that are spoken of",
            "「发展」的「发」，與「头发」的「发」，「里」和「里」同形。",
            "traditional",
        ),
        ("a quotation in Simplified", TEXT + "他寫道：「这里什么都没有，后来发现只是面条。」", "traditional"),
        ("Simplified", SIMPLIFIED, "simplified"),
        (
            "Simplified with annotations",
            annotate(SIMPLIFIED, {"书": "shū", "河": "hé", "店": "diàn"})[0],
            "simplified",
        ),
    ],
)
def test_what_a_text_is_is_measured(kind: str, text: str, verdict: str) -> None:
    assert measure(text).verdict == verdict, (kind, str(measure(text)))


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_of_damage_is_called_damaged(name: str) -> None:
    assert measure(hurt(name).text).verdict == "damaged"


@pytest.mark.parametrize("name", FAMILIES)
def test_of_every_family_what_was_hurt_comes_back_or_is_reported(name: str) -> None:
    for number in range(5):
        damaged = hurt(name, number)
        lines, findings = restore(damaged.text, "damaged")
        text = "\n".join(render(line.now, "damaged", TABLE["zh-Hant"]) for line in lines)
        left = 0
        for finding in findings:
            if finding.doubt and finding.doubt.kind == "bracket":
                # The character itself may have been converted since.
                bracket = (
                    re.escape(finding.doubt.quotes[0][1:]).replace(r"\(", "[(（]").replace(r"\)", "[)）]")
                )
                text, count = re.subn(bracket, "", text)
                left += count
        wrong = sum(a != b for a, b in zip(text, TEXT, strict=True))
        assert wrong + left <= 0.02 * damaged.hurt, (name, number, wrong, left, damaged.hurt)


@pytest.mark.parametrize(
    ("received", "right"),
    [
        ("皇後", "皇后"),
        ("方麵", "方面"),
        ("一係列", "一系列"),
        ("飽嚐辛苦", "飽嘗辛苦"),
        ("隻有", "只有"),
        ("大傢", "大家"),
        ("來瞭，忙瞭一夜", "來了，忙了一夜"),
        # Neighbours that are right already.
        ("後來", "後來"),
        ("瞭望，瞭如指掌", "瞭望，瞭如指掌"),
        ("麵條", "麵條"),
        ("關係", "關係"),
        ("一隻貓", "一隻貓"),
    ],
)
def test_what_was_converted_too_much_comes_back_right(received: str, right: str) -> None:
    assert render(received, "damaged", TABLE["zh-Hant"]).replace("嚐", "嘗") == right


@pytest.mark.parametrize("code", ["\0", "\x06", "\x1f", "\x7f", "\x93"])
def test_a_control_character_hides_nothing_of_what_is_measured(code: str) -> None:
    copy = blind(TEXT).replace("，", f"{code}，")
    assert measure(copy) == measure(blind(TEXT))
    assert measure(TEXT.replace("，", f"{code}，")).verdict == "traditional"


def test_the_places_that_were_converted_too_much_are_named() -> None:
    text = "大家說這是一係列的事，派係很多，關係也好，體係不同。他係人。"
    wrong = measure(text).wrong
    assert [*map(str, wrong)] == ["一【係】列", "派【係】很", "體【係】不"]
    assert not any(one.is_left for one in wrong)


def test_a_recipe_names_ginger_and_noodles_and_is_genuine() -> None:
    recipe = "牛肉麵\n薑 5 片\n拉麵 4 把\n鍋中放油，爆香薑、蔥。\n麵煮好後瀝乾，沖入熱湯。"
    assert measure(recipe).verdict == "traditional"
    assert measure("後麵的人和薑先生麵對麵，裡麵很熱。皇後於是衝過去，鬆樹後有人。").verdict == "damaged"


OLD = {
    "論語": "子曰：「吾十有五而志于學。」子曰：「書云：『友于兄弟，施於有政。』」"
    "子曰：「志于道，據于德，依於仁。」",
    "大學": "知止而后有定，定而后能靜。物有本末，事有終始，知所先後，則近道矣。欲治其國者，先齊其家；"
    "欲齊其家者，先脩其身。物格而后知至，知至而后意誠。詩云：「緡蠻黃鳥，止于丘隅。」",
    "詩經": "燕燕于飛，差池其羽。之子于歸，遠送于野。云誰之思，西方美人。道之云遠，曷云能來。",
    "桃花源記": "起筆即云「忘」，一篇之眼。初極狹，纔通人。村中聞有此人，咸來問訊。自云先世避秦時亂，率其邑人"
    "來此絕境。語云：「不足為外人道也。」〔二〕纔通人，一本作「才通人」。少長咸集。",
    "一九三〇年代": "我那時候纔知道，要一個人纔能領略。你纔到那裡，就喫了一驚；後來纔明白，這纔是春天。",
}


@pytest.mark.parametrize("name", OLD)
def test_an_old_text_is_genuine_with_what_the_old_language_writes(name: str) -> None:
    assert measure(OLD[name]).guess == "traditional"


@pytest.mark.parametrize(
    "text",
    [
        "余由津返里，道出楊村。是夕宿于蘆中，舟行甚緩，后舟相望。老母倚閭，相持而泣，并無他擾，余始心安矣。后三日乃歸。",
        "他是個天纔，也是個人纔，皇後說各方麵都好，這是一係列的事，纔能很高。",
        "他說這個島上今天多云，白云很低，這碗面太咸了，咸魚也咸，后來發現里面沒有東西。",
    ],
)
def test_a_copy_that_writes_the_same_where_nobody_did_is_damaged(text: str) -> None:
    assert measure(text).guess == "damaged"


def test_a_name_that_is_repeated_is_one_place_and_makes_no_doubt() -> None:
    named = "這把劍要三十蒙里他利幣，那把要五十蒙里的錢，蒙里，他們說不貴。"
    assert measure(TEXT[:600] + named).verdict == "traditional"
    slips = "這把劍在屋里他說，那把在河里的船上，心里，他們說不貴。"
    assert measure(TEXT[:600] + slips).verdict == "in doubt"


def test_a_family_whose_name_is_another_word_in_simplified_makes_no_doubt() -> None:
    named = "來臺祖范文開，生范廷發、范廷才。二房范文合，生范廷里、范廷后。「后」是本字。"
    assert measure(named).verdict == "traditional"
    half = named.replace("開", "开").replace("發", "发") + "這裡說的是他們的事，没有别人。"
    assert measure(half).verdict == "in doubt"
    assert measure("他在后山里。").verdict == "simplified"


def test_addresses_count_for_nothing_however_many_there_are() -> None:
    text = "他去https://a.example/隻有.html看，又去https://b.example/隻有.html看，{}好看。"
    for more, wrong in (("", []), ("隻有", ["，【隻】有"])):
        assert [*map(str, measure(text.format(more)).wrong)] == wrong


def test_a_genuine_text_that_names_many_addresses_is_genuine() -> None:
    text = TEXT + "".join(f"見https://a.example/{word}/。\n" for word in ("由于", "这里", "皇後", "方麵") * 9)
    assert interpret(seed(text))[0].script == "traditional"
    assert interpret(seed(text.replace("https://a.example/", "")))[0].script != "traditional"


@pytest.mark.parametrize("bracket", ["({})", "（{}）", "[{}]", "【{}】", "{{{}}}", "〈{}〉", "{}"])
def test_a_word_that_a_reading_cuts_counts_whole_in_whatever_brackets(bracket: str) -> None:
    reading = bracket.format("guān")
    found = measure(f"這是{'關' + reading}係，不是一係{'列' + bracket.format('liè')}。")
    assert [*map(str, found.wrong)] == ["一【係】列"]
    # What is no reading stays, and cuts.
    assert measure("這是一係（App）列。").wrong == ()


def test_nobody_has_declared_a_script_and_the_figures_decide() -> None:
    article, _ = interpret(seed(blind(TEXT)))
    assert article.script == "damaged"
    assert interpret(seed(TEXT))[0].script == "traditional"


def test_in_doubt_the_build_says_so_with_the_figures_and_the_line_to_paste() -> None:
    text = (TEXT * 2).replace("以後", "以后", 1).replace("什麼", "什么", 1).replace("歷時", "历時", 1)
    assert measure(text).verdict == "in doubt"
    doubts = [f for f in interpret(seed(text))[1] if "nobody can say" in f.message]
    assert len(doubts) == 1
    assert "left unconverted" in doubts[0].message
    assert 'script = "' in doubts[0].advice
    assert not [f for f in interpret(seed(TEXT))[1] if "nobody can say" in f.message]


def test_in_doubt_about_a_single_character_a_text_is_published_as_it_stands() -> None:
    old = measure("河水之出山也，其勢不可禦矣。（禦，止也。）②禦：阻擋。")
    assert (old.verdict, old.guess) == ("in doubt", "traditional")
    copy = measure(
        (TEXT * 2).replace("以後", "以后", 1).replace("什麼", "什么", 1).replace("歷時", "历時", 1)
    )
    assert (copy.verdict, copy.guess) == ("in doubt", "traditional"), "以後 stands elsewhere: slips"


@pytest.mark.parametrize(
    ("declared", "text", "warned"),
    [
        ("traditional", blind(TEXT), True),
        ("simplified", TEXT, True),
        ("traditional", SIMPLIFIED, True),
        ("damaged", blind(TEXT), False),
        ("traditional", TEXT, False),
        ("simplified", SIMPLIFIED, False),
        ("damaged", TEXT, False),
        ("hongkong", TEXT, False),  # Traditional, too: the figures cannot tell
        ("hongkong", SIMPLIFIED, True),
    ],
)
def test_a_declared_script_that_the_measure_contradicts_is_a_warning(
    declared: Script, text: str, warned: bool
) -> None:
    findings = interpret(seed(text, declared))[1]
    assert any(f.level == "warning" and "the text looks" in f.message for f in findings) == warned


def test_the_figures_are_per_thousand_han_characters() -> None:
    found = measure("這里" + "河" * 98)
    assert (found.census.han, [*map(str, found.wrong)]) == (100, ["這【里】河"])
    assert "10.0 left unconverted, 0.0 converted too much (這【里】河)" in str(found)


# ruff: noqa: E501
OLD_AND_NAMES = (
    "村東有船塢，歲久木朽。里人于成捐穀百斛，雇工修之。船成，老者髮盡白，猶日往視焉。",
    "歲收穀若干，族中髮白者得食之，餘以助婚喪。田之西有雲頭山，族人于彬私鬻其半，族老訟之官，三年而後復。",
    "沈于岳字子山，吾里之老儒也。舊志云其家藏書萬卷，兵燹後惟餘斷簡。岳髮盡白，猶手自鈔補，里中子弟多從之學。",
    "業精于勤而荒於嬉，此古人所以教子弟者。予年少時不知惜日，及髮白齒落，始取舊卷讀之，而餘光無幾矣。",
    "余家世居東里，門對雲峰。先祖征南時得石硯一方，后人寶之。余幼時嘗見，今不知所在，惟餘空匣而已。",
    "太后聞之，命有司發倉穀以賑飢民。干吏范祥領其事，三月而畢，民無流亡者，里老至今稱之。",
    "歲大旱，禾穀盡槁。縣令沈公禱于城隍，翌日雲合，雨三日不止。里人謂公之誠能動天，立石以記其事。",
    "秋風起兮雲飛揚，征人去兮歸故鄉。髮如霜兮心如鐵，望我里兮道路長。",
    "先生姓干，名濟，沈姓養之，遂為沈氏。性簡默，不事生產，餘穀輒以予鄰里。卒年八十，髮猶黑。",
    "客云：「君何不仕？」曰：「吾有薄田數頃，歲得穀百石，食之有餘。白雲在戶，清泉在階，何以仕為？」",
    "其山高五里，四面皆石，雲出其腰。東有后稷祠，鄉人春秋祭焉。祠後有古柏，其幹十圍，不知何代物也。",
    "昔者先王之征伐也，不以利，不以怒。干戈既戢，民歸于田，穀熟而倉廩實，然後教之以禮，是以刑措不用。",
    "是日也，天朗氣清，余與沈君、范君同登北山。雲生足下，泉響耳畔，坐石飲酒，髮為風亂，不覺日之夕也。",
    "夫農之於穀也，耕之耘之，不敢一日怠焉。士之于學，獨可怠乎？里塾之師多不知此，余甚惜之。",
    "有叟負薪過橋，髮皤然，行甚疾。問其年，曰九十餘矣。問其術，曰：「食穀飲水，無他術也。」言訖入雲中。",
    "于公治獄，郡中無冤者。里門壞，父老共治之，公曰：「少高大門閭，令容駟馬。」後其子果至丞相，鄉里榮之。",
    "城西舊有沈園，亭臺半圮。園丁于姓，髮已種種，猶能言當日之盛。云某歲某日，名公讌集于此，賦詩者數十人。",
    "丁卯秋，余自瀋陽南返，舟次津門。夜與里人話舊，云故居已鬻他姓，惟餘老槐一株。余聞之，髮為之豎，淚為之下。",
    "海濱有里曰干村，民皆業漁。歲終則聚于后土祠，殺豕釀穀，祀海若。祀畢分胙，髮白者先，童子後。",
    "征鴻一去無消息，冷雨寒雲滿故關。里巷無人秋草沒，空餘明月照征鞍。",
    "此帖為沈翁舊藏，後歸里中范氏。卷末題云：「丁丑九月，于東軒觀。」字跡蒼勁，髮絲不亂，真蹟無疑也。",
    "稻穀登場，雞豚滿里。稚子牽衣，老翁束髮。雲淡天高，風來自北。樂哉斯歲，其有餘乎！",
    "公諱復，字于野，世為里中望族。少孤，母沈氏撫之。及長，博覽羣書，尤精曆算。晚年髮禿，猶終日危坐，不少懈。",
    "余讀其書，至「雲從龍，風從虎」，輒廢卷而歎。蓋后世之人，但知其文，不知其所以文；但見其餘，不見其本也。",
    "鄉之穀價，冬賤而春貴。富者囷積以待，貧者剪髮鬻錢。范公令于四里各設義倉，斂散以時，貧富兩利。",
    "乾元中，有僧自雲門來，止于里之廢寺。日食穀一合，不與人言。居三年，髮長覆肩，一夕忽去，惟餘蒲團。",
    "沈約云：「文章當從三易。」今之作者，字必求僻，語必求深，去古人遠矣。里塾童子，安能卒讀？",
    "軍次雲中，糧穀不繼。將軍范某椎牛饗士，士皆泣下，願效死。明日復征，斬首千餘，髮膚無傷者什之九。",
    "有干將者，善鑄劍。其妻斷髮剪爪，投于爐中，金鐵乃濡。劍成，陽作龜文，陰作漫理，雲氣隨之。",
    "老屋在后溪之上，先大父所築也。前臨穀場，後倚雲岡，里人過者必指曰：此范氏書屋也。今屋在而書散，余不能無愧于先人。",
    "于家的鐘不准，是街坊都知道的事。于念祖每天早上把鐘撥快十分鐘，到了傍晚它又慢了。于太太說，鐘和人一樣，老了就走不動。",
    "后山不高，走二十分鐘就到頂。于念慈小時候常在后山採野菜，採滿一籃才肯回家。那時候沒有不准時的鐘，只有不肯停的雨。便當裡別帶麵，帶 1 只橘子就好。",
    "范里安的書我讀了三遍。里昂的冬天很冷，范里安在那裡教書，于老師替他翻譯，干先生替他校對。",
)
COPIES = (
    "他后來才知道，這里的人都是從外地來的，由于下雨，大家都沒有出門。",
    "老師說，關于這個問題，我們以后再討論，現在只要把書念完就好，里面的圖也要看。",
    "她住在城里，家里有三個孩子，每天早上煮面條給他們吃，然后去上班。",
    "我們終于到了山頂，白云就在腳下，后面的人還在喊累，心里卻很高興。",
    "這家店的制造方法很特別，面包是用老面發酵的，里面還夾了松仁。",
    "他干了一輩子活，頭發都白了，后來在家里種花，日子過得很安靜。",
    "皇後說各方麵都好，這是一係列的事，大傢都很滿意，隻有他不高興。",
    "他隻是站在後麵，冇有說話，心裡想著傢裡的事，麵上卻很平靜。",
    "會議於是在下午開始，主席髮言說，這個計劃的髮展很快，大傢鼓掌。",
    "我們學習瞭歷史，也瞭解瞭許多製度，老師說這些製度很復雜。",
    "由于天氣的關系，比賽准備工作沒有完成，只好改在以后舉行。",
    "他征求了大家的意見，准備在山谷里蓋一座房子，里面有書房。",
    "她復習了功課，又把作業里的錯字改了，然后才去睡覺。",
    "雨后的山里很安靜，云從谷里升起來，我們在林子里走了很久，后來才找到路。",
    "他松了一口氣，說終于干完了，以后再也不干這么累的活了。",
    "我哥哥征服了那座山，他說山里的云很低，好像在腳下，后來還寫了文章。",
    "老板說這只是個開始，以后還有更多的事要做，由于人手不夠，要再請几個人。",
    "她准時到了，可是里面沒有人，后來才知道改了時間，心里很生氣。",
    "我們在茶几上擺了几本書，他拿起一本，說里面的字太小，后來就睡著了。",
    "這次調查髮現，隻有少數人瞭解這個問題，大傢的反應都很冷淡。",
    "孩子們齣發瞭，他們走到山穀，隻見一群羊在吃草，後麵跟著一隻狗。",
    "天黑瞭，外麵下起瞭大雨，他隻好在裡麵等，心裡很著急，不知道什麼時候能齣去。",
    "老王範瞭一個錯誤，他把時間記錯瞭，大傢等瞭他一個小時，隻好先走。",
    "我曆來不喜歡鼕天，因為外麵太冷，隻有在傢裡纔覺得舒服，麵對著火爐。",
    "她嚮我走過來，麵帶微笑，說自己的願望實現瞭，我也為她感到高興，隻是冇有說齣來。",
)


@pytest.mark.parametrize("text", OLD_AND_NAMES)
def test_old_words_and_names_make_no_text_a_damaged_copy(text: str) -> None:
    assert measure(text).guess == "traditional"


@pytest.mark.parametrize("text", COPIES)
def test_a_short_copy_with_words_of_today_wrong_is_damaged(text: str) -> None:
    assert measure(text).guess == "damaged"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("made by words", "太後的頭發全白了，心髒不好，口中幹燥，隻好聯係大夫，籤證也丟了。"),
        ("made, of a kitchen", "麵團鬆弛二十分鍾，蓋上幹凈的布，防止表麵幹裂，再等五分鍾。"),
        ("made, of a contract", "合同籤字以后，雙方聯係不上，隻好在總麵積上各讓一步。"),
    ],
)
def test_a_short_text_converted_blindly_in_other_words_is_called_damaged(kind: str, text: str) -> None:
    assert measure(text).verdict == "damaged", (kind, str(measure(text)))


def test_a_short_text_of_words_on_which_opencc_slips_is_taken_for_damaged() -> None:
    copy = "書店離車站兩公裡，賣餅幹，店麵不大。老師是中文係的，更復雜的書他也有，只是很少有人買。"
    assert guessed_script(copy) == "damaged"
    assert interpret(seed(copy))[0].script == "damaged"
    # Neighbours: two such slips, and one word that is repeated.
    assert guessed_script(TEXT + "書店離車站兩公裡，賣餅幹。") == "traditional"
    assert guessed_script("一只貓，一只狗，一只鳥，一只雞，都是我的，牠們住在河邊的房子裡。") == "traditional"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (TEXT + "這方麵的書很少，他的頭發白了。", ["方麵的 → 方面的", "頭發白 → 頭髮白"]),
        (TEXT + "星期三休息，定于十日開門。", ["定于十 → 定於十"]),
        (
            TEXT + "店離這裡兩公裡，賣餅幹，也有中文係的書。",
            ["公裡， → 公里，", "餅幹， → 餅乾，", "文係的 → 文系的"],
        ),
        # Neighbours that are right.
        (TEXT + "他聯繫了太后，做事扎實，心臟很好，抽了一支籤，衣服髒了，鍾先生說麵很好吃。", []),
        (TEXT + "更複雜的事，和面對的事，講完了如何做，在那一里長的路上。", []),
        ("子曰：志于道，據于德，依于仁，游于藝。不舍晝夜，舊穀既沒。", []),
    ],
)
def test_a_slip_of_a_blind_conversion_in_a_genuine_text_is_told_and_stays(
    text: str, wrong: list[str]
) -> None:
    lines, findings = restore(text, "traditional")
    assert "".join(line.now for line in lines) == text.replace("\n", "")
    told = [one for one in findings if one.doubt and one.doubt.kind == "blind"]
    assert [f"{one.doubt.quotes[0]} → {one.doubt.becomes[0]}" for one in told if one.doubt] == wrong


@pytest.mark.parametrize(
    "usual",
    [
        "淺嚐即止，飽嚐美味的人",
        "引起很大的迴響，往北迴歸線的路",
        "剉籤炒香的店，處方籤的字",
        "她說的代誌，我託朋友去問",
        "蛋糕捲好吃的祕訣，每一捲的餡",
        "彙集的文章，新買的傢俱",
        "政治係要講理的，「母校係我們的」",
        "法官所以准他緩刑的理由",
        "泡軟的干貝，切好的薑氣味濃",
        "根扎了根的樹，雅致的房間，于老的字",
    ],
)
def test_what_taiwan_or_hong_kong_writes_is_told_of_as_no_slip(usual: str) -> None:
    assert not converted_blindly(usual), converted_blindly(usual)


def test_a_word_that_is_spoken_of_is_told_of_as_no_slip() -> None:
    assert not converted_blindly("把「頭髮」寫成「頭發」的人，「髮」與「發」的分別")
    assert len(converted_blindly("他的頭發很長，「她的頭發也長」")) == 2


def test_the_same_characters_are_told_of_in_words_that_have_them_not() -> None:
    text = "他嚐試的事，未嚐不可的事，考捲的題，襯託的花，中文體係的書"
    told = {text[one.start : one.end] for one in converted_blindly(text)}
    assert len(told) == 5, told
